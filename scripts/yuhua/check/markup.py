"""The body of a page: headings in order, links that lead somewhere, nothing dangerous or endless."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import datetime

from yuhua.derive import handbook
from yuhua.model.content import Content
from yuhua.problems import Edit, Mark, Problem
from yuhua.text import nearest

MAX_BODY = 60_000
MAX_BRACKETS = 1_000
_LONG_RUN = re.compile(r"([\[<*_(>])\1{19}")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_HTML = re.compile(r"</?[A-Za-z][^>]*>|<!--")
_ATTRIBUTES = re.compile(r"\{:[^}]*\}|\{[.#][\w-]+[^}]*\}")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(\s*<?([^)\s>]*)")
_WIDE_LINK = re.compile(r"\](（)[^（）]*(?:\.md|://|#|\.jpe?g|\.png|\.webp|\.avif)[^（）]*[）)]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_VAGUE = {"点击这里", "这里", "更多", "详情", "点击", "链接", "查看"}


def size(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A body is short enough to read and to parse (20 kB of `[` take Python-Markdown 12 s)."""
    for one in content.entries:
        start = Mark(one.body_line, 1)
        lines = one.body.split("\n")
        if len(one.body) > MAX_BODY:
            hint = "分成几篇，用 order 排好次序"
            yield Problem.at(
                one.file, start, "body-too-long", f"正文有{len(one.body)}字，太长了", hint
            )
        for number, line in enumerate(lines, one.body_line):
            if found := _LONG_RUN.search(line):
                hint = f"删掉多余的“{found[1]}”，同一个符号连写不到20个"
                mark = Mark(number, found.start() + 1)
                yield Problem.at(one.file, mark, "body-nested", f"正文里有一长串“{found[1]}”", hint)
        if one.body.count("[") > MAX_BRACKETS:
            yield Problem.at(
                one.file, start, "body-nested", "正文里的方括号太多", "把链接减少一些，或分成几篇"
            )


def headings(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """The title is the only first-level heading; below it no level is skipped."""
    for one in content.entries:
        level = 1
        for number, line in one.lines:
            found = _HEADING.match(line)
            if not found:
                continue
            depth = len(found[1])
            if depth == 1:
                yield Problem.at(
                    one.file,
                    Mark(number, 1),
                    "heading-first",
                    "正文里不用一级标题 #，标题写在 title",
                    "改成 ##",
                    fix=Edit(number, 1, "#", "##"),
                )
            elif depth > level + 1:
                hint = f"改成 {'#' * (level + 1)}"
                yield Problem.at(
                    one.file,
                    Mark(number, 1),
                    "heading-skipped",
                    f"标题从第{level}级跳到了第{depth}级",
                    hint,
                    fix=Edit(number, 1, found[1], "#" * (level + 1)),
                )
            level = max(depth, 2)


def html(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Markdown only: HTML and attribute lists are never put on a page."""
    for one in content.entries:
        for number, line in one.lines:
            if found := _HTML.search(line):
                message = f"正文里不能写网页代码“{found[0][:30]}”"
                hint = "删掉尖括号和里面的代码；要写尖括号本身就用《》或“小于”"
                if "://" in found[0]:
                    hint = f"写成链接：[页面的名字]({found[0].strip('<>')})"
                yield Problem.at(
                    one.file, Mark(number, found.start() + 1), "html-refused", message, hint
                )
            if found := _ATTRIBUTES.search(line):
                message = f"不能写样式代码“{found[0][:30]}”"
                yield Problem.at(
                    one.file,
                    Mark(number, found.start() + 1),
                    "html-refused",
                    message,
                    "删掉花括号和里面的内容",
                )


def links(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Links inside lead to a page, links outside are web addresses, and their words say where."""
    files = {one.file for one in content.entries} | {one.file for one in content.others}
    files |= {f"docs/{name}" for name in content.broken} | set(handbook.files())
    for one in content.entries:
        for number, line in one.lines:
            for found in _WIDE_LINK.finditer(line):
                hint = "“]”后面紧跟半角圆括号，写成 [家风](../families/jiafeng.md)"
                yield Problem.at(
                    one.file,
                    Mark(number, found.start(1) + 1),
                    "link-wide",
                    "链接的圆括号应为半角",
                    hint,
                    fix=Edit(number, found.start() + 1, found[0], f"]({found[0][2:-1]})"),
                )
            for found in _LINK.finditer(line):
                mark = Mark(number, found.start(3) + 1)
                for code, message, hint in _faults(one.file, found, files):
                    yield Problem.at(one.file, mark, code, message, hint)


def _faults(file: str, found: re.Match[str], files: set[str]) -> Iterator[tuple[str, str, str]]:
    image, words, target = found.groups()
    if image:
        return  # `illustrations.py` looks at pictures
    if words.strip() in _VAGUE:
        yield (
            "link-vague",
            f"链接文字“{words}”没说通向哪里",
            "写成页面的名字，例如《家庭会议怎么开》",
        )
    if target.startswith("#"):
        return
    if _SCHEME.match(target):
        if not target.lower().startswith(("http://", "https://", "tel:", "mailto:")):
            yield (
                "link-scheme",
                f"不能用“{target.split(':')[0]}:”开头的链接",
                "只用 https:// 开头的网址，或站内的 .md 文件",
            )
        return
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), target.split("#")[0]))
    if path not in files:
        names = {_stem(one): one for one in sorted(files)}
        near = names.get(nearest(_stem(path), names), "")
        there = posixpath.relpath(near, posixpath.dirname(file)) if near else ""
        hint = (
            f"是不是“{there}”？" if there else "检查文件名和所在的文件夹；页面还没写好就先不放链接"
        )
        if target.startswith("www."):
            hint = f"网址要写全：https://{target}"
        yield "link-broken", f"链接的页面不存在：{target or '（括号里是空的）'}", hint


def _stem(path: str) -> str:
    return posixpath.basename(path).removesuffix(".md")


CHECKS = (size, headings, html, links)
EACH = (size, headings, html)
NAMING = (links,)
