"""What was left out of a manuscript or changed in it, turned into Chinese sentences with a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from yuhua.importers.leftovers import Leftover, Sort
from yuhua.private import masked

_SHOWN = 30
_MARGIN = 60  # longer than what personal data are long
_OBJECTS = {
    "Excel": "Excel 表格", "ET": "WPS 表格", "Word": "Word 文档", "PowerPoint": "幻灯片",
    "Equation": "公式", "Package": "文件", "AcroExch": "PDF 文件", "Visio": "Visio 图",
}  # fmt: skip


@dataclass(frozen=True)
class Remark:
    """Something an editor should look at; `line` is that of the draft, 0 for the whole of it."""

    line: int
    place: str
    message: str
    hint: str

    def said(self) -> str:
        """Return it in Chinese, with its place."""
        at = f"第{self.line}行" if self.line else "全篇"
        return f"{at}{self.place}：{self.message}\n  提示：{self.hint}"


def message(left: Leftover) -> tuple[str, str]:
    """Say what was left out and what to do about it. Pictures are told where they are written."""
    return _SAYINGS[left.sort](shortened(left.text, _SHOWN))


def shortened(text: str, most: int) -> str:
    """Return the beginning of a text; a number is hidden before it could be cut in two."""
    return masked(text[: most + _MARGIN])[:most].strip()


def _changes(text: str) -> tuple[str, str]:
    gone, added = text.split()
    told = f"有修订没有处理完：删掉的 {gone} 处没有带过来，加进去的 {added} 处留着"
    return told, "先在 Word 里接受或拒绝全部修订，再看正文对不对"


def _object(text: str) -> tuple[str, str]:
    called = _OBJECTS.get(text, "文件或对象")
    called = f" {called}" if called[0].isascii() else called
    return f"嵌在里面的{called}没有带过来", "要紧的内容用文字或表格写出来"


def _quoted(before: str, after: str, hint: str) -> Callable[[str], tuple[str, str]]:
    return lambda text: (f"{before}{f'“{text}”' if text else ''}{after}", hint)


_SAYINGS: Mapping[Sort, Callable[[str], tuple[str, str]]] = {
    "picture": _quoted("图片", "没有放进正文", "请写一句话说明图里有什么"),
    "remote": _quoted("只存了网址的图片", "没有去取", "要用就在 Word 里插入图片本身"),
    "chart": _quoted("图表没有带过来", "", "用一句话或一张表格写出图表的意思"),
    "diagram": _quoted("SmartArt 图", "没有带过来", "把图里的意思写成一段话或一个列表"),
    "shape": _quoted("画的图形没有带过来", "", "图形有意思就写成一句话；只是装饰就不用管"),
    "box": _quoted("文本框里的字", "放到了这里", "看看次序对不对"),
    "object": _object,
    "formula": _quoted("公式", "没有带过来", "用文字写出这个公式"),
    "file": _quoted("插进来的另一个文件没有带过来", "", "打开那个文件，把要用的字复制进来"),
    "symbol": _quoted("有一个特殊符号没有带过来", "", "看看这里少了什么，换成普通的字"),
    "struck": _quoted("", "有删除线，字还留着", "不要的就删掉"),
    "script": _quoted("上标或下标", "变成了普通的字", "看看意思变没变，要紧就换个写法"),
    "pinyin": _quoted("拼音", "只留下了字", "要注音就写在括号里"),
    "hidden": _quoted("隐藏的文字", "没有带过来", "要用就在 Word 里取消隐藏，再复制进来"),
    "blank": _quoted("有一个空", "没有填", "填上，或者删掉这一项"),
    "contents": _quoted("目录没有带过来", "", "不用管，网页会按标题列出目录"),
    "merged": _quoted("表格里有合并的格子，拆开了", "", "竖着合并的每行写了一遍，横着合并的只写在第一格；看看读不读得通"),
    "nested": _quoted("表格里面还有表格，拆成了一行字", "", "看看读不读得通，最好改成两张表"),
    "link": _quoted("链接", "不是网址，只留下了文字", "要链接就写 https:// 开头的网址"),
    "margin": _quoted("页眉或页脚的字", "没有带过来", "要紧就写进正文"),
    "comments": lambda text: (f"{text} 条批注没有带过来", "先在 Word 里看完批注，该改的改进正文"),
    "changes": _changes,
    "outside": _quoted("文件还连着外面的", "，没有去取", "不用管；要用里面的内容就先存进稿件"),
}  # fmt: skip
