"""Pages, turned into the index that `overrides/assets/search.js` fetches to answer the search dialog.

Material's own index loses the last word of most Chinese queries; this one looks for the characters
themselves. It is fetched with the first word that somebody types,
never with a page. To be replaced by an engine of our own: everything that knows the format of the
index stands here and in that one script.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from yuhua.emit import Artifact
from yuhua.emit.full_text import sections
from yuhua.model.site import Page, Site
from yuhua.text import clean, plain

PATH = "search/search_index.json"


def emit(site: Site) -> Iterable[Artifact]:
    """Yield the index: one document per page, in the order of addresses."""
    documents = [_document(page) for page in site.pages if page.path]
    index = json.dumps({"docs": documents}, ensure_ascii=False, separators=(",", ":"))
    yield Artifact(PATH, index.encode())


_BOOSTS = {
    "求助": 1.5,
    "课程": 1.0,
    "家风故事": 0.9,
    "书单": 0.9,
    "政策与活动": 0.9,
    "妇女儿童之家": 0.8,
    "日程": 0.8,
}


def _document(page: Page) -> dict[str, object]:
    parts = [
        page.summary,
        *(line for label, lines in sections(page.record) for line in (label, *lines)),
        plain(page.body),
    ]
    parts += [card.title for section in page.sections for card in section.cards]
    return {
        "location": page.path,
        "title": clean(page.marked_title),
        "text": clean(" ".join(part for part in parts if part)),
        "tags": [term.name for _, term in page.terms]
        + [*getattr(page.record, "tags", ()), *filter(None, [page.label])],
        "label": page.label,
        "boost": _boost(page),
    }


def _boost(page: Page) -> float:
    """Put what someone can read or use before the lists and the editors' handbook."""
    if page.label == "编辑手册" or page.path.startswith("handbook/"):
        return 0.2
    return _BOOSTS.get(page.label, 0.6)
