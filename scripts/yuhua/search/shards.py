"""Terms, shared out over files so that a query of a few words needs one or two of them.

A pair of Han lies with the rarer one of the two: the pairs of 家庭会议 lie with 庭 and 议. Signs
that stand together in titles and tags share a file where there is room.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yuhua.search.documents import HEAD, Document
from yuhua.search.packing import size
from yuhua.search.postings import Index, Postings
from yuhua.search.terms import HAN, fold

# Characters of a file before compression; the files are some 8 kB then.
ROOM = 8_000


@dataclass(frozen=True)
class Shard:
    """One file: whose terms it holds, and the lines `term` + tab + postings.

    The terms of a sign that fills several files are dealt out by `part`.
    """

    signs: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Shards:
    """The files of pairs and runs, those of single signs, and the order of signs, commonest first.

    `split` names signs whose terms fill several files, with their first file and how many.
    """

    order: str
    pairs: tuple[Shard, ...]
    signs: tuple[Shard, ...]
    split: Mapping[str, tuple[int, int]]


def shards(index: Index, room: int = ROOM) -> Shards:
    """Share the terms of an index out over files of about `room` characters."""
    order = _order(index)
    rank = {sign: place for place, sign in enumerate(order)}
    blocks: dict[str, list[str]] = {}
    for term, found in sorted(index.pairs.items()):
        blocks.setdefault(key(term, rank), []).append(f"{term}\t{found}")
    sizes = {sign: sum(map(len, lines)) + len(lines) for sign, lines in blocks.items()}
    heavy = sorted(sign for sign, size in sizes.items() if size > 2 * room)
    light = {sign: size for sign, size in sizes.items() if sign not in set(heavy)}
    groups = _packed(_clusters(light, index.documents, room), light, room)
    files = [_shard(group, blocks) for group in groups]
    split: dict[str, tuple[int, int]] = {}
    for sign in heavy:
        count = -(-sizes[sign] // room)
        split[sign] = (len(files), count)
        dealt: list[list[str]] = [[] for _ in range(count)]
        for line in blocks[sign]:
            dealt[part(line.split("\t")[0], sign, count)].append(line)
        files += [Shard("", tuple(lines)) for lines in dealt]
    return Shards(order, tuple(files), _single(index.signs, room), split)


def key(term: str, rank: Mapping[str, int]) -> str:
    """Return the sign a term lies with: the rarer of a pair, the first of a run of letters."""
    first = term[0]
    if first.isascii():
        return first
    other, last = term[-1], len(rank)
    ranks = rank.get(first, last), rank.get(other, last)
    return max((ranks[0], first), (ranks[1], other))[1]


def part(term: str, sign: str, count: int) -> int:
    """Return which of the `count` files of a sign holds a term: by its other sign."""
    rest = term.replace(sign, "", 1) or sign
    return sum(map(ord, rest)) % count


def _order(index: Index) -> str:
    known = set(index.signs) | {term[0] for term in index.pairs if term.isascii()}
    return "".join(sorted(known, key=lambda sign: (-size(index.signs.get(sign, "")), sign)))


def _clusters(
    sizes: Mapping[str, int], documents: Sequence[Document], room: int
) -> Iterable[list[str]]:
    """Join the signs of titles and tags as long as they fit into one file together."""
    home = {sign: sign for sign in sizes}
    members = {sign: [sign] for sign in sizes}
    weight = dict(sizes)
    for sign, other in _neighbours(documents):
        one, two = home.get(sign), home.get(other)
        if one is None or two is None or one == two or weight[one] + weight[two] > room:
            continue
        members[one] += members.pop(two)
        weight[one] += weight.pop(two)
        for moved in members[one]:
            home[moved] = one
    return members.values()


def _neighbours(documents: Sequence[Document]) -> Iterable[tuple[str, str]]:
    for document in documents:
        for level, text in document.telling:
            if level >= HEAD:
                for run in HAN.findall(fold(text)):
                    yield from pairwise(run)


def _packed(groups: Iterable[list[str]], sizes: Mapping[str, int], room: int) -> list[list[str]]:
    """Fill files with groups, the largest first, each into the first file with room."""
    weighed = sorted(
        ((sum(sizes[sign] for sign in group), sorted(group)) for group in groups),
        key=lambda pair: (-pair[0], pair[1]),
    )
    files: list[list[str]] = []
    left: list[int] = []
    first = 0  # files before it are full
    for weight, group in weighed:
        at = next((at for at in range(first, len(files)) if left[at] >= weight), None)
        if at is None:
            files.append([])
            left.append(room)
            at = len(files) - 1
        files[at] += group
        left[at] -= weight
        while first < len(left) and left[first] <= 0:
            first += 1
    return files


def _shard(group: Iterable[str], blocks: Mapping[str, list[str]]) -> Shard:
    signs = sorted(group)
    return Shard("".join(signs), tuple(line for sign in signs for line in blocks[sign]))


def _single(found: Postings, room: int) -> tuple[Shard, ...]:
    lines = {sign: f"{sign}\t{one}" for sign, one in sorted(found.items())}
    sizes = {sign: len(line) for sign, line in lines.items()}
    groups = _packed([[sign] for sign in sizes], sizes, room)
    blocks = {sign: [line] for sign, line in lines.items()}
    return tuple(_shard(group, blocks) for group in groups)
