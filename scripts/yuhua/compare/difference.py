"""One thing that is not as before, and the Chinese sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from yuhua.compare.wording import contrast
from yuhua.kinds import kind_named
from yuhua.private import masked

What = Literal["added", "removed", "moved", "changed"]
_LABELS = {"vocabulary": "词表", "file": "下载文件"}


@dataclass(frozen=True)
class Difference:
    """One thing that is not as before; `field` is the YAML path, empty for a record as a whole.

    `file` and `line` lead to the new state, or to the old file where the record is gone.
    """

    kind: str
    id: str
    title: str
    file: str
    line: int
    field: str = ""
    label: str = ""
    before: str = ""
    after: str = ""
    told: str = ""
    what: What = "changed"

    @property
    def heading(self) -> str:
        """What it is about: `日程“家庭会议”`."""
        return f"{_LABELS.get(self.kind) or kind_named(self.kind).label}“{self.title}”"

    @property
    def said(self) -> str:
        """What became of it: `地点由“甲”改为“乙”`."""
        return self.label + (self.told or _replaced(self.before, self.after))

    @property
    def sentence(self) -> str:
        """The whole sentence, without a full stop: `日程“家庭会议”：地点由“甲”改为“乙”`."""
        return f"{self.heading}：{self.said}"


def _replaced(before: str, after: str) -> str:
    old, new = contrast(
        masked(before), masked(after)
    )  # parts of a number would not be known as one
    if not before:
        return f"加上了“{new}”"
    return f"由“{old}”改为“{new}”" if after else f"去掉了“{old}”"
