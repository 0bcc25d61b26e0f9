"""The types of schema.org for what takes place, as records that cannot be made without what is required."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)
from pydantic.alias_generators import to_camel

# ISO 8601: a moment with its offset, or a day alone.
When = AwareDatetime | date
Text = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(alias="@id", min_length=1)]
Url = Annotated[str, Field(pattern=r"^https?://|^/")]
Duration = Annotated[str, Field(pattern=r"^P(?:\d+[DWMY]|T\d+M)$")]
Clock = Annotated[str, Field(pattern=r"^\d{2}:\d{2}:00$")]
Status = Literal[
    "https://schema.org/EventScheduled",
    "https://schema.org/EventRescheduled",
    "https://schema.org/EventPostponed",
    "https://schema.org/EventCancelled",
]


class Thing(BaseModel):
    """A frozen node; what is empty is not written."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
    )

    @model_serializer(mode="wrap")
    def _filled(self, serialize: SerializerFunctionWrapHandler) -> dict[str, object]:
        found: dict[str, object] = serialize(self)
        return {name: value for name, value in found.items() if value not in (None, "", [], ())}


class Reference(Thing):
    """A node that is described elsewhere."""

    id: Id


class Organization(Thing):
    """Who publishes and organises."""

    type: Annotated[Literal["Organization"], Field(alias="@type")] = "Organization"
    id: Id
    name: Text
    url: Url
    description: str = ""


class Person(Thing):
    """Somebody by name."""

    type: Annotated[Literal["Person"], Field(alias="@type")] = "Person"
    name: Text
    job_title: str = ""


class PostalAddress(Thing):
    """Where to go."""

    type: Annotated[Literal["PostalAddress"], Field(alias="@type")] = "PostalAddress"
    street_address: Text
    address_locality: str = ""
    address_region: str = ""
    address_country: str = "CN"


class GeoCoordinates(Thing):
    """A point in WGS 84."""

    type: Annotated[Literal["GeoCoordinates"], Field(alias="@type")] = "GeoCoordinates"
    latitude: float
    longitude: float


class Place(Thing):
    """Where something takes place."""

    type: Annotated[Literal["Place"], Field(alias="@type")] = "Place"
    id: Id
    name: Text
    url: Url
    address: PostalAddress
    description: str = ""
    image: tuple[Url, ...] = ()
    geo: GeoCoordinates | None = None
    maximum_attendee_capacity: int | None = None


class Audience(Thing):
    """Whom something is for."""

    type: Annotated[Literal["Audience"], Field(alias="@type")] = "Audience"
    audience_type: Text


class Schedule(Thing):
    """A repetition, its times those of the wall clock in `schedule_timezone`."""

    type: Annotated[Literal["Schedule"], Field(alias="@type")] = "Schedule"
    repeat_frequency: Duration
    start_date: date
    end_date: date
    by_day: tuple[str, ...] = ()
    by_month: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    start_time: Clock | None = None
    end_time: Clock | None = None
    duration: Duration | None = None
    except_date: tuple[date, ...] = ()
    schedule_timezone: Literal["Asia/Shanghai"] = "Asia/Shanghai"


class Happening(Thing):
    """What sessions, series and runs of a course have in common (schema.org `Event`)."""

    id: Id
    name: Text
    url: Url
    description: Text
    image: tuple[Url, ...] = ()
    start_date: When
    end_date: When
    event_status: Status
    event_attendance_mode: Literal["https://schema.org/OfflineEventAttendanceMode"] = (
        "https://schema.org/OfflineEventAttendanceMode"
    )
    location: Place
    organizer: Organization
    is_accessible_for_free: bool
    maximum_attendee_capacity: int | None = None
    audience: tuple[Audience, ...] = ()
    typical_age_range: str = ""
    in_language: str = "zh-CN"


class Event(Happening):
    """One session."""

    type: Annotated[Literal["Event"], Field(alias="@type")] = "Event"
    previous_start_date: When | None = None
    remaining_attendee_capacity: int | None = None
    performer: tuple[Person, ...] = ()
    super_event: Reference | None = None


class EventSeries(Happening):
    """All sessions of a schedule."""

    type: Annotated[Literal["EventSeries"], Field(alias="@type")] = "EventSeries"
    performer: tuple[Person, ...] = ()
    event_schedule: Schedule | None = None
    sub_event: tuple[Reference, ...] = ()


class CourseInstance(Happening):
    """A run of a course."""

    type: Annotated[Literal["CourseInstance"], Field(alias="@type")] = "CourseInstance"
    course_mode: Literal["Onsite"] = "Onsite"
    course_workload: Duration
    course_schedule: Schedule | None = None
    instructor: tuple[Person, ...] = ()
