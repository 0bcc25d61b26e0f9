"""What pages say in schema.org's words is what they show, and can stand in a page."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pydantic import ValidationError

import samples
from conftest import AS_OF, ROOT
from samples import COURSE, PLACE, SCHEDULE, SETTINGS, WORDS, record
from yuhua.dates import parse_moment
from yuhua.derive.site import derive
from yuhua.emit import Settings, schema_org
from yuhua.emit.jsonld import of
from yuhua.emit.jsonld_events import MOST
from yuhua.emit.schema_org_works import Graph
from yuhua.model.content import Content
from yuhua.model.entry import Record
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Page, Site
from yuhua.model.terms import Term
from yuhua.read.content import read

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1)
PERSON = {
    "id": "jia",
    "title": "甲老师",
    "role": "讲师",
    "consent": {"record": "1", "scope": ["name"], "signed": "2026-11-01", "expires": "2028-11-01"},
}
SATURDAYS = {"repeat": "每周六", "count": "4"}
CHILDREN = Term(id="children", name="孩子")


@cache
def content() -> Content:
    return read(ROOT)


@cache
def real() -> Site:
    moment = parse_moment(AS_OF)
    assert moment is not None
    return derive(content(), moment)


def small(*others: tuple[str, Record], **changes: Any) -> Site:
    """Return a site of one place and one schedule, and what else is given."""
    made = samples.content(
        ("docs/places.yml", record("place", PLACE)),
        ("docs/schedules/a.yml", record("schedule", SCHEDULE, **changes)),
        *others,
    )
    return derive(made, samples.AS_OF)


def nodes(site: Site, path: str, kind: str) -> list[dict[str, Any]]:
    """Return the nodes of a type that the page at `path` speaks of."""
    graph = json.loads(of(site.page(path), site, SETTINGS))["@graph"]
    return [node for node in graph if node["@type"] == kind]


def events(site: Site) -> list[dict[str, Any]]:
    return nodes(site, "events/zhouliu/", "Event")


def series(site: Site) -> dict[str, Any]:
    (found,) = nodes(site, "events/zhouliu/", "EventSeries")
    return found


def change(session: str, **what: str) -> dict[str, str]:
    return {"on": "2026-11-25", "reason": "讲师临时有事", "session": session, **what}


def expected(one: Occurrence) -> tuple[str, ...]:
    """Return what a session's event has to say: name, begin, end, place, state."""
    places = {page.path: page.marked_title for page in real().pages}
    begin, end = one.start.isoformat(), one.end.isoformat()
    if one.all_day:
        begin, end = begin[:10], (one.end - timedelta(days=1)).date().isoformat()
    state = "Rescheduled" if one.previous_start else "Scheduled"
    if not one.takes_place:
        state = "Cancelled" if one.status == "取消" else "Postponed"
    name = f"【示例】{one.title}" if one.sample else one.title
    return (name, begin, end, places[one.place_path], f"https://schema.org/Event{state}")


def test_every_session_is_an_event_as_its_pages_show_it() -> None:
    pages = [page for page in real().pages if page.template == "event.html"]
    found = {
        event["url"]: (
            event["name"],
            event["startDate"],
            event["endDate"],
            event["location"]["name"],
            event["eventStatus"],
        )
        for page in pages
        for event in nodes(real(), page.path, "Event")
    }

    assert len(found) > 20
    assert found == {
        f"{SETTINGS.url}{one.path}#{one.anchor}": expected(one) for one in real().occurrences
    }


def test_everything_every_page_says_has_what_its_type_requires() -> None:
    for page in real().pages:
        if text := of(page, real(), SETTINGS):
            graph = Graph.model_validate_json(text)
            again = graph.model_dump(mode="json", by_alias=True)
            assert again == json.loads(text), page.path


