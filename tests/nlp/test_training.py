"""Readers, invented sentences, and the training of words and names, on texts written for these tests."""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy_pkuseg import pkuseg

import nlp.training.examples as examples
from nlp.evaluation import Count, Scores
from nlp.models import ReadError
from nlp.pipeline import load_pipeline
from nlp.tokenizer import COMMON, PREDICATE, VERB
from nlp.training.augment import (
    TEMPLATES,
    Names,
    augmented,
    from_template,
    ordinary_words,
    random_person,
    random_place,
    substitute,
)
from nlp.training.balance import balance, lower
from nlp.training.corpus import (
    DEV_DAYS,
    LABELS,
    TEST_DAYS,
    Sentence,
    articles,
    join,
    read_cluener,
    read_corpora,
    read_pd,
    read_segmented,
    read_uner,
)
from nlp.training.evaluate import score_entities, score_people, score_words
from nlp.training.roles import ROLE
from nlp.training.train import CONFIG, META
from nlp.training.words import COMMON_COUNT, fit, kinds, tags, train_words

PD = """\
19980102-01-001-001/m 市长/n 赵/nr 明远/nr 、/w 欧阳/nr 岚/nr 和/c 比尔·怀特/nr 到/v [临江市/ns 教育局/n]nt １２月/t
19980102-01-001-002/m 在/p [青山/ns 自治县/n]ns ，/w 清河镇/ns 农民/n 增收/v １３·４％/m

19980103-01-001-001/m （/w 记者/n 周/nr 岩/nr 李/nr 小禾/nr ）/w 黄河/ns [冰冻三尺/i ，/w 非一日之寒/i]i
19980126-01-001-001/m 新华社/nt 长宁/ns 电/n 陈/nr 方/nr 安宁/nr 说/v 小/a 赵/nr 来/v
"""
MORE = """\
19980104-01-001-001/m 局长/n 高/nr 明/nr 王/nr 志/nr 文/n 高原/n 方向/n 明志/n 志明/n 远明/n 在/p 清河县/ns 开会/v
19980104-01-001-002/m 孙/nr 明志/nr 、/w 钱/nr 志明/nr 说/v 长宁/ns 和/c 大洼村/ns 高原/n 方向/n [临江市/ns 财政局/n]nt
"""


def pd_file(folder: Path, text: str = PD) -> Path:
    path = folder / "pd1998-01.txt.gz"
    path.write_bytes(gzip.compress(text.encode()))
    return path


def found(sentence: Sentence) -> list[tuple[str, str]]:
    return [(sentence.text[a:b], label) for a, b, label in sentence.spans()]


def test_pd_words_and_entities(tmp_path: Path) -> None:
    first, second, third, fourth = read_pd(pd_file(tmp_path))
    assert first.date == "19980102"
    assert first.words[-1] == "12月"
    assert found(first) == [
        ("赵明远", "PERSON"),
        ("欧阳岚", "PERSON"),
        ("比尔·怀特", "PERSON"),
        ("临江市教育局", "ORG"),
    ]
    assert found(second) == [("青山自治县", "GPE"), ("清河镇", "GPE")]
    assert second.words[-1] == "13.4％"
    assert found(third) == [("周岩", "PERSON"), ("李小禾", "PERSON"), ("黄河", "LOC")]
    assert found(fourth) == [("新华社", "ORG"), ("长宁", "GPE"), ("陈方安宁", "PERSON"), ("赵", "PERSON")]


def test_pd_word_without_a_tag_is_named(tmp_path: Path) -> None:
    path = pd_file(tmp_path, "19980102-01-001-001/m  市长/n\n19980102-01-001-002/m  市长/n  赵\n")
    with pytest.raises(ReadError, match=r"gz:2: no tag in '赵'"):
        list(read_pd(path))


def test_uner(tmp_path: Path) -> None:
    rows = [
        ("李", "B-PER"),
        ("文", "I-PER"),
        ("在", "O"),
        ("临江市", "B-LOC"),
        ("黑水河", "B-LOC"),
        ("造船厂", "B-ORG"),
    ]
    body = "".join(f"{i}\t{word}\t{tag}\t-\t-\n" for i, (word, tag) in enumerate(rows, 1))
    path = tmp_path / "a.iob2"
    path.write_text(f"# sent_id = 1\n{body}\n# sent_id = 2\n1\t好\tO\t-\t-\n", encoding="utf-8")
    one, two = read_uner(path)
    assert found(one) == [("李文", "PERSON"), ("临江市", "GPE"), ("黑水河", "LOC"), ("造船厂", "ORG")]
    assert two.words == ("好",)
    path.write_text("1\t好\n", encoding="utf-8")
    with pytest.raises(ReadError, match="fewer than three columns"):
        list(read_uner(path))


