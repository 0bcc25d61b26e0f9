from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.worksheet.worksheet import Worksheet

import samples
from importers.tables import (
    AS_OF,
    CONTENT,
    HEADER,
    ROW,
    one_row,
    schedules,
    told,
    with_part,
    workbook,
)
from samples import MINIMAL, PLACE, ROOT, record
from schedules import Plain, plain, schedule_of
from yuhua.check import check
from yuhua.cli import run
from yuhua.dates import SHANGHAI
from yuhua.derive.recurrence import first_span, starts
from yuhua.derive.slots import slots
from yuhua.importers.columns import NAMES, SYNONYMS
from yuhua.importers.sheets import SheetError, letters
from yuhua.importers.template import template
from yuhua.importers.timetable import Imported, target, timetable
from yuhua.kinds.schedule import Schedule
from yuhua.model.keys import keys
from yuhua.read.content import read

SHEET = "xl/worksheets/sheet1.xml"
MANY = settings(
    max_examples=300,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def imported(*rows: Any, change: Callable[[Worksheet], object] | None = None) -> Imported:
    return timetable("课表.xlsx", workbook(*rows, change=change), CONTENT, AS_OF)


def refused(raw: bytes, name: str = "课表.xlsx") -> str:
    with pytest.raises(SheetError) as error:
        timetable(name, raw, CONTENT, AS_OF)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_row_becomes_a_schedule() -> None:
    found = imported(HEADER, ROW)

    assert found.doubts == ()
    assert found.text == (
        "# 从 课表.xlsx 导入，2026年11月25日。以“#”开头的是没有对上的内容，看过就删。\n"
        "- id: zhou-liu-ke-tang-20261205\n"
        "  title: 周六课堂\n"
        "  published: 2026-11-25\n"
        "  summary: 带上孩子。\n"
        "  programme: 父母学堂\n"
        "  place: shili-zhijia\n"
        '  start: "2026-12-05 09:30"\n'
        '  end: "2026-12-05 11:00"\n'
        "  status: 计划\n"
    )


def test_every_column_is_carried_over() -> None:
    found = one_row(
        编号="jiafeng-1", 课程="家庭会议怎么开", 讲师="示例讲师老师", 重复="每周六", 重复到="2026-12-26", 状态="已满",
        人群="家长、社区居民", 年龄="6～12岁", 话题="家风,亲子沟通", 名额="４０人", 费用="免费", 要带="一支笔\n水杯", 无障碍="一楼",
        托管="有", 报名="到社区登记", 报名截止="2026-12-04 17:00", 备注="先问场地",
    )  # fmt: skip

    assert found.doubts == ()
    (one,) = schedules(found)
    assert (one.id, one.course, one.speakers) == ("jiafeng-1", "jiating-huiyi", ("shili-jiangshi",))
    assert (one.repeat, one.until, one.status) == ("每周六", date(2026, 12, 26), "满额")
    assert [term.name for term in (*one.audience, *one.ages, *one.topics)] == [
        "家长", "社区居民", "6到12岁", "家风", "亲子沟通",
    ]  # fmt: skip
    assert (one.capacity, one.fee, one.bring) == (40, "公益免费", ("一支笔", "水杯"))
    assert (one.access, one.childcare) == ("一楼", "有")
    assert one.registration
    assert one.registration.how == "到社区登记"
    assert one.registration.deadline == datetime(2026, 12, 4, 17, tzinfo=SHANGHAI)
    assert "  # 备注：先问场地\n" in found.text


@pytest.mark.parametrize("name", [name for some in SYNONYMS.values() for name in some.split(" ")])
def test_every_synonym_names_one_field(name: str) -> None:
    keys_of = [key for key, some in SYNONYMS.items() if name in some.split(" ")]

    assert [NAMES[name.lower()]] == keys_of


def test_every_field_a_table_can_hold_is_known_by_its_own_title() -> None:
    nested = {"extends", "published", "updated", "except", "also", "changes", "report", "verify", "waivers", "publish_at", "registration"}  # fmt: skip
    titles = {str(one.title): key for key, one in keys(Schedule).items() if key not in nested}

    assert {title: NAMES.get(title) for title in titles} == titles


def test_columns_stand_in_any_order_under_a_merged_title() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:F1")

    turned = ("主 题", "场地（必填）", "活动日期*", "起止时间", "系列", "活动简介")
    row = (ROW[0], ROW[3], ROW[4], ROW[5], ROW[2], ROW[1])
    found = imported(["12月课表"], [], turned, [], row, turned, row, change=merge)

    assert found.doubts == ()
    first, second = schedules(found)
    assert second.id == f"{first.id}-2"
    assert (first.start, first.place) == (second.start, second.place)


def test_header_of_two_rows_is_found() -> None:
    def merge(sheet: Worksheet) -> None:
        for column in "ABCD":
            sheet.merge_cells(f"{column}1:{column}2")
        sheet.merge_cells("E1:F1")

    head = (*HEADER[:4], "时间", None)
    found = imported(head, (*[None] * 4, "开始", "结束"), (*ROW[:4], "2026-12-05 9:30", "11:00"), change=merge)  # fmt: skip

    assert found.doubts == ()
    assert schedules(found)[0].end == datetime(2026, 12, 5, 11, tzinfo=SHANGHAI)


def test_merged_cell_counts_for_every_row() -> None:
    def merge(sheet: Worksheet) -> None:
        for column in "ABCD":
            sheet.merge_cells(f"{column}2:{column}3")
        sheet.merge_cells("E2:E2000")

    found = imported(HEADER, ROW, [None] * 5 + ["14:00至16:00"], change=merge)

    assert found.doubts == ()
    assert found.text.count("title: 周六课堂\n") == 2
    assert found.text.count("place: shili-zhijia\n") == 2


def test_real_dates_and_times_of_excel() -> None:
    row = (*ROW[:4], datetime(2026, 12, 5), time(9, 30), time(11))
    found = imported((*HEADER[:5], "开始", "结束"), row)

    assert found.doubts == ()
    assert schedules(found)[0].start == datetime(2026, 12, 5, 9, 30, tzinfo=SHANGHAI)


def test_dates_of_old_macs() -> None:
    book = Workbook()
    book.epoch = MAC_EPOCH
    sheet = book.worksheets[0]
    sheet.append(HEADER)
    sheet.append([*ROW[:4], datetime(2026, 12, 5), ROW[5]])
    sheet.append([*ROW[:4], 46361 - 1462, ROW[5]])
    stream = io.BytesIO()
    book.save(stream)

    found = timetable("课表.xlsx", stream.getvalue(), CONTENT, AS_OF)
    assert [one.start for one in schedules(found)] == [
        datetime(2026, 12, 5, 9, 30, tzinfo=SHANGHAI)
    ] * 2


@pytest.mark.parametrize(
    ("cells", "start", "end"),
    [
        ({"日期": "12月5日", "时间段": "上午9:30-11:00"}, "2026-12-05 09:30", "2026-12-05 11:00"),
        ({"日期": "1月9日（周六）下午2点半至4点", "时间段": None}, "2027-01-09 14:30", "2027-01-09 16:00"),
        ({"日期": "2026-12-05", "时间段": None, "时间": "晚七点", "结束": "晚上8点半"}, "2026-12-05 19:00", "2026-12-05 20:30"),
        ({"日期": None, "时间段": None, "开始": "2026-12-05 9:30", "结束": "2026-12-06 11:00"}, "2026-12-05 09:30", "2026-12-06 11:00"),
        ({"日期": "2026-12-05至12月8日", "时间段": None}, "2026-12-05", "2026-12-08"),
        ({"时间段": None, "结束日期": "12月8日"}, "2026-12-05", "2026-12-08"),
        ({"时间段": "全天"}, "2026-12-05", None),
    ],
)  # fmt: skip
def test_when_is_put_together_from_several_cells(
    cells: dict[str, str | None], start: str, end: str | None
) -> None:
    found = one_row(**cells)

    quoted = f'"{start}"' if ":" in start else start
    assert f"  start: {quoted}\n" in found.text
    assert ("  end: " in found.text) == bool(end)
    if end:
        assert f'  end: "{end}"\n' in found.text or f"  end: {end}\n" in found.text
    assert [one for one in told(found) if "没有写年份" not in one] == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"日期": "12月5日"}, ["E2：没有写年份，当作2026年12月5日（星期六）"]),
        ({"日期": "2026年12月5日（周五）"}, ["E2：写的是星期五，可是那天是2026年12月5日（星期六）"]),
        ({"星期": "周日"}, ["G2：写的是星期日，可是那天是2026年12月5日（星期六）"]),
        ({"时间段": "周日9:30-11:00"}, ["F2：写的是星期日，可是那天是2026年12月5日（星期六）"]),
        ({"时间段": "每周六上午9:30-11:00"}, ["F2：重复没有写到什么时候为止"]),
        ({"日期": "待定"}, ["E2：没有认出日期，先写成“……”", "E2：看不懂“待定”"]),
        ({"日期": None}, ["E2：没有认出日期，先写成“……”"]),
        ({"日期": "2026-12-05（暂定）"}, ["E2：看不懂“暂定”"]),
        ({"日期": date(1900, 2, 28)}, ["E2：1900-02-28 离现在太远，没有导入", "E2：没有认出日期，先写成“……”"]),
        ({"日期": "1900-02-29"}, ["E2：没有认出日期，先写成“……”", "E2：看不懂“1900-02-29”"]),
        ({"时间段": None}, ["E2：没有写几点，当作整天"]),
        ({"时间段": "9:30"}, ["E2：写了几点开始，没写几点结束"]),
        ({"时间段": "2:30-4:00"}, ["F2：02:30 是凌晨，少见"]),
        ({"时间段": None, "结束": "11:00"}, ["E2：写了几点结束，没写几点开始"]),
        ({"开始": "10:00"}, ["F2：两格的开始时间不一样"]),
        ({"开始": "2026-12-06 9:30"}, ["G2：两格的日期不一样：2026-12-05 和 2026-12-06"]),
        ({"时间段": "11:00-9:30"}, ["F2：结束 2026-12-05 09:30 应晚于开始 2026-12-05 11:00"]),
        ({"重复": "逢周六"}, ["G2：重复规则“逢周六”没有对上"]),
        ({"重复": "每周六"}, ["G2：重复没有写到什么时候为止"]),
        ({"重复": "每周日", "重复到": "2027-01-01"}, ["E2：第一场 2026-12-05 是星期六，和“每周日”对不上"]),
        ({"重复到": "2027-01-01"}, ["G2：写了 until，但没有写 repeat"]),
        ({"栏目": "父母学唐"}, ["C2：栏目“父母学唐”没有对上"]),
        ({"地点": "别处"}, ["D2：地点“别处”没有对上"]),
        ({"地点": "待定"}, ["D2：没有写地点，先写成“……”"]),
        ({"讲师": "待定"}, []),
        ({"讲师": "示例讲师、王五"}, ["G2：讲师“王五”没有对上"]),
        ({"人群": "家长 老人"}, ["G2：适合人群“老人”没有对上"]),
        ({"状态": "火热"}, ["G2：状态“火热”没有对上"]),
        ({"名额": "20组"}, ["G2：人数“20组”没有对上"]),
        ({"费用": 10}, ["G2：费用写了“10元”，没有写理由"]),
        ({"报名截止": "2026-12-04"}, ["G2：写了报名截止，没写怎么报名"]),
        ({"简介": None}, ["B2：没有写简介，先写成“……”"]),
        ({"标题": None}, ["A2：没有写标题"]),
        ({"标题": "很长" * 21}, ["A2：标题（title）最多40字，现在有42字"]),
        ({"编号": "Jia Feng"}, ["G2：编号“Jia Feng”不合规，写成 jia-feng"]),
        ({"编号": "zhouliu-huiyi"}, ["G2：编号“zhouliu-huiyi”已经有了，写成 zhouliu-huiyi-2"]),
        ({"主办单位": "区妇联"}, ["G1：“主办单位”：不认识这一列，内容放在注释里"]),
        ({"场地": "二楼"}, ["G1：“场地”：和前面一列意思一样，内容放在注释里"]),
        ({"联系人": "张三"}, ["G1：“联系人”：这一列是个人信息，没有导入"]),
        ({"备注": "找 138 0013 8000"}, ["G2：这一格有电话或证件号码，整格没有导入"]),
        ({"备注": "=1+1"}, ["G2：公式没有算出结果"]),
    ],
)  # fmt: skip
def test_doubtful_cell_is_told_with_its_address(cells: dict[str, Any], expected: list[str]) -> None:
    found = one_row(**cells)

    assert told(found) == expected
    assert all(one.hint and one.sheet == "12月" for one in found.doubts)
    assert found.count == 1


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        ({"地点": "别处: #1"}, "  # 地点（D2）：别处: #1\n"),
        ({"讲师": "王五"}, "  # 讲师（G2）：王五\n"),
        ({"日期": "待定"}, "  # 时间（E2）：待定\n"),
        ({"主办单位": "区妇联\n- id: x"}, "  # 主办单位（G2）：区妇联，- id: x\n"),
        ({"场地": "二楼"}, "  # 场地（G2）：二楼\n"),
        ({"名额": "20组"}, "  # 名额（G2）：20组\n"),
    ],
)
def test_what_did_not_fit_stands_beside_the_record(cells: dict[str, str], kept: str) -> None:
    found = one_row(**cells)

    assert kept in found.text
    assert len(schedules(found)) <= 1


