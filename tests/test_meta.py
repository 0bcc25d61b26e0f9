"""What the heads of the built pages say: to portals, search engines, chat programs; and where links lead.

Opened from a disk (`file://`), without a server, pages show with their style, can be read, printed and
searched, and links lead on (`assets/early.js`, tests/browser/test_folder.py); but browsers run no
module scripts there: large type, filters, what one keeps.
"""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from conftest import AS_OF, copy_project, small_project, tree, with_drawings, yuhua
from samples import ROOT
from yuhua.dates import parse_moment
from yuhua.derive.site import derive
from yuhua.model.site import Page, Site
from yuhua.read.content import read

ADDRESS = "https://yuhua.example/"
BELOW = "https://a.example/yuhua/"
CODE = "4301110001"
HOSTILE = "\"'><script>alert(1)</script>&amp;{{7*7}}"
NO_HOME_FOR = ("404.html",)


class Head:
    """A built page as a crawler sees it."""

    def __init__(self, file: Path) -> None:
        self.tree = html.document_fromstring(
            file.read_bytes(), parser=html.HTMLParser(encoding="utf-8")
        )

    def all(self, name: str) -> list[str]:
        """Return the contents of a label or Open Graph property, whatever its case."""
        return [
            one.get("content", "")
            for one in self.tree.iter("meta")
            if (one.get("name") or one.get("property") or "").lower() == name.lower()
        ]

    def one(self, name: str) -> str:
        """Return the only content of a label, empty where there is none."""
        found = self.all(name)
        assert len(found) <= 1, name
        return found[0] if found else ""

    def text(self, path: str) -> list[str]:
        """Return the texts of all elements at an XPath, without white space."""
        return ["".join(one.text_content().split()) for one in self.tree.xpath(path)]

    @property
    def canonical(self) -> list[str]:
        """The canonical addresses it gives."""
        return [str(one) for one in self.tree.xpath("//link[@rel='canonical']/@href")]

    @property
    def names(self) -> list[str]:
        """The names and properties of its metadata, in small letters."""
        found = [one.get("name") or one.get("property") for one in self.tree.iter("meta")]
        return [one.lower() for one in found if one]


@pytest.fixture(scope="module")
def model() -> Site:
    moment = parse_moment(AS_OF)
    assert moment
    return derive(read(ROOT), moment)


@pytest.fixture(scope="module")
def heads(site: Path, model: Site) -> dict[str, Head]:
    return {page.path: Head(site / page.path / "index.html") for page in model.pages}


