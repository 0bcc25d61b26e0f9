"""`diff` between commits of a real repository: what an editor does, and what is said of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, git
from samples import MINIMAL
from yuhua.cli import run

AS_OF = "2026-11-25 08:00"
SCHEDULE = "docs/schedules/duty.yml"
COURSE = "docs/courses/jiating-huiyi.md"


def commit(project: Path, words: str) -> None:
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", words)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository in which the minimal site is the commit `main`."""
    root = tmp_path / "仓库"
    shutil.copytree(MINIMAL, root)
    setup = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    (root / "mkdocs.yml").write_text(
        f"{setup}\nnav: [首页: index.md]\n", encoding="utf-8", newline="\n"
    )
    git(root, "init", "-q", "-b", "main")
    commit(root, "第一版")
    git(root, "checkout", "-q", "-b", "gai")
    return root


def edit(project: Path, file: str, before: str, after: str) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8", newline="\n")


def diff(project: Path, *arguments: str) -> int:
    commits = arguments or ("main",)
    return run(["diff", *commits, "--root", str(project), "--as-of", AS_OF])


def told(
    project: Path, capsys: pytest.CaptureFixture[str], *arguments: str
) -> dict[str, list[str]]:
    """Return the sentences and the codes of a comparison with `main`."""
    diff(project, *(arguments or ("main",)), "--no-files", "--format", "json")
    found = json.loads(capsys.readouterr().out)
    return {
        "said": [one["sentence"] for one in found["differences"]],
        "codes": [one["code"] for one in found["problems"]],
    }


def test_nothing_changed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(project) == 0
    assert capsys.readouterr().out == "内容没有变化。\n"


def test_a_typo_is_only_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(project, COURSE, "\n## ", "\n多一句。\n\n## ")

    assert diff(project) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"课程“家庭会议怎么开”（{COURSE}）\n  · 正文加了4字")
    assert "影响到的文件，一共" in out
    assert "    courses/jiating-huiyi/index.html\n" in out


