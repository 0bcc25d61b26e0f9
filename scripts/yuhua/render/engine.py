"""The site generator, whichever is running: ProperDocs continues MkDocs 1.6 under its own name."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Mapping
from typing import Any

# An object of a class that the two engines do not share.
Theirs = Any
_ENGINE = "properdocs" if "properdocs" in sys.modules else "mkdocs"
Abort: Any = importlib.import_module(f"{_ENGINE}.exceptions").Abort
File: Any = importlib.import_module(f"{_ENGINE}.structure.files").File
Files: Any = importlib.import_module(f"{_ENGINE}.structure.files").Files
_toc: Any = importlib.import_module(f"{_ENGINE}.structure.toc")


def toc_of(tokens: Iterable[Mapping[str, Any]]) -> Theirs:
    """Return the engine's table of contents for Python-Markdown's heading tokens."""
    return _toc.get_toc(list(tokens))
