from __future__ import annotations

import os
import re
import sys
import tomllib
from pathlib import Path

import pytest

from samples import ROOT
from yuhua import bootstrap, browser

MIRROR = "PIP_INDEX_URL"
REASONS = {
    "changed": (
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n    Expected sha256 a",
        "可能被改动过",
    ),
    "no space": ("ERROR: Could not install: [Errno 28] No space left on device", "硬盘满了"),
    "no right": ("ERROR: [Errno 13] Permission denied: '/x'", "没有权限写"),
    "no network": (
        "WARNING: Retrying ... NewConnectionError\nERROR: No matching distribution",
        MIRROR,
    ),
    "nothing said": ("", MIRROR),
}


@pytest.mark.parametrize(("output", "reason"), REASONS.values(), ids=REASONS)
def test_pip_is_explained_in_chinese(
    capsys: pytest.CaptureFixture[str], output: str, reason: str
) -> None:
    bootstrap._explain(output)

    said = capsys.readouterr().out
    assert said.startswith("安装依赖没有成功：")
    assert reason in said
    for line in output.splitlines():
        assert f"    {line}" in said


def test_only_the_last_words_of_pip_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    bootstrap._explain("\n".join(f"line {number}" for number in range(100)))

    said = capsys.readouterr().out
    assert "line 93\n" not in said
    assert "line 94\n    line 95\n" in said


def test_progress_is_told_line_by_line_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    bootstrap._progress("Collecting pydantic==2.14.4 (from -r x)\n", 3, 20)
    bootstrap._progress("  Downloading pydantic.whl\n", 3, 20)
    bootstrap._progress("Collecting surplus\n", 21, 20)

    assert capsys.readouterr().out == "  正在取得 3/20：pydantic\n  正在取得 21/21：surplus\n"


def test_python_and_its_place_are_the_ones_promised() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert sys.version_info >= bootstrap.NEEDED
    assert (
        settings["tool"]["ruff"]["target-version"]
        == f"py{bootstrap.NEEDED[0]}{bootstrap.NEEDED[1]}"
    )
    assert bootstrap.ROOT == ROOT
    assert bootstrap.VENV == ROOT / ".venv"
    assert bootstrap.PYTHON.is_relative_to(bootstrap.VENV)


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-test.txt"])
def test_every_locked_package_has_its_sums(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]

    assert lines
    assert [line for line in lines if "==" not in line or "--hash=sha256:" not in line] == []


def test_everything_asked_for_is_locked() -> None:
    wanted = (ROOT / "requirements.in").read_text(encoding="utf-8").lower()
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8").lower()
    lines = [line for line in wanted.splitlines() if line and line[0] != "#"]
    names = [re.split("[=<>]", line)[0].strip() for line in lines]

    assert "mkdocs" in names
    assert [name for name in names if f"\n{name}==" not in f"\n{locked}"] == []


def test_the_named_chromium_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = tmp_path / "chromium"
    named.write_bytes(b"")
    monkeypatch.setenv("YUHUA_CHROMIUM", str(named))

    assert browser.find(Path(sys.executable)) == str(named)


def test_a_named_chromium_that_is_not_there_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "bin" / "chromium"
    there.parent.mkdir()
    there.write_bytes(b"")
    there.chmod(0o755)
    monkeypatch.setenv("YUHUA_CHROMIUM", str(tmp_path / "gone"))
    monkeypatch.setenv("PATH", f"{there.parent}{os.pathsep}{os.environ['PATH']}")

    assert browser.find(Path(sys.executable)) == str(there)
