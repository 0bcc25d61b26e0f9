"""The answers of somebody who sent something in, turned into the draft of one file and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from yuhua.authoring import slug_of
from yuhua.emit.forms import is_real
from yuhua.importers.answers import Issue, IssueError
from yuhua.importers.cells import is_private, line, words
from yuhua.importers.drafts import front_matter, scalar
from yuhua.importers.matching import around
from yuhua.importers.readers import Yaml
from yuhua.importers.sheets import Cell, Sheet, SheetError
from yuhua.importers.timetable import imported
from yuhua.model.content import Content
from yuhua.private import findings
from yuhua.problems import Problem
from yuhua.text import MOST_OF_SLUG, UNFILLED, as_markdown

_PRIVATE = "有电话、证件号、住址这样的个人信息，那一行没有写进底稿；请把投稿里的也删掉"
_NUMBERS = {"id", "card", "mobile", "landline"}  # of which some are public; `is_private` knows them
# People who live are not shown before they have signed; what is handed down names where it stands.
_AGREED = f"consent:\n  record: {UNFILLED}\n  scope: [story]\n  signed: {UNFILLED}\n  expires: {UNFILLED}\n"
_HANDED_DOWN = f"verify: todo\nquotes:\n  - text: {UNFILLED}\n    work: {{work}}\n"
_CELLS = {
    "这一格": "这一栏",
    "整格没有导入": "没有写进底稿",
    "没有导入": "没有写进底稿",
    "在表里写上": "写上",
}
_CONSENT = "同意书：签好以后，填档案编号、签署日期和到期日期"


@dataclass(frozen=True)
class Submission:
    """The one file a submission becomes, what to call it, and what is missing or doubtful, in Chinese."""

    number: int
    path: str
    text: str
    title: str
    missing: tuple[str, ...]

    def said(self, problems: Iterable[Problem]) -> str:
        """Return in Markdown what was made, what is missing, and what `check` says beyond that."""
        return (
            "\n".join(self._lines([one for one in problems if one.code != "text-unfilled"])) + "\n"
        )

    def _lines(self, problems: list[Problem]) -> Iterator[str]:
        yield f"底稿写好了：{as_markdown(self.path)}"
        if self.missing:
            yield from ("", "还缺这些，编辑会补，也可以在下面回一句：", "")
            yield from (f"- {as_markdown(one)}" for one in self.missing)
        if problems:
            yield from ("", "检查还说：", "")
        for one in problems:
            yield f"- 第{one.line}行：{as_markdown(one.message)}"
            yield f"  - 改法：{as_markdown(one.hint)}"
        if not (self.missing or problems):
            yield from ("", "什么也不缺，检查通过。")


def submission(issue: Issue, content: Content, as_of: date) -> Submission:
    """Return the draft of what was sent in. Raises IssueError where nothing can be made of it."""
    return (_story if issue.form.drafts == "story" else _activity)(issue, content, as_of)


def _activity(issue: Issue, content: Content, as_of: date) -> Submission:
    """Read the answers as a timetable with one row: the labels are names of its columns."""
    asked = [one for one in issue.form.questions if one.key != "promise"]
    told, private = _public(issue, content, as_of)
    cells = {(1, column): Cell(1, column, one.label) for column, one in enumerate(asked, 1)}
    cells |= {
        (2, column): Cell(2, column, told[one.key])
        for column, one in enumerate(asked, 1)
        if told.get(one.key, UNFILLED) != UNFILLED
    }
    try:
        found = imported(f"投稿 {issue.number}", (Sheet("", cells),), content, as_of)
    except SheetError as error:
        raise IssueError("标题、日期和地点都没有写，写不成底稿；请编辑投稿，补上再来") from error
    if not found.ids:
        raise IssueError("标题、日期和地点都没有写，写不成底稿；请编辑投稿，补上再来")
    doubts = dict.fromkeys(
        f"{asked[one.column - 1].label}：{_reworded(f'{one.message}；{one.hint}')}"
        for one in found.doubts
    )
    path = _unused(f"docs/schedules/{found.ids[0]}.yml", issue, content)
    return Submission(issue.number, path, found.text, _title(told), (*private, *doubts))


def _reworded(text: str) -> str:
    """Return what is said of a cell of a table as it is said of an answer."""
    for cell, answer in _CELLS.items():
        text = text.replace(cell, answer)
    return text


def _story(issue: Issue, content: Content, as_of: date) -> Submission:
    told, private = _public(issue, content, as_of)
    missing = [
        f"{one.label}：没有写；{one.hint or '选一个'}"
        for one in issue.form.questions
        if one.required and one.key not in told
    ]
    told = {one.key: told.get(one.key, "") for one in issue.form.questions}
    if is_real(told["truth"]):
        missing.append(_CONSENT)
    front = front_matter(_fields(told, content, as_of))
    if is_real(told["truth"]):
        front += _AGREED
    else:
        front += _HANDED_DOWN.format(work=scalar(line(told["work"]) or UNFILLED))
    text = f"---\n{front}---\n\n{told['body'] or UNFILLED}\n"
    slug = slug_of(line(told["title"])) or f"tougao-{issue.number}"
    path = _unused(f"docs/families/{slug}.md", issue, content)
    return Submission(issue.number, path, text, _title(told), (*private, *missing))


def _public(issue: Issue, content: Content, as_of: date) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the answers, a gap for each line with personal data, and a sentence for each such answer."""
    numbers = around(content, as_of).numbers
    told: dict[str, str] = {}
    private = []
    for question in issue.form.questions:
        if question.key in issue.answers:
            answer = issue.answers[question.key]
            lines = [UNFILLED if _hides(one, numbers) else one for one in answer.split("\n")]
            told[question.key] = "\n".join(lines)
            private += [f"{question.label}：{_PRIVATE}"] if told[question.key] != answer else []
    return told, tuple(private)


def _hides(text: str, numbers: frozenset[str]) -> bool:
    """Say whether a line holds something of a person that is not public."""
    other = any(one.kind not in _NUMBERS for one in findings(text))
    return other or is_private(text, numbers)


def _fields(told: Mapping[str, str], content: Content, as_of: date) -> dict[str, Yaml]:
    """Return the fields that any story has."""
    sources = [term.name for term in content.vocabulary.group("sources")]
    optional = {key: line(told[key]) for key in ("era", "motto") if told[key]}
    fields: dict[str, Yaml] = {
        "title": line(told["title"]) or UNFILLED,
        "summary": line(told["summary"]) or UNFILLED,
        "published": as_of.isoformat(),
        "source": sources[0] if sources else UNFILLED,
        "review": "pending",
        **optional,
    }
    if told["figures"]:
        fields["figures"] = words(told["figures"])
    return fields


def _title(told: Mapping[str, str]) -> str:
    return line(told.get("title", ""))[:40] or UNFILLED


def _unused(path: str, issue: Issue, content: Content) -> str:
    """Return a path where no file is yet, made of letters, digits and hyphens."""
    taken = {one.file for one in content.records} | {f"docs/{one}" for one in content.broken}
    stem, dot, ending = path.rpartition(".")
    if path not in taken:
        return path
    folder, _, name = stem.rpartition("/")
    return f"{folder}/{name[: MOST_OF_SLUG - 10].strip('-')}-{issue.number}{dot}{ending}"
