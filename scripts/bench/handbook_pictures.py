"""Pictures of the handbook, taken anew: `.venv/bin/python scripts/bench/handbook_pictures.py` writes them into docs/handbook/.

The preview of a small copy of the project is opened as an editor would open it; a mistake is made in it, and a form is looked at.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page
from serving import ROOT, VERB, opened

HANDBOOK = ROOT / "docs/handbook"
COURSE = "courses/jiating-huiyi"
AS_OF = "2026-11-26 08:00"


def main() -> None:
    """Take all pictures."""
    with opened() as browser, previewed() as (root, address):
        mistake(browser, root, address)
        form(browser, address)


def mistake(browser: Browser, root: Path, address: str) -> None:
    """A colon that is full width: what the page says of it."""
    page = looked_at(browser, f"{address}{COURSE}/", 760, 520)
    file = root / f"docs/{COURSE}.md"
    right = file.read_text(encoding="utf-8")
    file.write_text(right.replace("title: ", "title：", 1), encoding="utf-8", newline="\n")
    page.locator("yuhua-preview dialog[open]").wait_for()
    page.mouse.click(5, 5)
    page.screenshot(path=HANDBOOK / "yulan-cuowu.png")
    file.write_text(right, encoding="utf-8", newline="\n")
    page.close()


def form(browser: Browser, address: str) -> None:
    """The form of a new course in the web editor."""
    page = looked_at(browser, f"{address}admin/", 1100, 760)
    page.get_by_role("button", name="使用测试仓库").click()
    page.goto(f"{address}admin/#/collections/course/new")
    page.locator('[data-key-path="title"]').get_by_role("textbox").fill("家庭会议怎么开")
    page.screenshot(path=HANDBOOK / "wangye-biaodan.png")
    page.close()


def looked_at(browser: Browser, address: str, width: int, height: int) -> Page:
    """Return a page of a size that is still legible on a telephone."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    page = context.new_page()
    page.goto(address)
    return page


@contextlib.contextmanager
def previewed() -> Iterator[tuple[Path, str]]:
    """Preview a small project with a web editor for trial; give its folder and the address."""
    with tempfile.TemporaryDirectory(prefix="yuhua-handbook-") as folder:
        root = Path(folder) / "project"
        shutil.copytree(ROOT / "docs", root / "docs")
        shutil.copytree(ROOT / "overrides", root / "overrides")
        settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        trial = re.sub(r'^  cms: ""$', "  cms: test-repo", settings, flags=re.MULTILINE)
        (root / "mkdocs.yml").write_text(trial, encoding="utf-8", newline="\n")
        command = [sys.executable, "-u", "-X", "utf8", "-c", VERB, "serve", "--root", str(root)]
        with subprocess.Popen(
            [*command, "--port", "0", "--as-of", AS_OF],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        ) as process:
            assert process.stdout  # noqa: S101 -- asked for
            address = process.stdout.readline().split("打开 ")[1].split()[0]
            yield root, address
            process.terminate()


if __name__ == "__main__":
    main()
