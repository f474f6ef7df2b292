"""A reader of names that goes by characters: two layers of long short-term memory, each read in both directions.

The first layer was taught to foretell the next character, and the one before, of much raw text without any names marked
in it; it knows of words like 伽利略 what stands around them. The second reads beside its states what the tokenizer and
the lists know of each character (:func:`nlp.known_names.known`), and was taught by annotated lines. It reads a line in
stretches of sentences, and gives for each character how probable each label is: begun (B), inside (I), ended (E) or
single (S) of a person, a place or an organisation, or outside all names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from nlp.known_names import BITS, known
from nlp.models import DataError
from nlp.place_labels import GPE
from nlp.recurrent import Floats, Memory, Weights
from nlp.same_names import PERSON

FILE = "characters.npz"
STRETCH = 160  # code points that are read together, more or less: the first layer was taught on such
TOGETHER = 32  # stretches that are read side by side
NAMED = (PERSON, GPE, "ORG")
LABELS = 1 + 4 * len(NAMED)  # outside; begun, inside, ended, single of each
PAD, UNKNOWN, EDGE = 0, 1, 2  # numbers of characters; the alphabet begins after them
_WHOLE = {"▁B": 5, "▁M": 6, "▁E": 7}  # characters of a word that the tokenizer does not know, in Token.lemma
KINDS = ("verb", "predicate", "common")  # of :attr:`WordTokenizer.kinds`
_HALF = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20}
_SENTENCE = re.compile(r"[。！？][”\"』」）)]*|$")

Name = tuple[int, int, str]  # first code point, code point after the last, label


def letters(text: str) -> str:
    """``text`` as the network knows characters, half-width and lower case; of the same length."""
    half = text.translate(_HALF)
    lower = half.lower()
    return lower if len(lower) == len(half) else half


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """What is read together: as many whole sentences of a line as are within :data:`STRETCH`, a longer one in parts."""
    for line in re.finditer(r"[^\n]+", text):
        start = last = line.start()
        for sentence in _SENTENCE.finditer(line.group()):
            end = line.start() + sentence.end()
            if end - start > STRETCH:
                if last > start:
                    yield start, last
                    start = last
                while end - start > STRETCH:
                    yield start, start + STRETCH
                    start += STRETCH
            last = end
        if line.end() > start:
            yield start, line.end()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the network reads of each character of a text. ``word``: how the tokenizer cuts there; ``mark``:
    :mod:`nlp.marks`; ``kind``: what speaks against the word's being a name; ``row``: of the vector of the word."""

    character: NDArray[np.int64]
    word: NDArray[np.int64]
    mark: NDArray[np.int64]
    kind: NDArray[np.int64]
    row: NDArray[np.int64]
    known: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The numbers of characters, of marks, and of the kinds of words that are hardly ever names."""

    characters: dict[str, int]
    marks: dict[str, int]
    kinds: dict[str, int]

    @classmethod
    def of(cls, characters: Sequence[str], marks: Sequence[str], kinds: Mapping[str, str]) -> Alphabet:
        """Numbers in the order given, after those that stand for none. ``kinds``: :attr:`WordTokenizer.kinds`."""
        return cls(
            {c: i for i, c in enumerate(characters, EDGE + 1)},
            {m: i for i, m in enumerate(marks, 1)},
            {word: KINDS.index(kind) + 1 for word, kind in kinds.items()},
        )

    @classmethod
    def from_parts(cls, parts: Mapping[str, NDArray[Any]]) -> Alphabet:
        """The inverse of :meth:`parts`."""
        kinds = {word: kind for kind in KINDS for word in str(parts[kind]).split()}
        return cls.of(str(parts["characters"]), [str(mark) for mark in parts["marks"]], kinds)

    def parts(self) -> dict[str, NDArray[Any]]:
        """As arrays of strings, beside the weights of the network that knows these numbers."""
        out = {"characters": np.array("".join(self.characters)), "marks": np.array(list(self.marks), str)}
        for number, kind in enumerate(KINDS, 1):
            out[kind] = np.array(" ".join(sorted(word for word, n in self.kinds.items() if n == number)))
        return out

    def inputs(self, doc: Doc) -> Inputs:
        """What the network reads of a tokenized text."""
        text = doc.text
        rows: Any = doc.vocab.vectors.key2row
        character = np.array([self.characters.get(c, UNKNOWN) for c in letters(text)], np.int64)
        word, mark, kind, row = (np.zeros(len(text), np.int64) for _ in range(4))
        for token in doc:
            start, end = token.idx, token.idx + len(token)
            if token.lemma_:
                word[start] = _WHOLE.get(token.lemma_, 0)
            elif end - start == 1:
                word[start] = 1
            else:
                word[start], word[start + 1 : end - 1], word[end - 1] = 2, 3, 4
            mark[start:end] = self.marks.get(token.tag_, 0)
            kind[start:end] = self.kinds.get(token.text, 0)
            row[start:end] = rows.get(token.orth, -1) + 1
        return Inputs(character, word, mark, kind, row, known(text))


@dataclass(frozen=True, slots=True)
class Read:
    """A stretch that was read: its first code point, and the log probability of each label for each character."""

    start: int
    scores: Floats

    def names(self) -> list[Name]:
        """The names of the likeliest labels that make names."""
        return [(self.start + a, self.start + b, label) for a, b, label in likeliest(self.scores)]

    def least(self, name: Name) -> float:
        """The log probability of the least likely label of a name, which begins and ends in the stretch."""
        start, end = name[0] - self.start, name[1] - self.start
        labels = label_numbers(end - start, name[2])
        return float(min(self.scores[start + i, label] for i, label in enumerate(labels)))

    def holds(self, name: Name) -> bool:
        """Whether the name begins and ends in it."""
        return self.start <= name[0] and name[1] <= self.start + len(self.scores)


def label_numbers(size: int, label: str) -> list[int]:
    """The labels of the characters of a name."""
    first = 1 + 4 * NAMED.index(label)
    return [first + 3] if size == 1 else [first, *[first + 1] * (size - 2), first + 2]


def _follows() -> NDArray[np.bool_]:
    """Which label may follow which: inside and ended only what is begun."""
    out = np.zeros((LABELS, LABELS), bool)
    for before in range(LABELS):
        for after in range(LABELS):
            part, open_ = (after - 1) % 4, before > 0 and (before - 1) % 4 < 2
            if open_:
                out[before, after] = after > 0 and part in (1, 2) and (after - 1) // 4 == (before - 1) // 4
            else:
                out[before, after] = after == 0 or part in (0, 3)
    return out


_FOLLOWS = np.where(_follows(), 0.0, -1e9).astype(np.float32)


def likeliest(scores: Floats) -> list[Name]:
    """The names of the likeliest row of labels that may follow each other (Viterbi 1967)."""
    if not len(scores):
        return []
    best = scores[0] + _FOLLOWS[0]
    back = []
    for row in scores[1:]:
        ways = best[:, None] + _FOLLOWS
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    label = int((best + _FOLLOWS[:, 0]).argmax())  # nothing may be open at the end
    labels = [label]
    for way in reversed(back):
        label = int(way[label])
        labels.append(label)
    labels.reverse()
    names: list[Name] = []
    start = 0
    for i, label in enumerate(labels):
        part = (label - 1) % 4 if label else -1
        if part in (0, 3):
            start = i
        if part in (2, 3):
            names.append((start, i + 1, NAMED[(label - 1) // 4]))
    return names


@lru_cache(maxsize=1)
def _pools() -> ThreadpoolController:
    """The threads of numpy's matrix products. These here are so small that a second thread wins nothing and keeps a
    core busy that another process could have."""
    return ThreadpoolController()


class CharacterReader:
    """The network; ``parts`` are its weights by name, the characters of its alphabet and its marks.

    Raises DataError where it was taught with other lists than :mod:`nlp.known_names` has.
    """

    def __init__(self, parts: dict[str, NDArray[Any]]) -> None:
        self.parts = parts
        self.alphabet = Alphabet.from_parts(parts)
        p = {name: np.asarray(part, np.float32) for name, part in parts.items() if part.dtype.kind == "f"}
        if p["known"].shape[0] != BITS:
            raise DataError(
                FILE, 0, f"the network knows {p['known'].shape[0]} bits of lists and there are {BITS}: train it"
            )
        self._p = p
        forwards, backwards, forwards2, backwards2 = (
            Weights(p[f"{name}_in"], p[f"{name}_rec"], p[f"{name}_bias"]) for name in ("f", "b", "f2", "b2")
        )
        self._below = Memory(forwards, backwards, edge=p["character"][EDGE])
        self._above = Memory(forwards2, backwards2)

    @classmethod
    def from_bytes(cls, data: bytes) -> CharacterReader:
        """Reads what :meth:`to_bytes` returned."""
        with np.load(BytesIO(data)) as stored:
            return cls({name: stored[name] for name in stored.files})

    def to_bytes(self) -> bytes:
        """The network as a compressed archive of arrays (numpy's ``.npz``)."""
        out = BytesIO()
        np.savez_compressed(out, **self.parts)  # type: ignore[arg-type]
        return out.getvalue()

    def read(self, doc: Doc) -> list[Read]:
        """The stretches of a tokenized text, in order. The vocabulary of ``doc`` holds the vectors of words that the
        network was taught with."""
        with _pools().limit(limits=1, user_api="blas"):
            return self._read(doc)

    def _read(self, doc: Doc) -> list[Read]:
        inputs = self.alphabet.inputs(doc)
        spans = list(stretches(doc.text))
        order = sorted(range(len(spans)), key=lambda i: (spans[i][1] - spans[i][0], i))
        out: list[Read | None] = [None] * len(spans)
        vectors = doc.vocab.vectors.data
        for at in range(0, len(order), TOGETHER):
            together = order[at : at + TOGETHER]
            scores = self._scores(inputs, [spans[i] for i in together], vectors)
            for line, i in enumerate(together):
                start, end = spans[i]
                out[i] = Read(start, scores[: end - start, line])
        return [read for read in out if read is not None]

    def _scores(self, inputs: Inputs, spans: Sequence[tuple[int, int]], vectors: Floats) -> Floats:
        """Log probabilities: (longest stretch, stretches, labels)."""
        lengths = [end - start for start, end in spans]

        def side_by_side(values: NDArray[Any]) -> NDArray[Any]:
            out = np.zeros((max(lengths), len(spans), *values.shape[1:]), values.dtype)
            for line, (start, end) in enumerate(spans):
                out[: end - start, line] = values[start:end]
            return out

        p = self._p
        characters = p["character"][side_by_side(inputs.character)]
        row = side_by_side(inputs.row)
        words = np.where((row > 0)[:, :, None], vectors[np.maximum(row - 1, 0)], np.float32(0))
        read = np.concatenate(
            [
                self._below(characters, lengths),
                characters,
                p["word"][side_by_side(inputs.word)],
                p["mark"][side_by_side(inputs.mark)],
                p["kind"][side_by_side(inputs.kind)],
                np.tanh(words @ p["vector"] + p["vector_bias"]),
                np.tanh(side_by_side(inputs.known) @ p["known"] + p["known_bias"]),
            ],
            axis=2,
        ).astype(np.float32)
        raw = self._above(read, lengths) @ p["out"] + p["out_bias"]
        top = raw.max(axis=2, keepdims=True)
        return np.asarray(raw - top - np.log(np.exp(raw - top).sum(axis=2, keepdims=True)), np.float32)
