"""The kinds of content, found by walking this folder: one file, one `KIND`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from yuhua.kinds.base import Kind


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind, sorted by name."""
    names = sorted(
        module.name for module in pkgutil.iter_modules(__path__) if module.name != "base"
    )
    return tuple(importlib.import_module(f"{__name__}.{name}").KIND for name in names)


def kind_named(name: str) -> Kind:
    """Return the kind called `name`; raises KeyError for an unknown one."""
    return {kind.name: kind for kind in kinds()}[name]


def kind_of(path: str) -> Kind | None:
    """Return the kind of the file at `path` (inside docs/, with `/`), or None."""
    return next((kind for kind in sorted(kinds(), key=Kind.rank) if kind.holds(path)), None)
