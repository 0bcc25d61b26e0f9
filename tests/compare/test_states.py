from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from conftest import ROOT
from samples import MINIMAL
from yuhua.compare.states import settings_of, state_of


def test_settings_are_those_of_the_file() -> None:
    found = settings_of((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))

    assert (found.name, found.tag) == ("雨花家庭教育", "yuhua.example,2026")
    assert settings_of("extra: {cancelled_days: 7}").cancelled_for == timedelta(days=7)


def test_a_project_without_settings_has_stand_ins() -> None:
    assert settings_of("") == settings_of("site_name: [坏]\nextra: 坏")


def test_comments_do_not_set_up_another_site(tmp_path: Path) -> None:
    shutil.copytree(MINIMAL, tmp_path / "a")
    shutil.copytree(MINIMAL, tmp_path / "b")
    (tmp_path / "a/mkdocs.yml").write_text("site_name: 甲\n", encoding="utf-8")
    (tmp_path / "b/mkdocs.yml").write_text("# 说明\n\nsite_name: 甲\n", encoding="utf-8")

    assert state_of(tmp_path / "a") == state_of(tmp_path / "b")


def test_downloads_are_told_by_what_is_in_them(tmp_path: Path) -> None:
    for name, raw in (("a", b"%PDF-1"), ("b", b"%PDF-2")):
        shutil.copytree(MINIMAL, tmp_path / name)
        (tmp_path / name / "docs/files").mkdir()
        (tmp_path / name / "docs/files/jiangyi.pdf").write_bytes(raw)

    one, other = state_of(tmp_path / "a"), state_of(tmp_path / "b")
    assert one.content.files == other.content.files == {"files/jiangyi.pdf": 6}
    assert one.files != other.files
