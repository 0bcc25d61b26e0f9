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
from yuhua.read.slips import Explanation, explain, slip, swallowed

MAX_DEPTH = 12
MAX_NODES = 20_000
EMPTY = {"", "~", "null"}
Value = str | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

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
        reader.explain(error)
    except (
        yaml.YAMLError,
        ValueError,
        LookupError,
        AttributeError,
        ArithmeticError,
        RecursionError,
    ):
        # 13 of 44 hostile shapes leave PyYAML as something else than a YAMLError.
        reader.refuse(
            START,
            "yaml-invalid",
            "这部分不是能看懂的字段格式",
            "每行写成“字段: 内容”，冒号用半角，后面空一格",
        )
    else:
        if node is not None:
            reader.tree.value = reader.walk(node, (), 0)
        if isinstance(node, yaml.ScalarNode):
            reader.look_for_slip()
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
        event = self.peek_event()  # type: ignore[no-untyped-call]  # types-PyYAML leaves it untyped
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
        return (
            Mark(mark.line + 1 + self.offset, mark.column + 1) if mark else Mark(1 + self.offset, 1)
        )

    def _span(self, node: yaml.Node) -> Mark:
        """Return the place of a node with where its first line ends."""
        mark, start, end = self.mark(node.start_mark), node.start_mark, node.end_mark
        if not isinstance(node, yaml.ScalarNode) or not start or not end:
            return mark
        last = end.column if end.line == start.line else start.column + self._rest(start.index)
        return Mark(mark.line, mark.column, last + 1)

    def _rest(self, index: int) -> int:
        """Return how many characters there are up to the end of a line."""
        end = self.text.find("\n", index)
        return (end if end >= 0 else len(self.text)) - index

    def refuse(self, mark: Mark, code: str, message: str, hint: str) -> None:
        self.tree.problems.append(Problem.at(self.file, mark, code, message, hint))

    def walk(self, node: yaml.Node, path: Path, depth: int) -> Value:
        """Return the plain value of a node; what is refused reads as an empty string."""
        self.count += 1
        mark = self._span(node)
        self.tree.marks[path] = mark
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            self.refuse(
                mark,
                "yaml-too-deep",
                "嵌套太深或内容太多",
                f"嵌套不超过 {MAX_DEPTH} 层，内容多就拆成几个文件",
            )
        elif self._tagged(node):
            self.refuse(
                mark,
                "yaml-tag",
                "这里不能用 ! 开头的标记",
                "去掉 ! 和后面的英文，只写内容；内容本身以 ! 开头就加引号",
            )
        elif swallowed := self._swallowed(node):
            self._tell(swallowed)
        elif isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, depth)
        elif isinstance(node, yaml.SequenceNode):
            return [
                self.walk(one, (*path, place), depth + 1) for place, one in enumerate(node.value)
            ]
        else:
            return str(node.value)
        self.tree.refused.add(path)
        return ""

    def _tagged(self, node: yaml.Node) -> bool:
        mark = node.start_mark
        return bool(mark) and self.text[mark.index : mark.index + 1] == "!"

    def _swallowed(self, node: yaml.Node) -> Explanation | None:
        """Find in a plain text of several lines what was not meant to be a part of it."""
        if not isinstance(node, yaml.ScalarNode) or node.style:
            return None
        first = node.start_mark
        lines = self.text[first.index : node.end_mark.index].split("\n")
        found = swallowed([" " * first.column + lines[0], *lines[1:]]) if lines[1:] else None
        return found and found.moved(first.line)

    def _mapping(self, node: yaml.MappingNode, path: Path, depth: int) -> Value:
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            mark = self.mark(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                self.refuse(
                    mark,
                    "yaml-invalid",
                    "字段名应为一个词",
                    "写成“字段: 内容”；花括号和方括号要加引号",
                )
                continue
            key = str(key_node.value)
            if key in result:
                self.refuse(
                    mark, "key-duplicate", f"字段“{key}”写了两遍", "留下对的一个，删掉另一个"
                )
                continue
            value = self.walk(value_node, (*path, key), depth + 1)
            if isinstance(value, str) and value in EMPTY and not getattr(value_node, "style", None):
                del self.tree.marks[(*path, key)]
                self.tree.keys[(*path, key)] = mark
                continue  # `fee:` with nothing behind it is as good as absent
            self.tree.keys[(*path, key)] = mark
            result[key] = value
        return result

    def explain(self, error: yaml.MarkedYAMLError) -> None:
        """Report PyYAML's complaint as the slip behind it."""
        places = [
            Mark(mark.line + 1, mark.column + 1)
            for mark in (error.context_mark, error.problem_mark)
            if mark
        ]
        begun, noticed = (places or [START])[0], (places or [START])[-1]
        self._tell(explain(self.text, f"{error.context} {error.problem}", begun, noticed))

    def _tell(self, found: Explanation) -> None:
        mark, code, message, hint, fix = found.moved(self.offset)
        self.tree.problems.append(Problem.at(self.file, mark, code, message, hint, fix=fix))

    def look_for_slip(self) -> None:
        """Say why what should be fields reads as one piece of text, if it can be seen."""
        found = slip(self.text.split("\n"))
        if found:
            self._tell(found)
            self.tree.value = ""
