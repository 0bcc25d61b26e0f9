"""How long posters, tables of a month and plates take: told, made, and found again. `.venv/bin/python scripts/bench/posters.py`."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from yuhua.dates import parse_moment
from yuhua.derive.site import derive
from yuhua.drawn import drawn
from yuhua.emit import Artifact, Settings, month_sheets, plates, posters
from yuhua.model.site import Site
from yuhua.read.content import read

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = Settings("雨花家庭教育", "https://yuhua.example/", "", "yuhua.example,2026")
KINDS: dict[str, Callable[[Site, Settings], Iterable[Artifact]]] = {
    "posters": posters.emit,
    "month sheets": month_sheets.emit,
    "plates": plates.emit,
}


def main() -> None:
    """Print one line for every kind, and what a second build costs."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--as-of", default="2026-11-26 08:00")
    moment = parse_moment(arguments.parse_args().as_of)
    if moment is None:
        sys.exit("--as-of is written like 2026-11-26 08:00")
    site = derive(read(ROOT), moment)
    every = [one for name in KINDS for one in _measured(name, site)]
    with tempfile.TemporaryDirectory() as folder:
        drawn(Path(folder), every)
        start = time.process_time()
        drawn(Path(folder), [one for emit in KINDS.values() for one in emit(site, SETTINGS)])
        print(f"unchanged: {time.process_time() - start:.2f} s of CPU for {len(every)} files")


def _measured(name: str, site: Site) -> list[Artifact]:
    start = time.process_time()
    made = list(KINDS[name](site, SETTINGS))
    told = time.process_time()
    sizes = {
        kind: [len(one.content) for one in made if one.path.endswith(kind)]
        for kind in (".pdf", ".png")
    }
    spent = time.process_time() - told
    medians = ", ".join(
        f"{len(found)} {kind} of {statistics.median(found) / 1000:.0f} kB"
        for kind, found in sizes.items()
    )
    each = 1000 * spent / len(made)
    print(
        f"{name}: told in {told - start:.2f} s, made in {spent:.2f} s ({each:.0f} ms each): {medians}"
    )
    return made


if __name__ == "__main__":
    main()
