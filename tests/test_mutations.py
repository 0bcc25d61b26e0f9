"""Ten thousand spoilt timetables: each is read or refused with a place and a sentence, never with a crash."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from samples import AS_OF, MINIMAL, ROOT, SETTINGS
from spoiling import spoilt
from yuhua.catalogue import CODES
from yuhua.check import check
from yuhua.derive.site import derive
from yuhua.emit import icalendar
from yuhua.kinds.holidays import Holidays
from yuhua.kinds.person import Person
from yuhua.kinds.place import Place
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content, Glimpse, Located
from yuhua.model.keys import keys
from yuhua.model.parts import Change, Extra, Registration, Report, Skip, Waiver
from yuhua.problems import Problem, has_errors
from yuhua.read.content import read, read_file
from yuhua.read.templates import Templates, read_templates

BATCH = 50
NAME = "schedules/spoilt.yml"
FILE = f"docs/{NAME}"
HAN = re.compile(r"[\u4e00-\u9fff]")
# Together every field of a schedule and of its parts.
WHOLE = """- id: zhouliu
  title: 周六课堂
  sample: true
  verify: todo
  waivers:
    - {code: sentence-long, words: 带上孩子, reason: 歌词, on: 2026-11-20}
  extends: biaozhun
  summary: 带上孩子一起来。
  published: 2026-11-01
  publish_at: 2026-11-01
  updated: 2026-11-02
  programme: 雨花幸福大讲堂
  course: jiating-huiyi
  book: 夏洛的网
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
  settings: [企业]
  level: 区级
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
  repeat: 每周六
  count: 2
  status: 已结束
  report:
    - {session: 2026-11-07, attendance: 18, points: [大家都来了]}
"""
WINTER = (ROOT / "docs/schedules/2026-winter.yml").read_text(encoding="utf-8")
SOURCES = {
    "every field": (MINIMAL, (WHOLE, PAST), 8_000),
    "the winter of 2026": (
        ROOT,
        tuple(re.split(r"^(?=- id:)", WINTER, flags=re.MULTILINE)[1:]),
        2_000,
    ),
}


def surroundings(source: Path, root: Path) -> tuple[Content, Templates]:
    """Copy a project's docs/ to `root`; return what schedules are judged by, and of the rest the ids."""
    shutil.copytree(source / "docs", root / "docs")
    if source == MINIMAL:
        template = "- {id: biaozhun, title: 标准场, capacity: 40}\n"
        (root / "docs/templates.yml").write_text(template, encoding="utf-8")
    content = read(root)
    kept = tuple(
        one for one in content.records if isinstance(one.record, Place | Person | Holidays)
    )
    others = [
        one for one in content.records if not isinstance(one.record, Schedule) and one not in kept
    ]
    glimpses = tuple(Glimpse(one.kind, one.record.id, one.file, 1) for one in others)
    found = replace(content, records=kept, others=glimpses)
    return found, read_templates(root / "docs", content.vocabulary)


@pytest.mark.parametrize("name", SOURCES)
def test_spoilt_timetables_are_read_or_refused(name: str, part: int, tmp_path: Path) -> None:
    source, texts, count = SOURCES[name]
    count //= part
    around, templates = surroundings(source, tmp_path)
    path = tmp_path / FILE
    chance = random.Random(20261125)  # noqa: S311 -- no secret
    held: list[Located] = []
    good: list[Located] = []
    seen: Counter[str] = Counter()
    for number in range(count):
        raw = spoilt(chance, texts)
        path.write_bytes(raw)
        try:
            found, problems = read_file(tmp_path / "docs", NAME, around.vocabulary, templates)
            told = checked(around, found, problems) if found else problems
            held += [_named(one, number) for one in found]
            if found and not has_errors(told):  # what is refused never comes to a calendar
                good += [_named(one, number) for one in found]
            if len(held) >= BATCH or number == count - 1:
                site = derive(replace(around, records=(*around.records, *good)), AS_OF)
                assert len(list(icalendar.emit(site, SETTINGS))) >= len(good)
                good.clear()
                derive(replace(around, records=(*around.records, *held)), AS_OF)
                held.clear()
        except Exception as error:
            error.add_note(f"file {number} or one of the {BATCH} before: {raw!r}")
            raise

        assert list(untold(told, raw)) == [], raw
        if not problems:
            assert len(found) == entries(raw), raw
        seen.update({one.code for one in told}, records=bool(found), good=not has_errors(told))

    # Enough are refused, and enough get through to the later stages, each for many reasons.
    assert len(set(seen) & set(CODES)) > (40 if part == 1 else 18)
    assert count // 10 < seen["records"] < count // 2
    assert count // 50 < seen["good"] < seen["records"]


def checked(
    around: Content, found: Sequence[Located], problems: Sequence[Problem]
) -> list[Problem]:
    """Return all problems of a file, found in the midst of the others."""
    whole = replace(
        around,
        records=(*around.records, *found),
        problems=tuple(problems),
        broken=frozenset({FILE} if has_errors(problems) else ()),
    )
    return [one for one in check(whole, AS_OF) if one.file == FILE]


def _named(one: Located, number: int) -> Located:
    """Give a record an id of its own, so that many files fit into one site."""
    return replace(one, record=one.record.model_copy(update={"id": f"n{number}-{one.record.id}"}))


def untold(problems: Sequence[Problem], raw: bytes) -> Iterator[Problem]:
    """Yield problems without a place inside the file, a known code or two Chinese sentences."""
    lines = lines_of(raw)
    for one in problems:
        inside = 1 <= one.line <= len(lines) and 1 <= one.column <= len(lines[one.line - 1]) + 1
        sentences = HAN.search(one.message) and HAN.search(one.hint)
        if not (inside and sentences and one.code in CODES and one.file == FILE):
            yield one


def lines_of(raw: bytes) -> list[str]:
    """Return the lines that an editor sees; of bytes that are no text only their number counts."""
    codec = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        text = raw.decode("gb18030", errors="replace")
    return re.split("\r\n|\r|\n", text)


def entries(raw: bytes) -> int:
    """Count the schedules of a file that is right, as any YAML parser does."""
    return len(yaml.load("\n".join(lines_of(raw)), yaml.CBaseLoader) or [])  # noqa: S506 -- makes text only


@pytest.mark.parametrize("name", SOURCES)
def test_what_is_spoilt_was_good(name: str, tmp_path: Path) -> None:
    source, texts, _ = SOURCES[name]
    around, templates = surroundings(source, tmp_path)
    (tmp_path / FILE).write_text("\n".join(texts), encoding="utf-8")

    found, problems = read_file(tmp_path / "docs", NAME, around.vocabulary, templates)

    assert [one for one in checked(around, found, problems) if one.severity == "error"] == []
    assert len(found) == len(texts)


def test_what_is_spoilt_uses_every_field() -> None:
    written = set(re.findall(r"([a-z_]+): ?", WHOLE + PAST))
    parts = (Skip, Extra, Change, Registration, Report, Waiver)

    assert {key for part in (Schedule, *parts) for key in keys(part)} - written == set()
