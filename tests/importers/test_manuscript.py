"""Whole manuscripts, each with the whole draft or report it becomes."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document

from importers.manuscripts import (
    AROUND,
    aside,
    body,
    changed,
    docx,
    fields,
    imported,
    level,
    listed,
    numbered,
    p,
    photo,
    picture,
    r,
    style,
    styled,
    table,
    told,
)
from yuhua.importers.manuscript import Manuscript, Wish, manuscript
from yuhua.importers.package import ManuscriptError

NO_SOURCE = "（source）：没有找到落款，来源先写成“……”"
TITLE = p("家庭教育小知识")


def text(found: str) -> str:
    return textwrap.dedent(found).lstrip("\n")


def by_word(write: Callable[[Any], object]) -> Manuscript:
    """Import what python-docx writes, which is what Word's own template makes of it."""
    document = Document()
    write(document)
    stream = io.BytesIO()
    document.save(stream)
    return manuscript("稿件.docx", stream.getvalue(), AROUND, Wish(folder="稿件-图片"))


def test_official_letter_as_a_whole() -> None:
    found = imported(
        aside("长沙市雨花区妇女联合会文件", jc="center", half_points=60),
        aside("雨妇发〔２０２６〕１２号", jc="center"),
        aside("关于举办家庭教育宣传周", jc="center", half_points=44),
        aside("活动的通知", jc="center", half_points=44),
        p("各街道（镇）妇联，区直机关妇委会："),
        p("　　为落实有关要求，现将有关事项通知如下："),
        p("　　一、时间和地点"),
        p("　　2026年12月5日，区妇女儿童活动中心。咨询电话12338。"),
        p("　　二、活动安排"),
        p("　　（一）专家讲座"),
        p("　　１．主题：家风；"),
        p("　　２．人数：４０人。"),
        p("　　（二）亲子共读"),
        p("　　每家带一本书。"),
        p("　　附件：活动安排表"),
        aside("长沙市雨花区妇女联合会"),
        aside("2026年11月20日"),
        p("（此件公开发布）"),
        p("抄送：区委办公室。"),
    )

    assert fields(found) == {
        "title": "关于举办家庭教育宣传周活动的通知",
        "summary": "……",
        "published": "2026-11-20",
        "source": "区妇联",
        "who": "……",
        "how": ["……"],
        "where": "……",
        "contacts": ["tel-12338"],
        "basis": [
            {"title": "《关于举办家庭教育宣传周活动的通知》", "number": "雨妇发〔2026〕12号"}
        ],
    }
    assert body(found) == text("""
        为落实有关要求，现将有关事项通知如下：

        ## 一、时间和地点

        2026年12月5日，区妇女儿童活动中心。咨询电话12338。

        ## 二、活动安排

        ### （一）专家讲座

        1. 主题：家风；
        2. 人数：40人。

        ### （二）亲子共读

        每家带一本书。

        附件：活动安排表
        """)
    assert found.said("稿件.docx", "docs/campaigns/x.md") == text("""
        稿件.docx：写进了 docs/campaigns/x.md（政策与活动）。
        认出来的：标题“关于举办家庭教育宣传周活动的通知”；文号 雨妇发〔2026〕12号；红头“长沙市雨花区妇女联合会文件”；主送机关“各街道（镇）妇联，区直机关妇委会：”；落款“长沙市雨花区妇女联合会”；日期“2026年11月20日”；版记“（此件公开发布）”“抄送：区委办公室。”。
        文件里的“……”填好以后，检查才会通过。
        种类是看标题猜的；不对就删掉这份底稿，写上 --kind 再导入，例如 --kind 家风故事。
        接着运行：check docs/campaigns/x.md""")


def test_document_of_words_own_styles() -> None:
    def write(document: Any) -> None:
        document.add_heading("家庭会议怎么开", 0)
        document.add_heading("准备", 1)
        document.add_paragraph("放下手机", style="List Bullet")
        document.add_paragraph("只带一支笔", style="List Bullet 2")
        document.add_paragraph("定时间", style="List Number")
        document.add_paragraph("定地点", style="List Number")
        document.add_heading("开会", 1)
        document.add_heading("轮流说", 3)
        line = document.add_paragraph("每人")
        line.add_run("三分钟，").bold = True
        line.add_run("不打断").italic = True
        line.add_run("。\n听完再问。")
        document.core_properties.author = "某某"

    found = by_word(write)

    assert body(found) == text("""
        ## 准备

        - 放下手机
            - 只带一支笔

        1. 定时间
        2. 定地点

        ## 开会

        ### 轮流说

        每人**三分钟**，*不打断*。

        听完再问。
        """)
    assert found.facts == ("标题“家庭会议怎么开”",)
    assert told(found) == [NO_SOURCE]
    assert "某某" not in found.text


