"""Two contents, turned into the problems of what must not happen silently."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from yuhua.compare.finding import Addition, Finding
from yuhua.compare.pairing import Pairs, address, has_page, known_addresses, pair
from yuhua.compare.sessions import Coming, coming, schedule_findings
from yuhua.kinds import kind_named
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content, Located
from yuhua.model.entry import Entry
from yuhua.model.parts import Consent
from yuhua.problems import START, Problem


def unsaid(base: Content, head: Content, as_of: datetime) -> tuple[Finding, ...]:
    """Return every finding about what was published in `base`, sorted by its place in `head`."""
    pairs = pair(base, head)
    before = coming(base, as_of)
    found = [
        *schedule_findings(pairs, before, head, as_of),
        *_gone(pairs, before, head, as_of),
        *_renamed(pairs),
        *_moved(pairs, head),
    ]
    return tuple(sorted(found, key=lambda one: one.problem))


def _gone(pairs: Pairs, before: Coming, head: Content, as_of: datetime) -> Iterator[Finding]:
    known = known_addresses(head) | {address(one) for one in head.records if has_page(one)}
    for one in pairs.gone:
        if isinstance(one.record, Schedule):
            if before.get(one.record.id):
                yield _of_schedule(one, len(before[one.record.id]))
        elif has_page(one) and address(one) not in known and not _consent_over(one, as_of):
            yield _of_page(one)


def _consent_over(one: Located, as_of: datetime) -> bool:
    given: Consent | None = getattr(one.record, "consent", None)
    return given is not None and not given.lasts(as_of.date())


def _name(one: Located) -> str:
    return f"{kind_named(one.kind).label}“{one.record.title}”"


def _of_schedule(one: Located, count: int) -> Finding:
    message = f"{_name(one)}没有了，可是还有{count}场没办"
    hint = "把这一条放回来；不办了就写 status: 取消，再在 changes 里写原因，手机日历才会知道"
    return Finding(Problem.at(one.file, START, "record-vanished", message, hint))


def _of_page(one: Located) -> Finding:
    message = f"{_name(one)}没有了，原来的网址 /{address(one)} 会打不开"
    hint = f"放回来；有别的页面接替，就在那一页写 aliases: [{address(one)}]"
    return Finding(Problem.at(one.file, START, "record-vanished", message, hint))


def _renamed(pairs: Pairs) -> Iterator[Finding]:
    for old, new in pairs.renamed:
        message = f"{_name(new)}的编号由“{old.record.id}”变成了“{new.record.id}”"
        hint = f"编号发布以后不能改，写上 id: {old.record.id}"
        place = new.at("id") if ("id",) in new.marks else START
        problem = Problem.at(new.file, place, "id-changed", message, hint)
        additions = (Addition("id", old.record.id),) if isinstance(new.record, Entry) else ()
        yield Finding(problem, new, additions)


def _moved(pairs: Pairs, head: Content) -> Iterator[Finding]:
    known = known_addresses(head)
    for old, new in (*pairs.same, *pairs.renamed):
        before, after = address(old), address(new)
        if isinstance(new.record, Entry) and before not in {after, *known}:
            message = f"{_name(new)}的网址由 /{before} 变成了 /{after}，原来的会打不开"
            hint = f"写上原来的网址：aliases: [{before}]"
            problem = Problem.at(new.file, new.at("aliases"), "address-changed", message, hint)
            yield Finding(problem, new, (Addition("aliases", before),))
