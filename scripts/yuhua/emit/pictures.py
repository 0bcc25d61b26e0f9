"""Pictures in their sizes, turned into files of the site; the originals are never published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from yuhua.emit import Artifact
from yuhua.pictures.sizes import FOLDER
from yuhua.pictures.variants import Drawn


def emit(drawn: Mapping[str, Drawn]) -> Iterable[Artifact]:
    """Yield every file of every picture, each once: the same photograph may lie in two folders."""
    files = dict(each for one in drawn.values() for each in one.files)
    return (Artifact(f"{FOLDER}{name}", raw) for name, raw in sorted(files.items()))
