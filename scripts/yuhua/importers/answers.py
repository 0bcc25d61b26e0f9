"""The body of an issue, turned into the answers to the questions of a form; all of it is hostile."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from yuhua.emit.forms import FORMS, UNSURE, Form
from yuhua.text import clean

MOST_BYTES = 2_000_000
MOST_CHARACTERS = 100_000
# What GitHub writes where nothing was typed or chosen.
_NOTHING = {"", "_No response_", "None", UNSURE}


class IssueError(Exception):
    """The issue is no submission of ours; says why in Chinese."""


@dataclass(frozen=True)
class Issue:
    """A form that was filled in: the issue's number, the form, the answers by key without empty ones."""

    number: int
    form: Form
    answers: Mapping[str, str]


def read_issue(raw: bytes) -> Issue:
    """Return the submission in an event of GitHub (`issues`). Raises IssueError where there is none."""
    if len(raw) > MOST_BYTES:
        raise IssueError("内容太多，读不了；分成几次投稿")
    try:
        event = json.loads(raw)
        number, body = event["issue"]["number"], event["issue"]["body"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise IssueError("这不是一次投稿") from error
    if not (isinstance(number, int) and number > 0 and isinstance(body, str)):
        raise IssueError("这不是一次投稿")
    text = clean(body[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n"))
    form = next((one for one in FORMS if one.drafts and _is_of(one, text)), None)
    if form is None:
        titles = "”或“".join(one.title for one in FORMS if one.drafts)
        raise IssueError(f"没有认出是哪一种投稿；请用“{titles}”的表单")
    return Issue(number, form, answers(form, text))


def _is_of(form: Form, text: str) -> bool:
    lines = set(text.split("\n"))
    return all(f"### {one.label}" in lines for one in form.questions if one.required)


def answers(form: Form, text: str) -> dict[str, str]:
    """Return what stands under the label of each question, the first time it stands there."""
    labels = {f"### {one.label}": one.key for one in form.questions}
    found: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for line in text.split("\n"):
        key = labels.get(line.rstrip(), "")
        if key and key not in found:
            lines = found.setdefault(key, [])
        elif lines is not None:
            lines.append(line)
    typed = {key: "\n".join(some).strip() for key, some in found.items()}
    return {key: answer for key, answer in typed.items() if answer not in _NOTHING}
