from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yuhua.importers import cells
from yuhua.importers.moments import Reading, read_moment
from yuhua.importers.sheets import MAC_EPOCH, Cell, Value, letters

AS_OF = date(2026, 11, 25)
DAY = date(2026, 12, 5)
NINE, ELEVEN = time(9, 30), time(11)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("12月5日", Reading(DAY, guessed=True)),
        ("12 月 5 日", Reading(DAY, guessed=True)),
        ("12月5号", Reading(DAY, guessed=True)),
        ("１２月５日", Reading(DAY, guessed=True)),
        ("12/5", Reading(DAY, guessed=True)),
        ("12.5", Reading(DAY, guessed=True)),
        ("11月24日", Reading(date(2027, 11, 24), guessed=True)),
        ("11月25日", Reading(AS_OF, guessed=True)),
        ("2月29日", Reading(date(2028, 2, 29), guessed=True)),
        ("2026年12月5日（周六）", Reading(DAY, weekday="六")),
        ("2026年12月5日(星期天)", Reading(DAY, weekday="天")),
        ("2026 年 12 月 5 日", Reading(DAY)),
        ("2026-12-05", Reading(DAY)),
        ("2026.12.5", Reading(DAY)),
        ("2026/12/5", Reading(DAY)),
        ("２０２６－１２－０５", Reading(DAY)),
        ("26年12月5日", Reading(DAY)),
        ("20261205", Reading(DAY)),
        (20261205, Reading(DAY)),
        (46361, Reading(DAY)),
        (46361.395833, Reading(DAY, begin=NINE)),
        (datetime(2026, 12, 5), Reading(DAY)),
        (datetime(2026, 12, 5, 9, 29, 59, 999000), Reading(DAY, begin=NINE)),
        (DAY, Reading(DAY)),
        ("2026-12-05T09:30:00", Reading(DAY, begin=NINE)),
        ("2026-12-05 00:00:00", Reading(DAY)),
        ("2026-12-05 09:30", Reading(DAY, begin=NINE)),
        ("12月5日-7日", Reading(DAY, date(2026, 12, 7), guessed=True)),
        ("12月30日至1月2日", Reading(date(2026, 12, 30), date(2027, 1, 2), guessed=True)),
        ("2026年12月5日全天", Reading(DAY, whole_day=True)),
        ("整天", Reading(whole_day=True)),
        ("周六", Reading(weekday="六")),
        ("", Reading()),
        (None, Reading()),
    ],
)
def test_days_are_read_as_editors_type_them(value: Value, expected: Reading) -> None:
    assert read_moment(value, AS_OF) == expected


@pytest.mark.parametrize(
    ("value", "begin", "end"),
    [
        ("上午9点半", NINE, None),
        ("早上9:30", NINE, None),
        ("下午2:30", time(14, 30), None),
        ("下午２：３０", time(14, 30), None),
        ("2:30 PM", time(14, 30), None),
        ("晚上7点", time(19), None),
        ("晚七点", time(19), None),
        ("晚上七点一刻", time(19, 15), None),
        ("十二点半", time(12, 30), None),
        ("中午12点", time(12), None),
        ("中午1点", time(13), None),
        ("9:30～11:00", NINE, ELEVEN),
        ("9:30—11:00", NINE, ELEVEN),
        ("14:00至16:00", time(14), time(16)),
        ("上午9:30到11:00", NINE, ELEVEN),
        ("9时30分至11时", NINE, ELEVEN),
        ("下午2点半-4点", time(14, 30), time(16)),
        ("下午2-4点", time(14), time(16)),
        ("上午10:30-下午1:00", time(10, 30), time(13)),
        ("晚上7点—9点", time(19), time(21)),
        (time(9, 30), NINE, None),
        (time(9, 29, 59), NINE, None),
        (timedelta(hours=9, minutes=30), NINE, None),
        (0.395833333, NINE, None),
    ],
)
def test_hours_are_read_as_editors_type_them(
    value: Value, begin: time | None, end: time | None
) -> None:
    assert read_moment(value, AS_OF) == Reading(begin=begin, end=end)


@pytest.mark.parametrize(
    "value",
    [
        "待定", "12月", "2026年2月30日", "13/40", "25:00", "9:75", "晚上12点", "上午14:00", "9-11", "1900-02-29",
        "12月5日、12月12日", "12月5日9:30-11:00、12月12日", "9:30、14:00", "12月5日 12月12日", "1" * 5000,
        12.1, 0, -1, 1e300, float("nan"), float("inf"), 10**400, True, timedelta(days=3), timedelta(days=-1),
        datetime(9999, 12, 31, 23, 59, 59), datetime(1, 1, 1), date.max,
    ],
)  # fmt: skip
def test_what_is_no_day_is_never_guessed(value: Value) -> None:
    found = read_moment(value, AS_OF)

    assert (found.day, found.begin) == (None, None)
    assert found.rest


def test_words_beside_a_day_are_not_lost() -> None:
    assert read_moment("12月5日（暂定）", AS_OF) == Reading(DAY, guessed=True, rest="暂定")


def test_numbers_of_old_macs_count_from_1904() -> None:
    assert read_moment(46361 - 1462, AS_OF, MAC_EPOCH) == Reading(DAY)


@pytest.mark.parametrize(("typed", "mismatch"), [("周六", ""), ("周五", "五"), ("", "")])
def test_weekday_is_that_of_the_day(typed: str, mismatch: str) -> None:
    assert read_moment(f"2026年12月5日{typed}", AS_OF).mismatch == mismatch


