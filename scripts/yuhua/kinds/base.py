"""What a kind of content is: its record, where its files lie, and which template shows it."""

from __future__ import annotations

from dataclasses import dataclass

from yuhua.model.entry import Entry, Record


@dataclass(frozen=True)
class Kind:
    """One kind.

    `home` is a folder of pages (`courses/`), a folder of lists (`schedules/*.yml`) or one list
    (`places.yml`), inside docs/.
    """

    name: str
    label: str
    record: type[Record]
    home: str
    template: str = ""

    @property
    def is_page(self) -> bool:
        """Whether each file is one Markdown page."""
        return issubclass(self.record, Entry)

    def rank(self) -> tuple[int, str]:
        """Sort the most particular home first: the plain page takes what nobody else wants."""
        return (-len(self.home), self.name)

    def holds(self, path: str) -> bool:
        """Say whether the file at `path` is of this kind."""
        folder, _, name = path.rpartition("/")
        if not self.is_page:
            return path == self.home or (f"{folder}/*.yml" == self.home and name.endswith(".yml"))
        if not name.endswith(".md"):
            return False
        return not self.home or (path.startswith(self.home) and name != "index.md")
