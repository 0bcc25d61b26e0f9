"""How much there is to read: sentences of one breath, pages with something on them, nothing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from yuhua.kinds.page import Page, is_kept
from yuhua.model.content import Content
from yuhua.model.entry import Entry
from yuhua.model.texts import strings
from yuhua.problems import UNSEEN, Mark, Problem
from yuhua.text import plain

MOST_OF_SENTENCE = 80
LEAST_OF_PAGE = 600
# Shorter ones may well be the same: `先打110。`
LEAST_OF_PARAGRAPH = 40
_SENTENCE = re.compile(r"[^。！？；：\n|]+")


def sentences(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A sentence that does not fit into one breath is a warning: pages are read aloud, too."""
    for one in content.entries:
        if is_kept(one.record):
            continue
        for mark, text in one.prose:
            for found in _SENTENCE.finditer(text):
                size = len(plain(found[0].replace(UNSEEN, " ")))
                if size > MOST_OF_SENTENCE:
                    place = mark.along(found.start())
                    message = f"这一句有{size}字，一口气读不完"
                    hint = f"拆成几句，每句不超过{MOST_OF_SENTENCE}字"
                    problem = Problem.at(one.file, place, "sentence-long", message, hint)
                    yield replace(problem, severity="warning")


def pages(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A page written with artificial intelligence has more on it than a headline."""
    for one in content.entries:
        entry = one.record
        if not isinstance(entry, Entry) or not entry.ai_generated or isinstance(entry, Page):
            continue  # a plain page may be a notice of two lines, or the way into a section
        fields = sum(len(text) for _, text in strings(one.record))
        size = fields + sum(len(plain(line.replace(UNSEEN, " "))) for _, line in one.lines)
        if size < LEAST_OF_PAGE:
            message = f"这一页只有{size}字，读者看完还是不知道怎么做"
            hint = f"写到{LEAST_OF_PAGE}字以上：说清楚是什么、怎么做、找谁；写不满就并进别的页"
            place = Mark(one.body_line, 1)
            yield Problem.at(one.file, place, "text-short", message, hint)


def paragraphs(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """No two pages share a paragraph."""
    seen: dict[str, str] = {}
    for one in content.entries:
        if is_kept(one.record):
            continue
        for mark, text in one.prose:
            # What is short as it is written is short without its marks, too.
            if len(text) < LEAST_OF_PARAGRAPH or text.lstrip().startswith("|"):
                continue
            words = _plain(text)
            if len(words) < LEAST_OF_PARAGRAPH:
                continue
            if words in seen:
                message = f"这一段和 {seen[words]} 里的一模一样"
                hint = "换成这一页自己的话，或者改成一个链接"
                yield Problem.at(one.file, mark, "paragraph-twice", message, hint)
            seen.setdefault(words, one.file)


@lru_cache(maxsize=20_000)  # a preview asks again for every paragraph of the site
def _plain(text: str) -> str:
    return plain(text)


CHECKS = (sentences, pages, paragraphs)
EACH = (sentences, pages)
