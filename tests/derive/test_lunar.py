from __future__ import annotations

from datetime import date, timedelta

import pytest

from yuhua.derive.lunar import LunarDay, lunar_day


def days_of(phrase: str, year: int) -> list[str]:
    """Return the days of a year that a phrase names, as `02-06`."""
    found = lunar_day(phrase)
    assert found
    first = date(year, 1, 1)
    days = (first + timedelta(days=passed) for passed in range(366))
    return [f"{day:%m-%d}" for day in days if day.year == year and found.falls_on(day)]


@pytest.mark.parametrize(
    ("phrase", "in_2026", "in_2027"),
    [
        ("农历正月初一", ["02-17"], ["02-06"]),
        ("农历正月十五", ["03-03"], ["02-20"]),
        ("农历五月初五", ["06-19"], ["06-09"]),
        ("农历七月初七", ["08-19"], ["08-08"]),
        ("农历八月十五", ["09-25"], ["09-15"]),
        ("农历九月初九", ["10-18"], ["10-08"]),
        ("农历腊月初八", ["01-26"], ["01-15"]),
        ("农历每年十二月初八", ["01-26"], ["01-15"]),
        ("农历除夕", ["02-16"], ["02-05"]),
    ],
)
def test_festivals_fall_on_the_days_of_the_almanac(
    phrase: str, in_2026: list[str], in_2027: list[str]
) -> None:
    assert (days_of(phrase, 2026), days_of(phrase, 2027)) == (in_2026, in_2027)


def test_every_month_has_its_first_day() -> None:
    found = days_of("农历每月初一", 2026)

    assert len(found) in {12, 13}
    assert "02-17" in found


def test_a_leap_month_is_another_month() -> None:
    # 2025 had 闰六月 from 25 July.
    assert days_of("农历六月初一", 2025) == ["06-25"]
    assert days_of("农历闰六月初一", 2025) == ["07-25"]
    assert days_of("农历闰六月初一", 2026) == []


@pytest.mark.parametrize(
    "phrase",
    ["正月十五", "农历", "农历十三月初一", "农历正月", "农历正月三十一", "农历每月十五日", ""],
)
def test_other_phrases_are_not_understood(phrase: str) -> None:
    assert lunar_day(phrase) is None


def test_days_beyond_the_tables_are_never_named() -> None:
    assert not LunarDay(None, 1).falls_on(date(2200, 1, 1))
    assert not LunarDay(None, 1).falls_on(date(1899, 1, 1))
    assert not LunarDay(12, 30, eve=True).falls_on(date(2101, 12, 31))
