"""YAML text, turned into plain strings, lists and mappings that know where they stand.

Scalars stay text (`14:30` is not 870, `no` is not False). Duplicate keys, aliases, tags, several
documents, excess depth and size are refused. The one door to PyYAML.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field

import yaml

from yuhua.problems import START, Mark, Problem

MAX_DEPTH = 12
MAX_NODES = 20_000
EMPTY = {"", "~", "null"}
Value = str | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

_FULL_WIDTH_COLON = re.compile(r"^(\s*(?:-\s+)?)([A-Za-z_]+)\s*(：)")
_NO_SPACE = re.compile(r"^(\s*(?:-\s+)?)([a-z_]+)(:)(?=[^\s:/])")

# Tabs, anchors and aliases: libyaml lets them pass, PyYAML and `_Loader` say where they are.
_STRICTER = re.compile(r"\t|(?:^|[\s\[{,:-])[&*]")


@dataclass
class Tree:
    """One YAML document: its value, the mark of every value and key in it, and what was refused."""

    value: Value = ""
    marks: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: set[Path] = field(default_factory=set)


def compose(file: str, text: str, first_line: int = 1) -> Tree:
    """Return the tree of `text`, whose first line is line `first_line` of `file`."""
    reader = _Reader(file, first_line - 1, text)
    try:
        node = _compose_one(text)
    except yaml.MarkedYAMLError as error:
        reader.tree.problems.append(reader.explain(error))
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, RecursionError):
        # 13 of 44 hostile shapes leave PyYAML as something else than a YAMLError.
        reader.refuse(START, "yaml-invalid", "这部分不是能看懂的字段格式", "每行写成“字段: 内容”，冒号用半角，后面空一格")
    else:
        if node is not None:
            reader.tree.value = reader.walk(node, (), 0)
    return reader.tree


def _compose_one(text: str) -> yaml.Node | None:
    """Compose with libyaml, ten times faster; what it refuses is told by PyYAML's clearer errors."""
    fast = getattr(yaml, "CSafeLoader", None)
    if fast and not _STRICTER.search(text):
        with contextlib.suppress(yaml.YAMLError):
            return _compose_with(fast, text)
    return _compose_with(_Loader, text)


