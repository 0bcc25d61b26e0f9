"""The lists that the words of every page are held against: one row a rule, kept by editors."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from yuhua.model.fields import Day, Flag, Line, Lines, Short
from yuhua.model.parts import Part, Quote


class Refused(Part):
    """A line of the classics that is not quoted here, not even to be refuted."""

    text: Annotated[Line, Field(title="不引的句子", examples=["号泣随，挞无怨"])]
    work: Annotated[Line, Field(title="出处", examples=["《弟子规》"])]
    why: Annotated[Line, Field(title="为什么不引", examples=["叫孩子挨打也不许怨"])]


class Statute(Part):
    """A law, the day it came into force, and the articles somebody compared with its text."""

    title: Annotated[Line, Field(title="全名", examples=["《中华人民共和国家庭教育促进法》"])]
    short: Annotated[Short | None, Field(title="简称", examples=["家庭教育促进法"])] = None
    effective: Annotated[Day | None, Field(title="施行日期", examples=["2022-01-01"])] = None
    checked: Annotated[Day, Field(title="核对日期", examples=["2026-11-23"])]
    articles: Annotated[
        Lines, Field(title="核对过的条", description="写数字，连着的写 14-17", examples=["17"])
    ] = ()


class Wording(Part):
    """Words that are not used here and, unless they claim too much, what is said instead."""

    wrong: Annotated[Short, Field(title="不这样写", examples=["单亲妈妈家庭问题儿童"])]
    right: Annotated[Short | None, Field(title="改成", description="没有就是说得太满")] = None
    why: Annotated[Line, Field(title="为什么")]
    unless: Annotated[
        Lines, Field(title="这些说法可以", description="里面有这个词，但是没有错")
    ] = ()


class Unverified(Part):
    """Words of a statement whose source nobody has seen: a page with them says `verify: todo`."""

    text: Annotated[Short, Field(title="说法里的词", examples=["不超过60分钟"])]
    why: Annotated[Line, Field(title="缺什么", examples=["双减意见的原文没有核对"])]


class Observance(Part):
    """A day or week that comes every year, shown in the months (reference/facts.md §1.8)."""

    title: Annotated[Short, Field(title="名称", examples=["国际家庭日"])]
    when: Annotated[
        Short,
        Field(
            title="哪天",
            description="5月15日、5月第2个周日、4月第四周、5月15日所在周、农历九月初九",
            examples=["5月15日"],
        ),
    ]
    since: Annotated[Day | None, Field(title="从哪天起有")] = None
    origin: Annotated[Line, Field(title="依据", examples=["《家庭教育促进法》第十三条"])]
    verify: Annotated[Flag, Field(title="出处待核实")] = False


class Synonym(Part):
    """Everyday words and the words of this site that mean the same (feature Q5)."""

    say: Annotated[Lines, Field(title="平时怎么说", min_length=1, examples=["带娃"])]
    mean: Annotated[Lines, Field(title="站里怎么说", min_length=1, examples=["亲子"])]


class Allowed(Part):
    """What only looks like personal data, in one file: as it is shown with stars, never as it is."""

    text: Annotated[
        Short,
        Field(title="打了星号的样子", description="照检查时显示的抄", examples=["135******00"]),
    ]
    file: Annotated[Line, Field(title="哪个文件", examples=["docs/courses/suzhi-shuzi-fanzha.md"])]
    reason: Annotated[Line, Field(title="为什么不是个人信息", examples=["编的例子，打不通"])]
    on: Annotated[Day, Field(title="哪天看过", examples=["2026-11-26"])]


# Files beside vocabulary.yml, each a list of such rows.
LISTS: dict[str, tuple[str, type[Part]]] = {
    "observances.yml": ("宣传日历", Observance),
    "private-allowed.yml": ("不是个人信息的", Allowed),
    "quotations.yml": ("核对过的引文", Quote),
    "refused.yml": ("不引的旧话", Refused),
    "statutes.yml": ("核对过的法律", Statute),
    "synonyms.yml": ("近义词", Synonym),
    "unverified.yml": ("还没有核实的说法", Unverified),
    "wording.yml": ("规范表述", Wording),
}
