"""Personal data found in any text, and taken out of what is printed (features P5, P6).

Pure functions: `findings` says where it stands, `masked` returns the text without it. Positions are those of the
text given, whatever disguise the data wear. What is public after all (numbers in contacts.yml, addresses in
places.yml, rows of private-allowed.yml) is for whoever asks: `check/private.py` knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from yuhua.private.accounts import accounts
from yuhua.private.addresses import addresses
from yuhua.private.finding import Finding, Kind, hidden
from yuhua.private.folding import Folded, fold
from yuhua.private.numbers import Span, numbers
from yuhua.private.plates import plates
from yuhua.private.pupils import pupils

__all__ = ["Finding", "Kind", "compact", "findings", "masked"]
# Where two readings overlap the earlier one is right: a card's digits are no telephone.
_RANK: tuple[Kind, ...] = (
    "id",
    "card",
    "mobile",
    "landline",
    "plate",
    "account",
    "address",
    "pupil",
)
# Of these the signs between letters tell what it is, and Chinese numerals stay words.
_WORDS, _MARKS = {"address", "pupil", "account"}, "@._-#"


def findings(text: str) -> tuple[Finding, ...]:
    """Return every piece of personal data in `text`, sorted by place, none inside another."""
    folded = fold(text)
    taken = bytearray(len(folded.text))
    found: list[Finding] = []
    for start, end, kind in sorted(_spans(folded), key=_rank):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            found.append(_finding(folded, start, end, kind))
    return tuple(sorted(found))


def _rank(span: Span) -> tuple[int, int, int]:
    start, end, kind = span
    return _RANK.index(kind), start, -end


def _spans(folded: Folded) -> Iterator[Span]:
    yield from numbers(folded.figures)
    yield from plates(folded.figures)
    yield from accounts(folded.text, folded.figures)
    yield from addresses(folded.text)
    yield from pupils(folded.text)


def _finding(folded: Folded, start: int, end: int, kind: Kind) -> Finding:
    wanted = folded.text if kind in _WORDS else folded.figures
    kept = _MARKS if kind in _WORDS else ""
    plain = "".join(one for one in wanted[start:end] if one.isalnum() or one in kept)
    return Finding(folded.origin(start), folded.end(end), kind, hidden(plain))


def masked(text: str) -> str:
    """Return `text` with stars over what `findings` finds, as long as before."""
    pieces: list[str] = []
    last = 0
    for one in findings(text):
        pieces += (text[last : one.start], hidden(text[one.start : one.end]))
        last = one.end
    return "".join((*pieces, text[last:]))


def compact(text: str) -> str:
    """Return letters and digits only, whatever disguise they wear: to hold one against another."""
    return "".join(one for one in fold(text).figures if one.isalnum())
