"""A schedule is laid over the template it extends."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from samples import AS_OF, MINIMAL
from yuhua.check import check
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content
from yuhua.read.content import read

TEMPLATE = """- id: biaozhun
  title: 标准场
  programme: 雨花幸福大讲堂
  place: shili-zhijia
  capacity: 40
  bring: [一支笔]
"""
SHORT = """- id: duan
  extends: biaozhun
  title: 周六来坐坐
  summary: 带上孩子一起来。
  published: 2026-11-24
  start: 2026-12-05 09:30
  end: 2026-12-05 10:30
  capacity: 20
"""


def project(tmp_path: Path, template: str, schedule: str) -> Content:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "site"))
    (root / "docs/templates.yml").write_text(template, encoding="utf-8")
    (root / "docs/schedules/duan.yml").write_text(schedule, encoding="utf-8")
    return read(root)


def test_a_schedule_takes_from_its_template_what_it_does_not_say(tmp_path: Path) -> None:
    content = project(tmp_path, TEMPLATE, SHORT)

    found = content.of(Schedule)["duan"]

    assert check(content, AS_OF) == ()
    assert (found.title, found.place, found.capacity, found.bring) == (
        "周六来坐坐",
        "shili-zhijia",
        20,
        ("一支笔",),
    )


def test_a_fault_of_the_template_is_told_once_and_there(tmp_path: Path) -> None:
    broken = TEMPLATE.replace("雨花幸福大讲堂", "雨花大讲堂")

    problems = check(project(tmp_path, broken, SHORT), AS_OF)

    assert [(one.file, one.line, one.code) for one in problems] == [
        ("docs/templates.yml", 3, "word-unknown")
    ]


def test_what_follows_from_a_template_is_told_at_the_schedule(tmp_path: Path) -> None:
    small = SHORT.replace("  capacity: 20\n", "")
    crowded = TEMPLATE.replace("capacity: 40", "capacity: 400")

    problems = check(project(tmp_path, crowded, small), AS_OF + timedelta(hours=1))

    assert [(one.file, one.line, one.code) for one in problems] == [
        ("docs/schedules/duan.yml", 1, "capacity-over")
    ]


@pytest.mark.parametrize("name", ["0", "yz"])
def test_the_check_of_one_timetable_knows_the_others(name: str, tmp_path: Path) -> None:
    clash = SHORT.replace("2026-12-05", "2026-12-06").replace("09:30", "15:00")
    clash = clash.replace("10:30", "17:00").replace("id: duan", "id: yz")
    root, file = tmp_path / "site", f"docs/schedules/{name}.yml"
    shutil.copytree(MINIMAL, root)
    (root / "docs/templates.yml").write_text(TEMPLATE, encoding="utf-8")
    (root / file).write_text(clash, encoding="utf-8")

    alone = check(read(root, frozenset({file})), AS_OF)

    assert [(one.file, one.code) for one in alone] == [(file, "clash-place")]
    assert [one.code for one in check(read(root), AS_OF)] == ["clash-place"]
