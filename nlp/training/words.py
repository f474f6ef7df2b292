"""Trains the pkuseg model of the shipped tokenizer, and makes it small.

pkuseg's own ``train`` takes an hour for this and writes 72 MB. Here its features and its model – a linear-chain
conditional random field – are fitted by AdaGrad on batches of paragraphs, in minutes; only words seen twice are in the
lexicon (so that it learns what to do with the others), features seen once are dropped, then those whose weights decide
nothing, and weights are rounded and stored compressed. What comes out is read by an unmodified spacy-pkuseg.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy_pkuseg.feature_extractor import FeatureExtractor
from spacy_pkuseg.model import Model

from nlp.tokenizer import COMMON, PREDICATE, VERB, segmenter_alphabet, write_segmenter
from nlp.training.corpus import LISTS, Sentence

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

EPOCHS = 8
MIN_WORD_COUNT = 2  # rarer words are not in the lexicon
MIN_FEATURE_COUNT = 2  # rarer features are not in the model
RATE = 0.3  # AdaGrad's
DECAYS = 10  # times an epoch that all weights are drawn towards zero
BATCH_CHARACTERS = 2500
PRUNE_BELOW = 0.05  # features none of whose five weights is larger say nothing
STEPS_PER_UNIT = 64  # weights are multiples of 1/64

_TAGS = ("B", "B_single", "I", "I_end", "I_first")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Features of all characters one after the other, where each character's begin, and the tags."""

    features: NDArray[np.int32]
    starts: NDArray[np.int32]
    tags: NDArray[np.int8]


_PREDICATES = frozenset(LISTS["kinds"]["predicates"].split())
_VERBS = frozenset(LISTS["kinds"]["verbs"].split())
_ADJECTIVES = frozenset(LISTS["kinds"]["adjectives"].split())
_NAMES = frozenset(LISTS["kinds"]["names"].split())
PREDICATE_SHARE = 0.8  # of a word's occurrences
COMMON_COUNT = 40  # occurrences of a noun from which it is frequent


def kinds(sentences: Iterable[Sentence]) -> dict[str, str]:
    """The words of annotated sentences that are hardly ever names, and their kinds (see
    :meth:`nlp.tokenizer.WordTokenizer.kind`)."""
    counts: dict[str, Counter[str]] = {}
    of_organizations: set[str] = set()
    for sentence in sentences:
        for word, part in zip(sentence.words, sentence.tags, strict=True):
            counts.setdefault(word, Counter())[part] += 1
        for start, end, label in sentence.entities:
            if label == "ORG":
                of_organizations.update(sentence.words[start:end])
    out: dict[str, str] = {}
    for word, parts in counts.items():
        total = sum(parts.values())

        def share(of: frozenset[str], parts: Counter[str] = parts, total: int = total) -> float:
            return sum(n for part, n in parts.items() if part in of) / total

        if total < MIN_WORD_COUNT or not word.isalpha() or word.isascii():
            continue
        if share(_VERBS) >= PREDICATE_SHARE and word not in of_organizations:
            out[word] = VERB
        elif share(_PREDICATES) >= PREDICATE_SHARE:
            out[word] = PREDICATE
        elif (total >= COMMON_COUNT and not share(_NAMES)) or share(_ADJECTIVES) >= PREDICATE_SHARE:
            out[word] = COMMON
    return out


def tags(words: Iterable[str]) -> list[str]:
    """The tag of every character: pkuseg's five, of a word's first, second, middle, last and only character."""
    out: list[str] = []
    for word in words:
        if len(word) == 1:
            out.append("B_single")
        elif word:
            middle = ["I_first", *["I"] * (len(word) - 3)] if len(word) > 2 else []
            out += ["B", *middle, "I_end"]
    return out