def test_corpora_keep_the_days_apart(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_corpora(tmp_path)
    pd_file(tmp_path, PD + "19980125-01-001-001/m  好/a\n")
    with pytest.raises(ReadError, match="iob2"):
        read_corpora(tmp_path)
    (tmp_path / "gsdsimp").mkdir()
    for part in ("train", "test"):
        (tmp_path / "gsdsimp" / f"x-{part}.iob2").write_text("1\t好\tO\n", encoding="utf-8")
    corpora = read_corpora(tmp_path)
    assert {s.date for s in corpora.test} <= TEST_DAYS
    assert {s.date for s in corpora.dev} <= DEV_DAYS
    assert not {s.date for s in corpora.train} & (TEST_DAYS | DEV_DAYS)
    assert [len(part) for part in (corpora.train, corpora.dev, corpora.test)] == [3, 1, 1]


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> list[Sentence]:
    return list(read_pd(pd_file(tmp_path_factory.mktemp("pd"), PD + MORE)))


def consistent(sentence: Sentence) -> None:
    """Entities are in order, do not overlap, are labelled as promised and cover whole words."""
    at = 0
    for a, b, label in sentence.entities:
        assert at <= a < b <= len(sentence.words)
        assert label in (*LABELS, ROLE)
        at = b
    assert all(sentence.words)
    for (a, b, _), (start, end, _) in zip(sentence.entities, sentence.spans(), strict=True):
        assert sentence.text[start:end].replace(" ", "") == "".join(sentence.words[a:b])


def test_invented_sentences_keep_their_entities(sentences: list[Sentence]) -> None:
    names = Names.from_sentences(sentences)
    rng = random.Random(1)
    for sentence in augmented(sentences * 20, names, rng, 300):
        consistent(sentence)
    changed = substitute(sentences[0], names, rng, people=1.0, places=1.0)
    assert [label for _, label in found(changed)] == [label for _, label in found(sentences[0])]
    assert changed.text != sentences[0].text


def test_rare_words_take_the_place_of_ordinary_ones() -> None:
    """陶俑 begins like a name and is none; the words beside a name stay, and so do those of other parts of speech."""
    words = ("记者", "赵", "明远", "看", "展览", "的", "展览", "和", "村民", "周岩")
    tags = ("n", "nr", "nr", "v", "n", "u", "n", "c", "n", "nr")
    sentence = Sentence(words, ((1, 3, "PERSON"), (9, 10, "PERSON")), "19980102", tags=tags)
    rare = Sentence(("陶俑", "喷泉", "县长"), (), "19980102", tags=("n", "n", "n"))
    names = Names.from_sentences([*[sentence] * 3, rare])
    assert names.rare == {"n": ("喷泉", "陶俑")}  # 展览 and 村民 are met too often, 县长 is a title
    assert names.rare_like_names == {"n": ("陶俑",)}
    seen = [ordinary_words(sentence, 3, 9, names, random.Random(seed)) for seed in range(200)]
    assert {w[0] + w[2] + w[4] + w[5] for w in seen} == {"看的和村民"}
    drawn = Counter(word for w in seen for word in (w[1], w[3]))
    assert drawn.keys() == {"展览", "陶俑", "喷泉"}
    assert drawn["展览"] > drawn["陶俑"] > drawn["喷泉"]
    changed = substitute(sentence, names, random.Random(1), people=0, rare_words=True)
    assert [label for _, label in found(changed)] == ["PERSON", "PERSON"]
    assert changed.tags == tags


@pytest.mark.parametrize("template", TEMPLATES, ids=["".join(t)[:12] for t in TEMPLATES])
def test_templates(template: tuple[str, ...], sentences: list[Sentence]) -> None:
    names = Names.from_sentences(sentences)
    for seed in range(5):
        sentence = from_template(template, names, random.Random(seed))
        consistent(sentence)
        count = Counter(label for _, _, label in sentence.entities)
        assert count["PERSON"] == sum(template.count(item) for item in ("{P}", "{S}", "{K}"))
        assert count["GPE"] + count["ORG"] == template.count("{G}") + template.count("{C}")
        titles = [a.endswith("/R") and not b.endswith("/R") for a, b in zip(template, (*template[1:], ""), strict=True)]
        assert count["ROLE"] == sum(titles)
        assert "{" not in sentence.text
        assert "/R" not in sentence.text


def test_same_seed_same_names(sentences: list[Sentence]) -> None:
    names = Names.from_sentences(sentences)
    draw = [["".join(random_person(names, rng)) for _ in range(200)] for rng in (random.Random(5), random.Random(5))]
    assert draw[0] == draw[1]
    assert len(set(draw[0])) > 100
    assert any("·" in name for name in draw[0])
    assert random_place(names, random.Random(1), "县").endswith("县")


def test_join() -> None:
    a = Sentence(("王", "伟", "说"), ((0, 2, "PERSON"),), spaces=frozenset({0}))
    joined = join([a, a])
    assert joined.text == "王 伟说王 伟说"
    assert found(joined) == [("王 伟", "PERSON")] * 2
    assert join([a, a], between="\n").text == "王 伟说\n王 伟说"
    assert join([]) == Sentence(())


def test_articles(sentences: list[Sentence]) -> None:
    assert [len(a) for a in articles(sentences)] == [2, 1, 1, 2]
    apart = Sentence(("好",))
    assert list(articles([apart, apart])) == [[apart], [apart]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["我"], "B_single"),
        (["人民"], "B I_end"),
        (["共和国"], "B I_first I_end"),
        (["中华人民", "的"], "B I_first I I_end B_single"),
    ],
)
def test_tags(words: list[str], expected: str) -> None:
    assert tags(words) == expected.split()


