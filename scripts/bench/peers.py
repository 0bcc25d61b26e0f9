"""The search beside others: `.venv/bin/python scripts/bench/peers.py` asks Material's own search and Pagefind the same.

All three get the same pages, those of this site without the sensitive ones, as title and text, and the
same questions, those of `search.py`. Pagefind and jieba are installed for it with pip, into a folder that
is thrown away. Prints how often the first and the first five answers are right, and what ours is beside it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import yaml
from markdown import markdown
from playwright.sync_api import Browser
from serving import ROOT, opened, served

from search import FIVE, HELD_OUT, TUNED, asked_here, write_all
from yuhua.build import plan, render_bodies, searched
from yuhua.model.lists import Synonym
from yuhua.search.documents import Document

PINNED = ("pagefind==1.5.2", "pagefind_bin==1.5.2", "jieba==0.42.1")
PAGE = '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{0}</title></head><body data-pagefind-body><h1>{0}</h1>{1}</body></html>'
MATERIAL = """site_name: peers
theme: {name: material, language: zh, font: false}
plugins: [{search: {lang: zh}}]
"""
Answers = list[list[str]]


def main() -> None:
    """Print a line for every search."""
    made = plan(ROOT, datetime.now(UTC))
    rows = [row.part for row in made.content.rows(Synonym)]
    real = searched(made, render_bodies(made.site))
    pages = [one for one in real.documents if one.telling]
    asked = [
        one
        for name in (TUNED, HELD_OUT)
        for one in yaml.safe_load((ROOT / "scripts/bench" / name).read_text(encoding="utf-8"))
    ]
    words = [str(one["query"]) for one in asked]
    with tempfile.TemporaryDirectory(prefix="yuhua-peers-") as folder, opened() as browser:
        work = Path(folder)
        ours = work / "ours"
        write_all(ours, real, rows)
        found = {"ours": asked_here(browser, ours, words)}
        found["Material"] = _asked(browser, _material(pages, work), words, _MATERIAL)
        found["Pagefind"] = _asked(browser, _pagefind(pages, work), words, _PAGEFIND)
    print(f"{len(pages)} pages, {len(words)} questions")
    print(*_lines(found, [one["expect"] for one in asked]), sep="\n")


def _material(pages: Sequence[Document], work: Path) -> Path:
    source = work / "material"
    for one in pages:
        path = source / "docs" / one.path / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {one.title}\n\n{_text(one)}\n", encoding="utf-8")
    (source / "docs/index.md").write_text("# peers\n", encoding="utf-8")
    (source / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    _run([sys.executable, "-m", "mkdocs", "build", "-q"], source, _installed(work))
    return source / "site"


def _pagefind(pages: Sequence[Document], work: Path) -> Path:
    site = work / "pagefind"
    for one in pages:
        path = site / one.path / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(one.title, markdown(_text(one))), encoding="utf-8")
    (site / "index.html").write_text("<!doctype html><title>peers</title>", encoding="utf-8")
    _run([sys.executable, "-m", "pagefind", "--site", str(site)], site, _installed(work))
    return site


def _text(one: Document) -> str:
    return "\n\n".join(f"{part.heading}\n\n{part.text}" for part in one.passages)


def _installed(work: Path) -> str:
    """Install the others once, and return the folder."""
    folder = work / "packages"
    if not folder.exists():
        order = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(folder)]
        _run([*order, *PINNED], work, "")
    return str(folder)


def _run(command: list[str], where: Path, packages: str) -> None:
    environment = {**os.environ, "PYTHONPATH": packages, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=where, env=environment, check=True, stdout=subprocess.DEVNULL)


def _asked(browser: Browser, site: Path, words: list[str], script: str) -> Answers:
    with served(site) as address:
        page = browser.new_page()
        page.goto(address)
        found: Answers = page.evaluate(script, [words, address])
        page.close()
    return found


# Type into the field that Material shows, and read what it lists.
_MATERIAL = """async ([words, address]) => {
  const rest = (time) => new Promise((done) => setTimeout(done, time));
  document.querySelector("#__search").click();
  const field = document.querySelector("[data-md-component=search-query]");
  field.focus();
  await rest(3000);
  const found = [];
  for (const word of words) {
    field.value = word;
    field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await rest(250);
    const links = [...document.querySelectorAll(".md-search-result__item > a.md-search-result__link")];
    found.push([...new Set(links.map((link) => new URL(link.href).pathname.slice(1)))]);
  }
  return found;
}"""
_PAGEFIND = """async ([words, address]) => {
  const pagefind = await import(`${address}pagefind/pagefind.js`);
  await pagefind.options({ language: "zh-cn" });
  const found = [];
  for (const word of words) {
    const answer = await pagefind.search(word);
    const pages = await Promise.all(answer.results.slice(0, 10).map((one) => one.data()));
    found.push(pages.map((one) => one.url.replace(/^\\//, "").replace(/index\\.html$/, "")));
  }
  return found;
}"""


def _lines(found: dict[str, Answers], expected: Sequence[Sequence[str]]) -> Iterator[str]:
    at_one, at_five = _share(1), _share(FIVE)
    ours = at_one(found["ours"], expected), at_five(found["ours"], expected)
    for name, answers in found.items():
        one, five = at_one(answers, expected), at_five(answers, expected)
        times = f"ours is {ours[0] / one:.2f} and {ours[1] / five:.2f} times that" if one else ""
        empty = sum(not paths for paths in answers) / len(answers)
        yield f"  {name:<9} R@1 {one:.2f}  R@5 {five:.2f}  empty {empty:.2f}  {times}"


def _share(most: int) -> Callable[[Answers, Sequence[Sequence[str]]], float]:
    def share(found: Answers, expected: Sequence[Sequence[str]]) -> float:
        right = [set(paths[:most]) & set(good) for paths, good in zip(found, expected, strict=True)]
        return sum(map(bool, right)) / len(right)

    return share


if __name__ == "__main__":
    main()
