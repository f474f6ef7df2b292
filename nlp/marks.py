"""What the lexicon knows of each token, as one short mark that the recogniser's embedding reads in ``Token.tag``.

A month of one newspaper names a few hundred places; the tables of this package name thousands, with every surname and
title. A mark says what a token is a part of, never what it must be: 和平 is a district, a word and a given name, and
the recogniser decides by what stands around it. The last component of the pipeline takes the marks away.

A mark has two parts. The first tells where in the name of a place the token stands (``B I E S``: beginning, inside,
end, whole; ``X``: it is more than that name or cuts it) and of what kind the name is (``国`` a country, ``县`` a place
of China by its full name, ``名`` by its bare name, ``外`` a place abroad). The second is ``姓`` for a common surname,
``氏`` for a rare one, ``职`` for a title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import ahocorasick

from nlp.lexicon import load_countries, load_surnames, load_titles, read_toml
from nlp.places import load_gazetteer

FULL = "省市县区州盟旗"  # what the full name of a place of China ends in


@lru_cache(maxsize=1)
def load_abroad() -> tuple[str, ...]:
    """Places abroad that are no countries."""
    return tuple(read_toml("abroad.toml")["places"]["names"].split())


@lru_cache(maxsize=1)
def _abroad() -> ahocorasick.Automaton:
    """Countries and places abroad, with the kind of each."""
    automaton = ahocorasick.Automaton()
    for name in load_abroad():
        automaton.add_word(name, (len(name), "外"))
    for name in load_countries():
        automaton.add_word(name, (len(name), "国"))
    automaton.make_automaton()
    return automaton


def place_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Names of places in ``text`` with their kinds: leftmost, then longest, without overlap."""
    found = [
        (m.start, m.end, "县" if m.form[-1] in FULL and not m.short else "名") for m in load_gazetteer().find(text)
    ]
    found += [(last + 1 - length, last + 1, kind) for last, (length, kind) in _abroad().iter(text)]
    free = 0
    for start, end, kind in sorted(found, key=lambda f: (f[0], -f[1], f[2])):
        if start >= free:
            yield start, end, kind
            free = end


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """The second part of the mark by the token's text."""
    marks = dict.fromkeys(load_titles(), "职")
    for name, surname in load_surnames().items():
        marks[name] = "姓" if surname.common else "氏"
    return marks


def marks(text: str, tokens: Sequence[tuple[int, int]]) -> list[str]:
    """The mark of each token (start, end) of ``text``; "" where the lexicon knows nothing."""
    words = _words()
    places = part_marks(place_spans(text), tokens)
    return [place + words.get(text[start:end], "") for place, (start, end) in zip(places, tokens, strict=True)]


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