def changed(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """Return a small project with changes to its settings."""
    project = small_project(tmp_path / "project")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    settings.write_text(text, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def below(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real pages for another domain and under a path, with a code and one hostile title."""
    assert site.is_dir()
    folder = tmp_path_factory.mktemp("below")
    project = with_drawings(copy_project(folder / "project"))
    for file, old, new in (
        ("mkdocs.yml", 'site_code: ""', f"site_code: {CODE}"),
        (
            "docs/courses/xin-shidai-xin-jiafeng.md",
            "title: 新时代，新家风",
            f"title: {_yaml(HOSTILE)}",
        ),
    ):
        text = (project / file).read_text(encoding="utf-8")
        assert old in text
        (project / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    out = folder / "yuhua"
    done = yuhua(
        "build", "--as-of", AS_OF, "--out", str(out), "--root", str(project), SITE_URL=BELOW
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def _yaml(text: str) -> str:
    quoted = text.replace("'", "''")
    return f"'{quoted}'"


def test_every_page_has_one_title_one_description_and_one_canonical_address(
    heads: dict[str, Head], model: Site
) -> None:
    for page in model.pages:
        head = heads[page.path]
        assert len(head.tree.xpath("//head/title")) == 1, page.path
        assert head.canonical == [ADDRESS + page.path]
        assert head.all("description") == ([] if page.sensitive else [page.summary]), page.path


def test_titles_and_descriptions_tell_pages_apart(heads: dict[str, Head], model: Site) -> None:
    shown = [head for path, head in heads.items() if not model.page(path).sensitive]
    titles = [head.tree.findtext(".//title") for head in shown]

    assert len(set(titles)) == len(titles)
    assert "" not in [head.one("description") for head in shown]


def test_names_of_metadata_stand_once_and_are_never_empty(heads: dict[str, Head]) -> None:
    for path, head in heads.items():
        assert len(set(head.names)) == len(head.names), path
        contents = {one.get("content", "-").strip().lower() for one in head.tree.iter("meta")}
        assert contents & {"", "none", "null", "undefined"} == set(), path


def test_labels_say_what_the_page_shows(heads: dict[str, Head], model: Site) -> None:
    said = [page for page in model.pages if heads[page.path].one("ArticleTitle")]
    assert len(said) > 30
    for page in said:
        head = heads[page.path]
        mark = "【示例】" if head.text("//header//*[contains(@class, 'mark--sample')]") else ""
        assert ["".join(head.one("ArticleTitle").split())] == [mark + head.text("//h1")[0]]
        days = head.tree.xpath("//p[@class='byline']/span[contains(., '发布日期')]/time/@datetime")
        assert [head.one("PubDate")[:10]] == (days or [""]), page.path
        source = head.text("//p[@class='byline']/span[contains(., '来源')]")
        assert [f"来源：{head.one('ContentSource')}"] == (source or ["来源："]), page.path


def test_dates_are_those_of_the_feed(site: Path, heads: dict[str, Head]) -> None:
    feed = html.etree.parse(str(site / "feed.xml"))
    items = feed.findall(".//item")
    assert items
    for entry in items:
        path = (entry.findtext("link") or "").removeprefix(ADDRESS)
        moment = parsedate_to_datetime(entry.findtext("pubDate") or "")
        assert heads[path].one("PubDate") == f"{moment:%Y-%m-%d %H:%M}", path
        assert heads[path].one("article:published_time") == moment.isoformat(), path


def test_columns_are_pages_that_lead_here(heads: dict[str, Head], model: Site) -> None:
    for page in model.pages:
        if page.path and not page.sensitive:
            above = heads[page.path].text("//nav[@class='crumbs']//li")
            assert heads[page.path].one("ColumnName") in {*above, page.title}, page.path


def sensitive(model: Site) -> list[Page]:
    found = [page for page in model.pages if page.sensitive]
    assert found
    return found


def test_heads_of_sensitive_pages_give_nothing_away(heads: dict[str, Head], model: Site) -> None:
    for page in sensitive(model):
        head = heads[page.path]
        kept = {"sitename", "referrer", "viewport", "format-detection", "renderer"}
        assert set(head.names) <= kept | {"applicable-device", "generator"}
        assert head.one("SiteName") == "雨花家庭教育"
        text = html.tostring(head.tree.find("head"), encoding="unicode")
        told = [page.title, page.summary, *(term.name for _, term in page.terms)]
        assert [word for word in told if word in text] == []


def test_other_heads_do_not_give_sensitive_pages_away(heads: dict[str, Head], model: Site) -> None:
    for hidden in sensitive(model):
        for path, head in heads.items():
            if path != hidden.path:
                contents = " ".join(one.get("content", "") for one in head.tree.iter("meta"))
                assert hidden.title not in contents
                assert hidden.path not in contents


def test_the_sitemap_is_flat_and_has_every_page_once(site: Path, model: Site) -> None:
    # Sensitive pages too: whoever searches the web for help must find it, and nobody's device
    # remembers a sitemap.
    sitemap = html.etree.parse(str(site / "sitemap.xml")).getroot()

    assert html.etree.QName(sitemap).localname == "urlset"
    found = [one.text for one in sitemap.iterfind(".//{*}loc")]
    assert sorted(found) == sorted(ADDRESS + page.path for page in model.pages)


def test_robots_txt_names_the_sitemap_and_no_page(site: Path, model: Site) -> None:
    text = (site / "robots.txt").read_text(encoding="utf-8")

    assert f"Sitemap: {ADDRESS}sitemap.xml" in text.splitlines()
    assert "Disallow" not in text
    assert [page.path for page in model.pages if page.path and page.path in text] == []


def test_a_page_that_is_not_there_is_not_indexed_and_leads_on(site: Path) -> None:
    head = Head(site / "404.html")

    assert head.one("robots") == "noindex"
    assert head.canonical == head.all("og:url") == head.all("ArticleTitle") == []
    ways = head.tree.xpath("//article//a/@href | //article//button/@data-find")
    assert {"/courses/", "/events/", "/help/", ""} <= {str(one) for one in ways}


def test_a_code_that_is_configured_is_on_every_page_that_is_not_sensitive(
    below: Path, model: Site
) -> None:
    for page in model.pages:
        code = Head(below / page.path / "index.html").one("SiteIDCode")
        assert code == ("" if page.sensitive else CODE), page.path


def test_hostile_titles_are_text(below: Path) -> None:
    head = Head(below / "courses/xin-shidai-xin-jiafeng/index.html")

    assert head.one("ArticleTitle") == head.one("og:title") == HOSTILE
    assert (head.tree.findtext(".//title") or "").startswith(HOSTILE)
    scripts = [one for one in head.tree.iter("script") if "alert(" in (one.text or "")]
    assert {one.get("type") for one in scripts} <= {"application/ld+json"}


def test_addresses_that_must_be_whole_carry_the_path(below: Path, model: Site) -> None:
    for page in model.pages:
        head = Head(below / page.path / "index.html")
        assert head.canonical == [BELOW + page.path]
        assert head.one("og:url") == ("" if page.sensitive else BELOW + page.path)
        assert head.one("SiteDomain") == ("" if page.sensitive else "a.example")
    sitemap = html.etree.parse(str(below / "sitemap.xml"))
    feed = html.etree.parse(str(below / "feed.xml"))
    calendar = (below / "calendar.ics").read_text(encoding="utf-8").replace("\n ", "")
    listed = [line.removeprefix("URL:") for line in calendar.splitlines() if line[:4] == "URL:"]
    whole = [
        *(one.text or "" for one in sitemap.iterfind(".//{*}loc")),
        *(one.text or "" for one in feed.iterfind(".//item/link")),
        *listed,
    ]
    assert listed
    assert [one for one in whole if not one.startswith(BELOW)] == []
    assert f"Sitemap: {BELOW}sitemap.xml" in (below / "robots.txt").read_text(encoding="utf-8")


def internal(file: Path) -> list[str]:
    """Return the addresses in a page that stay on its site, without canonical ones."""
    found = Head(file).tree.xpath(
        "//@src | //@data-src | //*[not(self::link[@rel='canonical'])]/@href"
    )
    apart = [(str(one), urlsplit(str(one))) for one in found]
    return [text for text, parts in apart if not parts.scheme and not parts.netloc and parts.path]


def test_links_are_relative_and_lead_to_files_under_any_path(below: Path) -> None:
    files = set(tree(below))
    for file in sorted(below.rglob("*.html")):
        path = file.relative_to(below).as_posix()
        if path in NO_HOME_FOR:  # shown at any depth: its links start at the host
            continue
        for link in internal(file):
            assert not link.startswith("/"), (path, link)
            target = urlsplit(urljoin(BELOW + path, link))
            assert target.path.startswith("/yuhua/"), (path, link)
            inside = target.path.removeprefix("/yuhua/")
            name = f"{inside}index.html" if not inside or inside.endswith("/") else inside
            assert name in files, (path, link)


def test_links_of_the_404_page_start_at_the_path_of_the_site(below: Path) -> None:
    found = internal(below / "404.html")

    assert found
    assert [one for one in found if not one.startswith("/yuhua/")] == []


def test_no_page_links_to_its_own_domain_by_name(below: Path) -> None:
    for file in sorted(below.rglob("*.html")):
        found = Head(file).tree.xpath("//body//@href | //body//@src")
        assert [one for one in found if "a.example" in str(one)] == [], file


def test_labels_can_be_left_out(tmp_path: Path) -> None:
    project = changed(tmp_path, ("site_labels: true", "site_labels: false"))
    done = yuhua("build", "--as-of", AS_OF, "--out", str(tmp_path / "out"), "--root", str(project))
    assert done.returncode == 0, done.stdout + done.stderr

    head = Head(tmp_path / "out/courses/jiating-huiyi/index.html")
    assert head.all("SiteName") == head.all("ArticleTitle") == []
    assert head.one("og:title")
    assert head.one("description")


def test_a_code_that_cannot_be_one_is_refused(tmp_path: Path) -> None:
    project = changed(tmp_path, ('site_code: ""', 'site_code: "待填"'))
    done = yuhua("build", "--as-of", AS_OF, "--out", str(tmp_path / "out"), "--root", str(project))

    assert done.returncode != 0
    assert "site_code" in done.stdout + done.stderr
    assert "待填" in done.stdout + done.stderr
    assert not (tmp_path / "out").exists()
