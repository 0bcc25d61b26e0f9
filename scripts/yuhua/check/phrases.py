"""Words held against the lists editors keep: refused lines, official wording, unverified claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from yuhua.kinds.page import is_kept
from yuhua.model.content import Content
from yuhua.model.lists import Refused, Unverified, Wording
from yuhua.problems import Problem


def refused(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """No line of refused.yml appears anywhere, not even to be refuted."""
    rows = content.rows(Refused)
    for one in content.records:
        for mark, text in one.texts:
            for row in rows:
                if row.part.text in text:
                    message = f"“{row.part.text}”不能引用：{row.part.why}"
                    place = mark.along(text.index(row.part.text))
                    hint = "删掉这句，只引可取的部分；要说它不好，就转述大意"
                    yield Problem.at(one.file, place, "quote-outdated", message, hint)


def wording(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Words of wording.yml are said the other way; those without another way claim too much."""
    rows = [row.part for row in content.rows(Wording)]
    for one in content.records:
        if is_kept(one.record):
            continue
        for mark, text in one.texts:
            for row in rows:
                at = _found(text, row)
                if at is None:
                    continue
                place = mark.along(at)
                if row.right:
                    message = f"“{row.wrong}”的说法不规范：{row.why}"
                    hint = f"改成“{row.right}”"
                    yield Problem.at(one.file, place, "wording-wrong", message, hint)
                else:
                    message = f"“{row.wrong}”说得太满：{row.why}"
                    hint = "换成做得到、查得到的说法；是固定名称，就加进 wording.yml 的 unless"
                    yield Problem.at(one.file, place, "wording-absolute", message, hint)


def _found(text: str, row: Wording) -> int | None:
    """Return where the words stand outside of what is right with them, or None."""
    if row.wrong not in text:
        return None
    for fine in row.unless:
        text = text.replace(fine, "\0" * len(fine))
    at = text.find(row.wrong)
    return at if at >= 0 else None


def unverified(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A page with a statement nobody has traced to its source says so (`verify: todo`)."""
    rows = [row.part for row in content.rows(Unverified)]
    for one in content.entries:
        if one.record.verify or is_kept(one.record):
            continue
        hits = ((mark, *hit) for mark, text in one.texts if (hit := _claim(text, rows)))
        for mark, at, claim in islice(hits, 1):  # one is enough: the answer is the same for all
            place = mark.along(at)
            message = f"“{claim.text}”还没有核实：{claim.why}"
            hint = "在字段区加上一行 verify: todo；核实以后，从 unverified.yml 里删掉这一条"
            yield Problem.at(one.file, place, "verify-missing", message, hint)


def _claim(text: str, rows: list[Unverified]) -> tuple[int, Unverified] | None:
    """Return where in `text` an unverified claim stands, and which; `8小时` is not in `18小时`."""
    for row in rows:
        at = text.find(row.text)
        if at >= 0 and not (text[at].isdigit() and text[at - 1 : at].isdigit()):
            return at, row
    return None


CHECKS = (refused, wording, unverified)
EACH = CHECKS
