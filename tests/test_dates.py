from __future__ import annotations

from datetime import date, datetime

import pytest

from yuhua import dates


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-11-25", date(2026, 11, 25)),
        (" 2026-1-5 ", date(2026, 1, 5)),
        ("2028-02-29", date(2028, 2, 29)),
        ("2026-02-29", None),
        ("2026-13-01", None),
        ("0000-01-01", None),
        ("1900-01-01", date(1900, 1, 1)),
        ("1899-12-31", None),
        ("2100-12-31", date(2100, 12, 31)),
        ("9999-12-31", None),
        ("2026/11/25", None),
        ("2026年11月25日", None),
        ("20261125", None),
        ("２０２６-11-25", None),
        ("2026-11-25\n2026-11-26", None),
        ("", None),
    ],
)
def test_parse_day(typed: str, expected: date | None) -> None:
    assert dates.parse_day(typed) == expected


AFTERNOON = datetime(2026, 11, 25, 14, 0, tzinfo=dates.SHANGHAI)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-11-25 14:00", AFTERNOON),
        ("2026-11-25T14:00", AFTERNOON),
        ("2026-11-25  14:00:00", AFTERNOON),
        ("2026-11-25T14:00:00+08:00", AFTERNOON),
        ("2026-11-25 9:05", datetime(2026, 11, 25, 9, 5, tzinfo=dates.SHANGHAI)),
        ("2026-11-25 24:00", None),
        ("2026-11-25 14:60", None),
        ("2026-02-30 14:00", None),
        ("2026-11-25 14：00", None),
        ("2026-11-25 １４:00", None),
        ("2026-11-25T14:00:00+09:00", None),
        ("2026-11-25", None),
    ],
)
def test_parse_moment(typed: str, expected: datetime | None) -> None:
    assert dates.parse_moment(typed) == expected


def test_a_moment_is_in_shanghai() -> None:
    moment = dates.parse_moment("2026-11-25 14:00")

    assert moment is not None
    assert moment.isoformat() == "2026-11-25T14:00:00+08:00"


def test_show_span_on_one_day() -> None:
    shown = dates.show_span(AFTERNOON, AFTERNOON.replace(hour=16))

    assert shown == "2026年11月25日（星期三）14:00—16:00"


def test_show_span_over_two_days() -> None:
    shown = dates.show_span(AFTERNOON, AFTERNOON.replace(day=29))

    assert shown == "2026年11月25日（星期三）14:00—2026年11月29日（星期日）14:00"


def test_weekday_and_clock() -> None:
    week = [dates.weekday(date(2026, 11, day)) for day in range(23, 30)]

    assert week == ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"]
    assert dates.clock(AFTERNOON.replace(hour=9, minute=5)) == "09:05"
