"""What became of a string in much raw text, as one short mark that the recogniser's embedding reads in ``Token.lemma``.

A month of one newspaper holds few words, and a recogniser that has learnt from it takes 胡萝卜素 and 任劳任怨 for
somebody's name, for they begin with a surname and it never met them. Twelve years of broadcasts hold them often, and
an earlier recogniser, which read them in many sentences, called them a name in few. The table keeps, for each string
that was a word or a name often enough, which of these it mostly was; a mark tells where in such a string a token
stands (``B I E S``, or ``X`` where it cuts one) and what the string was:

- ``P`` a person nearly always, ``p`` now and then, ``G`` a place, ``R`` an organisation;
- ``i`` a part of a longer name, ``x`` cut by names (a string that is no word), ``o`` an ordinary word;
- ``2`` behind it where it was met ten times and more, else ``1``.

As with vectors, the table holds hashes and no strings: no text can be had back from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = "usage.npz"
SHORTEST, LONGEST = 2, 8  # code points of a string
MARKS = tuple(kind + often for kind in "PpGRixo" for often in "12")

_CHARACTER = np.uint64(0x9E3779B97F4A7C15)
_PLACE = np.uint64(0xD6E8FEB86659FD93)
Keys = NDArray[np.uint64]


class Usage:
    """A table from hashes of strings to marks."""

    def __init__(self, keys: Keys, marks: NDArray[np.uint8]) -> None:
        order = np.argsort(keys)
        self.keys, self.marks = keys[order], marks[order]

    @classmethod
    def of(cls, strings: Mapping[str, str]) -> Usage:
        """The table of the strings, each with one of :data:`MARKS`."""
        rows = sorted(strings.items())
        keys = np.array([_hashes(s, len(s))[0] for s, _ in rows], np.uint64)
        return cls(keys, np.array([MARKS.index(mark) for _, mark in rows], np.uint8))

    def spans(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Strings of the table in ``text`` with their marks: leftmost, then longest, without overlap."""
        found: dict[int, tuple[int, int]] = {}
        for length in range(SHORTEST, min(LONGEST, len(text)) + 1):
            hashes = _hashes(text, length)
            at = np.minimum(np.searchsorted(self.keys, hashes), len(self.keys) - 1)
            for place in np.flatnonzero(self.keys[at] == hashes):
                found[int(place)] = (length, int(self.marks[at[place]]))
        free = 0
        for start in sorted(found):
            if start >= free:
                length, mark = found[start]
                free = start + length
                yield start, free, MARKS[mark]

    def tell(self, text: str, tokens: Sequence[tuple[int, int]]) -> list[str]:
        """The mark of each token (start, end) of ``text``; "" where it is in none of the strings."""
        return part_marks(self.spans(text), tokens)

    def to_disk(self, folder: Path) -> None:
        """Writes :data:`FILE`, byte for byte reproducible."""
        np.savez_compressed(folder / FILE, keys=self.keys, marks=self.marks)

    @classmethod
    def from_disk(cls, folder: Path) -> Usage:
        """Reads what :meth:`to_disk` wrote."""
        with np.load(folder / FILE) as data:
            return cls(data["keys"], data["marks"])


def _hashes(text: str, length: int) -> Keys:
    """The hash of every stretch of ``length`` code points."""
    characters = (np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)) * _CHARACTER
    out = np.zeros(len(text) - length + 1, np.uint64)
    for i in range(length):
        out = (out * _PLACE) + characters[i : len(text) - length + 1 + i]
        out ^= out >> np.uint64(29)
    return out


def part_marks(spans: Iterable[tuple[int, int, str]], tokens: Sequence[tuple[int, int]]) -> list[str]:
    """For each token (start, end) the mark of the span that it is a part of, behind a letter for where in it the token
    stands (``B I E S``, or ``X``: it is more than the span or cuts it); "" for a token outside the spans, which are
    sorted and without overlap."""
    out = [""] * len(tokens)
    i = 0
    for start, end, mark in spans:
        while i < len(tokens) and tokens[i][1] <= start:
            i += 1
        j = i
        while j < len(tokens) and tokens[j][0] < end:
            out[j] = _part(tokens[j], start, end) + mark + out[j]  # a token may cut two spans
            j += 1
        i = j if j == i or tokens[j - 1][1] <= end else j - 1
    return out


def _part(token: tuple[int, int], start: int, end: int) -> str:
    """Where in the string a token stands."""
    if token[0] < start or token[1] > end:
        return "X"
    if token[0] == start:
        return "S" if token[1] == end else "B"
    return "E" if token[1] == end else "I"
