"""What a page brings along, and what waits until somebody wants it."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route

INDEX = "search/head.js"


def asked_by(page: Page, url: str) -> list[str]:
    """Open an address; return the list of paths asked for, which goes on growing."""
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    return asked


def search_box(page: Page) -> Locator:
    page.locator("header [data-find]").click()
    box = page.locator(".find__query")
    box.wait_for()
    return box


@pytest.mark.parametrize(
    ("path", "most"), [("", 12), ("courses/xin-shidai-xin-jiafeng/", 16), ("events/", 16)]
)
def test_a_first_view_is_light(
    browser: Browser, address: str, site: Path, path: str, most: int
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    asked = asked_by(page, address + path)
    page.close()

    files = [site / (one.lstrip("/") + "index.html" * one.endswith("/")) for one in asked]
    assert len(files) <= most
    assert sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) <= 100_000


def test_the_index_is_fetched_when_somebody_types(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    asked = asked_by(page, address)
    assert [one for one in asked if "search" in one] == []

    search_box(page).fill("家风")
    page.locator(".find__results a").first.wait_for()

    found = [one for one in asked if "search" in one and "/text/" not in one]
    assert sorted({one.partition("-")[0] for one in found})[:2] == [
        "/assets/search.js",
        f"/{INDEX}",
    ]
    assert len(found) <= 4  # the engine, the head, the terms of one or two signs
    page.close()


def test_an_index_that_failed_is_asked_for_again(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    tries: list[str] = []

    def fail_once(route: Route) -> None:
        tries.append(route.request.url)
        if len(tries) == 1:
            route.abort()
        else:
            route.continue_()

    page.context.route(f"**/{INDEX}", fail_once)
    page.goto(address)
    with page.context.expect_event("requestfailed"):
        box = search_box(page)

    box.fill("家风")

    page.locator(".find__results a").first.wait_for()
    assert len(tries) == 2
    page.close()
