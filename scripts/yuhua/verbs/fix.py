"""`fix`: what is wrong and can only be meant one way, shown as a difference and then written."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yuhua import report
from yuhua.private import masked
from yuhua.verbs.check import inside, read_checked
from yuhua.verbs.options import CLEAN, PROBLEMS, as_of_option, now, root_option
from yuhua.verbs.trial import trial

if TYPE_CHECKING:
    from yuhua.fixing import Fixed


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="不再问，直接改")
@as_of_option
@root_option
def fix(files: tuple[Path, ...], as_of: datetime | None, root: Path, *, yes: bool) -> None:
    """把拿得准的错误改好：标点、日期写法、全角数字、文件名、编号。先给你看改了什么，再问要不要改。"""
    moment = as_of or now()
    wanted = frozenset(inside(root, path) for path in files)
    mended = _mended(root, moment, wanted)
    if not mended:
        click.echo("没有拿得准、可以代改的地方。")
    else:
        click.echo(masked("\n".join(_difference(mended))))
        if not yes and not _agreed(len(mended)):
            sys.exit(PROBLEMS)
        for one in mended:
            _write(root, one)
        click.echo(f"改好了{len(mended)}个文件。")
    _, problems = read_checked(root, moment)
    left = tuple(one for one in problems if not wanted or one.file in wanted)
    click.echo(report.terminal(left, root) if left else report.summary(left))
    sys.exit(PROBLEMS if any(one.severity == "error" for one in left) else CLEAN)


def _agreed(count: int) -> bool:
    """Ask, where there is somebody to answer."""
    if not sys.stdin.isatty():
        click.echo(f"上面是要改的{count}个文件，还没有改；要改就加上 --yes。")
        return False
    return click.confirm("要这样改吗", default=False)


def _mended(root: Path, moment: datetime, wanted: frozenset[str]) -> list[Fixed]:
    """Return every file that can be mended, tried out in a copy of the content."""
    from yuhua.fixing import fixed  # noqa: PLC0415 -- slow import

    content, problems = read_checked(root, moment)
    faulty = sorted(
        {one.file for one in problems if one.fix and (not wanted or one.file in wanted)}
    )
    taken = {one.record.id for one in content.records} | {one.id for one in content.others}
    names = {path.relative_to(root).as_posix() for path in (root / "docs").rglob("*")}
    found = []
    with trial(root, moment) as check:
        for file in faulty:
            raw = (root / file).read_bytes()
            one = fixed(file, raw, check, taken, names)
            if one:
                found.append(one)
                names.add(one.name)
    return found


def _difference(mended: list[Fixed]) -> Iterator[str]:
    """Yield what becomes of every line, as people who never saw a diff can read it."""
    from yuhua.read.content import is_picture  # noqa: PLC0415 -- slow import

    for one in mended:
        if one.name != one.old_name:
            yield f"{one.old_name} 改名为 {one.name}"
        if is_picture(one.name):
            yield from (_redrawn(one), "")
            continue
        before, after = _lines(one.before), _lines(one.after)
        blocks = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        for what, first, last, start, end in blocks:
            if what != "equal":
                yield f"{one.name} 第{first + 1}行"
                yield from (f"  改前：{line}" for line in before[first:last])
                yield from (f"  改后：{line}" for line in after[start:end])
        if before == after and one.before != one.after:
            yield f"{one.name} 改成 UTF-8 编码"
        yield ""


def _redrawn(one: Fixed) -> str:
    """Say of a picture what is gone and how much smaller it is."""
    from yuhua.check.pictures import TOLD  # noqa: PLC0415 -- slow import
    from yuhua.pictures.looking import look  # noqa: PLC0415 -- only for pictures

    old, new = look(one.before), look(one.after)
    gone = "、".join(TOLD[each] for each in old.traces)
    said = [f"清掉了{gone}"] if gone else []
    if (old.width, old.height) != (new.width, new.height):
        said.append(f"从 {old.width}×{old.height} 点缩小到 {new.width}×{new.height} 点")
    if old.kind != new.kind:
        said.append(f"换成了后缀说的格式 .{one.name.rpartition('.')[2]}")
    said.append(f"大小从 {_megabytes(old.size)} 变成 {_megabytes(new.size)}")
    return f"{one.name} 重新存了一份：{'，'.join(said)}。原来的留在你的手机或电脑里。"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{max(size // 1000, 1)} kB"  # noqa: PLR2004 -- 0.1 MB


def _lines(raw: bytes) -> list[str]:
    for codec in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(codec).splitlines()
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-16", errors="replace").splitlines()


def _write(root: Path, one: Fixed) -> None:
    """Write a file whole or not at all, and take its old name away."""
    target = root / one.name
    fresh = target.with_name(f".{target.name}.new")
    fresh.write_bytes(one.after)
    fresh.replace(target)
    if one.name != one.old_name:
        (root / one.old_name).unlink()
