"""The training of the second reader of names (:mod:`nlp.second_reader`), and its place behind the recogniser.

It learns from one epoch of what the recogniser learns from, cut by the same segmenters, and from groups of the words of
the pipeline's vectors. Everything is fixed by seeds, one thread is used; about forty minutes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite
from spacy.language import Language
from spacy.tokens import Doc

from nlp.second_reader import SHORT, Clusters, Name, SecondReader, features, labels_of
from nlp.training.examples import training_corpus

SEED = 1
GROUPS = (256, 1000)  # how many groups of words, coarse and fine
ROUNDS = 15  # of k-means
SETTINGS = {
    "c1": 0.2,  # weight of L1, which leaves most features without weight
    "c2": 0.02,  # weight of L2
    "max_iterations": 70,
    "feature.minfreq": 2,
}


def learn_clusters(pipeline: Language) -> Clusters:
    """Groups the words of the pipeline's vectors by their directions (spherical k-means)."""
    vectors: Any = pipeline.vocab.vectors
    keys = np.array(sorted(vectors.key2row), dtype=np.uint64)
    rows = vectors.data[[vectors.key2row[key] for key in keys.tolist()]]
    units = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)
    return Clusters(keys, np.stack([_groups(units, size) for size in GROUPS], axis=1))


def _groups(units: np.ndarray[Any, Any], size: int) -> np.ndarray[Any, Any]:
    rng = np.random.default_rng(SEED)
    size = min(size, len(units))
    middles = units[rng.choice(len(units), size, replace=False)]
    nearest = (units @ middles.T).argmax(axis=1)
    for _ in range(ROUNDS):
        for number in range(size):
            of_it = nearest == number
            if of_it.any():
                middle = units[of_it].sum(axis=0)
                middles[number] = middle / (np.linalg.norm(middle) + 1e-9)
        nearest = (units @ middles.T).argmax(axis=1)
    return np.asarray(nearest, np.int16)


def train_field(docs: Iterable[Doc], clusters: Clusters, settings: dict[str, float] | None = None) -> bytes:
    """Trains a field on annotated docs, a line each, whose tokens are the tokenizer's."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS | (settings or {}))
    for doc in docs:
        names: list[Name] = [(e.start, e.end, e.label_) for e in doc.ents if e.label_ in SHORT]
        trainer.append(features(list(doc), clusters), labels_of(len(doc), names))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "field"
        trainer.train(str(path))
        return path.read_bytes()


def add_second_reader(pipeline: Language, data: Path, folds: Path) -> None:
    """Trains a second reader and puts it behind the pipeline's recogniser, in the place of one that is there."""
    corpus = training_corpus(str(data), SEED, str(folds))
    clusters = learn_clusters(pipeline)
    field = train_field((example.reference for example in corpus(pipeline)), clusters)
    if "second_reader" not in pipeline.pipe_names:
        pipeline.add_pipe("second_reader", after="ner")
    reader: SecondReader = pipeline.get_pipe("second_reader")  # type: ignore[assignment]
    reader.load(field, clusters)
