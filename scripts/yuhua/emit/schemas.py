"""Kinds, turned into JSON Schema files for editors' programs (`/data/schema/*.json`)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from yuhua.derive.fields import schema
from yuhua.emit import Artifact
from yuhua.kinds import kinds
from yuhua.model.terms import Vocabulary


def emit(vocabulary: Vocabulary) -> Iterable[Artifact]:
    """Yield one schema per kind."""
    for kind in kinds():
        text = json.dumps(schema(kind, vocabulary), ensure_ascii=False, indent=2, sort_keys=True)
        yield Artifact(f"data/schema/{kind.name}.json", (text + "\n").encode())
