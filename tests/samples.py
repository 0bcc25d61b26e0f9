"""Small frozen values that several tests start from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from yuhua.dates import SHANGHAI
from yuhua.emit import Settings
from yuhua.kinds import kind_named
from yuhua.model.content import Content, Located
from yuhua.model.entry import Entry, Record
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Page, Site
from yuhua.model.terms import Vocabulary
from yuhua.problems import START

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ROOT / "scripts"
MINIMAL = Path(__file__).parent / "sites" / "minimal"
AS_OF = datetime(2026, 11, 25, 8, tzinfo=SHANGHAI)
SETTINGS = Settings(
    "雨花家庭教育",
    "https://yuhua.example/",
    "家庭教育知识",
    "yuhua.example,2026",
    region="湖南省",
    locality="长沙市雨花区",
)
WORDS = Vocabulary.model_validate(
    {
        "programmes": [{"id": "jiangtang", "name": "大讲堂"}, {"id": "dushu", "name": "读书会"}],
        "topics": [{"id": "jiafeng", "name": "家风"}, {"id": "goutong", "name": "沟通"}],
        "ages": [{"id": "6-12", "name": "6到12岁"}, {"id": "adult", "name": "成年人"}],
        "audiences": [{"id": "parents", "name": "家长"}],
        "streets": [{"id": "guitang", "name": "圭塘街道", "code": "430111003"}],
        "sources": [{"id": "qu-fulian", "name": "区妇联"}],
    }
)
COURSE: Mapping[str, Any] = {
    "id": "huiyi",
    "title": "家庭会议",
    "summary": "每周二十分钟。",
    "published": "2026-11-24",
    "source": "区妇联",
    "programme": "大讲堂",
    "aims": ["会倾听", "会复述", "会暂停"],
    "outline": [{"title": "开场", "minutes": "10"}, {"title": "练习", "minutes": "20"}],
    "practice": {"title": "今晚开一次", "minutes": "10", "steps": ["放下手机", "轮流说"]},
}
PAGE: Mapping[str, Any] = {
    "id": "shuoming",
    "title": "说明",
    "summary": "一句话。",
    "published": "2026-11-24",
    "source": "区妇联",
}
PLACE: Mapping[str, Any] = {
    "id": "shili",
    "title": "示例之家",
    "summary": "虚构的示例。",
    "street": "圭塘街道",
    "community": "示例社区",
    "five_lights": dict.fromkeys(("sign", "structure", "duties", "staff", "activities"), "有"),
    "six_services": dict.fromkeys(
        ("rights", "employment", "education", "assistance", "care", "culture"), "有"
    ),
}
SCHEDULE: Mapping[str, Any] = {
    "id": "zhouliu",
    "title": "周六课堂",
    "summary": "带上孩子。",
    "published": "2026-11-24",
    "programme": "大讲堂",
    "place": "shili",
    "start": "2026-12-05 09:30",
    "end": "2026-12-05 11:00",
}


def record(kind: str, base: Mapping[str, Any], /, **changes: Any) -> Record:
    """Return the record of a kind that `base` with some fields changed describes."""
    return kind_named(kind).record.model_validate({**base, **changes}, context=WORDS)


def entry(**changes: Any) -> Entry:
    """Return a plain page's record."""
    found = record("page", PAGE, **changes)
    assert isinstance(found, Entry)
    return found


def content(*records: tuple[str, Record]) -> Content:
    """Return Content that holds records, each given with the file it would stand in."""
    located = [
        Located(one.__class__.__name__.lower(), one, file, {(): START}) for file, one in records
    ]
    return Content(WORDS, tuple(located), ())


def page(path: str, **changes: Any) -> Page:
    """Return a listed page with a record of the same title and words."""
    fields: dict[str, Any] = {
        "title": "标题",
        "summary": "一句话。",
        "published": date(2026, 11, 24),
    }
    fields |= {"label": "课程", "template": "course.html"} | changes
    fields.setdefault("record", entry(id=path.strip("/").replace("/", "-") or "home"))
    return Page(path, **fields)


def session(start: datetime, **changes: Any) -> Occurrence:
    """Return a session of 90 minutes at an aware moment."""
    fields: dict[str, Any] = {"end": start + timedelta(minutes=90), "status": "报名中"}
    fields |= {"anchor": f"s-{start:%Y%m%d}", "schedule": "zhouliu", "planned": start} | changes
    return Occurrence("周六课堂", f"events/{fields['schedule']}/", start, **fields)


def site(*pages: Page) -> Site:
    """Return a site of some pages as of AS_OF."""
    return Site(AS_OF, pages)