WORDS = [
    line.split()
    for line in (
        "市委 书记 到 清河县 调研 乡村 振兴 工作",
        "县委 书记 在 清河县 主持 会议",
        "市长 主持 会议 并 讲话",
        "会议 研究 乡村 振兴 工作 并 讲话",
        "市委 在 12月 调研 会议 工作",
    )
]


def test_train_words_learns_and_pkuseg_reads_it(tmp_path: Path) -> None:
    lines: list[str] = []
    train_words(WORDS * 4, [["县长", "说"]] * 3, tmp_path, epochs=6, report=lines.append)
    assert len(lines) == 7
    segmenter = pkuseg(str(tmp_path), user_dict=None)
    for words in WORDS:
        assert segmenter.cut("".join(words)) == words
    assert "县长" not in segmenter.feature_extractor.unigram


def test_training_words_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        train_words(WORDS * 2, [], tmp_path / name, epochs=2, seed=3)
    for file in ("features.msgpack", "weights.npz"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_kinds_of_words() -> None:
    rows = [
        *[("采访 采访 采访 采访 采访 王 海 金山", "v v v v vn nr nr ns")] * 2,  # be it a noun by its place now and then
        *[("文化 方向 采风 建设", "n n v vn")] * 2,
        *[("文化 方向", "n nz")] * COMMON_COUNT,  # 方向 is somebody's name as well
        ("游说 Ｘ", "v v"),
    ]
    sentences = [Sentence(tuple(words.split()), (), tags=tuple(parts.split())) for words, parts in rows]
    sentences += [Sentence(("贸易", "促进", "会"), ((0, 3, "ORG"),), tags=("n", "v", "n"))] * 2
    assert kinds(sentences) == {
        "采访": VERB,
        "采风": VERB,
        "建设": PREDICATE,
        "促进": PREDICATE,
        "文化": COMMON,
    }


def test_gradient_is_the_derivative_of_the_loss() -> None:
    from nlp.training.words import Paragraph, _gradient

    rng = np.random.default_rng(0)
    paragraphs = []
    for length in (4, 2, 1):
        features = rng.integers(0, 6, size=2 * length).astype(np.int32)
        starts = np.arange(0, 2 * length, 2, dtype=np.int32)
        paragraphs.append(Paragraph(features, starts, rng.integers(0, 5, size=length).astype(np.int8)))
    node, edge = rng.normal(size=(6, 5)), rng.normal(size=(5, 5))
    used, node_gradient, edge_gradient, loss = _gradient(paragraphs, node, edge)
    step = 1e-6
    for row, feature in enumerate(used):
        moved = node.copy()
        moved[feature, 2] += step
        assert (_gradient(paragraphs, moved, edge)[3] - loss) / step == pytest.approx(node_gradient[row, 2], abs=1e-4)
    for i, j in ((0, 1), (3, 3), (4, 0)):
        moved = edge.copy()
        moved[i, j] += step
        assert (_gradient(paragraphs, node, moved)[3] - loss) / step == pytest.approx(edge_gradient[i, j], abs=1e-4)
    losses: list[str] = []
    fit(paragraphs * 5, 6, epochs=5, seed=0, report=losses.append)
    assert float(losses[-1].split()[-1]) < float(losses[0].split()[-1])


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> spacy.Language:
    """A pipeline with a real segmenter, and no recogniser."""
    folder = tmp_path_factory.mktemp("segmenter")
    train_words(WORDS * 4, [], folder, epochs=6)
    pipeline = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "zhengtu.WordTokenizer.v1"}}})
    pipeline.tokenizer.load(folder)
    return pipeline


