"""The built site, unpacked somewhere and opened by a double click: no server, as a preview is looked at."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from examples import TEMPLATES, path_of


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site under a name as Windows makes them."""
    return Path(shutil.copytree(site, tmp_path_factory.mktemp("unpacked") / "preview (1) 下载"))


def where(page: Page, folder: Path) -> str:
    """Return the path of the page shown inside the folder."""
    return Path(unquote(urlsplit(page.url).path)).relative_to(folder).as_posix()


def test_links_lead_to_pages_and_not_to_lists_of_files(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    page.locator("a[href='courses/']").first.click()
    assert where(page, folder) == "courses/index.html"
    page.locator("main a[href$='/']").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert where(page, folder) != "courses/index.html"
    assert where(page, folder).endswith("/index.html")
    page.close()


def test_a_place_on_a_page_is_reached(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "events/index.html").as_uri())
    link = page.locator("main a[href*='/#s-'], main a[href^='#']").first
    wanted = (link.get_attribute("href") or "").rpartition("#")[2]
    with page.expect_navigation():
        link.click()
    assert page.url.endswith(f"index.html#{wanted}")
    page.close()


def test_every_template_shows_with_its_style_and_no_script_fails(
    browser: Browser, folder: Path, site: Path
) -> None:
    page = browser.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    for name in sorted(TEMPLATES.keys() - {"not-found"}):  # which only servers show
        page.goto((folder / path_of(name, site) / "index.html").as_uri())
        assert page.locator("h1").first.is_visible(), name
        face = page.evaluate("getComputedStyle(document.body).fontFamily")
        assert "PingFang" in face, name
    page.close()
    assert failures == []
