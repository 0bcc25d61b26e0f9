"""MkDocs events, translated: the core reads and derives, MkDocs and its theme make the pages.

MkDocs takes every name that starts with `on_` for an event. Works for mkdocs and properdocs alike.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from markupsafe import Markup

from yuhua import build, dates, keeping, report
from yuhua.emit import Settings, jsonld, labels, notices, qr
from yuhua.model.site import Page
from yuhua.problems import has_errors
from yuhua.render.body import Body
from yuhua.render.engine import Abort, File, Files, toc_of
from yuhua.render.theme import is_used, mended
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
    bodies = build.render_bodies(made.site)
    found = build.searched(made, bodies, keeping.kept(root))
    keeping.keep(root, found)
    missed = tuple(promises.missed(made.content, found, made.site.paths))
    if missed:
        print(report.terminal(missed, root), file=sys.stderr)
        raise Abort("有的页面搜不到，没有生成网站；原来的网站没有动。")
    extra = config.extra
    settings = Settings(
        config.site_name,
        config.site_url or "/",
        config.site_description or "",
        extra["tag"],
        timedelta(days=extra["cancelled_days"]),
        extra["district"]["region"],
        extra["district"]["locality"],
        extra["feeds"]["hub"],
        (str(extra["feeds"]["follow_feed"]), str(extra["feeds"]["follow_user"])),
    )
    _state.clear()
    _state.update(plan=made, bodies=bodies, pages={_uri(page): page for page in made.site.pages})
    _state["settings"] = settings
    _state["site_code"] = _site_code(extra)
    _state["artifacts"] = build.artifacts(made, settings, bodies, found)
    return config


def _site_code(extra: Any) -> str:
    """Return the 网站标识码, empty where there is none."""
    code = str((extra.get("footer") or {}).get("site_code") or "")
    if code and not labels.is_site_code(code):
        raise Abort(f"mkdocs.yml 的 site_code 应为10位数字，或 bm 加8位数字，现在是“{code}”")
    return code


def _labels(page: Page, config: Any) -> labels.Labels:
    """Return the labels of a page, none where mkdocs.yml says `site_labels: false`."""
    if not config.extra.get("site_labels", True):
        return ()
    return labels.of(page, _state["plan"].site, _state["settings"], _state["site_code"])


def _uri(page: Page) -> str:
    return f"{page.path}index.md"


def on_files(files: Any, config: Any) -> Any:
    """Hand MkDocs our pages and files, and nothing that merely lies in docs/ or in the theme."""
    offered = _state["plan"].site.downloads
    kept = [
        file
        for file in files
        if file.src_uri in offered
        or (
            is_used(file.src_uri)
            and not Path(file.abs_src_path or "").is_relative_to(config.docs_dir)
        )
    ]
    theirs = Files(kept)
    for uri in _state["pages"]:
        theirs.append(File.generated(config, uri, content="\n"))
    for artifact in _state["artifacts"]:
        theirs.append(File.generated(config, artifact.path, content=artifact.content))
    return theirs


def _page_of(page: Any) -> Page:
    found: Page = _state["pages"][page.file.src_uri]
    return found


def on_page_markdown(_markdown: str, page: Any, **_: Any) -> str:
    """Name the page and its template; its text is ours already."""
    ours = _page_of(page)
    page.meta = {"title": ours.title, "description": ours.summary, "template": ours.template}
    page.title = ours.title
    changed = ours.updated or ours.published
    if changed:
        page.update_date = changed.isoformat()
    return ""


def on_page_content(_html: str, page: Any, **_: Any) -> str:
    """Put our HTML and table of contents where MkDocs' own would be."""
    body: Body = _state["bodies"][_page_of(page).path]
    page.toc = toc_of(body.toc)
    return body.html


def on_env(env: Any, config: Any, **_: Any) -> Any:
    """Escape everything by default, and teach the templates to show dates."""
    env.autoescape = True
    env.filters |= {
        "day": dates.show_day,
        "weekday": dates.weekday,
        "clock": dates.clock,
        "iso": lambda moment: moment.isoformat(),
    }
    return env


def on_page_context(context: Any, page: Any, config: Any, **_: Any) -> Any:
    """Give the template our page; what is HTML already says so."""
    site = _state["plan"].site
    page.content = Markup(page.content)  # noqa: S704 -- made by render/body.py
    context["view"] = _page_of(page)
    context["as_of"] = site.as_of
    context["crisis"] = site.crisis
    context["labels"] = _labels(_page_of(page), config)
    context["open_graph"] = labels.open_graph(_page_of(page), _state["settings"])
    context["notice_text"] = notices.of(_page_of(page), _state["settings"])
    context["code"] = qr.page_code(_page_of(page), _state["settings"])
    context["jsonld"] = Markup(jsonld.of(_page_of(page), site, _state["settings"]))  # noqa: S704 -- escaped there
    return context


def on_template_context(context: Any, **_: Any) -> Any:
    """Give 404.html and the like what they share with pages."""
    site = _state["plan"].site
    context["view"] = Page(
        "404.html", "没有找到这一页", "地址可能变了，或者到期撤下了，试试搜索。", "404.html"
    )
    context["as_of"] = site.as_of
    context["crisis"] = site.crisis
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
    promised = [f"{page.path}index.html" for page in _state["plan"].site.pages]
    promised += [artifact.path for artifact in _state["artifacts"]]
    missing = [path for path in promised if not (out / path).is_file()]
    if missing:
        raise Abort(f"有 {len(missing)} 个文件没有生成，例如 {missing[0]}")