def test_headings_of_wps_and_of_peoples_own_styles() -> None:
    found = imported(
        styled("10", "亲子阅读怎么选书"),
        styled("2", "看年龄"),
        p("三岁以前看图。"),
        styled("3", "三岁到六岁"),
        p("一页一件事。"),
        styled("mine", "看兴趣"),
        p("让孩子挑。"),
        styled("deep", "挑错了怎么办"),
        p("换一本。"),
        styles=style("10", "标题")
        + style("2", "heading 1", '<w:pPr><w:jc w:val="center"/></w:pPr>')
        + style("3", "二级标题")
        + style("mine", "我的大标题", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', based="2")
        + style("deep", "小标题五", based="five")
        + style("five", "标题 5"),
    )

    assert body(found) == text("""
        ## 看年龄

        三岁以前看图。

        ### 三岁到六岁

        一页一件事。

        ## 看兴趣

        让孩子挑。

        ### 挑错了怎么办

        换一本。
        """)


def test_bold_lines_are_headings_and_bold_sentences_are_not() -> None:
    found = imported(
        p(r("家庭会议怎么开", "<w:b/>")),
        p(r("这一句很要紧，全家都要记住。", "<w:b/>")),
        p(r("准备", "<w:b/>")),
        p("放下手机。"),
        p(r("1.谁来主持", "<w:b/>")),
        p("轮流来。"),
        p(r("说完以后？", "<w:b/>")),
        p(r("注意：", "<w:b/>"), "不打断。"),
        p(r("下次再说", "<w:b/>")),
    )

    assert body(found) == text("""
        **这一句很要紧，全家都要记住**。

        ## 准备

        放下手机。

        ### 1.谁来主持

        轮流来。

        ## 说完以后？

        **注意**：不打断。

        **下次再说**
        """)


def test_lines_of_a_list_are_no_headings() -> None:
    found = imported(
        aside("关于征集家庭故事的公告", jc="center"),
        p("一、活动时间：2026年12月1日至12月31日"),
        p("二、征集范围"),
        p("（一）身边的家庭"),
        p("（二）自己的家庭"),
        p("三、来稿要求。每篇不超过一千字。"),
    )

    assert body(found) == text("""
        一、活动时间：2026年12月1日至12月31日

        ## 二、征集范围

        （一）身边的家庭

        （二）自己的家庭

        三、来稿要求。每篇不超过一千字。
        """)


def test_lists_that_word_numbers() -> None:
    found = imported(
        TITLE,
        listed(1, 0, "甲"),
        listed(1, 1, "甲一"),
        listed(1, 2, "甲一点"),
        listed(1, 1, "甲二"),
        listed(1, 0, "乙"),
        p("中间一段。"),
        listed(1, 0, "丙"),
        listed(2, 0, "背景"),
        p("文字。"),
        listed(2, 1, "来由"),
        p("文字。"),
        listed(2, 0, "办法"),
        listed(3, 0, "从五开始"),
        listed(4, 0, "壹字头"),
        numbering=numbered(
            level(0, "decimal", "%1.")
            + level(1, "decimal", "%1.%2")
            + level(2, "bullet", "\uf06c"),
            level(0, "japaneseCounting", "%1、") + level(1, "chineseCounting", "（%2）"),
            level(0, "decimal", "%1)", 5),
            level(0, "chineseLegalSimplified", "%1、") + level(1, "upperRoman", "%2"),
        ),
    )

    assert body(found) == text("""
        1. 甲
            1. 甲一
                - 甲一点
            2. 甲二
        2. 乙

        中间一段。

        3. 丙

        ## 一、背景

        文字。

        ### （一）来由

        文字。

        ## 二、办法

        5. 从五开始

        壹、壹字头
        """)


def test_tables_and_their_merged_cells() -> None:
    across = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("上午")
    begins = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("周六")
    goes_on = "<w:tcPr><w:vMerge/></w:tcPr>" + p("")
    found = imported(
        TITLE,
        p("时间表："),
        table(("时间", "内容"), ("9:30|10:00", p("讲故事，") + p("做游戏") + p("合影"))),
        p("第二张："),
        table((across, "地点"), (begins, "9:30", "一楼"), (goes_on, "10:30", "二楼"), ("", "", "")),
        table((p("框起来的一段。") + p("又一段。"),)),
        table(("甲", table(("乙", "丙")) + p(""))),
    )

    assert body(found) == text(r"""
        时间表：

        | 时间 | 内容 |
        | --- | --- |
        | 9:30\|10:00 | 讲故事，做游戏；合影 |

        第二张：

        | 上午 |  | 地点 |
        | --- | --- | --- |
        | 周六 | 9:30 | 一楼 |
        | 周六 | 10:30 | 二楼 |

        框起来的一段。

        又一段。

        | 甲 | 乙；丙 |
        | --- | --- |
        """)
    assert told(found) == [
        NO_SOURCE,
        "9（表格“上午 地点 周六 9:30 一”这里）：表格里有合并的格子，拆开了",
        "18（表格“甲 乙；丙”这里）：表格里面还有表格，拆成了一行字",
    ]


def test_notes_stand_at_the_end() -> None:
    found = imported(
        TITLE,
        p("《颜氏家训》", '<w:r><w:footnoteReference w:id="2"/></w:r>', "说过。"),
        p("《了凡四训》", '<w:r><w:endnoteReference w:id="3"/></w:r>', "也说过。"),
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">'
        + p("<w:r><w:footnoteRef/></w:r>", " 北齐颜之推。")
        + p("共二十篇。")
        + "</w:footnote>",
        endnotes=f'<w:endnote w:id="3">{p("明代袁了凡。")}</w:endnote>',
    )

    assert body(found) == text("""
        《颜氏家训》[^1]说过。

        《了凡四训》[^2]也说过。

        [^1]: 北齐颜之推。 共二十篇。

        [^2]: 明代袁了凡。
        """)


def test_links_to_the_web_stay_and_others_are_told() -> None:
    found = imported(
        TITLE,
        p("看", f'<w:hyperlink r:id="web">{r("全国妇联网站")}</w:hyperlink>', "。"),
        p(f'<w:hyperlink r:id="disk">{r("方案")}</w:hyperlink>', "在电脑里。"),
        p(f'<w:hyperlink w:anchor="_Toc1">{r("下一节")}</w:hyperlink>', "再说。"),
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://b.example/"</w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "区图书馆",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        ways={
            "web": ("hyperlink", "https://a.example/x?a=1&b=(2)"),
            "disk": ("hyperlink", "file:///C:/方案.doc"),
        },
    )

    assert body(found) == text("""
        看[全国妇联网站](https://a.example/x?a=1&b=%282%29)。

        方案在电脑里。

        下一节再说。

        [区图书馆](https://b.example/)
        """)
    assert told(found) == [
        NO_SOURCE,
        "3（“方案在电脑里。”这里）：链接“file:///C:/方案.doc”不是网址，只留下了文字",
    ]


