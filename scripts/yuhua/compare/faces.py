"""A page, turned into all that its template shows of it: pages with one face are one HTML file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from yuhua.model.entry import Record
from yuhua.model.site import Occurrence, Page, Section, Site
from yuhua.model.terms import Term

# What no template shows of a record: it reaches readers by other ways, compared on their own.
UNSEEN = frozenset(
    {
        *("id", "aliases", "tags", "topics", "order", "streets", "materials", "speakers"),
        *("ai_generated", "review", "review_by", "reviewed_on"),  # in `notice`
        *("origin", "crisis", "consent", "address_public", "geo", "closed", "contacts"),
        *("course", "place", "start", "end", "status", "changes"),  # in the sessions and notes
        *("extends", "repeat", "until", "count", "holidays", "except_", "also"),
    }
)
_WITH_PAST = {"agenda.html", "course.html", "event.html", "place.html"}
_WITH_NEXT = {"booklist.html", "course.html", "event.html"}
_WITH_CRISIS = {"help.html", "home.html"}


def face(page: Page, site: Site) -> tuple[object, ...]:
    """Return what is shown of a page beside its body."""
    page = _at_home(page) if page.template == "home.html" else page
    past = page.past if page.template in _WITH_PAST else ()
    shown = (page.sessions, past, page.today, page.week, page.upcoming)
    crisis = site.crisis if page.template in _WITH_CRISIS else ()
    records = (page.record, page.place, *page.contacts, *page.speakers)
    return (
        _bare(page),
        *(_sessions(some) for some in shown),
        *(_record(one) for one in records),
        *((getattr(one, "number", ""), one.title) for one in crisis),
        _fee(page),
        *_month(page),
    )


def _bare(page: Page) -> Page:
    """Return a page without what is not shown, and without what is taken apart on its own."""
    at_home = page.template == "home.html"
    sections = tuple(_section(section, facts=not at_home) for section in page.sections)
    related = () if page.template in {"agenda.html", "home.html"} else page.related
    page = replace(page, sections=sections, related=related)
    page = replace(page, file="", body="", body_line=1, terms=(), listed=True, ordinary=None)
    page = replace(page, sessions=(), past=(), today=(), week=(), upcoming=())
    page = replace(page, record=None, place=None, contacts=(), speakers=(), month=None)
    # A date of change is in the sitemap; on the page it is the record's own.
    return replace(page, published=None, updated=None, sensitive=False)


def _at_home(page: Page) -> Page:
    """Return the home page with so much of what is to come and what changed as it shows."""
    rest = () if page.week else page.upcoming[0 if page.today else 1 : 4]
    next_one = () if page.today else page.upcoming[:1]
    count = len(page.changes)
    return replace(page, upcoming=(*next_one, *rest), changes=(), notice=f"{count}处变更")


def _section(section: Section, *, facts: bool) -> Section:
    """Return a section as it is shown: of words only the titles and how much stands behind them."""
    if not section.cards or section.cards[0].label:
        return section
    cards = tuple(
        replace(card, summary="", facts=card.facts if facts else ()) for card in section.cards
    )
    return replace(section, cards=cards)


def _sessions(some: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    return tuple(
        replace(
            one,
            schedule="",
            fee="",
            geo=None,
            address="",
            course_path="",
            programme="",
            terms=(),
            changes=(),
        )
        for one in some
    )


def _fee(page: Page) -> str:
    """Return the price of the next session where it is shown at length."""
    sure = [one for one in page.sessions if one.takes_place] or page.sessions
    return sure[0].fee if sure and page.template in _WITH_NEXT else ""


def _record(record: Record | None) -> tuple[object, ...]:
    if record is None:
        return ()
    names = [name for name in type(record).model_fields if name not in UNSEEN]
    return (*(_value(getattr(record, name)) for name in names), getattr(record, "notice", ""))


def _value(value: object) -> object:
    """Return a field's value as it is shown: of a controlled word the name."""
    if isinstance(value, Term):
        return value.name
    return tuple(map(_value, value)) if isinstance(value, tuple) else value


def _month(page: Page) -> Iterator[object]:
    if page.month:
        yield page.month.title
        for day in (day for week in page.month.weeks for day in week if day):
            shown = _sessions(day.sessions)
            yield day.on, day.special, tuple(replace(one, street="") for one in shown)
