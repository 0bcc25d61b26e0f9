"""What is said of every file of the corpus that lies in docs/, and of what editors write about pictures."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from pictures.corpus import Sample, corpus
from samples import AS_OF, MINIMAL
from yuhua.check import check
from yuhua.check.pictures import KINDS
from yuhua.problems import Problem, Redraw
from yuhua.read.content import read

SAMPLES = tuple(corpus())
ALT = "三个孩子围坐在书屋读书"
# A picture that is clean already and may stay as it is.
CLEAN = "plain.jpg"
RAW = {one.name: one.raw for one in SAMPLES}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "site"))


def found(root: Path) -> list[Problem]:
    return list(check(read(root), AS_OF))


def written(root: Path, text: str, file: str = "docs/about/index.md") -> list[tuple[str, str]]:
    """Return (code, message) of what is said where a text shows a clean picture."""
    (root / file).with_name("dushuhui.jpg").write_bytes(RAW[CLEAN])
    with (root / file).open("a", encoding="utf-8", newline="") as stream:
        stream.write(f"\n{text}\n")
    return [(one.code, one.message) for one in found(root)]


def expected(sample: Sample) -> set[str]:
    """Return the codes that a sample deserves under a name of its own suffix."""
    suffix = sample.name.rpartition(".")[2]
    if sample.kind not in KINDS.values():
        return {"picture-format"}
    if sample.name.endswith("bomb.png") or sample.name == "bomb.jpg":
        return {"picture-large"}
    if not sample.whole:
        return {"picture-broken"}
    if sample.frames > 1:
        return {"picture-moving"}
    codes = {"picture-traces"} if sample.traces else set()
    codes |= {"picture-large"} if max(sample.size) > 2400 else set()
    return codes | ({"picture-format"} if KINDS.get(suffix) != sample.kind else set())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.name)
def test_file_of_the_corpus_gets_its_verdict(site: Path, sample: Sample) -> None:
    name = f"dushuhui.{sample.name.rpartition('.')[2]}"
    (site / "docs/about" / name).write_bytes(sample.raw)
    with (site / "docs/about/index.md").open("a", encoding="utf-8", newline="") as stream:
        stream.write(f"\n![{ALT}]({name})\n")

    said = found(site)

    assert {one.code for one in said} == expected(sample)
    assert {one.file for one in said} <= {f"docs/about/{name}"}
    assert all(re.search("[\u4e00-\u9fff]", one.message + one.hint) for one in said)
    mended = {one.fix for one in said if one.fix}
    assert mended <= {Redraw(name.rpartition(".")[2])}


def test_every_trace_is_called_by_its_name(site: Path) -> None:
    (site / "docs/about/dushuhui.jpg").write_bytes(RAW["all-of-it.jpg"])

    (said,) = [one for one in found(site) if one.code == "picture-traces"]

    assert said.message == "照片里还留着相机信息、备注文字、修图软件的记录、拍摄地点、相机编号"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"![{ALT}](dushuhui.jpg)", []),
        (f'![{ALT}](dushuhui.jpg "周末")', []),
        (f"![{ALT}](./dushuhui.jpg)", []),
        ("![装饰](dushuhui.jpg)", []),
        ("![](dushuhui.jpg)", [("alt-missing", "没有写图里有什么，看不见图的人不知道")]),
        *(
            (f"![{alt}](dushuhui.jpg)", [("alt-vague", f"“{alt}”没有说图里有什么")])
            for alt in ("图片1", "图 12", "照片", "IMG_2034", "DSC00012.JPG", "dushuhui", "dushuhui.jpg", "配图（一）", "孩子")
        ),
        (f"![{ALT}](dushuhui.png)", [("picture-missing", "图片不存在：dushuhui.png"), UNUSED := ("picture-unused", "没有文章用到这张图片")]),
        (f"![{ALT}](https://a.example/dushuhui.jpg)", [("picture-missing", "不能用别的网站上的图片"), UNUSED]),
        (f"![{ALT}](../../mkdocs.yml)", [("picture-missing", "图片不存在：../../mkdocs.yml"), UNUSED]),
        (f"`![{ALT}](x.jpg)`", [UNUSED]),
    ],
)  # fmt: skip
def test_what_is_said_of_a_picture_in_a_text(
    site: Path, text: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted(written(site, text)) == sorted(expected)


@pytest.mark.parametrize(("scope", "codes"), [("story", ["consent-photo"]), ("photo, story", [])])
def test_family_is_shown_where_it_agreed_to_photographs(
    site: Path, scope: str, codes: list[str]
) -> None:
    story = site / "docs/families/jiashu.md"
    text = story.read_text(encoding="utf-8")
    text = re.sub(r"scope: \[.*\]", f"scope: [name, {scope}]", text)
    assert f"[name, {scope}]" in text
    story.write_text(text, encoding="utf-8", newline="\n")

    said = written(site, f"![{ALT}](dushuhui.jpg)", "docs/families/jiashu.md")

    assert [code for code, _ in said] == codes


def test_picture_is_looked_at_where_only_it_is_asked_for(site: Path) -> None:
    (site / "docs/about/dushuhui.jpg").write_bytes(RAW["place.jpg"])
    (site / "docs/about/other.jpg").write_bytes(RAW["place.jpg"])

    content = read(site, frozenset({"docs/about/dushuhui.jpg"}))

    assert [one.file for one in check(content, AS_OF)] == ["docs/about/dushuhui.jpg"]
    assert sorted(content.pictures) == ["docs/about/dushuhui.jpg", "docs/about/other.jpg"]


def test_shortcut_to_a_picture_is_refused(site: Path) -> None:
    (site / "docs/about/dushuhui.jpg").symlink_to("../index.md")

    assert [one.code for one in found(site)] == ["file-link"]
