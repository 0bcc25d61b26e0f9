"""Kinds, lists and pages, turned into the forms of a web editor (Sveltia CMS, `/admin/`; feature W12).

Off until `extra.cms` of mkdocs.yml names a repository. The editor is served from here and asks nobody
but the repository's host. What its settings are called: https://sveltiacms.app/en/docs/config-basics.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from yuhua.derive.fields import schema
from yuhua.emit import Artifact, Settings, sveltia
from yuhua.emit.schemas import brought, globs, whole
from yuhua.emit.widgets import Field, fields, listed
from yuhua.kinds import kind_named, kinds
from yuhua.kinds.base import Kind
from yuhua.model.content import Content
from yuhua.model.entry import Entry
from yuhua.model.terms import Vocabulary

TRIAL = "test-repo"
RECORDS = "records"
_FILES, _OTHERS = "files", "others"
# Plain pages of people's own making lie here, like those that `new` writes.
_PLAIN = "about/"
_REPOSITORY = re.compile(r"[\w-][\w.-]*/[\w-][\w.-]*", re.ASCII)
_NAME = {
    "editable": ["create"],
    "hint": "网址和文件名用它，比如题目的拼音；只用小写字母、数字和短横线，定了就不改",
    "pattern": [
        "^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$",
        "只用小写字母、数字和短横线，例如 jiating-huiyi",
    ],
}
_BUTTONS = "bold italic link heading-two heading-three quote bulleted-list numbered-list"
_BODY = {
    "name": "body",
    "label": "正文",
    "widget": "markdown",
    "required": False,
    "buttons": _BUTTONS.split(),
    "editor_components": [],
}
# Boxes of code, which the handbook has, are lost in the other way of editing.
_RAW_BODY = {**_BODY, "modes": ["raw"]}
_MESSAGES = {
    "create": "新写{{collection}}：{{slug}}",
    "update": "修改{{collection}}：{{slug}}",
    "delete": "删除{{collection}}：{{slug}}",
    "uploadMedia": "上传 {{path}}",
    "deleteMedia": "删除文件 {{path}}",
}


def is_repository(text: str) -> bool:
    """Say whether an editor can write there: `owner/name` of GitHub, or the trial in the browser."""
    return text == TRIAL or bool(_REPOSITORY.fullmatch(text))


def emit(content: Content, settings: Settings) -> Iterable[Artifact]:
    """Yield the editor with its configuration, nothing where it is switched off."""
    return sveltia.files(configuration(content, settings)) if settings.cms else ()


def configuration(content: Content, settings: Settings) -> Mapping[str, Any]:
    """Return the configuration of Sveltia CMS, its forms made from our models."""
    trial = settings.cms in {"", TRIAL}
    # Only a token signs in: the other way leads through a server of somebody else.
    given = {"repo": settings.cms, "branch": "main", "auth_methods": ["token"]}
    return {
        "backend": {"name": TRIAL}
        if trial
        else {"name": "github", **given, "commit_messages": _MESSAGES},
        **({} if trial else {"publish_mode": "editorial_workflow"}),
        "app_title": f"{settings.name} 网页编辑",
        "site_url": settings.url,
        "logo": {"src": urljoin(urlsplit(settings.url).path or "/", "assets/favicon.svg")},
        "show_preview_links": False,
        "media_folder": "docs/files",
        "public_folder": "files",
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
        "collections": _collections(content),
    }


def _collections(content: Content) -> list[dict[str, Any]]:
    """Return everything that can be edited: a kind, a list or a page each has one place."""
    words = content.vocabulary
    found = whole(words)
    pages = [_pages(kind, words) for kind in kinds() if kind.is_page]
    folders = [_lists(kind, found[kind.name], words) for kind in kinds() if "*" in kind.home]
    files = [_file(name, form, words) for name, form in found.items() if "*" not in globs()[name]]
    others = [*_other_pages(content)]
    return [
        *pages,
        *folders,
        {"name": _FILES, "label": "名单和词表", "files": files},
        *([{"name": _OTHERS, "label": "其他页面", "files": others}] if others else []),
    ]


def _pages(kind: Kind, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return a folder of pages; the way into it, `index.md`, is a plain page whatever the others are."""
    plain = _page_fields(kind_named("page"), vocabulary)
    return {
        "name": kind.name,
        "label": kind.label,
        "folder": f"docs/{(kind.home or _PLAIN).rstrip('/')}",
        "slug": _NAME,
        "fields": _page_fields(kind, vocabulary),
        "index_file": {"name": "index", "label": "栏目首页", "fields": plain},
    }


