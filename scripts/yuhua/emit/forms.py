"""What people are asked who send something in through GitHub: the one place for forms and for reading them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from yuhua.model.terms import Group

UNSURE = "说不准"
Asked = Literal["input", "textarea", "dropdown", "checkboxes"]


@dataclass(frozen=True)
class Question:
    """One question; the label is how an answer is found again, so no two of a form share one.

    The words of `group` are choices; `several` lets people choose more than one.
    """

    key: str
    label: str
    hint: str = ""
    asked: Asked = "input"
    required: bool = True
    choices: tuple[str, ...] = ()
    group: Group | None = None
    several: bool = False


@dataclass(frozen=True)
class Form:
    """One form: the name of its file, what it is called, what is said first, its questions.

    `drafts` names the kind of content it becomes, empty where people only tell us something.
    """

    name: str
    title: str
    about: str
    intro: str
    questions: tuple[Question, ...]
    drafts: Literal["schedule", "story", ""] = ""


_PRIVACY = (
    "这里谁都看得到，改了也留着。**不要写**个人的电话、微信号、身份证号、家庭住址，不要写孩子的全名、"
    "学校和班级。有人正受伤害，先打 110，不要在这里等。"
)
_NOTHING_PRIVATE = Question(
    "promise",
    "发之前再看一遍",
    asked="checkboxes",
    choices=("没有写个人的电话、证件号、住址和孩子的全名",),
)
_TRUE, _OTHERS, _BOOK = "我家的真事", "别人家的真事，他们知道我写", "古人或者书上的故事"


# The labels of an activity are names of columns of timetables, so that it is read as one row of those.
ACTIVITY = Form(
    "1-huodong",
    "投稿活动",
    "一场课、一次读书会、一次志愿服务，登到日程里。",
    f"{_PRIVACY}\n\n不会填的空着，编辑会补。报名写“到哪里报名”，不写个人的手机号。",
    (
        Question("title", "活动名称", "不超过40字，例如：家庭会议怎么开"),
        Question("summary", "简介", "一句话说清楚，不超过60字"),
        Question(
            "programme",
            "栏目",
            "不知道是哪个，选最后一个",
            asked="dropdown",
            choices=(UNSURE,),
            group="programmes",
        ),
        Question("place", "地点", "妇女儿童之家或别的阵地的名字，照网站上写"),
        Question("day", "日期", "例如 2026-12-05；连着几天就写第一天"),
        Question("hours", "时间段", "例如 9:30-11:00；整天的空着", required=False),
        Question("repeat", "重复", "只有一场就空着；例如 每周六、每月第2个周六", required=False),
        Question("until", "重复到", "有重复才写，例如 2027-01-31", required=False),
        Question(
            "speakers",
            "讲师",
            "照网站上“讲师”的写法；网站上没有的空着，先征得本人同意",
            required=False,
        ),
        Question(
            "audience",
            "适合人群",
            "可以选几个",
            asked="dropdown",
            group="audiences",
            several=True,
            required=False,
        ),
        Question(
            "ages",
            "年龄段",
            "可以选几个",
            asked="dropdown",
            group="ages",
            several=True,
            required=False,
        ),
        Question("capacity", "名额", "只写数字，例如 40", required=False),
        Question("fee", "费用", "免费就空着", required=False),
        Question("bring", "带什么", "一样一样用顿号隔开", required=False),
        Question("how", "报名方式", "例如：到社区服务台登记", required=False),
        Question(
            "note", "备注", "还有要告诉编辑的话，不会登出来", asked="textarea", required=False
        ),
        _NOTHING_PRIVATE,
    ),
    "schedule",
)
STORY = Form(
    "2-gushi",
    "投稿家风故事",
    "家里的一件小事，和它留下的一句话。",
    f"{_PRIVACY}\n\n写真人真事，要先问过故事里的每一个人。登出来之前要签书面同意书：同意书交到社区（村）妇联，"
    "线下保管，不要传到这里。名字默认用化名，例如“小雨的外婆”；孩子一律用化名。",
    (
        Question("title", "题目", "不超过40字，例如：门口挂着一串钥匙的那一家"),
        Question("summary", "一句话", "这个故事说了什么，不超过60字"),
        Question(
            "body", "故事", "有时间、有地点、有动作的一件小事，三百字就够。分段空一行。", "textarea"
        ),
        Question("truth", "这是谁的故事", "", asked="dropdown", choices=(_TRUE, _OTHERS, _BOOK)),
        Question(
            "figures",
            "里面的人怎么称呼",
            "默认用化名，用顿号隔开，例如：小雨、小雨的外婆。要用真名，先写化名，在同意书里说",
            required=False,
        ),
        Question("motto", "家里常说的一句话", "家训、口头禅都行", required=False),
        Question("era", "什么年代", "例如：近几年、上世纪八十年代", required=False),
        Question("work", "书名和篇名", "书上的故事才写，例如：《晋书》卷六十六", required=False),
        Question(
            "promise",
            "发之前再看一遍",
            asked="checkboxes",
            choices=(
                "没有写个人的电话、证件号、住址和孩子的全名",
                "真人真事的，故事里的人都同意我写；登出来之前会签同意书",
            ),
        ),
    ),
    "story",
)
REPORT = Form(
    "3-baocuo",
    "报错",
    "哪一页写错了、打不开、看不懂。",
    _PRIVACY,
    (
        Question("where", "哪一页", "把网址贴过来，或者写页面的标题"),
        Question("what", "哪里不对", "抄那一句，再说应该是什么", "textarea"),
        Question("source", "你怎么知道的", "有出处就写出处，没有就空着", required=False),
        _NOTHING_PRIVATE,
    ),
)
FORMS = (ACTIVITY, STORY, REPORT)


def is_real(truth: str) -> bool:
    """Say whether a story is about people who live, so that they have to agree; when in doubt it is."""
    return truth != _BOOK
