from __future__ import annotations

from datetime import date

import pytest

from samples import COURSE, WORDS, page, record
from yuhua.derive.listings import (
    bearers,
    by_kind,
    collection_sections,
    facet_pages,
    series,
)
from yuhua.model.links import Card, Link, Section
from yuhua.model.site import Page
from yuhua.model.terms import Group, Term


def word(group: Group, name: str) -> Term:
    found = WORDS.find(group, name)
    assert found is not None
    return found


JIAFENG, JIANGTANG = word("topics", "家风"), word("programmes", "大讲堂")
STORY = page("families/a/", title="家书", label="家风故事", terms=(("topics", JIAFENG),))
SECRET = page("help/b/", title="安全", label="求助", terms=(("topics", JIAFENG),), sensitive=True)


def course(slug: str, order: int | None, published: date = date(2026, 11, 24)) -> Page:
    found = record("course", COURSE, id=slug, order=str(order) if order else None)
    terms = (("programmes", JIANGTANG),)
    return page(f"courses/{slug}/", title=slug, record=found, terms=terms, published=published)


def pages_of(pages: tuple[Page, ...]) -> dict[str, Page]:
    return {one.path: one for one in facet_pages(WORDS, pages)}


def test_every_word_and_every_group_has_a_page() -> None:
    groups: tuple[Group, ...] = ("programmes", "topics", "ages", "audiences", "streets")
    words = {f"{group}/{term.id}/" for group in groups for term in WORDS.group(group)}

    assert set(pages_of(())) == {f"{group}/" for group in groups} | words


def test_the_page_of_a_word_lists_what_carries_it() -> None:
    assert pages_of((STORY, SECRET))["topics/jiafeng/"] == Page(
        "topics/jiafeng/",
        "家风",
        "话题“家风”的课程、活动、书单和故事。",
        "listing.html",
        terms=(("topics", JIAFENG),),
        sections=(
            Section(
                "家风故事",
                (Card("家书", "families/a/", "一句话。", "家风故事"),),
                path="families/",
            ),
        ),
        crumbs=(Link("首页", ""), Link("按话题找", "topics/")),
    )


def test_the_page_of_an_unused_word_leads_to_used_ones() -> None:
    (section,) = pages_of((STORY,))["topics/goutong/"].sections

    assert section == Section(
        "其他话题",
        (Card("家风", "topics/jiafeng/", facts=("1篇",)),),
        "“沟通”的内容正在准备。先看看别的：",
    )


def test_sensitive_pages_are_counted_nowhere() -> None:
    assert bearers((STORY, SECRET))["topics", JIAFENG.id] == (STORY,)
    assert bearers((SECRET,)) == {}
    words = pages_of((SECRET,))["topics/"].sections[0].cards
    assert Card("家风", "topics/jiafeng/", facts=("筹备中",)) in words


def test_a_collection_never_lists_a_sensitive_page_among_the_new() -> None:
    (section,) = collection_sections("families", (STORY, SECRET))

    assert [card.path for card in section.cards] == ["families/a/"]


def test_by_kind_follows_the_collections_then_titles() -> None:
    found = by_kind([STORY, course("b", None), course("a", None)])

    assert [(section.title, section.path) for section in found] == [
        ("课程", "courses/"),
        ("家风故事", "families/"),
    ]
    assert [card.title for card in found[0].cards] == ["a", "b"]


def test_lessons_stand_in_their_order_and_then_by_address() -> None:
    lessons = [course("d", None), course("c", 2), course("b", None), course("a", 10)]

    assert [one.title for one in series(lessons, JIANGTANG)] == ["c", "a", "b", "d"]


def test_courses_are_listed_by_programme() -> None:
    lessons = (course("b", 1), course("a", 2), STORY)

    (section,) = collection_sections("courses", (*lessons, *facet_pages(WORDS, lessons)))

    assert (section.title, section.path) == ("大讲堂", "programmes/jiangtang/")
    assert [card.title for card in section.cards] == ["b", "a"]


@pytest.mark.parametrize("turn", [0, 1, 2])
def test_the_order_of_pages_does_not_matter(turn: int) -> None:
    newer = page("families/n/", title="新", label="家风故事", published=date(2026, 11, 25))
    same = page("families/b/", title="又", label="家风故事")
    pages = (STORY, newer, same)

    (section,) = collection_sections("families", (*pages[turn:], *pages[:turn]))

    assert [card.path for card in section.cards] == ["families/n/", "families/a/", "families/b/"]
