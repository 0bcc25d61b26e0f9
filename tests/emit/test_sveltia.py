"""What others published is passed on unchanged but for the addresses it would ask."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from conftest import ROOT
from yuhua.emit.sveltia import REWRITES, VERSION, files, rewritten

VENDOR = ROOT / "scripts/yuhua/vendor/sveltia"
SUMS = {
    "LICENSE": "dcbe3c626d85741f6fabefed0b34d07a2e92c032f63aa21c0279062363859c32",
    "sveltia-cms.js": "2fc783907e1a4a70783f155cc28435c70b8f79792f2aab75e787984e84aa413a",
    "zh-CN.json": "d7614d8608207066a1aa144e4cc64bd14a244e31681c60ac60b375ab311f28c7",
}
TRIAL = {"backend": {"name": "test-repo"}}
MADE = {one.path: one.content for one in files(TRIAL)}
PAGE = MADE["admin/index.html"].decode()


@pytest.mark.parametrize("name", SUMS)
def test_what_was_taken_over_is_as_it_was_published(name: str) -> None:
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == SUMS[name]


def test_its_fonts_words_and_news_come_from_here() -> None:
    script = MADE["admin/sveltia-cms.js"].decode()

    assert [theirs for theirs in REWRITES if theirs in script] == []
    assert re.findall(r"url\(https?:[^)]*\)", script) == []
    assert f"`{VERSION}`" in script
    assert json.loads(MADE["admin/cms/package.json"])["version"] == VERSION
    assert "保存" in MADE[f"admin/cms@{VERSION}/locales/zh-CN.json"].decode()
    assert json.loads(MADE["admin/config.json"]) == TRIAL


def test_a_version_that_asks_elsewhere_is_refused() -> None:
    with pytest.raises(ValueError, match="unpkg"):
        rewritten("`https://cdn.example/@sveltia/cms`")


def test_the_page_lets_nobody_in_and_nothing_out() -> None:
    assert '<meta name="robots" content="noindex">' in PAGE
    assert "default-src 'none'" in PAGE
    assert "script-src 'self';" in PAGE
    assert "https://" not in PAGE
    # No script stands in the page itself.
    assert re.findall(r"<script(?! src=)", PAGE) == []
    assert set(re.findall(r"(?:src|href)=\"([a-z-]+\.[a-z]+)\"", PAGE)) == {
        "start.js",
        "sveltia-cms.js",
        "config.json",
    }


def test_only_the_repository_may_be_asked() -> None:
    found = {one.path: one.content for one in files({"backend": {"name": "github"}})}

    hosts = re.findall(r"https://[a-z.]+", found["admin/index.html"].decode())
    assert hosts == ["https://api.github.com"]
