"""No room and no lecturer is promised twice, no room is shut or too small (feature E6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from yuhua.check.timetable import MAX_LENGTH, schedules
from yuhua.dates import WEEKDAYS, show_date, show_span
from yuhua.derive.holidays import special_days
from yuhua.derive.slots import Slot, slots
from yuhua.kinds.person import Person
from yuhua.kinds.place import Place
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content, Located
from yuhua.model.parts import Closure
from yuhua.model.texts import Path
from yuhua.problems import Problem

_NONE = timedelta()


@dataclass(frozen=True)
class _Held:
    """A session that takes place, and the record it belongs to."""

    one: Located
    record: Schedule
    slot: Slot

    @property
    def when(self) -> str:
        span = self.slot.span
        return show_span(span.start, span.end, all_day=span.all_day)

    @property
    def path(self) -> Path:
        """Where its time and place were said last."""
        if self.slot.changes:
            return ("changes", self.record.changes.index(self.slot.changes[-1]))
        return ("start",)


def _held(content: Content) -> list[_Held]:
    special = special_days(content)
    found = [
        _Held(one, record, slot)
        for one, record in schedules(content)
        for slot in slots(record, special)
        if slot.takes_place and _NONE < slot.span.length <= MAX_LENGTH
    ]
    return sorted(found, key=lambda held: (held.slot.span.start, held.record.id))


def overlaps(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Two schedules never have the same room or lecturer at overlapping times.

    Whole days have no hours that could overlap. One finding for each pair of schedules.
    """
    told: set[tuple[str, ...]] = set()
    for what, name, title, mine in _claims(content):
        last = mine[0]
        for held in mine[1:]:
            key = (what, name, *sorted((last.record.id, held.record.id)))
            clash = held.slot.span.start < last.slot.span.end and held.record != last.record
            if clash and key not in told:
                told.add(key)
                yield _clash(*_by_coming(last, held, content), what, title)
            if held.slot.span.end > last.slot.span.end:
                last = held


def _claims(content: Content) -> Iterator[tuple[str, str, str, list[_Held]]]:
    """Yield (what, id, title, its sessions in order) for every room and every lecturer in use."""
    places, people = content.of(Place), content.of(Person)
    claims: dict[tuple[str, str], list[_Held]] = {}
    for held in _held(content):
        if not held.slot.span.all_day:
            for key in (("地点", held.slot.place), *(("讲师", one) for one in held.slot.speakers)):
                claims.setdefault(key, []).append(held)
    for (what, name), mine in sorted(claims.items(), key=lambda claim: claim[0]):
        record = places.get(name) if what == "地点" else people.get(name)
        yield what, name, record.title if record else name, mine


def _by_coming(one: _Held, other: _Held, content: Content) -> tuple[_Held, _Held]:
    """Return two sessions, the one that came later last: who writes it can still choose.

    It is in a file that was asked for, was published later or stands later in the files.
    """

    def came(held: _Held) -> tuple[bool, date, str, int]:
        asked = held.one.file in content.sources
        return asked, held.record.published, held.one.file, held.one.at("id").line

    first, second = sorted((one, other), key=came)
    return first, second


def _clash(first: _Held, second: _Held, what: str, title: str) -> Problem:
    """Tell the one that came later, and name both with their places."""
    theirs = (
        f"{first.one.file}:{first.one.at('start').line} 的“{first.record.title}”（{first.when}）"
    )
    message = f"“{second.record.title}”（{second.when}）和 {theirs}撞了：同一{what}“{title}”"
    code = "clash-place" if what == "地点" else "clash-speaker"
    return second.one.problem(second.path, code, message, f"改一场的时间，或换一个{what}")


def rooms(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A room is open on the day, and holds as many as are invited."""
    located = {one.record.id: one for one in content.records if isinstance(one.record, Place)}
    told: set[tuple[str, str]] = set()
    for held in _held(content):
        found = located.get(held.slot.place)
        if found is None or (held.record.id, found.record.id) in told:
            continue
        problems = [*_shut(held, found), *_small(held, found)]
        if problems:
            told.add((held.record.id, found.record.id))
        yield from problems


def _shut(held: _Held, found: Located) -> Iterator[Problem]:
    place = found.record
    assert isinstance(place, Place)  # noqa: S101 -- rooms() chose them
    day = held.slot.span.start.date()
    for number, closure in enumerate(place.closed):
        if _covers(closure, day):
            where = f"{found.file}:{found.at('closed', number).line}"
            message = f"{show_date(day)}“{place.title}”不开放：{closure.reason}（{where}）"
            yield held.one.problem(held.path, "place-closed", message, "换一天，或换一个地点")


def _covers(closure: Closure, day: date) -> bool:
    if closure.weekday and closure.weekday[1] != WEEKDAYS[day.weekday()][2]:
        return False
    if closure.weekday is None and closure.start is None:
        return False
    first, last = closure.start or day, closure.end or closure.start or day
    return first <= day <= last


def _small(held: _Held, found: Located) -> Iterator[Problem]:
    place, wanted = found.record, held.record.capacity
    assert isinstance(place, Place)  # noqa: S101 -- rooms() chose them
    if wanted and place.capacity and wanted > place.capacity:
        where = f"{found.file}:{found.at('capacity').line}"
        message = f"名额{wanted}人，“{place.title}”只坐得下{place.capacity}人（{where}）"
        hint = f"名额改到{place.capacity}以内，或换大一点的地点"
        yield held.one.problem(("capacity",), "capacity-over", message, hint)


def closures(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A closure says on which weekday or from which day."""
    for one in content.records:
        for place, closure in enumerate(one.record.closed if isinstance(one.record, Place) else ()):
            path = ("closed", place)
            if closure.weekday is None and closure.start is None:
                hint = "加上 weekday: 周一，或 start 和 end"
                yield one.problem(path, "closure-empty", "没有写哪天不开放", hint)
            elif closure.end and closure.start and closure.end < closure.start:
                message = f"最后一天 {closure.end} 早于第一天 {closure.start}"
                yield one.problem((*path, "end"), "date-order", message, "检查这两个日期")


CHECKS = (overlaps, rooms, closures)
