"""What `fix` repairs: what an editor typed, and what becomes of it."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from pictures.corpus import PLACE, SECRET, Sample, corpus, exif, halves, saved
from test_problems import AS_OF, FIXTURES, MINIMAL, expected, name_of, place_of
from yuhua.check import check
from yuhua.cli import run
from yuhua.fixing import Fixed, fixed
from yuhua.problems import Problem
from yuhua.read.content import read

Check = Callable[[str, bytes], Collection[Problem]]
# fixture → the line as typed, the line as meant
REPAIRED = {
    "about/date-dots.md": ("published: 2026.11.24", "published: 2026-11-24"),
    "about/date-slashes.md": ("published: 2026/11/25", "published: 2026-11-25"),
    "about/flag-chinese.md": ("ai_generated: 有", "ai_generated: true"),
    "courses/character-invisible.md": ("从微信\u200b复制来的一句。", "从微信复制来的一句。"),
    "courses/colon-full-width.md": ("title：家庭会议怎么开", "title: 家庭会议怎么开"),
    "courses/colon-no-space.md": ("source:区妇联", "source: 区妇联"),
    "courses/dash-full-width-in-mapping-list.md": ("  － title: 开场", "  - title: 开场"),
    "courses/digits-full-width.md": ("每次２０分钟。", "每次20分钟。"),
    "courses/dots-circles.md": ("说着说着。。。", "说着说着……"),
    "courses/heading-first.md": ("# 第二部分", "## 第二部分"),
    "courses/heading-skipped.md": ("#### 时间", "### 时间"),
    "courses/key-capital.md": ("Order: 1", "order: 1"),
    "courses/key-chinese.md": ("标题: 家庭会议怎么开", "title: 家庭会议怎么开"),
    "courses/link-full-width.md": (
        "看[一封家书]（../families/jiashu.md）。",
        "看[一封家书](../families/jiashu.md)。",
    ),
    "courses/list-as-text.md": ("topics: 家风、亲子沟通", "topics: [家风, 亲子沟通]"),
    "courses/number-with-unit.md": ("    minutes: 10分钟", "    minutes: 10"),
    "courses/punctuation-beside-bold.md": ("**先听**,再说。", "**先听**，再说。"),
    "courses/punctuation-dash.md": ("说着说着--他笑了。", "说着说着——他笑了。"),
    "courses/punctuation-half-field.md": (
        "summary: 每周二十分钟，一家人坐下来,说说话。",
        "summary: 每周二十分钟，一家人坐下来，说说话。",
    ),
    "courses/punctuation-half-several.md": (
        "今天开会吗?开!大家都来。",
        "今天开会吗？开！大家都来。",
    ),
    "courses/punctuation-space.md": ("先听 ，再说。", "先听，再说。"),
    "courses/tab-indent.md": ("\tminutes: 20", "  minutes: 20"),
    "schedules/time-full-width-colon.yml": (
        "  start: 2026-12-05 09：30",
        "  start: 2026-12-05 09:30",
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "site"))


def checker(root: Path) -> Check:
    """Return what tells the problems of one file's new bytes."""

    def told(file: str, raw: bytes) -> Collection[Problem]:
        (root / file).write_bytes(raw)
        return [one for one in check(read(root, frozenset({file})), AS_OF) if one.file == file]

    return told


def mended(root: Path, file: str) -> Fixed | None:
    return fixed(file, (root / file).read_bytes(), checker(root), (), {file})


def lines(raw: bytes) -> list[str]:
    return raw.decode("utf-8-sig", errors="replace").splitlines()


@pytest.mark.parametrize("name", REPAIRED)
def test_one_line_is_repaired_and_no_other(site: Path, name: str) -> None:
    fixture = next(one for one in FIXTURES if name_of(one) == name)
    file = place_of(fixture)
    shutil.copyfile(fixture, site / file)

    found = mended(site, file)

    assert found
    before, after = found.before.decode().split("\n"), found.after.decode().split("\n")
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        REPAIRED[name]
    ]
    assert checker(site)(file, found.after) == []


@pytest.mark.parametrize("fixture", FIXTURES, ids=name_of)
def test_no_repair_brings_up_something_else(site: Path, fixture: Path) -> None:
    file = place_of(fixture)
    shutil.copyfile(fixture, site / file)
    told = checker(site)
    before = [one.code for one in told(file, fixture.read_bytes())]

    found = mended(site, file)

    if not expected(fixture):
        assert found is None
    elif found and not any(code.startswith(("yaml-", "front-", "encoding-")) for code in before):
        after = [one.code for one in told(file, found.after)]
        assert all(after.count(code) <= before.count(code) for code in after)
        assert found.name != found.old_name or len(after) < len(before)
        assert fixed(file, found.after, told, (), {file}) is None or found.name != found.old_name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026年12月5日 9:30", "2026-12-05 09:30"),
        ("2026/12/5 下午2点半", "2026-12-05 14:30"),
        ("2026.12.5 14点", "2026-12-05 14:00"),
        ("２０２６－１２－０５ １４：００", "2026-12-05 14:00"),
        ("2026年12月5日上午9点05分", "2026-12-05 09:05"),
    ],
)
def test_times_as_people_write_them(site: Path, typed: str, meant: str) -> None:
    file = "docs/schedules/2026-dongji.yml"
    (site / file).write_text(SCHEDULE.format(start=typed), encoding="utf-8")

    found = mended(site, file)

    assert found
    assert found.after.decode() == SCHEDULE.format(start=meant)


