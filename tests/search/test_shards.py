"""Terms, shared out over files."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yuhua.search.documents import BODY, TITLE, Document
from yuhua.search.postings import Index, index
from yuhua.search.shards import Shards, key, part, shards

SIGNS = "家庭会议风教书礼亲子共读abc12"
TEXTS = st.lists(st.text(SIGNS, min_size=1, max_size=12), min_size=1, max_size=12)


def index_of(texts: list[str]) -> Index:
    found = [
        Document(f"a{number}/", text, "", "j", ((TITLE, text[:4]), (BODY, text)))
        for number, text in enumerate(texts)
    ]
    return index(found)


def file_of(term: str, shared: Shards) -> int:
    """Find a term's file as search.js does."""
    rank = {sign: place for place, sign in enumerate(shared.order)}
    sign = key(term, rank)
    if sign in shared.split:
        first, count = shared.split[sign]
        return first + part(term, sign, count)
    return next(place for place, one in enumerate(shared.pairs) if sign in one.signs)


@given(TEXTS, st.sampled_from([4, 40, 4_000]))
@settings(derandomize=True, database=None, deadline=None)
def test_every_term_stands_once_and_where_it_is_looked_for(texts: list[str], room: int) -> None:
    found = index_of(texts)
    shared = shards(found, room)

    lines = [line.split("\t")[0] for one in shared.pairs for line in one.lines]
    assert sorted(lines) == sorted(found.pairs)
    for term in found.pairs:
        file = shared.pairs[file_of(term, shared)]
        assert term in {line.split("\t")[0] for line in file.lines}
    singles = [line.split("\t")[0] for one in shared.signs for line in one.lines]
    assert sorted(singles) == sorted(found.signs)


@pytest.mark.parametrize(
    ("term", "sign"), [("家庭", "庭"), ("庭家", "庭"), ("家家", "家"), ("hpv", "h"), ("12338", "1")]
)
def test_a_pair_lies_with_the_rarer_sign_and_a_run_with_its_first(term: str, sign: str) -> None:
    assert key(term, {"家": 0, "庭": 1, "h": 2}) == sign


def test_words_of_a_title_share_a_file() -> None:
    texts = ["家庭会议", *(f"甲{chr(0x4E10 + number)}乙" for number in range(200))]
    shared = shards(index_of(texts), 200)

    assert len({file_of(pair, shared) for pair in ("家庭", "庭会", "会议")}) == 1


def test_the_same_content_makes_the_same_files() -> None:
    texts = ["家庭会议", "家风家教", "亲子共读"]

    assert shards(index_of(texts)) == shards(index_of(texts))
