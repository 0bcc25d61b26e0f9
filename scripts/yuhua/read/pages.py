"""One Markdown page, turned into a record with its body."""

from __future__ import annotations

import re
from datetime import date

from yuhua.kinds.base import Kind
from yuhua.kinds.page import Page
from yuhua.model.content import Located
from yuhua.model.terms import Vocabulary
from yuhua.problems import START, Mark, Problem
from yuhua.read import nodes, source
from yuhua.read.records import validate
from yuhua.text import is_slug

_JUDGED_BY = re.compile(r"^\s*(?:waivers|archived):", re.MULTILINE)


def read_page(
    kind: Kind, file: str, inside: str, text: str, vocabulary: Vocabulary
) -> tuple[list[Located], list[Problem]]:
    """Return the record of a page (`inside` is its path in docs/), and what is wrong."""
    found, problems = source.split(file, text)
    if found is None:
        return [], problems
    tree = nodes.compose(file, found.front, first_line=2)
    problems += tree.problems
    if tree.problems and tree.value == "":
        return [], problems
    if not isinstance(tree.value, dict):
        hint = "每行写成“字段: 内容”，例如 title: 标题"
        return [], [
            *problems,
            Problem.at(file, _first(tree), "mapping-expected", "字段区里应为“字段: 内容”", hint),
        ]
    stem = inside.removesuffix(".md").rpartition("/")[2]
    value: dict[str, nodes.Value] = {"id": page_id(inside, stem), **tree.value}
    record, wrong = validate(kind.record, value, tree, file, context=vocabulary)
    problems += wrong
    if record is None:
        return [], problems
    return [Located(kind.name, record, file, tree.marks, found.body, found.body_line)], problems


def read_body(kind: Kind, file: str, text: str) -> list[Located]:
    """Return the body of a page whose fields could not be understood, so that all faults are told at once.

    None of a page that has to be judged by what its fields say: with waivers, or kept to the letter.
    """
    found, _ = source.split(file, text)
    if found is None or _JUDGED_BY.search(found.front):
        return []
    record = Page.model_construct(
        id="", title="", summary="", published=date.min, source="", verify="todo"
    )
    return [Located(kind.name, record, file, {}, found.body, found.body_line)]


def page_id(inside: str, stem: str) -> str:
    """Give a plain page an id that no other folder's page of that name has."""
    folder = inside.rpartition("/")[0].replace("/", "-")
    name = (f"{folder}-index" if folder else "index") if stem == "index" else stem
    # A bad file name is the file's fault (`file-name`), not that of an id nobody wrote.
    return name if is_slug(name) else name.encode("utf-8", "surrogateescape").hex()[-60:]


def _first(tree: nodes.Tree) -> Mark:
    return tree.marks.get((), START)
