"""One piece of personal data in a text: where it stands, what it is, how it may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["id", "card", "mobile", "landline", "plate", "account", "address", "pupil"]
HEAD, TAIL = 3, 2  # characters of the beginning and the end that may be shown, at most


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One finding from `start` to `end` of the text; `shown` is all of it that may be printed."""

    start: int
    end: int
    kind: Kind
    shown: str


def hidden(text: str) -> str:
    """Return a text with stars for all but three characters at the front and two at the end, of short ones fewer."""
    head, tail = min(HEAD, max(1, len(text) // 3)), min(TAIL, len(text) // 5)
    return f"{text[:head]}{'*' * (len(text) - head - tail)}{text[len(text) - tail :]}"
