from __future__ import annotations

from dataclasses import replace

from printing import codes, on_screen, printed, squeezed, text
from samples import AS_OF, PLACE, SETTINGS, content, record
from yuhua.derive.site import derive
from yuhua.emit.plates import emit

SITE = derive(
    content(("docs/places.yml", record("place", PLACE, hours="周六9:00—17:00", address="一楼"))),
    AS_OF,
)


def test_every_place_has_a_plate_large_and_small() -> None:
    found = {one.path: one.content for one in emit(SITE, SETTINGS)}
    address = ["https://yuhua.example/places/shili/"]

    assert list(found) == [
        f"places/shili/{name}" for name in ("plate.pdf", "plate_a6.pdf", "plate.png")
    ]
    assert codes(printed(found["places/shili/plate.pdf"])) == address
    assert codes(printed(found["places/shili/plate_a6.pdf"])) == address
    assert codes(on_screen(found["places/shili/plate.png"])) == address


def test_a_plate_says_what_it_is_where_and_when() -> None:
    said = text(next(iter(emit(SITE, SETTINGS))).content)

    for told in ("示例之家", "圭塘街道示例社区，一楼", "开放时间：周六9:00—17:00", "虚构的示例。"):
        assert squeezed(told) in said, told


def test_without_an_address_there_is_nothing_to_scan() -> None:
    assert list(emit(SITE, replace(SETTINGS, url="/"))) == []
