from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yuhua.problems import Mark
from yuhua.read.nodes import MAX_DEPTH, MAX_NODES, Tree, compose

FILE = "docs/x.md"


def codes(tree: Tree) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in tree.problems]


@pytest.mark.parametrize(
    "scalar",
    [
        "14:30",
        "no",
        "yes",
        "on",
        "010",
        "1_000",
        "0x1F",
        "1e3",
        "2026-11-25",
        "True",
        ".nan",
        "=",
        "<<",
    ],
)
def test_scalars_stay_text(scalar: str) -> None:
    tree = compose(FILE, f"a: {scalar}")

    assert tree.value == {"a": scalar}
    assert tree.problems == []


def test_values_know_where_they_stand() -> None:
    tree = compose(FILE, "title: 家风\nouter:\n  - 甲\n  - b: 乙\n", first_line=2)

    assert tree == Tree(
        value={"title": "家风", "outer": ["甲", {"b": "乙"}]},
        marks={
            (): Mark(2, 1),
            ("title",): Mark(2, 8),
            ("outer",): Mark(4, 3),
            ("outer", 0): Mark(4, 5),
            ("outer", 1): Mark(5, 5),
            ("outer", 1, "b"): Mark(5, 8),
        },
        keys={
            ("title",): Mark(2, 1),
            ("outer",): Mark(3, 1),
            ("outer", 1, "b"): Mark(5, 5),
        },
    )


def test_columns_count_characters_beyond_the_basic_plane() -> None:
    tree = compose(FILE, "a: [👪, 乙]")

    assert tree.marks[("a", 1)] == Mark(1, 8)


@pytest.mark.parametrize("empty", ["", " ", " ~", " null", " # 说明"])
def test_a_key_with_nothing_behind_it_is_absent(empty: str) -> None:
    tree = compose(FILE, f"fee:{empty}\ntitle: 甲")

    assert tree.value == {"title": "甲"}
    assert tree.keys[("fee",)] == Mark(1, 1)
    assert ("fee",) not in tree.marks


def test_an_empty_text_in_quotes_is_there() -> None:
    assert compose(FILE, 'fee: ""').value == {"fee": ""}


@pytest.mark.parametrize("text", ["", "\n\n", "# 说明\n"])
def test_no_document_is_an_empty_text(text: str) -> None:
    tree = compose(FILE, text)

    assert tree.value == ""
    assert tree.problems == []


BOMB = "a: &a [甲, 甲]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
REFUSED = {
    "anchor": ("a: &x 甲\nb: 乙", [(1, 4, "yaml-alias")]),
    "alias": ("a: 甲\nb: *x", [(2, 4, "yaml-alias")]),
    "alias of itself": ("a: &x [*x]", [(1, 4, "yaml-alias")]),
    "tag": ("a: !!python/object/apply:os.system [ls]", [(1, 4, "yaml-tag")]),
    "own tag": ("a: !secret 甲", [(1, 4, "yaml-tag")]),
    "str tag": ("a: !!str 甲", [(1, 4, "yaml-tag")]),
    "duplicate": ("a: 甲\nb: 乙\na: 丙", [(3, 1, "key-duplicate")]),
    "two documents": ("a: 甲\n---\nb: 乙", [(2, 1, "yaml-document")]),
    "mapping as key": ("{a: b}: 甲", [(1, 1, "yaml-invalid")]),
    "list as key": ("? [a]\n: 甲", [(1, 3, "yaml-invalid")]),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.values(), ids=REFUSED)
def test_refused(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert codes(compose(FILE, text)) == expected


def test_first_of_two_equal_keys_is_kept() -> None:
    assert compose(FILE, "a: 甲\na: 乙").value == {"a": "甲"}


def test_alias_bomb_does_not_grow() -> None:
    tree = compose(FILE, BOMB)

    assert {one.code for one in tree.problems} == {"yaml-alias"}
    assert len(tree.marks) < 100


def test_depth_is_limited() -> None:
    deep = MAX_DEPTH + 1
    fits = compose(FILE, "[" * MAX_DEPTH + "甲" + "]" * MAX_DEPTH)
    tree = compose(FILE, "[" * deep + "甲" + "]" * deep)

    assert fits.problems == []
    assert codes(tree) == [(1, deep + 1, "yaml-too-deep")]


def test_size_is_limited() -> None:
    tree = compose(FILE, "- 甲\n" * (MAX_NODES + 50))

    assert {one.code for one in tree.problems} == {"yaml-too-deep"}


HOSTILE = {
    "brackets": "[" * 50_000,
    "braces": "{" * 20_000,
    "nested mappings": "".join(f"{' ' * depth}a:\n" for depth in range(1_500)),
    "dashes": "- " * 20_000 + "甲",
    "NUL": "a: \x00",
    "surrogate": "a: \ud800",
    "bad escape": 'a: "\\xZZ"',
    "escaped surrogate": 'a: "\\ud800"',
    "beyond Unicode": 'a: "\\UFFFFFFFF"',
    "directive": "%YAML 9.9\n---\na: 甲",
    "tag directive": "%TAG ! tag:x,2026:\n---\na: !x 甲",
    "undefined alias": "a: *x",
    "merge": "<<: {a: 甲}\nb: 乙",
    "only a colon": ":",
    "only a question": "?",
    "block": "a: |\n",
    "open quote": 'a: "',
    "tab": "a:\n\t- 甲",
    "huge integer": "a: " + "9" * 100_000,
    "sexagesimal": "a: 1:2:3:4:5:6",
    "unhashable key": "? {a: b}\n: {c: d}",
    "timestamp": "a: 2026-99-99T99:99:99Z",
    "binary": "a: !!binary 甲",
    "carriage returns": "a: 甲\rb: 乙\r",
    "byte order mark": "\ufeffa: 甲",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_shape_never_raises(text: str) -> None:
    tree = compose(FILE, text)

    assert isinstance(tree.value, str | list | dict)
    for one in tree.problems:
        assert one.line >= 1
        assert one.column >= 1


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.text(st.sampled_from("ab甲:：-[]{}!&*?|>%@`'\"#,. \n\t~\\x0"), max_size=40))
def test_no_text_raises(text: str) -> None:
    tree = compose(FILE, text)

    assert all(1 <= one.line <= text.count("\n") + 2 for one in tree.problems)
