"""Which pages to show beneath a page, and why: explained, stable and never empty."""

from __future__ import annotations

from yuhua.derive.pages import card
from yuhua.model.site import Page, Related
from yuhua.model.terms import Group

MOST = 4
_WEIGHTS: dict[Group, tuple[int, str]] = {
    "programmes": (5, "同系列"),
    "streets": (3, "同街道"),
    "ages": (2, "同年龄段"),
    "topics": (2, "同话题"),
    "audiences": (1, "同样适合"),
}


def related(page: Page, pages: tuple[Page, ...]) -> tuple[Related, ...]:
    """Return up to `MOST` other pages, best first; a sensitive page leads nowhere and is led to by none."""
    if page.sensitive:
        return ()
    ranked = [
        (score, reason, other)
        for other in pages
        if other.record and other.label and not other.sensitive and not _is_under(other, page)
        for score, reason in [_kinship(page, other)]
    ]
    ranked.sort(key=lambda row: (-row[0], *row[2].newest_first))
    return tuple(Related(card(other), reason) for _, reason, other in ranked[:MOST])


def _is_under(other: Page, page: Page) -> bool:
    """Say whether a page is this one, or listed on it."""
    return other.path == page.path or bool(page.path and other.path.startswith(page.path))


def _kinship(page: Page, other: Page) -> tuple[int, str]:
    shared = [(group, term) for group, term in page.terms if (group, term) in other.terms]
    score = sum(_WEIGHTS[group][0] for group, _ in shared if group in _WEIGHTS)
    if shared:
        group, term = max(shared, key=lambda pair: _WEIGHTS.get(pair[0], (0, ""))[0])
        return score * 2 + (page.label == other.label), f"{_WEIGHTS[group][1]}：{term.name}"
    if page.label == other.label:
        return 1, f"同类：{other.label}"
    return 0, "最近更新"
