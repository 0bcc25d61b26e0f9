"""The one issue of the weekly audit: opened, rewritten, closed; with what stands in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from actions import Ran, ran
from samples import AS_OF
from yuhua.audit.telling import markdown
from yuhua.audit.topic import Finding, Topic

MARK = "<!-- yuhua: audit -->"
DUE = Topic("samples", "示例", "要换成真的。", (Finding("docs/a.md", 1, "甲 @moumou"),))
FINE = Topic("home", "首页", "两天前更新过。", (), "首页不更新", is_veto=True)
ISSUE: dict[str, Any] = {
    "number": 3,
    "user": {"login": "github-actions[bot]"},
    "body": f"{MARK}\n\n上周的",
}


def report(tmp_path: Path, *topics: Topic, issues: list[dict[str, Any]]) -> Ran:
    (tmp_path / "audit").mkdir()
    text = markdown(topics, AS_OF.date())
    (tmp_path / "audit/audit.md").write_text(text, encoding="utf-8")
    answers = {"issues.listForRepo": issues, "issues.update": {}, "issues.create": {}}
    return ran("audit", "开一个 issue，或改原来那一个", {}, answers, RUNNER_TEMP=str(tmp_path))


def test_what_is_open_can_be_ticked_off() -> None:
    assert markdown((FINE, DUE), AS_OF.date()) == (
        "截至2026年11月25日，2项里有1项要看。\n\n## 其他\n\n"
        "- [ ] 示例，1处。要换成真的。\n  - docs/a.md 第1行：甲 @\u200bmoumou\n"
    )


def test_an_issue_is_opened(tmp_path: Path) -> None:
    done = report(tmp_path, FINE, DUE, issues=[])

    assert done.written == ["issues.create"]
    body = done.sent("issues.create")[0]["body"]
    assert body.startswith(f"{MARK}\n\n截至2026年11月25日")
    assert "- [ ] 示例，1处。" in body


def test_the_same_issue_is_rewritten(tmp_path: Path) -> None:
    others = [
        {"number": 1, "user": {"login": "moumou"}, "body": MARK},
        {**ISSUE, "number": 2, "pull_request": {}},
        {**ISSUE, "number": 4, "body": "别的"},
    ]
    done = report(tmp_path, DUE, issues=[*others, ISSUE])

    assert done.written == ["issues.update"]
    sent = done.sent("issues.update")[0]
    assert (sent["issue_number"], sent["state"]) == (3, "open")


def test_it_is_closed_when_nothing_is_open(tmp_path: Path) -> None:
    done = report(tmp_path, FINE, issues=[ISSUE])

    sent = done.sent("issues.update")[0]
    assert (sent["issue_number"], sent["state"]) == (3, "closed")
    assert "1项里有0项要看" in sent["body"]


def test_nothing_open_and_no_issue_is_silence(tmp_path: Path) -> None:
    assert report(tmp_path, FINE, issues=[]).written == []
