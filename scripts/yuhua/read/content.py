"""The folder docs/, turned into Content: the one place that reads editors' files."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from yuhua.kinds import kind_of
from yuhua.kinds.base import Kind
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content, Glimpse, Located
from yuhua.model.lists import LISTS
from yuhua.model.terms import Vocabulary
from yuhua.pictures.looking import MAX_BYTES, look
from yuhua.pictures.sight import Sight
from yuhua.problems import START, Problem
from yuhua.read import nodes, source
from yuhua.read.disk import is_temporary, listed, opened, size_of
from yuhua.read.lists import entries, read_lists
from yuhua.read.memory import Memory
from yuhua.read.pages import page_id, read_body, read_page
from yuhua.read.records import validate
from yuhua.read.templates import Templates, read_templates
from yuhua.read.vocabulary import VOCABULARY, link, read_vocabulary
from yuhua.text import is_slug

# Lists that are not kinds: they are read where they are used.
OTHER_LISTS = {VOCABULARY, *LISTS}
MAX_FILES = 20_000
# The numbers and the public addresses in them are looked for in every text.
ALWAYS_READ = {"contacts.yml", "places.yml"}
# One timetable can only be judged beside the others, the rooms and the holidays.
TOGETHER = ("schedules/", "places.yml", "holidays/", "templates.yml")
# What lessons may offer for download (feature C4), each with its most bytes.
DOWNLOADS = {".pdf": 20_000_000, ".mp3": 60_000_000, ".m4a": 60_000_000, ".txt": 500_000}
# Whatever people take for a picture; which of them pages can show says `check/pictures.py`.
PICTURES = {
    "jpg", "jpeg", "png", "webp", "avif", "gif", "svg", "bmp", "tif", "tiff", "heic", "heif", "jfif", "jxl", "psd", "ico",
    "emf", "wmf",
}  # fmt: skip
_NO_TEMPLATES = Templates()
_ID = re.compile(r"^id:\s*[\"']?([a-z0-9-]+)", re.MULTILINE)


def read(root: Path, only: frozenset[str] = frozenset(), memory: Memory | None = None) -> Content:
    """Read every file of `root`/docs, or only some (`docs/…`) and of the rest the ids.

    `memory` is that of earlier readings and spares time. Never raises for what an editor wrote.
    """
    docs = root / "docs"
    memory = memory or Memory()
    files, problems = listed(docs)
    vocabulary, wrong = read_vocabulary(docs, memory)
    words_known = not wrong
    problems += wrong
    lists, wrong = read_lists(docs, memory)
    problems += wrong
    templates = read_templates(docs, vocabulary, memory)
    together = any(name.startswith(f"docs/{each}") for name in only for each in TOGETHER)
    records: list[Located] = []
    broken: set[str] = set()
    bodies: list[Located] = []
    others: list[Glimpse] = []
    inside_docs = {path.relative_to(docs).as_posix(): path for path in files[:MAX_FILES]}
    for inside in inside_docs:
        needed = inside in ALWAYS_READ or (together and inside.startswith(TOGETHER))
        if only and f"docs/{inside}" not in only and not needed:
            others += glimpses(docs, inside)
            continue
        found, wrong = read_file(docs, inside, vocabulary, templates, memory=memory)
        records += found
        if any(problem.severity == "error" for problem in wrong):
            broken.add(inside)
            bodies += [] if found else _body(docs, inside)
        problems += [one for one in wrong if words_known or one.code != "word-unknown"]
    return Content(
        vocabulary,
        tuple(records),
        tuple(sorted(problems)),
        frozenset(broken),
        tuple(others),
        _downloads(inside_docs),
        tuple(lists),
        _sources(inside_docs, only, memory),
        _pictures(inside_docs, only, memory),
        tuple(bodies),
    )


def _downloads(files: Mapping[str, Path]) -> dict[str, int]:
    sizes = {
        inside: size_of(path)
        for inside, path in files.items()
        if is_download(inside) and not path.is_symlink()
    }
    return {inside: size for inside, size in sizes.items() if size is not None}


def _sources(files: Mapping[str, Path], only: frozenset[str], memory: Memory) -> dict[str, str]:
    asked = ((f"docs/{inside}", path) for inside, path in files.items())
    return {file: _seen(file, path, memory) for file, path in asked if not only or file in only}


def _pictures(files: Mapping[str, Path], only: frozenset[str], memory: Memory) -> dict[str, Sight]:
    there = (
        (f"docs/{inside}", path)
        for inside, path in files.items()
        if is_picture(inside) and not path.is_symlink()
    )
    return {
        file: _looked_at(path, memory) if not only or file in only else Sight()
        for file, path in there
    }


def _seen(file: str, path: Path, memory: Memory) -> str:
    """Return the text of a file as its editor sees it; nothing for what is too large or no text."""
    if path.is_symlink() or (size_of(path) or 0) > source.MAX_BYTES:
        return ""
    raw = opened(file, path)[0] or b""
    return memory.recall(f"text of {file}", (raw,), lambda: source.seen(raw))


def _looked_at(path: Path, memory: Memory) -> Sight:
    """Return what the bytes of a picture say; of one that is too large only its size."""
    size = size_of(path) or 0
    if size > MAX_BYTES:
        return Sight(size=size)
    raw = opened("", path)[0]
    if raw is None:
        return Sight()
    made_of = (hashlib.sha256(raw).digest(),)  # the bytes themselves would be kept
    return memory.recall(f"picture {path}", made_of, lambda: look(raw))


def read_file(
    docs: Path,
    inside: str,
    vocabulary: Vocabulary,
    templates: Templates = _NO_TEMPLATES,
    *,
    memory: Memory | None = None,
) -> tuple[list[Located], list[Problem]]:
    """Read one file of docs/ (its path with `/`)."""
    file = f"docs/{inside}"
    if inside in OTHER_LISTS:
        return [], []
    path = docs / inside
    if _leads_elsewhere(docs, path):
        return [], [link(file)]
    if is_download(inside):
        return [], _oversized(file, inside, size_of(path) or 0)
    kind = kind_of(inside)
    if kind is None:
        return [], [] if is_picture(inside) else list(_unexpected(file, inside))
    raw, problems = opened(file, path)
    if raw is None:
        return [], problems
    made_of = (raw, vocabulary, templates)
    return (memory or Memory()).recall(file, made_of, lambda: _records(kind, inside, *made_of))


def _leads_elsewhere(docs: Path, path: Path) -> bool:
    return path.is_symlink() or docs.resolve() not in path.resolve().parents


def _records(
    kind: Kind, inside: str, raw: bytes, vocabulary: Vocabulary, templates: Templates
) -> tuple[list[Located], list[Problem]]:
    file = f"docs/{inside}"
    text, problems = source.decode(file, raw)
    if text is None:
        return [], problems
    if kind.is_page:
        found, more = read_page(kind, file, inside, text, vocabulary)
    else:
        found, more = _list(kind, file, text, vocabulary, templates)
    return found, problems + more


def _body(docs: Path, inside: str) -> list[Located]:
    """Return the body of a page that has no record; nothing for what is no page."""
    kind, file, path = kind_of(inside), f"docs/{inside}", docs / inside
    if kind is None or not kind.is_page or _leads_elsewhere(docs, path):
        return []
    return read_body(kind, file, source.decode(file, opened(file, path)[0] or b"")[0] or "")


def glimpses(docs: Path, inside: str) -> list[Glimpse]:
    """Return the ids in one file of docs/, unchecked; nothing for what cannot be read."""
    kind = kind_of(inside)
    path = docs / inside
    if kind is None or path.is_symlink() or inside in OTHER_LISTS:
        return []
    file = f"docs/{inside}"
    text = source.decode(file, opened(file, path)[0] or b"")[0] or ""
    if kind.is_page:
        given = _ID.search(text.partition("\n---")[0])
        stem = inside.removesuffix(".md").rpartition("/")[2]
        return [Glimpse(kind.name, given[1] if given else page_id(inside, stem), file, 1)]
    tree = nodes.compose(file, text)
    found = tree.value if isinstance(tree.value, list) else []
    ids = [(place, one.get("id")) for place, one in enumerate(found) if isinstance(one, dict)]
    return [
        Glimpse(kind.name, name, file, tree.marks[(place, "id")].line)
        for place, name in ids
        if isinstance(name, str)
    ]


def is_picture(inside: str) -> bool:
    """Say whether a file of docs/ calls itself a picture."""
    return inside.rpartition(".")[2].lower() in PICTURES


def is_download(inside: str) -> bool:
    """Say whether a file of docs/ is one that lessons may offer for download."""
    folder, _, name = inside.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    return folder == "files" and dot + suffix in DOWNLOADS and is_slug(stem)


def _oversized(file: str, inside: str, size: int) -> list[Problem]:
    most = DOWNLOADS[inside[inside.rindex(".") :]]
    if size <= most:
        return []
    message = f"文件有 {size // 1_000_000} MB，手机上下载不动"
    hint = f"压缩到 {most // 1_000_000 or 1} MB 以内"
    return [Problem.at(file, START, "file-too-large", message, hint)]


def _unexpected(file: str, inside: str) -> list[Problem]:
    name = inside.rpartition("/")[2]
    if is_temporary(name):
        return []
    hint = "文章用 .md，日程用 schedules 里的 .yml，图片用 .jpg；Word 请看编辑手册"
    return [Problem.at(file, START, "file-unexpected", "docs 里不能放这种文件", hint)]


def _list(
    kind: Kind, file: str, text: str, vocabulary: Vocabulary, templates: Templates
) -> tuple[list[Located], list[Problem]]:
    tree, values, problems = entries(file, text, kind.label)
    records: list[Located] = []
    for place, (own, marks) in enumerate(values):
        value = templates.under(own) if kind.record is Schedule else own
        if value is None:
            continue
        record, wrong = validate(kind.record, value, tree, file, at=(place,), context=vocabulary)
        problems += wrong
        if record is not None:
            records.append(Located(kind.name, record, file, marks))
    return records, problems
