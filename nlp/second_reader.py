"""A second reader of names: a conditional random field (Lafferty, McCallum and Pereira 2001) over the tokens of a line,
beside the recogniser, which is a network.

Both know the same attributes of a token and err in different places: the network invents people where a line is odd,
the field cuts long names. The component ``second_reader``, right after the recogniser, adds up what both say of each
name that one of them reads: the field gives it the log odds of its probability, the recogniser :data:`TRUST` more where
it reads it too. What exceeds :data:`LEAST` stands; of names that overlap, the one of which both together are surer.

A person whom the recogniser saw and who did not stand, or not so, is left in ``doc.user_data`` under :data:`DOUBTED`:
rules that know what stands around a name may take it up, and would not think of it by themselves.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.models import DataError
from nlp.place_labels import GPE
from nlp.same_names import DOUBTED, PERSON

TRUST = 5.0  # log odds; by 24–25 January: of the pairs within 0.1 of the best F there, the one that finds most names
LEAST = 2.5  # log odds
UNSURE = 1e-4  # of a probability: what is less sure, or surer, counts as this
MODEL, CLUSTERS = "field.crfsuite", "clusters.npz"
# What the field calls the labels; places are one label, as they are for the recogniser.
SHORT = {PERSON: "P", "ORG": "O_", GPE: "L"}
OUTSIDE = "O"
_LABELS = {short: label for label, short in SHORT.items()}
_MARKS = {"": "w", "▁B": "B", "▁M": "M", "▁E": "E"}  # whether a token is a word or a part of one, in Token.lemma
_EDGE, _PAD = "#", 3  # what stands before and after a line; how many tokens around one are looked at, at most

Name = tuple[int, int, str]  # first token, token after the last, label


class Clusters:
    """The groups of words that stand in like places, by the hash of a word's norm: coarse groups and fine ones."""

    def __init__(self, keys: np.ndarray[Any, Any], groups: np.ndarray[Any, Any]) -> None:
        self.keys, self.groups = keys, groups
        named = [(str(coarse), str(fine)) for coarse, fine in groups.tolist()]
        self._of: dict[int, tuple[str, str]] = dict(zip(keys.tolist(), named, strict=True))

    def of(self, key: int) -> tuple[str, str]:
        """The coarse and the fine group; ``-`` where the word has none."""
        return self._of.get(key, ("-", "-"))


def features(tokens: Sequence[Any], clusters: Clusters) -> list[list[str]]:
    """What the field knows of each token of a line (of spaCy's ``Token``, as the tokenizer leaves it): the words around
    it, whether they are whole, what the lexicon knows of them, their first and last characters, and their groups.

    Each template costs time at every token; those whose weights were small in a first field are left out.
    """
    edge = [_EDGE] * _PAD
    word = edge + [t.norm_ for t in tokens] + edge
    part = edge + [_MARKS.get(t.lemma_, "w") for t in tokens] + edge
    known = edge + [t.tag_ for t in tokens] + edge
    form = edge + [t.shape_ for t in tokens] + edge
    first = edge + [t.prefix_ for t in tokens] + edge
    last = edge + [t.suffix_ for t in tokens] + edge
    nowhere = [(_EDGE, _EDGE)] * _PAD
    groups = nowhere + [clusters.of(t.norm) for t in tokens] + nowhere
    both = [k + p for k, p in zip(known, part, strict=True)]
    words = [f"{a}|{b}" for a, b in pairwise(word)]
    out = []
    for i in range(_PAD, _PAD + len(tokens)):
        h, j = i - 1, i + 1
        before, here, after, mine, next_part = word[h], word[i], word[j], part[i], part[j]
        out.append(
            [
                f"a{word[i - 2]}",
                f"b{before}",
                f"c{here}",
                f"d{after}",
                f"e{word[i + 2]}",
                f"f{words[i - 2]}",
                f"g{words[h]}",
                f"h{words[i]}",
                f"i{words[j]}",
                f"j{before}|{after}",
                f"k{first[h]}",
                f"l{first[i]}",
                f"m{first[j]}",
                f"n{last[h]}",
                f"o{last[i]}",
                f"p{last[j]}",
                f"q{form[i]}{both[i]}",
                f"r{both[h]}|{both[i]}",
                f"s{both[i]}|{both[j]}",
                f"t{known[h]}|{known[i]}|{known[j]}|{form[i]}",
                f"u{known[i]}{part[h]}{mine}{next_part}{part[i + 2]}{form[j]}",
                f"v{before}|{both[i]}",
                f"w{word[i - 2]}|{both[h]}|{mine}",
                f"x{mine}|{next_part}|{word[i + 2]}",
                f"y{mine}{next_part}{part[i + 2]}|{word[i + 3]}",
                f"z{word[i - 3]}|{mine}{part[h]}{part[i - 2]}",
                f"A{groups[i][0]}",
                f"B{groups[i - 2][1]}",
                f"C{groups[h][1]}",
                f"D{groups[i][1]}",
                f"E{groups[j][1]}",
                f"F{groups[i + 2][1]}",
            ]
        )
    return out


