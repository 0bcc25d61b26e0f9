from __future__ import annotations

from typing import Any

from samples import AS_OF, PAGE, PLACE, content, record
from yuhua.derive.site import derive
from yuhua.model.content import Content
from yuhua.model.site import Page


def contact(number: str) -> Any:
    fields = {"id": f"tel-{number}", "title": "电话", "number": number, "purpose": "有事就打。"}
    return record("contact", fields, checked="2026-11-23", origin="公开资料")


def help_page(name: str, title: str, *numbers: str, **changes: Any) -> tuple[str, Any]:
    met = [{"title": title, "contacts": [f"tel-{one}" for one in numbers]}]
    fields = {**PAGE, "id": name, "title": name, "contacts": ["tel-110"], "situations": met}
    return f"docs/help/{name}.md", record("help", fields, **changes)


def home(*more: tuple[str, Any]) -> Page:
    base = [("docs/contacts.yml", contact(number)) for number in ("110", "12356")]
    made: Content = content(*base, ("docs/help/index.md", record("page", PAGE)), *more)
    return derive(made, AS_OF).page("help/")


def test_what_people_meet_leads_to_its_page_and_numbers_danger_first() -> None:
    found = home(
        help_page("dianhua", "心里难受", "12356"),
        help_page("anquan", "有人动手", "110", sensitive=True, neutral_title="生活服务"),
    ).met

    assert [(one.title, one.path, one.page_title) for one in found] == [
        ("有人动手", "help/anquan/", "anquan"),
        ("心里难受", "help/dianhua/", "dianhua"),
    ]
    assert [[each.id for each in one.contacts] for one in found] == [["tel-110"], ["tel-12356"]]


def test_streets_with_a_place_lead_to_it_and_say_when_it_is_a_sample() -> None:
    near = home(("docs/places.yml", record("place", PLACE, sample=True))).sections[-1]

    assert (near.title, near.path) == ("妇女儿童之家", "places/")
    assert [(one.path, one.facts) for one in near.cards] == [("streets/guitang/", ("1处", "示例"))]


def test_without_places_nothing_is_promised() -> None:
    assert [one.title for one in home().sections] == [""]
