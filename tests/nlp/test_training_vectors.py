"""Vectors from raw text: what is read, what is kept, and what cannot be had back."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
import spacy

from nlp.models import ReadError
from nlp.tokenizer import WordTokenizer
from nlp.training.vectors import RAW_FILE, STEPS_PER_UNIT, pipeline_with, quantised, read_raw, tokens
from nlp.training.words import train_words

ITEMS = [
    "    临江市委召开会议，研究教育工作。\n短\n    临江市委召开会议，研究教育工作。",
    "　　清河县的春耕已经全面展开了。",
    "会议强调，要抓好落实，见到实效。\n临江市委召开会议，研究教育工作。",
]


def test_each_paragraph_of_a_part_once(tmp_path: Path) -> None:
    path = tmp_path / RAW_FILE
    path.write_bytes(gzip.compress("\n".join(json.dumps({"text": text}) for text in ITEMS).encode()))
    assert list(read_raw(path, 0)) == ["临江市委召开会议，研究教育工作。", "会议强调，要抓好落实，见到实效。"]
    assert list(read_raw(path, 1)) == ["清河县的春耕已经全面展开了。"]
    with pytest.raises(ReadError, match="no such file"):
        list(read_raw(tmp_path / "none.gz", 0))


def test_tokens_are_norms_and_unknown_words_are_characters(tmp_path: Path) -> None:
    train_words([["市委", "召开", "会议"], ["市委", "研究", "会议"], ["召开", "研究"]] * 3, [], tmp_path, epochs=6)
    tokenizer = WordTokenizer(spacy.blank("zh").vocab)
    tokenizer.load(tmp_path)
    (found,) = tokens(tokenizer, ["市委 召开12会议"])
    assert [t for t in found if not t.isascii()] == ["市委", "召开", "会议"]
    assert "".join(found) == "市委召开00会议"


def test_only_hashes_are_kept(tmp_path: Path) -> None:
    words = ["临江", "会议", "00年"]
    pipeline_with(words, np.random.default_rng(0).normal(size=(3, 4)).astype(np.float32)).to_disk(tmp_path)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert "临江".encode() not in path.read_bytes()
    loaded = spacy.load(tmp_path)
    assert loaded.vocab.vectors.shape == (3, 4)
    assert loaded.vocab.strings["临江"] in loaded.vocab.vectors
    assert loaded.vocab.strings["清河"] not in loaded.vocab.vectors


def test_values_are_coarse_and_of_unit_size() -> None:
    vectors = quantised(np.random.default_rng(0).normal(size=(100, 8)).astype(np.float32) * 7)
    assert vectors.dtype == np.float32
    assert np.array_equal(vectors * STEPS_PER_UNIT, np.round(vectors * STEPS_PER_UNIT))
    assert np.sqrt(np.mean(vectors**2)) == pytest.approx(1, abs=0.01)
