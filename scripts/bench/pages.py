"""The pages, weighed: `.venv/bin/python scripts/bench/pages.py` prints bytes on the wire, then Lighthouse's scores.

A repeat view is the strictest usual one: every file is asked for again, and the host answers 304.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Request
from serving import ROOT, built, chromium, examples, opened, packages, served

WEIGHED = ("home", "course", "event", "place", "agenda")
SCORED = ("course", "event")
TYPES = ("html", "css", "js", "font", "image", "json", "other")
_TYPES = {
    "document": "html",
    "stylesheet": "css",
    "script": "js",
    "font": "font",
    "image": "image",
    "xhr": "json",
    "fetch": "json",
}
_PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 800}}


@dataclass(frozen=True)
class Answer:
    """What came back for a request; `weight` is bytes on the wire, the head included."""

    url: str
    kind: str
    weight: int


def main() -> None:
    """Print a table of weights, then the scores."""
    with built() as site, served(site) as address:
        pages = examples(site)
        with opened() as browser:
            print(f"{'gz bytes, first view':<22}", *(f"{name:>7}" for name in TYPES), sep="")
            for name in WEIGHED:
                print(*weighed(browser, address, name, pages[name]), sep="\n")
        print(f"our own JS, gz in total: {own_scripts(site)}")
        for name in SCORED:
            print(*scored(address + pages[name], name), sep="\n")


def weighed(browser: Browser, address: str, name: str, path: str) -> Iterator[str]:
    """Yield two lines about a page: what its first view weighs by type, and the sums."""
    context = browser.new_context(**_PHONE)
    first = view(context, address + path)
    again = view(context, address + path)
    context.close()
    by_type: Counter[str] = Counter()
    for answer in first:
        by_type[answer.kind] += answer.weight
    others = [answer.url for answer in first if not answer.url.startswith(address)]
    yield f"{name:<22}" + "".join(f"{by_type[one]:>7}" for one in TYPES)
    yield (
        f"    {sum(by_type.values())} in {len(first)} requests;"
        f" again {sum(answer.weight for answer in again)} in {len(again)};"
        f" third parties {len(others)} {' '.join(others)}"
    )


def view(context: BrowserContext, url: str) -> list[Answer]:
    """Open a page and return the answer to every request it makes until it rests."""
    requests: list[Request] = []
    page = context.new_page()
    # Playwright marks what it is given, and a built-in method cannot be marked.
    page.on("requestfinished", lambda request: requests.append(request))  # noqa: PLW0108
    page.goto(url, wait_until="networkidle")
    found = [
        answer(request) for request in requests if not request.url.startswith(("data:", "blob:"))
    ]
    page.close()
    return found


def answer(request: Request) -> Answer:
    """Return what came back, as Chromium measured it."""
    sizes = request.sizes()
    kind = _TYPES.get(request.resource_type, "other")
    return Answer(request.url, kind, sizes["responseBodySize"] + sizes["responseHeadersSize"])


def own_scripts(site: Path) -> int:
    """Return what the scripts of `overrides/assets/` weigh together, each packed by itself."""
    scripts = sorted((ROOT / "overrides/assets").rglob("*.js"))
    built_ones = [site / path.relative_to(ROOT / "overrides") for path in scripts]
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in built_ones)


def scored(url: str, name: str) -> Iterator[str]:
    """Yield what Lighthouse says of a page on a phone: scores, times, and every audit that is not perfect."""
    found = lighthouse(url)
    scores = (f"{one['title']} {one['score'] * 100:.0f}" for one in found["categories"].values())
    yield f"\nLighthouse, {name}: {', '.join(scores)}"
    audits = found["audits"]
    times = ("largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time")
    yield "    " + ", ".join(
        f"{audits[one]['title']} {audits[one].get('displayValue', '?')}" for one in times
    )
    for audit in audits.values():
        if audit["score"] is not None and audit["score"] < 1:
            yield f"    {audit['score']:.2f} {audit['id']}: {audit['title']} {audit.get('displayValue', '')}"


def lighthouse(url: str) -> dict[str, Any]:
    """Return Lighthouse's report of an address, in its mobile emulation."""
    programs = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            *(str(programs / "node"), str(packages() / "lighthouse/cli/index.js"), url),
            *("--output=json", f"--output-path={report}", "--quiet", "--no-enable-error-reporting"),
            "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
        ]
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium()})
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    main()