def labels_of(size: int, names: Sequence[Name]) -> list[str]:
    """The label of each of ``size`` tokens: begun (B), inside (I), ended (E), single (S) of a name, or outside."""
    out = [OUTSIDE] * size
    for start, end, label in names:
        out[start:end] = _labels(start, end, label)
    return out


def _labels(start: int, end: int, label: str) -> list[str]:
    short = SHORT[label]
    return ["S" + short] if end - start == 1 else ["B" + short, *["I" + short] * (end - start - 2), "E" + short]


def names_of(labels: Sequence[str]) -> Iterator[Name]:
    """The names that labels make; what has no beginning or no end is none."""
    start = None
    for i, label in enumerate(labels):
        kind = label[0] if label != OUTSIDE else OUTSIDE
        if kind == "B":
            start = i
        elif kind == "S" or (kind == "E" and start is not None):
            yield (i if kind == "S" or start is None else start), i + 1, _LABELS[label[1:]]
        if kind not in "BI":
            start = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A name and how sure of it both readers together are, in log odds."""

    name: Name
    odds: float


def agreed(readings: Sequence[Reading], least: float = LEAST) -> list[Name]:
    """The names that stand, in the order of the line: surer ones before others, then the first, then the longer."""
    taken: list[Name] = []
    for reading in sorted(readings, key=lambda r: (-r.odds, r.name[0], -r.name[1], r.name[2])):
        start, end, _ = reading.name
        if reading.odds > least and all(end <= s or e <= start for s, e, _ in taken):
            taken.append(reading.name)
    return sorted(taken)


@Language.factory(
    "second_reader",
    requires=["doc.ents"],
    assigns=["doc.ents"],
    default_config={"trust": TRUST, "least": LEAST},
)
def create(nlp: Language, name: str, trust: float, least: float) -> SecondReader:
    """spaCy's hook; the field itself comes with ``from_disk``, ``from_bytes`` or :meth:`SecondReader.load`."""
    return SecondReader(trust, least)


