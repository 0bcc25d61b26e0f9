"""What readers are told that nobody has stood up for yet: unreviewed, unverified, made up."""

from __future__ import annotations

from collections.abc import Callable

from yuhua.audit.topic import Finding, State, Topic
from yuhua.dates import show_day
from yuhua.kinds.contact import Contact
from yuhua.kinds.place import Place
from yuhua.model.content import Located
from yuhua.model.entry import Entry, Record


def unreviewed(state: State) -> Topic:
    """A person has read every page."""
    said = "人工智能起草的内容，要有人看过再改成 review: approved。"
    return _having(state, "unreviewed", "待人工审核", said, _is_pending)


def unverified(state: State) -> Topic:
    """Every statement was traced to its source."""
    said = "写了 verify: todo 的，里面有还没查到出处的说法。"
    return _having(state, "unverified", "待核实", said, lambda one: one.verify == "todo")


def samples(state: State) -> Topic:
    """Nothing on the site is made up."""
    said = "示例是虚构的，正式上线前要换成真的，或者删掉。"
    return _having(state, "samples", "示例", said, lambda one: one.sample)


def contacts(state: State) -> Topic:
    """Every number was checked within half a year."""
    findings = tuple(
        Finding(one.file, one.at("checked").line, f"{_number(one.record)}，上次核实太久了")
        for one in state.content.records
        if isinstance(one.record, Contact) and one.record.is_stale(state.day)
    )
    said = "电话每半年拨一次，改 checked 的日期。"
    return Topic("contacts", "半年没有核实的电话", said, findings, "信息内容不准确")


def consents(state: State) -> Topic:
    """Consent does not run out within two months."""
    findings = []
    for one in state.content.records:
        given = getattr(one.record, "consent", None)
        if given and not one.record.sample and (given.expires - state.day).days <= _SOON:
            text = f"{one.record.title}：同意书{show_day(given.expires)}到期"
            findings.append(Finding(one.file, one.at("consent", "expires").line, text))
    said = f"{_SOON}天内到期的，先续签；到期那天内容会自动撤下。"
    return Topic("consents", "快到期的同意书", said, tuple(findings))


def places(state: State) -> Topic:
    """Every 妇女儿童之家 says all a visitor needs: 五亮, six services, hours, how to get in."""
    findings = []
    for one in state.content.records:
        if isinstance(one.record, Place) and (lacking := _lacking(one.record)):
            text = f"{one.record.title}：没有写{'、'.join(lacking)}"
            findings.append(Finding(one.file, one.at("id").line, text))
    said = "“五亮”“六进家”是必填的；这里数其余的：特色、开放时间、怎么去、无障碍、电话。"
    return Topic("places", "妇女儿童之家的完整性", said, tuple(findings))


_SOON = 60
_OPTIONAL = {
    "special": "特色（X）",
    "hours": "开放时间",
    "bus": "公交地铁",
    "access": "无障碍情况",
    "capacity": "能坐多少人",
    "duty": "谁在值班",
    "contacts": "电话",
}


def _lacking(place: Place) -> list[str]:
    return [label for name, label in _OPTIONAL.items() if not getattr(place, name)]


def _number(record: Record) -> str:
    number = getattr(record, "number", "")
    return f"{record.title}{number}"


def _is_pending(record: Record) -> bool:
    return isinstance(record, Entry) and record.review == "pending"


def _having(
    state: State, name: str, title: str, said: str, wanted: Callable[[Record], bool]
) -> Topic:
    found = [one for one in state.content.records if wanted(one.record)]
    return Topic(name, title, said, tuple(map(_finding, found)))


def _finding(one: Located) -> Finding:
    return Finding(one.file, one.at("id").line, one.record.title)


TOPICS = (unreviewed, unverified, samples, contacts, consents, places)
