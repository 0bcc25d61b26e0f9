"""What was changed is told in sentences, with the reason, in every list of changes."""

from __future__ import annotations

from typing import Any

import pytest

from samples import AS_OF, PLACE, SCHEDULE, content, record
from yuhua.derive.site import derive
from yuhua.model.occurrence import ChangeNote
from yuhua.model.site import Site

LI = {
    "id": "li",
    "title": "示例李老师",
    "role": "讲师",
    "consent": {
        "record": "2026-001",
        "scope": ["name"],
        "signed": "2026-11-01",
        "expires": "2028-11-01",
    },
}
WEEKLY = {"repeat": "每周六", "until": "2026-12-26", "published": "2026-11-01"}


def site(**changes: Any) -> Site:
    return derive(
        content(
            ("docs/places.yml", record("place", PLACE)),
            ("docs/places.yml", record("place", PLACE, id="guitang", title="圭塘的家")),
            (
                "docs/people.yml",
                record("person", LI),
            ),
            ("docs/schedules/a.yml", record("schedule", SCHEDULE, **{**WEEKLY, **changes})),
        ),
        AS_OF,
    )


def change(on: str = "2026-11-24", **fields: Any) -> dict[str, Any]:
    return {"on": on, "reason": "停电", **fields}


@pytest.mark.parametrize(
    ("fields", "text", "status"),
    [
        ({"status": "取消"}, "取消", "取消"),
        ({"status": "改期"}, "改期，新的时间另行通知", "改期"),
        ({"status": "满额"}, "名额已满", "满额"),
        ({"start": "2026-12-13"}, "改到2026年12月13日（星期日）09:30—11:00", "改期"),
        ({"place": "guitang"}, "地点改到圭塘的家", ""),
        ({"speakers": ["li"]}, "讲师改为示例李老师", ""),
        ({"place": "nirgends"}, "地点改到nirgends", ""),
        (
            {"start": "2026-12-13 14:00", "place": "guitang", "speakers": ["li"]},
            "改到2026年12月13日（星期日）14:00—15:30，地点改到圭塘的家，讲师改为示例李老师",
            "改期",
        ),
    ],
)
def test_a_change_of_one_session_is_one_sentence(
    fields: dict[str, Any], text: str, status: str
) -> None:
    (note,) = site(changes=[change(session="2026-12-12", **fields)]).changes

    assert (note.text, note.reason) == (f"2026年12月12日（星期六）那一场：{text}", "停电")
    assert (note.status, note.path, note.day and note.day.day) == (status, "events/zhouliu/", 12)


def test_the_earlier_of_two_moves_still_says_where_to() -> None:
    moves = [
        change("2026-11-20", session="2026-12-12", start="2026-12-13 14:00"),
        change("2026-11-24", session="2026-12-12", start="2026-12-14"),
    ]

    newer, older = site(changes=moves).changes

    assert older.text.endswith("改到2026年12月13日（星期日）14:00")
    assert newer.text.endswith("改到2026年12月14日（星期一）14:00—15:30")


def test_changes_of_the_whole_and_additions_stand_among_them_newest_first() -> None:
    found = site(
        changes=[change("2026-11-10", was="每周日09:30—11:00"), change("2026-11-12")],
        also=[{"start": "2026-12-10 19:00", "end": "2026-12-10 20:00", "on": "2026-11-11"}],
    )

    assert [(note.on.day, note.text) for note in found.changes] == [
        (12, "整个日程有改动"),
        (11, "加一场：2026年12月10日（星期四）19:00—20:00"),
        (10, "原来是：每周日09:30—11:00"),
    ]


def test_the_page_and_the_session_tell_the_same() -> None:
    found = site(changes=[change(session="2026-12-12", status="取消")])

    assert found.page("events/zhouliu/").changes == found.changes
    assert [one.changes for one in found.occurrences if one.changes] == [found.changes]
    assert isinstance(found.changes[0], ChangeNote)
