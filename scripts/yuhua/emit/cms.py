"""Kinds, turned into the forms of a web editor (Sveltia CMS, `/admin/`; feature W12).

Off until `extra.cms` of mkdocs.yml names a repository. The editor is served from here and asks nobody
but the repository's host.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files as resources
from typing import Any

from yuhua.derive.fields import schema
from yuhua.emit import Artifact, Settings
from yuhua.kinds import kinds
from yuhua.kinds.base import Kind
from yuhua.model.content import Content

# Its own version, in the address it asks for its Chinese words.
VERSION = "0.221.1"
_FONTS = "https://cdn.jsdelivr.net/fontsource/fonts"
# What it would fetch from elsewhere, and what it gets instead: its words and icons from here, no fonts.
_INSTEAD = {
    "https://unpkg.com/@sveltia/cms": "./cms",
    f"{_FONTS}/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2": "./icons.woff2",
    f"{_FONTS}/noto-mono@5.3.0/latin-400-normal.woff2": "data:font/woff2,",
    f"{_FONTS}/source-sans-3:vf@5.3.0/latin-wght-normal.woff2": "data:font/woff2,",
}
TRIAL = "test-repo"
_LONGEST_OF_STRING = 100
_SAID = {r"^[a-z0-9]+(-[a-z0-9]+)*$": "只用小写字母、数字和短横线，例如 jiating-huiyi"}
# Fields that name a record of another kind.
_NAMING = {
    "place": "place",
    "course": "course",
    "contacts": "contact",
    "contact": "contact",
    "speakers": "person",
    "extends": "template",
}
_HOSTS = "https://api.github.com https://github.com https://www.githubstatus.com"
_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:{images}; font-src 'self' data:; connect-src 'self' blob: data:{hosts}">
<title>网页编辑</title>
<link href="config.json" type="application/json" rel="cms-config-url">
</head>
<body>
<noscript>网页编辑要用到脚本，请打开浏览器的脚本功能。</noscript>
<script src="sveltia-cms.js"></script>
</body>
</html>
"""


def emit(content: Content, settings: Settings) -> Iterable[Artifact]:
    """Yield the editor with its configuration, nothing where it is switched off."""
    if not settings.cms:
        return
    trial = settings.cms == TRIAL
    page = _PAGE.format(
        hosts="" if trial else f" {_HOSTS}",
        images="" if trial else " https://avatars.githubusercontent.com",
    )
    config = json.dumps(configuration(content, settings), ensure_ascii=False, separators=(",", ":"))
    vendor = resources("yuhua") / "vendor/sveltia"
    script = (vendor / "sveltia-cms.js").read_text(encoding="utf-8")
    for there, here in _INSTEAD.items():
        script = script.replace(there, here)
    words = (vendor / "zh-CN.json").read_bytes()
    yield Artifact("admin/index.html", page.encode())
    yield Artifact("admin/config.json", f"{config}\n".encode())
    yield Artifact("admin/sveltia-cms.js", script.encode())
    yield Artifact("admin/icons.woff2", (vendor / "material-symbols.woff2").read_bytes())
    # It asks which version is the newest.
    yield Artifact("admin/cms/package.json", json.dumps({"version": VERSION}).encode())
    yield Artifact(f"admin/cms@{VERSION}/locales/zh-CN.json", words)


def configuration(content: Content, settings: Settings) -> Mapping[str, Any]:
    """Return the configuration of Sveltia CMS: one collection per kind, its fields from its model."""
    backend: dict[str, Any] = {"name": TRIAL}
    if settings.cms and settings.cms != TRIAL:
        backend = {"name": "github", "repo": settings.cms, "auth_methods": ["token"]}
    return {
        "backend": backend,
        "app_title": f"{settings.name} 网页编辑",
        "site_url": settings.url,
        "media_folder": "docs/files",
        "public_folder": "/files",
        "show_preview_links": False,
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "none"}},
        "collections": [*_collections(content)],
    }


def _collections(content: Content) -> Iterator[Mapping[str, Any]]:
    for kind in kinds():
        fields = _Fields(schema(kind, content.vocabulary), content)
        if kind.is_page:
            yield _folder(kind, fields)
        else:
            yield _lists(kind, fields, content)


def _folder(kind: Kind, fields: _Fields) -> Mapping[str, Any]:
    body = {
        "name": "body",
        "label": "正文",
        "widget": "markdown",
        "modes": ["raw", "rich_text"],
        "hint": "小标题用 ##，不用 #；中间空一行就是分段",
        "required": False,
    }
    return {
        "name": kind.name,
        "label": kind.label,
        "folder": f"docs/{(kind.home or 'about/').rstrip('/')}",
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "slug": "{{id}}",
        "fields": [*fields.of_record(), body],
    }


