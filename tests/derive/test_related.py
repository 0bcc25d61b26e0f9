from __future__ import annotations

import random
from datetime import date

import pytest

from samples import AS_OF, MINIMAL, WORDS, page
from yuhua.derive.related import MOST, Kin
from yuhua.derive.site import derive
from yuhua.model.links import Card, Related
from yuhua.model.terms import Group, Term
from yuhua.read.content import read


def word(group: Group, name: str) -> tuple[Group, Term]:
    found = WORDS.find(group, name)
    assert found is not None
    return group, found


SERIES, AGE, TOPIC = word("programmes", "大讲堂"), word("ages", "成年人"), word("topics", "家风")
HERE = page("courses/here/", title="这一课", terms=(SERIES, AGE, TOPIC))
OTHERS = (
    page("courses/series/", title="同系列", terms=(SERIES,)),
    page("courses/topic/", title="同话题", terms=(TOPIC,)),
    page("families/topic/", title="故事", label="家风故事", terms=(TOPIC,)),
    page("courses/alone/", title="同类", published=date(2026, 11, 1)),
    page("courses/newer/", title="同类新", published=date(2026, 11, 20)),
    page("about/", title="别的", label="求助"),
)


def test_best_kin_come_first_and_say_why() -> None:
    found = Kin.among((HERE, *OTHERS)).of(HERE)

    assert found == (
        Related(Card("同系列", "courses/series/", "一句话。", "课程"), "同系列：大讲堂"),
        Related(Card("同话题", "courses/topic/", "一句话。", "课程"), "同话题：家风"),
        Related(Card("故事", "families/topic/", "一句话。", "家风故事"), "同话题：家风"),
        Related(Card("同类新", "courses/newer/", "一句话。", "课程"), "同类：课程"),
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_pages_does_not_matter(seed: int) -> None:
    shuffled = [HERE, *OTHERS]
    random.Random(seed).shuffle(shuffled)  # noqa: S311 -- no secret

    assert Kin.among(tuple(shuffled)).of(HERE) == Kin.among((HERE, *OTHERS)).of(HERE)


def test_a_page_without_kin_is_shown_the_newest() -> None:
    alone = page("reading/alone/", label="书单")

    found = Kin.among((alone, *OTHERS)).of(alone)

    assert [one.reason for one in found] == ["最近更新"] * MOST
    assert all(one.card.path != alone.path for one in found)


def test_no_public_page_is_left_without_related_ones() -> None:
    pages = (HERE, *OTHERS)

    for one in pages:
        found = Kin.among(pages).of(one)
        assert 1 <= len(found) <= MOST
        assert all(kin.reason and kin.card.path != one.path for kin in found)


def test_every_public_page_of_a_small_site_has_related_ones() -> None:
    found = derive(read(MINIMAL), AS_OF)

    secret = {one.path for one in found.pages if one.sensitive}
    shown = {one.path: {kin.card.path for kin in one.related} for one in found.pages}
    assert secret == {"help/fanjiabao/"}
    for_readers = [path for path in shown if not path.startswith("handbook/")]
    assert [path for path in for_readers if not shown[path]] == ["help/fanjiabao/"]
    assert [path for path, kin in shown.items() if kin & secret] == []


def test_a_sensitive_page_leads_nowhere_and_is_led_to_by_none() -> None:
    secret = page("help/secret/", title="安全", terms=(SERIES, AGE, TOPIC), sensitive=True)

    assert Kin.among((HERE, secret, *OTHERS)).of(secret) == ()
    assert Kin.among((HERE, secret, *OTHERS)).of(HERE) == Kin.among((HERE, *OTHERS)).of(HERE)


def test_a_page_does_not_lead_to_what_it_lists() -> None:
    index = page("courses/", label="", terms=(SERIES,))

    found = Kin.among((index, HERE, *OTHERS)).of(index)

    assert [one.card.path for one in found] == ["about/", "families/topic/"]


def test_pages_without_a_kind_are_not_shown() -> None:
    plain = page("about/plain/", label="", terms=(SERIES,))
    made = page("topics/jiafeng/", record=None, terms=(TOPIC,))

    assert Kin.among((HERE, plain, made)).of(HERE) == ()
