from __future__ import annotations

from pathlib import Path

from yuhua.render.theme import mended

SWITCH = '<input class="md-toggle" data-md-toggle="{0}" type="checkbox" id="__{0}"{1}>'


def test_the_themes_switches_lose_what_html_does_not_allow_them() -> None:
    given = "".join(SWITCH.format(name, ' autocomplete="off"') for name in ("drawer", "search"))
    field = '<input type="text" autocomplete="off">'

    wanted = "".join(SWITCH.format(name, "") for name in ("drawer", "search"))
    assert mended(given + field) == wanted + field


def test_every_page_has_both_switches_and_neither_fault(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        for name in ("drawer", "search"):
            assert SWITCH.format(name, "") in html or "md-toggle" not in html, path
            assert f'id="__{name}" autocomplete' not in html, path