def _page_fields(kind: Kind, vocabulary: Vocabulary, body: Field = _BODY) -> list[Field]:
    """Return the fields of a page: what must be there, the text, the rest."""
    found = fields(schema(kind, vocabulary), _relations())
    required = [_begun(one, vocabulary) for one in found if one["required"]]
    return [*required, body, *(one for one in found if not one["required"])]


def _begun(field: Field, vocabulary: Vocabulary) -> Field:
    """Return a field with what something new has from the start."""
    given = {
        "published": "{{now}}",
        "source": next((one.name for one in vocabulary.sources), ""),
    }
    default = given.get(field["name"])
    return {**field, "default": default} if default else field


def _lists(kind: Kind, form: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "name": kind.name,
        "label": kind.label,
        "folder": f"docs/{kind.home.partition('/*')[0]}",
        "extension": "yml",
        "format": "yaml",
        "slug": _NAME,
        "summary": "{{slug}}",
        "fields": [_records(form, vocabulary)],
    }


def _records(form: Mapping[str, Any], vocabulary: Vocabulary) -> Field:
    """Return the one field of a file that is a list."""
    record = listed(_record(form["items"]), _relations(), form["$defs"])
    return {
        "name": RECORDS,
        "label": form["title"],
        "label_singular": "一条",
        "widget": "list",
        "root": True,
        "required": False,
        **record,
        "fields": [_begun(one, vocabulary) for one in record["fields"]],
    }


def _record(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the form of a record; what a template may bring is neither asked for nor filled in."""
    if "then" not in found:
        return found
    own = {
        name: {key: one for key, one in node.items() if key != "default" or name not in brought()}
        for name, node in found["properties"].items()
    }
    return {**found, "properties": own, "required": found["then"]["required"]}


def _file(name: str, form: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """Return a file that is a list or, as the vocabulary is, several of them under their names."""
    if "items" in form:
        inside = [_records(form, vocabulary)]
    else:
        inside = [
            {**_records(one, vocabulary), "name": group, "root": False}
            for group, one in form["properties"].items()
        ]
    shown = {"name": name, "label": form["title"], "file": globs()[name], "format": "yaml"}
    return {**shown, "fields": inside}


def _other_pages(content: Content) -> Iterator[dict[str, Any]]:
    """Yield the pages that lie in no folder of a kind."""
    kept = tuple(f"docs/{kind.home or _PLAIN}" for kind in kinds() if kind.is_page)
    for one in sorted(content.records, key=lambda one: one.file):
        if isinstance(one.record, Entry) and not one.file.startswith(kept):
            yield {
                "name": one.record.id,
                "label": one.record.title,
                "file": one.file,
                "fields": _page_fields(kind_named("page"), content.vocabulary, _RAW_BODY),
            }


def _relations() -> Mapping[str, Field]:
    """Return where ids come from, by the name of the field that holds them."""
    contact, place, person, template = map(_listed_in, ("contact", "place", "person", "template"))
    titles = "books.*.title"
    return {
        "contact": contact,
        "contacts": contact,
        "place": place,
        "speakers": person,
        "extends": template,
        # The id of a page is its file's name, unless it says another, which none does.
        "course": {
            "widget": "relation",
            "collection": "course",
            "value_field": "{{slug}}",
            "display_fields": ["title"],
            "filters": [{"field": "slug", "values": ["index"], "exclude": True}],
        },
        "book": {
            "widget": "relation",
            "collection": "booklist",
            "value_field": titles,
            "display_fields": [titles],
        },
    }


def _listed_in(name: str) -> Field:
    return {
        "widget": "relation",
        "collection": _FILES,
        "file": name,
        "value_field": f"{RECORDS}.*.id",
        "display_fields": [f"{RECORDS}.*.title"],
    }
