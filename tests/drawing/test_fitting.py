from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuhua.drawing.faces import BOLD
from yuhua.drawing.fitting import ELLIPSIS, Box, Fitted, fitted

SIZES = (96, 72, 48)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("家", Fitted(("家",), 96)),
        ("家庭会议怎么开", Fitted(("家庭会议", "怎么开"), 96)),
        ("家" * 15, Fitted(("家" * 5, "家" * 5, "家" * 5), 72)),
        ("家" * 24, Fitted(("家" * 8, "家" * 8, "家" * 8), 48)),
        ("家" * 25, Fitted(("家" * 8, "家" * 8, "家" * 6 + ELLIPSIS), 48, whole=False)),
    ],
)
def test_the_largest_size_that_fits_is_taken(title: str, found: Fitted) -> None:
    assert fitted(title, BOLD, Box(400, 3), SIZES) == found


@given(st.text(st.sampled_from("家风教育，：《》（）12 a"), max_size=120))
def test_what_is_fitted_stays_inside(text: str) -> None:
    found = fitted(text, BOLD, Box(400, 3), SIZES)

    assert len(found.lines) <= 3
    assert all(BOLD.width(one, found.size) <= 400 for one in found.lines)
    assert found.whole or found.lines[-1].endswith(ELLIPSIS)
