"""The reader of characters: what it reads together, what it knows of each character, and what names its labels make."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp.character_reader import (
    EDGE,
    LABELS,
    NAMED,
    STRETCH,
    UNKNOWN,
    Alphabet,
    CharacterReader,
    Name,
    Read,
    label_numbers,
    letters,
    likeliest,
    stretches,
)
from nlp.known_names import BITS
from nlp.models import DataError
from tests.nlp.small_network import parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("\n\n", []),
        ("开会。\n他说。", ["开会。", "他说。"]),
        # whole sentences as long as there is room
        ("甲" * 99 + "。" + "乙" * 49 + "。" + "丙" * 20, ["甲" * 99 + "。" + "乙" * 49 + "。", "丙" * 20]),
        # what closes a sentence stays with it
        ("甲" * 100 + "！”" + "乙" * 100, ["甲" * 100 + "！”", "乙" * 100]),
        # a sentence that is too long
        ("甲" * 200, ["甲" * STRETCH, "甲" * 40]),
        ("短。" + "甲" * 200, ["短。", "甲" * STRETCH, "甲" * 40]),
    ],
)
def test_what_is_read_together(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in stretches(text)] == parts


@given(st.text(alphabet="甲乙。！”\n", max_size=600))
def test_stretches_hold_all_but_the_ends_of_lines(text: str) -> None:
    assert "".join(text[a:b] for a, b in stretches(text)) == text.replace("\n", "")
    assert all(0 < b - a <= STRETCH for a, b in stretches(text))


@given(st.text())
def test_letters_keep_their_places(text: str) -> None:
    assert len(letters(text)) == len(text)


def test_letters_are_half_width_and_small() -> None:
    assert letters("ＡＢc１２，孔子") == "abc12,孔子"


def scores_of(labels: list[int]) -> NDArray[np.float32]:
    """Scores for which these labels are the likeliest."""
    out = np.full((len(labels), LABELS), -9.0, np.float32)
    for i, label in enumerate(labels):
        out[i, label] = -0.1
    return out


@st.composite
def names_of_a_stretch(draw: st.DrawFn) -> tuple[int, list[Name]]:
    """The number of characters, and names that do not overlap."""
    names: list[Name] = []
    at = 0
    for gap, length, label in draw(
        st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), st.sampled_from(NAMED)), max_size=6)
    ):
        names.append((at + gap, at + gap + length, label))
        at += gap + length
    return at + draw(st.integers(0, 2)), names


@given(names_of_a_stretch())
def test_labels_and_names_are_inverse(stretch: tuple[int, list[Name]]) -> None:
    size, names = stretch
    labels = [0] * size
    for start, end, label in names:
        labels[start:end] = label_numbers(end - start, label)
    assert likeliest(scores_of(labels)) == names


@given(st.lists(st.integers(0, LABELS - 1), max_size=12))
def test_whatever_is_likely_names_do_not_overlap(labels: list[int]) -> None:
    free = 0
    for start, end, label in likeliest(scores_of(labels)):
        assert free <= start < end <= len(labels)
        assert label in NAMED
        free = end


def test_a_stretch_knows_its_names_by_their_places_in_the_text() -> None:
    read = Read(10, scores_of([0, *label_numbers(3, "PERSON"), 0]))
    assert read.names() == [(11, 14, "PERSON")]
    assert read.least((11, 14, "PERSON")) == pytest.approx(-0.1)
    assert read.least((11, 13, "PERSON")) == pytest.approx(-9)
    assert read.holds((10, 15, "ORG"))
    assert not read.holds((9, 12, "ORG"))
    assert not read.holds((12, 16, "ORG"))


def tokenized(words: str, lemmas: list[str] | None = None, tags: list[str] | None = None) -> Doc:
    parts = words.split(" ") if words else []
    vocab = Vocab()
    vocab.set_vector("开会", np.array([1.0, 0.0, 0.0], np.float32))
    vocab.set_vector("市长", np.array([0.0, 1.0, 0.0], np.float32))
    return Doc(vocab, words=parts, spaces=[False] * len(parts), lemmas=lemmas, tags=tags)


def test_what_is_known_of_each_character() -> None:
    doc = tokenized("市长 伽 利 略 说", ["", "▁B", "▁M", "▁E", ""], ["职", "", "", "", ""])
    inputs = Alphabet.of("市长伽说", ["职"], {"说": "verb"}).inputs(doc)
    assert inputs.character.tolist() == [EDGE + 1, EDGE + 2, EDGE + 3, UNKNOWN, UNKNOWN, EDGE + 4]
    assert inputs.word.tolist() == [2, 4, 5, 6, 7, 1]
    assert inputs.mark.tolist() == [1, 1, 0, 0, 0, 0]
    assert inputs.kind.tolist() == [0, 0, 0, 0, 0, 1]
    rows: Any = doc.vocab.vectors.key2row
    assert inputs.row.tolist() == [rows[doc[0].orth] + 1] * 2 + [0] * 4
    assert inputs.known.shape == (6, BITS)


def test_what_is_read_side_by_side_is_read_as_if_alone() -> None:
    reader = CharacterReader(parts(5))
    lines = ["市长 开会 说", "说", "市长 说 市长 开会 开会 说"]
    together = reader.read(tokenized(" \n ".join(lines)))
    assert [read.start for read in together] == [0, 6, 8]
    for line, read in zip(lines, together, strict=True):
        (alone,) = reader.read(tokenized(line))
        np.testing.assert_allclose(alone.scores, read.scores, atol=1e-5)
        np.testing.assert_allclose(np.exp(read.scores).sum(axis=1), 1, atol=1e-5)
    assert reader.read(tokenized("")) == []


def test_the_layers_read_in_both_directions() -> None:
    reader = CharacterReader(parts(5))
    first, other = (reader.read(tokenized(text))[0].scores for text in ("市长 说 开会", "市长 说 市长"))
    assert not np.allclose(first[0], other[0], atol=1e-4)  # what follows is seen
    first, other = (reader.read(tokenized(text))[0].scores for text in ("市长 说 开会", "开会 说 开会"))
    assert not np.allclose(first[-1], other[-1], atol=1e-4)  # and what stands before


def test_a_network_comes_back_from_bytes() -> None:
    reader = CharacterReader(parts(7))
    again = CharacterReader.from_bytes(reader.to_bytes())
    doc = tokenized("市长 开会 说")
    np.testing.assert_array_equal(again.read(doc)[0].scores, reader.read(doc)[0].scores)
    assert again.alphabet == reader.alphabet


def test_a_network_for_other_lists_is_refused() -> None:
    with pytest.raises(DataError, match="bits of lists"):
        CharacterReader(parts(7) | {"known": np.zeros((BITS - 1, 3), np.float16)})
