"""Two readers of names together: the recogniser, a network over words, and :mod:`nlp.character_reader`, one over
characters.

They err in different places: the first knows a word's neighbours and no more, the second reads whole sentences and is
never bound to where words end. The component ``second_reader``, right after the recogniser, adds up what both say of
each name that one of them reads: the second gives it the log odds of its probability, the recogniser :data:`TRUST` more
where it reads it too. What exceeds :data:`LEAST` stands; of names that overlap, the one of which both together are
surer.

A person whom the recogniser saw and who did not stand, or not so, is left in ``doc.user_data`` under :data:`DOUBTED`,
unless both together are less sure than :data:`HOPELESS`: rules that know what stands around a name may take it up, and
would not think of it by themselves.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from nlp.character_reader import FILE, NAMED, CharacterReader, Name, Read
from nlp.models import DataError
from nlp.same_names import DOUBTED, PERSON

TRUST = 2.0  # log odds; both by 24–25 January: of the pairs within 0.2 of the best F of people, the best for all names
LEAST = 1.5  # log odds
HOPELESS = -3.0  # log odds
UNSURE = 1e-4  # of a probability: what is less sure, or surer, counts as this


@dataclass(frozen=True, slots=True)
class Reading:
    """A name and how sure of it both readers together are, in log odds."""

    name: Name
    odds: float


def agreed(readings: Sequence[Reading], least: float = LEAST) -> list[Name]:
    """The names that stand, in the order of the text: surer ones before others, then the first, then the longer."""
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
    """spaCy's hook; the network itself comes with ``from_disk``, ``from_bytes`` or :meth:`SecondReader.load`."""
    return SecondReader(trust, least)


class SecondReader:
    """The component. Changes ``doc.ents``, of which none goes on over the end of a line afterwards. Raises DataError
    where no network has been loaded."""

    def __init__(self, trust: float = TRUST, least: float = LEAST) -> None:
        self._trust, self._least = trust, least
        self._reader: CharacterReader | None = None

    def load(self, reader: CharacterReader) -> None:
        """Takes a reader of characters that was taught for this pipeline's tokenizer and vectors."""
        self._reader = reader

    def __call__(self, doc: Doc) -> Doc:
        if self._reader is None:
            raise DataError("second_reader", 0, "no network loaded: load the shipped pipeline with nlp.pipeline")
        stretches = self._reader.read(doc)
        found = _within_lines(doc)
        seen: dict[int, list[Name]] = {}
        starts = [read.start for read in stretches]
        for name in {name for read in stretches for name in read.names()} | set(found):
            seen.setdefault(max(bisect_right(starts, name[0]) - 1, 0), []).append(name)
        names: list[Name] = []
        hopeless: set[Name] = set()
        for number, together in sorted(seen.items()):
            readings = [self._reading(name, stretches[number], found) for name in together]
            names += agreed(readings, self._least)
            hopeless |= {reading.name for reading in readings if reading.odds < HOPELESS}
        spans = (doc.char_span(start, end, label=label) for start, end, label in names)
        doc.ents = tuple(filter_spans(span for span in spans if span is not None))
        stands = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        doubted = [name for name in found if name[2] == PERSON and name not in stands | hopeless]
        doc.user_data[DOUBTED] = [(start, end) for start, end, _ in doubted]
        return doc

    def _reading(self, name: Name, stretch: Read, found: Sequence[Name]) -> Reading:
        return Reading(name, odds(name, stretch) + (self._trust if name in found else 0.0))

    def __reduce__(self) -> tuple[Any, ...]:
        """For processes that are started with it."""
        return _restored, (self._trust, self._least, self.to_bytes())

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Writes ``characters.npz`` to the folder ``path``."""
        if self._reader is not None:
            folder = Path(path)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / FILE).write_bytes(self._reader.to_bytes())

    def from_disk(self, path: str | Path, **kwargs: Any) -> SecondReader:
        """Reads what :meth:`to_disk` wrote. Raises DataError where the file is missing."""
        file = Path(path) / FILE
        if not file.is_file():
            raise DataError(str(file), 0, "no such file: the second reader's model is not installed")
        return self.from_bytes(file.read_bytes())

    def to_bytes(self, **kwargs: Any) -> bytes:
        """The same as :meth:`to_disk`, in memory."""
        return b"" if self._reader is None else self._reader.to_bytes()

    def from_bytes(self, data: bytes, **kwargs: Any) -> SecondReader:
        """Reads what :meth:`to_bytes` returned."""
        if data:
            self.load(CharacterReader.from_bytes(data))
        return self


def odds(name: Name, stretch: Read) -> float:
    """The log odds of the least sure character of a name, by the reader of characters."""
    if name[2] not in NAMED:
        return math.inf  # a label that it does not know stands as the recogniser gives it
    if not stretch.holds(name):
        return math.log(UNSURE)  # it goes on into the next sentence
    sure = min(max(math.exp(stretch.least(name)), UNSURE), 1 - UNSURE)
    return math.log(sure / (1 - sure))


def _within_lines(doc: Doc) -> list[Name]:
    """What the recogniser found, cut where a line ends."""
    out: list[Name] = []
    for entity in doc.ents:
        words = []
        for token in entity:
            if "\n" in token.text:
                break
            words.append(token)
        if words:
            out.append((words[0].idx, words[-1].idx + len(words[-1]), entity.label_))
    return out


def _restored(trust: float, least: float, data: bytes) -> SecondReader:
    return SecondReader(trust, least).from_bytes(data)
