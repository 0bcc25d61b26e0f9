"""The bodies of a site's pages, each rendered when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yuhua.model.site import Page, Site
from yuhua.render.body import Body, Renderer
from yuhua.render.figures import Gallery

# The file a body is in, where it is shown, and its text: all that a renderer is told of one page.
Key = tuple[str, str, str]


class Bodies(Mapping[str, Body]):
    """The HTML of every page's own text, by address; `tones` are those of the site's pictures, by file."""

    def __init__(self, site: Site, tones: Mapping[str, str] | None = None) -> None:
        self._pages = {page.path: page for page in site.pages}
        # What a renderer is told beside: where links lead, and which pictures there are.
        self._around = (site.paths, site.pictures, tones or {})
        self._renderer = Renderer(site.paths, Gallery(site.pictures, tones or {}))
        self._kept: dict[Key, Body] = {}

    def after(self, before: Bodies) -> Bodies:
        """Take over what an earlier state has rendered and nothing has changed of."""
        if before._around == self._around:
            for key in map(_key, self._pages.values()):
                if key in before._kept:
                    self._kept[key] = before._kept[key]
        return self

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
