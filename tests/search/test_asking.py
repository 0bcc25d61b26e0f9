"""A query, understood."""

from __future__ import annotations

import pytest

from yuhua.model.lists import Synonym
from yuhua.search.asking import Way, numerals, ways, without_small

ROWS = [
    Synonym(say=("带娃", "看孩子"), mean=("亲子",)),
    Synonym(say=("娭毑",), mean=("祖辈", "奶奶")),
    Synonym(say=("老公打人", "打人"), mean=("家庭暴力",)),
]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("孩子不想上学怎么办", "孩子不想上学"),
        ("怎么办", "怎么办"),
        ("什么是家", "什么是家"),
        ("为什么老是发脾气呢", "发脾气"),
        ("怎么样可以怎么办", "怎么样可以怎么办"),
    ],
)
def test_long_questions_lose_their_small_words(typed: str, left: str) -> None:
    assert without_small(typed) == left


def test_everyday_words_are_said_otherwise() -> None:
    assert ways("带娃", ROWS) == (Way("带娃"), Way("亲子", 0.9))


def test_the_longest_everyday_word_counts() -> None:
    assert [way.words for way in ways("老公打人", ROWS)] == ["老公打人", "家庭暴力"]


def test_two_everyday_words_are_said_otherwise_together_first() -> None:
    words = [way.words for way in ways("娭毑带娃", ROWS)]

    assert words[:2] == ["娭毑带娃", "祖辈 亲子"]


def test_terms_are_pairs_single_signs_and_runs() -> None:
    assert Way("家 hpv疫苗").terms == ("家", "疫苗", "hpv")


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("30万", "三十万"),
        ("三十万", "30万"),
        ("12万彩礼", "十二万彩礼"),
        ("十万", "10万"),
        ("五百", "5百"),
        ("25千", "二十五千"),
        ("2027万", "2027万"),
        ("一家人", "一家人"),
    ],
)
def test_numbers_are_written_both_ways(typed: str, other: str) -> None:
    assert numerals(typed) == other
