"""What leads from one page to another: titles with addresses, and what lists show of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yuhua.model.entry import Record
    from yuhua.model.parts import Chapter


@dataclass(frozen=True)
class Link:
    """A title and the address it leads to, inside the site, without a leading slash."""

    title: str
    path: str


@dataclass(frozen=True)
class Card(Link):
    """A page in short, for lists; `keys` are the words of filters that it answers to."""

    summary: str = ""
    label: str = ""
    sample: bool = False
    facts: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Download(Link):
    """A file that goes with a lesson, and what to know before one taps it: `32分钟，PDF，1.2 MB`.

    `size` is in bytes.
    """

    facts: tuple[str, ...] = ()
    size: int = 0
    transcript: str = ""
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True)
class Related:
    """A card and the reason it is shown, in Chinese."""

    card: Card
    reason: str


@dataclass(frozen=True)
class Section:
    """A titled group of cards; `path` leads to all of them."""

    title: str
    cards: tuple[Card, ...]
    note: str = ""
    path: str = ""


@dataclass(frozen=True)
class Filter:
    """Words by which a listing can be cut down; the path of each is its key, `ages/3-6`."""

    title: str
    words: tuple[Link, ...]


@dataclass(frozen=True)
class Met(Link):
    """Something people may have met, in their own words: the page that helps, and whom to call."""

    page_title: str
    contacts: tuple[Record, ...] = ()
