"""Whatever bytes a file holds, looking at them ends and gives an answer."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pictures.corpus import corpus, halves, jpeg, saved
from yuhua.pictures.looking import MAX_POINTS, MAX_POINTS_JPEG, look, most_points

WHOLE = [one.raw for one in corpus() if one.whole and one.kind and len(one.raw) < 20_000]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(WHOLE), st.integers(0, 20_000), st.binary(max_size=6))
def test_spoilt_file_is_looked_at_to_its_end(raw: bytes, at: int, spoilt: bytes) -> None:
    place = at % len(raw)
    found = look(raw[:place] + spoilt + raw[place + len(spoilt) :])

    assert found.size >= len(raw)
    assert found.width >= 0


@given(st.binary(max_size=400))
def test_any_bytes_are_looked_at(raw: bytes) -> None:
    assert look(raw).digest == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize(
    ("form", "mode", "about", "clear"),
    [
        ("PNG", "RGB", {}, False),
        ("PNG", "RGBA", {}, True),
        ("PNG", "P", {"transparency": 0}, True),
        ("WEBP", "RGBA", {"lossless": True}, True),
        ("AVIF", "RGBA", {}, True),
        ("AVIF", "RGB", {}, False),
        ("JPEG", "RGB", {}, False),
    ],
)
def test_picture_that_one_sees_through_is_known(
    form: str, mode: str, about: dict[str, object], *, clear: bool
) -> None:
    picture = halves(mode)
    if mode == "RGBA":
        picture.putalpha(100)

    assert look(saved(picture, form, **about)).clear is clear


def test_what_can_be_drawn_piece_by_piece_may_be_larger() -> None:
    assert most_points(look(jpeg())) == MAX_POINTS_JPEG
    assert most_points(look(jpeg(progressive=True))) == MAX_POINTS
    assert most_points(look(saved(halves(), "PNG"))) == MAX_POINTS
