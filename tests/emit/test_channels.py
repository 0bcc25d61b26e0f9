"""Every feed in three formats: equal in what they say, valid, whole for any text, true to their identities."""

from __future__ import annotations

import json
import random
import sys
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import feedparser
import pytest
from lxml import etree

from samples import COURSE, PAGE, SETTINGS, WORDS, page, record, session, site
from yuhua.dates import SHANGHAI, parse_moment
from yuhua.derive.channels import FEW, with_channels
from yuhua.derive.site import derive
from yuhua.emit import Settings, notices, opml
from yuhua.emit.feeds import emit
from yuhua.model.links import Download
from yuhua.model.occurrence import ChangeNote
from yuhua.model.parts import Chapter
from yuhua.model.site import Gone, Page, Site
from yuhua.read.content import read
from yuhua.text import FORBIDDEN

from conftest import AS_OF, ROOT  # isort: skip

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
TOPIC = ("topics", WORDS.topics[0])
LESSON = page("courses/huiyi/", title="家庭会议", record=record("course", COURSE), terms=(TOPIC,))


def files(made: Site, settings: Settings = SETTINGS) -> dict[str, bytes]:
    return {one.path: one.content for one in emit(with_channels(made), settings, {})}


def strict(document: bytes) -> Any:
    return etree.fromstring(document, parser=etree.XMLParser(recover=False, resolve_entities=False))


def ids(found: dict[str, bytes], folder: str = "") -> tuple[list[str], list[str], list[str]]:
    """Return the ids of a channel's entries in its three formats."""
    rss = [node.text for node in strict(found[f"{folder}feed.xml"]).iter("guid")]
    atom = [
        node.findtext(f"{ATOM}id")
        for node in strict(found[f"{folder}atom.xml"]).iter(f"{ATOM}entry")
    ]
    return rss, atom, [one["id"] for one in json.loads(found[f"{folder}feed.json"])["items"]]


@pytest.fixture(scope="module")
def real() -> Site:
    moment = parse_moment(AS_OF)
    assert isinstance(moment, datetime)
    return derive(read(ROOT), moment)


@pytest.fixture(scope="module")
def everything(real: Site) -> dict[str, bytes]:
    return {one.path: one.content for one in emit(real, SETTINGS, {})}


def test_every_word_with_entries_has_three_feeds(real: Site, everything: dict[str, bytes]) -> None:
    folders = {channel.folder for channel in real.channels}
    words = {f"{group}/{term.id}/" for page_ in real.entries for group, term in page_.terms}

    assert folders == words | {"", "events/", "changes/"} | {
        "courses/", "families/", "reading/", "campaigns/",
    }  # fmt: skip
    for folder in folders:
        assert {f"{folder}feed.xml", f"{folder}atom.xml", f"{folder}feed.json"} <= set(everything)


def test_every_feed_can_be_read_and_says_the_same_in_three_ways(
    real: Site, everything: dict[str, bytes]
) -> None:
    for channel in real.channels:
        for path in (channel.rss, channel.atom):
            strict(everything[path])
            found = feedparser.parse(everything[path])
            assert not found.bozo, (path, found.get("bozo_exception"))
        rss, atom, plain = ids(everything, channel.folder)
        assert rss == atom == plain
        assert len(rss) == len(set(rss)) == channel.count


def test_no_address_is_relative(everything: dict[str, bytes]) -> None:
    for path, document in everything.items():
        if path.endswith(".json"):
            fragments = [one["content_html"] for one in json.loads(document)["items"]]
        else:
            root = strict(document)
            fragments = [node.text or "" for node in root.iter(CONTENT, f"{ATOM}content")]
        for fragment in fragments:
            for node in etree.fromstring(
                f"<div>{fragment}</div>", parser=etree.HTMLParser()
            ).iter():
                for name in ("href", "src", "srcset", "poster", "cite"):
                    address = node.get(name) or "https://"
                    assert address.startswith(("https://", "http://", "tel:", "mailto:")), path


