"""Text, turned into what can be looked up: pairs of Han, single Han, whole runs of letters and digits.

`overrides/assets/search.js` does the same with what somebody types.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
# `hpv`, `12338`, `5+6+x`; the parts of joined ones can be looked up, too.
LATIN = re.compile(r"[a-z0-9]+(?:[+.\-][a-z0-9]+)*")
JOINT = re.compile(r"[+.\-]")


def fold(text: str) -> str:
    """Return `text` as it is compared: compatibility forms unified (NFKC), lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def pairs(folded: str) -> Iterator[str]:
    """Yield every pair of neighbouring Han."""
    for run in HAN.findall(folded):
        yield from (first + second for first, second in pairwise(run))


def signs(folded: str) -> Iterator[str]:
    """Yield every Han."""
    for run in HAN.findall(folded):
        yield from run


def runs(folded: str) -> Iterator[str]:
    """Yield every run of letters and digits, and the parts of joined ones."""
    for run in LATIN.findall(folded):
        yield run
        parts = JOINT.split(run)
        if len(parts) > 1:
            yield from parts
