"""Damaged copies of the minimal site's files are always read to the end, with problems that make sense."""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from typing import AnyStr

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yuhua.catalogue import CODES
from yuhua.check import check
from yuhua.dates import SHANGHAI
from yuhua.read.content import read

MINIMAL = Path(__file__).parent / "sites" / "minimal"
FILES = sorted(
    path.relative_to(MINIMAL).as_posix() for path in MINIMAL.rglob("*") if path.is_file()
)
AS_OF = datetime(2026, 11, 25, 8, 0, tzinfo=SHANGHAI)

# What fingers, input methods, Word and attackers leave behind.
SCRAPS = (
    "：", "，", "“", '"', "'", "[", "]", "{", "}", "- ", "－", "---\n", "\t", "\n", "\r", "#", "&a ", "*a", "!!x ", "|", ">",
    "%", "@", "`", "\\", "<b>", "[x](javascript:y)", "\u200b", "\u2028", "\x00", "\x85", "\ufeff", "１", "。。。", ": ", ":", "? ",
    "<<: *a", "[[[[[[[[[[[[[[[[[[[[[[[[", "13800138000", "2026年2月30日（星期一）", "repeat: FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2",
    "0", "9999-12-31", "0001-01-01",
)  # fmt: skip
text_edits = st.tuples(
    st.integers(0, 2_000), st.integers(0, 12), st.sampled_from(SCRAPS) | st.text(max_size=8)
)
byte_edits = st.tuples(st.integers(0, 4_000), st.integers(0, 6), st.binary(max_size=4))


def _cut(whole: AnyStr, place: int, length: int, scrap: AnyStr) -> AnyStr:
    place %= len(whole) + 1
    return whole[:place] + scrap + whole[place + length :]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.lists(text_edits, max_size=5), st.lists(byte_edits, max_size=2))
def test_damaged_file_is_read_and_reported(
    name: str, texts: list[tuple[int, int, str]], raws: list[tuple[int, int, bytes]]
) -> None:
    text = (MINIMAL / name).read_text(encoding="utf-8")
    for place, length, scrap in texts:
        text = _cut(text, place, length, scrap)
    raw = text.encode("utf-8", "surrogatepass")
    for place, length, bits in raws:
        raw = _cut(raw, place, length, bits)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(MINIMAL, Path(folder) / "site"))
        (root / name).write_bytes(raw)

        problems = check(read(root), AS_OF)

    for problem in problems:
        assert problem.line >= 1, problem
        assert problem.column >= 1, problem
        assert problem.code in CODES, problem
        assert problem.message, problem
        assert problem.hint, problem
