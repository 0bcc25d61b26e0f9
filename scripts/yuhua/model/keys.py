"""Records, seen as the keys editors type: some are words of Python and have another name in the code."""

from __future__ import annotations

from pydantic import BaseModel
from pydantic.fields import FieldInfo


def keys(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model by the key that stands in YAML (`except`, not `except_`)."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def attribute(key: str) -> str:
    """Return the name in the code of what stands under `key` in YAML."""
    return f"{key}_" if key == "except" else key