@pytest.mark.parametrize(
    "key", ["标题", "简介", "地点", "讲师", "备注", "报名", "主办单位", "日期", "联系电话"]
)
@pytest.mark.parametrize(
    "number", ["13800138000", 13800138000, "打 138-0013-8000", "43011119900101123X"]
)
def test_private_numbers_are_nowhere_in_the_text(key: str, number: Any) -> None:
    found = one_row(**{key: number})

    for part in ("138", "8000", "430111"):
        assert part not in found.text
        assert part not in "".join(told(found))
    assert found.doubts


def test_names_in_columns_of_participants_are_not_carried_over() -> None:
    found = one_row(参加人姓名="张三", 签到表="李四", 家庭住址="某路1号")

    assert not any(name in found.text for name in ("张三", "李四", "某路"))
    assert len(found.doubts) == 3


def test_line_under_the_table_is_a_comment() -> None:
    found = imported(("序号", *HEADER), (1, *ROW), (2,), (None, "注：请提前十分钟到场"))

    assert found.count == 1
    assert found.text.endswith("\n# 注：请提前十分钟到场\n")
    assert told(found) == ["B4：这一行只有一格有字，没有当作一场"]


def test_column_without_a_name_is_told() -> None:
    found = imported(HEADER, (*ROW, "场地要早开门"))

    assert told(found) == ["G2：这一列没有表头"]
    assert "# 没有表头的一列（G2）：场地要早开门\n" in found.text


