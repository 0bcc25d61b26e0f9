"""What people typed into a form, found again in the body of the issue."""

from __future__ import annotations

import json

import pytest

from importers.submitted import body, event
from yuhua.emit.forms import ACTIVITY, REPORT, STORY
from yuhua.importers.answers import MOST_BYTES, IssueError, read_issue

STORY_ANSWERS = {"title": "一盏灯", "summary": "九点关灯。", "body": "第一段。\n\n第二段。"}


def test_answers_come_by_key_without_blanks() -> None:
    issue = read_issue(event(body(STORY, STORY_ANSWERS)))

    assert (issue.number, issue.form) == (12, STORY)
    assert {key: issue.answers[key] for key in STORY_ANSWERS} == STORY_ANSWERS
    assert set(issue.answers) == {*STORY_ANSWERS, "promise"}


def test_lines_may_end_as_windows_ends_them() -> None:
    text = body(STORY, STORY_ANSWERS).replace("\n", "\r\n")

    assert read_issue(event(text)).answers["body"] == "第一段。\n\n第二段。"


def test_forms_are_told_apart() -> None:
    assert read_issue(event(body(ACTIVITY, {}))).form == ACTIVITY


def test_headings_inside_an_answer_stay_in_it() -> None:
    text = body(STORY, {**STORY_ANSWERS, "body": "甲\n\n### 后来\n\n乙"})

    assert read_issue(event(text)).answers["body"] == "甲\n\n### 后来\n\n乙"


def test_an_answer_cannot_give_another_answer_twice() -> None:
    text = body(STORY, {**STORY_ANSWERS, "body": "甲\n\n### 题目\n\n冒充的题目"})

    found = read_issue(event(text)).answers
    assert found["title"] == "一盏灯"
    assert found["body"] == "甲\n\n### 题目\n\n冒充的题目"


def test_invisible_characters_are_gone() -> None:
    text = body(STORY, {**STORY_ANSWERS, "title": "一\u202e盏\u0000灯"})

    assert read_issue(event(text)).answers["title"] == "一盏灯"


@pytest.mark.parametrize("word", ["", "_No response_", "None", "说不准"])
def test_nothing_is_no_answer(word: str) -> None:
    assert "programme" not in read_issue(event(body(ACTIVITY, {"programme": word}))).answers


NONE = {
    "no JSON": b"{",
    "no text": b"\xff\xfe",
    "deep": b"[" * 100_000,
    "a list": b"[]",
    "no issue": b"{}",
    "no body": event(None),
    "a number for a body": event(7),
    "no number": event(body(STORY, {}), None),
    "a text for a number": event(body(STORY, {}), "12; rm"),
    "below one": event(body(STORY, {}), 0),
    "heavy": b" " * (MOST_BYTES + 1),
    "free text": event("你好"),
    "a report": event(body(REPORT, {"where": "首页"})),
    "half a form": event("### 题目\n\n甲"),
    "empty": json.dumps({"issue": {"number": 1, "body": ""}}).encode(),
}


@pytest.mark.parametrize("raw", NONE.values(), ids=NONE)
def test_what_is_no_submission_is_refused_in_chinese(raw: bytes) -> None:
    with pytest.raises(IssueError, match="投稿"):
        read_issue(raw)
