"""People whose names are words, places or titles, each in three sentences of the genre: found by model and rules.

A newspaper introduces people with their posts and goes on without, so the three sentences of a name are read as one
article first. By itself, a sentence like 成长表示 is a riddle, and its own floor says how often it is solved.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from spacy.language import Language

from nlp.components.base import get_matches
from nlp.evaluation import as_article
from nlp.pipeline import annotate, load_pipeline

with Path(__file__).with_name("names_like_words.toml").open("rb") as _file:
    DATA = tomllib.load(_file)
NAMES = [name for names in DATA["names"].values() for name in names.split()]
FLOOR = 0.9
FLOOR_ALONE = 0.74


def sentences(number: int) -> list[tuple[str, int]]:
    """The three sentences of a name, and where in each the name begins."""
    frames = [group[number % len(group)] for group in DATA["frames"].values()]
    return [(frame.format(name=NAMES[number]), frame.index("{")) for frame in frames]


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return load_pipeline()


def found(pipeline: Language, text: str) -> list[tuple[int, int]]:
    (doc,) = annotate(pipeline, [as_article(text)])
    return [(m.start, m.end) for m in get_matches(doc, "person")]


def test_the_list_is_what_it_says() -> None:
    assert len(NAMES) == len(set(NAMES)) >= 100
    assert sum(len(frames) for frames in DATA["frames"].values()) >= 40
    assert len({text for i in range(len(NAMES)) for text, _ in sentences(i)}) == 3 * len(NAMES)


def test_in_an_article(pipeline: Language) -> None:
    missed = []
    for i, name in enumerate(NAMES):
        people = found(pipeline, "\n".join(text for text, _ in sentences(i)))
        offset = 0
        for text, start in sentences(i):
            if (offset + start, offset + start + len(name)) not in people:
                missed.append(text)
            offset += len(text) + 1
    right = 1 - len(missed) / (3 * len(NAMES))
    assert right >= FLOOR, f"{right:.3f} of {3 * len(NAMES)}; missed: {' '.join(missed)}"


def test_in_a_sentence_alone(pipeline: Language) -> None:
    missed = [
        text
        for i, name in enumerate(NAMES)
        for text, start in sentences(i)
        if (start, start + len(name)) not in found(pipeline, text)
    ]
    right = 1 - len(missed) / (3 * len(NAMES))
    assert right >= FLOOR_ALONE, f"{right:.3f} of {3 * len(NAMES)}; missed: {' '.join(missed)}"
