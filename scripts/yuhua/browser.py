"""A machine, turned into the path of its Chromium; installed by the system or Playwright where missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def find_or_install(python: Path) -> str | None:
    """Return the path of a Chromium, getting one first if there is none; None where that fails."""
    found = find(python)
    if found:
        return found
    print("正在安装测试用的浏览器 Chromium……", flush=True)
    if _is_root() and shutil.which("apt-get"):
        _run("apt-get", "update", "-q")
        _run(
            "apt-get",
            "install",
            "-y",
            "-q",
            "--no-install-recommends",
            "chromium",
            "fonts-noto-cjk",
        )
    else:
        _run(str(python), "-m", "playwright", "install", "chromium")
    return find(python)


def find(python: Path) -> str | None:
    """Return the path of a Chromium that is there already."""
    named = os.environ.get("YUHUA_CHROMIUM")
    candidates = [named, *(shutil.which(name) for name in _NAMES), *_PLACES, _playwrights(python)]
    return next((one for one in candidates if one and Path(one).is_file()), None)


def _playwrights(python: Path) -> str | None:
    code = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    done = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip() or None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
