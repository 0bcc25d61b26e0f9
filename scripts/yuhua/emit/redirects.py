"""Old addresses of pages, turned into small pages that lead on: printed codes and bookmarks keep working."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from html import escape

from yuhua.derive.addresses import plain_address
from yuhua.emit import Artifact
from yuhua.model.entry import Entry
from yuhua.model.site import Page, Site

_HTML = """<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>页面搬家了</title>
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={address}">
<link rel="canonical" href="{address}">
<h1>页面搬家了</h1>
<p>没有自动打开的话，点这里：<a href="{address}">{title}</a></p>
</html>
"""


def emit(site: Site) -> Iterable[Artifact]:
    """Yield a page for every address that an entry says it had before."""
    for page in site.pages:
        if isinstance(page.record, Entry):
            for alias in page.record.aliases:
                yield _redirect(plain_address(alias), page)


def _redirect(old: str, page: Page) -> Artifact:
    address = f"{posixpath.relpath(f'/{page.path}', f'/{old}')}/"
    title = "新的地址" if page.sensitive else page.title
    text = _HTML.format(address=escape(address), title=escape(title))
    return Artifact(f"{old}index.html", text.encode())
