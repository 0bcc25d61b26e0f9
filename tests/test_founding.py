"""An empty site for another district: ours is gone, it checks and builds, nothing is written over."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from samples import ROOT
from yuhua.check import check
from yuhua.cli import run
from yuhua.dates import SHANGHAI
from yuhua.founding import KEPT, District, FoundingError, found
from yuhua.read.content import read
from yuhua.render.mkdocs_site import render

KAIFU = District.called("湖南省长沙市开福区", "通泰街街道、望麓园街道，沙坪街道", "kaifu.example")
DAY = date(2026, 11, 26)
AS_OF = datetime(2026, 11, 26, 8, tzinfo=SHANGHAI)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("district") / "kaifu"
    found(ROOT, target, KAIFU, DAY)
    return target


@pytest.mark.parametrize(
    ("full", "region", "locality", "name"),
    [
        ("湖南省长沙市开福区", "湖南省", "长沙市开福区", "开福"),
        ("湖南省长沙市长沙县", "湖南省", "长沙市长沙县", "长沙"),
        ("北京市东城区", "北京市", "东城区", "东城"),
        ("广西壮族自治区南宁市青秀区", "广西壮族自治区", "南宁市青秀区", "青秀"),
    ],
)
def test_full_name_is_taken_apart(full: str, region: str, locality: str, name: str) -> None:
    district = District.called(full, "甲街道", None)

    assert (district.region, district.locality, district.name) == (region, locality, name)


def test_name_without_a_province_is_refused_with_a_sample() -> None:
    with pytest.raises(FoundingError, match="湖南省长沙市开福区"):
        District.called("开福", "甲街道", None)


def test_new_site_passes_its_checks(project: Path) -> None:
    assert check(read(project), AS_OF) == ()


def test_nothing_of_ours_is_left(project: Path) -> None:
    docs = [path for path in (project / "docs").rglob("*") if path.suffix in {".md", ".yml"}]
    texts = {path: path.read_text(encoding="utf-8") for path in docs}

    assert {path.name for path, text in texts.items() if "雨花" in text} <= {"wording.yml"}
    assert not [record for record in read(project).records if record.record.sample]


def test_new_site_is_named_after_its_district(project: Path, tmp_path: Path) -> None:
    render(project, tmp_path / "site", AS_OF)

    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "<title>开福家庭教育" in home
    assert "雨花" not in home
    for street in KAIFU.streets:
        assert street in (tmp_path / "site/handbook/words/index.html").read_text(encoding="utf-8")


def test_its_workflow_asks_for_no_tests(project: Path) -> None:
    workflow = (project / ".github/workflows/check.yml").read_text(encoding="utf-8")

    assert "yuhua check" in workflow
    assert "yuhua test" not in workflow


def test_it_has_forms_with_its_own_words_and_nobody_of_ours_reviews_it(project: Path) -> None:
    form = (project / ".github/ISSUE_TEMPLATE/1-huodong.yml").read_text(encoding="utf-8")
    owners = (project / ".github/CODEOWNERS").read_text(encoding="utf-8")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")

    assert '- "开福幸福大讲堂"' in form
    assert (project / ".github/ISSUE_TEMPLATE/config.yml").is_file()
    assert all(line.startswith("#") for line in owners.splitlines())
    assert "\n  owners: {content: [], careful: [], machine: []}\n" in settings
    assert run(["github", "--check", "--root", str(project)]) == 0


def test_owners_of_ours_stay_here(tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    for name in KEPT:
        source, target = ROOT / name, ours / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    words = (ROOT / "docs/vocabulary.yml").read_text(encoding="utf-8")
    assert "content: []" in settings
    assert "    name: 父母学堂\n" in words
    assert "name: 家风}" in words
    words = words.replace("    name: 父母学堂\n", '    name: 父母学堂\n    owners: ["@women"]\n')
    words = words.replace("name: 家风}", 'name: 家风, owners: ["@women"]}')
    (ours / "mkdocs.yml").write_text(
        settings.replace("content: []", 'content: ["@women"]'), "utf-8"
    )
    (ours / "docs/vocabulary.yml").write_text(words, "utf-8")

    found(ours, tmp_path / "kaifu", KAIFU, DAY)

    texts = [
        (tmp_path / "kaifu" / name).read_text("utf-8")
        for name in ("mkdocs.yml", "docs/vocabulary.yml")
    ]
    assert not [text for text in texts if "@women" in text]


def test_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(FoundingError):
        found(ROOT, tmp_path, KAIFU, DAY)

    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_two_streets_of_one_name_are_refused(tmp_path: Path) -> None:
    twice = District.called("湖南省长沙市开福区", "沙坪街道、沙坪镇", None)

    with pytest.raises(FoundingError, match="各不相同"):
        found(ROOT, tmp_path / "new", twice, DAY)
    assert not (tmp_path / "new").exists()


def test_command_tells_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = tmp_path / "new"

    assert (
        run(["new-site", str(new), "--district", "湖南省长沙市开福区", "--streets", "甲街道"]) == 0
    )
    assert "README.md" in capsys.readouterr().out
    assert run(["new-site", str(new), "--district", "开福", "--streets", "甲街道"]) == 2
    shutil.rmtree(new)
