"""Annotation made by zhengtu itself: titles in corpora, and paragraphs of raw text."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from nlp.evaluation import as_article
from nlp.models import ReadError
from nlp.pipeline import annotate, load_pipeline
from nlp.training import silver
from nlp.training.corpus import Sentence
from nlp.training.examples import name_labels, side_tags
from nlp.training.vectors import RAW_FILE

ROW = "    昨日，临江市委书记赵明远主持召开会议，副市长孙丽萍参加，村民李国强说好。"


def test_titles_are_whole_words_the_longest_first() -> None:
    words = ["市委", "副", "书记", "、", "市长", "说", "村民", "记者", "副", "主任"]
    assert silver.office_words(words) == [(1, 3), (4, 5), (8, 10)]


def test_a_verb_is_no_title() -> None:
    words = ("职工", "代表", "代表", "大家", "说")
    sentence = Sentence(words, (), tags=("n", "n", "v", "r", "v"))
    assert silver.with_roles(sentence).entities == ((1, 2, "ROLE"),)


def test_titles_in_other_names_stay_parts_of_them() -> None:
    sentence = Sentence(("市长", "热线", "市长"), ((0, 2, "ORG"),))
    assert silver.with_roles(sentence).entities == ((0, 2, "ORG"), (2, 3, "ROLE"))


def test_rules_and_recogniser_together_without_overlap() -> None:
    (doc,) = annotate(load_pipeline("char"), [as_article(ROW.strip())])
    found = [(doc.text[a:b], label) for a, b, label in silver.labelled(doc)]
    assert found == [
        ("书记", "ROLE"),
        ("赵明远", "PERSON"),
        ("副市长", "ROLE"),
        ("孙丽萍", "PERSON"),
        ("李国强", "PERSON"),
    ]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": ROW + "\n短\n" + ROW},
        {"id": "b", "text": "今年的小麦长势喜人，预计比去年多收一成左右。"},
    ]
    (tmp_path / RAW_FILE).write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    silver.label_broadcasts(tmp_path, tmp_path / "out")
    (sentence,) = silver.read_broadcasts(tmp_path / "out")
    assert sentence.text == ROW.strip()
    spans = {(sentence.text[a:b], label) for a, b, label in sentence.spans()}
    assert {("赵明远", "PERSON"), ("临江市委", "ORG"), ("书记", "ROLE"), ("副市长", "ROLE")} <= spans
    with pytest.raises(ReadError, match="no such file"):
        silver.label_broadcasts(tmp_path / "none", tmp_path / "out")


@pytest.mark.parametrize(
    ("tokens", "tags"),
    [
        (["市委", "书记", "说"], ["n", "n", "v"]),
        (["市", "委", "书记", "说"], ["Bn", "En", "n", "v"]),
        (["市委", "书记说"], ["n", "X"]),
    ],
)
def test_the_side_task_asks_for_words_and_their_parts_of_speech(tokens: list[str], tags: list[str]) -> None:
    sentence = Sentence(("市委", "书记", "说"), tags=("n", "n", "v"))
    spans, at = [], 0
    for token in tokens:
        spans.append((at, at + len(token)))
        at += len(token)
    assert side_tags(sentence, spans) == tags
    assert side_tags(Sentence(sentence.words), spans) == [""] * len(tokens)


def test_the_recogniser_learns_four_labels() -> None:
    assert sorted(name_labels()["1"]) == ["GPE", "ORG", "PERSON", "ROLE"]