def test_link_stays_whole_around_what_is_left_out() -> None:
    inside = picture("one") + r("区图书", "<w:strike/>") + r("馆")
    found = imported(
        TITLE,
        p("看", f'<w:hyperlink r:id="web">{inside}</w:hyperlink>', "。"),
        ways={"web": ("hyperlink", "https://a.example/"), "one": ("image", "media/1.jpg")},
        files={"word/media/1.jpg": photo()},
    )

    assert body(found) == "看[区图书馆](https://a.example/)。\n"
    assert len(told(found)) == 3


BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
    f"<wps:txbx><w:txbxContent>{p('框里的字')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{p('框里的字')}"
    "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
GRAPHIC = "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData>{}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"


def test_what_a_page_cannot_hold_is_told_with_its_place() -> None:
    found = imported(
        TITLE,
        p("看右边的框。", BOX),
        p("参加人数", GRAPHIC.format('<c:chart r:id="chart"/>')),
        styled("1", "流程"),
        p(GRAPHIC.format('<dgm:relIds r:dm="diagram"/>')),
        p("面积是", "<m:oMath><m:r><m:t>a×b</m:t></m:r></m:oMath>", "。"),
        p(
            '<w:r><w:object><v:shape><v:imagedata r:id="shown"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
        ),
        p(f"<w:r><w:ruby><w:rt>{r('jiā')}</w:rt><w:rubyBase>{r('家')}</w:rubyBase></w:ruby></w:r>", "风"),
        p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "好", '<w:r><w:sym w:font="无" w:char="F0FC"/></w:r>'),
        p("占地3", r("2", '<w:vertAlign w:val="superscript"/>'), "，水是H", r("2", '<w:vertAlign w:val="subscript"/>'), "O，第", r("甲", '<w:vertAlign w:val="superscript"/>'), "次。"),
        p("带伞", r("带饭", "<w:strike/>"), "。"),
        p('<w:altChunk r:id="x"/>'),
        p(GRAPHIC.format("<wps:wsp><wps:spPr/></wps:wsp>")),
        p("<w:r><w:pict><v:line/></w:pict></w:r>", "线不用说。"),
        styles=style("1", "heading 1"),
        ways={"diagram": ("diagramData", "diagrams/data1.xml")},
        files={"word/diagrams/data1.xml": '<x xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:t>报名</a:t></a:p><a:p><a:t>签到</a:t></a:p></x>'.encode()},
    )  # fmt: skip

    assert body(found) == text("""
        看右边的框。

        框里的字

        参加人数

        ## 流程

        面积是。

        家风

        ✓好

        占地3²，水是H₂O，第甲次。

        带伞带饭。

        线不用说。
        """)
    assert told(found) == [
        NO_SOURCE,
        "1（“看右边的框。”这里）：文本框里的字“框里的字”放到了这里",
        "5（“参加人数”这里）：图表没有带过来",
        "7（“流程”下面，“流程”后面）：SmartArt 图“报名、签到”没有带过来",
        "9（“流程”下面，“面积是。”这里）：公式“a×b”没有带过来",
        "9（“流程”下面，“面积是。”后面）：嵌在里面的 Excel 表格没有带过来",
        "11（“流程”下面，“家风”这里）：拼音“家（jiā）”只留下了字",
        "13（“流程”下面，“✓好”这里）：有一个特殊符号没有带过来",
        "15（“流程”下面，“占地3²，水是H₂O，第甲次。”这里）：上标或下标“甲”变成了普通的字",
        "17（“流程”下面，“带伞带饭。”这里）：“带饭”有删除线，字还留着",
        "17（“流程”下面，“带伞带饭。”后面）：插进来的另一个文件没有带过来",
        "17（“流程”下面，“带伞带饭。”后面）：画的图形没有带过来",
    ]


