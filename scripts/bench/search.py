"""The search, measured: `.venv/bin/python scripts/bench/search.py [pages …]` builds indexes of 300, 2,000 and 10,000 pages.

The pages are made of sentences of this site, spliced, the same every time. Prints what making the index costs, and
mending what was kept after one page has changed, with reading and keeping; then bytes, requests and times
in Chromium until the first answer, cold, local and on a slow line; then how well the questions of
`search_queries.yml`, which the ranking was tuned with, and of `search_queries_held.yml`, which it was not, are
answered on the real site. Whoever tunes again needs new questions for the second.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page
from serving import ROOT, opened, served

sys.path.insert(0, str(ROOT / "scripts"))

from yuhua.build import plan, render_bodies, searched
from yuhua.keeping import keep, kept
from yuhua.model.lists import Synonym
from yuhua.search.documents import BODY, HEAD, TITLE, Document, Passage
from yuhua.search.files import written
from yuhua.search.postings import Index, index

SIZES = (300, 2_000, 10_000)
ASKED = 12  # queries measured cold, each in a browser of its own
LATER = 40
FIVE = 5
TUNED, HELD_OUT = "search_queries.yml", "search_queries_held.yml"
SENTENCE = range(13, 60)
SLOW = {
    "offline": False,
    "latency": 60,
    "downloadThroughput": 1_250_000,
    "uploadThroughput": 1_250_000,
}
BARS = {300: (60_000, 4, 120, 330, 5), 10_000: (64_000, 8, 150, 400, 40)}
SHELL = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>bench</title>
<script src="assets/early.js"></script></head><body><button data-find>搜索</button>{dialog}</body></html>"""


def main() -> None:
    """Print the table of sizes, then the table of answers."""
    made = plan(ROOT, datetime.now(UTC))
    rows = [row.part for row in made.content.rows(Synonym)]
    real = searched(made, render_bodies(made.site))
    sizes = [int(one) for one in sys.argv[1:]] or list(SIZES)
    with opened() as browser:
        for size in sizes:
            print(*measured(browser, corpus(real, size), rows), sep="\n")
        print(*answered(browser, real, rows), sep="\n")


def corpus(real: Index, size: int) -> list[Document]:
    """Return pages of about 700 Han, from sentences of the site cut in two and joined anew."""
    chance = random.Random(size)  # noqa: S311 -- no secret
    texts = [
        text for document in real.documents for level, text in document.telling if level == BODY
    ]
    pieces = [piece for text in texts for piece in text.split("。") if len(piece) in SENTENCE]
    titles = [document.title for document in real.documents]
    return [_page(number, pieces, titles, chance) for number in range(size)]


