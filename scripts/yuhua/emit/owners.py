"""The content and who answers for its words, turned into CODEOWNERS: whom GitHub asks to review what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yuhua.model.content import Content
from yuhua.model.entry import Record
from yuhua.model.terms import Term

PATH = ".github/CODEOWNERS"
_HEAD = """\
# 谁来审哪些内容。由 python3 scripts/yuhua github 生成，不要手改。
# 栏目、街道等词由谁审，写在 docs/vocabulary.yml 的 owners；其余的写在 mkdocs.yml 的 owners。
"""
_NOBODY = "# 还没有写由谁来审，所以下面是空的。\n"
# What only those touch who look after the site as a whole.
_MACHINE = ("/.github/", "/scripts/", "/overrides/", "/mkdocs.yml", "/requirements*")
_HANDLE = re.compile(r"@[A-Za-z0-9][A-Za-z0-9-]{0,38}(/[A-Za-z0-9._-]{1,100})?")


@dataclass(frozen=True)
class Owners:
    """Who is asked for everything, for what needs two reviews, and for the machinery."""

    content: tuple[str, ...] = ()
    careful: tuple[str, ...] = ()
    machine: tuple[str, ...] = ()


def owners_of(settings: object) -> Owners:
    """Return what stands under `extra.owners` of mkdocs.yml. Raises ValueError, in Chinese, for what cannot."""
    found = settings if isinstance(settings, dict) else {}
    groups = {key: found.get(key) or [] for key in ("content", "careful", "machine")}
    for key, names in groups.items():
        for name in names if isinstance(names, list) else [names]:
            if not (isinstance(name, str) and _HANDLE.fullmatch(name)):
                raise ValueError(
                    f'设置文件 mkdocs.yml 的 owners：{key} 应为 GitHub 的用户名或小组，写成 ["@ming"]，现在是“{name}”'
                )
    return Owners(**{key: tuple(names) for key, names in groups.items()})


def codeowners(content: Content, owners: Owners) -> str:
    """Return the text of CODEOWNERS; the last line that fits a file decides, so careful ones come last."""
    lines = list(_lines(content, owners))
    return _HEAD + ("".join(f"{line}\n" for line in lines) if lines else _NOBODY)


def _lines(content: Content, owners: Owners) -> Iterator[str]:
    if owners.content:
        yield f"* {' '.join(owners.content)}"
    for file, names in sorted(_by_file(content).items()):
        yield f"{_pattern(file)} {' '.join(names)}"
    careful = owners.careful or owners.content
    if careful:
        yield f"/docs/help/ {' '.join(careful)}"
        for file in sorted({one.file for one in content.records if needs_two(one.record)}):
            if not file.startswith("docs/help/"):
                yield f"{_pattern(file)} {' '.join(careful)}"
    if owners.machine:
        yield from (f"{path} {' '.join(owners.machine)}" for path in _MACHINE)


def needs_two(record: Record) -> bool:
    """Say whether two people have to agree to a record: sensitive pages and public notices (公示)."""
    return bool(getattr(record, "sensitive", False)) or "公示" in record.title


def _by_file(content: Content) -> Mapping[str, tuple[str, ...]]:
    """Return who answers for each file: everybody named by a word that a record in it bears."""
    found: dict[str, dict[str, None]] = {}
    for one in content.records:
        names = [name for term in _terms(one.record) for name in term.owners]
        if names:
            found.setdefault(one.file, {}).update(dict.fromkeys(names))
    return {file: tuple(names) for file, names in found.items()}


def _terms(record: Record) -> Iterator[Term]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        yield from (
            one
            for one in (value if isinstance(value, tuple) else (value,))
            if isinstance(one, Term)
        )


def _pattern(file: str) -> str:
    """Return a path as CODEOWNERS wants it, from the top of the repository."""
    return "/" + re.sub(r"([ #\\])", r"\\\1", file)
