from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import yuhua
from samples import MINIMAL, SCRIPTS
from yuhua.cli import run

AS_OF = "2026-11-25 08:00"
COURSE = "docs/courses/jiating-huiyi.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "项目"))


def spoil(project: Path) -> None:
    path = project / COURSE
    text = path.read_text(encoding="utf-8").replace("source: 区妇联", "source: 区妇连")
    path.write_text(text, encoding="utf-8", newline="\n")


def check(project: Path, *arguments: str) -> int:
    return run(["check", "--root", str(project), "--as-of", AS_OF, *arguments])


def test_clean_content_exits_with_0(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(project) == 0
    assert capsys.readouterr() == ("检查通过，没有发现问题。\n", "")


def test_problems_exit_with_1(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)

    assert check(project) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"{COURSE}:5:9：错误 [word-unknown] ")
    assert "    source: 区妇连\n            ^\n" in out
    assert out.endswith("1 个文件里有 1 处错误。\n")
    assert err == ""


def test_check_of_one_file_leaves_the_others_out(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(project)

    assert check(project, str(project / "docs/families/jiashu.md")) == 0
    assert check(project, "courses/jiating-huiyi.md") == 1
    assert capsys.readouterr().out.count("word-unknown") == 1


def test_check_as_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)

    assert check(project, "--format", "json") == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["file"], found["line"], found["column"], found["code"], found["field"]) == (
        COURSE,
        5,
        9,
        "word-unknown",
        "source",
    )


def test_check_for_github(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)

    assert check(project, "--format", "github") == 1
    assert capsys.readouterr().out.startswith(
        f"::error file={COURSE},line=5,col=9,title=word-unknown::"
    )


def test_as_of_decides_what_is_in_the_future(project: Path) -> None:
    arguments = ["check", "--root", str(project), "--as-of"]

    assert run([*arguments, "2026-11-24"]) == 0
    assert run([*arguments, "2026-11-22"]) == 1


USAGE = {
    "unknown option": (["check", "--colour"], "没有这个选项：--colour"),
    "mistyped option": (["check", "--formt", "json"], "没有这个选项：--formt。是不是 --format？"),
    "unknown command": (["chekc"], "没有这个命令：chekc。是不是 check？"),
    "option without a value": (["check", "--as-of"], "--as-of 后面要写内容"),
    "not a date": (["check", "--as-of", "明天"], "“明天”不是日期"),
    "unknown format": (["check", "--format", "xml"], "可以填 terminal、github、json"),
    "no such file": (["check", "没有.md"], "没有这个文件：没有.md"),
    "unknown kind": (["new", "cuorse", "家庭会议"], "是不是“course”？"),
    "no title": (["new", "course"], "少写了 标题"),
    "no kind": (["new"], "少写了 种类"),
    "a title of two words": (["new", "course", "家庭", "会议"], "标题里有空格就加引号"),
    "not a port": (["serve", "--port", "八千"], "--port 填得不对：应为整数"),
    "no such folder": (["check", "--root", "/没有"], "--root 填得不对：没有这个文件夹"),
}


@pytest.mark.parametrize(("arguments", "said"), USAGE.values(), ids=USAGE)
def test_wrong_usage_exits_with_2_and_says_so_in_chinese(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("用法不对：")
    assert said in err
    for english in ("No such", "Invalid", "requires", "Missing", "unexpected", "Did you mean"):
        assert english not in err


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "检查内容，生成网站。" in capsys.readouterr().out
    assert run([]) == 2
    assert capsys.readouterr().err.startswith("用法不对：后面要写一个命令，例如 check\n")


def test_new_writes_a_draft_and_refuses_to_overwrite_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["new", "course", "新的一课", "--root", str(project)]

    assert run(arguments) == 0
    assert capsys.readouterr().out == (
        "已经写好底稿：docs/courses/xin-de-yi-ke.md\n每一行后面写着填什么；填好以后检查：check docs/courses/xin-de-yi-ke.md\n"
    )
    assert run(arguments) == 2
    assert "没有覆盖" in capsys.readouterr().err


def test_build_with_problems_exits_with_1_and_writes_nothing(project: Path) -> None:
    spoil(project)

    done = yuhua("build", "--root", str(project), "--as-of", AS_OF)

    assert done.returncode == 1
    assert "内容有错，没有生成网站；原来的网站没有动。" in done.stderr
    assert not (project / "site").exists()


def test_a_broken_machine_exits_with_3(project: Path) -> None:
    # There is no mkdocs.yml in the minimal site, so that rendering cannot begin.
    done = yuhua("build", "--root", str(project), "--as-of", AS_OF)

    assert done.returncode == 3
    assert "生成失败，原来的网站没有动" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in project.iterdir()) == ["docs"]


def test_check_of_one_file_stays_light(project: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from yuhua.cli import run; "
        "code = run(sys.argv[2:]); print(sorted(sys.modules)); sys.exit(code)"
    )
    command = [sys.executable, "-X", "utf8", "-c", code, str(SCRIPTS), "check", COURSE]
    command += ["--root", str(project), "--as-of", AS_OF]

    done = subprocess.run(
        command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False
    )

    assert done.returncode == 0, done.stderr
    loaded = {
        name.split(".")[0] for name in done.stdout.splitlines()[-1].strip("[]'").split("', '")
    }
    assert "yuhua" in loaded
    heavy = {"PIL", "feedgen", "mkdocs", "properdocs", "material", "lxml", "markdown", "nh3"}
    assert loaded & (heavy | {"jinja2", "pypinyin"}) == set()


def test_new_asks_for_what_is_missing(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = "家风古事\n家风故事\n一封家书\n\n爷爷写来的信。\n区妇联\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))

    assert run(["new", "--ask", "--root", str(project)]) == 0

    shown = capsys.readouterr().out
    assert "没有“家风古事”。是不是“家风故事”？" in shown
    assert "直接回车就用 yi-feng-jia-shu" in shown
    text = (project / "docs/families/yi-feng-jia-shu.md").read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: 一封家书  #")
    assert "\nsummary: 爷爷写来的信。  #" in text
    assert "\nsource: 区妇联  #" in text


def test_new_asks_again_until_the_end_of_what_is_typed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    assert run(["new", "--ask", "--root", str(project)]) == 1
