"""What was drawn last time, kept between builds: what nothing has changed of is read, the rest is drawn on all cores.

It spares time and nothing else: whatever cannot be read is drawn anew, and the site is the same to the byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

from yuhua.cores import pool
from yuhua.emit import Artifact

FOLDER = ".yuhua/drawn"
# Drawings from which other processes are worth their start.
_MANY = 100
_CHUNK = 16


def drawn(root: Path, artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
    """Return the artifacts in their order, those with a mark as bytes; keeps these, and drops what is left of older ones."""
    every = tuple(artifacts)
    folder = root / FOLDER
    kept = {one.mark: _kept(folder, one.mark) for one in every if one.mark}
    missing = {one.mark: one for one in every if one.mark and kept[one.mark] is None}
    fresh = dict(zip(missing, _made([*missing.values()]), strict=True))
    _keep(folder, fresh, set(kept))
    found = kept | fresh
    return tuple(replace(one, made=found.get(one.mark) or one.made) for one in every)


def _kept(folder: Path, mark: str) -> bytes | None:
    """Return what was kept under a mark; None where nothing was, or where it is damaged."""
    try:
        sum_, _, body = (folder / mark).read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if sum_ == _sum(body) else None


def _keep(folder: Path, fresh: dict[str, bytes], marks: set[str]) -> None:
    """Write what is new and delete what no artifact asks for; a folder that cannot be written to is left alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for mark, body in fresh.items():
            new = folder / f"{mark}.new"
            new.write_bytes(_sum(body) + b"\n" + body)
            new.replace(folder / mark)
        for path in sorted(folder.iterdir()):
            if path.name not in marks:
                path.unlink()
    except OSError:
        return


def _sum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


def _made(artifacts: Sequence[Artifact]) -> list[bytes]:
    """Return the bytes of all, in their order, drawn by several processes where they are many."""
    if len(artifacts) < _MANY:
        return [one.content for one in artifacts]
    try:
        with pool(len(artifacts) // _CHUNK) as processes:
            return list(processes.map(_content, artifacts, chunksize=_CHUNK))
    except (BrokenProcessPool, OSError):
        return [one.content for one in artifacts]


def _content(artifact: Artifact) -> bytes:
    return artifact.content
