"""Drafts of what people send in: what fits is filled in, nothing private comes along, what lacks is said."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from importers.submitted import body, event
from importers.tables import AS_OF, CONTENT
from samples import MINIMAL
from yuhua.cli import run
from yuhua.emit.forms import ACTIVITY, STORY, Form
from yuhua.importers.answers import IssueError, read_issue
from yuhua.importers.submission import Submission, submission
from yuhua.read import nodes
from yuhua.read.source import split

REAL, BOOK = STORY.questions[3].choices[0], STORY.questions[3].choices[2]
TOLD = {"title": "一盏灯", "summary": "九点关灯。", "body": "灯关了。", "truth": REAL}
COURSE = {
    "title": "家庭会议怎么开",
    "summary": "每周二十分钟，一家人轮流说。",
    "programme": "父母学堂",
    "place": "示例社区妇女儿童之家",
    "day": "2026-12-05",
    "hours": "9:30-11:00",
    "how": "到社区服务台登记",
}
PHONE = "1380013" + "8000"  # fictitious, apart so that nobody takes it for one

WECHAT = "微信号：" + "xiaoyu_" + "2026"


def sent(form: Form, answers: Mapping[str, str], number: int = 12) -> Submission:
    return submission(read_issue(event(body(form, answers), number)), CONTENT, AS_OF)


def fields(draft: Submission) -> dict[str, nodes.Value]:
    """Return the fields of the draft as a reader of YAML finds them."""
    text = draft.text
    if draft.path.endswith(".md"):
        front, problems = split(draft.path, text)
        assert front
        assert problems == []
        text = front.front
    tree = nodes.compose(draft.path, text)
    assert tree.problems == []
    found = tree.value[0] if isinstance(tree.value, list) else tree.value
    assert isinstance(found, dict)
    return found


def test_an_activity_becomes_a_schedule() -> None:
    draft = sent(ACTIVITY, COURSE)

    assert draft.path == "docs/schedules/jia-ting-hui-yi-zen-me-kai-20261205.yml"
    assert draft.title == "家庭会议怎么开"
    assert draft.missing == ()
    found = fields(draft)
    assert (found["programme"], found["place"]) == ("父母学堂", "shili-zhijia")
    assert (found["start"], found["end"]) == ("2026-12-05 09:30", "2026-12-05 11:00")
    assert found["registration"] == {"how": "到社区服务台登记"}


def test_what_was_left_open_stays_open_and_is_said() -> None:
    draft = sent(ACTIVITY, {**COURSE, "programme": "说不准", "place": "哪都行"})

    assert (fields(draft)["programme"], fields(draft)["place"]) == ("……", "……")
    assert [one.partition("：")[0] for one in draft.missing] == ["栏目", "地点"]
    assert "这一格" not in "".join(draft.missing)


def test_a_story_of_people_who_live_waits_for_their_consent() -> None:
    draft = sent(STORY, {**TOLD, "figures": "小雨、小雨的外婆", "motto": "先关灯"})

    assert draft.path == "docs/families/yi-zhan-deng.md"
    found = fields(draft)
    assert found["consent"] == {
        "record": "……",
        "scope": ["story"],
        "signed": "……",
        "expires": "……",
    }
    assert (found["figures"], found["motto"]) == (["小雨", "小雨的外婆"], "先关灯")
    assert (found["review"], found["published"]) == ("pending", "2026-11-25")
    assert draft.missing == ("同意书：签好以后，填档案编号、签署日期和到期日期",)
    assert draft.text.endswith("\n---\n\n灯关了。\n")


def test_who_does_not_say_whose_story_it_is_needs_consent_too() -> None:
    assert "consent" in fields(sent(STORY, {**TOLD, "truth": "_No response_"}))


def test_a_story_from_a_book_names_it() -> None:
    found = fields(sent(STORY, {**TOLD, "truth": BOOK, "work": "《晋书》卷六十六"}))

    assert found["quotes"] == [{"text": "……", "work": "《晋书》卷六十六"}]
    assert found["verify"] == "todo"
    assert "consent" not in found


PRIVATE: dict[str, tuple[Form, dict[str, str]]] = {
    "a phone in a course": (ACTIVITY, {**COURSE, "how": f"打{PHONE}"}),
    "a phone in the note": (ACTIVITY, {**COURSE, "note": f"我的电话 {PHONE}"}),
    "a phone as title": (ACTIVITY, {**COURSE, "title": PHONE}),
    "full-width": (ACTIVITY, {**COURSE, "summary": "１３８００１３８０００"}),
    "a phone in a story": (STORY, {**TOLD, "body": f"好。\n\n找她打{PHONE}。\n\n再见。"}),
    "a home": (STORY, {**TOLD, "body": f"住在香樟路12号3栋2单元501室，{WECHAT}"}),
    "an account": (ACTIVITY, {**COURSE, "note": WECHAT}),
    "a phone in its title": (STORY, {**TOLD, "title": f"打{PHONE}"}),
}


@pytest.mark.parametrize(("form", "answers"), PRIVATE.values(), ids=PRIVATE)
def test_nobodys_number_comes_along(form: Form, answers: dict[str, str]) -> None:
    draft = sent(form, answers)

    whole = f"{draft.path} {draft.title} {draft.text} {draft.said(())}"
    assert PHONE not in whole
    assert not [one for one in ("１３８", "501", "xiaoyu") if one in whole]
    assert "这样的个人信息，那一行没有写进底稿" in draft.said(())


def test_of_a_story_only_the_line_with_a_number_is_left_out() -> None:
    draft = sent(STORY, PRIVATE["a phone in a story"][1])

    assert draft.text.endswith("\n---\n\n好。\n\n……\n\n再见。\n")


HOSTILE = {
    "YAML": "x\n  sample: true\n- id: index",
    "the end of the front matter": "---\ntitle: 冒充\n---",
    "a tag": "!!python/object:os.system",
    "an alias": "*a &a",
    "Markdown": "[点](javascript:alert(1)) <script>alert(1)</script> ${{ secrets.X }} `id` $(id)",
    "a comment": "甲 # 乙: 丙",
    "quotes": "\"'\\",
    "a path": "../../.github/workflows/check",
    "a mention": "@everyone #1",
    "long": "长" * 3_000,
}


@pytest.mark.parametrize("form", [ACTIVITY, STORY], ids=["activity", "story"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_typed_is_text(form: Form, text: str) -> None:
    typed = {one.key: text for one in form.questions if one.asked != "checkboxes"}
    dates = {"day": "2026-12-05", "hours": "9:30-11:00", "repeat": "", "until": ""}
    draft = sent(form, {**typed, **({} if form is STORY else dates)})

    assert re.fullmatch(r"docs/(schedules|families)/[a-z0-9]+(-[a-z0-9]+)*\.(yml|md)", draft.path)
    found = fields(draft)
    assert "sample" not in found
    assert isinstance(found["title"], str)
    assert set(found) <= {
        *("id", "title", "published", "summary", "programme", "place", "start", "end", "status"),
        *("registration", "bring", "fee", "source", "review", "era", "motto", "figures", "consent"),
    }
    said = draft.said(())
    assert "<script>" not in said
    assert "@everyone" not in said


def test_a_title_without_letters_gets_the_number_of_the_issue() -> None:
    assert sent(STORY, {**TOLD, "title": "？！"}, 34).path == "docs/families/tougao-34.md"


def test_a_file_that_is_there_is_not_taken() -> None:
    assert sent(STORY, {**TOLD, "title": "jiashu"}, 34).path == "docs/families/jiashu-34.md"


def test_an_activity_of_nothing_is_refused_with_what_to_do() -> None:
    with pytest.raises(IssueError, match="请编辑投稿，补上再来"):
        sent(ACTIVITY, {"note": "你好"})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "site"))


def submit(project: Path, raw: bytes) -> dict[str, str]:
    """Run the command and return what it wrote; it changes nothing of the project."""
    (project.parent / "event.json").write_bytes(raw)
    out = project.parent / "out/draft.json"
    before = sorted(project.rglob("*"))
    arguments = [str(project.parent / "event.json"), "--out", str(out), "--root", str(project)]
    assert run(["submission", *arguments, "--as-of", "2026-11-25 08:00"]) == 0
    assert sorted(project.rglob("*")) == before
    found: dict[str, str] = json.loads(out.read_text(encoding="utf-8"))
    return found


def test_a_whole_submission_passes_the_check(project: Path) -> None:
    found = submit(project, event(body(ACTIVITY, COURSE)))

    assert found["path"] == "docs/schedules/jia-ting-hui-yi-zen-me-kai-20261205.yml"
    assert found["said"] == f"底稿写好了：{found['path']}\n\n什么也不缺，检查通过。\n"


def test_what_the_check_says_beyond_the_gaps_is_told(project: Path) -> None:
    answers = {**TOLD, "body": "他说<b>好</b>。", "truth": BOOK, "work": "《书》"}
    said = submit(project, event(body(STORY, {**answers, "title": "长" * 41})))["said"]

    assert "检查还说：\n\n- 第2行：" in said
    assert "现在是“……”" not in said


def test_what_is_no_submission_is_told(project: Path) -> None:
    found = submit(project, event("你好"))

    assert found == {
        "path": "",
        "text": "",
        "title": "",
        "said": "没有认出是哪一种投稿；请用“投稿活动”或“投稿家风故事”的表单\n",
    }


def test_an_event_that_is_not_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [str(project / "no.json"), "--out", str(project / "out.json")]

    assert run(["submission", *arguments, "--root", str(project)]) == 2
    assert "打不开 no.json" in capsys.readouterr().err
