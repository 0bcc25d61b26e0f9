"""What click says in English, said in Chinese."""

from __future__ import annotations

import click


def said(error: click.ClickException) -> str:
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
