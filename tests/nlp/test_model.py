"""The shipped pipeline: loads anywhere, covers every text, finds what it is for. And its tokenizer by itself."""

from __future__ import annotations

import json
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

import nlp
from nlp.models import DataError
from nlp.tokenizer import (
    BEGIN,
    COMMON,
    END,
    MIDDLE,
    PLAIN,
    PREDICATE,
    VERB,
    WordTokenizer,
    join_words,
    norm,
    prefix,
    segmenter_alphabet,
    shape,
    suffix,
)
from nlp.training.corpus import PD_FILE, read_corpora, read_segmented
from nlp.training.evaluate import score_entities, score_words

MODEL = Path(nlp.__file__).parent / "model"
SHARED = Path(__file__).resolve().parents[2].parent / "shared"


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return spacy.load(MODEL)


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(e.text, e.label_) for e in doc.ents]


CASES = [
    ("市委书记赵明远主持会议并讲话。", [("赵明远", "PERSON")]),
    ("副市长陈国华、孙丽萍出席会议。", [("陈国华", "PERSON"), ("孙丽萍", "PERSON")]),
    ("本报讯（记者 周建国）昨日，山东省济南市召开全市教育工作会议。",
     [("周建国", "PERSON"), ("山东省", "GPE"), ("济南市", "GPE")]),
    ("国务院总理会见了法国客人。", [("国务院", "ORG"), ("法国", "GPE")]),
    ("（记者 王 伟）", [("王 伟", "PERSON")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:10] for text, _ in CASES])
