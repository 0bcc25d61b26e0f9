"""Every page shows its own sessions."""

from __future__ import annotations

from datetime import timedelta

from samples import AS_OF, page, session
from yuhua.derive.shown import Shown
from yuhua.model.site import Page
from yuhua.model.terms import Term

WORD = Term(id="jiafeng", name="家风")
ONE = session(AS_OF, schedule="one", terms=(("topics", WORD), ("topics", WORD)))
TWO = session(AS_OF + timedelta(days=1), schedule="two", place_path="places/zhijia/")
SHOWN = Shown.among([ONE, TWO])


def test_the_agenda_shows_every_session() -> None:
    assert SHOWN.on(page("events/", template="agenda.html")) == (ONE, TWO)


def test_events_places_and_courses_show_what_leads_to_them() -> None:
    assert SHOWN.on(page("events/two/", template="event.html")) == (TWO,)
    assert SHOWN.on(page("places/zhijia/", template="place.html")) == (TWO,)
    assert SHOWN.on(page("courses/zhijia/", template="course.html")) == ()


def test_a_word_shows_each_session_once() -> None:
    listing = page("topics/jiafeng/", template="listing.html", terms=(("topics", WORD),))

    assert SHOWN.on(listing) == (ONE,)


def test_other_pages_show_none() -> None:
    assert SHOWN.on(Page("about/", "关于", "一句话。", "page.html")) == ()