def test_missing_columns_are_told_once() -> None:
    found = imported(HEADER[:1] + HEADER[4:], ROW[:1] + ROW[4:], ROW[:1] + ROW[4:])

    assert told(found) == [
        f"A1：没有“{name}”这一列，先写成“……”" for name in ("地点", "栏目", "简介")
    ]
    assert found.text.count("summary: ……\n") == 2


def test_table_whose_lessons_are_its_titles() -> None:
    found = imported(("课程名称", *HEADER[1:]), ROW)

    assert found.doubts == ()
    assert schedules(found)[0].title == "周六课堂"


def test_sheets_follow_each_other_and_hidden_ones_are_told() -> None:
    book = load_workbook(io.BytesIO(workbook(HEADER, ROW)))
    for name, hidden in (("1月", False), ("旧", True), ("封面", False)):
        sheet = book.create_sheet(name)
        for row in (HEADER, ROW) if name != "封面" else (("欢迎",),):
            sheet.append(row)
        sheet.sheet_state = "hidden" if hidden else "visible"
    stream = io.BytesIO()
    book.save(stream)

    found = timetable("课表.xlsx", stream.getvalue(), CONTENT, AS_OF)
    assert [one.id for one in schedules(found)] == [
        "zhou-liu-ke-tang-20261205",
        "zhou-liu-ke-tang-20261205-2",
    ]
    assert [one.said("课表.xlsx").split("\n")[0] for one in found.doubts] == [
        "课表.xlsx 工作表“旧”!A1：这张工作表是隐藏的，没有导入",
        "课表.xlsx 工作表“封面”!A1：这张工作表前10行没有表头，没有导入",
    ]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_csv_of_every_program(codec: str, mark: str) -> None:
    lines = (mark.join(HEADER), mark.join(f'"{cell}"' for cell in ROW), mark * 5)
    raw = "\r\n".join(lines).encode(codec)

    found = timetable("课表.csv", raw, CONTENT, AS_OF)
    assert found.doubts == ()
    assert schedules(found)[0].title == "周六课堂"
    assert "".join(found.text.split("\n")[1:]) == "".join(
        imported(HEADER, ROW).text.split("\n")[1:]
    )


