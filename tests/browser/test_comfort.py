"""Size of type, the mode for elders, more contrast, and reading aloud, as a resident meets them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from accessibility import violations
from examples import TEMPLATES, path_of

COURSE = "courses/xin-shidai-xin-jiafeng/"
SENSITIVE = "help/fanjiabao/"
ELDER = "localStorage.setItem('yuhua.elder', '1')"

# The browser's own engine, which has no voices on a machine without a loudspeaker: it keeps what it was
# given to say, and says it when the test calls `finish`.
ENGINE = """
(() => {
  const said = [], listeners = [];
  let voices = VOICES, current = null;
  const engine = {
    said, get speaking() { return !!current; }, cancelled: 0,
    getVoices: () => voices,
    addEventListener: (name, listener) => listeners.push(listener),
    speak(words) { current = words; said.push([words.text, words.rate, words.voice && words.voice.name]); },
    cancel() {
      const stopped = current;
      current = null;
      engine.cancelled += 1;
      stopped?.dispatchEvent(new Event("error"));
    },
    finish() { const done = current; current = null; done?.dispatchEvent(new Event("end")); },
    arrive(found) { voices = found; for (const listener of listeners) listener(); },
  };
  Object.defineProperty(window, "speechSynthesis", { value: engine });
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); Object.assign(this, { text, rate: 1, voice: null }); }
  };
})();
"""
MANDARIN = "{ lang: 'zh-CN', name: '普通话', localService: true }"

SMALL_TEXT = """() => {
  const found = [], texts = document.createTreeWalker(document.querySelector("#content"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, parent = text.parentElement;
    if (!text.data.trim() || !parent.checkVisibility()) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (size < 24) found.push([text.data.trim().slice(0, 20), size]);
  }
  return found;
}"""

# A link inside a sentence has more text beside it in the same block, and flows with it.
LOW_TARGETS = """() => {
  const inText = (link) => {
    if (getComputedStyle(link).display !== "inline") return false;
    let block = link.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    return block.textContent.trim().length > link.textContent.trim().length;
  };
  const places = ":is(header.md-header, .dock, #content, .colophon)";
  return [...document.querySelectorAll(`${places} :is(a, button, summary, label.tool)`)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => one.getBoundingClientRect().height < 59.5 && !inText(one))
    .map((one) => [one.textContent.trim().slice(0, 20), one.getBoundingClientRect().height]);
}"""

MANY_COLUMNS = """() => [...document.querySelectorAll("#content, #content *")]
  .filter((one) => getComputedStyle(one).display.endsWith("grid") && one.checkVisibility())
  .filter((one) => getComputedStyle(one).gridTemplateColumns.split(" ").length > 1)
  .map((one) => one.className)"""


def sizes(page: Page) -> list[str]:
    """Return the names of the sizes that are marked as current."""
    return page.locator("[data-type-size][aria-pressed=true]").all_inner_texts()


def text_size(page: Page) -> float:
    return float(
        page.evaluate("parseFloat(getComputedStyle(document.querySelector('.prose p')).fontSize)")
    )


def event_of(site: Path) -> str:
    return f"events/{min(one.parent.name for one in (site / 'events').glob('*/event.ics'))}/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A device of its own, as wide as a phone."""
    found = browser.new_context(viewport={"width": 360, "height": 800})
    yield found
    found.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_three_sizes_change_the_text_and_are_remembered(
    context: BrowserContext, address: str, width: int
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + COURSE)
    middle = text_size(page)
    assert sizes(page) == ["中"]

    page.get_by_role("button", name="大", exact=True).click()
    large = text_size(page)
    page.reload()

    assert large > middle
    assert text_size(page) == large
    assert sizes(page) == ["大"]

    page.get_by_role("button", name="小", exact=True).click()
    page.goto(address)
    assert sizes(page) == ["小"]

    page.goto(address + COURSE)
    assert 16 <= text_size(page) < middle


def test_targets_stay_large_when_text_is_small(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="小", exact=True).click()

    heights = page.locator("button.tool:visible, .dock a, .chips a").evaluate_all(
        "nodes => nodes.map((node) => node.getBoundingClientRect().height)"
    )

    assert min(heights) >= 44


@pytest.mark.parametrize("path", ["", "events/", SENSITIVE, "404.html"])
def test_the_mode_for_elders_is_one_switch_on_every_page(
    context: BrowserContext, address: str, path: str
) -> None:
    page = context.new_page()
    page.goto(address + path)
    switch = page.get_by_role("button", name="长辈模式")

    switch.click()

    assert switch.get_attribute("aria-pressed") == "true"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(SMALL_TEXT) == []

    switch.click()

    assert switch.get_attribute("aria-pressed") == "false"
    assert page.evaluate("document.documentElement.dataset.elder") is None


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("size", ["small", "middle", "large"])
def test_the_mode_for_elders_is_large_and_one_column(
    context: BrowserContext, address: str, site: Path, width: int, size: str
) -> None:
    context.add_init_script(f"{ELDER}; localStorage.setItem('yuhua.size', '{size}')")
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("", COURSE, event_of(site), SENSITIVE, "help/hotlines/"):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(SMALL_TEXT) == [], path
        assert page.evaluate(LOW_TARGETS) == [], path
        assert page.evaluate(MANY_COLUMNS) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_in_the_mode_for_elders_is_large_and_does_not_scroll_sideways(
    context: BrowserContext, address: str, site: Path, name: str
) -> None:
    context.add_init_script(ELDER)
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address + path_of(name, site))
    page.wait_for_load_state()

    assert page.evaluate(SMALL_TEXT) == []
    assert page.evaluate(LOW_TARGETS) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_the_mode_for_elders(
    browser: Browser, address: str, site: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    context.add_init_script(ELDER)
    page = context.new_page()
    found = []
    for path in ("", COURSE, event_of(site), SENSITIVE, "help/hotlines/"):
        page.goto(address + path)
        found += [(path, *one) for one in violations(page)]
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    context.close()
    assert found == []
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(0, 0, 0)"}[scheme]


def test_what_is_remembered_is_there_before_the_first_paint(
    context: BrowserContext, address: str
) -> None:
    context.add_init_script(
        f"{ELDER}; localStorage.setItem('yuhua.size', 'large'); window.shifts = [];"
        "new PerformanceObserver((list) => shifts.push(...list.getEntries().map((one) => one.value)))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    context.route("**/assets/comfort.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(address + COURSE)
    page.wait_for_load_state("networkidle")

    # Without the module that presses the buttons: the early script alone has done it.
    assert page.locator("html[data-comfort][data-elder][data-size=large]").count() == 1
    assert page.evaluate("shifts.reduce((sum, one) => sum + one, 0)") < 0.02


def test_nothing_moves_in_the_mode_for_elders(context: BrowserContext, address: str) -> None:
    context.add_init_script(ELDER)
    page = context.new_page()
    page.goto(address)
    moving = page.evaluate(
        """[...document.querySelectorAll("*")].filter((one) => {
          const style = getComputedStyle(one);
          return style.animationName !== "none" || style.scrollBehavior === "smooth"
            || style.transitionDuration.split(", ").some((time) => time !== "0s");
        }).map((one) => one.className)"""
    )
    assert moving == []


def test_a_sensitive_page_reads_what_is_remembered_and_stores_nothing(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.add_init_script(ENGINE.replace("VOICES", f"[{MANDARIN}]"))
    page.goto(address + SENSITIVE)
    for name in ("大", "长辈模式", "朗读本页", "快一点"):
        page.get_by_role("button", name=name, exact=True).click()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.reload()
    assert sizes(page) == ["中"]

    page.goto(address)
    page.get_by_role("button", name="大", exact=True).click()
    page.goto(address + SENSITIVE)

    assert sizes(page) == ["大"]


def test_the_bar_stays_and_covers_nothing_at_the_end(context: BrowserContext, address: str) -> None:
    context.add_init_script(ELDER)
    page = context.new_page()
    page.goto(address)
    page.evaluate("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
    bar = page.locator(".dock").bounding_box()
    end = page.locator(".colophon").bounding_box()
    assert bar is not None
    assert end is not None
    assert bar["y"] + bar["height"] == 800
    assert end["y"] + end["height"] <= bar["y"] + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_is_given_where_it_is_asked_for(
    browser: Browser, address: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme, contrast="more")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + COURSE)
    colours = page.evaluate(
        "(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))"
    )
    quiet = page.evaluate("getComputedStyle(document.querySelector('.byline')).color")
    context.close()
    black, white = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
    assert colours == ([black, white] if scheme == "light" else [white, black])
    assert quiet == colours[0]


def test_what_is_pressed_and_where_one_is_can_be_told_in_forced_colours(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, forced_colors="active")
    page = context.new_page()
    page.goto(address)
    grounds = page.locator("[data-type-size]").evaluate_all(
        "nodes => nodes.map((node) => getComputedStyle(node).backgroundColor)"
    )
    lines = page.locator(".dock a").evaluate_all(
        "nodes => nodes.map((node) => getComputedStyle(node).textDecorationLine)"
    )
    context.close()
    assert grounds[0] == grounds[2] != grounds[1]
    assert lines[0] == "underline"
    assert "underline" not in lines[1:]


def open_aloud(context: BrowserContext, url: str, voices: str = f"[{MANDARIN}]") -> Page:
    """Open a page in a browser whose engine speaks when it is told to."""
    context.add_init_script(ENGINE.replace("VOICES", voices))
    page = context.new_page()
    page.goto(url)
    page.wait_for_load_state("networkidle")
    return page


def start(page: Page) -> None:
    page.get_by_role("button", name="朗读本页").click()
    page.get_by_role("button", name="暂停").wait_for()


def said(page: Page) -> list[str]:
    return [text for text, _, _ in page.evaluate("speechSynthesis.said")]


@pytest.mark.parametrize(
    "voices",
    [
        "[]",
        "[{ lang: 'en-US', name: 'English', localService: true }]",
        "[{ lang: 'zh-CN', name: '网上的声音', localService: false }]",
        "[{ lang: 'zh-HK', name: '粤语', localService: true }]",
    ],
)
def test_without_a_voice_of_the_device_there_is_no_button(
    context: BrowserContext, address: str, voices: str
) -> None:
    page = open_aloud(context, address + COURSE, voices)
    assert page.locator("[data-aloud]").is_hidden()

    page.evaluate(f"speechSynthesis.arrive([{MANDARIN}])")

    assert page.locator("[data-aloud]").is_visible()


def test_the_reader_is_fetched_when_somebody_wants_it(
    context: BrowserContext, address: str
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = open_aloud(context, address + COURSE)
    assert not any("aloud.js" in url for url in asked)

    start(page)

    assert any("aloud.js" in url for url in asked)


def test_the_article_is_read_in_order_to_its_end(context: BrowserContext, address: str) -> None:
    page = open_aloud(context, address + COURSE)
    start(page)
    page.evaluate("while (speechSynthesis.speaking) speechSynthesis.finish()")

    spoken = said(page)
    shown = "".join(page.locator("#content").text_content().split())  # type: ignore[union-attr]
    places: list[int] = []
    for sentence in spoken:
        places.append(shown.find("".join(sentence.split()), places[-1] if places else 0))
    assert spoken[2] == "新时代，新家风"
    assert len(spoken) > 30
    assert max(len(sentence) for sentence in spoken) <= 48
    assert -1 not in places
    assert places == sorted(places)
    for heading in page.locator("#content :not(nav) > h2:visible").all_inner_texts():
        assert "".join(heading.split()) in "".join("".join(spoken).split())
    assert not any("打印本页" in sentence or "信息截至" in sentence for sentence in spoken)
    assert page.locator(".player").count() == 0
    assert page.locator("[data-aloud]").get_attribute("aria-pressed") == "false"


def test_reading_pauses_goes_on_and_stops(context: BrowserContext, address: str) -> None:
    page = open_aloud(context, address + COURSE)
    start(page)
    page.evaluate("speechSynthesis.finish()")
    second = said(page)[1]

    page.get_by_role("button", name="暂停").click()
    assert page.evaluate("speechSynthesis.speaking") is False
    page.get_by_role("button", name="继续").click()
    assert said(page)[2:] == [second]

    page.get_by_role("button", name="停止").click()
    assert page.evaluate("[speechSynthesis.speaking, CSS.highlights.size]") == [False, 0]
    assert page.locator(".player").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "朗读本页"

    start(page)
    assert said(page)[3] == said(page)[0]
    page.keyboard.press("Escape")
    assert page.evaluate("speechSynthesis.speaking") is False


def test_the_pace_is_remembered(context: BrowserContext, address: str) -> None:
    page = open_aloud(context, address + COURSE)
    start(page)
    page.get_by_role("button", name="慢一点").click()
    page.get_by_text("语速：较慢").wait_for()
    page.reload()
    page.wait_for_load_state("networkidle")
    start(page)

    assert page.evaluate("speechSynthesis.said") == [[said(page)[0], 0.8, "普通话"]]
    for _ in range(2):
        page.get_by_role("button", name="慢一点").dispatch_event("click")
    assert page.locator(".player__pace").inner_text() == "语速：很慢"
    assert [rate for _, rate, _ in page.evaluate("speechSynthesis.said")] == [0.8, 0.6]


def test_the_sentence_being_read_is_marked_and_links_stay_whole(
    context: BrowserContext, address: str
) -> None:
    page = open_aloud(context, address + COURSE)
    before = page.locator(".prose").inner_html()
    start(page)
    for _ in range(6):
        marked = page.evaluate("[...CSS.highlights.get('aloud')].map(String).join('')")
        assert marked.strip() == said(page)[-1]
        page.evaluate("speechSynthesis.finish()")
    assert page.locator(".prose").inner_html() == before


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_page_follows_only_where_motion_is_welcome(
    context: BrowserContext, address: str, motion: str
) -> None:
    page = open_aloud(context, address + COURSE)
    page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    start(page)
    page.evaluate(
        "window.follow = 0; window.scrollBy = (to) => { follow += to?.behavior === 'smooth'; }"
    )
    page.evaluate("while (speechSynthesis.speaking) speechSynthesis.finish()")

    assert (page.evaluate("follow") > 0) is (motion == "no-preference")


def test_leaving_the_page_ends_the_reading(context: BrowserContext, address: str) -> None:
    page = open_aloud(context, address + SENSITIVE)
    context.route("https://www.weather.com.cn/**", lambda route: route.abort())
    start(page)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("speechSynthesis.speaking") is False

    page.locator("[data-aloud]").click()
    page.wait_for_function("speechSynthesis.speaking")
    page.evaluate(
        """(() => {
          const link = document.querySelector("[data-exit]");
          link.addEventListener("click", (event) => { event.preventDefault(); event.stopImmediatePropagation(); }, true);
          link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
        })()"""
    )
    assert page.evaluate("speechSynthesis.speaking") is False


def test_axe_finds_nothing_in_the_player(context: BrowserContext, address: str) -> None:
    page = open_aloud(context, address + COURSE)
    start(page)
    assert violations(page) == []


def test_the_closing_block_on_paper_has_the_address_and_the_day(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address + COURSE)
    page.emulate_media(media="print")
    closing = page.locator(".closing")
    assert "信息截至2026年11月26日" in closing.inner_text()
    # Printing unfolds the code and the address beside it.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert closing.get_by_text(f"https://yuhua.example/{COURSE}", exact=True).is_visible()
    assert page.locator(".comfort, [data-elder-mode]").first.is_hidden()
