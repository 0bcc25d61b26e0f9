"""Pictures of two sites that differ, put side by side in a folder that opens by double click."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

from yuhua.emit import Artifact

INDEX = "index.html"
# A change of what all cards have in common changes a thousand.
MOST = 60
_CODES = ("qr.png", "feed.png", "signup.png")
_SIDES = (("before", "改前", "以前没有"), ("after", "改后", "现在没有了"))
_PAGE = """<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>改过的图</title>
<style>
body {{ max-width: 70rem; margin: 1rem auto; padding: 0 1rem; font: 1rem/1.6 sans-serif; }}
.pair {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 1rem; }}
figure {{ margin: 0; }} img {{ max-width: 100%; border: 1px solid #767676; }} h2 {{ font-size: 1rem; overflow-wrap: anywhere; }}
</style>
<h1>改过的图：{count}张</h1>
{rows}
</html>
"""


def album(old: Path, new: Path, differing: Iterable[str]) -> tuple[Artifact, ...]:
    """Return the files of the folder, its page first; none where no picture differs.

    `old` and `new` are the folders of two built sites. Codes to scan are no pictures to look at.
    """
    paths = sorted(path for path in differing if _is_looked_at(path))
    shown = paths[:MOST]
    kept = [
        Artifact(f"{side}/{path}", (folder / path).read_bytes())
        for path in shown
        for (side, _, _), folder in zip(_SIDES, (old, new), strict=True)
        if (folder / path).is_file()
    ]
    if not kept:
        return ()
    there = {one.path for one in kept}
    rows = [line for path in shown for line in _pair(path, there)]
    if len(paths) > MOST:
        rows.append(f"<p>还有{len(paths) - MOST}张，没有列出。</p>")
    page = _PAGE.format(count=len(paths), rows="\n".join(rows))
    return Artifact(INDEX, page.encode()), *kept


def _is_looked_at(path: str) -> bool:
    return path.endswith(".png") and path.rpartition("/")[2] not in _CODES


def _pair(path: str, there: set[str]) -> Iterator[str]:
    yield f'<h2>{escape(path)}</h2>\n<div class="pair">'
    for side, label, missing in _SIDES:
        file = f"{side}/{path}"
        inside = f'<img src="{escape(quote(file))}" alt="{label}" loading="lazy">'
        yield f"<figure><figcaption>{label}</figcaption>{inside if file in there else missing}</figure>"
    yield "</div>"
