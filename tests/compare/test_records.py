from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from samples import COURSE, PAGE, PLACE, SCHEDULE, WORDS, content, record
from yuhua.compare.difference import Difference
from yuhua.compare.records import differences
from yuhua.dates import SHANGHAI
from yuhua.kinds import kinds
from yuhua.kinds.base import Kind
from yuhua.model.content import Content, Located
from yuhua.model.entry import Record
from yuhua.model.keys import attribute, keys
from yuhua.model.parts import Part
from yuhua.model.terms import Term, Vocabulary
from yuhua.model.texts import Path
from yuhua.problems import Mark


def value(annotation: Any, number: int) -> Any:
    """Return a value of a type; another one for every number."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in {Annotated, Union, UnionType}:
        return value(parts[0], number)
    if origin is tuple:
        return (value(parts[0], number), value(parts[0], number + 2))
    if origin is Literal:
        return parts[number % len(parts)]
    if annotation is Term:
        return Term(id=f"w{number}", name=f"词{number}")
    if issubclass(annotation, Part):
        return filled(annotation, number)
    plain = {
        bool: number % 2 == 0,
        int: number + 1,
        float: number + 0.5,
        date: date(2026, 12, 1 + number),
        datetime: datetime(2026, 12, 1, number, tzinfo=SHANGHAI),
    }
    return plain.get(annotation, f"文{number}")


def filled(model: type[BaseModel], number: int = 0) -> Any:
    """Return a record or part with something in every field."""
    return model.model_construct(
        None,
        **{attribute(key): value(field.annotation, number) for key, field in keys(model).items()},
    )


def variants(old: Any) -> Iterator[tuple[str, Any]]:
    """Yield (title of the field, record with that one field changed), inside parts and lists too."""
    model: type[BaseModel] = type(old)
    for key, field in keys(model).items():
        name, title = attribute(key), str(field.title)
        for new in others(getattr(old, name), value(field.annotation, 1)):
            yield title, old.model_copy(update={name: new})
        for inner, part in inside(getattr(old, name)):
            yield inner, old.model_copy(update={name: part})


def others(before: Any, after: Any) -> Iterator[Any]:
    if before != after:
        yield after
    if isinstance(before, tuple):
        yield from ((), before[:1], (*before, *after[:1]), before[::-1])
    else:
        yield None


def inside(before: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(before, Part):
        yield from variants(before)
    elif isinstance(before, tuple) and isinstance(before[0], Part):
        yield from ((title, (part, *before[1:])) for title, part in variants(before[0]))


def content_of(kind: Kind, one: Record, body: str = "") -> Content:
    marks: dict[Path, Mark] = {(): Mark(3, 3)}
    return Content(WORDS, (Located(kind.name, one, f"docs/{kind.home}x.md", marks, body, 9),), ())


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_field_of_every_kind_is_told(kind: Kind) -> None:
    old = filled(kind.record)
    before = content_of(kind, old)
    tried = 0
    for title, new in variants(old):
        after = content_of(kind, new)
        found = differences(before, after)
        told = [one for one in found if title in one.said and (one.told or one.before != one.after)]
        assert told, (title, new)
        assert all(one.sentence.startswith(f"{kind.label}“") for one in found)
        tried += 1
    assert tried > len(keys(kind.record))


def test_nothing_is_told_of_what_is_the_same() -> None:
    for kind in kinds():
        same = content_of(kind, filled(kind.record), "甲\n")
        assert differences(same, content_of(kind, filled(kind.record), "甲\n")) == ()


def calendar(**changes: Any) -> Content:
    return content(
        ("docs/places.yml", record("place", PLACE)),
        ("docs/places.yml", record("place", PLACE, id="fenhui", title="分会场")),
        ("docs/schedules/a.yml", record("schedule", SCHEDULE, **changes)),
    )


def said(base: Content, head: Content) -> list[str]:
    return [one.sentence for one in differences(base, head)]


def test_a_venue_is_told_by_its_title() -> None:
    assert said(calendar(), calendar(place="fenhui")) == [
        "日程“周六课堂”：地点由“示例之家”改为“分会场”"
    ]


def test_a_difference_says_everything() -> None:
    (found,) = differences(calendar(), calendar(capacity="40"))

    assert found == Difference(
        kind="schedule",
        id="zhouliu",
        title="周六课堂",
        file="docs/schedules/a.yml",
        line=1,
        field="capacity",
        label="名额",
        before="",
        after="40",
    )
    assert found.sentence == "日程“周六课堂”：名额加上了“40”"


def test_lists_say_what_was_added_removed_and_changed() -> None:
    skip = {"date": "2026-12-12", "reason": "元旦"}
    base = calendar(topics=["家风"], bring=["笔", "本子"], **{"except": [skip]})
    head = calendar(
        topics=["家风", "沟通"], bring=["本子"], **{"except": [{**skip, "reason": "放假"}]}
    )

    assert sorted(said(base, head)) == [
        "日程“周六课堂”：哪天不办第1项的原因由“元旦”改为“放假”",
        "日程“周六课堂”：带什么去掉了“笔”",
        "日程“周六课堂”：话题加上了“沟通”",
    ]


def test_times_are_told_as_readers_see_them() -> None:
    assert said(calendar(), calendar(start="2026-12-05 10:00")) == [
        "日程“周六课堂”：开始由“2026年12月5日（星期六）09:30”改为“2026年12月5日（星期六）10:00”"
    ]


def test_added_and_removed_records() -> None:
    base, head = calendar(), calendar()
    lone = replace(base, records=base.records[:2])

    assert said(lone, head) == ["日程“周六课堂”：是新加的"]
    assert said(base, lone) == ["日程“周六课堂”：没有了"]


def page(file: str, body: str = "", **changes: Any) -> Content:
    one = record("page", PAGE, **changes)
    return Content(WORDS, (Located("page", one, file, {(): Mark(2, 1)}, body, 10),), ())


def test_a_page_that_moved_says_both_addresses() -> None:
    assert said(page("docs/about/shuoming.md"), page("docs/help/shuoming.md")) == [
        "普通页面“说明”：所在文件由“docs/about/shuoming.md”改为“docs/help/shuoming.md”",
        "普通页面“说明”：网址由“/about/shuoming/”改为“/help/shuoming/”",
    ]


def test_a_renamed_page_is_the_same_page_under_another_id() -> None:
    found = differences(page("docs/about/a.md", id="a"), page("docs/about/b.md", id="b"))

    assert [(one.field, one.what) for one in found] == [
        ("file", "moved"),
        ("address", "moved"),
        ("id", "changed"),
    ]


def test_a_body_says_how_much_and_where() -> None:
    before = "开头。\n\n## 怎么开始\n\n先说好话。\n\n## 小结\n\n完。\n"
    after = "开头。\n\n## 怎么开始\n\n先说三句好话。\n\n## 小结\n\n完了。\n"
    (found,) = differences(page("docs/about/a.md", before), page("docs/about/a.md", after))

    assert found.sentence == "普通页面“说明”：正文加了3字（在“怎么开始”“小结”一节）"
    assert (found.line, found.field) == (14, "body")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("甲\n\n乙", "甲\n乙", "只改了空格和换行"),
        ("甲乙", "甲", "删了1字"),
        ("甲", "甲乙丙", "加了2字"),
        ("```\n# 不是标题\n```\n甲", "```\n# 不是标题\n```\n乙", "加了1字，删了1字"),
        ("家" * 30_000, "风" * 30_000, "加了30000字，删了30000字"),
    ],
)
def test_edits_of_a_body(before: str, after: str, said: str) -> None:
    (found,) = differences(page("docs/about/a.md", before), page("docs/about/a.md", after))

    assert found.told == said


def test_long_texts_are_cut_around_what_changed() -> None:
    before, after = "一" * 100 + "甲" + "二" * 200, "一" * 100 + "乙" + "二" * 200
    (found,) = said(course(before), course(after))

    assert found == (
        f"课程“家庭会议”：什么时候该找人帮忙由“……{'一' * 12}甲{'二' * 12}……”"
        f"改为“……{'一' * 12}乙{'二' * 12}……”"
    )


def course(seek_help: str) -> Content:
    return content(("docs/courses/huiyi.md", record("course", COURSE, seek_help=seek_help)))


def test_words_of_the_vocabulary() -> None:
    found = Vocabulary.model_validate(
        {
            **WORDS.model_dump(),
            "topics": [{"id": "goutong", "name": "沟通"}, {"id": "jiafeng", "name": "家风家训"}],
            "ages": [{"id": "adult", "name": "成年人"}],
        }
    )

    assert said(calendar(), replace(calendar(), vocabulary=found)) == [
        "词表“话题”：“家风家训”的名称由“家风”改为“家风家训”",
        "词表“话题”：次序变了",
        "词表“年龄段”：去掉了“6到12岁”",
    ]


def test_files_for_download() -> None:
    base = replace(calendar(), files={"files/a.pdf": 10, "files/b.pdf": 10})
    head = replace(calendar(), files={"files/a.pdf": 20, "files/c.pdf": 10})

    assert said(base, head) == [
        "下载文件“files/a.pdf”：大小由“10字节”改为“20字节”",
        "下载文件“files/c.pdf”：是新加的",
        "下载文件“files/b.pdf”：没有了",
    ]
