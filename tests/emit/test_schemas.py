from __future__ import annotations

import json

from samples import WORDS
from yuhua.derive.fields import schema
from yuhua.emit.schemas import emit
from yuhua.kinds import kinds


def test_every_kind_has_a_schema() -> None:
    found = {one.path: json.loads(one.content) for one in emit(WORDS)}

    assert found == {f"data/schema/{kind.name}.json": schema(kind, WORDS) for kind in kinds()}


def test_a_schema_is_read_by_people_too() -> None:
    for one in emit(WORDS):
        text = one.content.decode()
        assert text.startswith(('{\n  "$defs"', '{\n  "$schema"'))
        assert text.endswith("}\n")
        assert "\\u" not in text.replace("\\\\u", "")


def test_schemas_are_the_same_each_time() -> None:
    assert list(emit(WORDS)) == list(emit(WORDS))
