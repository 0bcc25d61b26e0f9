"""The page about the files names them all, and leads to every one."""

from __future__ import annotations

from conftest import ROOT
from samples import AS_OF, SETTINGS
from yuhua.derive.open_pages import DATASETS, INDEX, LICENCE, page
from yuhua.derive.site import derive
from yuhua.emit.opendata import emit
from yuhua.read.content import read


def test_the_page_says_what_each_table_holds_and_under_which_licence() -> None:
    body = page(AS_OF).body

    assert [one.name for one in DATASETS if f"| {one.title} | {one.summary} |" not in body] == []
    assert f"]({LICENCE}" in body
    assert "2026年11月25日" in body


def test_the_page_leads_to_every_file_and_to_nothing_else() -> None:
    site = derive(read(ROOT), AS_OF)
    files = {one.path for one in emit(site, SETTINGS)}
    cards = [card for section in site.page("data/").sections for card in section.cards]

    assert {card.path for card in cards} == files
    assert len(cards) == len(files)
    assert INDEX in files


def test_the_page_stands_below_the_home_page_and_is_no_news() -> None:
    site = derive(read(ROOT), AS_OF)
    found = site.page("data/")

    assert [link.path for link in found.crumbs] == [""]
    assert found not in site.entries
