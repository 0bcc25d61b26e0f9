from __future__ import annotations

import csv
import io

from samples import AS_OF, ROOT, site
from yuhua.derive.site import derive
from yuhua.emit import Artifact
from yuhua.emit.coverage_csv import emit
from yuhua.model.links import Link
from yuhua.model.site import Page
from yuhua.model.tables import Grid, GridRow
from yuhua.read.content import read


def page(path: str, grid: Grid) -> Page:
    return Page(path, "活动覆盖情况", "一句话。", "coverage.html", grid=grid)


def table(year: int, programme: str = "大讲堂") -> Grid:
    streets = (Link("圭塘街道", "streets/guitang/"), Link("跳马镇", "streets/tiaoma/"))
    row = GridRow(Link(programme, "programmes/jiangtang/"), (2, 0), 1)
    return Grid(year, streets, (row,))


def rows(one: Artifact) -> list[list[str]]:
    return list(csv.reader(io.StringIO(one.content.decode("utf-8-sig"), newline="")))


def test_a_table_is_written_as_excel_reads_it() -> None:
    (found,) = emit(site(page("coverage/2026/", table(2026))))

    assert found.path == "data/coverage-2026.csv"
    assert (
        found.content
        == (
            "\ufeff2026年栏目,圭塘街道,跳马镇,合计,其中示例\r\n大讲堂,2,0,2,1\r\n合计,2,0,2,1\r\n"
        ).encode()
    )


def test_each_year_is_written_once_in_order() -> None:
    made = site(
        page("coverage/", table(2027)),
        page("coverage/2027/", table(2027)),
        page("coverage/2026/", table(2026)),
    )

    assert [one.path for one in emit(made)] == ["data/coverage-2026.csv", "data/coverage-2027.csv"]


def test_names_with_commas_and_quotes_stay_one_cell() -> None:
    (found,) = emit(site(page("coverage/", table(2026, '读书，"会",一'))))

    assert rows(found)[1][0] == '读书，"会",一'


def test_a_name_never_becomes_a_formula() -> None:
    for sign in "=+-@":
        (found,) = emit(site(page("coverage/", table(2026, f"{sign}1+1"))))
        assert rows(found)[1][0] == f"'{sign}1+1"


def test_the_real_tables_add_up() -> None:
    found = list(emit(derive(read(ROOT), AS_OF)))

    assert found
    for one in found:
        head, *lines = rows(one)
        end = [line[0] for line in lines].index("合计")
        body, totals = lines[:end], lines[end]
        assert lines[end + 1 :]  # where the sessions went into, counted beside the programmes
        for column in range(1, len(head)):
            assert sum(int(row[column]) for row in body) == int(totals[column])
        assert int(totals[-2]) == sum(int(cell) for cell in totals[1:-2])


def test_a_site_without_tables_has_no_files() -> None:
    assert list(emit(site())) == []