def train_words(
    sentences: Sequence[Sequence[str]],
    extra: Sequence[Sequence[str]],
    out: Path,
    *,
    epochs: int = EPOCHS,
    seed: int = 0,
    report: Callable[[str], None] = lambda line: None,
) -> None:
    """Trains on ``sentences`` and ``extra`` and writes the model to the folder ``out``.

    Words of ``extra`` (sentences with invented names) never enter the lexicon.
    """
    extractor = _extractor(sentences)
    both = [s for s in [*sentences, *extra] if s]
    texts = [list(extractor.normalize_text(segmenter_alphabet("".join(s)))) for s in both]
    counts: Counter[str] = Counter()
    for text in texts:
        for i in range(len(text)):
            counts.update(f for f in extractor.get_node_features(i, text) if f != "/")
    kept = sorted(f for f, n in counts.items() if n >= MIN_FEATURE_COUNT and f != "$$")
    extractor.feature_to_idx = {"$$": 0} | {f: i for i, f in enumerate(kept, 1)}
    report(f"{len(texts)} paragraphs, {len(extractor.unigram)} words, {len(kept) + 1} features")
    data = [
        _paragraph(extractor, text, [extractor.tag_to_idx[t] for t in tags(s)])
        for text, s in zip(texts, both, strict=True)
    ]  # fmt: skip
    node, edge = fit(data, len(kept) + 1, epochs=epochs, seed=seed, report=report)
    save(extractor, node, edge, out)


def _extractor(sentences: Sequence[Sequence[str]]) -> Any:
    """pkuseg's feature extractor with the lexicon of ``sentences``."""
    counts = Counter(_normal(word) for words in sentences for word in words)
    extractor = FeatureExtractor()
    extractor.unigram = {word for word, n in counts.items() if n >= MIN_WORD_COUNT}
    extractor.bigram = {
        f"{a}*{b}"
        for words in sentences
        for a, b in pairwise(map(_normal, words))
        if a in extractor.unigram and b in extractor.unigram
    }
    extractor.tag_to_idx = {tag: i for i, tag in enumerate(_TAGS)}
    return extractor


def _normal(word: str) -> str:
    return "".join(FeatureExtractor.normalize_text(segmenter_alphabet(word)))


def _paragraph(extractor: Any, text: list[str], labels: list[int]) -> Paragraph:
    features: list[int] = []
    starts: list[int] = []
    for i in range(len(text)):
        starts.append(len(features))
        features += extractor.get_node_features_idx(i, text)
    return Paragraph(np.array(features, np.int32), np.array(starts, np.int32), np.array(labels, np.int8))


