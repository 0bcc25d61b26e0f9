"""What a picture costs: `.venv/bin/python scripts/bench/photographs.py` tells the seconds and the memory of the worst.

Each file of the tests' corpus, and some as large as is let pass, is looked at, cleaned and drawn in all its sizes, each in a
process of its own, so that its memory is its own.
"""

from __future__ import annotations

import io
import multiprocessing
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from pictures.corpus import bomb, corpus
from yuhua.pictures.cleaning import PictureError, cleaned
from yuhua.pictures.looking import look
from yuhua.pictures.sizes import Illustration
from yuhua.pictures.variants import drawn

MOST_SECONDS, MOST_MEGABYTES = 2.0, 300
_SHOWN = 12


def main() -> int:
    """Measure every file, print the worst, and return 1 where one is over the bar."""
    files = [(one.name, one.raw) for one in corpus()] + list(_large())
    context = multiprocessing.get_context("spawn")
    with context.Pool(1, maxtasksperchild=1) as pool:
        found = pool.starmap(_measured, files, chunksize=1)
    print(f"{len(found)} files; the slowest and the largest of them:")
    worst = sorted(found, key=lambda one: -max(one[1], one[2]))[:_SHOWN]
    heavy = sorted(found, key=lambda one: -one[3])[:_SHOWN]
    for name, verdict, making, megabytes, said in dict.fromkeys([*worst, *heavy]):
        print(
            f"{name:28} verdict {verdict:5.2f} s  sizes {making:5.2f} s  {megabytes:4} MB  {said}"
        )
    over = [one for one in found if one[1] > MOST_SECONDS or one[3] > MOST_MEGABYTES]
    print(f"over the bar of {MOST_SECONDS} s and {MOST_MEGABYTES} MB: {len(over)}")
    return 1 if over else 0


def _large() -> Iterator[tuple[str, bytes]]:
    """Yield pictures of as many points as are let pass, and bombs."""
    noise = Image.effect_noise((2000, 1500), 60).convert("RGB")
    for form, size, about in (
        ("JPEG", (8000, 6000), {"quality": 90}),
        ("JPEG", (4000, 3000), {"quality": 95}),
        ("JPEG", (4600, 3450), {"quality": 90, "progressive": True, "subsampling": 0}),
        ("PNG", (3000, 2200), {"compress_level": 1}),
        ("WEBP", (4600, 3450), {"quality": 80, "method": 0}),
        ("AVIF", (4600, 3450), {"quality": 60, "speed": 10}),
    ):
        stream = io.BytesIO()
        noise.resize(size).save(stream, form, **about)
        name = f"{form.lower()}-{size[0] * size[1] // 1_000_000}MP{'-progressive' * ('progressive' in about)}"
        yield name, stream.getvalue()
    yield "bomb-144MP", bomb(12_000, 12_000)
    yield "zeros-30MB", b"\xff\xd8\xff\xe0" + bytes(29_999_000)
    yield "segments-30MB", b"\xff\xd8" + b"\xff\xe0\x00\x02" * 7_400_000


def _measured(name: str, raw: bytes) -> tuple[str, float, float, int, str]:
    """Return seconds until the file is told and cleaned, seconds for its sizes, peak memory, and what was said."""
    start = time.perf_counter()
    sight = look(raw)
    said = f"{sight.kind} {sight.width}x{sight.height} {','.join(sight.traces)}"
    try:
        clean = cleaned(raw)
    except PictureError as error:
        clean, said = None, f"{said} {error}"
    verdict = time.perf_counter() - start
    if clean:
        drawn(clean.raw, Illustration(name, look(clean.raw)))
    return name, verdict, time.perf_counter() - start - verdict, _peak(), said


def _peak() -> int:
    """Return the most megabytes this process has taken; `getrusage` would count its parent's."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) // 1024 if found else 0


if __name__ == "__main__":
    sys.exit(main())
