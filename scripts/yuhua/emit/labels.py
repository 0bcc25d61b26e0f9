"""A page, turned into the labels its head bears: those of 国办发〔2017〕47号, annex on page labels, and Open Graph's."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urljoin, urlsplit

from yuhua.dates import morning
from yuhua.derive.pages import COLLECTIONS
from yuhua.drawing.card import WIDE
from yuhua.emit import Settings, cards
from yuhua.kinds import kind_named
from yuhua.model.entry import Entry
from yuhua.model.site import Page, Site
from yuhua.model.terms import GROUPS

Labels = tuple[tuple[str, str], ...]
# Ministries have `bm` and 8 digits, all others 10, the first 6 of them those of the district.
_SITE_CODE = re.compile(r"bm\d{8}|[1-9]\d{9}", re.ASCII)
_LISTS = ("agenda.html", "listing.html")
_MOST_KEYWORDS = 8


def is_site_code(text: str) -> bool:
    """Say whether `text` can be a 网站标识码."""
    return bool(_SITE_CODE.fullmatch(text))


def of(page: Page, site: Site, settings: Settings, site_code: str = "") -> Labels:
    """Return (name, content) of a page's labels in the order of the annex; what is not known is left out.

    3 for the home page, 4 more for a column, 3 and some that are optional more for what stands in
    it. A sensitive page names the site and nothing else. `Description` is not among them: names of
    metadata have no case in HTML, and every page has its `description`.
    """
    if page.sensitive:
        return (("SiteName", settings.name),)
    found = [*of_site(settings, site_code)]
    if page.path:
        found += _column(_column_of(page, site), site)
    if page.path and page.record and page.template not in _LISTS:
        found += _article(page, settings)
    return tuple((name, content) for name, content in found if content)


def of_site(settings: Settings, site_code: str = "") -> Labels:
    """Return the labels every page has."""
    found = (
        ("SiteName", settings.name),
        ("SiteDomain", urlsplit(settings.url).hostname or ""),
        ("SiteIDCode", site_code),
    )
    return tuple((name, content) for name, content in found if content)


def open_graph(page: Page, settings: Settings) -> Labels:
    """Return (property, content) of what a shared page is shown with (ogp.me); nothing for a sensitive page.

    The card with a size and a text beside the picture, as WhatsApp, Facebook and others want it at the first sight of a link.
    """
    if page.sensitive:
        return ()
    article = bool(page.path and page.record and page.published and page.template not in _LISTS)
    found = [
        ("og:type", "article" if article else "website"),
        ("og:site_name", settings.name),
        ("og:locale", "zh_CN"),
        ("og:title", page.marked_title),
        ("og:description", page.summary),
        ("og:url", _address(page, settings)),
    ]
    found += _picture(page, settings)
    if article:
        found += _times(page)
    return tuple((name, content) for name, content in found if content)


def twitter(page: Page, settings: Settings) -> Labels:
    """Return (name, content) of how a link is shown by programs that read Twitter's words; nothing without a card."""
    return (("twitter:card", "summary_large_image"),) if cards.addresses(page, settings) else ()


def _picture(page: Page, settings: Settings) -> Labels:
    """Return what is to be known of a page's card; it has to be a whole address."""
    found = cards.addresses(page, settings)
    if not found:
        return ()
    width, height = WIDE
    return (
        ("og:image", found[0]),
        ("og:image:type", "image/png"),
        ("og:image:width", str(width)),
        ("og:image:height", str(height)),
        ("og:image:alt", cards.alt(page)),
    )


def _times(page: Page) -> Labels:
    days = (("published", page.published), ("modified", page.updated))
    return tuple((f"article:{name}_time", morning(day).isoformat()) for name, day in days if day)


def _address(page: Page, settings: Settings) -> str:
    """Return the whole address of a page, empty where the site does not know its own."""
    return urljoin(settings.url, page.path) if "://" in settings.url else ""


def _column_of(page: Page, site: Site) -> Page:
    """Return the page of the column a page stands in: the last one above it, or a list itself."""
    above = [link.path for link in page.crumbs if link.path]
    if page.template in _LISTS or not above:
        return page
    return next((one for one in site.pages if one.path == above[-1]), page)


def _column(column: Page, site: Site) -> Labels:
    return (
        ("ColumnName", column.title),
        ("ColumnDescription", column.summary),
        ("ColumnKeywords", ",".join(_column_keywords(column, site))),
        ("ColumnType", _column_type(column)),
    )


def _column_keywords(column: Page, site: Site) -> tuple[str, ...]:
    """Return the column's name and the topics its lists speak of most, ties in the order of the pages."""
    listed = {card.path for section in column.sections for card in section.cards}
    topics = Counter(
        term.name
        for page in site.pages
        if page.path in listed and not page.sensitive
        for group, term in page.terms
        if group == "topics"
    )
    names = (column.title, *(name for name, _ in topics.most_common(_MOST_KEYWORDS)))
    return tuple(dict.fromkeys(names))[:_MOST_KEYWORDS]


def _column_type(column: Page) -> str:
    """Return what a column holds: a kind of content, or whatever has a word of one group."""
    folder = column.path.partition("/")[0]
    for group, name in GROUPS.items():
        if folder == group:
            return name
    return kind_named(COLLECTIONS.get(folder, "page")).label


def _article(page: Page, settings: Settings) -> Labels:
    record = page.record
    words = [*(term.name for _, term in page.terms), *getattr(record, "tags", ())]
    return (
        ("ArticleTitle", page.marked_title),
        ("PubDate", f"{morning(page.published):%Y-%m-%d %H:%M}" if page.published else ""),
        ("ContentSource", record.source.name if isinstance(record, Entry) else ""),
        ("Keywords", ",".join(dict.fromkeys(words))),
        ("Url", _address(page, settings)),
    )
