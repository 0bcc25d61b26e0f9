"""Ids are unique, and whatever names another record names one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from yuhua.derive.addresses import path_of, plain_address
from yuhua.kinds import kind_named
from yuhua.kinds.booklist import KIND as BOOKS
from yuhua.kinds.booklist import BookList
from yuhua.kinds.course import Course
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content, Located
from yuhua.model.entry import Entry
from yuhua.model.texts import Path
from yuhua.problems import START, Problem, Rename
from yuhua.text import did_you_mean, is_slug, nearest

_VIEW = re.compile(r"week|weekend|[0-9]{4}-[0-9]{2}")
# field → the kind it names; a dot leads into a part of the record
REFERENCES = {
    "course": "course",
    "place": "place",
    "speakers": "person",
    "contacts": "contact",
    "situations.contacts": "contact",
    "registration.contact": "contact",
    "extends": "template",
    "also.place": "place",
    "changes.place": "place",
    "changes.speakers": "person",
}


def unique(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Two records of a kind never share an id."""
    seen = {(one.kind, one.id): f"{one.file}:{one.line}" for one in content.others}
    for one in content.records:
        key = (one.kind, one.record.id)
        if key in seen:
            hint = f"换一个没用过的编号，例如 {one.record.id}-2"
            yield one.problem(
                ("id",), "id-duplicate", f"编号“{one.record.id}”已经用在 {seen[key]}", hint
            )
        else:
            seen[key] = f"{one.file}:{one.at('id').line}"


def free(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """No schedule takes the address of a view of all events: events/week/, events/2026-12/."""
    for one in content.records:
        if isinstance(one.record, Schedule) and _VIEW.fullmatch(one.record.id):
            hint = f"换一个编号，例如 {one.record.id}-huodong"
            message = f"编号“{one.record.id}”是日程页面自己用的"
            yield one.problem(("id",), "id-reserved", message, hint)


def stems(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """File names become addresses: short ASCII, so that QR codes stay small."""
    for one in content.entries:
        name = path_of(one.file).strip("/")
        bad = next((part for part in name.split("/") if not is_slug(part)), "") if name else ""
        if bad:
            hint = "改成小写拼音加短横线，例如 xin-jiafeng.md"
            message = f"文件名“{bad}”应只用小写字母、数字和短横线，最多60个"
            yield Problem.at(one.file, START, "file-name", message, hint, fix=Rename())


def aliases(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """An old address is one inside the site that no page has now, and leads to one page only."""
    taken = {path_of(one.file): one.file for one in content.entries}
    for one in content.entries:
        assert isinstance(one.record, Entry)  # noqa: S101 -- these are the entries
        for place, alias in enumerate(one.record.aliases):
            old = plain_address(alias)
            if not old or not all(map(is_slug, old.strip("/").split("/"))):
                hint = "写网址里域名后面的部分，例如 courses/huiyi/"
                message = f"旧网址“{alias}”的写法不对"
                yield one.problem(("aliases", place), "alias-invalid", message, hint)
            elif old in taken:
                message = f"旧网址“{old}”现在是 {taken[old]} 的"
                hint = "删掉这一行；还要用这个网址，就先给那一页改名"
                yield one.problem(("aliases", place), "alias-taken", message, hint)
            else:
                taken[old] = one.file


def known(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Every reference leads to a record; those into a file that could not be read are let pass."""
    ids = {(one.kind, one.record.id) for one in content.records}
    ids |= {(one.kind, one.id) for one in content.others}
    for one in content.records:
        fields = type(one.record).model_fields
        for field, kind in REFERENCES.items():
            if field.partition(".")[0] not in fields:
                continue
            for path, name in _names(one, field):
                if (kind, name) in ids or _is_broken(content, kind, name):
                    continue
                label = kind_named(kind).label
                choices = [found for each, found in ids if each == kind]
                message = f"没有编号是“{name}”的{label}"
                yield one.problem(path, "reference-unknown", message, did_you_mean(name, choices))


def _names(one: Located, field: str) -> Iterator[tuple[Path, str]]:
    found: list[tuple[Path, object]] = [((), one.record)]
    for step in field.split("."):
        found = [
            (place, value)
            for path, value in found
            for place, value in _parts((*path, step), getattr(value, step, None))
        ]
    yield from ((path, name) for path, name in found if isinstance(name, str))


def _parts(path: Path, value: object) -> list[tuple[Path, object]]:
    if isinstance(value, tuple):
        return [((*path, place), part) for place, part in enumerate(value)]
    return [(path, value)]


def _is_broken(content: Content, kind: str, name: str) -> bool:
    home = kind_named(kind).home
    return home in content.broken or f"{home}{name}.md" in content.broken


def books(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """What is read together stands on a list of books (feature B3)."""
    if content.others or any(name.startswith(BOOKS.home) for name in content.broken):
        return  # the lists may not have been read
    titles = {book.title for one in content.of(BookList).values() for book in one.books}
    for one in content.records:
        if isinstance(one.record, Schedule) and one.record.book and one.record.book not in titles:
            message = f"书单里没有《{one.record.book}》"
            hint = f"{did_you_mean(one.record.book, titles)}先把书写进一份书单，书名一字不差"
            yield one.problem(("book",), "reference-unknown", message, hint)


def materials(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """What a lesson offers for download is there (feature C4)."""
    for one in content.records:
        if not isinstance(one.record, Course):
            continue
        for place, material in enumerate(one.record.materials):
            for field in ("file", "transcript"):
                name = getattr(material, field)
                if name and name not in content.files:
                    near = nearest(name, content.files)
                    hint = f"是不是“{near}”？" if near else _DOWNLOAD
                    message = f"没有这个资料文件：{name}"
                    yield one.problem(("materials", place, field), "file-missing", message, hint)


_DOWNLOAD = (
    "把文件放进 docs/files/，用拼音文件名，写成 files/jiangyi.pdf；可以放 pdf、mp3、m4a、txt"
)
CHECKS = (unique, free, stems, aliases, known, books, materials)
EACH = (free, stems)
NAMING = (known,)
