"""Pages rendered one at a time are those of a build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import AS_OF, ROOT, small_project, tree
from yuhua.build import plan, render_bodies
from yuhua.dates import parse_moment
from yuhua.developing import developed
from yuhua.render.live import STATIC, Edition, Theme
from yuhua.render.mkdocs_site import RenderError


def edition(root: Path, sizes: Mapping[str, int] | None = None, as_of: str = AS_OF) -> Edition:
    moment = parse_moment(as_of)
    assert moment is not None
    made = plan(root, moment)
    pictures, _ = developed(root, made.site)
    return Edition(Theme(root), made.site, render_bodies(made.site, pictures), sizes)


def test_every_page_is_that_of_a_build(site: Path) -> None:
    shown = edition(ROOT, {path: len(content) for path, content in tree(site).items()})

    paths = [page.path for page in shown.pages.site.pages]
    assert len(paths) > 400
    built = {path: (site / path / "index.html").read_text(encoding="utf-8") for path in paths}
    assert [path for path in reversed(paths) if shown.page(path) != built[path]] == []
    assert [path for path in paths if shown.page(path) != built[path]] == []
    for name in STATIC:
        assert shown.static(name) == (site / name).read_text(encoding="utf-8")


def test_the_files_of_the_theme_are_those_of_a_build(site: Path) -> None:
    shown = edition(ROOT)

    assert "assets/yuhua.css" in shown.assets
    for name, file in shown.assets.items():
        assert file.read_bytes() == (site / name).read_bytes(), name


def test_a_page_that_is_not_there_is_a_key_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        edition(small_project(tmp_path / "project")).page("courses/gibt-es-nicht/")


def test_a_broken_template_is_told_with_its_place(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    (root / "overrides/course.html").write_text("{% if %}", encoding="utf-8")
    shown = edition(root)

    with pytest.raises(RenderError, match=r"^course\.html:1："):
        shown.page("courses/jiating-huiyi/")
    assert "家书" in shown.page("families/jiashu/")


def test_settings_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    (root / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")

    with pytest.raises(RenderError):
        Theme(root)


def test_a_page_that_the_menu_names_must_be_there(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    (root / "docs/index.md").unlink()

    with pytest.raises(RenderError, match=r"^菜单里的 docs/index\.md 不见了"):
        edition(root)


def test_numbers_checked_long_ago_say_so() -> None:
    soon, later = edition(ROOT), edition(ROOT, as_of="2027-05-23 08:00")
    for path in ("help/fanjiabao/", "help/", "help/hotlines/"):
        texts = [made.page(path) for made in (soon, later)]
        assert ["核实已过半年，拨打前请再查" in text for text in texts] == [False, True]
