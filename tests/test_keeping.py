"""What is kept between builds spares time and changes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from yuhua.keeping import FILE, keep, kept
from yuhua.search.documents import TITLE, Document
from yuhua.search.postings import index

DOCUMENTS = [
    Document(f"courses/{word}/", word, "课程", "j", ((TITLE, word),))
    for word in ("家风", "hpv疫苗")
]


def test_what_was_kept_serves_the_next_build(tmp_path: Path) -> None:
    keep(tmp_path, index(DOCUMENTS))
    changed = [DOCUMENTS[0], replace(DOCUMENTS[1], telling=((TITLE, "疫苗"),))]

    mended = index(changed, kept(tmp_path))

    assert (mended.pairs, mended.signs) == (index(changed).pairs, index(changed).signs)
    assert [path.name for path in (tmp_path / FILE).parent.iterdir()] == ["search.json"]


def test_nothing_kept_is_nothing(tmp_path: Path) -> None:
    assert kept(tmp_path) is None


@pytest.mark.parametrize("spoil", [b"", b"\xff\xfe", b"{}", None])
def test_what_is_damaged_is_made_anew(tmp_path: Path, spoil: bytes | None) -> None:
    keep(tmp_path, index(DOCUMENTS))
    file = tmp_path / FILE
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] + whole[-8:] if spoil is None else spoil)

    assert kept(tmp_path) is None


def test_what_other_code_made_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, index(DOCUMENTS))
    other = tmp_path / "terms.py"
    other.write_text("other", encoding="utf-8")
    monkeypatch.setattr("yuhua.search.terms.__file__", str(other))

    assert kept(tmp_path) is None


def test_a_folder_that_cannot_be_written_to_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".yuhua").write_text("in the way", encoding="utf-8")

    keep(tmp_path, index(DOCUMENTS))

    assert kept(tmp_path) is None
