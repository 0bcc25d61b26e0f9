"""The automatic numbers of a document, turned into what stands before each paragraph: 一、, 3, a bullet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from yuhua.importers.ooxml import Node, child, count, name, value
from yuhua.importers.styles import Style

_HAN = "〇一二三四五六七八九"
_FORMAL = str.maketrans("〇一二三四五六七八九十", "零壹贰叁肆伍陆柒捌玖拾")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED = 20  # ① to ⑳
_LETTERS = 26
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LONGEST = 20  # of what stands before a paragraph
_PLACE = re.compile(r"%([1-9])")
_CIRCLES = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle")
# `1.` and `1、` are lists of Markdown; `（1）`, `1.1`, 一、 and ① keep the form they have.
_LIST = re.compile(r"%\d[.．、)）]?")


@dataclass(frozen=True)
class Label:
    """What a paragraph is numbered with: `number` in a list of Markdown, or `text` that is to be kept.

    A bullet has neither.
    """

    level: int
    number: int = 0
    text: str = ""


@dataclass(frozen=True)
class _Level:
    format: str
    text: str
    start: int


@dataclass(frozen=True)
class Lists:
    """The lists a document declares: which is which, what each level looks like and begins with."""

    by_id: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[tuple[str, int], _Level] = field(default_factory=dict)
    starts: Mapping[tuple[str, int], int] = field(default_factory=dict)
    by_style: Mapping[str, int] = field(default_factory=dict)


class Counting:
    """Lists being counted, paragraph by paragraph."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self._counted: dict[tuple[str, int], int] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, style: Style, style_id: str) -> Label | None:
        """Return what stands before the next paragraph, or None where it has no number."""
        given, depth = style.numbering
        abstract = self.lists.by_id.get(given or "")
        at = self.lists.by_style.get(style_id, 0) if depth is None else count(depth)
        level = self.lists.levels.get((abstract, at)) if abstract else None
        if level is None or abstract is None or level.format == "none":
            return None
        shown_at = at + style.inset
        if level.format == "bullet":
            return Label(shown_at)
        self._count(given or "", abstract, at, level)
        text = _PLACE.sub(lambda found: self._shown(abstract, int(found[1]) - 1), level.text)
        number = self._counted[abstract, at] if _is_list(level, shown_at) else 0
        return Label(shown_at, number, text) if text else None

    def _count(self, given: str, abstract: str, at: int, level: _Level) -> None:
        """Count on; deeper levels begin anew, and a list may say where it begins."""
        key = (given, at)
        if key in self.lists.starts and key not in self._begun:
            self._counted[abstract, at] = self.lists.starts[key] - 1
        self._begun.add(key)
        self._counted[abstract, at] = self._counted.get((abstract, at), level.start - 1) + 1
        for deeper in [one for one in self._counted if one[0] == abstract and one[1] > at]:
            del self._counted[deeper]

    def _shown(self, abstract: str, at: int) -> str:
        level = self.lists.levels.get((abstract, at))
        if level is None:
            return ""
        return _FORMATS.get(level.format, str)(self._counted.get((abstract, at), level.start))


def read_lists(root: Node | None, styles: Node | None) -> Lists:
    """Return the lists of a document; those that a style holds are looked up there."""
    if root is None:
        return Lists()
    lists, starts = {}, {}
    for one in root.iter(name("w:num")):
        key = one.get(name("w:numId"), "")
        lists[key] = value(one, "w:abstractNumId") or ""
        for change in one.iter(name("w:lvlOverride")):
            if start := value(change, "w:startOverride"):
                starts[key, count(change.get(name("w:ilvl")))] = count(start)
    linked = _linked(root, styles, lists)
    levels: dict[tuple[str, int], _Level] = {}
    by_style: dict[str, int] = {}
    for one in root.iter(name("w:abstractNum")):
        for level in one.iter(name("w:lvl")):
            at = count(level.get(name("w:ilvl")))
            levels[one.get(name("w:abstractNumId"), ""), at] = _level(level)
            by_style[value(level, "w:pStyle") or ""] = at
    return Lists(
        {key: linked.get(one, one) for key, one in lists.items()}, levels, starts, by_style
    )


def _is_list(level: _Level, at: int) -> bool:
    """Say whether Markdown can count like this; inside another list the form of numbers gives way."""
    if level.format in {"decimal", "decimalZero"}:
        return bool(at or _LIST.fullmatch(level.text))
    return at > 0 and level.format in _CIRCLES


def _level(node: Node) -> _Level:
    start = value(node, "w:start")
    return _Level(
        value(node, "w:numFmt") or "decimal",
        (value(node, "w:lvlText") or "").strip()[:_LONGEST],
        1 if start is None else count(start),
    )


def _linked(root: Node, styles: Node | None, lists: Mapping[str, str]) -> dict[str, str]:
    """Return the list that stands for each one that only names a style (`w:numStyleLink`)."""
    by_name = {
        one.get(name("w:styleId"), ""): lists.get(value(one, "w:pPr/w:numPr/w:numId") or "", "")
        for one in (() if styles is None else styles.iter(name("w:style")))
        if child(one, "w:pPr/w:numPr") is not None
    }
    named = {
        one.get(name("w:abstractNumId"), ""): value(one, "w:numStyleLink") or ""
        for one in root.iter(name("w:abstractNum"))
    }
    return {key: by_name[style] for key, style in named.items() if by_name.get(style)}


def han(number: int) -> str:
    """Return a number below 100 as it is counted in Chinese; larger ones digit by digit."""
    tens, ones = divmod(number, 10)
    if number < len(_HAN) or tens >= len(_HAN):
        return "".join(_HAN[int(digit)] for digit in str(number))
    return f"{_HAN[tens] if tens > 1 else ''}十{_HAN[ones] if ones else ''}"


def _letters(number: int) -> str:
    times, place = divmod(max(number, 1) - 1, _LETTERS)
    return chr(ord("a") + place) * (min(times, 3) + 1)


def _roman(number: int) -> str:
    found = ""
    for amount, sign in _ROMAN:
        times, number = divmod(min(number, 3999), amount)
        found += sign * times
    return found


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= _CIRCLED else f"({number})"


_FORMATS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting",
         "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseCounting",
         "taiwaneseCountingThousand", "koreanDigital2"),
        han,
    ),
    **dict.fromkeys(_CIRCLES, _circled),
    "chineseLegalSimplified": lambda number: han(number).translate(_FORMAL),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}  # fmt: skip
