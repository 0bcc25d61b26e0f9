"""Tables, turned into JSON and CSV with their schemas and one index: the files of `/data/`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import urljoin

from yuhua.derive.open_pages import DATASETS, INDEX, LICENCE, PATH, SUMMARY, TITLE, Dataset
from yuhua.emit import Artifact, Settings
from yuhua.emit.rows import Row
from yuhua.emit.tables import TABLES
from yuhua.model.site import Site

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# A cell that begins so is a formula or a command to spreadsheets (CWE-1236), full-width signs too.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def emit(site: Site, settings: Settings) -> Iterable[Artifact]:
    """Yield three files for every table, and the index."""
    counts: dict[str, int] = {}
    for one in DATASETS:
        model, fill = TABLES[one.name]
        found = tuple(fill(site, settings))
        counts[one.name] = len(found)
        yield Artifact(one.csv, table(model, found))
        about = _about(one.title, one.summary, site, settings)
        about |= {"schema": urljoin(settings.url, one.schema)}
        records = [row.model_dump(mode="json") for row in found]
        yield Artifact(one.json, _json({**about, "records": records}))
        yield Artifact(one.schema, _json(schema(one, model, settings)))
    yield Artifact(INDEX, _json(_index(counts, site, settings)))


def table(model: type[Row], found: Sequence[Row]) -> bytes:
    """Return the rows as CSV (RFC 4180) with the mark by which spreadsheets know UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(field.title for field in model.model_fields.values())
    for row in found:
        writer.writerow(harmless(cell(getattr(row, name))) for name in model.model_fields)
    return text.getvalue().encode("utf-8-sig")


def cell(value: object) -> str:
    """Return a value as a reader of a spreadsheet expects it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "、".join(cell(part) for part in value)
    return str(value)


def harmless(text: str) -> str:
    """Return the text of a cell so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULAS) else text


def schema(one: Dataset, model: type[Row], settings: Settings) -> dict[str, object]:
    """Return the JSON Schema (2020-12) of one row."""
    found = model.model_json_schema(mode="serialization")
    named = {"title": one.title, "description": one.summary}
    return {"$schema": DIALECT, "$id": urljoin(settings.url, one.schema), **found, **named}


def _about(name: str, summary: str, site: Site, settings: Settings) -> dict[str, object]:
    return {
        "name": f"{name} · {settings.name}",
        "description": summary,
        "license": LICENCE,
        "publisher": settings.name,
        "date": site.as_of.date().isoformat(),
    }


def _index(counts: Mapping[str, int], site: Site, settings: Settings) -> dict[str, object]:
    """Return what there is, with the words of DCAT (W3C, version 3)."""
    return {
        **_about(TITLE, SUMMARY, site, settings),
        "landingPage": urljoin(settings.url, PATH),
        "datasets": [
            {
                **_about(one.title, one.summary, site, settings),
                "id": one.name,
                "count": counts[one.name],
                "schema": urljoin(settings.url, one.schema),
                "distributions": list(_distributions(one, settings)),
            }
            for one in DATASETS
        ],
    }


def _distributions(one: Dataset, settings: Settings) -> Iterator[dict[str, str]]:
    for path, media in ((one.csv, "text/csv"), (one.json, "application/json")):
        yield {"downloadURL": urljoin(settings.url, path), "mediaType": media}


def _json(value: Mapping[str, object]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
