from __future__ import annotations

import os
import subprocess
import sys

import pypdfium2

from printing import codes, printed, squeezed, text
from samples import SCRIPTS
from yuhua.drawing.card import INK, LEAF, PAPER
from yuhua.drawing.paper import A4, WHITE, code
from yuhua.drawing.pdf import pdf
from yuhua.drawing.picture import Area, Picture, Words
from yuhua.emit import qr

SAID = "读《我们仨》：2026年12月5日（星期六）09:30—11:00，共8场……"
ADDRESS = "https://yuhua.example/events/zhouliu/"


def picture(*said: str) -> Picture:
    words = (
        Words(line, 90, 200 + 90 * at, 40, INK, WHITE, bold=bool(at % 2))
        for at, line in enumerate(said)
    )
    areas = (Area(90, 90, 300, 6, LEAF), *code(qr.modules(ADDRESS), (700, 1300), 6))
    return Picture(*A4, WHITE, areas, tuple(words))


def test_text_is_copied_as_it_was_set() -> None:
    assert text(pdf((picture(SAID, SAID),), "标题")) == squeezed(SAID + SAID)


def test_every_picture_is_a_page_of_a4() -> None:
    document = pypdfium2.PdfDocument(pdf((picture("一"), picture("二")), "标题"))

    assert [tuple(round(side) for side in page.get_size()) for page in document] == [(595, 842)] * 2


def test_a_document_says_its_title_and_no_date() -> None:
    found = pypdfium2.PdfDocument(pdf((picture("一"),), "家风", "大讲堂")).get_metadata_dict()

    assert (found["Title"], found["Author"]) == ("家风", "大讲堂")
    assert found["CreationDate"] == "D:20000101000000+00'00'"


def test_fonts_are_embedded_and_cut_down_to_what_is_said() -> None:
    found = pdf((picture(SAID, SAID),), "标题")

    assert found.count(b"/FontFile2") == 2
    assert len(found) < 100_000


def test_a_code_is_read_from_paper() -> None:
    assert codes(printed(pdf((picture("一"),), "标题"))) == [ADDRESS]


def test_no_hair_of_paper_parts_the_dark_modules() -> None:
    image = printed(pdf((picture(),), "标题"))

    # The heart of the finder pattern: three modules of twelve pixels each way, without its edges.
    left, top = 1400 + 6 * 12 + 3, 2600 + 6 * 12 + 3
    heart = image.crop((left, top, left + 30, top + 30))
    assert heart.getextrema() == (0x22, 0x22)


def test_areas_that_overlap_are_filled_all_over() -> None:
    areas = (Area(100, 100, 200, 50, LEAF), Area(100, 100, 50, 200, LEAF))
    image = printed(pdf((Picture(*A4, WHITE, areas, ()),), "标题"))

    assert max(image.crop((204, 204, 296, 296)).tobytes()) < 128


def test_other_machines_make_the_same_bytes() -> None:
    source = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from yuhua.drawing.pdf import pdf\n"
        "from yuhua.drawing.picture import Picture, Words\n"
        f"words = Words({SAID!r}, 90, 200, 40, {INK}, {PAPER})\n"
        f"sys.stdout.buffer.write(pdf((Picture(*{A4}, {PAPER}, (), (words,)),) * 2, '标题'))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", source, str(SCRIPTS)],
            env={
                **os.environ,
                "TZ": zone,
                "PYTHONHASHSEED": seed,
                "SOURCE_DATE_EPOCH": f"{seed}000000",
            },
            capture_output=True,
            check=True,
        ).stdout
        for zone, seed in (("UTC", "1"), ("Asia/Shanghai", "2"), ("America/New_York", "3"))
    }

    words = Words(SAID, 90, 200, 40, INK, PAPER)
    assert found == {pdf((Picture(*A4, PAPER, (), (words,)),) * 2, "标题")}


def test_what_was_printed_before_changes_nothing() -> None:
    first = pdf((picture("一"),), "标题")
    pdf((picture(SAID),), "别的")

    assert pdf((picture("一"),), "标题") == first
