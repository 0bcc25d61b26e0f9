"""What feeds announce, prepared once for every format (features F4–F9)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit

import nh3
from lxml import etree

from yuhua.dates import morning, show_day
from yuhua.derive.full_text import sections
from yuhua.emit import Settings, cards
from yuhua.model.entry import Entry
from yuhua.model.links import Download
from yuhua.model.occurrence import ChangeNote, Occurrence
from yuhua.model.site import Page, Site
from yuhua.model.terms import Group, Term
from yuhua.text import clean, marked

_TAGS = nh3.ALLOWED_TAGS - {"map", "area", "center"}
# Of a picture readers get the file that all of them know, in its widths; `picture` and its sources many would cut.
_ATTRIBUTES = nh3.ALLOWED_ATTRIBUTES | {"img": {"src", "srcset", "sizes", "width", "height", "alt"}}
_MINUTES = re.compile(r"(\d{1,3})分钟")
_SOUNDS = {"mp3": "audio/mpeg", "m4a": "audio/mp4"}


# Of a title nothing may be left once invisible characters are gone; Atom wants one (RFC 4287 §4.2.14).
UNTITLED = "（没有标题）"


@dataclass(frozen=True)
class Enclosure:
    """A recording: its address, media type, length in bytes and in seconds (0 where nobody said).

    `transcript` and `chapters` are addresses, empty where there are none.
    """

    url: str
    type: str
    length: int
    seconds: int = 0
    transcript: str = ""
    chapters: str = ""


@dataclass(frozen=True)
class Announcement:
    """One entry of a feed; `html` is complete and safe, every address in it absolute.

    `id` is a tag: URI (RFC 4151) that outlives the address. `announced` sets an update apart that
    subscribers are told of again: readers of RSS and JSON Feed know it by its id only. `image` is
    the address of the page's card, empty where it has none.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    categories: tuple[tuple[str, str], ...] = ()
    source: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    announced: str = ""
    image: str = ""

    @property
    def shown_as(self) -> str:
        """The id that brings an announced update to readers once more."""
        return f"{self.id}{self.announced}"

    @property
    def moment(self) -> datetime:
        """When it was announced last."""
        return self.updated if self.announced else self.published


def of_pages(site: Site, settings: Settings, bodies: Mapping[str, str]) -> dict[str, Announcement]:
    """Return an announcement for every entry of the site, by its path."""
    return {page.path: _of_page(page, settings, bodies.get(page.path, "")) for page in site.entries}


def _of_page(page: Page, settings: Settings, body: str) -> Announcement:
    url = urljoin(settings.url, page.path)
    assert page.published is not None  # noqa: S101 -- entries have it
    record = page.record if isinstance(page.record, Entry) else None
    updated = page.updated or page.published
    note = record.update_note if record and page.updated else None
    title = f"【更新】{page.marked_title}" if note else page.marked_title
    told = f"{show_day(updated)}更新：{note}" if note else ""
    return Announcement(
        id=identity(page, settings),
        url=url,
        title=clean(title) if clean(title).strip() else UNTITLED,
        summary=clean(" ".join(part for part in (told, page.summary) if part)),
        html=clean(_full_text(page, url, body, told)),
        published=morning(page.published),
        updated=morning(updated),
        categories=_categories(page.terms, settings),
        source=clean(record.source.name) if record else "",
        enclosures=tuple(_enclosures(page, settings)),
        announced=f";updated={updated.isoformat()}" if note else "",
        image=_image(page, settings),
    )


def of_changes(site: Site, settings: Settings) -> list[Announcement]:
    """Return an announcement for every announced change, the newest first; what was announced keeps its id."""
    seen: dict[str, int] = {}
    found = []
    for note in reversed(site.changes):
        schedule = note.path.strip("/").rpartition("/")[2]
        about = note.day.isoformat() if note.day else "all"
        name = f"change/{schedule}/{about}/{note.on.isoformat()}"
        seen[name] = seen.get(name, 0) + 1
        number = f"/{seen[name]}" if seen[name] > 1 else ""
        found.append(_of_change(note, f"{name}{number}", settings))
    return list(reversed(found))


def _of_change(note: ChangeNote, name: str, settings: Settings) -> Announcement:
    url = urljoin(settings.url, note.path) + (f"#{note.anchor}" if note.anchor else "")
    state = f"【{note.status}】" if note.status else ""
    why = f"原因：{note.reason}。" if note.reason else ""
    text = f"{note.text}。{why}"
    link = f'<p><a href="{html.escape(url)}">{html.escape(note.title)}</a></p>'
    moment = morning(note.on)
    return Announcement(
        id=f"tag:{settings.tag}:{name}",
        url=url,
        title=clean(marked(f"{state}{note.title}", sample=note.sample)),
        summary=clean(text),
        html=clean(f"<p>{html.escape(text)}</p>{link}"),
        published=moment,
        updated=moment,
    )


