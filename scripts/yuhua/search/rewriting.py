"""What people type instead of the words of the site: pinyin, initials, homophones, Traditional, everyday words.

The one door to OpenCC's table of characters, and with `authoring.py` to pypinyin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from yuhua.model.lists import Synonym
from yuhua.search.documents import HEAD, Document
from yuhua.search.terms import HAN, fold

# More words than these are not worth their bytes; titles of a large site come last.
MOST_WORDS = 4_000
_LONGEST = 16


def synonyms(rows: Iterable[Synonym]) -> str:
    """Return everyday words and what they mean: `say,say>mean,mean` a line."""
    lines = [f"{','.join(map(fold, row.say))}>{','.join(map(fold, row.mean))}" for row in rows]
    return "\n".join(lines)


def words(documents: Sequence[Document], meant: Iterable[str]) -> tuple[str, ...]:
    """Return runs of Han that pinyin is held against, what is said most often first."""
    counts: dict[str, int] = {}
    for document in documents:
        for level, text in document.telling:
            if level >= HEAD:
                for run in HAN.findall(fold(text)):
                    counts[run[:_LONGEST]] = counts.get(run[:_LONGEST], 0) + 1
    doors = (door for document in documents for door in document.doors)
    for word in (*doors, *meant):
        for run in HAN.findall(fold(word)):
            counts[run] = counts.get(run, 0) + 1
    ordered = sorted(counts, key=lambda word: (-counts[word], len(word), word))
    return tuple(word for word in ordered if len(word) > 1)[:MOST_WORDS]


def readings(signs: Iterable[str]) -> str:
    """Return every syllable with the signs that can be read so: `jia家加佳`, one a line.

    The commonest signs of Chinese are among them: a wrong one may be on no page.
    """
    from pypinyin import Style, pinyin  # noqa: PLC0415 -- slow import

    wanted = sorted({*signs, *_common()})
    found: dict[str, list[str]] = {}
    for sign in wanted:
        for syllable in pinyin(sign, style=Style.NORMAL, heteronym=True)[0]:
            plain = syllable.replace("ü", "v")
            if plain.isascii() and plain.isalpha():
                found.setdefault(plain, []).append(sign)
    return "\n".join(f"{syllable}{''.join(found[syllable])}" for syllable in sorted(found))


@cache
def _common() -> str:
    """Return the 3,755 signs of GB/T 2312, level 1."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return b"".join(rows).decode("gb2312", "ignore")


def variants(signs: Iterable[str]) -> str:
    """Return pairs of a Traditional sign and the Simplified one of this site that it stands for."""
    known = set(signs)
    table = files("opencc") / "dictionary" / "TSCharacters.txt"
    pairs = []
    for line in table.read_text(encoding="utf-8").splitlines():
        traditional, _, simplified = line.partition("\t")
        one = simplified.split(" ")[0]
        if len(traditional) == 1 and one in known and traditional not in known:
            pairs.append(traditional + one)
    return "".join(sorted(pairs))
