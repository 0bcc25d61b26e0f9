"""A finished folder, put in the place of the old one; until then the old one stays whole."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path


class PublishError(Exception):
    """The new site is not fit to take the place of the old one; says why in Chinese."""


def publish(target: Path, make: Callable[[Path], None], as_of: datetime) -> int:
    """Let `make` fill a new folder beside `target`, verify it, swap it in; return its number of files.

    Raises PublishError, leaving `target` as it was, when the new folder is not whole.
    """
    _undo_half_swap(target)
    with _new_folder(target) as folder:
        make(folder)
        count = _verify(folder)
        _record(folder, as_of)
        _swap(folder, target)
    return count


@contextmanager
def _new_folder(target: Path) -> Iterator[Path]:
    """Give a folder beside the target: on the same disk, so that a rename is enough to swap."""
    folder = target.with_name(f".{target.name}-new")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _verify(folder: Path) -> int:
    files = [path for path in folder.rglob("*") if path.is_file()]
    for needed in ("index.html", "404.html", "feed.xml", "sitemap.xml"):
        if not (folder / needed).is_file():
            raise PublishError(f"新网站里缺少 {needed}，没有替换原来的网站")
    empty = sorted(path.relative_to(folder).as_posix() for path in files if not path.stat().st_size)
    if empty:
        raise PublishError(f"新网站里的 {empty[0]} 是空的，没有替换原来的网站")
    return len(files)


def _record(folder: Path, as_of: datetime) -> None:
    """Write build.json: the moment and the SHA-256 of every file, in order of path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    sums = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }
    text = json.dumps({"as_of": as_of.isoformat(), "files": sums}, ensure_ascii=False, indent=1)
    (folder / "build.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}-old")


def _undo_half_swap(target: Path) -> None:
    """Put back the old site that a run left aside when it was killed between its two renames."""
    if _old(target).is_dir() and not target.exists():
        _old(target).rename(target)


def _swap(folder: Path, target: Path) -> None:
    old = _old(target)
    shutil.rmtree(old, ignore_errors=True)
    try:
        if target.exists():
            target.rename(old)
        folder.rename(target)
    except OSError as error:  # Windows refuses while another program has a file open
        if old.exists() and not target.exists():
            old.rename(target)
        message = f"换不了 {target.name} 文件夹，可能有别的程序正打开它。关掉再试一次（{error}）"
        raise PublishError(message) from error
    shutil.rmtree(old, ignore_errors=True)
