"""The file vocabulary.yml, turned into the controlled words that everything else is read with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from yuhua.model.terms import GROUPS, Vocabulary
from yuhua.problems import START, Problem
from yuhua.read import nodes, source
from yuhua.read.disk import opened
from yuhua.read.memory import Memory
from yuhua.read.records import validate

VOCABULARY = "vocabulary.yml"


def link(file: str) -> Problem:
    """Return the problem of a shortcut where a file should be: it may point anywhere."""
    hint = "删掉它，把真正的文件放在这里"
    return Problem.at(file, START, "file-link", "这里不能放快捷方式或链接", hint)


def read_vocabulary(docs: Path, memory: Memory | None = None) -> tuple[Vocabulary, list[Problem]]:
    """Return the controlled words; none of them where the file cannot be read."""
    file = f"docs/{VOCABULARY}"
    path = docs / VOCABULARY
    if path.is_symlink():
        return Vocabulary(), [link(file)]
    raw, problems = opened(file, path)
    if raw is not None:
        return (memory or Memory()).recall("vocabulary", (raw,), lambda: _vocabulary(file, raw))
    if not problems:
        hint = "从项目的历史里恢复 docs/vocabulary.yml"
        problems = [Problem.at(file, START, "file-missing", "缺少词表文件", hint)]
    return Vocabulary(), problems


def _vocabulary(file: str, raw: bytes) -> tuple[Vocabulary, list[Problem]]:
    text, problems = source.decode(file, raw)
    tree = nodes.compose(file, text or "")
    problems += tree.problems
    if tree.value == "":
        return Vocabulary(), problems
    vocabulary, wrong = validate(Vocabulary, tree.value, tree, file)
    problems += wrong
    return vocabulary or Vocabulary(), problems + list(
        _repeated(vocabulary or Vocabulary(), tree, file)
    )


def _repeated(vocabulary: Vocabulary, tree: nodes.Tree, file: str) -> Iterator[Problem]:
    """Yield the words of the vocabulary that stand there twice."""
    for group, label in GROUPS.items():
        seen: set[str] = set()
        for place, term in enumerate(vocabulary.group(group)):
            for field, word in (("id", term.id), ("name", term.name)):
                if word in seen:
                    mark = tree.marks[(group, place, field)]
                    hint = "删掉重复的一条，或换一个词"
                    yield Problem.at(file, mark, "id-duplicate", f"{label}里已经有“{word}”了", hint)
                    break
            seen |= {term.id, term.name}
