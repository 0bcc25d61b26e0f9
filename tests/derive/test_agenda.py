from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from samples import AS_OF, PLACE, ROOT, SCHEDULE, content, record, session
from yuhua.dates import SHANGHAI
from yuhua.derive.agenda import changes_page, notice, recent, week_page, weekend_page
from yuhua.derive.site import derive
from yuhua.model.links import Link
from yuhua.model.occurrence import ChangeNote, Notes, Occurrence
from yuhua.read.content import read


def on(day: int, hour: int = 9, **changes: object) -> Occurrence:
    """Return a session in November 2026; the 25th, a Wednesday, is today."""
    start = datetime(2026, 11, day, hour, 30, tzinfo=SHANGHAI)
    return session(start, over=start < AS_OF, **changes)


def note(days_ago: int, **changes: object) -> ChangeNote:
    day = AS_OF.date() - timedelta(days=days_ago)
    return ChangeNote("周六课堂", "events/zhouliu/", day, "取消", "大雪", **changes)  # type: ignore[arg-type]


SUNDAY_BEFORE, MONDAY, FRIDAY, SATURDAY, SUNDAY, MONDAY_AFTER = (
    on(day) for day in (22, 23, 27, 28, 29, 30)
)
ALL = (SUNDAY_BEFORE, MONDAY, FRIDAY, SATURDAY, SUNDAY, MONDAY_AFTER)


def test_this_week_runs_from_monday_to_sunday_with_what_is_over() -> None:
    page = week_page(ALL, AS_OF)

    assert page.sessions == (MONDAY, FRIDAY, SATURDAY, SUNDAY)
    assert page.summary == "11月23日（周一）到11月29日（周日）。"
    assert page.until == datetime(2026, 11, 30, tzinfo=SHANGHAI)
    assert page.upcoming == ()


def test_this_weekend_is_saturday_and_sunday() -> None:
    page = weekend_page(ALL, AS_OF)

    assert page.sessions == (SATURDAY, SUNDAY)
    assert page.summary == "11月28日（周六）到11月29日（周日）。"
    assert page.until == datetime(2026, 11, 30, tzinfo=SHANGHAI)


@pytest.mark.parametrize(("hour", "day"), [(0, 23), (23, 29)])
def test_the_week_turns_at_midnight_before_monday(hour: int, day: int) -> None:
    moment = datetime(2026, 11, day, hour, 59, tzinfo=SHANGHAI)

    assert week_page(ALL, moment).sessions == (MONDAY, FRIDAY, SATURDAY, SUNDAY)


def test_a_week_over_new_year_is_one_week() -> None:
    page = week_page((), datetime(2027, 1, 1, 8, tzinfo=SHANGHAI))

    assert page.summary == "12月28日（周一）到1月3日（周日）。"


def test_whole_days_that_began_before_are_part_of_the_weekend() -> None:
    start = datetime(2026, 11, 26, tzinfo=SHANGHAI)
    camp = session(start, end=start + timedelta(days=3), all_day=True)
    before = session(start, end=start + timedelta(days=2), all_day=True)

    assert weekend_page((camp, before), AS_OF).sessions == (camp,)


def test_an_empty_week_shows_the_next_session_that_takes_place() -> None:
    off, open_, later = on(30, status="取消"), on(30, hour=14), on(30, hour=19)

    page = weekend_page((MONDAY, off, open_, later), AS_OF)

    assert (page.sessions, page.upcoming) == ((), (open_,))


def test_a_weekend_with_nothing_but_cancelled_sessions_shows_the_next_one_too() -> None:
    off = on(28, status="取消")

    page = weekend_page((off, MONDAY_AFTER), AS_OF)

    assert (page.sessions, page.upcoming) == ((off,), (MONDAY_AFTER,))


def test_without_any_session_the_week_has_nothing_to_show() -> None:
    page = week_page((), AS_OF)

    assert (page.sessions, page.upcoming) == ((), ())


def test_changes_are_those_of_seven_and_of_thirty_days() -> None:
    notes = tuple(note(days) for days in (0, 7, 8, 30, 31))

    assert changes_page(notes, AS_OF).noted == (
        Notes("最近7天", notes[:2]),
        Notes("更早（30天内）", notes[2:4]),
    )
    assert recent(notes, AS_OF) == notes[:2]


def test_without_changes_there_are_no_empty_headings() -> None:
    assert changes_page((note(31),), AS_OF).noted == ()


def test_a_change_leads_to_its_session() -> None:
    assert note(1, day=date(2026, 12, 5)).anchor == "s-20261205"
    assert note(1).anchor == ""


def test_the_notice_names_the_years() -> None:
    assert notice(()) == ""
    assert notice((2027,)) == "2027年的放假安排还没有公布，公布后日程可能调整。"
    assert notice((2028, 2027)) == "2027年、2028年的放假安排还没有公布，公布后日程可能调整。"


def test_a_change_of_a_schedule_reaches_the_agenda_and_the_home_page() -> None:
    change = {"on": "2026-11-24", "session": "2026-12-05", "status": "取消", "reason": "大雪"}
    home = record("page", {**_HOME}, id="index")
    made = derive(
        content(
            ("docs/index.md", home),
            ("docs/places.yml", record("place", PLACE)),
            ("docs/schedules/a.yml", record("schedule", SCHEDULE, changes=[change])),
        ),
        AS_OF,
    )

    (found,) = made.changes
    assert (found.on, found.reason, found.day) == (date(2026, 11, 24), "大雪", date(2026, 12, 5))
    assert made.page("changes/").noted == (Notes("最近7天", (found,)),)
    assert made.page("").changes == (found,)
    assert Link("2026年12月", "events/2026-12/") in made.page("events/").ways
    assert made.page("events/zhouliu/").changes == (found,)


_HOME = {
    "title": "雨花家庭教育",
    "summary": "一句话。",
    "published": "2026-11-24",
    "source": "区妇联",
}


def test_every_view_of_the_real_site_is_reached_from_the_agenda() -> None:
    made = derive(read(ROOT), AS_OF)

    agenda = made.page("events/")
    views = {
        page.path
        for page in made.pages
        if page.month or page.noted or page.until or page.path in {"changes/", "coverage/"}
    }
    assert {link.path for link in agenda.ways} == views
    assert {f"events/{one.start:%Y-%m}/" for one in made.occurrences} <= views
    assert "2027年" in agenda.notice
    for path in views:
        page = made.page(path)
        assert page.crumbs[0] == Link("首页", "")
        assert len(page.title) <= 40
        assert not page.listed
