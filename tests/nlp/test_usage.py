"""What much raw text says of a string: the table, the marks that tokens get from it, and how it is counted."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from nlp.models import ReadError
from nlp.training import usage as training
from nlp.training.vectors import RAW_FILE
from nlp.usage import FILE, LONGEST, MARKS, Usage, part_marks

TABLE = Usage.of({"任劳任怨": "o2", "赵明远": "P2", "任劳": "x1"})


def test_the_leftmost_and_longest_string_counts() -> None:
    assert list(TABLE.spans("他任劳任怨，赵明远夫人任劳")) == [(1, 5, "o2"), (6, 9, "P2"), (11, 13, "x1")]


@pytest.mark.parametrize("text", ["", "赵", "任", "好", "😀任"])
def test_short_texts_have_none(text: str) -> None:
    assert list(TABLE.spans(text)) == []


def test_each_token_is_told_where_in_the_string_it_stands() -> None:
    tokens = [(0, 1), (1, 3), (3, 4), (4, 5), (5, 6), (6, 10)]
    assert TABLE.tell("他任劳任怨，赵明远说", tokens) == ["", "Bo2", "Io2", "Eo2", "", "XP2"]
    assert TABLE.tell("赵明远说", [(0, 3), (3, 4)]) == ["SP2", ""]


def test_a_token_that_cuts_two_strings_is_told_of_both() -> None:
    assert part_marks([(0, 2, "a"), (2, 4, "b")], [(0, 1), (1, 3), (3, 4)]) == ["Ba", "XbXa", "Eb"]


def test_from_disk_what_went_to_disk_and_no_string_in_it(tmp_path: Path) -> None:
    TABLE.to_disk(tmp_path)
    assert list(Usage.from_disk(tmp_path).spans("赵明远")) == [(0, 3, "P2")]
    with np.load(tmp_path / FILE) as data:
        assert {name: str(data[name].dtype) for name in data.files} == {"keys": "uint64", "marks": "uint8"}
    again = tmp_path / "again"
    again.mkdir()
    Usage.of({"任劳": "x1", "赵明远": "P2", "任劳任怨": "o2"}).to_disk(again)
    assert (again / FILE).read_bytes() == (tmp_path / FILE).read_bytes()


@given(
    st.lists(st.text("赵明远任劳怨", min_size=2, max_size=LONGEST), min_size=1, max_size=8), st.text("赵明远任劳怨，")
)
def test_spans_are_strings_of_the_table_in_order(strings: list[str], text: str) -> None:
    table = Usage.of(dict.fromkeys(strings, MARKS[0]))
    free = 0
    for start, end, mark in table.spans(text):
        assert start >= free
        assert text[start:end] in strings
        assert mark == MARKS[0]
        free = end
    tokens = [(i, i + 1) for i in range(len(text))]
    assert len(part_marks(table.spans(text), tokens)) == len(text)


def test_strings_are_counted_by_what_they_were() -> None:
    vocab = spacy.blank("zh").vocab
    doc = Doc(vocab, words=["赵明远", "任劳", "任怨", "，", "临江", "市委", "说"], spaces=[False] * 7)
    doc.ents = (Span(doc, 0, 1, "PERSON"), Span(doc, 4, 6, "ORG"))
    counts = training.count([(doc, ["赵明远", "任劳任怨", "，", "临江", "市委说"])])
    assert counts == {
        "赵明远": {"P": 1},
        "临江市委": {"R": 1},
        "任劳任怨": {"o": 1},
        "临江": {"i": 1},
        "市委说": {"x": 1},
    }


@pytest.mark.parametrize(
    ("counts", "mark"),
    [
        ({"P": 9, "o": 1}, "P2"),
        ({"P": 3, "o": 6}, "p1"),
        ({"P": 1, "o": 9}, "o2"),
        ({"G": 4, "i": 1}, "G1"),
        ({"R": 20}, "R2"),
        ({"x": 3}, "x1"),
    ],
)
def test_a_mark_says_what_a_string_mostly_was(counts: dict[str, int], mark: str) -> None:
    assert training.mark(Counter(counts)) == mark


def test_rare_strings_are_left_out() -> None:
    table = training.table({"赵明远": Counter(P=3), "李国强": Counter(P=2)})
    assert list(table.spans("赵明远、李国强")) == [(0, 3, "P1")]


def test_articles_come_in_the_order_of_their_hashes_each_in_one_part(tmp_path: Path) -> None:
    path = tmp_path / RAW_FILE
    rows = [
        {"id": str(n), "text": f"    第{n}条：临江市委召开会议研究教育工作，部署春耕。\n\n    完"} for n in range(6)
    ]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    whole = list(training.read_articles(path))
    assert sorted(whole) == sorted(f"第{n}条：临江市委召开会议研究教育工作，部署春耕。\n完" for n in range(6))
    assert [t for part in (0, 1) for t in training.read_articles(path, part, 2)] == whole[::2] + whole[1::2]
    with pytest.raises(ReadError, match="no such file"):
        list(training.read_articles(tmp_path / "none.gz"))
