"""书单: books for an age or a theme, each with a reason (features B1, B2)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from yuhua.kinds.base import Kind
from yuhua.model.entry import Entry
from yuhua.model.parts import Book


class BookList(Entry):
    """A list of books (schema.org `ItemList`)."""

    books: Annotated[tuple[Book, ...], Field(title="书目", min_length=1, max_length=60)]

    def holds(self, title: str) -> bool:
        """Say whether a book of that title is on the list."""
        return any(book.title == title for book in self.books)


KIND = Kind("booklist", "书单", BookList, "reading/", "booklist.html")