@pytest.mark.parametrize("typed", ["12月5日 9:30", "2026-12-05 25:00", "周六上午", "2026-12-32"])
def test_times_that_can_be_meant_another_way_stay(site: Path, typed: str) -> None:
    file = "docs/schedules/2026-dongji.yml"
    (site / file).write_text(SCHEDULE.format(start=typed), encoding="utf-8")

    assert mended(site, file) is None


SCHEDULE = """- id: dongji
  title: 冬至读书会
  summary: 带上孩子一起来。
  published: 2026-11-01
  programme: 雨花幸福大讲堂
  place: shili-zhijia
  start: {start}
  end: 2026-12-05 18:00
"""


def test_a_record_without_id_gets_one_nobody_has(site: Path) -> None:
    file = "docs/schedules/2026-dongji.yml"
    text = SCHEDULE.format(start="2026-12-05 15:00").replace("- id: dongji\n  ", "- ")
    (site / file).write_text(text, encoding="utf-8")

    found = fixed(file, text.encode(), checker(site), {"dong-zhi-du-shu-hui"}, {file})

    assert found
    assert found.after.decode() == f"- id: dong-zhi-du-shu-hui-2\n  {text.removeprefix('- ')}"


def test_forty_slips_that_hide_one_another(site: Path) -> None:
    file = "docs/schedules/2026-dongji.yml"
    text = SCHEDULE.format(start="2026-12-05 15:00") * 5
    for number in range(5):
        text = text.replace("id: dongji", f"id: dongji{number}", 1)
    typed = text.replace(": ", "：").replace("：00", ":00")
    (site / file).write_text(typed, encoding="utf-8")

    found = mended(site, file)

    assert found
    assert found.after.decode() == text


def test_line_ends_and_byte_order_mark_stay(site: Path) -> None:
    file = "docs/families/jiashu.md"
    raw = (site / file).read_bytes().replace(b"\n", b"\r\n")
    typed = b"\xef\xbb\xbf" + raw + "先听,再说。".encode()

    found = fixed(file, typed, checker(site), (), {file})

    assert found
    assert found.after == b"\xef\xbb\xbf" + raw + "先听，再说。".encode()


def test_a_file_is_named_by_its_pinyin(site: Path) -> None:
    file = "docs/families/家书抵万金.md"
    shutil.copyfile(site / "docs/families/jiashu.md", site / file)

    found = fixed(
        file,
        (site / file).read_bytes(),
        checker(site),
        (),
        {file, "docs/families/jia-shu-di-wan-jin.md"},
    )

    assert found
    assert found.name == "docs/families/jia-shu-di-wan-jin-2.md"
    assert found.after == found.before


def test_fix_shows_first_and_writes_when_told(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = site / "docs/families/jiashu.md"
    good = page.read_text(encoding="utf-8")
    page.write_text(f"{good}\n先听,再说。\n", encoding="utf-8", newline="\n")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    order = ["fix", "--root", str(site), "--as-of", "2026-11-25 08:00"]

    assert run(order) == 1
    shown = capsys.readouterr().out
    assert "  改前：先听,再说。\n  改后：先听，再说。\n" in shown
    assert "还没有改；要改就加上 --yes。" in shown
    assert page.read_text(encoding="utf-8") == f"{good}\n先听,再说。\n"

    assert run([*order, "--yes"]) == 0
    assert page.read_text(encoding="utf-8") == f"{good}\n先听，再说。\n"
    assert "改好了1个文件。\n检查通过" in capsys.readouterr().out

    assert run([*order, "--yes"]) == 0
    assert capsys.readouterr().out.startswith("没有拿得准、可以代改的地方。")


def test_fix_renames_and_rewrites_encodings(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = site / "docs/families/jiashu.md"
    text = page.read_text(encoding="utf-8")
    (site / "docs/families/一封家书.md").write_bytes(text.encode("gb18030"))
    page.write_text(text.replace("title: ", "title: 又"), encoding="utf-8")

    run(["fix", "--root", str(site), "--as-of", "2026-11-25 08:00", "--yes"])

    out = capsys.readouterr().out
    assert "docs/families/一封家书.md 改名为 docs/families/yi-feng-jia-shu.md" in out
    assert (site / "docs/families/yi-feng-jia-shu.md").read_text(encoding="utf-8") == text
    assert not (site / "docs/families/一封家书.md").exists()


@pytest.mark.parametrize("sample", tuple(corpus()), ids=lambda one: one.name)
def test_picture_is_drawn_anew_or_left_as_it_is(site: Path, sample: Sample) -> None:
    file = f"docs/about/dushuhui.{sample.name.rpartition('.')[2]}"
    (site / file).write_bytes(sample.raw)
    before = checker(site)(file, sample.raw)

    found = mended(site, file)

    if not any(one.fix for one in before):
        assert found is None
        return
    assert found
    assert SECRET not in found.after
    assert checker(site)(file, found.after) == []
    assert fixed(file, found.after, checker(site), (), {file}) is None


def test_picture_is_told_in_words(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = saved(halves(size=(3000, 1500)), "JPEG", exif=exif(gps=PLACE), quality=95)
    (site / "docs/about/dushuhui.jpg").write_bytes(raw)

    assert run(["fix", "--yes", "--as-of", "2026-11-25 08:00", "--root", str(site)]) == 0

    said = capsys.readouterr().out
    assert (
        "docs/about/dushuhui.jpg 重新存了一份：清掉了拍摄地点，从 3000×1500 点缩小到 2400×1200 点，大小从"
        in said
    )
    assert SECRET not in (site / "docs/about/dushuhui.jpg").read_bytes()
