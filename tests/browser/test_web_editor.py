"""The web editor in Chromium: in Chinese, asking nobody else, and what it writes passes `check`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from conftest import MINIMAL, served
from samples import SETTINGS
from yuhua.check import check
from yuhua.dates import SHANGHAI
from yuhua.emit import cms
from yuhua.read.content import read

AS_OF = datetime(2026, 11, 26, 8, tzinfo=SHANGHAI)
# The text of a file of its trial repository, a folder of the browser's own, once it is there.
WRITTEN = """async (path) => {
  const open = async () => {
    let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test");
    const parts = path.split("/");
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
    return (await (await folder.getFileHandle(parts.at(-1))).getFile()).text();
  };
  for (let turn = 0; turn < 200; turn += 1) {
    const text = await open().catch(() => "");
    if (text) return text;
    await new Promise((done) => setTimeout(done, 50));
  }
  return document.body.innerText;
}"""


@pytest.fixture
def editor(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The editor on a phone's worth of content, signed in for a trial."""
    for one in cms.emit(read(MINIMAL), replace(SETTINGS, cms=cms.TRIAL)):
        (tmp_path / "site" / one.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / one.path).write_bytes(one.content)
    with served(tmp_path / "site") as address:
        # So high that every field is there: those out of sight are not.
        context = browser.new_context(
            viewport={"width": 1280, "height": 6000}, locale="zh-CN", timezone_id="Asia/Shanghai"
        )
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}admin/")
        page.get_by_role("button", name="使用测试仓库").click(timeout=20_000)
        page.get_by_text("家风故事").first.wait_for()
        yield page
        context.close()
        # Asked of the test's own server only; `blob:` and `data:` come from the page itself.
        assert [url for url in asked if not url.startswith((address, "blob:", "data:"))] == []


def field(page: Page | Locator, name: str) -> Locator:
    return page.locator(f'section[data-key-path="{name}"][aria-label]')


def saved(page: Page, path: str) -> str:
    page.get_by_role("button", name="保存").click()
    text: str = page.evaluate(WRITTEN, path)
    return text


def problems(tmp_path: Path, path: str, text: str) -> list[str]:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "project"))
    (root / path).write_text(text, encoding="utf-8", newline="\n")
    return [f"{one.line} {one.code} {one.message}" for one in check(read(root), AS_OF)]


def test_a_story_can_be_written(editor: Page, tmp_path: Path) -> None:
    editor.goto(f"{editor.url.partition('#')[0]}#/collections/story/new")
    field(editor, "id").locator("input").fill("yi-feng-jia-shu")
    field(editor, "title").locator("input").fill("一封家书：勤与敬")
    field(editor, "summary").locator("input").fill("爷爷写来的信，放进抽屉里。")
    field(editor, "published").locator("input").fill("2026-11-24")
    field(editor, "source").get_by_role("radio").first.click()
    field(editor, "sample").get_by_role("switch").click()
    field(editor, "body").locator("textarea").fill("## 信里写了什么\n\n爷爷说，字写得慢一点。")

    text = saved(editor, "docs/families/yi-feng-jia-shu.md")

    assert text.startswith("---\n")
    assert "\npublished: 2026-11-24\n" in text
    assert "爷爷说，字写得慢一点。" in text
    assert problems(tmp_path, "docs/families/yi-feng-jia-shu.md", text) == []


def test_a_list_can_be_written(editor: Page, tmp_path: Path) -> None:
    editor.goto(f"{editor.url.partition('#')[0]}#/collections/contact/entries/contacts")
    editor.locator('section[data-key-path="records"]').get_by_role("button", name="添加").click()
    typed = {
        "id": "tel-12345",
        "title": "政务服务热线",
        "number": "12345",
        "purpose": "投诉和反映问题",
        "checked": "2026-11-23",
        "origin": "长沙市政府网站",
    }
    for name, value in typed.items():
        field(editor, f"records.0.{name}").locator("input, textarea").first.fill(value)

    text = saved(editor, "docs/contacts.yml")

    assert text.startswith("- id: tel-12345\n")
    whole = (MINIMAL / "docs/contacts.yml").read_text(encoding="utf-8") + text
    assert problems(tmp_path, "docs/contacts.yml", whole) == []
