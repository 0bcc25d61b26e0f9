"""`import` of manuscripts as an editor sees it: files written, lines told, exit codes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import samples
from importers.manuscripts import aside, docx, p, photo, picture
from samples import MINIMAL
from yuhua.check import check
from yuhua.cli import run
from yuhua.read.content import read

LETTER = docx(
    aside("关于举办家庭教育周的通知", jc="center"),
    p("各街道（镇）妇联："),
    p("一、时间"),
    p("2026年12月5日。"),
    p("二、地点"),
    p("区妇女儿童活动中心。"),
    aside("区妇联"),
    aside("2026年11月20日"),
)
PAGE = "docs/campaigns/guan-yu-ju-ban-jia-ting-jiao-yu-zhou-de-tong-zhi.md"
WAYS = {"one": ("image", "media/1.jpg")}
FILES = {"word/media/1.jpg": photo()}
WITH_PICTURE = docx(
    aside("活动照片", jc="center"),
    p("大家在读书。", picture("one", "三个孩子围坐读书")),
    aside("区妇联"),
    ways=WAYS,
    files=FILES,
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "项目"))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "桌面"
    folder.mkdir()
    return folder


def bring(project: Path, *arguments: str) -> int:
    return run(["import", "--root", str(project), "--as-of", "2026-11-26", *arguments])


def test_draft_passes_check_once_it_is_filled_in(
    project: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "通知.docx").write_bytes(LETTER)

    assert bring(project, str(desk / "通知.docx")) == 0
    assert capsys.readouterr().out == (
        f"通知.docx：写进了 {PAGE}（政策与活动）。\n"
        "认出来的：标题“关于举办家庭教育周的通知”；主送机关“各街道（镇）妇联：”；落款“区妇联”；日期“2026年11月20日”。\n"
        "文件里的“……”填好以后，检查才会通过。\n"
        "种类是看标题猜的；不对就删掉这份底稿，写上 --kind 再导入，例如 --kind 家风故事。\n"
        f"接着运行：check {PAGE}\n"
    )
    draft = project / PAGE
    text = draft.read_text(encoding="utf-8")
    assert {one.code for one in check(read(project), samples.AS_OF)} == {"text-unfilled"}
    filled = text.replace(
        "contacts:  # 电话（contacts.yml 里的编号）\n  - ……", "contacts: [tel-12338]"
    )
    draft.write_text(re.sub("……(?=\n|  #)", "写好了", filled), encoding="utf-8", newline="\n")
    assert check(read(project), samples.AS_OF) == ()


@pytest.mark.parametrize(
    ("kind", "place"),
    [("课程", "courses"), ("story", "families"), ("普通页面", "about"), ("书单", "reading"), ("求助", "help")],
)  # fmt: skip
def test_kind_and_id_may_be_given(project: Path, desk: Path, kind: str, place: str) -> None:
    (desk / "通知.docx").write_bytes(LETTER)

    assert bring(project, str(desk / "通知.docx"), "--kind", kind, "--id", "tongzhi") == 0
    assert (project / f"docs/{place}/tongzhi.md").read_text(encoding="utf-8").startswith("---\n")


def test_nothing_is_overwritten(
    project: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "照片.docx").write_bytes(WITH_PICTURE)
    (desk / "照片-图片").mkdir()
    (desk / "照片-图片/1.jpg").write_bytes(b"mine")

    assert bring(project, str(desk / "照片.docx"), "--id", "zhaopian") == 1
    draft = project / "docs/campaigns/zhaopian.md"
    draft.write_text("写好的", encoding="utf-8")
    assert "存成了 照片-图片-2/zhaopian-1.jpg\n" in capsys.readouterr().out
    assert bring(project, str(desk / "照片.docx"), "--id", "zhaopian") == 2
    assert (
        "照片.docx：没有导入，已经有 zhaopian.md 了，没有覆盖；用 --id 换一个编号"
        in capsys.readouterr().err
    )
    assert draft.read_text(encoding="utf-8") == "写好的"
    assert (desk / "照片-图片/1.jpg").read_bytes() == b"mine"
    assert sorted(one.name for one in desk.iterdir()) == ["照片-图片", "照片-图片-2", "照片.docx"]
    assert not list(project.rglob("*.jpg"))


def test_folder_gives_a_line_for_each_file(
    project: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "1通知.docx").write_bytes(LETTER)
    (desk / "2照片.docx").write_bytes(WITH_PICTURE)
    (desk / "3坏.docx").write_bytes(LETTER[:400])
    (desk / "4旧.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (desk / "5又一份.docx").write_bytes(LETTER)
    (desk / "~$1通知.docx").write_bytes(b"lock")
    (desk / "名单.xlsx").write_bytes(b"PK")

    assert bring(project, str(desk)) == 1
    assert capsys.readouterr().out.rpartition("\n\n")[2] == (
        f"1通知.docx：写进了 {PAGE}（政策与活动），没有要看的\n"
        "2照片.docx：写进了 docs/campaigns/huo-dong-zhao-pian.md（政策与活动），图片 1 张，1 处要看一看\n"
        "3坏.docx：没有导入，文件坏了，读不出来；在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”再导入\n"
        "4旧.doc：没有导入，这是旧的 .doc 格式；在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”再导入\n"
        "5又一份.docx：没有导入，已经有 guan-yu-ju-ban-jia-ting-jiao-yu-zhou-de-tong-zhi.md 了，没有覆盖；用 --id 换一个编号\n"
    )
    assert (desk / "2照片-图片/huo-dong-zhao-pian-1.jpg").is_file()


def test_several_clean_files_exit_with_0(project: Path, desk: Path) -> None:
    (desk / "一.docx").write_bytes(LETTER)

    assert bring(project, str(desk / "一.docx"), str(desk)) == 1  # the second time it is there
    shutil.rmtree(project / "docs/campaigns")
    (desk / "二.docx").write_bytes(
        docx(aside("又一个通知", jc="center"), p("来。"), aside("区妇联"))
    )
    assert bring(project, str(desk)) == 0


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["没有.docx"], "没有.docx：没有导入，没有这个文件"),
        (["没有.doc"], "没有.doc：没有导入，没有这个文件"),
        (["空的"], "文件夹里没有 .docx 稿件"),
        (["好.docx", "--kind", "日程"], "好.docx：没有导入，日程不是一篇文章"),
        (["好.docx", "--kind", "文章"], "没有“文章”这种内容"),
        (["好.docx", "--id", "A b"], "编号“A b”不合规"),
        (["好.docx", "好.docx", "--id", "hao"], "不能用 --id"),
        (["好.docx", "课表.xlsx"], "课表和稿件分开导入"),
        (["好.docx", "--out", "x.md"], "稿件不用 --out"),
        (["课表.xlsx", "课表.xlsx"], "课表一次导入一个"),
        (["课表.xlsx", "--kind", "课程"], "不用 --kind 和 --id"),
    ],
)
def test_import_says_in_chinese_what_is_wrong(
    project: Path,
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    expected: str,
) -> None:
    (desk / "好.docx").write_bytes(LETTER)
    (desk / "空的").mkdir()
    files = [
        str(desk / one) if one.endswith(("x", "c", "的")) and one != "x.md" else one
        for one in arguments
    ]

    assert bring(project, *files) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert expected in err
    assert not list((project / "docs").rglob("hao.md"))


def test_nothing_private_is_printed(
    project: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    number = "138" + "0013" + "8000"
    struck = f"<w:r><w:rPr><w:strike/></w:rPr><w:t>{number}</w:t></w:r>"
    raw = docx(
        p("照片"),
        p("大家有事的时候就打", struck, picture("one", f"电话{number}")),
        ways=WAYS,
        files=FILES,
    )
    (desk / f"{number}.docx").write_bytes(raw)

    assert bring(project, str(desk)) == 1
    out = capsys.readouterr().out
    assert out.startswith("138******00.docx：写进了 docs/campaigns/zhao-pian.md")
    assert "![电话138******00]" in out
    assert "“138******00”有删除线" in out
    assert not re.search(r"\d{4}", out)


def test_manuscript_inside_docs_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs/通知.docx").write_bytes(LETTER)

    assert bring(project, str(project / "docs/通知.docx")) == 2
    assert "稿件不能放在 docs 里；先挪到别的文件夹" in capsys.readouterr().err


def test_district_of_the_site_makes_its_own_signature_known(project: Path, desk: Path) -> None:
    raw = docx(aside("一个通知", jc="center"), p("来。"), aside("长沙市雨花区妇女联合会"))
    (desk / "一.docx").write_bytes(raw)

    assert bring(project, str(desk / "一.docx"), "--id", "yi") == 1
    (project / "mkdocs.yml").write_text(
        "extra:\n  district: {seal: 雨花, region: 湖南省, locality: 长沙市雨花区}\n",
        encoding="utf-8",
    )
    assert bring(project, str(desk / "一.docx"), "--id", "er") == 0
