"""Listings offer the words that their cards and sessions answer to, and no others."""

from __future__ import annotations

from conftest import ROOT
from samples import AS_OF
from yuhua.derive.site import derive
from yuhua.read.content import read


def test_the_agenda_offers_the_words_of_sessions_to_come() -> None:
    page = derive(read(ROOT), AS_OF).page("events/")

    used = {f"{group}/{term.id}" for one in page.sessions for group, term in one.terms}
    offered = [word.path for one in page.filters for word in one.words]
    assert [one.title for one in page.filters] == ["年龄", "栏目", "街道"]
    assert len(offered) == len(set(offered))
    assert set(offered) == {
        word for word in used if word.startswith(("ages", "programmes", "streets"))
    }


def test_courses_answer_to_the_streets_where_they_come() -> None:
    site = derive(read(ROOT), AS_OF)
    cards = [card for section in site.page("courses/").sections for card in section.cards]

    for card in cards:
        streets = {one.street for one in site.page(card.path).sessions}
        assert len([key for key in card.keys if key.startswith("streets/")]) == len(streets)
    assert {word.path for one in site.page("courses/").filters for word in one.words} <= {
        key for card in cards for key in card.keys
    }


def test_other_pages_have_no_filters() -> None:
    pages = derive(read(ROOT), AS_OF).pages

    assert {page.path for page in pages if page.filters} == {"courses/", "events/"}
