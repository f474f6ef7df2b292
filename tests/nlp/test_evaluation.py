"""Precision, recall and F by label, of a model alone and with the rules."""

from __future__ import annotations

from collections import Counter

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.annotated import Annotated
from nlp.evaluation import Count, Scores, evaluate
from nlp.pipeline import load_pipeline


@Language.component("sees_people")
def sees_people(doc: Doc) -> Doc:
    """A model that takes the first three characters for a PER, and the last for a place."""
    doc.ents = (Span(doc, 0, 3, label="PER"), Span(doc, len(doc) - 1, len(doc), label="GPE"))
    return doc


@pytest.fixture(scope="module")
def pipeline() -> Language:
    pipeline = load_pipeline("char")
    pipeline.add_pipe("sees_people", first=True)
    return pipeline


def test_labels_are_read_as_ours_and_those_that_the_file_has_not_are_left_out(pipeline: Language) -> None:
    gold = [Annotated("赵明远到会。", ((0, 3, "PERSON"),)), Annotated("孙伟到会了。", ((0, 2, "PERSON"),))]
    scores = evaluate(pipeline, gold)
    assert scores.labels == {"PERSON": Count(right=1, predicted=2, gold=2)}
    assert scores.missed == Counter({("PERSON", "孙伟"): 1})
    assert scores.invented == Counter({("PERSON", "孙伟到"): 1})


def test_rules_find_what_models_do_not() -> None:
    text = "县长赵明远主持召开县政府常务会议，研究《清河县节约用水办法》。"
    spans = ((0, 2, "ROLE"), (2, 5, "PERSON"), (16, 30, "POLICY"))
    alone = evaluate(load_pipeline("char"), [Annotated(text, spans)])
    both = evaluate(load_pipeline("char"), [Annotated(text, spans)], rules=True)
    assert alone.total().right == 0
    assert both.labels["PERSON"] == Count(1, 1, 1)
    assert both.labels["ROLE"] == Count(1, 1, 1)


def test_figures() -> None:
    scores = Scores()
    scores.add({(0, 2, "ORG"), (3, 4, "GPE")}, {(0, 2, "ORG"), (2, 4, "GPE")}, "县委到京")
    assert scores.total() == Count(1, 2, 2)
    assert (scores.total().precision, scores.total().recall, scores.total().f) == (0.5, 0.5, 0.5)
    assert "ORG      P 100.0  R 100.0  F 100.0  n 1" in scores.table()
    assert Scores().total().f == Count().precision == Count().recall == 0.0
