from __future__ import annotations

from datetime import date

import pytest

from samples import record
from yuhua.kinds.contact import Contact


@pytest.mark.parametrize(
    ("day", "stale"),
    [
        (date(2026, 11, 23), False),
        (date(2027, 5, 22), False),  # 180 days later
        (date(2027, 5, 23), True),
    ],
)
def test_a_number_is_stale_when_checked_more_than_180_days_ago(day: date, *, stale: bool) -> None:
    fields = {"id": "tel-110", "title": "报警电话", "number": "110", "purpose": "有危险。"}
    contact = record("contact", fields, checked="2026-11-23", origin="公安机关")

    assert isinstance(contact, Contact)
    assert contact.is_stale(day) is stale
