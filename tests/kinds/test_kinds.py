from __future__ import annotations

import pytest

from samples import ROOT, SCRIPTS
from yuhua.kinds import kind_named, kind_of, kinds
from yuhua.model.entry import Record

FILES = sorted((SCRIPTS / "yuhua" / "kinds").glob("*.py"))
NAMES = [path.stem for path in FILES if path.stem not in {"__init__", "base"}]


def test_every_file_of_the_folder_is_a_kind() -> None:
    assert [kind.name for kind in kinds()] == NAMES
    assert len({kind.label for kind in kinds()}) == len(NAMES)
    assert len({kind.home for kind in kinds()}) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_kind_is_whole(name: str) -> None:
    kind = kind_named(name)

    assert issubclass(kind.record, Record)
    assert kind.home or kind.name == "page"
    assert not kind.template or (ROOT / "overrides" / kind.template).is_file()
    for field, rule in kind.record.model_fields.items():
        assert rule.title, f"{field} has no Chinese label"


def test_unknown_kind() -> None:
    with pytest.raises(KeyError):
        kind_named("cuorse")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("courses/huiyi.md", "course"),
        ("courses/2026/huiyi.md", "course"),
        ("courses/index.md", "page"),
        ("families/jiashu.md", "story"),
        ("reading/gongdu.md", "booklist"),
        ("campaigns/shaicha.md", "campaign"),
        ("help/fanjiabao.md", "help"),
        ("index.md", "page"),
        ("about/privacy.md", "page"),
        ("handbook/kinds.md", "page"),
        ("places.yml", "place"),
        ("people.yml", "person"),
        ("contacts.yml", "contact"),
        ("schedules/2026.yml", "schedule"),
        ("schedules/2026/winter.yml", None),
        ("schedules/huiyi.md", "page"),
        ("courses/places.yml", None),
        ("places.yaml", None),
        ("vocabulary.yml", None),
        ("courses/huiyi.docx", None),
        ("courses/huiyi.MD", None),
        ("notes.txt", None),
        ("", None),
    ],
)
def test_kind_of_a_file(path: str, name: str | None) -> None:
    found = kind_of(path)

    assert (found.name if found else None) == name
