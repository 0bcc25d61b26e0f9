from __future__ import annotations

from pathlib import Path

from yuhua.render.theme import is_used, mended

SWITCH = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer">'
SKIP = '<div data-md-component="skip">\n <a href="#x" class="md-skip">\n 跳转至\n </a>\n</div>'


def test_what_only_the_themes_scripts_would_use_goes_and_the_rest_stays() -> None:
    given = f"<body>\n{SWITCH}\n{SKIP}\n\n\n<p>一\n\n<pre>a\n\nb</pre>\n\n<input>"
    assert mended(given) == "<body>\n<p>一\n<pre>a\n\nb</pre>\n<input>"


def test_nothing_of_the_themes_scripts_and_styles_is_published(site: Path) -> None:
    paths = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert not [path for path in paths if not is_used(path)]
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        for word in ("md-toggle", "md-overlay", "md-skip", "md-dialog", "__md_"):
            assert word not in html, path
