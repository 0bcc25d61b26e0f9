"""How much of what is planted in real pages the gate finds, and how often it cries wolf.

The passages lie in `scripts/bench/private_passages*.yml`: half of them the gate was never tuned with.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from disguises import HELD_OUT, TUNED
from planting import CARRIERS, KINDS, Planted, passages, planted

from samples import ROOT
from yuhua.private import findings

DOCS = ROOT / "docs"
LEAST = {TUNED: 600, HELD_OUT: 600}
RECALL, RECALL_OF_A_KIND = 0.99, 0.97
MOST_FALSE = 0.01


def all_planted(name: str) -> Iterator[Planted]:
    for kind in KINDS:
        yield from planted(name, kind, DOCS)


def is_found(one: Planted) -> bool:
    """Say whether there is one finding in the file, of the right kind, on a new line."""
    lines = {one.text.count("\n", 0, found.start) + 1 for found in findings(one.text)}
    told = [found.kind for found in findings(one.text)]
    return told == [one.passage.kind] and all(one.first <= line <= one.last for line in lines)


@pytest.fixture(scope="module", params=[TUNED, HELD_OUT])
def scored(request: pytest.FixtureRequest) -> list[tuple[Planted, bool]]:
    found = [(one, is_found(one)) for one in all_planted(request.param)]
    assert len(found) >= LEAST[request.param]
    return found


def recall(scored: list[tuple[Planted, bool]]) -> float:
    return sum(found for _, found in scored) / len(scored)


def test_almost_everything_is_found_once_and_where_it_stands(
    scored: list[tuple[Planted, bool]],
) -> None:
    assert recall(scored) >= RECALL, [one.passage.text for one, found in scored if not found]


def test_no_kind_disguise_or_carrier_is_a_way_round(scored: list[tuple[Planted, bool]]) -> None:
    for kind in KINDS:
        assert recall([one for one in scored if one[0].passage.kind == kind]) >= RECALL_OF_A_KIND, (
            kind
        )
    for carrier in CARRIERS:
        assert recall([one for one in scored if one[0].carrier == carrier]) >= RECALL_OF_A_KIND, (
            carrier
        )
    for way in sorted({one.passage.disguise for one, _ in scored}):
        assert (
            recall([one for one in scored if one[0].passage.disguise == way]) >= RECALL_OF_A_KIND
        ), way


def test_pages_and_passages_without_any_are_clean() -> None:
    files = [
        path.read_text(encoding="utf-8")
        for path in sorted(DOCS.rglob("*"))
        if path.suffix in {".md", ".yml"}
    ]
    texts = [*files, *(one.text for name in (TUNED, HELD_OUT) for one in passages(name, "clean"))]

    false = [text for text in texts if findings(text)]
    assert len(texts) >= 300
    assert len(false) <= MOST_FALSE * len(texts), false
    assert not any(map(findings, files))
