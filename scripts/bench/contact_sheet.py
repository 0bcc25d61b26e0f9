"""Drawings to look at: `.venv/bin/python scripts/bench/contact_sheet.py sheet.png` puts 24 of them on one sheet.

Sixteen are cards, four of them of pages of the site, the others say what is hard to set. Beside each wide card stands its square one, and
below that the same as a list of chats shows it, 100 pixels wide. Eight are for paper: posters that are hard to set or of real events, a month
and a plate.
"""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from yuhua.build import plan
from yuhua.dates import SHANGHAI
from yuhua.drawing.card import SUN, Telling, square, wide
from yuhua.drawing.painting import png
from yuhua.drawing.picture import Picture
from yuhua.drawing.poster import poster
from yuhua.emit import Settings, month_sheets, plates, posters, qr
from yuhua.emit.cards import card_path, telling
from yuhua.model.site import Site

ROOT = Path(__file__).resolve().parents[2]
MOMENT = datetime(2026, 11, 26, 8, tzinfo=SHANGHAI)
SETTINGS = Settings("雨花家庭教育", "https://yuhua.example/", "", "", seal="雨花")
COLUMNS, CELL = 3, (860, 340)
PAPER, GAP = (630, 891), 15
EVENT = Telling(
    "周六读书会",
    "日程 · 雨花巾帼读书会",
    ("2026年12月5日（星期六）09:30—11:00", "示例社区妇女儿童之家（圭塘街道）"),
    site="雨花家庭教育",
    seal="雨花",
)
PAGE = replace(EVENT, facts=(), note="每周二十分钟，一家人坐下来，把话说完。", label="家风故事")
HARD = (
    replace(PAGE, title="家"),
    replace(PAGE, title="家风", accent=SUN),
    replace(PAGE, title="怎样陪孩子读完一本书：从《猜猜我有多爱你》说起，读到《夏洛的网》"),
    replace(
        PAGE,
        title="0到3岁婴幼儿家长课堂：哭闹、吃饭、睡觉怎么办，听听儿科医生和育婴师怎么说，再问问自己",
    ),
    replace(PAGE, title="《颜氏家训》《朱子家训》《曾国藩家书》三部家训选读"),
    replace(PAGE, title="Family Story Time：亲子英语绘本共读 Brown Bear, Brown Bear"),
    replace(EVENT, title="2026年11月25日雨花幸福大讲堂第12期", stamps=("示例", "已取消"), off=True),
    replace(EVENT, title="满13周岁的女孩，家长怎么安排这2针HPV疫苗", stamps=("满额",)),
    replace(
        EVENT,
        title="家庭教育促进法——父母要做的12件事",
        facts=("2026年12月30日（星期三）19:00—2027年1月2日（星期六）21:00", *EVENT.facts[1:]),
        stamps=("示例", "改期"),
    ),
    replace(EVENT, title="“我不会”“我不行”：孩子总说泄气话，怎么接", stamps=("已结束",), off=True),
    replace(PAGE, title="家风" * 20, note="", site=""),
    replace(PAGE, title="妈妈！爸爸！快来看（这是我自己做的）……", note="一句话。" * 20),
)


def main() -> None:
    """Write the sheet."""
    site = plan(ROOT, MOMENT).site
    cards = [cell(told) for told in (*real(site, 4), *HARD)]
    papers = [one.resize(PAPER, Image.Resampling.LANCZOS) for one in on_paper(site)]
    rows = -(-len(cards) // COLUMNS)
    below, wide_enough = rows * CELL[1], max(COLUMNS * CELL[0], 4 * (PAPER[0] + GAP))
    height = below + -(-len(papers) // 4) * (PAPER[1] + GAP)
    sheet = Image.new("RGB", (wide_enough, height), "#8a8a8a")
    for at, card in enumerate(cards):
        sheet.paste(card, (at % COLUMNS * CELL[0], at // COLUMNS * CELL[1]))
    for at, paper in enumerate(papers):
        place = at % 4 * (PAPER[0] + GAP), below + at // 4 * (PAPER[1] + GAP)
        sheet.paste(paper, place)
    sheet.save(sys.argv[1])


def on_paper(site: Site) -> list[Image.Image]:
    """Return posters, a month of a place and its plate."""
    pages = [page for page in site.pages if posters.has_poster(page, site)]
    told = posters.telling(pages[0], site, SETTINGS)
    code = qr.modules(SETTINGS.url)
    hard = (
        replace(told, title="家", code=code),
        replace(
            told,
            title="0到3岁婴幼儿家长课堂：哭闹、吃饭、睡觉怎么办，听听儿科医生怎么说",
            code=code,
        ),
        replace(
            told, title="《颜氏家训》《朱子家训》三部选读2026年第12期", stamp="已取消", code=code
        ),
        replace(told, title="满13周岁的女孩，怎么安排这2针HPV疫苗", stamp="改期", code=code),
    )
    place = next(page for page in site.pages if page.template == "place.html" and page.sessions)
    files = (
        *posters.of(pages[len(pages) // 3], site, SETTINGS),
        *posters.of(pages[len(pages) // 2], site, SETTINGS),
        *month_sheets.of(place, MOMENT.date().replace(month=12, day=1), site, SETTINGS),
        *plates.of(place, SETTINGS),
    )
    pictures = [Image.open(io.BytesIO(one.content)) for one in files if one.path.endswith(".png")]
    return [*(painted(poster(one)) for one in hard), *(one.convert("RGB") for one in pictures[:4])]


def real(site: Site, count: int) -> list[Telling]:
    """Return what the cards of pages say, of as many templates as there is room for."""
    pages = [page for page in site.pages if card_path(page)]
    groups = {
        page.template: [one for one in pages if one.template == page.template] for page in pages
    }
    chosen = [group[len(group) * part // 3] for part in (1, 2) for group in groups.values()]
    return [telling(page, SETTINGS) for page in chosen[:count]]


def cell(told: Telling) -> Image.Image:
    """Return both cards of one page beside each other."""
    made = Image.new("RGB", CELL, "#8a8a8a")
    made.paste(painted(wide(told)).resize((600, 315), Image.Resampling.LANCZOS), (8, 8))
    small = painted(square(told))
    made.paste(small.resize((200, 200), Image.Resampling.LANCZOS), (620, 8))
    made.paste(small.resize((100, 100), Image.Resampling.LANCZOS), (620, 220))
    return made


def painted(picture: Picture) -> Image.Image:
    """Return a picture as its file shows it."""
    return Image.open(io.BytesIO(png(picture))).convert("RGB")


if __name__ == "__main__":
    main()
