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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nlp.lexicon import load_countries, load_surnames, load_titles
from nlp.marks import FULL, load_abroad
from nlp.places import load_gazetteer
from nlp.training.corpus import COMPOUND_SURNAMES, LISTS, Sentence, join

SURNAMES = "".join(LISTS["people"]["surnames"].split())
YOUNG_CHARACTERS = "".join(LISTS["people"]["young_characters"].split())
_UYGHUR = LISTS["people"]["uyghur"].split()
_TIBETAN = LISTS["people"]["tibetan"].split()
_FOREIGN = LISTS["people"]["foreign"].split()
_COMPOUND = sorted(COMPOUND_SURNAMES)
NICKNAMES = 0.06  # of full names that are made into nicknames
ORGANIZATIONS = 0.15  # of organisations of several words that another takes the place of
ORDINARY = 0.15  # of ordinary words that a rare one takes the place of
LIKE_NAMES = 0.5  # of those: such as begin with a surname (胡萝卜素, 练武)
RARE_WORD = 4  # times that a rare word is met in the training data, at most
_ORDINARY_TAGS = frozenset({"n", "v", "vn", "a", "an", "ad", "b", "i", "l", "z", "nz"})
COMMON_WORD = 60  # words more frequent than this in the training data are not made into names
_NOT_NAMES = frozenset(load_titles()) | frozenset(load_countries())
TEMPLATES = tuple(tuple(line.split()) for line in LISTS["phrases"]["templates"].strip().splitlines())
_TITLE = "/R"  # marks the words of a title in templates
_TAGS = {"PERSON": "nr", "GPE": "ns"}  # the part of speech of each word of a name
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
    whole: tuple[str, ...]  # words and places that begin like a name: 时光, 田野, 高平
    known_places: tuple[str, ...]
    organizations: tuple[tuple[str, ...], ...]  # of several words
    foreign: Mapping[str, tuple[str, ...]]  # of names of foreigners: the characters that follow one; "" begins
    rare: Mapping[str, tuple[str, ...]]  # by part of speech: rare words that name nobody
    rare_like_names: Mapping[str, tuple[str, ...]]  # those of them that begin with a surname

    @classmethod
    def from_sentences(cls, sentences: Iterable[Sentence]) -> Names:
        """Gathers the characters, with their frequencies, from annotated sentences."""
        first: list[str] = []
        second: list[str] = []
        single: list[str] = []
        places: list[str] = []
        foreign: dict[str, list[str]] = {}
        organizations: list[tuple[str, ...]] = []
        seen: set[tuple[str, ...]] = set()
        known: Counter[str] = Counter()
        words: Counter[str] = Counter()
        ordinary: Counter[tuple[str, str]] = Counter()
        for s in sentences:
            words.update(word for word in s.words if 2 <= len(word) <= 3)
            ordinary.update(pair for pair in zip(s.tags, s.words, strict=False) if pair[0] in _ORDINARY_TAGS)
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
                elif label == "PERSON" and b - a == 1 and (part := name[0]).isalpha() and len(part) > 2:
                    for before, char in pairwise(["", *part, ""]):
                        foreign.setdefault(before, []).append(char)
                elif label == "ORG" and b - a > 1:
                    organizations.append(name)
                elif label == "GPE" and b - a == 1 and (m := _PLACE_SUFFIX.match(name[0])):
                    places += m.group(1)
        common = set(first) & set(second)
        like_names = sorted(w for w in words if len(w) == 2 and w[0] in common and w[1] in common)
        surnames = load_surnames()
        bare = {f for p in load_gazetteer() for f in p.forms if 2 <= len(f) <= 3 and f[-1] not in FULL}
        whole = sorted(
            w
            for w in {w for w, n in words.items() if n <= COMMON_WORD} | bare
            if w.isalpha() and w[0] in surnames and surnames[w[0]].common and w not in _NOT_NAMES
        )
        rare: dict[str, list[str]] = {}
        for (tag, word), n in sorted(ordinary.items()):
            if (
                n <= RARE_WORD
                and 2 <= len(word) <= 4
                and word.isalpha()
                and not word.isascii()
                and word not in _NOT_NAMES
            ):
                rare.setdefault(tag, []).append(word)
        like = {tag: tuple(w for w in found if w[0] in surnames) for tag, found in rare.items()}
        unsuffixed = [w for w in sorted(known) if 2 <= len(w) <= 3 and w[-1] not in "国省市县区镇乡村州"]
        chosen = tuple(w for w in unsuffixed if known[w] >= 2)
        return cls(
            tuple(first),
            tuple(second),
            tuple(single),
            tuple(places),
            tuple(like_names),
            tuple(whole),
            chosen,
            tuple(organizations),
            {char: tuple(after) for char, after in foreign.items()},
            {tag: tuple(found) for tag, found in rare.items()},
            like,
        )


