"""Share pictures, as a resident comes upon them: not before somebody asks, and then whole."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from examples import TEMPLATES, path_of

SENSITIVE = "help/fanjiabao/"


def test_no_first_view_loads_a_card(browser: Browser, address: str, site: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in TEMPLATES:
        page.goto(address + path_of(name, site))
        page.mouse.wheel(0, 100_000)
        page.wait_for_load_state("networkidle")
    page.close()

    assert asked
    assert [url for url in asked if "/assets/cards/" in url] == []


def test_a_card_is_shown_when_somebody_asks(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{address}courses/jiating-huiyi/")
    page.get_by_text("保存分享图").click()

    picture = page.get_by_role("img", name="分享图：家庭会议怎么开")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("one => [one.naturalWidth, one.naturalHeight]") == [1200, 630]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_both_cards_can_be_downloaded(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}courses/jiating-huiyi/")
    page.get_by_text("保存分享图").click()

    names = []
    for link in page.get_by_role("link", name="下载").all():
        with page.expect_download() as found:
            link.click()
        names.append(found.value.suggested_filename)
    page.close()
    assert names == ["courses.jiating-huiyi_wide.png", "courses.jiating-huiyi_square.png"]


def test_a_sensitive_page_offers_and_names_none(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + SENSITIVE)

    assert page.get_by_text("保存分享图").count() == 0
    assert "assets/cards" not in page.content()
    page.close()
