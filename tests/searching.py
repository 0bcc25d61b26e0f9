"""The search of a site, asked outside a browser: by the engine of the pages, run by Node."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT
from yuhua.build import render_bodies
from yuhua.model.content import Content
from yuhua.model.lists import Synonym
from yuhua.model.site import Site
from yuhua.search.documents import documents
from yuhua.search.files import written
from yuhua.search.postings import Index, index

JS = ROOT / "tests" / "js"
NODE = Path(sys.executable).with_name("node.exe" if sys.platform == "win32" else "node")
ENGINE = ROOT / "overrides/assets/search.js"


@dataclass(frozen=True)
class Answer:
    """What the engine answers: (path, points, words) of the first, how many there are, the files it read."""

    items: list[tuple[str, float, str]]
    all: int
    held: int
    asked: list[str]

    @property
    def paths(self) -> list[str]:
        """The addresses of the first answers."""
        return [path for path, _, _ in self.items]


def indexed(site: Site) -> Index:
    """Return the index of a site, its headings included."""
    bodies = render_bodies(site)
    return index(documents(site, {path: body.headings for path, body in bodies.items()}))


def synonyms(content: Content) -> list[Synonym]:
    return [row.part for row in content.rows(Synonym)]


def write(found: Index, rows: Sequence[Synonym], target: Path) -> Path:
    """Write the files of an index into a folder, and return the one the engine reads."""
    for path, raw in written(found, rows):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(raw)
    return target / "search"


def ask(
    folder: Path, queries: Iterable[str | tuple[str, list[str]]], most: int = 10
) -> list[Answer]:
    """Return the answers to queries, each perhaps with filters; every one by an engine of its own."""
    pairs = [(one, []) if isinstance(one, str) else one for one in queries]
    asked = {"engine": str(ENGINE), "folder": str(folder), "queries": pairs, "most": most}
    done = subprocess.run(
        [str(NODE), "search.mjs"],
        cwd=JS,
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [
        Answer([(p, n, w) for p, n, w in one["items"]], one["all"], one["held"], one["asked"])
        for one in json.loads(done.stdout)
    ]
