"""What somebody sent in becomes one new file on a branch of its own, and a draft pull request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from actions import Ran, ran, workflow

DRAFT = {
    "path": "docs/families/yi-zhan-deng.md",
    "text": "---\ntitle: 一盏灯\n---\n\n正文。\n",
    "title": "一盏灯",
    "said": "底稿写好了：docs/families/yi-zhan-deng.md\n",
}
GONE = {"status": 404}


def proposed(tmp_path: Path, draft: object, **changes: Any) -> Ran:
    (tmp_path / "draft").mkdir(exist_ok=True)
    text = json.dumps(draft, ensure_ascii=False)
    (tmp_path / "draft/draft.json").write_text(text, encoding="utf-8")
    answers: dict[str, Any] = {
        "git.getRef": {"inTurn": [GONE, {"object": {"sha": "m" * 40}}]},
        "repos.getContent": GONE,
        "git.getCommit": {"tree": {"sha": "t" * 40}},
        "git.createTree": {"sha": "n" * 40},
        "git.createCommit": {"sha": "c" * 40},
        "git.createRef": {},
        "pulls.create": {"number": 30},
        "issues.createComment": {},
    }
    answers |= {name.replace("__", "."): value for name, value in changes.items()}
    event = {
        "issue": {"number": 12},
        "repository": {"id": 1, "default_branch": "main"},
    }
    title = "放进一个分支，提出合并请求"
    return ran("submission", title, event, answers, RUNNER_TEMP=str(tmp_path))


def test_exactly_one_file_is_put_on_a_branch_of_its_own(tmp_path: Path) -> None:
    done = proposed(tmp_path, DRAFT)

    assert done.written == [
        "git.createTree",
        "git.createCommit",
        "git.createRef",
        "pulls.create",
        "issues.createComment",
    ]
    (tree,) = done.sent("git.createTree")
    assert tree["base_tree"] == "t" * 40
    assert tree["tree"] == [
        {"path": DRAFT["path"], "mode": "100644", "type": "blob", "content": DRAFT["text"]}
    ]
    (commit,) = done.sent("git.createCommit")
    assert (commit["message"], commit["parents"]) == ("Add the draft sent in as #12", ["m" * 40])
    (ref,) = done.sent("git.createRef")
    assert (ref["ref"], ref["sha"]) == ("refs/heads/tougao/12", "c" * 40)
    (pull,) = done.sent("pulls.create")
    assert (pull["title"], pull["head"], pull["base"], pull["draft"]) == (
        "投稿：一盏灯",
        "tougao/12",
        "main",
        True,
    )
    assert pull["body"].endswith("\n\nCloses #12")
    (comment,) = done.sent("issues.createComment")
    assert comment["issue_number"] == 12
    assert comment["body"] == f"收到了，谢谢。编辑会在 #30 里接着做。\n\n{DRAFT['said']}"


def test_a_draft_that_could_not_be_made_is_only_told(tmp_path: Path) -> None:
    done = proposed(tmp_path, {**DRAFT, "path": "", "said": "没有认出是哪一种投稿\n"})

    assert [name for name, _ in done.calls] == ["issues.createComment"]
    assert done.sent("issues.createComment")[0]["body"] == "没有认出是哪一种投稿\n"


def test_a_branch_that_is_there_is_left_alone(tmp_path: Path) -> None:
    done = proposed(tmp_path, DRAFT, git__getRef={"object": {"sha": "x"}})

    assert done.written == ["issues.createComment"]
    assert "没有动它" in done.sent("issues.createComment")[0]["body"]


REFUSED = {
    "outside": "docs/help/fanjiabao.md",
    "a workflow": ".github/workflows/check.yml",
    "up": "docs/families/../../scripts/a.md",
    "a folder below": "docs/families/a/b.md",
    "the index": "docs/families/.md",
    "the wrong ending": "docs/schedules/a.md",
    "two lines": "docs/families/a.md\ndocs/b.md",
    "long": f"docs/families/{'a' * 120}.md",
    "full-width": "docs/families/ａ.md",
    "capitals": "docs/families/A.md",
}


@pytest.mark.parametrize("path", REFUSED.values(), ids=REFUSED)
def test_other_paths_are_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(AssertionError, match="底稿要放的地方不对"):
        proposed(tmp_path, {**DRAFT, "path": path})


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="那里已经有文件了"):
        proposed(tmp_path, DRAFT, repos__getContent={})


@pytest.mark.parametrize("draft", [{}, [], {**DRAFT, "text": 7}, "docs/families/a.md"])
def test_a_draft_of_another_shape_is_refused(tmp_path: Path, draft: object) -> None:
    with pytest.raises(AssertionError, match="底稿不完整"):
        proposed(tmp_path, draft)


def test_a_heavy_draft_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="底稿太大"):
        proposed(tmp_path, {**DRAFT, "text": "甲" * 200_000})


def test_titles_call_nobody_and_what_is_said_is_bounded(tmp_path: Path) -> None:
    done = proposed(tmp_path, {**DRAFT, "title": "@team #1\n第二行", "said": "甲" * 50_000})

    assert done.sent("pulls.create")[0]["title"] == "投稿： team  1 第二行"
    assert len(done.sent("issues.createComment")[0]["body"]) < 21_000


def test_only_the_label_starts_it_and_only_the_second_job_writes() -> None:
    found = workflow("submission")

    assert found["on"] == {"issues": {"types": ["labeled"]}}
    draft, propose = found["jobs"]["draft"], found["jobs"]["propose"]
    assert draft["if"] == "github.event.label.name == '收稿'"
    assert propose["needs"] == "draft"
    assert draft["permissions"] == {"contents": "read"}
    # What strangers wrote is data here: nothing of the project is checked out, no shell runs.
    assert [one for one in propose["steps"] if "run" in one or "checkout" in one["uses"]] == []
