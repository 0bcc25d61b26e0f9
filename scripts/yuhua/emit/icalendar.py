"""Schedules, turned into calendars for phones (RFC 5545, RFC 7986). The one door to icalendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from itertools import takewhile
from urllib.parse import urljoin

from icalendar import Alarm, Calendar, Event, Timezone, vRecur

from yuhua.dates import morning
from yuhua.derive.recurrence import moments, parse, rule_of
from yuhua.emit import Artifact, Settings
from yuhua.kinds.schedule import Schedule
from yuhua.model.occurrence import STAMPS, Occurrence
from yuhua.model.site import Page, Site
from yuhua.text import clean

REFRESH = timedelta(hours=12)
COLOR = "seagreen"  # RFC 7986 §5.9 takes the names of CSS
REMIND = (timedelta(days=-1), timedelta(hours=-2))
# Asia/Shanghai has kept +08:00 since 1991; calendars reach from there as far as phones do.
_ZONE = (date(1992, 1, 1), date(2038, 1, 1))
_MARKS = {status: f"【{stamp}】" for status, stamp in STAMPS.items()}


def emit(site: Site, settings: Settings) -> Iterable[Artifact]:
    """Yield one calendar of everything, the same with reminders, and one for every page with its own."""
    components = {
        page.path: tuple(_components(page, site, settings))
        for page in site.pages
        if isinstance(page.record, Schedule)
    }
    yield _artifact("calendar.ics", settings.name, components.values(), settings)
    reminding = [tuple(map(_reminding, events)) for events in components.values()]
    yield _artifact("reminders.ics", f"{settings.name}（带提醒）", reminding, settings)
    for page in site.pages:
        if page.calendar and page.calendar.startswith(page.path) and page.path:
            mine = sorted({one.path for one in (*page.sessions, *page.past)})
            title = f"{page.title} · {settings.name}"
            yield _artifact(page.calendar, title, [components[path] for path in mine], settings)


def _artifact(
    path: str, title: str, events: Iterable[tuple[Event, ...]], settings: Settings
) -> Artifact:
    return Artifact(path, partial(_written, path, title, tuple(events), settings))


def _written(
    path: str, title: str, events: Iterable[tuple[Event, ...]], settings: Settings
) -> bytes:
    calendar = Calendar.new(
        prodid="-//yuhua//family education//ZH-CN",
        uid=_named(path, settings),  # otherwise a random one at every build
        name=clean(title),
        refresh_interval=REFRESH,
        color=COLOR,
        url=urljoin(settings.url, path),
    )
    calendar.add("X-PUBLISHED-TTL", "PT12H")
    calendar.add_component(_zone())
    for components in events:
        for event in components:
            calendar.add_component(event)
    return bytes(calendar.to_ical())


@cache
def _zone() -> Timezone:
    """Return our time zone, which is the same in every calendar and slow to make."""
    zone = Timezone.from_tzid("Asia/Shanghai", first_date=_ZONE[0], last_date=_ZONE[1])
    zone.pop("COMMENT", None)
    return zone


def _components(page: Page, site: Site, settings: Settings) -> Iterator[Event]:
    """Yield the VEVENT of a schedule and one for each session that differs from the ordinary one."""
    schedule, usual = page.record, page.ordinary
    assert isinstance(schedule, Schedule)  # noqa: S101 -- emit() chose them
    assert usual  # noqa: S101 -- every schedule has one
    mine = sorted(
        (one for one in site.occurrences if one.path == page.path), key=lambda one: one.planned
    )
    kept = [one for one in mine if not _is_forgotten(one, site.as_of, settings)]
    if len(mine) == 1 and not schedule.repeat:
        yield from (_event(page, one, settings) for one in kept)
    elif kept:
        yield _series(page, usual, mine, kept, settings)
        for one in kept:
            if _differs(one, usual):
                event = _event(page, one, settings)
                event.add("RECURRENCE-ID", _value(one, one.planned))
                yield event


def _is_forgotten(one: Occurrence, as_of: datetime, settings: Settings) -> bool:
    """Say whether a cancelled session has been shown long enough: since its day and its announcement."""
    announced = max((morning(note.on) for note in one.changes), default=one.end)
    since = max(one.end, announced)
    return one.status == "取消" and as_of - since > settings.cancelled_for


def _differs(one: Occurrence, usual: Occurrence) -> bool:
    return (
        one.start != one.planned
        or one.end - one.start != usual.end - usual.start
        or (one.place, one.address) != (usual.place, usual.address)
        or one.status != usual.status
    )


def _series(
    page: Page,
    usual: Occurrence,
    mine: list[Occurrence],
    kept: list[Occurrence],
    settings: Settings,
) -> Event:
    """Return the VEVENT of the rule, with what it leaves out and what is added to it.

    UNTIL is in UTC, or a date where DTSTART is one (RFC 5545 §3.3.10); EXDATE and RDATE have the
    value type of DTSTART (§3.8.5.1).
    """
    named = _named_by_rule(page, usual, mine)
    wanted = [one.planned for one in kept]
    if not named:
        usual = replace(usual, start=wanted[0], end=wanted[0] + (usual.end - usual.start))
    event = _event(page, usual, settings)
    event.add("RRULE", vRecur.from_ical(_rule(page, usual, named)))
    left_out = [moment for moment in named if moment not in wanted]
    added = [moment for moment in wanted if moment not in (named or wanted[:1])]
    for name, times in (("EXDATE", left_out), ("RDATE", added)):
        if times:
            event.add(name, [_value(usual, moment) for moment in times])
    return event


def _rule(page: Page, usual: Occurrence, named: list[datetime]) -> str:
    """Return the RRULE that names `named`, or only DTSTART where dates stand one by one.

    Without any rule ical.js leaves DTSTART out of a series of dates.
    """
    if not named:
        return "FREQ=DAILY;COUNT=1"
    last = named[-1]
    until = f"{last:%Y%m%d}" if usual.all_day else f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{rule_of(getattr(page.record, 'repeat', ''))};UNTIL={until}"


def _named_by_rule(page: Page, usual: Occurrence, mine: list[Occurrence]) -> list[datetime]:
    """Return the starts that the RRULE gives up to the last that is a session; none without one."""
    assert isinstance(page.record, Schedule)  # noqa: S101 -- emit() chose them
    rule = parse(page.record.repeat) if page.record.repeat else None
    if rule is None or not rule.rrule:
        return []
    planned = {one.planned for one in mine}
    end = max(planned)
    named = list(takewhile(lambda moment: moment <= end, moments(rule, usual.planned)))
    last = max((moment for moment in named if moment in planned), default=None)
    return [moment for moment in named if last and moment <= last]


def _value(one: Occurrence, moment: datetime) -> date:
    return moment.date() if one.all_day else moment


def _event(page: Page, one: Occurrence, settings: Settings) -> Event:
    schedule = page.record
    assert isinstance(schedule, Schedule)  # noqa: S101 -- emit() chose them
    changed = morning(schedule.last_modified).astimezone(UTC)
    event = Event.new(
        uid=uid(schedule, settings),
        stamp=changed,
        created=morning(schedule.published).astimezone(UTC),
        last_modified=changed,
        start=_value(one, one.start),
        end=_value(one, one.end),
        summary=clean(f"{_MARKS.get(one.status, '')}{page.marked_title}"),
        description=_description(schedule, one, urljoin(settings.url, page.path)),
        location=clean(f"{one.place}，{one.address}") if one.place else None,
        categories=[clean(term.name) for _, term in page.terms],
        url=urljoin(settings.url, page.path),
        sequence=schedule.revision,
    )
    event.add("STATUS", _state(one))
    if one.geo:
        event.add("GEO", one.geo)
    return event


def _state(one: Occurrence) -> str:
    if one.status == "取消":
        return "CANCELLED"
    return "TENTATIVE" if one.status == "计划" or not one.takes_place else "CONFIRMED"


def _description(schedule: Schedule, one: Occurrence, url: str) -> str:
    notes = [f"{note.text}。{note.reason}" for note in one.changes]
    return clean("\n".join([*notes, schedule.summary, schedule.fee, url]))


def _reminding(event: Event) -> Event:
    """Return the event with alarms a day and two hours before; a cancelled one wakes nobody."""
    found = deepcopy(event)
    if event["STATUS"] != "CANCELLED":
        for before in REMIND:
            alarm = Alarm()
            alarm.add("ACTION", "DISPLAY")
            alarm.add("DESCRIPTION", event["SUMMARY"])
            alarm.add("TRIGGER", before)
            found.add_component(alarm)
    return found


def uid(schedule: Schedule, settings: Settings) -> str:
    """Return the UID of a schedule: its id and the site's tag, which no change of domain touches."""
    return _named(schedule.id, settings)


def _named(name: str, settings: Settings) -> str:
    return f"{name}@{settings.tag.partition(',')[0]}"
