"""Editors' mistakes, each with the findings it states itself.

A fixture is `tests/problems/<folder>/<name>`; it takes the place of `docs/<folder>/<name>` or, for the
folders in `LISTS`, of `docs/<folder>.yml` in a copy of `tests/sites/minimal`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from pictures.corpus import corpus
from yuhua.catalogue import CODES
from yuhua.check import check
from yuhua.check.punctuation import RULES
from yuhua.dates import SHANGHAI
from yuhua.problems import Problem
from yuhua.read.content import read

HERE = Path(__file__).parent
MINIMAL = HERE / "sites" / "minimal"
PROBLEMS = HERE / "problems"
SOURCES = HERE.parent / "scripts" / "yuhua"
AS_OF = datetime(2026, 11, 25, 8, 0, tzinfo=SHANGHAI)
# What only two contents show, one after the other: tests/compare/test_unsaid.py.
COMPARED = {
    "address-changed",
    "change-removed",
    "change-unsaid",
    "id-changed",
    "record-vanished",
    "session-vanished",
}
# What only a build can tell: tests/search/test_promises.py.
BUILT = {"search-missed"}
LISTS = {
    "contacts", "observances", "people", "places", "private-allowed", "statutes", "synonyms", "templates", "vocabulary", "wording",
}  # fmt: skip
PICTURES = {one.name: one.raw for one in corpus()}
FIXTURES = sorted(path for path in PROBLEMS.rglob("*") if path.is_file())

_EXPECT = re.compile(r"# expect: (?:(\d+):(\d+) ([a-z0-9-]+)|none)")
# What stands in quotation marks, brackets or code is what an editor typed or has to type.
_SAMPLE = re.compile(r"“[^”]*”|\[[^\]]*\]|\{[^}]*\}|[a-z_]+: .*")
_HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;?!]|[,;?!][\u4e00-\u9fff]")
_STACK = re.compile(
    r"\b(?:error|exception|traceback|invalid|expected|input|value|none|line \d+)\b", re.IGNORECASE
)
# Problems are made in `read`, `check` and `compare` only; a word with a hyphen in quotation marks is a code there.
_WORD = re.compile(r'"([a-z]+(?:-[a-z]+)+)"')


def name_of(path: Path) -> str:
    return path.relative_to(PROBLEMS).as_posix()


def text_of(fixture: Path) -> str:
    raw = fixture.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    return raw.decode("utf-8", errors="replace")


def expected(fixture: Path) -> list[tuple[int, int, str]]:
    found = list(_EXPECT.finditer(text_of(fixture)))
    assert found, f"{name_of(fixture)} states no expectation"
    return sorted((int(one[1]), int(one[2]), one[3]) for one in found if one[3])


def place_of(fixture: Path) -> str:
    folder = fixture.parent.name
    return f"docs/{folder}.yml" if folder in LISTS else f"docs/{folder}/{fixture.name}"


def problems_of(root: Path) -> tuple[Problem, ...]:
    return check(read(root), AS_OF)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "site"))


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Problem, ...]]:
    """Return, for every fixture by name, all problems of the site that holds it."""
    found = {}
    for number, fixture in enumerate(FIXTURES):
        root = Path(shutil.copytree(MINIMAL, tmp_path_factory.mktemp(f"fixture{number}") / "site"))
        shutil.copyfile(fixture, root / place_of(fixture))
        found[name_of(fixture)] = problems_of(root)
    return found


def test_minimal_site_has_no_problems(site: Path) -> None:
    assert problems_of(site) == ()


@pytest.mark.parametrize("fixture", FIXTURES, ids=name_of)
def test_fixture_gives_what_it_states(
    fixture: Path, findings: dict[str, tuple[Problem, ...]]
) -> None:
    here = [one for one in findings[name_of(fixture)] if one.file == place_of(fixture)]

    assert [f"{one.line}:{one.column} {one.code}" for one in here] == [
        f"{line}:{column} {code}" for line, column, code in expected(fixture)
    ]


@pytest.mark.parametrize("fixture", FIXTURES, ids=name_of)
def test_fixture_does_not_blame_other_files(
    fixture: Path, findings: dict[str, tuple[Problem, ...]]
) -> None:
    # Renaming an id is felt where it is used; everything else stays in its own file.
    elsewhere = {one.code for one in findings[name_of(fixture)] if one.file != place_of(fixture)}

    assert elsewhere <= RENAMED.get(name_of(fixture), set())


RENAMED = {"contacts/id-twice.yml": {"reference-unknown"}}


def _gone(site: Path) -> None:
    (site / "docs/vocabulary.yml").unlink()


def _vocabulary_linked(site: Path) -> None:
    (site / "docs/vocabulary.yml").unlink()
    (site / "docs/vocabulary.yml").symlink_to("contacts.yml")


def _linked(site: Path) -> None:
    (site / "docs/courses/jiating-huiyi.md").unlink()
    (site / "docs/courses/jiating-huiyi.md").symlink_to("../families/jiashu.md")


def _heavy(site: Path) -> None:
    (site / "docs/courses/jiating-huiyi.md").write_bytes("家".encode() * 200_000)


def _long(site: Path) -> None:
    path = site / "docs/families/jiashu.md"
    path.write_text(
        path.read_text(encoding="utf-8") + "写了一封又一封的信。\n" * 6_100, encoding="utf-8"
    )


def _word_document(site: Path) -> None:
    (site / "docs/通知.docx").write_bytes(b"PK\x03\x04")


def _rubbish(site: Path) -> None:
    (site / "docs/families/jiashu.md").write_bytes(b"\x80\xff\x80\xff")


def _folder_for_a_list(site: Path) -> None:
    (site / "docs/wording.yml").unlink()
    (site / "docs/wording.yml").mkdir()


def _saying(*parts: str) -> Callable[[Path], None]:
    """Return what adds a line of made-up personal data, which must not stand in this file as a whole."""

    def make(site: Path) -> None:
        with (site / "docs/families/jiashu.md").open("a", encoding="utf-8", newline="") as stream:
            stream.write(f"\n{''.join(parts)}\n")

    return make


def _picture(name: str, sample: str) -> Callable[[Path], None]:
    """Return what puts a file of the corpus of pictures into the site, where a page shows it."""

    def make(site: Path) -> None:
        (site / "docs/about" / name).write_bytes(PICTURES[sample])
        with (site / "docs/about/index.md").open("a", encoding="utf-8", newline="") as stream:
            stream.write(f"\n![三个孩子围坐在书屋读书]({name})\n")

    return make


def _picture_of_nobody(site: Path) -> None:
    (site / "docs/about/dushuhui.jpg").write_bytes(PICTURES["plain.jpg"])


def _heavy_picture(site: Path) -> None:
    _picture("dushuhui.jpg", "plain.jpg")(site)
    with (site / "docs/about/dushuhui.jpg").open("ab") as stream:
        stream.truncate(30_000_001)


MADE: dict[str, tuple[Callable[[Path], None], str]] = {
    "vocabulary deleted": (_gone, "docs/vocabulary.yml:1:1 file-missing"),
    "vocabulary a shortcut": (_vocabulary_linked, "docs/vocabulary.yml:1:1 file-link"),
    "shortcut": (_linked, "docs/courses/jiating-huiyi.md:1:1 file-link"),
    "600 kB": (_heavy, "docs/courses/jiating-huiyi.md:1:1 file-too-large"),
    "60,000 characters": (_long, "docs/families/jiashu.md:16:1 body-too-long"),
    "Word document": (_word_document, "docs/通知.docx:1:1 file-unexpected"),
    "folder with the name of a list": (
        _folder_for_a_list,
        "docs/wording.yml:1:1 file-unreadable",
    ),
    **{
        f"picture {name} of {sample}": (_picture(name, sample), f"docs/about/{name}:1:1 {code}")
        for name, sample, code in (
            ("dushuhui.jpg", "iphone.heic", "picture-format"),
            ("dushuhui.heic", "iphone.heic", "picture-format"),
            ("dushuhui.gif", "moving.gif", "picture-format"),
            ("dushuhui.svg", "drawing.png", "picture-format"),
            ("dushuhui.jpg", "word.jpg", "picture-format"),
            ("dushuhui.jpg", "empty.jpg", "picture-format"),
            ("dushuhui.jpg", "plain.webp", "picture-format"),
            ("dushuhui.jfif", "plain.jpg", "picture-format"),
            ("dushuhui.jpg", "cut.jpg", "picture-broken"),
            ("dushuhui.webp", "moving.webp", "picture-moving"),
            ("dushuhui.png", "bomb.png", "picture-large"),
            ("dushuhui.jpg", "line.jpg", "picture-large"),
            ("dushuhui.jpg", "all-of-it.jpg", "picture-traces"),
            ("dushuhui.jpg", "zip-behind.jpg", "picture-traces"),
            ("jietu-1.jpg", "plain.jpg", "picture-name"),
            ("qiandaobiao.jpg", "plain.jpg", "picture-name"),
            ("dushu-qun.jpg", "plain.jpg", "picture-name"),
            ("读书会.jpg", "plain.jpg", "file-name"),
            ("dushuhui.JPG", "plain.jpg", "file-name"),
        )
    },
    "picture on no page": (_picture_of_nobody, "docs/about/dushuhui.jpg:1:1 picture-unused"),
    "picture of 30 MB": (_heavy_picture, "docs/about/dushuhui.jpg:1:1 picture-large"),
    "not a text": (_rubbish, "docs/families/jiashu.md:1:1 encoding-wrong"),
    "ID number": (
        _saying("他的号码是", "439901", "18930411", "5532", "。"),
        "docs/families/jiashu.md:22:6 private-number",
    ),
    "home": (
        _saying("她家住桂花城", "12栋", "3单元", "502室", "。"),
        "docs/families/jiashu.md:22:7 private-address",
    ),
    "pupil": (
        _saying("王", "小萱同学在圭塘小学", "三年级2", "班读书。"),
        "docs/families/jiashu.md:22:1 private-pupil",
    ),
    "account": (
        _saying("加微信", "ceshi_", "0001abc", "。"),
        "docs/families/jiashu.md:22:4 private-account",
    ),
}


@pytest.mark.parametrize(("make", "finding"), MADE.values(), ids=MADE)
def test_file_that_cannot_be_a_fixture(
    site: Path, make: Callable[[Path], None], finding: str
) -> None:
    make(site)

    assert [f"{one.file}:{one.line}:{one.column} {one.code}" for one in problems_of(site)] == [
        finding
    ]


def test_every_code_is_shown_by_a_fixture() -> None:
    shown = {code for fixture in FIXTURES for _, _, code in expected(fixture)}
    made = {finding.split()[1] for _, finding in MADE.values()}

    assert sorted(set(CODES) - shown - made) == sorted(COMPARED | BUILT)


def test_codes_in_the_sources_are_those_of_the_catalogue() -> None:
    modules = [
        path
        for folder in ("read", "check", "compare", "search")
        for path in sorted((SOURCES / folder).rglob("*.py"))
    ]
    used = {word for path in modules for word in _WORD.findall(path.read_text(encoding="utf-8"))}
    # `utf-8` and the like are no codes, nor are the names of autocorrect's rules.
    assert used - {"utf-8", "utf-16"} - set(RULES) == set(CODES)


def test_every_message_can_be_read_by_an_office_worker(
    findings: dict[str, tuple[Problem, ...]],
) -> None:
    for name, problems in findings.items():
        for problem in problems:
            assert re.search("[\u4e00-\u9fff]", problem.message), name
            assert re.search("[\u4e00-\u9fff]", problem.hint), (name, problem.hint)
            for text in (problem.message, problem.hint):
                said = _SAMPLE.sub("", text)
                assert not _STACK.search(said), (name, text)
                assert not _HALF_WIDTH.search(said), (name, text)
