"""The whole site, turned into the files of the search (features Q1–Q10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yuhua.emit import Artifact
from yuhua.model.lists import Synonym
from yuhua.search.files import written
from yuhua.search.postings import Index


def emit(found: Index, rows: Sequence[Synonym]) -> Iterable[Artifact]:
    """Yield the files of an index; `rows` are everyday words."""
    yield from (Artifact(path, content) for path, content in written(found, rows))
