"""Errors of pydantic, turned into a code, a Chinese sentence and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Context = Mapping[str, Any]
Say = Callable[[str, str, Context], tuple[str, str]]


_SHOWN = 30  # characters of what was found
_ONE_LINE = 40
_ISBN_DIGITS = 13
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[ T]+\d{1,2}:\d{2}", re.ASCII)


def _now(found: str) -> str:
    """Show what was found, in short."""
    return f"，现在是“{found[:_SHOWN]}{'…' if len(found) > _SHOWN else ''}”" if found else ""


def _missing(label: str, _found: str, _context: Context) -> tuple[str, str]:
    return f"缺少必填内容：{label}", "补上这一行"


def _day(label: str, found: str, _context: Context) -> tuple[str, str]:
    if _DAY.fullmatch(found):
        return (
            f"{label}“{found}”这一天不存在",
            "年份写1900到2100，月份写1到12，再看看这个月有没有这一天，例如 2026-11-25",
        )
    return f"{label}应为日期{_now(found)}", "写成 2026-11-25 这样的形式"


def _moment(label: str, found: str, _context: Context) -> tuple[str, str]:
    if _MOMENT.fullmatch(found):
        return (
            f"{label}“{found}”这个时间不存在",
            "年份写1900到2100，月份写1到12，小时写0到23，分钟写0到59，例如 2026-11-25 14:00",
        )
    return f"{label}应为日期加时间{_now(found)}", "写成 2026-11-25 14:00 这样的形式，冒号用半角"


def _when(label: str, found: str, context: Context) -> tuple[str, str]:
    return _moment(label, found, context) if _MOMENT.fullmatch(found) else _either(label, found)


def _either(label: str, found: str) -> tuple[str, str]:
    if _DAY.fullmatch(found):
        return _day(label, found, {})
    hint = "写成 2026-11-25 14:00 这样的形式，冒号用半角；整天的活动只写 2026-11-25"
    return f"{label}应为日期，或日期加时间{_now(found)}", hint


def _degrees(label: str, found: str, _context: Context) -> tuple[str, str]:
    return f"{label}应为小数{_now(found)}", "写成 28.1355 这样，至少两位小数，不带“°”和“N”"


def _flag(label: str, found: str, _context: Context) -> tuple[str, str]:
    return f"{label}应为 true 或 false{_now(found)}", "是就写 true，不是就删掉这一行"


def _whole(label: str, found: str, _context: Context) -> tuple[str, str]:
    return f"{label}应为整数{_now(found)}", "只写半角数字，不带正负号、小数点和单位，例如 40"


def _isbn(label: str, found: str, _context: Context) -> tuple[str, str]:
    digits = found.replace("-", "").replace(" ", "")
    fault = (
        "最后一位校验码对不上，多半有一位抄错了"
        if len(digits) == _ISBN_DIGITS
        else f"应为13位数字，现在有{len(digits)}位"
    )
    return (
        f"{label}“{found[:30]}”不对：{fault}",
        "照书背面的条形码重新抄一遍；没有就删掉这一行，不要猜",
    )


def _word(label: str, found: str, context: Context) -> tuple[str, str]:
    hint = (
        f"几个词之间用半角逗号隔开：[{_split(found)}]"
        if re.search("[，、；]", found)
        else str(context["hint"])
    )
    return f"{label}应为词表里的{context['group']}{_now(found)}", hint


def _split(found: str) -> str:
    """Return the words an editor wrote one after another as YAML wants them."""
    return ", ".join(re.findall(r"[^\s,，、;；\[\]【】［］]+", found))


def _list(label: str, found: str, _context: Context) -> tuple[str, str]:
    if found[:1] in tuple("-－—•·"):
        return f"{label}应为列表{_now(found)}", "每项一行，以“- ”开头：半角短横线后面空一格"
    words = _split(found) if len(found) <= _ONE_LINE and ":" not in found else ""
    return f"{label}应为列表{_now(found)}", f"写成 [{words or '甲, 乙'}]，或每项一行、以“- ”开头"


def _mapping(label: str, found: str, _context: Context) -> tuple[str, str]:
    return f"{label}应为几个“字段: 内容”{_now(found)}", "换行，缩进两格，每行写一个“字段: 内容”"


def _string(label: str, found: str, _context: Context) -> tuple[str, str]:
    return (
        f"{label}应为一段文字{_now(found)}",
        "只写文字，不要列表；内容里有方括号、花括号或半角冒号，就给整段加半角引号",
    )


def _too_long(label: str, found: str, context: Context) -> tuple[str, str]:
    return f"{label}最多{context['max_length']}字，现在有{len(found.strip())}字", "删减到字数以内"


def _too_short(label: str, _found: str, _context: Context) -> tuple[str, str]:
    return f"{label}不能空着", "写上内容；不是必填的，也可以删掉这一行"


def _lines(label: str, _found: str, _context: Context) -> tuple[str, str]:
    return f"{label}应写在一行里", "合成一行，去掉开头的 | 或 >"


def _few(label: str, _found: str, context: Context) -> tuple[str, str]:
    lacking = context["min_length"] - context["actual_length"]
    return (
        f"{label}至少要{context['min_length']}项，现在有{context['actual_length']}项",
        f"再补{lacking}项",
    )


def _many(label: str, _found: str, context: Context) -> tuple[str, str]:
    return (
        f"{label}最多{context['max_length']}项，现在有{context['actual_length']}项",
        "删到项数以内",
    )


def _pattern(label: str, found: str, context: Context) -> tuple[str, str]:
    return f"{label}的写法不对{_now(found)}", _PATTERNS.get(
        str(context["pattern"]), "照字段说明里的例子写"
    )


def _choice(label: str, found: str, context: Context) -> tuple[str, str]:
    choices = str(context["expected"]).replace("'", "").replace(" or ", "、").replace(", ", "、")
    return f"{label}不能填“{found[:30]}”", f"只能填：{choices}"


def _low(label: str, found: str, context: Context) -> tuple[str, str]:
    return f"{label}不能小于{context['ge']}，现在是{found}", f"写{context['ge']}或更大的数"


def _high(label: str, found: str, context: Context) -> tuple[str, str]:
    return f"{label}不能大于{context['le']}，现在是{found}", f"写{context['le']}或更小的数"


_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "只用小写字母、数字和短横线，例如 xin-jiafeng",
    r"^https?://[^\s<>\"]+$": "写完整网址，以 https:// 开头",
    r"^[0-9]{3,5}$|^0[0-9]{2,3}-[0-9]{7,8}$": "写短号（如 12338）或带区号的座机，只用半角数字；私人手机号一律不写",
    r"^.{1,20}(社区|村)$": "写全称，以“社区”或“村”结尾",
    r"^[0-9]{1,3}:[0-5][0-9]$": "写成 分:秒，冒号用半角，例如 3:20",
    r"^[0-9]{9}$": "写9位区划代码",
}

# Every error type that our records can raise; `tests/read/test_messages.py` walks all records
# and fails when one of their validators could raise a type that is not here.
MESSAGES: dict[str, tuple[str, Say]] = {
    "missing": ("field-missing", _missing),
    "day": ("date-invalid", _day),
    "moment": ("date-invalid", _moment),
    "when": ("date-invalid", _when),
    "degrees": ("number-invalid", _degrees),
    "flag": ("flag-invalid", _flag),
    "whole_number": ("number-invalid", _whole),
    "isbn": ("isbn-invalid", _isbn),
    "word": ("word-unknown", _word),
    "tuple_type": ("list-expected", _list),
    "model_type": ("mapping-expected", _mapping),
    "dict_type": ("mapping-expected", _mapping),
    "string_type": ("text-expected", _string),
    "string_too_long": ("text-too-long", _too_long),
    "string_too_short": ("text-empty", _too_short),
    "one_line": ("text-lines", _lines),
    "too_short": ("list-too-short", _few),
    "too_long": ("list-too-long", _many),
    "string_pattern_mismatch": ("format-invalid", _pattern),
    "literal_error": ("choice-unknown", _choice),
    "greater_than_equal": ("number-invalid", _low),
    "less_than_equal": ("number-invalid", _high),
}