def test_changes_comments_and_hidden_text_are_left_out_and_told() -> None:
    found = imported(
        TITLE,
        p(
            "周六",
            f'<w:ins w:id="1" w:author="某某">{r("上午")}</w:ins>',
            '<w:del w:id="2" w:author="某某"><w:r><w:delText>下午</w:delText></w:r></w:del>',
            '<w:commentRangeStart w:id="0"/>',
            "来。",
            '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        ),
        p("前半", about='<w:rPr><w:del w:id="3" w:author="某某"/></w:rPr>'),
        p("后半。", r("内部参考", "<w:vanish/>")),
        p(r("藏起来的", '<w:rStyle w:val="secret"/>'), "露出来的。"),
        styles=style("secret", "秘密", "<w:rPr><w:vanish/></w:rPr>", kind="character"),
        comments=f'<w:comment w:id="0" w:author="某某">{p("这里要改")}</w:comment>',
        header=p("内部资料，注意保存"),
    )

    assert body(found) == "周六上午来。\n\n前半后半。\n\n露出来的。\n"
    assert told(found) == [
        NO_SOURCE,
        "3（“前半后半。”这里）：隐藏的文字“内部参考”没有带过来",
        "5（“露出来的。”这里）：隐藏的文字“藏起来的”没有带过来",
        "：有修订没有处理完：删掉的 1 处没有带过来，加进去的 1 处留着",
        "：页眉或页脚的字“内部资料，注意保存”没有带过来",
        "：1 条批注没有带过来",
    ]
    assert "某某" not in found.text


def test_pictures_lie_beside_and_are_told_with_their_words() -> None:
    found = imported(
        TITLE,
        styled("1", "现场"),
        p("大家在读书。", picture("one", "三个孩子围坐读书")),
        p(picture("two", "微信图片_20261120.jpg")),
        p(picture("far", "远处")),
        p(picture("none")),
        table((p(picture("two")), "说明"), ("甲", "乙")),
        p("完。"),
        styles=style("1", "heading 1"),
        ways={
            "one": ("image", "media/image1.jpeg"),
            "two": ("image", "media/image2.png"),
            "far": ("image", "https://evil.example/x.png"),
            "none": ("image", "media/none.png"),
        },
        files={
            "word/media/image1.jpeg": photo(),
            "word/media/image2.png": photo("RGBA", form="PNG"),
        },
    )

    assert body(found) == text("""
        ## 现场

        大家在读书。

        |  | 说明 |
        | --- | --- |
        | 甲 | 乙 |

        完。
        """)
    assert [f"{short}\n{one.hint}" for short, one in zip(told(found), found.remarks, strict=True)][
        1:
    ] == [
        "3（“现场”下面，“大家在读书。”这里）：图片没有放进正文，存成了 稿件-图片/jia-ting-jiao-yu-xiao-zhi-shi-1.jpg\n问过图里的人，再把它放到底稿旁边，正文里写 ![三个孩子围坐读书](jia-ting-jiao-yu-xiao-zhi-shi-1.jpg)",
        "3（“现场”下面，“大家在读书。”后面）：图片没有放进正文，存成了 稿件-图片/jia-ting-jiao-yu-xiao-zhi-shi-2.png\n问过图里的人，再把它放到底稿旁边，正文里写 ![一句话说明图里有什么](jia-ting-jiao-yu-xiao-zhi-shi-2.png)",
        "3（“现场”下面，“大家在读书。”后面）：只存了网址的图片“远处”没有去取\n要用就在 Word 里插入图片本身",
        "3（“现场”下面，“大家在读书。”后面）：有一张图片没有取出来：文件里没有它\n在 Word 里对着图片点右键，选“另存为图片”",
        "5（“现场”下面，表格“说明 甲 乙”这里）：图片没有放进正文，存成了 稿件-图片/jia-ting-jiao-yu-xiao-zhi-shi-2.png\n问过图里的人，再把它放到底稿旁边，正文里写 ![一句话说明图里有什么](jia-ting-jiao-yu-xiao-zhi-shi-2.png)",
    ]
    assert [name for name, _ in found.pictures] == [
        "jia-ting-jiao-yu-xiao-zhi-shi-1.jpg",
        "jia-ting-jiao-yu-xiao-zhi-shi-2.png",
    ]


@pytest.mark.parametrize(
    ("lines", "facts", "published", "source"),
    [
        (["长沙市雨花区妇联", "二〇二六年十一月二十日"], "落款“长沙市雨花区妇联”；日期“二〇二六年十一月二十日”", "2026-11-20", "区妇联"),
        (["区妇联", "2026.11.2"], "落款“区妇联”；日期“2026.11.2”", "2026-11-02", "区妇联"),
        (["雨 花 区 妇 联", "2026 年 11 月 20 日"], "落款“雨 花 区 妇 联”；日期“2026 年 11 月 20 日”", "2026-11-20", "区妇联"),
        (["湖南省长沙市雨花区妇女联合会  2026年11月20日"], "落款“湖南省长沙市雨花区妇女联合会 2026年11月20日”", "2026-11-20", "区妇联"),
        (["长沙市天心区妇联", "2026年11月20日"], "落款“长沙市天心区妇联”；日期“2026年11月20日”", "2026-11-20", "……"),
        (["2026年11月20日"], "日期“2026年11月20日”", "2026-11-20", "……"),
        (["区妇联", "2027年1月1日"], "落款“区妇联”；日期“2027年1月1日”", "……", "区妇联"),
        (["圭塘街道妇联  2026年11月20日"], "落款“圭塘街道妇联 2026年11月20日”", "2026-11-20", "……"),
        (["区妇联"], "落款“区妇联”", "2026-11-26", "区妇联"),
        (["2026年2月30日"], "", "2026-11-26", "……"),
        (["谢谢大家"], "", "2026-11-26", "……"),
    ],
)  # fmt: skip
def test_signature_and_day(lines: list[str], facts: str, published: str, source: str) -> None:
    found = imported(TITLE, p("正文一段。"), p("正文两段。"), *(aside(one) for one in lines))

    assert "；".join(found.facts[1:]) == facts
    assert f"\npublished: {published}  #" in found.text
    assert f"\nsource: {source}  #" in found.text
    assert body(found).startswith("正文一段。\n\n正文两段。\n")


def test_day_under_the_title_and_joint_signature() -> None:
    under = imported(
        aside("家庭教育周小结", jc="center"),
        aside("（2026年11月20日）", jc="center"),
        p("都来了。"),
    )
    joint = imported(aside("关于共读的通知", jc="center"), p("都来。"), aside("区妇联"), aside("雨花区教育局"), aside("2026年11月20日"))  # fmt: skip

    assert under.facts == ("标题“家庭教育周小结”", "日期“（2026年11月20日）”")
    assert body(under) == "都来了。\n"
    assert told(joint) == ["（source）：落款有几家，来源只写了“区妇联”"]


def test_signature_before_the_annexes_and_none_among_places() -> None:
    annex = imported(
        aside("关于共读的通知", jc="center"),
        p("都来。"),
        p("区妇联"),
        p("2026年11月20日"),
        p("附件1"),
        p("区图书馆"),
        p("2026年12月5日"),
        *(p(f"第{n}场，上午九点。") for n in range(6)),
    )
    places = imported(aside("共读安排", jc="center"), p("区图书馆"), p("2026年12月5日"), *(p(f"第{n}段。") for n in range(6)))  # fmt: skip

    assert annex.facts[1:] == ("落款“区妇联”", "日期“2026年11月20日”")
    assert body(annex).startswith("都来。\n\n## 附件1\n\n区图书馆\n\n2026年12月5日\n")
    assert places.facts == ("标题“共读安排”",)


def test_sentences_styled_as_headings_are_text() -> None:
    long = (
        "家长要做的第一件事，是放下手机，坐到孩子身边。先听，再问，不急着讲道理，也不急着下结论。"
    )
    found = imported(TITLE, styled("1", long), p("一段。"), styles=style("1", "heading 1"))

    assert body(found) == f"{long}\n\n一段。\n"


def contacts(found: Manuscript) -> object:
    given = fields(found)
    return given["contacts"] if isinstance(given, dict) else given


def test_numbers_that_somebody_is_to_call_are_contacts() -> None:
    called = imported(TITLE, p("有危险先打110，想问问拨 1 2 3 3 8。"))
    counted = imported(TITLE, p("一共110本书，123388元。"))

    assert contacts(called) == ["tel-110", "tel-12338"]
    assert contacts(counted) == ["……"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于寻找最美家庭的通知", "campaign"),
        ("奶奶的记账本", "campaign"),
        ("我们家的家训", "story"),
        ("父母学堂第三课教案", "course"),
        ("三到六岁书单", "booklist"),
    ],
)
def test_title_tells_the_kind(title: str, kind: str) -> None:
    assert imported(p(title), p("一段。")).kind.name == kind


