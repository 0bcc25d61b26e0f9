"""`yuhua serve` as an editor sees it: what is wrong stands on the page, and goes when it is mended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from accessibility import violations
from conftest import AS_OF, ROOT, small_project

COURSE, HUIYI = "docs/courses/jiating-huiyi.md", "courses/jiating-huiyi/"
# A shell that runs tests in the background has their programs ignore Ctrl+C.
VERB = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); sys.path.insert(0, sys.argv[1]); from yuhua.cli import run; sys.exit(run(sys.argv[2:]))"
NEW = "今晚念一念家书"


@dataclass(frozen=True)
class Preview:
    """A preview of a small project, in a process of its own."""

    root: Path
    address: str
    process: subprocess.Popen[str]

    def write(self, text: str, file: str = COURSE) -> None:
        """Save a file as an editor does."""
        (self.root / file).write_text(text, encoding="utf-8", newline="\n")

    def text(self, file: str = COURSE) -> str:
        """Return a file as it is."""
        return (self.root / file).read_text(encoding="utf-8")

    def said(self, words: str) -> str:
        """Read the terminal until it says something."""
        assert self.process.stdout
        lines: list[str] = []
        while not any(words in line for line in lines):
            line = self.process.stdout.readline()
            assert line, lines
            lines.append(line)
        return "".join(lines)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    root = small_project(tmp_path / "project")
    options = ["serve", "--root", str(root), "--port", "0", "--as-of", AS_OF]
    command = [sys.executable, "-u", "-X", "utf8", "-c", VERB, str(ROOT / "scripts"), *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        assert process.stdout
        address = process.stdout.readline().split("打开 ")[1].split()[0]
        found = Preview(root, address, process)
        found.said("检查通过")
        yield found
        process.kill()


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    found = context.new_page()
    found.goto(f"{preview.address}{HUIYI}")
    yield found
    context.close()


def overlay(page: Page) -> Page:
    expect(page.locator("yuhua-preview dialog")).to_be_visible()
    return page


def broken(text: str) -> str:
    return text.replace("title: ", "title：", 1)


def test_what_is_saved_is_seen_where_one_was_reading(page: Page, preview: Preview) -> None:
    page.evaluate("scrollTo({top: 300, behavior: 'instant'})")

    preview.write(f"{preview.text()}\n{NEW}。\n")

    expect(page.get_by_text(NEW)).to_be_attached()
    page.wait_for_function("Math.abs(scrollY - 300) < 2")
    assert COURSE in preview.said("网站更新了")


def test_a_mistake_stands_on_the_page_with_place_reason_and_what_to_type(
    page: Page, preview: Preview
) -> None:
    good = preview.text()

    preview.write(broken(good))

    shown = overlay(page).locator("yuhua-preview")
    expect(shown.locator("h1")).to_have_text(
        "1 处要改，网页还是上一次没错的样子。改好保存，这里会自己消失。"
    )
    expect(shown.locator(".place")).to_have_text(f"{COURSE}:2:6")
    expect(shown.locator("mark")).to_have_text("：")
    expect(shown.locator(".hint")).to_have_text("提示：写成“title: 内容”")
    assert "[yaml-colon]" in preview.said("网站还是上一次没错的样子")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    preview.write(good)
    expect(shown.locator("dialog")).to_be_hidden()
    expect(shown.locator("#bar")).to_be_hidden()
    preview.said("改好了")


def test_the_overlay_can_be_put_away_and_called_back(page: Page, preview: Preview) -> None:
    preview.write(broken(preview.text()))
    overlay(page)

    page.keyboard.press("Escape")

    dialog, bar = page.locator("yuhua-preview dialog"), page.locator("yuhua-preview #bar")
    expect(dialog).to_be_hidden()
    expect(bar).to_have_text("1 处要改，点开看")
    bar.press("Enter")
    expect(dialog).to_be_visible()


def test_a_page_that_is_opened_later_shows_it_too(page: Page, preview: Preview) -> None:
    preview.write(broken(preview.text()))
    overlay(page)

    page.goto(f"{preview.address}families/")

    overlay(page)
    expect(page.get_by_role("heading", level=1, include_hidden=True).first).to_be_attached()


def test_words_of_a_file_never_become_html_of_the_page(page: Page, preview: Preview) -> None:
    preview.write(f"{preview.text()}\n<img src=x onerror=\"document.title='!'\"> 王某 https：//a\n")

    shown = overlay(page).locator("yuhua-preview")

    expect(shown.locator(".text").first).to_contain_text("<img src=x")
    assert shown.locator("img").count() == 0
    assert page.title() != "!"


def test_personal_data_are_masked_on_the_page_and_in_the_terminal(
    page: Page, preview: Preview
) -> None:
    number = "138" + "00138" + "000"
    preview.write(f"{preview.text()}\n打{number}报名。\n")

    shown = overlay(page).locator("yuhua-preview dialog")

    expect(shown).to_contain_text("138")
    assert number not in shown.inner_text()
    assert number not in preview.said("网站还是上一次没错的样子")


def test_a_preview_that_has_stopped_is_told(page: Page, preview: Preview) -> None:
    expect(page.locator("yuhua-preview")).to_be_attached()

    preview.process.kill()

    bar = page.locator("yuhua-preview #bar")
    expect(bar).to_have_text("和预览断开了：在命令窗口里重新运行 serve，这里会自己连上")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal for another process")
def test_ctrl_c_ends_it_in_words(preview: Preview) -> None:
    preview.process.send_signal(signal.SIGINT)

    assert "预览停了" in preview.said("预览停了")
    assert preview.process.wait() == 0
