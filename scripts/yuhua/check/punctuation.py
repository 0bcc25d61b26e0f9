"""Punctuation and spacing as Chinese print has them (conventions §3, T01–T03). The door to autocorrect."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from yuhua.model.content import Content, Located
from yuhua.model.texts import strings
from yuhua.problems import UNSEEN, Fix, Mark, Problem, edit

_HALF = {",": "，", ";": "；", "!": "！", "?": "？", ":": "：", "(": "（", ")": "）"}
_CLOSED, _OPEN = "\u4e00-\u9fff》”’）】", "\u4e00-\u9fff《“‘（【"
# Beside bold words and links, and in brackets, where autocorrect does not look.
_MARK = re.compile(
    rf"(?<=[{_CLOSED}])[,;!?:](?=[{_OPEN}]|$|\s)|(?<=[{_CLOSED}]\*\*)[,;!?:](?=[{_OPEN}])"
    rf"|(?<=[\u4e00-\u9fff])\((?=[\u4e00-\u9fff])"
)
# Typed on a phone, with a space beside it: autocorrect takes it for one of English.
_STOP = re.compile(rf"(?<=[{_CLOSED}])(?:\s+\.\s*|\.\s+)(?=[{_OPEN}])")
_WIDE = re.compile(r"[Ａ-Ｚａ-ｚ０-９]+")
_DOTS = re.compile(r"。。+|(?<=[\u4e00-\u9fff])\.\.\.+")
_DASHES = re.compile(r"(?<=[\u4e00-\u9fff])-{2,}(?=[\u4e00-\u9fff])")
_NUMBERED = re.compile(r"(?:^|(?<=[\s，。；：、]))[0-9a-zA-Z一二三四五六七八九十]{1,3}）")
_PAIRS = {"”": "“", "’": "‘", "》": "《", "〉": "〈", "）": "（", "】": "【", "」": "「"}
_OPENING = {opening: closing for closing, opening in _PAIRS.items()}
# Spacing between Han and Latin is the style sheet's (`text-autospace`), spelling nobody's.
RULES = {
    **dict.fromkeys(
        ("space-word", "space-punctuation", "space-bracket", "space-dash", "space-backticks", "space-dollar"), 0
    ),
    **dict.fromkeys(("fullwidth", "no-space-fullwidth", "halfwidth-word", "halfwidth-punctuation"), 1),
    "spellcheck": 0,
}  # fmt: skip


def pieces(one: Located) -> Iterator[tuple[Mark, str]]:
    """Yield (place, text) for every text field and every line of the body outside code."""
    yield from ((one.at(*path), text) for path, text in strings(one.record))
    yield from ((Mark(number, 1), line) for number, line in one.lines)


def punctuation(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Half-width marks beside Han, full-width digits, strings of dots and stray spaces are typing slips."""
    for one in content.records:
        for mark, text in pieces(one):
            for start, end, new, code in corrections(text):
                place = mark.along(start)
                message, hint = _said(code, text, start, end, new)
                fix = edit(mark, text, start, end, new)
                yield Problem.at(one.file, place, code, message, hint, fix=fix)


