"""Every session says the same time, place and state wherever the built site speaks of it."""

from __future__ import annotations

import csv
import io
import json
import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
from lxml import etree

from conftest import AS_OF, ROOT
from expanding import expand
from yuhua.dates import SHANGHAI, parse_moment
from yuhua.derive.site import derive
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Site
from yuhua.read.content import read


@dataclass(frozen=True, order=True)
class Said:
    """What one channel says of a session; an empty word is what that channel does not tell."""

    id: str
    start: str
    end: str = ""
    place: str = ""
    state: str = ""

    def in_short(self, like: Said) -> Said:
        """Return it without what `like` does not tell."""
        told = {name: getattr(self, name) if getattr(like, name) else "" for name in vars(self)}
        return Said(**told)


# Before anything has taken place, and when half of it is over.
MOMENTS = (AS_OF, "2027-01-10 12:00")


@pytest.fixture(scope="module", params=MOMENTS)
def as_of(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def model(as_of: str) -> Site:
    moment = parse_moment(as_of)
    assert moment
    return derive(read(ROOT), moment)


@pytest.fixture(scope="module")
def site(as_of: str, built: Callable[[str], Path]) -> Path:
    """The real project, built as of each of the moments."""
    return built(as_of)


def truth(one: Occurrence) -> Said:
    return Said(
        f"{one.schedule}#{one.anchor}",
        one.start.isoformat(),
        one.end.isoformat(),
        one.place,
        one.state,
    )


def agree(found: list[Said], occurrences: Iterable[Occurrence], among: Site | None = None) -> None:
    """Compare what a channel says with the sessions it should speak of.

    With `among` it may speak of other sessions of that site, too, if what it says is true.
    """
    wanted = {truth(one).id: truth(one) for one in occurrences}
    known = {truth(one).id: truth(one) for one in (among.occurrences if among else occurrences)}

    assert found
    assert sorted(found) == sorted(known[one.id].in_short(one) for one in found)
    assert {one.id for one in found} >= set(wanted)


def document(site: Path, path: str) -> Any:
    raw = (site / path / "index.html").read_bytes()
    return etree.fromstring(raw, parser=etree.HTMLParser(encoding="utf-8"))


def words(node: Any, path: str) -> str:
    return "".join(node.xpath(f"string({path})")).strip()


def rows(page: Any, path: str) -> Iterator[Said]:
    """Yield what the rows of a listing say."""
    for row in page.xpath(".//li[contains(concat(' ', @class, ' '), ' session ')]"):
        yield Said(
            anchor(row.xpath(".//a/@href")[0], path),
            row.xpath(".//time/@datetime")[0],
            row.get("data-end"),
            row.xpath(".//p[@class='session__where']/text()")[0].strip(),
            words(row, ".//*[@data-status]"),
        )


def anchor(href: str, path: str) -> str:
    """Return `id#s-20261205` of a link on the page at `path`."""
    address, fragment = urldefrag(href)
    event = posixpath.normpath(posixpath.join("/", path, address))
    return f"{posixpath.basename(event)}#{fragment}"


def dates(site: Path, path: str) -> Iterator[Said]:
    """Yield what the page of an event says of its sessions."""
    for item in document(site, path).xpath(".//ul[@class='dates']/li[@id]"):
        yield Said(
            f"{path.split('/')[1]}#{item.get('id')}",
            item.xpath("./time/@datetime")[0],
            item.get("data-end"),
            words(item, ".//span[@class='dates__where']/a"),
            words(item, ".//*[@data-status]"),
        )


def test_event_pages(site: Path, model: Site) -> None:
    events = [page.path for page in model.pages if page.template == "event.html"]

    agree([one for path in events for one in dates(site, path)], list(model.occurrences))


def test_listings(site: Path, model: Site) -> None:
    listing = [page for page in model.pages if page.sessions and page.template != "event.html"]

    assert {page.template for page in listing} >= {"agenda.html", "place.html", "listing.html"}
    for page in listing:
        if page.template in {"course.html", "booklist.html"}:  # show dates only, not titles
            continue
        shown = {*rows(document(site, page.path), page.path)}
        past = () if page.template == "listing.html" else page.past  # only what is to come
        agree(sorted(shown), [*page.sessions, *past], among=model)


def month(site: Path, path: str) -> Iterator[Said]:
    """Yield what the table of a month says."""
    for item in document(site, path).xpath(".//li[contains(@class, 'month__session')]"):
        yield Said(
            anchor(item.xpath(".//a/@href")[0], path),
            item.xpath(".//time/@datetime")[0],
            item.get("data-end"),
            words(item, "./p[1]"),
            words(item, ".//*[@data-status]"),
        )


def test_month_tables(site: Path, model: Site) -> None:
    months = [f"events/{folder.name}/" for folder in sorted((site / "events").glob("20*-*"))]
    found = {one for path in months for one in month(site, path)}

    agree(sorted(found), list(model.occurrences))


def moment(text: str, *, days: int = 0) -> str:
    """Return a date or a date-time of another channel as the pages' own."""
    when = datetime.fromisoformat(text)
    aware = when if when.tzinfo else when.replace(tzinfo=SHANGHAI)
    return (aware + timedelta(days=0 if "T" in text else days)).isoformat()


def test_calendars(site: Path, model: Site) -> None:
    for path in ("calendar.ics", "reminders.ics"):
        found = [
            Said(
                f"{one.uid.split('@')[0]}#s-{one.planned[:10].replace('-', '')}",
                moment(one.start),
                moment(one.end),
                one.place.partition("，")[0],
                "取消" if one.cancelled else "",
            )
            for one in expand((site / path).read_bytes())
        ]
        agree(found, list(model.occurrences))
        assert {one.id for one in found if one.state} == {
            truth(one).id for one in model.occurrences if one.status == "取消"
        }


STATES = {
    "https://schema.org/EventScheduled": {"计划", "报名中", "满额", "已结束"},
    "https://schema.org/EventRescheduled": {"改期", "报名中", "满额", "已结束"},
    "https://schema.org/EventPostponed": {"改期"},
    "https://schema.org/EventCancelled": {"取消"},
}


def test_structured_data(site: Path, model: Site) -> None:
    known = {truth(one).id: one for one in model.occurrences}
    found = []
    for page in model.pages:
        if page.template != "event.html":
            continue
        script = document(site, page.path).xpath(".//script[@type='application/ld+json']/text()")
        for node in json.loads(script[0])["@graph"]:
            if node["@type"] == "Event":
                found.append(event(node))
                one = known[found[-1].id]
                assert truth(one).state in STATES[node["eventStatus"]], one
                assert ("previousStartDate" in node) == (one.previous_start is not None)

    agree(found, list(model.occurrences))


def event(node: dict[str, Any]) -> Said:
    address, fragment = urldefrag(node["url"])
    return Said(
        f"{address.rstrip('/').rpartition('/')[2]}#{fragment}",
        moment(node["startDate"]),
        moment(node["endDate"], days=1),
        node["location"]["name"].removeprefix("【示例】"),
    )


def test_open_data(site: Path, model: Site) -> None:
    records = json.loads((site / "data/events.json").read_text(encoding="utf-8"))["records"]
    found = [
        Said(
            f"{one['id']}#s-{one['day'].replace('-', '')}",
            moment(one["start"]),
            moment(one["end"], days=1),
            one["place"],
            one["status"],
        )
        for one in records
    ]
    text = (site / "data/events.csv").read_text(encoding="utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text, newline="")))

    agree(found, list(model.occurrences))
    assert [(row["编号"], row["状态"], row["地点"]) for row in table] == [
        (one["id"], one["status"], one["place"]) for one in records
    ]


def test_the_samples_show_every_state_worth_comparing(model: Site) -> None:
    kinds = {
        "cancelled": any(one.status == "取消" for one in model.occurrences),
        "moved": any(one.previous_start for one in model.occurrences),
        "full": any(one.status == "满额" for one in model.occurrences),
        "whole days": any(one.all_day for one in model.occurrences),
    }

    assert [name for name, there in kinds.items() if not there] == []
