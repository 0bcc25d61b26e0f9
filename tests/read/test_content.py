"""One file is read as it would be among all others."""

from __future__ import annotations

import shutil
from pathlib import Path

from conftest import ROOT
from yuhua.check import check
from yuhua.dates import parse_moment
from yuhua.read.content import read

SCHEDULE = """- id: {id}
  title: 家庭会议
  summary: 一起开一次。
  published: 2026-11-01
  programme: {programme}
  place: {place}
  course: jiating-huiyi
  start: 2026-12-05 09:30
  end: 2026-12-05 11:00
"""


def project(tmp_path: Path, text: str) -> Path:
    shutil.copytree(ROOT / "tests/sites/minimal", tmp_path / "project")
    (tmp_path / "project/docs/schedules/neu.yml").write_text(text, encoding="utf-8")
    return tmp_path / "project"


def test_every_real_file_alone_says_what_it_says_among_all() -> None:
    moment = parse_moment("2026-11-25 08:00")
    assert moment is not None
    everything = check(read(ROOT), moment)
    for path in sorted((ROOT / "docs").rglob("*.md"))[::5]:
        file = path.relative_to(ROOT).as_posix()
        alone = check(read(ROOT, frozenset({file})), moment)
        assert [one for one in alone if one.file == file] == [
            one for one in everything if one.file == file
        ]


def test_a_file_alone_knows_the_ids_of_the_others(tmp_path: Path) -> None:
    places = (ROOT / "tests/sites/minimal/docs/places.yml").read_text(encoding="utf-8")
    duty = (ROOT / "tests/sites/minimal/docs/schedules/duty.yml").read_text(encoding="utf-8")
    vocabulary = read(ROOT / "tests/sites/minimal").vocabulary
    place = places.split("id: ")[1].split("\n")[0]
    taken = duty.split("id: ")[1].split("\n")[0]
    programme = vocabulary.programmes[0].name
    moment = parse_moment("2026-11-25 08:00")
    assert moment is not None
    good = SCHEDULE.format(id="neu", place=place, programme=programme)
    bad = SCHEDULE.format(id=taken, place="nirgends", programme=programme)
    folder = project(tmp_path, good + bad)

    alone = check(read(folder, frozenset({"docs/schedules/neu.yml"})), moment)
    everything = check(read(folder), moment)

    assert [(one.line, one.code) for one in alone] == [
        (10, "id-duplicate"),
        (15, "reference-unknown"),
    ]
    assert alone == everything
