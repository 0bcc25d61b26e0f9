"""A kind and a title, turned into a draft that an editor fills in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from yuhua.dates import rewritten
from yuhua.derive.fields import Row, rows, skeleton
from yuhua.kinds import kinds
from yuhua.kinds.base import Kind
from yuhua.kinds.place import Place
from yuhua.model.content import Content
from yuhua.text import did_you_mean, is_slug


class DraftError(Exception):
    """The draft cannot be made; says why and what to type, in Chinese."""


@dataclass(frozen=True)
class Question:
    """A field to ask an editor for; `choices` are what may be answered, with what each is called."""

    name: str
    label: str
    hint: str
    choices: tuple[tuple[str, str], ...] = ()

    def answer(self, typed: str) -> str:
        """Return the value an answer stands for: a number stands for a choice. Raises DraftError."""
        typed = typed.strip()
        values = [value for value, _ in self.choices]
        if typed.isdecimal() and 0 < int(typed) <= len(values):
            return values[int(typed) - 1]
        if values and typed and typed not in values:
            named = {called: value for value, called in self.choices}
            if typed not in named:
                raise DraftError(f"没有“{typed}”。{did_you_mean(typed, [*values, *named])}")
            return named[typed]
        return rewritten(typed) or typed


def questions(kind: str, content: Content) -> tuple[Question, ...]:
    """Return what to ask for a new record: what it must have and one line can say."""
    found = kind_called(kind)
    wanted = [
        row
        for row in rows(found.record)
        if row.required and not (row.inside or row.many or row.name in {"id", "title", "published"})
    ]
    return tuple(
        Question(row.name, row.label, row.note or row.form, _choices(row, content))
        for row in wanted
    )


def _choices(row: Row, content: Content) -> tuple[tuple[str, str], ...]:
    """Return the words of the vocabulary, or the records, that a field can name."""
    if row.group:
        return tuple((term.name, term.name) for term in content.vocabulary.group(row.group))
    if row.name == "place":
        return tuple((one.id, one.title) for one in content.of(Place).values())
    return ()


def draft(
    root: Path,
    kind: str,
    title: str,
    slug: str | None,
    today: date,
    *,
    answers: Mapping[str, str] | None = None,
) -> tuple[Path, str]:
    """Write the skeleton of a record and return its path and text. Never overwrites a file.

    `answers` fills fields in.
    """
    found = kind_called(kind)
    known = {row.name: row for row in rows(found.record) if not row.inside}
    for name in answers or {}:
        if name not in known:
            raise DraftError(f"{found.label}没有字段“{name}”。{did_you_mean(name, known)}")
    stem = slug_for(title, slug)
    given = {"title": title, "published": today.isoformat(), "source": "区妇联", **(answers or {})}
    path = place_of(root / "docs", found, stem)
    if found.is_page:
        text = page_text(skeleton(found, given), "## 第一部分\n\n从这里写正文。\n")
        write_new(path, text)
    else:
        text = _list_entry(found, {**given, "id": stem})
        _append(path, text)
    return path, text


def slug_for(title: str, slug: str | None) -> str:
    """Return the id somebody chose, or the pinyin of a title. Raises DraftError where it is none."""
    stem = slug or slug_of(title)
    if is_slug(stem):
        return stem
    raise DraftError(
        f"编号“{stem}”不合规：只用小写字母、数字和短横线，最多60个，例如 --id jiating-huiyi"
    )


def slug_of(title: str) -> str:
    """Return the pinyin of a title as a slug: `家庭会议` → `jia-ting-hui-yi`."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 -- slow import

    words = re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(title)).lower())
    return "-".join(words)[:60].strip("-")


def page_text(front: str, body: str) -> str:
    """Return the text of a page's file."""
    return f"---\n{front}\n---\n\n{body}"


def kind_called(word: str) -> Kind:
    """Return the kind with an English or Chinese name. Raises DraftError."""
    for kind in kinds():
        if word in {kind.name, kind.label}:
            return kind
    hint = did_you_mean(word, [kind.name for kind in kinds()])
    choices = "、".join(f"{kind.name}（{kind.label}）" for kind in kinds())
    raise DraftError(f"没有“{word}”这种内容。{hint}\n全部种类：{choices}")


def place_of(docs: Path, kind: Kind, stem: str) -> Path:
    """Return where a record of a kind with that id is kept."""
    if kind.is_page:
        return docs / f"{kind.home or 'about/'}{stem}.md"
    return docs / kind.home.replace("*", stem)


def _list_entry(kind: Kind, given: dict[str, str]) -> str:
    lines = skeleton(kind, given).split("\n")
    return (
        "\n".join(("- " if place == 0 else "  ") + line for place, line in enumerate(lines)) + "\n"
    )


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises DraftError where there is one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise DraftError(f"已经有 {path.name} 了，没有覆盖；用 --id 换一个编号") from error


def _append(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(("\n" if path.stat().st_size else "") + text)
