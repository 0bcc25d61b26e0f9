"""Published sessions, compared with what `changes` say of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from yuhua.compare import entries
from yuhua.compare.finding import Addition, Finding
from yuhua.compare.pairing import Pairs
from yuhua.dates import show_date
from yuhua.derive.sessions import sessions
from yuhua.kinds.place import Place
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content, Located
from yuhua.model.occurrence import Occurrence
from yuhua.model.parts import Change
from yuhua.model.texts import Path
from yuhua.text import UNFILLED

Coming = Mapping[str, tuple[Occurrence, ...]]
MOST_NAMED = 4
# The fields that all sessions take from their schedule, in the order they are looked at.
_OF_ALL = ("status", "place", "start", "end", "repeat")


def coming(content: Content, as_of: datetime) -> Coming:
    """Return the sessions that are published and not over, by schedule."""
    public = {
        one.id
        for one in content.of(Schedule).values()
        if max(one.published, one.publish_at or one.published) <= as_of.date()
    }
    found: dict[str, tuple[Occurrence, ...]] = {}
    for one in sessions(content, as_of):
        if one.schedule in public and not one.over:
            found[one.schedule] = (*found.get(one.schedule, ()), one)
    return found


@dataclass(frozen=True)
class _Case:
    """A schedule before and after, what was to come of it, and what became of that."""

    old: Schedule
    new: Schedule
    located: Located
    before: tuple[Occurrence, ...]
    after: Mapping[date, Occurrence]
    today: date
    places: Mapping[str, str]

    def finding(
        self, path: Path, code: str, said: tuple[str, str], additions: tuple[Addition, ...]
    ) -> Finding:
        return Finding(self.located.problem(path, code, *said), self.located, additions)

    def differs(self, one: Occurrence) -> bool:
        """Say whether a session is at another time, in another place or another state."""
        now = self.after[one.day]
        where = self.places.get(one.place_path, one.place_path)
        return (one.start, one.end, one.status, where) != (
            now.start,
            now.end,
            now.status,
            now.place_path,
        )

    @property
    def lost(self) -> tuple[Change, ...]:
        """Lines of `changes` that are gone or were edited."""
        return tuple((Counter(self.old.changes) - Counter(self.new.changes)).elements())

    @property
    def said(self) -> tuple[Change, ...]:
        """Lines of `changes` that are new."""
        return tuple((Counter(self.new.changes) - Counter(self.old.changes)).elements())


def schedule_findings(
    pairs: Pairs, before: Coming, head: Content, as_of: datetime
) -> Iterator[Finding]:
    """Yield what is not said of schedules that are still there."""
    found: dict[str, dict[date, Occurrence]] = {}
    for one in sessions(head, as_of):
        found.setdefault(one.schedule, {})[one.day] = one
    places = {
        f"places/{old.record.id}/": f"places/{new.record.id}/"
        for old, new in pairs.renamed
        if isinstance(new.record, Place)
    }
    for old, new in pairs.same:
        if isinstance(old.record, Schedule) and isinstance(new.record, Schedule):
            slug = new.record.id
            was, now = before.get(slug, ()), found.get(slug, {})
            case = _Case(old.record, new.record, new, was, now, as_of.date(), places)
            yield from _lost(case)
            yield from _vanished(case)
            yield from _silent(case)


def _lost(case: _Case) -> Iterator[Finding]:
    if not case.lost:
        return
    lines = [entries.of_change(one) for one in case.lost]
    said = (
        f"changes 里原来的 {len(lines)} 条被删掉或改动了",
        f"放回原来的一条：- {lines[0]}；有新的变动就另加一条，日历靠条数认新旧",
    )
    additions = tuple(Addition("changes", line, first=True) for line in lines)
    yield case.finding(("changes",), "change-removed", said, additions)


def _vanished(case: _Case) -> Iterator[Finding]:
    gone = [one for one in case.before if one.day not in case.after]
    if not gone:
        return
    additions = [
        addition for one in gone for addition in entries.cancellation(one, case.new, case.today)
    ]
    named = "、".join(show_date(one.day) for one in gone[:MOST_NAMED])
    more = (
        f"等{len(gone)}场" if len(gone) > MOST_NAMED else "这一场" if len(gone) == 1 else "这几场"
    )
    shown = "；".join(f"{one.key} 里加 - {one.text}" for one in additions[:2])
    said = (
        f"{named}{more}没有了，已经公布过的场次不能悄悄消失",
        f"留着它，写明取消：{shown}；改到别的时间，就写 start: 新的时间",
    )
    yield case.finding((), "session-vanished", said, tuple(additions))


def _silent(case: _Case) -> Iterator[Finding]:
    told = {one.session for one in case.said}
    changed = [one for one in case.before if one.day in case.after and case.differs(one)]
    silent = [one for one in changed if not {None, one.day} & told]
    if not silent:
        return
    field = _whole(case)
    if field:
        home = f"places/{case.old.place}/"
        usual = next((one for one in silent if one.place_path == home), silent[0])
        line = entries.of_all(case.old, case.new, usual, case.today)
        now = case.after[usual.day]
        said = _said(f"{len(silent)}场" if len(silent) > 1 else "这一场", usual, now, line)
        yield case.finding((field,), "change-unsaid", said, (Addition("changes", line),))
        return
    for one in silent:
        now = case.after[one.day]
        line = entries.of_session(one, now, case.today)
        said = _said(f"{show_date(one.day)}那一场", one, now, line)
        yield case.finding(
            _path(case, one.day), "change-unsaid", said, (Addition("changes", line),)
        )


def _said(which: str, one: Occurrence, now: Occurrence, line: str) -> tuple[str, str]:
    what = "，".join(entries.differences(one, now))
    todo = "，reason 写原因" if UNFILLED in line else ""
    hint = f"在 changes 里加一条：- {line}{todo}"
    return f"{which}的{what}，changes 里没有说", hint


def _whole(case: _Case) -> str:
    """Return the field of the schedule as a whole that was changed, if one was."""
    for name in _OF_ALL:
        if getattr(case.old, name) != getattr(case.new, name):
            return name
    return ""


def _path(case: _Case, day: date) -> Path:
    for place, extra in enumerate(case.new.also):
        if date(extra.start.year, extra.start.month, extra.start.day) == day:
            return ("also", place)
    return ("changes",)
