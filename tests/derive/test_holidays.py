"""The holidays of docs/holidays against an independent table and the almanac."""

from __future__ import annotations

from datetime import date, timedelta

import holidays as oracle

from conftest import ROOT
from yuhua.derive.holidays import known_years, special_days, unannounced_years
from yuhua.derive.lunar import lunar_day
from yuhua.kinds.holidays import Holidays
from yuhua.read.content import read

CONTENT = read(ROOT)


def days_off(year: int) -> set[date]:
    return {
        day
        for day, name in special_days(CONTENT).items()
        if day.year == year and name.endswith("放假")
    }


def days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=passed) for passed in range(365)]


def test_2026_agrees_with_the_holidays_package() -> None:
    china = oracle.country_holidays("CN", years=2026)
    workdays = {day for day, name in special_days(CONTENT).items() if name == "调休上班"}

    assert china
    # Every day the package calls a holiday is one here; the others are weekends joined to them.
    assert set(china) <= days_off(2026)
    assert {day for day in days_off(2026) - set(china) if day.weekday() < 5} == set()
    assert {day for day in workdays if day.weekday() < 5} == set()
    assert workdays & days_off(2026) == set()


def test_2026_is_as_many_days_as_the_notice_gives() -> None:
    (year,) = (one for one in CONTENT.of(Holidays).values() if one.id == "2026")

    assert {off.title: (off.end - off.start).days + 1 for off in year.days} == {
        "元旦": 3,
        "春节": 9,
        "清明节": 3,
        "劳动节": 5,
        "端午节": 3,
        "中秋节": 3,
        "国庆节": 7,
    }
    assert len(year.workdays) == 6
    assert year.notice.number == "国办发明电〔2025〕7号"


def test_2027_is_not_guessed() -> None:
    (year,) = (one for one in CONTENT.of(Holidays).values() if one.id == "2027")
    eve, moon, dragon = (lunar_day(one) for one in ("农历除夕", "农历八月十五", "农历五月初五"))

    assert eve
    assert moon
    assert dragon
    assert not year.announced
    assert year.workdays == ()
    law = {date(2027, 1, 1), date(2027, 4, 5), date(2027, 5, 1), date(2027, 5, 2)}
    law |= {date(2027, 10, day) for day in (1, 2, 3)}
    new_year = next(day for day in days_of(2027) if eve.falls_on(day))
    law |= {new_year + timedelta(days=passed) for passed in range(4)}
    law |= {day for day in days_of(2027) if moon.falls_on(day) or dragon.falls_on(day)}
    assert days_off(2027) == law
    assert unannounced_years(CONTENT, frozenset({2026, 2027, 2028})) == (2027, 2028)
    assert known_years(CONTENT) >= {2026, 2027}
