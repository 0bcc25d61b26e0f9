"""The table of mistakes: what was typed, and what is said of it, `said.txt`; written anew by running this file."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parent / "scripts")]

from test_problems import (  # noqa: E402 -- after its folder is on the path
    FIXTURES,
    MINIMAL,
    expected,
    name_of,
    place_of,
    problems_of,
    text_of,
)

TABLE = HERE / "said.txt"


def said() -> Iterator[str]:
    """Yield, for every fixture, the lines found fault with, what is said and what to type."""
    for fixture in FIXTURES:
        if not expected(fixture):
            continue
        with tempfile.TemporaryDirectory() as folder:
            root = Path(shutil.copytree(MINIMAL, Path(folder) / "site"))
            shutil.copyfile(fixture, root / place_of(fixture))
            found = [one for one in problems_of(root) if one.file == place_of(fixture)]
        lines = text_of(fixture).splitlines()
        yield f"{name_of(fixture)}\n"
        for one in found:
            typed = lines[one.line - 1].strip() if one.line <= len(lines) else ""
            private = one.code.startswith("private-")
            yield f"  {'（不显示）' if private else typed}\n    [{one.code}] {one.message}\n    {one.hint}\n"


def test_what_is_said_of_every_mistake() -> None:
    assert "".join(said()) == TABLE.read_text(encoding="utf-8")


def test_there_are_many_mistakes_with_one_finding_each() -> None:
    alone = [fixture for fixture in FIXTURES if len(expected(fixture)) == 1]

    assert len(alone) >= 250


if __name__ == "__main__":
    TABLE.write_text("".join(said()), encoding="utf-8", newline="\n")
