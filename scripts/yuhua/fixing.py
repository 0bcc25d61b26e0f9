"""Findings and the files they are about, turned into the files an editor meant.

Only what nobody could mean otherwise is mended; every other byte stays.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from yuhua.authoring import slug_of
from yuhua.problems import Edit, Fix, Identify, Problem, Recode, Redraw, Rename
from yuhua.text import is_slug

# A file of forty slips that hide one another takes forty rounds.
ROUNDS = 60
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# Lines of a field that goes on over several lines, in which an edit is still looked for.
_FIELD = 30
# As long as a file cannot be read, other findings wait behind the one that stops it.
_HIDING = ("yaml-", "front-matter-", "encoding-")
Checked = Callable[[str, bytes], Collection[Problem]]


@dataclass(frozen=True)
class Fixed:
    """A file as it was and as it should be; `name` is its path, `old_name` what it was called."""

    old_name: str
    name: str
    before: bytes
    after: bytes


def fixed(
    file: str, raw: bytes, check: Checked, taken: Collection[str], files: Collection[str]
) -> Fixed | None:
    """Return one file mended, or None where there is nothing to do.

    `check` tells what is wrong with a file's new bytes; an edit that mends nothing, or spoils something, is
    left out. `taken` are the ids in use, `files` the paths.
    """
    text, found = raw, check(file, raw)
    refused: set[Fix] = set()
    for _ in range(ROUNDS):
        fixes = [one.fix for one in found if one.fix and one.fix not in refused]
        fixes = [one for one in fixes if not isinstance(one, Rename)]
        if not fixes:
            break
        for some in (fixes, *([one] for one in fixes)):
            new = applied(text, some, taken)
            after = check(file, new)
            if new != text and _is_better(found, after, some):
                text, found = new, after
                break
        else:
            refused |= set(fixes)
    wanted = any(isinstance(one.fix, Rename) for one in found)
    name = _named(file, files) if wanted else file
    return Fixed(file, name, raw, text) if (text, name) != (raw, file) else None


def _is_better(before: Collection[Problem], after: Collection[Problem], fixes: list[Fix]) -> bool:
    """Say whether what was to be mended is, and nothing else has come up."""
    told, left = Counter(one.code for one in before), Counter(one.code for one in after)
    meant = Counter(one.code for one in before if one.fix in fixes)
    if any(code.startswith(_HIDING) for code in meant):
        places = {(one.line, one.column, one.code) for one in before if one.fix in fixes}
        return not places & {(one.line, one.column, one.code) for one in after}
    return all(left[code] <= told[code] - meant[code] for code in {*left, *meant})


def applied(raw: bytes, fixes: Iterable[Fix], taken: Collection[str]) -> bytes:
    """Return the bytes of a file with repairs made, each where it fits; `taken` are the ids in use."""
    fixes = tuple(fixes)
    redraw = next((one for one in fixes if isinstance(one, Redraw)), None)
    if redraw:
        return _drawn_anew(raw, redraw.suffix)
    recode = next((one for one in fixes if isinstance(one, Recode)), None)
    if recode:
        return raw.decode(recode.codec).encode()
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    try:
        text = raw.removeprefix(mark).decode()
    except UnicodeDecodeError:
        return raw
    lines = _LINES.findall(text)
    edits = [one for one in fixes if isinstance(one, Edit | Identify)]
    for one in sorted(edits, key=lambda each: (each.line, each.column), reverse=True):
        _edit(lines, one if isinstance(one, Edit) else _with_id(lines, one, taken))
    return mark + "".join(lines).encode()


def _drawn_anew(raw: bytes, suffix: str) -> bytes:
    """Return a picture clean and small; one that cannot be drawn as it is."""
    from yuhua.pictures.cleaning import PictureError, redrawn  # noqa: PLC0415 -- slow import

    try:
        return redrawn(raw, suffix)
    except PictureError:
        return raw


def _edit(lines: list[str], one: Edit) -> None:
    """Change the line where `old` stands: at its place, behind a quotation mark, or further down its field."""
    for line, column in _places(lines, one):
        text = lines[line]
        lines[line] = text[:column] + one.new + text[column + len(one.old) :]
        return


def _places(lines: list[str], one: Edit) -> Iterator[tuple[int, int]]:
    first = one.line - 1
    for column in (one.column - 1, one.column):
        if first < len(lines) and lines[first].startswith(one.old, column):
            yield first, column
    for line in range(first, min(first + _FIELD, len(lines))):
        if lines[line].count(one.old) == 1:
            yield line, lines[line].index(one.old)


def _with_id(lines: list[str], one: Identify, taken: Collection[str]) -> Edit:
    start = one.column - 1
    line = lines[one.line - 1] if one.line <= len(lines) else ""
    first = line[start:].rstrip("\r\n")
    end = line[len(line.rstrip("\r\n")) :] or "\n"
    slug = next(found for found in _numbered(slug_of(one.title)) if found not in taken)
    return Edit(one.line, one.column, first, f"id: {slug}{end}{' ' * start}{first}")


def _named(file: str, files: Collection[str]) -> str:
    """Return the path of a file whose name becomes pinyin, its own where that does not help."""
    folder, name = posixpath.split(file)
    stem, dot, suffix = name.rpartition(".")
    slug = slug_of(stem.replace("_", " "))
    if not is_slug(slug):
        return file
    names = (f"{folder}/{one}{dot}{suffix}" for one in _numbered(slug))
    return next(one for one in names if one not in files)


def _numbered(slug: str) -> Iterator[str]:
    yield slug
    yield from (f"{slug}-{number}" for number in count(2))
