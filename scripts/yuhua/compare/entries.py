"""What became of a session, turned into the lines of `changes` and `also` that say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yuhua.compare.finding import Addition, braces
from yuhua.dates import show_hours, show_span
from yuhua.derive.recurrence import ONE_DAY, first_span, parse
from yuhua.kinds.schedule import Schedule
from yuhua.model.keys import attribute, keys
from yuhua.model.occurrence import Occurrence
from yuhua.model.parts import Change
from yuhua.text import UNFILLED

# Steps that need no reason beyond themselves.
_STEPS = {
    ("计划", "满额"): "名额已满",
    ("报名中", "满额"): "名额已满",
    ("计划", "报名中"): "开始报名",
    ("满额", "报名中"): "又有名额",
}


def differences(one: Occurrence, now: Occurrence) -> list[str]:
    """Return in words what is not as before: time, place, state."""
    found = []
    if (one.start, one.end) != (now.start, now.end):
        found.append(f"时间由“{one.when}”改为“{now.when}”")
    if one.place_path != now.place_path:
        found.append(f"地点由“{one.place}”改为“{now.place}”")
    if one.status != now.status:
        found.append(f"状态由“{one.status}”改为“{now.status}”")
    return found


def of_change(change: Change) -> str:
    """Return a line of `changes` as it would be typed."""
    return braces({key: getattr(change, attribute(key)) for key in keys(Change)})


def of_all(old: Schedule, new: Schedule, one: Occurrence, today: date) -> str:
    """Return the line for a change of the whole schedule, with what it was where that tells more."""
    was = [*_time(old, new), *([one.place] if old.place != new.place and one.place else [])]
    step = "" if was else _STEPS.get((old.status, new.status), "")
    return braces({"on": today, "was": "，".join(was) or None, "reason": step or UNFILLED})


def _time(old: Schedule, new: Schedule) -> list[str]:
    before, after = first_span(old), first_span(new)
    if (before, old.repeat) == (after, new.repeat):
        return []
    if not old.repeat:
        return [show_span(before.start, before.end, all_day=before.all_day)]
    rule = parse(old.repeat)
    hours = show_hours(before.start, before.end, all_day=before.all_day)
    return [old.repeat if rule and rule.hours else f"{old.repeat}{hours}"]


def of_session(one: Occurrence, now: Occurrence, today: date) -> str:
    """Return the line for a change of one session: what it is now, where that is new."""
    moved = (one.start, one.end) != (now.start, now.end)
    longer = now.end - now.start != one.end - one.start
    status = now.status != one.status or (moved and now.status != "改期")
    step = "" if moved or one.place_path != now.place_path else _STEPS.get((one.status, now.status))
    return braces(
        {
            "on": today,
            "session": one.day,
            "status": now.status if status else None,
            "start": _start(now) if moved else None,
            "end": _end(now) if longer else None,
            "place": _slug(now.place_path) if one.place_path != now.place_path else None,
            "reason": step or UNFILLED,
        }
    )


def cancellation(one: Occurrence, schedule: Schedule, today: date) -> Iterator[Addition]:
    """Yield the lines that keep a session and cancel it, so that phones hear of it."""
    place = _slug(one.place_path)
    begun = one.planned.date() if one.all_day else one.planned
    ends = one.planned + (one.end - one.start)
    extra = {
        "start": begun,
        "end": (ends - ONE_DAY).date() if one.all_day else ends,
        "place": place if place and place != schedule.place else None,
    }
    yield Addition("also", braces(extra))
    if not any(
        change.session == one.day and change.status == "取消" for change in schedule.changes
    ):
        line = {"on": today, "session": one.day, "status": "取消", "reason": UNFILLED}
        yield Addition("changes", braces(line))


def _start(one: Occurrence) -> date:
    return one.start.date() if one.all_day else one.start


def _end(one: Occurrence) -> date:
    return (one.end - ONE_DAY).date() if one.all_day else one.end


def _slug(path: str) -> str:
    return path.strip("/").rpartition("/")[2]
