"""Events still to come, turned into posters for lifts and groups: A4 as PDF and as picture (feature G4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from yuhua.dates import clock, show_date, show_day
from yuhua.drawing.marking import mark
from yuhua.drawing.painting import png
from yuhua.drawing.pdf import MAKER, pdf
from yuhua.drawing.poster import Entry, Poster, Row, poster
from yuhua.emit import Artifact, Settings, qr
from yuhua.kinds.contact import Contact
from yuhua.kinds.person import Person
from yuhua.kinds.place import Place
from yuhua.kinds.schedule import Schedule
from yuhua.model.occurrence import STAMPS, Occurrence
from yuhua.model.site import Page, Site

# Nobody hangs one up earlier, and what is further away still changes.
AHEAD = timedelta(days=92)
_MOST_SESSIONS = 3


def emit(site: Site, settings: Settings) -> Iterable[Artifact]:
    """Yield the posters of all events that have one."""
    for page in site.pages:
        yield from of(page, site, settings)


def of(page: Page, site: Site, settings: Settings) -> Iterator[Artifact]:
    """Yield the poster of a page as PDF and as picture, nothing for a page without one."""
    if has_poster(page, site):
        told = telling(page, site, settings)
        address = f"{settings.url}{page.path}" if "://" in settings.url else ""
        for kind, made in (("pdf", _pdf), ("png", _png)):
            key = mark(kind, MAKER, qr.MAKER, told, address)
            yield Artifact(f"{page.path}poster.{kind}", partial(made, told, address), key)


def has_poster(page: Page, site: Site) -> bool:
    """Say whether an event has a poster: its next session is less than `AHEAD` away."""
    soon = any(one.start - site.as_of < AHEAD for one in page.sessions[:1])
    return soon and isinstance(page.record, Schedule) and not page.sensitive


def telling(page: Page, site: Site, settings: Settings) -> Poster:
    """Return what the poster of an event says: what its page says, and nothing that is missing there."""
    record = page.record
    assert isinstance(record, Schedule)  # noqa: S101 -- has_poster() chose it
    return Poster(
        title=page.title,
        head=record.programme.name,
        note=record.summary,
        stamp=_stamp(page.sessions),
        sample=record.sample,
        rows=tuple(row for row in _rows(page, record, site) if any(row.entries)),
        foot=tuple(_foot(page, record, settings)),
    )


def _stamp(sessions: Sequence[Occurrence]) -> str:
    """Return the word for what has become of the sessions: of all that take place, or of the next one."""
    held = [one for one in sessions if one.takes_place]
    if not held:
        return STAMPS.get(sessions[0].status, "")
    if all(one.status == "满额" for one in held):
        return "满额"
    return "改期" if held[0].previous_start else ""


def _rows(page: Page, record: Schedule, site: Site) -> Iterator[Row]:
    shown = page.sessions[:_MOST_SESSIONS]
    places = {(one.place, one.address) for one in shown}
    yield Row("时间", tuple(_times(page.sessions, with_place=len(places) > 1)))
    if len(places) == 1 and shown[0].place:
        yield Row("地点", (Entry(shown[0].place, large=True), Entry(_address(page, shown[0]))))
    whom = "、".join(term.name for term in (*record.ages, *record.audience))
    yield Row("适合谁", (Entry(whom),) if whom else ())
    yield Row("怎么报名", tuple(_registration(page, record, site)))
    yield Row("费用", (Entry(_fee(record)),))
    yield Row("讲课的人", tuple(_speakers(page)), spare=True)
    bring = "、".join(record.bring)
    yield Row("要带的", (Entry(bring),) if bring else (), spare=True)
    access = record.access or (page.place.access if isinstance(page.place, Place) else None)
    yield Row("无障碍", (Entry(access),) if access else (), spare=True)
    yield Row("孩子托管", (Entry(record.childcare),) if record.childcare else (), spare=True)


def _times(sessions: Sequence[Occurrence], *, with_place: bool) -> Iterator[Entry]:
    """Yield the next sessions, with what has become of them, and how many there are."""
    states = {one.status for one in sessions}
    stamped = states if len(states) == 1 else set()
    for one in sessions[:_MOST_SESSIONS]:
        # What is stamped of all of them, or seen from the time one had, need not be said again.
        told = one.status not in stamped and not (one.status == "改期" and one.previously)
        state = f"（{one.status}）" if told and one.status in STAMPS else ""
        yield Entry(f"{one.when}{state}", large=True, struck=not one.takes_place)
        if one.previously:
            yield Entry(f"原定时间：{one.previously}")
        if with_place and one.place:
            yield Entry(f"地点：{one.place}")
    more = len(sessions) - _MOST_SESSIONS
    if more > 0:
        yield Entry(f"共{len(sessions)}场，后面还有{more}场")


def _address(page: Page, one: Occurrence) -> str:
    place = page.place
    if not isinstance(place, Place) or one.place_path != page.place_path:
        return one.address
    where = f"{place.street.name}{place.community}"
    return f"{where}，{place.address}" if place.address else where


def _registration(page: Page, record: Schedule, site: Site) -> Iterator[Entry]:
    registration = record.registration
    if registration is None:
        return
    yield Entry(registration.how)
    if end := registration.deadline:
        past = "，已过报名时间" if end < site.as_of else ""
        yield Entry(f"{show_date(end)}{clock(end)}截止{past}")
    for contact in page.contacts:
        if isinstance(contact, Contact) and _is_sure(contact, site):
            yield Entry(f"{contact.title}：{contact.number}")


def _is_sure(contact: Contact, site: Site) -> bool:
    """Say whether a number may stand on paper, which cannot say that it has to be looked up again."""
    return not contact.verify and not contact.is_stale(site.as_of.date())


def _fee(record: Schedule) -> str:
    reason = f"（{record.fee_reason}）" if record.fee_reason else ""
    registration = record.registration
    room = record.capacity or (registration.places if registration else None)
    return f"{record.fee}{reason}" + (f"，名额{room}人" if room else "")


def _speakers(page: Page) -> Iterator[Entry]:
    for person in page.speakers:
        role = person.role if isinstance(person, Person) else None
        told = f"（{role}）" if role and role != person.title else ""
        yield Entry(f"{person.title}{told}")


def _foot(page: Page, record: Schedule, settings: Settings) -> Iterator[str]:
    """Yield what stands beside the code: the largest line first."""
    known = "://" in settings.url
    yield "扫一扫看详情。有变动，以网页为准。" if known else "有变动，以主办方通知为准。"
    if record.sample:
        yield "这是示例，不是真实的安排、地点或人物。"
    if record.verify == "todo":
        yield "部分内容待核实。"
    if settings.organizer:
        yield f"主办：{settings.organizer}"
    yield f"{settings.name}，更新日期：{show_day(page.updated or record.published)}"
    if known:
        yield f"{settings.url}{page.path}".partition("://")[2]


def _pdf(told: Poster, address: str) -> bytes:
    return pdf((poster(_coded(told, address)),), told.title, told.head)


def _png(told: Poster, address: str) -> bytes:
    return png(poster(_coded(told, address)))


def _coded(told: Poster, address: str) -> Poster:
    """Return it with its code, which takes longer to make than all that is told."""
    return replace(told, code=qr.modules(address) if address else ())
