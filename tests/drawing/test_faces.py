from __future__ import annotations

import hashlib

import pytest
from PIL import ImageFont

from yuhua.drawing.characters import FONTS, characters
from yuhua.drawing.faces import BOLD, EM, REGULAR, Face


@pytest.mark.parametrize("face", [REGULAR, BOLD])
def test_every_character_of_the_list_has_a_glyph_of_its_own(face: Face) -> None:
    font = face.at(40)
    box = hashlib.sha256(bytes(font.getmask("\U0010fffd"))).digest()

    drawn = {char: hashlib.sha256(bytes(font.getmask(char))).digest() for char in characters()}
    assert [char for char, shape in sorted(drawn.items()) if shape == box] == []


def test_the_list_holds_gb_2312_level_one_and_two() -> None:
    rows = (range(0xB0, 0xD8), range(0xD8, 0xF8))
    pairs = [bytes((row, cell)) for part in rows for row in part for cell in range(0xA1, 0xFF)]
    han = "".join(pair.decode("gb2312", errors="ignore") for pair in pairs)

    assert len(han) == 6763
    assert REGULAR.missing(han) == ""


def test_what_is_missing_is_named_once_as_it_comes() -> None:
    assert BOLD.missing("家𠮷风😀𠮷") == "𠮷😀"


@pytest.mark.parametrize(
    ("text", "ems"), [("", 0), ("家风", 2), ("家，", 2), ("《》", 2), ("“家”", 3)]
)
def test_widths_grow_with_the_size(text: str, ems: float) -> None:
    assert BOLD.width(text, 10) == pytest.approx(BOLD.width(text, 1000) / 100)
    assert BOLD.width(text, 1) == pytest.approx(ems)


def test_widths_are_those_of_the_whole_text() -> None:
    text = "2026年11月25日 Family 家风"
    font = ImageFont.truetype(REGULAR.path, EM, layout_engine=ImageFont.Layout.BASIC)

    assert REGULAR.width(text, EM) == font.getlength(text)


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
