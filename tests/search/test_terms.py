"""Text, turned into what can be looked up."""

from __future__ import annotations

import pytest

from yuhua.search.terms import fold, pairs, runs, signs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("家庭会议", ["家庭", "庭会", "会议"]),
        ("家、风", []),
        ("家风 家教", ["家风", "家教"]),
        ("3到6岁", []),
        ("", []),
    ],
)
def test_pairs_are_neighbours_in_a_run_of_han(text: str, found: list[str]) -> None:
    assert list(pairs(text)) == found


def test_every_han_is_a_sign() -> None:
    assert list(signs("3到6岁，家")) == ["到", "岁", "家"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("拨12338", ["12338"]),
        ("hpv疫苗", ["hpv"]),
        ("5+6+x", ["5+6+x", "5", "6", "x"]),
        ("3-6岁", ["3-6", "3", "6"]),
    ],
)
def test_runs_of_letters_and_digits_stay_whole(text: str, found: list[str]) -> None:
    assert list(runs(text)) == found


def test_folding_unifies_width_and_case() -> None:
    assert fold("ＨＰＶ１２") == "hpv12"
