"""The programme of the work plan, as content: how much of it there must be, and what no page lacks."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from conftest import AS_OF, ROOT
from yuhua.dates import parse_moment
from yuhua.derive.site import derive
from yuhua.kinds.booklist import BookList
from yuhua.kinds.campaign import Campaign
from yuhua.kinds.course import Course
from yuhua.kinds.place import Place
from yuhua.kinds.story import Story
from yuhua.model.content import Content, Located
from yuhua.model.entry import Entry
from yuhua.model.site import Site
from yuhua.read.content import read
from yuhua.text import plain


@pytest.fixture(scope="module")
def content() -> Content:
    return read(ROOT)


@pytest.fixture(scope="module")
def site(content: Content) -> Site:
    moment = parse_moment(AS_OF)
    assert isinstance(moment, datetime)
    return derive(content, moment)


def of(content: Content, kind: type[Entry]) -> list[Located]:
    return [one for one in content.entries if isinstance(one.record, kind)]


def test_there_is_enough_of_everything(content: Content) -> None:
    counts = {kind: len(content.of(kind)) for kind in (Course, Story, BookList, Campaign, Place)}
    programmes = [one.programme.name for one in content.of(Course).values()]

    assert counts[Course] >= 40
    assert counts[Story] >= 25
    assert counts[BookList] >= 10
    assert counts[Campaign] >= 14
    assert {one.street.id for one in content.of(Place).values()} == {
        street.id for street in content.vocabulary.streets
    }
    wanted = {
        "雨花幸福大讲堂": 8,
        "父母学堂": 20,
        "女性素质课堂": 6,
        "垃圾分类大讲堂": 2,
        "书香飘万家": 3,
    }
    assert {name: programmes.count(name) >= least for name, least in wanted.items()} == (
        dict.fromkeys(wanted, True)
    )


def test_a_lesson_can_be_used_the_same_evening(content: Content) -> None:
    for one in of(content, Course):
        course = one.record
        assert isinstance(course, Course)
        assert 3 <= len(course.aims) <= 5, one.file
        assert len(course.mistakes) >= 3, one.file
        assert course.practice.example, one.file
        assert course.seek_help, one.file
        assert course.handout, one.file
        assert any(citation.article for citation in course.citations), one.file
        assert 90 <= course.minutes <= 120, one.file
        assert 1_100 <= len(plain(one.body)) <= 2_600, (one.file, len(plain(one.body)))


def test_a_story_gives_its_source_and_something_to_do(content: Content) -> None:
    for one in of(content, Story):
        story = one.record
        assert isinstance(story, Story)
        assert story.quotes or story.sample or story.verify, one.file
        assert story.practice, one.file
        assert story.citations, one.file


def test_a_hundred_books_stand_on_the_lists(content: Content) -> None:
    books = {book.title for one in content.of(BookList).values() for book in one.books}

    assert len(books) >= 100


def test_a_policy_says_all_six_things(content: Content) -> None:
    for one in of(content, Campaign):
        card = one.record
        assert isinstance(card, Campaign)
        assert card.who, one.file
        assert card.how, one.file
        assert card.bring, one.file
        assert card.where, one.file
        assert card.contacts, one.file
        assert all(basis.checked for basis in card.basis), one.file


def test_a_season_of_samples_covers_every_street_and_programme(
    content: Content, site: Site
) -> None:
    season = [
        one
        for one in site.occurrences
        if date(2026, 12, 1) <= one.start.date() <= date(2027, 6, 30)
    ]

    assert len(season) >= 150
    assert all(one.sample for one in season)
    words = {term.id for one in season for group, term in one.terms if group == "streets"}
    assert words == {street.id for street in content.vocabulary.streets}
    programmes = {one.programme for one in season}
    assert programmes == {term.name for term in content.vocabulary.programmes}
    states = {one.status for one in season}
    assert states >= {"取消", "满额", "报名中", "计划"}
    assert any(one.all_day and len(one.days) > 1 for one in season)
    assert any(one.previous_start for one in season)


def test_no_page_is_short_and_all_lead_on(content: Content, site: Site) -> None:
    for one in content.entries:
        entry = one.record
        assert isinstance(entry, Entry)
        if one.file.endswith("/index.md"):
            continue
        page = site.page(site.paths[one.file])
        shown = len(plain(one.body)) + sum(len(text) for text in (entry.summary, entry.title))
        assert shown >= 600 or isinstance(entry, BookList), (one.file, shown)
        handbook = one.file.startswith("docs/handbook/")
        assert page.related or page.sensitive or handbook, one.file
