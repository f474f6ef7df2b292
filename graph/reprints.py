"""Reprints: one article that arrives more than once – in another paper, on another page, from print and from the web.

Block → compare → decide. An article is known by its sketch, the smallest hashes of its shingles; the share of the
smallest of two sketches together that stand in both estimates how much of the two texts is the same (A. Broder, *On the
resemblance and containment of documents*, 1997, section 3). Both articles stay in the graph; what they say counts once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from zlib import crc32

SHINGLE: Final = 8  # characters
SKETCH: Final = 96  # hashes; the standard error of a resemblance of 0.85 is then 0.036
SHORTEST: Final = 80  # characters, white space and punctuation left out: what is shorter says the same by chance
ALIKE: Final = 0.85
APART: Final = 31  # days: the same words a year later are the next year's event
_KEYS: Final = 8  # smallest hashes that bring two sketches together: of alike ones, one in a million misses all
_NOT_SAID = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article: its local name, its date (ISO 8601, ``""`` where none is known) and its smallest hashes, sorted."""

    article: str
    date: str
    hashes: tuple[int, ...]


def hashes(text: str) -> tuple[int, ...]:
    """The smallest hashes of a text's shingles; none where the text is too short to be told from others."""
    said = _NOT_SAID.sub("", text)
    if len(said) < SHORTEST:
        return ()
    found = {crc32(said[i : i + SHINGLE].encode("utf-8", "surrogatepass")) for i in range(len(said) - SHINGLE + 1)}
    return tuple(sorted(found)[:SKETCH])


def resemblance(one: Sketch, other: Sketch) -> float:
    """The estimated share of shingles that two articles have in common, 0 to 1."""
    both = set(one.hashes) & set(other.hashes)
    union = sorted(set(one.hashes) | set(other.hashes))[: min(len(one.hashes), len(other.hashes), SKETCH)]
    return sum(value in both for value in union) / len(union) if union else 0.0


def originals(sketches: Iterable[Sketch]) -> Mapping[str, str]:
    """Of each reprint, the article that it reprints: the oldest dated one of its kind, then the smallest name.

    A reprint is compared with that article alone, so that a chain of small changes does not join two texts.
    """
    ordered = sorted((s for s in sketches if s.hashes), key=lambda s: (not s.date, s.date, s.article))
    firsts: dict[int, list[Sketch]] = defaultdict(list)
    found: dict[str, str] = {}
    for sketch in ordered:
        keys = sketch.hashes[:_KEYS]
        candidates = {first.article: first for key in keys for first in firsts[key]}
        alike = [
            (-resemblance(sketch, first), first.article)
            for first in candidates.values()
            if _near(sketch.date, first.date)
        ]
        best = min(alike, default=(0.0, ""))
        if -best[0] >= ALIKE:
            found[sketch.article] = best[1]
        else:
            for key in keys:
                firsts[key].append(sketch)
    return found


def _near(one: str, other: str) -> bool:
    """Whether two days are near enough; a date that is not a whole day does not part anything."""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= APART
    except ValueError:
        return True
