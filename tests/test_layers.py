"""What may import what, what things may be called, and where the world is touched."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from samples import ROOT, SCRIPTS

PACKAGE = SCRIPTS / "yuhua"
# Lowest first; a module imports only from its own layer or from those before it.
LAYERS = (
    (
        "problems",
        "text",
        "dates",
        "numerals",
        "catalogue",
        "private",
        "drawing",
        "pictures",
        "cores",
    ),
    ("model",),
    ("kinds",),
    ("read",),
    ("derive",),
    ("search",),
    ("check", "emit", "authoring", "fixing", "founding"),
    ("workspace",),
    ("importers",),
    (
        "render",
        "publish",
        "build",
        "keeping",
        "drawn",
        "developing",
        "report",
        "timetable",
        "compare",
        "audit",
    ),
    ("preview",),
    ("usage", "verbs"),
    ("cli", "bootstrap", "browser", "javascript", "__main__", "mkdocs_hooks"),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
# Each outside package and the doors it may come in by: files or folders.
DOORS = {
    "yaml": ("read/nodes.py",),
    "pydantic": (
        "model/",
        "kinds/",
        "read/",
        "derive/fields.py",
        "derive/full_text.py",
        "emit/rows.py",
        "emit/schema_org.py",
        "emit/schema_org_works.py",
    ),
    "pydantic_core": ("model/fields.py", "read/records.py", "read/meant.py"),
    "feedgen": ("emit/feeds.py", "emit/feed_extensions.py"),
    "nh3": ("emit/announcements.py", "importers/word.py"),
    "lxml": (
        "emit/feeds.py",
        "emit/feed_extensions.py",
        "emit/announcements.py",
        "importers/ooxml.py",
    ),
    "mammoth": ("importers/word.py", "importers/symbols.py"),
    "PIL": ("drawing/", "pictures/cleaning.py", "pictures/variants.py"),
    "reportlab": ("drawing/pdf.py",),
    "dateutil": ("derive/recurrence.py",),
    "borax": ("derive/lunar.py",),
    "markdown": ("render/body.py",),
    "mkdocs": ("render/", "mkdocs_hooks.py"),
    "properdocs": ("render/", "mkdocs_hooks.py"),
    "icalendar": ("emit/icalendar.py",),
    "jinja2": ("render/",),
    "markupsafe": ("render/",),
    "pypinyin": ("authoring.py", "search/rewriting.py"),
    "openpyxl": ("importers/template.py", "importers/workbook.py"),
    "segno": ("emit/qr.py",),
    "autocorrect_py": ("check/punctuation.py",),
    "watchdog": ("preview/watching.py",),
    "click": ("cli.py", "usage.py", "verbs/"),
}
BANNED = {"util", "helper", "manager", "handler", "data", "info", "item", "process", "do", "my"}
CLOCK = (
    "verbs/options.py",
    "bootstrap.py",
    "browser.py",
    "javascript.py",
    "mkdocs_hooks.py",
    "render/mkdocs_site.py",
)
WORLD = {
    *{("datetime", name) for name in ("now", "today", "utcnow")},
    ("date", "today"),
    *{("os", name) for name in ("environ", "getenv", "putenv")},
    *{("time", name) for name in ("time", "localtime", "monotonic", "sleep")},
}
WRITERS = {"write_text", "write_bytes", "mkdir", "rename", "rmtree", "unlink", "copytree"}
DISK = (
    "cli.py",
    "verbs/",
    "publish.py",
    "keeping.py",
    "drawn.py",
    "developing.py",
    "authoring.py",
    "founding.py",
    "compare/commits.py",
    "compare/reach.py",
    *CLOCK,
)


def short(path: Path) -> str:
    """Return a module's path inside the package, or its name beside it."""
    inside = path.is_relative_to(PACKAGE)
    return path.relative_to(PACKAGE if inside else SCRIPTS).as_posix()


