"""The index mended after a change is the index made anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yuhua.search.documents import BODY, HEAD, TITLE, Document
from yuhua.search.postings import Index, index

WORDS = st.text(alphabet="家风书信孩子 hpv5+-", max_size=12)
TELLING = st.lists(st.tuples(st.sampled_from([BODY, HEAD, TITLE]), WORDS), max_size=4).map(tuple)


def pages(tellings: list[tuple[tuple[int, str], ...]]) -> list[Document]:
    return [Document(f"p/{n}/", "", "课程", "j", one) for n, one in enumerate(tellings)]


def terms(found: Index) -> tuple[dict[str, str], dict[str, str]]:
    return dict(found.pairs), dict(found.signs)


@given(st.lists(st.tuples(TELLING, TELLING), min_size=1, max_size=5))
def test_mended_is_as_made_anew(changes: list[tuple[tuple[tuple[int, str], ...], ...]]) -> None:
    before, after = (pages(list(one)) for one in zip(*changes, strict=True))

    mended = index(after, index(before))

    assert terms(mended) == terms(index(after))
    assert mended.documents == after


def test_other_addresses_are_made_anew() -> None:
    before, after = pages([((TITLE, "家风"),)]), pages([((TITLE, "家书"),), ((TITLE, "家风"),)])

    assert terms(index(after, index(before))) == terms(index(after))


def test_only_what_changed_is_looked_at() -> None:
    documents = pages([((TITLE, "家风"),), ((TITLE, "家书"),)])
    before = Index(documents, {"家风": "kept as it is"}, {})

    changed = [documents[0], *pages([((TITLE, "家风"),), ((TITLE, "家信"),)])[1:]]

    assert index(changed, before).pairs == {
        "家风": "kept as it is",
        "家信": index(changed).pairs["家信"],
    }
