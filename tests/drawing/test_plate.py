from __future__ import annotations

from dataclasses import replace

import pytest

from printing import PAPER, codes, faults, on_screen, printed
from yuhua.drawing.painting import png
from yuhua.drawing.pdf import pdf
from yuhua.drawing.picture import Edges
from yuhua.drawing.plate import Plate, halved, plate
from yuhua.emit import qr

ADDRESS = "https://yuhua.example/places/shili/"
TOLD = Plate(
    "示例社区妇女儿童之家（圭塘街道）",
    ("圭塘街道示例社区", "开放时间：周二至周日9:00—17:30"),
    "有绘本角和一间活动室。",
    "扫一扫：近期活动、怎么来、谁值班",
    "雨花家庭教育，yuhua.example/places/shili/",
    sample=True,
    code=qr.modules(ADDRESS),
)
FULL = replace(
    TOLD, title="名" * 40, lines=("地" * 120, "开放时间：" + "周" * 120), finds="有" * 60
)


@pytest.mark.parametrize("told", [TOLD, FULL, replace(TOLD, title="家", lines=(), sample=False)])
def test_nothing_is_cut_off_and_the_code_is_read(told: Plate) -> None:
    found = plate(told)

    assert faults(found) == []
    assert codes(printed(pdf((found,), "牌"))) == [ADDRESS]
    assert codes(on_screen(png(found))) == [ADDRESS]


@pytest.mark.parametrize("told", [TOLD, FULL])
def test_half_as_large_it_is_a6_and_still_read(told: Plate) -> None:
    found = halved(plate(told))
    half = Edges(*(side // 2 for side in (PAPER.left, PAPER.top, PAPER.right, PAPER.bottom)))

    assert (found.width, found.height) == (620, 877)
    assert faults(found, half) == []
    assert codes(printed(pdf((found,), "牌"))) == [ADDRESS]
