from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from samples import SCHEDULE, record
from yuhua.dates import SHANGHAI
from yuhua.derive.recurrence import EXAMPLES, MAX_SESSIONS, MAX_SPAN, parse, rule_of, starts
from yuhua.kinds.schedule import Schedule


def schedule(**changes: object) -> Schedule:
    found = record("schedule", SCHEDULE, **changes)
    assert isinstance(found, Schedule)
    return found


PHRASES = {
    "每天": "FREQ=DAILY",
    "工作日": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "每个工作日": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "每周六": "FREQ=WEEKLY;BYDAY=SA",
    "每星期天": "FREQ=WEEKLY;BYDAY=SU",
    "每周日": "FREQ=WEEKLY;BYDAY=SU",
    "每个星期三": "FREQ=WEEKLY;BYDAY=WE",
    "每周二和周四": "FREQ=WEEKLY;BYDAY=TU,TH",
    "每周一、三、五": "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "每周一、周一": "FREQ=WEEKLY;BYDAY=MO",
    "每两周周三": "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
    "每两周的周三": "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
    "每2周星期五": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    "每 周 六": "FREQ=WEEKLY;BYDAY=SA",
    "每月第2个周六": "FREQ=MONTHLY;BYDAY=2SA",
    "每月第二个星期日": "FREQ=MONTHLY;BYDAY=2SU",
    "每个月的第一个周一": "FREQ=MONTHLY;BYDAY=1MO",
    "每月最后一个周日": "FREQ=MONTHLY;BYDAY=-1SU",
    "FREQ=WEEKLY;BYDAY=SA": "FREQ=WEEKLY;BYDAY=SA",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=15": "FREQ=MONTHLY;BYMONTHDAY=15",
    "逢周六": None,
    "每周": None,
    "每周八": None,
    "每月第6个周六": None,
    "每月第二个": None,
    "每三周周六": None,
    "": None,
    "FREQ=SECONDLY": None,
    "FREQ=HOURLY;INTERVAL=1": None,
    "FREQ=WEEKLY;COUNT=5": None,
    "FREQ=WEEKLY;UNTIL=20270101": None,
    "FREQ=DAILY;BYHOUR=1,2,3": None,
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30": None,
    "FREQ=DAILY;INTERVAL=3": "FREQ=DAILY;INTERVAL=3",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU",
    "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1": "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
    "FREQ=MONTHLY;BYMONTHDAY=1,-1,31": "FREQ=MONTHLY;BYMONTHDAY=1,-1,31",
    "FREQ=MONTHLY;BYMONTHDAY=131": None,
    "FREQ=WEEKLY;BYDAY=MOTU": None,
    "FREQ=DAILY;INTERVAL=0": None,
    "FREQ=DAILY;INTERVAL=-1": None,
    "FREQ=WEEKLY;BYDAY=XX": None,
    "FREQ=WEEKLY;INTERVAL=1;INTERVAL=2": None,
    "FREQ=MONTHLY;BYMONTHDAY=99": None,
    "FREQ=YEARLY;BYMONTH=13": None,
    "FREQ=WEEKLY;INTERVAL=99999999999": None,
    "DTSTART:20260101T000000\nRRULE:FREQ=DAILY": None,
}


@pytest.mark.parametrize(("phrase", "rule"), PHRASES.items(), ids=[p or "empty" for p in PHRASES])
def test_phrase_means_rule(phrase: str, rule: str | None) -> None:
    assert rule_of(phrase) == rule


def test_every_example_is_understood() -> None:
    assert [one for one in EXAMPLES.split("、") if parse(one) is None] == []


def test_a_single_session_is_its_start() -> None:
    one = schedule()

    assert starts(one) == (one.start,)


def test_weekly_until_a_day_holds_that_day() -> None:
    one = schedule(repeat="每周六", until="2026-12-19")

    assert [start.isoformat() for start in starts(one)] == [
        "2026-12-05T09:30:00+08:00",
        "2026-12-12T09:30:00+08:00",
        "2026-12-19T09:30:00+08:00",
    ]


