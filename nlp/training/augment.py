"""Sentences made from sentences: other people, other places, and the phrases in which newspapers name officials.

A month of one newspaper holds few people, and the same ones every day; a model that learns them by heart fails on the
next newspaper. Here every name is thrown dice for. Surnames come from ``lists.toml`` by rank; given names are drawn
character by character from those of the training data, or are a word of the lexicon (高原, 白玉), because such names
are what breaks segmentation. All functions take the ``random.Random`` they draw from.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nlp.training.corpus import COMPOUND_SURNAMES, LISTS, Sentence

SURNAMES = "".join(LISTS["people"]["surnames"].split())
YOUNG_CHARACTERS = "".join(LISTS["people"]["young_characters"].split())
_UYGHUR = LISTS["people"]["uyghur"].split()
_TIBETAN = LISTS["people"]["tibetan"].split()
_FOREIGN = LISTS["people"]["foreign"].split()
_COMPOUND = sorted(COMPOUND_SURNAMES)
TEMPLATES = tuple(tuple(line.split()) for line in LISTS["phrases"]["templates"].strip().splitlines())
_PUNCTUATION = {"，": ",", "（": "(", "）": ")", "：": ":", "；": ";"}
_PLACE_SUFFIX = re.compile(r"(.{2,3})(省|市|县|区|镇|乡|村)$")


@dataclass(frozen=True, slots=True)
class Names:
    """What names are drawn from."""

    first: tuple[str, ...]  # characters of given names, first of two
    second: tuple[str, ...]  # second of two
    single: tuple[str, ...]
    places: tuple[str, ...]  # characters of place names
    words: tuple[str, ...]  # words of two characters that may be somebody's given name
    known_places: tuple[str, ...]

    @classmethod
    def from_sentences(cls, sentences: Iterable[Sentence]) -> Names:
        """Gathers the characters, with their frequencies, from annotated sentences."""
        first: list[str] = []
        second: list[str] = []
        single: list[str] = []
        places: list[str] = []
        seen: set[tuple[str, ...]] = set()
        known: Counter[str] = Counter()
        words: Counter[str] = Counter()
        for s in sentences:
            words.update(word for word in s.words if len(word) == 2)
            for a, b, label in s.entities:
                name = s.words[a:b]
                if label == "GPE" and b - a == 1:
                    known[name[0]] += 1
                if name in seen:
                    continue
                seen.add(name)
                if label == "PERSON" and b - a == 2 and len(name[0]) == 1:
                    if len(name[1]) == 1:
                        single.append(name[1])
                    elif len(name[1]) == 2:
                        first.append(name[1][0])
                        second.append(name[1][1])
                elif label == "GPE" and b - a == 1 and (m := _PLACE_SUFFIX.match(name[0])):
                    places += m.group(1)
        common = set(first) & set(second)
        like_names = sorted(w for w in words if w[0] in common and w[1] in common)
        bare = [w for w in sorted(known) if 2 <= len(w) <= 3 and w[-1] not in "国省市县区镇乡村州"]
        chosen = tuple(w for w in bare if known[w] >= 2)
        return cls(tuple(first), tuple(second), tuple(single), tuple(places), tuple(like_names), chosen)


def random_person(names: Names, rng: random.Random) -> list[str]:
    """A name as the words that PD-1998 would make of it."""
    dice = rng.random()
    if dice < 0.015:
        name = rng.choice(_UYGHUR) + rng.choice(_UYGHUR) * (rng.random() < 0.3)
        return [name + "·" + rng.choice(_UYGHUR) + rng.choice(_UYGHUR) * (rng.random() < 0.3)]
    if dice < 0.03:
        return [rng.choice(_TIBETAN) + rng.choice(_TIBETAN) * (rng.random() < 0.7)]
    if dice < 0.06:
        parts = ["".join(rng.choice(_FOREIGN) for _ in range(rng.choice((2, 3, 3, 4)))) for _ in range(2)]
        return ["·".join(parts)] if rng.random() < 0.3 else [parts[0]]
    if dice < 0.08:
        surname = rng.choice(_COMPOUND)
    elif dice < 0.2:
        surname = rng.choice(SURNAMES)
    else:
        surname = SURNAMES[min(int(rng.expovariate(1 / 60)), len(SURNAMES) - 1)]
    dice = rng.random()
    if dice < 0.2:
        given = rng.choice(names.single)
    elif dice < 0.3:
        given = rng.choice(names.words)
    elif dice < 0.42:
        given = "".join(rng.choice(YOUNG_CHARACTERS) for _ in range(rng.choice((1, 2, 2, 2))))
    else:
        given = rng.choice(names.first) + rng.choice(names.second)
    return [surname, given]


def random_place(names: Names, rng: random.Random, suffix: str = "") -> str:
    """A place that does not exist: two characters of place names, and a suffix if one is given."""
    return rng.choice(names.places) + rng.choice(names.places) + suffix


def substitute(
    sentence: Sentence, names: Names, rng: random.Random, people: float = 0.9, places: float = 0.4
) -> Sentence:
    """The sentence with other Chinese names at its PERSON spans, and other places where a suffix shows the kind."""
    words: list[str] = []
    entities: list[tuple[int, int, str]] = []
    at = 0
    for a, b, label in sentence.entities:
        words += sentence.words[at:a]
        old = list(sentence.words[a:b])
        new = old
        if label == "PERSON" and b - a == 2 and rng.random() < people:
            new = random_person(names, rng)
        elif label == "GPE" and b - a == 1 and rng.random() < places and (m := _PLACE_SUFFIX.match(old[0])):
            new = [random_place(names, rng, m.group(2))]
        elif label == "ORG" and rng.random() < places and (m := _PLACE_SUFFIX.match(old[0])) and b - a > 1:
            new = [random_place(names, rng, m.group(2)), *old[1:]]
        entities.append((len(words), len(words) + len(new), label))
        words += new
        at = b
    words += sentence.words[at:]
    if rng.random() < 0.03:
        words = [_PUNCTUATION.get(w, w) for w in words]
    return Sentence(tuple(words), tuple(entities), sentence.date)


def from_template(template: Sequence[str], names: Names, rng: random.Random) -> Sentence:
    """A template with names thrown in."""
    words: list[str] = []
    entities: list[tuple[int, int, str]] = []
    spaces: set[int] = set()
    blank = rng.random() < 0.7
    for i, item in enumerate(template):
        start = len(words)
        if item == "{P}":
            person = random_person(names, rng)
            if blank and i and template[i - 1] in ("{P}", "记者", "通讯员"):
                spaces.add(len(words) - 1)
                if rng.random() < 0.3 and len(person) == 2 and len(person[1]) == 1 == len(person[0]):
                    spaces.add(len(words))  # 王 伟, as newspapers set names of two characters
            words += person
            entities.append((start, len(words), "PERSON"))
        elif item == "{C}":
            suffix = rng.choice("县县市区镇镇村乡")
            words.append(random_place(names, rng, suffix))
            entities.append((start, start + 1, "GPE"))
        elif item == "{G}":
            words.append(random_place(names, rng) if rng.random() < 0.5 else rng.choice(names.known_places))
            heads = template[i + 1 : i + 3]
            if heads and heads[0] == "市委":
                words.append(heads[0])
                entities.append((start, start + 2, "ORG"))
            elif len(heads) == 2 and heads[0] == "市" and heads[1].endswith("局"):
                words[-1] += "市"
                words.append(heads[1])
                entities.append((start, start + 2, "ORG"))
            elif heads and heads[0] == "市":
                words[-1] += "市"
                entities.append((start, start + 1, "GPE"))
            else:
                entities.append((start, start + 1, "GPE"))
        elif item == "N":
            words.append(str(rng.choice((rng.randrange(1, 32), rng.randrange(1, 3000)))))
        elif not _taken(template, i):
            words.append(item)
    return Sentence(tuple(words), tuple(entities), spaces=frozenset(spaces))


def _taken(template: Sequence[str], i: int) -> bool:
    """Whether the place before has taken the item at ``i`` into its own name or organisation."""
    if i and template[i - 1] == "{G}":
        return template[i] in ("市委", "市")
    return i > 1 and template[i - 2] == "{G}" and template[i - 1] == "市" and template[i].endswith("局")


def augmented(sentences: Sequence[Sentence], names: Names, rng: random.Random, templates: int) -> list[Sentence]:
    """One variant of every sentence that names a person or a place with its suffix, and paragraphs of templates."""
    out = []
    for s in sentences:
        if any(label == "PERSON" and b - a == 2 for a, b, label in s.entities) or (
            rng.random() < 0.5 and any(_PLACE_SUFFIX.match(s.words[a]) for a, b, label in s.entities if label == "GPE")
        ):
            out.append(substitute(s, names, rng))
    for _ in range(templates):
        parts = [from_template(rng.choice(TEMPLATES), names, rng) for _ in range(rng.choice((1, 1, 2, 3)))]
        out.append(join(parts))
    return out


def join(sentences: Iterable[Sentence]) -> Sentence:
    """One sentence after the other, as one."""
    words: list[str] = []
    entities: list[tuple[int, int, str]] = []
    spaces: set[int] = set()
    for s in sentences:
        offset = len(words)
        words += s.words
        entities += [(a + offset, b + offset, label) for a, b, label in s.entities]
        spaces |= {i + offset for i in s.spaces}
    return Sentence(tuple(words), tuple(entities), spaces=frozenset(spaces))
