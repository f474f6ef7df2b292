"""The network as PyTorch learns it: what it learns here runs the same without PyTorch.

Collected only where PyTorch is installed (``pip install '.[train]'``), see ``tests/conftest.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import torch
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp.character_reader import Alphabet, CharacterReader
from nlp.training.characters import Line, lines_of
from nlp.training.network import Above, Below, Lines, arrays, backwards, learn_below, learn_names, loss

TEXTS = ("市长王小禾说", "书记孙立到长宁", "财政局开会", "王小禾在长宁开会", "天气很好")
NAMES = {"王小禾": "PERSON", "孙立": "PERSON", "长宁": "GPE", "财政局": "ORG"}


def docs(vocab: Vocab) -> list[tuple[Doc, list[tuple[int, int, str]]]]:
    """The texts, a token a character, with their names."""
    out = []
    for text in TEXTS:
        names = [(text.index(n), text.index(n) + len(n), label) for n, label in NAMES.items() if n in text]
        out.append((Doc(vocab, words=list(text), spaces=[False] * len(text)), sorted(names)))
    return out


def vocab_with_vectors() -> Vocab:
    vocab = Vocab()
    rng = np.random.default_rng(1)
    for word in "市长会":
        vocab.set_vector(word, rng.normal(size=5).astype(np.float32))
    return vocab


def lines(alphabet: Alphabet, vocab: Vocab) -> list[Line]:
    return [line for doc, names in docs(vocab) for line in lines_of(alphabet, doc, names)]


def test_what_is_learnt_reads_the_same_without_pytorch() -> None:
    vocab = vocab_with_vectors()
    said: list[str] = []
    characters, below = learn_below(list(TEXTS) * 8, said.append)
    assert set(characters) <= set("".join(TEXTS))
    alphabet = Alphabet.of(characters, ["职"], {"开": "verb"})

    def epochs() -> Iterator[list[Line]]:
        for _ in range(400):
            yield lines(alphabet, vocab)

    weights = learn_names(below, 1, np.asarray(vocab.vectors.data), epochs(), 400, said.append)
    reader = CharacterReader(weights | alphabet.parts())
    for doc, names in docs(vocab):
        (read,) = reader.read(doc)
        assert read.names() == names


def test_scores_are_those_of_pytorch() -> None:
    vocab = vocab_with_vectors()
    alphabet = Alphabet.of(sorted(set("".join(TEXTS))), ["职"], {"开": "verb"})
    torch.manual_seed(3)
    above = Above(Below(len(alphabet.characters) + 3), 1, np.asarray(vocab.vectors.data)).eval()
    reader = CharacterReader(arrays({n: p.detach().numpy() for n, p in above.named_parameters()}) | alphabet.parts())
    together = Lines(lines(alphabet, vocab))
    with torch.no_grad():
        scores = above(together).numpy()
    for line, (doc, _) in enumerate(docs(vocab)):
        (read,) = reader.read(doc)
        np.testing.assert_allclose(read.scores, scores[line, : len(doc)], atol=0.02)  # half precision


def test_lines_are_turned_within_their_lengths() -> None:
    steps = torch.tensor([[[1.0], [2.0], [3.0]], [[4.0], [5.0], [0.0]]])
    assert backwards(steps, torch.tensor([3, 2]))[:, :, 0].tolist() == [[3, 2, 1], [5, 4, 0]]


def test_where_people_alone_are_marked_a_place_costs_nothing() -> None:
    vocab = vocab_with_vectors()
    alphabet = Alphabet.of(sorted(set("".join(TEXTS))), [], {})
    (line,) = lines_of(alphabet, Doc(vocab, words=list("到长宁"), spaces=[False] * 3), [])
    place = torch.full((1, 3, 13), -20.0)
    place[0, 0, 0] = place[0, 1, 5] = place[0, 2, 7] = 0.0
    assert loss(place, Lines([replace(line, people_only=True)])) < 1e-3
    assert loss(place, Lines([line])) > 10
    person = torch.full((1, 3, 13), -20.0)
    person[0, 0, 0] = person[0, 1, 1] = person[0, 2, 3] = 0.0
    assert loss(person, Lines([replace(line, people_only=True)])) > 10
