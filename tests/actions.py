"""The workflows as they are read, and their scripts, run against the answers that GitHub would give."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from samples import ROOT

FOLDER = ROOT / ".github/workflows"
FILES = sorted(FOLDER.glob("*.yml"))
NODE = Path(sys.executable).parent / "node"
REPOSITORY = {"id": 1, "full_name": "yuhua/site"}


@dataclass(frozen=True)
class Ran:
    """What a script asked GitHub for, in order, what it said and what it handed on."""

    calls: list[tuple[str, dict[str, Any]]]
    said: list[tuple[str, str]]
    outputs: dict[str, str]

    def sent(self, name: str) -> list[dict[str, Any]]:
        """Return what was sent with every call of one name."""
        return [sent for called, sent in self.calls if called == name]

    @property
    def written(self) -> list[str]:
        """The calls that change something at GitHub."""
        return [name for name, _ in self.calls if name.partition(".")[2].startswith(_WRITING)]


_WRITING = ("create", "update", "delete", "add", "remove", "merge", "set", "lock")


def workflow(name: str) -> dict[str, Any]:
    """Return a workflow; `on` keeps its name, which YAML 1.1 takes for true."""
    text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 -- our own file; all is text
    return found


def steps(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every step of a workflow with the name of its job."""
    for job, content in workflow(name)["jobs"].items():
        yield from ((job, one) for one in content["steps"])


def step(name: str, title: str) -> dict[str, Any]:
    """Return the one step of a workflow with that title."""
    (found,) = [one for _, one in steps(name) if one["name"] == title]
    return found


def ran(
    name: str,
    title: str,
    event: Mapping[str, Any],
    answers: Mapping[str, Any],
    **environment: str,
) -> Ran:
    """Run the script of a step for an event; `answers` are by the name of the call."""
    context = {
        "payload": {"repository": REPOSITORY, **event},
        "repo": {"owner": "yuhua", "repo": "site"},
        "serverUrl": "https://github.com",
        "runId": 7,
        "sha": "f" * 40,
    }
    asked = {"script": step(name, title)["with"]["script"], "context": context, "answers": answers}
    done = subprocess.run(
        [NODE, str(ROOT / "tests/js/script.mjs")],
        input=json.dumps(asked),
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    pairs = {key: [(one, other) for one, other in found[key]] for key in ("calls", "said")}
    return Ran(pairs["calls"], pairs["said"], found["outputs"])
