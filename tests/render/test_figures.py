"""Pictures in a body as browsers get them: what they choose from, how large, in which words."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from samples import ROOT
from yuhua.pictures.sight import Sight
from yuhua.pictures.sizes import TONES, Illustration
from yuhua.render.body import Renderer
from yuhua.render.figures import Gallery

WIDE = Illustration("docs/courses/hui-1.jpg", Sight("jpeg", 1000, 500, digest="a"))
TALL = Illustration("docs/courses/hui-2.jpg", Sight("jpeg", 300, 600, digest="b"))
CLEAR = Illustration("docs/tu.png", Sight("png", 40, 20, clear=True, digest="c"))
GALLERY = Gallery(
    {one.file: one for one in (WIDE, TALL, CLEAR)},
    {WIDE.file: "sand", CLEAR.file: "sky"},
)


def shown(text: str, path: str = "courses/huiyi/") -> ET.Element:
    html = Renderer({}, GALLERY).render("docs/courses/huiyi.md", path, text).html
    return ET.fromstring(f"<div>{html}</div>")


def test_picture_is_offered_in_every_form_and_width_with_its_sides() -> None:
    (figure,) = shown("![三个孩子围坐读书](hui-1.jpg)")
    (picture,) = figure
    avif, webp, image = picture

    name = f"../../assets/pictures/{WIDE.name}"
    assert figure.tag == "figure"
    assert avif.attrib == {
        "type": "image/avif",
        "srcset": f"{name}-480.avif 480w, {name}-960.avif 960w, {name}-1000.avif 1000w",
        "sizes": "(min-width: 760px) 720px, calc(100vw - 32px)",
    }
    assert webp.attrib["srcset"].endswith(f"{name}-1000.webp 1000w")
    assert image.attrib == {
        "src": f"{name}-1000.jpg",
        "srcset": f"{name}-480.jpg 480w, {name}-960.jpg 960w, {name}-1000.jpg 1000w",
        "sizes": avif.attrib["sizes"],
        "width": "1000",
        "height": "500",
        "alt": "三个孩子围坐读书",
        "loading": "lazy",
        "decoding": "async",
        "class": "tone--sand",
    }


def test_words_below_a_picture_are_its_caption() -> None:
    (figure,) = shown('![三个孩子围坐读书](hui-1.jpg "周末的<读书会>")')

    assert [one.tag for one in figure] == ["picture", "figcaption"]
    assert figure[1].text == "周末的<读书会>"
    assert "title" not in figure[0].attrib


def test_picture_in_a_line_stays_there() -> None:
    (paragraph,) = shown('看 ![墙上的分工表](hui-2.jpg "分工") 这张。')

    assert (paragraph.tag, paragraph.text, paragraph[0].tail) == ("p", "看 ", " 这张。")
    assert paragraph[0].attrib == {}
    assert paragraph[0][-1].get("class") == "tall"


def test_decoration_says_nothing() -> None:
    assert shown("![装饰](hui-1.jpg)")[0][0][-1].get("alt") == ""


def test_picture_that_one_sees_through_has_no_ground() -> None:
    image = shown("![一棵树的样子](../tu.png)")[0][0][-1]

    assert image.get("class") is None
    assert image.get("src") == f"../../assets/pictures/{CLEAR.name}-40.png"


@pytest.mark.parametrize(
    "target",
    ["hui-3.jpg", "https://a.example/x.jpg", "../../mkdocs.yml", "data:image/png;base64,AA"],
)
def test_what_is_no_picture_of_ours_is_told_in_its_words(target: str) -> None:
    (paragraph,) = shown(f"![孩子们]({target})")

    assert [(one.tag, one.text, one.attrib) for one in paragraph] == [("span", "孩子们", {})]


def test_words_cannot_leave_their_attribute() -> None:
    image = shown('![">&lt;script>x()&lt;/script>](hui-1.jpg)')[0][0][-1]

    assert list(image) == []
    assert "script" in str(image.get("alt"))


@pytest.mark.parametrize("tone", TONES)
def test_every_tone_has_its_colour(tone: str) -> None:
    style = (ROOT / "overrides/assets/yuhua.css").read_text(encoding="utf-8")
    red, green, blue = TONES[tone]
    assert f".tone--{tone} {{ background: #{red:02x}{green:02x}{blue:02x}; }}" in style
