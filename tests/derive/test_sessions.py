from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from samples import AS_OF, COURSE, PLACE, SCHEDULE, WORDS, content, record
from yuhua.dates import SHANGHAI
from yuhua.derive.sessions import sessions
from yuhua.derive.site import derive
from yuhua.model.content import Content
from yuhua.model.occurrence import Occurrence


def calendar(**changes: Any) -> Content:
    return content(
        ("docs/places.yml", record("place", PLACE)),
        ("docs/courses/jiating-huiyi.md", record("course", COURSE)),
        ("docs/schedules/a.yml", record("schedule", SCHEDULE, **changes)),
    )


def test_a_session_says_everything_its_pages_show() -> None:
    found = sessions(
        calendar(course="huiyi", topics=["家风"], ages=["成年人"], audience=["家长"]), AS_OF
    )

    word = {
        (group, term.id): term
        for group in ("programmes", "streets", "ages", "topics", "audiences")
        for term in WORDS.group(group)
    }
    assert found == (
        Occurrence(
            title="周六课堂",
            path="events/zhouliu/",
            start=datetime(2026, 12, 5, 9, 30, tzinfo=SHANGHAI),
            end=datetime(2026, 12, 5, 11, 0, tzinfo=SHANGHAI),
            status="计划",
            anchor="s-20261205",
            schedule="zhouliu",
            planned=datetime(2026, 12, 5, 9, 30, tzinfo=SHANGHAI),
            place="示例之家",
            place_path="places/shili/",
            address="圭塘街道",
            street="圭塘街道",
            course_path="courses/jiating-huiyi/",
            programme="大讲堂",
            fee="公益免费",
            terms=(
                ("programmes", word["programmes", "jiangtang"]),
                ("streets", word["streets", "guitang"]),
                ("ages", word["ages", "adult"]),
                ("topics", word["topics", "jiafeng"]),
                ("audiences", word["audiences", "parents"]),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("moment", "over"),
    [
        ((2026, 12, 5, 9, 29), False),
        ((2026, 12, 5, 10, 0), False),
        ((2026, 12, 5, 11, 0), False),
        ((2026, 12, 5, 11, 1), True),
        ((2027, 1, 1, 0, 0), True),
    ],
)
def test_a_session_is_over_after_its_end(
    moment: tuple[int, int, int, int, int], over: bool
) -> None:
    (found,) = sessions(calendar(status="报名中"), datetime(*moment, tzinfo=SHANGHAI))

    assert (found.over, found.status) == (over, "报名中")


def test_sessions_over_midnight_end_the_day_after() -> None:
    (found,) = sessions(calendar(start="2026-12-31 22:00", end="2027-01-01 00:30"), AS_OF)

    assert found.end == datetime(2027, 1, 1, 0, 30, tzinfo=SHANGHAI)
    assert found.anchor == "s-20261231"


def test_sessions_of_several_schedules_stand_in_order() -> None:
    later = record("schedule", SCHEDULE, id="b", repeat="每周六", count="2")
    first = record("schedule", SCHEDULE, id="a", repeat="每周六", count="2")
    found = sessions(
        content(("docs/schedules/x.yml", later), ("docs/schedules/y.yml", first)), AS_OF
    )

    assert [(one.anchor, one.schedule) for one in found] == [
        ("s-20261205", "a"),
        ("s-20261205", "b"),
        ("s-20261212", "a"),
        ("s-20261212", "b"),
    ]


def test_a_session_of_an_unknown_place_stays_without_one() -> None:
    (found,) = sessions(content(("docs/schedules/a.yml", record("schedule", SCHEDULE))), AS_OF)

    assert (found.place, found.place_path, found.street) == ("", "", "")
    assert [group for group, _ in found.terms] == ["programmes"]


def test_a_course_is_found_where_its_file_is_not_where_its_id_says() -> None:
    moved = content(
        ("docs/courses/xin-ming.md", record("course", COURSE)),
        ("docs/schedules/a.yml", record("schedule", SCHEDULE, course="huiyi")),
    )

    (found,) = sessions(moved, AS_OF)
    card = derive(moved, AS_OF).page("events/zhouliu/").course

    assert found.course_path == "courses/xin-ming/"
    assert card
    assert card.path == "courses/xin-ming/"
