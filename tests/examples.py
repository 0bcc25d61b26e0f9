"""One page of every template, for tests that look at them all."""

from __future__ import annotations

from pathlib import Path

TEMPLATES = {
    "home": "",
    "course": "courses/xin-shidai-xin-jiafeng/",
    "story": "families/tao-mu-feng-zha/",
    "booklist": "reading/qinzi-gongdu/",
    "campaign": "campaigns/laji-fenlei/",
    "help": "help/fanjiabao/",
    "hotlines": "help/hotlines/",
    "listing": "courses/",
    "facet": "topics/jiafeng/",
    "agenda": "events/",
    "week": "events/week/",
    "month": "events/{month}/",
    "changes": "changes/",
    "coverage": "coverage/",
    "event": "events/{event}/",
    "place": "places/{place}/",
    "mine": "mine/",
    "subscribe": "subscribe/",
    "page": "about/work-plan-2019/",
    "handbook": "handbook/kinds/course/",
    "not-found": "404.html",
}


def path_of(name: str, site: Path) -> str:
    """Return the address of an example of a template."""
    event = min(one.parent.name for one in (site / "events").glob("*/event.ics"))
    month = min(one.name for one in (site / "events").glob("20*-*"))
    place = min(one.name for one in (site / "places").iterdir() if one.is_dir())
    return TEMPLATES[name].format(event=event, month=month, place=place)
