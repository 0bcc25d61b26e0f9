"""What mkdocs.yml says of the site under `extra`, for verbs that do not start the site generator."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from yuhua.read.nodes import Value, compose

FILE = "mkdocs.yml"


def extra(root: Path) -> Mapping[str, Value]:
    """Return the fields of `extra`; nothing where the file is not there or says something else."""
    path = root / FILE
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    settings = compose(FILE, text).value
    found = settings.get("extra") if isinstance(settings, dict) else None
    return found if isinstance(found, dict) else {}
