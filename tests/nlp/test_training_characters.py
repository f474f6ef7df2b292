"""What the reader of characters is taught with."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp.character_reader import Alphabet, label_numbers
from nlp.models import ReadError
from nlp.training.characters import by_length, lines_of, raw_stretches, read_invented
from nlp.training.corpus import PD_FILE
from nlp.training.vectors import RAW_FILE


@pytest.mark.parametrize(
    ("line", "text", "people"),
    [
        ("今天开会。", "今天开会。", []),
        ("[孔子]说：“[小禾]来。”", "孔子说：“小禾来。”", ["孔子", "小禾"]),
        ("[罗正][曹平]", "罗正曹平", ["罗正", "曹平"]),
    ],
)
def test_people_in_brackets(line: str, text: str, people: list[str], tmp_path: Path) -> None:
    path = tmp_path / "invented.txt"
    path.write_text(line + "\n", "utf-8")
    ((read, spans),) = read_invented(path)
    assert read == text
    assert [read[a:b] for a, b in spans] == people


@pytest.mark.parametrize("line", ["[孔子说", "孔子]说", "[[孔子]]说", "[]说"])
def test_a_bracket_that_is_not_closed_is_told(line: str, tmp_path: Path) -> None:
    path = tmp_path / "invented.txt"
    path.write_text("好\n" + line + "\n", "utf-8")
    with pytest.raises(ReadError, match="bracket"):
        read_invented(path)


def test_what_is_invented_reads_well() -> None:
    lines = read_invented()
    assert len({text for text, _ in lines}) > 2500
    assert sum(not people for _, people in lines) > len(lines) / 4
    for text, people in lines:
        assert text == text.strip()
        assert all(text[a:b].strip() == text[a:b] for a, b in people), text


def test_labels_of_the_names_of_each_stretch() -> None:
    words = ["市长", "王小禾", "到", "长宁", "\n", "财政局", "开会"]
    doc = Doc(Vocab(), words=words, spaces=[False] * len(words))
    spans = [(2, 5, "PERSON"), (6, 8, "LOC"), (9, 12, "ORG"), (0, 2, "ROLE")]
    first, second = lines_of(Alphabet.of("市长", [], {}), doc, spans)
    assert first.labels.tolist() == [0, 0, *label_numbers(3, "PERSON"), 0, *label_numbers(2, "GPE")]
    assert second.labels.tolist() == [*label_numbers(3, "ORG"), 0, 0]
    assert first.inputs.character.tolist()[:2] == [3, 4]
    assert not first.people_only


@given(st.lists(st.integers(1, 30), max_size=60), st.integers(30, 90))
def test_batches_hold_each_item_once_and_are_no_larger_than_they_may(sizes: list[int], most: int) -> None:
    batches = list(by_length(range(len(sizes)), sizes, most, random.Random(1)))
    assert sorted(i for batch in batches for i in batch) == list(range(len(sizes)))
    assert all(len(batch) * max(sizes[i] for i in batch) <= most for batch in batches if batch)


def test_what_the_layer_below_reads(tmp_path: Path) -> None:
    (tmp_path / "gsdsimp").mkdir()
    for part in ("train", "test"):
        (tmp_path / "gsdsimp" / f"{part}.iob2").write_text("1\t好\tO\n\n", "utf-8")
    pd = "19980101-01-001-001/m  市长/n  开会/v\n19980127-01-001-001/m  不/d  读/v\n"
    (tmp_path / PD_FILE).write_bytes(gzip.compress(pd.encode()))
    raw = json.dumps({"text": "临江市委召开会议，研究教育。\n短"}) + "\n"
    (tmp_path / RAW_FILE).write_bytes(gzip.compress(raw.encode()))
    assert raw_stretches(tmp_path) == ["临江市委召开会议,研究教育。", *["市长开会"] * 3]
