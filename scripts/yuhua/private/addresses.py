"""Where somebody lives, down to the room, the door or, with a name, the building."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_letters

from yuhua.private.names import names
from yuhua.private.numbers import Span

_N = r"(?:[0-9]{1,4}|[零〇一二三四五六七八九十百]{1,5})"
_D = "[0-9零〇一二三四五六七八九]"
_HAN = "[零〇一二三四五六七八九十]"
_BUILDING = rf"(?:{_N} ?(?:栋|幢|号楼|#楼?)|(?:[0-9A-Za-z]{{1,3}}|{_HAN}{{1,3}}) ?座|[A-Za-z] ?栋)"
_ROOM = (
    r"(?:(?:[A-Za-z] ?座? ?)?(?:(?:[0-9]{1,2} ?- ?)?[0-9]{3,4}|[零〇一二三四五六七八九]{3,4})(?![0-9年元人户平米个月份块页字])(?: ?(?:室|房|号))?"
    rf"|{_N} ?(?:室|房|号)|[东西左右中南北]边?那?户)"
)
_UNIT = rf"{_N} ?(?:单元|门(?!口)|梯)"
_FLOOR = rf"{_N} ?(?:楼|层)"
_REST = rf"(?: ?(?P<floor>{_FLOOR}))?(?: ?(?P<room>{_ROOM}))?"
# What ends with a sign that few pages have is looked for around it; searching for numbers would be slow.
_ANCHOR = re.compile(r"[栋幢座组#]|单元|号楼")
_HOMES = (
    re.compile(rf"{_BUILDING}(?: ?(?P<unit>{_UNIT}))?{_REST}"),
    re.compile(rf"(?P<unit>{_N} ?单元){_REST}"),
    re.compile(rf"(?<=[村社区]) ?(?P<room>{_N} ?组 ?{_N} ?号)"),
)
_COUNTED = frozenset("0123456789零〇一二三四五六七八九十百" + ascii_letters)
_BEFORE_ANCHOR, _HOME_SIZE = 7, 40
_STREET = re.compile(rf"[路街巷道弄] ?(?P<number>{_N}) ?号院? ?(?P<room>{_ROOM})")
_DOOR = re.compile(rf"{_D}{{1,3}}(?: ?- ?{_D}{{1,2}})? ?- ?{_D}{{3,4}}(?!{_D}|-)")
_ESTATE = set("区园苑城府湾庭里村邸郡轩阁居厦")
_WAYS = set("在是到的了从个")
_LIVES = re.compile(r"住|家|搬|租|寄|收|送|地址|房子|探望|慰问|走访|入户")
_PUBLIC_BEFORE = re.compile(
    r"(?:学校|[小中大]学|大楼|综合楼|教学楼|机关|大院|医院|保健院|中心|图书馆|文化馆|体育馆|博物馆|办事处|政府|妇联|居委会|村委会|法院|检察院|派出所|银行|之家|会议地点|值班室|门卫|物业|警务室|工作站|服务站)[^,。;!?\n]{0,3}$"
)
_PUBLIC_AFTER = re.compile(
    r"[^,。;\n]{0,4}(?:教室|会议|办公|活动室|窗口|诊室|门诊|大厅|多功能|阅览|报告厅|办证|办理|上课|开会|读书会|集合|报到|报名|签到|领取)"
)
_END = re.compile(r"[。!?;\n]")
_REACH = 24


def addresses(text: str) -> Iterator[Span]:
    """Yield (start, end, kind) for every home in folded text."""
    last = 0
    for found in sorted(_candidates(text), key=lambda one: (one.start(), -one.end())):
        if found.start() >= last and _is_home(text, found):
            yield found.start(), found.end(), "address"
            last = found.end()


def _candidates(text: str) -> Iterator[re.Match[str]]:
    seen = 0
    for anchor in _ANCHOR.finditer(text):
        place = anchor.start()
        if place < seen or not _COUNTED.issuperset(text[max(0, place - 2) : place].strip()[-1:]):
            continue
        for pattern in _HOMES:
            found = pattern.search(text, max(0, place - _BEFORE_ANCHOR), place + _HOME_SIZE)
            if found and found.start() <= place:
                seen = max(seen, found.end())
                yield found
    yield from _STREET.finditer(text)
    yield from _DOOR.finditer(text)


def _is_home(text: str, found: re.Match[str]) -> bool:
    """A room is one unless it is an office; a building is one with its tenant's name."""
    part = found.groupdict()
    first, last = _sentence(text, found.start(), found.end())
    before, sentence = text[first : found.start()], text[first:last]
    if _PUBLIC_BEFORE.search(before) or _PUBLIC_AFTER.match(text, found.end()):
        return False
    if part.get("room"):
        return True
    stands = before.rstrip()[-1:]
    if not "\u4e00" <= stands <= "\u9fff":
        return False
    lives, estate = bool(_LIVES.search(sentence)), stands in _ESTATE
    exact = bool(part.get("unit") and part.get("floor"))
    if (exact and stands not in _WAYS) or (estate and not part):
        return True
    likely = lives or exact or (estate and bool(part))
    return likely and any(names(text, first, last))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = [one.end() for one in _END.finditer(text, max(0, start - _REACH), start)]
    after = _END.search(text, end, end + _REACH)
    first = before[-1] if before else max(0, start - _REACH)
    return first, after.start() if after else min(len(text), end + _REACH)
