from __future__ import annotations

import re
from dataclasses import replace

from samples import AS_OF, ROOT, page
from yuhua.compare.faces import UNSEEN, face
from yuhua.kinds import kinds
from yuhua.model.site import Card, Page, Section, Site

SITE = Site(AS_OF, ())


def test_what_is_called_unseen_is_a_field_and_in_no_template() -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "overrides").rglob("*.html"))
    )
    shown = set(re.findall(r"\b(?:record|view\.place|contact|person)\.(\w+)", text))
    fields = {name for kind in kinds() for name in kind.record.model_fields}

    assert {"title", "sample", "fee"} <= shown
    assert sorted(UNSEEN & shown) == []
    assert sorted(UNSEEN - fields) == []


def faces_differ(one: Page, other: Page) -> bool:
    return face(one, SITE) != face(other, SITE)


def test_what_a_page_shows_makes_its_face() -> None:
    one = page("courses/a/")

    assert faces_differ(one, replace(one, title="另一个"))
    assert faces_differ(one, replace(one, sections=(Section("一", (Card("二", "b/"),)),)))
    assert not faces_differ(one, replace(one, body_line=9, file="docs/courses/b.md"))


def test_the_home_page_says_how_many_changes_and_not_which() -> None:
    one = page("", template="home.html", label="")
    words = Section("我想学什么", (Card("家风", "topics/jiafeng/", facts=("3篇",)),))
    more = Section("我想学什么", (Card("家风", "topics/jiafeng/", facts=("4篇",)),))

    assert not faces_differ(replace(one, sections=(words,)), replace(one, sections=(more,)))
    assert faces_differ(
        replace(one, template="listing.html", sections=(words,)),
        replace(one, template="listing.html", sections=(more,)),
    )
