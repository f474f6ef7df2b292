"""The training of the reader of characters (:mod:`nlp.character_reader`), and its place behind the recogniser.

First the layer below learns to foretell characters, forwards and backwards, on transcripts of 新闻联播 and the training
days of PD-1998, once through. Then both layers learn names: from the training sentences as they are, from half as many
with other names in them, and from paragraphs invented for this package (``invented.txt``), in which people alone are
marked.

The network itself is learnt by :mod:`nlp.training.network`. Seeds are fixed; about two hours on two cores.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from nlp.character_reader import NAMED, Alphabet, CharacterReader, Inputs, label_numbers, letters, stretches
from nlp.models import ReadError
from nlp.second_reader import SecondReader
from nlp.tokenizer import WordTokenizer
from nlp.training.augment import Names, augmented
from nlp.training.corpus import Sentence, read_corpora
from nlp.training.examples import FOLDS, TEMPLATE_PARAGRAPHS, fold
from nlp.training.roles import without_roles
from nlp.training.vectors import PARTS, RAW_FILE, read_raw

SEED = 1
RARE_MARK = 30  # times that a mark is met to have a number
PD_TIMES = 3  # that PD-1998 is read among the transcripts
EPOCHS = 6
CHANGED = 0.5  # as many sentences with other names as the training data has, in each epoch
INVENTED = Path(__file__).with_name("invented.txt")

Annotation = tuple[Doc, list[tuple[int, int, str]]]  # a tokenized text and its names


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch to learn from. ``people_only``: other names may stand in it unmarked."""

    inputs: Inputs
    labels: NDArray[np.int64]
    people_only: bool


def by_length(items: Sequence[Any], lengths: Sequence[int], size: int, rng: random.Random) -> Iterator[list[Any]]:
    """Batches of items of like length, of at most ``size`` characters, in an order that is thrown dice for."""
    order = list(range(len(items)))
    rng.shuffle(order)
    for at in range(0, len(order), 4096):
        batches: list[list[Any]] = []
        batch: list[Any] = []
        for i in sorted(order[at : at + 4096], key=lambda i: lengths[i]):
            if batch and (len(batch) + 1) * lengths[i] > size:
                batches.append(batch)
                batch = []
            batch.append(items[i])
        batches.append(batch)
        rng.shuffle(batches)
        yield from batches


def raw_stretches(data: Path) -> list[str]:
    """What the layer below reads."""
    texts = chain.from_iterable(read_raw(data / RAW_FILE, part) for part in range(PARTS))
    own = [s.text for s in read_corpora(data).train]
    return [letters(text[a:b]) for text in chain(texts, own * PD_TIMES) for a, b in stretches(text)]


def read_invented(path: Path = INVENTED) -> list[tuple[str, list[tuple[int, int]]]]:
    """The texts of a file of paragraphs in which people stand in square brackets, with the spans of their names.

    Raises ReadError where a bracket is not closed.
    """
    out = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        parts = re.split(r"\[([^\[\]]+)\]", line)
        if "[" in "".join(parts) or "]" in "".join(parts):
            raise ReadError(str(path), "a bracket is not closed", "close it", str(number))
        text, people = "", []
        for i, part in enumerate(parts):
            if i % 2:
                people.append((len(text), len(text) + len(part)))
            text += part
        out.append((text, people))
    return out


def lines_of(alphabet: Alphabet, doc: Doc, spans: Iterable[tuple[int, int, str]],
             people_only: bool = False) -> Iterator[Line]:  # fmt: skip
    """The stretches of a tokenized text with the labels of its names; places are one label."""
    inputs = alphabet.inputs(doc)
    labels = np.zeros(len(doc.text), np.int64)
    for start, end, label in spans:
        if (name := "GPE" if label == "LOC" else label) in NAMED:
            labels[start:end] = label_numbers(end - start, name)
    for a, b in stretches(doc.text):
        part = Inputs(*(getattr(inputs, name)[a:b] for name in Inputs.__slots__))
        yield Line(part, labels[a:b], people_only)


def train_reader(pipeline: Language, data: Path, folds: Path) -> CharacterReader:
    """Trains a reader for a pipeline, whose tokenizer and vectors it will see."""
    from nlp.training.network import LINES, learn_below, learn_names

    characters, below = learn_below(raw_stretches(data), _report)
    corpora = read_corpora(data)
    train = [without_roles(s) for s in corpora.train]
    names, rng = Names.from_sentences(corpora.train), random.Random(SEED)
    tokenizers = [WordTokenizer(pipeline.vocab) for _ in range(FOLDS)]
    for number, tokenizer in enumerate(tokenizers):
        tokenizer.load(folds / str(number))
    shipped: Any = pipeline.tokenizer

    def cut(sentences: Iterable[Sentence]) -> list[Annotation]:
        return [
            ((tokenizers[fold(s.date)] if s.date else shipped)(s.text), without_roles(s).spans())
            for s in sentences
            if s.words
        ]

    real, others = cut(train), cut(corpora.uner_train)
    invented = [(shipped(text), [(a, b, NAMED[0]) for a, b in people]) for text, people in read_invented()]
    met = Counter(token.tag_ for doc, _ in real for token in doc)
    marks = sorted(mark for mark, n in met.items() if n >= RARE_MARK)
    alphabet = Alphabet.of(characters, marks, shipped.kinds)

    def lines(docs: Iterable[Annotation], people_only: bool = False) -> list[Line]:
        return [line for doc, spans in docs for line in lines_of(alphabet, doc, spans, people_only)]

    real_lines = lines(real)
    fixed = real_lines + lines(others) + lines(invented, people_only=True) * 2

    def epochs() -> Iterator[list[Line]]:
        for _ in range(EPOCHS):
            changed = lines(cut(augmented(train, names, rng, TEMPLATE_PARAGRAPHS)))
            yield fixed + rng.sample(changed, min(len(changed), int(CHANGED * len(real_lines))))

    vectors = np.asarray(pipeline.vocab.vectors.data, np.float32)
    steps = int(EPOCHS * (1 + CHANGED) * sum(len(line.labels) for line in fixed)) // LINES
    weights = learn_names(below, len(marks), vectors, epochs(), steps, _report)
    return CharacterReader(weights | alphabet.parts())


def add_second_reader(pipeline: Language, data: Path, folds: Path) -> None:
    """Trains a reader of characters and puts it behind the pipeline's recogniser, in the place of one that is there."""
    reader = train_reader(pipeline, data, folds)
    if "second_reader" not in pipeline.pipe_names:
        pipeline.add_pipe("second_reader", after="ner")
    second: SecondReader = pipeline.get_pipe("second_reader")  # type: ignore[assignment]
    second.load(reader)


def _report(line: str) -> None:
    sys.stderr.write(line + "\n")
