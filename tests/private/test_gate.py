"""The rule over docs/: every carrier, told once and never shown; what is public and what was looked at."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from samples import AS_OF, MINIMAL
from yuhua import report
from yuhua.check import check
from yuhua.cli import run
from yuhua.problems import Problem
from yuhua.read.content import read

MOBILE = "154" + "0013" + "8000"
HOME = "桂花城12栋" + "3单" + "元502室"
LANDLINE = "0732" + "20001234"
PAGE = "docs/families/jiashu.md"
PLACES = "docs/places.yml"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "site"))


def told(site: Path, *files: str) -> list[Problem]:
    return list(check(read(site, frozenset(files)), AS_OF))


def said(site: Path, *files: str) -> list[str]:
    return [f"{one.file}:{one.line}:{one.column} {one.code}" for one in told(site, *files)]


def append(site: Path, file: str, text: str) -> int:
    """Add lines to a file and return the number of the first."""
    path = site / file
    path.parent.mkdir(exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before + text, encoding="utf-8", newline="")
    return before.count("\n") + 1


def in_field(site: Path, name: str, value: str) -> int:
    """Change a field of the page and return its line."""
    path = site / PAGE
    text = re.sub(rf"^{name}: .*$", f"{name}: {value}", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8", newline="")
    return text[: text.index(f"{name}: ")].count("\n") + 1


CARRIERS: dict[str, Callable[[Path], tuple[str, int]]] = {
    "body": lambda site: (PAGE, append(site, PAGE, f"找我：{MOBILE}。\n")),
    "table": lambda site: (PAGE, append(site, PAGE, f"\n| 谁 | 号码 |\n|---|---|\n| 甲 | {MOBILE} |\n") + 3),
    "code": lambda site: (PAGE, append(site, PAGE, f"\n```\n{MOBILE}\n```\n") + 2),
    "alt text": lambda site: (PAGE, append(site, PAGE, f"\n[{MOBILE}家](../courses/jiating-huiyi.md)\n") + 1),
    "link": lambda site: (PAGE, append(site, PAGE, f"\n[打给她](tel:{MOBILE})\n") + 1),
    "summary": lambda site: (PAGE, in_field(site, "summary", f"写几行字，{MOBILE}。")),
    "title": lambda site: (PAGE, in_field(site, "title", f"一封家书{MOBILE}")),
    "no prose": lambda site: (PAGE, in_field(site, "  record", f'"{MOBILE}"')),
    "comment": lambda site: (PLACES, append(site, PLACES, f"# 找{MOBILE}\n")),
    "list": lambda site: (
        "docs/vocabulary.yml", append(site, "docs/vocabulary.yml", f"# 谁加的词：{MOBILE}\n"),
    ),
    "download": lambda site: ("docs/files/jiangyi.txt", append(site, "docs/files/jiangyi.txt", f"讲义\n{MOBILE}\n") + 1),
}  # fmt: skip


@pytest.mark.parametrize("plant", CARRIERS.values(), ids=CARRIERS)
def test_every_carrier_is_told_once(site: Path, plant: Callable[[Path], tuple[str, int]]) -> None:
    file, line = plant(site)

    # A link to a telephone is refused as well, for its scheme.
    found = [one for one in told(site) if one.code != "link-scheme"]
    assert [(one.file, one.line, one.code) for one in found] == [(file, line, "private-mobile")]
    text = (site / file).read_text(encoding="utf-8").split("\n")[line - 1]
    assert found[0].column == text.index(MOBILE) + 1


def test_name_of_a_file(site: Path) -> None:
    file = f"docs/files/{MOBILE}.txt"
    append(site, file, "讲义\n")

    assert said(site) == [f"{file}:1:1 private-mobile"]
    assert MOBILE not in report.terminal(told(site), site)
    assert MOBILE not in report.github(told(site))
    assert MOBILE not in report.as_json(told(site))


def test_file_that_cannot_be_read_is_searched_all_the_same(site: Path) -> None:
    append(site, "docs/families/kaitou.md", f"没有字段区，{MOBILE}\n")

    assert [one.split(" ")[1] for one in said(site)] == ["front-matter-missing", "private-mobile"]


def test_column_counts_what_nobody_sees(site: Path) -> None:
    append(site, PAGE, f"\u200b找{MOBILE}\n")

    assert [one.column for one in told(site) if one.code == "private-mobile"] == [3]


def test_wide_digits_that_have_to_go_need_no_other_form(site: Path) -> None:
    wide = "".join(chr(ord(one) + 0xFEE0) for one in MOBILE)
    append(site, PAGE, f"找{wide}\n")

    assert [one.code for one in told(site)] == ["private-mobile"]


def test_number_in_contacts_is_public_in_any_form_and_only_that(site: Path) -> None:
    append(
        site,
        "docs/contacts.yml",
        f'\n- id: tel-jia\n  title: 示例\n  number: "{LANDLINE[:4]}-{LANDLINE[4:]}"\n  purpose: 示例\n'
        "  checked: 2026-11-24\n  origin: 示例\n",
    )
    line = append(site, PAGE, f"打（0732）{LANDLINE[4:]}，座机{LANDLINE[4:]}。\n")
    assert said(site) == said(site, PAGE) == []

    append(site, PAGE, f"打{LANDLINE[:-1]}5。\n")
    assert said(site) == said(site, PAGE) == [f"{PAGE}:{line + 1}:2 number-unknown"]


def test_public_address_of_a_place_is_public_everywhere(site: Path) -> None:
    line = append(site, PAGE, f"来{HOME}找我们。\n")
    assert said(site) == said(site, PAGE) == [f"{PAGE}:{line}:5 private-address"]

    place = (site / PLACES).read_text(encoding="utf-8")
    public = place.replace("示例地址，不是真实地点", HOME)
    (site / PLACES).write_text(public, encoding="utf-8", newline="")
    assert said(site) == said(site, PAGE) == []

    hidden = public.replace(f"address: {HOME}", f"address: {HOME}\n  address_public: false")
    (site / PLACES).write_text(hidden, encoding="utf-8", newline="")
    assert [one.split(":")[0] for one in said(site)] == [PAGE, PLACES]


def allow(site: Path, text: str, file: str = PAGE) -> None:
    append(
        site,
        "docs/private-allowed.yml",
        f"- text: {text}\n  file: {file}\n  reason: 编的例子，打不通\n  on: 2026-11-24\n",
    )


def test_what_was_looked_at_is_let_pass_in_its_file_only(site: Path) -> None:
    append(site, PAGE, f"骗子用{MOBILE}打来。\n")
    allow(site, "154******00")
    assert said(site) == said(site, PAGE) == []

    other = "docs/courses/jiating-huiyi.md"
    append(site, other, f"骗子用{MOBILE}打来。\n")
    assert [one.split(":")[0] for one in said(site)] == [other]


def test_row_of_what_is_gone_is_told_where_everything_was_read(site: Path) -> None:
    allow(site, "154******00")

    assert said(site) == ["docs/private-allowed.yml:1:9 allowance-unused"]
    assert said(site, PAGE) == []


def test_row_with_the_number_itself_is_a_finding(site: Path) -> None:
    append(site, PAGE, f"骗子用{MOBILE}打来。\n")
    allow(site, MOBILE)

    codes = [one.split(" ")[1] for one in said(site)]
    assert codes == ["private-mobile", "allowance-unused", "private-mobile"]


FORMS = ("terminal", "github", "json")


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_is_printed_shows_any(
    site: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    append(
        site, PAGE, f"她叫王{'小'}萱,住{HOME},电话１５４{MOBILE[3:]},还有一句\n\n[{MOBILE}](x.md)\n"
    )

    assert run(["check", "--format", form, "--root", str(site), "--as-of", "2026-11-25 08:00"]) == 1
    shown = capsys.readouterr().out
    assert "private-address" in shown
    assert "private-mobile" in shown
    for secret in (MOBILE, f"１５４{MOBILE[3:]}", HOME, "3单元", MOBILE[3:7], "小萱"):
        assert secret not in shown
    if form == "json":
        assert json.loads(shown)
    if form == "terminal":
        assert report.UNSHOWN in shown
