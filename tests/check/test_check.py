"""Checking again finds what checking for the first time finds, and looks only at what has changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import MINIMAL, ROOT
from samples import AS_OF
from yuhua import check
from yuhua.model.content import Content
from yuhua.problems import Problem
from yuhua.read.content import read
from yuhua.read.memory import Memory

PROBLEMS = MINIMAL.parents[1] / "problems"
COURSE = "docs/courses/jiating-huiyi.md"
STORY = "docs/families/jiashu.md"
PICTURE = ROOT / "docs/handbook/yulan-cuowu.png"


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """A site with all bad pages of `tests/problems` at once."""
    root = Path(shutil.copytree(MINIMAL, tmp_path_factory.mktemp("spoilt") / "project"))
    for page in sorted(PROBLEMS.glob("*/*.md")):
        shutil.copy(page, root / "docs" / page.parent.name / page.name)
    return read(root)


def rules() -> list[check.Check]:
    return [*check.each(), *check.naming()]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.__module__}.{rule.__name__}")
def test_rules_of_each_record_look_at_one_record_and_not_at_the_moment(
    rule: check.Check, spoilt: Content
) -> None:
    def alone() -> Iterator[Problem]:
        for one in spoilt.records:
            part = check.only(spoilt, {one.file})
            yield from (found for found in rule(part, AS_OF) if found.file == one.file)

    together = set(rule(spoilt, AS_OF))
    assert set(alone()) == together
    assert set(rule(spoilt, AS_OF + timedelta(days=500))) == together


def test_bad_pages_keep_the_rules_of_each_record_busy(spoilt: Content) -> None:
    busy = {rule for rule in rules() if any(True for _ in rule(spoilt, AS_OF))}

    assert len(busy) > len(rules()) / 2
    assert busy & set(check.naming())


def test_every_rule_of_each_record_is_a_rule() -> None:
    assert set(rules()) < set(check.checks())
    assert len(set(rules())) == len(rules())


def write(root: Path, file: str, edit: Callable[[str], str]) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert edit(text) != text
    (root / file).write_text(edit(text), encoding="utf-8", newline="\n")


EDITS: dict[str, Callable[[Path], object]] = {
    "a slip in a text": lambda root: write(root, COURSE, lambda text: f"{text}家风,家训。\n"),
    "another slip": lambda root: write(root, STORY, lambda text: f"{text}请拨打 12399。\n"),
    "a page and a picture not there": lambda root: write(
        root,
        STORY,
        lambda text: f"{text}\n见[家庭公约](gongyue.md)。\n\n![孩子们围坐读书](du.png)\n",
    ),
    "the page has come": lambda root: shutil.copy(root / STORY, root / "docs/families/gongyue.md"),
    "the picture has come": lambda root: shutil.copy(PICTURE, root / "docs/families/du.png"),
    "a number known": lambda root: write(
        root, "docs/contacts.yml", lambda text: text.replace("12338", "12399")
    ),
    "a word on a list": lambda root: write(
        root,
        "docs/wording.yml",
        lambda text: f"{text}- wrong: 家训\n  right: 家规\n  why: 试一试\n",
    ),
    "words that cannot be read": lambda root: write(
        root, "docs/vocabulary.yml", lambda text: f"{text}\n: ["
    ),
    "words mended": lambda root: write(
        root, "docs/vocabulary.yml", lambda text: text.removesuffix("\n: [")
    ),
    "a page broken": lambda root: write(root, STORY, lambda text: text.replace("---", "--", 1)),
    "contacts broken": lambda root: write(root, "docs/contacts.yml", lambda text: f"{text}\n: ["),
    "a page gone": lambda root: (root / COURSE).unlink(),
    "contacts mended": lambda root: write(
        root, "docs/contacts.yml", lambda text: text.removesuffix("\n: [")
    ),
}


def test_checking_again_is_checking(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "project"))
    reading, memory = Memory(), check.Memory()
    before: tuple[Problem, ...] = ()

    for name, edit in EDITS.items():
        edit(root)
        content = read(root, memory=reading)
        found = check.check(content, AS_OF, memory)
        assert found == check.check(read(root), AS_OF), name
        assert check.check(content, AS_OF, memory) == found, name
        assert found != before, name
        before = found
