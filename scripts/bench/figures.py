"""The project, measured: `.venv/bin/python scripts/bench/figures.py` prints the figures of a closing note."""

from __future__ import annotations

import ast
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
VERB = "import sys; sys.path.insert(0, 'scripts'); from yuhua.cli import run; sys.exit(run(sys.argv[1:]))"
RUNS = 5


def main() -> None:
    """Print one figure a line."""
    for name, figure in [*counts(), *times(), *sizes()]:
        print(f"{name:<44} {figure}")


def counts() -> Iterator[tuple[str, str]]:
    """Yield how much there is."""
    from yuhua.catalogue import CODES  # noqa: PLC0415 -- after the path is set

    problems = [path for path in (ROOT / "tests/problems").rglob("*") if path.is_file()]
    yield "problem codes", str(len(CODES))
    yield "bad fixtures", str(len(problems))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        run(VERB, "build", "--out", str(out))
        yield "pages built", str(len(list(out.rglob("index.html"))))
        yield "files built", str(sum(path.is_file() for path in out.rglob("*")))


def times() -> Iterator[tuple[str, str]]:
    """Yield CPU seconds (user and system), medians of RUNS, without what Python itself takes to start."""
    bare = median("pass")
    with tempfile.TemporaryDirectory() as folder:
        yield "yuhua check, one file: CPU s", f"{median(VERB, 'check', 'docs/index.md') - bare:.2f}"
        yield "yuhua check, all: CPU s", f"{median(VERB, 'check') - bare:.2f}"
        yield (
            "yuhua build: CPU s",
            f"{median(VERB, 'build', '--out', str(Path(folder) / 'site')) - bare:.2f}",
        )


def median(code: str, *arguments: str) -> float:
    """Return the median CPU seconds of RUNS runs."""
    return statistics.median(cpu(code, *arguments) for _ in range(RUNS))


def cpu(code: str, *arguments: str) -> float:
    """Return the CPU seconds of one child process."""
    before = os.times()
    run(code, *arguments)
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


def run(code: str, *arguments: str) -> None:
    """Run Python code in the project's folder, quietly."""
    command = [sys.executable, "-X", "utf8", "-c", code, *arguments]
    subprocess.run(
        command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def sizes() -> Iterator[tuple[str, str]]:
    """Yield the largest file and the longest function."""
    files = sorted((ROOT / "scripts").rglob("*.py"))
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    largest = max(files, key=lambda path: lines[path])
    yield "lines of code in scripts/", str(sum(lines.values()))
    yield "largest file", f"{largest.relative_to(ROOT).as_posix()}: {lines[largest]} lines"
    functions = [
        (
            (node.end_lineno or 0) - node.lineno + 1,
            f"{path.relative_to(ROOT).as_posix()}:{node.name}",
        )
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    length, name = max(functions)
    yield "longest function", f"{name}: {length} lines"


if __name__ == "__main__":
    main()
