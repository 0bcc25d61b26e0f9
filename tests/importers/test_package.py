"""Files that are no manuscripts, are damaged, or mean harm: one Chinese sentence each."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.manuscripts import (
    AROUND,
    body,
    changed,
    docx,
    imported,
    p,
    picture,
    r,
    relations,
    table,
    told,
)
from yuhua.importers.manuscript import Wish, manuscript
from yuhua.importers.package import ManuscriptError

SAVE = "在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”再导入"
DAMAGED = f"文件坏了，读不出来；{SAVE}"
TAMPERED = f"文件里面的结构不正常，没有打开；{SAVE}"
TOO_LARGE = "文件解开以后太大，没有打开；删掉用不着的图片和附件，另存为新的 .docx 再导入"
MACROS = f"文件里带着宏（会自己运行的小程序），没有打开；{SAVE}"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PLAIN = docx(p("标题"), p("一段。"))
MANY = settings(
    max_examples=150,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def refused(raw: bytes, name: str = "稿件.docx") -> str:
    with pytest.raises(ManuscriptError) as error:
        manuscript(name, raw, AROUND, Wish())
    assert "\n" not in str(error.value)
    return str(error.value)


def zipped(*entries: tuple[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for name, raw in entries:
            archive.writestr(name, raw)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("旧.doc", OLD, f"这是旧的 .doc 格式；{SAVE}"),
        ("改名.docx", OLD, f"这是旧的 .doc 格式；{SAVE}"),
        ("稿.wps", OLD, f"这是 WPS 的 .wps 格式；{SAVE}"),
        ("锁.docx", OLD + "EncryptedPackage".encode("utf-16-le"), "文件设了密码；在 Word 或 WPS 里打开，去掉密码再导入"),
        ("稿.rtf", b"{\\rtf1 x}", f"这是 .rtf 格式；{SAVE}"),
        ("稿.pdf", b"%PDF-1.7", "这是 PDF，里面的字取不准；找到原来的 Word 文件，存成 .docx 再导入"),
        ("宏.docm", PLAIN, f"这种文件带着宏（会自己运行的小程序），不收；{SAVE}"),
        ("空.docx", b"", "文件是空的，一个字也没有"),
        ("网页.docx", b"<html>x</html>", f"这不是 Word 文档；{SAVE}"),
        ("半.docx", PLAIN[: len(PLAIN) // 2], DAMAGED),
        ("头.docx", b"PK\x03\x04", DAMAGED),
        ("表.docx", zipped(("xl/workbook.xml", b"<x/>")), "这不是 Word 文档；稿件只收 .docx"),
        ("开放.docx", zipped(("mimetype", b"application/vnd.oasis.opendocument.text")), f"这是 .odt 文档，不是 .docx；{SAVE}"),
        ("压缩包.docx", zipped(("稿件.docx", PLAIN)), "这不是 Word 文档；稿件只收 .docx"),
    ],
)  # fmt: skip
def test_what_is_no_docx_is_refused_with_what_to_do(name: str, raw: bytes, expected: str) -> None:
    assert refused(raw, name) == expected


@pytest.mark.parametrize(
    "raw",
    [
        docx(p("甲"), files={"word/vbaProject.bin": b"x"}),
        docx(p("甲"), files={"word/other/VBAproject.BIN": b"x"}),
        changed(PLAIN, {"[Content_Types].xml": lambda raw: raw.replace(b"/>", b"><Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>")}),
    ],
)  # fmt: skip
def test_macros_are_refused_under_any_name(raw: bytes) -> None:
    assert refused(raw) == MACROS


@pytest.mark.parametrize(
    "name",
    ["../../etc/cron.d/x", "/etc/passwd", "word/../../x", "C:\\x", "word\\document.xml"],
)
def test_names_that_lead_outside_are_refused(name: str) -> None:
    assert refused(docx(p("甲"), files={name: b"x"})) == TAMPERED


def test_two_parts_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        raw = zipped(("word/document.xml", b"<x/>"), ("word/document.xml", b"<y/>"))

    assert refused(raw) == TAMPERED


def test_unusual_packing_is_refused() -> None:
    assert refused(zipped(("word/document.xml", b"<x/>"), packing=zipfile.ZIP_LZMA)) == TAMPERED


def test_zip_bombs_are_refused_before_they_are_unpacked() -> None:
    assert refused(docx(p("甲"), files={"word/styles.xml": b" " * 20_000_000})) == TOO_LARGE
    assert refused(docx(p("甲"), files={"word/media/1.bmp": bytes(30_000_000)})) == TOO_LARGE
    assert (
        refused(docx(p("甲"), files={f"customXml/{n}.xml": b"" for n in range(3_001)})) == TOO_LARGE
    )


def test_size_that_is_declared_wrongly_is_damage() -> None:
    raw = bytearray(docx(p("甲" * 500)))
    directory = raw.index(
        b"PK\x01\x02", raw.index(b"word/document.xml", raw.index(b"PK\x01\x02")) - 46
    )
    raw[directory + 24 : directory + 28] = (20).to_bytes(4, "little")

    assert refused(bytes(raw)) == DAMAGED


def test_entities_are_never_expanded() -> None:
    evil = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    for part in ("word/document.xml", "word/_rels/document.xml.rels"):
        raw = changed(
            PLAIN,
            {part: lambda own: own.replace(b"?>", b"?>" + evil, 1) if b"?>" in own else evil + own},
        )
        assert refused(raw) == DAMAGED
    laughs = b'<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "' + b"&a;" * 100 + b'">]>'
    raw = changed(PLAIN, {"word/document.xml": lambda own: own.replace(b"?>", b"?>" + laughs, 1)})
    assert refused(raw) == DAMAGED


def test_nothing_outside_is_fetched_and_it_is_said(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    found = imported(
        p("标题"),
        p("一段。", picture("far"), '<w:r><w:object><o:OLEObject ProgID="Word.Document.8" r:id="ole"/></w:object></w:r>'),
        ways={"far": ("image", secret.as_uri()), "ole": ("oleObject", "https://evil.example/x.doc")},
        files={"word/settings.xml": b"<x/>", "word/_rels/settings.xml.rels": relations({"t": ("attachedTemplate", "https://evil.example/x.dotm")})},
    )  # fmt: skip

    assert found.pictures == ()
    assert told(found)[1:] == [
        "1（“一段。”这里）：只存了网址的图片没有去取",
        "1（“一段。”这里）：嵌在里面的 Word 文档没有带过来",
        "：文件还连着外面的“嵌入的对象、模板”，没有去取",
    ]


def test_own_template_of_the_office_is_not_worth_a_word() -> None:
    raw = docx(p("标题"), p("一段。"), files={"word/_rels/settings.xml.rels": relations({"t": ("attachedTemplate", "Normal.dotm")})})  # fmt: skip

    assert not any(
        "外面的" in one.message for one in manuscript("稿件.docx", raw, AROUND, Wish()).remarks
    )


@pytest.mark.parametrize(
    "blocks",
    [
        "<w:sdt><w:sdtContent>" * 70 + p("甲") + "</w:sdtContent></w:sdt>" * 70,
        "<w:tbl><w:tr><w:tc>" * 200 + "</w:tc></w:tr></w:tbl>" * 200,
        "<w:p>",
    ],
)
def test_nested_without_end_or_broken_text_is_damage(blocks: str) -> None:
    assert refused(docx(p("标题"), blocks)) == DAMAGED


def test_nesting_that_people_reach_is_read() -> None:
    inner = "甲"
    for _ in range(12):
        inner = table((f"{p('外')}{inner if inner.startswith('<') else p(inner)}{p('')}", "乙"))

    assert "外" in body(imported(p("标题"), inner))


@pytest.mark.parametrize(
    "block",
    [
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="-1"/></w:numPr></w:pPr></w:p>',
        '<w:p><w:pPr><w:pStyle w:val="none"/><w:outlineLvl w:val="x"/></w:pPr></w:p>',
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc><w:tc/></w:tr></w:tbl>',
        "<w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl><w:tbl/>",
        '<w:p><w:r><w:footnoteReference w:id="9"/><w:endnoteReference/></w:r></w:p>',
        '<w:p><w:r><w:sym/><w:sym w:font="Wingdings" w:char="ZZ"/></w:r></w:p>',
        '<w:p><w:hyperlink r:id="none"/><w:hyperlink><w:r/></w:hyperlink></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r></w:p>',
        '<w:p><w:bookmarkStart w:id="1" w:name="left-0"/><w:bookmarkStart w:name="about-center-99-3"/></w:p>',
        "<mc:AlternateContent/><mc:AlternateContent><mc:Choice/><mc:Fallback/></mc:AlternateContent>",
        "<w:sdt/><w:sdt><w:sdtPr/></w:sdt>",
        "<w:unknown><w:deep>" + p("不认得的外层") + "</w:deep></w:unknown>",
    ],
)  # fmt: skip
def test_odd_element_never_stops_the_others(block: str) -> None:
    found = body(imported(p("标题"), p("前。"), block, p("后。")))

    assert found.startswith("前。\n")
    assert found.endswith("后。\n")
    assert ("不认得的外层" in found) == ("不认得的外层" in block)


@pytest.mark.parametrize(
    "wide",
    [
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="s"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
        '<w:abstractNum/><w:num/><w:num w:numId="1"/>',
        '<w:abstractNum w:abstractNumId="1"><w:lvl/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    ],
)
def test_odd_lists_and_styles_that_go_in_circles(wide: str) -> None:
    about = '<w:pPr><w:pStyle w:val="s"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    circle = (
        '<w:style w:type="paragraph" w:styleId="s"><w:basedOn w:val="t"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="t"><w:basedOn w:val="s"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style/>'
    )
    found = imported(p("标题"), f"<w:p>{about}{r('甲')}</w:p>", numbering=wide, styles=circle)

    assert "甲" in body(found)


scraps = st.sampled_from([b"", b"<", b">", b"\x00", b"</w:p>", b'"', b"w:tbl", b"&", b"\xff", b"<w:tbl>", b"w:val"])  # fmt: skip
edits = st.lists(st.tuples(st.integers(0, 9_000), st.integers(0, 30), scraps), max_size=4)
RICH = docx(
    p("标题"),
    p("看", f'<w:hyperlink r:id="web">{r("网站")}</w:hyperlink>', '<w:r><w:footnoteReference w:id="2"/></w:r>'),
    table(("甲", "乙"), ("丙", p("丁", picture("one")))),
    ways={"web": ("hyperlink", "https://a.example/"), "one": ("image", "media/1.png")},
    files={"word/media/1.png": b"no picture"},
    footnotes=f'<w:footnote w:id="2">{p("注")}</w:footnote>',
)  # fmt: skip


def assert_read_or_refused(raw: bytes) -> None:
    try:
        outcome = manuscript("稿件.docx", raw, AROUND, Wish()).text
    except ManuscriptError as error:
        outcome = str(error)
    assert outcome.startswith("---\n") or "\n" not in outcome


@given(edits, st.sampled_from(["word/document.xml", "word/footnotes.xml", "word/_rels/document.xml.rels", "_rels/.rels"]))  # fmt: skip
@MANY
def test_document_with_damaged_parts_is_read_or_refused(
    changes: list[tuple[int, int, bytes]], part: str
) -> None:
    def damage(raw: bytes) -> bytes:
        for place, length, scrap in changes:
            at = place % (len(raw) + 1)
            raw = raw[:at] + scrap + raw[at + length :]
        return raw

    assert_read_or_refused(changed(RICH, {part: damage}))


@given(st.lists(st.tuples(st.integers(0, 9_000), scraps), min_size=1, max_size=4))
@MANY
def test_damaged_file_is_read_or_refused(changes: list[tuple[int, bytes]]) -> None:
    raw = RICH
    for place, scrap in changes:
        at = place % len(raw)
        raw = raw[:at] + scrap + raw[at + 1 :]

    assert_read_or_refused(raw)
