from __future__ import annotations

import json
from typing import Any

from samples import COURSE, WORDS, page, record, site
from yuhua.emit.search import PATH, emit
from yuhua.model.site import Card, Page, Section


def index(*pages: Page) -> Any:
    (artifact,) = emit(site(*pages))
    assert artifact.path == PATH
    return json.loads(artifact.content)


LESSON = page(
    "courses/huiyi/",
    title="家庭会议",
    record=record("course", COURSE, tags=["开会"]),
    terms=(("topics", WORDS.topics[0]),),
    body="## 怎么开始\n\n先约**时间**，见[家书](../families/a.md)。",
)


def test_a_document_holds_what_the_page_shows() -> None:
    (found,) = index(LESSON)["docs"]

    assert found == {
        "location": "courses/huiyi/",
        "title": "家庭会议",
        "text": "一句话。 学完能做到 会倾听 会复述 会暂停 大纲 开场 练习 今晚就做 今晚开一次 放下手机 轮流说 "
        "怎么开始 先约 时间 ，见家书。",
        "tags": ["家风", "开会", "课程"],
        "label": "课程",
        "boost": 1.0,
    }


def test_the_index_holds_documents_and_nothing_else() -> None:
    assert set(index(LESSON)) == {"docs"}


def test_documents_stand_in_the_order_of_the_site_without_the_home_page() -> None:
    found = index(page("", title="首页"), page("a/"), page("b/"))

    assert [one["location"] for one in found["docs"]] == ["a/", "b/"]


def test_what_cannot_be_seen_is_not_searched() -> None:
    (found,) = index(page("a/", title="家\u200b风\x00", body="正\u202e文", summary="句\ufeff子"))[
        "docs"
    ]

    assert (found["title"], found["text"]) == ("家风", "句子 正文")


def test_samples_say_so() -> None:
    (found,) = index(page("a/", title="一课", record=record("course", COURSE, sample="true")))[
        "docs"
    ]

    assert found["title"] == "【示例】一课"


def test_a_listing_is_found_by_what_it_lists() -> None:
    sections = (Section("", (Card("家庭会议", "courses/huiyi/"),)),)

    (found,) = index(page("topics/", record=None, sections=sections))["docs"]

    assert found["text"] == "一句话。 家庭会议"


def test_the_editors_handbook_comes_last() -> None:
    found = index(page("handbook/a/", label=""), page("help/a/", label="求助"))["docs"]

    assert [one["boost"] for one in found] == [0.2, 1.5]


def test_markup_stays_text() -> None:
    (found,) = index(page("a/", title="<script>甲</script>", summary="1 < 2 & 3"))["docs"]

    assert found["title"] == "<script>甲</script>"
    assert found["text"] == "1 < 2 & 3"
