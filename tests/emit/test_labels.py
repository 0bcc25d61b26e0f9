from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from samples import AS_OF, PLACE, SCHEDULE, SETTINGS, content, page, record, site
from yuhua.derive.site import derive
from yuhua.emit import Settings, labels
from yuhua.model.links import Card, Link, Section
from yuhua.model.site import Page
from yuhua.model.terms import Term

CODE = "4301110001"
TOPIC = ("topics", Term(id="jiafeng", name="家风"))
COLUMN = page(
    "courses/",
    title="课程",
    summary="每门课一件小事。",
    label="",
    template="listing.html",
    sections=(Section("大讲堂", (Card("家庭会议", "courses/huiyi/"),)),),
)
COURSE = page(
    "courses/huiyi/",
    title="家庭会议",
    terms=(TOPIC,),
    crumbs=(Link("首页", ""), Link("课程", "courses/")),
)
HOME = page("", template="home.html", label="")
COLUMN_LABELS = (
    ("ColumnName", "课程"),
    ("ColumnDescription", "每门课一件小事。"),
    ("ColumnKeywords", "课程,家风"),
    ("ColumnType", "课程"),
)
SITE_LABELS = (
    ("SiteName", "雨花家庭教育"),
    ("SiteDomain", "yuhua.example"),
    ("SiteIDCode", CODE),
)


def of(one: Page, *others: Page, code: str = CODE, settings: Settings = SETTINGS) -> labels.Labels:
    return labels.of(one, site(one, *others), settings, code)


def test_the_home_page_has_the_3_of_the_site() -> None:
    assert of(HOME) == SITE_LABELS


def test_a_column_has_7() -> None:
    assert of(COLUMN, COURSE) == (*SITE_LABELS, *COLUMN_LABELS)


def test_an_article_has_10_and_those_that_are_optional() -> None:
    found = of(COURSE, COLUMN)

    assert found[:10] == (
        *SITE_LABELS,
        *COLUMN_LABELS,
        ("ArticleTitle", "家庭会议"),
        ("PubDate", "2026-11-24 08:00"),
        ("ContentSource", "区妇联"),
    )
    assert found[10:] == (
        ("Keywords", "家风"),
        ("Url", "https://yuhua.example/courses/huiyi/"),
    )


def test_names_stand_once_whatever_their_case() -> None:
    names = [name.lower() for name, _ in of(COURSE, COLUMN)]

    assert len(set(names)) == len(names)
    assert "description" not in names  # every page has one already


def test_an_event_without_a_source_has_no_source() -> None:
    made = derive(
        content(
            ("docs/places.yml", record("place", PLACE)),
            ("docs/schedules/a.yml", record("schedule", SCHEDULE)),
        ),
        AS_OF,
    )
    found = dict(labels.of(made.page("events/zhouliu/"), made, SETTINGS))

    assert "ContentSource" not in found
    assert (found["ColumnName"], found["PubDate"]) == ("日程", "2026-11-24 08:00")


def test_a_place_without_a_date_has_no_date() -> None:
    made = derive(content(("docs/places.yml", record("place", PLACE))), AS_OF)

    found = dict(labels.of(made.page("places/shili/"), made, SETTINGS))
    assert found["ArticleTitle"] == "示例之家"
    assert found["ColumnName"] == "妇女儿童之家"
    assert "PubDate" not in found


def test_a_page_without_a_column_above_it_is_its_own() -> None:
    about = page("about/", title="关于本站", template="page.html", label="")

    assert dict(of(about))["ColumnName"] == "关于本站"


def test_a_list_below_a_list_is_a_column_of_its_own() -> None:
    crumbs = (Link("首页", ""), Link("按话题找", "topics/"))
    word = Page("topics/jiafeng/", "家风", "家风的课程。", "listing.html", crumbs=crumbs)

    found = dict(of(word))
    assert (found["ColumnName"], found["ColumnType"]) == ("家风", "话题")
    assert "ArticleTitle" not in found


