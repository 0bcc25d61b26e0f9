"""Schedules, turned into pages: what is usual, what was changed, and on which days they pause."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from yuhua.derive.notes import schedule_notes
from yuhua.derive.pages import card, named
from yuhua.derive.recurrence import expand
from yuhua.derive.sessions import Setting, ordinary, setting, terms_of
from yuhua.kinds.booklist import BookList
from yuhua.kinds.contact import Contact
from yuhua.kinds.course import Course
from yuhua.kinds.person import Person
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content
from yuhua.model.links import Card
from yuhua.model.occurrence import ChangeNote, Gap, Occurrence
from yuhua.model.site import Page


def event_pages(content: Content, as_of: datetime) -> list[Page]:
    """Return the page of every schedule as of a moment, without its sessions."""
    around = setting(content, as_of)
    return [
        _page(one, content, around).with_(
            ordinary=ordinary(one, around), changes=schedule_notes(one), gaps=_gaps(one, around)
        )
        for one in content.of(Schedule).values()
    ]


def _gaps(schedule: Schedule, around: Setting) -> tuple[Gap, ...]:
    special = around.special
    left_out = [Gap(skip.date, skip.reason) for skip in schedule.except_]
    left_out += [Gap(day, special[day]) for day in expand(schedule, special).skipped]
    return tuple(sorted(left_out, key=lambda gap: gap.day))


def _page(schedule: Schedule, content: Content, around: Setting) -> Page:
    place = around.places.get(schedule.place)
    course = content.of(Course).get(schedule.course or "")
    registration = schedule.registration
    numbers = (registration.contact,) if registration and registration.contact else ()
    return Page(
        path=f"events/{schedule.id}/",
        title=schedule.title,
        summary=schedule.summary,
        template="event.html",
        label="日程",
        record=schedule,
        terms=terms_of(schedule, place),
        published=schedule.published,
        updated=schedule.last_modified if schedule.last_modified > schedule.published else None,
        listed=False,
        contacts=named(content.of(Contact), numbers),
        place=place,
        place_path=f"places/{place.id}/" if place else "",
        speakers=named(content.of(Person), schedule.speakers),
        calendar=f"events/{schedule.id}/event.ics",
        course=Card(course.title, around.courses[course.id], course.summary, "课程", course.sample)
        if course
        else None,
    )


def with_notes(page: Page, sessions: Iterable[Occurrence]) -> Page:
    """Return an event's page with what was announced about single sessions, too, the newest first."""
    notes = (*page.changes, *(note for one in sessions for note in one.changes))
    return page.with_(changes=tuple(sorted(notes, key=lambda note: note.on, reverse=True)))


def with_shelves(page: Page, pages: Iterable[Page]) -> Page:
    """Return the page of a reading with the lists that its book stands on (feature B3)."""
    book = page.record.book if isinstance(page.record, Schedule) else None
    if not book:
        return page
    lists = (one for one in pages if isinstance(one.record, BookList) and one.record.holds(book))
    return page.with_(shelves=tuple(card(one) for one in sorted(lists, key=lambda one: one.path)))


def announced(pages: tuple[Page, ...]) -> tuple[ChangeNote, ...]:
    """Return every change of every event, the newest first."""
    notes = [note for page in pages if page.template == "event.html" for note in page.changes]
    return tuple(sorted(notes, key=lambda note: (-note.on.toordinal(), note.path, str(note.day))))
