"""A hundred made-up files: each is told what it is, and nothing of what it should not tell comes out."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from pictures import anatomy
from pictures.corpus import SECRET, Sample, corpus
from yuhua.pictures.cleaning import PictureError, cleaned, redrawn
from yuhua.pictures.looking import look
from yuhua.pictures.sizes import Illustration
from yuhua.pictures.variants import drawn

SAMPLES = tuple(corpus())
DRAWN = tuple(one for one in SAMPLES if not one.refused)
OFFERED = tuple(one for one in DRAWN if one.kind in {"jpeg", "png", "webp", "avif"} and one.whole)
_PEOPLE = (
    SECRET,
    b"Exif",
    b"exif",
    b"xmpmeta",
    b"adobe",
    b"Photoshop",
    b"ICC_PROFILE",
    b"profile of",
)


def name_of(sample: Sample) -> str:
    return sample.name


def assert_silent(raw: bytes) -> None:
    assert [word for word in _PEOPLE if word in raw] == []
    assert set(anatomy.parts(raw)) <= anatomy.ALLOWED[anatomy.kind(raw)]
    with Image.open(io.BytesIO(raw)) as found:
        assert dict(found.getexif()) == {}
        assert {"comment", "icc_profile", "exif", "xmp"} & set(found.info) == set()


def test_there_are_enough_of_them() -> None:
    assert len({one.name for one in SAMPLES}) == len(SAMPLES) >= 100


@pytest.mark.parametrize("sample", SAMPLES, ids=name_of)
def test_file_is_what_it_is(sample: Sample) -> None:
    found = look(sample.raw)

    told = (found.kind, found.traces, found.whole, found.frames, (found.width, found.height))
    assert told == (sample.kind, sample.traces, sample.whole, sample.frames, sample.size)
    assert found.size == len(sample.raw)


@pytest.mark.parametrize("sample", SAMPLES, ids=name_of)
def test_file_is_drawn_anew_or_refused_in_chinese(sample: Sample) -> None:
    if sample.refused:
        with pytest.raises(PictureError) as error:
            cleaned(sample.raw)
        assert str(error.value) == sample.refused
        return
    found = cleaned(sample.raw)
    assert_silent(found.raw)
    assert look(found.raw).traces == ()
    assert cleaned(sample.raw) == found


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "avif"])
@pytest.mark.parametrize("sample", DRAWN, ids=name_of)
def test_file_in_any_form_tells_nothing(sample: Sample, suffix: str) -> None:
    raw = redrawn(sample.raw, suffix)

    assert_silent(raw)
    found = look(raw)
    assert (found.traces, found.whole, found.frames) == ((), True, 1)
    assert found.kind == {"jpg": "jpeg"}.get(suffix, suffix)


@pytest.mark.parametrize("sample", OFFERED, ids=name_of)
def test_what_pages_offer_tells_nothing(sample: Sample) -> None:
    sight = look(sample.raw)
    one = Illustration("docs/a.jpg", sight)
    found = drawn(sample.raw, one)

    for _, raw in found.files:
        assert_silent(raw)
    assert found == drawn(sample.raw, one)


@pytest.mark.parametrize(
    "sample", [one for one in DRAWN if one.name.startswith("turned-")], ids=name_of
)
def test_picture_stands_upright(sample: Sample) -> None:
    with Image.open(io.BytesIO(redrawn(sample.raw, "png"))) as found:
        assert found.size == sample.size
        corner, other = found.getpixel((2, 2)), found.getpixel((found.width - 3, found.height - 3))

    starts_blue = sample.name in {f"turned-{turn}.jpg" for turn in (2, 3, 7, 8)}
    for colour, is_blue in ((corner, starts_blue), (other, not starts_blue)):
        assert isinstance(colour, tuple)
        assert (colour[2] > colour[0]) == is_blue
