"""A machine with nothing but Python, turned into one that can build: `.venv`, then the real program.

Only the standard library is imported here. Runs of later days find the stamp and start at once.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
NEEDED = (3, 11)
BROKEN = 3
_WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if _WINDOWS else "bin/python")


def main(arguments: list[str]) -> int:
    """Set up what is missing and run the verb; return its exit code."""
    _speak_utf8()
    if sys.version_info < NEEDED:
        print(
            f"需要 Python {NEEDED[0]}.{NEEDED[1]} 或更新的版本，这里是 {sys.version.split()[0]}。请到 python.org 下载安装。"
        )
        return BROKEN
    testing = arguments[:1] == ["test"]
    locks = ["requirements.txt", *(["requirements-test.txt"] if testing else [])]
    if not all(_install(ROOT / lock) for lock in locks):
        return BROKEN
    if testing:
        return _test(arguments[1:])
    if Path(sys.prefix).resolve() == VENV.resolve():
        from yuhua.cli import run  # noqa: PLC0415 -- only there once .venv is

        return run(arguments)
    return subprocess.call([str(PYTHON), "-X", "utf8", str(ROOT / "scripts" / "yuhua"), *arguments])


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _test(arguments: list[str]) -> int:
    from yuhua import browser, javascript  # noqa: PLC0415

    found = browser.find_or_install(PYTHON)
    if found is None:
        print(
            "没有找到 Chromium，也装不上，浏览器测试没法进行。请先装好 Chrome 或 Chromium，再运行一次。"
        )
        return BROKEN
    if not javascript.install(ROOT / "tests" / "js", PYTHON.parent):
        return BROKEN
    environment = {**os.environ, "YUHUA_CHROMIUM": found, "PYTHONUTF8": "1"}
    return subprocess.call([str(PYTHON), "-m", "pytest", *arguments], cwd=ROOT, env=environment)


def _install(lock: Path) -> bool:
    """Install one lock file into `.venv` unless its stamp says that it is there."""
    stamp = VENV / f"{lock.stem}.stamp"
    wanted = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    if PYTHON.is_file() and stamp.is_file() and stamp.read_text() == wanted:
        return True
    if not (PYTHON.is_file() or _create()):
        return False
    total = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    if not _pip(lock, total):
        return False
    stamp.write_text(wanted)
    return True


def _create() -> bool:
    print("第一次运行，正在准备（只需一次，约一分钟）……", flush=True)
    import venv  # noqa: PLC0415 -- slow import

    try:
        venv.EnvBuilder(with_pip=True, clear=True).create(VENV)
    except (OSError, subprocess.CalledProcessError) as error:
        print(
            f"建不了 {VENV}：{error}\n在 Debian 或 Ubuntu 上先运行：sudo apt install python3-venv"
        )
        return False
    return True


def _pip(lock: Path, total: int) -> bool:
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--require-hashes", "-r", str(lock)]
    lines: list[str] = []
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as pip:
        assert pip.stdout  # noqa: S101 -- asked for above
        for line in pip.stdout:
            lines.append(line.rstrip())
            _progress(line, sum(one.startswith("Collecting") for one in lines), total)
    print(flush=True)
    if pip.returncode:
        _explain("\n".join(lines))
    return pip.returncode == 0


def _progress(line: str, done: int, total: int) -> None:
    words = line.split()
    if line.startswith("Collecting"):
        text = f"  正在取得 {done}/{max(total, done)}：{words[1].split('==')[0]}"
        print(
            f"\r{text:<60}" if sys.stdout.isatty() else text,
            end="" if sys.stdout.isatty() else "\n",
            flush=True,
        )
    elif line.startswith("Installing collected"):
        print("\n  正在安装……", end="", flush=True)


def _explain(output: str) -> None:
    """Say in Chinese why pip failed, and keep its own last words for whoever looks after the machine."""
    if "THESE PACKAGES DO NOT MATCH THE HASHES" in output:
        reason = "下载到的文件和记录的不一致，可能被改动过。换一个网络再试；还不行就告诉维护的人。"
    elif "No space left" in output:
        reason = "硬盘满了。请腾出 500 MB 再试。"
    elif "Permission denied" in output:
        reason = f"没有权限写 {VENV}。请把项目放到自己的文件夹里再试。"
    else:
        reason = (
            "连不上下载依赖的服务器，或那里没有合适的版本。请检查网络；"
            "单位有镜像的话，先设置环境变量 PIP_INDEX_URL 为镜像地址，再运行一次。"
        )
    tail = "\n".join(f"    {line}" for line in output.splitlines()[-6:])
    print(f"安装依赖没有成功：{reason}\n  pip 的原话：\n{tail}")