def test_csv_has_addresses_too() -> None:
    row = [*ROW[:4], "待定", ROW[5]]
    found = timetable("课表.csv", f"{','.join(HEADER)}\n{','.join(row)}".encode(), CONTENT, AS_OF)

    assert found.doubts[0].said("课表.csv") == (
        "课表.csv!E2：没有认出日期，先写成“……”\n  提示：写成 2026-12-05 这样"
    )


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("课表.xlsx", b"", "这不是 Excel 表格；只收 .xlsx 和 .csv"),
        ("课表.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "这是旧的 .xls 格式；在 Excel 里另存为 .xlsx 再导入"),
        ("课表.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "文件设了密码；在 Excel 里去掉密码再导入"),
        ("课表.xlsx", b"PK\x03\x04broken", "文件坏了或不是 Excel 表格；在 Excel 里打开，另存为 .xlsx 再导入"),
        ("课表.xlsx", b"0" * 10_000_001, "文件超过 10 MB；删掉图片，或分成几个文件"),
        ("课表.csv", b"\xff\xff\x80", "文件的编码认不出来；在 Excel 里另存为 .xlsx 再导入"),
        ("课表.csv", b"a,\0", "文件里不是表格；在 Excel 里另存为 .xlsx 再导入"),
        ("课表.csv", "<html><table>课表".encode(), "文件里不是表格；在 Excel 里另存为 .xlsx 再导入"),
        ("课表.csv", b"," * 61 + b"a", "表格超过 60 列；删掉用不着的列"),
        ("课表.csv", b"a\n" * 5001, "表格超过 5000 行；分成几个文件"),
        ("课表.csv", "标题,地点\n甲,乙".encode(), "没有找到课表：前10行里要有一行表头，写着“标题”和“日期”，下面一行一场"),
        ("课表.csv", b'"' + b"a" * 200_000, "表格里的引号没有成对；在 Excel 里另存为 .xlsx 再导入"),
    ],
)  # fmt: skip
def test_unreadable_file_is_refused_in_one_sentence(name: str, raw: bytes, expected: str) -> None:
    assert refused(raw, name) == expected


