"""Pages, gathered under collections, programmes, topics, ages, audiences and 街道."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from yuhua.derive.pages import COLLECTIONS, card
from yuhua.kinds import kind_named
from yuhua.model.links import Card, Link, Section
from yuhua.model.site import Page
from yuhua.model.terms import GROUPS, Group, Term, Vocabulary

FACETS: tuple[Group, ...] = (
    "programmes", "topics", "ages", "audiences", "settings", "levels", "streets",
)  # fmt: skip
_INTROS: dict[Group, str] = {
    "programmes": "按栏目找：大讲堂、父母学堂、读书会……",
    "topics": "按话题找：家风、沟通、家务、阅读……",
    "ages": "按孩子的年龄找，从孕期到十八岁。",
    "audiences": "按适合谁来找。",
    "settings": "男女平等“五进”、读书会“四进”：进农村、进社区、进企业、进学校、进家庭、进机关。",
    "levels": "区里办的、街道（镇）办的、社区（村）办的。",
    "streets": "按街道（镇）找离家近的活动和妇女儿童之家。",
}


def facet_pages(vocabulary: Vocabulary, pages: tuple[Page, ...]) -> list[Page]:
    """Return one page per controlled word, and one per group of them."""
    found: list[Page] = []
    borne = bearers(pages)
    for group in FACETS:
        terms = vocabulary.group(group)
        if not terms:
            continue
        words = {term: borne.get((group, term.id), ()) for term in terms}
        cards = tuple(term_card(group, term, len(mine)) for term, mine in words.items())
        title, intro = f"按{GROUPS[group]}找", _INTROS[group]
        sections = (Section("", cards),)
        found.append(Page(f"{group}/", title, intro, "listing.html", sections=sections))
        filled = sorted((term for term, mine in words.items() if mine), key=lambda term: term.id)
        rest = tuple(term_card(group, term, len(words[term])) for term in filled)
        found += [_term_page(group, term, mine, rest) for term, mine in words.items()]
    return found


def bearers(pages: Iterable[Page]) -> Mapping[tuple[Group, str], tuple[Page, ...]]:
    """Return the public pages that carry a word, by its group and id."""
    found: dict[tuple[Group, str], list[Page]] = {}
    for page in pages:
        for group, term in dict.fromkeys(() if page.sensitive else page.terms):
            found.setdefault((group, term.id), []).append(page)
    return {word: tuple(mine) for word, mine in found.items()}


def term_card(group: Group, term: Term, count: int) -> Card:
    """Return a word in short, with the number of pages behind it."""
    shown = f"{count}篇" if count else "筹备中"
    return Card(term.name, f"{group}/{term.id}/", term.summary, "", facts=(shown,))


def _term_page(group: Group, term: Term, mine: Iterable[Page], rest: tuple[Card, ...]) -> Page:
    """Return the page of a word; where nothing bears it, it leads to `rest`, the words of its group."""
    summary = term.summary or f"{GROUPS[group]}“{term.name}”的课程、活动、书单和故事。"
    note = f"“{term.name}”的内容正在准备。先看看别的："
    return Page(
        f"{group}/{term.id}/",
        term.name,
        summary,
        "listing.html",
        terms=((group, term),),
        sections=by_kind(mine) or (Section(f"其他{GROUPS[group]}", rest, note),),
        crumbs=(Link("首页", ""), Link(f"按{GROUPS[group]}找", f"{group}/")),
    )


def by_kind(pages: Iterable[Page]) -> tuple[Section, ...]:
    """Group pages by kind, in the order of the collections."""
    labels = {kind_named(name).label: folder for folder, name in COLLECTIONS.items()}
    ordered = sorted(pages, key=lambda page: (page.title, page.path))
    return tuple(
        Section(label, cards, path=f"{folder}/")
        for label, folder in labels.items()
        if (cards := tuple(card(page) for page in ordered if page.label == label))
    )


def collection_sections(folder: str, pages: tuple[Page, ...]) -> tuple[Section, ...]:
    """Return the listing of one collection: courses by programme, the rest in one group."""
    label = kind_named(COLLECTIONS[folder]).label
    found = [page for page in pages if page.label == label]
    if folder != "courses":
        return (
            Section(
                "", tuple(card(page) for page in sorted(found, key=lambda page: page.newest_first))
            ),
        )
    # The programmes' own pages stand in the order of the vocabulary.
    programmes = [page for page in pages if page.path.startswith("programmes/") and page.terms]
    return tuple(
        Section(programme.title, cards, programme.summary, programme.path)
        for programme in programmes
        if (cards := tuple(card(page) for page in series(found, programme.terms[0][1])))
    )


def series(pages: Iterable[Page], term: Term) -> list[Page]:
    """Return the courses of a programme in their order."""
    mine = [page for page in pages if ("programmes", term) in page.terms and page.label == "课程"]
    return sorted(mine, key=lambda page: (getattr(page.record, "order", None) or 999, page.path))
