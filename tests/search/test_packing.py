"""Numbers and postings, written as text that survives a script."""

from __future__ import annotations

import json
import subprocess

from hypothesis import given, settings
from hypothesis import strategies as st

from searching import ENGINE, NODE
from yuhua.search.packing import number, postings, script


def read(text: str) -> list[int]:
    """Read numbers as search.js does, written anew."""
    found, more = [], 0
    for char in text:
        if char == "!":
            more += 0xB000
            continue
        point = ord(char)
        point -= 0x800 if point >= 0xE000 else 0
        found.append(point - 0x23 - (point > 0x5C) + more)
        more = 0
    return found


@given(st.lists(st.integers(0, 200_000)))
@settings(derandomize=True, database=None, deadline=None)
def test_numbers_come_back(numbers: list[int]) -> None:
    assert read("".join(map(number, numbers))) == numbers


def test_no_number_ends_a_line_or_a_text() -> None:
    text = "".join(map(number, range(60_000)))

    assert not set('"\\\n\r\t') & set(text)
    assert text.encode().decode() == text  # no half of a pair of surrogates


def test_small_numbers_are_one_byte() -> None:
    assert max(len(number(value).encode()) for value in range(90)) == 1


def test_postings_are_gaps_with_the_impact() -> None:
    assert read(postings([(0, 7), (1, 0), (300, 3)])) == [7, 0, 298 * 8 + 3]


@given(st.text())
@settings(derandomize=True, database=None, deadline=None, max_examples=50)
def test_a_script_hands_over_what_it_was_given(text: str) -> None:
    raw = script("x", [text]).decode("utf-8", "surrogatepass")
    code = raw.removeprefix('yuhuaSearch("x",').removesuffix(")")

    assert json.loads(code) == [text]


def test_the_engine_reads_the_same_numbers() -> None:
    numbers = [0, 1, 56, 57, 58, 92, 93, 2_000, 45_055, 45_056, 55_000, 120_000]
    text = "".join(map(number, numbers))
    code = (
        f"require('vm').runInThisContext(require('fs').readFileSync({json.dumps(str(ENGINE))}, 'utf8'));"
        f"console.log(JSON.stringify(globalThis.yuhuaEngine.numbers({json.dumps(text)})))"
    )
    done = subprocess.run([str(NODE), "-e", code], capture_output=True, text=True, check=True)

    assert json.loads(done.stdout) == numbers
