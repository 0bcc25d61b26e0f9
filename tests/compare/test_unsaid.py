from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from samples import AS_OF, PAGE, PLACE, SCHEDULE, WORDS, content, record
from yuhua.compare.unsaid import unsaid
from yuhua.dates import SHANGHAI
from yuhua.model.content import Content, Located
from yuhua.problems import Mark

FILE = "docs/schedules/a.yml"
WEEKLY = {"repeat": "每周六", "count": "4", "status": "报名中"}
CANCELLED = {"on": "2026-11-24", "session": "2026-12-12", "status": "取消", "reason": "有事"}


def calendar(**changes: Any) -> Content:
    return content(
        ("docs/places.yml", record("place", PLACE)),
        ("docs/places.yml", record("place", PLACE, id="fenhui", title="分会场")),
        (FILE, record("schedule", {**SCHEDULE, **WEEKLY}, **changes)),
    )


def findings(base: Content, head: Content, as_of: datetime = AS_OF) -> list[tuple[str, list[str]]]:
    return [
        (one.problem.code, [f"{added.key} {added.text}" for added in one.additions])
        for one in unsaid(base, head, as_of)
    ]


def codes(base: Content, head: Content, as_of: datetime = AS_OF) -> list[str]:
    return [code for code, _ in findings(base, head, as_of)]


def test_nothing_changed_leaves_nothing_unsaid() -> None:
    assert findings(calendar(changes=[CANCELLED]), calendar(changes=[CANCELLED])) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "周六的课堂"},
        {"summary": "带上老人。"},
        {"count": "6"},
        {"bring": ["笔"]},
        {"report": [{"points": ["好"]}]},
        {"changes": [CANCELLED]},
        {"also": [{"start": "2026-12-06 09:30", "on": "2026-11-25"}]},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_nobody_has_to_be_told_is_let_pass(changes: dict[str, Any]) -> None:
    assert findings(calendar(), calendar(**changes)) == []


def test_another_venue_for_all() -> None:
    assert findings(calendar(), calendar(place="fenhui")) == [
        ("change-unsaid", ["changes {on: 2026-11-25, was: 示例之家, reason: ……}"])
    ]
    (found,) = unsaid(calendar(), calendar(place="fenhui"), AS_OF)
    assert found.problem.message == "4场的地点由“示例之家”改为“分会场”，changes 里没有说"
    assert (found.problem.file, found.problem.line) == (FILE, 1)


def test_another_hour_for_all() -> None:
    head = calendar(start="2026-12-05 10:00", end="2026-12-05 11:00")

    assert findings(calendar(), head) == [
        ("change-unsaid", ['changes {on: 2026-11-25, was: "每周六09:30—11:00", reason: ……}'])
    ]


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("报名中", "满额", "名额已满"),
        ("计划", "报名中", "开始报名"),
        ("满额", "报名中", "又有名额"),
        ("报名中", "取消", "……"),
        ("取消", "报名中", "……"),
        ("报名中", "改期", "……"),
    ],
)
def test_plain_steps_have_their_reason(before: str, after: str, reason: str) -> None:
    assert findings(calendar(status=before), calendar(status=after)) == [
        ("change-unsaid", [f"changes {{on: 2026-11-25, reason: {reason}}}"])
    ]


def test_one_new_line_for_the_whole_schedule_is_enough() -> None:
    line = {"on": "2026-11-25", "reason": "换教室", "was": "示例之家"}

    assert findings(calendar(), calendar(place="fenhui", changes=[line])) == []


def test_an_old_line_does_not_say_the_next_change() -> None:
    line = {"on": "2026-11-24", "reason": "换教室", "was": "示例之家"}

    found = codes(calendar(changes=[line]), calendar(place="fenhui", changes=[line]))
    assert found == ["change-unsaid"]


def test_a_line_for_one_session_says_only_that_one() -> None:
    moved = {"on": "2026-11-25", "session": "2026-12-12", "place": "fenhui", "reason": "换教室"}
    (found,) = unsaid(calendar(), calendar(place="fenhui", changes=[moved]), AS_OF)

    assert found.problem.message.startswith("3场的地点")


def test_an_added_session_that_is_edited() -> None:
    base = calendar(also=[{"start": "2026-12-06 09:30"}])
    head = calendar(also=[{"start": "2026-12-06 14:00", "end": "2026-12-06 16:00"}])

    assert findings(base, head) == [
        (
            "change-unsaid",
            [
                (
                    "changes {on: 2026-11-25, session: 2026-12-06, status: 报名中, "
                    'start: "2026-12-06 14:00", end: "2026-12-06 16:00", reason: ……}'
                )
            ],
        )
    ]


def test_a_removed_line_is_put_back_and_the_session_told() -> None:
    assert findings(calendar(changes=[CANCELLED]), calendar()) == [
        (
            "change-removed",
            ["changes {on: 2026-11-24, reason: 有事, session: 2026-12-12, status: 取消}"],
        ),
        (
            "change-unsaid",
            ["changes {on: 2026-11-25, session: 2026-12-12, status: 报名中, reason: ……}"],
        ),
    ]


def test_an_edited_line_is_a_removed_one() -> None:
    edited = {**CANCELLED, "reason": "讲师有事"}

    assert codes(calendar(changes=[CANCELLED]), calendar(changes=[edited])) == ["change-removed"]


