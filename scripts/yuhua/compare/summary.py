"""A comparison, turned into the Markdown of people who read no differences of files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from yuhua.compare.album import INDEX
from yuhua.compare.comparison import Comparison
from yuhua.compare.pages import Reached
from yuhua.compare.reach import grouped
from yuhua.compare.telling import MENDABLE, UNREAD, by_record, notes
from yuhua.problems import Problem
from yuhua.text import as_markdown

# GitHub shows no more than so much of a comment; the comment says where the rest is.
MOST_ROWS = 100
# Where in the preview the pictures are.
PICTURES = "pictures"
_BECAME = {"new": "（新的一页）", "gone": "（没有了）", "changed": ""}
_FIX = "在电脑上运行 `python3 scripts/yuhua fix`，看过改前改后，输入 y 就改好。"
_OPEN = "网址是预览里的文件。下载预览，解压，双击 index.html，再一步步点进去；也可以直接双击这里写的文件。"


def summary(found: Comparison) -> str:
    """Return what was found, what was changed, which pages to look at, and whom it reaches."""
    parts = (
        _to_mend(found),
        _changed(found),
        _pages(found.pages),
        _pictures(found),
        _subscribers(found),
        _dates(found.timetable),
        _files(found.files),
    )
    return "\n\n".join(filter(None, ("\n".join(part).strip() for part in parts))) + "\n"


def _to_mend(found: Comparison) -> Iterator[str]:
    problems = tuple(sorted({*found.problems, *found.checked}))
    errors = [one for one in problems if one.severity == "error"]
    rest = [one for one in problems if one.severity != "error"]
    yield f"## 有{len(errors)}处要改" if errors else "## 没有要改的地方"
    yield ""
    if errors:
        yield from _rows(_problem(one) for one in errors)
        if any(one.additions for one in found.findings):
            yield from ("", as_markdown(MENDABLE))
        if count := sum(one.fix is not None for one in errors):
            yield from ("", f"其中{count}处能代改：{_FIX}")
    else:
        yield "检查通过，没有漏说的改动。"
    if rest:
        yield from ("", f"另有{len(rest)}处提醒，改不改由编辑定：", "")
        yield from _rows(_problem(one) for one in rest)


def _problem(one: Problem) -> str:
    place = as_markdown(f"{one.file} 第{one.line}行")
    return f"- {place}：{as_markdown(one.message)}\n  - 改法：{as_markdown(one.hint)}"


def _changed(found: Comparison) -> Iterator[str]:
    yield from ("## 这次改了什么", "")
    if found.faults:
        yield UNREAD
        return
    for note in notes(found):
        yield from (as_markdown(note), "")
    for heading, file, said in by_record(found.differences):
        yield f"- {as_markdown(heading)}（{as_markdown(file)}）"
        yield from _rows(f"  - {as_markdown(one)}" for one in said)


def _pages(pages: tuple[Reached, ...]) -> Iterator[str]:
    if not pages:
        return
    own = [one for one in pages if one.own]
    others = [one for one in pages if not one.own]
    yield from (f"## 去看哪几页：{len(own)}页", "", _OPEN, "")
    yield from _rows(map(_page, own))
    if others:
        yield from _folded(f"跟着变的还有{len(others)}页", map(_page, others))


def _pictures(found: Comparison) -> Iterator[str]:
    if found.pictures:
        yield from ("## 图改了", "")
        yield f"分享图、海报和课表，改前改后并排放在预览里：`{PICTURES}/{INDEX}`。"


def _page(one: Reached) -> str:
    return f"- {as_markdown(one.title)}{_BECAME[one.became]}：{_file(one.file)}"


def _file(path: str) -> str:
    return as_markdown(path) if "`" in path else f"`{path}`"


def _subscribers(found: Comparison) -> Iterator[str]:
    if not found.files:
        return
    yield from ("## 订阅的人会看到什么", "")
    if not (found.calendars or found.feeds):
        yield "日历和订阅都没有变。"
    for label, news in (("手机上的日历", found.calendars), ("订阅", found.feeds)):
        if news:
            yield f"- {label}"
            yield from _rows(f"  - {as_markdown(one.sentence)}" for one in news)


def _dates(timetable: str) -> Iterator[str]:
    if timetable:
        lines = [line for line in timetable.split("\n") if line.strip()]
        shown = ("  " * line.startswith(" ") + f"- {as_markdown(line.strip())}" for line in lines)
        yield from _folded("改过的日程，每一场是哪天", shown)


def _files(files: tuple[str, ...]) -> Iterator[str]:
    if files:
        groups = "，".join(f"{group}{len(paths)}个" for group, paths in grouped(files))
        yield f"一共影响到{len(files)}个文件：{groups}。"


def _folded(title: str, rows: Iterable[str]) -> Iterator[str]:
    yield from ("", f"<details><summary>{title}</summary>", "")
    yield from rows
    yield from ("", "</details>")


def _rows(rows: Iterable[str]) -> Iterator[str]:
    """Yield rows up to so many, and how many more there are."""
    found = list(rows)
    yield from found[:MOST_ROWS]
    if len(found) > MOST_ROWS:
        yield f"- 还有{len(found) - MOST_ROWS}条，没有列出"
