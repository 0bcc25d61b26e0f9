"""The project, turned into a folder of HTML by MkDocs and its theme."""

from __future__ import annotations

import logging
import os
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


def render(root: Path, folder: Path, as_of: datetime) -> None:
    """Build the site of `root` into `folder`. Raises RenderError on any warning or failure."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ[MOMENT] = str(int(as_of.timestamp()))
    from jinja2 import TemplateError  # noqa: PLC0415 -- slow import
    from mkdocs.commands.build import build  # noqa: PLC0415 -- slow import
    from mkdocs.config import load_config  # noqa: PLC0415 -- slow import
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 -- slow import

    warnings = _Refuse()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    try:
        build(load_config(str(root / "mkdocs.yml"), site_dir=str(folder)))
    except (MkDocsException, SystemExit, TemplateError) as error:
        raise RenderError(str(error)) from error
    finally:
        logger.removeHandler(warnings)
    if warnings.lines:
        raise RenderError("\n".join(warnings.lines))