def test_word_document_is_no_table() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")

    assert refused(stream.getvalue()) == "这不是 Excel 表格；只收 .xlsx 和 .csv"


def test_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    raw = with_part(workbook(HEADER, ROW), {SHEET: lambda _: b" " * 31_000_000})

    assert len(raw) < 100_000
    assert refused(raw) == "文件解开以后太大；只留课表，另存为新的 .xlsx 再导入"


def test_entities_are_refused() -> None:
    def declare(part: bytes) -> bytes:
        return b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + part

    assert refused(with_part(workbook(HEADER, ROW), {SHEET: declare})).startswith("文件坏了")


def test_too_many_sheets_rows_and_columns_are_refused() -> None:
    def more(sheet: Worksheet) -> None:
        for number in range(20):
            assert sheet.parent
            sheet.parent.create_sheet(str(number))

    assert refused(workbook(HEADER, change=more)) == "工作表超过 20 张；删掉用不着的"
    assert refused(workbook(HEADER, change=lambda sheet: sheet.cell(5001, 1, "甲"))) == (
        "表格超过 5000 行；分成几个文件"
    )
    assert refused(workbook(HEADER, change=lambda sheet: sheet.cell(2, 61, "甲"))) == (
        "表格超过 60 列；删掉用不着的列"
    )


def test_rows_of_all_sheets_are_counted() -> None:
    def more(sheet: Worksheet) -> None:
        assert sheet.parent
        for number in range(2):
            sheet.parent.create_sheet(str(number)).cell(2_600, 1, "甲")

    assert refused(workbook(HEADER, ROW, change=more)) == (
        "几张工作表加起来超过 5000 行；分成几个文件"
    )


@pytest.mark.parametrize("piece", [" ", "(", "\n", "1 ", "十", "，\n", "-", "【", "a:"])
def test_endless_text_in_a_cell_takes_no_time(piece: str) -> None:
    long = f"甲{piece * 16_000}乙"
    found = imported([*HEADER, long], [long] * 7, [*ROW[:4], long, long, "乙"])

    assert found.count == 2


def test_formats_far_below_the_table_are_no_rows() -> None:
    def far(sheet: Worksheet) -> None:
        sheet.cell(1_048_576, 1).number_format = "0.00"

    assert imported(HEADER, ROW, change=far).count == 1


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="G2"><v>NaN</v></c>',
        b'<c r="G2"><v>1e999</v></c>',
        b'<c r="G2"><v>' + b"9" * 5000 + b"</v></c>",
        b'<c r="G2" t="s"><v>99999</v></c>',
        b'<c r="G2" t="d"><v>yesterday</v></c>',
        b'<c r="G2" t="e"><v>#N/A</v></c>',
        b'<c r="G2" t="inlineStr"><is><t>=cmd()</t></is></c>',
        b'<c r="G2"><f>1/0</f></c>',
        b'<c r="G2" s="99999"><v>-1</v></c>',
        b'<c r="nowhere"><v>1</v></c>',
    ],
)  # fmt: skip
def test_hostile_cell_never_stops_the_others(cell: bytes) -> None:
    raw = workbook((*HEADER, "名额"), (*ROW, 1))
    found = timetable(
        "课表.xlsx",
        with_part(raw, {SHEET: lambda part: part.replace(b'<c r="G2" t="n"><v>1</v></c>', cell)}),
        CONTENT,
        AS_OF,
    )

    assert found.count == 1
    assert found.doubts
    assert "capacity" not in found.text


