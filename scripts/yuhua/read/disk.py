"""The folder docs/, turned into paths and bytes: editors' files come and go, and some cannot be opened."""

from __future__ import annotations

import os
import re
from pathlib import Path

from yuhua.problems import START, Problem

# What Word, WPS, LibreOffice, vim, Emacs and others put beside a file for as long as it is open or being saved.
_TEMPORARY = re.compile(
    r"\..*|~\$.*|~wr.*|4913|#.*#|.*(?:~|\.tmp|\.temp|\.swp|\.crswap)", re.IGNORECASE
)


def is_temporary(name: str) -> bool:
    """Say whether a file of that name is no editor's, but their program's, or hidden."""
    return bool(_TEMPORARY.fullmatch(name))


def listed(docs: Path) -> tuple[list[Path], list[Problem]]:
    """Return every file and link below `docs`, sorted, and what is wrong with its folders."""
    files: list[Path] = []
    problems: list[Problem] = []

    def refused(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):  # it went away while we were looking
            inside = Path(error.filename).relative_to(docs.parent).as_posix()
            problems.append(_unreadable(inside, error, "文件夹"))

    for folder, folders, names in os.walk(docs, onerror=refused):
        here = Path(folder)
        files += [path for name in names if _is_file(path := here / name)]
        files += [path for name in folders if (path := here / name).is_symlink()]
    return sorted(files), problems


def _is_file(path: Path) -> bool:
    return path.is_file() or path.is_symlink()


def opened(file: str, path: Path) -> tuple[bytes | None, list[Problem]]:
    """Return the bytes of a file of that name for editors; None without a problem if it is gone."""
    try:
        return path.read_bytes(), []
    except FileNotFoundError:
        return None, []
    except OSError as error:
        return None, [_unreadable(file, error, "文件")]


def size_of(path: Path) -> int | None:
    """Return the number of bytes of a file, None if it is gone."""
    try:
        return path.stat().st_size
    except OSError:
        return None


def _unreadable(file: str, error: OSError, what: str) -> Problem:
    if isinstance(error, PermissionError):
        message = f"没有权限打开这个{what}"
        hint = "在别的程序里打开着，就先关掉；不是，就在它的“属性”里允许读取"
    else:
        message = f"这个{what}打不开"
        hint = "另存一份再放回来；还是打不开，就看看磁盘或网盘有没有出错"
    return Problem.at(file, START, "file-unreadable", message, hint)
