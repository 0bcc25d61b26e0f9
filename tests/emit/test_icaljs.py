"""ical.js, which has nothing in common with our writer, finds the sessions that the pages show."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import AS_OF, ROOT
from expanding import Found, expand
from samples import AS_OF as MOMENT
from samples import PLACE, SCHEDULE, SETTINGS, content, record
from schedules import edited
from yuhua.dates import parse_moment
from yuhua.derive.site import derive
from yuhua.emit.icalendar import emit
from yuhua.model.site import Site
from yuhua.read.content import read

JS = ROOT / "tests" / "js"
NODE = Path(sys.executable).with_name("node.exe" if sys.platform == "win32" else "node")


def expanded(calendars: Mapping[str, bytes]) -> dict[str, list[list[Any]]]:
    """Return what ical.js finds in each calendar; one run for all of them."""
    assert NODE.is_file(), "没有 Node：请用 python3 scripts/yuhua test 运行测试"
    assert (JS / "node_modules/ical.js").is_dir(), (
        "没有 ical.js：请用 python3 scripts/yuhua test 运行测试"
    )
    done = subprocess.run(
        [str(NODE), "expand.mjs"],
        cwd=JS,
        input=json.dumps({path: raw.decode() for path, raw in calendars.items()}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[list[Any]]] = json.loads(done.stdout)
    return found


def shown(site: Site) -> list[list[Any]]:
    """Return what calendars must say: a single event that was moved is simply at its new time."""
    repeating = {page.path for page in site.pages if getattr(page.record, "repeat", None)}
    many = repeating | {
        one.path for one in site.occurrences if getattr(site.page(one.path).record, "also", ())
    }
    found = []
    for one in site.occurrences:
        times = [one.planned if one.path in many else one.start, one.start, one.end]
        days = [(moment.date() if one.all_day else moment).isoformat() for moment in times]
        found.append([f"{one.schedule}@yuhua.example", *days, one.status == "取消"])
    return sorted(found)


def in_short(found: list[list[Any]]) -> list[list[Any]]:
    """Leave the titles out, which say what is cancelled too."""
    assert [one for one in found if one[4] != ("【已取消】" in one[5])] == []
    return sorted(session[:5] for session in found)


def test_all_calendars_of_the_site_hold_what_its_pages_show() -> None:
    moment = parse_moment(AS_OF)
    assert moment
    site = derive(read(ROOT), moment)
    calendars = {one.path: one.content for one in emit(site, SETTINGS)}

    found = expanded(calendars)

    assert in_short(found["calendar.ics"]) == shown(site)
    for page in site.pages:
        if page.calendar and page.calendar in found and page.sessions:
            mine = shown(replace(site, occurrences=(*page.sessions, *page.past)))
            sessions = in_short(found[page.calendar])
            assert [one for one in mine if one not in sessions] == [], page.path
    assert len(found) > 30


def site_of(schedule: Mapping[str, Any]) -> Site:
    places = [record("place", PLACE), record("place", PLACE, id="other", title="另一个家")]
    records = [("docs/places.yml", place) for place in places]
    return derive(
        content(*records, ("docs/a.yml", record("schedule", SCHEDULE, **schedule))), MOMENT
    )


CASES: dict[str, dict[str, Any]] = {
    "once": {},
    "whole day": {"start": "2026-12-05", "end": None},
    "several days": {"start": "2026-12-05", "end": "2026-12-07", "repeat": "每月第1个周六", "count": "3"},
    "lunar": {"start": "2027-02-20", "end": None, "repeat": "农历正月十五", "count": "2"},
    "lunar hours": {"start": "2027-02-20", "end": None, "repeat": "农历正月十五 14:00-15:30", "count": "2"},
    "every day": {"repeat": "每天", "count": "9"},
    "working days": {"start": "2026-12-07 09:30", "end": "2026-12-07 11:00", "repeat": "工作日", "count": "12"},
    "fortnightly": {"repeat": "每两周周六", "until": "2027-06-30"},
    "last sunday": {"start": "2026-12-27 09:30", "end": "2026-12-27 11:00", "repeat": "每月最后一个周日", "count": "7"},
    "rrule": {"repeat": "FREQ=MONTHLY;BYMONTHDAY=5,-1", "count": "9"},
    "everything": {
        "repeat": "每周六", "until": "2027-01-30", "published": "2026-11-01",
        "except": [{"date": "2027-01-02", "reason": "元旦"}],
        "also": [{"start": "2026-12-24 19:00", "end": "2026-12-24 20:00", "on": "2026-11-20"}],
        "changes": [
            {"on": "2026-11-20", "session": "2026-12-12", "reason": "开会", "start": "2026-12-13 14:00"},
            {"on": "2026-11-21", "session": "2026-12-12", "reason": "停电", "start": "2026-12-14"},
            {"on": "2026-11-22", "session": "2026-12-19", "reason": "停电", "status": "取消"},
            {"on": "2026-11-22", "session": "2026-12-24", "reason": "停电", "status": "取消"},
            {"on": "2026-11-23", "session": "2026-12-26", "reason": "修房", "place": "other"},
            {"on": "2026-11-23", "session": "2027-01-09", "reason": "加长", "end": "2027-01-09 12:00"},
            {"on": "2026-11-24", "session": "2027-01-16", "reason": "待定", "status": "改期"},
        ],
    },
    "whole days, changed": {
        "start": "2026-12-05", "end": "2026-12-06", "repeat": "每周六", "count": "5",
        "except": [{"date": "2026-12-19", "reason": "放假"}],
        "also": [{"start": "2026-12-29"}, {"start": "2027-02-20", "end": "2027-02-22"}],
        "changes": [
            {"on": "2026-11-24", "session": "2026-12-05", "reason": "下雨", "start": "2026-12-08"},
            {"on": "2026-11-24", "session": "2026-12-29", "reason": "下雨", "status": "取消"},
        ],
    },
    "lunar, changed": {
        "start": "2026-12-23", "end": None, "repeat": "农历每月十五 19:00-20:00", "count": "4",
        "except": [{"date": "2027-02-20", "reason": "过年"}],
        "changes": [{"on": "2026-11-24", "session": "2026-12-23", "reason": "停电", "start": "2026-12-24"}],
    },
    "over midnight": {"start": "2026-12-31 22:00", "end": "2027-01-01 00:30", "repeat": "FREQ=YEARLY", "count": "2"},
}  # fmt: skip


@pytest.fixture(scope="module")
def readings() -> dict[str, list[list[Any]]]:
    """Every case above, read by ical.js in one run."""
    return expanded({name: calendar(site_of(one)) for name, one in CASES.items()})


def calendar(site: Site) -> bytes:
    return next(one.content for one in emit(site, SETTINGS) if one.path == "calendar.ics")


@pytest.mark.parametrize("name", CASES)
def test_every_kind_of_repetition(name: str, readings: dict[str, list[list[Any]]]) -> None:
    assert in_short(readings[name]) == shown(site_of(CASES[name]))


@settings(max_examples=8, deadline=None, derandomize=True, database=None)
@given(st.lists(edited(), min_size=25, max_size=25))
def test_generated_schedules_read_the_same_in_three_ways(schedules: list[dict[str, Any]]) -> None:
    sites = {str(number): site_of(one) for number, one in enumerate(schedules)}
    calendars = {name: calendar(site) for name, site in sites.items()}
    by_icaljs = expanded(calendars)

    for name, site in sites.items():
        pages = shown(site)
        assert in_short(by_icaljs[name]) == pages
        assert sorted(map(in_list, expand(calendars[name]))) == pages


def in_list(one: Found) -> list[Any]:
    return [one.uid, one.planned, one.start, one.end, one.cancelled]


def test_the_lock_file_names_no_host() -> None:
    lock = (JS / "package-lock.json").read_text(encoding="utf-8")

    assert "integrity" in lock
    assert [word for word in ("resolved", "http", "://") if word in lock] == []
