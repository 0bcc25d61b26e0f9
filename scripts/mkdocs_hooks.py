"""MkDocs events, translated: the core reads and derives, MkDocs and its theme make the pages.

MkDocs takes every name that starts with `on_` for an event. Works for mkdocs and properdocs alike.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from yuhua import build, dates, developing, drawn, keeping, report
from yuhua.emit import Artifact
from yuhua.problems import has_errors
from yuhua.render.engine import Abort
from yuhua.render.pages import Pages, taught
from yuhua.render.theme import mended
from yuhua.search import promises

_state: dict[str, Any] = {}


def _as_of() -> datetime:
    """Return the moment the site is made for: SOURCE_DATE_EPOCH, as reproducible builds set it, or now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(dates.SHANGHAI).replace(microsecond=0)


def on_config(config: Any) -> Any:
    """Read and check everything before MkDocs touches the old site."""
    root = Path(config.config_file_path).resolve().parent
    made = build.plan(root, _as_of())
    if made.problems:
        print(report.terminal(made.problems, root), file=sys.stderr)
    if has_errors(made.problems):
        raise Abort("内容有错，没有生成网站；原来的网站没有动。")
    developed, undrawn = developing.developed(root, made.site)
    if undrawn:
        print(report.terminal(undrawn, root), file=sys.stderr)
        raise Abort("有的图片画不出来，没有生成网站；原来的网站没有动。")
    bodies = build.render_bodies(made.site, developed)
    found = build.searched(made, bodies, keeping.kept(root))
    keeping.keep(root, found)
    missed = tuple(promises.missed(made.content, found, made.site.paths))
    if missed:
        print(report.terminal(missed, root), file=sys.stderr)
        raise Abort("有的页面搜不到，没有生成网站；原来的网站没有动。")
    pages = Pages.of(made.site, bodies, config)
    _state.clear()
    artifacts = build.artifacts(made, pages.settings, bodies, found, developed)
    artifacts = drawn.drawn(root, artifacts)
    sizes = {one.path: len(one.content) for one in artifacts if one.mark}
    _state["pages"] = replace(pages, sizes=sizes)
    _state["artifacts"] = artifacts
    return config


def _pages() -> Pages:
    found: Pages = _state["pages"]
    return found


def _artifacts() -> tuple[Artifact, ...]:
    found: tuple[Artifact, ...] = _state["artifacts"]
    return found


def on_files(files: Any, config: Any) -> Any:
    """Hand MkDocs our pages and files, and nothing that merely lies in docs/ or in the theme."""
    return _pages().files(config, files, {one.path: one.content for one in _artifacts()})


def on_page_markdown(_markdown: str, page: Any, **_: Any) -> str:
    """Name the page and its template; its text is ours already."""
    _pages().name(page)
    return ""


def on_page_content(_html: str, page: Any, **_: Any) -> str:
    """Put our HTML and table of contents where MkDocs' own would be."""
    return _pages().fill(page)


def on_env(env: Any, config: Any, **_: Any) -> Any:
    """Escape everything by default, and teach the templates to show dates."""
    return taught(env)


def on_page_context(context: Any, page: Any, config: Any, **_: Any) -> Any:
    """Give the template our page."""
    context.update(_pages().context(page))
    return context


def on_template_context(context: Any, **_: Any) -> Any:
    """Give 404.html and the like what they share with pages."""
    context.update(_pages().lost())
    return context


def on_post_page(output: str, **_: Any) -> str:
    """Mend what the theme cannot be told."""
    return mended(output)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Mend 404.html as well."""
    return mended(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: Any) -> None:
    """See that everything promised is there."""
    out = Path(config.site_dir)
    promised = [f"{page.path}index.html" for page in _pages().site.pages]
    promised += [artifact.path for artifact in _artifacts()]
    missing = [path for path in promised if not (out / path).is_file()]
    if missing:
        raise Abort(f"有 {len(missing)} 个文件没有生成，例如 {missing[0]}")
