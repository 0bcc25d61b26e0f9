"""A page as Material makes it, turned into one without Material's faults."""

from __future__ import annotations

_SWITCHES = ("__drawer", "__search")


def mended(html: str) -> str:
    """Return a page without the attribute that HTML does not allow on a check box.

    The theme's two switches carry it at the head of every body; no block of its templates holds them.
    """
    for name in _SWITCHES:
        html = html.replace(f'id="{name}" autocomplete="off"', f'id="{name}"', 1)
    return html