def test_an_identity_means_one_thing_on_a_page_and_its_references_are_there() -> None:
    for page in real().pages:
        if page.template == "event.html":
            graph = json.loads(of(page, real(), SETTINGS))["@graph"]
            ids = [node["@id"] for node in graph if "@id" in node]
            named = [one["@id"] for node in graph for one in node.get("subEvent", [])]
            named += [node["superEvent"]["@id"] for node in graph if "superEvent" in node]
            assert len(set(ids)) == len(ids), page.path
            assert set(named) <= set(ids), page.path


@pytest.mark.parametrize("field", ["name", "startDate", "endDate", "location", "organizer", "url"])
def test_an_event_without_what_is_required_cannot_be_made(field: str) -> None:
    (event,) = events(small())
    del event[field]

    with pytest.raises(ValidationError, match=field):
        schema_org.Event.model_validate_json(json.dumps(event))


def test_a_single_session_says_everything_about_itself() -> None:
    site = small(
        sample="true",
        audience=["家长"],
        ages=["6到12岁"],
        capacity="40",
        speakers=["jia"],
        status="报名中",
    )

    assert events(site) == [
        {
            "@type": "Event",
            "@id": "tag:yuhua.example,2026:schedule/zhouliu#s-20261205",
            "name": "【示例】周六课堂",
            "url": "https://yuhua.example/events/zhouliu/#s-20261205",
            "image": [
                "https://yuhua.example/assets/cards/events.zhouliu_wide.png",
                "https://yuhua.example/assets/cards/events.zhouliu_square.png",
            ],
            "description": "带上孩子。",
            "startDate": "2026-12-05T09:30:00+08:00",
            "endDate": "2026-12-05T11:00:00+08:00",
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": {
                "@type": "Place",
                "@id": "tag:yuhua.example,2026:place/shili",
                "name": "示例之家",
                "url": "https://yuhua.example/places/shili/",
                "address": {
                    "@type": "PostalAddress",
                    "streetAddress": "圭塘街道示例社区",
                    "addressLocality": "长沙市雨花区",
                    "addressRegion": "湖南省",
                    "addressCountry": "CN",
                },
            },
            "organizer": {
                "@type": "Organization",
                "@id": "https://yuhua.example/#organization",
                "name": "雨花家庭教育",
                "url": "https://yuhua.example/",
            },
            "isAccessibleForFree": True,
            "maximumAttendeeCapacity": 40,
            "audience": [{"@type": "Audience", "audienceType": "家长"}],
            "inLanguage": "zh-CN",
        }
    ]


def test_who_speaks_is_named_as_the_page_names_them() -> None:
    site = small(("docs/people.yml", record("person", PERSON)), speakers=["jia"])
    (event,) = events(site)

    assert event["performer"] == [{"@type": "Person", "name": "甲老师", "jobTitle": "讲师"}]


def test_a_session_with_another_speaker_does_not_name_the_usual_one() -> None:
    changes = [change("2026-12-12", speakers=["yi"])]  # type: ignore[arg-type] # a list, once
    person = ("docs/people.yml", record("person", PERSON))
    site = small(person, speakers=["jia"], changes=changes, **SATURDAYS)

    assert [len(event.get("performer", [])) for event in events(site)] == [1, 0, 1, 1]


@pytest.mark.parametrize(
    ("what", "state", "before"),
    [
        ({}, "EventScheduled", None),
        ({"status": "满额"}, "EventScheduled", None),
        ({"status": "取消"}, "EventCancelled", None),
        ({"status": "改期"}, "EventPostponed", None),
        ({"start": "2026-12-13 09:30"}, "EventRescheduled", "2026-12-12T09:30:00+08:00"),
        (
            {"start": "2026-12-13 09:30", "status": "满额"},
            "EventRescheduled",
            "2026-12-12T09:30:00+08:00",
        ),
    ],
)
def test_a_change_becomes_the_state_of_its_session(
    what: dict[str, str], state: str, before: str | None
) -> None:
    found = events(small(changes=[change("2026-12-12", **what)], **SATURDAYS))[1]

    assert found["eventStatus"] == f"https://schema.org/{state}"
    assert found.get("previousStartDate") == before
    assert found["@id"].endswith("#s-20261212")
    assert "讲师临时有事" in found["description"]
    assert found.get("remainingAttendeeCapacity") == (0 if what.get("status") == "满额" else None)


