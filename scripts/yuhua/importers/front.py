"""What was recognised of a manuscript, turned into the fields of a page and what is doubtful about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from yuhua.dates import show_day
from yuhua.derive.fields import Given, rows
from yuhua.importers.official import Letter
from yuhua.kinds import kind_named
from yuhua.kinds.base import Kind
from yuhua.kinds.contact import Contact
from yuhua.model.content import Content
from yuhua.text import UNFILLED

MOST_OF_TITLE = 40
_LETTER = re.compile("通知|公告|方案|意见|办法|决定|通报|倡议|函$|计划|总结|规定|细则|公示|活动")
_CALLED = r"(?:打|拨|电话|热线|报警)[^\d\n]{0,6}"
_TELLING_DIGITS = 5
_TELLING = (
    ("booklist", re.compile("书单|书目|推荐阅读")),
    ("course", re.compile("教案|课程|讲义|讲稿|第[一二三四五六七八九十0-9]+课|教学设计")),
    ("story", re.compile("家风|家训|家书|家庭故事|最美家庭|文明家庭|事迹")),
)


@dataclass(frozen=True)
class Around:
    """What a manuscript is read with: the content, the day, and whose site it is (湖南省长沙市雨花区)."""

    content: Content
    as_of: date
    district: str = ""


@dataclass(frozen=True)
class Front:
    """Fields by name, what was recognised, and doubts as (field, message, hint)."""

    given: Given
    facts: tuple[str, ...]
    doubts: tuple[tuple[str, str, str], ...]


def kind_for(letter: Letter) -> Kind:
    """Return the kind that a title tells of; a policy or campaign where it does not tell clearly."""
    told = (name for name, form in _TELLING if form.search(letter.title))
    return kind_named("campaign" if _LETTER.search(letter.title) else next(told, "campaign"))


def front(letter: Letter, stem: str, text: str, kind: Kind, around: Around) -> Front:
    """Return the fields of a page for a letter whose file is called `stem`."""
    title = letter.title or stem
    future = letter.day is not None and letter.day > around.as_of
    source = source_of(letter.signature, around)
    given: dict[str, str | tuple[str, ...]] = {
        "title": title,
        "summary": UNFILLED,
        "published": UNFILLED if future else (letter.day or around.as_of).isoformat(),
        "source": source or UNFILLED,
    }
    given |= _basis(letter, kind)
    if contacts := tuple(_contacts(text, around.content)):
        given |= {row.name: contacts for row in rows(kind.record) if row.name == "contacts"}
    return Front(given, tuple(_facts(letter)), tuple(_doubts(letter, title, around, source)))


def _basis(letter: Letter, kind: Kind) -> Mapping[str, str]:
    """A letter with a number is what the page rests on."""
    names = {row.name for row in rows(kind.record)}
    if not letter.number or not letter.title:
        return {}
    inner = letter.title.replace("《", "〈").replace("》", "〉")
    field = "basis" if "basis" in names else "citations"
    return {f"{field}.title": f"《{inner}》", f"{field}.number": letter.number}


def _contacts(text: str, content: Content) -> Iterator[str]:
    """Yield the ids of the telephone numbers that a text names, in the order of contacts.yml.

    110 may be anything; it is a number to call where somebody says so.
    """
    digits = re.sub(r"(?<=\d)[-\s](?=\d)", "", text)
    for one in content.of(Contact).values():
        number = one.number.replace("-", "")
        called = _CALLED if len(number) < _TELLING_DIGITS else ""
        if re.search(rf"{called}(?<!\d){number}(?!\d)", digits):
            yield one.id


def source_of(signature: str, around: Around) -> str:
    """Return the word of the vocabulary that a signature is, written out or in short.

    `长沙市雨花区妇女联合会` and `雨花区妇联` are 区妇联 in Yuhua, `天心区妇联` is not. Of several that
    signed, the first that is known.
    """
    for name in signature.replace("妇女联合会", "妇联").split("、"):
        for term in around.content.vocabulary.sources:
            full = around.district.removesuffix(term.name[0]) + term.name
            if name == term.name or (len(name) > len(term.name) and full.endswith(name)):
                return term.name
    return ""


def _facts(letter: Letter) -> Iterator[str]:
    if letter.title:
        yield f"标题“{letter.title}”"
    if letter.number:
        yield f"文号 {letter.number}"
    for label in ("红头", "主送机关", "落款", "日期", "版记"):
        said = [text for each, text in letter.lines if each == label]
        if said:
            yield f"{label}“{'”“'.join(said)}”"


def _doubts(
    letter: Letter, title: str, around: Around, source: str
) -> Iterator[tuple[str, str, str]]:
    if not letter.title:
        yield "title", "没有找到标题，先用文件名", "写上标题，不超过40字"
    if len(title) > MOST_OF_TITLE:
        message = f"标题有{len(title)}字，网页标题最多{MOST_OF_TITLE}字"
        yield "title", message, "改短一些，完整的名称可以写进正文"
    if letter.day and letter.day > around.as_of:
        message = f"落款的日期 {show_day(letter.day)} 还没有到，先写成“{UNFILLED}”"
        yield "published", message, f"现在就发布，写 {around.as_of}；到那天再发布，那天再写"
    choices = "、".join(term.name for term in around.content.vocabulary.sources)
    if not letter.signature:
        yield "source", f"没有找到落款，来源先写成“{UNFILLED}”", f"可以填：{choices}"
    elif source and "、" in letter.signature:
        yield "source", f"落款有几家，来源只写了“{source}”", "要紧就在正文里写明另外几家"
    elif not source:
        message = f"落款“{letter.signature}”不在来源里，先写成“{UNFILLED}”"
        yield "source", message, f"可以填：{choices}；别的来源先加进 docs/vocabulary.yml"
