"""Finding help and leaving at once, the way someone in need or in danger does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from accessibility import violations

SENSITIVE = "help/fanjiabao/"
AWAY = "https://www.weather.com.cn/"
PHONE: Any = {"width": 360, "height": 640}
MAX_STEPS = 90


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which the other site is a page of one word: tests need no network."""
    made = browser.new_context(viewport=PHONE)
    made.route(f"{AWAY}**", lambda route: route.fulfill(body="天气", content_type="text/html"))
    yield made
    made.close()


def opened(context: BrowserContext, *addresses: str) -> Page:
    page = context.new_page()
    for one in addresses:
        page.goto(one)
    return page


def armed(context: BrowserContext, *addresses: str) -> Page:
    """Open the addresses; the last one is sensitive, and says when its scripts have run."""
    page = opened(context, *addresses)
    page.locator("[data-exit-hint]:not([hidden])").wait_for(state="attached")
    return page


def escape(page: Page, *gaps: int) -> None:
    """Press Esc, once more after each gap in milliseconds of the page's own clock."""
    stamps = [sum(gaps[:end]) for end in range(len(gaps) + 1)]
    page.evaluate(
        """stamps => stamps.forEach((stamp) => {
            const event = new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
            Object.defineProperty(event, "timeStamp", { value: stamp });
            document.dispatchEvent(event);
        })""",
        stamps,
    )


def test_three_times_escape_leaves_and_back_does_not_return(
    context: BrowserContext, address: str
) -> None:
    page = armed(context, address, f"{address}{SENSITIVE}")
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(AWAY)
    page.go_back()
    assert page.url == address


@pytest.mark.parametrize(
    ("gaps", "left"), [((900, 900), True), ((1500, 600), False), ((9,), False)]
)
def test_only_three_times_within_two_seconds_leave(
    context: BrowserContext, address: str, gaps: tuple[int, ...], *, left: bool
) -> None:
    page = armed(context, f"{address}{SENSITIVE}")
    escape(page, *gaps)
    if left:
        page.wait_for_url(AWAY)
    assert page.locator("h1").is_visible() is not left


def test_another_key_between_them_is_not_leaving(context: BrowserContext, address: str) -> None:
    page = armed(context, f"{address}{SENSITIVE}")
    for key in ("Escape", "Escape", "Shift", "Escape"):
        page.keyboard.press(key)
    assert page.locator("h1").is_visible()


def test_the_way_out_is_said_in_words(context: BrowserContext, address: str) -> None:
    page = armed(context, f"{address}{SENSITIVE}")
    assert page.get_by_text("两秒内连按三次Esc键也能离开").is_visible()
    assert page.get_by_role("link", name="快速离开（转到天气网）").is_visible()


def test_reading_and_leaving_leave_nothing_in_the_history(
    context: BrowserContext, address: str
) -> None:
    page = armed(context, address, f"{address}{SENSITIVE}")
    before = page.evaluate("history.length")
    for name in ("正在发生", "要留证据", "怎么清除浏览记录"):
        page.locator(".ways").get_by_role("link", name=name).click()
        assert page.get_by_role("heading", name=name, exact=True).is_visible()
    assert page.evaluate("history.length") == before
    page.get_by_role("link", name="快速离开").click()
    page.wait_for_url(AWAY)
    page.go_back()
    assert page.url == address