def test_sensitive_pages_are_in_no_feed(real: Site, everything: dict[str, bytes]) -> None:
    hidden = [page_ for page_ in real.pages if page_.sensitive]

    assert len(hidden) >= 4
    for page_ in hidden:
        assert page_.feeds == ()
        for document in everything.values():
            assert f"{SETTINGS.url}{page_.path}<".encode() not in document


def test_atom_follows_rfc_4287(everything: dict[str, bytes]) -> None:
    for path, document in everything.items():
        if not path.endswith("atom.xml"):
            continue
        root = strict(document)
        links = {node.get("rel"): node for node in root.findall(f"{ATOM}link")}
        assert links["self"].get("href") == SETTINGS.url + path  # §4.1.1: SHOULD contain one
        assert links["alternate"].get("type") == "text/html"
        for node in (root, *root.iter(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):  # §4.1.1, §4.1.2: exactly one
                assert len(node.findall(f"{ATOM}{name}")) == 1
        for entry in root.iter(f"{ATOM}entry"):
            (link,) = entry.findall(f"{ATOM}link")
            assert (link.get("rel"), link.get("type")) == ("alternate", "text/html")
            assert entry.find(f"{ATOM}author") is not None or root.find(f"{ATOM}author") is not None


def test_rss_follows_its_profile(everything: dict[str, bytes]) -> None:
    for path, document in everything.items():
        if not path.endswith("feed.xml"):
            continue
        channel = strict(document).find("channel")
        for name in ("title", "link", "description", "lastBuildDate"):
            assert len(channel.findall(name)) == 1
        for item in channel.findall("item"):
            assert item.find("guid").get("isPermaLink") == "false"
            order = [node.tag for node in item]
            if CONTENT in order:  # the description stands first: RSS profile, content:encoded
                assert order.index("description") < order.index(CONTENT)


def test_a_site_without_entries_has_valid_feeds() -> None:
    found = files(site())

    for path in ("feed.xml", "atom.xml", "changes/feed.xml", "events/atom.xml"):
        assert not feedparser.parse(found[path]).bozo
    assert json.loads(found["feed.json"])["items"] == []


def test_a_word_has_few_and_a_collection_its_own() -> None:
    pages = [
        page(f"courses/{day:03}/", published=date.fromordinal(739_000 + day), terms=(TOPIC,))
        for day in range(FEW + 5)
    ]
    facet = page(
        "topics/jiafeng/",
        label="",
        template="listing.html",
        record=None,
        terms=(TOPIC,),
        published=None,
    )
    found = files(site(*pages, facet))

    assert len(ids(found, "topics/jiafeng/")[0]) == FEW
    assert len(ids(found, "courses/")[0]) == FEW + 5


@pytest.mark.parametrize("seed", range(8))
def test_identities_outlive_names_places_dates_and_the_domain(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- no secret
    pages = [
        page(f"courses/a{number}/", record=record("course", COURSE, id=f"a{number}"))
        for number in range(6)
    ]
    before = sorted(ids(files(site(*pages)))[0])
    for _ in range(20):
        at = chance.randrange(len(pages))
        change: dict[str, Any] = chance.choice(
            [
                {"title": f"新题{chance.random()}"},
                {"path": f"courses/{chance.randrange(10_000)}/"},
                {"published": date(2026, chance.randint(1, 10), chance.randint(1, 28))},
                {"summary": "另一句话。"},
                {"updated": date(2026, 11, 20)},
            ]
        )
        pages[at] = pages[at].with_(**change)
        settings = replace(SETTINGS, url=f"https://{chance.choice('abc')}.example/")
        for found in ids(files(site(*pages), settings)):
            assert sorted(found) == before


def noted(**fields: Any) -> Page:
    return page(
        "courses/huiyi/", record=record("course", COURSE, **fields), updated=date(2026, 11, 25)
    )


def test_an_announced_update_comes_again_and_says_what_is_new() -> None:
    found = files(site(noted(updated="2026-11-25", update_note="加了一页纸")))
    (rss,), (atom,), (plain,) = ids(found)

    assert rss == plain == "tag:yuhua.example,2026:course/huiyi;updated=2026-11-25"
    assert atom == "tag:yuhua.example,2026:course/huiyi"
    item = strict(found["feed.xml"]).find("channel/item")
    assert item.findtext("title").startswith("【更新】")
    assert "加了一页纸" in item.findtext("description")
    assert item.findtext("pubDate") == "Wed, 25 Nov 2026 08:00:00 +0800"


def test_a_silent_update_stays_silent() -> None:
    found = files(site(noted(updated="2026-11-25")))

    assert ids(found)[0] == ["tag:yuhua.example,2026:course/huiyi"]
    item = strict(found["feed.xml"]).find("channel/item")
    assert item.findtext("pubDate") == "Tue, 24 Nov 2026 08:00:00 +0800"
    assert strict(found["atom.xml"]).findtext(f"{ATOM}entry/{ATOM}updated").startswith("2026-11-25")


def test_changes_are_told_one_by_one() -> None:
    notes = tuple(
        ChangeNote(
            "读书会",
            "events/dushu/",
            date(2026, 11, day),
            text,
            "停电",
            date(2026, 12, 5),
            state,
            sample=True,
        )
        for day, text, state in ((25, "取消", "取消"), (24, "改到下午", "改期"))
    )
    found = files(replace(site(), changes=notes))

    rss, atom, plain = ids(found, "changes/")
    assert rss == atom == plain == [
        "tag:yuhua.example,2026:change/dushu/2026-12-05/2026-11-25",
        "tag:yuhua.example,2026:change/dushu/2026-12-05/2026-11-24",
    ]  # fmt: skip
    first = strict(found["changes/feed.xml"]).find("channel/item")
    assert first.findtext("title") == "【示例】【取消】读书会"
    assert "停电" in first.findtext("description")
    assert first.findtext("link") == "https://yuhua.example/events/dushu/#s-20261205"


def test_what_is_to_come_stands_next_first() -> None:
    event = page("events/zhouliu/", label="日程", template="event.html", listed=False)
    sessions = tuple(session(datetime(2026, 12, day, 9, tzinfo=SHANGHAI)) for day in (5, 12, 19))
    over = replace(sessions[0], over=True)
    found = files(replace(site(event), occurrences=(over, *sessions[1:])))

    assert ids(found, "events/")[0] == [
        "tag:yuhua.example,2026:schedule/zhouliu#s-20261212",
        "tag:yuhua.example,2026:schedule/zhouliu#s-20261219",
    ]


def test_recordings_travel_with_their_true_length_and_transcript() -> None:
    parts = (Chapter(start="0:00", title="开场"), Chapter(start="3:20", title="怎么轮流说"))
    sound = Download(
        "录音", "files/huiyi.mp3", ("32分钟", "MP3"), 1_234_567, "files/huiyi.txt", parts
    )
    paper = Download("讲义", "files/huiyi.pdf", (), 10)
    found = files(site(LESSON.with_(downloads=(sound, paper))))

    item = strict(found["feed.xml"]).find("channel/item")
    assert dict(item.find("enclosure").attrib) == {
        "url": "https://yuhua.example/files/huiyi.mp3", "length": "1234567", "type": "audio/mpeg",
    }  # fmt: skip
    transcript = item.find("{https://podcastindex.org/namespace/1.0}transcript")
    assert transcript.get("url") == "https://yuhua.example/files/huiyi.txt"
    podcast = "{https://podcastindex.org/namespace/1.0}"
    assert item.find(f"{podcast}chapters").get("url") == (
        "https://yuhua.example/files/huiyi.chapters.json"
    )
    assert json.loads(found["files/huiyi.chapters.json"])["chapters"][1] == {
        "startTime": 200,
        "title": "怎么轮流说",
    }
    itunes = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
    assert item.findtext(f"{itunes}duration") == "1920"
    assert strict(found["feed.xml"]).find("channel").findtext(f"{itunes}explicit") == "false"
    links = strict(found["atom.xml"]).findall(f"{ATOM}entry/{ATOM}link")
    assert [link.get("rel") for link in links] == ["alternate", "enclosure"]
    assert links[1].get("length") == "1234567"
    (attachment,) = json.loads(found["feed.json"])["items"][0]["attachments"]
    assert attachment["size_in_bytes"] == 1_234_567


def test_what_was_withdrawn_leaves_a_tombstone_in_atom_only() -> None:
    gone = Gone("story", "jiashu", date(2026, 11, 20))
    found = files(replace(site(LESSON), gone=(gone,)))

    root = strict(found["atom.xml"])
    (stone,) = root.findall("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    assert dict(stone.attrib) == {
        "ref": "tag:yuhua.example,2026:story/jiashu",
        "when": "2026-11-20T08:00:00+08:00",
    }
    assert b"jiashu" not in found["feed.xml"]
    assert b"deleted-entry" not in found["courses/atom.xml"]


def test_years_that_are_over_are_archived_whole() -> None:
    old = [page(f"courses/{year}/", published=date(year, 5, 1)) for year in (2024, 2025)]
    found = files(site(LESSON, *old))

    newest = strict(found["atom.xml"])
    links = {node.get("rel"): node.get("href") for node in newest.findall(f"{ATOM}link")}
    assert links["prev-archive"] == "https://yuhua.example/archive/2025/atom.xml"
    archive = strict(found["archive/2025/atom.xml"])
    assert archive.find("{http://purl.org/syndication/history/1.0}archive") is not None
    links = {node.get("rel"): node.get("href") for node in archive.findall(f"{ATOM}link")}
    assert links["current"] == "https://yuhua.example/atom.xml"
    assert links["prev-archive"] == "https://yuhua.example/archive/2024/atom.xml"
    oldest = strict(found["archive/2024/atom.xml"])
    links = {node.get("rel"): node.get("href") for node in oldest.findall(f"{ATOM}link")}
    assert links["next-archive"] == "https://yuhua.example/archive/2025/atom.xml"
    assert "archive/2026/atom.xml" not in found
    assert not feedparser.parse(found["archive/2025/atom.xml"]).bozo


def test_every_character_of_unicode_survives_or_is_left_out() -> None:
    # 1,112,064 scalar values, in titles of 8,000; what XML forbids is refused at the model's edge.
    scalars = [chr(point) for point in range(sys.maxunicode + 1) if not 0xD800 <= point < 0xE000]
    assert len(scalars) == 1_112_064
    pages = [
        page(f"courses/a{number}/", title=f"甲{''.join(scalars[at : at + 8_000])}乙")
        for number, at in enumerate(range(0, len(scalars), 8_000))
    ]
    for at in range(0, len(pages), 40):
        part = pages[at : at + 40]
        found = files(site(*part))
        wanted = sorted(FORBIDDEN.sub("", one.title) for one in part)
        rss = sorted(node.findtext("title") for node in strict(found["feed.xml"]).iter("item"))
        atom = sorted(
            node.findtext(f"{ATOM}title") for node in strict(found["atom.xml"]).iter(f"{ATOM}entry")
        )
        plain = sorted(one["title"] for one in json.loads(found["feed.json"])["items"])
        assert rss == wanted
        assert atom == wanted
        assert plain == wanted


NAUGHTY = (
    "&", "<", ">", "]]>", "<![CDATA[", "&amp;", "&#0;", "&#x41;", "</title>", "<script>alert(1)</script>",
    "'\"", "\\", "\u202e反", "👩‍👩‍👧‍👦", "e\u0301", "𠮷", "ﷺ", "\t甲\n乙", "http://a.example/?a=1&b=2",
    "Ṱ̺̺o͞ ̷i̲̬n̝̗v̟̜o̘̙k", "男人", "零\u200b宽", "%s%n", "{{ 7*7 }}", "../../etc/passwd", "NULL", "ÅÍÎÏ",
)  # fmt: skip


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_texts_are_equal_in_all_formats(text: str) -> None:
    course = record("course", COURSE, tags=["甲"])
    found = files(site(page("courses/huiyi/", title=text, summary=text, record=course)))
    wanted = FORBIDDEN.sub("", text)

    read_back = feedparser.parse(found["atom.xml"], sanitize_html=False)
    assert not read_back.bozo
    item = strict(found["feed.xml"]).find("channel/item")
    assert (item.findtext("title"), item.findtext("description")) == (wanted, wanted)
    entry = strict(found["atom.xml"]).find(f"{ATOM}entry")
    assert (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary")) == (wanted, wanted)
    (plain,) = json.loads(found["feed.json"])["items"]
    assert (plain["title"], plain["summary"]) == (wanted, wanted)


def test_a_title_of_which_nothing_is_left_loses_no_feed() -> None:
    found = files(site(page("courses/huiyi/", title="\u200b\x01", record=record("course", COURSE))))

    assert strict(found["atom.xml"]).findtext(f"{ATOM}entry/{ATOM}title") == "（没有标题）"
    assert strict(found["feed.xml"]).findtext("channel/item/title") == "（没有标题）"


def test_all_feeds_stand_in_one_list(real: Site) -> None:
    (artifact,) = opml.emit(real, SETTINGS)

    found = [node for node in strict(artifact.content).iter("outline") if node.get("xmlUrl")]
    assert [node.get("xmlUrl") for node in found] == [
        f"{SETTINGS.url}{channel.rss}" for channel in real.channels
    ]
    assert {node.get("type") for node in found} == {"rss"}


def test_the_page_of_subscriptions_knows_them_all(real: Site) -> None:
    shown = real.page("subscribe/").channels

    assert shown == real.channels
    assert all(channel.count and channel.newest for channel in shown)
    assert real.page("topics/jiafeng/").feeds[0].path == "topics/jiafeng/"


def test_a_notice_says_what_a_group_has_to_know(real: Site) -> None:
    event = real.page("events/jiagui-tijian/")
    text = notices.of(event, SETTINGS)

    assert text.startswith("【日程】【示例】给自家的家规做一次体检")
    for part in ("时间：2026年11月28日（星期六）09:30—11:00", "地点：", "报名：", "费用："):
        assert part in text
    assert text.endswith("https://yuhua.example/events/jiagui-tijian/")
    assert notices.of(real.page("help/fanjiabao/"), SETTINGS) == ""
    assert notices.of(real.page("topics/jiafeng/"), SETTINGS) == ""
    assert {one.path for one in notices.emit(real, SETTINGS)} >= {
        "courses/jiating-huiyi/notice.txt", "events/jiagui-tijian/notice.txt",
    }  # fmt: skip


def test_plain_pages_are_no_entries() -> None:
    plain = page("about/a/", listed=False, record=record("page", PAGE))

    assert ids(files(site(plain)))[0] == []


def test_a_hub_and_a_challenge_are_told_when_they_are_known() -> None:
    told = replace(SETTINGS, hub="https://hub.example/", follow=("12", "34"))
    found, plain = files(site(LESSON), told), files(site(LESSON))

    channel = strict(found["feed.xml"]).find("channel")
    assert [node.text for node in channel.find("follow_challenge")] == ["12", "34"]
    for name in ("feed.xml", "atom.xml"):
        links = {
            node.get("rel"): node.get("href") for node in strict(found[name]).iter(f"{ATOM}link")
        }
        assert links["hub"] == "https://hub.example/"
    assert json.loads(found["feed.json"])["hubs"][0]["url"] == "https://hub.example/"
    assert b"follow_challenge" not in plain["feed.xml"]
    assert b"hub" not in plain["atom.xml"]
