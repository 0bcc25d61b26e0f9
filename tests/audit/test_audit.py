"""What is open although nothing is wrong, told by topic."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest

from samples import AS_OF, MINIMAL
from yuhua.audit import audit, telling
from yuhua.audit.topic import State, Topic
from yuhua.check import check
from yuhua.cli import run
from yuhua.compare.commits import added
from yuhua.dates import SHANGHAI
from yuhua.derive.site import derive
from yuhua.read.content import read


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "site"))


def topics_of(
    root: Path, as_of: datetime = AS_OF, added: dict[str, date] | None = None
) -> dict[str, Topic]:
    content = read(root)
    state = State(content, check(content, as_of), derive(content, as_of), as_of, added or {})
    return {topic.name: topic for topic in audit(state)}


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_topics_that_fail_a_whole_site_come_first(site: Path) -> None:
    vetoes = [topic.is_veto for topic in topics_of(site).values()]

    assert vetoes == sorted(vetoes, reverse=True)
    assert True in vetoes


def test_three_weeks_without_news_fail_the_home_page_by_name(site: Path) -> None:
    fresh = topics_of(site)["home"]
    stale = topics_of(site, datetime(2027, 1, 30, tzinfo=SHANGHAI))["home"]

    assert fresh.findings == ()
    assert stale.indicator == "首页不更新"
    assert len(stale.findings) == 1


def test_half_a_year_without_news_fails_columns(site: Path) -> None:
    assert topics_of(site)["columns"].findings == ()

    late = topics_of(site, datetime(2027, 9, 1, tzinfo=SHANGHAI))["columns"]

    assert late.indicator == "栏目不更新"
    assert {one.text.partition("”")[0] for one in late.findings} >= {"“课程", "“日程", "“家风故事"}


def test_empty_column_is_blank(site: Path) -> None:
    (site / "docs/families/jiashu.md").unlink()
    replaced(site / "docs/courses/jiating-huiyi.md", "[一封家书](../families/jiashu.md)", "家书")

    topic = topics_of(site)["blank"]

    assert [one.text for one in topic.findings] == ["“家风故事”里什么也没有"]


def test_pending_unverified_and_sample_records_are_counted(site: Path) -> None:
    before = topics_of(site)
    replaced(
        site / "docs/families/jiashu.md",
        "topics: [家风]",
        "topics: [家风]\nverify: todo\nsample: true\nreview: pending",
    )

    after = topics_of(site)

    for name in ("unreviewed", "unverified", "samples"):
        assert len(after[name].findings) == len(before[name].findings) + 1, name


def test_number_not_checked_for_half_a_year(site: Path) -> None:
    assert topics_of(site)["contacts"].findings == ()

    late = topics_of(site, datetime(2027, 9, 1, tzinfo=SHANGHAI))["contacts"]

    assert "110" in late.findings[0].text
    assert late.indicator == "信息内容不准确"


def test_consent_about_to_end(site: Path) -> None:
    soon = topics_of(site, datetime(2028, 10, 1, tzinfo=SHANGHAI))["consents"]

    assert [one.file for one in soon.findings] == ["docs/families/jiashu.md"]
    assert soon.findings[0].line == 14


def test_policy_that_is_over(site: Path) -> None:
    assert topics_of(site)["ended"].findings == ()

    late = topics_of(site, datetime(2027, 1, 1, tzinfo=SHANGHAI))["ended"]

    assert [one.file for one in late.findings] == ["docs/campaigns/shaicha.md"]


def test_date_much_earlier_than_the_file(site: Path) -> None:
    file = "docs/families/jiashu.md"

    assert not topics_of(site, added={file: date(2026, 11, 30)})["dates"].findings
    forged = topics_of(site, added={file: date(2027, 11, 30)})["dates"]

    assert [one.file for one in forged.findings] == [file]
    assert forged.is_veto


def test_broken_link_is_told_under_its_indicator(site: Path) -> None:
    replaced(site / "docs/courses/jiating-huiyi.md", "families/jiashu.md", "families/jiashi.md")

    topic = topics_of(site)["links"]

    assert topic.indicator == "链接不可用"
    assert [one.file for one in topic.findings] == ["docs/courses/jiating-huiyi.md"]


def test_programme_without_anything(site: Path) -> None:
    before = topics_of(site)["words"].findings
    replaced(site / "docs/vocabulary.yml", "topics:", "  - {id: kong, name: 空栏目}\n\ntopics:")

    after = topics_of(site)["words"].findings

    assert {one.text for one in after} - {one.text for one in before} == {
        "栏目“空栏目”下面什么也没有"
    }


def test_place_that_leaves_a_visitor_guessing(site: Path) -> None:
    (finding,) = topics_of(site)["places"].findings

    assert "没有写" in finding.text


def test_days_on_which_files_came_into_the_project(site: Path) -> None:
    assert added(site) == {}
    git = ["git", "-C", str(site), "-c", "user.name=t", "-c", "user.email=t@t.example"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run(
        [*git, "commit", "-qm", "one", "--date", "2026-11-20T08:00:00+08:00"], check=True
    )

    assert added(site)["docs/families/jiashu.md"] == date(2026, 11, 20)


def test_long_topics_are_cut_unless_all_is_asked_for(site: Path) -> None:
    state_topics = list(topics_of(site).values())
    many = Topic("many", "很多", "说明。", state_topics[-1].findings * 12)

    short = telling.terminal([many], AS_OF.date())
    long = telling.terminal([many], AS_OF.date(), everything=True)

    assert "还有2处，加上 --all" in short
    assert "--all" not in long


def test_command_says_what_fails_and_how_to_read_it(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", "--root", str(site), "--as-of", "2026-11-25"]) == 0
    assert "没有单项否决的问题。" in capsys.readouterr().out

    assert run(["audit", "--root", str(site), "--as-of", "2027-09-01"]) == 1
    said = capsys.readouterr().out
    assert "国办秘函〔2019〕19号" in said
    assert "不合格：首页不更新、栏目不更新。" in said


def test_command_answers_other_programs(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["audit", "--root", str(site), "--as-of", "2026-11-25", "--json"])

    found = json.loads(capsys.readouterr().out)

    assert found["as_of"] == "2026-11-25"
    assert all(topic["count"] == len(topic["findings"]) for topic in found["topics"])
