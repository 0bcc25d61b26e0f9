"""The pages, photographed: `.venv/bin/python scripts/bench/gallery.py [FOLDER]` makes pictures and a sheet of them all."""

from __future__ import annotations

import html
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page
from serving import ROOT, built, examples, opened, served

WIDTHS = (360, 1280)
PRINTED = ("course", "event", "help")
# Chromium draws no picture beyond this height.
TALLEST = 16_000
_SHEET = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>网页样张</title><style>
body {{ font-family: sans-serif; background: #ddd; margin: 1rem; }}
main {{ display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; }}
figure {{ margin: 0; background: #fff; padding: .5rem; }}
img {{ height: 30rem; max-width: 24rem; object-fit: cover; object-position: top; display: block; }}
</style></head><body><h1>网页样张</h1><main>
{figures}
</main></body></html>
"""


def main(folder: Path) -> None:
    """Take all pictures into a folder, then write its `index.html`."""
    folder.mkdir(parents=True, exist_ok=True)
    with built() as site, served(site) as address, opened() as browser:
        pages = examples(site)
        names = [
            *photographed(browser, address, pages, folder),
            *printed(browser, address, pages, folder),
        ]
    figures = "\n".join(map(_figure, names))
    (folder / "index.html").write_text(_SHEET.format(figures=figures), encoding="utf-8")
    print(f"{len(names)} files, see {folder / 'index.html'}")


def photographed(
    browser: Browser, address: str, pages: dict[str, str], folder: Path
) -> Iterator[str]:
    """Yield the names of pictures: every template, at every width, in every mode."""
    for width in WIDTHS:
        for mode, scheme, attribute in modes():
            context = browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            for template, path in pages.items():
                name = f"{template}-{width}-{mode}.png"
                page.goto(address + path, wait_until="networkidle")
                _photograph(page, attribute, folder / name)
                yield name
            context.close()


def modes() -> Iterator[tuple[str, str, str]]:
    """Yield name, colour scheme and attribute of each mode; large type and elders' mode as the style sheets have them."""
    yield "light", "light", ""
    yield "dark", "dark", ""
    styles = "".join(path.read_text() for path in sorted((ROOT / "overrides/assets").glob("*.css")))
    for attribute in sorted(set(re.findall(r"html\[(data-(?:large|elder))\b", styles))):
        yield attribute.removeprefix("data-"), "light", attribute


def _photograph(page: Page, attribute: str, file: Path) -> None:
    if attribute:
        page.evaluate("name => document.documentElement.setAttribute(name, '')", attribute)
    size = page.viewport_size or {"width": 0, "height": 0}
    tall = page.evaluate("document.documentElement.scrollHeight")
    clip = {"x": 0.0, "y": 0.0, "width": float(size["width"]), "height": float(min(tall, TALLEST))}
    page.screenshot(path=file, full_page=True, clip=clip)  # type: ignore[arg-type] # a TypedDict


def printed(browser: Browser, address: str, pages: dict[str, str], folder: Path) -> Iterator[str]:
    """Yield the names of A4 sheets, as a printer gets them."""
    page = browser.new_page()
    for template in PRINTED:
        page.goto(address + pages[template], wait_until="networkidle")
        page.pdf(path=folder / f"{template}-a4.pdf", format="A4")
        yield f"{template}-a4.pdf"
    page.close()


def _figure(name: str) -> str:
    name = html.escape(name)
    shown = f'<img src="{name}" alt="" loading="lazy">' if name.endswith(".png") else ""
    return f'<figure><a href="{name}">{shown}{name}</a></figure>'


if __name__ == "__main__":
    main(
        Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="yuhua-gallery-"))
    )
