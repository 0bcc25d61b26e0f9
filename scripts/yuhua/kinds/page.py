"""普通页面: introductions of the sections, notes about the site, the handbook."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from yuhua.kinds.base import Kind
from yuhua.model.entry import Entry
from yuhua.model.fields import Flag


class Page(Entry):
    """A page with nothing but text; an `archived` one keeps a document of its time to the letter."""

    archived: Annotated[
        Flag, Field(title="原文存档", description="照登的旧文件，写 true 就不查用词和句子长短")
    ] = False


def is_kept(record: object) -> bool:
    """Say whether a page keeps a document of another time to the letter."""
    return isinstance(record, Page) and record.archived


KIND = Kind("page", "普通页面", Page, "", "page.html")
