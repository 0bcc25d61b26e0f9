"""The types of schema.org for what can be read and learned, and the graph that a page says."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from yuhua.emit.schema_org import (
    Audience,
    CourseInstance,
    Duration,
    Event,
    EventSeries,
    Id,
    Organization,
    Person,
    Place,
    Text,
    Thing,
    Url,
)


class Course(Thing):
    """A lesson."""

    type: Annotated[Literal["Course"], Field(alias="@type")] = "Course"
    id: Id
    name: Text
    url: Url
    description: Text
    image: tuple[Url, ...] = ()
    provider: Organization
    time_required: Duration
    teaches: tuple[Text, ...] = ()
    audience: tuple[Audience, ...] = ()
    typical_age_range: str = ""
    date_published: date
    date_modified: date
    credit_text: str = ""
    in_language: str = "zh-CN"
    has_course_instance: tuple[CourseInstance, ...] = ()


class Article(Thing):
    """A story, or a card of a policy."""

    type: Annotated[Literal["Article"], Field(alias="@type")] = "Article"
    id: Id
    headline: Text
    url: Url
    description: Text
    image: tuple[Url, ...] = ()
    author: Organization
    publisher: Organization
    date_published: date
    date_modified: date
    expires: date | None = None
    credit_text: str = ""
    keywords: tuple[str, ...] = ()
    in_language: str = "zh-CN"


class Publisher(Thing):
    """A house that publishes books."""

    type: Annotated[Literal["Organization"], Field(alias="@type")] = "Organization"
    name: Text


class Book(Thing):
    """A book that is recommended; `description` says why."""

    type: Annotated[Literal["Book"], Field(alias="@type")] = "Book"
    name: Text
    author: tuple[Person, ...] = ()
    illustrator: tuple[Person, ...] = ()
    translator: tuple[Person, ...] = ()
    publisher: Publisher | None = None
    date_published: str = ""
    isbn: str = ""
    description: str = ""


class BookPosition(Thing):
    """A place in a list of books."""

    type: Annotated[Literal["ListItem"], Field(alias="@type")] = "ListItem"
    position: Annotated[int, Field(ge=1)]
    item: Book


class BookList(Thing):
    """A list of books."""

    type: Annotated[Literal["ItemList"], Field(alias="@type")] = "ItemList"
    id: Id
    name: Text
    url: Url
    description: Text
    image: tuple[Url, ...] = ()
    number_of_items: int
    item_list_element: Annotated[tuple[BookPosition, ...], Field(min_length=1)]


class Crumb(Thing):
    """A step of the way from the home page."""

    type: Annotated[Literal["ListItem"], Field(alias="@type")] = "ListItem"
    position: Annotated[int, Field(ge=1)]
    name: Text
    item: Url


class BreadcrumbList(Thing):
    """The way from the home page."""

    type: Annotated[Literal["BreadcrumbList"], Field(alias="@type")] = "BreadcrumbList"
    item_list_element: Annotated[tuple[Crumb, ...], Field(min_length=2)]


Node = Annotated[
    Article | BookList | BreadcrumbList | Course | Event | EventSeries | Organization | Place,
    Field(discriminator="type"),
]


class Graph(Thing):
    """Everything one page says."""

    context: Annotated[Literal["https://schema.org"], Field(alias="@context")] = (
        "https://schema.org"
    )
    graph: Annotated[tuple[Node, ...], Field(alias="@graph", min_length=1)]
