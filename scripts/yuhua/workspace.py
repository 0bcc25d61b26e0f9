"""Kinds and schemas, turned into settings of VS Code, so that it completes and explains fields in Chinese."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import count

from yuhua.derive.fields import skeleton
from yuhua.emit.schemas import globs
from yuhua.kinds import kinds
from yuhua.kinds.base import Kind
from yuhua.text import UNFILLED

_SUGGESTING = {
    "editor.snippetSuggestions": "top",
    "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
}
_SETTINGS = {
    "yaml.schemaStore.enable": False,
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.insertFinalNewline": True,
    "files.exclude": {"**/__pycache__": True, ".venv": True, ".yuhua": True, "site": True},
    "editor.tabSize": 2,
    "editor.insertSpaces": True,
    "editor.wordWrap": "on",
    "editor.unicodeHighlight.ambiguousCharacters": False,
    "[markdown]": _SUGGESTING,
    "[yaml]": _SUGGESTING,
}
_EXTENSIONS = ["redhat.vscode-yaml", "ms-ceintl.vscode-language-pack-zh-hans"]


def files() -> Mapping[str, str]:
    """Return the text of every file of `.vscode/`; the schemas they name are made by `build`."""
    schemas = {f"./site/data/schema/files/{name}.json": glob for name, glob in globs().items()}
    snippets = {
        kind.label: {
            "scope": "markdown" if kind.is_page else "yaml",
            "prefix": [kind.label, kind.name],
            "description": f"新的一份{kind.label}",
            "body": _snippet(kind),
        }
        for kind in kinds()
    }
    found = {
        "settings.json": {"yaml.schemas": schemas, **_SETTINGS},
        "extensions.json": {"recommendations": _EXTENSIONS},
        "yuhua.code-snippets": snippets,
    }
    return {
        f".vscode/{name}": json.dumps(one, ensure_ascii=False, indent=2) + "\n"
        for name, one in found.items()
    }


def _snippet(kind: Kind) -> list[str]:
    """Return the lines of a draft with a stop at every blank."""
    lines = skeleton(kind, {}).replace("\\", "\\\\").replace("$", "\\$").split("\n")
    if kind.is_page:
        lines = ["---", *lines, "---", "", "$0"]
    else:
        lines = [f"{'  ' if place else '- '}{line}" for place, line in enumerate(lines)]
    stops = count(1)
    return [re.sub(UNFILLED, lambda _: f"${{{next(stops)}:{UNFILLED}}}", line) for line in lines]
