"""What a drawing depends on, turned into a mark: where it is the same, the drawing is the same."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from PIL import __version__ as pillow


def mark(*described: object) -> str:
    """Return a hash over what is drawn (values whose `repr` says all of them), the fonts, and the code that draws."""
    return hashlib.sha256(f"{_of_code()}{described!r}".encode()).hexdigest()


@cache
def _of_code() -> str:
    """Return a hash over the files of this package, its fonts, and Pillow's version."""
    found = hashlib.sha256(pillow.encode())
    folder = Path(__file__).parent
    for path in sorted((*folder.glob("*.py"), *folder.glob("fonts/*"))):
        found.update(path.read_bytes())
    return found.hexdigest()
