"""A copy of the content, in which new bytes of a file are tried out."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from yuhua.problems import Problem
from yuhua.verbs.check import read_checked


@contextmanager
def trial(root: Path, as_of: datetime) -> Iterator[Callable[[str, bytes], tuple[Problem, ...]]]:
    """Give what tells the problems that a file would have with other bytes, until the end of the block."""
    with tempfile.TemporaryDirectory(prefix="yuhua-trial-") as folder:
        copy = Path(folder)
        shutil.copytree(root / "docs", copy / "docs", symlinks=True)

        def told(file: str, raw: bytes) -> tuple[Problem, ...]:
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            (copy / file).write_bytes(raw)
            found = read_checked(copy, as_of, frozenset({file}))[1]
            return tuple(one for one in found if one.file == file)

        yield told
