"""A site, given more ways to look at its events: months, this week, changes, coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from yuhua.derive import agenda
from yuhua.derive.coverage import coverage_pages
from yuhua.derive.holidays import special_days, unannounced_years
from yuhua.derive.months import month_pages
from yuhua.derive.observances import observed
from yuhua.derive.related import Kin
from yuhua.model.content import Content
from yuhua.model.links import Link
from yuhua.model.site import Page, Site

_EVENTS = "events/"


def with_views(site: Site, content: Content) -> Site:
    """Return the site with its views of the events, and the agenda and home page leading there."""
    coming = frozenset(day.year for one in site.occurrences if not one.over for day in one.days)
    unannounced = unannounced_years(content, coming)
    years = {day.year for one in site.occurrences for day in one.days}
    by_month = month_pages(site.occurrences, special_days(content), observed(content, years))
    months = tuple(_warned(page, unannounced) for page in by_month)
    found = (
        *months,
        agenda.week_page(site.occurrences, site.as_of),
        agenda.weekend_page(site.occurrences, site.as_of),
        agenda.changes_page(site.changes, site.as_of),
        *coverage_pages(site.occurrences, content.vocabulary, site.as_of.year),
    )
    titles = {page.path: page.title for page in (*site.pages, *found)}
    pages = [_leading(page, site, months, unannounced) for page in site.pages]
    kin = Kin.among(site.pages)
    pages += [_framed(page, titles).with_(related=kin.of(page)) for page in found]
    return replace(site, pages=tuple(sorted(pages, key=lambda page: page.path)))


def _warned(page: Page, unannounced: tuple[int, ...]) -> Page:
    """Say on a month's page that its year's holidays are not known yet."""
    years = (page.month.first.year,) if page.month else ()
    return page.with_(notice=agenda.notice([year for year in years if year in unannounced]))


def _leading(
    page: Page, site: Site, months: tuple[Page, ...], unannounced: tuple[int, ...]
) -> Page:
    if page.path == _EVENTS:
        return page.with_(ways=agenda.ways(months), notice=agenda.notice(unannounced))
    if not page.path:
        return page.with_(changes=agenda.recent(site.changes, site.as_of))
    return page


def _framed(page: Page, titles: Mapping[str, str]) -> Page:
    """Fill in where the page stands, its feed and, for what shows events, their calendar."""
    above = page.path.partition("/")[0] + "/"
    folder = _EVENTS if page.path == agenda.CHANGES else above
    crumbs = [Link(titles[folder], folder)] if folder in titles and folder != page.path else []
    return page.with_(
        crumbs=(Link("首页", ""), *crumbs),
        calendar="calendar.ics" if page.path.startswith(_EVENTS) else "",
    )
