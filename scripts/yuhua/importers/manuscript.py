"""A manuscript of Word or WPS, turned into a draft page and a list of what to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yuhua.authoring import page_text, slug_for
from yuhua.check.markup import MAX_BODY
from yuhua.derive.fields import skeleton
from yuhua.importers.album import Album
from yuhua.importers.blocks import Block, blocks_of
from yuhua.importers.front import Around, front, kind_for
from yuhua.importers.headings import structured
from yuhua.importers.markdown import body
from yuhua.importers.official import read_letter
from yuhua.importers.package import ManuscriptError, open_package
from yuhua.importers.prose import closed_up, tidy
from yuhua.importers.remarks import Remark, shortened
from yuhua.importers.word import convert
from yuhua.kinds.base import Kind
from yuhua.text import UNFILLED

_SHOWN = 15


@dataclass(frozen=True)
class Wish:
    """What an editor asked for: a kind, an id, and the folder that pictures will lie in."""

    kind: Kind | None = None
    slug: str | None = None
    folder: str = ""


@dataclass(frozen=True)
class Manuscript:
    """A draft: where it belongs, its text, its pictures by file name, and what is to be said of it."""

    kind: Kind
    slug: str
    text: str
    pictures: tuple[tuple[str, bytes], ...]
    facts: tuple[str, ...]
    remarks: tuple[Remark, ...]
    guessed: bool = False

    def said(self, file: str, target: str) -> str:
        """Return in Chinese what was made, what was recognised, and what to look at."""
        lines = [f"{file}：写进了 {target}（{self.kind.label}）。"]
        if self.facts:
            lines.append(f"认出来的：{'；'.join(self.facts)}。")
        lines += [one.said() for one in self.remarks]
        if self.remarks:
            lines.append(f"上面 {len(self.remarks)} 处要看一看。")
        if UNFILLED in self.text:
            lines.append(f"文件里的“{UNFILLED}”填好以后，检查才会通过。")
        if self.guessed:
            lines.append(
                "种类是看标题猜的；不对就删掉这份底稿，写上 --kind 再导入，例如 --kind 家风故事。"
            )
        return "\n".join([*lines, f"接着运行：check {target}"])

    def in_short(self, file: str, target: str) -> str:
        """Return the same in one line."""
        made = f"{file}：写进了 {target}（{self.kind.label}）"
        kept = f"，图片 {len(self.pictures)} 张" if self.pictures else ""
        return (
            f"{made}{kept}，{f'{len(self.remarks)} 处要看一看' if self.remarks else '没有要看的'}"
        )


def manuscript(name: str, raw: bytes, around: Around, wish: Wish) -> Manuscript:
    """Return the draft of a file called `name`. Raises ManuscriptError, and DraftError for a bad id."""
    package = open_package(name, raw)
    blocks, rest = blocks_of(convert(package))
    if not any(one.plain for one in blocks):
        raise ManuscriptError("没有找到文字；要是整页的扫描图片，先把字打出来")
    letter = read_letter(blocks)
    kind = wish.kind or kind_for(letter)
    shown = structured(letter.blocks)
    written = body(shown)
    stem = closed_up(tidy(name.rpartition(".")[0] or name))
    found = front(letter, stem, written.text, kind, around)
    head = page_text(skeleton(kind, found.given), "")
    slug = slug_for(str(found.given["title"]), wish.slug)
    album = Album(package, wish.folder, slug)
    first = head.count("\n")
    remarks = [_of_field(head, *doubt) for doubt in found.doubts]
    for line, place, block in zip(written.lines, _places(shown), shown, strict=True):
        remarks += [Remark(first + line, place, *album.said(left)) for left in block.left]
    remarks += [Remark(0, "", *album.said(left)) for left in rest]
    remarks += _too_long(written.text)
    return Manuscript(
        kind,
        slug,
        head + written.text,
        tuple(album.pictures),
        found.facts,
        tuple(dict.fromkeys(remarks)),
        guessed=wish.kind is None,
    )


def _of_field(head: str, field: str, said: str, hint: str) -> Remark:
    line = next(n for n, text in enumerate(head.split("\n"), 1) if text.startswith(f"{field}:"))
    return Remark(line, f"（{field}）", said, hint)


def _places(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield where each block stands, as an editor finds it in Word; nothing where nobody asks."""
    heading, before = "", ""
    for block in blocks:
        own = block.plain
        if block.sort == "heading" and own:
            heading = ""
        yield _place(block, own, before, heading) if block.left else ""
        before = own or before
        heading = own if block.sort == "heading" and own else heading


def _place(block: Block, own: str, before: str, heading: str) -> str:
    under = f"{_quoted(heading)}下面，" if heading else ""
    if own:
        return f"（{under}{'表格' if block.rows else ''}{_quoted(own)}这里）"
    return f"（{under}{f'{_quoted(before)}后面' if before else '开头'}）"


def _quoted(text: str) -> str:
    return f"“{shortened(text, _SHOWN)}”"


def _too_long(text: str) -> Iterator[Remark]:
    if len(text) > MAX_BODY:
        message = f"正文有{len(text)}字，一页最多{MAX_BODY}字"
        yield Remark(0, "", message, "分成几篇，用 order 排好次序")
