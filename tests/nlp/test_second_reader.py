"""The second reader of names, on fields trained here on a few lines."""

from __future__ import annotations

import pickle
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from nlp.components.people import _seen
from nlp.models import DataError
from nlp.same_names import DOUBTED
from nlp.second_reader import (
    Clusters,
    Name,
    Reading,
    SecondReader,
    agreed,
    features,
    labels_of,
    names_of,
)
from nlp.training.second import train_field

LINES = (
    "市长 [赵明远] 说",
    "记者 [高原] 报道",
    "书记 [王小禾] 说",
    "{长宁} 下 了 雨",
    "他 在 {青山} 开会",
    "高原 上 风 大",
    "<财政局> 开会",
    "市长 [孙立] 到 {长宁} 开会",
)
MARKS = {"[": ("]", "PERSON"), "{": ("}", "GPE"), "<": (">", "ORG")}


def read(line: str, vocab: Vocab) -> Doc:
    """A line of words with [people], {places} and <organisations> as a doc; / ends a line."""
    words, names = [], list[tuple[int, str]]()
    for word in line.split():
        if word[0] in MARKS:
            names.append((len(words), MARKS[word[0]][1]))
            word = word[1:-1]
        words.append("\n" if word == "/" else word)
    doc = Doc(vocab, words=words, spaces=[False] * len(words))
    doc.ents = tuple(Span(doc, i, i + 1, label=label) for i, label in names)
    return doc


def written(doc: Doc) -> str:
    """The inverse of :func:`read`."""
    marks = {label: (opening, closing) for opening, (closing, label) in MARKS.items()}
    out = []
    for token in doc:
        opening, closing = marks.get(token.ent_type_, ("", ""))
        out.append("/" if token.text == "\n" else opening + token.text + closing)
    return " ".join(out)


@lru_cache(maxsize=1)
def trained() -> tuple[Vocab, bytes, Clusters]:
    vocab = Vocab()
    keys = np.array(sorted(vocab.strings.add(word) for word in ("市长", "书记", "记者")), np.uint64)
    clusters = Clusters(keys, np.zeros((3, 2), np.int16))
    docs = [read(line, vocab) for line in LINES for _ in range(3)]
    return vocab, train_field(docs, clusters, {"feature.minfreq": 0, "c1": 0.0, "c2": 0.01}), clusters


def reader(trust: float = 4.0, least: float = 2.25) -> SecondReader:
    _, field, clusters = trained()
    made = SecondReader(trust, least)
    made.load(field, clusters)
    return made


@pytest.mark.parametrize(
    ("found", "stands"),
    [
        # both see it
        ("市长 [赵明远] 说", "市长 [赵明远] 说"),
        # the network invented it
        ("[高原] 上 风 大", "高原 上 风 大"),
        # the network passed it over
        ("书记 王小禾 说", "书记 [王小禾] 说"),
        # each line by itself
        ("{长宁} 下 了 雨 / 市长 孙立 到 {长宁} 开会", "{长宁} 下 了 雨 / 市长 [孙立] 到 {长宁} 开会"),
        ("/ / <财政局> 开会 /", "/ / <财政局> 开会 /"),
        ("", ""),
    ],
)
def test_what_both_readers_say_of_a_line(found: str, stands: str) -> None:
    assert written(reader()(read(found, trained()[0]))) == stands


def test_a_person_that_did_not_stand_is_left_for_the_rules() -> None:
    doc = reader()(read("/ [高原] 上 风 大", trained()[0]))
    assert doc.user_data[DOUBTED] == [(1, 3)]
    doc = reader()(read("市长 [赵明远] 说", trained()[0]))
    assert doc.user_data[DOUBTED] == []


def test_where_the_readers_differ_the_rules_are_shown_what_the_first_saw() -> None:
    doc = read("说 [赵明远] 市长 [孙立] 到", trained()[0])
    doc.user_data[DOUBTED] = [(1, 3), (12, 13)]
    assert sorted(_seen(doc)) == [(1, 3), (6, 8), (12, 13)]
    doc.user_data.clear()
    assert _seen(doc) == [(1, 4), (6, 8)]


