from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from printing import codes, on_screen, printed, squeezed, text
from samples import AS_OF, PLACE, SCHEDULE, SETTINGS, content, record
from yuhua.derive.site import derive
from yuhua.emit import Artifact
from yuhua.emit.month_sheets import emit, months
from yuhua.model.site import Site

WEEKLY = {"repeat": "每周六 09:30-11:00", "until": "2027-01-30"}


def made(**changes: Any) -> Site:
    schedule = record("schedule", SCHEDULE, **(WEEKLY | changes))
    place = record("place", PLACE)
    return derive(content(("docs/places.yml", place), ("docs/schedules/a.yml", schedule)), AS_OF)


def sheets(site: Site) -> dict[str, Artifact]:
    return {one.path: one for one in emit(site, SETTINGS)}


@pytest.mark.parametrize(
    ("day", "found"),
    [("2026-11-26", ["2026-11-01", "2026-12-01"]), ("2026-12-31", ["2026-12-01", "2027-01-01"])],
)
def test_this_month_and_the_next_have_sheets(day: str, found: list[str]) -> None:
    assert [one.isoformat() for one in months(date.fromisoformat(day))] == found


def test_the_district_places_programmes_and_streets_have_sheets() -> None:
    stems = ("events", "places/shili", "programmes/jiangtang", "streets/guitang")

    assert sorted(sheets(made())) == sorted(
        f"{stem}/month-2026-12.{kind}" for stem in stems for kind in ("pdf", "png")
    )


def test_a_sheet_says_every_session_and_where_its_code_leads() -> None:
    off = {"on": "2026-11-24", "session": "2026-12-12", "reason": "停电", "status": "取消"}
    moved = {
        "on": "2026-11-24",
        "session": "2026-12-19",
        "reason": "让路",
        "start": "2026-12-20 14:00",
    }
    found = sheets(made(changes=[off, moved]))
    said = text(found["streets/guitang/month-2026-12.pdf"].content)

    for told in (
        "2026年12月日程",
        "圭塘街道",
        "12月5日",
        "星期六",
        "09:30—11:00",
        "周六课堂",
        "示例之家",
        "取消",
        "12月20日",
        "14:00—15:30",
        "原定时间：2026年12月19日（星期六）09:30",
    ):
        assert squeezed(told) in said, told
    address = ["https://yuhua.example/streets/guitang/"]
    assert codes(printed(found["streets/guitang/month-2026-12.pdf"].content)) == address
    assert codes(on_screen(found["streets/guitang/month-2026-12.png"].content)) == address


def test_a_place_is_not_named_in_every_line_of_its_own_sheet() -> None:
    said = text(sheets(made())["places/shili/month-2026-12.pdf"].content)

    assert said.count("示例之家") == 1


def test_samples_among_real_sessions_are_marked_one_by_one() -> None:
    assert "示例" not in text(
        sheets(made(title="真的"))["events/month-2026-12.pdf"].content
    ).replace("示例之家", "")
    said = text(sheets(made(sample=True))["events/month-2026-12.pdf"].content)
    assert "这是示例" in said
    assert "【示例】" not in said


def test_a_month_with_more_than_a_page_is_one_document_and_several_pictures() -> None:
    daily = {"start": "2026-12-01 09:30", "end": "2026-12-01 11:00", "repeat": "每天 09:30-11:00"}
    found = sheets(made(**daily, until="2026-12-20"))
    pictures = [path for path in found if path.startswith("events/") and path.endswith(".png")]

    assert pictures == ["events/month-2026-12.png", "events/month-2026-12_2.png"]
    assert text(found["events/month-2026-12.pdf"].content).count("09:30—11:00") == 20
