"""The site, turned into files other programs read: one module per format; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property


@dataclass(frozen=True)
class Artifact:
    """One output file: its path inside the site, and its bytes or what makes them.

    A build asks for all of them, a preview for the few that somebody looks at. `mark` stands for
    everything that what is drawn depends on, so that the next build need not draw it again; what makes it can then be
    sent to another process. It is empty for what is made anew every time.
    """

    path: str
    made: bytes | Callable[[], bytes]
    mark: str = ""

    @cached_property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self.made if isinstance(self.made, bytes) else self.made()


@dataclass(frozen=True)
class Settings:
    """What a site calls itself, and the province and the district it is for.

    `url` ends with `/`; `tag` is the authority of its ids (RFC 4151), chosen once and kept when
    the domain changes. `hub` is a WebSub hub, `follow` feed and reader of Folo's challenge. `cms` is the
    repository (`owner/name`) that the web editor writes to, `test-repo` for a trial, empty for none. `seal` is the short name in the seal, `organizer` whoever the site belongs to. Calendars show a cancelled session `cancelled_for` that long after its day.
    """

    name: str
    url: str
    description: str
    tag: str
    cancelled_for: timedelta = timedelta(days=30)
    region: str = ""
    locality: str = ""
    hub: str = ""
    follow: tuple[str, str] = ("", "")
    cms: str = ""
    seal: str = ""
    organizer: str = ""
