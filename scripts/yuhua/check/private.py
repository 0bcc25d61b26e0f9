"""No personal data in any file of docs/: not in texts, fields, comments, links or names (feature P6)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache

from yuhua.kinds.contact import KIND as CONTACTS
from yuhua.kinds.contact import Contact
from yuhua.kinds.place import Place
from yuhua.model.content import Content
from yuhua.model.lists import Allowed
from yuhua.private import Finding, Kind, compact, findings
from yuhua.problems import START, Mark, Problem

MOST_KEPT = 4096
_DELETE = "删掉；证件号、卡号、车牌只在线下核对，不写进网站"
# The code, what it is called, and what to do about it; `number-unknown` is also said of hotlines.
_SAID: dict[Kind, tuple[str, str, str]] = {
    "id": ("private-number", "这里有身份证号 {}", _DELETE),
    "card": ("private-number", "这里有银行卡号 {}", _DELETE),
    "plate": ("private-number", "这里有车牌号 {}", _DELETE),
    "mobile": (
        "private-mobile",
        "这里有手机号 {}",
        "删掉，私人手机号一律不写；要公开的办公电话先写进 docs/contacts.yml",
    ),
    "landline": (
        "number-unknown",
        "号码 {} 不在 contacts.yml 里",
        "先把号码核实后写进 docs/contacts.yml；家里的电话就删掉",
    ),
    "account": (
        "private-account",
        "这里有私人的微信号、QQ号或邮箱 {}",
        "删掉；写公众号、单位的邮箱，或者 contacts.yml 里的电话",
    ),
    "address": (
        "private-address",
        "这里写到了住哪一户：{}",
        "只写街道和社区；可以公开的地址写进 places.yml",
    ),
    "pupil": (
        "private-pupil",
        "这里认得出是哪个孩子：{}",
        "换成化名，学校、班级和名字不写在一起",
    ),
}
_MISTAKEN = "；认错了，就在 docs/private-allowed.yml 里加一条"


def private(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Nothing in a file tells who somebody is, unless it is public or was looked at and is none."""
    is_public = _public(content)
    rows = {(row.part.file, row.part.text): row for row in content.rows(Allowed)}
    used: set[tuple[str, str]] = set()
    for file, text in content.sources.items():
        for mark, one, words in _found(file, text):
            if (file, one.shown) in rows:
                used.add((file, one.shown))
            elif not is_public(one.kind, words):
                code, message, hint = _SAID[one.kind]
                yield Problem.at(file, mark, code, message.format(one.shown), hint + _MISTAKEN)
    if content.others:
        return  # only some files were read: the rows may be about the others
    for key in sorted(rows.keys() - used):
        message = f"“{key[0]}”里没有“{key[1]}”了"
        hint = "删掉这一条；还有的，照检查时显示的样子抄，星号一个不少"
        yield rows[key].problem(("text",), "allowance-unused", message, hint)


@lru_cache(MOST_KEPT)
def _found(file: str, text: str) -> tuple[tuple[Mark, Finding, str], ...]:
    """Return (place, finding, plain words) for the name of a file, then for its text.

    Kept, because a preview checks everything again after one file has changed.
    """
    return tuple(_findings(file, text))


def _findings(file: str, text: str) -> Iterator[tuple[Mark, Finding, str]]:
    for one in findings(file):
        yield START, one, compact(file[one.start : one.end])
    found = findings(text)
    starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")] if found else []
    for one in found:
        line = bisect_right(starts, one.start)
        mark = Mark(line, one.start - starts[line - 1] + 1)
        yield mark, one, compact(text[one.start : one.end])


def _public(content: Content) -> Callable[[Kind, str], bool]:
    """Return what says whether somebody has already made something public."""
    contacts = [one.record for one in content.records if isinstance(one.record, Contact)]
    known = {compact(contact.number) for contact in contacts}
    unread = CONTACTS.home in content.broken
    places = [one.record for one in content.records if isinstance(one.record, Place)]
    addresses = [compact(one.address) for one in places if one.address and one.address_public]

    def is_public(kind: Kind, words: str) -> bool:
        if kind == "landline":
            return unread or any(number.endswith(words) for number in known)
        return kind == "address" and any(words in address for address in addresses)

    return is_public


CHECKS = (private,)
