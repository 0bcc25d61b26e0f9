"""Two people agree before help, sensitive pages, public notices or these rules change."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from actions import Ran, ran

HEAD = "a" * 40
RUN = {
    "event": "pull_request",
    "head_branch": "gai",
    "head_repository": {"id": 1, "owner": {"login": "yuhua"}},
}
PULL: dict[str, Any] = {
    "number": 12,
    "user": {"login": "zuozhe"},
    "head": {"sha": HEAD, "repo": {"id": 1}},
    "base": {"ref": "main", "repo": {"id": 1}},
}


def review(login: str, **changes: Any) -> dict[str, Any]:
    user = {"login": login, "type": changes.pop("type", "User")}
    return {"user": user, "state": "APPROVED", "commit_id": HEAD} | changes


def content(text: str) -> dict[str, str]:
    return {"encoding": "base64", "content": base64.b64encode(text.encode()).decode()}


PLAIN = content("---\ntitle: 说明\n---\n正文里说到 sensitive 和公示。\n")


def counted(files: list[str], *reviews: dict[str, Any], **answers: Any) -> Ran:
    given: dict[str, Any] = {
        "pulls.list": [PULL],
        "pulls.listFiles": [{"filename": one} for one in files],
        "pulls.listReviews": list(reviews),
        "repos.getContent": PLAIN,
        "repos.getCollaboratorPermissionLevel": {"permission": "write"},
        "repos.createCommitStatus": {},
    }
    given |= {name.replace("__", "."): value for name, value in answers.items()}
    return ran("approvals", "数一数，写上“两人审”", {"workflow_run": RUN}, given)


def status(done: Ran) -> str:
    assert done.written == ["repos.createCommitStatus"]
    (sent,) = done.sent("repos.createCommitStatus")
    assert (sent["sha"], sent["context"]) == (HEAD, "两人审")
    assert len(sent["description"]) <= 140
    return str(sent["state"])


HELP = ["docs/help/fanjiabao.md"]


def test_other_content_needs_nobody() -> None:
    done = counted(["docs/courses/huiyi.md", "docs/places.yml", "overrides/page.html"])

    assert status(done) == "success"
    assert done.sent("pulls.listReviews") == []


@pytest.mark.parametrize(
    ("reviews", "state"),
    [
        ([], "failure"),
        ([review("jia")], "failure"),
        ([review("jia"), review("jia")], "failure"),
        ([review("jia"), review("yi")], "success"),
        ([review("jia"), review("zuozhe")], "failure"),
        ([review("jia"), review("yi", type="Bot")], "failure"),
        ([review("jia"), review("yi", commit_id="b" * 40)], "failure"),
        ([review("jia"), review("yi"), review("yi", state="CHANGES_REQUESTED")], "failure"),
        ([review("jia"), review("yi"), review("yi", state="DISMISSED")], "failure"),
        ([review("jia"), review("yi"), review("yi", state="COMMENTED")], "success"),
        ([review("jia", state="CHANGES_REQUESTED"), review("jia"), review("yi")], "success"),
    ],
)
def test_help_needs_two_who_agree_to_the_latest_commit(
    reviews: list[dict[str, Any]], state: str
) -> None:
    assert status(counted(HELP, *reviews)) == state


def test_only_people_who_may_write_count() -> None:
    levels = {"inTurn": [{"permission": "admin"}, {"permission": "read"}]}
    done = counted(HELP, review("jia"), review("yi"), repos__getCollaboratorPermissionLevel=levels)
    assert status(done) == "failure"
    assert [one["username"] for one in done.sent("repos.getCollaboratorPermissionLevel")] == [
        "jia",
        "yi",
    ]

    strangers = {"inTurn": [{"permission": "write"}, {"status": 404}]}
    done = counted(
        HELP, review("jia"), review("yi"), repos__getCollaboratorPermissionLevel=strangers
    )
    assert status(done) == "failure"


CAREFUL = {
    "a help page": (HELP, {}),
    "a help page moved away": (
        [],
        {
            "pulls__listFiles": [
                {"filename": "docs/a.md", "previous_filename": "docs/help/fanjiabao.md"}
            ]
        },
    ),
    "these rules": ([".github/workflows/approvals.yml"], {}),
    "sensitive elsewhere": (
        ["docs/campaigns/a.md"],
        {"repos__getContent": content("---\ntitle: 甲\nsensitive: true\n---\n")},
    ),
    "sensitive before": (
        ["docs/campaigns/a.md"],
        {
            "repos__getContent": {
                "inTurn": [{"status": 404}, content("---\ntitle: 甲\nsensitive: true\n---\n")]
            }
        },
    ),
    "a public notice": (
        ["docs/campaigns/a.md"],
        {"repos__getContent": content("---\ntitle: 最美家庭推荐公示\n---\n")},
    ),
    "too large to look at": (
        ["docs/campaigns/a.md"],
        {"repos__getContent": {"encoding": "none", "content": ""}},
    ),
    "too many to look at": ([f"docs/campaigns/{number}.md" for number in range(101)], {}),
}


@pytest.mark.parametrize(("files", "answers"), CAREFUL.values(), ids=CAREFUL)
def test_what_needs_two(files: list[str], answers: dict[str, Any]) -> None:
    assert status(counted(files, review("jia"), **answers)) == "failure"


def test_pages_are_read_as_they_become_and_as_they_are() -> None:
    done = counted(["docs/campaigns/a.md"])

    assert [(one["path"], one["ref"]) for one in done.sent("repos.getContent")] == [
        ("docs/campaigns/a.md", "refs/pull/12/head"),
        ("docs/campaigns/a.md", "main"),
    ]


@pytest.mark.parametrize(
    "pull",
    [
        {**PULL, "head": {"sha": HEAD, "repo": {"id": 9}}},
        {**PULL, "base": {"ref": "main", "repo": {"id": 9}}},
        {**PULL, "head": {"sha": HEAD, "repo": None}},
    ],
)
def test_pull_requests_of_others_get_no_status(pull: dict[str, Any]) -> None:
    assert counted(HELP, pulls__list=[pull]).written == []


def test_a_fault_at_github_is_no_approval() -> None:
    with pytest.raises(AssertionError, match="HTTP 500"):
        counted(["docs/campaigns/a.md"], repos__getContent={"status": 500})