def of_sessions(site: Site, settings: Settings, most: int) -> list[Announcement]:
    """Return an announcement for every session to come, the next one first."""
    pages = {page.path: page for page in site.pages if page.published}
    coming = [one for one in site.occurrences if not one.over and one.path in pages]
    return [_of_session(one, pages[one.path], settings) for one in coming[:most]]


def _of_session(one: Occurrence, page: Page, settings: Settings) -> Announcement:
    day = page.published
    assert day is not None  # noqa: S101 -- events have it
    url = f"{urljoin(settings.url, one.path)}#{one.anchor}"
    facts = [("时间", one.when), ("地点", one.place), ("状态", one.status), ("费用", one.fee)]
    facts += [("变动", f"{note.text}，{note.reason}") for note in one.changes]
    rows = "".join(f"<li>{label}：{html.escape(text)}</li>" for label, text in facts if text)
    announced = morning(max([day, *(note.on for note in one.changes)]))
    return Announcement(
        id=f"tag:{settings.tag}:schedule/{one.schedule}#{one.anchor}",
        url=url,
        title=clean(marked(f"{one.when} {one.title}", sample=one.sample)),
        summary=clean(f"{one.when}，{one.place}。"),
        html=clean(f'<ul>{rows}</ul><p><a href="{html.escape(url)}">怎么去、怎么报名</a></p>'),
        published=morning(day),
        updated=announced,
        categories=_categories(one.terms, settings),
        image=_image(page, settings),
    )


def _image(page: Page, settings: Settings) -> str:
    """Return the address of a page's card."""
    return next(iter(cards.addresses(page, settings)), "")


def identity(page: Page, settings: Settings) -> str:
    """Return the tag: URI (RFC 4151) of an entry: its collection and id, never its address."""
    record = page.record
    collection = type(record).__name__.lower() if record else "page"
    return f"tag:{settings.tag}:{collection}/{record.id if record else page.path}"


def _categories(
    terms: tuple[tuple[Group, Term], ...], settings: Settings
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (clean(term.name), urljoin(settings.url, f"{group}/{term.id}/")) for group, term in terms
    )


def _enclosures(page: Page, settings: Settings) -> Iterator[Enclosure]:
    for one in page.downloads:
        kind = _SOUNDS.get(one.path.rpartition(".")[2])
        if kind:
            minutes = next((found for fact in one.facts if (found := _MINUTES.match(fact))), None)
            yield Enclosure(
                urljoin(settings.url, one.path),
                kind,
                one.size,
                int(minutes[1]) * 60 if minutes else 0,
                urljoin(settings.url, one.transcript) if one.transcript else "",
                urljoin(settings.url, chapters_path(one)) if one.chapters else "",
            )


def chapters_path(one: Download) -> str:
    """Return the path of the file with a recording's chapters."""
    return f"{one.path.rpartition('.')[0]}.chapters.json"


def _full_text(page: Page, url: str, body: str, told: str) -> str:
    parts = [f"<p>{html.escape(text)}</p>" for text in (told, page.summary) if text]
    for label, lines in sections(page.record):
        shown = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
        parts.append(f"<h2>{html.escape(label)}</h2><ul>{shown}</ul>")
    parts.append(body)
    record = page.record
    if isinstance(record, Entry) and record.notice:
        parts.append(f"<p>{html.escape(record.notice)}</p>")
    return absolute("".join(parts), url)


# Whatever holds an address in what `_TAGS` lets pass (HTML Living Standard), besides `srcset`.
_ADDRESSES = ("href", "src", "cite")


def absolute(fragment: str, base: str) -> str:
    """Return sanitised HTML in which every address is absolute."""
    safe = nh3.clean(
        fragment,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    root = (
        etree.fromstring(f"<div>{safe}</div>", parser=etree.HTMLParser(encoding="utf-8"))
        if safe
        else None
    )
    if root is None:
        return ""
    for node in list(root.iter()):
        if node.tag == "img" and not _is_ours(node.get("src", ""), base):
            _take_out(node)
            continue
        for name in _ADDRESSES:
            if address := node.get(name):
                node.set(name, urljoin(base, address))
        if candidates := node.get("srcset"):
            node.set("srcset", _candidates(candidates, base))
    inner = root.find(".//div")
    text = etree.tostring(inner, encoding="unicode", method="html")
    return str(text).removeprefix("<div>").removesuffix("</div>")


def _is_ours(address: str, base: str) -> bool:
    """Say whether a picture comes from the site itself: one from elsewhere would tell who reads."""
    return bool(address) and urlsplit(urljoin(base, address)).netloc == urlsplit(base).netloc


def _take_out(node: etree._Element) -> None:
    """Remove a node and keep the text behind it."""
    before, around = node.getprevious(), node.getparent()
    if before is None:
        around.text = (around.text or "") + (node.tail or "")
    else:
        before.tail = (before.tail or "") + (node.tail or "")
    around.remove(node)


def _candidates(srcset: str, base: str) -> str:
    """Return the files of a picture with whole addresses; ours hold no comma."""
    found = [each.strip().partition(" ") for each in srcset.split(",")]
    return ", ".join(f"{urljoin(base, address)} {width}" for address, _, width in found)
