"""Bare titles of offices (``ROLE``: 书记, 副主任) in the corpora, which have none: those of the table of titles that
are whole words there, by the corpora's own words and parts of speech (代表 the noun, not the verb)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from nlp.lexicon import load_titles
from nlp.training.corpus import Sentence

ROLE = "ROLE"
WORDS = 4  # of a title, at most


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    """Titles of offices, ranks and degrees; who somebody is besides (记者, 村民) is none."""
    return frozenset(title for title, row in load_titles().items() if row.kind not in ("staff", "description"))


def office_words(words: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of whole words that are a title together (副 | 书记), the longest at each place."""
    offices, out, i = _offices(), [], 0
    while i < len(words):
        for end in range(min(len(words), i + WORDS), i, -1):
            if "".join(words[i:end]) in offices:
                out.append((i, end))
                i = end
                break
        else:
            i += 1
    return out


def with_roles(sentence: Sentence) -> Sentence:
    """The sentence with its titles, but for those in other names."""
    taken = {i for a, b, _ in sentence.entities for i in range(a, b)}
    found = [
        (a, b, ROLE)
        for a, b in office_words(sentence.words)
        if not taken & set(range(a, b)) and (not sentence.tags or sentence.tags[b - 1][:1] not in ("v", "w"))
    ]
    return replace(sentence, entities=tuple(sorted([*sentence.entities, *found])))


def without_roles(sentence: Sentence) -> Sentence:
    """The sentence without titles, for a recogniser that does not learn them."""
    if all(label != ROLE for *_, label in sentence.entities):
        return sentence
    return replace(sentence, entities=tuple(e for e in sentence.entities if e[2] != ROLE))
