"""What belongs to a page to print or to save, turned into links that say what one gets and how large it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from yuhua.emit import Artifact, Settings, month_sheets, plates, posters
from yuhua.model.links import Link
from yuhua.model.site import Page, Site

_NAMES = {
    "poster.pdf": "下载海报（PDF，A4）",
    "poster.png": "保存海报图片",
    "plate.pdf": "下载门口的二维码牌（PDF，A4）",
    "plate_a6.pdf": "下载桌上的二维码牌（PDF，A6）",
    "plate.png": "保存二维码牌图片",
}


@dataclass(frozen=True)
class Print(Link):
    """A file to print (PDF) or a picture to save; `size` in kB."""

    size: int
    is_picture: bool


@dataclass(frozen=True)
class Prints:
    """What a page offers: its poster, its tables of months, and what only the staff needs."""

    posters: tuple[Print, ...] = ()
    months: tuple[Print, ...] = ()
    plates: tuple[Print, ...] = ()


def of(page: Page, site: Site, settings: Settings, sizes: Mapping[str, int]) -> Prints:
    """Return what a page offers; what is not in `sizes`, in bytes by path, is drawn to be weighed."""
    return Prints(
        tuple(_named(posters.of(page, site, settings), sizes)),
        tuple(_months(page, site, settings, sizes)),
        tuple(_named(plates.of(page, settings), sizes)),
    )


def _named(artifacts: Iterable[Artifact], sizes: Mapping[str, int]) -> Iterator[Print]:
    for one in artifacts:
        yield _print(_NAMES[one.path.rpartition("/")[2]], one, sizes)


def _months(
    page: Page, site: Site, settings: Settings, sizes: Mapping[str, int]
) -> Iterator[Print]:
    for first in month_sheets.months(site.as_of.date()):
        found = list(month_sheets.of(page, first, site, settings))
        for number, one in enumerate(found):
            name = f"{first.month}月日程表"
            if not number:
                yield _print(f"{name}（PDF，A4）", one, sizes)
            else:
                part = f"第{number}张" if len(found) > 2 else ""  # noqa: PLR2004 -- PDF and one picture
                yield _print(f"{name}图片{part}", one, sizes)


def _print(title: str, one: Artifact, sizes: Mapping[str, int]) -> Print:
    size = sizes[one.path] if one.path in sizes else len(one.content)
    return Print(title, one.path, round(size / 1000) or 1, one.path.endswith(".png"))
