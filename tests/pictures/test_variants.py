"""A picture in its sizes: never larger than it is, the same bytes each time."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from pictures.corpus import halves, jpeg, saved
from yuhua.pictures.cleaning import PictureError
from yuhua.pictures.looking import look
from yuhua.pictures.sight import Sight
from yuhua.pictures.sizes import TONES, Illustration
from yuhua.pictures.variants import Drawn, drawn


def shown(raw: bytes) -> tuple[Illustration, Drawn]:
    one = Illustration("docs/a.jpg", look(raw))
    return one, drawn(raw, one)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1, (1,)),
        (480, (480,)),
        (481, (480, 481)),
        (960, (480, 960)),
        (1200, (480, 960, 1200)),
        (1600, (480, 960, 1600)),
        (4000, (480, 960, 1600)),
    ],
)
def test_widths_are_those_of_pages_and_no_more(width: int, expected: tuple[int, ...]) -> None:
    sight = Sight("jpeg", width, 10)

    assert Illustration("docs/a.jpg", sight).widths == expected


def test_photograph_is_offered_in_three_forms_and_three_widths() -> None:
    raw = saved(halves(size=(2000, 1000)), "JPEG")
    one, found = shown(raw)

    assert (
        [name for name, _ in found.files]
        == list(one.file_names())
        == [
            f"{one.name}-{width}.{suffix}"
            for width in (480, 960, 1600)
            for suffix in ("avif", "webp", "jpg")
        ]
    )
    sizes = [Image.open(io.BytesIO(one)).size for _, one in found.files]
    assert sizes == [(width, width // 2) for width in (480, 960, 1600) for _ in range(3)]


def test_picture_that_one_sees_through_stays_so() -> None:
    picture = halves("RGBA")
    picture.putalpha(0)
    raw = saved(picture, "PNG")

    one, found = shown(raw)
    assert [name.partition("-")[2] for name in one.file_names()] == ["40.avif", "40.webp", "40.png"]
    for _, made in found.files:
        point = Image.open(io.BytesIO(made)).convert("RGBA").getpixel((5, 5))
        assert isinstance(point, tuple)
        assert point[3] <= 2


@pytest.mark.parametrize("tone", TONES)
def test_place_of_a_picture_has_its_tone(tone: str) -> None:
    raw = saved(Image.new("RGB", (30, 30), TONES[tone]), "PNG")

    assert shown(raw)[1].tone == tone


def test_picture_of_another_shape_than_it_said_is_refused() -> None:
    raw = jpeg()
    with pytest.raises(PictureError, match="图片坏了"):
        drawn(raw, Illustration("docs/a.jpg", look(saved(halves(size=(20, 40)), "JPEG"))))
