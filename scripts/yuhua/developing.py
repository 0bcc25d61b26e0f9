"""Pictures of a site, drawn in all their sizes by several processes, and kept in `.yuhua/pictures/` for the next build.

What is kept is found by the bytes it is made of, so it is never out of date; what no page shows any more goes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from yuhua.cores import pool
from yuhua.model.site import Site
from yuhua.pictures.cleaning import PictureError
from yuhua.pictures.sizes import TONES, Illustration
from yuhua.pictures.variants import Drawn, drawn
from yuhua.problems import START, Problem

FOLDER = ".yuhua/pictures"
# Starting processes takes longer than drawing a few pictures.
_FEW = 3


def developed(root: Path, site: Site) -> tuple[Mapping[str, Drawn], tuple[Problem, ...]]:
    """Return every picture of a site in its sizes, by the file it lies in, and what could not be drawn."""
    wanted = tuple(site.pictures.values())
    found = {one.file: kept for one in wanted if (kept := _kept(root / FOLDER, one))}
    missing = [one for one in wanted if one.file not in found]
    problems = []
    for one, made in zip(missing, _made(root, missing), strict=True):
        if isinstance(made, Drawn):
            found[one.file] = made
            _keep(root / FOLDER, one, made)
        else:
            hint = "从手机或相机里再存一次，看看能不能打开"
            problems.append(Problem.at(one.file, START, "picture-broken", made, hint))
    _tidy(root / FOLDER, {one.name for one in wanted})
    return found, tuple(problems)


def _made(root: Path, missing: Sequence[Illustration]) -> Iterator[Drawn | str]:
    """Yield each picture drawn, or why it cannot be."""
    if len(missing) < _FEW:
        yield from (_draw(root, one) for one in missing)
        return
    with pool(len(missing)) as processes:
        waiting = [processes.submit(_draw, root, one) for one in missing]
        for each in waiting:
            try:
                yield each.result()
            except BrokenProcessPool:  # a decoder crashed and took its process along
                yield "图片坏了，画不出来"


def _draw(root: Path, one: Illustration) -> Drawn | str:
    try:
        return drawn((root / one.file).read_bytes(), one)
    except PictureError as error:
        return str(error)
    except OSError:
        return "图片打不开"


def _kept(folder: Path, one: Illustration) -> Drawn | None:
    """Return what `_keep` wrote; None where it is not whole."""
    try:
        told = json.loads((folder / f"{one.name}.json").read_text(encoding="ascii"))
        files = tuple((name, (folder / name).read_bytes()) for name in one.file_names())
    except (OSError, ValueError):
        return None
    sums = [hashlib.sha256(raw).hexdigest() for _, raw in files]
    is_whole = isinstance(told, dict) and told.get("sums") == sums and told.get("tone") in TONES
    return Drawn(told["tone"], files) if is_whole else None


def _keep(folder: Path, one: Illustration, made: Drawn) -> None:
    """Write a picture's files, then what says that they are whole; a folder that cannot be written to is left alone."""
    sums = [hashlib.sha256(raw).hexdigest() for _, raw in made.files]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, raw in made.files:
            (folder / name).write_bytes(raw)
        told = json.dumps({"sums": sums, "tone": made.tone})
        (folder / f"{one.name}.json").write_text(told, encoding="ascii", newline="\n")
    except OSError:
        return


def _tidy(folder: Path, names: set[str]) -> None:
    """Take away what no page shows: of somebody who no longer agrees nothing is kept."""
    for path in sorted(folder.glob("*")):
        if path.stem.partition("-")[0] not in names:
            path.unlink(missing_ok=True)
