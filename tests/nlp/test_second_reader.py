"""The two readers of names together, the second of them one that says what it is told to."""

from __future__ import annotations

import math
import pickle
from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from nlp.character_reader import LABELS, CharacterReader, Name, Read, label_numbers, stretches
from nlp.components.people import _seen
from nlp.models import DataError
from nlp.same_names import DOUBTED
from nlp.second_reader import UNSURE, Reading, SecondReader, agreed, odds
from tests.nlp.small_network import parts

VOCAB = Vocab()
SURE, UNSURELY = 0.9, 0.2  # how probable names are for the reader below
# What it knows, wherever it stands: sure of the first ones, of the others it doubts.
KNOWN = {"赵明远": "PERSON", "王小禾": "PERSON", "孙立": "PERSON", "长宁": "GPE", "青山": "GPE", "财政局": "ORG"}
DOUBTFUL = {"周正": "PERSON"}
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


class Told(CharacterReader):
    """Reads what :data:`KNOWN` and :data:`DOUBTFUL` hold."""

    def __init__(self) -> None:
        pass

    def read(self, doc: Doc) -> list[Read]:
        out = []
        for start, end in stretches(doc.text):
            text = doc.text[start:end]
            scores = np.full((end - start, LABELS), 1e-9, np.float32)
            scores[:, 0] = 1
            for names, sure in ((KNOWN, SURE), (DOUBTFUL, UNSURELY)):
                for name, label in names.items():
                    at = text.find(name)
                    while at >= 0:
                        for i, number in enumerate(label_numbers(len(name), label), at):
                            scores[i, number], scores[i, 0] = sure, 1 - sure
                        at = text.find(name, at + 1)
            out.append(Read(start, np.log(scores)))
        return out


def reader(trust: float = 4.0, least: float = 1.0) -> SecondReader:
    made = SecondReader(trust, least)
    made.load(Told())
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
        # what both doubt is none, what one doubts stands if the other sees it
        ("书记 周正 说", "书记 周正 说"),
        ("书记 [周正] 说", "书记 [周正] 说"),
        # each line by itself
        ("{长宁} 下 了 雨 / 市长 孙立 到 {长宁} 开会", "{长宁} 下 了 雨 / 市长 [孙立] 到 {长宁} 开会"),
        ("/ / <财政局> 开会 /", "/ / <财政局> 开会 /"),
        ("", ""),
    ],
)
def test_what_both_readers_say_of_a_line(found: str, stands: str) -> None:
    assert written(reader()(read(found, VOCAB))) == stands


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("/ [周正] 说", [(1, 3)]),
        ("市长 [赵明远] 说", []),  # it stands
        ("[高原] 上 风 大", []),  # nobody, for the reader of characters
        ("{周正} 说", []),  # no person
    ],
)
def test_a_person_that_did_not_stand_is_left_for_the_rules(text: str, doubted: list[tuple[int, int]]) -> None:
    assert reader(trust=0.0)(read(text, VOCAB)).user_data[DOUBTED] == doubted


def test_where_the_readers_differ_the_rules_are_shown_what_the_first_saw() -> None:
    doc = read("说 [赵明远] 市长 [孙立] 到", VOCAB)
    doc.user_data[DOUBTED] = [(1, 3), (12, 13)]
    assert sorted(_seen(doc)) == [(1, 3), (6, 8), (12, 13)]
    doc.user_data.clear()
    assert _seen(doc) == [(1, 4), (6, 8)]


def test_a_network_that_is_trusted_blindly_is_never_overruled() -> None:
    assert written(reader(trust=1000.0)(read("[高原] 上 风 大", VOCAB))) == "[高原] 上 风 大"


def test_labels_that_the_network_does_not_know_stand() -> None:
    doc = read("市长 [赵明远] 说", VOCAB)
    doc.ents = (Span(doc, 0, 1, label="ROLE"), *doc.ents)
    assert [e.label_ for e in reader()(doc).ents] == ["ROLE", "PERSON"]


def test_a_name_ends_where_its_line_ends() -> None:
    doc = read("市长 赵明远 / 说", VOCAB)
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


def test_the_least_sure_character_counts() -> None:
    scores = np.log(np.full((3, LABELS), 0.01, np.float32))
    first, middle, last = label_numbers(3, "PERSON")
    scores[0, first], scores[1, middle], scores[2, last] = np.log([0.9, 0.6, 0.8])
    assert odds((7, 10, "PERSON"), Read(7, scores)) == pytest.approx(math.log(0.6 / 0.4), rel=1e-4)
    assert odds((7, 10, "ROLE"), Read(7, scores)) == math.inf
    assert odds((9, 11, "PERSON"), Read(7, scores)) == math.log(UNSURE)  # it goes on beyond what was read together


def test_a_name_inside_a_token_is_left() -> None:
    doc = Doc(VOCAB, words=["书记王", "小禾", "说"], spaces=[False] * 3)
    assert not reader()(doc).ents


def test_survives_disk_bytes_and_pickle(tmp_path: Path) -> None:
    made = SecondReader()
    made.load(CharacterReader(parts(3)))
    made.to_disk(tmp_path / "reader")
    again = [
        SecondReader().from_disk(tmp_path / "reader"),
        SecondReader().from_bytes(made.to_bytes()),
        pickle.loads(pickle.dumps(made)),
    ]
    assert {other.to_bytes() for other in again} == {made.to_bytes()}


def test_without_a_network_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no network loaded"):
        SecondReader()(read("书记 王小禾 说", VOCAB))
    with pytest.raises(DataError, match="not installed"):
        SecondReader().from_disk(tmp_path)
    assert SecondReader().from_bytes(SecondReader().to_bytes()).to_bytes() == b""
