from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from yuhua.preview.states import State, States
from yuhua.problems import START, Problem

ERROR = Problem.at("docs/a.md", START, "link-unused", "没用到", "删掉")
WARNING = replace(ERROR, severity="warning")


@pytest.mark.parametrize(
    ("state", "good"),
    [
        (State(), True),
        (State(problems=((WARNING, ""),)), True),
        (State(problems=((WARNING, ""), (ERROR, ""))), False),
        (State(trouble="模板有问题"), False),
    ],
)
def test_only_errors_and_trouble_keep_the_site_back(state: State, *, good: bool) -> None:
    assert state.is_good is good


def test_every_state_has_the_next_number_and_the_same_once_more_is_no_other() -> None:
    states = States()

    first = states.publish(State(edition="a"))
    again = states.publish(State(edition="a"))
    second = states.publish(replace(first, edition="b"))

    assert (first.number, again.number, second.number) == (1, 1, 2)
    assert states.now == second


def test_who_waits_is_told_of_the_next_state() -> None:
    states = States()

    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(states.after, 0, 60)
        states.publish(State(edition="a"))

        assert waiting.result() == State(1, "a")


def test_a_state_that_has_come_is_told_at_once_and_none_after_the_timeout() -> None:
    states = States()
    states.publish(State(edition="a"))

    assert states.after(0, 60) == states.now
    assert states.after(1, 0) is None


def test_the_end_lets_everyone_go() -> None:
    states = States()

    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(states.after, 0, 60)
        states.close()

        assert waiting.result() is None
    assert states.closed
