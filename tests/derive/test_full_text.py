from __future__ import annotations

from samples import PAGE, record
from yuhua.derive.full_text import sections


def test_what_one_may_have_met_is_text_and_the_ids_of_its_numbers_are_not() -> None:
    met = [{"title": "心里难受", "contacts": ["tel-12356"]}]
    page = record("help", PAGE, contacts=["tel-110"], situations=met)

    assert list(sections(page)) == [("会遇到的事", ("心里难受",))]
