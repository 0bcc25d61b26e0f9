"""The ways people write a number, an address or a name so that no search finds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

# The passages that the gate was tuned with, and those it was not.
TUNED, HELD_OUT = "private_passages.yml", "private_passages_held.yml"
_CIRCLED = {"0": "⓪", **{str(one): chr(0x245F + one) for one in range(1, 10)}}
_HAN = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
_FORMAL = dict(zip("0123456789", "零壹贰叁肆伍陆柒捌玖", strict=True))
_TENS = ("", "十", "二十", "三十")

Disguise = Callable[[list[str]], str]


def _wide(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def _each(table: dict[str, str]) -> Disguise:
    return lambda parts: "".join(table.get(one, one) for one in "".join(parts))


def _joined(mark: str) -> Disguise:
    return mark.join


def _spread(mark: str) -> Disguise:
    return lambda parts: mark.join("".join(parts))


def _keycaps(parts: list[str]) -> str:
    return "".join(f"{one}\ufe0f\u20e3" if one.isdigit() else one for one in "".join(parts))


def _counted(parts: list[str]) -> str:
    """Write a number as one says it, a room digit by digit: 十二, 五〇二."""
    text = "".join(parts)
    if not text.isdigit() or len(text) > len("12"):
        return _each(_HAN | {"0": "〇"})(parts)
    tens, ones = divmod(int(text), 10)
    return f"{_TENS[tens]}{_HAN[str(ones)] if ones else ''}"


# A number comes as its usual groups: 138, 0013, 8000.
DISGUISES: dict[str, Disguise] = {
    "plain": "".join,
    "wide": lambda parts: _wide("".join(parts)),
    "wide spaces": lambda parts: _wide(" ".join(parts)).replace(" ", "\u3000"),
    "spaces": _joined(" "),
    "thin spaces": _joined("\u2009"),
    "entities": _joined("&nbsp;"),
    "hyphens": _joined("-"),
    "wide hyphens": _joined("－"),
    "dots": _joined("."),
    "middle dots": _joined("·"),
    "underscores": _joined("_"),
    "zero-width": _spread("\u200b"),
    "joiners": _spread("\u2060"),
    "spread": _spread(" "),
    "circled": _each(_CIRCLED),
    "keycaps": _keycaps,
    "mathematical": _each({str(one): chr(0x1D7CE + one) for one in range(10)}),
    "han": _each(_HAN),
    "circle for zero": _each(_HAN | {"0": "〇"}),
    "formal": _each(_FORMAL),
    "half han": lambda parts: "".join((*parts[:-1], _each(_HAN)(parts[-1:]))),
    "bold": lambda parts: "".join((f"**{parts[0]}**", *parts[1:])),
    "all bold": lambda parts: f"**{''.join(parts)}**",
    "small": lambda parts: "".join(parts).lower(),
    "loose": lambda parts: f" {''.join(parts)} ",
    "counted": _counted,
}
_Ways = dict[str, tuple[str, ...]]
_NUMBERS: _Ways = {
    TUNED: ("plain", "wide", "spaces", "hyphens", "dots", "zero-width", "circled", "han", "spread", "wide spaces"),
    HELD_OUT: ("plain", "formal", "bold", "half han", "thin spaces", "middle dots", "wide hyphens", "entities", "mathematical", "keycaps", "circle for zero", "underscores", "joiners"),
}  # fmt: skip
_WORDS: _Ways = {TUNED: ("plain", "wide", "zero-width"), HELD_OUT: ("plain", "joiners", "all bold")}
WAYS: Mapping[str, _Ways] = {
    **dict.fromkeys(("id", "mobile", "card", "landline"), _NUMBERS),
    **dict.fromkeys(("account", "pupil"), _WORDS),
    "plate": {
        TUNED: ("plain", "wide", "dots", "spaces", "zero-width", "han", "spread", "small"),
        HELD_OUT: ("plain", "bold", "middle dots", "thin spaces", "wide hyphens", "keycaps", "joiners", "small"),
    },
    "address": {
        TUNED: ("plain", "wide", "han", "zero-width", "loose"),
        HELD_OUT: ("plain", "wide", "counted", "joiners", "loose"),
    },
}  # fmt: skip
