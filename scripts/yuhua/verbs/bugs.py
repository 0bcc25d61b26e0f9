"""An error of ours, noted for whoever maintains this: nobody here reads stack traces."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path


def noted(error: BaseException) -> str:
    """Write an error with its details to a file, and return what to say of it."""
    details = Path(tempfile.gettempdir()) / "yuhua-error.txt"
    details.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    return f"程序自己出错了，不是你的内容有问题。请把 {details} 发给维护的人。"
