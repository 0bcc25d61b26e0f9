"""The blocks of an official letter (GB/T 9704-2012), turned into its title, number, addressees, signature, day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from yuhua.dates import YEARS
from yuhua.importers.blocks import Block
from yuhua.importers.prose import closed_up
from yuhua.numerals import number

_HEAD = 12  # blocks in which the head of a letter stands
_FOOT = 4  # blocks at the end in which a day alone is that of the letter
_LONGEST_TITLE = 80
_LONGEST_LINE = 40
_LONGEST_NAME = 30
_DIGITS = str.maketrans("〇○零oO一二三四五六七八九", "00000123456789")
_DAY = re.compile(r"[（(]?(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?[）)]?")
_HAN_DAY = re.compile(r"[（(]?([〇○零oO0一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日[）)]?")  # fmt: skip
_NUMBER = re.compile(r"([\u4e00-\u9fff（）()]{1,16})\s*[〔\[［【（(]\s*(\d{4})\s*[〕\]］】）)]\s*(?:第\s*)?(\d{1,5})\s*号(?:\s*签发人.*)?")  # fmt: skip
_HEADLINE = re.compile(r"[\u4e00-\u9fff]{2,40}(?:文件|公告|通报)")
_BODY = (
    "妇女联合会|妇联|联合会|委员会|工作委员会|办公室|办事处|人民政府|服务中心|中心|协会|学会|街道|社区|学校|小学|中学|幼儿园|"
    "局|厅|院|工会|党委|党工委|支部|妇女儿童之家|之家|志愿者协会|大队|基金会|图书馆|编辑部"
)
_SIGNATURE = re.compile(rf"[\u4e00-\u9fff（）()·\s]{{2,{_LONGEST_NAME}}}")
_ENDS = re.compile(rf"(?:{_BODY})$")
_SIGNED = re.compile(
    rf"(?P<body>[\u4e00-\u9fff（）()·\s]{{2,{_LONGEST_NAME}}}?(?:{_BODY}))\s*(?P<day>[（(]?[\d〇○零二].{{7,15}})"
)
_ADDRESSEES = re.compile(
    rf".{{1,120}}(?:{_BODY}|妇委会|妇工委|单位|部门|科室|村|镇|乡|主席)(?:[（(].{{1,20}}[）)])?[：:]"
)
_ENDING = re.compile(
    r"(?:[（(]?此件(?:公开|主动公开|依申请公开|不予公开).*|[（(]?此页无正文.*|抄送[：:].*|.{4,30}\d{1,2}月\d{1,2}日印发)$"
)
_OPEN = re.compile(r"[。；;，,：:]$|[。；]")
_NO_TITLE = re.compile(
    r"^(?:——|—|--|附件|目\s*录$|签发人|密级|特急$|急件$|[（(]|[一二三四五六七八九十]{1,3}[、.．]|第.{1,4}[章节条]|\d{1,2}[.．、])|[：:].+"
)


@dataclass(frozen=True)
class Letter:
    """What was recognised of a manuscript, the lines that left its body, and the blocks that stay.

    `day` is None where none was written; `dated` is how it was written.
    """

    title: str = ""
    number: str = ""
    signature: str = ""
    day: date | None = None
    dated: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()


def read_letter(blocks: tuple[Block, ...]) -> Letter:
    """Return a manuscript taken apart; what is no official letter is left as it is."""
    gone: dict[int, str] = {}
    head = [place for place, one in enumerate(blocks) if one.plain][:_HEAD]
    number = _number(blocks, head, gone)
    _headline(blocks, head, gone)
    title = _title(blocks, [place for place in head if place not in gone], gone)
    _addressees(blocks, [place for place in head if place not in gone], gone)
    _endings(blocks, gone)
    signature, dated = _signature(blocks, gone)
    dated = dated or _under_title(blocks, head, gone)
    return Letter(
        title=title,
        number=number,
        signature=signature,
        day=day_of(dated),
        dated=dated,
        lines=tuple((label, blocks[place].plain) for place, label in sorted(gone.items()) if label),
        blocks=tuple(_staying(blocks, gone)),
    )


def _staying(blocks: tuple[Block, ...], gone: dict[int, str]) -> Iterator[Block]:
    """Yield what stays of the body; of a line that left, only what could not be carried over."""
    for place, block in enumerate(blocks):
        if place not in gone:
            yield block
        elif block.left:
            yield replace(block, sort="paragraph", spans=(), number=0, role="")


def _number(blocks: tuple[Block, ...], head: list[int], gone: dict[int, str]) -> str:
    for place in head:
        if found := _NUMBER.fullmatch(closed_up(blocks[place].plain)):
            gone[place] = "文号"
            return f"{found[1]}〔{found[2]}〕{found[3]}号"
    return ""


def _headline(blocks: tuple[Block, ...], head: list[int], gone: dict[int, str]) -> None:
    """Take out the red name over a letter: it stands first, above the number."""
    number = next((place for place in head if gone.get(place) == "文号"), -1)
    for place in head:
        if place < number and _HEADLINE.fullmatch(closed_up(blocks[place].plain)):
            gone[place] = "红头"


def _title(blocks: tuple[Block, ...], head: list[int], gone: dict[int, str]) -> str:
    """Return the title: what is styled so, the only first heading, a centred or large line, a short one."""
    first = next((place for place in head if blocks[place].role == "title"), None)
    if first is None:
        first = _heading_title(blocks, head)
    if first is None:
        first = next((place for place in head[:6] if _is_set_apart(blocks[place])), None)
    if first is None and head and _is_short(blocks[head[0]]):
        first = head[0]
    if first is None:
        return ""
    lines = [first]
    for place in head:
        if place == lines[-1] + 1 and _goes_on(blocks[lines[-1]], blocks[place]):
            lines.append(place)
    gone.update(dict.fromkeys(lines, "标题"))
    return closed_up("".join(blocks[place].plain for place in lines))


def _heading_title(blocks: tuple[Block, ...], head: list[int]) -> int | None:
    """Return the first block where it is the document's one heading of its level, or centred."""
    if not head or blocks[head[0]].sort != "heading":
        return None
    first = blocks[head[0]]
    alike = [one for one in blocks if one.sort == "heading" and one.level <= first.level]
    return head[0] if len(alike) == 1 or first.alignment == "center" else None


