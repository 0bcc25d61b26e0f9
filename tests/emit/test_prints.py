from __future__ import annotations

from samples import AS_OF, PLACE, SCHEDULE, SETTINGS, content, page, record
from yuhua.derive.site import derive
from yuhua.emit import month_sheets, plates, posters
from yuhua.emit.prints import Print, Prints, of

SITE = derive(
    content(
        ("docs/places.yml", record("place", PLACE)),
        ("docs/schedules/a.yml", record("schedule", SCHEDULE)),
    ),
    AS_OF,
)
MADE = {
    one.path: len(one.content)
    for module in (posters, month_sheets, plates)
    for one in module.emit(SITE, SETTINGS)
}


def test_an_event_offers_its_poster_with_its_size() -> None:
    found = of(SITE.page("events/zhouliu/"), SITE, SETTINGS, {"events/zhouliu/poster.pdf": 48_400})

    assert found.posters == (
        Print("下载海报（PDF，A4）", "events/zhouliu/poster.pdf", 48, is_picture=False),
        Print(
            "保存海报图片",
            "events/zhouliu/poster.png",
            round(MADE["events/zhouliu/poster.png"] / 1000),
            is_picture=True,
        ),
    )
    assert (found.months, found.plates) == ((), ())


def test_a_place_offers_its_months_and_its_plates() -> None:
    found = of(SITE.page("places/shili/"), SITE, SETTINGS, MADE)

    assert [one.title for one in found.months] == ["12月日程表（PDF，A4）", "12月日程表图片"]
    assert len(found.plates) == 3
    assert not found.posters


def test_every_file_that_is_made_is_offered_on_some_page() -> None:
    every = [of(one, SITE, SETTINGS, MADE) for one in SITE.pages]
    offered = [
        one.path for found in every for one in (*found.posters, *found.months, *found.plates)
    ]

    assert sorted(offered) == sorted(MADE)


def test_other_pages_offer_nothing() -> None:
    assert of(page("courses/huiyi/"), SITE, SETTINGS, {}) == Prints()