def _lists(kind: Kind, fields: _Fields, content: Content) -> Mapping[str, Any]:
    """Return the files of a kind whose records stand in lists, those there are."""
    there = {one.file for one in content.records if one.kind == kind.name}
    listed = {
        "name": "records",
        "label": kind.label,
        "widget": "list",
        "root": True,
        "summary": "{{fields.title}}",
        "collapsed": True,
        "fields": [*fields.of_record()],
    }
    names = sorted(there or {f"docs/{kind.home.replace('*', 'xin')}"})
    return {
        "name": kind.name,
        "label": kind.label,
        "format": "yaml",
        "files": [
            {
                "name": name.rpartition("/")[2].removesuffix(".yml"),
                "label": f"{kind.label}（{name.removeprefix('docs/')}）",
                "file": name,
                "fields": [listed],
            }
            for name in names
        ],
    }


class _Fields:
    """The JSON Schema of a kind, turned into fields of a form."""

    def __init__(self, found: Mapping[str, Any], content: Content) -> None:
        self.schema, self.content = found, content

    def of_record(self) -> Iterator[dict[str, Any]]:
        """Yield the fields of a record; a new file is named by its id, so it needs one."""
        yield from self._of({**self.schema, "required": ["id", *self.schema["required"]]})

    def _of(self, node: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        required = node.get("required", [])
        for name in sorted(node["properties"], key=lambda name: name not in required):
            yield self._field(name, node["properties"][name], required=name in required)

    def _field(self, name: str, given: Mapping[str, Any], *, required: bool) -> dict[str, Any]:
        node = self._resolved(given)
        hint = given.get("description") or node.get("description")
        common = {"name": name, "label": given.get("title") or name, "required": required}
        if hint and not node.get("properties"):
            common["hint"] = hint
        return {**common, **self._widget(name, node)}

    def _resolved(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow references, and look through what may be left out."""
        if "$ref" in node:
            target = self.schema["$defs"][node["$ref"].rpartition("/")[2]]
            return self._resolved(target)
        choices = [one for one in node.get("anyOf", []) if one.get("type") != "null"]
        return {**node, **self._resolved(choices[0])} if len(choices) == 1 else node

    def _widget(self, name: str, node: Mapping[str, Any]) -> dict[str, Any]:
        if name in _NAMING and node.get("type") in {"string", "array"}:
            return self._naming(_NAMING[name], many=node["type"] == "array")
        if "const" in node or "enum" in node:
            return {"widget": "select", "options": node.get("enum") or [node["const"]]}
        match node.get("type"):
            case "array":
                found = self._list(self._resolved(node["items"]), node)
            case "object":
                found = {"widget": "object", "collapsed": True, "fields": [*self._of(node)]}
            case "boolean":
                found = {"widget": "boolean", "required": False}
            case "integer" | "number" as form:
                found = {"widget": "number", "value_type": "int" if form == "integer" else "float"}
            case _:
                found = _text(node)
        return found

    def _list(self, one: Mapping[str, Any], node: Mapping[str, Any]) -> dict[str, Any]:
        limits = {"min": node.get("minItems"), "max": node.get("maxItems")}
        found = {key: value for key, value in limits.items() if value}
        if "enum" in one:
            return {"widget": "select", "multiple": True, "options": one["enum"], **found}
        if one.get("type") == "object":
            return {"widget": "list", "collapsed": True, "fields": [*self._of(one)], **found}
        field = {"name": "line", "label": "一项", **self._widget("line", one)}
        return {"widget": "list", "field": field, **found}

    def _naming(self, kind: str, *, many: bool) -> dict[str, Any]:
        options = [
            {"label": one.record.title, "value": one.record.id}
            for one in sorted(self.content.records, key=lambda each: each.record.id)
            if one.kind == kind
        ]
        if not options:  # a choice from nothing is refused
            return {"widget": "list"} if many else {"widget": "string"}
        widget = {"widget": "select", "options": options}
        return {**widget, "multiple": True} if many else widget


def _text(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return the widget of a text: a day, a moment, a line or more."""
    if node.get("format") == "date":
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    pattern = node.get("pattern", "")
    if pattern.startswith(r"^\d{4}-\d{2}-\d{2} "):
        return {
            "widget": "datetime",
            "format": "YYYY-MM-DD HH:mm",
            "input_timezone": "Asia/Shanghai",
        }
    if "anyOf" in node:
        return {
            "widget": "string",
            "pattern": [
                r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$",
                "写成 2026-12-05 09:30；整天的只写日期",
            ],
        }
    most = node.get("maxLength", 0)
    widget: dict[str, Any] = {"widget": "string" if most <= _LONGEST_OF_STRING else "text"}
    if most:
        widget["maxlength"] = most
    if pattern:
        widget["pattern"] = [pattern, _SAID.get(pattern, "写法不对，看下面的说明")]
    return widget