def _page(number: int, pieces: list[str], titles: list[str], chance: random.Random) -> Document:
    def sentence() -> str:
        one, other = chance.choice(pieces), chance.choice(pieces)
        return one[: len(one) // 2] + other[len(other) // 2 :]

    body = "。".join(sentence() for _ in range(24))
    one, other = chance.choice(titles), chance.choice(titles)
    title = f"{one[: len(one) // 2]}{other[len(other) // 2 :]}"
    telling = ((TITLE, title), (HEAD, sentence()), (BODY, body))
    passages = (Passage("", "", body),)
    return Document(f"p/{number:05}/", title, "课程", "j", telling, passages=passages)


def measured(browser: Browser, documents: list[Document], rows: list[Synonym]) -> Iterator[str]:
    """Yield what an index of these pages costs to make and to ask."""
    size = len(documents)
    with tempfile.TemporaryDirectory(prefix="yuhua-search-") as folder:
        site = Path(folder)
        started = time.process_time()
        found = index(documents)
        weight = _write(site, found, rows)
        built = time.process_time() - started
        again = _mended(site, found, rows)
        _shell(site)
        queries = _queries(documents)
        with served(site) as address:
            cold = [_cold(browser, address, query) for query in queries]
            slow = [_cold(browser, address, query, slow=True)[2] for query in queries]
            later, memory = _later(browser, address, queries)
    requests, sizes, times = zip(*cold, strict=True)
    yield f"{size} pages, {weight / 1e6:.1f} MB of files, made in {built:.1f} s of CPU, after one page has changed in {again:.1f}"
    yield f"  until the first answer: gz bytes {_spread(sizes)}, requests {_spread(requests)}"
    yield f"  cold {_spread(times)} ms, on a slow line {_spread(slow)} ms, later {_spread(later)} ms"
    yield f"  memory {memory / 1e6:.1f} MB" + (f"; bars {BARS[size]}" if size in BARS else "")


def _mended(site: Path, found: Index, rows: list[Synonym]) -> float:
    """Return the seconds of CPU that the files take once more after a page in the middle has changed."""
    keep(site, found)
    documents = list(found.documents)
    middle = len(documents) // 2
    changed = documents[middle]
    documents[middle] = replace(
        changed, telling=(*changed.telling, (BODY, "这一页改过，多了一句话。"))
    )
    started = time.process_time()
    mended = index(documents, kept(site))
    keep(site, mended)
    for _ in written(mended, rows):
        pass
    return time.process_time() - started


def _write(site: Path, found: Index, rows: list[Synonym]) -> int:
    weight = 0
    for path, raw in written(found, rows):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(raw)
        weight += len(raw)
    return weight


def _shell(site: Path) -> None:
    (site / "assets").mkdir()
    for name in ("early.js", "search.js"):
        (site / "assets" / name).write_bytes((ROOT / "overrides/assets" / name).read_bytes())
    dialog = (ROOT / "overrides/partials/search.html").read_text(encoding="utf-8")
    dialog = dialog[dialog.index("<dialog") :].replace("{{ 'help/hotlines/' | url }}", "#")
    (site / "index.html").write_text(SHELL.format(dialog=dialog), encoding="utf-8")


def _queries(documents: list[Document]) -> list[str]:
    chance = random.Random(1)  # noqa: S311 -- no secret
    titles = [one.title for one in chance.sample(documents, ASKED)]
    return [title[: 2 + number % 5] for number, title in enumerate(titles)]


def _cold(
    browser: Browser, address: str, query: str, *, slow: bool = False
) -> tuple[int, int, float]:
    """Return requests, bytes and milliseconds from the press of the button to the first answer."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
    requests, weight, passed = page.evaluate(_ASK, query)
    context.close()
    return requests, weight, passed


# Press the button, type as soon as the dialog is there, and wait for the first answer.
_ASK = """async (query) => {
  const started = performance.now();
  const until = (found) => new Promise((done) => { const look = () => found() ? done() : setTimeout(look, 1); look(); });
  document.querySelector("[data-find]").click();
  await until(() => document.querySelector("#find").open);
  const field = document.querySelector(".find__query");
  field.value = query;
  field.dispatchEvent(new InputEvent("input"));
  await until(() => document.querySelector(".find__results a"));
  const now = performance.now();
  const files = performance.getEntriesByType("resource").filter((one) => one.startTime >= started && one.responseEnd && one.responseEnd <= now);
  return [files.length, files.reduce((sum, one) => sum + one.transferSize, 0), now - started];
}"""


def _later(browser: Browser, address: str, queries: list[str]) -> tuple[list[float], float]:
    """Return the times of further queries, and the memory that the search takes."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    before = _heap(page)
    page.evaluate(_ASK, queries[0])
    again = (queries * (LATER // len(queries) + 1))[:LATER]
    times = [page.evaluate(_NEXT, query) for query in again]
    memory = _heap(page) - before
    context.close()
    return times, memory


# Type something else, and wait until the answers are others.
_NEXT = """async (query) => {
  const field = document.querySelector(".find__query");
  const count = document.querySelector(".find__count");
  const results = document.querySelector(".find__results");
  results.replaceChildren();
  const started = performance.now();
  field.value = query;
  field.dispatchEvent(new InputEvent("input"));
  await new Promise((done) => { const watch = new MutationObserver(() => { if (results.children.length) { watch.disconnect(); done(); } }); watch.observe(results, { childList: true }); });
  return performance.now() - started;
}"""


def _heap(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used: float = session.send("Runtime.getHeapUsage")["usedSize"]
    return used


def _spread(values: Iterable[float]) -> str:
    ordered = sorted(values)
    return f"{statistics.median(ordered):.0f} (at most {ordered[-1]:.0f})"


def answered(browser: Browser, real: Index, rows: list[Synonym]) -> Iterator[str]:
    """Yield, by class, how often the first and the first five answers to questions are right."""
    with tempfile.TemporaryDirectory(prefix="yuhua-search-") as folder:
        write_all(Path(folder), real, rows)
        for name in (TUNED, HELD_OUT):
            file = ROOT / "scripts/bench" / name
            asked = yaml.safe_load(file.read_text(encoding="utf-8"))
            given = asked_here(browser, Path(folder), [str(one["query"]) for one in asked])
            yield f"{name}:"
            yield from _answered(asked, given)


def write_all(folder: Path, found: Index, rows: list[Synonym]) -> None:
    """Write an index and a page with nothing but its dialog into a folder."""
    _write(folder, found, rows)
    _shell(folder)


def asked_here(browser: Browser, folder: Path, queries: list[str]) -> list[list[str]]:
    """Return the addresses that such a folder answers with, by query, best first."""
    with served(folder) as address:
        page = browser.new_page()
        page.goto(address)
        page.evaluate(_ASK, "家")
        given: list[list[str]] = page.evaluate(_PATHS, queries)
        page.close()
    return given


def _answered(asked: list[dict[str, Any]], given: list[list[str]]) -> Iterator[str]:
    places = [
        next((at for at, path in enumerate(paths, 1) if path in one["expect"]), 0)
        for one, paths in zip(asked, given, strict=True)
    ]
    for name in dict.fromkeys(one["class"] for one in asked):
        mine = [place for one, place in zip(asked, places, strict=True) if one["class"] == name]
        yield _scores(name, mine)
    yield _scores("all", places)
    yield f"  empty answers: {sum(not paths for paths in given)}"


_PATHS = """async (queries) => {
  const results = document.querySelector(".find__results");
  const field = document.querySelector(".find__query");
  const found = [];
  for (const query of queries) {
    results.replaceChildren();
    const shown = new Promise((done) => {
      const watch = new MutationObserver(() => { if (results.children.length) { watch.disconnect(); done(); } });
      watch.observe(results, { childList: true });
      setTimeout(done, 2000);
    });
    field.value = query;
    field.dispatchEvent(new InputEvent("input"));
    await shown;
    await new Promise((done) => setTimeout(done, 30)); // the best answer stands there first, the others follow
    found.push([...results.querySelectorAll("a")].map((link) => link.pathname.slice(1)));
  }
  return found;
}"""


def _scores(name: str, places: list[int]) -> str:
    count = len(places)
    first = sum(place == 1 for place in places) / count
    five = sum(0 < place <= FIVE for place in places) / count
    reciprocal = sum(1 / place for place in places if place) / count
    return f"  {name:<14} {count:>3} queries  R@1 {first:.2f}  R@5 {five:.2f}  MRR {reciprocal:.2f}"


if __name__ == "__main__":
    main()
