"""What is said can be stood by: consent, review, verified numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from yuhua.kinds.contact import KIND as CONTACTS
from yuhua.kinds.contact import Contact
from yuhua.kinds.story import Story
from yuhua.model.content import Content, Located
from yuhua.model.entry import Entry
from yuhua.model.parts import Consent
from yuhua.problems import Problem

_NUMBERS = re.compile(
    r"(?<![\d.\-/〔])(?:400[-\s]?\d{3}[-\s]?\d{4}|1[0-2]\d{3}|9[5-6]\d{3}|1[12][0-9])(?![\d.\-/年分%〕条])"
)
_SHORT = 5  # digits of numbers for everyone, like 12338
_CALLED = re.compile(r"拨打|打|电话|热线|致电|拨")


def review(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Text written with artificial intelligence says whether a person has read it."""
    for one in content.entries:
        entry = one.record
        if not isinstance(entry, Entry) or not entry.ai_generated:
            continue
        if "review" not in entry.model_fields_set:
            message = "人工智能辅助撰写的内容要写明审核状态"
            yield one.problem(
                ("ai_generated",),
                "review-missing",
                message,
                "加上一行 review: pending；有人审过就写 approved，再加 review_by",
            )
        elif entry.review == "approved" and not entry.review_by:
            message = "写了审核通过，但没有写谁审的"
            yield one.problem(
                ("review",),
                "review-missing",
                message,
                "加上 review_by（审核人代号）和 reviewed_on（日期）",
            )


def consent(content: Content, as_of: datetime) -> Iterator[Problem]:
    """Living people are shown only while their consent lasts (PIPL §15, §25)."""
    for one in content.records:
        given: Consent | None = getattr(one.record, "consent", None)
        if (
            isinstance(one.record, Story)
            and one.record.honour
            and given is None
            and not one.record.sample
        ):
            hint = "签好同意书后加上 consent（档案编号、范围、日期）；示例就写 sample: true"
            yield one.problem(("honour",), "consent-missing", "真实家庭的故事要有本人同意", hint)
        if given:
            yield from _lasting(one, given, as_of)


def _lasting(one: Located, given: Consent, as_of: datetime) -> Iterator[Problem]:
    if given.withdrawn:
        hint = "删掉这个人的内容，或重新签同意书"
        message = "本人同意已撤回，这一条已从网站撤下"
        yield replace(
            one.problem(("consent", "withdrawn"), "consent-over", message, hint), severity="warning"
        )
    elif given.expires <= given.signed:
        message = f"同意书的到期日期 {given.expires} 应晚于签署日期 {given.signed}"
        yield one.problem(("consent", "expires"), "date-order", message, "照同意书核对这两个日期")
    elif not given.lasts(as_of.date()):
        hint = "删掉这个人的内容，或重新签同意书，再改到期日期"
        message = f"本人同意已于 {given.expires} 到期，这一条已从网站撤下"
        yield replace(
            one.problem(("consent", "expires"), "consent-over", message, hint), severity="warning"
        )


def sensitive(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A page for someone in danger shows a harmless title in tabs and history (feature P6)."""
    for one in content.entries:
        entry = one.record
        if isinstance(entry, Entry) and entry.sensitive and not entry.neutral_title:
            hint = "加上一行 neutral_title: 生活服务"
            yield one.problem(("sensitive",), "sensitive-title", "敏感页面要有中性标题", hint)


def numbers(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Every hotline in a text stands in contacts.yml; other numbers are looked for by `private`."""
    if CONTACTS.home in content.broken:
        return
    contacts = [one.record for one in content.records if isinstance(one.record, Contact)]
    known = {contact.number.replace("-", "") for contact in contacts}
    for one in content.records:
        if one.kind != "contact":
            yield from _unknown_numbers(one, known)


def _unknown_numbers(one: Located, known: set[str]) -> Iterator[Problem]:
    for mark, text in one.texts:
        for found in _NUMBERS.finditer(text):
            digits = re.sub(r"\D", "", found[0])
            if digits in known or (
                len(digits) <= _SHORT
                and not _CALLED.search(text[max(0, found.start() - 12) : found.start()])
            ):
                continue
            place = mark.along(found.start())
            shown = digits if len(digits) <= _SHORT else f"{digits[:3]}****{digits[-2:]}"
            hint = "先把号码核实后写进 docs/contacts.yml；私人手机号一律不写"
            yield Problem.at(
                one.file, place, "number-unknown", f"号码 {shown} 不在 contacts.yml 里", hint
            )


CHECKS = (review, consent, sensitive, numbers)
EACH = (review, sensitive, numbers)
