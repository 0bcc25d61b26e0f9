"""PyYAML's complaints, turned into the slip of the hand behind them: place, code, sentence and hint."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from yuhua.problems import Edit, Mark


class Explanation(NamedTuple):
    """A slip: its place in the text, what is said of it and, where one can tell, what was meant."""

    mark: Mark
    code: str
    message: str
    hint: str
    fix: Edit | None = None

    def moved(self, lines: int) -> Explanation:
        """Return the same so many lines further down."""
        mark = Mark(self.mark.line + lines, self.mark.column)
        return self._replace(mark=mark, fix=self.fix and replace(self.fix, line=mark.line))


def explain(text: str, said: str, begun: Mark, noticed: Mark) -> Explanation:
    """Return the slip behind what PyYAML `said` of `text`.

    `begun` is where the part in question begins, `noticed` where PyYAML gave up.
    """
    lines = text.split("\n")
    return slip(lines) or _too_deep(lines, said, noticed) or _complaint(said, begun, noticed)


def slip(lines: list[str]) -> Explanation | None:
    """Return the first slip of the hand that can be seen without PyYAML, or None."""
    for pattern, code, message, hint in _TYPING_SLIPS:
        for number, line in enumerate(lines, 1):
            if found := pattern.search(line):
                mark = Mark(number, found.start(found.lastindex or 0) + 1)
                told = message.format(*found.groups()), hint.format(*found.groups())
                return Explanation(mark, code, *told, _meant(mark, found))
    return None


def _meant(mark: Mark, found: re.Match[str]) -> Edit | None:
    """Return what was meant by a sign that looks like the right one."""
    old = found[found.lastindex or 0]
    if old.startswith("\t") and not found[1].strip():
        return Edit(mark.line, mark.column, old, "  " * len(old))
    new = {"：": ":", ":": ":", "\t": "", "－": "-", "—": "-", "·": "-", "•": "-"}.get(old)
    if new is None:
        return None
    spaced = found.string[found.end() :].startswith(" ")
    return Edit(mark.line, mark.column, old, new if spaced else f"{new} ")


def swallowed(lines: list[str]) -> Explanation | None:
    """Return the slip that made YAML take further fields or a crooked list for more of the text above."""
    for number, line in enumerate(lines, 1):
        if number > 1 and (crooked := re.match(r"\s+(?=- )", line)):
            mark = Mark(number, crooked.end() + 1)
            return Explanation(
                mark,
                "yaml-indent",
                "这一项的缩进和上面对不齐",
                "列表每项都以“- ”开头，前面空格数一样",
            )
        if found := slip([line]) if _FULL_WIDTH_COLON.match(line) else None:
            return found.moved(number - 1)
    return None


def _too_deep(lines: list[str], said: str, noticed: Mark) -> Explanation | None:
    """Find the field that stands too deep: its colon is the one that is not allowed."""
    key = _KEY.match(lines[noticed.line - 1][: noticed.column])
    if not key or _NOT_ALLOWED not in said:
        return None
    mark = Mark(noticed.line, key.end(1) + 1)
    return Explanation(mark, "yaml-indent", "这一行的缩进和上面对不齐", _ALIGN)


def _complaint(said: str, begun: Mark, noticed: Mark) -> Explanation:
    for words, code, message, hint in _COMPLAINTS:
        if words in said:
            return Explanation(begun if words in _BEGUN else noticed, code, message, hint)
    return Explanation(noticed, "yaml-invalid", "这一行附近的格式看不懂", _GENERAL)


_FULL_WIDTH_COLON = re.compile(r"^(\s*(?:-\s+)?)([A-Za-z_]+)\s*(：)")
_NO_SPACE = re.compile(r"^(\s*(?:-\s+)?)([a-z_]+)(:)(?=[^\s:/])")
# What was begun and not ended is shown where it began, not where PyYAML noticed.
_BEGUN = {
    "scanning an alias", "scanning an anchor", "parsing a tag", "quoted scalar", "flow sequence", "flow mapping",
    "could not find expected ':'",
}  # fmt: skip
_NOT_ALLOWED = "mapping values are not allowed"
_KEY = re.compile(r"^(\s*(?:-\s+)?)[a-z_]+:$")
_ALIGN = "同一层的字段前面空格数要一样"
_GENERAL = "每行写成“字段: 内容”，冒号用半角，后面空一格；同一层对齐；内容里有冒号就加引号"
# Looked for only once PyYAML has given up, so that text which merely looks like them is left alone.
_TYPING_SLIPS: tuple[tuple[re.Pattern[str], str, str, str], ...] = (
    (re.compile(r"^( *)(\t+)"), "yaml-tab", "这一行开头用了 Tab 键", "删掉 Tab，改用两个空格"),
    (_FULL_WIDTH_COLON, "yaml-colon", "“{1}”后面应为半角冒号加空格，现在是全角“：”", "写成“{1}: 内容”"),
    (_NO_SPACE, "yaml-colon", "“{1}:”后面应空一格", "写成“{1}: 内容”"),
    (re.compile(r"^\s*(?:-\s+)?([a-z_]+:|-) *(\t)"), "yaml-tab", "“{0}”后面用了 Tab 键", "删掉 Tab，改用一个空格"),
    (re.compile(r"^( *)(－|—|·|•)(?=\s*\S)"), "yaml-dash", "列表应以半角短横线开头，现在是“{1}”", "写成“- 内容”"),
    (re.compile(r"^(\s*(?:-\s+)?(?:[a-z_]+: +)?)(\"[^\"]*|'[^']*)$"), "yaml-quote", "引号只有开头，没有结尾", "开头和结尾各用一个半角引号"),
    (re.compile(r"^(\s*(?:-\s+)?(?:[a-z_]+: +)?)(\"[^\"]*\"|'[^']*')(?=\s*[^\s#:,])"), "yaml-quote", "引号 {1} 后面还有内容", "里面的引号改用中文引号“ ”，或者去掉"),
    (re.compile(r"^(\s*(?:-\s+)?[a-z_]+: +)(\[[^\]]*\])(?=\s*[^\s#:,\]])"), "yaml-quote", "方括号 {1} 后面还有内容", "内容以方括号开头就改用【 】，或者给整段加半角引号"),
    (re.compile(r"(\"[^\"\\]*)(\\)(?![\\\"/abefnrtvxuUNLP_0 ])"), "yaml-quote", "双引号里的反斜杠 \\ 有特殊意思", "改成正斜杠 /，或去掉两头的双引号"),
)  # fmt: skip
_COMPLAINTS: tuple[tuple[str, str, str, str], ...] = (
    (_NOT_ALLOWED, "yaml-quote", "内容里有半角冒号，分不清哪里是字段名", '给内容加引号，写成 title: "甲: 乙"，或把冒号改成全角“：”'),
    ("scanning an alias", "yaml-alias", "内容不能以 * 开头", "去掉 *；要加粗就写在正文里，一定要用就给整段加半角引号"),
    ("scanning an anchor", "yaml-alias", "内容不能以 & 开头", "去掉 &；一定要用就给整段加半角引号"),
    ("scanning a block scalar", "yaml-quote", "内容不能以 > 或 | 开头", "去掉这个符号；一定要用就给整段加半角引号"),
    ("alias or anchor", "yaml-alias", "内容不能以 & 或 * 开头", "去掉这个符号；一定要用就给整段加半角引号"),
    ("parsing a tag", "yaml-tag", "内容不能以半角 ! 开头", "去掉它，或改成全角“！”"),
    ("expected a single document", "yaml-document", "这里多了一行 ---", "开头的字段只有一段；删掉多余的 ---"),
    ("hexadecimal numbers", "yaml-quote", "双引号里的反斜杠 \\ 有特殊意思", "改成正斜杠 /，或去掉两头的双引号"),
    ("sequence entries are not allowed", "yaml-dash", "“- ”要另起一行", "换一行，前面空两格，再写“- 内容”"),
    ("mapping keys are not allowed", "yaml-quote", "内容不能以半角 ? 开头", "去掉它，或给整段内容加半角引号"),
    ("but found ']'", "yaml-bracket", "多了一个方括号“]”", "删掉多余的方括号"),
    ("but found '}'", "yaml-bracket", "多了一个花括号", "删掉多余的花括号"),
    ("quoted scalar", "yaml-quote", "引号没有成对", "开头和结尾用同一种半角引号"),
    ("cannot start any token", "yaml-quote", "内容不能以这个符号开头", "给整段内容加半角引号"),
    ("flow sequence", "yaml-bracket", "方括号没有成对", "写成 [甲, 乙]，逗号用半角"),
    ("flow mapping", "yaml-bracket", "花括号没有成对", "写成 {id: jia, name: 甲}，逗号用半角"),
    ("block mapping", "yaml-indent", "这一行的缩进和上面对不齐", _ALIGN),
    ("block collection", "yaml-indent", "这一行的缩进和上面对不齐", "列表每项都以“- ”开头，前面空格数一样"),
    ("could not find expected ':'", "yaml-colon", "这一行少了半角冒号", "写成“字段: 内容”，冒号后空一格"),
)  # fmt: skip
