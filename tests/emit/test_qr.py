from __future__ import annotations

import io
import struct
from dataclasses import replace

import pytest
from PIL import Image

from samples import AS_OF, PLACE, SCHEDULE, SETTINGS, content, page, record, site
from yuhua.derive.site import derive
from yuhua.emit.qr import QUIET, SCALE, emit, page_code, png

ADDRESS = "https://yuhua.example/baoming/?id=3"


@pytest.mark.parametrize(("url", "paths"), [(ADDRESS, ["events/zhouliu/signup.png"]), (None, [])])
def test_events_with_an_address_to_sign_up_at_have_a_code(
    url: str | None, paths: list[str]
) -> None:
    schedule = record("schedule", SCHEDULE, registration={"how": "扫码报名", "url": url})
    made = derive(
        content(("docs/places.yml", record("place", PLACE)), ("docs/schedules/a.yml", schedule)),
        AS_OF,
    )

    found = [one.path for one in emit(made, SETTINGS) if one.path.endswith("signup.png")]
    assert found == paths


def test_a_code_is_square_black_on_white_with_a_quiet_zone() -> None:
    image = Image.open(io.BytesIO(png(ADDRESS))).convert("L")
    quiet = QUIET * SCALE

    assert image.width == image.height
    assert {tone for _, tone in image.getcolors() or []} == {0, 255}
    assert image.crop((0, 0, quiet, image.height)).getextrema() == (255, 255)
    assert image.getpixel((quiet, quiet)) == 0
    assert (image.width // SCALE - 2 * QUIET) % 4 == 1  # 21, 25, 29 … modules


def test_every_public_page_has_a_code_of_its_whole_address() -> None:
    pages = (page(""), page("courses/huiyi/"), page("help/x/", sensitive=True))
    found = {one.path: one.content for one in emit(site(*pages, page("handbook/a/")), SETTINGS)}

    assert found == {
        "qr.png": png("https://yuhua.example/"),
        "courses/huiyi/qr.png": png("https://yuhua.example/courses/huiyi/"),
    }


def test_a_site_without_an_address_has_no_codes() -> None:
    assert page_code(page("courses/huiyi/"), replace(SETTINGS, url="/")) == ""


def test_a_code_is_tiny_and_has_one_bit_a_pixel() -> None:
    bytes_ = png("https://jiating.yuhua.example.gov.cn/courses/" + "a" * 60 + "/")

    assert len(bytes_) < 1000
    assert struct.unpack(">IIBB", bytes_[16:26])[2:] == (1, 0)  # IHDR: bit depth, greyscale


def test_the_same_address_gives_the_same_bytes() -> None:
    assert png(ADDRESS) == png(ADDRESS)
