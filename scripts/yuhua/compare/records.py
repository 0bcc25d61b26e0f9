"""Two contents, turned into what was added, removed, moved and changed, one sentence each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from yuhua.compare import bodies
from yuhua.compare.difference import Difference
from yuhua.compare.fields import Walk, at
from yuhua.compare.pairing import Pairs, address, has_page, pair
from yuhua.compare.wording import names, show
from yuhua.model.content import Content, Located
from yuhua.model.keys import keys
from yuhua.model.terms import GROUPS, Term, Vocabulary

VOCABULARY = "docs/vocabulary.yml"


def differences(base: Content, head: Content) -> tuple[Difference, ...]:
    """Return everything that differs: what is there now by file and line, then what is gone."""
    pairs = pair(base, head)
    earlier = names(base)
    known = {**earlier, **names(head)}
    found = [*_whole(pairs), *_vocabulary(base.vocabulary, head.vocabulary), *_files(base, head)]
    for old, new in (*pairs.same, *pairs.renamed):
        found += _moved(old, new)
        found += Walk(new, known, earlier).mapping(old.record, new.record, ())
        found += _body(old, new)
    return tuple(sorted(found, key=_place))


def _place(one: Difference) -> tuple[bool, str, int]:
    return one.what == "removed", one.file, one.line


def _whole(pairs: Pairs) -> Iterator[Difference]:
    for one in pairs.gone:
        gone = replace(at(one, ()), what="removed", line=1)
        yield replace(gone, before=one.record.title, told="没有了")
    for one in pairs.new:
        yield replace(at(one, ()), what="added", after=one.record.title, told="是新加的")


def _moved(old: Located, new: Located) -> Iterator[Difference]:
    if old.file != new.file:
        moved = at(new, (), label="所在文件", before=old.file, after=new.file)
        yield replace(moved, what="moved", field="file")
    before, after = address(old), address(new)
    if has_page(new) and before != after:
        moved = at(new, (), label="网址", before=f"/{before}", after=f"/{after}")
        yield replace(moved, what="moved", field="address")


def _body(old: Located, new: Located) -> Iterator[Difference]:
    found = bodies.edit(old.body, new.body)
    if found:
        before, after = f"{found.removed}字" * bool(found.removed), f"{found.added}字"
        told = at(new, (), label="正文", before=before, after=after, told=bodies.said(found))
        yield replace(told, field="body", line=new.body_line + found.line)


def _vocabulary(base: Vocabulary, head: Vocabulary) -> Iterator[Difference]:
    for group, label in GROUPS.items():
        about = Difference("vocabulary", group, label, VOCABULARY, 1, group)
        old = {term.id: term for term in base.group(group)}
        new = {term.id: term for term in head.group(group)}
        for slug in dict.fromkeys((*old, *new)):
            yield from _word(about, old.get(slug), new.get(slug))
        kept = [[slug for slug in one if slug in old and slug in new] for one in (old, new)]
        if kept[0] != kept[1]:
            before, after = (
                "、".join(words[slug].name for slug in order)
                for words, order in ((old, kept[0]), (new, kept[1]))
            )
            yield replace(about, label="次序", before=before, after=after, told="变了")


def _word(about: Difference, old: Term | None, new: Term | None) -> Iterator[Difference]:
    if old is None or new is None:
        before, after = (one.name if one else "" for one in (old, new))
        yield replace(about, before=before, after=after)
        return
    for key, field in keys(Term).items():
        before, after = show(getattr(old, key)), show(getattr(new, key))
        if before != after:
            label = f"“{new.name}”的{field.title}"
            yield replace(about, label=label, before=before, after=after)


def _files(base: Content, head: Content) -> Iterator[Difference]:
    for path in sorted({*base.files, *head.files}):
        old, new = base.files.get(path), head.files.get(path)
        about = Difference("file", path, path, f"docs/{path}", 1)
        if new is None:
            yield replace(about, before=f"{old}字节", told="没有了", what="removed")
        elif old is None:
            yield replace(about, after=f"{new}字节", told="是新加的", what="added")
        elif old != new:
            yield replace(about, label="大小", before=f"{old}字节", after=f"{new}字节")
