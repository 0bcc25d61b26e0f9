"""The summary for people who read no differences: what is to mend, what changed, where to look, who hears of it."""

from __future__ import annotations

import re
from dataclasses import replace

from samples import AS_OF, entry, page
from yuhua.compare.comparison import Comparison
from yuhua.compare.difference import Difference
from yuhua.compare.news import News
from yuhua.compare.pages import Reached, pages
from yuhua.compare.summary import MOST_ROWS, summary
from yuhua.emit import Artifact
from yuhua.model.site import Site
from yuhua.problems import Edit, Problem

FILE = "docs/about/shuoming.md"
CHANGED = Difference("page", "shuoming", "说明", FILE, 2, "title", "标题", "旧", "说明")
WRONG = Problem(FILE, 4, 12, "date-invalid", "日期不对", "写成 2026-11-26")
WEAK = Problem(FILE, 9, 1, "sentence-long", "句子太长", "分成两句", "warning")


def test_nothing_to_mend_nothing_changed() -> None:
    assert summary(Comparison()) == (
        "## 没有要改的地方\n\n检查通过，没有漏说的改动。\n\n## 这次改了什么\n\n内容没有变化。\n"
    )


def test_findings_come_first_with_their_place_and_what_to_type() -> None:
    told = summary(Comparison(differences=(CHANGED,), checked=(WRONG, WEAK), refused="head"))

    assert told.startswith(
        f"## 有1处要改\n\n- {FILE} 第4行：日期不对\n  - 改法：写成 2026-11-26\n"
        f"\n另有1处提醒，改不改由编辑定：\n\n- {FILE} 第9行：句子太长\n  - 改法：分成两句\n"
    )
    assert f"- 普通页面“说明”（{FILE}）\n  - 标题由“旧”改为“说明”" in told
    assert "订阅的人" not in told  # there is no site to compare


def test_what_can_be_mended_by_a_command_is_counted() -> None:
    mended = replace(WRONG, fix=Edit(4, 12, "2026/11/26", "2026-11-26"))

    assert "能代改" not in summary(Comparison(checked=(WRONG,), refused="head"))
    told = summary(Comparison(checked=(WRONG, replace(mended, line=5)), refused="head"))
    assert "\n\n其中1处能代改：在电脑上运行 `python3 scripts/yuhua fix`，" in told


def test_pages_stand_under_their_address_in_the_preview() -> None:
    found = Comparison(
        differences=(CHANGED,),
        files=("about/shuoming/index.html", "index.html", "feed.xml"),
        pages=(
            Reached("说明", "about/shuoming/index.html", "new", own=True),
            Reached("首页", "index.html", "changed", own=False),
        ),
        calendars=(News("“周六课堂”取消1场：某天", ("全部日程",)),),
    )

    told = summary(found)
    assert "## 去看哪几页：1页\n" in told
    assert "- 说明（新的一页）：`about/shuoming/index.html`\n" in told
    assert (
        "<details><summary>跟着变的还有1页</summary>\n\n- 首页：`index.html`\n\n</details>" in told
    )
    assert "- 手机上的日历\n  - “周六课堂”取消1场：某天（在“全部日程”里）\n" in told
    assert told.endswith("一共影响到3个文件：网页2个，订阅1个。\n")


def test_pictures_that_changed_are_named_where_they_stand_side_by_side() -> None:
    told = summary(Comparison(pictures=(Artifact("index.html", b""),)))

    assert "改前改后并排放在预览里：`pictures/index.html`。" in told
    assert "pictures/" not in summary(Comparison())


def test_a_change_that_reaches_no_subscriber_says_so() -> None:
    told = summary(Comparison(differences=(CHANGED,), files=("index.html",)))

    assert "## 订阅的人会看到什么\n\n日历和订阅都没有变。\n" in told


def test_dates_of_edited_schedules_can_be_opened() -> None:
    told = summary(Comparison(timetable="docs/a.yml:1 “甲”\n   1. 2026年12月5日\n\n没有公布。"))

    assert (
        "<details><summary>改过的日程，每一场是哪天</summary>\n\n"
        "- docs/a.yml:1 “甲”\n  - 1\\. 2026年12月5日\n- 没有公布。\n\n</details>\n"
    ) in told


def test_long_lists_are_cut() -> None:
    many = tuple(Reached(f"页{n}", f"a/{n}/index.html", "changed", own=True) for n in range(150))

    told = summary(Comparison(pages=many))
    assert told.count("index.html`") == MOST_ROWS
    assert f"- 还有{150 - MOST_ROWS}条，没有列出\n" in told


def test_nothing_an_editor_typed_formats_links_or_calls_anybody() -> None:
    hostile = "<img src=x> [点](https://x.example) @everyone #12 `a` **粗** </details>"
    told = summary(
        Comparison(
            differences=(
                Difference("page", "a", hostile, FILE, 1, "title", "标题", "旧", hostile),
            ),
            checked=(Problem(FILE, 1, 1, "date-invalid", hostile, hostile),),
            pages=(Reached(hostile, "a`b/index.html", "new", own=True),),
            files=("a",),
            feeds=(News(hostile, (hostile,)),),
            timetable=hostile,
        )
    )

    assert told.count("<") == told.count("<details><summary>") * 4
    plain = re.sub(r"\\.", "", told)  # what a backslash stands before is shown as it is
    for whole in ("[", "://", "@everyone", "#12", "`a`", "**"):
        assert whole not in plain, whole


def test_pages_are_edited_ones_and_those_that_show_them() -> None:
    own = page("about/shuoming/", record=entry(), title="说明")
    home, gone = page("", title="首页"), page("about/jiu/", title="旧页")
    old, new = Site(AS_OF, (gone, home)), Site(AS_OF, (home, own))
    files = ["about/jiu/index.html", "about/shuoming/index.html", "index.html", "feed.xml"]

    assert pages(old, new, files, (CHANGED,)) == (
        Reached("说明", "about/shuoming/index.html", "new", own=True),
        Reached("旧页", "about/jiu/index.html", "gone", own=False),
        Reached("首页", "index.html", "changed", own=False),
    )
