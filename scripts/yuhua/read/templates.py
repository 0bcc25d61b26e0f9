"""templates.yml, turned into fields that are laid under the schedules which extend them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from yuhua.kinds.template import KIND
from yuhua.model.terms import Vocabulary
from yuhua.read import nodes, source
from yuhua.read.disk import opened
from yuhua.read.memory import Memory
from yuhua.read.nodes import Value
from yuhua.read.records import validate

_FILE = f"docs/{KIND.home}"
_OWN = {"id", "title", "sample", "verify"}


@dataclass(frozen=True)
class Templates:
    """The templates that are right, by id; `broken` says that some are not, and which is not known."""

    known: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    broken: bool = False

    def under(self, value: Value) -> Value | None:
        """Return a schedule with its template's fields under its own.

        None when it extends one that may stand in the broken part: its own faults cannot be told.
        """
        if not isinstance(value, dict) or not isinstance(name := value.get("extends"), str):
            return value
        if name not in self.known and self.broken:
            return None
        return {**self.known.get(name, {}), **value}


def read_templates(docs: Path, vocabulary: Vocabulary, memory: Memory | None = None) -> Templates:
    """Return the templates of a project; what is wrong with them is said where the file is read."""
    path = docs / KIND.home
    if not path.is_file() or path.is_symlink():
        return Templates()
    made_of = (opened(_FILE, path)[0], vocabulary)
    return (memory or Memory()).recall("templates", made_of, lambda: _templates(*made_of))


def _templates(raw: bytes | None, vocabulary: Vocabulary) -> Templates:
    text = source.decode(_FILE, raw)[0] if raw is not None else None
    tree = nodes.compose(_FILE, text or "")
    found = tree.value if isinstance(tree.value, list) else []
    known: dict[str, Mapping[str, Value]] = {}
    for place, value in enumerate(found):
        record, _ = validate(KIND.record, value, tree, _FILE, at=(place,), context=vocabulary)
        if record and isinstance(value, dict):
            known[record.id] = {key: one for key, one in value.items() if key not in _OWN}
    return Templates(known, len(known) < len(found) or bool(tree.problems) or text is None)
