from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples import AS_OF, MINIMAL
from yuhua.compare.finding import Addition, Finding, braces
from yuhua.compare.mend import mend
from yuhua.compare.unsaid import unsaid
from yuhua.model.content import Located
from yuhua.problems import START, Problem
from yuhua.read.content import read, read_file
from yuhua.read.nodes import compose
from yuhua.read.vocabulary import read_vocabulary

SCHEDULES = "docs/schedules/duty.yml"
COURSE = "docs/courses/jiating-huiyi.md"
LINE = "{on: 2026-11-25, reason: ……}"
NONE = Problem.at(SCHEDULES, START, "change-unsaid", "没有说", "写上")


def located(tmp_path: Path, file: str, raw: bytes) -> list[Located]:
    """Return the records of a file as they would be read in the minimal site."""
    docs = tmp_path / "docs"
    if not docs.exists():
        shutil.copytree(MINIMAL / "docs", docs)
    (tmp_path / file).write_bytes(raw)
    found, problems = read_file(docs, file.removeprefix("docs/"), read_vocabulary(docs)[0])
    assert problems == []
    return found


def mended(tmp_path: Path, text: str, *additions: Addition, file: str = SCHEDULES) -> str | None:
    """Return a file's text with lines added to its first record, None where it was left alone."""
    raw = text.encode()
    first = located(tmp_path, file, raw)[0]
    done = mend([Finding(NONE, first, additions)], {file: raw})
    return done[file].decode() if done else None


HEAD = """# 课表
- id: jia
  title: 甲
  summary: 一句话。
  published: 2026-11-24
  programme: {programme}
  place: {place}
  start: 2026-12-05 09:30
  end: 2026-12-05 11:00
"""


@pytest.fixture(scope="module")
def head() -> str:
    content = read(MINIMAL)
    schedule = next(one.record for one in content.records if one.kind == "schedule")
    return HEAD.format(
        programme=getattr(schedule, "programme").name,  # noqa: B009 -- a record, to mypy
        place=getattr(schedule, "place"),  # noqa: B009 -- the same
    )


CHANGE = Addition("changes", LINE)
NEXT = "\n# 下一个\n- id: yi\n"


def test_a_new_list_stands_at_the_end_of_its_record(tmp_path: Path, head: str) -> None:
    more = head.replace("# 课表\n- id: jia", "\n# 第二条\n- id: yi")

    assert mended(tmp_path, head + more, CHANGE) == f"{head}  changes:\n    - {LINE}\n{more}"


def test_at_the_end_of_the_file_without_a_line_end(tmp_path: Path, head: str) -> None:
    text = head.rstrip("\n")

    assert mended(tmp_path, text, CHANGE) == f"{text}\n  changes:\n    - {LINE}"


def test_line_ends_of_windows_stay(tmp_path: Path, head: str) -> None:
    text = head.replace("\n", "\r\n")

    assert mended(tmp_path, text, CHANGE) == f"{text}  changes:\r\n    - {LINE}\r\n"


OLD = "{on: 2026-11-24, session: 2026-12-05, status: 取消, reason: 甲}"
LISTS = {
    "block": (f"  changes:\n    - {OLD}\n", f"  changes:\n    - {OLD}\n    - {LINE}\n"),
    "block at the key": (f"  changes:\n  - {OLD}\n", f"  changes:\n  - {OLD}\n  - {LINE}\n"),
    "over several lines": (
        "  changes:\n    - on: 2026-11-24\n      session: 2026-12-05\n      place: shili-zhijia\n\n      reason: 甲\n\n",
        f"  changes:\n    - on: 2026-11-24\n      session: 2026-12-05\n      place: shili-zhijia\n\n      reason: 甲\n    - {LINE}\n\n",
    ),
    "with more behind": (
        f"  changes:\n    - {OLD}\n  bring: [笔]\n",
        f"  changes:\n    - {OLD}\n    - {LINE}\n  bring: [笔]\n",
    ),
    "with a comment": (
        f"  changes: # 往后加\n    # 一\n    - {OLD} # 二\n",
        f"  changes: # 往后加\n    # 一\n    - {OLD} # 二\n    - {LINE}\n",
    ),
    "in brackets": (f"  changes: [{OLD}]\n", f"  changes: [{OLD}, {LINE}]\n"),
    "in brackets over two lines": (
        f"  changes: [\n    {OLD}\n  ]\n",
        f"  changes: [\n    {OLD}\n  , {LINE}]\n",
    ),
    "empty brackets": ("  changes: []\n", f"  changes: [{LINE}]\n"),
    "only the key": ("  changes:\n  bring: [笔]\n", f"  changes:\n    - {LINE}\n  bring: [笔]\n"),
}


