"""A folder with `docs/` and `mkdocs.yml`, turned into one state of the project to compare."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from yuhua.emit import Settings
from yuhua.model.content import Content
from yuhua.read.content import read
from yuhua.read.nodes import Value, compose

SETUP = "mkdocs.yml"
# Equal sites have equal files whatever the site is called; only what shapes them must be right.
_STAND_IN = {"site_name": "网站", "site_description": "网站", "tag": "site.invalid,2026"}
_ADDRESS = "https://site.invalid/"


@dataclass(frozen=True)
class State:
    """One state: its content, how the site is set up, and the sums of what may be downloaded."""

    content: Content
    settings: Settings
    setup: str
    files: Mapping[str, str]


def state_of(root: Path) -> State:
    """Read the project in `root`."""
    content = read(root)
    path = root / SETUP
    setup = _without_comments(path.read_text(encoding="utf-8-sig")) if path.is_file() else ""
    sums = {
        inside: hashlib.sha256((root / "docs" / inside).read_bytes()).hexdigest()
        for inside in content.files
    }
    return State(content, settings_of(setup), setup, sums)


def settings_of(setup: str) -> Settings:
    """Return what `mkdocs.yml` says of the site, with a stand-in for what it does not say itself."""
    tree = compose(SETUP, setup).value
    found = tree if isinstance(tree, dict) else {}
    extra = found.get("extra")
    extra = extra if isinstance(extra, dict) else {}
    name, description, tag = (
        _text(place, key)
        for place, key in ((found, "site_name"), (found, "site_description"), (extra, "tag"))
    )
    days = extra.get("cancelled_days")
    if isinstance(days, str) and days.isdecimal():
        return Settings(name, _ADDRESS, description, tag, timedelta(days=int(days)))
    return Settings(name, _ADDRESS, description, tag)


def _text(found: Mapping[str, Value], key: str) -> str:
    value = found.get(key)
    return value if isinstance(value, str) and value else _STAND_IN[key]


def _without_comments(text: str) -> str:
    lines = (line.rstrip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.lstrip().startswith("#"))
