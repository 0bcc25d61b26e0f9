"""What people are asked, turned into the forms that GitHub shows (.github/ISSUE_TEMPLATE/)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from yuhua.emit.forms import FORMS, Form, Question
from yuhua.model.terms import Vocabulary

FOLDER = ".github/ISSUE_TEMPLATE"
_HEAD = "# 由 python3 scripts/yuhua github 生成，不要手改；问题写在 scripts/yuhua/emit/forms.py。"


def issue_forms(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the text of every form by its path in the project."""
    return {f"{FOLDER}/{form.name}.yml": _text(form, vocabulary) for form in FORMS}


def _text(form: Form, vocabulary: Vocabulary) -> str:
    return "\n".join(_lines(form, vocabulary)) + "\n"


def _lines(form: Form, vocabulary: Vocabulary) -> Iterator[str]:
    yield _HEAD
    yield f"name: {_quoted(form.title)}"
    yield f"description: {_quoted(form.about)}"
    yield f"title: {_quoted(f'{form.title}：')}"
    yield "body:"
    yield "  - type: markdown"
    yield "    attributes:"
    yield f"      value: {_quoted(form.intro)}"
    for question in form.questions:
        yield from _question(question, vocabulary)


def _question(question: Question, vocabulary: Vocabulary) -> Iterator[str]:
    yield f"  - type: {question.asked}"
    yield f"    id: {question.key}"
    yield "    attributes:"
    yield f"      label: {_quoted(question.label)}"
    if question.hint:
        yield f"      description: {_quoted(question.hint)}"
    if question.several:
        yield "      multiple: true"
    terms = vocabulary.group(question.group) if question.group else ()
    choices = [*(term.name for term in terms), *question.choices]
    if question.asked == "checkboxes":
        yield "      options:"
        for choice in choices:
            yield f"        - label: {_quoted(choice)}"
            yield "          required: true"
        return
    if choices:
        yield "      options:"
        yield from (f"        - {_quoted(choice)}" for choice in choices)
    yield "    validations:"
    yield f"      required: {str(question.required).lower()}"


def _quoted(text: str) -> str:
    """Return a text in quotation marks, as JSON and YAML both read it."""
    return json.dumps(text, ensure_ascii=False)
