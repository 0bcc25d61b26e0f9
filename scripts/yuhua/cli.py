"""The command line: verbs, turned into calls of the stages. Only here the clock is asked."""

from __future__ import annotations

import sys
import tempfile
import traceback
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yuhua import report
from yuhua.dates import SHANGHAI, parse_day, parse_moment
from yuhua.problems import Problem, has_errors

if TYPE_CHECKING:
    from yuhua.compare.comparison import Comparison
    from yuhua.model.content import Content

ROOT = Path(__file__).resolve().parents[2]
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


def _now() -> datetime:
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


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="还有 test：运行全部测试，第一次会装好浏览器。",
)
def main() -> None:
    """雨花家庭教育网站：检查内容，生成网站。"""


@main.command()
@as_of_option
@root_option
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help="放到哪个文件夹，默认 site"
)
def build(as_of: datetime | None, root: Path, out: Path | None) -> None:
    """检查内容，生成网站，放进 site 文件夹。"""
    from yuhua.publish import PublishError, publish  # noqa: PLC0415 -- slow import
    from yuhua.render.mkdocs_site import RenderError, render  # noqa: PLC0415 -- slow import

    moment = as_of or _now()
    target = (out or root / "site").absolute()
    _, problems = _read(root, moment)
    if has_errors(problems):
        click.echo(report.terminal(problems, root), err=True)
        click.echo("内容有错，没有生成网站；原来的网站没有动。", err=True)
        sys.exit(PROBLEMS)
    click.echo("内容检查通过，正在生成网站……")
    try:
        count = publish(target, lambda folder: render(root, folder, moment), moment)
    except (PublishError, RenderError) as error:
        click.echo(f"生成失败，原来的网站没有动：\n{error}", err=True)
        sys.exit(BUG)
    click.echo(f"好了：{count} 个文件在 {target}\n用浏览器打开 {target / 'index.html'} 就能看。")


def _read(
    root: Path, as_of: datetime, only: frozenset[str] = frozenset()
) -> tuple[Content, tuple[Problem, ...]]:
    """Return the content and what is wrong with it."""
    from yuhua.check import check as run  # noqa: PLC0415 -- slow import
    from yuhua.read.content import read  # noqa: PLC0415 -- slow import

    content = read(root, only)
    return content, run(content, as_of)


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "github", "json"]),
    default="terminal",
    help="输出格式",
)
@click.option("--show", is_flag=True, help="列出日程的每一场是哪天")
@as_of_option
@root_option
def check(
    files: tuple[Path, ...], form: str, as_of: datetime | None, root: Path, *, show: bool
) -> None:
    """检查内容，说出每一处错误在哪、怎么改。可以只查几个文件。"""
    wanted = frozenset(_inside(root, path) for path in files)
    content, problems = _read(root, as_of or _now(), wanted)
    if show:
        from yuhua import timetable  # noqa: PLC0415 -- only for this option

        click.echo(f"{timetable.show(content, wanted)}\n")
    shown = tuple(one for one in problems if not wanted or one.file in wanted)
    if form == "json":
        click.echo(report.as_json(shown))
    elif form == "github":
        click.echo(report.github(shown) if shown else report.summary(shown))
    else:
        click.echo(report.terminal(shown, root) if shown else report.summary(shown))
    sys.exit(PROBLEMS if has_errors(shown) else CLEAN)


def _inside(root: Path, path: Path) -> str:
    """Return a file's path inside the project; it may be given from where the editor stands."""
    for start in (Path.cwd(), root, root / "docs"):
        found = (start / path).absolute()
        if found.is_file() and found.resolve().is_relative_to(root.resolve()):
            return found.resolve().relative_to(root.resolve()).as_posix()
    raise click.UsageError(f"没有这个文件：{path}")


