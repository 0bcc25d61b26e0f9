"""One draft of a schedule, turned into what `check` would say of it, at the cells it came from."""

from __future__ import annotations

from datetime import datetime, time

from yuhua.check.timetable import CHECKS
from yuhua.dates import SHANGHAI
from yuhua.importers.drafts import Draft
from yuhua.importers.matching import Around
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content, Located
from yuhua.model.texts import Path
from yuhua.problems import Mark, Problem
from yuhua.read import nodes
from yuhua.read.records import validate
from yuhua.text import UNFILLED

# What to do in the table about what `check` says of a record; its own hints speak of YAML.
_HINTS = {
    "end-missing": "写上几点结束，例如 上午9:30-11:00",
    "date-kind": "开始和结束都写钟点；整天的两个都只写日期",
    "repeat-endless": "在“重复到”里写到哪天为止",
    "repeat-missing": "在“重复”里写，例如 每周六；只有一场就都空着",
    "repeat-hours": "钟点只写一处",
    "fee-unjustified": "免费就写“免费”；收成本的，加一列“收费理由”",
}


def verdicts(draft: Draft, reading: Around) -> list[tuple[int, int, str, str]]:
    """Return what `check` would say of one record by itself, at the cells it came from."""
    value = {key: _plain(one) for key, one in draft.fields.items()}
    marks: dict[Path, Mark] = {(): Mark(*draft.places["title"])}
    marks |= {tuple(key.split(".")): Mark(*place) for key, place in draft.places.items()}
    record, problems = validate(Schedule, value, nodes.Tree(), "", context=reading.vocabulary)
    if record is None:
        told = [one for one in problems if draft.fields.get(one.field) != UNFILLED]
        return [(*_at(marks, one), one.message, one.hint) for one in told]
    alone = Content(reading.vocabulary, (Located("schedule", record, "", marks),), ())
    moment = datetime.combine(reading.as_of, time(), SHANGHAI)
    said = (one for rule in CHECKS for one in rule(alone, moment))
    found = [one for one in said if one.code != "repeat-unknown"]  # told when it was read
    return [(one.line, one.column, one.message, _HINTS.get(one.code, one.hint)) for one in found]


def _plain(value: object) -> nodes.Value:
    """Return a field as it reads back from YAML: texts, lists and mappings only."""
    if isinstance(value, dict):
        return dict(value)
    if isinstance(value, tuple):
        return list(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _at(marks: dict[Path, Mark], problem: Problem) -> tuple[int, int]:
    path = tuple(problem.field.split("."))
    mark = marks.get(path) or marks.get(path[:1]) or marks[()]
    return mark.line, mark.column