@pytest.mark.parametrize("form", ["terminal", "summary", "json"])
def test_a_number_that_was_taken_out_or_changed_is_not_shown(
    project: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    summary = "summary: 忙的时候，也给家里写几行字。"
    edit(project, "docs/families/jiashu.md", summary, "summary: 打" + "154" + "00138000。")
    commit(project, "写错了")
    git(project, "branch", "-f", "main")
    edit(project, "docs/families/jiashu.md", "00138000。", "00138911。")

    diff(project, "main", "--no-files", "--format", form)
    shown = capsys.readouterr().out.replace("\\*", "*")  # Markdown in a summary
    assert "154******00" in shown
    assert "154******11" in shown
    assert "138" not in shown


def test_a_cancelled_session_that_is_told_is_clean(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = "  changes:\n    - {on: 2026-11-25, session: 2026-12-13, status: 取消, reason: 有事}\n"
    path = project / SCHEDULE
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8", newline="\n")
    commit(project, "取消一场")

    assert diff(project, "main..gai") == 0
    out = capsys.readouterr().out
    assert "  · 发布以后的变动加上了“哪天改的：2026年11月25日（星期三），原因：有事" in out
    assert "events/zhouliu-huiyi/event.ics" in out


EDITS = {
    "cancelled": ("status: 报名中", "status: 取消", ["change-unsaid"]),
    "begun a week later": (
        "start: 2026-12-06 14:30\n  end: 2026-12-06",
        "start: 2026-12-13 14:30\n  end: 2026-12-13",
        ["session-vanished"],
    ),
    "retimed": ("14:30", "15:00", ["change-unsaid"]),
    "shortened": ("until: 2027-01-30", "until: 2026-12-30", ["session-vanished"]),
    "another id": ("id: zhouliu-huiyi", "id: zhouri-huiyi", ["id-changed"]),
}


@pytest.mark.parametrize(("before", "after", "codes"), EDITS.values(), ids=EDITS)
def test_what_is_done_silently_is_refused(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    before: str,
    after: str,
    codes: list[str],
) -> None:
    edit(project, SCHEDULE, before, after)

    assert told(project, capsys)["codes"] == codes
    assert diff(project, "main", "--no-files") == 1
    mendable = "漏说的能替你补上：加上 --write 再运行一次，补完把“……”换成原因。\n"
    assert capsys.readouterr().out.endswith(mendable) == (codes != ["id-changed"])


@pytest.mark.parametrize("name", ["cancelled", "begun a week later", "retimed", "shortened"])
def test_write_says_what_was_missing(
    project: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    edit(project, SCHEDULE, *EDITS[name][:2])

    assert diff(project, "main", "--write") == 0
    assert f"补好了 {SCHEDULE}；把里面的“……”换成原因" in capsys.readouterr().err
    check = ["check", "--root", str(project), "--as-of", AS_OF]
    assert run(check) == 1
    assert "text-unfilled" in capsys.readouterr().out
    path = project / SCHEDULE
    text = path.read_text(encoding="utf-8").replace("……", "场地有事")
    path.write_text(text, encoding="utf-8", newline="\n")
    shown = (run(check), capsys.readouterr().out)
    assert shown == (0, "检查通过，没有发现问题。\n")
    assert diff(project, "main", "--no-files") == 0


def test_another_venue(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    places = (project / "docs/places.yml").read_text(encoding="utf-8")
    again = places.replace("id: shili-zhijia", "id: fenhui").replace("title: ", "title: 新")
    (project / "docs/places.yml").write_text(places + again, encoding="utf-8", newline="\n")
    edit(project, SCHEDULE, "place: shili-zhijia", "place: fenhui")

    found = told(project, capsys)
    assert found["codes"] == ["change-unsaid"]
    assert next(one for one in found["said"] if "地点" in one).startswith(
        "日程“周日来开家庭会议”：地点由“"
    )


def test_a_deleted_schedule_and_a_deleted_page(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / SCHEDULE).unlink()
    (project / "docs/families/jiashu.md").unlink()

    assert told(project, capsys)["codes"] == ["record-vanished", "record-vanished"]
    assert diff(project, "main", "--write") == 1


def test_a_renamed_page_is_mended(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs/families/jiashu.md").rename(project / "docs/families/xin-jiashu.md")

    assert sorted(told(project, capsys)["codes"]) == ["address-changed", "id-changed"]
    assert diff(project, "main", "--write") == 0
    text = (project / "docs/families/xin-jiashu.md").read_text(encoding="utf-8")
    assert text.startswith("---\nid: jiashu\n")
    assert "aliases:\n  - families/jiashu/\n" in text


def test_write_touches_only_what_the_commit_holds(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, SCHEDULE, *EDITS["retimed"][:2])
    commit(project, "改时间")
    edit(project, SCHEDULE, "summary: ", "summary: 新")

    assert diff(project, "main..gai", "--write") == 2
    assert "和提交里的不一样，补不了" in capsys.readouterr().err
    git(project, "checkout", "-q", "--", ".")
    assert diff(project, "main..gai", "--write") == 0


def test_new_content_that_cannot_be_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(project, COURSE, "title: ", "title：")

    assert diff(project) == 1
    out = capsys.readouterr().out
    assert out.startswith("新的内容读不出来，先改好下面的错误，再来比较。")
    assert f"{COURSE}:2:" in out


def test_new_content_that_the_check_refuses_has_no_files_yet(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, SCHEDULE, "end: 2026-12-06 16:00", "end: 2026-12-06 10:00")

    assert diff(project) == 1
    out = capsys.readouterr().out
    assert out.startswith("检查还有错（运行 check 看），改好以后才说得出影响到哪些文件。")
    assert "结束由" in out
    assert "影响到的文件" not in out


def test_old_content_that_could_not_be_read(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, COURSE, "title: ", "title：")
    commit(project, "坏的")
    edit(project, COURSE, "title：", "title: ")

    assert diff(project, "HEAD") == 0
    assert f"原来的 {COURSE} 有错，读不出来，没有拿来比较。" in capsys.readouterr().out


def test_the_summary_is_markdown_in_which_nothing_of_an_editor_runs(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, SCHEDULE, "title: 周日来开家庭会议", 'title: "[点](http://x.cn) <img src=x>"')
    edit(project, SCHEDULE, "14:30", "15:00")

    assert diff(project, "main", "--format", "summary") == 1
    out = capsys.readouterr().out
    assert out.startswith("## 有1处要改\n")
    assert "\\[点\\](http:\u200b//x.cn) &lt;img src=x&gt;" in out
    assert "<img" not in out
    assert "漏说的能替你补上" in out
    assert "：`events/zhouliu-huiyi/index.html`\n" in out
    assert "- 手机上的日历\n  - “" in out
    assert "<details><summary>改过的日程，每一场是哪天</summary>" in out


def test_for_github(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(project, SCHEDULE, "14:30", "15:00")

    assert diff(project, "main", "--format", "github") == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith(f"::error file={SCHEDULE},line=9,col=10,title=change-unsaid::")


def test_settings_reach_every_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(project, "mkdocs.yml", "site_name: ", "site_name: 新")

    assert diff(project) == 0
    out = capsys.readouterr().out
    assert out.startswith("网站设置（mkdocs.yml）变了，每一页都会重做。")
    assert "    404.html\n" in out


@pytest.mark.parametrize("commits", ["meiyou", "main..meiyou", "--help..main", "..", "main...gai"])
def test_a_commit_that_is_not_there(
    project: Path, capsys: pytest.CaptureFixture[str], commits: str
) -> None:
    assert run(["diff", "--root", str(project), "--as-of", AS_OF, "--", commits]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("用法不对：")
    assert "提交" in err


def test_a_shortcut_in_a_commit_leads_nowhere(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs/people.yml").unlink()
    (project / "docs/people.yml").symlink_to("/etc/passwd")
    commit(project, "快捷方式")

    assert diff(project, "main..gai", "--format", "json") == 0
    assert "root:" not in capsys.readouterr().out


def test_a_project_deep_in_a_repository(tmp_path: Path) -> None:
    root = tmp_path / "网站"
    shutil.copytree(MINIMAL, root)
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "第一版")
    edit(root, SCHEDULE, "14:30", "15:00")

    assert diff(root, "HEAD", "--no-files") == 1
