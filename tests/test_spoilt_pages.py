"""Ten thousand spoilt copies of this site's own files: each is read or refused with a place and a sentence."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from samples import AS_OF, ROOT
from spoiling import spoilt
from test_mutations import HAN, lines_of
from yuhua.catalogue import CODES
from yuhua.check import checks
from yuhua.check.waivers import unwaived
from yuhua.fixing import applied
from yuhua.kinds.contact import Contact
from yuhua.model.content import Content, Glimpse
from yuhua.model.lists import LISTS
from yuhua.problems import Problem
from yuhua.read.content import read, read_file
from yuhua.read.lists import read_lists
from yuhua.read.vocabulary import read_vocabulary

COUNT = 5_000
DOCS = ROOT / "docs"
# Timetables are spoilt in test_mutations.py.
FILES = sorted(
    path.relative_to(DOCS).as_posix()
    for path in DOCS.rglob("*")
    if path.suffix in {".md", ".yml"} and "schedules" not in path.parts
)


@pytest.fixture(scope="module")
def around() -> Content:
    """Return what a page is judged by: the lists, the telephones, of all the rest the ids."""
    content = read(ROOT)
    kept = tuple(one for one in content.records if isinstance(one.record, Contact))
    others = [Glimpse(one.kind, one.record.id, one.file, 1) for one in content.records]
    return replace(content, records=kept, others=tuple(others))


@pytest.mark.parametrize("seed", [1, 2])
def test_spoilt_files_are_read_or_refused(
    around: Content, tmp_path: Path, seed: int, part: int
) -> None:
    count = COUNT // part
    docs = tmp_path / "docs"
    chance = random.Random(seed)  # noqa: S311 -- no secret
    seen: Counter[str] = Counter()
    for number in range(count):
        name = chance.choice(FILES)
        raw = spoilt(chance, [(DOCS / name).read_text(encoding="utf-8")])
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_bytes(raw)
        try:
            told = told_of(around, docs, name)
            repairs = [one.fix for one in told if one.fix]
            mended = applied(raw, repairs, ())
        except Exception as error:
            error.add_note(f"{name}, number {number} of seed {seed}: {raw!r}")
            raise
        assert list(untold(told, f"docs/{name}", raw)) == [], raw
        seen.update({one.code for one in told})
        seen.update(clean=not told, mended=mended != raw)

    assert len(set(seen) & set(CODES)) > (50 if part == 1 else 25)
    assert count // 50 < seen["clean"] < count // 2
    assert seen["mended"] > count // 20


def told_of(around: Content, docs: Path, name: str) -> list[Problem]:
    """Return everything that is said of one file."""
    if name == "vocabulary.yml":
        return read_vocabulary(docs)[1]
    if name in LISTS:
        return [one for one in read_lists(docs)[1] if one.file == f"docs/{name}"]
    found, problems = read_file(docs, name, around.vocabulary)
    kept = tuple(one for one in around.records if one.file != f"docs/{name}")
    others = tuple(one for one in around.others if one.file != f"docs/{name}")
    whole = replace(around, records=(*kept, *found), others=others, problems=tuple(problems))
    problems += [problem for rule in checks() for problem in rule(whole, AS_OF)]
    return [one for one in unwaived(whole, problems) if one.file == f"docs/{name}"]


def untold(problems: list[Problem], file: str, raw: bytes) -> Iterator[Problem]:
    """Yield problems without a place inside the file, a known code or two Chinese sentences."""
    lines = lines_of(raw)
    for one in problems:
        inside = 1 <= one.line <= len(lines) and 1 <= one.column <= len(lines[one.line - 1]) + 1
        sentences = HAN.search(one.message) and HAN.search(one.hint)
        if not (inside and sentences and one.code in CODES and one.file == file):
            yield one
