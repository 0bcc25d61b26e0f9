"""Cards as they are laid out: nothing outside of the margins, nothing upon anything else."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from yuhua.drawing.card import LIGHT, MARGIN, PAPER, SEAL, SUN, Telling, square, wide
from yuhua.drawing.faces import BOLD
from yuhua.drawing.painting import png
from yuhua.drawing.picture import Edges, Picture

PAGE = Telling("家庭会议怎么开", "课程 · 大讲堂", note="一句话。", site="雨花家庭教育", seal="雨花")
EVENT = replace(
    PAGE, facts=("2026年12月5日（星期六）09:30—11:00", "示例社区妇女儿童之家（圭塘街道）"), note=""
)
TITLES = (
    "家",
    "家庭会议怎么开",
    "怎样陪孩子读完一本书：从《猜猜我有多爱你》说起，读到《夏洛的网》和《小王子》",
    "0到3岁婴幼儿家长课堂：哭闹、吃饭、睡觉怎么办，听听儿科医生和育婴师怎么说，再问问自己",
    "Family Story Time：亲子英语绘本共读 Brown Bear, Brown Bear",
    "《颜氏家训》《朱子家训》《曾国藩家书》三部家训选读",
    "2026年11月25日雨花幸福大讲堂第12期",
    "家风" * 20,
    "！？" * 20,
)
STAMPS = ((), ("示例",), ("已取消",), ("示例", "已取消"), ("示例", "改期"))
ANY = st.text(st.sampled_from("家风教育，：？《》（）“”12 aB—…·"), min_size=1, max_size=60)
WIDE = Edges(MARGIN, 40, 1200 - MARGIN, 630 - 40)
SQUARE = Edges(30, 10, 470, 490)


def clear(picture: Picture, margins: Edges) -> None:
    """See that words lie inside the margins, on one ground only, and on no other words."""
    for words in picture.words:
        assert words.edges.inside(margins), words
    for one, other in combinations(picture.words, 2):
        assert not one.edges.meets(other.edges), (one, other)
    for words in picture.words:
        under = [area for area in picture.areas if area.edges.meets(words.edges)]
        assert [(area.colour, words.edges.inside(area.edges)) for area in under] in (
            [],
            [(words.on, True)],
        )
        assert under or words.on == picture.ground


@pytest.mark.parametrize("stamps", STAMPS)
@pytest.mark.parametrize("base", [PAGE, EVENT])
@pytest.mark.parametrize("title", TITLES)
def test_everything_has_its_own_place(title: str, base: Telling, stamps: tuple[str, ...]) -> None:
    told = replace(base, title=title, stamps=stamps)

    clear(wide(told), WIDE)
    clear(square(told), SQUARE)


@settings(deadline=None)
@given(ANY, ANY, ANY, ANY, st.sampled_from(STAMPS))
def test_whatever_is_written_has_its_own_place(
    title: str, label: str, fact: str, note: str, stamps: tuple[str, ...]
) -> None:
    told = Telling(title, label, (), note, stamps, site=label, seal="雨花")

    clear(wide(told), WIDE)
    clear(wide(replace(told, facts=(fact, note))), WIDE)
    clear(square(told), SQUARE)


@pytest.mark.parametrize("title", TITLES)
def test_ink_stays_inside_the_margins(title: str) -> None:
    told = replace(EVENT, title=title, stamps=("示例", "已取消"))
    image = Image.open(io.BytesIO(png(wide(told)))).convert("RGB").crop((28, 0, 1200, 630))

    left, top, right, bottom = ImageChops.difference(
        image, Image.new("RGB", image.size, PAPER)
    ).getbbox() or (0, 0, 0, 0)
    assert (left + 28 >= MARGIN, top >= 40, right + 28 <= 1200 - MARGIN, bottom <= 590) == (
        (True,) * 4
    )


@pytest.mark.parametrize("stamps", STAMPS)
def test_stamps_are_words_on_a_colour_of_their_own(stamps: tuple[str, ...]) -> None:
    made = wide(replace(EVENT, stamps=stamps))

    colours = {"示例": SUN, "已取消": SEAL, "改期": SEAL}
    found = {one.text: (one.colour, one.on) for one in made.words if one.text in colours}
    assert found == {text: (LIGHT, colours[text]) for text in stamps}


@pytest.mark.parametrize("stamps", STAMPS[1:])
def test_the_square_card_has_the_title_and_the_stamps_only(stamps: tuple[str, ...]) -> None:
    made = square(replace(EVENT, stamps=stamps))

    assert [one.text for one in made.words] == ["家庭会议", "怎么开", " ".join(stamps)]


def test_a_long_title_is_cut_to_what_stands_before_its_colon() -> None:
    made = square(replace(PAGE, title=TITLES[2]))

    assert "".join(one.text for one in made.words) == "怎样陪孩子读完一本书"


@pytest.mark.parametrize("title", TITLES)
def test_titles_take_three_lines_at_most(title: str) -> None:
    told = replace(PAGE, title=title, label="", note="", site="", seal="")

    assert len(wide(told).words) <= 3


@pytest.mark.parametrize("title", TITLES[:-2])
def test_titles_of_forty_characters_are_whole(title: str) -> None:
    told = replace(EVENT, title=title, label="", facts=(), site="", seal="")

    shown = "".join(one.text for one in wide(told).words)
    assert "".join(shown.split()) == "".join(title.split())


def test_small_type_can_still_be_read_in_a_list_of_chats() -> None:
    smallest = [
        min(one.size for one in square(replace(PAGE, title=title)).words) for title in TITLES
    ]

    assert min(smallest) / 5 > 12  # of 500 pixels a list shows 100


def test_a_seal_of_three_characters_fits() -> None:
    clear(wide(replace(EVENT, seal="雨花区")), WIDE)


def test_what_cannot_be_drawn_is_left_out() -> None:
    made = wide(Telling("🎉元旦𠮷", seal="雨𠮷"))

    assert [one.text for one in made.words] == ["元旦", "雨"]
    assert all(BOLD.missing(one.text) == "" for one in made.words)
