from __future__ import annotations

import io

import pytest
from PIL import Image

from samples import AS_OF, PLACE, SCHEDULE, content, record
from yuhua.derive.site import derive
from yuhua.emit.qr import QUIET, SCALE, emit, png

ADDRESS = "https://yuhua.example/baoming/?id=3"


@pytest.mark.parametrize(("url", "paths"), [(ADDRESS, ["events/zhouliu/signup.png"]), (None, [])])
def test_events_with_an_address_to_sign_up_at_have_a_code(
    url: str | None, paths: list[str]
) -> None:
    schedule = record("schedule", SCHEDULE, registration={"how": "扫码报名", "url": url})
    site = derive(
        content(("docs/places.yml", record("place", PLACE)), ("docs/schedules/a.yml", schedule)),
        AS_OF,
    )

    assert [one.path for one in emit(site)] == paths


def test_a_code_is_square_black_on_white_with_a_quiet_zone() -> None:
    image = Image.open(io.BytesIO(png(ADDRESS))).convert("L")
    quiet = QUIET * SCALE

    assert image.width == image.height
    assert {tone for _, tone in image.getcolors() or []} == {0, 255}
    assert image.crop((0, 0, quiet, image.height)).getextrema() == (255, 255)
    assert image.getpixel((quiet, quiet)) == 0
    assert (image.width // SCALE - 2 * QUIET) % 4 == 1  # 21, 25, 29 … modules


def test_the_same_address_gives_the_same_bytes() -> None:
    assert png(ADDRESS) == png(ADDRESS)
