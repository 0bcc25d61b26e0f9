"""Sveltia CMS as it was published, turned into a page of ours that asks nobody but its repository."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files as resources
from typing import Any

from yuhua.emit import Artifact

# Its own version, in the address it asks for its Chinese words.
VERSION = "0.221.1"
_FONTS = "https://cdn.jsdelivr.net/fontsource/fonts"
# What it would fetch from elsewhere, and where it finds that here or goes without.
REWRITES = {
    "`https://unpkg.com/@sveltia/cms`": "`./cms`",
    "`https://www.githubstatus.com/api/v2/status.json`": "`data:,`",
    f"url({_FONTS}/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2)": "url(icons.woff2)",
    f"url({_FONTS}/source-sans-3:vf@5.3.0/latin-wght-normal.woff2)": "local('Source Sans 3')",
    f"url({_FONTS}/noto-mono@5.3.0/latin-400-normal.woff2)": "local('Noto Mono')",
}
_START = """// Part of the web editor: it takes its language from the browser, and this site speaks Chinese.
const chinese = { language: { value: "zh-CN" }, languages: { value: ["zh-CN"] } };
Object.defineProperties(navigator, chinese);
"""
# Maps, stock photos, translators, faces and fonts of others are shut out by the policy.
_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>网页编辑</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self' blob: data:{hosts}; base-uri 'none'; form-action 'none'">
<link rel="icon" href="../assets/favicon.svg">
<link rel="cms-config-url" type="application/json" href="config.json">
</head>
<body>
<noscript>网页编辑要用到脚本，请打开浏览器的脚本功能。</noscript>
<script src="start.js"></script>
<script src="sveltia-cms.js"></script>
</body>
</html>
"""
_HOSTS = {"github": " https://api.github.com"}


def files(configuration: Mapping[str, Any]) -> Iterable[Artifact]:
    """Yield the files of `admin/` for an editor that is set up like this."""
    page = _PAGE.format(hosts=_HOSTS.get(configuration["backend"]["name"], ""))
    settings = json.dumps(configuration, ensure_ascii=False, separators=(",", ":"))
    vendor = resources("yuhua") / "vendor/sveltia"
    script = rewritten((vendor / "sveltia-cms.js").read_text(encoding="utf-8"))
    yield Artifact("admin/index.html", page.encode())
    yield Artifact("admin/start.js", _START.encode())
    yield Artifact("admin/config.json", f"{settings}\n".encode())
    yield Artifact("admin/sveltia-cms.js", script.encode())
    yield Artifact("admin/icons.woff2", (vendor / "material-symbols.woff2").read_bytes())
    # It asks every hour which version is the newest.
    yield Artifact("admin/cms/package.json", json.dumps({"version": VERSION}).encode())
    words = (vendor / "zh-CN.json").read_bytes()
    yield Artifact(f"admin/cms@{VERSION}/locales/zh-CN.json", words)


def rewritten(script: str) -> str:
    """Return the script with our addresses. Raises ValueError where one of theirs is not there once."""
    for theirs, ours in REWRITES.items():
        if script.count(theirs) != 1:
            raise ValueError(theirs)
        script = script.replace(theirs, ours)
    return script