def test_a_network_that_is_trusted_blindly_is_never_overruled() -> None:
    assert written(reader(trust=1000.0)(read("[高原] 上 风 大", trained()[0]))) == "[高原] 上 风 大"


def test_labels_that_the_field_does_not_know_stand() -> None:
    doc = read("市长 [赵明远] 说", trained()[0])
    doc.ents = (Span(doc, 0, 1, label="ROLE"), *doc.ents)
    assert [e.label_ for e in reader()(doc).ents] == ["ROLE", "PERSON"]


def test_a_name_ends_where_its_line_ends() -> None:
    doc = read("市长 赵明远 / 说", trained()[0])
    doc.ents = (Span(doc, 1, 3, label="PERSON"),)
    assert "[赵明远] / 说" in written(reader(trust=1000.0)(doc))


@pytest.mark.parametrize(
    ("readings", "names"),
    [
        ([], []),
        ([Reading((0, 2, "PERSON"), 3.0)], [(0, 2, "PERSON")]),
        ([Reading((0, 2, "PERSON"), 2.0)], []),
        # the surer one, though it comes later
        ([Reading((0, 2, "PERSON"), 3.0), Reading((1, 3, "ORG"), 4.0)], [(1, 3, "ORG")]),
        # of equally sure ones the longer
        ([Reading((0, 1, "GPE"), 3.0), Reading((0, 2, "ORG"), 3.0)], [(0, 2, "ORG")]),
        ([Reading((4, 5, "GPE"), 3.0), Reading((0, 2, "ORG"), 9.0)], [(0, 2, "ORG"), (4, 5, "GPE")]),
    ],
)
def test_agreed(readings: list[Reading], names: list[Name]) -> None:
    assert agreed(readings, 2.25) == names


@st.composite
def names_of_a_line(draw: st.DrawFn) -> tuple[int, list[Name]]:
    """The number of tokens, and names that do not overlap."""
    names: list[Name] = []
    at = 0
    for gap, length, label in draw(
        st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), st.sampled_from(["PERSON", "ORG", "GPE"])))
    ):
        names.append((at + gap, at + gap + length, label))
        at += gap + length
    return at + draw(st.integers(0, 2)), names


@given(names_of_a_line())
def test_labels_and_names_are_inverse(line: tuple[int, list[Name]]) -> None:
    size, names = line
    labels = labels_of(size, names)
    assert len(labels) == size
    assert list(names_of(labels)) == names


@given(st.lists(st.sampled_from(["O", "BP", "IP", "EP", "SP", "BL", "IL", "EL", "SL", "BO_", "EO_"])))
def test_whatever_labels_make_names_in_order(labels: list[str]) -> None:
    free = 0
    for start, end, _ in names_of(labels):
        assert free <= start < end <= len(labels)
        free = end


def test_features_are_as_many_for_each_token_wherever_it_stands() -> None:
    vocab, _, clusters = trained()
    rows = features(list(read("市长 赵明远 说", vocab)), clusters)
    assert len(rows) == 3
    assert len({len(row) for row in rows}) == 1
    assert all(len(set(row)) == len(row) for row in rows)


def test_survives_disk_bytes_and_pickle(tmp_path: Path) -> None:
    made = reader()
    made.to_disk(tmp_path / "reader")
    again = [
        SecondReader().from_disk(tmp_path / "reader"),
        SecondReader().from_bytes(made.to_bytes()),
        pickle.loads(pickle.dumps(made)),
    ]
    for other in again:
        assert written(other(read("书记 王小禾 说", trained()[0]))) == "书记 [王小禾] 说"


def test_without_a_field_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no field loaded"):
        SecondReader()(read("书记 王小禾 说", trained()[0]))
    with pytest.raises(DataError, match="not installed"):
        SecondReader().from_disk(tmp_path)


def test_a_field_is_trained_twice_the_same() -> None:
    vocab, field, clusters = trained()
    docs = [read(line, vocab) for line in LINES for _ in range(3)]
    assert train_field(docs, clusters, {"feature.minfreq": 0, "c1": 0.0, "c2": 0.01}) == field
