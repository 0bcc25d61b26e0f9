"""What counts as personal data, where it stands, and how much of it is shown. All of it is made up, in parts."""

from __future__ import annotations

import pytest

from yuhua.private import compact, findings, masked


def whole(text: str) -> str:
    """Return a text of which this file holds the parts only."""
    return text.replace("¦", "")


MOBILE = whole("154¦0013¦8000")
ID = whole("439901¦18930411¦5532")
CARD = whole("6200¦0000¦0000¦0005")


def kinds(text: str) -> list[str]:
    return [one.kind for one in findings(whole(text))]


def test_finding_says_where_and_shows_the_ends_only() -> None:
    (found,) = findings(f"打{MOBILE}。")

    assert (found.start, found.end, found.kind) == (1, 12, "mobile")
    assert found.shown == "154******00"


@pytest.mark.parametrize(
    "text",
    [
        f"+86 {MOBILE}",
        f"0086{MOBILE}",
        f"86{MOBILE}",
        "154-00¦13-8000",
        "154 00¦13 8000",
        "（154）00¦13-8000",
        "１５４００¦１３８０００",
        "①⑤④⓪⓪¦①③⑧⓪⓪⓪",
        "一五四零零¦一三八零零零",
        "幺五四〇〇¦幺三八〇〇〇",
        "154零零¦一三8000",
        "154OO¦138OOO",
        "1\u200b54\u200b0013\u200b8000",
        "1 5 4 0 0 ¦1 3 8 0 0 0",
        "**154**¦0013**8000**",
        "154&nbsp;¦0013&#32;8000",
        "154<b>¦0013</b>8000",
        "1️⃣5️⃣4️⃣0️⃣¦0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣",
        "电话154-00-¦13-80-00",
        f"tel:{MOBILE}",
        f"vx{MOBILE}",
        f"2026-11-26 {MOBILE}",
        f"https://yuhua.example/?tel={MOBILE}",
    ],
)
def test_mobile_in_disguise(text: str) -> None:
    assert kinds(text) == ["mobile"]


@pytest.mark.parametrize(
    "text",
    [
        f"{MOBILE}0",
        f"9{MOBILE}",
        f"a{MOBILE}f",
        f"{MOBILE}元",
        f"https://yuhua.example/{MOBILE}",
        "154 001 3800 0",
        "12345678901",
        "154******00",
    ],
)
def test_no_mobile(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        ID,
        "439901 189¦30411 5532",
        "439901¦18930411¦007X",
        "439901¦18930411¦007x",
        "439901 189¦30411 007 Ｘ",
        f"https://yuhua.example/{ID}",
        "身份证号：¦439901¦18930411¦5531",
        "身份证号：¦439901¦930411¦553",
    ],
)
def test_id(text: str) -> None:
    assert kinds(text) == ["id"]


@pytest.mark.parametrize(
    "text",
    ["439901¦18930411¦5531", "439901¦18931411¦5532", "439901¦930411¦553"],
)
def test_no_id(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        CARD,
        "6200 0000¦ 0000 0005",
        f"订单已退回银行卡{CARD}",
        "卡号¦6200¦0000¦0000¦0006",
    ],
)
def test_card(text: str) -> None:
    assert kinds(text) == ["card"]


@pytest.mark.parametrize("text", ["6200¦0000¦0000¦0006", f"订单号{CARD}", "9999¦0000¦0000¦0004"])
def test_no_card(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "湘X¦12345",
        "湘X·¦1A234",
        "湘x¦12345",
        "湘X D¦12345",
        "湘X¦12345F",
        "湘X¦1234学",
    ],
)
def test_plate(text: str) -> None:
    assert kinds(text) == ["plate"]


@pytest.mark.parametrize("text", ["京津冀B¦12345", "全新A¦12345", "湘X¦1234", "湘XABCDE"])
def test_no_plate(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "0732-¦2000¦1234",
        "（0732）¦2000¦1234",
        "010 20¦00 1234",
        "家里电话：¦2000¦1234",
        "座机200¦0-1234",
    ],
)
def test_landline(text: str) -> None:
    assert kinds(text) == ["landline"]