def test_whole_days_are_dates_and_the_last_of_them_is_included() -> None:
    moved = change("2026-12-05", start="2026-12-12")
    (event,) = events(small(start="2026-12-05", end="2026-12-06", changes=[moved]))

    assert (event["startDate"], event["endDate"]) == ("2026-12-12", "2026-12-13")
    assert event["previousStartDate"] == "2026-12-05"


def test_a_fee_is_said() -> None:
    (event,) = events(small(fee="材料费20元", fee_reason="买纸"))

    assert event["isAccessibleForFree"] is False


def test_a_series_has_its_rule_and_its_sessions() -> None:
    site = small(**SATURDAYS)

    assert series(site)["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": ["https://schema.org/Saturday"],
        "startDate": "2026-12-05",
        "endDate": "2026-12-26",
        "startTime": "09:30:00",
        "endTime": "11:00:00",
        "scheduleTimezone": "Asia/Shanghai",
    }
    assert series(site)["subEvent"] == [{"@id": event["@id"]} for event in events(site)]
    assert (series(site)["startDate"], series(site)["endDate"]) == (
        "2026-12-05T09:30:00+08:00",
        "2026-12-26T11:00:00+08:00",
    )
    for event in events(site):
        assert event["superEvent"] == {"@id": "tag:yuhua.example,2026:schedule/zhouliu"}


@pytest.mark.parametrize(
    ("phrase", "start", "frequency", "days"),
    [
        ("每两周周六", "2026-12-05 09:30", "P2W", ["https://schema.org/Saturday"]),
        ("每月第1个周六", "2026-12-05 09:30", "P1M", ["1SA"]),
        ("每天", "2026-12-05 09:30", "P1D", None),
    ],
)
def test_a_phrase_becomes_a_frequency(
    phrase: str, start: str, frequency: str, days: list[str] | None
) -> None:
    found = series(small(repeat=phrase, start=start, count="3"))["eventSchedule"]

    assert (found["repeatFrequency"], found.get("byDay")) == (frequency, days)


@pytest.mark.parametrize("phrase", ["农历正月十五", "RRULE:FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1"])
def test_a_rule_that_schema_org_cannot_say_is_not_said_wrongly(phrase: str) -> None:
    start = "2027-02-20 09:30" if "农历" in phrase else "2026-12-05 09:30"
    end = start.replace("09:30", "11:00")
    site = small(repeat=phrase, start=start, end=end, count="2")

    assert "eventSchedule" not in series(site)
    assert len(events(site)) == 2


def test_days_on_which_the_rule_is_not_kept_are_exceptions() -> None:
    site = small(
        repeat="每周六",
        count="7",
        changes=[
            change("2026-12-05", status="取消"),
            change("2026-12-19", status="取消"),
            change("2026-12-26", start="2026-12-27 09:30"),
        ],
        also=[{"start": "2027-03-03 09:30", "reason": "补一场"}],
        **{"except": [{"date": "2027-01-02", "reason": "元旦放假"}]},
    )
    found = series(site)["eventSchedule"]

    assert (found["startDate"], found["endDate"]) == ("2026-12-12", "2027-01-16")
    assert found["exceptDate"] == ["2026-12-19", "2026-12-26", "2027-01-02"]
    assert series(site)["endDate"] == "2027-03-03T11:00:00+08:00"


def test_a_series_of_which_nothing_is_left_is_cancelled_and_has_no_rule() -> None:
    found = series(small(status="取消", **SATURDAYS))

    assert found["eventStatus"] == "https://schema.org/EventCancelled"
    assert "eventSchedule" not in found


def test_a_long_series_names_its_next_sessions_only() -> None:
    site = small(repeat="每天", count=str(MOST + 40))

    assert len(events(site)) == MOST
    assert series(site)["eventSchedule"]["endDate"] == "2027-03-14"


