"""Everything the real project prints says what its page says, and leads there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from conftest import AS_OF, ROOT
from printing import codes, faults, on_screen, printed, squeezed, text
from samples import SETTINGS
from yuhua.dates import parse_moment
from yuhua.derive.site import derive
from yuhua.drawing.poster import poster
from yuhua.emit import Artifact, month_sheets, plates, posters
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Page, Site
from yuhua.read.content import read


@pytest.fixture(scope="module", params=[AS_OF, "2027-01-10 12:00"])
def model(request: pytest.FixtureRequest) -> Site:
    return site_as_of(request.param)


def site_as_of(as_of: str) -> Site:
    moment = parse_moment(as_of)
    assert moment
    return derive(read(ROOT), moment)


def with_posters(site: Site) -> Iterator[tuple[Page, dict[str, Artifact]]]:
    for page in site.pages:
        if made := {one.path.rpartition(".")[2]: one for one in posters.of(page, site, SETTINGS)}:
            yield page, made


def test_posters_say_the_title_the_times_and_the_place_of_their_pages(model: Site) -> None:
    count = 0
    for page, made in with_posters(model):
        said = text(made["pdf"].content)
        told = [page.title, page.summary, *(one.when for one in page.sessions[:3])]
        told += [page.sessions[0].place]
        assert [one for one in told if squeezed(one) not in said] == [], page.path
        count += 1

    assert count > 50


def test_codes_lead_to_the_pages_from_paper_and_from_the_screen() -> None:
    model = site_as_of(AS_OF)  # the codes of one address are the same on every day
    for page, made in with_posters(model):
        wanted = [f"{SETTINGS.url}{page.path}"]
        assert codes(printed(made["pdf"].content)) == wanted, page.path
        assert codes(on_screen(made["png"].content)) == wanted, page.path


def test_no_poster_is_cut_off_or_covers_itself(model: Site) -> None:
    for page, _ in with_posters(model):
        assert faults(poster(posters.telling(page, model, SETTINGS))) == [], page.path


def tables(site: Site) -> Iterator[tuple[Artifact, list[Occurrence]]]:
    """Yield every table of a month as it is printed, and the sessions it should hold."""
    for page in site.pages:
        mine = site.occurrences if page.month else (*page.sessions, *page.past)
        for first in month_sheets.months(site.as_of.date()):
            month = (first.year, first.month)
            for one in month_sheets.of(page, first, site, SETTINGS):
                if one.path.endswith(".pdf"):
                    yield one, [one for one in mine if (one.start.year, one.start.month) == month]


def test_sheets_say_every_session_of_their_month(model: Site) -> None:
    count = 0
    for artifact, sessions in tables(model):
        said = text(artifact.content)
        assert sessions, artifact.path
        assert [one.path for one in sessions if squeezed(one.title) not in said] == []
        assert said.count("—") >= sum(not one.all_day for one in sessions), artifact.path
        count += 1

    assert count > 30


def test_plates_lead_to_their_places(model: Site) -> None:
    found = {one.path: one for one in plates.emit(model, SETTINGS)}

    assert len(found) >= 30
    for path, one in found.items():
        wanted = [f"{SETTINGS.url}{path.rpartition('/')[0]}/"]
        shown = on_screen(one.content) if path.endswith(".png") else printed(one.content)
        assert codes(shown) == wanted, path
