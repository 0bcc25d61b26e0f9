"""What files were read as, for a program that goes on: only what has changed is read again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

T = TypeVar("T")


class Memory:
    """Keeps of every name what was made last, and what it was made of.

    The same values come back, not equal ones: whoever compares two contents sees by identity what has changed.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[object, ...], object]] = {}

    def recall(self, name: str, source: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what `make` makes of `source`; what was made of the same source before, if it was."""
        before = self._kept.get(name)
        if before is not None and before[0] == source:
            return cast("T", before[1])
        made = make()
        self._kept[name] = (source, made)
        return made
