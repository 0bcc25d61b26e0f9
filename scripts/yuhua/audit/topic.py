"""One question an audit answers, and the state of the project it is asked of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from yuhua.model.content import Content
from yuhua.model.site import Site
from yuhua.problems import Problem

# The indicators are those of 《政府网站与政务新媒体检查指标》.
NOTICE = "国办秘函〔2019〕19号"


@dataclass(frozen=True)
class State:
    """Everything an audit looks at; `added` tells when a file came into the project, where Git knows."""

    content: Content
    problems: tuple[Problem, ...]
    site: Site
    as_of: datetime
    added: Mapping[str, date] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day of the audit."""
        return self.as_of.date()


@dataclass(frozen=True, order=True)
class Finding:
    """Something that is open, and where."""

    file: str
    line: int
    text: str


@dataclass(frozen=True)
class Topic:
    """What was asked, under the indicator it belongs to (empty where it is our own), and what is open.

    `summary` says the state in one sentence; a topic without findings is in order. One of the
    indicators that fail a whole site (单项否决) `is_veto`.
    """

    name: str
    title: str
    summary: str
    findings: tuple[Finding, ...] = ()
    indicator: str = ""
    is_veto: bool = False
