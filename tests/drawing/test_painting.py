from __future__ import annotations

import hashlib
import io
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from samples import SCRIPTS
from yuhua.drawing.card import Telling, square, wide
from yuhua.drawing.painting import png
from yuhua.drawing.picture import Area, Picture, Words

TOLD = Telling("家庭会议", "课程", ("2026年12月5日",), stamps=("示例",), site="雨花", seal="雨花")
CODE = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from yuhua.drawing.card import Telling, square, wide
from yuhua.drawing.painting import png
told = Telling("家庭会议", "课程", ("2026年12月5日",), stamps=("示例",), site="雨花", seal="雨花")
print(*(hashlib.sha256(png(each(told))).hexdigest() for each in (wide, square)))
"""
PAPER, INK, SEAL = (248, 244, 234), (37, 34, 28), (163, 48, 29)


def chunks(raw: bytes) -> list[str]:
    found, at = [], 8
    while at < len(raw):
        size, name = struct.unpack(">I4s", raw[at : at + 8])
        found.append(name.decode())
        at += 12 + size
    return found


def opened(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(png(picture))).convert("RGB")


@pytest.mark.parametrize(
    "environment",
    [{"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1"}, {"TZ": "America/New_York", "LC_ALL": "C"}],
)
def test_cards_are_the_same_to_the_byte_in_every_process(
    environment: dict[str, str], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", CODE, str(SCRIPTS)],
        env={**os.environ, **environment},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    mine = [hashlib.sha256(png(each(TOLD))).hexdigest() for each in (wide, square)]
    assert done.stdout.split() == mine


@pytest.mark.parametrize(("each", "size"), [(wide, (1200, 630)), (square, (500, 500))])
def test_a_card_is_a_png_of_its_size_and_nothing_else(each: object, size: tuple[int, int]) -> None:
    raw = png(wide(TOLD) if each is wide else square(TOLD))

    assert Image.open(io.BytesIO(raw)).size == size
    assert set(chunks(raw)) == {"IHDR", "PLTE", "IDAT", "IEND"}
    assert len(raw) < 60_000


def test_areas_lie_above_each_other_in_their_order() -> None:
    image = opened(Picture(20, 20, PAPER, (Area(0, 0, 10, 10, INK), Area(5, 5, 10, 10, SEAL)), ()))

    assert [image.getpixel(at) for at in ((1, 1), (7, 7), (14, 14), (15, 15))] == [
        INK,
        SEAL,
        SEAL,
        PAPER,
    ]


def test_words_have_shades_between_their_ground_and_their_colour_only() -> None:
    image = opened(Picture(200, 120, PAPER, (), (Words("家", 20, 100, 80, INK, PAPER),)))

    tones = {tone for _, tone in image.getcolors() or []}
    assert {PAPER, INK} <= tones
    assert len(tones) <= 8


def test_what_lies_between_two_words_of_one_colour_stays() -> None:
    words = (Words("家", 0, 100, 80, INK, PAPER), Words("风", 120, 100, 80, INK, PAPER))

    assert (
        opened(Picture(200, 120, PAPER, (Area(90, 0, 20, 120, SEAL),), words)).getpixel((100, 60))
        == SEAL
    )


def test_ink_lies_where_the_words_say() -> None:
    words = Words("国", 20, 100, 80, INK, PAPER)
    grey = opened(Picture(200, 120, PAPER, (), (words,))).convert("L")

    left, top, right, bottom = grey.point(lambda tone: 255 * (tone < 200)).getbbox() or (0,) * 4
    edges = words.edges
    assert edges.left <= left < right <= edges.right
    assert edges.top - 1 <= top < bottom <= edges.bottom + 1


def test_an_opening_mark_hangs_so_that_its_ink_begins_at_the_margin() -> None:
    grey = opened(
        Picture(300, 120, PAPER, (), (Words("《家》", 40, 100, 80, INK, PAPER),))
    ).convert("L")

    left, *_ = grey.point(lambda tone: 255 * (tone < 200)).getbbox() or (0,)
    assert 40 <= left < 52
