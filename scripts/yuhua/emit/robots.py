"""What crawlers may read (RFC 9309): everything, and the sitemap says where it is."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from yuhua.emit import Artifact, Settings

_ALL = "User-agent: *\nAllow: /\n"


def emit(settings: Settings) -> Iterable[Artifact]:
    """Yield robots.txt. It names no page: who reads it to find what is hidden finds nothing.

    The address of a sitemap must be a whole one, so there is none where the site does not know its
    own. Crawlers ask for /robots.txt of a host only: under a path, its owner has to add the line.
    """
    known = "://" in settings.url
    where = f"\nSitemap: {urljoin(settings.url, 'sitemap.xml')}\n" if known else ""
    yield Artifact("robots.txt", f"{_ALL}{where}".encode())
