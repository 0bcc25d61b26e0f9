from __future__ import annotations

from datetime import date, datetime, timedelta

from samples import session
from yuhua.dates import SHANGHAI
from yuhua.derive.months import month_pages
from yuhua.model.links import Link
from yuhua.model.occurrence import MAX_DAYS, Occurrence
from yuhua.model.site import Page
from yuhua.model.tables import CalendarDay

NOVEMBER = session(datetime(2026, 11, 28, 9, 30, tzinfo=SHANGHAI))
DECEMBER = session(datetime(2026, 12, 5, 9, 30, tzinfo=SHANGHAI))
FEBRUARY = session(datetime(2027, 2, 28, 14, 30, tzinfo=SHANGHAI))


def midnight(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=SHANGHAI)


def whole_days(first: datetime, days: int) -> Occurrence:
    return session(first, end=first + timedelta(days=days), all_day=True)


def days_of(page: Page) -> dict[date, CalendarDay]:
    assert page.month
    return {day.on: day for week in page.month.weeks for day in week if day}


def test_every_month_that_has_a_session_gets_a_page() -> None:
    found = month_pages((NOVEMBER, DECEMBER, FEBRUARY), {}, {})

    assert [(page.path, page.title, page.template) for page in found] == [
        ("events/2026-11/", "2026年11月的日程", "month.html"),
        ("events/2026-12/", "2026年12月的日程", "month.html"),
        ("events/2027-02/", "2027年2月的日程", "month.html"),
    ]


def test_no_sessions_no_months() -> None:
    assert month_pages((), {date(2027, 1, 1): "元旦放假"}, {}) == ()


def test_months_lead_to_the_nearest_ones_that_have_sessions() -> None:
    first, second, third = month_pages((NOVEMBER, DECEMBER, FEBRUARY), {}, {})

    assert (first.previous, first.next) == (None, Link("2026年12月", "events/2026-12/"))
    assert second.previous == Link("2026年11月", "events/2026-11/")
    assert second.next == Link("2027年2月", "events/2027-02/")
    assert (third.previous, third.next) == (Link("2026年12月", "events/2026-12/"), None)


def test_weeks_run_from_monday_to_sunday_without_the_days_beside_the_month() -> None:
    (page,) = month_pages((DECEMBER,), {}, {})

    assert page.month
    assert [[day and day.on.day for day in week] for week in page.month.weeks] == [
        [None, 1, 2, 3, 4, 5, 6],
        [7, 8, 9, 10, 11, 12, 13],
        [14, 15, 16, 17, 18, 19, 20],
        [21, 22, 23, 24, 25, 26, 27],
        [28, 29, 30, 31, None, None, None],
    ]


def test_a_day_shows_its_sessions_and_what_is_special_about_it() -> None:
    other = session(datetime(2027, 2, 28, 19, 0, tzinfo=SHANGHAI), schedule="wanshang")
    special = {date(2027, 2, 28): "调休上班", date(2027, 2, 5): "春节放假"}
    (page,) = month_pages((FEBRUARY, other), special, {})

    found = days_of(page)
    assert found[date(2027, 2, 28)] == CalendarDay(date(2027, 2, 28), (FEBRUARY, other), "调休上班")
    assert found[date(2027, 2, 5)] == CalendarDay(date(2027, 2, 5), (), "春节放假")
    assert found[date(2027, 2, 6)] == CalendarDay(date(2027, 2, 6))


def test_whole_days_stand_on_each_of_their_days_in_both_months() -> None:
    camp = whole_days(midnight(2026, 12, 30), 4)
    december, january = month_pages((camp,), {}, {})

    shown = [
        on for page in (december, january) for on, day in days_of(page).items() if day.sessions
    ]
    assert shown == [date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)]


def test_what_goes_on_over_midnight_stands_on_its_first_day() -> None:
    late = session(datetime(2026, 12, 31, 22, 0, tzinfo=SHANGHAI), end=midnight(2027, 1, 1))

    assert [page.path for page in month_pages((late,), {}, {})] == ["events/2026-12/"]


def test_what_goes_on_for_years_does_not_fill_years_of_calendars() -> None:
    pages = month_pages((whole_days(midnight(2026, 12, 1), 20_000),), {}, {})

    shown = [on for page in pages for on, day in days_of(page).items() if day.sessions]
    assert len(shown) == MAX_DAYS
    assert [page.title for page in pages] == ["2026年12月的日程", "2027年1月的日程"]


def test_the_summary_counts_days_and_sessions_once_and_no_cancelled_ones() -> None:
    off = session(datetime(2026, 12, 12, 9, 30, tzinfo=SHANGHAI), status="取消")
    camp = whole_days(midnight(2026, 12, 18), 3)
    (page,) = month_pages((DECEMBER, off, camp), {}, {})

    assert page.summary == "这个月5天有安排，一共2场。"


def test_a_moved_session_stands_on_its_new_day() -> None:
    moved = session(
        datetime(2026, 12, 6, 9, 30, tzinfo=SHANGHAI),
        planned=DECEMBER.start,
        previous_start=DECEMBER.start,
        status="改期",
    )
    (page,) = month_pages((moved,), {}, {})

    assert [on.day for on, day in days_of(page).items() if day.sessions] == [6]
    assert moved.previously == "2026年12月5日（星期六）09:30"


def test_days_that_come_every_year_stand_in_their_cells() -> None:
    observed = {date(2026, 12, 4): ("国家宪法日＊",), date(2026, 12, 5): ("国际志愿者日",)}

    (page,) = month_pages((DECEMBER,), {}, observed)

    assert page.month
    cells = [day for week in page.month.weeks for day in week if day and day.observed]
    assert [(day.on.day, day.observed) for day in cells] == [
        (4, ("国家宪法日＊",)),
        (5, ("国际志愿者日",)),
    ]
    assert page.month.observed == "国家宪法日＊、国际志愿者日"
