"""What axe finds on a page. The door to axe-playwright-python."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# What is as it should be is not told in full: it takes half of the time.
_TELLING = {"resultTypes": ["violations"]}


def violations(page: Page) -> list[tuple[str, list[Any]]]:
    """Return every rule that a page breaks, with the places where it does."""
    found = Axe().run(page, options=_TELLING).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]
