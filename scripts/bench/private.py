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
SIZE = 200_000
# Pieces that make one of the searches begin again and again; `¦` keeps them from being taken for what they look like.
HOSTILE = (
    "1", "1 ", "1-", "62 ", "1 3 8 0 0 ", "430", "0731-", "O1", "①", "⑩", "一", "一 ", "\u200b1",
    "12栋", "12栋3单元", "栋", "村1组", "路1号", "三年级2班王", "小学王¦小明", "班", "王", "|王¦小明|三年级2班|\n",
    "@", "a@", "a.b@", "a@a.", " at ", "微信", "微信a", "qq1", "加v", "a", "京A", "京A1", "&#", "<b ", "*", "\\", "https://1", "\n",
)  # fmt: skip
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
    """Yield CPU seconds for all of docs/ and for hostile text, and how they grow: four times as much takes about four times as long."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted(DOCS.rglob("*"))
        if path.suffix in {".md", ".yml"}
    ]
    median = statistics.median(taken(texts) for _ in range(RUNS))
    yield f"docs/, {sum(map(len, texts))} signs: {median:.2f} s"
    for piece in HOSTILE:
        whole = min(taken([hostile(piece, SIZE)]) for _ in range(RUNS))
        part = min(taken([hostile(piece, SIZE // 4)]) for _ in range(RUNS))
        yield f"{SIZE} signs of {piece!r}: {whole:.2f} s, {whole / part:.1f} times a quarter of them"


def hostile(piece: str, size: int) -> str:
    """Return so many signs of a piece, again and again."""
    return (piece.replace("¦", "") * size)[:size]


def taken(texts: list[str]) -> float:
    """Return the CPU seconds that searching texts takes."""
    begun = time.process_time()
    for text in texts:
        findings(text)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
