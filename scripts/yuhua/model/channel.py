"""What can be subscribed to: one folder with a feed in three formats, and perhaps a calendar."""

from __future__ import annotations

from dataclasses import dataclass

from yuhua.model.links import Link


@dataclass(frozen=True)
class Channel:
    """One feed. `folder` ends with `/`, that of everything is empty; `group` is what it stands under.

    `count` says how many entries it holds now, `newest` names the first three.
    """

    folder: str
    title: str
    summary: str
    group: str
    count: int
    newest: tuple[Link, ...] = ()
    calendar: str = ""

    @property
    def rss(self) -> str:
        """The path of RSS 2.0."""
        return f"{self.folder}feed.xml"

    @property
    def atom(self) -> str:
        """The path of Atom 1.0."""
        return f"{self.folder}atom.xml"

    @property
    def json(self) -> str:
        """The path of JSON Feed 1.1."""
        return f"{self.folder}feed.json"

    @property
    def code(self) -> str:
        """The path of its QR code."""
        return f"{self.folder}feed.png"
