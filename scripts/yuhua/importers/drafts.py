"""Fields with what did not fit, turned into YAML as editors of schedules write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from yuhua.importers.cells import line
from yuhua.importers.readers import Yaml
from yuhua.kinds.schedule import Schedule
from yuhua.model.keys import keys

_FIRST = ("id", "title", "sample", "published")
ORDER = (*_FIRST, *(key for key in keys(Schedule) if key not in _FIRST))
_IN_ROWS = {"bring"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff“《（【…][^\n]*")
_PLAIN_IN_FLOW = re.compile(r"[A-Za-z\u4e00-\u9fff0-9]*[A-Za-z\u4e00-\u9fff][A-Za-z\u4e00-\u9fff0-9-]*")  # fmt: skip
_MEANT_OTHERWISE = re.compile(r".*(?::\s|\s#|[:\s]$)|(?:null|true|false|yes|no|on|off|y|n)$", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True)
class Draft:
    """One record to be: its fields by key, notes beside it, and the cell each field came from."""

    fields: Mapping[str, Yaml]
    comments: tuple[str, ...] = ()
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def yaml(drafts: tuple[Draft, ...], head: tuple[str, ...], tail: tuple[str, ...]) -> str:
    """Return the text of a file with these records; `head` and `tail` are comments."""
    blocks = ["\n".join(_record(one)) for one in drafts]
    before = "".join(f"{comment(one)}\n" for one in head)
    after = "".join(f"{comment(one)}\n" for one in tail)
    records = "\n\n".join(blocks)
    return f"{before}{records}\n" + (f"\n{after}" if after else "")


def front_matter(fields: Mapping[str, Yaml]) -> str:
    """Return the fields of a page, in their order, without the lines around them."""
    return "".join(
        f"{written}\n" for key, value in fields.items() for written in _field("", key, value)
    )


def comment(words: str) -> str:
    """Return a comment of one line, whatever the words hold."""
    return f"# {line(words)}"


def _record(draft: Draft) -> Iterator[str]:
    for number, key in enumerate(key for key in ORDER if key in draft.fields):
        lead = "  " if number else "- "
        yield from _field(lead, key, draft.fields[key])
    yield from (f"  {comment(one)}" for one in draft.comments)


def _field(lead: str, key: str, value: Yaml) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{lead}{key}:"
        for name, part in value.items():
            yield from _field("    ", name, part)
    elif isinstance(value, tuple) and key in _IN_ROWS:
        yield f"{lead}{key}:"
        yield from (f"    - {scalar(part)}" for part in value)
    elif isinstance(value, tuple):
        yield f"{lead}{key}: [{', '.join(_in_flow(part) for part in value)}]"
    elif isinstance(value, bool | int):
        yield f"{lead}{key}: {str(value).lower()}"
    else:
        yield f"{lead}{key}: {scalar(value)}"


def scalar(text: str) -> str:
    """Return a text so that every reader of YAML takes it for that text; times are quoted."""
    plain = _PLAIN.fullmatch(text) and not _MEANT_OTHERWISE.match(text)
    return text if plain or _DAY.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _in_flow(text: str) -> str:
    plain = _PLAIN_IN_FLOW.fullmatch(text) and not _MEANT_OTHERWISE.match(text)
    return text if plain else json.dumps(text, ensure_ascii=False)
