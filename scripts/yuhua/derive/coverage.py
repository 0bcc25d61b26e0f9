"""Sessions, counted by programme and 街道（镇） for each year (feature S5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from yuhua.model.links import Link
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Page
from yuhua.model.tables import Grid, GridRow
from yuhua.model.terms import Group, Vocabulary

FOLDER = "coverage/"


def coverage_pages(
    occurrences: Sequence[Occurrence], vocabulary: Vocabulary, this_year: int
) -> tuple[Page, ...]:
    """Return one page per year that has sessions, and one of this year or, without any, the newest."""
    years = sorted({one.start.year for one in occurrences if one.takes_place}) or [this_year]
    grids = [grid(occurrences, vocabulary, year) for year in reversed(years)]
    links = tuple(Link(f"{one.year}年", f"{FOLDER}{one.year}/") for one in grids)
    first = next((one for one in grids if one.year == this_year), grids[0])
    return (
        _page(FOLDER, "活动覆盖情况", first, links),
        *(_page(f"{FOLDER}{one.year}/", f"{one.year}年活动覆盖情况", one, links) for one in grids),
    )


def grid(occurrences: Iterable[Occurrence], vocabulary: Vocabulary, year: int) -> Grid:
    """Count the sessions of a year that take place: a row per programme, a column per 街道（镇）."""
    held = [one for one in occurrences if one.takes_place and one.start.year == year]
    return Grid(
        year,
        tuple(Link(term.name, f"streets/{term.id}/") for term in vocabulary.streets),
        _rows(held, vocabulary, "programmes"),
        _rows(held, vocabulary, "settings"),
    )


def _rows(held: Sequence[Occurrence], vocabulary: Vocabulary, group: Group) -> tuple[GridRow, ...]:
    """Count per word of a group; what bears two words counts for both."""
    cells: Counter[tuple[str, str]] = Counter()
    samples: Counter[str] = Counter()
    for one in held:
        for word in _words(group, one):
            cells.update((word, street) for street in _words("streets", one) or ("",))
            samples[word] += one.sample
    return tuple(
        GridRow(
            Link(term.name, f"{group}/{term.id}/"),
            tuple(cells[term.id, street.id] for street in vocabulary.streets),
            samples[term.id],
        )
        for term in vocabulary.group(group)
    )


def _words(group: Group, one: Occurrence) -> tuple[str, ...]:
    return tuple(term.id for each, term in one.terms if each == group)


def _page(path: str, title: str, counted: Grid, years: tuple[Link, ...]) -> Page:
    others = tuple(link for link in years if link.path != f"{FOLDER}{counted.year}/")
    summary = f"{counted.year}年每个栏目在每个街道（镇）办几场，取消的不算，空着的是还没有安排。"
    return Page(path, title, summary, "coverage.html", listed=False, ways=others, grid=counted)