def test_title_may_be_missing_or_too_long() -> None:
    missing = imported(p("这一段很长，是正文，不是标题。"))
    long = imported(aside("关于" + "家庭教育" * 10 + "的通知", jc="center"), p("一段。"))

    assert told(missing)[0] == "（title）：没有找到标题，先用文件名"
    assert missing.slug == "gao-jian"
    assert told(long)[0] == "（title）：标题有45字，网页标题最多40字"
    assert f"title: 关于{'家庭教育' * 10}的通知  #" in long.text


def test_text_boxes_of_old_word_and_boxes_in_boxes() -> None:
    inner = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('里层')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    found = imported(
        TITLE,
        p(f'<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p("外层", inner)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'),
        p("完。"),
    )  # fmt: skip

    assert body(found) == "外层\n\n里层\n\n完。\n"
    assert [one.split("：")[1] for one in told(found)[1:]] == [
        "文本框里的字“外层里层”放到了这里",
        "文本框里的字“里层”放到了这里",
    ]


FIELD = f'<w:fldSimple w:instr="DATE">{r("今天")}</w:fldSimple>'


def test_forms_keep_what_is_filled_in() -> None:
    found = imported(
        TITLE,
        p("参加：", '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>', r("☒"), "</w:sdtContent></w:sdt>"),
        p("姓名：", f'<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r("单击此处输入")}</w:sdtContent></w:sdt>', "________"),
        f'<w:sdt><w:sdtPr/><w:sdtContent>{p("域：", FIELD)}</w:sdtContent></w:sdt>',
        f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{p("目录")}</w:sdtContent></w:sdt>',
        styled("toc", "一、目的\t1"),
        styles=style("toc", "toc 1"),
    )  # fmt: skip

    assert body(found) == "参加：☑\n\n姓名：＿＿＿＿\n\n域：今天\n"
    assert told(found)[1:] == [
        "3（“姓名：＿＿＿＿”这里）：有一个空“单击此处输入”没有填",
        "：目录没有带过来",
    ]