def random_person(names: Names, rng: random.Random) -> list[str]:
    """A name as the words that PD-1998 would make of it."""
    dice = rng.random()
    if dice < 0.015:
        name = rng.choice(_UYGHUR) + rng.choice(_UYGHUR) * (rng.random() < 0.3)
        return [name + "·" + rng.choice(_UYGHUR) + rng.choice(_UYGHUR) * (rng.random() < 0.3)]
    if dice < 0.03:
        return [rng.choice(_TIBETAN) + rng.choice(_TIBETAN) * (rng.random() < 0.7)]
    if dice < 0.06:
        return [random_foreigner(names, rng)]
    if dice < 0.16 and names.whole:
        return [rng.choice(names.whole)]
    if dice < 0.18:
        surname = rng.choice(_COMPOUND)
    elif dice < 0.28:
        surname = rng.choice(SURNAMES)
    else:
        surname = random_surname(rng)
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


def random_surname(rng: random.Random) -> str:
    """A surname, the common ones more often."""
    return SURNAMES[min(int(rng.expovariate(1 / 60)), len(SURNAMES) - 1)]


def random_nickname(names: Names, rng: random.Random) -> str:
    """What people are called without their full name: 小赵, 老钱, 孙某, 阿明, 建军."""
    dice = rng.random()
    if dice < 0.4:
        return rng.choice("小小老老阿") + random_surname(rng)
    if dice < 0.5:
        return random_surname(rng) + rng.choice("某某某老总")
    if dice < 0.6:
        return rng.choice("阿小") + rng.choice(names.single)
    return rng.choice(names.first) + rng.choice(names.second)


def random_foreigner(names: Names, rng: random.Random) -> str:
    """A foreigner's name, half of them character by character as those of the training data go on."""

    def part() -> str:
        if rng.random() < 0.5 or not names.foreign:
            return "".join(rng.choice(_FOREIGN) for _ in range(rng.choice((2, 3, 3, 4))))
        made = rng.choice(names.foreign[""])
        while len(made) < 6 and (char := rng.choice(names.foreign[made[-1]])):
            made += char
        return made

    parts = [part(), part()]
    return "·".join(parts) if rng.random() < 0.3 or len(parts[0]) < 2 else parts[0]


