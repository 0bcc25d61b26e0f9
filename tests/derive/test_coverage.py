from __future__ import annotations

from datetime import datetime

import pytest

from samples import AS_OF, ROOT, WORDS, session
from yuhua.dates import SHANGHAI
from yuhua.derive.coverage import coverage_pages, grid
from yuhua.derive.site import derive
from yuhua.model.links import Link
from yuhua.model.occurrence import Occurrence
from yuhua.model.tables import Grid, GridRow
from yuhua.model.terms import Group, Term
from yuhua.read.content import read


def held(programme: str, street: str, year: int = 2026, **changes: object) -> Occurrence:
    names: tuple[tuple[Group, str], ...] = (("programmes", programme), ("streets", street))
    terms = tuple((group, _term(group, name)) for group, name in names)
    return session(datetime(year, 12, 5, 9, 30, tzinfo=SHANGHAI), terms=terms, **changes)


def _term(group: Group, name: str) -> Term:
    found = WORDS.find(group, name)
    assert found
    return found


def test_sessions_are_counted_by_programme_and_street() -> None:
    sessions = (
        held("大讲堂", "圭塘街道"),
        held("大讲堂", "圭塘街道", sample=True, over=True),
        held("读书会", "圭塘街道", 2027),
    )

    found = grid(sessions, WORDS, 2026)

    assert found == Grid(
        2026,
        (Link("圭塘街道", "streets/guitang/"),),
        (
            GridRow(Link("大讲堂", "programmes/jiangtang/"), (2,), 1),
            GridRow(Link("读书会", "programmes/dushu/"), (0,)),
        ),
    )
    assert [row.total for row in found.rows] == [2, 0]
    assert found.totals == GridRow(Link("合计", ""), (2,), 1)


def test_what_does_not_take_place_is_not_counted() -> None:
    start = datetime(2026, 12, 6, 9, 30, tzinfo=SHANGHAI)
    sessions = (
        held("大讲堂", "圭塘街道", status="取消"),
        held("大讲堂", "圭塘街道", status="改期"),
        held("大讲堂", "圭塘街道", status="改期", previous_start=start),
    )

    assert grid(sessions, WORDS, 2026).totals.total == 1


@pytest.mark.parametrize(("this_year", "first"), [(2026, 2026), (2027, 2027), (2030, 2027)])
def test_there_is_a_page_per_year_and_one_of_this_year(this_year: int, first: int) -> None:
    held_in = (held("大讲堂", "圭塘街道"), held("大讲堂", "圭塘街道", 2027))
    pages = coverage_pages(held_in, WORDS, this_year)

    assert [(page.path, page.title, page.grid and page.grid.year) for page in pages] == [
        ("coverage/", "活动覆盖情况", first),
        ("coverage/2027/", "2027年活动覆盖情况", 2027),
        ("coverage/2026/", "2026年活动覆盖情况", 2026),
    ]
    assert [link.title for link in pages[0].ways] == ["2026年" if first == 2027 else "2027年"]
    assert pages[2].ways == (Link("2027年", "coverage/2027/"),)


def test_without_sessions_the_table_of_this_year_is_blank() -> None:
    first, second = coverage_pages((held("大讲堂", "圭塘街道", status="取消"),), WORDS, 2028)

    assert (first.path, second.path) == ("coverage/", "coverage/2028/")
    assert first.grid == second.grid
    assert first.grid
    assert first.grid.totals.total == 0
    assert [row.counts for row in first.grid.rows] == [(0,), (0,)]


def test_the_real_tables_count_every_session_once() -> None:
    made = derive(read(ROOT), AS_OF)

    grids = {page.grid.year: page.grid for page in made.pages if page.grid}
    assert sum(one.totals.total for one in grids.values()) == sum(
        one.takes_place for one in made.occurrences
    )
    for one in grids.values():
        assert sum(row.total for row in one.rows) == one.totals.total
        assert len(one.columns) == 13
