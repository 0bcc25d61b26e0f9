"""Numbers as people write them."""

from __future__ import annotations

import pytest

from yuhua.numerals import number

WRITTEN = {
    "0": 0, "43": 43, "４３": 43, "零": 0, "〇": 0, "七": 7, "十": 10, "十二": 12, "二十": 20, "两": 2, "九十九": 99,
    "一百": 100, "两百": 200, "一百零五": 105, "一百一十": 110, "三百二十一": 321, "一千": 1000, "一千零四十三": 1043,
    "一千二百六十": 1260, "九千九百九十九": 9999,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), WRITTEN.items())
def test_numbers_are_read(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    "text", ["", "百", "三五", "十十", "一百二百", "十百", "一点五", "-3", "九号"]
)
def test_anything_else_is_none(text: str) -> None:
    assert number(text) is None
