"""Personal names in folded text: a surname, one or two signs, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuhua.private.words import (
    BESIDE_GIVEN,
    DOUBLE,
    ENDING,
    GIVEN,
    KNOWN,
    LIKE_NAMES,
    NOT_GIVEN,
    NOT_NAMES,
    SURNAMES,
    WORDY,
)

_TWICE = re.compile(DOUBLE)
_NAME = re.compile(rf"(?:{DOUBLE}|[{SURNAMES}])[\u4e00-\u9fff]{{1,2}}")
_TITLE = re.compile(
    r" ?(?:老师|校长|主任|园长|书记|教授|部长|局长|院长|主席|医生|律师|法官|女士|先生|阿姨|叔叔|师傅|会计|伯|同志)"
)
_OFFICE = re.compile(
    r"(?:老师|班主任|校长|园长|教师|部长|书记|主席|讲师|教授|院长|局长|区长|市长|省长|总理)[::]? ?$"
)
_CALLS = re.compile(
    r"(?:姓名|名字|叫|系|生|孩子|儿子|女儿|弟弟|妹妹|哥哥|姐姐|我家|家长|爸爸|妈妈|奶奶|爷爷|外婆|外公|同学|[班组队船]长|选手|作者|主人公|当事人|对象"
    r"|孤儿|儿童|少年|[男女小]孩|[男女学]童|[队学组会]员|冠军|名单|[班级学园]|(?:[班级学校园里]|奖)的?|房主|业主|户主|产妇|妇女|老人|党员|残疾人|人|邻居|志愿者|感谢|谢谢|重点户)[::]? ?$"
)
_MAY_CALL = re.compile(r"[的是为给找和与跟由帮到户者址裹]$")
_KIN = re.compile(
    r" ?(?:同学|小朋友|学生|的?(?:妈妈|爸爸|奶奶|爷爷|外婆|外公|家长)|就读|今年|朗诵|获奖)"
    r"|[,:(|、 ]{1,2}[\u4e00-\u9fff]{2,9}(?:小学|中学|幼儿园|学校)"
)
_MAY_FOLLOW = re.compile(
    r" ?(?:[家的在是系和与跟同及等或刚正总都又也就才最很不没有会能要想爱读念住说讲写画看听问答打坐站走跑哭笑唱跳转考拿做帮给对向到来去上从被把带收获得因男女]"
    r"|昨|今|前天|明天|现在|已经|每|经常|常|突然|参加|代表|喜欢|独自|一家|一[直个人]|离家|失踪|身高)"
)
_MEASURES = frozenset("位张段项包车章曲席房方任卷")
_COUNTS = frozenset("一二三四五六七八九十百几两这那每各半整多0123456789")
_OF_SCHOOL = re.compile(
    r"(?![在获系读从是的进上于就到去来和与转升考])[\u4e00-\u9fff]{0,3}?(?:小学|中学|幼儿园|学校)"
)
_YEAR = re.compile(r"[初高][一二三]$")
_BEFORE_ANY = 8
# How much what stands around a name must speak for it.
_SHORT, _HALF, _WORDY, _LIKE_A_WORD = 4, 2, 5, 8


def names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the names between two places.

    A given name of signs that many have stands for itself; of one sign, of rare ones, or where a word begins like
    it (高兴, 王子), something around it must speak for a name: 同学, 妈妈, 叫, a mark on either side.
    """
    place = start
    while found := _NAME.search(text, place, end):
        size = next(
            (one for one in range(len(found[0]), 1, -1) if _is_name(text, found.start(), one)), 0
        )
        if size:
            yield found.start(), found.start() + size
        place = found.start() + (size or 1)


def _is_name(text: str, start: int, size: int) -> bool:
    name = text[start : start + size]
    surname = 2 if size > len("欧阳") and _TWICE.match(name) else 1
    before = text[max(0, start - _BEFORE_ANY) : start]
    left, right = _left(before), _right(text, start + size)
    longest = text[start : start + len("曾国藩")]
    if longest in KNOWN or name in KNOWN or not NOT_GIVEN.isdisjoint(name[surname:]):
        return False
    if any(_TITLE.match(text, at) for at in (start + surname, start + size)):
        return False
    if _KIN.match(text, start + surname) or _OFFICE.search(before) or _is_other(text, start, size):
        return False
    usual = _usual(name[surname:]) + 2 * (surname - 1)
    return _is_enough(name, left + right, both=bool(left and right), usual=usual)


def _is_other(text: str, start: int, size: int) -> bool:
    """Say whether the surname ends a word (课程), counts things (一张) or begins the name of a school."""
    before = text[max(0, start - 1) : start + 1]
    counted = before[-1] in _MEASURES and before[0] in _COUNTS
    return before in ENDING or counted or bool(_OF_SCHOOL.match(text, start + size))


def _usual(given: str) -> int:
    """Return how much the signs of a given name speak for one: each is in many names, or beside such a one."""
    is_usual = (
        given not in NOT_NAMES
        and not GIVEN.isdisjoint(given)
        and all(one in GIVEN or one in BESIDE_GIVEN for one in given)
    )
    return len(given) if is_usual and not _YEAR.search(given) else 0


def _is_enough(name: str, around: int, *, both: bool, usual: int) -> bool:
    """Weigh the words around a name against its own signs: the more usual these are, the less it needs."""
    short = len(name) == len("李静")
    if name[:2] in LIKE_NAMES or name[:2] in KNOWN:
        sure = not short and usual and name[-1] in GIVEN
        return bool(usual) and around + usual >= (_HALF + 1 if sure else _LIKE_A_WORD)
    if name[0] in WORDY and (short or not usual):
        return both and around + usual >= (_WORDY if usual else _LIKE_A_WORD)
    if short:
        return around > 0 if usual else both and around >= _SHORT
    return bool(usual) or around >= (_HALF if both or not GIVEN.isdisjoint(name[1:]) else _SHORT)


def _left(before: str) -> int:
    """Return how much what stands before a name speaks for one: 0 not at all, 4 says so."""
    if _CALLS.search(before):
        return 4
    if not before or not _is_han(before[-1]):
        return 0 if before.endswith("《") else 2
    return 1 if _MAY_CALL.search(before) else 0


def _right(text: str, end: int) -> int:
    if _KIN.match(text, end):
        return 4
    after = text[end : end + 1]
    if not after or not _is_han(after):
        return 2
    return 1 if _MAY_FOLLOW.match(text, end) else 0


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