@main.command()
@click.argument("commits", metavar="原来..现在")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "github", "summary", "json"]),
    default="terminal",
    help="输出格式",
)
@click.option("--files/--no-files", default=True, help="要不要列出影响到的文件（要多等几秒）")
@click.option("--write", is_flag=True, help="把漏说的补进文件里")
@as_of_option
@root_option
def diff(
    commits: str, form: str, as_of: datetime | None, root: Path, *, write: bool, files: bool
) -> None:
    """比较两个提交：改了什么、影响到哪些文件、漏说了什么。例如：diff main，或 diff main..HEAD。"""
    from yuhua.compare import telling  # noqa: PLC0415 -- slow import
    from yuhua.compare.commits import CommitError, checked_out  # noqa: PLC0415 -- slow import
    from yuhua.compare.comparison import compare  # noqa: PLC0415 -- slow import
    from yuhua.render.mkdocs_site import RenderError  # noqa: PLC0415 -- slow import

    moment = as_of or _now()
    base, dots, head = commits.partition("..")
    try:
        with (
            checked_out(root, base) as old,
            checked_out(root, head or "HEAD") if dots else nullcontext(root) as new,
        ):
            found, here = compare(old, new, moment, files=files and not write), new
            if write and _mend(found, new, root):
                found, here = compare(old, root, moment, files=files), root
            shown = {
                "terminal": lambda: telling.terminal(found, here),
                "github": lambda: telling.github(found),
                "summary": lambda: telling.summary(found),
                "json": lambda: telling.as_json(found),
            }[form]()
    except CommitError as error:
        raise click.UsageError(str(error)) from error
    except RenderError as error:
        click.echo(
            f"网站生成不出来，说不出影响到哪些文件；加上 --no-files 再试：\n{error}", err=True
        )
        sys.exit(BUG)
    click.echo(shown)
    sys.exit(PROBLEMS if has_errors(found.problems) else CLEAN)


def _mend(found: Comparison, new: Path, root: Path) -> bool:
    """Write the missing lines into the working tree; say whether there were any."""
    from yuhua.compare.finding import UNFILLED  # noqa: PLC0415 -- slow import
    from yuhua.compare.mend import mend  # noqa: PLC0415 -- slow import

    files = sorted({one.record.file for one in found.findings if one.record})
    raws = {file: (new / file).read_bytes() for file in files}
    for file, raw in raws.items():
        if not (root / file).is_file() or (root / file).read_bytes() != raw:
            raise click.UsageError(
                f"手边的 {file} 和提交里的不一样，补不了；写成 diff main --write"
            )
    mended = mend(found.findings, raws)
    for file, raw in mended.items():
        (root / file).write_bytes(raw)
        todo = "；把里面的“……”换成原因，再运行 check" if UNFILLED in raw.decode() else ""
        click.echo(f"补好了 {file}{todo}。", err=True)
    return bool(mended)


@main.command()
@click.argument("kind")
@click.argument("title")
@click.option("--id", "slug", default=None, help="编号（也是文件名），默认按标题的拼音")
@root_option
def new(kind: str, title: str, slug: str | None, root: Path) -> None:
    """新建一份内容的底稿，例如：new course 家庭会议怎么开。"""
    from yuhua.authoring import DraftError, draft  # noqa: PLC0415 -- slow import

    try:
        path, text = draft(root, kind, title, slug, _now().date())
    except DraftError as error:
        raise click.UsageError(str(error)) from error
    if text:
        click.echo(f"已经写好底稿：{path.relative_to(root).as_posix()}\n填好以后运行 check 检查。")


@main.command("import")
@click.argument("timetable", metavar="课表", required=False, type=click.Path(path_type=Path))
@click.option(
    "--template", type=click.Path(path_type=Path), default=None, help="写一份空的课表来填"
)
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help="写到哪个文件，默认按表格的名字"
)
@as_of_option
@root_option
def import_(
    timetable: Path | None,
    template: Path | None,
    out: Path | None,
    as_of: datetime | None,
    root: Path,
) -> None:
    """把 Excel 或 CSV 课表变成日程，例如：import 课表.xlsx；要模板：import --template 课表.xlsx。"""
    from yuhua.importers import timetable as importer  # noqa: PLC0415 -- slow import
    from yuhua.importers.sheets import SheetError, load  # noqa: PLC0415 -- slow import
    from yuhua.read.content import read  # noqa: PLC0415 -- slow import

    day = (as_of or _now()).date()
    if template:
        from yuhua.importers.template import template as blank  # noqa: PLC0415 -- slow import

        _write_new(template.absolute(), blank(read(root), day), "--template 后面换一个文件名")
        click.echo(f"课表模板写好了：{template}\n填好以后：import {template}")
        return
    if timetable is None:
        raise click.UsageError(
            "后面写课表文件，例如 import 课表.xlsx；或 import --template 课表.xlsx"
        )
    try:
        found = importer.timetable(timetable.name, load(timetable), read(root), day)
        target = (out or root / importer.target(timetable.name)).absolute()
    except SheetError as error:
        raise click.UsageError(f"{timetable.name}：{error}") from error
    _write_new(target, found.text.encode("utf-8"), "用 --out 换一个文件名")
    inside = target.is_relative_to(root.absolute())
    shown = target.relative_to(root.absolute()).as_posix() if inside else str(target)
    click.echo(found.said(timetable.name, shown))
    sys.exit(PROBLEMS if found.doubts else CLEAN)