def test_calculated_formula_counts_as_its_value() -> None:
    raw = workbook((*HEADER, "名额"), (*ROW, 1))
    cell = b'<c r="G2"><f>20*2</f><v>40</v></c>'
    found = timetable(
        "课表.xlsx",
        with_part(raw, {SHEET: lambda part: part.replace(b'<c r="G2" t="n"><v>1</v></c>', cell)}),
        CONTENT,
        AS_OF,
    )

    assert found.doubts == ()
    assert schedules(found)[0].capacity == 40


def test_merged_range_of_the_whole_sheet_costs_nothing() -> None:
    def merge(part: bytes) -> bytes:
        merged = b'<mergeCells count="1"><mergeCell ref="A2:XFD1048576"/></mergeCells>'
        return part.replace(b"</sheetData>", b"</sheetData>" + merged)

    found = timetable("课表.xlsx", with_part(workbook(HEADER, ROW), {SHEET: merge}), CONTENT, AS_OF)
    assert found.count == 1


@given(st.lists(st.tuples(st.integers(0, 20_000), st.binary(max_size=4)), min_size=1, max_size=6))
@MANY
def test_damaged_workbook_is_read_or_refused(edits: list[tuple[int, bytes]]) -> None:
    raw = bytearray(workbook(HEADER, ROW))
    for place, scrap in edits:
        at = place % len(raw)
        raw[at : at + len(scrap)] = scrap
    try:
        timetable("课表.xlsx", bytes(raw), CONTENT, AS_OF)
    except SheetError as error:
        assert str(error)  # noqa: PT017 -- most damage can be seen


@given(st.lists(st.tuples(st.integers(0, 9_000), st.sampled_from([b"", b"<", b"0", b'"', b"-", b"9" * 9, b"A1:XFD9", b"</v>", b"&#0;", b"s"])), min_size=1, max_size=4), st.sampled_from([SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"]))  # fmt: skip
@MANY
def test_workbook_with_damaged_parts_is_read_or_refused(
    edits: list[tuple[int, bytes]], name: str
) -> None:
    def damage(part: bytes) -> bytes:
        for place, scrap in edits:
            at = place % len(part)
            part = part[:at] + scrap + part[at + 2 :]
        return part

    raw = with_part(workbook(HEADER, ROW), {name: damage})
    try:
        timetable("课表.xlsx", raw, CONTENT, AS_OF)
    except SheetError as error:
        assert str(error)  # noqa: PT017 -- most damage can be seen


LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
SCRAPS = st.sampled_from(
    ["12月5日", "2026-12-05", "9:30-11:00", "家长、祖辈", "父母学堂", "示例", "[a, b]", "- x: y", "null", "~", "true", "*a", "&b", "甲: 乙",
     "甲 #乙", "# 丙", '"', "'", "{", "|", ">", "%", "@", "`", "!x", "？", "a:", "1e5", "0x1F", "2026", "第一行\n- 第二行", "——", "……"]
)  # fmt: skip
VALUES = (
    st.none()
    | SCRAPS
    | st.text(LETTERS, max_size=30)
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1))
    | st.times()
    | st.booleans()
    | st.timedeltas(timedelta(0), timedelta(days=400))
)
NAMED = st.sampled_from([name for some in SYNONYMS.values() for name in some.split(" ")])
TABLES = st.tuples(
    st.lists(NAMED | st.text(LETTERS, max_size=6), max_size=12),
    st.lists(st.lists(VALUES, min_size=1, max_size=16), max_size=6),
)


@given(TABLES)
@MANY
def test_random_sheet_gives_yaml_that_reads_back(table: tuple[list[str], list[list[Any]]]) -> None:
    names, rows = table
    head = ["标题", "日期", *names]

    def write(sheet: Worksheet) -> None:
        for number, row in enumerate([head, *rows], 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(number, column)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"

    try:
        found = imported(change=write)
    except SheetError as error:
        assert str(error)  # noqa: PT017 -- a table without rows
        return
    read_back = schedules(found)
    assert found.doubts or len(read_back) == found.count
    assert len({one.id for one in read_back}) == len(read_back)


@given(
    st.binary(max_size=200) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "ignore"))
)
@MANY
def test_random_csv_is_read_or_refused(raw: bytes) -> None:
    head = f"{','.join(HEADER)}\n".encode()
    try:
        found = timetable("课表.csv", head + raw, CONTENT, AS_OF)
    except SheetError as error:
        assert str(error)  # noqa: PT017 -- noise that is no table
        return
    assert len(schedules(found)) <= found.count


