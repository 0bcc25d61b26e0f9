"""Days and weeks that come every year, found in a year."""

from __future__ import annotations

from datetime import date

import pytest

from samples import WORDS
from yuhua.derive.observances import falls, is_known, observed
from yuhua.model.content import Content, Listed
from yuhua.model.lists import Observance


@pytest.mark.parametrize(
    ("when", "year", "day"),
    [
        ("5月15日", 2027, date(2027, 5, 15)),
        ("5月15日所在周", 2027, date(2027, 5, 10)),
        ("5月第2个周日", 2027, date(2027, 5, 9)),
        ("5月第2个周日", 2022, date(2022, 5, 8)),
        ("6月第三个周日", 2027, date(2027, 6, 20)),
        ("4月第四周", 2027, date(2027, 4, 19)),
        ("5月第四周", 2024, date(2024, 5, 20)),
        ("农历九月初九", 2026, date(2026, 10, 18)),
        ("农历腊月初八", 2027, date(2027, 1, 15)),
        ("2月29日", 2027, None),
        ("2月第5个周一", 2027, None),
        ("13月1日", 2027, None),
        ("五月中旬", 2027, None),
    ],
)
def test_day_in_a_year(when: str, year: int, day: date | None) -> None:
    assert falls(when, year) == day


def test_day_of_leap_years_is_known() -> None:
    assert is_known("2月29日")
    assert not is_known("2月30日")


def test_what_began_later_is_not_shown_before() -> None:
    new = Observance.model_validate(
        {"title": "阅读周", "when": "4月第四周", "since": "2026-02-01", "origin": "条例"}
    )
    old = Observance.model_validate(
        {"title": "读书日", "when": "4月23日", "origin": "记忆", "verify": "true"}
    )
    lists = tuple(Listed(one, "docs/observances.yml", {}) for one in (new, old))
    content = Content(WORDS, (), (), lists=lists)

    assert observed(content, {2025, 2026}) == {
        date(2025, 4, 23): ("读书日＊",),
        date(2026, 4, 23): ("读书日＊",),
        date(2026, 4, 20): ("阅读周",),
    }
