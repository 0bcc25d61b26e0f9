from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuhua.private.folding import fold


@pytest.mark.parametrize(
    ("text", "plain", "places"),
    [
        ("１３，", "13,", [0, 1, 2]),
        ("⑩①⑴❶", "10111", [0, 0, 1, 2, 3]),
        ("1\u200b\u20603", "13", [0, 3]),
        ("**1**3", "13", [2, 5]),
        ("1&nbsp;&#51;", "1 3", [0, 1, 7]),
        (r"1\-3\x", r"1-3\x", [0, 2, 3, 4, 5]),
        ("<b>1</b><a@b>", "1<a@b>", [3, 8, 9, 10, 11, 12]),
        ("~~1~~~3", "1~3", [2, 5, 6]),
        ("1***3", "1***3", [0, 1, 2, 3, 4]),
        ("&&lt;", "&&lt;", [0, 1, 2, 3, 4]),
    ],
)
def test_plain_signs_are_traced_to_where_they_stood(
    text: str, plain: str, places: list[int]
) -> None:
    folded = fold(text)

    assert folded.text == plain
    assert [folded.origin(place) for place in range(len(plain))] == places


def test_figures_are_digits_and_as_long() -> None:
    folded = fold("幺三捌〇零，1O0")

    assert folded.figures == "13800,100"
    assert len(folded.text) == len(folded.figures)


@given(st.text(st.sampled_from("1３①⑩\u200b*`~\\&#;<>b/nbsp王 \n"), max_size=80))
def test_places_rise_and_stay_inside(text: str) -> None:
    folded = fold(text)
    places = [folded.origin(place) for place in range(len(folded.text))]

    assert places == sorted(places)
    assert all(0 <= one <= len(text) for one in places)
    assert len(folded.figures) == len(folded.text)
