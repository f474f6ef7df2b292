"""What the tables and lists of this package know of each character of a text, as bits that a network reads.

``known_names.toml`` lists by kind what is called by a name: people abroad, in history, in tales and of our time,
nicknames, names of Japanese, places, and things whose names look like people's. A bit says that such a name stands
there, never that it must be one: 高山 is a nickname, a mountain and a word, and the network decides by what stands
around it. Beside the lists, titles, places (:func:`nlp.marks.place_spans`) and surnames have bits of their own.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any

import ahocorasick
import numpy as np
from numpy.typing import NDArray

from nlp.lexicon import load_surnames, load_titles, read_toml
from nlp.marks import place_spans

# The order is that of the network's inputs: what is new goes to the end, and the network is trained again.
KINDS = (
    "statesmen",
    "thinkers",
    "athletes",
    "ancients",
    "characters",
    "moderns",
    "nicknames",
    "japanese_surnames",
    "japanese_given_names",
    "foreign_names",
    "places_abroad",
    "things",
    "places",
)
_TITLE = len(KINDS)
_PLACES = {"县": 0, "名": 1, "外": 2, "国": 3}  # the kinds of :func:`nlp.marks.place_spans`
_PLACE_BITS = 4 * (len(KINDS) + 1)
_SURNAME_BITS = _PLACE_BITS + 2 * len(_PLACES)
BITS = _SURNAME_BITS + 4


@lru_cache(maxsize=1)
def load_known_names() -> dict[str, tuple[str, ...]]:
    """The names of each of :data:`KINDS`, as the package lists them."""
    table = read_toml("known_names.toml")
    return {kind: tuple(table[kind]["names"].split()) for kind in KINDS}


@lru_cache(maxsize=1)
def _automaton() -> ahocorasick.Automaton:
    kinds: dict[str, set[int]] = defaultdict(set)
    for number, names in enumerate([*load_known_names().values(), tuple(load_titles())]):
        for name in names:
            kinds[name].add(number)
    automaton = ahocorasick.Automaton()
    for name, numbers in kinds.items():
        automaton.add_word(name, (len(name), tuple(sorted(numbers))))
    automaton.make_automaton()
    return automaton


def known(text: str) -> NDArray[np.uint8]:
    """A row of :data:`BITS` ones and noughts for each character of ``text``.

    Four bits for each kind of name and for titles (begins one, is inside one, ends one, is one; of names of a kind that
    overlap, the first, then the longest counts), two for each kind of place, and four for surnames: a common one, a
    rare one, the first and the second character of a compound one.
    """
    bits = np.zeros((len(text), BITS), np.uint8)
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for last, (length, numbers) in _automaton().iter(text):
        for number in numbers:
            found[number].append((last + 1 - length, last + 1))
    for number, spans in found.items():
        free = 0
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start >= free:
                free = end
                _mark(bits, 4 * number, start, end)
    for start, end, kind in place_spans(text):
        column = _PLACE_BITS + 2 * _PLACES[kind]
        bits[start, column] = 1
        bits[start + 1 : end, column + 1] = 1
    _surnames(bits, text)
    return bits


def _mark(bits: NDArray[np.uint8], column: int, start: int, end: int) -> None:
    if end - start == 1:
        bits[start, column + 3] = 1
    else:
        bits[start, column] = bits[end - 1, column + 2] = 1
        bits[start + 1 : end - 1, column + 1] = 1


def _surnames(bits: NDArray[np.uint8], text: str) -> None:
    surnames: dict[str, Any] = load_surnames()
    for i, char in enumerate(text):
        if char in surnames:
            bits[i, _SURNAME_BITS + (not surnames[char].common)] = 1
        if len(pair := text[i : i + 2]) == 2 and pair in surnames:
            bits[i, _SURNAME_BITS + 2] = bits[i + 1, _SURNAME_BITS + 3] = 1
