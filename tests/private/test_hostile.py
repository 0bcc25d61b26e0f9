"""Nothing anybody writes takes longer than its length, raises, or is shown after all."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuhua.private import findings, masked

SIZE = 100_000
# Pieces that make one of the searches begin again and again.
PIECES = (
    "1", "1 ", "1-", "62 ", "1 3 8 0 0 ", "430", "0731-", "O1", "①", "⑩", "一", "一 ", "\u200b1",
    "12栋", "12栋3单元", "栋", "村1组", "路1号", "三年级2班王", "小学王¦小明", "班", "王", "|王¦小明|三年级2班|\n",
    "@", "a@", "a.b@", "a@a.", " at ", "微信", "微信a", "qq1", "加v", "a", "京A", "京A1", "&#", "<b ", "*", "\\", "https://1", "\n",
)  # fmt: skip
ALPHABET = "0123456789０①一二零OlX -.*`_&#;<>@:（）()|\n\u200b栋单元室号楼路村组班级小学中王李明静欧阳微信qQvVxX京湘Aa化名"


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_only(piece: str) -> None:
    def taken(size: int) -> float:
        text = (piece.replace("¦", "") * size)[:size]
        begun = time.process_time()
        findings(text)
        return time.process_time() - begun

    # A quadratic search would take sixteen times as long; 50 ms are noise.
    assert taken(SIZE) <= 8 * taken(SIZE // 4) + 0.05


@given(st.text(st.sampled_from(ALPHABET), max_size=300))
def test_findings_are_apart_and_masked_text_is_as_long(text: str) -> None:
    found = findings(text)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert len(masked(text)) == len(text)


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    assert isinstance(findings(text), tuple)
