"""Cards, measured: `.venv/bin/python scripts/bench/cards.py` draws those of the site, once on one core, once as a build does.

Prints how many a second one core lays out, paints and packs, what packing alone takes, how large they are, and what a
build spends on them: when none are kept, when all are, and when one title has changed.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from yuhua.build import plan
from yuhua.dates import SHANGHAI
from yuhua.drawing.card import SQUARE, WIDE, Telling, square, wide
from yuhua.drawing.painting import png
from yuhua.drawing.picture import Picture
from yuhua.drawn import drawn
from yuhua.emit import Settings
from yuhua.emit.cards import card_path, emit, telling

ROOT = Path(__file__).resolve().parents[2]
MOMENT = datetime(2026, 11, 26, 8, tzinfo=SHANGHAI)
SETTINGS = Settings("雨花家庭教育", "https://yuhua.example/", "", "", seal="雨花")
BAR = 200
LAYOUTS: tuple[tuple[str, Callable[[Telling], Picture], tuple[int, int]], ...] = (
    ("wide", wide, WIDE),
    ("square", square, SQUARE),
)


def main() -> None:
    """Print both tables."""
    site = plan(ROOT, MOMENT).site
    told = [telling(page, SETTINGS) for page in site.pages if card_path(page)]
    png(wide(told[0]))  # the fonts and the words are opened once
    both = sum(measured(name, layout, size, told) for name, layout, size in LAYOUTS)
    rate = 2 * len(told) / both
    print(
        f"both: {rate:.0f} a second on one core; bar {BAR}: {'kept' if rate >= BAR else 'missed'}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, pages in (
            ("none kept", site.pages),
            ("all kept", site.pages),
            ("one title changed", (site.pages[0].with_(title="另一个标题"), *site.pages[1:])),
        ):
            begun, cpu = time.perf_counter(), time.process_time()
            artifacts = drawn(Path(folder), emit(replace(site, pages=pages), SETTINGS))
            spent, own = time.perf_counter() - begun, time.process_time() - cpu
            print(f"{name}: {len(artifacts)} cards, {spent:.2f} s, {own:.2f} s of CPU here")


def measured(
    name: str, layout: Callable[[Telling], Picture], size: tuple[int, int], told: list[Telling]
) -> float:
    """Print what one kind of card takes, and return its seconds of CPU."""
    begun = time.process_time()
    pictures = [layout(one) for one in told]
    laid = time.process_time()
    made = [png(one) for one in pictures]
    done = time.process_time()
    # As much as a card holds, packed as Pillow packs it.
    blank = bytes(size[0] * size[1])
    before = time.process_time()
    for _ in range(20):
        zlib.compress(blank, 3)
    least = (time.process_time() - before) / 20
    count, sizes = len(told), [len(one) for one in made]
    print(
        f"{name}: {count / (done - begun):.0f} a second; {(laid - begun) / count * 1e3:.2f} ms laid out, "
        f"{(done - laid) / count * 1e3:.2f} ms painted and packed (an empty one packed: {least * 1e3:.2f} ms); "
        f"median {statistics.median(sizes) / 1e3:.1f} kB, largest {max(sizes) / 1e3:.1f} kB"
    )
    return done - begun


if __name__ == "__main__":
    main()