def _is_set_apart(block: Block) -> bool:
    text = block.plain
    shown = block.alignment == "center" or block.half_points > 0
    fits = block.sort == "paragraph" and len(text) <= _LONGEST_TITLE
    return (
        shown
        and fits
        and not _OPEN.search(text)
        and not _NO_TITLE.search(text)
        and not day_of(text)
    )


def _is_short(block: Block) -> bool:
    text = block.plain
    fits = block.sort == "paragraph" and len(text) <= _LONGEST_LINE
    return fits and not _OPEN.search(text) and not _NO_TITLE.search(text) and not day_of(text)


def _goes_on(above: Block, block: Block) -> bool:
    """Say whether a line is the rest of the title above it."""
    alike = (above.role, above.alignment, above.half_points, above.is_bold, above.sort) == (
        block.role, block.alignment, block.half_points, block.is_bold, block.sort,
    )  # fmt: skip
    styled = block.role == "title" or (block.alignment == "center" and _is_set_apart(block))
    return alike and styled and not above.plain.endswith(("通知", "公告", "倡议书", "方案", "通报"))


def _addressees(blocks: tuple[Block, ...], head: list[int], gone: dict[int, str]) -> None:
    """Take out the line of those a letter goes to; `各位家长：` greets readers and stays."""
    after = [
        place
        for place in head
        if place > max((p for p, label in gone.items() if label == "标题"), default=-1)
    ]
    for place in after[:2]:
        text = closed_up(blocks[place].plain)
        if blocks[place].sort == "paragraph" and _ADDRESSEES.fullmatch(text):
            gone[place] = "主送机关"
            return
        if blocks[place].sort == "paragraph" and day_of(text):
            continue
        return


def _endings(blocks: tuple[Block, ...], gone: dict[int, str]) -> None:
    for place, block in enumerate(blocks):
        if (
            place >= len(blocks) // 2
            and block.sort == "paragraph"
            and _ENDING.fullmatch(block.plain)
        ):
            gone[place] = "版记"


def _signature(blocks: tuple[Block, ...], gone: dict[int, str]) -> tuple[str, str]:
    """Return who signed and when, as written; from the end, a name with a day behind it."""
    staying = [place for place, one in enumerate(blocks) if one.plain and place not in gone]
    for at in reversed(range(len(staying))):
        place = staying[at]
        one_line = _SIGNED.fullmatch(blocks[place].plain)
        if one_line and day_of(one_line["day"]):
            gone[place] = "落款"
            return closed_up(one_line["body"]), one_line["day"]
        names = _names(blocks, staying[:at]) if _is_day(blocks[place]) else []
        if names and _closes(blocks, staying, at):
            gone |= {place: "日期"} | dict.fromkeys(names, "落款")
            return "、".join(closed_up(blocks[one].plain) for one in names), blocks[place].plain
    alone = next((place for place in reversed(staying[-_FOOT:]) if _is_day(blocks[place])), None)
    if alone is not None:
        gone[alone] = "日期"
        return "", blocks[alone].plain
    names = _names(blocks, staying)[-1:]
    if names and blocks[names[0]].alignment in {"right", "end"}:
        gone[names[0]] = "落款"
        return closed_up(blocks[names[0]].plain), ""
    return "", ""


def _is_day(block: Block) -> bool:
    return block.sort == "paragraph" and day_of(block.plain) is not None


def _closes(blocks: tuple[Block, ...], staying: list[int], at: int) -> bool:
    """Say whether a signature may stand here: at the right, near the end, or before the annexes."""
    following = blocks[staying[at + 1]].plain if at + 1 < len(staying) else "附件"
    aside = blocks[staying[at]].alignment in {"right", "end"}
    return aside or len(staying) - at <= _FOOT or following.startswith(("附件", "（联系"))


def _names(blocks: tuple[Block, ...], before: list[int]) -> list[int]:
    """Return the lines just above a day that name who signed; several stand at the right together."""
    found: list[int] = []
    for place in reversed(before):
        text = closed_up(blocks[place].plain)
        is_name = _SIGNATURE.fullmatch(text) and _ENDS.search(text)
        aside = blocks[place].alignment in {"right", "end", "center"}
        if blocks[place].sort != "paragraph" or not is_name or (found and not aside):
            break
        found.insert(0, place)
    return found


def _under_title(blocks: tuple[Block, ...], head: list[int], gone: dict[int, str]) -> str:
    """Return the day that stands in brackets under a title."""
    title = max((place for place, label in gone.items() if label == "标题"), default=-1)
    following = next((place for place in head if place > title and place not in gone), None)
    if title < 0 or following is None or not day_of(blocks[following].plain):
        return ""
    gone[following] = "日期"
    return blocks[following].plain


def day_of(text: str) -> date | None:
    """Return the day that a line consists of, in digits or Chinese numerals, or None."""
    text = text.strip()
    if found := _DAY.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _HAN_DAY.fullmatch(text):
        year = int(found[1].translate(_DIGITS))
        month, day = number(found[2]) or 0, number(found[3]) or 0
    else:
        return None
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None
