"""What several verbs ask for: the project, and the moment. Only here the clock is asked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from yuhua.dates import SHANGHAI, parse_day, parse_moment

ROOT = Path(__file__).resolve().parents[3]
CLEAN, PROBLEMS, USAGE, BUG = 0, 1, 2, 3


class _Moment(click.ParamType[datetime, object]):
    name = "日期"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        moment = parse_moment(str(value))
        day = parse_day(str(value))
        if moment is None and day is not None:
            moment = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
        if moment is None:
            self.fail(f"“{value}”不是日期；写成 2026-11-25 或 2026-11-25 08:00", param, ctx)
        return moment


def now() -> datetime:
    """Return the present moment in Shanghai, to the second."""
    return datetime.now(UTC).astimezone(SHANGHAI).replace(microsecond=0)


as_of_option = click.option(
    "--as-of", type=_Moment(), default=None, help="按这一天生成，默认是现在"
)
root_option = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=ROOT,
    hidden=True,
)