def test_monthly_by_count_skips_months_without_the_day() -> None:
    one = schedule(
        repeat="每月第5个周六", start="2026-10-31 09:30", end="2026-10-31 11:00", count="3"
    )

    assert [f"{start:%Y-%m-%d}" for start in starts(one)] == [
        "2026-10-31",
        "2027-01-30",
        "2027-05-29",
    ]


def test_the_nearer_of_until_and_count_ends_it() -> None:
    by_count = schedule(repeat="每天", until="2027-01-31", count="2")
    by_day = schedule(repeat="每天", until="2026-12-06", count="50")

    assert len(starts(by_count)) == 2
    assert len(starts(by_day)) == 2


def test_a_first_session_off_its_day_is_left_to_the_check() -> None:
    one = schedule(repeat="每周日", count="1")

    assert [f"{start:%Y-%m-%d}" for start in starts(one)] == ["2026-12-06"]


def test_no_sessions_at_all_cannot_be_written() -> None:
    with pytest.raises(ValidationError, match="greater_than_equal"):
        schedule(repeat="每天", count="0")


@pytest.mark.parametrize(
    "changes",
    [
        {"repeat": "每天"},
        {"repeat": "每天", "until": "2100-12-31"},
        {"repeat": "每天", "count": "999999999"},
        {"repeat": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"},
        {"repeat": "FREQ=YEARLY;INTERVAL=9999"},
        {"repeat": "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"},
        {"repeat": "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=9"},
        {"repeat": "每天", "start": "2100-12-31 09:30", "end": "2100-12-31 11:00"},
        {"repeat": "每两周周六", "start": "1900-01-01 09:30", "end": "1900-01-01 11:00"},
    ],
    ids=str,
)
def test_every_repetition_has_an_end(changes: dict[str, str]) -> None:
    one = schedule(**changes)

    found = starts(one)

    assert len(found) <= MAX_SESSIONS
    assert all(start - found[0] <= MAX_SPAN for start in found)


DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
CHARS = dict(zip(DAYS, "一二三四五六日", strict=True))
weekly = st.tuples(
    st.sampled_from(["每周", "每星期", "每两周周"]),
    st.lists(st.sampled_from(DAYS), min_size=1, max_size=7, unique=True),
).map(
    lambda drawn: (
        drawn[0] + "、".join(CHARS[day] for day in drawn[1]),
        f"FREQ=WEEKLY{';INTERVAL=2' if '两' in drawn[0] else ''};BYDAY={','.join(drawn[1])}",
    )
)
monthly = st.tuples(st.sampled_from([1, 2, 3, 4, 5, -1]), st.sampled_from(DAYS)).map(
    lambda drawn: (
        f"每月{f'第{drawn[0]}' if drawn[0] > 0 else '最后一'}个周{CHARS[drawn[1]]}",
        f"FREQ=MONTHLY;BYDAY={drawn[0]}{drawn[1]}",
    )
)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(
    weekly | monthly,
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.times().map(lambda when: when.replace(second=0, microsecond=0)),
    st.integers(0, 900),
    st.none() | st.integers(1, 60),
)
def test_starts_are_those_of_the_standards_own_expansion(
    rule: tuple[str, str], day: date, when: time, span: int, count: int | None
) -> None:
    phrase, rrule = rule
    first = datetime.combine(day, when)
    until = day + timedelta(days=span)
    one = schedule(
        repeat=phrase,
        start=f"{first:%Y-%m-%d %H:%M}",
        end=f"{first:%Y-%m-%d %H:%M}",
        until=until.isoformat(),
        count=str(count) if count else None,
    )

    found = starts(one)

    assert rule_of(phrase) == rrule
    last = min(first + MAX_SPAN, datetime.combine(until, time.max))
    whole = list(takewhile(lambda moment: moment <= last, rrulestr(rrule, dtstart=first)))
    expected = whole[: min(count or MAX_SESSIONS, MAX_SESSIONS)]
    assert found == tuple(moment.replace(tzinfo=SHANGHAI) for moment in expected)
