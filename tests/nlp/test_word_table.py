"""Words of a list at a place of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.word_table import WordTable

TABLE = WordTable(["局", "局党组", "局机关", "局机关党委", "办公室", ""])


@pytest.mark.parametrize(
    ("text", "i", "stop", "expected"),
    [
        ("财政局机关党委", 2, 7, ["局机关党委", "局机关", "局"]),
        ("财政局机关党委", 2, 5, ["局机关", "局"]),
        ("财政局", 2, 3, ["局"]),
        ("财政局", 1, 3, []),
        ("", 0, 0, []),
    ],
)
def test_words_that_begin_at_a_place(text: str, i: int, stop: int, expected: list[str]) -> None:
    assert list(TABLE.starting(text, i, stop)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("市财政局机关党委", ["局机关党委"]), ("市财政局", ["局"]), ("局", ["局"]), ("党组", []), ("", [])],
)
def test_words_that_a_text_ends_with(text: str, expected: list[str]) -> None:
    assert list(TABLE.ending(text)) == expected


@given(st.sets(st.text("省市委局", max_size=4)), st.text("省市委局", max_size=8), st.integers(0, 8), st.integers(0, 8))
def test_the_same_as_asking_for_each(words: set[str], text: str, i: int, stop: int) -> None:
    table, known = WordTable(words), sorted(words - {""}, key=len, reverse=True)
    stop = min(stop, len(text))
    assert list(table.starting(text, i, stop)) == [w for w in known if text.startswith(w, i) and i + len(w) <= stop]
    assert list(table.ending(text)) == [w for w in known if text.endswith(w)]