def spoken(day: date, clock: time | None, style: str) -> Any:
    """Return a day, and perhaps a time of day, in one of the ways editors type it."""
    if style == "真" and clock != time():  # Excel knows no midnight, only a day
        return datetime.combine(day, clock) if clock else day
    shown = {
        **dict.fromkeys("真横", f"{day}"),
        "点": f"{day.year}.{day.month}.{day.day}",
        "年": f"{day.year}年{day.month}月{day.day}日（周{'一二三四五六日'[day.weekday()]}）",
        "宽": f"{day.year} 年 {day.month} 月 {day.day} 日",
    }[style]
    if clock is None:
        return shown
    late = clock.hour >= 13
    hour = clock.hour - 12 if late else clock.hour
    chinese = f"{'下午' if late else '上午'}{hour}点{clock.minute:02}分"
    return f"{shown} {chinese if style == '年' else f'{clock:%H:%M}'}"


@given(plain(), st.sampled_from(["真", "横", "点", "年", "宽"]))
@MANY
def test_schedule_survives_the_way_through_a_table(fields: Plain, style: str) -> None:
    before = schedule_of(fields)
    content = samples.content(("docs/places.yml", record("place", PLACE)))
    start, end = before.start, before.end
    clocks = isinstance(start, datetime) and isinstance(end, datetime)
    row = {
        "标题": before.title, "简介": before.summary, "栏目": before.programme.name, "地点": PLACE["title"], "状态": before.status,
        "开始": spoken(date(start.year, start.month, start.day), start.time() if isinstance(start, datetime) else None, style),
        "结束": spoken(date(end.year, end.month, end.day), end.time() if isinstance(end, datetime) else None, style) if end else None,
        "时间": None if clocks else "全天", "重复": before.repeat, "一共几场": before.count,
    }  # fmt: skip

    found = timetable("课表.xlsx", workbook(row.keys(), row.values()), content, AS_OF)
    (after,) = schedules(found, samples.WORDS)

    assert [slot.span for slot in slots(after)] == [slot.span for slot in slots(before)]
    assert (after.title, after.summary, after.status) == (
        before.title,
        before.summary,
        before.status,
    )
    assert (after.place, after.programme) == (before.place, before.programme)
    assert [one for one in told(found) if "凌晨" not in one] == []


def test_every_schedule_of_the_project_survives_too() -> None:
    content = read(ROOT)
    places = {one.record.id: one.record.title for one in content.records}
    before = [one for one in content.of(Schedule).values() if isinstance(one.end, datetime)]
    rows = [
        (one.title, one.summary, one.programme.name, places[one.place], str(one.start)[:16], str(one.end)[:16], one.repeat,
         one.until, "、".join(term.name for term in one.audience), "、".join(term.name for term in one.ages), "、".join(one.bring),
         one.capacity, "是" if one.sample else None)
        for one in before
    ]  # fmt: skip
    head = (
        "标题",
        "简介",
        "栏目",
        "地点",
        "开始",
        "结束",
        "重复",
        "重复到",
        "人群",
        "年龄",
        "要带",
        "名额",
        "示例",
    )

    found = timetable("课表.xlsx", workbook(head, *rows), content, AS_OF)
    after = schedules(found, content.vocabulary)
    assert found.doubts == ()
    assert len(before) > 10
    for old, new in zip(before, after, strict=True):
        assert (first_span(new), starts(new)) == (first_span(old), starts(old))
        assert (new.place, new.audience, new.ages, new.bring, new.capacity, new.sample) == (
            old.place, old.audience, old.ages, old.bring, old.capacity, old.sample,
        )  # fmt: skip


def test_template_is_imported_without_doubts() -> None:
    found = timetable("模板.xlsx", template(CONTENT, AS_OF), CONTENT, AS_OF)

    assert found.doubts == ()
    (one,) = schedules(found)
    assert (one.title, one.sample, one.start) == (
        "示例：家庭会议怎么开",
        True,
        datetime(2026, 12, 10, 9, 30, tzinfo=SHANGHAI),
    )


