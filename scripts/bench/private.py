"""The gate against personal data, measured: `.venv/bin/python scripts/bench/private.py`.

Prints for what it was tuned with and for what was held out: by kind, carrier and disguise, how many of the planted
passages are found, once and where they stand; then false alarms in clean pages and passages; then what it costs.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator

from disguises import HELD_OUT, TUNED
from planting import KINDS, ROOT, Planted, passages, planted

sys.path.insert(0, str(ROOT / "scripts"))

from yuhua.private import findings

DOCS = ROOT / "docs"
RUNS = 5
MEGABYTE = 1_000_000
HOSTILE = ("1", "62 ", "1 3 8 0 0 ", "12栋3单元", "三年级2班王", "a@", "&#", "a")
GROUPS: tuple[tuple[str, Callable[[Planted], str]], ...] = (
    ("kind", lambda one: one.passage.kind),
    ("carrier", lambda one: one.carrier),
    ("disguise", lambda one: one.passage.disguise),
)


def main() -> None:
    """Print the tables."""
    for name in (TUNED, HELD_OUT):
        scored = [(one, is_found(one)) for kind in KINDS for one in planted(name, kind, DOCS)]
        print(f"{name}: {rate([found for _, found in scored])}")
        for label, group in GROUPS:
            print(f"  by {label}")
            print(*table(scored, group), sep="\n")
    print(*false_alarms(), sep="\n")
    print(*costs(), sep="\n")


def is_found(one: Planted) -> bool:
    """Say whether the file has one finding, of the right kind, where something was planted."""
    found = findings(one.text)
    lines = (one.text.count("\n", 0, each.start) + 1 for each in found)
    return [each.kind for each in found] == [one.passage.kind] and all(
        one.first <= line <= one.last for line in lines
    )


def table(scored: list[tuple[Planted, bool]], group: Callable[[Planted], str]) -> Iterator[str]:
    """Yield a line for every group, in the order they come."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for one, found in scored:
        groups[group(one)].append(found)
    for name, some in groups.items():
        yield f"    {name:<18} {rate(some)}"


def rate(found: list[bool]) -> str:
    """Return how many were found: `90 of 90  100.0 %`."""
    return f"{sum(found):>4} of {len(found):<4} {100 * sum(found) / len(found):5.1f} %"


def false_alarms() -> Iterator[str]:
    """Yield how often the gate speaks where there is nothing."""
    files = [
        path.read_text(encoding="utf-8")
        for path in sorted(DOCS.rglob("*"))
        if path.suffix in {".md", ".yml"}
    ]
    clean = [one.text for name in (TUNED, HELD_OUT) for one in passages(name, "clean")]
    for label, texts in (("files of docs/", files), ("clean passages", clean)):
        yield f"false alarms in {len(texts)} {label}: {sum(map(bool, map(findings, texts)))}"


def costs() -> Iterator[str]:
    """Yield CPU seconds for all of docs/ and for a million signs of hostile text."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted(DOCS.rglob("*"))
        if path.suffix in {".md", ".yml"}
    ]
    median = statistics.median(taken(texts) for _ in range(RUNS))
    yield f"docs/, {sum(map(len, texts))} signs: {median:.2f} s"
    for piece in HOSTILE:
        yield f"a million signs of {piece!r}: {taken([(piece * MEGABYTE)[:MEGABYTE]]):.1f} s"


def taken(texts: list[str]) -> float:
    """Return the CPU seconds that searching texts takes."""
    begun = time.process_time()
    for text in texts:
        findings(text)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
