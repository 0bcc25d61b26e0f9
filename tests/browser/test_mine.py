"""What readers keep on their own device, and listings cut down in their browser."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar, Component
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route

from accessibility import violations
from expanding import Found, expand

NOW = "2026-11-25T08:00:00+08:00"
# One of a series, one that was moved, one that stands alone, whole days.
ORDINARY = ("huiying-yangyu-zhouliu", "2026-12-12")
MOVED = ("youxiao-goutong-yewan", "2026-12-09")
ALONE = ("jiagui-tijian", "2026-11-28")
WHOLE = ("jiating-jiaoyu-zhou", "2027-05-10")
LESSON = "courses/fumu-xuetang-0-3-huiying/"
NEXT_LESSON = "courses/fumu-xuetang-3-6-qingxu/"
SENSITIVE = "help/fanjiabao/"
# How much of a series was learned.
COUNTED = re.compile(r"这个系列学了 1/\d+ 课")
TABLE = "**/data/events.json"
KNOWN = {"id", "day", "title", "start", "end", "known", "place", "state"}

Identity = tuple[str, str]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a phone that has never been here, on the day the site was built for."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    found = context.new_page()
    found.clock.set_fixed_time(NOW)
    yield found
    context.close()


def unfold(page: Page) -> None:
    """Open the months that wait behind their names."""
    for month in page.locator("details.later:not([open]) > summary").all()[::-1]:
        month.click()


def keep(page: Page, address: str, *sessions: Identity) -> None:
    page.goto(address + "events/")
    unfold(page)
    for one in sessions:
        button(page, one).click()


def button(page: Page, one: Identity) -> Locator:
    return page.locator(f"[data-keep={one[0]}][data-day='{one[1]}']")


def mine(page: Page, address: str) -> Locator:
    """Open the page of what is kept, wait until it has looked for changes, and return its rows."""
    page.goto(address + "mine/")
    page.locator("[data-mine-told]", has_text="核对").wait_for()
    return page.locator("[data-mine-list] > li")


def refuse(route: Route) -> None:
    route.abort()


def titles(rows: Locator) -> list[str]:
    return [
        text.removeprefix("【示例】") for text in rows.locator(".session__title").all_inner_texts()
    ]


def stored(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("JSON.parse(localStorage['yuhua.mine'] ?? '[]')")
    return found


def left(page: Page) -> list[str]:
    """Return the names of all that is stored."""
    names: list[str] = page.evaluate("Object.keys(localStorage)")
    return names


def test_sessions_are_kept_in_order_and_taken_out_again(page: Page, address: str) -> None:
    keep(page, address, WHOLE, MOVED)
    assert button(page, MOVED).get_attribute("aria-pressed") == "true"
    assert [(one["id"], one["day"]) for one in stored(page)] == [WHOLE, MOVED]
    assert {name for one in stored(page) for name in one} <= KNOWN

    mine(page, address)
    page.reload()
    rows = mine(page, address)
    assert titles(rows) == [
        "下班以后学沟通：停一停，听一听，说一说",
        "家庭教育宣传周：每天一件小事",
    ]
    assert rows.locator(".mark").count() == 0

    rows.first.get_by_role("button").click()
    assert titles(rows) == ["家庭教育宣传周：每天一件小事"]
    assert page.evaluate("document.activeElement.textContent") == "收起来的场次"
    assert "还有1场" in page.get_by_role("status").first.inner_text()

    page.goto(address + "events/")
    unfold(page)
    assert button(page, MOVED).get_attribute("aria-pressed") == "false"
    assert button(page, WHOLE).get_attribute("aria-pressed") == "true"
    button(page, WHOLE).click()
    assert left(page) == []


def test_times_are_told_as_the_site_tells_them(page: Page, address: str) -> None:
    sessions = (ALONE, MOVED, ORDINARY, WHOLE)
    keep(page, address, *sessions)
    shown = mine(page, address).locator(".session__when > :first-child").all_inner_texts()

    told = []
    for name, day in sessions:
        page.goto(f"{address}events/{name}/")
        told.append(page.locator(f"#s-{day.replace('-', '')} > time").inner_text())
    assert shown == told


def test_a_row_leads_to_its_session(page: Page, address: str) -> None:
    keep(page, address, MOVED)
    mine(page, address).get_by_role("link").click()
    page.wait_for_url(f"**/events/{MOVED[0]}/#s-20261209")
    assert page.locator(":target").count() == 1


def test_the_buttons_of_one_session_agree(page: Page, address: str) -> None:
    page.goto(f"{address}events/{ALONE[0]}/")
    every = button(page, ALONE)
    assert every.count() == 2
    every.first.click()
    assert [one.get_attribute("aria-pressed") for one in every.all()] == ["true", "true"]
    assert page.get_by_role("link", name="看我的日程").is_visible()


def test_what_is_over_is_struck_through_and_no_longer_offered(page: Page, address: str) -> None:
    keep(page, address, ALONE, WHOLE)
    page.clock.set_fixed_time("2026-11-28T11:00:00+08:00")
    rows = mine(page, address)
    lines = "nodes => nodes.map(node => getComputedStyle(node).textDecorationLine)"
    heads = rows.locator(".session__when > :first-child")
    assert heads.evaluate_all(lines) == ["line-through", "none"]
    assert rows.locator(".status").all_inner_texts() == ["已结束", "计划"]

    page.goto(address + "events/")
    unfold(page)
    assert not button(page, ALONE).is_visible()
    assert button(page, WHOLE).is_visible()


def test_whole_days_are_over_when_the_last_of_them_is(page: Page, address: str) -> None:
    keep(page, address, WHOLE)
    states = []
    for moment in ("2027-05-16T23:59:00+08:00", "2027-05-17T00:00:00+08:00"):
        page.clock.set_fixed_time(moment)
        states.append(mine(page, address).locator(".status").inner_text())
    assert states == ["计划", "已结束"]


def test_what_changed_since_is_marked(page: Page, address: str, site: Path) -> None:
    table = json.loads((site / "data/events.json").read_bytes())
    rows = {(row["id"], row["day"]): row for row in table["records"]}
    rows[ALONE] |= {"start": "2026-11-29T14:00:00+08:00", "end": "2026-11-29T15:00:00+08:00"}
    rows[MOVED] |= {"place": "另一个地方"}
    rows[WHOLE] |= {"status": "取消"}
    gone = ("xingfu-jingying-yewan", "2027-01-06")
    table["records"] = [row for one, row in rows.items() if one != gone]
    keep(page, address, ALONE, MOVED, ORDINARY, WHOLE, gone)

    page.route(TABLE, lambda route: route.fulfill(json=table))
    shown = mine(page, address)
    marked = [row.locator(".mark").count() for row in shown.all()]
    words = shown.locator(".was").all_inner_texts()

    assert titles(shown)[0] == "给自家的家规做一次体检"
    assert marked == [1, 1, 0, 1, 1]
    assert words == [
        "你收的时候是：2026年11月28日（星期六）09:30—11:00",
        "你收的时候是：示例社区妇女儿童之家（雨花亭街道）",
        "全部日程里没有这一场了，去之前请先问一问。",
        "你收的时候是：计划",
    ]
    assert "2026年11月29日（星期日）14:00—15:00" in shown.first.inner_text()
    assert shown.last.locator(".status").inner_text() == "取消"


def test_without_the_network_what_is_kept_is_there_and_nothing_is_claimed(
    page: Page, address: str
) -> None:
    keep(page, address, ALONE)
    page.route(TABLE, refuse)
    rows = mine(page, address)
    assert titles(rows) == ["给自家的家规做一次体检"]
    assert rows.locator(".mark").count() == 0
    assert "没有核对" in page.locator("[data-mine-told]").inner_text()


def export(page: Page) -> bytes:
    with page.expect_download() as caught:
        page.get_by_role("button", name="存成日历文件").click()
    assert caught.value.suggested_filename == "我的日程.ics"
    return Path(caught.value.path()).read_bytes()


@pytest.mark.parametrize("online", [True, False])
def test_the_exported_calendar_agrees_with_that_of_the_site(
    page: Page, address: str, site: Path, *, online: bool
) -> None:
    keep(page, address, ORDINARY, MOVED, ALONE, WHOLE)
    if not online:
        page.route(TABLE, refuse)
    mine(page, address)
    ours = export(page)
    theirs = (site / "calendar.ics").read_bytes()

    assert ours.count(b"\n") == ours.count(b"\r\n") == ours.count(b"\r")
    lines = ours.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if line.decode() == ""] == [b""]  # each is whole characters

    wanted = {planned[:10] for _, planned in (ORDINARY, MOVED, ALONE, WHOLE)}
    events = list(Calendar.from_ical(ours).walk("VEVENT"))
    assert len(events) == 4
    known = {(one.uid, one.planned): one for one in expand(theirs)}
    for event in events:
        planned = event.decoded("RECURRENCE-ID", event.decoded("DTSTART")).isoformat()
        same = known[str(event["UID"]), planned]
        wanted.remove(planned[:10])
        assert event.decoded("DTSTART").isoformat() == same.start
        assert event.decoded("DTEND").isoformat() == same.end
        assert str(event["SUMMARY"]) == same.title
    assert wanted == set()
    assert told(expand(merged(theirs, events))) == told(expand(theirs))


def merged(raw: bytes, events: list[Component]) -> bytes:
    """Return a calendar after events were imported: what has their identity gives way to them."""
    calendar = Calendar.from_ical(raw)
    new = {identity(event) for event in events}
    kept = [
        one for one in calendar.subcomponents if one.name != "VEVENT" or identity(one) not in new
    ]
    calendar.subcomponents = [*kept, *events]
    written: bytes = calendar.to_ical()
    return written


def identity(event: Component) -> tuple[str, str]:
    planned = event.decoded("RECURRENCE-ID", None)
    return str(event["UID"]), planned.isoformat() if planned else ""


def told(found: list[Found]) -> list[tuple[str, str, str, str, bool, str]]:
    """Return sessions without their place, to which the site adds the street."""
    return [(one.uid, one.planned, one.start, one.end, one.cancelled, one.title) for one in found]


def test_a_calendar_takes_any_title(page: Page, address: str) -> None:
    title = '逗号,分号;反斜杠\\换行\n引号"' + "很长的题目🏮" * 30
    page.goto(address + "mine/")
    text = page.evaluate(
        """async (title) => (await import("../assets/calendar.js")).calendar([{
            id: "a", day: "2026-12-31", title, start: "2026-12-31", end: "2026-12-31", place: "一;二,三",
            state: "取消", url: "https://yuhua.example/",
        }], {tag: "yuhua.example", name: "甲,乙"})""",
        title,
    )
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["SUMMARY"]) == "【已取消】" + title
    assert str(event["LOCATION"]) == "一;二,三"
    assert event["STATUS"] == "CANCELLED"
    assert event.decoded("DTEND").isoformat() == "2027-01-01"
    assert max(len(line) for line in text.encode().split(b"\r\n")) <= 75


def test_clearing_all_leaves_nothing_and_asks_first(page: Page, address: str) -> None:
    keep(page, address, ALONE, WHOLE)
    page.goto(address + LESSON)
    page.get_by_role("button", name="我学过了").click()
    rows = mine(page, address)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="全部清除").click()
    assert rows.count() == 2

    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="全部清除").click()
    assert rows.count() == 0
    assert left(page) == []
    assert page.get_by_text("还没有收").is_visible()
    assert not page.get_by_role("button", name="全部清除").is_visible()


def test_what_somebody_else_wrote_into_the_store_does_no_harm(page: Page, address: str) -> None:
    page.goto(address + "404.html")
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    for rubbish in ("{", "null", '[null, 3, {"id": "a"}]', '{"length": 1}'):
        page.evaluate("text => localStorage.setItem('yuhua.mine', text)", rubbish)
        page.evaluate("text => localStorage.setItem('yuhua.learned', text)", rubbish)
        page.goto(address + "mine/")
        assert page.get_by_text("还没有收").is_visible()
        page.goto(address + "courses/")
    assert failures == []


def test_lessons_are_marked_counted_and_forgotten(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    page.get_by_role("button", name="我学过了").click()
    assert page.get_by_text(COUNTED).is_visible()
    assert page.evaluate("JSON.parse(localStorage['yuhua.learned'])") == [LESSON]

    page.goto(address + "courses/")
    marked = page.locator(".card", has=page.locator(".learned"))
    assert marked.locator("a").evaluate_all("links => links.map(link => link.pathname)") == [
        f"/{LESSON}"
    ]
    assert page.get_by_text(COUNTED).is_visible()
    page.goto(address + NEXT_LESSON)
    assert page.get_by_text(COUNTED).is_visible()

    page.goto(address + "mine/")
    page.get_by_role("button", name="清除学过的记号").click()
    assert left(page) == []
    page.goto(address + "courses/")
    assert marked.count() == 0


def visible_rows(page: Page) -> list[str]:
    """Return what the visible rows outside of what is folded away answer to."""
    found: list[str] = page.locator("[data-terms]:visible").evaluate_all(
        "rows => rows.map(row => row.dataset.terms)"
    )
    return found


@pytest.mark.parametrize(("path", "unit"), [("events/", "场"), ("courses/", "课")])
def test_a_listing_is_cut_down_by_keyboard(page: Page, address: str, path: str, unit: str) -> None:
    page.goto(address + path)
    unfold(page)
    every = visible_rows(page)
    page.locator("[data-filter] summary").focus()
    for key in ("Enter", "Tab", "Space", "Tab", "Space"):
        page.keyboard.press(key)
    wanted = [terms for terms in every if {"ages/0-3", "ages/3-6"} & set(terms.split())]

    assert 0 < len(wanted) < len(every)
    assert visible_rows(page) == wanted
    assert page.evaluate("location.hash") == "#only=ages/0-3,ages/3-6"
    count = f"选出{len(wanted)}{unit}，一共{len(every)}{unit}。"
    assert page.locator("[data-filter] [role=status]").inner_text() == count
    sections = page.locator(".section:visible", has=page.locator("[data-terms]"))
    assert [one.locator("[data-terms]:visible").count() for one in sections.all()].count(0) == 0

    page.get_by_role("button", name="全部显示").focus()
    page.keyboard.press("Enter")
    assert visible_rows(page) == every
    assert page.evaluate("location.hash") == ""
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_choice_is_shared_by_its_address(page: Page, address: str) -> None:
    shared = "events/#only=ages%2Fadult%2Cstreets/yuhuating"
    page.goto(address + shared)
    found = visible_rows(page)
    assert found
    assert all({"ages/adult", "streets/yuhuating"} <= set(terms.split()) for terms in found)
    assert page.get_by_role("checkbox", name="雨花亭街道").is_checked()
    months = page.locator("section:visible", has=page.locator("[data-terms]"))
    assert [one.locator("[data-terms]:visible").count() for one in months.all()].count(0) == 0
    assert page.locator("details.later:visible:not([open])").count() == 0

    page.get_by_role("link", name="菜单").click()
    assert visible_rows(page) == found


def test_a_choice_that_fits_nothing_says_so(page: Page, address: str) -> None:
    page.goto(address + "events/#only=ages/0-3,streets/tiaoma")
    assert visible_rows(page) == []
    assert "选出0场" in page.locator("[data-filter] [role=status]").inner_text()


def test_without_javascript_no_button_is_dead(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("events/", "courses/", LESSON, f"events/{ALONE[0]}/", "mine/", ""):
        page.goto(address + path)
        assert page.locator(".sheet :is(button, input, .filter):visible").count() == 0, path
    page.goto(address + "mine/")
    assert page.get_by_text("这一页要用脚本").is_visible()
    page.goto(address + "events/")
    assert page.get_by_role("link", name="雨花亭街道").is_visible()
    context.close()


def test_the_page_is_reached_from_the_menu_and_the_agenda_and_not_by_search_engines(
    page: Page, address: str
) -> None:
    page.goto(address + "events/")
    assert page.locator(".sheet a", has_text="我的日程").first.is_visible()
    page.get_by_role("link", name="菜单").click()
    page.locator(".menu").get_by_role("link", name="我的日程").click()
    assert page.locator("h1").inner_text() == "我的日程"
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert page.get_by_text("只存在这台设备上，清除浏览器数据就没有了。").is_visible()


def test_sensitive_pages_have_nothing_of_it(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(address + SENSITIVE)
    page.wait_for_load_state("networkidle")
    ours = {"mine.js", "mine-list.js", "learned.js", "filter.js", "calendar.js"}
    assert not ours & {path.rpartition("/")[2] for path in asked}
    assert page.locator("[data-keep], [data-learn], [data-filter], a[href*='mine/']").count() == 0


def furnished(context: BrowserContext, address: str) -> Page:
    """Return a page of a device that keeps sessions and knows lessons."""
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    keep(page, address, ALONE, MOVED, WHOLE)
    page.goto(address + LESSON)
    page.get_by_role("button", name="我学过了").click()
    return page


SHOWN = ("mine/", "courses/#only=ages/0-3", "events/#only=streets/yuhuating", LESSON)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = furnished(context, address)
    found = []
    for path in SHOWN:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        found += [(path, *one) for one in violations(page)]
    context.close()
    assert found == []


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_nothing_scrolls_sideways(browser: Browser, address: str, size: str) -> None:
    width = 320 if size == "100%" else 360
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = furnished(context, address)
    wide = []
    for path in SHOWN:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        page.evaluate(
            "size => { if (size !== '100%') document.documentElement.style.fontSize = size }", size
        )
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
    context.close()
    assert wide == []


def test_what_can_be_pressed_is_large_enough(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = furnished(context, address)
    small = []
    for path in SHOWN:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        small += page.locator(
            ".sheet :is(button, .filter label, .filter summary):visible"
        ).evaluate_all(
            "nodes => nodes.filter(node => node.getBoundingClientRect().height < 43.9).map(node => node.outerHTML)"
        )
    context.close()
    assert small == []


@pytest.mark.parametrize("path", ["", "events/", "courses/", LESSON, "mine/"])
def test_our_scripts_are_light(page: Page, address: str, site: Path, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    ours = {one for one in asked if one.endswith(".js") and "javascripts" not in one}
    assert ours
    assert sum(len(gzip.compress((site / one.lstrip("/")).read_bytes())) for one in ours) < 15_000