def test_nothing_is_said_in_place_of_what_is_not_configured() -> None:
    unknown = Settings("雨花家庭教育", "/", "", "yuhua.example,2026")

    assert of(HOME, code="", settings=unknown) == (("SiteName", "雨花家庭教育"),)
    assert "Url" not in dict(of(COURSE, COLUMN, settings=unknown))
    assert {"og:url", "og:image"}.isdisjoint(dict(labels.open_graph(COURSE, unknown)))
    assert labels.twitter(COURSE, unknown) == ()


def test_the_domain_is_a_host_without_scheme_port_or_path() -> None:
    under = Settings("站", "https://a.example:8443/yuhua/", "", "yuhua.example,2026")

    assert dict(of(HOME, settings=under))["SiteDomain"] == "a.example"
    assert dict(of(COURSE, settings=under))["Url"] == "https://a.example:8443/yuhua/courses/huiyi/"


def test_a_sensitive_page_names_the_site_only() -> None:
    hidden = page("help/a/", title="家里有人动手", template="help.html", sensitive=True)

    assert of(hidden) == (("SiteName", "雨花家庭教育"),)
    assert labels.open_graph(hidden, SETTINGS) == labels.twitter(hidden, SETTINGS) == ()


def test_a_column_keeps_the_topics_of_sensitive_pages_to_itself() -> None:
    hidden = COURSE.with_(sensitive=True)

    assert dict(of(COLUMN, hidden))["ColumnKeywords"] == "课程"


def test_a_sample_says_so_where_other_sites_take_its_title_from() -> None:
    one = page("places/a/", title="某某之家", record=record("place", PLACE, sample=True))

    assert dict(of(one))["ArticleTitle"] == "【示例】某某之家"
    assert dict(labels.open_graph(one, SETTINGS))["og:title"] == "【示例】某某之家"


def test_open_graph_of_an_article() -> None:
    assert labels.open_graph(COURSE.with_(updated=date(2026, 11, 25)), SETTINGS) == (
        ("og:type", "article"),
        ("og:site_name", "雨花家庭教育"),
        ("og:locale", "zh_CN"),
        ("og:title", "家庭会议"),
        ("og:description", "一句话。"),
        ("og:url", "https://yuhua.example/courses/huiyi/"),
        ("og:image", "https://yuhua.example/assets/cards/courses.huiyi_wide.png"),
        ("og:image:type", "image/png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "家庭会议"),
        ("article:published_time", "2026-11-24T08:00:00+08:00"),
        ("article:modified_time", "2026-11-25T08:00:00+08:00"),
    )


def test_a_link_is_shown_with_a_large_picture() -> None:
    assert labels.twitter(COURSE, SETTINGS) == (("twitter:card", "summary_large_image"),)


@pytest.mark.parametrize("one", [HOME, COLUMN])
def test_lists_and_the_home_page_are_no_articles(one: Page) -> None:
    found = dict(labels.open_graph(one, SETTINGS))

    assert found["og:type"] == "website"
    assert "article:published_time" not in found


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("4301110001", True),
        ("bm14000002", True),
        ("", False),
        ("0301110001", False),
        ("430111000", False),
        ("bm4301110001", False),
        ("４３０１１１０００１", False),
        ("4301110001\n", False),
        ("null", False),
    ],
)
def test_what_can_be_the_code_of_a_site(text: str, *, good: bool) -> None:
    assert labels.is_site_code(text) is good


def test_the_same_page_has_the_same_labels_in_the_same_order() -> None:
    many: dict[str, Any] = {
        "terms": tuple(("topics", Term(id=f"t{n}", name=f"话题{n}")) for n in range(12))
    }
    first = dict(of(COLUMN, COURSE.with_(**many)))["ColumnKeywords"]

    assert first.split(",") == ["课程", *(f"话题{n}" for n in range(7))]