def corrections(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield (start, end, right, code) for every slip of a piece of text, by place."""
    found = [
        *((one, _HALF[one[0]], "punctuation-half") for one in _MARK.finditer(text)),
        *((one, _narrow(one[0]), "letter-wide") for one in _WIDE.finditer(text)),
        *((one, "……", "punctuation-dots") for one in _DOTS.finditer(text)),
        *((one, "——", "punctuation-dash") for one in _DASHES.finditer(text)),
    ]
    ours = [(one.start(), one.end(), new, code) for one, new, code in found]
    yield from sorted([*ours, *_others(text, [(start, end) for start, end, _, _ in ours])])


def _others(text: str, known: list[tuple[int, int]]) -> Iterator[tuple[int, int, str, str]]:
    """Yield what autocorrect would change besides."""
    right = _corrected(text)
    if right == text:
        return
    for what, start, end, first, last in SequenceMatcher(
        None, text, right, autojunk=False
    ).get_opcodes():
        fresh = what != "equal" and not any(
            start <= place[1] and place[0] <= end for place in known
        )
        if fresh and end < len(text) + (not text[start:end].isspace()):
            code = "punctuation-space" if text[start:end].isspace() else "punctuation-half"
            yield start, end, right[first:last], code


def _corrected(text: str) -> str:
    return str(_autocorrect().format(text))


@cache
def _autocorrect() -> Any:  # noqa: ANN401 -- its types leave out `load_config`
    import autocorrect_py  # noqa: PLC0415 -- slow import

    machine: Any = autocorrect_py
    machine.load_config(json.dumps({"rules": RULES}))
    return machine


def _narrow(wide: str) -> str:
    return "".join(chr(ord(char) - 0xFEE0) for char in wide)


def _said(code: str, text: str, start: int, end: int, new: str) -> tuple[str, str]:
    found = text[start:end]
    around = text[max(0, start - 4) : end + 4].replace(UNSEEN, "")
    if code == "letter-wide":
        return f"“{found}”是全角字母或数字", f"改成半角：{new}"
    if code == "punctuation-dots":
        return f"省略号写成了“{found}”", f"改成“{new}”"
    if code == "punctuation-dash":
        return f"破折号写成了“{found}”", f"改成“{new}”"
    if code == "punctuation-space":
        return f"“{around}”里的标点旁边多了空格", "删掉这个空格"
    return f"“{around}”里的“{found}”应为全角", f"改成“{new}”"


def stops(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A dot between Han is a full stop, or stands between a foreigner's names: only people know."""
    for one in content.records:
        for mark, text in pieces(one):
            for found in _STOP.finditer(text):
                around = text[max(0, found.start() - 4) : found.end() + 4].replace(UNSEEN, "")
                message = f"“{around}”里的半角“.”应为句号"
                hint = "改成“。”；外国人的名字，两段之间用“·”"
                place = mark.along(found.start())
                yield Problem.at(one.file, place, "punctuation-half", message, hint)


def paired(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Quotation marks and brackets open and close (GB/T 15834), within one field or paragraph."""
    for one in content.records:
        for mark, text in pieces(one):
            odd = _odd(_NUMBERED.sub(lambda found: UNSEEN * len(found[0]), text))
            if odd is not None:
                message, hint, fix = _alone(mark, text, odd)
                place = mark.along(odd)
                yield Problem.at(one.file, place, "punctuation-pair", message, hint, fix=fix)


def _alone(mark: Mark, text: str, odd: int) -> tuple[str, str, Fix | None]:
    """Say what lacks a mark that stands alone; a half-width one may be meant as its other half."""
    sign = text[odd]
    other = _PAIRS.get(sign) or _OPENING[sign]
    if sign not in "“”":
        return f"“{sign}”没有和它成对的“{other}”", f"补上“{other}”；多出来的就删掉", None
    missing = "前引号没有后引号" if sign == "“" else "后引号没有前引号"
    half = text.find('"', odd) if sign == "“" else text.rfind('"', 0, odd)
    if half >= 0:
        hint = f'{"后" if sign == "“" else "前"}面的半角引号 " 改成全角的 {other}'
        return f"这里的{missing}", hint, edit(mark, text, half, half + 1, other)
    return f"这里的{missing}", f"补上 {other} ；多出来的就删掉", None


def _odd(text: str) -> int | None:
    """Return the place of the first mark that has no other half."""
    opened: list[int] = []
    for place, sign in enumerate(text):
        if sign in _OPENING:
            opened.append(place)
        elif sign in _PAIRS and (not opened or text[opened.pop()] != _PAIRS[sign]):
            return place
    return opened[0] if opened else None


CHECKS = (punctuation, stops, paired)
EACH = CHECKS
