"""The workflows of the project: nothing in them trusts what a pull request brings."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

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
