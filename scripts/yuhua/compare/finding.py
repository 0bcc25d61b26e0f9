"""What was left unsaid about a change, and the lines that would say it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from yuhua.model.content import Located
from yuhua.problems import Problem

# Letters, Chinese and the marks that mean nothing to YAML inside braces.
_PLAIN = re.compile(
    r"[0-9A-Za-z\u3400-\u9fff…，。；：、（）“”—·][0-9A-Za-z\u3400-\u9fff…，。；：、（）“”—·/-]*"
)


@dataclass(frozen=True)
class Addition:
    """A line for the list `key` of a record, or the value of `id`; `first` puts it before the others."""

    key: str
    text: str
    first: bool = False


@dataclass(frozen=True)
class Finding:
    """A problem, the new record it is about, and what would mend it."""

    problem: Problem
    record: Located | None = None
    additions: tuple[Addition, ...] = ()


def braces(values: Mapping[str, object]) -> str:
    """Return a mapping on one line as YAML: `{on: 2026-11-25, status: 取消}`; nothing for None."""
    shown = (f"{key}: {_scalar(value)}" for key, value in values.items() if value not in (None, ()))
    return f"{{{', '.join(shown)}}}"


def _scalar(value: object) -> str:
    if isinstance(value, datetime):
        return f'"{value:%Y-%m-%d %H:%M}"'
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"[{', '.join(_scalar(one) for one in value)}]"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
