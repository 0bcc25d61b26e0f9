"""The one comment in a pull request: found, written over, and free of whatever the pull request brought."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from actions import Ran, ran
from yuhua.compare.comparison import Comparison
from yuhua.compare.news import News
from yuhua.compare.pages import Reached
from yuhua.compare.summary import summary
from yuhua.text import as_markdown

MARK = "<!-- yuhua: check -->"
HEAD = "a" * 40
RUN: dict[str, Any] = {
    "id": 7,
    "conclusion": "success",
    "head_sha": HEAD,
    "head_branch": "gai",
    "head_repository": {"id": 1, "owner": {"login": "yuhua"}},
    "html_url": "https://github.com/yuhua/site/actions/runs/7",
}
PULL: dict[str, Any] = {
    "number": 12,
    "head": {"sha": HEAD, "repo": {"id": 1}},
    "base": {"repo": {"id": 1}},
}
BOT = {"login": "github-actions[bot]"}
FOUND = Comparison(
    pages=(Reached("家庭会议", "courses/huiyi/index.html", "changed", own=True),),
    files=("courses/huiyi/index.html",),
    feeds=(News("新的一条：“家庭会议”", ("课程",)),),
    timetable="docs/a.yml:1 “甲”\n   1. 2026年12月5日",
)


def packed(text: str, name: str = "summary.md") -> dict[str, str]:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return {"base64": base64.b64encode(raw.getvalue()).decode()}


def comment(tmp_path: Path, text: str, **changes: Any) -> Ran:
    """Run the workflow for a check whose summary is `text`; changes are to the answers and the run."""
    answers: dict[str, Any] = {
        "pulls.list": [PULL],
        "actions.listWorkflowRunArtifacts": {
            "artifacts": [
                {"id": 31, "name": "summary", "size_in_bytes": 900, "expired": False},
                {"id": 32, "name": "preview", "size_in_bytes": 900_000, "expired": False},
            ]
        },
        "actions.downloadArtifact": packed(text),
        "issues.listComments": [],
        "issues.createComment": {},
        "issues.updateComment": {},
    }
    answers |= {name.replace("__", "."): value for name, value in changes.items() if "__" in name}
    run = RUN | {name: value for name, value in changes.items() if "__" not in name}
    event = {"workflow_run": run}
    return ran("comment", "写一条留言，或改原来那一条", event, answers, RUNNER_TEMP=str(tmp_path))


def body(done: Ran) -> str:
    (sent,) = done.sent("issues.createComment")
    return str(sent["body"])


def test_all_is_well(tmp_path: Path) -> None:
    done = comment(tmp_path, summary(FOUND))

    assert done.written == ["issues.createComment"]
    assert done.sent("issues.createComment")[0]["issue_number"] == 12
    assert done.sent("actions.downloadArtifact")[0]["artifact_id"] == 31
    text = body(done)
    assert text.startswith(
        f"{MARK}\n\n# 一切正常\n\n检查和测试都通过了。[看检查的全过程]({RUN['html_url']})\n\n"
    )
    assert f"[下载预览]({RUN['html_url']}/artifacts/32)，解压，双击里面的 index.html。" in text
    assert "别人的仓库" not in text
    assert text.endswith(summary(FOUND).strip())  # what our own code writes comes through as it is


def test_what_our_own_code_escaped_is_not_escaped_again(tmp_path: Path) -> None:
    hostile = (
        "- 1. <b>& [点](https://x.example) @moumou #1 `a` *b* $c$ \\ www.x.example 甲|乙 ~~丙~~"
    )
    shown = f"- {as_markdown(hostile)}\n  - {as_markdown('2. 乙')}"

    assert body(comment(tmp_path, shown)).endswith(f"\n\n{shown}")


def test_something_is_to_be_mended(tmp_path: Path) -> None:
    text = body(comment(tmp_path, "## 有1处要改\n\n- 甲\n", conclusion="failure"))

    assert "# 有几处要改\n\n下面写着在哪里、怎么改。" in text
    assert text.endswith("## 有1处要改\n\n- 甲")


def test_failed_tests_are_not_the_editors_fault(tmp_path: Path) -> None:
    text = body(comment(tmp_path, summary(FOUND), conclusion="failure"))

    assert "# 内容没有问题，程序的测试没有通过\n" in text


def test_a_check_that_was_stopped(tmp_path: Path) -> None:
    assert "# 检查没有跑完\n" in body(comment(tmp_path, "", conclusion="cancelled"))


def test_its_own_comment_is_written_over_and_nobody_elses(tmp_path: Path) -> None:
    comments = [
        {"id": 1, "user": {"login": "moumou"}, "body": f"{MARK}\n\n冒充的"},
        {"id": 2, "user": BOT, "body": "别的工作流写的"},
        {"id": 3, "user": BOT, "body": f"{MARK}\n\n上一次的"},
        {"id": 4, "user": None, "body": MARK},
    ]
    done = comment(tmp_path, summary(FOUND), issues__listComments=comments)

    assert done.written == ["issues.updateComment"]
    assert done.sent("issues.updateComment")[0]["comment_id"] == 3


STALE: dict[str, dict[str, Any]] = {
    "pushed again": {**PULL, "head": {"sha": "b" * 40, "repo": {"id": 1}}},
    "from another repository": {**PULL, "head": {"sha": HEAD, "repo": {"id": 9}}},
    "into another repository": {**PULL, "base": {"repo": {"id": 9}}},
    "repository deleted": {**PULL, "head": {"sha": HEAD, "repo": None}},
}


@pytest.mark.parametrize("pull", STALE.values(), ids=STALE)
def test_a_pull_request_that_does_not_match_the_run_gets_nothing(
    tmp_path: Path, pull: dict[str, Any]
) -> None:
    done = comment(tmp_path, summary(FOUND), pulls__list=[pull])

    assert [name for name, _ in done.calls] == ["pulls.list"]
    assert done.sent("pulls.list")[0]["head"] == "yuhua:gai"


def test_without_a_repository_nothing_is_asked(tmp_path: Path) -> None:
    assert comment(tmp_path, "", head_repository=None).calls == []


def test_previews_from_elsewhere_say_so(tmp_path: Path) -> None:
    away = {**PULL, "head": {"sha": HEAD, "repo": {"id": 9}}}
    away_run = {"id": 9, "owner": {"login": "moumou"}}
    text = body(comment(tmp_path, "", pulls__list=[away], head_repository=away_run))

    assert "这次改动来自别人的仓库" in text


HOSTILE = """<!-- yuhua: check -->
# 一切正常
<details open><summary>点这里</summary>
<details><summary>[改](https://bad.example)</summary>
</details></div>
<img src=https://bad.example/a.png> ![图](https://bad.example/a.png) <https://bad.example>
- [x] @yuhua/bianji 请看 #1 和 yuhua/site#2，www.bad.example，moumou@bad.example
  - `](x)` **粗** ~~线~~ $x$ | a | b |
[1]: https://bad.example
\\[已经加过杠的\\](https://bad.example) &lt;script&gt;
```
代码
    四个空格
1. 一
```"""


def test_whatever_the_summary_holds_is_text(tmp_path: Path) -> None:
    text = body(comment(tmp_path, HOSTILE))
    told = text.partition("14天以后就没有了。\n\n")[2]

    assert told
    assert "<" not in told
    assert "<script>" not in told
    for lively in ("://", "@yuhua", "@bad", "#1", "#2", "www.bad"):
        assert lively not in told, lively
    for line in told.splitlines():
        plain = "".join(line.split("\\")[:1] + [part[1:] for part in line.split("\\")[1:]])
        assert not set(plain.removeprefix("## ")) & set("[]`*_|~#$"), line


def test_folds_that_stay_open_are_closed(tmp_path: Path) -> None:
    text = body(comment(tmp_path, "</details>\n<details><summary>改过的日程</summary>\n\n- 甲\n"))

    assert text.count("<details>") == text.count("</details>") == 1
    assert text.endswith("- 甲\n\n\n</details>")


def test_a_long_summary_is_cut(tmp_path: Path) -> None:
    text = body(comment(tmp_path, "- 甲乙丙丁\n" * 20_000))

    assert len(text) < 55_000
    assert text.endswith("说明太长，后面的没有放进来；全部的在检查的页面上。")


@pytest.mark.parametrize(
    "sent",
    [
        {"base64": base64.b64encode(b"no archive").decode()},
        packed("别的", name="other.md"),
    ],
)
def test_a_summary_that_cannot_be_read_is_none(tmp_path: Path, sent: dict[str, str]) -> None:
    done = comment(tmp_path, "", actions__downloadArtifact=sent, conclusion="failure")

    assert "在哪里、怎么改，请看检查的页面。" in body(done)
    assert done.said == [("warning", "说明读不出来。")]


def test_a_heavy_summary_is_not_fetched(tmp_path: Path) -> None:
    heavy = {"id": 31, "name": "summary", "size_in_bytes": 200_001, "expired": False}
    done = comment(tmp_path, "", actions__listWorkflowRunArtifacts={"artifacts": [heavy]})

    assert done.sent("actions.downloadArtifact") == []
    assert "这一次没有预览" in body(done)


def test_an_archive_that_swells_is_read_up_to_a_limit(tmp_path: Path) -> None:
    text = body(comment(tmp_path, "0" * 50_000_000))

    assert len(text) < 55_000
    assert "说明太长" in text
