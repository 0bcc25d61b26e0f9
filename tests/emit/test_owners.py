"""CODEOWNERS is what the vocabulary and the settings give, and is kept up to date."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from samples import COURSE, MINIMAL, PAGE, PLACE, ROOT, SCHEDULE, content, record
from yuhua.cli import run
from yuhua.emit.owners import PATH, Owners, codeowners, owners_of
from yuhua.kinds import kind_named
from yuhua.model.content import Content
from yuhua.model.entry import Record
from yuhua.model.terms import Vocabulary
from yuhua.problems import Problem
from yuhua.read.content import read

WORDS = Vocabulary.model_validate(
    {
        "programmes": [{"id": "jiangtang", "name": "大讲堂", "owners": ["@jiangtang-zu"]}],
        "topics": [{"id": "jiafeng", "name": "家风"}],
        "streets": [{"id": "guitang", "name": "圭塘街道", "owners": ["@yuhua/guitang"]}],
        "sources": [{"id": "qu-fulian", "name": "区妇联"}],
    }
)


def owned(found: Content, owners: Owners) -> list[str]:
    """Return the lines that say something."""
    lines = codeowners(found, owners).splitlines()
    return [line for line in lines if not line.startswith("#")]


def made(kind: str, base: Mapping[str, Any], **changes: Any) -> Record:
    return kind_named(kind).record.model_validate({**base, **changes}, context=WORDS)


@pytest.fixture
def some() -> Content:
    """A course, a schedule and a place with owners, a page without, a sensitive one and a notice."""
    return content(
        ("docs/courses/huiyi.md", made("course", COURSE)),
        ("docs/schedules/12 月#1.yml", made("schedule", SCHEDULE)),
        ("docs/places.yml", made("place", PLACE)),
        ("docs/about/shuoming.md", made("page", PAGE)),
        ("docs/help/mimi.md", made("page", PAGE, sensitive="true", neutral_title="说明")),
        ("docs/campaigns/mimi.md", made("page", PAGE, sensitive="true", neutral_title="说明")),
        (
            "docs/campaigns/gongshi.md",
            made("page", PAGE, title="最美家庭公示", streets=["圭塘街道"]),
        ),
    )


def test_nobody_is_invented() -> None:
    nobody = content(("docs/about/shuoming.md", record("page", PAGE)))

    assert owned(nobody, Owners()) == []
    assert "还没有写由谁来审" in codeowners(nobody, Owners())


def test_words_say_who_is_asked(some: Content) -> None:
    assert owned(some, Owners()) == [
        "/docs/campaigns/gongshi.md @yuhua/guitang",
        "/docs/courses/huiyi.md @jiangtang-zu",
        "/docs/places.yml @yuhua/guitang",
        "/docs/schedules/12\\ 月\\#1.yml @jiangtang-zu",
    ]


def test_careful_ones_come_last_because_the_last_line_decides(some: Content) -> None:
    found = owned(some, Owners(("@bianji",), ("@yuhua/jinshen", "@zong"), ("@jishu",)))

    assert found[0] == "* @bianji"
    assert found[5:8] == [
        "/docs/help/ @yuhua/jinshen @zong",
        "/docs/campaigns/gongshi.md @yuhua/jinshen @zong",
        "/docs/campaigns/mimi.md @yuhua/jinshen @zong",
    ]
    assert found[8:] == [
        f"{path} @jishu"
        for path in ("/.github/", "/scripts/", "/overrides/", "/mkdocs.yml", "/requirements*")
    ]


def test_without_careful_people_everybody_is_asked(some: Content) -> None:
    assert "/docs/help/ @bianji" in owned(some, Owners(("@bianji",)))


def test_settings_are_handles() -> None:
    given = {"content": ["@bianji"], "careful": ["@yuhua/jinshen"], "machine": []}

    assert owners_of(given) == Owners(("@bianji",), ("@yuhua/jinshen",))
    assert owners_of(None) == owners_of({}) == owners_of("") == Owners()


@pytest.mark.parametrize("name", ["bianji", "@", "@a b", "@a\n* @b", "@-a", ["@a"], "@a/b/c"])
def test_other_settings_are_refused_in_chinese(name: object) -> None:
    with pytest.raises(ValueError, match="应为 GitHub 的用户名或小组"):
        owners_of({"content": [name]})


def test_the_vocabulary_takes_handles_only(tmp_path: Path) -> None:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "site"))
    path = root / "docs/vocabulary.yml"
    text = path.read_text(encoding="utf-8")
    assert "name: 父母学堂}" in text
    path.write_text(text.replace("父母学堂}", "父母学堂, owners: [bianji]}"), encoding="utf-8")

    found: list[Problem] = [one for one in read(root).problems if one.file.endswith("ulary.yml")]
    assert len(found) == 1
    assert "谁来审" in found[0].message


def test_what_is_committed_is_what_the_generator_gives(capsys: pytest.CaptureFixture[str]) -> None:
    assert (run(["github", "--check"]), capsys.readouterr().out) == (0, "")
    assert (ROOT / PATH).is_file()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "site"))
    settings = 'site_url: !ENV [SITE_URL, "x"]\nextra:\n  owners: {content: ["@bianji"]}\n'
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return root


def test_the_command_writes_what_is_stale_and_says_so(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["github", "--check", "--root", str(project)]) == 1
    out = capsys.readouterr().out
    assert f"{PATH} 和词表对不上了；运行 python3 scripts/yuhua github，一起提交。" in out
    assert not (project / PATH).exists()

    assert run(["github", "--root", str(project)]) == 0
    assert re.findall(r"写好了 (\S+)", capsys.readouterr().out)[0] == PATH
    assert "\n* @bianji\n" in (project / PATH).read_text(encoding="utf-8")

    assert run(["github", "--root", str(project)]) == 0
    assert capsys.readouterr().out == "都是最新的，没有改动。\n"


def test_a_wrong_setting_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text("extra: {owners: {careful: [jinshen]}}\n", encoding="utf-8")

    assert run(["github", "--root", str(project)]) == 2
    assert "careful 应为 GitHub 的用户名或小组" in capsys.readouterr().err
