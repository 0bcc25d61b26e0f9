"""Pages, rendered one at a time by MkDocs' theme: the same bytes as those of a build, when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Any

from yuhua.emit import Settings
from yuhua.model.site import Site
from yuhua.render.bodies import Bodies
from yuhua.render.engine import File, Files, Theirs
from yuhua.render.mkdocs_site import RenderError, refusing
from yuhua.render.pages import Pages, settings_of, taught
from yuhua.render.theme import mended

STATIC = ("404.html", "sitemap.xml")


class Theme:
    """mkdocs.yml and the templates of the theme, loaded until one of them changes. Raises RenderError."""

    def __init__(self, root: Path) -> None:
        with refusing():
            from mkdocs.config import load_config  # noqa: PLC0415 -- slow import

            # The hooks would read and make everything at once.
            self.config: Theirs = load_config(str(root / "mkdocs.yml"), hooks=[])
            self.env: Theirs = taught(self.config.theme.get_env())
            self.settings: Settings = settings_of(self.config)
            self.files = Files([])
            self.files.add_files_from_theme(self.env, self.config)


class Edition:
    """One state of the site in its theme; `sizes` are those of files that pages offer. Raises RenderError."""

    def __init__(
        self, theme: Theme, site: Site, bodies: Bodies, sizes: Mapping[str, int] | None = None
    ) -> None:
        config, self._theme, self.bodies = theme.config, theme, bodies
        with refusing():
            from mkdocs.structure.files import set_exclusions  # noqa: PLC0415 -- slow import
            from mkdocs.structure.nav import get_navigation  # noqa: PLC0415 -- slow import

            self.pages = replace(
                Pages.of(site, bodies, config), sizes={} if sizes is None else sizes
            )
            _refuse_lost(config.nav, self.pages)
            offered = [one for one in theme.files if self.pages.is_offered(one, config.docs_dir)]
            self.assets = {one.dest_uri: Path(one.abs_src_path) for one in offered}
            self._files = Files(offered)
            for uri in self.pages.by_uri:
                self._files.append(File(uri, None, config.site_dir, config.use_directory_urls))
            set_exclusions(self._files, config)
            self._nav = get_navigation(self._files, config)
        for page in self._nav.pages:
            self.pages.name(page)

    def page(self, path: str) -> str:
        """Return the HTML of the page at an address of the site; raises KeyError where there is none."""
        theirs = self._page(self._files.src_uris[f"{path}index.md"])
        with refusing(), _active(theirs):
            theirs.markdown, theirs.content = "", self.pages.fill(theirs)
            context = self._context(self._files.documentation_pages(), theirs)
            context.update(self.pages.context(theirs))
            html = self._theme.env.get_template(theirs.meta["template"]).render(context)
        return mended(html)

    def static(self, name: str) -> str:
        """Return one of `STATIC`; its links start at the root of the host."""
        for file in self._files.documentation_pages():
            self._page(file)
        with refusing():
            is_page = name.endswith(".html")
            context = self._context(self._files, base_url="/" if is_page else ".")
            context.update(self.pages.lost())
            text = str(self._theme.env.get_template(name).render(context))
        return mended(text) if is_page else text

    def _context(self, files: Theirs, page: Theirs = None, base_url: str = "") -> dict[str, Any]:
        from mkdocs.commands.build import get_context  # noqa: PLC0415 -- slow import

        found = get_context(self._nav, files, self._theme.config, page, base_url)
        moment = self.pages.site.as_of.astimezone(UTC)
        return {**found, "build_date_utc": moment}

    def _page(self, file: Theirs) -> Theirs:
        from mkdocs.structure.pages import Page  # noqa: PLC0415 -- slow import

        theirs = file.page or Page(None, file, self._theme.config)
        theirs.update_date = f"{self.pages.site.as_of.astimezone(UTC):%Y-%m-%d}"
        self.pages.name(theirs)
        return theirs


def _refuse_lost(nav: object, pages: Pages) -> None:
    """Raise RenderError if the menu leads to a page that is not there; MkDocs says so in English."""
    lost = [uri for uri in _uris(nav) if uri.endswith(".md") and uri not in pages.by_uri]
    if lost:
        raise RenderError(f"菜单里的 docs/{lost[0]} 不见了；把它放回来，或者改 mkdocs.yml 的 nav")


def _uris(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict):
        for one in nav.values() if isinstance(nav, dict) else nav:
            yield from _uris(one)


@contextmanager
def _active(page: Theirs) -> Iterator[None]:
    """Mark a page as the one that is looked at, as long as it is rendered."""
    page.active = True
    try:
        yield
    finally:
        page.active = False
