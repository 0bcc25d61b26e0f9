"""The open tables hold what the pages show, in the form that spreadsheets and programs read."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import samples
from conftest import AS_OF, ROOT
from samples import COURSE, PLACE, SCHEDULE, SETTINGS, record
from yuhua.dates import parse_moment
from yuhua.derive.open_pages import DATASETS, LICENCE
from yuhua.derive.site import derive
from yuhua.emit.opendata import cell, emit, harmless, table
from yuhua.emit.rows import ContactRow, Row
from yuhua.emit.tables import TABLES
from yuhua.kinds.booklist import BookList
from yuhua.kinds.contact import Contact
from yuhua.kinds.person import Person
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Site
from yuhua.read.content import read

SENSITIVE = {**samples.PAGE, "id": "minmi", "title": "敏感的页面", "sensitive": "true"}
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}
FORMS = {
    "date": r"\d{4}-\d\d-\d\d",
    "date-time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00",
}


@cache
def content() -> Content:
    return read(ROOT)


@cache
def real() -> Site:
    moment = parse_moment(AS_OF)
    assert moment is not None
    return derive(content(), moment)


def files(site: Site | None = None) -> dict[str, bytes]:
    return {one.path: one.content for one in emit(site or real(), SETTINGS)}


def records(name: str, site: Site | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files(site)[f"data/{name}.json"])["records"]
    return found


def cells(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def small(**changes: Any) -> Site:
    """Return a site of one place and one schedule."""
    made = samples.content(
        ("docs/places.yml", record("place", PLACE)),
        ("docs/schedules/a.yml", record("schedule", SCHEDULE, **changes)),
    )
    return derive(made, samples.AS_OF)


def faults(schema: dict[str, Any], value: Any) -> list[str]:
    """Check a value against the few words of JSON Schema 2020-12 that rows use."""
    unknown = set(schema) - {
        *("$schema", "$id", "title", "description", "type", "anyOf", "format"),
        *("properties", "required", "additionalProperties", "items"),
    }
    assert not unknown, unknown
    if "anyOf" in schema:
        return [] if any(not faults(one, value) for one in schema["anyOf"]) else [f"{value!r}"]
    kind = schema["type"]
    if type(value) not in TYPES[kind]:
        return [f"{value!r} is no {kind}"]
    if kind == "array":
        return [fault for one in value for fault in faults(schema["items"], one)]
    if kind == "object":
        assert schema["additionalProperties"] is False
        properties = schema["properties"]
        found = [f"{name} is unknown" for name in value if name not in properties]
        found += [f"{name} is missing" for name in schema["required"] if name not in value]
        return found + [
            fault
            for name, part in properties.items()
            if name in value
            for fault in faults(part, value[name])
        ]
    form = schema.get("format")
    return [f"{value!r} is no {form}"] if form and not re.fullmatch(FORMS[form], value) else []


def test_every_dataset_has_its_table_and_every_table_its_dataset() -> None:
    assert [one.name for one in DATASETS] == list(TABLES)


def shown(one: Occurrence) -> dict[str, object]:
    """Return what pages show of a session, in the words of a row."""
    last = one.end - timedelta(days=1) if one.all_day else one.end
    moments = (one.start, last, one.previous_start)
    told = [moment and (moment.date() if one.all_day else moment).isoformat() for moment in moments]
    return {
        "id": one.schedule,
        "day": one.day.isoformat(),
        "title": one.title,
        "sample": one.sample,
        "status": one.state,
        "start": told[0],
        "end": told[1],
        "all_day": one.all_day,
        "previous_start": told[2],
        "place": one.place,
        "street": one.street,
        "programme": one.programme,
        "fee": one.fee,
        "url": f"{SETTINGS.url}{one.path}#{one.anchor}",
    }


def test_every_session_is_there_as_its_pages_show_it() -> None:
    wanted = [shown(one) for one in real().occurrences]

    assert len(wanted) > 20
    assert [{name: row[name] for name in wanted[0]} for row in records("events")] == wanted


def test_places_and_courses_of_sessions_are_rows_of_their_tables() -> None:
    events = records("events")

    assert {row["place_id"] for row in events} <= {row["id"] for row in records("places")}
    courses = {row["course_id"] for row in events if row["course_id"]}
    assert courses
    assert courses <= {row["id"] for row in records("courses")}


def test_every_file_of_a_calendar_that_rows_name_is_offered_by_a_page() -> None:
    offered = {f"{SETTINGS.url}{page.calendar}" for page in real().pages if page.calendar}

    assert {row["ics"] for row in records("events")} <= offered


@pytest.mark.parametrize("name", [one.name for one in DATASETS])
def test_rows_satisfy_their_schema_and_their_model(name: str) -> None:
    schema = json.loads(files()[f"data/schema/{name}.json"])
    rows = records(name)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert rows
    assert [fault for row in rows for fault in faults(schema, row)] == []
    model = TABLES[name][0]
    for row in rows:
        assert model.model_validate_json(json.dumps(row)).model_dump(mode="json") == row


@pytest.mark.parametrize("name", [one.name for one in DATASETS])
def test_a_schema_refuses_a_row_that_lacks_something(name: str) -> None:
    schema = json.loads(files()[f"data/schema/{name}.json"])
    row = records(name)[0]

    for field in row:
        assert faults(schema, {key: row[key] for key in row if key != field}) == [
            f"{field} is missing"
        ]
    assert faults(schema, row | {"title": 1}) == ["1 is no string"]


@pytest.mark.parametrize("name", [one.name for one in DATASETS])
def test_csv_and_json_say_the_same(name: str) -> None:
    model = TABLES[name][0]
    titles = [field.title for field in model.model_fields.values()]
    rows = cells(files()[f"data/{name}.csv"])

    assert list(rows[0]) == titles
    assert len(set(titles)) == len(titles)
    assert [list(row.values()) for row in rows] == [
        [
            harmless(cell(tuple(value) if isinstance(value, list) else value))
            for value in row.values()
        ]
        for row in records(name)
    ]


@pytest.mark.parametrize("name", [one.name for one in DATASETS])
def test_csv_has_the_mark_of_utf8_and_the_ends_of_lines_of_rfc_4180(name: str) -> None:
    raw = files()[f"data/{name}.csv"]

    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\xef\xbb\xbf") == 1
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_cells_are_written_for_people() -> None:
    moment = datetime.fromisoformat("2026-12-05T09:30:00+08:00")
    values = (None, True, False, ("家长", "祖辈"), (), date(2026, 12, 5), moment, 40)

    assert [cell(value) for value in values] == [
        *("", "是", "否", "家长、祖辈", "", "2026-12-05", "2026-12-05T09:30:00+08:00", "40"),
    ]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
@settings(derandomize=True, database=None, deadline=None)
def test_no_cell_is_a_formula_and_none_breaks_the_table(text: str) -> None:
    row = ContactRow(
        id="a",
        title=text,
        sample=False,
        unverified=False,
        number=f"={text}",
        purpose=f"\t{text}",
        hours=None,
        checked=date(2026, 11, 24),
        origin=f"＠{text}",
    )
    found = cells(table(ContactRow, [row]))

    assert len(found) == 1
    assert [one for one in found[0].values() if one[:1] in {*"=+-@\t\r＝＋－＠"} - {""}] == []
    assert found[0]["标题"].removeprefix("'") == row.title.removeprefix("'")
    assert found[0]["号码"] == f"'{row.number}"


def test_a_moved_session_says_from_when_and_why() -> None:
    change = {
        "on": "2026-11-25",
        "reason": "讲师临时有事",
        "session": "2026-12-05",
        "start": "2026-12-06 14:00",
    }
    (row,) = records("events", small(changes=[change]))

    assert (row["day"], row["start"], row["end"], row["previous_start"]) == (
        "2026-12-05",
        "2026-12-06T14:00:00+08:00",
        "2026-12-06T15:30:00+08:00",
        "2026-12-05T09:30:00+08:00",
    )
    assert (row["status"], row["changed"], row["reason"]) == ("改期", "2026-11-25", "讲师临时有事")


def test_only_the_session_that_was_cancelled_says_so() -> None:
    change = {"on": "2026-11-25", "reason": "停电", "session": "2026-12-12", "status": "取消"}
    found = records("events", small(repeat="每周六", count="3", changes=[change]))

    assert [(row["day"], row["status"], row["reason"]) for row in found] == [
        ("2026-12-05", "计划", None),
        ("2026-12-12", "取消", "停电"),
        ("2026-12-19", "计划", None),
    ]


def test_whole_days_are_dates_and_the_last_of_them_is_included() -> None:
    (row,) = records("events", small(start="2026-12-05", end="2026-12-06"))

    assert (row["all_day"], row["start"], row["end"]) == (True, "2026-12-05", "2026-12-06")


def test_every_book_of_every_list_is_a_row() -> None:
    lists = content().of(BookList).values()
    wanted = {(one.id, book.title) for one in lists for book in one.books}

    assert len(wanted) > 20
    assert {(row["id"], row["title"]) for row in records("books")} == wanted


def test_every_number_is_a_row() -> None:
    assert {row["id"] for row in records("contacts")} == set(content().of(Contact))


def test_nobody_who_only_agreed_to_a_page_is_passed_on() -> None:
    people = [one.title for one in content().of(Person).values()]
    named = [path for path, raw in files().items() for name in people if name.encode() in raw]

    assert people
    assert named == []


def test_stories_of_the_living_stay_on_their_page() -> None:
    story = {**samples.PAGE, "title": "故事"}
    given_ = {"record": "1", "scope": ["story"], "signed": "2026-11-01", "expires": "2028-11-01"}
    made = samples.content(
        ("docs/families/gu.md", record("story", story, id="gu")),
        ("docs/families/jin.md", record("story", story, id="jin", consent=given_)),
    )

    assert [row["id"] for row in records("stories", derive(made, samples.AS_OF))] == ["gu"]


def test_what_is_sensitive_is_in_no_file() -> None:
    made = samples.content(
        ("docs/courses/a.md", record("course", COURSE, id="a", sensitive="true")),
        ("docs/help/minmi.md", record("page", SENSITIVE)),
    )
    found = files(derive(made, samples.AS_OF))

    assert json.loads(found["data/courses.json"])["records"] == []
    assert [path for path, raw in found.items() if "敏感的页面".encode() in raw] == []


def test_a_withheld_address_and_its_point_are_in_no_file() -> None:
    geo = {"latitude": "28.1355", "longitude": "113.0362"}
    hidden = record("place", PLACE, address="门牌三号", address_public="false", geo=geo)
    made = samples.content(("docs/places.yml", hidden))
    found = b"".join(files(derive(made, samples.AS_OF)).values())

    assert [one for one in ("门牌三号", "28.1355", "113.0362") if one.encode() in found] == []


def test_the_index_leads_to_every_table() -> None:
    found = files()
    index = json.loads(found["data/index.json"])

    assert [one["id"] for one in index["datasets"]] == [one.name for one in DATASETS]
    for one in index["datasets"]:
        assert one["license"] == LICENCE
        assert one["date"] == AS_OF[:10]
        assert one["count"] == len(records(one["id"]))
        addresses = [part["downloadURL"] for part in one["distributions"]] + [one["schema"]]
        paths = [address.removeprefix(SETTINGS.url) for address in addresses]
        assert [path for path in paths if path not in found] == []


def test_a_file_says_whose_it_is_and_where_its_schema_lies() -> None:
    found = files()
    for one in DATASETS:
        about = json.loads(found[one.json])
        del about["records"]
        assert about == {
            "name": f"{one.title} · {SETTINGS.name}",
            "description": one.summary,
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "publisher": SETTINGS.name,
            "date": AS_OF[:10],
            "schema": f"{SETTINGS.url}data/schema/{one.name}.json",
        }


def test_the_licence_is_that_of_the_content() -> None:
    assert LICENCE in (ROOT / "LICENSE-content.md").read_text(encoding="utf-8")


def test_the_same_site_gives_the_same_bytes() -> None:
    assert files() == files()


def test_rows_are_frozen_and_take_nothing_unknown() -> None:
    for model, _ in TABLES.values():
        assert issubclass(model, Row)
        assert model.model_config["frozen"] is True
        assert model.model_config["extra"] == "forbid"


def test_schedules_give_all_their_sessions() -> None:
    ids = {one.record.id for one in content().records if isinstance(one.record, Schedule)}

    assert {row["id"] for row in records("events")} == ids
