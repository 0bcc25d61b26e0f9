"""The bodies of a site's pages, each rendered when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yuhua.model.site import Page, Site
from yuhua.render.body import Body, Renderer

# The file a body is in, where it is shown, and its text: all that a renderer is told.
Key = tuple[str, str, str]


class Bodies(Mapping[str, Body]):
    """The HTML of every page's own text, by address."""

    def __init__(self, site: Site) -> None:
        self._pages = {page.path: page for page in site.pages}
        self._links = site.paths
        self._renderer = Renderer(site.paths)
        self._kept: dict[Key, Body] = {}

    def followed_by(self, site: Site) -> Bodies:
        """Return the bodies of a later state of the site; what has not changed is not rendered again."""
        after = Bodies(site)
        if site.paths == self._links:
            for key in map(_key, site.pages):
                if key in self._kept:
                    after._kept[key] = self._kept[key]
        return after

    def __getitem__(self, path: str) -> Body:
        """Render a body, or return it as it was rendered before."""
        key = _key(self._pages[path])
        if key not in self._kept:
            self._kept[key] = self._renderer.render(*key)
        return self._kept[key]

    def __iter__(self) -> Iterator[str]:
        """Return the addresses in the order of the site."""
        return iter(self._pages)

    def __len__(self) -> int:
        """Count the pages."""
        return len(self._pages)


def _key(page: Page) -> Key:
    return page.file or f"docs/{page.path}index.md", page.path, page.body
