"""The workflows of the project: nothing in them trusts what a pull request brings."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from conftest import AS_OF, ROOT, git
from samples import MINIMAL

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def test_zizmor_finds_nothing() -> None:
    tool = shutil.which("zizmor", path=str(Path(sys.executable).parent)) or "zizmor"
    done = subprocess.run(
        [tool, "--offline", "--pedantic", "--no-progress", str(ROOT / ".github/workflows")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_and_nothing_is_permitted_by_default(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    uses = re.findall(r"uses: (\S+)", text)
    assert uses
    assert [one for one in uses if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one)] == []
    assert re.search(r"^permissions: \{\}$", text, re.MULTILINE)
    assert "pull_request_target" not in text


def test_the_check_of_pull_requests_knows_no_secret() -> None:
    assert "secrets." not in (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "python3 scripts/yuhua test" in script
    assert "python3 scripts/yuhua test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_pull_request_says_what_it_changes_and_fails_when_something_is_unsaid() -> None:
    text = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    before, step, after = text.partition("- name: 说明改了什么\n")
    lines = after.split("- name:")[0].strip().splitlines()

    assert step
    assert "fetch-depth: 0" in before
    assert "运行测试" in after
    assert lines[0].strip() == "if: github.event_name == 'pull_request'"
    assert lines[2].endswith('--format summary >> "$GITHUB_STEP_SUMMARY" || true')
    assert (
        lines[3].strip() == "python3 scripts/yuhua diff 'HEAD^1..HEAD' --no-files --format github"
    )


def test_a_pull_request_lists_the_dates_of_the_schedules_it_touches(tmp_path: Path) -> None:
    text = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    step = text.partition("- name: 列出改过的日程每一场是哪天\n")[2].partition("- name:")[0]
    script = textwrap.dedent(step.partition("run: |\n")[2])
    root = tmp_path / "仓库"
    shutil.copytree(MINIMAL, root)
    summary = tmp_path / "summary.md"
    stand_in = tmp_path / "python3"  # what the runner has on its path, told where the project is
    program = f'exec "{sys.executable}" "$@" --root "{root}" --as-of "{AS_OF}"\n'
    stand_in.write_text(f"#!/bin/sh\n{program}", encoding="utf-8")
    stand_in.chmod(0o755)
    (root / "scripts").symlink_to(ROOT / "scripts")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "第一版")
    (root / "docs/schedules/duty.yml").rename(root / "docs/schedules/值班.yml")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "改名")

    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "GITHUB_STEP_SUMMARY": str(summary)}
    subprocess.run(["bash", "-e", "-c", script], cwd=root, env=environment, check=True)  # noqa: S607 -- the runner's

    told = summary.read_text(encoding="utf-8")
    assert "docs/schedules/值班.yml:1 “周日来开家庭会议”" in told
    assert "1. 2026年12月6日（星期日）14:30—16:00" in told
    assert told.count("```") == 2
