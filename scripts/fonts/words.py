"""Jieba's dictionary, cut down to frequent words and those of the content: run by hand with `.venv/bin/python scripts/fonts/words.py`.

Fetches the package (MIT, 2013 Sun Junyi) with pip, holds it against its hash and writes `scripts/yuhua/drawing/words.txt`:
a line for each frequency, as the power of two that it is nearest to, with its words. Titles are
broken between words where they can be; nothing else is done with the list.
"""

from __future__ import annotations

import hashlib
import io
import math
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "scripts/yuhua/drawing/words.txt"
PACKAGE, ENTRY = "jieba==0.42.1", "jieba-0.42.1/jieba/dict.txt"
SHA256 = "055ca12f62674fafed09427f176506079bc135638a14e23e25be909131928db2"
FREQUENT = 100
_WORD = re.compile("[\u4e00-\u9fff]{1,4}")


def main() -> None:
    """Write the list."""
    content = "\n".join(path.read_text(encoding="utf-8") for path in sorted(read()))
    groups: dict[int, list[str]] = defaultdict(list)
    for line in fetched().splitlines():
        word, frequency, _ = line.split(" ")
        if _WORD.fullmatch(word) and (int(frequency) >= FREQUENT or word in content):
            groups[round(math.log2(int(frequency) + 1))].append(word)
    rows = [f"{power} {' '.join(sorted(groups[power]))}\n" for power in sorted(groups)]
    TARGET.write_text("".join(rows), encoding="utf-8", newline="\n")
    print(sum(map(len, groups.values())), "words,", TARGET.stat().st_size, "bytes")


def read() -> list[Path]:
    """Return the files of the content."""
    return [path for kind in ("md", "yml") for path in (ROOT / "docs").rglob(f"*.{kind}")]


def fetched() -> str:
    """Return the dictionary as published."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary=:all:"]
        subprocess.run([*command, PACKAGE], cwd=folder, check=True)
        packed = next(Path(folder).glob("*.tar.gz")).read_bytes()
    if (found := hashlib.sha256(packed).hexdigest()) != SHA256:
        raise SystemExit(f"{PACKAGE}: {found}, not {SHA256}")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        stream = archive.extractfile(ENTRY)
        return stream.read().decode() if stream else ""


if __name__ == "__main__":
    main()
