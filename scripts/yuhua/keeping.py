"""What the search looked up last time, kept between builds: after a page has changed only that page is looked at.

It spares time and nothing else: whatever cannot be read is made anew, and the site is the same to the byte.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from yuhua.search import documents, packing, postings, terms
from yuhua.search.documents import Document
from yuhua.search.postings import Index

FILE = ".yuhua/search.json"


def kept(root: Path) -> Index | None:
    """Return what `keep` wrote, of its documents `path` and `telling`; None where it is of other code or damaged."""
    try:
        mark, _, body = (root / FILE).read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    if mark != _mark(body):
        return None
    found = json.loads(body)
    return Index(tuple(map(_document, found["documents"])), found["pairs"], found["signs"])


def keep(root: Path, index: Index) -> None:
    """Write an index for the next build; a folder that cannot be written to is left alone."""
    told = [(one.path, one.telling) for one in index.documents]
    found = {"documents": told, "pairs": index.pairs, "signs": index.signs}
    body = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    target = root / FILE
    try:
        target.parent.mkdir(exist_ok=True)
        fresh = target.with_suffix(".new")
        fresh.write_text(f"{_mark(body)}\n{body}", encoding="utf-8", newline="\n")
        fresh.replace(target)
    except OSError:
        return


def _document(found: tuple[str, Sequence[tuple[int, str]]]) -> Document:
    path, telling = found
    return Document(path, "", "", "", tuple((level, text) for level, text in telling))


def _mark(body: str) -> str:
    """Return a hash over what was kept and the code that made it."""
    mark = hashlib.sha256(body.encode())
    for module in (documents, packing, postings, terms):
        mark.update(Path(str(module.__file__)).read_bytes())
    return mark.hexdigest()
