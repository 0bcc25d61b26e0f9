"""A schedule's rule and what became of its sessions, turned into schema.org's `Schedule`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import takewhile

from yuhua.derive.recurrence import moments, parse, rule_of
from yuhua.emit import schema_org
from yuhua.kinds.schedule import Schedule
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Page

_UNITS = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}
_DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
# What schema.org's Schedule can say of an RRULE; of others it would say something else.
_PARTS = {"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY"}


def repetition(page: Page) -> schema_org.Schedule | None:
    """Return the rule of a schedule with the days on which it is not kept, if it can be said so.

    A session that is cancelled or takes place at another time is an exception; those at the ends,
    and those added to the rule, are told by their own events only.
    """
    record, usual = page.record, page.ordinary
    if not isinstance(record, Schedule) or usual is None:
        return None
    rule = rule_of(record.repeat or "")
    parts = dict(part.split("=", 1) for part in rule.split(";")) if rule else {}
    every = (*page.sessions, *page.past)
    kept = {one.planned for one in every if one.takes_place and one.start == one.planned}
    named = _named(record, usual, kept)
    if not named or not parts or not set(parts) <= _PARTS:
        return None
    days = [part for part in parts.get("BYDAY", "").split(",") if part]
    return schema_org.Schedule(
        repeat_frequency=f"P{parts.get('INTERVAL', '1')}{_UNITS[parts['FREQ']]}",
        by_day=tuple(f"https://schema.org/{_DAYS[day]}" if day in _DAYS else day for day in days),
        by_month=_numbers(parts.get("BYMONTH", "")),
        by_month_day=_numbers(parts.get("BYMONTHDAY", "")),
        start_date=named[0].date(),
        end_date=named[-1].date(),
        start_time=None if usual.all_day else f"{usual.start:%H:%M}:00",
        end_time=None if usual.all_day else f"{usual.end:%H:%M}:00",
        duration=f"P{(usual.end - usual.start).days}D" if usual.all_day else None,
        except_date=tuple(moment.date() for moment in named if moment not in kept),
    )


def _named(record: Schedule, usual: Occurrence, kept: Iterable[datetime]) -> list[datetime]:
    """Return the starts that the rule gives, from the first that is kept to the last."""
    rule, last = parse(record.repeat or ""), max(kept, default=None)
    if rule is None or last is None:
        return []
    found = list(takewhile(lambda moment: moment <= last, moments(rule, usual.planned)))
    places = [place for place, moment in enumerate(found) if moment in kept]
    return found[places[0] : places[-1] + 1] if places else []


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part)
