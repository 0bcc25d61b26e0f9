"""Kinds and lists, turned into JSON Schema files for editors' programs (`/data/schema/*.json`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from yuhua.derive.fields import schema, spelled
from yuhua.emit import Artifact
from yuhua.kinds import kinds
from yuhua.kinds.template import Template
from yuhua.model.entry import Record
from yuhua.model.lists import LISTS
from yuhua.model.terms import GROUPS, Term, Vocabulary

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def emit(vocabulary: Vocabulary) -> Iterable[Artifact]:
    """Yield one schema per kind, and one per file of docs/ that is a list or the vocabulary."""
    for kind in kinds():
        yield _written(kind.name, schema(kind, vocabulary))
    for name, found in files(vocabulary).items():
        yield _written(f"files/{name}", found)


def files(vocabulary: Vocabulary) -> Mapping[str, dict[str, Any]]:
    """Return `whole`, lenient: what we read as text may look like a number to others (`number: 12338`)."""
    return {name: {"$schema": _DIALECT, **_lenient(one)} for name, one in whole(vocabulary).items()}


def whole(vocabulary: Vocabulary) -> Mapping[str, dict[str, Any]]:
    """Return, by a name, the schema of every YAML file of docs/ as a whole."""
    found: dict[str, dict[str, Any]] = {}
    for kind in kinds():
        if not kind.is_page:
            found[kind.name] = _list_of(schema(kind, vocabulary), kind.label)
    for file, (label, part) in LISTS.items():
        found[file.removesuffix(".yml")] = _list_of(spelled(part, vocabulary), label)
    term = spelled(Term, vocabulary)
    groups = {group: _list_of(term, label) for group, label in GROUPS.items()}
    found["vocabulary"] = {"title": "词表", "type": "object", "properties": groups}
    return found


def brought() -> frozenset[str]:
    """Return the fields that a schedule need not say, because a template may bring them."""
    return frozenset(Template.model_fields.keys() - Record.model_fields.keys())


def globs() -> Mapping[str, str]:
    """Return which files of the project each of `files` is for."""
    homes = {kind.name: kind.home for kind in kinds() if not kind.is_page}
    homes |= {file.removesuffix(".yml"): file for file in LISTS} | {"vocabulary": "vocabulary.yml"}
    return {name: f"docs/{home}" for name, home in homes.items()}


def _list_of(found: dict[str, Any], label: str) -> dict[str, Any]:
    """Return a list of records, or nothing yet, their shared definitions where references look for them."""
    record = {key: value for key, value in found.items() if key not in {"$schema", "$defs"}}
    if "extends" in record.get("properties", {}):  # a template may bring what is required
        every = record.pop("required")
        own = [name for name in every if name not in brought()]
        record |= {
            "if": {"required": ["extends"]},
            "then": {"required": own},
            "else": {"required": every},
        }
    return {
        "title": label,
        "type": ["array", "null"],
        "items": record,
        "$defs": found.get("$defs", {}),
    }


def _lenient(node: Any) -> Any:  # noqa: ANN401 -- any JSON
    if isinstance(node, list):
        return [_lenient(one) for one in node]
    if not isinstance(node, dict):
        return node
    found = {key: _lenient(one) for key, one in node.items()}
    if found.get("type") == "string" and "enum" not in found:
        found["type"] = ["string", "number"]
    return found


def _written(name: str, found: Mapping[str, Any]) -> Artifact:
    text = json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True)
    return Artifact(f"data/schema/{name}.json", (text + "\n").encode())