MODULES = {
    short(path): path for path in [*sorted(PACKAGE.rglob("*.py")), SCRIPTS / "mkdocs_hooks.py"]
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def imports(name: str) -> Iterator[str]:
    """Yield every module a module imports, inside functions too."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively"
            yield node.module or ""
            if node.module == "yuhua":
                yield from (f"yuhua.{alias.name}" for alias in node.names)


def layer(name: str) -> str:
    return name.split("/", maxsplit=1)[0].removesuffix(".py")


def is_in(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or (place[-1] == "/" and name.startswith(place)) for place in places)


def test_every_module_has_a_layer() -> None:
    assert sorted({layer(name) for name in MODULES} - set(RANK)) == ["__init__"]


@pytest.mark.parametrize("name", MODULES)
def test_imports_come_from_the_same_layer_or_below(name: str) -> None:
    inside = [one.split(".")[1] for one in imports(name) if one.startswith("yuhua.")]

    rank = RANK.get(layer(name), -1)
    assert [one for one in inside if RANK[one] > rank] == []


@pytest.mark.parametrize("name", MODULES)
def test_outside_packages_come_in_by_their_door(name: str) -> None:
    outside = (
        {one.split(".")[0] for one in imports(name)} - set(sys.stdlib_module_names) - {"yuhua"}
    )

    assert [one for one in sorted(outside) if not is_in(name, DOORS.get(one, ()))] == []


def test_every_door_is_used() -> None:
    used = {one.split(".")[0] for name in MODULES for one in imports(name)}

    # ProperDocs is reached by name only: `render/engine.py` asks which engine is running.
    assert sorted(set(DOORS) - used) == ["properdocs"]


def test_bootstrap_needs_nothing_but_python() -> None:
    for name in ("__main__.py", "bootstrap.py", "browser.py", "javascript.py"):
        top = {
            one.names[0].name.split(".")[0] if isinstance(one, ast.Import) else (one.module or "")
            for one in TREES[name].body
            if isinstance(one, ast.Import | ast.ImportFrom)
        }
        assert top <= set(sys.stdlib_module_names), name


def words(name: str) -> set[str]:
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return {word.lower().removesuffix("s") for word in re.split(r"[_.]", apart)}


@pytest.mark.parametrize("name", MODULES)
def test_names_say_what_things_are(name: str) -> None:
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    named = [node.name for node in ast.walk(TREES[name]) if isinstance(node, kinds)]
    named += [part.removesuffix(".py") for part in name.split("/")]

    assert [one for one in named if words(one) & BANNED] == []


@pytest.mark.parametrize("name", [name for name in MODULES if not is_in(name, CLOCK)])
def test_clock_chance_and_environment_stay_outside(name: str) -> None:
    asked = [
        (node.lineno, f"{node.value.id}.{node.attr}")
        for node in ast.walk(TREES[name])
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if (node.value.id, node.attr) in WORLD
    ]

    assert asked == []
    assert {"random", "secrets", "uuid", "socket", "urllib.request"} & set(imports(name)) == set()


@pytest.mark.parametrize("name", [name for name in MODULES if not is_in(name, DISK)])
def test_nothing_is_written_outside_publishing(name: str) -> None:
    calls = [node.func for node in ast.walk(TREES[name]) if isinstance(node, ast.Call)]
    written = [
        (func.lineno, func.attr)
        for func in calls
        if isinstance(func, ast.Attribute) and func.attr in WRITERS
    ]

    assert written == []


@pytest.mark.parametrize("name", [name for name in MODULES if name != "cli.py"])
def test_no_exception_is_caught_blindly(name: str) -> None:
    blind = [
        node.lineno
        for node in ast.walk(TREES[name])
        if isinstance(node, ast.ExceptHandler)
        if node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception")
    ]

    assert blind == []


@pytest.mark.parametrize("name", MODULES)
def test_files_begin_with_what_they_do_and_stay_short(name: str) -> None:
    first = (ast.get_docstring(TREES[name]) or "").split("\n")[0]
    long = [
        (node.name, (node.end_lineno or 0) - node.lineno + 1)
        for node in ast.walk(TREES[name])
        if isinstance(node, ast.FunctionDef)
        if (node.end_lineno or 0) - node.lineno >= 50
    ]

    assert first
    assert long == []


def test_overrides_holds_templates_and_small_assets_only() -> None:
    folder = ROOT / "overrides"
    found = [path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file()]
    # MkDocs does not publish a theme's readme.
    found.remove(Path("README.md"))
    templates = [one for one in found if one.suffix == ".html"]
    assets = [
        one
        for one in found
        if one.parent == Path("assets") and one.suffix in {".css", ".js", ".svg"}
    ]

    assert sorted({*templates, *assets}) == found
