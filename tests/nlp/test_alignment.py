"""Clean text keeps its map to the given text through every step."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.alignment import EMPTY, Aligned, join, to_given

TEXT = "　市委 常委会\n会议"


def test_every_character_of_a_piece_stands_where_it_says() -> None:
    piece = Aligned.of(TEXT, 1, 7)
    assert piece.text == TEXT[1:7]
    assert all(TEXT[at] == char for char, at in zip(piece.text, piece.offsets, strict=True))


def test_strip_drop_keep_and_slice_keep_the_map() -> None:
    whole = Aligned.of(TEXT)
    assert whole.strip().offsets[0] == 1
    dropped = whole.drop(re.compile(r"\s"))
    assert (dropped.text, dropped.offsets) == ("市委常委会会议", (1, 2, 4, 5, 6, 8, 9))
    assert dropped.slice(2, 4) == Aligned("常委", (4, 5))
    assert whole.keep(lambda i: whole.text[i] == "会").offsets == (6, 8)
    assert whole.drop(re.compile("无")) is whole


def test_replace_is_one_by_one() -> None:
    assert Aligned.of("２０").replace({"２": "2", "０": "0"}.__getitem__) == Aligned("20", (0, 1))
    with pytest.raises(ValueError, match="characters"):
        Aligned.of("①").replace(lambda c: "(1)")


def test_separators_stand_just_after_what_they_follow() -> None:
    joined = join([Aligned("题", (40,)), EMPTY, Aligned("文", (3,))], "\n")
    assert (joined.text, joined.offsets) == ("题\n文", (40, 41, 3))
    assert join([]) == EMPTY


def test_to_given_covers_what_a_clean_span_came_from() -> None:
    assert to_given((3, 4, 9, 10), 1, 3) == (4, 10)
    assert to_given((40, 41, 3, 4), 0, 3) == (3, 42)  # from a title into the body above it
    for start, end in ((2, 2), (3, 2), (0, 5), (-1, 2)):
        with pytest.raises(ValueError, match="no span"):
            to_given((3, 4, 9, 10), start, end)


def test_lengths_must_agree() -> None:
    with pytest.raises(ValueError, match="2 characters, 1 offsets"):
        Aligned("市委", (0,))


@given(st.text(), st.sampled_from([r"\s+", r"[0-9]", "a", r"."]))
def test_dropping_leaves_the_rest_in_place(text: str, pattern: str) -> None:
    left = Aligned.of(text).drop(re.compile(pattern)).strip()
    assert all(text[at] == char for char, at in zip(left.text, left.offsets, strict=True))
    assert list(left.offsets) == sorted(set(left.offsets))


@given(st.lists(st.integers(0, 1000), min_size=1), st.data())
def test_to_given_is_total_on_spans(offsets: list[int], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(offsets) - 1))
    end = data.draw(st.integers(start + 1, len(offsets)))
    low, high = to_given(offsets, start, end)
    assert all(low <= at < high for at in offsets[start:end])
