"""The controlled words of `docs/vocabulary.yml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Group = Literal[
    "programmes", "topics", "ages", "audiences", "settings", "levels", "streets", "sources"
]
GROUPS: dict[Group, str] = {
    "programmes": "栏目",
    "topics": "话题",
    "ages": "年龄段",
    "audiences": "适合人群",
    "settings": "走进的地方",
    "levels": "举办的层级",
    "streets": "街道（镇）",
    "sources": "来源",
}

# A person, or a team of an organisation, as CODEOWNERS names them.
Handle = Annotated[
    str, Field(pattern=r"^@[A-Za-z0-9][A-Za-z0-9-]{0,38}(/[A-Za-z0-9._-]{1,100})?$", max_length=140)
]


class Term(BaseModel):
    """One controlled word: `id` stands in addresses, `name` on the page."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: Annotated[str, Field(title="编号", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    name: Annotated[str, Field(title="名称", min_length=1, max_length=20)]
    summary: Annotated[str, Field(title="一句话说明", max_length=60)] = ""
    code: Annotated[str | None, Field(title="区划代码", pattern=r"^[0-9]{9}$")] = None
    owners: Annotated[
        tuple[Handle, ...],
        Field(title="谁来审", description="GitHub 的用户名或小组，带 @", examples=["@ming"]),
    ] = ()

    def __eq__(self, other: object) -> bool:
        """Compare ids first: whether a page bears a word is asked 100,000 times in a build."""
        return isinstance(other, Term) and self.id == other.id and super().__eq__(other)

    def __hash__(self) -> int:
        """Fit `__eq__`."""
        return hash(self.id)


class Vocabulary(BaseModel):
    """All controlled words, in the order editors gave them."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    programmes: Annotated[tuple[Term, ...], Field(title=GROUPS["programmes"])] = ()
    topics: Annotated[tuple[Term, ...], Field(title=GROUPS["topics"])] = ()
    ages: Annotated[tuple[Term, ...], Field(title=GROUPS["ages"])] = ()
    audiences: Annotated[tuple[Term, ...], Field(title=GROUPS["audiences"])] = ()
    settings: Annotated[tuple[Term, ...], Field(title=GROUPS["settings"])] = ()
    levels: Annotated[tuple[Term, ...], Field(title=GROUPS["levels"])] = ()
    streets: Annotated[tuple[Term, ...], Field(title=GROUPS["streets"])] = ()
    sources: Annotated[tuple[Term, ...], Field(title=GROUPS["sources"])] = ()

    def group(self, name: Group) -> tuple[Term, ...]:
        """Return the words of one group."""
        words: tuple[Term, ...] = getattr(self, name)
        return words

    def find(self, group: Group, word: str) -> Term | None:
        """Return the term whose name or id is `word`, or None."""
        return next((term for term in self.group(group) if word in {term.name, term.id}), None)
