"""A project's folders, turned into the names of what was saved, moved or removed. The door to watchdog."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Condition
from types import TracebackType
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from yuhua.read.disk import is_temporary

FOLDERS = ("docs", "overrides", "scripts/yuhua")
# Beside the folders; whatever else lies in a project (site, .git, .venv) is not looked at.
FILES = ("mkdocs.yml",)
# Programs save in several steps: so long, in seconds, there must have been none, and so often that is waited for.
QUIET, MOST_WAITS = 0.04, 25
# Reading is no change, though systems tell of it; a folder's own time says nothing of what is in it.
_READING = {"opened", "closed_no_write"}
_OF_FILES_ONLY = {"modified", "attrib", "closed"}


class Watch(FileSystemEventHandler):
    """Gathers changes from `start` on; they are told together when it has become quiet."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._changed = Condition()
        self._names: set[str] = set()
        self._watches: dict[str, ObservedWatch] = {}
        self._observer: BaseObserver = Observer()

    def __enter__(self) -> Self:
        """Begin to watch."""
        try:
            self._begin()
        except OSError:  # the system watches no more folders: then look at them once a second
            self._observer.unschedule_all()
            self._observer, self._watches = PollingObserver(), {}
            self._begin()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop watching."""
        self._observer.stop()
        self._observer.join()

    def wait(self, timeout: float) -> frozenset[str]:
        """Return what has changed, by its path inside the project; nothing after `timeout` seconds of nothing."""
        with self._changed:
            if not self._names:
                self._changed.wait(timeout)
            for _ in range(MOST_WAITS if self._names else 0):
                if not self._changed.wait(QUIET):
                    break
            found, self._names = frozenset(self._names), set()
        self._renew({name for name in found if name in FOLDERS})
        return found

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what an event is about (watchdog's name)."""
        if event.event_type in _READING or (
            event.is_directory and event.event_type in _OF_FILES_ONLY
        ):
            return
        names = set(self._inside(event))
        with self._changed:
            if names:
                self._names |= names
                self._changed.notify_all()

    def _inside(self, event: FileSystemEvent) -> Iterator[str]:
        for raw in (event.src_path, event.dest_path):
            path = Path(raw if isinstance(raw, str) else raw.decode(errors="surrogateescape"))
            if raw and path.is_relative_to(self._root):
                name = path.relative_to(self._root).as_posix()
                if (
                    name.startswith(tuple(f"{one}/" for one in FOLDERS)) and _is_known(path.name)
                ) or name in (*FOLDERS, *FILES):
                    yield name

    def _begin(self) -> None:
        self._observer.schedule(self, str(self._root))
        self._renew(set(FOLDERS))
        self._observer.start()

    def _renew(self, folders: set[str]) -> None:
        """Watch folders that have come (again): a watch ends with the folder it was for."""
        for name in sorted(folders):
            if name in self._watches:
                self._observer.unschedule(self._watches.pop(name))
            if (folder := self._root / name).is_dir():
                with suppress(FileNotFoundError):  # it is gone once more
                    self._watches[name] = self._observer.schedule(self, str(folder), recursive=True)


def _is_known(name: str) -> bool:
    return not is_temporary(name) and name != "__pycache__" and not name.endswith(".pyc")