@pytest.mark.parametrize("text", ["12338", "110", "400-000-0000", "20001234", "0732-12345678"])
def test_no_landline(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "微信号：xiao¦mama",
        "加我微信xiao¦mama_01",
        "用xiao¦mam¦a01这个微信",
        "VX：abc¦12345",
        "QQ：¦98¦12¦34¦56¦78",
        "扣扣号¦九八一¦二三四五",
        "xiaomama¦@qq.com",
        "xiaomama＠¦163．com",
        "xiaomama(at)¦qq.com",
        "xiaomama#¦qq.com",
        "[写信](mailto:xiaomama¦@qq.com)",
    ],
)
def test_account(text: str) -> None:
    assert kinds(text) == ["account"]


@pytest.mark.parametrize(
    "text",
    [
        "公众号：yuhuafunv",
        "微信公众号yuhua_funv",
        "微信Windows版",
        "QQ浏览器12.5",
        "webmaster@yuhua.gov.cn",
        "someone@example.com",
        "uses: actions/checkout@v4",
        "@click.option",
    ],
)
def test_no_account(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "她住桂花城12栋¦3单¦元502室",
        "香樟路99号12栋¦1203",
        "桂花城 12-3-¦502",
        "十二栋¦三单元五¦零二",
        "桂花城12栋A座¦502",
        "花桥村5组¦12号",
        "老党员王¦小萱家在桂花城¦12栋",
        "他住桂花城6栋¦2单元9楼",
    ],
)
def test_address(text: str) -> None:
    assert kinds(text) == ["address"]


@pytest.mark.parametrize(
    "text",
    [
        "小区里，8栋2单元5楼",
        "社区活动室在3栋1楼",
        "图书馆3栋305室",
        "2栋403教室上课",
        "12栋的老人最多",
        "12栋386户",
        "12栋2026年完工",
        "取件码8-2-1203",
    ],
)
def test_no_address(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "圭塘小学三年级2班的王¦小萱同学",
        "| 王¦小萱 | 女 | 三（2）班 |",
        "王¦小萱（圭塘小学四年级）",
        "儿子李¦静在圭塘小学上学",
    ],
)
def test_pupil(text: str) -> None:
    assert kinds(text) == ["pupil"]


@pytest.mark.parametrize(
    "text",
    [
        "圭塘小学三年级2班的小雨（化名）",
        "王¦小萱（化名）读三年级2班",
        "三年级2班的王老师",
        "班主任王¦小萱带三年级2班",
        "王¦小萱去买菜",
        "曾国藩在岳麓书院上学",
        "课程教育在学校里进行，三年级一班先上",
    ],
)
def test_no_pupil(text: str) -> None:
    assert kinds(text) == []


def test_what_overlaps_is_said_once_and_each_thing_once() -> None:
    assert kinds(f"微信：{MOBILE}，身份证{ID}") == ["mobile", "id"]
    assert kinds("三（2）班王¦小萱、李子¦涵") == ["pupil", "pupil"]


def test_an_entity_at_the_end_is_part_of_it() -> None:
    text = f"打{MOBILE[:-1]}&#48;。"

    assert [(one.start, one.end) for one in findings(text)] == [(1, len(text) - 1)]


def test_masked_text_is_as_long_and_holds_nothing_any_more() -> None:
    text = f"电话**{MOBILE[:3]}**{MOBILE[3:]}，{ID}；她住桂花城12栋¦3单¦元502室。"

    assert len(masked(text)) == len(text)
    assert findings(masked(text)) == ()
    assert masked("先听，再说") == "先听，再说"


def test_compact_is_the_same_for_every_disguise() -> None:
    number = "0732" + "2000" + "1234"

    assert compact(f"（０７３２）{number[4:]}") == compact(f"{number[:4]}-{number[4:]}") == number
