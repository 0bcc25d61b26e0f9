"""`new`: a title and a few answers, turned into a draft; `vscode`: what an editor's program knows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yuhua.verbs.options import now, root_option

if TYPE_CHECKING:
    from yuhua.authoring import Question


@click.command()
@click.argument("kind", metavar="种类", required=False)
@click.argument("title", metavar="标题", required=False)
@click.option("--id", "slug", default=None, help="编号（也是文件名），默认按标题的拼音")
@click.option(
    "--set", "fields", multiple=True, help="先填好一个字段，例如 --set programme=父母学堂"
)
@click.option("--ask/--no-ask", default=None, help="要不要一项一项地问；在窗口里运行时默认会问")
@root_option
def new(
    kind: str | None,
    title: str | None,
    slug: str | None,
    fields: tuple[str, ...],
    root: Path,
    *,
    ask: bool | None,
) -> None:
    """新建一份内容的底稿，例如：new course 家庭会议怎么开。什么都不写，就一项一项地问。"""
    from yuhua.authoring import DraftError, draft  # noqa: PLC0415 -- slow import

    asking = sys.stdin.isatty() if ask is None else ask
    try:
        answers = dict(map(_field, fields))
        if asking:
            kind, title, slug = _asked(root, kind, title, slug, answers)
        if not kind or not title:
            missing = "标题" if kind else "种类"
            raise click.UsageError(f"少写了 {missing}，例如 new course 家庭会议怎么开")
        path, _ = draft(root, kind, title, slug, now().date(), answers=answers)
    except DraftError as error:
        raise click.UsageError(str(error)) from error
    shown = path.relative_to(root).as_posix()
    click.echo(f"已经写好底稿：{shown}\n每一行后面写着填什么；填好以后检查：check {shown}")


def _field(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not value.strip():
        raise click.UsageError(
            f"“{text}”看不懂；写成 --set 字段=内容，例如 --set programme=父母学堂"
        )
    return name.strip(), value.strip()


def _asked(
    root: Path, kind: str | None, title: str | None, slug: str | None, answers: dict[str, str]
) -> tuple[str, str, str]:
    """Ask for what is not given yet; an empty answer leaves a field for later."""
    from yuhua import authoring  # noqa: PLC0415 -- slow import
    from yuhua.kinds import kinds  # noqa: PLC0415 -- slow import
    from yuhua.read.content import read  # noqa: PLC0415 -- slow import

    choices = tuple((one.name, one.label) for one in kinds())
    kind = kind or _answer(authoring.Question("kind", "写哪一种", "", choices), must=True)
    authoring.kind_called(kind)
    title = title or _answer(authoring.Question("title", "标题", "不超过40字"), must=True)
    proposed = authoring.slug_of(title)
    slug = slug or _answer(authoring.Question("id", "编号（网址用它）", f"直接回车就用 {proposed}"))
    for one in authoring.questions(kind, read(root)):
        if one.name not in answers and (answer := _answer(one)):
            answers[one.name] = answer
    return kind, title, slug or proposed


def _answer(question: Question, *, must: bool = False) -> str:
    """Ask until the answer is one."""
    from yuhua.authoring import DraftError  # noqa: PLC0415 -- slow import

    for number, (_, called) in enumerate(question.choices, 1):
        click.echo(f"  {number}. {called}")
    hint = question.hint or "写前面的数字"
    while True:
        typed = click.prompt(f"{question.label}（{hint}）", default="", show_default=False)
        try:
            answer = question.answer(typed)
        except DraftError as error:
            click.echo(str(error))
            continue
        if answer or not must:
            return answer


@click.command()
@root_option
def vscode(root: Path) -> None:
    """重写 VS Code 的设置（.vscode），填字段时有中文提示；字段变了才用得上。"""
    from yuhua.workspace import files  # noqa: PLC0415 -- slow import

    for name, text in files().items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    click.echo("写好了 .vscode；提示要用的字段说明在 site 里，先运行一次 build。")


@click.command()
@click.option("--repo", default="test-repo", help="GitHub 上的仓库，例如 yuhua/yuhua-jiating")
@root_option
def cms(repo: str, root: Path) -> None:
    """写出网页编辑（Sveltia CMS）的设置；要放进网站，在 mkdocs.yml 的 cms 写上仓库。"""
    import json  # noqa: PLC0415 -- for this verb only
    from datetime import timedelta  # noqa: PLC0415 -- for this verb only

    from yuhua.emit import Settings  # noqa: PLC0415 -- slow import
    from yuhua.emit.cms import configuration, is_repository  # noqa: PLC0415 -- slow import
    from yuhua.read.content import read  # noqa: PLC0415 -- slow import

    if not is_repository(repo):
        raise click.UsageError(f"“{repo}”不是仓库；写成 --repo yuhua/yuhua-jiating 这样")
    settings = Settings("网页编辑", "/", "", "", timedelta(0), cms=repo)
    click.echo(json.dumps(configuration(read(root), settings), ensure_ascii=False, indent=2))
