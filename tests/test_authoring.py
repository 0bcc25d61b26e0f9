from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conftest import MINIMAL
from yuhua.authoring import DraftError, Question, draft, questions, slug_of
from yuhua.derive.fields import rows
from yuhua.kinds import kinds
from yuhua.kinds.base import Kind
from yuhua.read import nodes, source
from yuhua.read.content import read

TODAY = date(2026, 11, 25)
KINDS = {kind.name: kind for kind in kinds()}
PAGES = {name: kind for name, kind in KINDS.items() if kind.is_page}
LISTS = {name: kind for name, kind in KINDS.items() if not kind.is_page}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("家庭会议怎么开", "jia-ting-hui-yi-zen-me-kai"),
        ("12338 热线", "12338-re-xian"),
        ("Hello，家风 2", "hello-jia-feng-2"),
        ("重庆的家训", "chong-qing-de-jia-xun"),
        ("女儿", "nv-er"),
        ("！？", ""),
        ("家" * 40, "-".join(["jia"] * 15)),
    ],
)
def test_slug_is_pinyin(title: str, expected: str) -> None:
    assert slug_of(title) == expected


def front(path: Path) -> nodes.Tree:
    """Return the tree of a page's fields or of a list, as reading would."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        found, problems = source.split(path.name, text)
        assert found is not None
        assert problems == []
        return nodes.compose(path.name, found.front)
    return nodes.compose(path.name, text)


def fields(kind: Kind, value: nodes.Value) -> dict[str, nodes.Value]:
    found = value if kind.is_page else value[0]  # type: ignore[index] # a list starts with a record
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_draft_parses_and_mentions_every_required_field(tmp_path: Path, kind: Kind) -> None:
    path, _ = draft(tmp_path, kind.name, "家庭会议", None, TODAY)

    tree = front(path)
    found = fields(kind, tree.value)
    assert tree.problems == []
    place = () if kind.is_page else (0,)
    required = {(*place, row.name) for row in rows(kind.record) if row.required}
    assert required - set(tree.keys) == set()
    assert found["title"] == "家庭会议"
    for row in rows(kind.record):
        assert f"{row.name}:" in path.read_text(encoding="utf-8"), row.name
        if row.required and row.inside:
            inside = (*place, row.name, 0) if row.many else (*place, row.name)
            inner = {key[-1] for key in tree.keys if key[:-1] == inside}
            assert inner == {one.name for one in row.inside if one.required}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize(
    "title", ["家书: 勤与敬", "甲 #乙", '他说"好"', "[家]风", "- 家", "*家*", "是的"]
)
def test_draft_keeps_a_title_yaml_would_misread(tmp_path: Path, kind: Kind, title: str) -> None:
    path, _ = draft(tmp_path, kind.name, title, "jia", TODAY)

    tree = front(path)
    assert tree.problems == []
    assert fields(kind, tree.value)["title"] == title


def test_draft_may_be_named_by_its_chinese_label(tmp_path: Path) -> None:
    path, text = draft(tmp_path, "课程", "家庭会议", "huiyi", TODAY)

    assert path == tmp_path / "docs/courses/huiyi.md"
    assert path.read_text(encoding="utf-8") == text
    assert "published: 2026-11-25" in text


@pytest.mark.parametrize("kind", PAGES)
def test_draft_never_overwrites_a_page(tmp_path: Path, kind: str) -> None:
    path, _ = draft(tmp_path, kind, "家庭会议", "huiyi", TODAY)
    path.write_text("写好的", encoding="utf-8")

    with pytest.raises(DraftError) as refused:
        draft(tmp_path, kind, "别的", "huiyi", TODAY)
    assert str(refused.value) == "已经有 huiyi.md 了，没有覆盖；用 --id 换一个编号"
    assert path.read_text(encoding="utf-8") == "写好的"


@pytest.mark.parametrize("kind", LISTS)
def test_draft_is_added_to_a_list(tmp_path: Path, kind: str) -> None:
    path, first = draft(tmp_path, kind, "第一条", "yi", TODAY)
    _, second = draft(tmp_path, kind, "第二条", "yi", TODAY)

    tree = front(path)
    assert path.read_text(encoding="utf-8") == f"{first}\n{second}"
    assert tree.problems == []
    assert [one["title"] for one in tree.value] == ["第一条", "第二条"]  # type: ignore[call-overload,index]


def test_unknown_kind_names_the_nearest_and_all(tmp_path: Path) -> None:
    with pytest.raises(DraftError) as refused:
        draft(tmp_path, "cuorse", "家庭会议", None, TODAY)
    choices = "、".join(f"{kind.name}（{kind.label}）" for kind in kinds())
    assert str(refused.value) == f"没有“cuorse”这种内容。是不是“course”？\n全部种类：{choices}"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("slug", ["../x", "家", "A", "a/b", "a\n", "a" * 61])
def test_bad_id_writes_nothing(tmp_path: Path, slug: str) -> None:
    with pytest.raises(DraftError, match="不合规"):
        draft(tmp_path, "course", "家庭会议", slug, TODAY)
    assert list(tmp_path.iterdir()) == []


def test_title_without_pinyin_asks_for_an_id(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="--id"):
        draft(tmp_path, "course", "！？", None, TODAY)


def test_answers_fill_the_draft_in(tmp_path: Path) -> None:
    path, _ = draft(tmp_path, "story", "一封家书", None, TODAY, answers={"summary": "爷爷: 写的"})

    assert fields(KINDS["story"], front(path).value)["summary"] == "爷爷: 写的"


def test_answers_are_to_questions_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="没有字段“sumary”。是不是“summary”？"):
        draft(tmp_path, "story", "一封家书", None, TODAY, answers={"sumary": "爷爷写的"})

    assert not (tmp_path / "docs").exists()


def test_what_is_asked_is_what_one_line_can_say() -> None:
    found = questions("schedule", read(MINIMAL))

    assert [one.name for one in found] == ["summary", "programme", "place", "start"]
    assert [one.choices for one in found][2] == (("shili-zhijia", "示例社区妇女儿童之家"),)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1", "jia"), (" 2 ", "yi"), ("甲家", "jia"), ("yi", "yi"), ("", "")],
)
def test_an_answer_is_a_number_a_name_or_an_id(typed: str, value: str) -> None:
    assert Question("place", "地点", "", (("jia", "甲家"), ("yi", "乙家"))).answer(typed) == value


def test_an_answer_that_is_none_says_which_are() -> None:
    with pytest.raises(DraftError, match="没有“甲甲家”。是不是“甲家”？"):
        Question("place", "地点", "", (("jia", "甲家"),)).answer("甲甲家")


def test_days_are_written_as_files_have_them() -> None:
    assert Question("start", "开始", "").answer("2026年12月5日上午9点半") == "2026-12-05 09:30"