def test_a_course_says_when_it_is_held() -> None:
    course = ("docs/courses/huiyi.md", record("course", COURSE))
    site = small(course, course="huiyi", **SATURDAYS)
    (found,) = nodes(site, "courses/huiyi/", "Course")
    (run,) = found["hasCourseInstance"]

    assert (found["name"], found["timeRequired"], found["provider"]["name"]) == (
        "家庭会议",
        "PT30M",
        "雨花家庭教育",
    )
    assert (run["courseMode"], run["courseWorkload"]) == ("Onsite", "PT30M")
    assert run["@id"] == series(site)["@id"]
    assert run["courseSchedule"] == series(site)["eventSchedule"]


@pytest.mark.parametrize(
    ("audiences", "ages", "expected"),
    [
        ([CHILDREN], ["3-6", "6-12"], "3-12"),
        ([CHILDREN], ["6-12", "3-6"], "3-12"),
        ([CHILDREN], ["0-3", "6-12"], None),  # not between 3 and 6
        ([CHILDREN], ["6-12", "adult"], None),
        ([Term(id="parents", name="家长")], ["3-6"], None),  # the age of children who stay at home
        ([CHILDREN], [], None),
    ],
)
def test_an_age_range_is_said_where_children_come_themselves(
    audiences: list[Term], ages: list[str], expected: str | None
) -> None:
    site = small()
    terms = (
        *(("ages", Term(id=age, name=age)) for age in ages),
        *(("audiences", term) for term in audiences),
    )
    page = site.page("events/zhouliu/").with_(terms=terms)
    graph = json.loads(of(page, site, SETTINGS))["@graph"]

    assert graph[0].get("typicalAgeRange") == expected


def test_a_place_has_its_address_and_point() -> None:
    geo = {"latitude": "28.1355", "longitude": "113.0362"}
    place = record("place", PLACE, address="圭塘路8号", geo=geo, capacity="50")
    site = derive(samples.content(("docs/places.yml", place)), samples.AS_OF)
    (found,) = nodes(site, "places/shili/", "Place")

    assert found["address"]["streetAddress"] == "圭塘路8号"
    assert found["geo"] == {"@type": "GeoCoordinates", "latitude": 28.1355, "longitude": 113.0362}
    assert found["maximumAttendeeCapacity"] == 50


def test_a_withheld_address_is_not_said() -> None:
    geo = {"latitude": "28.1355", "longitude": "113.0362"}
    place = record("place", PLACE, address="门牌三号", geo=geo, address_public="false")
    made = samples.content(
        ("docs/places.yml", place), ("docs/schedules/a.yml", record("schedule", SCHEDULE))
    )
    site = derive(made, samples.AS_OF)
    texts = "".join(of(page, site, SETTINGS) for page in site.pages)

    assert "示例社区" in texts
    assert [one for one in ("门牌三号", "28.1355", "GeoCoordinates") if one in texts] == []


def test_a_list_of_books_names_everybody_who_made_them() -> None:
    (found,) = nodes(real(), "reading/fumu-shudan/", "ItemList")
    first = found["itemListElement"][0]

    assert found["numberOfItems"] == len(found["itemListElement"])
    assert (first["position"], first["item"]["isbn"]) == (1, "9787802115279")
    assert [one["name"] for one in first["item"]["author"]] == ["阿黛尔·法伯", "伊莱恩·玛兹丽施"]


def test_an_article_says_how_it_came_about() -> None:
    (found,) = nodes(real(), "families/yanshi-jiaxun/", "Article")

    assert found["datePublished"] == "2026-11-24"
    assert found["creditText"].startswith("来源：本站编写。本文由人工智能辅助撰写")
    assert nodes(real(), "campaigns/laji-fenlei/", "Article")


def test_the_home_page_says_whose_it_is() -> None:
    (found,) = nodes(real(), "", "Organization")

    assert (found["name"], found["url"]) == (SETTINGS.name, SETTINGS.url)


