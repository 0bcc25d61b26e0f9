"""Nothing anybody writes raises, or is shown after all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from private import HOSTILE, hostile
from yuhua.private import findings, masked

SIZE = 20_000
ALPHABET = "0123456789０①一二零OlX -.*`_&#;<>@:（）()|\n\u200b栋单元室号楼路村组班级小学中王李明静欧阳微信qQvVxX京湘Aa化名"


def is_sound(text: str) -> None:
    """Findings are apart, and masked text is as long as it was."""
    found = findings(text)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert len(masked(text)) == len(text)


@pytest.mark.parametrize("piece", HOSTILE)
def test_what_begins_again_and_again_is_searched(piece: str) -> None:
    """How long it takes, and how that grows, is measured in `scripts/bench/private.py`."""
    is_sound(hostile(piece, SIZE))


@given(st.text(st.sampled_from(ALPHABET), max_size=300))
def test_findings_are_apart_and_masked_text_is_as_long(text: str) -> None:
    is_sound(text)


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    assert isinstance(findings(text), tuple)
