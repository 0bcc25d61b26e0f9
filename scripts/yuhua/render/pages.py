"""Our pages, told to the site generator and its templates: names, bodies and what a template is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

from yuhua import dates
from yuhua.emit import Settings, cards, cms, jsonld, labels, notices, prints, qr
from yuhua.model.site import Page, Site
from yuhua.render.body import Body
from yuhua.render.engine import Abort, File, Files, Theirs, toc_of
from yuhua.render.theme import is_used

_NOT_FOUND = Page(
    "404.html", "没有找到这一页", "地址可能变了，或者到期撤下了，试试搜索。", "404.html"
)


@dataclass(frozen=True)
class Pages:
    """A site with its bodies by address, as the generator sees it.

    `site_code` is the 网站标识码; `labelled` says whether pages bear 网页标签; `sizes` are those of files that
    were made already, in bytes by path.
    """

    site: Site
    settings: Settings
    bodies: Mapping[str, Body]
    site_code: str = ""
    labelled: bool = True
    sizes: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, site: Site, bodies: Mapping[str, Body], config: Theirs) -> Pages:
        """Return the pages of a site as mkdocs.yml wants them. Raises Abort where it cannot be."""
        code, labelled = _site_code(config.extra), bool(config.extra.get("site_labels", True))
        return cls(site, settings_of(config), bodies, code, labelled)

    @cached_property
    def by_uri(self) -> dict[str, Page]:
        """Every page by the name of the file that the generator thinks it is made of."""
        return {f"{page.path}index.md": page for page in self.site.pages}

    def files(self, config: Theirs, theirs: Iterable[Theirs], made: Mapping[str, bytes]) -> Theirs:
        """Return our pages and files, and nothing that merely lies in docs/ or in the theme."""
        kept = Files([file for file in theirs if self.is_offered(file, config.docs_dir)])
        for uri in self.by_uri:
            kept.append(File.generated(config, uri, content="\n"))
        for path, content in made.items():
            kept.append(File.generated(config, path, content=content))
        return kept

    def is_offered(self, file: Theirs, docs: str) -> bool:
        """Say whether a file of docs/ or of the theme is part of the site."""
        if file.src_uri in self.site.downloads:
            return True
        return is_used(file.src_uri) and not Path(file.abs_src_path or "").is_relative_to(docs)

    def name(self, page: Theirs) -> None:
        """Give a page its title, template and date."""
        ours = self.by_uri[page.file.src_uri]
        page.meta = {"title": ours.title, "description": ours.summary, "template": ours.template}
        page.title = ours.title
        changed = ours.updated or ours.published
        if changed:
            page.update_date = changed.isoformat()

    def fill(self, page: Theirs) -> str:
        """Give a page its table of contents, and return its body."""
        body = self.bodies[self.by_uri[page.file.src_uri].path]
        page.toc = toc_of(body.toc)
        return body.html

    def context(self, page: Theirs) -> dict[str, Any]:
        """Return what the template of a page is given; what is HTML already says so."""
        ours = self.by_uri[page.file.src_uri]
        page.content = Markup(page.content)  # noqa: S704 -- made by render/body.py
        found = labels.of(ours, self.site, self.settings, self.site_code) if self.labelled else ()
        return self._shared(ours) | {
            "labels": found,
            "open_graph": labels.open_graph(ours, self.settings),
            "twitter": labels.twitter(ours, self.settings),
            "notice_text": notices.of(ours, self.settings),
            "prints": prints.of(ours, self.site, self.settings, self.sizes),
            "code": qr.page_code(ours, self.settings),
            "shared_as": cards.offered(ours, self.sizes),
            "jsonld": Markup(jsonld.of(ours, self.site, self.settings)),  # noqa: S704 -- escaped there
        }

    def lost(self) -> dict[str, Any]:
        """Return what 404.html and the like are given."""
        return self._shared(_NOT_FOUND)

    def _shared(self, page: Page) -> dict[str, Any]:
        return {"view": page, "as_of": self.site.as_of, "crisis": self.site.crisis}


def settings_of(config: Theirs) -> Settings:
    """Return what mkdocs.yml says of the site. Raises Abort where it lacks something."""
    try:
        return _settings(config)
    except KeyError as error:
        raise Abort(f"mkdocs.yml 的 extra 里少了 {error.args[0]}") from error


def _settings(config: Theirs) -> Settings:
    extra = config.extra
    return Settings(
        config.site_name,
        config.site_url or "/",
        config.site_description or "",
        extra["tag"],
        timedelta(days=extra["cancelled_days"]),
        extra["district"]["region"],
        extra["district"]["locality"],
        extra["feeds"]["hub"],
        (str(extra["feeds"]["follow_feed"]), str(extra["feeds"]["follow_user"])),
        _repository(extra),
        str(extra["district"]["seal"]),
        str((extra.get("footer") or {}).get("organizer") or ""),
    )


def _repository(extra: Theirs) -> str:
    """Return where the web editor writes, empty where there is none."""
    where = extra.get("cms") or ""
    if where and not (isinstance(where, str) and cms.is_repository(where)):
        raise Abort(
            f"mkdocs.yml 的 cms 应为 GitHub 上的仓库，例如 yuhua/yuhua-jiating，现在是“{where}”；"
            f"只想试试就写 {cms.TRIAL}"
        )
    return str(where)


def _site_code(extra: Theirs) -> str:
    """Return the 网站标识码, empty where there is none."""
    code = str((extra.get("footer") or {}).get("site_code") or "")
    if code and not labels.is_site_code(code):
        raise Abort(f"mkdocs.yml 的 site_code 应为10位数字，或 bm 加8位数字，现在是“{code}”")
    return code


def taught(env: Theirs) -> Theirs:
    """Return the environment of templates that escapes everything and knows how to show dates."""
    env.autoescape = True
    env.filters |= {
        "day": dates.show_day,
        "weekday": dates.weekday,
        "clock": dates.clock,
        "iso": lambda moment: moment.isoformat(),
    }
    return env
