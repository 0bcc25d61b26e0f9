"""Records, seen as the keys editors type: some are words of Python and have another name in the code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from keyword import iskeyword
from types import MappingProxyType

from pydantic import BaseModel
from pydantic.fields import FieldInfo


@cache
def keys(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """Return the fields of a model by the key that stands in YAML (`except`, not `except_`)."""
    return MappingProxyType(
        {field.alias or name: field for name, field in model.model_fields.items()}
    )


def attribute(key: str) -> str:
    """Return the name in the code of what stands under `key` in YAML: words of Python end with `_`."""
    return f"{key}_" if iskeyword(key) else key
