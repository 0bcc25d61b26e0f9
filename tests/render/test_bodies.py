"""Bodies are rendered when they are asked for, and again when they have changed."""

from __future__ import annotations

from dataclasses import replace

from samples import page, site
from yuhua.model.site import Site
from yuhua.render.bodies import Bodies


def both(story: str = "一封家书。") -> Site:
    return replace(
        site(
            page("families/jiashu/", file="docs/families/jiashu.md", body=story),
            page(
                "courses/huiyi/",
                file="docs/courses/huiyi.md",
                body="见[家书](../families/jiashu.md)。",
            ),
        ),
        paths={
            "docs/families/jiashu.md": "families/jiashu/",
            "docs/courses/huiyi.md": "courses/huiyi/",
        },
    )


def test_every_page_has_its_body() -> None:
    bodies = Bodies(both())

    assert list(bodies) == ["families/jiashu/", "courses/huiyi/"]
    assert len(bodies) == len(bodies.items()) == 2
    assert "一封家书" in bodies["families/jiashu/"].html


def test_only_what_has_changed_is_rendered_again() -> None:
    before = Bodies(both())
    shown = dict(before)

    after = Bodies(both("两封家书。")).after(before)

    assert "两封家书" in after["families/jiashu/"].html
    assert after["courses/huiyi/"] is shown["courses/huiyi/"]


def test_links_follow_when_a_page_is_gone() -> None:
    before = Bodies(both())
    assert 'href="../../families/jiashu/"' in before["courses/huiyi/"].html
    left = both()

    after = Bodies(
        replace(left, pages=left.pages[1:], paths={"docs/courses/huiyi.md": "courses/huiyi/"})
    ).after(before)

    assert "href" not in after["courses/huiyi/"].html
    assert list(after) == ["courses/huiyi/"]