def test_strict_documents_are_read_as_others() -> None:
    raw = docx(TITLE, p("一段。"))
    strict = changed(
        raw,
        {
            "word/document.xml": lambda part: part.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
        },
    )

    assert body(manuscript("稿件.docx", strict, AROUND, Wish())) == "一段。\n"


def test_wide_letters_invisible_signs_and_indents_go() -> None:
    found = imported(
        TITLE,
        p("　　ＨＰＶ疫苗\u200b接种\u00a0２０２６年,请带身份证!"),
        p("\t时　间：上午９：３０"),
    )

    assert body(found) == "HPV疫苗接种 2026年，请带身份证！\n\n时间：上午9：30\n"


def test_ten_thousand_paragraphs_are_read() -> None:
    found = imported(
        TITLE, *(p(f"第{n}处要组织{n * n}。", r("加粗", "<w:b/>")) for n in range(10_000))
    )

    assert body(found).count("\n\n") == 9_999
    assert told(found)[-1].startswith("：正文有")


def test_long_paragraphs_and_many_runs_take_no_time() -> None:
    found = imported(
        TITLE,
        p("很长（" * 30_000),
        p(*(r(f"{n}", "<w:b/>" if n % 2 else "") for n in range(9_000))),
    )

    assert len(body(found).split("\n\n")) == 2


