"""The index, written as the scripts that `overrides/assets/search.js` loads when somebody searches.

`search/head.js` keeps its name and is asked for anew; it names all others with a piece of their hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from yuhua.model.lists import Synonym
from yuhua.model.terms import GROUPS
from yuhua.search.documents import FACETS, Document
from yuhua.search.packing import flags, number, script
from yuhua.search.postings import Index
from yuhua.search.rewriting import readings, synonyms, variants, words
from yuhua.search.shards import Shard, Shards, shards
from yuhua.search.terms import fold

HEAD = "search/head.js"
# The key of what is still to come.
COMING = "coming"
# Up to so many documents the head names them all; beyond, they lie in blocks of so many.
MOST_IN_HEAD, BLOCK = 1_000, 32
_MARK = 6


def written(index: Index, rows: Sequence[Synonym]) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the head, the files of terms, what rewrites queries, filters, and the passages of pages."""
    shared = shards(index)
    known = shared.order
    titles = _titles(index.documents)
    blocks = (
        []
        if len(titles) <= MOST_IN_HEAD
        else ["\n".join(titles[start : start + BLOCK]) for start in range(0, len(titles), BLOCK)]
    )
    named: dict[str, list[bytes]] = {
        "p": [_terms(f"p{place}", one) for place, one in enumerate(shared.pairs)],
        "s": [_terms(f"s{place}", one) for place, one in enumerate(shared.signs)],
        "d": [script(f"d{place}", one) for place, one in enumerate(blocks)],
        "pinyin": [_pinyin(index.documents, known, rows)],
        "variants": [script("variants", variants(known))],
        "filters": [script("filters", _filters(index.documents))],
    }
    marks: dict[str, str] = {}
    for name, contents in named.items():
        found = [hashlib.sha256(one).hexdigest()[:_MARK] for one in contents]
        marks[name] = "".join(found)
        for place, (content, mark) in enumerate(zip(contents, found, strict=True)):
            place_in_name = place if len(name) == 1 else ""
            yield f"search/{name}{place_in_name}-{mark}.js", content
    head = {
        **_whereabouts(shared),
        "count": len(index.documents),
        "priors": "".join(document.prior for document in index.documents),
        "titles": "" if blocks else "\n".join(titles),
        "block": BLOCK,
        "marks": marks,
        "doors": [[n, *map(fold, one.doors)] for n, one in enumerate(index.documents) if one.doors],
        "say": synonyms(rows),
    }
    yield HEAD, script("head", head)
    for document in index.documents:
        if document.passages:
            parts = [[one.anchor, one.heading, one.text] for one in document.passages]
            name = passages_name(document.path)
            yield f"search/{name}.js", script(name, parts)


def passages_name(path: str) -> str:
    """Return the name of the file with the passages of the page at `path`."""
    return f"text/{path.strip('/').replace('/', '--')}"


def _terms(name: str, shard: Shard) -> bytes:
    return script(name, "\n".join(shard.lines))


def _titles(documents: Sequence[Document]) -> list[str]:
    return [f"{one.title}\t{one.path}\t{one.label}" for one in documents]


def _whereabouts(shared: Shards) -> Mapping[str, object]:
    """Return in which file the terms of each sign lie, in the order of signs."""
    pairs = {sign: place for place, one in enumerate(shared.pairs) for sign in one.signs}
    signs = {sign: place for place, one in enumerate(shared.signs) for sign in one.signs}
    return {
        "order": shared.order,
        "homes": "".join(number(pairs.get(sign, -1) + 1) for sign in shared.order),
        "singles": "".join(number(signs.get(sign, -1) + 1) for sign in shared.order),
        "split": {sign: list(places) for sign, places in sorted(shared.split.items())},
    }


def _pinyin(documents: Sequence[Document], known: str, rows: Sequence[Synonym]) -> bytes:
    meant = [word for row in rows for word in row.mean]
    told = {"words": "\n".join(words(documents, meant)), "readings": readings(known)}
    return script("pinyin", told)


def _filters(documents: Sequence[Document]) -> Mapping[str, object]:
    """Return what results can be cut down by: groups of (key, name), and who bears each key."""
    bearers: dict[str, list[int]] = {}
    groups: dict[str, dict[str, str]] = {"种类": {}, **{GROUPS[group]: {} for group in FACETS}}
    for place, document in enumerate(documents):
        kind = [("种类", f"kinds/{document.label}", document.label)] if document.label else []
        words = [(GROUPS[group], f"{group}/{one.id}", one.name) for group, one in document.words]
        for title, key, name in dict.fromkeys((*kind, *words)):
            groups[title][key] = name
            bearers.setdefault(key, []).append(place)
        if document.coming:
            bearers.setdefault(COMING, []).append(place)
    return {
        "groups": [[title, *sorted(names.items())] for title, names in groups.items() if names],
        "bearers": {key: flags(one) for key, one in sorted(bearers.items())},
    }
