"""Other processes to draw in, on as many cores as there are and work is for."""

from __future__ import annotations

import os
import site
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

_SCRIPTS = str(Path(__file__).resolve().parents[1])


def pool(most: int) -> ProcessPoolExecutor:
    """Return processes that know this package, at most so many; the same way of starting them on every system."""
    # They find the package by themselves: MkDocs takes the folder of its hooks from the path again.
    count = max(1, min(most, os.cpu_count() or 1))
    return ProcessPoolExecutor(
        count, get_context("spawn"), initializer=site.addsitedir, initargs=(_SCRIPTS,)
    )
