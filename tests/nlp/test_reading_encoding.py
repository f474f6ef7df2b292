"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.models import ReadError
from nlp.reading.encoding import decode

TEXT = "本报讯（记者 林知秋）清江县委召开会议。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16"], ids=lambda encoding: encoding
)
def test_what_newspapers_are_kept_in_is_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_characters_beyond_gbk_are_read() -> None:
    assert decode("䶮𠮷".encode("gb18030") * 3, "a.txt") == "䶮𠮷" * 3


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"abc\xff\x00", "byte 3"),
        ("会议会议".encode() + b"\xe4\xbd", "byte 12"),
        ("会议".encode() + b"\xff" + "会议".encode(), "byte 6"),
        (b"ab\x00cd", "byte 2"),
        ("中".encode() + b"\x00", "byte 3"),
        (b"\xff\xfe\x00", "byte 2"),
    ],
    ids=["neither", "cut off", "damaged", "binary", "binary after Chinese", "half of UTF-16"],
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes, place: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "dir/a.txt")
    assert caught.value.place == place
    assert str(caught.value).startswith(f"dir/a.txt:{place}: ")


@given(st.binary(max_size=200))
def test_nothing_but_read_error_is_raised(data: bytes) -> None:
    try:
        decode(data, "a.txt")
    except ReadError as error:
        assert error.place.startswith("byte ")


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00\ufeff\ufffe")))
def test_utf8_comes_back(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text
