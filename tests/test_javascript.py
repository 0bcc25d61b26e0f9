"""The JavaScript packages of the tests are installed once, by a real npm that never needs a network here."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from samples import ROOT
from yuhua import javascript

JS = ROOT / "tests" / "js"
PROGRAMS = Path(sys.executable).parent


@pytest.fixture(autouse=True)
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make npm use what is on this machine only, and nothing that it kept from earlier runs."""
    monkeypatch.setenv("npm_config_offline", "true")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that needs one package, which stands beside it."""
    found = tmp_path / "带空格 的文件夹"
    (found / "own").mkdir(parents=True)
    whole = {"name": "x", "dependencies": {"own": "file:own"}}
    packages = {
        "": whole,
        "node_modules/own": {"resolved": "own", "link": True},
        "own": {"version": "1.0.0"},
    }
    lock = {"name": "x", "lockfileVersion": 3, "requires": True, "packages": packages}
    write(found / "own/package.json", {"name": "own", "version": "1.0.0"})
    write(found / "package.json", whole)
    write(found / "package-lock.json", lock)
    return found


def write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value), encoding="utf-8")


def test_packages_are_installed_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert javascript.install(folder, PROGRAMS)
    assert capsys.readouterr().out == "正在安装测试用的 JavaScript 包……\n"
    assert (folder / "node_modules/own/package.json").is_file()

    # The second time there is nothing to run, so no npm is needed.
    assert javascript.install(folder, folder / "nowhere")
    assert capsys.readouterr().out == ""


def test_another_lock_file_is_installed_again(folder: Path) -> None:
    assert javascript.install(folder, PROGRAMS)
    lock = folder / "package-lock.json"
    lock.write_text(lock.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    assert not javascript.install(folder, folder / "nowhere")
    assert javascript.install(folder, PROGRAMS)


def test_a_package_that_cannot_be_had_is_explained_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "js"
    folder.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(JS / name, folder)

    assert not javascript.install(folder, PROGRAMS)

    said = capsys.readouterr().out
    assert "JavaScript 包没有装上" in said
    assert "npm_config_registry" in said
    assert "ENOTCACHED" in said
    assert not (folder / "node_modules" / "javascript.stamp").exists()


def test_a_machine_without_npm_is_explained_in_chinese(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not javascript.install(folder, folder / "nowhere")

    said = capsys.readouterr().out
    assert "JavaScript 包没有装上" in said
    assert "nowhere" in said


def test_npm_is_found_under_the_ending_of_windows(tmp_path: Path) -> None:
    assert javascript.npm(tmp_path) == tmp_path / "npm"

    (tmp_path / "npm.exe").write_bytes(b"")

    assert javascript.npm(tmp_path) == tmp_path / "npm.exe"


def test_what_is_needed_is_locked_to_the_letter() -> None:
    wanted = json.loads((JS / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((JS / "package-lock.json").read_text(encoding="utf-8"))["packages"]

    assert locked[""]["dependencies"] == wanted
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert [name for name, one in locked.items() if name and "integrity" not in one] == []
