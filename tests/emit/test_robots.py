from __future__ import annotations

from samples import SETTINGS
from yuhua.emit import Artifact, Settings
from yuhua.emit.robots import emit


def test_everything_may_be_read_and_the_sitemap_has_a_whole_address() -> None:
    text = "User-agent: *\nAllow: /\n\nSitemap: https://yuhua.example/sitemap.xml\n"

    assert list(emit(SETTINGS)) == [Artifact("robots.txt", text.encode())]


def test_a_site_that_does_not_know_its_address_names_no_sitemap() -> None:
    (found,) = emit(Settings("站", "/", "", "yuhua.example,2026"))

    assert found.content == b"User-agent: *\nAllow: /\n"
