"""A commit, turned into a temporary folder with its content: `docs/` and `mkdocs.yml`."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePosixPath

from yuhua.dates import parse_day

CONTENT = ("docs", "mkdocs.yml")


class CommitError(Exception):
    """The commit cannot be read; says why in Chinese."""


@contextmanager
def checked_out(root: Path, revision: str) -> Iterator[Path]:
    """Give a folder with the content of a commit of the project in `root`; it is gone afterwards.

    Raises CommitError where there is no such commit, or no git.
    """
    commit = _commit(root, revision)
    with tempfile.TemporaryDirectory(prefix="yuhua-") as folder:
        for name in CONTENT:
            packed = _git(root, "archive", "--format=tar", commit, name)
            if packed.returncode == 0:  # otherwise there is nothing of that name
                _unpack(packed.stdout, Path(folder))
        yield Path(folder)


def added(root: Path) -> dict[str, date]:
    """Return the day on which each file of docs/ came into the project; nothing where Git cannot say."""
    try:
        log = ("log", "--diff-filter=A", "--name-only", "--format=%as", "--", "docs")
        done = _git(root, "-c", "core.quotepath=off", *log)
    except CommitError:
        return {}
    found: dict[str, date] = {}
    day = None
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        if parsed := parse_day(line):
            day = parsed
        elif line and day:
            found[line] = day  # the log runs backwards: the last one is the first time
    return found


def _commit(root: Path, revision: str) -> str:
    if revision.startswith("-"):
        raise CommitError(f"“{revision}”不是一个提交")
    done = _git(root, "log", "-1", "--format=%H", revision, "--")
    found = done.stdout.decode().strip()
    if done.returncode or not found:
        raise CommitError(f"没有“{revision}”这个提交；写提交的编号、分支或标签，例如 main")
    return found


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 -- a list, and revisions that begin with - are refused
            ["git", "-C", str(root), *arguments],  # noqa: S607 -- git is where the editor has it
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise CommitError("没有找到 git，不能比较提交；先装好 git") from error


def _unpack(raw: bytes, folder: Path) -> None:
    """Write the plain files of an archive; shortcuts and what leads outside are left out."""
    with tarfile.open(fileobj=io.BytesIO(raw)) as archive:
        for member in archive:
            path = PurePosixPath(member.name)
            if not member.isreg() or path.is_absolute() or ".." in path.parts:
                continue
            stream = archive.extractfile(member)
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(stream.read() if stream else b"")
