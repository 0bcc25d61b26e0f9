"""Issues as GitHub makes them of our forms."""

from __future__ import annotations

import json
from collections.abc import Mapping

from yuhua.emit.forms import Form

BLANK = "_No response_"


def body(form: Form, answers: Mapping[str, str]) -> str:
    """Return the body of an issue in which a form was filled in."""
    parts = []
    for question in form.questions:
        answer = answers.get(question.key, BLANK)
        if question.asked == "checkboxes":
            answer = "\n".join(f"- [X] {one}" for one in question.choices)
        parts.append(f"### {question.label}\n\n{answer}")
    return "\n\n".join(parts)


def event(text: object, number: object = 12) -> bytes:
    """Return the event of GitHub for an issue with that body."""
    return json.dumps({"action": "labeled", "issue": {"number": number, "body": text}}).encode()
