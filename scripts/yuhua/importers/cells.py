"""What stands in a cell, turned into the text, number or words an editor meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from datetime import date, datetime, time, timedelta

from yuhua.importers.sheets import Cell, Value
from yuhua.numerals import number
from yuhua.private import compact, findings
from yuhua.text import clean

# Full-width letters, digits and spaces; full-width punctuation is right in Chinese and stays.
NARROW = {code: code - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)}  # fmt: skip
NARROW |= {0x3000: 0x20, 0xA0: 0x20}
_MOST_DIGITS = 40
_BLANK = {"-", "—", "——", "/", "\\"}
NOTHING = {"无", "没有", "暂无", "不限", *_BLANK}
# What is written where nothing is settled yet.
OPEN = {"待定", "暂定", "未定", "待通知", "另行通知", "以通知为准", "待确认"}
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
_FORMULA = re.compile(r"[=@]|[+-](?=[A-Za-z]+[(|!])")
# In a cell any long number is one too many; `findings` knows the disguises of those that people have.
_PRIVATE = re.compile(
    r"(?<!\d)(?:1[3-9]\d(?:[-\s.—–·]{0,2}\d){8}|\d{6}\s?\d{8}\s?\d{3}[\dXx]|\d{11,}[Xx]?"
    r"|\(?0(?:10|2\d|[3-9]\d{2})\)?[-\s]?[2-9]\d{6,7})(?!\d)"
)
_NUMBERS = {"id", "card", "mobile", "landline"}
_NUMBER = re.compile(r"(?:约|限|共|限额|不超过)?(\d{1,6}|[零〇一二两三四五六七八九十]{1,3})(?:人|名|位|个|个人)?(?:左右|以内)?")  # fmt: skip
_FEE = re.compile(r"[¥￥]?(\d{1,6}(?:\.\d{1,2})?)(元|块|块钱)?(/人|每人)?")
_FREE = {"免费", "公益", "公益免费", "全免费", "不收费", "0", "0元", "¥0", "￥0", *NOTHING}
_BETWEEN = re.compile(r"[、，,/;；\n]+")
_BETWEEN_THINGS = re.compile(r"[、;；\n]+")
_BREAK = re.compile(r"(?<=[，。；：！？、,.;:!?])\s*\n\s*")
YES = {"是", "对", "√", "✓", "1", "true", "yes", "示例"}


def text(value: Value) -> str:
    """Return what a reader sees in a cell, without invisible characters and full-width digits."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float):
        return _number_text(value)
    found = clean(str("" if value is None else value).replace("\r\n", "\n").replace("\r", "\n"))
    found = found.replace("_x000D_", "").replace("\t", " ").translate(NARROW).strip()
    return "" if found in _BLANK else found


def _number_text(value: float) -> str:
    if isinstance(value, int):
        return str(value) if abs(value) < 10**_MOST_DIGITS else "数字太大"
    whole = abs(value) < 10**15 and value.is_integer()
    return str(int(value)) if whole else repr(value)


def line(value: Value) -> str:
    """Return a cell's text on one line: breaks become commas where no mark stands before them."""
    found = re.sub(r"[^\S\n]+", " ", text(value))
    return re.sub(r"\s*\n\s*", "，", _BREAK.sub("", found))


def plain(found: str) -> str:
    """Return text as NFKC has it, without spaces: for comparing, never for printing."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", found)).casefold()


def trouble(cell: Cell, known: Container[str] = ()) -> tuple[str, str] | None:
    """Say why nothing of a cell may be carried over, and what to do; None where it may.

    `known` are the telephone numbers that contacts.yml holds, digits only.
    """
    seen = text(cell.value)
    if cell.trouble == "formula":
        return "公式没有算出结果", "在 Excel 里打开，保存一次，再导入；或把结果直接填进去"
    if cell.trouble == "error" or seen in _ERRORS:
        return f"这一格是错误值 {seen[:10]}", "在 Excel 里改好这一格"
    if isinstance(cell.value, str) and _FORMULA.match(seen):
        return "这一格是公式，不是文字，没有导入", "把结果直接填进去"
    if is_private(seen, known):
        hint = "个人的号码不上网；报名电话先核实，写进 docs/contacts.yml"
        return "这一格有电话或证件号码，整格没有导入", hint
    return None


def is_private(seen: str, known: Container[str] = ()) -> bool:
    """Say whether a text holds a telephone, identity or card number that is not `known`."""
    found = [
        re.sub(r"\D", "", one[0]) for one in _PRIVATE.finditer(unicodedata.normalize("NFKC", seen))
    ]
    found += [compact(seen[one.start : one.end]) for one in findings(seen) if one.kind in _NUMBERS]
    return any(number not in known for number in found)


def count(value: Value) -> int | None:
    """Return the whole number in `40人`, `约四十人` or 40.0, or None."""
    found = _NUMBER.fullmatch(plain(text(value)))
    return number(found[1]) if found else None


def fee(value: Value) -> str:
    """Return a price in words: `免费` and 0 are 公益免费, a bare 10 is `10元`."""
    seen = line(value)
    if plain(seen) in _FREE:
        return "公益免费"
    found = _FEE.fullmatch(plain(seen))
    if not found:
        return seen
    return f"{'每人' if found[3] else ''}{found[1].removesuffix('.0')}元"


def words(value: Value) -> tuple[str, ...]:
    """Return the words of a cell, which commas, 、, slashes or line breaks separate."""
    return _parts(_BETWEEN, value)


def things(value: Value) -> tuple[str, ...]:
    """Return the entries of a list in a cell; a comma is part of one."""
    return _parts(_BETWEEN_THINGS, value)


def _parts(between: re.Pattern[str], value: Value) -> tuple[str, ...]:
    found = (re.sub(r"\s+", " ", part).strip() for part in between.split(text(value)))
    return tuple(dict.fromkeys(part for part in found if part and part not in NOTHING))


def day_number(value: float, epoch: date) -> datetime | None:
    """Return the moment an unformatted number stands for where it can be one of Excel's, or None."""
    if not 20_000 <= value <= 80_000:  # noqa: PLR2004 -- the years 1954 to 2123
        return None
    return datetime(epoch.year, epoch.month, epoch.day) + timedelta(days=value)  # noqa: DTZ001 -- a wall clock