@pytest.mark.parametrize(("before", "after"), LISTS.values(), ids=LISTS)
def test_a_list_that_is_there_grows(tmp_path: Path, head: str, before: str, after: str) -> None:
    assert mended(tmp_path, head + before, CHANGE) == head + after


def test_what_was_removed_is_put_before_the_rest(tmp_path: Path, head: str) -> None:
    first = Addition("changes", LINE, first=True)

    assert mended(tmp_path, f"{head}  changes:\n    - {OLD}\n", first, CHANGE) == (
        f"{head}  changes:\n    - {LINE}\n    - {OLD}\n    - {LINE}\n"
    )
    assert mended(tmp_path, f"{head}  changes: [{OLD}]\n", first) == (
        f"{head}  changes: [{LINE}, {OLD}]\n"
    )


def test_two_lists_of_one_record(tmp_path: Path, head: str) -> None:
    extra = Addition("also", '{start: "2026-12-12 09:30"}')

    assert mended(tmp_path, head, extra, CHANGE) in {
        f"{head}  changes:\n    - {LINE}\n  also:\n    - {extra.text}\n",
        f"{head}  also:\n    - {extra.text}\n  changes:\n    - {LINE}\n",
    }


def test_two_records_of_one_file(tmp_path: Path, head: str) -> None:
    other = head.replace("# 课表\n- id: jia", "- id: yi")
    raw = (head + other).encode()
    found = [Finding(NONE, one, (CHANGE,)) for one in located(tmp_path, SCHEDULES, raw)]

    block = f"  changes:\n    - {LINE}\n"
    assert mend(found, {SCHEDULES: raw}) == {SCHEDULES: f"{head}{block}{other}{block}".encode()}


def test_a_record_in_braces_is_left_alone(tmp_path: Path, head: str) -> None:
    lines = [line.strip().removeprefix("- ") for line in head.splitlines()[1:]]
    quoted = (f'{key}: "{value}"' for key, _, value in (line.partition(": ") for line in lines))

    assert mended(tmp_path, f"- {{{', '.join(quoted)}}}\n", CHANGE) is None


def test_a_page_gets_its_id_and_its_old_address(tmp_path: Path) -> None:
    text = (MINIMAL / COURSE).read_text(encoding="utf-8")
    front, fence, body = text.removeprefix("---\n").partition("\n---\n")
    additions = (Addition("id", "huiyi"), Addition("aliases", "courses/huiyi/"))

    assert mended(tmp_path, text, *additions, file=COURSE) == (
        f"---\nid: huiyi\n{front}\naliases:\n  - courses/huiyi/{fence}{body}"
    )


def test_an_id_that_is_written_is_written_over(tmp_path: Path) -> None:
    text = (MINIMAL / COURSE).read_text(encoding="utf-8")
    given = text.replace("---\n", "---\nid: xin # 新的\n", 1)

    assert mended(tmp_path, given, Addition("id", "jiu"), file=COURSE) == given.replace(
        "id: xin #", "id: jiu #"
    )


def test_mending_leaves_nothing_unsaid(tmp_path: Path) -> None:
    base = read(MINIMAL)
    copy = Path(shutil.copytree(MINIMAL, tmp_path / "copy"))
    path = copy / SCHEDULES
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2027-01-30", "2026-12-20"), encoding="utf-8", newline="\n")
    found = unsaid(base, read(copy), AS_OF)
    assert {one.problem.code for one in found} == {"session-vanished"}

    for file, raw in mend(found, {SCHEDULES: path.read_bytes()}).items():
        (copy / file).write_bytes(raw)

    assert unsaid(base, read(copy), AS_OF) == ()


@given(st.text(min_size=1, max_size=40))
@settings(derandomize=True, database=None, deadline=None)
def test_braces_read_back_as_what_was_put_in(text: str) -> None:
    shown = " ".join("".join(char for char in text if char.isprintable()).split())
    tree = compose("x.yml", f"- {braces({'was': shown or '空', 'on': '2026-11-25'})}")

    assert tree.problems == []
    assert tree.value == [{"was": shown or "空", "on": "2026-11-25"}]