def test_examples_cut_tokens_where_names_end(tiny: spacy.Language) -> None:
    sentence = Sentence(("会", "议", "并", "讲话"), ((0, 1, "PERSON"),))
    assert [t.text for t in tiny("会议并讲话")] == ["会议", "并", "讲话"]
    example = examples.example(tiny.make_doc, sentence)
    assert [t.text for t in example.x] == ["会", "议", "并", "讲话"]
    assert [(e.text, e.label_) for e in example.y.ents] == [("会", "PERSON")]


def test_examples_have_one_label_for_places(tiny: spacy.Language) -> None:
    sentence = Sentence(("黄河", "讲话"), ((0, 1, "LOC"),))
    assert [e.label_ for e in examples.example(tiny.make_doc, sentence).y.ents] == ["GPE"]
    assert [e.label_ for e in examples.gold_doc(tiny.make_doc, sentence).ents] == ["LOC"]


def test_people_are_begun_less_readily(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = spacy.blank("zh")
    recogniser: Any = pipeline.add_pipe("ner")
    for label in ("PERSON", "GPE"):
        recogniser.add_label(label)
    pipeline.initialize()
    moves, layer = recogniser.moves, recogniser.model.get_ref("upper")

    def lowered() -> dict[str, float]:
        names = [moves.get_class_name(i) for i in range(moves.n_moves)]
        return {name: float(-b) for name, b in zip(names, layer.get_param("b"), strict=True) if b}

    def score(pipeline: spacy.Language, articles: list[Sentence]) -> Scores:
        right = {0.0: 5, 0.25: 5, 0.5: 8, 0.75: 8}.get(lowered().get("B-PERSON", 0.0), 7)
        return Scores(labels={"PERSON": Count(right, 10, 10)})

    monkeypatch.setattr("nlp.training.balance.score_entities", score)
    assert balance(pipeline, []) == 0.5
    assert lowered() == {"B-PERSON": 0.5, "U-PERSON": 0.5}
    lower(pipeline, 0.25)
    assert lowered() == {"B-PERSON": 0.75, "U-PERSON": 0.75}


def test_lists_of_delegates_are_no_test(tmp_path: Path) -> None:
    name = " 、/w ".join(["赵/nr 明远/nr"] * examples.DELEGATES)
    data = corpora(tmp_path, f"19980124-01-001-001/m {name}\n19980125-01-001-001/m 好/a\n19980125-01-001-002/m 会/v\n")
    assert [s.text for s in examples.dev_articles(data)] == ["好\n会"]


def test_scores(tiny: spacy.Language) -> None:
    ruler = tiny.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "清河县"}, {"label": "ORG", "pattern": "会议"}])  # type: ignore[attr-defined]
    gold = Sentence(("在", "清河县", "主持", "会议"), ((1, 2, "LOC"), (2, 3, "PERSON")))
    scores = score_entities(tiny, [gold], one_place=True)
    assert scores.labels == {"LOC": Count(1, 1, 1), "PERSON": Count(0, 0, 1), "ORG": Count(0, 1, 0)}
    assert scores.total() == Count(1, 2, 2)
    assert (scores.total().precision, scores.total().recall, scores.total().f) == (0.5, 0.5, 0.5)
    assert scores.missed == Counter({("PERSON", "主持"): 1})
    assert "LOC      P 100.0  R 100.0  F 100.0  n 1" in scores.table()
    assert Scores().total().f == 0.0
    words = score_words(tiny, [WORDS[1], ["市", "长"]])
    assert (words.right, words.gold, words.predicted) == (6, 8, 7)
    tiny.remove_pipe("entity_ruler")