class SecondReader:
    """The component. Changes ``doc.ents``, of which none goes on over the end of a line afterwards. Raises DataError
    where no field has been loaded."""

    def __init__(self, trust: float = TRUST, least: float = LEAST) -> None:
        self._trust, self._least = trust, least
        self._field = b""
        self._clusters: Clusters | None = None
        self._tagger: Any = None

    def load(self, field: bytes, clusters: Clusters) -> None:
        """Takes a field that CRFsuite has trained on :func:`features` with these groups of words."""
        tagger = pycrfsuite.Tagger()
        tagger.open_inmemory(field)
        self._field, self._clusters, self._tagger = field, clusters, tagger

    def __call__(self, doc: Doc) -> Doc:
        if self._tagger is None or self._clusters is None:
            raise DataError("second_reader", 0, "no field loaded: load the shipped pipeline with nlp.pipeline")
        by_line: dict[int, list[Name]] = {}
        lines = list(_lines(doc))
        starts = [start for start, _ in lines]
        for entity in doc.ents:
            line = bisect_right(starts, entity.start) - 1
            if line >= 0 and entity.start < lines[line][1]:
                by_line.setdefault(line, []).append((entity.start, min(entity.end, lines[line][1]), entity.label_))
        names: list[Name] = []
        for i, (start, end) in enumerate(lines):
            names += self._read(doc, start, end, by_line.get(i, []))
        seen = sorted(name for found in by_line.values() for name in found)
        doubted = [doc[start:end] for start, end, label in seen if label == PERSON and (start, end, label) not in names]
        doc.user_data[DOUBTED] = [(span.start_char, span.end_char) for span in doubted]
        doc.ents = tuple(Span(doc, start, end, label=label) for start, end, label in names)
        return doc

    def _read(self, doc: Doc, start: int, end: int, found: Sequence[Name]) -> list[Name]:
        """The names of the tokens from ``start`` to ``end``, in which the recogniser ``found`` some."""
        self._tagger.set(features(doc[start:end], self._clusters))  # type: ignore[arg-type]
        read = {(start + a, start + b, label) for a, b, label in names_of(self._tagger.tag())}
        readings = []
        for name in sorted(read | set(found)):
            odds = self._odds(name[0] - start, name[1] - start, name[2])
            readings.append(Reading(name, odds + (self._trust if name in found else 0.0)))
        return agreed(readings, self._least)

    def _odds(self, start: int, end: int, label: str) -> float:
        """The log odds of the least sure token of a name, by the field."""
        if label not in SHORT:
            return math.inf  # a label that the field does not know stands as the recogniser gives it
        sure = min(self._tagger.marginal(part, start + i) for i, part in enumerate(_labels(start, end, label)))
        sure = min(max(sure, UNSURE), 1 - UNSURE)
        return math.log(sure / (1 - sure))

    def __reduce__(self) -> tuple[Any, ...]:
        """For processes that are started with it: the tagger itself cannot be sent."""
        return _restored, (self._trust, self._least, self.to_bytes())

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Writes ``field.crfsuite`` and ``clusters.npz`` to the folder ``path``."""
        if self._clusters is None:
            return
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MODEL).write_bytes(self._field)
        np.savez_compressed(folder / CLUSTERS, keys=self._clusters.keys, groups=self._clusters.groups)

    def from_disk(self, path: str | Path, **kwargs: Any) -> SecondReader:
        """Reads what :meth:`to_disk` wrote. Raises DataError where a file is missing."""
        folder = Path(path)
        for name in (MODEL, CLUSTERS):
            if not (folder / name).is_file():
                raise DataError(str(folder / name), 0, "no such file: the second reader's model is not installed")
        with np.load(folder / CLUSTERS) as stored:
            self.load((folder / MODEL).read_bytes(), Clusters(stored["keys"], stored["groups"]))
        return self

    def to_bytes(self, **kwargs: Any) -> bytes:
        """The same as :meth:`to_disk`, in memory."""
        stored = {}
        if self._clusters is not None:
            keys, groups = self._clusters.keys.tolist(), self._clusters.groups.tolist()
            stored = {"field": self._field, "keys": keys, "groups": groups}
        return bytes(srsly.msgpack_dumps(stored))

    def from_bytes(self, data: bytes, **kwargs: Any) -> SecondReader:
        """Reads what :meth:`to_bytes` returned."""
        stored = srsly.msgpack_loads(data)
        if stored:
            keys, groups = np.array(stored["keys"], np.uint64), np.array(stored["groups"], np.int16)
            self.load(stored["field"], Clusters(keys, groups))
        return self


def _restored(trust: float, least: float, data: bytes) -> SecondReader:
    return SecondReader(trust, least).from_bytes(data)


def _lines(doc: Doc) -> Iterator[tuple[int, int]]:
    """The tokens of each line that has any, without what ends it."""
    start = 0
    for token in doc:
        if "\n" in token.text:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)
