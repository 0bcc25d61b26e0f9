"""Paragraphs that are headings or entries by their look, turned into such; levels without gaps."""

from __future__ import annotations

import re
from dataclasses import replace

from yuhua.importers.blocks import Block
from yuhua.importers.spans import Span, Spans

LONGEST = 40
_HAN = "[一二三四五六七八九十百]{1,4}"
# How deep each way of numbering stands in official letters (GB/T 9704-2012 §7.3.3): 一、（一）1.（1）
_NUMBERED = (
    (11, re.compile(r"附件\s*[\d一二三四五六七八九十]{0,2}[：:]?$")),
    (12, re.compile(rf"第(?:{_HAN}|\d{{1,3}})(?:章|部分|篇)(?=\s|[：:]|$)")),
    (13, re.compile(rf"第(?:{_HAN}|\d{{1,3}})节(?=\s|[：:]|$)")),
    (14, re.compile(rf"{_HAN}[、.．]")),
    (15, re.compile(rf"[（(]{_HAN}[）)]")),
)
_BY_LOOK, _BY_NUMBER = 95, 96
_ARABIC = re.compile(r"(\d{1,2})(?:[.．](?!\d)|、)\s*(?=\S)")
_BULLET = re.compile(r"[●•◆■▪◇○➢➤]\s*(?=\S)")
# A heading neither ends like a sentence nor says `时间：12月5日`.
_SENTENCE = re.compile(r"[。；;，,、…]$|[。；]|[：:].+")
_LOWEST = 6


def structured(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with headings and lists recognised, and heading levels from 2 without gaps."""
    blocks = tuple(_unless_text(block) for block in blocks)
    ranks = [_rank(block) for block in blocks]
    stack: list[int] = []
    found: list[Block] = []
    for place, block in enumerate(blocks):
        rank = ranks[place] if block.sort == "heading" or _stands_over(ranks, place, blocks) else 0
        if rank:
            while stack and stack[-1] >= rank:
                stack.pop()
            stack.append(rank)
            level = min(len(stack) + 1, _LOWEST)
            found.append(
                replace(block, sort="heading", level=level, number=0, spans=_heading(block))
            )
        else:
            found.append(_entry(block))
    return tuple(found)


def _unless_text(block: Block) -> Block:
    """Return a paragraph where somebody gave whole sentences the style of a heading."""
    is_text = len(block.plain) > LONGEST and ("。" in block.plain or "；" in block.plain)
    return replace(block, sort="paragraph") if block.sort == "heading" and is_text else block


def _rank(block: Block) -> int:
    """Return how deep a block would stand as a heading; 0 for one that cannot be any."""
    text = block.plain
    if block.sort not in {"heading", "paragraph"} or not text:
        return 0
    numbered = next((rank for rank, form in _NUMBERED if form.match(text)), 0)
    if block.sort == "heading":
        return numbered or 10 * block.level
    if len(text) > LONGEST or _SENTENCE.search(text):
        return 0
    if numbered:
        return numbered
    if not block.is_bold and not block.half_points:
        return 0
    return _BY_NUMBER if _ARABIC.match(text) else _BY_LOOK


def _stands_over(ranks: list[int], place: int, blocks: tuple[Block, ...]) -> bool:
    """Say whether something follows that a heading could be over; lines in a row are no headings."""
    rank = ranks[place]
    if not rank or place + 1 == len(blocks):
        return False
    beside = [
        ranks[at] for at in (place - 1, place + 1) if at >= 0 and blocks[at].sort == "paragraph"
    ]
    return rank not in beside


def _heading(block: Block) -> Spans:
    """Return the words of a heading without a colon at the end."""
    *first, last = block.spans
    return (*first, replace(last, text=last.text.rstrip("：: ")))


def _entry(block: Block) -> Block:
    """Return a paragraph that begins like an entry of a list as one."""
    first = block.spans[0] if block.spans else Span("")
    if block.sort != "paragraph" or first.note:
        return block
    if found := _ARABIC.match(first.text):
        return replace(
            block, sort="entry", number=int(found[1]), spans=_without(block.spans, found)
        )
    if found := _BULLET.match(first.text):
        return replace(block, sort="entry", spans=_without(block.spans, found))
    return block


def _without(spans: Spans, found: re.Match[str]) -> Spans:
    first, *rest = spans
    return (replace(first, text=first.text[found.end() :]), *rest)
