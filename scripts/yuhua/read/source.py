"""Bytes of one file, turned into text, front matter and body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yuhua.problems import START, Edit, Mark, Problem, Recode
from yuhua.text import FORBIDDEN, clean

MAX_BYTES = 500_000
_FENCE = re.compile(r"-{3}[ \t]*")
_FIELD = re.compile(r"[a-z_]+: ")


@dataclass(frozen=True)
class Source:
    """A Markdown file: its front matter from line 2, its body from `body_line`."""

    front: str
    body: str
    body_line: int


def decode(file: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    r"""Return the text of a file with `\n` line ends, and what is wrong with its bytes."""
    if len(raw) > MAX_BYTES:
        hint = f"请控制在 {MAX_BYTES // 1000} KB 以内，可以拆成几个文件"
        return None, [
            Problem.at(file, START, "file-too-large", f"文件有 {len(raw) // 1000} KB，太大了", hint)
        ]
    text, problems = _characters(file, raw)
    if text is None:
        return None, problems
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Cleaned, so that one invisible character is not also an unknown word or an unreadable field.
    return clean(text), problems + _invisible(file, text)


def _characters(file: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Recognise the encodings that Windows programs leave behind."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _wrong_encoding(file, raw, "utf-16", "UTF-16（记事本里叫“Unicode”）")
    try:
        # A byte order mark is what Notepad puts first; it carries no meaning in UTF-8.
        return raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8"), []
    except UnicodeDecodeError:
        return _wrong_encoding(file, raw, "gb18030", "GBK（记事本里叫“ANSI”）")


def _wrong_encoding(
    file: str, raw: bytes, codec: str, label: str
) -> tuple[str | None, list[Problem]]:
    hint = "用记事本打开，选“文件 → 另存为”，编码选“UTF-8”，再保存"
    try:
        text: str | None = raw.decode(codec)
        message = f"文件应为 UTF-8 编码，现在是 {label}"
    except UnicodeDecodeError:
        text, message = None, "文件应为 UTF-8 编码的文字，现在的内容读不出来"
    fix = Recode(codec) if text is not None else None
    return text, [Problem.at(file, START, "encoding-wrong", message, hint, fix=fix)]


def _invisible(file: str, text: str) -> list[Problem]:
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        found = FORBIDDEN.search(line)
        if found:
            mark = Mark(number, found.start() + 1)
            message = f"这里有一个看不见的字符（U+{ord(found[0]):04X}），多半是从网页或微信复制来的"
            hint = "把光标移到这里，删掉这一处再重新输入"
            fix = Edit(mark.line, mark.column, found[0], "")
            problems.append(Problem.at(file, mark, "character-invisible", message, hint, fix=fix))
    return problems


def split(file: str, text: str) -> tuple[Source | None, list[Problem]]:
    """Split a Markdown file into front matter and body."""
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return None, [_no_front_matter(file, lines)]
    for number, line in enumerate(lines[1:], 2):
        if _FENCE.fullmatch(line):
            if _goes_on(lines[number:]):
                hint = "字段区只用头尾两行 ---；删掉中间这一行"
                return None, [
                    Problem.at(file, Mark(number, 1), "yaml-document", "这里多了一行 ---", hint)
                ]
            return Source(
                "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
            ), []
    hint = "在标题、摘要这些字段的最后一行下面，单独加一行三个短横线 ---"
    return None, [Problem.at(file, START, "front-matter-open", "开头的字段区没有结束", hint)]


def _goes_on(after: list[str]) -> bool:
    """Say whether fields or another fence follow at once: then this fence was not the last."""
    if not after or not any(_FENCE.fullmatch(line) for line in after):
        return False
    return bool(_FENCE.fullmatch(after[0]) or _FIELD.match(after[0]))


def _no_front_matter(file: str, lines: list[str]) -> Problem:
    first = next((n for n, line in enumerate(lines, 1) if line.strip()), 1)
    seen = lines[first - 1].strip()
    if first > 1 and _FENCE.fullmatch(seen):
        hint = f"删掉前面的 {first - 1} 个空行，让 --- 成为第一行"
        return Problem.at(file, START, "front-matter-missing", "第一行应为 ---，现在是空行", hint)
    if seen and set(seen) <= set("—-–－"):
        hint = "改成三个半角短横线 ---，前后不留空格"
        return Problem.at(
            file, Mark(first, 1), "front-matter-missing", f"第一行应为 ---，现在是“{seen}”", hint
        )
    hint = "在文件最前面写：\n    ---\n    title: 标题\n    summary: 一句话看懂\n    published: 2026-11-24\n    source: 区妇联\n    ---"
    return Problem.at(
        file, START, "front-matter-missing", "文件开头应有用 --- 围起来的字段区", hint
    )
