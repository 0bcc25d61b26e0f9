"""Schedules, turned into calendars for phones (RFC 5545, RFC 7986). The one door to icalendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, timedelta
from urllib.parse import urljoin

from icalendar import Calendar, Event, Timezone, vRecur

from yuhua.dates import morning
from yuhua.derive.recurrence import rule_of
from yuhua.emit import Artifact, Settings
from yuhua.kinds.place import Place
from yuhua.kinds.schedule import Schedule
from yuhua.model.site import Page, Site
from yuhua.text import clean

REFRESH = timedelta(hours=12)
COLOR = "seagreen"  # RFC 7986 §5.9 takes the names of CSS
# Asia/Shanghai has kept +08:00 since 1991; calendars reach from there as far as phones do.
_ZONE = (date(1992, 1, 1), date(2038, 1, 1))
_STATUS = {"计划": "TENTATIVE", "改期": "TENTATIVE", "取消": "CANCELLED"}
_MARKS = {"取消": "【已取消】", "满额": "【满额】", "改期": "【改期】"}


def emit(site: Site, settings: Settings) -> Iterable[Artifact]:
    """Yield one calendar of everything, and one for every page that offers its own."""
    events = {page.path: page for page in site.pages if isinstance(page.record, Schedule)}
    yield _artifact("calendar.ics", settings.name, events.values(), site, settings)
    for page in site.pages:
        if page.calendar and page.calendar.startswith(page.path) and page.path:
            mine = {one.path: events[one.path] for one in (*page.sessions, *page.past)}
            title = f"{page.title} · {settings.name}"
            yield _artifact(page.calendar, title, mine.values(), site, settings)


def _artifact(
    path: str, title: str, events: Iterable[Page], site: Site, settings: Settings
) -> Artifact:
    calendar = Calendar.new(
        prodid="-//yuhua//family education//ZH-CN",
        uid=_named(path, settings),  # otherwise a random one at every build
        name=clean(title),
        refresh_interval=REFRESH,
        color=COLOR,
        url=urljoin(settings.url, path),
    )
    calendar.add("X-PUBLISHED-TTL", "PT12H")
    zone = Timezone.from_tzid("Asia/Shanghai", first_date=_ZONE[0], last_date=_ZONE[1])
    zone.pop("COMMENT", None)
    calendar.add_component(zone)
    for page in sorted(events, key=lambda event: event.path):
        calendar.add_component(_event(page, site, settings))
    return Artifact(path, calendar.to_ical())


def _event(page: Page, site: Site, settings: Settings) -> Event:
    schedule = page.record
    assert isinstance(schedule, Schedule)  # noqa: S101 -- emit() chose them
    changed = morning(schedule.updated or schedule.published).astimezone(UTC)
    event = Event.new(
        uid=uid(schedule, settings),
        stamp=changed,
        created=morning(schedule.published).astimezone(UTC),
        last_modified=changed,
        start=schedule.start,
        end=schedule.end,
        summary=clean(f"{_MARKS.get(schedule.status, '')}{page.marked_title}"),
        description=clean(
            f"{schedule.summary}\n{schedule.fee}\n{urljoin(settings.url, page.path)}"
        ),
        location=_location(page),
        categories=[clean(term.name) for _, term in page.terms],
        url=urljoin(settings.url, page.path),
    )
    event.add("STATUS", _STATUS.get(schedule.status, "CONFIRMED"))
    rule = rule_of(schedule.repeat) if schedule.repeat else None
    last = [one.start for one in site.occurrences if one.path == page.path][-1]
    if rule:
        # RFC 5545 §3.3.10: with a time zone on DTSTART, UNTIL is in UTC.
        event.add("RRULE", vRecur.from_ical(f"{rule};UNTIL={last.astimezone(UTC):%Y%m%dT%H%M%SZ}"))
    return event


def uid(schedule: Schedule, settings: Settings) -> str:
    """Return the UID of a schedule: its id and the site's tag, which no change of domain touches."""
    return _named(schedule.id, settings)


def _named(name: str, settings: Settings) -> str:
    return f"{name}@{settings.tag.partition(',')[0]}"


def _location(page: Page) -> str | None:
    place = page.place
    if not isinstance(place, Place):
        return None
    return clean(f"{place.title}，{place.address or place.street.name}")