@lru_cache(maxsize=1)
def _charted() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Places of China by their full and by their bare names, and places abroad, as the tables have them."""
    current = [p for p in load_gazetteer() if not p.ordinary]
    bare = [f for p in current for f in p.forms if f[-1] not in FULL and not p.name.endswith("区")]
    abroad = [*load_countries().values(), *load_abroad()]
    return tuple(p.name for p in current), tuple(dict.fromkeys(bare)), tuple(dict.fromkeys(abroad))


def charted_place(old: str, rng: random.Random) -> str:
    """A place that exists, named as ``old`` is: in full, by its bare name, or abroad."""
    full, bare, abroad = _charted()
    if old in abroad:
        return rng.choice(abroad)
    return rng.choice(full if old[-1] in FULL else bare)


def _charts(name: str) -> bool:
    """Whether the tables know the place."""
    return name in _charted()[2] or bool(load_gazetteer().named(name))


def random_place(names: Names, rng: random.Random, suffix: str = "") -> str:
    """A place that does not exist: two characters of place names, and a suffix if one is given."""
    return rng.choice(names.places) + rng.choice(names.places) + suffix


def substitute(
    sentence: Sentence,
    names: Names,
    rng: random.Random,
    people: float = 0.9,
    places: float = 0.4,
    rare_words: bool = False,
) -> Sentence:
    """The sentence with other Chinese names at its PERSON spans, and other places where a suffix shows the kind.
    ``rare_words``: with rare words among the ordinary ones as well; where only names are new, what is new is taken for
    one."""
    words: list[str] = []
    tags: list[str] = []
    entities: list[tuple[int, int, str]] = []
    at = 0
    for a, b, label in sentence.entities:
        words += ordinary_words(sentence, at, a, names, rng) if rare_words else sentence.words[at:a]
        tags += sentence.tags[at:a]
        old = list(sentence.words[a:b])
        new = old
        if label == "PERSON" and b - a == 2 and rng.random() < people:
            new = random_person(names, rng) if rng.random() > NICKNAMES else [random_nickname(names, rng)]
        elif label == "PERSON" and b - a == 1 and len(old[0]) == 1 and rng.random() < people:
            new = [random_surname(rng)]
        elif label == "PERSON" and b - a == 1 and len(old[0]) == 2 and rng.random() < people / 2:
            new = [random_nickname(names, rng)]
        elif label == "PERSON" and b - a == 1 and len(old[0]) > 2 and rng.random() < people / 2:
            new = [random_foreigner(names, rng)]
        elif label == "GPE" and b - a == 1 and _charts(old[0]) and rng.random() < places:
            new = [charted_place(old[0], rng)]
        elif label == "GPE" and b - a == 1 and rng.random() < places and (m := _PLACE_SUFFIX.match(old[0])):
            new = [random_place(names, rng, m.group(2))]
        elif label == "ORG" and b - a > 1 and rng.random() < ORGANIZATIONS:
            new = list(rng.choice(names.organizations))
        elif label == "ORG" and b - a > 1 and rng.random() < places and _charts(old[0]):
            new = [charted_place(old[0], rng), *old[1:]]
        elif label == "ORG" and rng.random() < places and (m := _PLACE_SUFFIX.match(old[0])) and b - a > 1:
            new = [random_place(names, rng, m.group(2)), *old[1:]]
        entities.append((len(words), len(words) + len(new), label))
        words += new
        if sentence.tags:
            tags += sentence.tags[a:b] if len(new) == b - a else [_TAGS.get(label, "")] * len(new)
        at = b
    rest = len(sentence.words)
    words += ordinary_words(sentence, at, rest, names, rng) if rare_words else sentence.words[at:]
    tags += sentence.tags[at:]
    if rng.random() < 0.03:
        words = [_PUNCTUATION.get(w, w) for w in words]
    return Sentence(tuple(words), tuple(entities), sentence.date, tags=tuple(tags))


def ordinary_words(sentence: Sentence, first: int, stop: int, names: Names, rng: random.Random) -> list[str]:
    """The words of a stretch without names, some replaced by rare ones of the same part of speech. The outermost stay:
    they tell that a name stands beside them."""
    words = list(sentence.words[first:stop])
    for i in range(first + 1, stop - 1) if sentence.tags else ():
        rare = names.rare.get(sentence.tags[i], ())
        if rare and len(sentence.words[i]) > 1 and rng.random() < ORDINARY:
            like = names.rare_like_names[sentence.tags[i]]
            words[i - first] = rng.choice(like if like and rng.random() < LIKE_NAMES else rare)
    return words


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
        elif item in ("{S}", "{K}"):
            words.append(random_surname(rng) if item == "{S}" else random_nickname(names, rng))
            entities.append((start, start + 1, "PERSON"))
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
        elif item.endswith(_TITLE):
            words.append(item.removesuffix(_TITLE))
            if i and template[i - 1].endswith(_TITLE):
                start = entities.pop()[0]
            entities.append((start, len(words), "ROLE"))
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


def augmented(
    sentences: Sequence[Sentence], names: Names, rng: random.Random, templates: int, rare_words: bool = False
) -> list[Sentence]:
    """One variant of every sentence that names a person or a place with its suffix, and paragraphs of templates."""
    out = []
    for s in sentences:
        if any(label == "PERSON" and b - a == 2 for a, b, label in s.entities) or (rng.random() < 0.5 and s.entities):
            out.append(substitute(s, names, rng, rare_words=rare_words))
    for _ in range(templates):
        parts = [from_template(rng.choice(TEMPLATES), names, rng) for _ in range(rng.choice((1, 1, 2, 3)))]
        out.append(join(parts))
    return out
