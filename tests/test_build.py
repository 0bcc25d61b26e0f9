"""The whole way: content in, site out, the same bytes by every road."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree

from conftest import AS_OF, ROOT, copy_project, small_project, tree, yuhua
from samples import SETTINGS
from yuhua import build
from yuhua.dates import SHANGHAI, parse_moment


def epoch() -> str:
    """Return AS_OF as reproducible builds write it."""
    moment = parse_moment(AS_OF)
    assert moment is not None
    return str(int(moment.timestamp()))


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_plain_engines_give_the_same_site(site: Path, tmp_path: Path, engine: str) -> None:
    command = [
        sys.executable,
        "-m",
        engine,
        "build",
        "--strict",
        "-q",
        "-f",
        str(ROOT / "mkdocs.yml"),
        "-d",
        str(tmp_path / "out"),
    ]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch(), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    expected = tree(site)
    del expected["build.json"]  # written when a folder is published
    assert tree(tmp_path / "out") == expected


def test_same_bytes_in_another_folder_time_zone_locale_and_hash_seed(
    site: Path, tmp_path: Path
) -> None:
    project = copy_project(tmp_path / "另一个 文件夹")
    done = yuhua(
        "build",
        "--as-of",
        AS_OF,
        "--root",
        str(project),
        cwd=tmp_path,
        TZ="America/New_York",
        LC_ALL="C",
        PYTHONHASHSEED="7",
    )
    assert done.returncode == 0, done.stderr
    assert tree(project / "site") == tree(site)


def test_every_file_beside_the_pages_is_of_a_format_that_may_hold_it() -> None:
    moment = parse_moment(AS_OF)
    assert moment is not None
    made = build.plan(ROOT, moment)
    bodies = build.render_bodies(made.site)
    found = build.searched(made, bodies)

    every = build.formats(made, SETTINGS, bodies, lambda: found)

    emitted = [(one.path, each) for each in every for one in each.emit()]
    assert [path for path, each in emitted if not each.may_hold(path)] == []
    listed = [one.path for one in build.artifacts(made, SETTINGS, bodies, found)]
    assert listed == sorted(path for path, _ in emitted)
    assert len(set(listed)) == len(listed) > 1000


def test_bad_content_leaves_the_old_site_alone(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    assert yuhua("build", "--as-of", AS_OF, "--root", str(project)).returncode == 0
    before = tree(project / "site")
    (project / "docs/courses/huai.md").write_text(
        "---\ntitle: 坏\npublished: 2026-13-25\n---\n", encoding="utf-8"
    )
    done = yuhua("build", "--as-of", AS_OF, "--root", str(project))
    assert done.returncode == 1
    assert "docs/courses/huai.md:3:12" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(project / "site") == before


def test_plain_mkdocs_refuses_bad_content_before_it_empties_the_old_site(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    assert yuhua("build", "--as-of", AS_OF, "--root", str(project)).returncode == 0
    before = tree(project / "site")
    (project / "docs/courses/huai.md").write_text("---\ntitle: 坏\n---\n", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch(), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "docs/courses/huai.md:2:1：错误 [field-missing]" in done.stderr
    assert tree(project / "site") == before


def test_a_broken_template_leaves_the_old_site_alone(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    assert yuhua("build", "--as-of", AS_OF, "--root", str(project)).returncode == 0
    before = tree(project / "site")
    (project / "overrides/course.html").write_text("{% if %}", encoding="utf-8")
    done = yuhua("build", "--as-of", AS_OF, "--root", str(project))
    assert done.returncode == 3
    assert "生成失败，原来的网站没有动" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(project / "site") == before
    assert sorted(path.name for path in project.iterdir() if path.name.startswith(".site")) == []


def test_what_pages_offer_is_published_and_nothing_else(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    course = project / "docs/courses/jiating-huiyi.md"
    text = course.read_text(encoding="utf-8")
    offer = "---\nmaterials:\n  - {title: 课堂讲义, file: files/jiangyi.pdf}\n"
    course.write_text(text.replace("---\n", offer, 1), encoding="utf-8")
    (project / "docs/files").mkdir()
    (project / "docs/files/jiangyi.pdf").write_bytes(b"%PDF-1.4" + bytes(1_200_000))
    (project / "docs/files/andere.pdf").write_bytes(b"%PDF-1.4")
    schedule = project / "docs/schedules/duty.yml"
    text = schedule.read_text(encoding="utf-8")
    how = "    how: 到社区服务台登记\n"
    url = f"{how}    url: https://baoming.example/\n"
    schedule.write_text(text.replace(how, url, 1), encoding="utf-8")
    done = yuhua("build", "--as-of", AS_OF, "--root", str(project))
    assert done.returncode == 0, done.stderr
    event = (project / "site/events/zhouliu-huiyi/index.html").read_text(encoding="utf-8")
    assert 'src="./signup.png"' in event
    assert (project / "site/events/zhouliu-huiyi/signup.png").is_file()
    page = (project / "site/courses/jiating-huiyi/index.html").read_text(encoding="utf-8")
    assert 'href="../../files/jiangyi.pdf"' in page
    assert "PDF，1.2 MB" in page
    assert [path.name for path in (project / "site/files").iterdir()] == ["jiangyi.pdf"]


def test_the_two_commands_work_from_anywhere(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "yuhua"), "check", "--as-of", AS_OF]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "检查通过" in done.stdout


def test_every_page_is_chinese_titled_and_names_its_source(site: Path) -> None:
    for path in sorted(site.rglob("index.html")):
        document = etree.fromstring(path.read_bytes(), parser=etree.HTMLParser(encoding="utf-8"))
        assert document.get("lang") == "zh-CN", path
        assert len(document.findall(".//h1")) == 1, path
        assert document.findtext(".//title"), path


def test_every_link_inside_leads_somewhere(site: Path) -> None:
    broken = []
    for path in sorted(site.rglob("*.html")):
        document = etree.fromstring(path.read_bytes(), parser=etree.HTMLParser(encoding="utf-8"))
        for node in document.iter("a", "link", "script", "img"):
            target = str(node.get("href") or node.get("src") or "").split("#")[0].split("?")[0]
            if not target or ":" in target.split("/")[0] or node.get("rel") == "canonical":
                continue
            base = site if target.startswith("/") else path.parent
            found = (base / target.lstrip("/")).resolve()
            if not (found / "index.html").is_file() and not found.is_file():
                broken.append((path.relative_to(site).as_posix(), target))
    assert broken == []


def test_every_anchor_inside_is_there(site: Path) -> None:
    ids: dict[Path, set[str]] = {}
    wanted: list[tuple[Path, Path, str]] = []
    for path in sorted(site.rglob("*.html")):
        document = etree.fromstring(path.read_bytes(), parser=etree.HTMLParser(encoding="utf-8"))
        ids[path.resolve()] = {str(node.get("id")) for node in document.iter() if node.get("id")}
        for node in document.iter("a"):
            target, _, anchor = str(node.get("href") or "").partition("#")
            if not anchor or ":" in target.split("/")[0]:
                continue
            found = (path.parent / target).resolve() if target else path.resolve()
            page = found / "index.html" if found.is_dir() else found
            wanted.append((path, page, unquote(anchor)))
    broken = [
        (path.relative_to(site).as_posix(), page.parent.name, anchor)
        for path, page, anchor in wanted
        if anchor not in ids.get(page, set())
    ]
    assert len(wanted) > 500
    assert broken == []


def test_no_page_hides_an_element_twice_with_one_id(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        document = etree.fromstring(path.read_bytes(), parser=etree.HTMLParser(encoding="utf-8"))
        ids = [node.get("id") for node in document.iter() if node.get("id")]
        assert sorted(ids) == sorted(set(ids)), path


def test_samples_say_so_wherever_they_appear(site: Path) -> None:
    for path in sorted((site / "events").glob("*/index.html")):
        assert "示例" in path.read_text(encoding="utf-8"), path


def test_sensitive_pages_stay_out_of_feeds_and_lists(site: Path) -> None:
    for name in ("feed.xml", "courses/feed.xml"):
        document = etree.fromstring((site / name).read_bytes())
        addresses = [
            node.text for item in document.iter("item") for node in item.iter("link", "guid")
        ]
        assert addresses
        assert [one for one in addresses if one and "fanjiabao" in one] == []
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "家里有人动手" not in home


def test_nothing_published_comes_from_the_future(site: Path) -> None:
    document = etree.fromstring((site / "feed.xml").read_bytes())
    moments = [
        datetime.strptime(node.text, "%a, %d %b %Y %H:%M:%S %z")
        for node in document.iter("pubDate")
    ]
    limit = parse_moment(AS_OF)
    assert limit is not None
    assert max(moments).astimezone(SHANGHAI) <= limit


def test_an_address_that_is_withheld_is_in_no_file(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    places = project / "docs/places.yml"
    text = places.read_text(encoding="utf-8")
    known = next(line for line in text.splitlines() if line.startswith("  address: "))
    for public in ("true", "false"):
        shown = f"  address: 示例的门牌三号\n  address_public: {public}"
        places.write_text(text.replace(known, shown, 1), encoding="utf-8")
        done = yuhua("build", "--as-of", AS_OF, "--root", str(project))
        assert done.returncode == 0, done.stderr
        files = tree(project / "site").items()
        found = [path for path, raw in files if "门牌三号".encode() in raw]
        assert bool(found) == (public == "true"), found


def test_a_site_without_the_web_editor_has_no_trace_of_it(site: Path) -> None:
    assert [path for path in tree(site) if path.startswith("admin")] == []
    assert [path for path, content in tree(site).items() if b"sveltia-cms.js" in content] == []


def written(project: Path, out: Path, old: str, new: str) -> dict[str, bytes]:
    """Change a line of mkdocs.yml, build, and return the files without the record of the build."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert old in text
    settings.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    done = yuhua("build", "--as-of", AS_OF, "--root", str(project), "--out", str(out))
    assert done.returncode == 0, done.stdout + done.stderr
    found = tree(out)
    del found["build.json"]
    return found


def test_the_web_editor_changes_nothing_else(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    without = written(project, tmp_path / "without", 'cms: ""', 'cms: ""')

    found = written(project, tmp_path / "with", 'cms: ""', "cms: yuhua/jiating")

    editor = {path for path in found if path.startswith("admin/")}
    assert {"admin/index.html", "admin/config.json", "admin/sveltia-cms.js"} <= editor
    assert {path: found[path] for path in found if path not in editor} == without


@pytest.mark.parametrize("where", ["true", "yuhua", "[a/b]"])
def test_a_web_editor_that_knows_no_repository_is_refused(tmp_path: Path, where: str) -> None:
    project = small_project(tmp_path / "project")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('cms: ""', f"cms: {where}"), encoding="utf-8", newline="\n")

    done = yuhua("build", "--as-of", AS_OF, "--root", str(project), "--out", str(tmp_path / "out"))

    assert done.returncode != 0
    assert "mkdocs.yml 的 cms 应为" in done.stdout + done.stderr
    assert not (tmp_path / "out").exists()
