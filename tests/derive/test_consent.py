"""Whoever withdraws consent is gone in one build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from yuhua.check import check
from yuhua.dates import parse_moment
from yuhua.derive.site import derive
from yuhua.problems import has_errors
from yuhua.read.content import read

STORY = """---
title: 王家的饭桌
summary: 示范用的一家人。
published: 2026-11-01
source: 区妇联
honour: 最美家庭
consent:
  record: 2026-001
  scope: [name, story]
  signed: 2026-10-01
  expires: {expires}
  withdrawn: {withdrawn}
---
正文。
"""


@pytest.mark.parametrize(
    ("expires", "withdrawn", "shown"),
    [("2028-10-01", "false", True), ("2028-10-01", "true", False), ("2026-11-24", "false", False)],
)
def test_a_story_is_shown_only_while_consent_lasts(
    tmp_path: Path, expires: str, withdrawn: str, shown: bool
) -> None:
    shutil.copytree(ROOT / "tests/sites/minimal", tmp_path / "project")
    story = tmp_path / "project/docs/families/wangjia.md"
    story.write_text(STORY.format(expires=expires, withdrawn=withdrawn), encoding="utf-8")
    moment = parse_moment("2026-11-25 08:00")
    assert moment is not None

    content = read(tmp_path / "project")
    site = derive(content, moment)

    found = [problem.code for problem in check(content, moment)]
    assert found == ([] if shown else ["consent-over"])
    assert not has_errors(check(content, moment))
    assert ("families/wangjia/" in {page.path for page in site.pages}) is shown
    linked = {related.card.path for page in site.pages for related in page.related}
    assert shown or "families/wangjia/" not in linked
