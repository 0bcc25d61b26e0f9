"""Pictures as they stand in a text: there, told in words, and agreed to by the people in them (features G3, G7, S3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from yuhua.derive.illustrations import Mention, mentions
from yuhua.kinds.story import Story
from yuhua.model.content import Content, Located
from yuhua.model.entry import Entry
from yuhua.problems import Mark, Problem
from yuhua.text import DECORATION, nearest

_LEAST = 4
_BY_REFERENCE = re.compile(r"!\[[^\[\]]*\]\s?\[")
_VAGUE = re.compile(
    r"(?:图片?|照片|相片|图像|插图|配图|附图|示意图|合影|现场|未命名|image|img|picture|photo|pic|dsc|p)"
    r"[\s_\-—(（]*(?:[\d一二三四五六七八九十]+)?[)）]*(?:\.\w+)?",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u4e00-\u9fff]")


def illustrations(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Every picture is a file of docs/, is told in words, and stands where pictures may."""
    for one in content.entries:
        for number, line in one.lines:
            if found := _BY_REFERENCE.search(line):
                mark = Mark(number, found.start() + 1)
                message, hint = "图片没有写文件名", "写成 ![三个孩子围坐读书](dushuhui.jpg)"
                yield Problem.at(one.file, mark, "picture-missing", message, hint)
            for each in mentions(line):
                yield from _there(content, one, number, each)
                yield from _told(one, number, each)
                yield from _allowed(one, number, each)


def _there(content: Content, one: Located, line: int, each: Mention) -> Iterator[Problem]:
    mark = Mark(line, each.target_column)
    file = each.file(one.file)
    if file in content.pictures:
        return
    if "://" in each.target or each.target.startswith("www."):
        message = "不能用别的网站上的图片"
        hint = "先问清楚能不能用，存成文件放在文章旁边，再写文件名；写明出处"
    else:
        names = {name.rpartition("/")[2]: name for name in sorted(content.pictures)}
        near = nearest(file.rpartition("/")[2], names)
        message = f"图片不存在：{each.target or '（括号里是空的）'}"
        hint = f"是不是“{near}”？" if near else "把图片放在文章旁边，括号里写它的文件名"
    yield Problem.at(one.file, mark, "picture-missing", message, hint)


def _told(one: Located, line: int, each: Mention) -> Iterator[Problem]:
    """Say what whoever cannot see a picture would miss."""
    mark = Mark(line, each.column)
    if not each.alt:
        message = "没有写图里有什么，看不见图的人不知道"
        hint = f"在方括号里写一句，例如 ![三个孩子围坐读书]({each.target})；只是花边就写 ![{DECORATION}]({each.target})"
        yield Problem.at(one.file, mark, "alt-missing", message, hint)
    elif each.alt != DECORATION and _is_vague(each):
        message = f"“{each.alt}”没有说图里有什么"
        hint = "写一句：谁，在哪里，做什么，例如 ![三个孩子围坐在社区书屋读书](dushuhui.jpg)"
        yield Problem.at(one.file, mark, "alt-vague", message, hint)


def _is_vague(each: Mention) -> bool:
    name = each.target.rpartition("/")[2]
    is_name = each.alt.lower() in {name.lower(), name.rpartition(".")[0].lower()}
    return (
        is_name
        or bool(_VAGUE.fullmatch(each.alt))
        or len(each.alt) < _LEAST
        or not _HAN.search(each.alt)
    )


def _allowed(one: Located, line: int, each: Mention) -> Iterator[Problem]:
    """Nobody in danger is shown, and a family that lives today only where it agreed to photographs."""
    mark = Mark(line, each.column)
    record = one.record
    if isinstance(record, Entry) and record.sensitive:
        message = "敏感页面不放图片"
        hint = "删掉这张图；怕被人看到的人，打开页面时越不起眼越好"
        yield Problem.at(one.file, mark, "picture-sensitive", message, hint)
    if isinstance(record, Story) and _is_unasked(record) and each.alt != DECORATION:
        message = "同意书里没有同意公开照片"
        hint = "问过本人、签好同意书，再写 scope: [name, photo, story]；没签就删掉这张图，图里没有人可以放行"
        yield Problem.at(one.file, mark, "consent-photo", message, hint)


def _is_unasked(story: Story) -> bool:
    """Say whether a story is about a family that lives today and did not agree to photographs."""
    is_living = bool(story.honour or story.consent) and not story.sample
    return is_living and not (story.consent and "photo" in story.consent.scope)


CHECKS = (illustrations,)
NAMING = CHECKS
