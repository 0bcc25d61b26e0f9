"""Pages, turned into documents: what is searched, what is shown of it, how much it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from yuhua.derive.full_text import sections
from yuhua.model.site import Page, Site
from yuhua.model.terms import Group, Term
from yuhua.text import clean, plain

# How telling a place is.
BODY, HEAD, TITLE = range(3)
# A page counts as much as its letter says: `a` a tenth, `j` fully, `k` a little more.
_PRIORS = {
    "求助": "k",
    "课程": "j",
    "政策与活动": "i",
    "家风故事": "h",
    "书单": "h",
    "妇女儿童之家": "f",
    "日程": "d",
}
_OVER, _HANDBOOK, _WORD, _PLAIN = "b", "a", "f", "h"
Headings = Mapping[str, tuple[tuple[str, str], ...]]
# Found, but no excerpt: the names of laws.
_NOT_SHOWN = {"依据", "依据与出处"}
FACETS: tuple[Group, ...] = ("programmes", "ages", "streets")


@dataclass(frozen=True)
class Passage:
    """A part of a page: the anchor that leads there (empty for its top), its heading and text."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class Document:
    """One page as search sees it; `telling` are (level, text) of everything that can be found.

    A sensitive page tells nothing: it opens to its `doors` only, words that mean it.
    """

    path: str
    title: str
    label: str
    prior: str
    telling: tuple[tuple[int, str], ...] = ()
    doors: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    words: tuple[tuple[Group, Term], ...] = ()
    coming: bool = False


def documents(site: Site, headings: Headings) -> tuple[Document, ...]:
    """Return a document for every page but the home page, in the order of addresses.

    `headings` gives (anchor, text) of each page's headings in order.
    """
    return tuple(_document(page, headings.get(page.path, ())) for page in site.pages if page.path)


def _document(page: Page, headings: tuple[tuple[str, str], ...]) -> Document:
    tags: tuple[str, ...] = getattr(page.record, "tags", ())
    shown = Document(page.path, clean(page.marked_title), page.label, _prior(page))
    if page.sensitive:
        return replace(shown, doors=tags)
    words = [*(term.name for _, term in page.terms), *tags, page.label]
    heads = " ".join([*words, *(title for _, title in headings)])
    passages = tuple(_passages(page, headings))
    telling = [(TITLE, page.title), (HEAD, heads), (HEAD, page.summary)]
    telling += [(BODY, f"{one.heading} {one.text}") for one in passages]
    cited = [
        line for label, lines in sections(page.record) if label in _NOT_SHOWN for line in lines
    ]
    telling.append((BODY, "；".join(cited)))
    return replace(
        shown,
        telling=tuple((level, clean(text)) for level, text in telling),
        passages=passages,
        words=tuple(pair for pair in page.terms if pair[0] in FACETS),
        coming=bool(page.sessions) and page.label == "日程",
    )


def _prior(page: Page) -> str:
    if page.path.startswith("handbook/"):
        return _HANDBOOK
    if page.label == "日程" and not page.sessions:
        return _OVER
    if not page.label:
        return _WORD if page.terms else _PLAIN
    return _PRIORS.get(page.label, _PLAIN)


def _passages(page: Page, headings: tuple[tuple[str, str], ...]) -> Iterator[Passage]:
    """Yield the summary, the body by its headings, then the fields of the record."""
    yield Passage("", "", clean(page.summary))
    left = list(headings)
    anchor = heading = ""
    lines: list[str] = []
    for line in page.body.split("\n"):
        if left and line.lstrip("#").strip() and line.startswith("#"):
            yield from _passage(anchor, heading, lines)
            (anchor, heading), lines = left.pop(0), []
        else:
            lines.append(line)
    yield from _passage(anchor, heading, lines)
    for label, found in sections(page.record):
        if label not in _NOT_SHOWN:
            yield Passage("", label, clean("；".join(found)))


def _passage(anchor: str, heading: str, lines: list[str]) -> Iterator[Passage]:
    text = clean(plain("\n".join(lines)))
    if text or heading:
        yield Passage(anchor, heading, text)
