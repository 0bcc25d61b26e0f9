"""What must be found: every page by the beginning of its title, and by the queries its editors promise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yuhua.model.content import Content
from yuhua.model.entry import Entry
from yuhua.model.lists import Synonym
from yuhua.problems import Problem
from yuhua.search.asking import Way
from yuhua.search.postings import Index
from yuhua.search.ranking import answers, postings_of
from yuhua.search.terms import fold

# So much of a title must be enough, and so high must the page stand.
BEGINNINGS = (2, 3, 4)
HIGHEST = 5
_RUNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+.-"
_RUN_ON = re.compile(r"[\w+.-]{2}", re.ASCII)


def missed(content: Content, index: Index, paths: dict[str, str]) -> Iterator[Problem]:
    """Yield what is not found; `paths` maps files of docs/ to addresses."""
    numbers = {document.path: number for number, document in enumerate(index.documents)}
    rows = [row.part for row in content.rows(Synonym)]
    for one in content.entries:
        number = numbers.get(paths.get(one.file, ""))
        if number is None:
            continue
        assert isinstance(one.record, Entry)  # noqa: S101 -- these are the entries
        for text in _beginnings(one.record.title, index, number):
            hint = "标题开头换成有字的；敏感页面要在 tags 里写上意思明确的词"
            message = f"搜标题开头的“{text}”找不到这一页"
            yield one.problem(("title",), "search-missed", message, hint)
        for place, query in enumerate(one.record.search_queries):
            if number not in _best(query, index, rows):
                message = f"搜“{query}”，这一页不在前{HIGHEST}个"
                hint = "把这个说法写进标题、tags 或小标题，或者加进 synonyms.yml"
                yield one.problem(("search_queries", place), "search-missed", message, hint)


def _beginnings(title: str, index: Index, number: int) -> Iterator[str]:
    document = index.documents[number]
    if document.path and not document.telling:  # sensitive: it has to have another way in
        if not document.doors:
            yield title
        return
    for length in BEGINNINGS:
        text = title[:length]
        if _RUN_ON.match(title[length - 1 : length + 1]):
            text = text.rstrip(_RUNS)  # half a number is no beginning of it: 12到1 of 12到18岁
        terms = Way(fold(text)).terms
        if terms and not all(_holds(index, term, number) for term in terms):
            yield text


def _holds(index: Index, term: str, number: int) -> bool:
    return any(document == number for document, _ in postings_of(term, index))


def _best(query: str, index: Index, rows: Sequence[Synonym]) -> set[int]:
    return {answer.document for answer in answers(query, index, rows)[:HIGHEST]}
