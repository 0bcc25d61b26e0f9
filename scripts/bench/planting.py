"""Made-up personal data, hidden in real prose: what the gate must find, and what it must let pass.

The passages are written by hand (`private_passages.yml`, `private_passages_held.yml`); what stands in braces is made
here, the same every time, and is nobody's: area codes that were never given, births before 1900, ranges of numbers
not in service. Each is written plainly and in the ways people write to dodge a search.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from disguises import DISGUISES, WAYS, Disguise
from made_up import Words, parts

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
KINDS = ("id", "mobile", "card", "plate", "landline", "address", "pupil", "account")
PER_PASSAGE = 5  # ways to write it, each in another place of another page
_SLOT = re.compile(r"\{(\w+)\}")
_PLAIN = {"surname", "school", "estate", "road", "isbn", "order", "sha", "uuid", "credit", "eight"}


@dataclass(frozen=True)
class Passage:
    """One passage: what kind of data it hides (empty: none), in which words, and how they were disguised."""

    kind: str
    text: str
    disguise: str = ""


@dataclass(frozen=True)
class Planted:
    """A passage in a file of docs/; the lines from `first` to `last` are new, all else was there."""

    passage: Passage
    carrier: str
    file: str
    text: str
    first: int
    last: int


def passages(name: str, kind: str) -> list[Passage]:
    """Return what one file says of one kind, each passage in several disguises; of `clean`, as it is."""
    read = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    chance = random.Random(f"{name} {kind}")  # noqa: S311 -- no secret
    if kind == "clean":
        return [Passage("", _filled(text, read["words"], chance)) for text in read[kind]]
    ways = WAYS[kind][name]
    turns = ((text, turn) for text in read[kind] for turn in range(PER_PASSAGE))
    found = []
    for number, (text, _) in enumerate(turns):
        way = ways[number % len(ways)]
        found.append(Passage(kind, _filled(text, read["words"], chance, DISGUISES[way]), way))
    return found


def _filled(
    text: str, words: Words, chance: random.Random, disguise: Disguise = DISGUISES["plain"]
) -> str:
    made = {}
    for slot in sorted(set(_SLOT.findall(text))):
        way = DISGUISES["plain"] if slot in _PLAIN else disguise
        made[slot] = way(parts(slot, words, chance))
    return _SLOT.sub(lambda found: made[found[1]], text)


def planted(name: str, kind: str, docs: Path) -> Iterator[Planted]:
    """Yield every passage of one kind inside a page of `docs`, the places taken in turn."""
    pages = sorted(docs.rglob("*.md"))
    lists = sorted(docs.glob("*.yml"))
    for number, passage in enumerate(passages(name, kind)):
        carriers = [one for one in CARRIERS if _carries(one, passage.text)]
        carrier = carriers[number % len(carriers)]
        choices = lists if carrier in {"value", "comment"} else pages
        path = choices[(number * 7) % len(choices)]
        text, first, count = CARRIERS[carrier](path.read_text(encoding="utf-8"), passage.text)
        file = f"docs/{path.relative_to(docs).as_posix()}"
        yield Planted(passage, carrier, file, text, first, first + count - 1)


def _carries(carrier: str, text: str) -> bool:
    return carrier in {"body", "fence"} or text[0] not in "|-"


def _at(text: str, line: int, *new: str) -> tuple[str, int, int]:
    """Put lines before a line of a text; return it with the first new line and their number."""
    lines = text.split("\n")
    return "\n".join([*lines[: line - 1], *new, *lines[line - 1 :]]), line, len(new)


def _body(text: str) -> int:
    """Return a line in the middle of a page's body, an empty one."""
    lines = text.split("\n")
    end = lines.index("---", 1)
    empty = [at for at, line in enumerate(lines, 1) if at > end + 1 and not line]
    return empty[len(empty) // 2]


def _scalar(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


Carrier = Callable[[str, str], tuple[str, int, int]]
CARRIERS: dict[str, Carrier] = {
    "body": lambda text, new: _at(text, _body(text), "", new),
    "front matter": lambda text, new: _at(text, 3, f"summary: {_scalar(new)}"),
    "nested field": lambda text, new: _at(text, 4, "practice:", f"  example: {_scalar(new)}"),
    "alt text": lambda text, new: _at(text, _body(text), "", f"![{new}](../files/tu.png)"),
    "item": lambda text, new: _at(text, _body(text), "", f"- {new}"),
    "value": lambda text, new: _at(text, 2, "- id: shili-xin", f"  summary: {_scalar(new)}"),
    "cell": lambda text, new: _at(text, _body(text), "", f"| 12月5日 | {new} |"),
    "comment": lambda text, new: _at(text, 1, f"# {new}"),
    "link text": lambda text, new: _at(text, _body(text), "", f"[{new}](../index.md)看这里。"),
    "fence": lambda text, new: _at(text, _body(text), "", "```", new, "```"),
    "quotation": lambda text, new: _at(text, _body(text), "", f"> {new}"),
}
