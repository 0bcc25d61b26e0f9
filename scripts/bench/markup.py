"""The pages, read by the Nu HTML checker: `.venv/bin/python scripts/bench/markup.py` prints its errors, grouped."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from serving import built, packages


def main() -> None:
    """Print errors by message, the commonest first, each with one place; count the warnings; end with 1 on errors."""
    java = shutil.which("java")
    if not java:
        sys.exit(
            "没有 Java，网页的语法没法查：请先装上 Java 17 或更新的版本（Debian 上是 default-jre-headless）。"
        )
    with built() as site:
        pages = sorted(site.rglob("*.html"))
        found = checked(java, pages)
        errors = grouped(site, [one for one in found if one["type"] == "error"])
        warnings = grouped(site, [one for one in found if one.get("subType") == "warning"])
    for title, groups in (("errors", errors), ("warnings", warnings)):
        print(f"{sum(count for count, _, _ in groups)} {title} in {len(pages)} pages")
        for count, message, place in groups:
            print(f"{count:>6}  {message}\n        {place}")
    sys.exit(bool(errors))


def checked(java: str, pages: list[Path]) -> list[dict[str, Any]]:
    """Return the messages about some files, as the checker gives them."""
    jar = packages() / "vnu-jar/build/dist/vnu.jar"
    command = [java, "-Xss4m", "-jar", str(jar), "--format", "json", "--exit-zero-always"]
    done = subprocess.run(
        [*command, *map(str, pages)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return found


def grouped(site: Path, messages: list[dict[str, Any]]) -> list[tuple[int, str, str]]:
    """Return how often each message is given and where first, the commonest first."""
    places = defaultdict(list)
    for one in messages:
        path = Path(one["url"].removeprefix("file:")).relative_to(site).as_posix()
        places[one["message"]].append(f"{path}:{one.get('lastLine', 0)}")
    groups = [(len(found), message, found[0]) for message, found in places.items()]
    return sorted(groups, key=lambda one: (-one[0], one[1]))


if __name__ == "__main__":
    main()
