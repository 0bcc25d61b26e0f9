"""Pages, turned into what is found and what is shown of it."""

from __future__ import annotations

from samples import COURSE, WORDS, page, record, site
from yuhua.model.site import Page
from yuhua.search.documents import BODY, HEAD, TITLE, Document, Headings, Passage, documents

LESSON = page(
    "courses/huiyi/",
    title="家庭会议",
    record=record("course", COURSE, tags=["开会"]),
    terms=(("topics", WORDS.topics[0]), ("ages", WORDS.ages[0])),
    body="先说一句。\n\n## 怎么开始\n\n先约**时间**，见[家书](../families/a.md)。",
)
HEADINGS: Headings = {"courses/huiyi/": (("start", "怎么开始"),)}


def made(*pages: Page, headings: Headings | None = None) -> tuple[Document, ...]:
    return documents(site(*pages), headings or {})


def test_title_tags_headings_and_text_tell_in_that_order() -> None:
    (found,) = made(LESSON, headings=HEADINGS)
    by_level = {
        level: " ".join(text for each, text in found.telling if each == level)
        for level in (TITLE, HEAD, BODY)
    }

    assert by_level[TITLE] == "家庭会议"
    assert {"家风", "开会", "怎么开始", "课程"} <= set(by_level[HEAD].split())
    assert "先约 时间 ，见家书。" in by_level[BODY]
    assert "会倾听" in by_level[BODY]


def test_passages_lead_to_their_headings() -> None:
    (found,) = made(LESSON, headings=HEADINGS)

    assert found.passages[:3] == (
        Passage("", "", "一句话。"),
        Passage("", "", "先说一句。"),
        Passage("start", "怎么开始", "先约 时间 ，见家书。"),
    )


def test_a_sensitive_page_tells_nothing_and_opens_to_its_tags() -> None:
    secret = page(
        "help/a/", sensitive=True, body="正文", record=record("course", COURSE, tags=["家暴"])
    )

    (found,) = made(secret)

    assert (found.telling, found.passages, found.doors) == ((), (), ("家暴",))


def test_the_home_page_is_not_found() -> None:
    assert [one.path for one in made(page("", title="首页"), page("a/"))] == ["a/"]


def test_what_cannot_be_seen_is_not_searched() -> None:
    (found,) = made(page("a/", title="家\u200b风\x00", body="正\u202e文", summary="句\ufeff子"))

    assert found.title == "家风"
    assert [text for _, text in found.telling if "\u200b" in text or "\ufeff" in text] == []


def test_samples_say_so() -> None:
    (found,) = made(page("a/", title="一课", record=record("course", COURSE, sample="true")))

    assert found.title == "【示例】一课"


def test_the_handbook_and_what_is_over_count_least() -> None:
    over = page("events/a/", label="日程", sessions=())
    found = made(page("handbook/a/", label=""), over, page("help/a/", label="求助"))

    assert [one.prior for one in found] == ["a", "b", "k"]