def test_endless_text_is_refused_before_it_is_converted() -> None:
    with pytest.raises(ManuscriptError, match="超过 20 万字"):
        imported(*(p(f"{n * n}" * 10) for n in range(10_000)))


@pytest.mark.parametrize("blocks", [(), (p(""),), (p(picture("x")),)])
def test_document_without_text_is_refused(blocks: tuple[str, ...]) -> None:
    with pytest.raises(ManuscriptError, match="没有找到文字"):
        imported(*blocks)


def test_lines_are_those_of_the_draft() -> None:
    found = imported(
        TITLE,
        table(("甲", "乙"), ("丙", "丁")),
        p("第一段", r("删", "<w:strike/>")),
        listed(1, 0, "第一项"),
        listed(1, 1, "第二项", r("删", "<w:strike/>")),
        p("第三段\u200b", "<w:r><w:br/></w:r>", "第四段", r("删", "<w:strike/>")),
        numbering=numbered(level(0, "bullet", "●") + level(1, "bullet", "●")),
    )

    lines = found.text.split("\n")
    assert [lines[one.line - 1] for one in found.remarks] == [
        "source: ……  # 来源（词表里的来源，例如 区妇联）", "第一段删", "    - 第二项删", "第三段",
    ]  # fmt: skip


def test_little_that_would_become_much_stays_little() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    found = imported(
        TITLE,
        p("甲", *([note] * 500)),
        *(listed(1, 0, f"第{n}项") for n in range(500)),
        footnotes=f'<w:footnote w:id="2">{p("注" * 500)}</w:footnote>',
        numbering=numbered(level(0, "upperLetter", "很长" * 500 + "%1")),
    )

    assert body(found).count("[^1]") == 2
    assert len(body(found)) < 30_000