def test_segmented_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("市委  书记\n\n会议  。\n", encoding="utf-8")
    assert read_segmented(tmp_path / "a") == [("市委", "书记"), ("会议", "。")]


def test_config_names_the_shipped_parts() -> None:
    config = spacy.util.load_config(CONFIG)
    assert config["nlp"]["tokenizer"]["@tokenizers"] == "zhengtu.WordTokenizer.v1"
    assert config["nlp"]["pipeline"] == ["tok2vec", "ner", "same_names", "word_joiner", "place_labels"]
    larger = spacy.util.load_config(CONFIG.with_name("larger.cfg"))
    assert larger["nlp"]["pipeline"] == config["nlp"]["pipeline"]
    assert larger["corpora"]["train"]["titles"]
    assert "GSDSimp" in META["license"]


def corpora(folder: Path, more: str = "") -> Path:
    """A folder with everything that training reads."""
    pd_file(folder, PD + MORE * 2 + more)
    (folder / "gsdsimp").mkdir()
    for part in ("train", "test"):
        (folder / "gsdsimp" / f"x-{part}.iob2").write_text("1\t好\tO\n", encoding="utf-8")
    return folder


def test_a_fold_is_cut_by_the_segmenter_that_has_not_seen_it(
    tiny: spacy.Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = corpora(tmp_path)
    monkeypatch.setattr(examples, "TEMPLATE_PARAGRAPHS", 200)
    for number in range(examples.FOLDS):
        known = [["市长"], ["教育局"]] if number == examples.fold("19980102") else [["明远"], ["局长"]]
        train_words(WORDS * 4 + known * 4, [], tmp_path / "folds" / str(number), epochs=3)
    read = examples.training_corpus(str(data), 1, str(tmp_path / "folds"))
    texts = {e.x.text: [t.text for t in e.x] for e in read(tiny)}
    lines = {line for text in texts for line in text.split("\n")}
    assert lines >= {s.text for s in read_corpora(data).train}
    cut = next(words for text, words in texts.items() if text.startswith("市长赵明远"))
    assert "市长" in cut
    assert "明远" not in cut


def test_passages_are_paragraphs_of_one_article_a_line_each() -> None:
    def paragraph(words: int, article: str, date: str = "19980102") -> Sentence:
        return Sentence(("赵", "明远", *["说"] * words), ((0, 2, "PERSON"),), date, article=article)

    one = [paragraph(3, "a"), paragraph(4, "a"), paragraph(5, "a")]
    two = [paragraph(examples.PASSAGE, "b"), paragraph(3, "b")]
    seen = set()
    for seed in range(40):
        found = examples.passages([*one, *two, paragraph(1, "")], random.Random(seed))
        assert "\n".join(s.text for s in found) == "\n".join(s.text for s in (*one, *two, paragraph(1, "")))
        assert [s.text for s in found[-3:]] == [two[0].text, two[1].text, "赵明远说"]  # long ones stay alone
        assert all(s.text[a:b] == "赵明远" for s in found for a, b, _ in s.spans())
        assert {s.date for s in found} == {"19980102"}
        seen.add(len(found))
    assert seen == {4, 5, 6}  # 3 + three, two or one of the first article


def test_the_same_seed_gives_the_same_epoch(
    tiny: spacy.Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = corpora(tmp_path)
    monkeypatch.setattr(examples, "TEMPLATE_PARAGRAPHS", 200)
    one, two = ([e.x.text for e in examples.training_corpus(str(data), 7)(tiny)] for _ in range(2))
    assert one == two
    assert len(one) > examples.TEMPLATE_PARAGRAPHS


def test_cluener(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    row = {"text": "赵明远到临江", "label": {"name": {"赵明远": [[0, 2]]}, "address": {"临江": [[4, 5]]}}}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    (sentence,) = read_cluener(path)
    assert sentence.spans == ((0, 3, "name"), (4, 6, "address"))
    path.write_text("{}\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"a\.json:1: no row of CLUENER"):
        read_cluener(path)


def test_people_of_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = {"id": "a", "text": "临江市委书记赵明远主持会议。市长孙伟参加。\n", "people": [["赵明远"], "周岩"]}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert score_people(load_pipeline("char"), path, rules=True) == Count(right=1, predicted=2, gold=2)
    assert score_people(load_pipeline("char"), path, rules=False) == Count(right=0, predicted=0, gold=2)