def fit(
    data: Sequence[Paragraph],
    n_features: int,
    *,
    epochs: int,
    seed: int,
    report: Callable[[str], None] = lambda line: None,
) -> tuple[Floats, Floats]:
    """Maximum likelihood with a unit Gaussian prior: weights (feature, tag) and transitions (tag before, tag)."""
    n_tags = len(_TAGS)
    node, edge = np.zeros((n_features, n_tags)), np.zeros((n_tags, n_tags))
    node_squares, edge_squares = np.full_like(node, 1e-2), np.full_like(edge, 1e-2)
    batches = _batches(data)
    rng = random.Random(seed)
    for epoch in range(epochs):
        rng.shuffle(batches)
        rate = RATE * (1 - epoch / epochs)
        loss = 0.0
        for number, batch in enumerate(batches, 1):
            paragraphs = [data[i] for i in batch]
            used, node_gradient, edge_gradient, batch_loss = _gradient(paragraphs, node, edge)
            loss += batch_loss
            node_squares[used] += node_gradient**2
            node[used] -= rate * node_gradient / np.sqrt(node_squares[used])
            edge_squares += edge_gradient**2
            edge -= rate * edge_gradient / np.sqrt(edge_squares)
            if number % max(1, len(batches) // DECAYS) == 0:
                node -= np.minimum(rate / np.sqrt(node_squares), 1.0) * node / DECAYS
        report(f"epoch {epoch + 1}: loss {loss:.0f}")
    return node, edge


def _batches(data: Sequence[Paragraph]) -> list[list[int]]:
    """Paragraphs of like length together."""
    batches: list[list[int]] = []
    size = 0
    for i in sorted(range(len(data)), key=lambda i: len(data[i].tags)):
        if not batches or size + len(data[i].tags) > BATCH_CHARACTERS:
            batches.append([])
            size = 0
        batches[-1].append(i)
        size += len(data[i].tags)
    return batches


def _gradient(paragraphs: Sequence[Paragraph], node: Floats, edge: Floats) -> tuple[Integers, Floats, Floats, float]:
    """The features that occur, the gradients of their weights and of the transitions, and the loss.

    Forward-backward with probabilities scaled at each step; shorter paragraphs are padded.
    """
    n_tags = node.shape[1]
    lengths = np.array([len(p.tags) for p in paragraphs])
    steps, size = int(lengths.max()), len(paragraphs)
    real = np.arange(steps)[:, None] < lengths[None, :]  # (step, paragraph)

    flat = np.concatenate([p.features for p in paragraphs])
    offsets = np.cumsum([0, *(len(p.features) for p in paragraphs)])[:-1]
    starts = np.concatenate([p.starts + o for p, o in zip(paragraphs, offsets, strict=True)])
    used, local = np.unique(flat, return_inverse=True)
    scores = np.add.reduceat(node[used][local], starts, axis=0)
    gold = np.concatenate([p.tags for p in paragraphs])
    rows = np.concatenate([np.arange(n) for n in lengths])
    columns = np.repeat(np.arange(size), lengths)

    top = scores.max(axis=1, keepdims=True)
    emission = np.ones((steps, size, n_tags))
    emission[rows, columns] = np.exp(scores - top)
    transition = np.exp(edge)

    alpha = np.empty((steps, size, n_tags))
    scale = np.ones((steps, size))
    for t in range(steps):
        now = emission[0] if t == 0 else (alpha[t - 1] @ transition) * emission[t]
        total = now.sum(axis=1)
        alpha[t] = now / total[:, None]
        scale[t] = total
        if not real[t].all():
            alpha[t] = np.where(real[t][:, None], alpha[t], alpha[t - 1])
    beta = np.ones((steps, size, n_tags))
    ahead = np.zeros((steps, size, n_tags))
    for t in range(steps - 1, 0, -1):
        ahead[t] = np.where(real[t][:, None], emission[t] * beta[t] / scale[t][:, None], 0.0)
        beta[t - 1] = np.where(real[t][:, None], ahead[t] @ transition.T, 1.0)
    marginal = (alpha * beta)[rows, columns]

    edge_gradient = transition * (alpha[:-1].reshape(-1, n_tags).T @ ahead[1:].reshape(-1, n_tags))
    loss = float(np.log(scale[real]).sum() + top.sum() - scores[np.arange(len(gold)), gold].sum())
    inner = rows[1:] > 0
    pairs = (gold[:-1][inner], gold[1:][inner])
    np.subtract.at(edge_gradient, pairs, 1.0)
    loss -= float(edge[pairs].sum())

    marginal[np.arange(len(gold)), gold] -= 1.0
    of_character = np.repeat(np.arange(len(gold)), np.diff(np.append(starts, len(flat))))
    node_gradient = np.empty((len(used), n_tags))
    for tag in range(n_tags):
        node_gradient[:, tag] = np.bincount(local, weights=marginal[of_character, tag], minlength=len(used))
    return used, node_gradient, edge_gradient, loss


def save(extractor: Any, node: Floats, edge: Floats, out: Path, prune_below: float = PRUNE_BELOW) -> None:
    """Writes ``features.msgpack`` and ``weights.npz`` as spacy-pkuseg reads them, without what decides nothing."""
    names = sorted(extractor.feature_to_idx, key=extractor.feature_to_idx.__getitem__)
    keep = [i for i in range(len(names)) if i == 0 or np.abs(node[i]).max() >= prune_below]
    model = Model(len(keep), len(_TAGS))
    # pkuseg stores transitions as (tag, tag before)
    weights = np.concatenate([node[keep].reshape(-1), edge.T.reshape(-1)])
    model.w = np.round(weights * STEPS_PER_UNIT) / STEPS_PER_UNIT
    extractor.feature_to_idx = {names[i]: j for j, i in enumerate(keep)}
    write_segmenter(out, extractor, model)