def test_sessions_that_vanish_are_named_and_kept_as_cancelled() -> None:
    (found,) = unsaid(calendar(), calendar(count="2"), AS_OF)

    assert found.problem.code == "session-vanished"
    assert found.problem.message.startswith(
        "2026年12月19日（星期六）、2026年12月26日（星期六）这几场没有了"
    )
    assert [f"{one.key} {one.text}" for one in found.additions] == [
        'also {start: "2026-12-19 09:30", end: "2026-12-19 11:00"}',
        "changes {on: 2026-11-25, session: 2026-12-19, status: 取消, reason: ……}",
        'also {start: "2026-12-26 09:30", end: "2026-12-26 11:00"}',
        "changes {on: 2026-11-25, session: 2026-12-26, status: 取消, reason: ……}",
    ]


def test_a_session_excepted_after_publication_vanishes() -> None:
    head = calendar(**{"except": [{"date": "2026-12-12", "reason": "停"}]})

    assert codes(calendar(), head) == ["session-vanished"]


def test_whole_days_vanish_as_whole_days() -> None:
    days = {"start": "2026-12-05", "end": "2026-12-06", "repeat": None, "count": None}
    (found,) = unsaid(calendar(**days), calendar(**{**days, "start": "2026-12-06"}), AS_OF)

    assert found.additions[0].text == "{start: 2026-12-05, end: 2026-12-06}"


def test_what_is_over_or_not_yet_public_may_change() -> None:
    later = datetime(2027, 1, 1, tzinfo=SHANGHAI)

    assert findings(calendar(), calendar(place="fenhui"), later) == []
    secret = {"published": "2026-12-01"}
    assert findings(calendar(**secret), calendar(**secret, place="fenhui")) == []


def test_only_what_is_to_come_counts() -> None:
    between = datetime(2026, 12, 13, tzinfo=SHANGHAI)
    (found,) = unsaid(calendar(), calendar(place="fenhui"), between)

    assert found.problem.message.startswith("2场的地点")


def test_a_schedule_that_vanishes() -> None:
    base = calendar()
    head = replace(base, records=base.records[:2])
    (found,) = unsaid(base, head, AS_OF)

    assert (found.problem.file, found.problem.line, found.problem.code) == (
        FILE,
        1,
        "record-vanished",
    )
    assert found.problem.message == "日程“周六课堂”没有了，可是还有4场没办"
    assert findings(base, head, datetime(2027, 1, 1, tzinfo=SHANGHAI)) == []


def test_a_schedule_under_another_id() -> None:
    (found,) = unsaid(calendar(), calendar(id="zhouliu-2"), AS_OF)

    assert found.problem.code == "id-changed"
    assert found.problem.hint == "编号发布以后不能改，写上 id: zhouliu"
    assert found.additions == ()


def test_a_place_under_another_id_is_still_the_same_place() -> None:
    base, head = calendar(), calendar(place="shili-2")
    moved = record("place", PLACE, id="shili-2")
    head = replace(head, records=(replace(head.records[0], record=moved), *head.records[1:]))

    assert codes(base, head) == ["id-changed"]


def pages(*files: str, **changes: Any) -> Content:
    stems = {file: file.rpartition("/")[2].removesuffix(".md") for file in files}
    return Content(
        WORDS,
        tuple(
            Located(
                "page",
                record("page", {**PAGE, "id": stem, "title": stem}, **changes),
                file,
                {(): Mark(2, 1)},
            )
            for file, stem in stems.items()
        ),
        (),
    )


def test_a_page_that_vanishes_unless_another_takes_its_address() -> None:
    base, head = pages("docs/about/jia.md", "docs/about/yi.md"), pages("docs/about/yi.md")
    heir = pages("docs/about/yi.md", aliases=["/about/jia/"])

    assert findings(base, head) == [("record-vanished", [])]
    assert findings(base, heir) == []


def test_a_page_in_another_folder_names_its_old_address() -> None:
    base, head = pages("docs/about/jia.md"), pages("docs/help/jia.md")

    assert findings(base, head) == [("address-changed", ["aliases about/jia/"])]
    assert findings(base, pages("docs/help/jia.md", aliases=["about/jia"])) == []


def test_a_renamed_page_keeps_its_id_and_its_address() -> None:
    found = findings(pages("docs/about/jia.md", title="甲"), pages("docs/about/yi.md", title="甲"))

    assert sorted(found) == [
        ("address-changed", ["aliases about/jia/"]),
        ("id-changed", ["id jia"]),
    ]


def test_what_could_not_be_read_has_not_vanished() -> None:
    base = pages("docs/about/jia.md", "docs/about/yi.md")
    head = replace(pages("docs/about/yi.md"), broken=frozenset({"about/jia.md"}))

    assert findings(base, head) == []


def test_a_story_whose_consent_is_over_may_go() -> None:
    consent = {"record": "2026-1", "scope": ["name"], "signed": "2026-01-01"}
    story = {**PAGE, "id": "jia"}

    def with_(expires: str) -> Content:
        one = record("story", story, consent={**consent, "expires": expires})
        return Content(WORDS, (Located("story", one, "docs/families/jia.md", {}),), ())

    assert codes(with_("2027-01-01"), Content(WORDS, (), ())) == ["record-vanished"]
    assert codes(with_("2026-11-01"), Content(WORDS, (), ())) == []
