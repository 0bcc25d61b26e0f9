"""A page in a few lines, to paste into a WeChat group (feature F15)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from yuhua.emit import Artifact, Settings
from yuhua.kinds.course import Course
from yuhua.kinds.schedule import Schedule
from yuhua.model.site import Page, Site
from yuhua.text import clean

_MOST_DATES = 3


def emit(site: Site, settings: Settings) -> Iterable[Artifact]:
    """Yield the lines of every page that has some, as a text file beside it."""
    for page in site.pages:
        if text := of(page, settings):
            yield Artifact(path_of(page), f"{text}\n".encode())


def path_of(page: Page) -> str:
    """Return the path of the text file."""
    return f"{page.path}notice.txt"


def of(page: Page, settings: Settings) -> str:
    """Return the lines for an entry or an event; nothing for a sensitive page or for a list."""
    if page.sensitive or "://" not in settings.url:
        return ""
    if not page.is_entry and page.template != "event.html":
        return ""
    return clean("\n".join([*_lines(page), f"{settings.url}{page.path}"]))


def _lines(page: Page) -> Iterator[str]:
    record = page.record
    yield f"【{page.label}】{page.marked_title}"
    yield page.summary
    if isinstance(record, Schedule):
        for one in page.sessions[:_MOST_DATES]:
            state = f"（{one.status}）" if not one.takes_place or one.status == "满额" else ""
            yield f"时间：{one.when}{state}"
        more = len(page.sessions) - _MOST_DATES
        if more > 0:
            yield f"后面还有{more}场，看网页"
        if page.place:
            yield f"地点：{page.place.title}"
        if record.registration:
            yield f"报名：{record.registration.how}"
        yield f"费用：{record.fee}"
    if isinstance(record, Course):
        yield f"今晚就做：{record.practice.title}（{record.practice.minutes}分钟）"
