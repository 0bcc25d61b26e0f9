"""Files of docs/ and what people type, turned into addresses inside the site."""

from __future__ import annotations

from collections.abc import Mapping

from yuhua.kinds.course import Course
from yuhua.model.content import Content


def path_of(file: str) -> str:
    """Return the address of the Markdown file `docs/…/x.md`."""
    stem = file.removeprefix("docs/").removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name == "index":
        return f"{folder}/" if folder else ""
    return f"{stem}/"


def course_paths(content: Content) -> Mapping[str, str]:
    """Return the address of every course by its id, which outlives the name of its file."""
    courses = (one for one in content.entries if isinstance(one.record, Course))
    return {one.record.id: path_of(one.file) for one in courses}


def plain_address(alias: str) -> str:
    """Return `courses/huiyi/` for the ways people write an address."""
    path = alias.partition("://")[2].partition("/")[2] if "://" in alias else alias
    path = path.strip().strip("/").removesuffix("index.html").removesuffix(".html").strip("/")
    return f"{path}/" if path else ""
