"""The project, turned into a folder of HTML by MkDocs and its theme."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

MOMENT = "SOURCE_DATE_EPOCH"


class RenderError(Exception):
    """MkDocs gave up; says why."""


class _Refuse(logging.Handler):
    """Collects what MkDocs warns of: with `--strict` a warning stops the build, and so it does here."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def refusing() -> Iterator[None]:
    """Raise RenderError for any warning or failure of MkDocs or of a template."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from jinja2 import TemplateError  # noqa: PLC0415 -- slow import
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 -- slow import

    warnings = _Refuse()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    try:
        yield
    except (MkDocsException, SystemExit, TemplateError) as error:
        raise RenderError(_told(error)) from error
    finally:
        logger.removeHandler(warnings)
    if warnings.lines:
        raise RenderError("\n".join(warnings.lines))


def _told(error: BaseException) -> str:
    """Return what went wrong, and in a template also where."""
    place = [str(part) for name in ("name", "lineno") if (part := getattr(error, name, None))]
    return f"{':'.join(place)}：{error}" if place else str(error)


def render(root: Path, folder: Path, as_of: datetime) -> None:
    """Build the site of `root` into `folder`. Raises RenderError on any warning or failure."""
    with refusing():
        from mkdocs.commands.build import build  # noqa: PLC0415 -- slow import
        from mkdocs.config import load_config  # noqa: PLC0415 -- slow import

        os.environ[MOMENT] = str(int(as_of.timestamp()))
        build(load_config(str(root / "mkdocs.yml"), site_dir=str(folder)))
