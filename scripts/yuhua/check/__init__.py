"""The rules of the content: one file per concern, each rule a generator of problems.

A module's `CHECKS` names its rules; each takes (content, as_of) and yields problems.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from datetime import datetime

from yuhua.check.waivers import unwaived
from yuhua.model.content import Content
from yuhua.problems import Problem

Check = Callable[[Content, datetime], Iterator[Problem]]


def check(content: Content, as_of: datetime) -> tuple[Problem, ...]:
    """Return every problem that nobody waived, those of reading included, sorted by place."""
    found = list(content.problems)
    for rule in checks():
        found += rule(content, as_of)
    return tuple(sorted(set(unwaived(content, found))))


def checks() -> tuple[Check, ...]:
    """Return every rule, found by walking this folder."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(rule for module in modules for rule in module.CHECKS)
