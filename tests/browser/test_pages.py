"""The built site, opened in Chromium the way a resident opens it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page

from accessibility import violations
from examples import TEMPLATES, path_of


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_any_template(
    browser: Browser, address: str, site: Path, width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    found = []
    for name in TEMPLATES:
        page.goto(address + path_of(name, site))
        found += [(name, *one) for one in violations(page)]
    page.close()
    assert found == []


def test_no_template_asks_anyone_else_or_has_a_script_that_fails(
    browser: Browser, address: str, site: Path
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    failures: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on(
        "console",
        lambda message: failures.append(message.text) if message.type == "error" else None,
    )
    for name in TEMPLATES:
        page.goto(address + path_of(name, site))
        page.wait_for_load_state("networkidle")
    page.close()
    assert asked
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert failures == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_template_scrolls_sideways(
    browser: Browser, address: str, site: Path, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    wide = []
    for name in TEMPLATES:
        page.goto(address + path_of(name, site))
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    page.close()
    assert wide == []


def test_text_at_200_percent_does_not_scroll_sideways(
    browser: Browser, address: str, site: Path
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    wide = []
    for name in TEMPLATES:
        page.goto(address + path_of(name, site))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    page.close()
    assert wide == []


def test_a_month_is_a_table_and_on_phones_a_list_of_days_with_sessions(
    browser: Browser, address: str, site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path_of("month", site))
    busy = page.locator("td:has(li), td:has(.month__observed)").count()
    every = page.locator("td:has(time)").count()
    shown = {}
    for width in (639, 640):
        page.set_viewport_size({"width": width, "height": 800})
        shown[width] = page.locator("td:has(time):visible").count()
    assert 0 < busy < every
    assert shown == {639: busy, 640: every}
    assert page.locator("th[scope=col]").all_inner_texts()[::6] == ["星期一", "星期日"]
    context.close()


@pytest.mark.parametrize(
    ("moment", "told"),
    [("2026-11-29T23:59:00+08:00", False), ("2026-11-30T00:00:00+08:00", True)],
)
def test_a_week_that_has_passed_says_so(
    browser: Browser, address: str, moment: str, *, told: bool
) -> None:
    page = browser.new_page()
    page.clock.set_fixed_time(moment)
    for path in ("events/week/", "events/weekend/"):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        assert page.get_by_text("那一周已经过去了").is_visible() is told
    page.close()


def test_the_table_of_coverage_scrolls_by_itself_and_keeps_its_heads(
    browser: Browser, address: str, site: Path
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address + path_of("coverage", site))
    region = page.locator("[role=region]")
    region.focus()
    assert region.evaluate("node => node.scrollWidth > node.clientWidth")
    region.evaluate("node => node.scrollTo({left: 400, top: 200, behavior: 'instant'})")
    edges = region.evaluate(
        """node => [".coverage__corner", "tbody th"].map((name) =>
            Math.round(node.querySelector(name).getBoundingClientRect().left
                - node.getBoundingClientRect().left))"""
    )
    assert region.evaluate("node => [node === document.activeElement, node.scrollLeft]") == [
        True,
        400,
    ]
    assert max(edges) <= 1
    assert page.locator("td .unseen").first.inner_text() == "没有"
    page.close()


def test_without_javascript_everything_is_there(browser: Browser, address: str, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path_of("course", site))
    assert page.locator("h1").inner_text() == "新时代，新家风"
    assert page.get_by_text("今晚就做").first.is_visible()
    page.goto(address + path_of("help", site))
    assert page.locator("a[href='tel:110']").first.is_visible()
    context.close()


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("家风", "新时代，新家风"),
        ("家暴", "家里有人动手、威胁或控制你：先保证安全"),
        ("大讲堂", "雨花幸福大讲堂"),
        ("12338", "常用求助电话"),
    ],
)
def test_search_finds_what_a_person_types(
    browser: Browser, address: str, query: str, wanted: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address)
    page.locator("header [data-find]").click()
    box = page.locator(".find__query")
    box.wait_for()
    box.press_sequentially(query)
    # Results of the characters typed so far show first: the last ones decide.
    page.wait_for_function(
        """wanted => [...document.querySelectorAll(".find__title")].slice(0, 5)
            .some(title => title.textContent.trim() === wanted)""",
        arg=wanted,
    )
    page.close()


def test_search_finds_what_is_pasted_and_shows_markup_as_text(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address)
    page.locator("header [data-find]").click()
    box = page.locator(".find__query")
    box.wait_for()
    box.fill("家风")
    page.wait_for_function("document.querySelector('.find__count').textContent.includes('找到')")
    box.fill("垃圾分类")
    page.locator(".find__results a", has_text="垃圾分类").first.wait_for()
    assert page.locator(".find__results script").count() == 0
    page.close()


def test_a_sensitive_page_leaves_little_trace(browser: Browser, address: str, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + path_of("help", site))
    page.wait_for_load_state("networkidle")
    assert page.title() == "生活服务"
    assert page.locator("meta[property^='og:']").count() == 0
    assert page.locator("meta[name=referrer]").get_attribute("content") == "no-referrer"
    assert page.locator("link[rel~=alternate]").count() == 0
    assert page.evaluate("localStorage.length") == 0
    first = page.locator("a[href^='tel:']").first.bounding_box()
    assert first is not None
    assert first["y"] + first["height"] < page.viewport_size["height"]  # type: ignore[index]
    context.close()


def test_pages_and_search_work_from_a_folder_without_a_server(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    background = page.evaluate("getComputedStyle(document.body).fontFamily")
    assert "PingFang SC" in background
    page.locator("header [data-find]").click()
    page.locator(".find__query").fill("jthy")
    page.locator(".find__results a", has_text="家庭会议怎么开").first.click()
    page.wait_for_url("**/courses/jiating-huiyi/index.html*")
    page.close()


def test_an_answer_leads_to_the_place_that_was_found(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address)
    page.locator("header [data-find]").click()
    page.locator(".find__query").fill("竹头木屑")
    found = page.locator(".find__results a", has=page.locator(".find__place mark"))
    found.first.wait_for()
    assert all("竹头" in text or "木屑" in text for text in found.all_inner_texts())
    anchored = page.locator(".find__results a[href*='#']").first
    address = anchored.get_attribute("href") or ""
    anchored.click()
    page.wait_for_url(address)
    assert page.locator(f"[id='{unquote(address.partition('#')[2])}']").count() == 1
    page.close()


def test_answers_are_cut_down_and_the_rest_waits(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address)
    page.locator("header [data-find]").click()
    page.locator(".find__query").fill("家风")
    rows = page.locator(".find__results li")
    rows.nth(9).wait_for()
    assert rows.count() == 10
    page.get_by_role("button", name="再看10页").click()
    rows.nth(10).wait_for()
    page.locator(".find__filters summary").click()
    page.get_by_label("种类").select_option(label="家风故事")
    page.wait_for_function(
        "[...document.querySelectorAll('.find__results small')].every((one) => one.textContent === '家风故事')"
    )
    assert rows.count() > 3
    assert violations(page) == []
    page.close()


def test_nobody_leaves_the_search_without_a_number_to_call(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address)
    page.locator("header [data-find]").click()
    page.locator(".find__query").fill("龘靐")
    lost = page.locator(".find__lost")
    lost.wait_for()
    assert "110" in lost.inner_text()
    assert lost.get_by_role("link", name="常用求助电话").is_visible()
    page.close()


def test_with_the_keyboard_alone_a_course_is_found_and_put_into_the_calendar(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address)

    page.keyboard.press("/")
    page.locator(".find__query").wait_for()
    page.keyboard.insert_text("沟通")
    page.locator(".find__results a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/courses/jiating-youxiao-goutong/")
    press_until(page, "怎么去、怎么报名")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/**")
    press_until(page, "加到手机日历")
    with page.expect_download() as found:
        page.keyboard.press("Enter")

    text = found.value.path().read_text(encoding="utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    page.close()


def press_until(page: Page, words: str) -> None:
    """Press Tab until what has the focus says `words` and can be seen to have it."""
    for _ in range(80):
        page.keyboard.press("Tab")
        name, outline = page.evaluate(
            "[document.activeElement.innerText, getComputedStyle(document.activeElement).outlineStyle]"
        )
        if words in name:
            assert outline != "none"
            return
    raise AssertionError(words)


def test_the_search_dialog_is_a_dialog_and_keeps_what_was_typed_to_itself(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    entries = page.evaluate("history.length")
    button = page.locator("header [data-find]")
    button.click()
    page.locator(".find__query").fill("家暴")
    page.locator(".find__results a").first.wait_for()

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.url == address
    assert page.evaluate("[history.length, localStorage.length, sessionStorage.length]") == [
        entries,
        0,
        0,
    ]
    assert [url for url in asked if "%E5%AE%B6" in url or "?" in url] == []
    page.keyboard.press("Escape")
    assert not page.locator("#find").is_visible()
    assert button.evaluate("one => one === document.activeElement")
    context.close()


def test_colours_are_switched_and_remembered(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="dark")
    page = context.new_page()
    ground = "getComputedStyle(document.body).backgroundColor"
    page.goto(address)
    dark = page.evaluate(ground)
    page.get_by_role("button", name="换成浅色").click()
    light = page.evaluate(ground)
    page.goto(f"{address}courses/")

    assert dark != light
    assert page.evaluate(ground) == light
    assert page.get_by_role("button", name="换成深色").is_visible()
    context.close()


def test_feeds_can_be_copied_and_lines_for_a_group_too(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    page = context.new_page()
    copied = "navigator.clipboard.readText()"
    page.goto(f"{address}subscribe/")
    page.get_by_role("button", name="复制“课程”的网址").click()
    page.get_by_text("复制好了").wait_for()
    assert page.evaluate(copied) == f"{address}courses/feed.xml"
    assert page.locator("details.later").count() >= 5
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.goto(f"{address}courses/jiating-huiyi/")
    page.get_by_text("发到微信群").click()
    page.get_by_role("button", name="复制这段话").click()
    page.get_by_text("复制好了").wait_for()
    assert page.evaluate(copied).startswith("【课程】家庭会议怎么开\n")
    context.close()
