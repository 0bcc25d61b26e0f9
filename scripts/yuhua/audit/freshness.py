"""What has not been touched for too long, or has nothing in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from yuhua.audit.topic import Finding, State, Topic
from yuhua.dates import show_day
from yuhua.derive.pages import COLLECTIONS
from yuhua.kinds import kind_named
from yuhua.model.site import Page

_UPDATES = "栏目不更新"
# The limits of the indicators: news two weeks, everything else half a year.
HOME_LASTS = timedelta(days=14)
COLUMN_LASTS = timedelta(days=183)
REVIEW_LASTS = timedelta(days=365)
EXPIRING = timedelta(days=30)


def home(state: State) -> Topic:
    """Something that the home page shows was published or announced within two weeks."""
    days = [_latest(page) for page in state.site.entries]
    days += [page.published for page in state.site.pages if page.label == "日程" and page.published]
    days += [note.on for note in state.site.changes]
    known = [day for day in days if day <= state.day]
    latest = max(known, default=None)
    if latest is None:
        findings = (Finding("docs/index.md", 1, "还没有发布过内容"),)
        return Topic("home", "首页", "首页没有内容。", findings, "首页不更新", is_veto=True)
    age = state.day - latest
    said = f"最近一次更新是{show_day(latest)}，{age.days}天前；不能超过{HOME_LASTS.days}天。"
    late = (Finding("docs/index.md", 1, f"已经{age.days}天没有更新"),) if age > HOME_LASTS else ()
    return Topic("home", "首页", said, late, "首页不更新", is_veto=True)


def columns(state: State) -> Topic:
    """Every column had something new within its time."""
    findings = []
    for folder, pages in _columns(state):
        days = [_latest(page) for page in pages if page.published]
        known = [day for day in days if day <= state.day]
        if not known:
            continue  # blank ones are told by `blank`, places have no dates
        limit = HOME_LASTS if folder == "events" else COLUMN_LASTS
        age = state.day - max(known)
        if age > limit:
            text = f"“{_label(folder)}”已经{age.days}天没有更新，不能超过{limit.days}天"
            findings.append(Finding(f"docs/{_home(folder)}", 1, text))
    said = "日程两周内、其他栏目半年内要有更新。"
    return Topic("columns", "各栏目的更新", said, tuple(findings), _UPDATES, is_veto=True)


def blank(state: State) -> Topic:
    """No column is blank."""
    findings = tuple(
        Finding(f"docs/{_home(folder)}", 1, f"“{_label(folder)}”里什么也没有")
        for folder, pages in _columns(state)
        if not pages
    )
    said = "空着的栏目要么填上，要么从导航里去掉。"
    return Topic("blank", "空白栏目", said, findings, _UPDATES, is_veto=True)


def coming(state: State) -> Topic:
    """The agenda has something to come."""
    coming = [one for one in state.site.occurrences if not one.over and one.takes_place]
    if coming:
        soonest = min(one.start.date() for one in coming)
        said = f"接下来有{len(coming)}场，最近的一场在{show_day(soonest)}。"
        return Topic("coming", "接下来的场次", said, (), "信息更新")
    findings = (Finding("docs/schedules", 1, "日程里没有接下来的场次"),)
    return Topic("coming", "接下来的场次", "日程是空的。", findings, "信息更新")


def words(state: State) -> Topic:
    """Every programme of the vocabulary has a page or a session."""
    used = {term for page in state.site.pages if page.label for term in page.terms}
    used |= {term for one in state.site.occurrences for term in one.terms}
    findings = tuple(
        Finding("docs/vocabulary.yml", 1, f"栏目“{term.name}”下面什么也没有")
        for term in state.content.vocabulary.programmes
        if ("programmes", term) not in used
    )
    return Topic("words", "没有内容的栏目词", "词表里的栏目都要有内容。", findings)


def reviews(state: State) -> Topic:
    """What was reviewed was reviewed within a year."""
    findings = tuple(
        Finding(page.file, 1, f"{page.title}：上次审核是{show_day(day)}")
        for page in state.site.pages
        if (day := getattr(page.record, "reviewed_on", None)) and state.day - day > REVIEW_LASTS
    )
    return Topic("reviews", "一年没有复核的", "审核过的内容每年再看一遍。", findings)


def timed(state: State) -> Topic:
    """What comes out or goes by itself soon, and what went (feature W8)."""
    findings = []
    for one in state.content.records:
        first: date | None = getattr(one.record, "publish_at", None)
        last: date | None = getattr(one.record, "expires", None)
        line = one.at("expires" if last else "publish_at").line
        if first and first > state.day:
            text = f"{one.record.title}：{show_day(first)}上网"
        elif last and last < state.day:
            text = f"{one.record.title}：{show_day(last)}已经到期撤下；还要用就改日期，不用了就删掉"
        elif last and last - state.day < EXPIRING:
            text = f"{one.record.title}：{show_day(last)}到期撤下"
        else:
            continue
        findings.append(Finding(one.file, line, text))
    return Topic("timed", "定时发布和到期撤下", "看一看日子还对不对。", tuple(findings))


def _latest(page: Page) -> date:
    assert page.published  # noqa: S101 -- asked of entries only
    return page.updated or page.published


def _columns(state: State) -> Iterator[tuple[str, list[Page]]]:
    for folder in COLLECTIONS:
        label = _label(folder)
        yield folder, [page for page in state.site.pages if page.label == label]


def _label(folder: str) -> str:
    return kind_named(COLLECTIONS[folder]).label


def _home(folder: str) -> str:
    return kind_named(COLLECTIONS[folder]).home.rstrip("/")


TOPICS = (home, columns, blank, coming, words, reviews, timed)
