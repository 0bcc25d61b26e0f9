"""What is shown at one moment, and the waiting for the next one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Condition

from yuhua.problems import Problem, has_errors


@dataclass(frozen=True)
class State:
    """One state of the preview.

    `number` grows with every state. `edition` names the state of the site that pages show, empty before there is one.
    `problems` are those of the files as they are now, each with its line. `trouble` says in Chinese what else keeps
    the site from being made, `notice` what the person at the keyboard should do.
    """

    number: int = 0
    edition: str = ""
    problems: tuple[tuple[Problem, str], ...] = ()
    trouble: str = ""
    notice: str = ""

    @property
    def is_good(self) -> bool:
        """Whether the site shows the files as they are now."""
        return not self.trouble and not has_errors(problem for problem, _ in self.problems)


class States:
    """The present state, for whoever waits for the next one."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._now = State()
        self._closed = False

    @property
    def now(self) -> State:
        """The present state."""
        return self._now

    def publish(self, state: State) -> State:
        """Make a state the present one, with the next number; return it. The same once more is no other."""
        with self._changed:
            if self._now.number and replace(state, number=self._now.number) == self._now:
                return self._now
            self._now = replace(state, number=self._now.number + 1)
            self._changed.notify_all()
            return self._now

    def after(self, number: int, timeout: float) -> State | None:
        """Return the present state as soon as it has another number; None after `timeout` seconds, or at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._now.number != number, timeout)
            return None if self._closed or self._now.number == number else self._now

    @property
    def closed(self) -> bool:
        """Whether there will be no other state."""
        return self._closed

    def close(self) -> None:
        """Let all who wait go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