def test_nothing_is_stored_fetched_ahead_or_told_to_others(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    asked: list[dict[str, str]] = []
    page.on("request", lambda request: asked.append({"url": request.url, **request.headers}))
    page.goto(f"{address}{SENSITIVE}")
    page.wait_for_load_state("networkidle")
    for button in page.locator("header button[aria-pressed]:visible").all():
        button.click()
    page.get_by_role("link", name="要留证据").first.click()
    page.wait_for_load_state("networkidle")
    kept = page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie,
            (await indexedDB.databases()).length, (await caches.keys()).length]"""
    )
    assert kept == [0, 0, "", 0, 0]
    assert context.cookies() == []
    assert [one["url"] for one in asked if SENSITIVE in one.get("referer", "")] == []
    ahead = "link[rel~=prefetch], link[rel~=prerender], link[rel~=preload], script[type=speculationrules]"
    assert page.locator(ahead).count() == 0
    assert page.locator(".section--related, .scan, .more").count() == 0
    page.get_by_role("link", name="快速离开").click()
    page.wait_for_url(AWAY)
    assert [one for one in asked if one["url"].startswith(AWAY) and "referer" in one] == []


def test_neither_name_nor_picture_of_the_tab_tells(context: BrowserContext, address: str) -> None:
    page = armed(context, f"{address}{SENSITIVE}")
    assert page.title() == "生活服务"
    assert page.locator("link[rel~=icon]").evaluate_all("all => all.map((one) => one.href)") == [
        "data:,"
    ]


def test_without_javascript_the_way_out_is_a_plain_link(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    context.route(f"{AWAY}**", lambda route: route.fulfill(body="天气", content_type="text/html"))
    page = opened(context, f"{address}{SENSITIVE}")
    assert page.locator("[data-exit-hint]").is_hidden()
    page.locator(".ways a", has_text="想咨询").click()
    assert page.get_by_role("heading", name="想咨询", exact=True).is_visible()
    page.locator("[data-exit]").click()
    page.wait_for_url(AWAY)
    context.close()


def test_pages_with_a_way_out_never_scroll_by_themselves(
    context: BrowserContext, address: str
) -> None:
    """A click while the page still moves misses the link that stays where it is."""
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert opened(context, f"{address}courses/").evaluate(behaviour) == "smooth"
    assert opened(context, f"{address}{SENSITIVE}").evaluate(behaviour) == "auto"


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("path", [SENSITIVE, "help/"])
def test_the_numbers_stand_on_the_first_screen(
    browser: Browser, address: str, path: str, *, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport=PHONE)
    page = opened(context, f"{address}{path}")
    strip, dock = (page.locator(name).bounding_box() for name in (".crisis", ".dock"))
    assert strip is not None
    assert dock is not None
    assert strip["y"] + strip["height"] <= dock["y"]
    assert page.locator(".crisis b").all_inner_texts() == ["110", "12338", "120", "12348"]
    context.close()


def tab_to(page: Page, target: str) -> None:
    """Press Tab until the link to `target` has the focus."""
    for _ in range(MAX_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.href") == target:
            return
    pytest.fail(f"Tab does not reach {target}")


@pytest.mark.parametrize("width", [360, 1280])
def test_in_and_out_with_the_keyboard_alone(
    context: BrowserContext, address: str, width: int
) -> None:
    page = opened(context, address)
    page.set_viewport_size({"width": width, "height": 800})
    for target in (f"{address}help/", f"{address}{SENSITIVE}"):
        tab_to(page, target)
        page.keyboard.press("Enter")
        page.wait_for_url(target)
        page.wait_for_load_state("networkidle")
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(AWAY)


def test_whatever_one_has_met_leads_to_a_page_and_numbers_with_their_day(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, f"{address}help/")
    met = page.locator("#situations > ul > li")
    assert met.count() >= 5
    for one in met.all():
        assert one.locator("a[href^='tel:']").count() >= 1
        assert one.locator("time").count() == one.locator(".calls li").count()
    met.filter(has_text="心里难受").get_by_role("link").first.click()
    page.wait_for_url(f"{address}help/hotlines/")
    page.goto(f"{address}help/")
    page.get_by_role("link", name="圭塘街道").click()
    page.wait_for_url(f"{address}streets/guitang/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["help/", SENSITIVE, "help/hotlines/"])
def test_axe_finds_nothing_on_help_pages(
    browser: Browser, address: str, path: str, width: int, scheme: Any
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(f"{address}{path}")
    page.wait_for_load_state("networkidle")
    found = violations(page)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.close()
    assert (found, wide) == ([], False)


def test_large_targets(context: BrowserContext, address: str) -> None:
    page = opened(context, f"{address}{SENSITIVE}")
    for one in page.locator(".exit a, .crisis a, .ways a").all():
        box = one.bounding_box()
        assert box is not None
        assert box["height"] >= 44


def test_the_code_of_a_page_is_a_picture_of_its_own(
    context: BrowserContext, address: str, site: Path
) -> None:
    page = opened(context, f"{address}courses/xin-shidai-xin-jiafeng/")
    page.get_by_text("扫一扫，在手机上打开这一页").click()
    code = page.locator(".scan img")
    code.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.scan img').naturalWidth > 0")
    assert code.get_attribute("loading") in {"lazy", "eager"}
    assert code.evaluate("node => node.currentSrc").endswith("xin-shidai-xin-jiafeng/qr.png")
    with Image.open(site / "courses/xin-shidai-xin-jiafeng/qr.png") as image:
        assert image.mode == "1"


def test_every_page_shows_the_code_it_has_and_no_other(site: Path) -> None:
    for file in sorted(site.rglob("index.html")):
        shown = 'class="scan"' in file.read_text(encoding="utf-8")
        assert shown is (file.parent / "qr.png").is_file(), file
    assert not (site / SENSITIVE / "qr.png").exists()


@pytest.mark.parametrize(
    "path",
    ["courses/xin-shidai-xin-jiafeng/", "families/tao-mu-feng-zha/", "campaigns/laji-fenlei/"],
)
def test_paper_has_the_text_the_code_the_address_and_the_day(
    context: BrowserContext, address: str, path: str
) -> None:
    page = opened(context, f"{address}{path}")
    page.emulate_media(media="print")
    gone = "header.md-header, .dock, .colophon, .crumbs, .contents, .neighbours, .section--related, button, summary"
    expect(page.locator(gone).locator("visible=true")).to_have_count(0)
    closing = page.locator(".closing")
    assert closing.locator("img").locator("visible=true").count() == 1
    box = closing.locator("img").first.bounding_box()
    assert box is not None
    assert box["width"] >= 30 / 25.4 * 96  # 3 cm
    assert path in closing.inner_text()
    assert "信息截至2026年11月26日" in closing.inner_text()


def test_paper_of_a_sensitive_page_begins_with_the_numbers(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, f"{address}{SENSITIVE}")
    page.emulate_media(media="print")
    first = page.locator(".sheet > *").locator("visible=true").first
    assert first.get_attribute("class") == "crisis"
