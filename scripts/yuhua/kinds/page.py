"""普通页面: introductions of the sections, notes about the site, the handbook."""

from __future__ import annotations

from yuhua.kinds.base import Kind
from yuhua.model.entry import Entry


class Page(Entry):
    """A page with nothing but text."""


KIND = Kind("page", "普通页面", Page, "", "page.html")
