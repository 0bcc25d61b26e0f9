"""The web editor in Chromium: in Chinese, asking nobody else, and what it writes passes `check`."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from conftest import MINIMAL, ROOT, served
from samples import AS_OF, SETTINGS
from yuhua.check import check
from yuhua.emit import cms
from yuhua.kinds.contact import Contact
from yuhua.kinds.course import Course
from yuhua.kinds.place import Place
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content
from yuhua.read.content import read

# Where the trial keeps its files in the browser; a folder of this machine is the place itself.
TRIAL = "sveltia-cms-test"
_FOLDER = """async (name) => {
    const root = await navigator.storage.getDirectory();
    return name ? root.getDirectoryHandle(name, { create: true }) : root;
}"""
_PUT = f"""async ([name, files]) => {{
    const root = await ({_FOLDER})(name);
    for (const [path, text] of Object.entries(files)) {{
        const parts = path.split("/");
        let folder = root;
        for (const part of parts.slice(0, -1)) {{
            folder = await folder.getDirectoryHandle(part, {{ create: true }});
        }}
        const file = await folder.getFileHandle(parts.at(-1), {{ create: true }});
        const stream = await file.createWritable();
        await stream.write(text);
        await stream.close();
    }}
}}"""
_GET = f"""async ([name, path]) => {{
    let found = await ({_FOLDER})(name);
    const parts = path.split("/");
    for (const part of parts.slice(0, -1)) found = await found.getDirectoryHandle(part);
    found = await found.getFileHandle(parts.at(-1));
    return (await found.getFile()).text();
}}"""


class Editor:
    """The editor as somebody sees it who opened it on the files of a small project."""

    def __init__(self, page: Page, address: str, folder: str, project: Path) -> None:
        self.page, self.folder, self.project = page, folder, project
        self.address = address
        self.asked: list[str] = []
        self.said: list[str] = []
        files = {
            path.relative_to(project).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted((project / "docs").rglob("*.*"))
        }
        page.goto(f"{address}start.js")
        page.evaluate(_PUT, [folder, {**files, ".git/HEAD": "ref: refs/heads/main\n"}])
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda line: self.said.append(f"{line.type}: {line.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))

    def enter(self, button: str) -> None:
        """Open the page and go in by a button."""
        self.page.goto(self.address)
        self.page.get_by_role("button", name=button).click()
        expect(self.page.get_by_role("button", name="创建新条目")).to_be_visible()

    def open(self, *path: str) -> None:
        """Go to one form."""
        self.page.goto(f"{self.address}#/collections/{'/'.join(path)}")

    def field(self, path: str) -> Locator:
        """Return the part of the form that is for one field."""
        return self.page.locator(f'[data-key-path="{path}"]')

    def fill(self, path: str, *texts: str) -> None:
        """Type into a field, or into several lines of it."""
        boxes = self.field(path).get_by_role("textbox")
        for place, text in enumerate(texts):
            if place:
                boxes.nth(place - 1).press("Enter")
            boxes.nth(place).fill(text)

    def name(self, text: str) -> None:
        """Type the name of a new file."""
        self.page.get_by_role("textbox", name="别名").fill(text)

    def number(self, path: str, text: str) -> None:
        """Type into a field of a number."""
        self.field(path).get_by_role("spinbutton").fill(text)

    def choose(self, path: str, *names: str) -> None:
        """Press what can be chosen."""
        for name in names:
            field = self.field(path)
            one = field.get_by_role("radio", name=name)
            one.or_(field.get_by_role("checkbox", name=name)).click()

    def add(self, path: str) -> None:
        """Press the button that adds one to a list of records."""
        self.field(path).get_by_role("button", name=re.compile("^添加")).last.click()

    def unfold(self, path: str) -> None:
        """Press the button that opens a record of a list."""
        self.field(path).get_by_role("button", name="展开", exact=True).first.click()

    def save(self) -> None:
        """Press the button."""
        self.page.get_by_role("button", name="保存", exact=True).click()

    def saved(self, path: str) -> Content:
        """Save, put the file into the project, see that nothing is wrong, return all content."""
        self.save()
        expect(self.page.get_by_role("button", name=re.compile("^保存"))).to_have_count(0)
        expect(self.page.get_by_text(re.compile("条目已保存")).first).to_be_visible()
        text = self.page.evaluate(_GET, [self.folder, path])
        (self.project / path).write_text(text, encoding="utf-8", newline="\n")
        content = read(self.project)
        assert list(check(content, AS_OF)) == []
        return content


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The editor of a small project, once for trial and once for a repository."""
    site = tmp_path_factory.mktemp("editor")
    for name, where in (("trial", cms.TRIAL), ("real", "yuhua/jiating")):
        settings = replace(SETTINGS, url=f"https://yuhua.example/{name}/", cms=where)
        for one in cms.emit(read(MINIMAL), settings):
            target = site / name / one.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(one.content)
        (site / name / "assets").mkdir()
        shutil.copy(ROOT / "overrides/assets/favicon.svg", site / name / "assets")
    with served(site) as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that speaks English, so high that every field is there: those out of sight are not."""
    made = browser.new_context(
        locale="en-US", viewport={"width": 1100, "height": 4200}, reduced_motion="reduce"
    )
    made.clock.set_fixed_time(AS_OF)
    # Pages that slide in take half of the time; not every browser has them.
    made.add_init_script("delete Document.prototype.startViewTransition;")
    # The picker of folders is the browser's own window, which no script can press.
    made.add_init_script("window.showDirectoryPicker = () => navigator.storage.getDirectory();")
    yield made
    made.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "project"))


@pytest.fixture
def trial(context: BrowserContext, address: str, project: Path) -> Iterator[Editor]:
    """The editor that keeps everything in the browser."""
    yield from opened(context, f"{address}trial/admin/", TRIAL, project)


@pytest.fixture
def real(context: BrowserContext, address: str, project: Path) -> Iterator[Editor]:
    """The editor that works on a folder of this machine."""
    yield from opened(context, f"{address}real/admin/", "", project)


def opened(context: BrowserContext, address: str, folder: str, project: Path) -> Iterator[Editor]:
    """Go in, and in the end see that nobody else was asked and nothing complained."""
    found = Editor(context.new_page(), address, folder, project)
    found.enter("使用测试仓库" if folder else "使用本地仓库")
    yield found
    asked = {url for url in found.asked if not url.startswith("blob:")}
    ours = (address.removesuffix("admin/"), "data:")
    assert {url for url in asked if not url.startswith(ours)} == set()
    assert f"{address}icons.woff2" in asked
    # What the policy shuts out is told as an error.
    assert [line for line in found.said if line.startswith("error")] == []


def page_of(content: Content, path: str) -> tuple[Any, str]:
    """Return the record and the body of a page."""
    (found,) = [one for one in content.records if one.file == path]
    return found.record, found.body.strip()


def look(editor: Editor) -> None:
    """Wait for a form, see that its icons are pictures, leave it."""
    expect(editor.page.locator("[data-key-path]").first).to_be_visible()
    icons = editor.page.locator(".material-symbols-outlined:visible")
    # Names of icons that stand there as text are many times as wide as high.
    widths = icons.evaluate_all("all => all.map(one => one.scrollWidth)")
    assert widths
    assert max(widths) <= 40
    editor.page.get_by_role("button", name="取消编辑").click()


def test_every_collection_opens(trial: Editor) -> None:
    page = trial.page
    page.set_viewport_size({"width": 1100, "height": 800})
    for one in cms.configuration(read(MINIMAL), SETTINGS)["collections"]:
        page.get_by_role("treeitem", name=one["label"]).click()
        expect(page.get_by_role("main", name=re.compile(one["label"]))).to_be_visible()
        if "folder" in one:
            page.get_by_role("button", name="创建新条目").click()
            look(trial)
        for file in (one.get("files") or ())[:1]:
            page.get_by_role("row", name=file["label"], exact=True).first.click()
            look(trial)


def test_a_course_written_in_the_editor_passes_its_check(trial: Editor) -> None:
    trial.open("course", "new")
    trial.fill("title", "把话说完")
    trial.fill("summary", "两个人轮流说，一次说三分钟。")
    trial.choose("programme", "父母学堂")
    trial.fill("aims", "会先听", "会接着说", "会停下来")
    for place, (title, minutes) in enumerate([("开场", "10"), ("练习", "20")]):
        trial.add("outline")
        trial.fill(f"outline.{place}.title", title)
        trial.number(f"outline.{place}.minutes", minutes)
    trial.fill("practice.title", "今晚说三分钟")
    trial.number("practice.minutes", "10")
    trial.fill("practice.steps", "放下手机", "轮流说一件事")
    trial.choose("topics", "家风", "亲子沟通")
    trial.field("body").locator("[contenteditable]").click()
    trial.page.keyboard.type("## 怎么开始")
    trial.page.keyboard.press("Enter")
    trial.page.keyboard.type("先约好时间，再约好规矩。")
    trial.name("ba-hua-shuo-wan")

    content = trial.saved("docs/courses/ba-hua-shuo-wan.md")

    found = content.of(Course)["ba-hua-shuo-wan"]
    assert found.published == AS_OF.date()
    assert (found.source.name, found.minutes) == ("区妇联", 30)
    assert found.practice.steps == ("放下手机", "轮流说一件事")
    assert [topic.name for topic in found.topics] == ["家风", "亲子沟通"]
    _, written = page_of(content, "docs/courses/ba-hua-shuo-wan.md")
    assert written == "## 怎么开始\n\n先约好时间，再约好规矩。"


def test_a_schedule_written_into_a_folder_passes_its_check(real: Editor) -> None:
    real.open("schedule", "new")
    real.add("records")
    real.fill("records.0.id", "dongzhi-ketang")
    real.fill("records.0.title", "冬至课堂")
    real.fill("records.0.start", "2026-12-22 09:30")
    real.fill("records.0.summary", "一家人一起包饺子。")
    real.choose("records.0.programme", "父母学堂")
    real.choose("records.0.place", "示例社区妇女儿童之家")
    real.fill("records.0.end", "2026-12-22 11:00")
    real.name("2026-dongzhi")

    found = real.saved("docs/schedules/2026-dongzhi.yml").of(Schedule)["dongzhi-ketang"]

    assert found.published == AS_OF.date()
    assert (found.place, found.status, found.fee) == ("shili-zhijia", "计划", "公益免费")
    assert f"{found.start:%Y-%m-%d %H:%M}" == "2026-12-22 09:30"


def test_pages_that_are_changed_keep_all_the_rest(trial: Editor) -> None:
    for collection, path in (
        ("course", "docs/courses/jiating-huiyi.md"),
        ("help", "docs/help/fanjiabao.md"),
        ("story", "docs/families/jiashu.md"),
    ):
        record, body = page_of(read(trial.project), path)
        trial.open(collection, "entries", path.rpartition("/")[2].removesuffix(".md"))
        trial.fill("summary", "换一句话。")

        changed, kept = page_of(trial.saved(path), path)

        assert changed == record.model_copy(update={"summary": "换一句话。"})
        assert kept == body


def test_a_list_that_is_changed_keeps_all_the_rest(real: Editor) -> None:
    before = read(real.project).of(Schedule)["zhouliu-huiyi"]
    real.open("schedule", "entries", "duty")
    real.unfold("records")
    real.fill("records.0.summary", "换一句话。")

    after = real.saved("docs/schedules/duty.yml").of(Schedule)["zhouliu-huiyi"]

    assert after == before.model_copy(update={"summary": "换一句话。"})


def test_a_place_that_is_changed_does_not_hide_its_address(real: Editor) -> None:
    before = read(real.project).of(Place)["shili-zhijia"]
    assert before.address_public is True
    real.open("files", "entries", "place")
    real.unfold("records")
    real.fill("records.0.summary", "换一句话。")

    after = real.saved("docs/places.yml").of(Place)["shili-zhijia"]

    assert after == before.model_copy(update={"summary": "换一句话。"})


def test_a_number_can_be_added_to_a_list(trial: Editor) -> None:
    count = len(read(trial.project).of(Contact))
    trial.open("files", "entries", "contact")
    trial.add("records")
    typed = {
        "id": "tel-12345",
        "title": "政务服务热线",
        "number": "12345",
        "purpose": "投诉和反映问题",
        "checked": "2026-11-23",
        "origin": "长沙市政府网站",
    }
    for name, text in typed.items():
        trial.fill(f"records.{count}.{name}", text)

    found = trial.saved("docs/contacts.yml").of(Contact)

    assert len(found) == count + 1
    assert found["tel-12345"].number == "12345"


def test_what_is_missing_or_wrong_is_told_in_chinese_and_not_saved(trial: Editor) -> None:
    trial.open("story", "new")
    trial.fill("title", "长" * 41)
    trial.name("家书")
    trial.save()

    expect(trial.field("summary").get_by_role("alert")).to_contain_text("必填")
    expect(trial.field("title").get_by_role("alert")).to_contain_text("40")
    name = trial.page.get_by_role("group", name="Slug").get_by_role("alert")
    expect(name).to_contain_text("只用小写字母、数字和短横线")
