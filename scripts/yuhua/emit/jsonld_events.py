"""Schedules and their sessions, turned into schema.org's events, series, and runs of courses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from urllib.parse import urljoin

from yuhua.derive.recurrence import ONE_DAY
from yuhua.emit import Settings, schema_org
from yuhua.emit.announcements import identity
from yuhua.emit.jsonld_places import organization, place
from yuhua.emit.jsonld_schedules import repetition
from yuhua.kinds.person import Person
from yuhua.kinds.place import Place
from yuhua.kinds.schedule import Schedule
from yuhua.model.entry import Record
from yuhua.model.fields import FREE
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Page, Site
from yuhua.text import marked

# A page says this many sessions one by one, those to come first; the files of /data/ hold all.
MOST = 60
# The one audience whose own age an age range is; elsewhere it is that of the family's children.
_CHILDREN = "children"
_AGES = re.compile(r"(\d+)-(\d+)")


def events(
    page: Page, site: Site, settings: Settings
) -> Iterator[schema_org.Event | schema_org.EventSeries]:
    """Yield the series, where there is more than one session, and the sessions of an event's page."""
    every = (*page.sessions, *page.past)
    shown = sorted(every[:MOST], key=lambda one: one.planned)
    places = _places(site)
    shown = [one for one in shown if one.place_path in places]
    if len(every) > 1 and shown:
        yield _series(page, places, shown, settings)
    for one in shown:
        yield _event(page, one, places[one.place_path], settings)


def course_instances(
    page: Page, site: Site, settings: Settings, workload: str
) -> Iterator[schema_org.CourseInstance]:
    """Yield one run for every schedule of a course that still has sessions to come."""
    places, wanted = _places(site), {one.path for one in page.sessions}
    for event in (one for one in site.pages if one.path in wanted):
        usual = _usual(event)
        if usual and usual.place_path in places:
            common = _happening(event, _every(event), places[usual.place_path], settings)
            yield schema_org.CourseInstance(
                **dict(common),
                course_workload=workload,
                course_schedule=repetition(event),
                instructor=tuple(_person(one) for one in event.speakers),
            )


def audiences(page: Page) -> tuple[schema_org.Audience, ...]:
    """Return whom a page's subject is for."""
    names = [term.name for group, term in page.terms if group == "audiences"]
    return tuple(schema_org.Audience(audience_type=name) for name in names)


def age_range(page: Page) -> str:
    """Return `3-12` where children come themselves and their ages are one unbroken range."""
    found = [_AGES.fullmatch(term.id) for group, term in page.terms if group == "ages"]
    if (_CHILDREN not in _words(page, "audiences")) or not found or None in found:
        return ""
    spans = sorted((int(one[1]), int(one[2])) for one in found if one)
    if any(before[1] != after[0] for before, after in pairwise(spans)):
        return ""
    return f"{spans[0][0]}-{spans[-1][1]}"


def _places(site: Site) -> dict[str, Page]:
    return {page.path: page for page in site.pages if isinstance(page.record, Place)}


def _words(page: Page, wanted: str) -> set[str]:
    return {term.id for group, term in page.terms if group == wanted}


def _every(page: Page) -> list[Occurrence]:
    return sorted((*page.sessions, *page.past), key=lambda one: one.planned)


def _usual(page: Page) -> Occurrence | None:
    return page.ordinary or next(iter(_every(page)), None)


def _event(page: Page, one: Occurrence, where: Page, settings: Settings) -> schema_org.Event:
    common = _happening(page, [one], where, settings)
    notes = [f"{note.text}。{note.reason}" for note in one.changes]
    changed = {
        "id": f"{common.id}#{one.anchor}",
        "url": f"{common.url}#{one.anchor}",
        "description": "\n".join([*notes, common.description]),
    }
    many = len(page.sessions) + len(page.past) > 1
    return schema_org.Event(
        **dict(common.model_copy(update=changed)),
        previous_start_date=_when(one, one.previous_start) if one.previous_start else None,
        remaining_attendee_capacity=0 if one.status == "满额" else None,
        performer=tuple(_person(speaker) for speaker in _speakers(page, one)),
        super_event=schema_org.Reference(id=common.id) if many else None,
    )


def _series(
    page: Page, places: dict[str, Page], shown: Sequence[Occurrence], settings: Settings
) -> schema_org.EventSeries:
    usual = _usual(page)
    where = places.get(usual.place_path if usual else "", places[shown[0].place_path])
    common = _happening(page, _every(page), where, settings)
    return schema_org.EventSeries(
        **dict(common),
        performer=tuple(_person(one) for one in page.speakers),
        event_schedule=repetition(page),
        sub_event=tuple(schema_org.Reference(id=f"{common.id}#{one.anchor}") for one in shown),
    )


def _happening(
    page: Page, held: Sequence[Occurrence], where: Page, settings: Settings
) -> schema_org.Happening:
    """Return what is true of some sessions of a schedule together."""
    record, first = page.record, held[0]
    assert isinstance(record, Schedule)  # noqa: S101 -- only schedules have sessions of their own
    states = {_status(one) for one in held}
    last = max(one.end for one in held)
    return schema_org.Happening(
        id=identity(page, settings),
        name=page.marked_title,
        url=urljoin(settings.url, page.path),
        description=page.summary,
        start_date=_when(first, min(one.start for one in held)),
        end_date=_when(first, last - ONE_DAY if first.all_day else last),
        event_status=states.pop() if len(states) == 1 else "https://schema.org/EventScheduled",
        location=place(where, settings).model_copy(update={"description": ""}),
        organizer=organization(settings),
        is_accessible_for_free=record.fee == FREE,
        maximum_attendee_capacity=_capacity(record),
        audience=audiences(page),
        typical_age_range=age_range(page),
    )


def _capacity(record: Schedule) -> int | None:
    return record.capacity or (record.registration.places if record.registration else None)


def _when(one: Occurrence, moment: datetime) -> date:
    return moment.date() if one.all_day else moment


def _status(one: Occurrence) -> schema_org.Status:
    if one.status == "取消":
        return "https://schema.org/EventCancelled"
    if not one.takes_place:
        return "https://schema.org/EventPostponed"
    if one.previous_start:
        return "https://schema.org/EventRescheduled"
    return "https://schema.org/EventScheduled"


def _speakers(page: Page, one: Occurrence) -> list[Record]:
    """Return who speaks at a session, as far as they may be named on the page."""
    record = page.record
    assert isinstance(record, Schedule)  # noqa: S101 -- only schedules have sessions of their own
    changes = sorted(record.changes, key=lambda change: change.on)
    new = [change.speakers for change in changes if change.session == one.day and change.speakers]
    names = new[-1] if new else record.speakers
    return [speaker for speaker in page.speakers if speaker.id in names]


def _person(speaker: Record) -> schema_org.Person:
    assert isinstance(speaker, Person)  # noqa: S101 -- speakers are
    return schema_org.Person(
        name=marked(speaker.title, sample=speaker.sample), job_title=speaker.role
    )
