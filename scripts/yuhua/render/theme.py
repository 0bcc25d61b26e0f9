"""A page as Material makes it, turned into one without what only Material's own scripts and styles would use."""

from __future__ import annotations

import re

# The frame's leftovers; no block of the theme's templates holds them.
_LEFTOVERS = re.compile(
    r'<input class="md-toggle"[^>]*>\s*|<label class="md-overlay"[^>]*></label>\s*'
    r'|<div data-md-component="(?:skip|announce)">(?:\s|<a .*?</a>)*</div>\s*'
    r'|<div class="md-dialog"[^>]*>\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>\s*',
    re.DOTALL,
)
_BLANK = re.compile(r"\n\s*\n")
_KEPT = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")


def mended(html: str) -> str:
    """Return a page without the theme's switches, empty boxes and blank lines."""
    parts = _KEPT.split(_LEFTOVERS.sub("", html))
    parts[::2] = (_BLANK.sub("\n", part) for part in parts[::2])
    return "".join(parts)


def is_used(path: str) -> bool:
    """Say whether a file of the theme is of use to our pages."""
    return not path.startswith(_UNUSED)
