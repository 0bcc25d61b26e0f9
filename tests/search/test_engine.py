"""The engine of the pages, held against the ranking of the checks and against what people type."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from conftest import AS_OF, ROOT
from searching import Answer, ask, indexed, synonyms, write
from yuhua.dates import parse_moment
from yuhua.derive.site import derive
from yuhua.model.content import Content
from yuhua.model.lists import Synonym
from yuhua.read.content import read
from yuhua.search import files
from yuhua.search.documents import BODY, TITLE, Document
from yuhua.search.packing import unpacked
from yuhua.search.postings import Index, index
from yuhua.search.ranking import answers
from yuhua.search.terms import HAN, fold

PLAIN = [
    *("家风", "家庭会议", "12338", "hpv疫苗", "两癌筛查", "孩子不肯写作业", "娭毑带娃", "书", "哭"),
    *(
        "老公打人",
        "安全保护令",
        "5+6+x",
        "3-6岁",
        "圭塘街道",
        "离婚冷静期是多少天",
        "睡 不着",
        "30万",
        "3千",
    ),
]


@pytest.fixture(scope="module")
def content() -> Content:
    return read(ROOT)


@pytest.fixture(scope="module")
def found(content: Content) -> Index:
    moment = parse_moment(AS_OF)
    assert isinstance(moment, datetime)
    return indexed(derive(content, moment))


@pytest.fixture(scope="module")
def folder(content: Content, found: Index, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(found, synonyms(content), tmp_path_factory.mktemp("search"))


def first(folder: Path, *queries: str) -> list[Answer]:
    return ask(folder, queries)


def test_the_pages_answer_as_the_checks_do(content: Content, found: Index, folder: Path) -> None:
    rows = synonyms(content)
    for query, answer in zip(PLAIN, first(folder, *PLAIN), strict=True):
        wanted = answers(query, found, rows)
        assert answer.all == len(wanted), query
        assert answer.paths == [found.documents[one.document].path for one in wanted[:10]], query
        assert [points for _, points, _ in answer.items] == pytest.approx(
            [one.points for one in wanted[:10]]
        ), query


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("jiatinghuiyi", "courses/jiating-huiyi/"),
        ("jia ting hui", "courses/jiating-huiyi/"),
        ("jthy", "courses/jiating-huiyi/"),
        ("fanjiabao", "help/fanjiabao/"),
        ("家廷会议", "courses/jiating-huiyi/"),
        ("反家豹", "help/fanjiabao/"),
        ("垃圾分累", "courses/laji-fenlei-silei/"),
        ("家庭會議", "courses/jiating-huiyi/"),
        ("人身安全保護令", "help/renshen-baohuling/"),
        ("ＨＰＶ", "campaigns/liangai-shaicha-hpv/"),
    ],
)
def test_what_is_typed_otherwise_is_found(folder: Path, typed: str, path: str) -> None:
    (answer,) = first(folder, typed)

    assert path in answer.paths[:3]


def test_nobody_leaves_with_nothing(folder: Path) -> None:
    for answer in first(folder, "jiaban", "龘靐", "孩子zzz", "qx", "？？"):
        assert answer.all or answer.held == 0


@pytest.mark.parametrize("typed", ["家庭", "安全", "家里", "保护", "申请", "现在", "一步", "生活"])
def test_sensitive_pages_answer_only_to_words_that_mean_them(folder: Path, typed: str) -> None:
    sensitive = {"help/fanjiabao/", "help/gaojieshu/", "help/renshen-baohuling/"}

    (answer,) = ask(folder, [typed], most=1_000)

    assert answer.all > 5
    assert not sensitive & set(answer.paths)


def test_filters_cut_down(folder: Path) -> None:
    everything, courses, together, coming = ask(
        folder,
        [
            ("家风", []),
            ("家风", ["kinds/课程"]),
            ("家风", ["kinds/课程", "programmes/xingfu-dajiangtang"]),
            ("家风", ["coming"]),
        ],
        most=500,
    )

    assert {path.split("/")[0] for path in courses.paths} == {"courses"}
    assert set(together.paths) < set(courses.paths) < set(everything.paths)
    assert {path.split("/")[0] for path in coming.paths} == {"events"}


def test_few_files_are_read(folder: Path) -> None:
    for query, answer in zip(("家风", "垃圾分类"), first(folder, "家风", "垃圾分类"), strict=True):
        assert "head" in answer.asked
        assert len(answer.asked) <= 3, query


def test_every_pair_of_neighbours_leads_to_its_page(found: Index) -> None:
    # So every piece of 2 to 6 Han of a page finds the page: it holds all the pairs in it.
    for number, document in enumerate(found.documents):
        for _, text in document.telling:
            for run in HAN.findall(fold(text)):
                for at in range(len(run) - 1):
                    assert any(one == number for one, _ in unpacked(found.pairs[run[at : at + 2]]))


def test_pieces_of_pages_find_their_page(found: Index, folder: Path) -> None:
    pieces, wanted = [], []
    for document in found.documents[::6]:
        text = max((text for _, text in document.telling), key=len, default="")
        for size, run in zip(range(2, 7), HAN.findall(text)[::7], strict=False):
            if len(run) >= size:
                pieces.append(run[:size])
                wanted.append(document.path)
    assert len(pieces) > 100

    for answer, piece, path in zip(ask(folder, pieces, most=500), pieces, wanted, strict=True):
        assert path in answer.paths, piece


def big(count: int) -> Index:
    """Return an index too large for its titles to stand in the head."""
    signs = "家庭会议风教书礼亲子共读安全健康"
    texts = [
        "".join(signs[(number * step) % len(signs)] for step in range(1, 30))
        for number in range(count)
    ]
    return index(
        [
            Document(
                f"a/{number}/",
                f"第{number}页{text[:4]}",
                "课程",
                "j",
                ((TITLE, text[:4]), (BODY, text)),
            )
            for number, text in enumerate(texts)
        ]
    )


def test_titles_of_a_large_site_lie_in_blocks(tmp_path: Path) -> None:
    found = big(files.MOST_IN_HEAD + 50)
    folder = write(found, [], tmp_path)

    (answer,) = ask(folder, ["家庭"], most=3)

    assert answer.all
    assert all(path.startswith("a/") for path in answer.paths)
    assert any(name.startswith("d") for name in {one.name[0] for one in folder.glob("d*")})


def test_one_query_opens_a_page_by_its_own_words_only() -> None:
    rows = [Synonym(say=("老公打人",), mean=("家庭暴力",))]
    found = index(
        [
            Document("help/a/", "先保证安全", "求助", "k", doors=("家庭暴力", "人身安全保护令")),
            Document("a/", "家庭会议", "课程", "j", ((TITLE, "家庭会议"),)),
        ]
    )

    def paths(query: str) -> list[str]:
        return [found.documents[one.document].path for one in answers(query, found, rows)]

    assert paths("家庭") == ["a/"]
    assert paths("先保证安全") == []
    assert paths("家庭暴力")[0] == "help/a/"
    assert paths("老公打人")[0] == "help/a/"
    assert paths("安全保护") == ["help/a/"]
