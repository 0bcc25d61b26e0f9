"""One session of a schedule, and what became of it: the same for pages, feeds, calendars and papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from yuhua.dates import clock, show_date, show_hours, show_span
from yuhua.model.links import Link
from yuhua.model.terms import Group, Term

# Calendars show something that goes on and on for so many days; its own page says how long.
MAX_DAYS = 62
# What is stamped of a session; the other states need no saying.
STAMPS = {"取消": "已取消", "满额": "满额", "改期": "改期"}


@dataclass(frozen=True)
class ChangeNote(Link):
    """What was announced about a session or a whole schedule: when, what and why, in Chinese.

    `day` is the session's original date, None for a whole schedule.
    """

    on: date
    text: str
    reason: str
    day: date | None = None
    status: str = ""
    sample: bool = False

    @property
    def anchor(self) -> str:
        """Where on the event's page the session stands, empty for a whole schedule."""
        return f"s-{self.day:%Y%m%d}" if self.day else ""


@dataclass(frozen=True)
class Notes:
    """A titled group of changes, the newest first."""

    title: str
    notes: tuple[ChangeNote, ...]


@dataclass(frozen=True)
class Gap:
    """A day on which a schedule pauses, and why."""

    day: date
    reason: str


@dataclass(frozen=True)
class Occurrence(Link):
    """One session of a schedule (schema.org `Event`); times are aware, Asia/Shanghai.

    `planned` is the start it had at first and never changes: RECURRENCE-ID and anchors come from it.
    `previous_start` is set when it was moved (schema.org `previousStartDate`). Whole days run from
    midnight to the midnight after the last of them. `over` says whether it has ended, `series`
    whether calendars know it by its RECURRENCE-ID.
    """

    start: datetime
    end: datetime
    status: str
    anchor: str
    schedule: str
    planned: datetime
    all_day: bool = False
    series: bool = False
    over: bool = False
    previous_start: datetime | None = None
    changes: tuple[ChangeNote, ...] = ()
    place: str = ""
    place_path: str = ""
    address: str = ""
    geo: tuple[float, float] | None = None
    street: str = ""
    course_path: str = ""
    programme: str = ""
    book: str = ""
    fee: str = ""
    sample: bool = False
    terms: tuple[tuple[Group, Term], ...] = ()

    @property
    def day(self) -> date:
        """The date it had at first."""
        return self.planned.date()

    @property
    def first(self) -> str:
        """Its first day or moment, as in the open table of events."""
        return (self.start.date() if self.all_day else self.start).isoformat()

    @property
    def last(self) -> str:
        """Its last day or the moment it ends, as in the open table of events."""
        last = (self.end - timedelta(days=1)).date() if self.all_day else self.end
        return last.isoformat()

    @property
    def known_as(self) -> str:
        """The day or moment it had at first (RFC 5545 `RECURRENCE-ID`)."""
        return (self.day if self.all_day else self.planned).isoformat()

    @property
    def when(self) -> str:
        """The whole time in words: `2026年12月5日（星期六）09:30—11:00`."""
        return show_span(self.start, self.end, all_day=self.all_day)

    @property
    def hours(self) -> str:
        """The time of day in words, for lists that show the date themselves."""
        return show_hours(self.start, self.end, all_day=self.all_day)

    @property
    def previously(self) -> str:
        """The time it had before it was moved, in words; empty where it was not."""
        moved = self.previous_start
        if moved is None:
            return ""
        return show_date(moved) if self.all_day else f"{show_date(moved)}{clock(moved)}"

    @property
    def days(self) -> tuple[date, ...]:
        """Every date a calendar shows it on: that of its start, and all of its whole days."""
        length = min((self.end - self.start).days, MAX_DAYS) if self.all_day else 1
        return tuple(self.start.date() + timedelta(days=passed) for passed in range(length))

    @property
    def state(self) -> str:
        """What is shown of its status: what took place is over, what was cancelled stays so."""
        return "已结束" if self.over and self.takes_place else self.status

    @property
    def takes_place(self) -> bool:
        """Whether people can come at that time: it is neither cancelled nor without a new date."""
        return self.status != "取消" and not (self.status == "改期" and not self.previous_start)
