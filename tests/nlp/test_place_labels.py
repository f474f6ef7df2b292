"""GPE or LOC, by name alone: the examples of the table, and the component."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from nlp.lexicon import read_toml
from nlp.place_labels import label_places, place_label

TABLE = read_toml("place_kinds.toml")["physical"]


@pytest.mark.parametrize("name", TABLE["examples"])
def test_nature_and_buildings(name: str) -> None:
    assert place_label(name) == "LOC"


@pytest.mark.parametrize("name", TABLE["counterexamples"])
def test_administrative(name: str) -> None:
    assert place_label(name) == "GPE"


@pytest.mark.parametrize("name", ["山西省", "法国", "青海", "唐山", "长宁", "清河镇", "浙江", "台湾", "信宜", "南非"])
def test_more_administrative(name: str) -> None:
    assert place_label(name) == "GPE"


@pytest.mark.parametrize("name", ["长江", "泰山", "亚洲", "东南亚", "中东", "西部", "人民广场", "解放路", "川东地区"])
def test_more_of_nature(name: str) -> None:
    assert place_label(name) == "LOC"


def test_the_component_labels_places_and_nothing_else() -> None:
    doc = Doc(spacy.blank("zh").vocab, words=["赵山", "到", "黄河", "、", "临江"])
    doc.ents = tuple(Span(doc, i, i + 1, label=label) for i, label in ((0, "PERSON"), (2, "GPE"), (4, "LOC")))
    assert [e.label_ for e in label_places(doc).ents] == ["PERSON", "LOC", "GPE"]
    assert list(label_places(Doc(doc.vocab, words=["好"])).ents) == []
