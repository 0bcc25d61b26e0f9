"""Articles of laws are those somebody compared with the text, and dates are those of the law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from yuhua.model.content import Content, Located
from yuhua.model.lists import Statute
from yuhua.model.parts import Citation
from yuhua.model.texts import Path
from yuhua.numerals import NUMERALS, number
from yuhua.problems import Mark, Problem
from yuhua.text import did_you_mean, nearest

_NUMBER = rf"[{NUMERALS}]+|\d+"
_RANGE = re.compile(rf"第({_NUMBER})条(?:(?:至|到|—|-)第({_NUMBER})条)?")
# What calls itself a law; other papers (notices, plans, books) are not looked up.
_LAW = re.compile(r"《中华人民共和国[^》]+》|《[^》]+(?:(?<!办)法|条例)》|.+》办法")


def citations(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A law is one of statutes.yml, in force from that day, its articles among those compared."""
    laws = {row.part.title: row.part for row in content.rows(Statute)}
    if not laws:
        return
    for one in content.records:
        for path, citation in _citations(one):
            law = laws.get(citation.title)
            if law is None:
                if _LAW.fullmatch(citation.title):
                    yield _unknown(one, (*path, "title"), citation.title, laws)
                continue
            yield from _date(one, path, citation, law)
            place = one.at(*path, "article")
            for article, shown in _articles(citation.article or ""):
                if article not in _compared(law):
                    yield _article(one.file, place, law, shown)


def in_texts(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """`家庭教育促进法第十七条` in a sentence is held against the same table."""
    laws = [row.part for row in content.rows(Statute)]
    names = {name: law for law in laws for name in _names(law)}
    if not names:
        return
    longest = sorted(names, key=len, reverse=True)
    named = re.compile(
        rf"({'|'.join(map(re.escape, longest))})》?(?:[（(][^）)]*[）)])?((?:{_RANGE.pattern}、?)+)"
    )
    for one in content.records:
        for mark, text in one.texts:
            for found in named.finditer(text):
                law = names[found[1]]
                for article, shown in _articles(found[2]):
                    if article not in _compared(law):
                        place = mark.along(found.start(2))
                        yield _article(one.file, place, law, shown)


def _citations(one: Located) -> Iterator[tuple[Path, Citation]]:
    for field in ("citations", "basis", "notice"):
        value = getattr(one.record, field, ())
        if isinstance(value, Citation):
            yield (field,), value
        elif isinstance(value, tuple):
            yield from (((field, place), each) for place, each in enumerate(value))


def _unknown(one: Located, path: Path, title: str, laws: Mapping[str, Statute]) -> Problem:
    near = nearest(title, laws)
    hint = did_you_mean(title, laws) if near else "核对原文以后，先写进 docs/statutes.yml"
    return one.problem(path, "statute-unknown", f"{title}不在 statutes.yml 里", hint)


def _date(one: Located, path: Path, citation: Citation, law: Statute) -> Iterator[Problem]:
    if citation.effective and citation.effective != law.effective:
        right = f"{law.effective:%Y-%m-%d}" if law.effective else ""
        message = f"{citation.title}的施行日期是 {right or '没有核实过的'}，这里写的是 {citation.effective}"
        hint = f"改成 effective: {right}" if right else "删掉 effective 这一行"
        yield one.problem((*path, "effective"), "statute-date", message, hint)


def _article(file: str, place: Mark, law: Statute, shown: str) -> Problem:
    message = f"{law.title}{shown}没有和原文核对过"
    hint = f"检查条数；对照原文以后，把这一条加进 statutes.yml。核对过的有：{'、'.join(law.articles) or '（还没有）'}"
    return Problem.at(file, place, "statute-article", message, hint)


def _names(law: Statute) -> Iterator[str]:
    full = law.title.strip("《》")
    yield full
    yield full.removeprefix("中华人民共和国")
    if law.short:
        yield law.short


def _articles(text: str) -> Iterator[tuple[int, str]]:
    """Yield (number, as written) for every article that `第十四条至第十七条、第二十条` names."""
    for found in _RANGE.finditer(text):
        first = number(found[1]) or 0
        last = number(found[2] or found[1]) or 0
        for each in range(first, min(last, first + 200) + 1):
            yield each, f"第{found[1]}条" if first == last else f"第{each}条"


def _compared(law: Statute) -> frozenset[int]:
    numbers: set[int] = set()
    for one in law.articles:
        first, _, last = one.partition("-")
        if first.isdigit() and (last or first).isdigit():
            numbers |= set(range(int(first), int(last or first) + 1))
    return frozenset(numbers)


CHECKS = (citations, in_texts)
EACH = CHECKS
