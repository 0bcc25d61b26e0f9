"""A kind and a title, turned into a draft that an editor fills in."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from yuhua.derive.fields import skeleton
from yuhua.kinds import kinds
from yuhua.kinds.base import Kind
from yuhua.text import did_you_mean, is_slug


class DraftError(Exception):
    """The draft cannot be made; says why and what to type, in Chinese."""


def draft(root: Path, kind: str, title: str, slug: str | None, today: date) -> tuple[Path, str]:
    """Write the skeleton of a record and return its path and text. Never overwrites a file."""
    found = kind_called(kind)
    stem = slug_for(title, slug)
    given = {"title": title, "published": today.isoformat(), "source": "区妇联"}
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
    """Return the kind of that name or Chinese label. Raises DraftError for another word."""
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
