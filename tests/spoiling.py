"""A timetable, spoilt the way fingers, input methods, Word, other programs and attackers do it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

WORDS = (
    "", " ", "~", "null", "true", "[]", "{}", "[{}]", "- x", "a: b", "a #b", "? x", "<<", '"', "'", "%a", "@b", "`c`", "| x", "> x", "|\n    几行\n    字",
    "&a b", "*a", "!!python/object:os.system x", "[" * 40, "{a: " * 40, "- " * 90, "[" * 13 + "]" * 13, "{a: " * 13 + "x" + "}" * 13,
    "2026-13-45", "2026-02-30 25:61", "2026-02-29", "2028-02-29", "2026-1-1", "0000-00-00", "1900-01-01", "2100-12-31 23:59", "2026-12-05 24:00", "2026-12-05T09:30:00+08:00",
    "2026-11-25", "2026-11-26", "2026-12-05", "2026-12-05 09:30", "2026-12-12", "2026-12-19", "2027-01-02", "[2026-12-05]", "２０２６－１２－０５", "2026年12月5日",
    "9" * 400, "99999999999999999999", "-1", "-0", "0", "1", "4.0", "0x10", "1_000", "1e309", ".inf", "９", "²", "٣",
    "每周八", "每天", "工作日 00:00-23:59", "每两周周三", "每月第5个周一", "每两周周一二三四五六日", "农历腊月三十", "农历闰六月三十", "农历每月三十 00:00-23:59", "除夕",
    "每周六 11:00-09:30", "每周六 99:99-88:77", "每周六上午９：３０－１１：００", "每周六 ²:30-11:00", "RRULE:FREQ=SECONDLY", "FREQ=DAILY", "FREQ=DAILY;INTERVAL=99",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;BYDAY=MO;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYDAY=5MO,5TU;BYSETPOS=-99", "FREQ=YEARLY;INTERVAL=99;BYMONTH=2;BYMONTHDAY=29",
    "取消", "改期", "已结束", "顺延", "照常", "公益免费", "zhouliu", "shili-zhijia", "../../etc/passwd", "<script>", "{{ 7*7 }}", "：", "，",
    "\u200b", "\u202eabc", "\u2028y", "\x85x", "\ufeff", "\t", "e\u0301" * 40, "😀" * 50, "家" * 500, "13800138000",
)  # fmt: skip
KEYS = (
    "repeat", "until", "count", "holidays", "start", "end", "status", "extends", "report", "fee", "capacity", "place",
    "course", "speakers", "updated", "published", "registration", "except", "also", "changes",
)  # fmt: skip
_DAYS = (
    "2026-11-20",
    "2026-12-05",
    "2026-12-06",
    "2026-12-12",
    "2026-12-19",
    "2027-03-01",
    "2100-12-31",
    "2026-02-30",
)
_VALUE = re.compile(r": ([^\n{}\[\],]+)")
Spoil = Callable[[random.Random, str], str | bytes]


def other_value(chance: random.Random, text: str) -> str:
    """Put another value where one stood."""
    found = chance.choice(list(_VALUE.finditer(text)))
    return text[: found.start(1)] + chance.choice(WORDS) + text[found.end(1) :]


def swapped_values(chance: random.Random, text: str) -> str:
    """Put each of two values where the other stood."""
    found = list(_VALUE.finditer(text))
    one, two = sorted(chance.choices(found, k=2), key=lambda each: each.start())
    if one is two:
        return text
    between = text[one.end(1) : two.start(1)]
    return text[: one.start(1)] + two[1] + between + one[1] + text[two.end(1) :]


def digit(chance: random.Random, text: str) -> str:
    """Change one digit: most dates, times and numbers stay such."""
    found = [each.start() for each in re.finditer(r"\d", text)]
    place = chance.choice(found) if found else 0
    return text[:place] + chance.choice("01234567890９²") + text[place + 1 :]


def full_width(chance: random.Random, text: str) -> str:
    """Leave the input method in Chinese for a line."""
    lines = text.split("\n")
    place = chance.randrange(len(lines))
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if chance.random() < 0.5}
    lines[place] = lines[place].translate(wide)
    return "\n".join(lines)


def line(chance: random.Random, text: str) -> str:
    """Lose, double, move or indent a line."""
    lines = text.split("\n")
    place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    kind = chance.randrange(4)
    if kind == 0:
        del lines[place]
    elif kind == 1:
        lines.insert(other, lines[place])
    elif kind == 2:
        lines[place], lines[other] = lines[other], lines[place]
    else:
        lines[place] = chance.choice(["  ", " ", "\t", "- ", "# "]) + lines[place]
    return "\n".join(lines)


def new_field(chance: random.Random, text: str) -> str:
    """Add a field somewhere, with any value."""
    lines = text.split("\n")
    lines.insert(chance.randrange(len(lines)), f"  {chance.choice(KEYS)}: {chance.choice(WORDS)}")
    return "\n".join(lines)


def new_part(chance: random.Random, text: str) -> str:
    """Add what is left out, added or changed, on any days."""
    one, two, three = chance.choices(_DAYS, k=3)
    hour = chance.choice(["", " 09:30", " 23:59", " 24:00"])
    part = chance.choice(
        [
            f"except:\n    - {{date: {one}, reason: 停电}}",
            f"also:\n    - {{start: {one}{hour}, end: {two}{hour}, reason: 补课}}",
            f"changes:\n    - {{on: 2026-11-25, session: {one}, reason: 停电, start: {two}{hour}, end: {three}{hour}}}",
            f"changes:\n    - {{on: {one}, reason: 停办, status: 取消}}",
        ]
    )
    return f"{text.rstrip()}\n  {part}\n"


def records(chance: random.Random, text: str) -> str:
    """Shuffle the schedules of a file, or have one twice."""
    found = re.split(r"^(?=- id:)", text, flags=re.MULTILINE)
    return "".join(chance.sample(found, len(found)) + found[: chance.randrange(2)])


def characters(chance: random.Random, text: str) -> str:
    """Change, lose or add a few characters."""
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(text))
        new = chance.choice([*"：，- \n\t:[]{}'\"#&*!|>%@`0９家", "\x00", "\u2028", ""])
        text = text[:place] + new + text[place + chance.randrange(2) :]
    return text


def cut_off(chance: random.Random, text: str) -> str:
    """Lose everything from somewhere on."""
    return text[: chance.randrange(len(text))]


def octets(chance: random.Random, text: str) -> bytes:
    """Spoil the encoding."""
    codec = chance.choice(["utf-8", "utf-8", "gb18030", "utf-16", "utf-8-sig"])
    raw = bytearray(text.encode(codec))
    for _ in range(chance.randint(0, 5)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def line_ends(chance: random.Random, text: str) -> str:
    """End lines as Windows or as old Macs do."""
    return text.replace("\n", chance.choice(["\r\n", "\r\n", "\r"]))


SPOILS: tuple[Spoil, ...] = (
    *(other_value, other_value, swapped_values, digit, digit, full_width, line, line),
    *(new_field, new_part, new_part, records, characters, cut_off, octets, line_ends),
)


def spoilt(chance: random.Random, texts: Sequence[str]) -> bytes:
    """Return one or two of the schedules in `texts` as a file with up to four faults."""
    text: str | bytes = "\n".join(chance.sample(texts, min(len(texts), chance.choice([1, 1, 2]))))
    for _ in range(chance.randint(1, 4)):
        if isinstance(text, str) and _VALUE.search(text):
            text = chance.choice(SPOILS)(chance, text)
    return text if isinstance(text, bytes) else text.encode()
