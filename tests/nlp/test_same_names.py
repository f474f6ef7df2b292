"""People of an article in agreement with each other, on articles written for these tests."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from nlp.same_names import DOUBTED, agree, same_names


def marked(text: str) -> tuple[str, set[tuple[int, int, str]]]:
    """A text with [people], {places} and <organisations>, as text and entities."""
    clean, found, start = "", set(), 0
    labels = {"]": "PERSON", "}": "GPE", ">": "ORG"}
    for char in text:
        if char in "[{<":
            start = len(clean)
        elif char in labels:
            found.add((start, len(clean), labels[char]))
        else:
            clean += char
    return clean, found


CASES = [
    # passed over
    ("村医[苗小禾]来了。见到苗小禾，大家都笑。", "村医[苗小禾]来了。见到[苗小禾]，大家都笑。"),
    ("[阿岚]说。[阿岚]笑了。像阿岚这样的人。", "[阿岚]说。[阿岚]笑了。像[阿岚]这样的人。"),
    # two characters found once are a word as likely as not
    ("[高原]说。这里是高原，高原风大。", "[高原]说。这里是高原，高原风大。"),
    # found too seldom for the times it stands there
    ("[木星一]亮。木星一远，木星一近，木星一大，木星一小。", "[木星一]亮。木星一远，木星一近，木星一大，木星一小。"),
    # a term
    ("[方正明]说。方正明定理和方正明", "[方正明]说。方正明定理和[方正明]"),
    # inside another entity
    ("[赵明远]说。<赵明远基金会>成立。", "[赵明远]说。<赵明远基金会>成立。"),
    # too short, too long
    ("[苗小禾]说。[苗小禾]来。此时[苗小]禾走了。", "[苗小禾]说。[苗小禾]来。此时[苗小禾]走了。"),
    ("[田牧]说。[田牧]来。[田牧]去。[田牧因]此高兴。", "[田牧]说。[田牧]来。[田牧]去。[田牧]因此高兴。"),
    ("[田牧]说。[田牧因]此高兴。", "[田牧]说。[田牧因]此高兴。"),
    ("[苗]小禾说。[苗小禾]来。[苗小禾]去。[苗]书记到。", "[苗小禾]说。[苗小禾]来。[苗小禾]去。[苗]书记到。"),
    ("[苗小]<禾苗公司>说。[苗小禾]来。[苗小禾]去。", "[苗小]<禾苗公司>说。[苗小禾]来。[苗小禾]去。"),
    # what is of no name
    ("[欧阳岚夫]人江月、[周海夫]人田牧到会。[李大夫]来了。", "[欧阳岚]夫人江月、[周海]夫人田牧到会。[李大夫]来了。"),
    ("[田牧\n]昨日开会。\n[\n苗]", "[田牧]\n昨日开会。\n\n苗"),
    # one string, two labels
    ("[辛江]说。[辛江]来。到{辛江}去。", "[辛江]说。[辛江]来。到[辛江]去。"),
    ("[临江]说。{临江}大。到{临江}去。", "{临江}说。{临江}大。到{临江}去。"),
    ("[临江]说。到{临江}去。", "[临江]说。到{临江}去。"),
    # no people
    ("到{临江}去。临江大。", "到{临江}去。临江大。"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:16] for text, _ in CASES])
def test_agree(text: str, expected: str) -> None:
    clean, found = marked(text)
    assert agree(clean, found) == marked(expected)[1]


def doc_of(words: list[str], *entities: tuple[int, int, str]) -> Doc:
    doc = Doc(Vocab(), words=words, spaces=[False] * len(words))
    doc.ents = tuple(Span(doc, *entity) for entity in entities)
    return doc


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(e.text, e.label_) for e in doc.ents]


def test_component_marks_whole_tokens() -> None:
    words = ["苗小禾", "说", "见", "苗", "小", "禾", "笑", "与苗", "小禾"]
    assert names(same_names(doc_of(words, (0, 1, "PERSON")))) == [("苗小禾", "PERSON")] * 2


def test_component_keeps_what_it_cannot_better() -> None:
    words = ["苗", "小", "禾", "说", "苗", "小", "禾", "来", "苗", "小", "禾走"]
    doc = doc_of(words, (0, 3, "PERSON"), (4, 7, "PERSON"), (8, 10, "PERSON"))
    assert names(same_names(doc)) == [("苗小禾", "PERSON"), ("苗小禾", "PERSON"), ("苗小", "PERSON")]


def test_component_leaves_docs_without_people_alone() -> None:
    doc = doc_of(["到", "临江"], (1, 2, "GPE"))
    assert names(same_names(doc)) == [("临江", "GPE")]
    assert names(same_names(doc_of([]))) == []


def test_component_finds_the_other_places_of_who_is_doubted() -> None:
    doc = doc_of(["田小牧", "说", "，", "见", "田小牧", "，", "赵岚", "来"], (6, 7, "PERSON"))
    doc.user_data[DOUBTED] = [(0, 3)]
    assert names(same_names(doc)) == [("赵岚", "PERSON")]
    assert doc.user_data[DOUBTED] == [(0, 3), (6, 9)]
    doc = doc_of(["田小牧", "说", "，", "见", "田小牧"], (0, 1, "PERSON"))
    doc.user_data[DOUBTED] = [(6, 9)]
    same_names(doc)
    assert doc.user_data[DOUBTED] == []  # who stands is not doubted
