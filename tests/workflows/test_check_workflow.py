"""What a pull request is told: annotations, one summary by our own command, a preview to unpack."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from actions import step, steps, workflow
from conftest import AS_OF, ROOT, git
from samples import MINIMAL
from yuhua.compare.summary import PICTURES

WRITE, HAND_OVER = "写出改了什么", "交出说明"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A merge whose first parent is the branch it goes into, as a runner checks it out."""
    root = tmp_path / "仓库"
    shutil.copytree(MINIMAL, root)
    setup = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    (root / "mkdocs.yml").write_text(f"{setup}\nnav: [首页: index.md]\n", encoding="utf-8")
    (root / "scripts").symlink_to(ROOT / "scripts")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "第一版")
    return root


def commit(project: Path) -> None:
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "改")


def shell(project: Path, title: str, program: str) -> tuple[int, str]:
    """Run a step of check.yml as a runner does; `program` is what python3 is there."""
    stand_in = project.parent / "python3"
    stand_in.write_text(f"#!/bin/sh\n{program}", encoding="utf-8")
    stand_in.chmod(0o755)
    summary = project.parent / "summary.md"
    summary.write_text("", encoding="utf-8")
    path = f"{stand_in.parent}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "GITHUB_STEP_SUMMARY": str(summary)}
    script = step("check", title)["run"]
    done = subprocess.run(
        ["bash", "-e", "-c", script],  # noqa: S607 -- the runner's
        cwd=project,
        env=environment,
        check=False,
        capture_output=True,
    )
    return done.returncode, summary.read_text(encoding="utf-8")


def ours(project: Path) -> str:
    code = "import sys; sys.path.insert(0, sys.argv[1]); from yuhua.cli import run; sys.exit(run(sys.argv[3:]))"
    return (
        f'exec "{sys.executable}" -X utf8 -c "{code}" "{ROOT}/scripts" '
        f'"$@" --root "{project}" --as-of "{AS_OF}"\n'
    )


def test_the_summary_is_written_once_and_shown(project: Path) -> None:
    (project / "docs/schedules/duty.yml").rename(project / "docs/schedules/值班.yml")
    path = project / "docs/schedules/值班.yml"
    text = path.read_text(encoding="utf-8").replace("title: 周日来开", "title: 周日来开好")
    path.write_text(text, encoding="utf-8", newline="\n")
    commit(project)

    code, shown = shell(project, WRITE, ours(project))

    assert code == 0
    assert shown == (project / "summary.md").read_text(encoding="utf-8")
    assert shown.startswith("## 没有要改的地方\n")
    assert "- 周日来开好家庭会议：`events/zhouliu-huiyi/index.html`\n" in shown
    assert "标题由“周日来开家庭会议”改为“周日来开好家庭会议”（在“全部日程”" in shown
    assert "1\\. 2026年12月6日（星期日）14:30—16:00" in shown


def test_findings_are_in_the_summary_and_the_step_goes_on(project: Path) -> None:
    path = project / "docs/schedules/duty.yml"
    text = path.read_text(encoding="utf-8").replace("14:30", "15:00")
    path.write_text(text, encoding="utf-8", newline="\n")
    commit(project)

    code, shown = shell(project, WRITE, ours(project))

    assert code == 0
    assert shown.startswith("## 有1处要改\n\n- docs/schedules/duty.yml 第9行：")


def test_a_broken_program_is_no_summary(project: Path) -> None:
    code, shown = shell(project, WRITE, "exit 3\n")

    assert (code, shown) == (1, "")


def test_everything_is_told_although_something_is_wrong() -> None:
    told = {one["name"]: one.get("if", "") for _, one in steps("check")}

    for title in (WRITE, HAND_OVER, "标出漏说的改动", "生成预览", "交出预览"):
        assert "!cancelled()" in told[title], title
    assert told["运行测试"] == ""  # with anything wrong before it, it would only take time
    assert [one["name"] for _, one in steps("check")][-1] == "运行测试"  # where new-site cuts


def test_only_pull_requests_are_compared() -> None:
    for title in (WRITE, "标出漏说的改动", "生成预览"):
        assert "github.event_name == 'pull_request'" in step("check", title)["if"]
    assert step("check", "取得项目")["with"]["fetch-depth"] == "0"


def test_annotations_stand_at_their_line() -> None:
    assert step("check", "检查内容")["run"] == "python3 scripts/yuhua check --format github"
    assert step("check", "标出漏说的改动")["run"] == (
        "python3 scripts/yuhua diff 'HEAD^1..HEAD' --no-files --format github"
    )


def test_what_the_comment_looks_for_is_what_is_handed_over() -> None:
    handed: dict[str, Any] = {
        one["with"]["name"]: one["with"]
        for _, one in steps("check")
        if "upload-artifact@" in one.get("uses", "")
    }
    assert {name: one["path"] for name, one in handed.items()} == {
        "summary": "summary.md",
        "preview": "preview",
    }
    built = handed["preview"]["path"]
    assert f"build --out {built}\n" in step("check", "生成预览")["run"]
    assert f"mv pictures {built}/{PICTURES};" in step("check", "生成预览")["run"]
    assert "--pictures pictures >" in step("check", "写出改了什么")["run"]
    script = step("comment", "写一条留言，或改原来那一条")["with"]["script"]
    assert all(f"named('{name}')" in script for name in handed)
    assert f"{handed['preview']['retention-days']}天以后就没有了" in script


def test_a_draft_that_is_taken_up_is_checked() -> None:
    types = workflow("check")["on"]["pull_request"]["types"]
    assert types == ["opened", "synchronize", "reopened", "ready_for_review"]
