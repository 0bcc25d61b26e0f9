"""Personal data that is nobody's: the same every time, from area codes never given and numbers not in service."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

# Given names, schools, classes and estates to choose from, by slot.
Words = Mapping[str, Sequence[str]]
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_SURNAMES = (
    *"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏",
    *"钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文",
    *("欧阳", "司马", "上官", "诸葛", "皇甫"),
)
_ROADS = ("圭塘路", "香樟路", "韶山南路", "木莲东路", "劳动东路", "迎新路")


def parts(slot: str, words: Words, chance: random.Random) -> list[str]:
    """Return a made-up value in its groups: 154, 0013, 8000."""
    if slot == "name":
        return [chance.choice(_SURNAMES) + chance.choice(words["given"])]
    if slot in words:
        return [chance.choice(words[slot])]
    return _MADE[slot](chance)


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def _id(chance: random.Random) -> list[str]:
    area = chance.choice(("439901", "999999", "570199", "259900"))
    day = f"18{chance.randint(10, 99)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    order = _digits(chance, 3)
    total = sum(int(one) * by for one, by in zip(area + day + order, _WEIGHTS, strict=True))
    return [area, day, order + "10X98765432"[total % 11]]


def _mobile(chance: random.Random) -> list[str]:
    head = chance.choice(("154", "161", "163", "164", "168", "169", "179", "194"))
    return [head, _digits(chance, 4), _digits(chance, 4)]


def _card(chance: random.Random) -> list[str]:
    head = chance.choice(("6200", "6299", "4000", "5100", "6222"))
    size = chance.choice((16, 19)) if head.startswith("62") else 16
    front = head + "00" + _digits(chance, size - 7)
    doubled = [int(one) * (2 - place % 2) for place, one in enumerate(reversed(front))]
    total = sum(one // 10 + one % 10 for one in doubled)
    whole = front + str(-total % 10)
    return [whole[at : at + 4] for at in range(0, size, 4)]


def _plate(chance: random.Random) -> list[str]:
    head = chance.choice("湘鄂粤京赣桂黔渝") + chance.choice("XYZ")
    tail = _digits(chance, 5)
    new_energy = (f"D{tail}", f"{tail}F")
    return [head, chance.choice((*new_energy, tail, f"{chance.choice('ABEHKMQ')}{tail[1:]}"))]


def _landline(chance: random.Random) -> list[str]:
    return [chance.choice(("0732", "0733", "0740")), "2000", _digits(chance, 4)]


def _email(chance: random.Random) -> list[str]:
    host = chance.choice(("qq.com", "163.com", "ceshi-youxiang.invalid", "126.com"))
    return [f"ceshi.bucunzai{_digits(chance, 4)}", f"@{host}"]


def _wechat(chance: random.Random) -> list[str]:
    return [chance.choice(("ceshi_", "bucunzai-", "xujia")) + _digits(chance, 4) + "abc"]


def _uuid(chance: random.Random) -> list[str]:
    return ["-".join(_hex(chance, size) for size in (8, 4, 4, 4, 12))]


def _hex(chance: random.Random, size: int) -> str:
    return "".join(chance.choice("0123456789abcdef") for _ in range(size))


def _isbn(chance: random.Random) -> list[str]:
    body = "9787" + _digits(chance, 8)
    total = sum(int(one) * (3 if at % 2 else 1) for at, one in enumerate(body))
    whole = body + str(-total % 10)
    cut = chance.choice(((0, 13), (0, 3, 4, 8, 12, 13)))
    return ["-".join(whole[one:two] for one, two in pairwise(cut))]


_MADE: dict[str, Callable[[random.Random], list[str]]] = {
    "surname": lambda chance: [chance.choice(_SURNAMES)],
    "road": lambda chance: [chance.choice(_ROADS)],
    "id": _id,
    "mobile": _mobile,
    "card": _card,
    "plate": _plate,
    "landline": _landline,
    "local": lambda chance: ["2000", _digits(chance, 4)],
    "email": _email,
    "wechat": _wechat,
    "qq": lambda chance: ["98" + _digits(chance, 8)],
    "b": lambda chance: [str(chance.randint(1, 39))],
    "u": lambda chance: [str(chance.randint(1, 6))],
    "f": lambda chance: [str(chance.randint(1, 33))],
    "r": lambda chance: [f"{chance.randint(1, 32)}0{chance.randint(1, 8)}"],
    "n": lambda chance: [str(chance.randint(8, 599))],
    "isbn": _isbn,
    "order": lambda chance: [f"20261126{_digits(chance, chance.choice((4, 6, 9, 12)))}"],
    "sha": lambda chance: [_hex(chance, 40)],
    "uuid": _uuid,
    "eight": lambda chance: ["1" + _digits(chance, 7)],
    "credit": lambda chance: ["52430111MJ" + _digits(chance, 7) + "X"],
}