@given(
    st.text(
        alphabet="0123456789一二十年月日号点时分半上下午晚周星期至到:：-～/.， AMP全天", max_size=24
    )
)
@settings(max_examples=400, derandomize=True, database=None, deadline=None)
def test_anything_typed_is_read_without_an_error(typed: str) -> None:
    found = read_moment(typed, AS_OF)

    assert found.day is None or found.day.year in range(1900, 2101)


@given(st.floats() | st.integers() | st.datetimes() | st.timedeltas() | st.times() | st.booleans())
@settings(max_examples=300, derandomize=True, database=None, deadline=None)
def test_any_value_is_read_without_an_error(value: Value) -> None:
    read_moment(value, AS_OF)
    cells.text(value)
    cells.count(value)
    cells.fee(value)


@given(st.dates(AS_OF, date(2027, 11, 24)), st.times(), st.sampled_from(["上午", "下午", ""]))
@settings(max_examples=300, derandomize=True, database=None, deadline=None)
def test_what_is_written_out_reads_back(day: date, clock: time, half: str) -> None:
    hour = clock.hour % 12 if half else clock.hour
    typed = f"{day.month}月{day.day}日{half}{hour}:{clock.minute:02}"

    found = read_moment(typed, AS_OF)
    assert found.day == day
    assert found.begin == time(hour + (12 if half == "下午" else 0), clock.minute)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("40人", 40), ("约４０人", 40), (40, 40), (40.0, 40), ("40", 40), ("四十人", 40), ("限三十五名", 35),
        ("十", 10), ("二十组家庭", None), ("30-40", None), ("很多", None), (40.5, None), (-3, None), (None, None),
    ],
)  # fmt: skip
def test_count(value: Value, expected: int | None) -> None:
    assert cells.count(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("免费", "公益免费"), ("公益", "公益免费"), (0, "公益免费"), ("无", "公益免费"), (10, "10元"), ("10元/人", "每人10元"),
        ("材料费10元", "材料费10元"), ("１０元", "10元"),
    ],
)  # fmt: skip
def test_fee(value: Value, expected: str) -> None:
    assert cells.fee(value) == expected


def test_words_are_separated_by_what_editors_use() -> None:
    assert cells.words("家长、祖辈，夫妻/女性\n孩子,家长") == (
        "家长",
        "祖辈",
        "夫妻",
        "女性",
        "孩子",
    )
    assert cells.words("无") == ()
    assert cells.things("一支笔、老照片，自己保管\n水杯") == ("一支笔", "老照片，自己保管", "水杯")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("第一行\n第二行", "第一行，第二行"),
        ("先听，\r\n再说", "先听，再说"),
        ("Ａ　１", "A 1"),
        ("家\u200b风\x07", "家风"),
        ("——", ""),
        (True, "是"),
        (time(9, 30), "09:30"),
        (datetime(2026, 12, 5, 9, 30), "2026-12-05 09:30"),
        (13800138000.0, "13800138000"),
        ("全角标点，留着！", "全角标点，留着！"),
    ],
)
def test_text_of_a_cell(value: Value, expected: str) -> None:
    assert cells.line(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "13800138000", "请打138 0013 8000", "138-0013-8000", "１３８００１３８０００", "138—0013—8000", "138 001 38000", 13800138000, 13800138000.0,
        "+8613800138000", "430111199001011234", "43011119900101123X", "430111 19900101 1234", 430111199001011234,
        "0731-85880000", "（0731）85880000", "6222021234567890123", "一五四零零" + "一三八零零零", "1 5 4 0 0 1" + " 3 8 0 0 0",
    ],
)  # fmt: skip
def test_private_numbers_are_refused(value: Value) -> None:
    found = cells.trouble(Cell(1, 1, value))

    assert found is not None
    assert found[0] == "这一格有电话或证件号码，整格没有导入"


@pytest.mark.parametrize(
    "value",
    [
        "12338",
        "2026-12-05 09:30-11:00",
        "2026.12.05 14-16",
        "20261205",
        "40人",
        46361,
        "每周六",
        "3—6岁",
    ],
)
def test_other_numbers_are_not_private(value: Value) -> None:
    assert cells.trouble(Cell(1, 1, value)) is None


def test_numbers_that_stand_in_contacts_may_be_carried_over() -> None:
    assert cells.trouble(Cell(1, 1, "拨打0731-85880000"), {"073185880000"}) is None


@pytest.mark.parametrize(
    "value", ["=1+1", '=HYPERLINK("http://x")', "@SUM(A1)", "+cmd|' /C calc'!A0", "-SUM(A1)"]
)
def test_formulas_typed_as_text_are_refused(value: str) -> None:
    assert cells.trouble(Cell(1, 1, value)) == (
        "这一格是公式，不是文字，没有导入",
        "把结果直接填进去",
    )


@pytest.mark.parametrize("value", ["#N/A", "#REF!"])
def test_error_values_are_refused(value: str) -> None:
    assert cells.trouble(Cell(1, 1, value)) == (f"这一格是错误值 {value}", "在 Excel 里改好这一格")


@pytest.mark.parametrize(
    ("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (60, "BH"), (703, "AAA")]
)
def test_columns_are_called_as_in_excel(column: int, name: str) -> None:
    assert letters(column) == name
