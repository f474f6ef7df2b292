"""Chinese numerals: tables of forms, and that every number comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.numerals import to_chinese, to_int

READ: list[tuple[str, int | None]] = [
    ("58", 58),
    ("１２", 12),
    ("五十八", 58),
    ("五八", 58),
    ("三", 3),
    ("十", 10),
    ("十二", 12),
    ("二十", 20),
    ("三十一", 31),
    ("一百", 100),
    ("百", 100),
    ("二百", 200),
    ("一百〇五", 105),
    ("一百零五", 105),
    ("一百一十", 110),
    ("三百二十一", 321),
    ("一千零一", 1001),
    ("二〇二五", 2025),
    ("两", 2),
    ("两百", 200),
    ("○", 0),
    ("零", 0),
    ("〇", 0),
    ("", None),
    ("第三", None),
    ("三次", None),
    ("abc", None),
    ("3.5", None),
    ("百姓", None),
    ("-1", None),
    ("一 二", None),
]

WRITTEN = [
    (0, "〇"),
    (1, "一"),
    (9, "九"),
    (10, "十"),
    (11, "十一"),
    (19, "十九"),
    (20, "二十"),
    (21, "二十一"),
    (99, "九十九"),
    (100, "一百"),
    (101, "一百〇一"),
    (110, "一百一十"),
    (111, "一百一十一"),
    (120, "一百二十"),
    (205, "二百〇五"),
    (999, "九百九十九"),
    (1000, "1000"),
    (-1, "-1"),
]


@pytest.mark.parametrize(("text", "number"), READ)
def test_reads(text: str, number: int | None) -> None:
    assert to_int(text) == number


@pytest.mark.parametrize(("number", "text"), WRITTEN)
def test_writes(number: int, text: str) -> None:
    assert to_chinese(number) == text


@given(st.integers(0, 2000))
def test_every_number_comes_back(number: int) -> None:
    assert to_int(to_chinese(number)) == number
    assert to_int(to_chinese(number).replace("〇", "零")) == number


@given(st.text(max_size=8) | st.text("〇零一二三四五六七八九十百千两第届5次", max_size=8))
def test_reads_any_text(text: str) -> None:
    number = to_int(text)
    assert number is None or number >= 0


# ² is a digit to str.isdigit, ½ a number to str.isnumeric; neither is a number of a session.
@pytest.mark.parametrize("text", ["²", "½", "Ⅳ", "①"])
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert to_int(text) is None
