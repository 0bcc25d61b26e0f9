from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuhua.drawing.wording import inside


@pytest.mark.parametrize(
    "words",
    [
        "家庭 会议 怎么 开",
        "爷爷奶奶 的 手机 课 ： 挂号 、 缴费 、 看 视频",
        "换班 二十分钟 ： 客人 发火 时 怎么 接",
        "寻找 最美 家庭",
    ],
)
def test_a_text_is_read_word_by_word(words: str) -> None:
    parts = words.split()
    ends = {sum(map(len, parts[:at])) for at in range(len(parts) + 1)}

    text = "".join(parts)
    assert inside(text) == set(range(len(text))) - ends


@given(st.text(max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    assert inside(text) <= set(range(1, len(text)))
