"""Pages, turned into the pictures they are shared with: 1200×630, and 500×500 for lists of chats (feature G3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin

from yuhua.drawing.card import LEAF, SEAL, SQUARE, SUN, WIDE, Telling, square, wide
from yuhua.drawing.marking import mark
from yuhua.drawing.painting import png
from yuhua.emit import Artifact, Settings
from yuhua.kinds.help import Help
from yuhua.kinds.schedule import Schedule
from yuhua.kinds.story import Story
from yuhua.model.occurrence import STAMPS, Occurrence
from yuhua.model.site import Page, Site

FOLDER = "assets/cards/"
_STAMPS = {**STAMPS, "已结束": "已结束"}


@dataclass(frozen=True)
class Offer:
    """A card that a page offers to save; `size` in kB, 0 where it is not known yet."""

    title: str
    path: str
    width: int
    height: int
    size: int
    alt: str


def emit(site: Site, settings: Settings) -> Iterable[Artifact]:
    """Yield both cards of every page that has some."""
    for page in site.pages:
        if path := card_path(page):
            told = telling(page, settings)
            yield Artifact(path, partial(_wide, told), mark("wide", told))
            yield Artifact(square_path(page), partial(_square, told), mark("square", told))


def card_path(page: Page) -> str:
    """Return the path of a page's card, empty for a page without one.

    None for pages to be left without a trace, nor for the handbook, which nobody shares.
    """
    if page.sensitive or page.path.startswith("handbook/"):
        return ""
    return f"{FOLDER}{_name(page)}_wide.png"


def square_path(page: Page) -> str:
    """Return the path of its square card, empty for a page without one."""
    return f"{FOLDER}{_name(page)}_square.png" if card_path(page) else ""


def offered(page: Page, sizes: Mapping[str, int]) -> tuple[Offer, ...]:
    """Return both cards of a page, none where it has none; `sizes` are in bytes by path."""
    if not card_path(page):
        return ()
    kinds = (("分享图", card_path(page), WIDE), ("方图", square_path(page), SQUARE))
    return tuple(
        Offer(title, path, *size, -(-sizes.get(path, 0) // 1000), alt(page))
        for title, path, size in kinds
    )


def addresses(page: Page, settings: Settings) -> tuple[str, ...]:
    """Return the whole addresses of a page's wide and square card; none where there are none, or the site does not know its own."""
    paths = (card_path(page), square_path(page)) if "://" in settings.url else ()
    return tuple(urljoin(settings.url, path) for path in paths if path)


def _name(page: Page) -> str:
    """Return a name that no other page has: parts of addresses hold neither `.` nor `_`."""
    return page.path.strip("/").replace("/", ".") or "home_page"


def alt(page: Page) -> str:
    """Return what is on a page's card, in words."""
    told = _facts(page)
    return "，".join((page.marked_title, *told))


def telling(page: Page, settings: Settings) -> Telling:
    """Return what the card of a page says."""
    programme = getattr(page.record, "programme", None)
    count = len(page.sessions) if isinstance(page.record, Schedule) else 0
    label = [page.label or _above(page), programme.name if programme else ""]
    label += [f"共{count}场"] if count > 1 else []
    one = _shown(page)
    state = _STAMPS.get(one.state, "") if one else ""
    stamps = ("示例" if page.sample else "", state)
    return Telling(
        title=page.title,
        label=" · ".join(part for part in label if part),
        facts=_facts(page),
        note=page.summary,
        stamps=tuple(one for one in stamps if one),
        site="" if page.title == settings.name else settings.name,
        seal=settings.seal,
        accent=_accent(page),
        off=bool(one and (one.over or not one.takes_place)),
    )


def _above(page: Page) -> str:
    """Return what the list is called that a page without a kind stands in."""
    return page.crumbs[-1].title if page.crumbs and page.crumbs[-1].path else ""


def _accent(page: Page) -> tuple[int, int, int]:
    if isinstance(page.record, Help):
        return SEAL
    return SUN if isinstance(page.record, Story) else LEAF


def _shown(page: Page) -> Occurrence | None:
    """Return the session of an event's page that its card is about: the next one people can come to."""
    if not isinstance(page.record, Schedule):
        return None
    takes = [one for one in page.sessions if one.takes_place]
    return next(iter([*takes, *page.sessions, *reversed(page.past)]), None)


def _facts(page: Page) -> tuple[str, ...]:
    """Return when and where an event takes place, nothing of another page."""
    one = _shown(page)
    if one is None:
        return ()
    undated = one.status == "改期" and not one.takes_place
    when = f"原定{one.when}，新时间待定" if undated else one.when
    return tuple(part for part in (when, one.place) if part)


def _wide(told: Telling) -> bytes:
    return png(wide(told))


def _square(told: Telling) -> bytes:
    return png(square(told))