def test_finds_names(pipeline: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(pipeline(text)) == expected


def test_a_line_of_an_article_does_not_reach_into_the_next(pipeline: Language) -> None:
    doc = pipeline("县长李志强主持会议。\n副县长张小梅参加。")
    assert ("李志强", "PERSON") in names(doc)
    assert ("张小梅", "PERSON") in names(doc)


text_like = st.text(
    alphabet=st.one_of(
        st.sampled_from("市委书记赵明远主持会议，。：“”（）《》 \n\t　·—…□1２aＡ%％./"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


@settings(max_examples=300)
@given(text_like)
def test_tokens_cover_every_text(text: str) -> None:
    pipeline = _loaded()
    for doc in (pipeline.make_doc(text), pipeline(text)):
        assert doc.text == text
        assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
    assert "".join(pipeline.tokenizer.words(text)) == text


_PIPELINES: list[Language] = []


def _loaded() -> Language:
    if not _PIPELINES:
        _PIPELINES.append(spacy.load(MODEL))
    return _PIPELINES[0]


def test_long_stretches(pipeline: Language) -> None:
    text = "会议强调" * 1500
    assert pipeline.make_doc(text).text == text


def test_marks_are_gone_and_entities_keep_their_boundaries(pipeline: Language) -> None:
    doc = pipeline("副市长欧阳慕白说，翀煜乡的饸饹面味道好。")
    assert not any(t.lemma_ for t in doc)
    for entity in doc.ents:
        assert entity.text == doc.text[entity.start_char : entity.end_char]


@pytest.mark.parametrize(
    ("marks", "entity", "expected"),
    [
        (["", BEGIN, MIDDLE, END, ""], None, ["甲", "乙丙丁", "戊"]),
        (["", BEGIN, MIDDLE, END, ""], (1, 4), ["甲", "乙丙丁", "戊"]),
        (["", BEGIN, MIDDLE, END, ""], (0, 3), ["甲", "乙丙", "丁", "戊"]),
        (["", BEGIN, MIDDLE, END, ""], (2, 5), ["甲", "乙", "丙丁", "戊"]),
        (["", BEGIN, MIDDLE, END, ""], (2, 3), ["甲", "乙", "丙", "丁", "戊"]),
        ([BEGIN, END, "", BEGIN, END], None, ["甲乙", "丙", "丁戊"]),
        (["", "", "", "", ""], (0, 2), ["甲", "乙", "丙", "丁", "戊"]),
    ],
)
def test_join_words(marks: list[str], entity: tuple[int, int] | None, expected: list[str]) -> None:
    doc = Doc(Vocab(), words=list("甲乙丙丁戊"), spaces=[False] * 5, lemmas=marks)
    if entity:
        doc.ents = (Span(doc, *entity, label="PERSON"),)
    before = names(doc)
    doc = join_words(doc)
    assert [t.text for t in doc] == expected
    assert names(doc) == before


def test_joined_words_leave_the_vectors_as_they_are() -> None:
    vocab = Vocab()
    vocab.set_vector("甲", np.ones(3, dtype="float32"))
    doc = Doc(vocab, words=list("甲乙"), spaces=[False] * 2, lemmas=[BEGIN, END])
    assert [t.text for t in join_words(doc)] == ["甲乙"]
    assert vocab.vectors.n_keys == 1
    assert vocab.has_vector("甲")
    assert not vocab.has_vector("甲乙")


def test_texts_before_make_no_difference(pipeline: Language) -> None:
    texts = [text for text, _ in CASES]
    first = [names(pipeline(text)) for text in texts]
    assert [names(pipeline(text)) for text in reversed(texts)] == first[::-1]
    assert pipeline.vocab.vectors.shape == spacy.load(MODEL).vocab.vectors.shape


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("1998年", ("0000年", "0", "年", "0汉")),
        ("ＡＢｃ", ("abc", "a", "c", "A")),
        ("市委", ("市委", "市", "委", "汉汉")),
    ],
)
def test_lexical_attributes(word: str, expected: tuple[str, ...]) -> None:
    assert (norm(word), prefix(word), suffix(word), shape(word)) == expected


def test_segmenter_alphabet_keeps_the_length() -> None:
    text = "2024年Covid-19增长3．5%，ＡＢ"
    assert len(segmenter_alphabet(text)) == len(text)
    assert segmenter_alphabet("ａ1%") == "Ａ0％"


def test_width_makes_no_difference(pipeline: Language) -> None:
    half, full = (
        pipeline(t) for t in ("2024年10月17日，GDP增长3.5%。", "２０２４年１０月１７日，ＧＤＰ增长３．５％。")
    )
    assert [len(t) for t in half] == [len(t) for t in full]


def test_two_processes_give_the_same(pipeline: Language) -> None:
    texts = [text for text, _ in CASES] * 3
    one = [(names(d), [t.text for t in d]) for d in pipeline.pipe(texts, batch_size=4)]
    two = [(names(d), [t.text for t in d]) for d in pipeline.pipe(texts, batch_size=4, n_process=2)]
    assert one == two


def test_survives_bytes_and_pickle(pipeline: Language) -> None:
    tokenizer = pipeline.tokenizer
    copies = [WordTokenizer(pipeline.vocab).from_bytes(tokenizer.to_bytes()), pickle.loads(pickle.dumps(tokenizer))]
    for copy in copies:
        assert [t.text for t in copy(CASES[0][0])] == [t.text for t in tokenizer(CASES[0][0])]
        assert copy.kinds == tokenizer.kinds  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("word", "kind"),
    [("采访", VERB), ("马上", VERB), ("建设", PREDICATE), ("文化", COMMON), ("银杏", PLAIN), ("濮阳青", "")],
)
def test_kinds_of_words(pipeline: Language, word: str, kind: str) -> None:
    assert cast(WordTokenizer, pipeline.tokenizer).kind(word) == kind


def test_loads_from_any_folder_without_network(tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(MODEL, copy)
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise OSError('no network')\n"
        "socket.socket.connect = refuse\n"
        "import spacy, nlp.tokenizer\n"
        f"print([e.text for e in spacy.load({str(copy)!r})('市委书记赵明远主持会议。').ents])\n"
    )
    root = Path(nlp.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path,
        encoding="utf-8", env={"PYTHONPATH": str(root), "PATH": "", "HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.stdout.strip() == "['赵明远']"
    assert not (tmp_path / ".pkuseg").exists()


def test_without_a_segmenter_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no segmenter loaded"):
        WordTokenizer(Vocab())("会议")
    with pytest.raises(DataError, match=r"features\.msgpack"):
        WordTokenizer(Vocab()).load(tmp_path)


def test_package_is_small_and_names_nothing_of_the_machine() -> None:
    files = [p for p in MODEL.rglob("*") if p.is_file()]
    assert sum(p.stat().st_size for p in files) <= 40e6
    assert max(p.stat().st_size for p in files) <= 20e6
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    assert meta["version"]
    assert "PD-1998" in meta["license"]
    assert meta["labels"]["ner"] == ["GPE", "ORG", "PERSON"]  # LOC is told from GPE by name
    for path in files:
        if path.suffix in (".cfg", ".json", ".md") or path.name == "cfg":
            assert not {"/tmp", "/home", "/root"} & set(path.read_text(encoding="utf-8").replace('"', " ").split())
    assert "data = null" in (MODEL / "config.cfg").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in (MODEL / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_names_of_the_held_out_days(pipeline: Language) -> None:
    if not (SHARED / "data" / PD_FILE).is_file():
        pytest.skip("PD-1998 is not beside this checkout")
    scores = score_entities(pipeline, read_corpora(SHARED / "data").test[::4])
    floors = {"PERSON": 0.91, "GPE": 0.915, "LOC": 0.81, "ORG": 0.88}
    assert {label: scores.labels[label].f >= floor for label, floor in floors.items()} == dict.fromkeys(floors, True)


def test_words_of_the_public_test_set(pipeline: Language) -> None:
    path = SHARED / "data" / "pku_test_gold.utf8"
    if not path.is_file():
        pytest.skip("the SIGHAN 2005 PKU test set is not beside this checkout")
    assert score_words(pipeline, read_segmented(path)[:300]).f > 0.93
