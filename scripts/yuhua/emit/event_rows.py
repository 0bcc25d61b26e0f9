"""Sessions, turned into the rows of the open table of events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from urllib.parse import urljoin

from yuhua.derive.recurrence import ONE_DAY
from yuhua.emit import Settings, rows
from yuhua.kinds.schedule import Schedule
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Page, Site
from yuhua.model.terms import Group


def events(site: Site, settings: Settings) -> Iterator[rows.EventRow]:
    """Yield every session, by start and schedule."""
    pages = {page.path: page for page in site.pages if isinstance(page.record, Schedule)}
    for one in site.occurrences:
        if one.path in pages:
            yield _event(one, pages[one.path], settings)


def _event(one: Occurrence, page: Page, settings: Settings) -> rows.EventRow:
    record = page.record
    assert isinstance(record, Schedule)  # noqa: S101 -- events() chose them
    registration = record.registration
    notes = [note for note in page.changes if note.day in {None, one.day}]
    return rows.EventRow(
        id=record.id,
        day=one.day,
        title=one.title,
        sample=one.sample,
        unverified=record.verify == "todo",
        status=one.state,
        start=_when(one, one.start),
        end=_when(one, one.end - ONE_DAY if one.all_day else one.end),
        all_day=one.all_day,
        previous_start=_when(one, one.previous_start) if one.previous_start else None,
        place_id=_id(one.place_path),
        place=one.place,
        street=one.street,
        programme=one.programme,
        course_id=record.course if page.course else None,
        course=page.course.title if page.course else None,
        audience=words(page, "audiences"),
        ages=words(page, "ages"),
        topics=words(page, "topics"),
        fee=one.fee,
        capacity=record.capacity or (registration.places if registration else None),
        registration=registration.how if registration else None,
        deadline=registration.deadline if registration else None,
        url=urljoin(settings.url, f"{one.path}#{one.anchor}"),
        ics=urljoin(settings.url, page.calendar),
        changed=notes[0].on if notes else None,
        reason=notes[0].reason or None if notes else None,
    )


def _when(one: Occurrence, moment: datetime) -> date:
    return moment.date() if one.all_day else moment


def _id(path: str) -> str:
    return path.strip("/").rpartition("/")[2]


def words(page: Page, wanted: Group) -> tuple[str, ...]:
    """Return the names of a page's words of one group."""
    return tuple(term.name for group, term in page.terms if group == wanted)
