"""What posters of events say: what the page says, and nothing that nobody wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from printing import codes, on_screen, printed, squeezed, text
from samples import AS_OF, PLACE, SCHEDULE, SETTINGS, content, record
from yuhua.derive.site import derive
from yuhua.emit.posters import AHEAD, emit, telling
from yuhua.model.site import Page, Site

WEEKLY: dict[str, Any] = {"repeat": "每周六 09:30-11:00", "until": "2027-01-30"}
CONTACT = {
    "id": "tel-12338",
    "title": "咨询电话",
    "number": "12338",
    "purpose": "咨询",
    "checked": "2026-11-23",
    "origin": "官网",
}
BY_PHONE = {"how": "到服务台登记", "contact": "tel-12338"}
PATHS = ["events/zhouliu/poster.pdf", "events/zhouliu/poster.png"]


def made(place: dict[str, Any] | None = None, **changes: Any) -> Site:
    records = [
        ("docs/places.yml", record("place", PLACE, **(place or {}))),
        ("docs/schedules/a.yml", record("schedule", SCHEDULE, **changes)),
    ]
    return derive(content(*records), AS_OF)


def event(site: Site) -> Page:
    return site.page("events/zhouliu/")


def rows(**changes: Any) -> dict[str, list[str]]:
    site = made(**changes)
    told = telling(event(site), site, SETTINGS)
    return {row.label: [entry.text for entry in row.entries] for row in told.rows}


def test_a_poster_says_what_the_record_has_and_nothing_else() -> None:
    assert rows() == {
        "时间": ["2026年12月5日（星期六）09:30—11:00"],
        "地点": ["示例之家", "圭塘街道示例社区"],
        "费用": ["公益免费"],
    }


def test_a_poster_says_all_that_helps_to_come() -> None:
    found = rows(
        place={"address": "一楼", "access": "有坡道"},
        ages=["6到12岁"],
        audience=["家长"],
        bring=["一支笔", "水杯"],
        childcare="可以带孩子来",
        registration={"how": "到服务台登记", "deadline": "2026-12-04 17:00", "places": "40"},
    )

    assert found["地点"] == ["示例之家", "圭塘街道示例社区，一楼"]
    assert found["适合谁"] == ["6到12岁、家长"]
    assert found["怎么报名"] == ["到服务台登记", "2026年12月4日（星期五）17:00截止"]
    assert found["费用"] == ["公益免费，名额40人"]
    assert (found["要带的"], found["无障碍"]) == (["一支笔、水杯"], ["有坡道"])
    assert found["孩子托管"] == ["可以带孩子来"]


def test_an_address_that_is_not_public_is_not_printed() -> None:
    hidden = {"address": "三栋一楼", "address_public": "false"}

    assert rows(place=hidden)["地点"] == ["示例之家", "圭塘街道示例社区"]


def test_a_deadline_that_has_passed_says_so() -> None:
    over = {"how": "到服务台登记", "deadline": "2026-11-24 17:00"}

    assert rows(registration=over)["怎么报名"][1].endswith("截止，已过报名时间")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ["到服务台登记", "咨询电话：12338"]),
        ({"checked": "2026-01-01"}, ["到服务台登记"]),
        ({"verify": "todo"}, ["到服务台登记"]),
    ],
)
def test_only_numbers_that_were_checked_lately_are_printed(
    changes: dict[str, Any], said: list[str]
) -> None:
    contact = CONTACT | changes
    site = derive(
        content(
            ("docs/contacts.yml", record("contact", contact)),
            ("docs/places.yml", record("place", PLACE)),
            ("docs/schedules/a.yml", record("schedule", SCHEDULE, registration=BY_PHONE)),
        ),
        AS_OF,
    )

    told = {row.label: row for row in telling(event(site), site, SETTINGS).rows}
    assert [one.text for one in told["怎么报名"].entries] == said


def test_of_many_sessions_the_next_three_are_named_and_all_counted() -> None:
    times = rows(**WEEKLY)["时间"]

    assert times[:3] == [f"2026年12月{day}日（星期六）09:30—11:00" for day in (5, 12, 19)]
    assert times[3] == "共9场，后面还有6场"


MOVED = {"on": "2026-11-24", "session": "2026-12-05", "reason": "让路", "start": "2026-12-06 14:00"}
OFF = {"on": "2026-11-24", "session": "2026-12-05", "reason": "停电", "status": "取消"}
FULL = {"on": "2026-11-24", "session": "2026-12-05", "reason": "报满了", "status": "满额"}


@pytest.mark.parametrize(
    ("changes", "stamp"),
    [
        ({}, ""),
        ({"status": "取消"}, "已取消"),
        ({"status": "满额"}, "满额"),
        ({"status": "改期"}, "改期"),
        ({"changes": [OFF]}, "已取消"),
        ({"changes": [FULL]}, "满额"),
        ({"changes": [MOVED]}, "改期"),
        (WEEKLY | {"changes": [OFF]}, ""),
        (WEEKLY | {"changes": [MOVED]}, "改期"),
        (WEEKLY | {"changes": [FULL]}, ""),
    ],
)
def test_stamps_say_what_has_become_of_it(changes: dict[str, Any], stamp: str) -> None:
    site = made(**changes)

    assert telling(event(site), site, SETTINGS).stamp == stamp


def test_a_moved_session_has_its_new_time_and_the_one_it_had() -> None:
    assert rows(changes=[MOVED])["时间"] == [
        "2026年12月6日（星期日）14:00—15:30",
        "原定时间：2026年12月5日（星期六）09:30",
    ]


def test_a_cancelled_session_is_crossed_out_and_named() -> None:
    site = made(**WEEKLY, changes=[OFF])
    first = telling(event(site), site, SETTINGS).rows[0].entries[0]

    assert (first.text, first.struck) == ("2026年12月5日（星期六）09:30—11:00（取消）", True)


def test_samples_say_so() -> None:
    site = made(sample=True)
    told = telling(event(site), site, SETTINGS)

    assert told.sample
    assert "这是示例，不是真实的安排、地点或人物。" in told.foot


def test_only_what_is_soon_to_come_has_a_poster() -> None:
    site = made()
    late = AS_OF + AHEAD

    def paths(page: Page) -> list[str]:
        return [one.path for one in emit(replace(site, pages=(page,)), SETTINGS)]

    assert paths(event(site)) == PATHS
    assert paths(event(site).with_(sensitive=True)) == []
    assert paths(event(site).with_(sessions=())) == []
    for start, found in ((late - timedelta(minutes=1), PATHS), (late, [])):
        moved = replace(event(site).sessions[0], start=start)
        assert paths(event(site).with_(sessions=(moved,))) == found


def test_both_forms_say_the_same_and_lead_to_the_page() -> None:
    site = made(**WEEKLY, changes=[MOVED])
    pdf, png = (one.content for one in emit(site, SETTINGS))
    said = text(pdf)

    for row in telling(event(site), site, SETTINGS).rows:
        assert all(squeezed(entry.text) in said for entry in row.entries), row.label
    assert squeezed("周六课堂") in said
    assert codes(printed(pdf)) == codes(on_screen(png)) == ["https://yuhua.example/events/zhouliu/"]


def test_a_site_without_an_address_prints_no_code() -> None:
    pdf, png = (one.content for one in emit(made(), replace(SETTINGS, url="/")))

    assert codes(printed(pdf)) == codes(on_screen(png)) == []
    assert "扫一扫" not in text(pdf)


def test_what_is_kept_between_builds_follows_what_is_told() -> None:
    marks = [one.mark for one in emit(made(), SETTINGS)]

    assert [one.mark for one in emit(made(), SETTINGS)] == marks
    for other in (made(bring=["笔"]), made(status="满额"), made(title="周日课堂")):
        assert not set(marks) & {one.mark for one in emit(other, SETTINGS)}
    elsewhere = emit(made(), replace(SETTINGS, url="https://other.example/"))
    assert not set(marks) & {one.mark for one in elsewhere}
