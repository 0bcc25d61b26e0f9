"""The cell of one column, turned into what stands under its field, or into why it cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import get_args

from yuhua.derive.recurrence import EXAMPLES, parse
from yuhua.importers import cells
from yuhua.importers.matching import Around, find, term
from yuhua.importers.moments import Reading, read_moment
from yuhua.importers.sheets import Value
from yuhua.importers.times import HOW
from yuhua.kinds.schedule import OnHoliday, Status
from yuhua.model.fields import FREE
from yuhua.model.terms import GROUPS, Group
from yuhua.text import UNFILLED, did_you_mean

Yaml = str | int | bool | tuple[str, ...] | Mapping[str, str]
_STATES = {
    "报名中": "报名 开放报名 正在报名 可报名 招募中",
    "满额": "已满 满 报满 名额已满 满员",
    "改期": "延期 已改期 推迟",
    "取消": "已取消 停办 不办 停课",
    "已结束": "结束 已办 已完成 已举办 完成",
    "计划": "待定 筹备 筹备中 未开始 拟定 计划中 待开展",
}
_STATE = {word: state for state, words in _STATES.items() for word in words.split(" ")}


@dataclass(frozen=True)
class Taken:
    """A field's value, None where there is none; what is doubtful, and whether to keep the words."""

    value: Yaml | None = None
    message: str = ""
    hint: str = ""
    kept: bool = False


Read = Callable[[Value, Around], Taken]


def _line(value: Value, _around: Around) -> Taken:
    return Taken(cells.line(value) or None)


def _lost(value: Value, what: str, hint: str, instead: Yaml | None = None) -> Taken:
    """Say that a cell's words mean nothing known; they are kept in a comment."""
    return Taken(instead, f"{what}“{cells.line(value)[:30]}”没有对上", hint, kept=True)


def _record(key: str, label: str, instead: Yaml | None, value: Value, around: Around) -> Taken:
    titles = around.titles[key]
    found = find(cells.line(value), titles)
    hint = did_you_mean(cells.line(value), titles.values())
    return Taken(found) if found else _lost(value, label, hint, instead)


def _records(key: str, label: str, value: Value, around: Around) -> Taken:
    titles = around.titles[key]
    names = cells.words(value)
    found = {name: find(name, titles) for name in names}
    return _several(found, label, partial(did_you_mean, words=titles.values()), value)


def _words(group: Group, value: Value, around: Around) -> Taken:
    names = [one.name for one in around.vocabulary.group(group)]
    found = {
        name: term(name, group, around.vocabulary)
        for word in cells.words(value)
        for name in ([word] if term(word, group, around.vocabulary) else word.split(" "))
    }
    return _several(found, GROUPS[group], partial(did_you_mean, words=names), value)


def _several(
    found: Mapping[str, str], label: str, suggest: Callable[[str], str], value: Value
) -> Taken:
    known = tuple(dict.fromkeys(name for name in found.values() if name))
    lost = [name for name, one in found.items() if not one]
    if not lost:
        return Taken(known or None)
    told = _lost("、".join(lost), label, suggest(lost[0]))
    return Taken(known or None, told.message, told.hint, kept=bool(cells.text(value)))


def _book(value: Value, _around: Around) -> Taken:
    return Taken(cells.line(value).strip("《》") or None)


def _word(group: Group, instead: Yaml | None, value: Value, around: Around) -> Taken:
    found = term(cells.line(value), group, around.vocabulary)
    names = [one.name for one in around.vocabulary.group(group)]
    hint = did_you_mean(cells.line(value), names)
    return Taken(found) if found else _lost(value, GROUPS[group], hint, instead)


def _repeat(value: Value, _around: Around) -> Taken:
    seen = cells.line(value)
    if seen in cells.NOTHING or seen in {"不重复", "一次", "单次", "否"}:
        return Taken()
    if parse(seen):
        return Taken(seen)
    return _lost(value, "重复规则", f"可以写：{EXAMPLES}", UNFILLED)


def _until(value: Value, around: Around) -> Taken:
    read = read_moment(value, around.as_of)
    if read.day is None or read.rest:
        return _lost(value, "“重复到”写的", HOW, UNFILLED) if cells.text(value) else Taken()
    return _dated(str(read.day), read)


def _deadline(value: Value, around: Around) -> Taken:
    """A day without a time of day is meant as a whole."""
    if cells.line(value) in cells.NOTHING:
        return Taken()
    read = read_moment(value, around.as_of)
    if read.day is None or read.rest:
        return _lost(value, "报名截止", "写成 2026-12-04 17:00 这样")
    clock = f"{read.begin:%H:%M}" if read.begin else "23:59"
    return _dated(f"{read.day} {clock}", read)


def _dated(found: str, read: Reading) -> Taken:
    if read.guessed:
        return Taken(found, f"没有写年份，当作 {read.day}", "在表里写上年份")
    if read.mismatch:
        return Taken(found, f"写的星期{read.mismatch}和 {read.day} 对不上", "看看哪个写错了")
    return Taken(found)


def _count(value: Value, _around: Around) -> Taken:
    if cells.line(value) in cells.NOTHING:
        return Taken()
    found = cells.count(value)
    return _lost(value, "人数", "只写数字，例如 40") if found is None else Taken(found)


def _status(value: Value, _around: Around) -> Taken:
    seen = cells.line(value)
    states = get_args(Status)
    found = seen if seen in states else _STATE.get(seen, "")
    return Taken(found) if found else _lost(value, "状态", f"可以填：{'、'.join(states)}", UNFILLED)


def _holidays(value: Value, _around: Around) -> Taken:
    seen, choices = cells.line(value), get_args(OnHoliday)
    if seen in choices:
        return Taken(seen)
    return _lost(value, "遇到节假日怎么办", f"可以填：{'、'.join(choices)}")


def _fee(value: Value, _around: Around) -> Taken:
    return Taken(cells.fee(value) or FREE)


def _things(value: Value, _around: Around) -> Taken:
    return Taken(cells.things(value) or None)


def _sample(value: Value, _around: Around) -> Taken:
    return Taken(value=True) if cells.plain(cells.text(value)) in cells.YES else Taken()


READERS: Mapping[str, Read] = {
    "title": _line,
    "sample": _sample,
    "summary": _line,
    "programme": partial(_word, "programmes", UNFILLED),
    "course": partial(_record, "course", "课程", None),
    "book": _book,
    "place": partial(_record, "place", "地点", UNFILLED),
    "speakers": partial(_records, "speakers", "讲师"),
    "repeat": _repeat,
    "until": _until,
    "count": _count,
    "holidays": _holidays,
    "status": _status,
    "audience": partial(_words, "audiences"),
    "ages": partial(_words, "ages"),
    "topics": partial(_words, "topics"),
    "settings": partial(_words, "settings"),
    "level": partial(_word, "levels", None),
    "capacity": _count,
    "fee": _fee,
    "fee_reason": _line,
    "bring": _things,
    "access": _line,
    "childcare": _line,
    "how": _line,
    "deadline": _deadline,
}
