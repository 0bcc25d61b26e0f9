"""Two folders of the project, built, turned into the files that differ: whom a change reaches."""

from __future__ import annotations

import filecmp
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yuhua.compare.album import album
from yuhua.compare.feeds import feeds
from yuhua.compare.news import News
from yuhua.drawn import FOLDER
from yuhua.emit import Artifact

GROUPS = ("网页", "图片和海报", "日历（ics）", "订阅", "开放数据", "搜索", "下载文件", "其他")
_PICTURES = (".png", ".jpg", ".webp", ".avif", ".pdf")
_ROOT = Path(__file__).resolve().parents[3]
# What a commit's content is built with: its own where it has one, otherwise ours.
_FRAME = ("mkdocs.yml", "overrides", "scripts")


@dataclass(frozen=True)
class Reach:
    """The paths of all files of the site that are not the same, sorted, and what feeds tell of it.

    `pictures` are the files of a folder that shows pictures as they were and as they are.
    """

    files: tuple[str, ...] = ()
    feeds: tuple[News, ...] = ()
    pictures: tuple[Artifact, ...] = ()


def reach(base: Path, head: Path, as_of: datetime) -> Reach:
    """Return what is not the same in the two sites.

    Both are really built: what templates show of a page nobody has to say a second time.
    Raises RenderError where one cannot be built.
    """
    with tempfile.TemporaryDirectory(prefix="yuhua-") as folder:
        old = _built(base, Path(folder) / "a", as_of)
        _hand_on(Path(folder) / "a", Path(folder) / "b")
        new = _built(head, Path(folder) / "b", as_of)
        paths = {*_files(old), *_files(new)}
        differing = {
            path
            for path in paths
            if not (old / path).is_file()
            or not (new / path).is_file()
            or not filecmp.cmp(old / path, new / path, shallow=False)
        }
        told, seen = feeds(old, new, sorted(differing)), album(old, new, differing)
    # Publishing writes the sums of all others into build.json.
    return Reach(tuple(sorted({*differing, "build.json"} if differing else ())), told, seen)


def _built(root: Path, folder: Path, as_of: datetime) -> Path:
    from yuhua.render.mkdocs_site import render  # noqa: PLC0415 -- slow import

    project = folder / "project"
    shutil.copytree(root / "docs", project / "docs")
    for name in _FRAME:
        source = next(place / name for place in (root, _ROOT) if (place / name).exists())
        if source.is_dir():
            shutil.copytree(source, project / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, project / name)
    render(project, folder / "site", as_of)
    return folder / "site"


def _hand_on(done: Path, other: Path) -> None:
    """Give what was drawn for one site to the other, which need not draw it again."""
    kept = done / "project" / FOLDER
    if kept.is_dir():
        shutil.copytree(kept, other / "project" / FOLDER)


def _files(folder: Path) -> Iterable[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def grouped(paths: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the paths under the words for what they are, groups without any left out."""
    found: dict[str, list[str]] = {group: [] for group in GROUPS}
    for path in paths:
        found[_group(path)].append(path)
    return tuple((group, tuple(some)) for group, some in found.items() if some)


def _group(path: str) -> str:
    if path.endswith(".html"):
        return "网页"
    if path.endswith(".ics"):
        return "日历（ics）"
    if path.rpartition("/")[2].startswith(("feed.", "atom.")):
        return "订阅"
    folder = path.partition("/")[0]
    if path.endswith(_PICTURES) and folder != "files":
        return "图片和海报"
    return {"data": "开放数据", "search": "搜索", "files": "下载文件"}.get(folder, "其他")