class _Loader(yaml.SafeLoader):
    """Stops at the first `&` or `*`, before anything can be built from copies of itself."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()
        if getattr(event, "anchor", None):
            raise yaml.composer.ComposerError(None, None, "alias or anchor", event.start_mark)
        node: yaml.Node | None = super().compose_node(parent, index)
        return node


def _compose_with(loader_class: type[yaml.SafeLoader], text: str) -> yaml.Node | None:
    loader = loader_class(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


class _Reader:
    """The walk over one document."""

    def __init__(self, file: str, offset: int, text: str) -> None:
        self.file, self.offset, self.text = file, offset, text
        self.tree = Tree()
        self.count = 0

    def mark(self, mark: yaml.Mark | None) -> Mark:
        return Mark(mark.line + 1 + self.offset, mark.column + 1) if mark else Mark(1 + self.offset, 1)

    def refuse(self, mark: Mark, code: str, message: str, hint: str) -> None:
        self.tree.problems.append(Problem.at(self.file, mark, code, message, hint))

    def walk(self, node: yaml.Node, path: Path, depth: int) -> Value:
        """Return the plain value of a node; what is refused reads as an empty string."""
        self.count += 1
        mark = self.mark(node.start_mark)
        self.tree.marks[path] = mark
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            self.refuse(mark, "yaml-too-deep", "嵌套太深或内容太多", f"嵌套不超过 {MAX_DEPTH} 层，内容多就拆成几个文件")
        elif self._tagged(node):
            self.refuse(mark, "yaml-tag", "这里不能用 ! 开头的标记", "去掉 ! 和后面的英文，只写内容；内容本身以 ! 开头就加引号")
        elif crooked := self._swallowed(node):
            self.refuse(crooked, "yaml-indent", "这一项的缩进和上面对不齐", "列表每项都以“- ”开头，前面空格数一样")
        elif isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, depth)
        elif isinstance(node, yaml.SequenceNode):
            return [self.walk(one, (*path, place), depth + 1) for place, one in enumerate(node.value)]
        else:
            return str(node.value)
        self.tree.refused.add(path)
        return ""

    def _tagged(self, node: yaml.Node) -> bool:
        mark = node.start_mark
        return bool(mark) and self.text[mark.index : mark.index + 1] == "!"

    def _swallowed(self, node: yaml.Node) -> Mark | None:
        """Find a list's crooked `- ` that YAML took for more of the text above it."""
        if not isinstance(node, yaml.ScalarNode) or node.style:
            return None
        first = node.start_mark
        for number, line in enumerate(self.text[first.index : node.end_mark.index].split("\n")[1:], 1):
            if found := re.match(r"\s+(?=- )", line):
                return Mark(first.line + 1 + number + self.offset, found.end() + 1)
        return None

    def _mapping(self, node: yaml.MappingNode, path: Path, depth: int) -> Value:
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            mark = self.mark(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                self.refuse(mark, "yaml-invalid", "字段名应为一个词", "写成“字段: 内容”；花括号和方括号要加引号")
                continue
            key = str(key_node.value)
            if key in result:
                self.refuse(mark, "key-duplicate", f"字段“{key}”写了两遍", "留下对的一个，删掉另一个")
                continue
            value = self.walk(value_node, (*path, key), depth + 1)
            if isinstance(value, str) and value in EMPTY and not getattr(value_node, "style", None):
                del self.tree.marks[(*path, key)]
                self.tree.keys[(*path, key)] = mark
                continue  # `fee:` with nothing behind it is as good as absent
            self.tree.keys[(*path, key)] = mark
            result[key] = value
        return result

    def explain(self, error: yaml.MarkedYAMLError) -> Problem:
        """Turn PyYAML's English into the sentence an editor can act on."""
        lines = self.text.split("\n")
        for pattern, code, message, hint in _TYPING_SLIPS:
            for number, line in enumerate(lines, 1):
                if found := pattern.search(line):
                    mark = Mark(number + self.offset, found.start(found.lastindex or 0) + 1)
                    return Problem.at(self.file, mark, code, message.format(*found.groups()), hint.format(*found.groups()))
        mark = self.mark(error.problem_mark or error.context_mark)
        said = f"{error.context} {error.problem}"
        found = _KEY.match(lines[mark.line - self.offset - 1][: mark.column])
        if found and _NOT_ALLOWED in said:
            # The colon that is not allowed is that of a field: it stands too deep.
            place = Mark(mark.line, found.end(1) + 1)
            return Problem.at(self.file, place, "yaml-indent", "这一行的缩进和上面对不齐", _ALIGN)
        for words, code, message, hint in _EXPLANATIONS:
            if words in said:
                if words in _BEGUN:
                    mark = self.mark(error.context_mark or error.problem_mark)
                return Problem.at(self.file, mark, code, message, hint)
        return Problem.at(self.file, mark, "yaml-invalid", "这一行附近的格式看不懂", _GENERAL)


# What was begun and not ended is shown where it began, not where PyYAML noticed.
_BEGUN = {"scanning an alias", "scanning an anchor", "parsing a tag", "quoted scalar", "flow sequence", "flow mapping", "could not find expected ':'"}
_NOT_ALLOWED = "mapping values are not allowed"
_KEY = re.compile(r"^(\s*(?:-\s+)?)[a-z_]+:$")
_ALIGN = "同一层的字段前面空格数要一样"
_GENERAL = "每行写成“字段: 内容”，冒号用半角，后面空一格；同一层对齐；内容里有冒号就加引号"
# Looked for only once PyYAML has given up, so that text which merely looks like them is left alone.
_TYPING_SLIPS: tuple[tuple[re.Pattern[str], str, str, str], ...] = (
    (re.compile(r"^( *)(\t)"), "yaml-tab", "这一行开头用了 Tab 键", "删掉 Tab，改用两个空格"),
    (_FULL_WIDTH_COLON, "yaml-colon", "“{1}”后面应为半角冒号加空格，现在是全角“：”", "写成“{1}: 内容”"),
    (_NO_SPACE, "yaml-colon", "“{1}:”后面应空一格", "写成“{1}: 内容”"),
    (re.compile(r"^\s*(?:-\s+)?([a-z_]+:|-) *(\t)"), "yaml-tab", "“{0}”后面用了 Tab 键", "删掉 Tab，改用一个空格"),
    (re.compile(r"^( *)(－|—|·|•)(?=\s*\S)"), "yaml-dash", "列表应以半角短横线开头，现在是“{1}”", "写成“- 内容”"),
    (re.compile(r"^(\s*(?:-\s+)?(?:[a-z_]+: +)?)(\"[^\"]*|'[^']*)$"), "yaml-quote", "引号只有开头，没有结尾", "开头和结尾各用一个半角引号"),
    (re.compile(r"^(\s*(?:-\s+)?(?:[a-z_]+: +)?)(\"[^\"]*\"|'[^']*')(?=\s*[^\s#:,])"), "yaml-quote", "引号 {1} 后面还有内容", "里面的引号改用中文引号“ ”，或者去掉"),
    (re.compile(r"^(\s*(?:-\s+)?[a-z_]+: +)(\[[^\]]*\])(?=\s*[^\s#:,\]])"), "yaml-quote", "方括号 {1} 后面还有内容", "内容以方括号开头就改用【 】，或者给整段加半角引号"),
    (re.compile(r"(\"[^\"\\]*)(\\)(?![\\\"/abefnrtvxuUNLP_0 ])"), "yaml-quote", "双引号里的反斜杠 \\ 有特殊意思", "改成正斜杠 /，或去掉两头的双引号"),
)
_EXPLANATIONS: tuple[tuple[str, str, str, str], ...] = (
    (_NOT_ALLOWED, "yaml-quote", "内容里有半角冒号，分不清哪里是字段名", "给内容加引号，写成 title: \"甲: 乙\"，或把冒号改成全角“：”"),
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
)
