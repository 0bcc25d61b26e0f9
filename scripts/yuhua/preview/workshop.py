"""A project, turned into states of its preview: read and checked after every change, rendered where somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from yuhua import build, developing, keeping, report
from yuhua.model.content import Content
from yuhua.preview.shelf import Answer, Made, Shelf, Sizes
from yuhua.preview.states import State, States
from yuhua.problems import Problem, has_errors
from yuhua.render.live import Edition, Theme
from yuhua.render.mkdocs_site import RenderError
from yuhua.search.postings import Index

T = TypeVar("T")
BLANK = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>预览</title>'
    '<meta name="viewport" content="width=device-width,initial-scale=1"><body></body></html>'
)
_OF_THEME = ("overrides", "mkdocs.yml")
_PROGRAM = "scripts/"
_RESTART = "程序改过了，预览还在用原来的：按 Ctrl+C 停止，再运行一次"


class Workshop:
    """Does everything in one thread, one thing after the other, and goes on whatever happens to one of them.

    `clock` tells the moment that the site is made for, `bug` notes an error of ours and returns a Chinese sentence.
    `name` tells this run of the preview from others.
    """

    def __init__(
        self,
        root: Path,
        clock: Callable[[], datetime],
        bug: Callable[[BaseException], str],
        name: str = "",
    ) -> None:
        self.states = States()
        self._root, self._clock, self._bug, self._name = root.resolve(), clock, bug, name
        self._worker = ThreadPoolExecutor(1)
        self._memory = build.Memory()
        self._shown: Content | None = None
        self._theme: Theme | None = None
        self._shelf: Shelf | None = None
        self._index: Index | None = None
        self._editions = 0

    def refresh(self, changed: Iterable[str] = ()) -> State:
        """Look at the project again after some of its files have changed; return the new state."""
        return self._done(lambda: self._refreshed(frozenset(changed))) or self.states.now

    def answer(self, path: str) -> Answer:
        """Return what a browser gets for an address without its leading slash."""
        found = self._done(lambda: self._answered(path))
        return found or replace(_blank(500), edition=self.states.now.edition)

    def close(self) -> None:
        """Finish what is being done, and let everyone go."""
        self.states.close()
        self._worker.shutdown(cancel_futures=True)

    def _done(self, work: Callable[[], T]) -> T | None:
        """Do something in the worker's thread; None if it failed by our own fault, which is shown."""
        doing = self._worker.submit(work)
        error = doing.exception()
        if error is None:
            return doing.result()
        self.states.publish(replace(self.states.now, trouble=self._bug(error)))
        return None

    def _refreshed(self, changed: frozenset[str]) -> State:
        before = self.states.now
        notice = _RESTART if any(one.startswith(_PROGRAM) for one in changed) else before.notice
        if any(one.startswith(_OF_THEME) for one in changed):
            self._theme = None
        as_of = self._clock()
        content, problems = build.checked(self._root, as_of, self._memory)
        state = replace(before, trouble="", notice=notice)
        try:
            if not has_errors(problems):
                problems += self._made(content, problems, as_of)
                state = replace(state, edition=self._edition_name())
        except RenderError as error:
            state = replace(state, trouble=_told(error))
        with_lines = tuple(report.with_lines(problems, self._root))
        return self.states.publish(replace(state, problems=with_lines))

    def _made(
        self, content: Content, problems: tuple[Problem, ...], as_of: datetime
    ) -> tuple[Problem, ...]:
        """Make another edition, unless nothing that it is made of has changed; return what keeps it from that."""
        day = self._shelf.edition.pages.site.as_of.date() if self._shelf else None
        if self._theme and self._shown == content and day == as_of.date():
            return ()
        theme = self._theme or Theme(self._root)
        made = build.derived(content, problems, as_of)
        developed, undrawn = developing.developed(self._root, made.site)
        if undrawn:
            return undrawn
        before = self._shelf.edition.bodies if self._shelf else None
        bodies = build.render_bodies(made.site, developed, before)

        def found() -> Index:
            earlier = self._index or keeping.kept(self._root)
            self._index = build.searched(made, bodies, earlier)
            return self._index

        files = Made(build.formats(made, theme.settings, bodies, found, developed))
        edition = Edition(theme, made.site, bodies, Sizes(files))
        self._shelf = Shelf(edition, files, self._root / "docs")
        self._theme, self._shown = theme, content
        self._editions += 1
        return ()

    def _edition_name(self) -> str:
        """Return what the present edition is called, empty before there is one."""
        return f"{self._name}{self._editions}" if self._editions else ""

    def _answered(self, path: str) -> Answer:
        answer = self._found(path)
        return replace(answer, edition=self.states.now.edition)

    def _found(self, path: str) -> Answer:
        if self._shelf is None:
            return _blank(404 if "." in path.rpartition("/")[2] else 200)
        try:
            return self._shelf.answer(path)
        except RenderError as error:
            self._shown = None  # the next change makes another edition, so that browsers try again
            self.states.publish(replace(self.states.now, trouble=_told(error)))
            return _blank(500)


def _blank(status: int) -> Answer:
    return Answer(status, "text/html; charset=utf-8", BLANK.encode(), is_page=True)


def _told(error: RenderError) -> str:
    return f"网页的外壳（mkdocs.yml 或 overrides 里的模板）有问题：\n{error}"
