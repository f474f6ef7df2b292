"""What components share: matches, how a doc keeps them, and sentences."""

from __future__ import annotations

import itertools
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from nlp.components.base import Match, add_matches, get_matches, make, sentences
from tests.nlp.mini import characters


def test_a_match_keeps_what_was_seen_sorted_and_without_gaps() -> None:
    match = make("post", 3, 7, title="书记", org="", modifier="former")
    assert match == Match("post", 3, 7, (("modifier", "former"), ("title", "书记")))
    assert (match.get("title"), match.get("org")) == ("书记", "")


def test_a_doc_keeps_each_match_once_in_text_order() -> None:
    doc = characters().make_doc("清远市委书记")
    add_matches(doc, [make("post", 0, 6, title="书记"), make("organization", 0, 4)])
    add_matches(doc, [make("organization", 0, 4), make("person", 4, 6)])
    assert [(m.kind, m.start, m.end) for m in get_matches(doc)] == [
        ("post", 0, 6),
        ("organization", 0, 4),
        ("person", 4, 6),
    ]
    assert [m.kind for m in get_matches(doc, "person", "post")] == ["post", "person"]
    assert [s.text for s in doc.spans["organization"]] == ["清远市委"]


def test_matches_survive_bytes_and_pickle() -> None:
    doc = characters()("市委书记王海出席会议。")
    assert get_matches(doc)
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert get_matches(again) == get_matches(doc)
    assert get_matches(pickle.loads(pickle.dumps(doc))) == get_matches(doc)


SENTENCES: list[tuple[str, list[str]]] = [
    ("会议召开。王海讲话。", ["会议召开。", "王海讲话。"]),
    ("会议召开\n王海讲话", ["会议召开", "王海讲话"]),
    ("“要抓落实。”王海说。", ["“要抓落实。”", "王海说。"]),
    ("怎么办？！好！”会后", ["怎么办？！", "好！”", "会后"]),
    ("（记者王海。）会议", ["（记者王海。）", "会议"]),
    ("《怎么办？》出版。", ["《怎么办？》", "出版。"]),
    ("一；二：三，四", ["一；二：三，四"]),
    ("\n \n会议\n", ["会议"]),
    ("印发《关于供热\n工作的通知》。会后", ["印发《关于供热\n工作的通知》。", "会后"]),
    ("《未完\n的话。", ["《未完", "的话。"]),
    ("", []),
    ("。", ["。"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[s:e] for s, e in sentences(text)] == expected


@given(st.text("会议。！？”》）\n 王", max_size=30))
def test_sentences_leave_nothing_out_and_overlap_nowhere(text: str) -> None:
    spans = list(sentences(text))
    assert all(s < e and text[s:e].strip() for s, e in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert "".join("".join(text[s:e] for s, e in spans).split()) == "".join(text.split())
    assert not any("\n" in text[s:e] for s, e in spans)
