"""What subscribers are told of a change: one sentence, and the calendars or feeds that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_NAMED = 4


@dataclass(frozen=True)
class News:
    """A sentence without a full stop, and the names of the calendars or feeds it comes with."""

    said: str
    channels: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The whole sentence: `新的一条：“甲”（在“全部更新”“课程”里）`."""
        where = named(self.channels, "个")
        return f"{self.said}（在{where}里）" if where else self.said


def named(words: Sequence[str], unit: str) -> str:
    """Return words in quotation marks, after the first few only their number: `“甲”“乙”等12个`."""
    return _cut([f"“{word}”" for word in words], "", unit)


def listed(words: Iterable[str], unit: str) -> str:
    """Return words with 、 between them, after the first few only their number."""
    return _cut(list(words), "、", unit)


def _cut(words: Sequence[str], between: str, unit: str) -> str:
    more = f"等{len(words)}{unit}" if len(words) > MOST_NAMED else ""
    return between.join(words[:MOST_NAMED]) + more
