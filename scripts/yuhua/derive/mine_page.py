"""The page `/mine/`, which a reader's own device fills with what that reader keeps."""

from __future__ import annotations

from yuhua.model.site import Page

PATH = "mine/"
TITLE = "我的日程"
SUMMARY = "你收起来的场次和学过的课，只记在你自己的设备上。"


def page() -> Page:
    """Return the page as it is published: empty, the same for everybody."""
    return Page(PATH, TITLE, SUMMARY, "mine.html", listed=False)