def test_template_offers_the_controlled_words() -> None:
    book = load_workbook(io.BytesIO(template(CONTENT, AS_OF)))
    sheet, guide = book["课表"], book["填写说明"]
    heads = {cell.value: letters(cell.column) for cell in sheet[1] if cell.column}
    lists = {str(rule.sqref).split("2:")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}  # fmt: skip

    assert set(book.sheetnames) == {"课表", "填写说明"}
    for name in ("栏目", "状态", "地点", "人群", "年龄段"):
        place = lists[heads[name]].split("!")[1].replace("$", "")
        words = [row[0].value for row in guide[place]]
        assert guide[f"{place.split(':')[0].rstrip('0123456789')}1"].value == f"可以填的{name}"
        assert all(words)
        if name == "栏目":
            assert words == [one.name for one in CONTENT.vocabulary.programmes]
    explained = {row[0].value for row in guide.iter_rows(min_row=2, max_col=1)}
    assert set(heads) <= explained


def test_large_table_says_that_one_file_holds_less() -> None:
    found = timetable(
        "课表.csv", "\n".join([",".join(HEADER), *[",".join(ROW)] * 2_500]).encode(), CONTENT, AS_OF
    )

    assert found.count == 2_500
    assert told(found) == ["A1：内容太多，一个文件放不下，检查时会说"]


def test_target_is_the_pinyin_of_the_file() -> None:
    assert target("2026年12月课表.xlsx") == "docs/schedules/2026-nian-12-yue-ke-biao.yml"
    with pytest.raises(SheetError):
        target("…….csv")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "项目"))


def bring(project: Path, *arguments: str) -> int:
    return run(["import", "--root", str(project), "--as-of", "2026-11-25", *arguments])


def test_import_writes_a_file_that_check_accepts(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "课表.xlsx").write_bytes(workbook(HEADER, ROW))

    assert bring(project, str(project / "课表.xlsx")) == 0
    assert capsys.readouterr().out == (
        "1 个日程写进了 docs/schedules/ke-biao.yml。\n接着运行：check --show docs/schedules/ke-biao.yml\n"
    )
    content = read(project)
    assert check(content, samples.AS_OF) == ()
    added = content.of(Schedule)["zhou-liu-ke-tang-20261205"]
    assert (added.start, added.end) == (
        datetime(2026, 12, 5, 9, 30, tzinfo=SHANGHAI),
        datetime(2026, 12, 5, 11, tzinfo=SHANGHAI),
    )


def test_doubts_are_printed_and_the_file_is_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "课表.xlsx").write_bytes(workbook(HEADER, (ROW[0], None, *ROW[2:])))

    assert bring(project, str(project / "课表.xlsx"), "--out", str(project / "新.yml")) == 1
    assert capsys.readouterr().out == (
        "课表.xlsx 工作表“12月”!B2：没有写简介，先写成“……”\n  提示：用一句话说清楚，不超过60字\n"
        "1 个日程写进了 新.yml。\n上面 1 处要看一看。\n文件里的“……”填好以后，检查才会通过。\n"
        "接着运行：check --show 新.yml\n"
    )
    (project / "新.yml").rename(project / "docs/schedules/new.yml")
    assert [one.code for one in check(read(project), samples.AS_OF)] == ["text-unfilled"]


def test_import_never_overwrites(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "课表.xlsx").write_bytes(workbook(HEADER, ROW))
    (project / "docs/schedules/ke-biao.yml").write_text("写好的", encoding="utf-8")

    assert bring(project, str(project / "课表.xlsx")) == 2
    assert "已经有 ke-biao.yml 了，没有覆盖；用 --out 换一个文件名" in capsys.readouterr().err
    assert (project / "docs/schedules/ke-biao.yml").read_text(encoding="utf-8") == "写好的"


def test_template_is_written_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blank = project / "模板.xlsx"

    assert bring(project, "--template", str(blank)) == 0
    assert bring(project, str(blank), "--out", str(project / "docs/schedules/mu-ban.yml")) == 0
    assert check(read(project), samples.AS_OF) == ()
    assert bring(project, "--template", str(blank)) == 2
    assert "已经有 模板.xlsx 了，没有覆盖" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "后面写课表或稿件"),
        (["没有.xlsx"], "没有.xlsx：没有这个文件"),
        (["坏.xlsx"], "坏.xlsx：这不是 Excel 表格"),
        (["…….csv"], "用 --out 写明存到哪里"),
    ],
)
def test_import_says_in_chinese_what_is_wrong(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    (project / "坏.xlsx").write_bytes(b"nothing")
    (project / "…….csv").write_bytes(f"{','.join(HEADER)}\n{','.join(ROW)}".encode())

    assert bring(project, *[str(project / name) for name in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert expected in err
