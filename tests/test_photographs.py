"""A photograph's whole way: from a telephone into docs/, mended, onto a page, and off the site again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import AS_OF, small_project, tree, yuhua
from pictures import anatomy
from pictures.corpus import CAMERA, PLACE, SECRET, exif, halves, saved

STORY = "docs/families/jiashu.md"
PHOTO = "docs/families/jiashu-1.jpg"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with a story that shows a photograph as it comes out of a telephone."""
    root = small_project(tmp_path_factory.mktemp("pictures") / "project")
    about = exif(turn=6, first=CAMERA, gps=PLACE)
    (root / PHOTO).write_bytes(saved(halves(size=(2800, 1400)), "JPEG", exif=about))
    text = (root / STORY).read_text(encoding="utf-8")
    text = re.sub(r"scope: \[.*\]", "scope: [name, photo, story]", text)
    (root / STORY).write_text(f"{text}\n![一家人在灯下读信](jiashu-1.jpg)\n", encoding="utf-8")
    return root


def built(root: Path) -> dict[str, bytes]:
    done = yuhua("build", "--as-of", AS_OF, "--root", str(root))
    assert done.returncode == 0, done.stdout + done.stderr
    return tree(root / "site")


def test_photograph_is_refused_mended_shown_and_withdrawn(project: Path) -> None:
    refused = yuhua("check", "--as-of", AS_OF, "--root", str(project), "--format", "json")
    assert refused.returncode == 1
    assert "picture-traces" in refused.stdout

    mended = yuhua("fix", "--yes", "--as-of", AS_OF, "--root", str(project))
    assert mended.returncode == 0, mended.stdout + mended.stderr
    assert SECRET not in (project / PHOTO).read_bytes()

    site = built(project)
    pictures = {path: raw for path, raw in site.items() if path.startswith("assets/pictures/")}
    assert len(pictures) == 9
    for raw in pictures.values():
        assert set(anatomy.parts(raw)) <= anatomy.ALLOWED[anatomy.kind(raw)]
    assert (project / PHOTO).read_bytes() not in site.values()
    page = site["families/jiashu/index.html"].decode()
    shown = set(re.findall(r"\.\./\.\./(assets/pictures/[\w.-]+)", page))
    assert shown == set(pictures)
    assert 'alt="一家人在灯下读信"' in page
    assert "style=" not in page.partition("<picture")[2].partition("</picture")[0]
    assert b"assets/pictures/" in site["families/feed.xml"]

    assert built(project) == site  # the second time from what was kept

    text = (project / STORY).read_text(encoding="utf-8")
    withdrawn = text.replace("consent:\n", "consent:\n  withdrawn: true\n")
    assert withdrawn != text
    (project / STORY).write_text(withdrawn, encoding="utf-8")
    after = built(project)
    assert [path for path in after if path.startswith("assets/pictures/")] == []
    assert list((project / ".yuhua/pictures").iterdir()) == []