def _write_new(path: Path, raw: bytes, instead: str) -> None:
    """Write a file that is not there yet."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(raw)
    except FileExistsError as error:
        raise click.UsageError(f"已经有 {path.name} 了，没有覆盖；{instead}") from error
    except OSError as error:
        raise click.UsageError(f"写不了 {path}；看看文件夹在不在、能不能写") from error


@main.command()
@click.option("--port", default=8000, help="端口")
@root_option
def serve(port: int, root: Path) -> None:
    """在本机预览网站，改了内容会自动刷新。"""
    from mkdocs.commands.serve import serve as run  # noqa: PLC0415 -- slow import

    click.echo(f"用浏览器打开 http://127.0.0.1:{port}/ ，按 Ctrl+C 停止。")
    run(config_file=str(root / "mkdocs.yml"), dev_addr=f"127.0.0.1:{port}")


def _said(error: click.ClickException) -> str:
    """Say in Chinese what click says in English."""
    match error:
        case click.exceptions.NoArgsIsHelpError():
            said = "后面要写一个命令，例如 check"
        case click.NoSuchOption():
            said = f"没有这个选项：{error.option_name}。{_perhaps(error.possibilities)}"
        case click.exceptions.NoSuchCommand():
            said = f"没有这个命令：{error.command_name}。{_perhaps(error.possibilities)}"
        case click.MissingParameter():
            said = f"少写了 {_name(error.param)}"
        case click.BadParameter():
            said = f"{_name(error.param)} 填得不对：{_wanted(error)}"
        case click.BadOptionUsage():
            said = f"{error.option_name} 后面要写内容"
        case _ if _is_english(error.message):
            said = "命令后面写多了内容；标题里有空格就加引号"
        case _:
            said = error.message
    return said


def _perhaps(near: list[str] | None) -> str:
    return f"是不是 {near[0]}？" if near else ""


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Argument):
        names = {"kind": "种类", "title": "标题", "commits": "原来的提交"}
        return names.get(param.name or "", "文件")
    return param.opts[0] if param else "选项"


def _wanted(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"可以填 {'、'.join(kind.choices)}"
    if isinstance(kind, click.Path):
        return "没有这个文件夹"
    return "应为整数，例如 8000" if _is_english(error.message) else error.message


def _is_english(message: str) -> bool:
    """Tell click's own sentences from ours, which begin with a Chinese character or “."""
    return message[:1].isascii()


def run(arguments: list[str]) -> int:
    """Run one verb and return its exit code: 0 clean, 1 problems, 2 usage, 3 our bug."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        main.main(arguments, prog_name="yuhua", standalone_mode=False)
    except SystemExit as stop:
        return int(stop.code or 0)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        click.echo(
            f"用法不对：{_said(error)}\n看看有哪些命令：python3 scripts/yuhua --help", err=True
        )
        return USAGE
    except click.Abort:
        return PROBLEMS
    except Exception:  # noqa: BLE001 -- the last line of defence: nobody here reads stack traces
        details = Path(tempfile.gettempdir()) / "yuhua-error.txt"
        details.write_text(traceback.format_exc(), encoding="utf-8")
        click.echo(f"程序自己出错了，不是你的内容有问题。请把 {details} 发给维护的人。", err=True)
        return BUG
    return CLEAN
