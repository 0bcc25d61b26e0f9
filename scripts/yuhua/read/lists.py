"""The lists beside vocabulary.yml, turned into rows that the words of pages are held against."""

from __future__ import annotations

import pathlib
from functools import partial

from yuhua.model.content import Listed
from yuhua.model.lists import LISTS
from yuhua.model.parts import Part
from yuhua.model.texts import Path
from yuhua.problems import START, Mark, Problem
from yuhua.read import nodes, source
from yuhua.read.disk import opened
from yuhua.read.memory import Memory
from yuhua.read.records import validate
from yuhua.read.vocabulary import link


def read_lists(
    docs: pathlib.Path, memory: Memory | None = None
) -> tuple[list[Listed[Part]], list[Problem]]:
    """Return the rows of every list that is there; a site can do without any."""
    memory = memory or Memory()
    rows: list[Listed[Part]] = []
    problems: list[Problem] = []
    for name, (label, part) in LISTS.items():
        path, file = docs / name, f"docs/{name}"
        if path.is_symlink():
            problems.append(link(file))
            continue
        raw, wrong = opened(file, path)
        problems += wrong
        if raw is not None:
            made_of = (raw, file, label, part)
            found, wrong = memory.recall(file, made_of, partial(_list, *made_of))
            rows += found
            problems += wrong
    return rows, problems


def _list(
    raw: bytes, file: str, label: str, part: type[Part]
) -> tuple[list[Listed[Part]], list[Problem]]:
    text, problems = source.decode(file, raw)
    tree, values, wrong = entries(file, text or "", label)
    problems += wrong
    rows: list[Listed[Part]] = []
    for place, (value, marks) in enumerate(values):
        row, wrong = validate(part, value, tree, file, at=(place,))
        problems += wrong
        if row is not None:
            rows.append(Listed(row, file, marks))
    return rows, problems


def entries(
    file: str, text: str, label: str
) -> tuple[nodes.Tree, list[tuple[nodes.Value, dict[Path, Mark]]], list[Problem]]:
    """Return the entries of a YAML list, each with the places of its fields; none of anything else."""
    tree = nodes.compose(file, text)
    problems = list(tree.problems)
    if tree.value == "":
        return tree, [], problems
    if not isinstance(tree.value, list):
        hint = "每一条都以“- ”开头，例如 - id: shili"
        mark = tree.marks.get((), START)
        problems.append(Problem.at(file, mark, "list-expected", f"{label}文件应为一个列表", hint))
        return tree, [], problems
    marks: list[dict[Path, Mark]] = [{} for _ in tree.value]
    for path, mark in tree.marks.items():
        if path:
            marks[int(path[0])][path[1:]] = mark
    return tree, list(zip(tree.value, marks, strict=True)), problems