def test_the_way_to_a_page_ends_with_it() -> None:
    (found,) = nodes(real(), "courses/jiating-youxiao-goutong/", "BreadcrumbList")

    assert [(one["position"], one["item"]) for one in found["itemListElement"]] == [
        (1, SETTINGS.url),
        (2, f"{SETTINGS.url}courses/"),
        (3, f"{SETTINGS.url}courses/jiating-youxiao-goutong/"),
    ]


def test_sensitive_pages_say_nothing() -> None:
    sensitive = [page.path for page in real().pages if page.sensitive]

    assert sensitive
    assert [page.path for page in real().pages if not of(page, real(), SETTINGS)] == sensitive


def test_samples_say_so_in_their_names() -> None:
    for page in real().pages:
        if page.sample:
            graph = json.loads(of(page, real(), SETTINGS))["@graph"]
            names = [name for node in graph if (name := node.get("name") or node.get("headline"))]
            assert names, page.path
            assert [name for name in names if not name.startswith("【示例】")] == [], page.path


@given(TEXT, TEXT)
@settings(derandomize=True, database=None, deadline=None)
def test_no_text_ends_the_script_it_stands_in(title: str, summary: str) -> None:
    story = record("story", samples.PAGE, id="gu")
    page = Page("families/gu/", title, summary, "story.html", record=story)
    text = of(page, samples.site(page), SETTINGS)

    assert [char for char in "<>&\u2028\u2029" if char in text] == []
    (found,) = json.loads(text)["@graph"]
    assert (found["headline"], found["description"]) == (title, summary)


@pytest.mark.parametrize(
    "title",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "&lt;/script&gt;",
        "a\u2028b",
        '"}]}',
        "\\u003c",
    ],
)
def test_a_hostile_title_stays_text(title: str) -> None:
    page = small().page("events/zhouliu/").with_(title=title)
    text = of(page, small(), SETTINGS)
    html = f'<script type="application/ld+json">{text}</script>'
    document = etree.fromstring(html.encode(), parser=etree.HTMLParser(encoding="utf-8"))

    assert len(list(document.iter("script"))) == 1
    graph = json.loads(document.findtext(".//script") or "")["@graph"]
    assert graph[0]["name"] == title


def test_the_same_site_gives_the_same_text() -> None:
    texts = [[of(page, one, SETTINGS) for page in one.pages] for one in (real(), real())]
    again = derive(read(ROOT), real().as_of)

    assert texts[0] == texts[1] == [of(page, again, SETTINGS) for page in again.pages]


def test_identities_outlive_a_change_of_domain() -> None:
    moved = Settings("换了名字", "https://b.example/yuhua/", "", SETTINGS.tag)
    site = small()
    page = site.page("events/zhouliu/")
    found = [json.loads(of(page, site, one))["@graph"][0] for one in (SETTINGS, moved)]

    assert found[0]["@id"] == found[1]["@id"]
    assert found[1]["url"] == "https://b.example/yuhua/events/zhouliu/#s-20261205"


def test_the_vocabulary_has_the_audience_whose_ages_are_its_own() -> None:
    assert [one.name for one in content().vocabulary.audiences if one.id == CHILDREN.id] == ["孩子"]
    assert WORDS.find("audiences", "家长")


def test_every_page_of_the_built_site_carries_its_graph(site: Path) -> None:
    found = {}
    for path in sorted(site.rglob("index.html")):
        document = etree.fromstring(path.read_bytes(), parser=etree.HTMLParser(encoding="utf-8"))
        scripts = document.findall(".//script[@type='application/ld+json']")
        address = path.parent.relative_to(site).as_posix().removeprefix(".")
        found[f"{address}/" if address else ""] = [json.loads(one.text) for one in scripts]

    sensitive = [page.path for page in real().pages if page.sensitive]
    assert [path for path, graphs in found.items() if len(graphs) != 1] == sensitive
    assert found["events/jiagui-tijian/"][0]["@graph"][0]["@type"] == "Event"
