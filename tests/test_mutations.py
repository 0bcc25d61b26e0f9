"""Ten thousand spoilt timetables: each is read or refused with a place and a sentence, never with a crash."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from samples import AS_OF, MINIMAL
from yuhua.catalogue import CODES
from yuhua.check import check
from yuhua.derive.sessions import sessions
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Glimpse
from yuhua.model.entry import Entry
from yuhua.problems import Problem, has_errors
from yuhua.read.content import read, read_file
from yuhua.read.templates import read_templates

COUNT = 10_000
NAME = "schedules/spoilt.yml"
HAN = re.compile(r"[\u4e00-\u9fff]")
# Every field of a schedule, once.
WHOLE = """- id: zhouliu
  title: 周六课堂
  sample: true
  verify: todo
  extends: biaozhun
  summary: 带上孩子一起来。
  published: 2026-11-01
  updated: 2026-11-02
  programme: 雨花幸福大讲堂
  course: jiating-huiyi
  place: shili-zhijia
  speakers: [shili-jiangshi]
  start: 2026-12-05
  repeat: 每周六 09:30-11:00
  until: 2027-01-30
  holidays: 顺延
  except:
    - {date: 2026-12-12, reason: 停电}
  also:
    - {start: 2026-12-10 19:00, end: 2026-12-10 20:00, place: shili-zhijia, reason: 补课, on: 2026-11-20}
  changes:
    - on: 2026-11-20
      reason: 讲师有事
      session: 2026-12-19
      start: 2026-12-20
      end: 2026-12-20 12:00
      status: 改期
      place: shili-zhijia
      speakers: [shili-jiangshi]
    - on: 2026-11-21
      reason: 换了钟点
      was: 每周六10:00
  status: 报名中
  audience: [家长]
  ages: [6到12岁]
  topics: [家风]
  capacity: 40
  fee: 材料费10元
  fee_reason: 按进价收
  bring: [一支笔]
  access: 一楼
  childcare: 可以带孩子
  registration:
    how: 到服务台登记
    contact: tel-12338
    url: https://yuhua.example/
    deadline: 2026-12-04 18:00
    places: 30
"""
PAST = """- id: banguo
  title: 办过的一场
  summary: 已经办完了。
  published: 2026-10-01
  programme: 雨花幸福大讲堂
  place: shili-zhijia
  start: 2026-11-07
  end: 2026-11-08
  status: 已结束
  report:
    - {session: 2026-11-07, attendance: 18, points: [大家都来了]}
"""
WORDS = (
    "", " ", "~", "null", "true", "2026-13-45", "2026-02-30 25:61", "1900-01-01", "2100-12-31 23:59", "9" * 400,
    "-1", "0", "1e309", "每周八", "每天", "工作日 00:00-23:59", "每两周周三", "农历腊月三十", "农历闰正月初一", "除夕",
    "FREQ=DAILY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "RRULE:FREQ=SECONDLY", "每周六 11:00-09:30", "每周六 99:99-88:77",
    "[", "]", "{a: b}", "[[[[[[]]]]]]", "- x", "&a b", "*a", "!!python/object:os.system x", "| x", "> x", '"', "'",
    "取消", "改期", "已结束", "顺延", "照常", "２０２６－１２－０５", "：", "，", "\u200b", "\ufeff", "\t", "😀" * 50, "家" * 500,
    "2026-12-05 09:30", "2026-12-05", "2026-12-19", "zhouliu", "shili-zhijia", "../../etc/passwd", "<script>", "{{ 7*7 }}",
)  # fmt: skip
Spoil = Callable[[random.Random, str], str | bytes]


def value(chance: random.Random, text: str) -> str:
    """Put another value where one stood."""
    found = chance.choice(list(re.finditer(r": ([^\n{}\[\],]+)", text)))
    return text[: found.start(1)] + chance.choice(WORDS) + text[found.end(1) :]


def line(chance: random.Random, text: str) -> str:
    """Lose, double, move or indent a line."""
    lines = text.split("\n")
    place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    moved = lines[place]
    kind = chance.randrange(4)
    if kind == 0:
        del lines[place]
    elif kind == 1:
        lines.insert(other, moved)
    elif kind == 2:
        lines[place], lines[other] = lines[other], moved
    else:
        lines[place] = chance.choice(["  ", " ", "\t", "- ", "# "]) + moved
    return "\n".join(lines)


def character(chance: random.Random, text: str) -> str:
    """Change, lose or add a few characters."""
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(text))
        new = chance.choice([*"：，- \n\t:[]{}'\"#&*!|>%@`0９家", "\x00", "\u2028", ""])
        text = text[:place] + new + text[place + chance.randrange(2) :]
    return text


def octets(chance: random.Random, text: str) -> bytes:
    """Spoil the encoding."""
    raw = bytearray(
        text.encode(chance.choice(["utf-8", "utf-8", "gb18030", "utf-16", "utf-8-sig"]))
    )
    for _ in range(chance.randint(0, 5)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def ends(_: random.Random, text: str) -> str:
    """End lines as Windows does."""
    return text.replace("\n", "\r\n")


SPOILS: tuple[Spoil, ...] = (value, value, value, line, line, character, octets, ends)


def spoilt(chance: random.Random) -> bytes:
    """Return a timetable of one or two schedules with up to five faults."""
    text: str | bytes = chance.choice([WHOLE, WHOLE, PAST, WHOLE + "\n" + PAST])
    for _ in range(chance.randint(1, 5)):
        if isinstance(text, str) and text.strip():
            text = chance.choice(SPOILS)(chance, text) if ": " in text else text
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


def test_ten_thousand_spoilt_timetables(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "site"))
    (root / "docs/templates.yml").write_text(
        "- {id: biaozhun, title: 标准场, capacity: 40}\n", encoding="utf-8"
    )
    content = read(root)
    templates = read_templates(root / "docs", content.vocabulary)
    kept = tuple(one for one in content.records if not isinstance(one.record, Schedule | Entry))
    glimpses = tuple(Glimpse(one.kind, one.record.id, one.file, 1) for one in content.entries)
    content = replace(content, others=glimpses)
    chance = random.Random(20261125)  # noqa: S311 -- no secret
    refused = 0
    for _ in range(COUNT):
        raw = spoilt(chance)
        (root / "docs" / NAME).write_bytes(raw)

        found, problems = read_file(root / "docs", NAME, content.vocabulary, templates)
        whole = replace(content, records=(*kept, *found), problems=tuple(problems))
        problems = [one for one in check(whole, AS_OF) if one.file == f"docs/{NAME}"]
        sessions(whole, AS_OF)

        assert [one for one in problems if not is_told(one, raw)] == [], raw
        refused += has_errors(problems)

    # Most are refused; where a fault leaves everything valid, there is nothing to tell.
    assert COUNT // 2 < refused < COUNT


def is_told(problem: Problem, raw: bytes) -> bool:
    """Say whether a problem has a place inside the file, a known code and two Chinese sentences."""
    lines = max(raw.count(b"\n"), raw.count(b"\r"), raw.count(b"\n\x00")) + 1
    return (
        1 <= problem.line <= lines + 1
        and problem.column >= 1
        and problem.code in CODES
        and bool(HAN.search(problem.message))
        and bool(HAN.search(problem.hint))
    )
