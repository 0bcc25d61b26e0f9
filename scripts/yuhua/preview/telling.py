"""A state of the preview, told: to the browser as JSON, to the terminal in a few lines."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from yuhua import report
from yuhua.preview.shelf import Answer
from yuhua.preview.states import State

# Where the preview's own files are; no address of a site begins with a hyphen.
OWN = "-preview/"
SCRIPT, EVENTS, NOW = f"{OWN}preview.js", f"{OWN}events", f"{OWN}state.json"
# More than that nobody mends at a time.
MOST_SHOWN, MOST_NAMED = 50, 3
_END = b"</body>"


def as_json(state: State) -> str:
    """Return a state on one line, with nothing private in it."""
    problems = [
        {
            "file": one.file,
            "line": one.line,
            "column": one.column,
            "severity": one.severity,
            "code": one.code,
            "message": one.message,
            "hint": one.hint,
            "text": line,
            "marked": line != report.UNSHOWN,
        }
        for one, line in sorted(state.problems, key=lambda each: each[0].severity)[:MOST_SHOWN]
    ]
    told = {"number": state.number, "edition": state.edition, "problems": problems}
    told |= {"more": len(state.problems) - len(problems), "good": state.is_good}
    told |= {"errors": sum(one.severity == "error" for one, _ in state.problems)}
    return json.dumps(told | {"trouble": state.trouble, "notice": state.notice})


def script() -> bytes:
    """Return what runs on every page of the preview, and on none of a build."""
    return (files("yuhua") / "preview/preview.js").read_bytes()


def with_script(answer: Answer) -> bytes:
    """Return a page with the script; it is told which edition the page is of."""
    tag = f'<script src="/{SCRIPT}" data-edition="{answer.edition}" defer></script>'.encode()
    before, end, after = answer.body.rpartition(_END)
    return before + tag + end + after if end else answer.body + tag


def change(before: State, after: State, changed: frozenset[str], root: Path) -> str:
    """Return what the terminal says of a change; nothing where there is nothing new."""
    said = []
    if after.trouble and after.trouble != before.trouble:
        said.append(after.trouble)
    if after.problems and after.problems != before.problems:
        said.append(report.terminal((one for one, _ in after.problems), root))
    if after.edition != before.edition and changed:
        said.append(f"网站更新了：{_names(changed)}")
    if after.is_good and not before.is_good and before.number:
        said.append("改好了，网页上的提示已经收起。")
    if not after.is_good and said:
        said.append("网站还是上一次没错的样子；改好保存，就会更新。")
    if after.notice and not before.notice:
        said.append(after.notice)
    return "\n".join(said)


def _names(changed: frozenset[str]) -> str:
    found = sorted(
        name for name in changed if Path(name).suffix
    )  # folders and leftovers of saving are no news
    more = f" 等{len(found)}个文件" if len(found) > MOST_NAMED else ""
    return "、".join(found[:MOST_NAMED]) + more
