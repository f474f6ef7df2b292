"""One name, one reading: what the recogniser saw of a name in one sentence of an article helps it in the others.

The recogniser reads a few words at a time. A name that it finds after a title or before 说 stands further down after
nothing at all, as a part of a longer word or cut short; there it is missed. The component ``same_names``, after the
recogniser, looks at all places of an article where a string stands that was found as a person, and

- takes the end of a line, and 夫 before 人, off a name,
- gives a string that was read as a person here and as a place or organisation there the label of the majority,
- gives a person who was found too long or too short the name by which the article knows somebody more often,
- marks the name where it was passed over, if it was found often enough for the times that it stands there.

Only people: places found once too few are mostly parts of words (印尼盾, 西班牙语).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

PERSON = "PERSON"
DOUBTED = "zhengtu.doubted"
"""Key of ``doc.user_data``: first code point and code point after the last of each person whom the first of two readers
saw and who did not stand, or whose name did not end there."""
SHARE = 0.3  # of a name's places in an article where it must have been found for the others to be marked
SHORT_NAMES = 2  # how often a name of two characters must have been found: such strings are often words
MARGIN = 2  # how much oftener a shorter name must have been found than the longer one that begins with it
# What makes the name before it a part of a term.
_TERMS = re.compile("思想|理论|主义|学说|定理|定律")

Found = tuple[int, int, str]  # first code point, code point after the last, label


@Language.component("same_names", requires=["doc.ents"], assigns=["doc.ents"])
def same_names(doc: Doc) -> Doc:
    """Makes the people of an article agree with each other, and adds to those who are doubted the places where their
    names stand."""
    found = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
    doubted = {(start, end, PERSON) for start, end in doc.user_data.get(DOUBTED, [])}
    if any(label == PERSON for *_, label in found):
        agreed = agree(doc.text, found)
        if agreed != found:
            doc.ents = tuple(_spans(doc, found, agreed))
    if doubted:
        stand = {(e.start_char, e.end_char) for e in doc.ents if e.label_ == PERSON}
        first = {f for f in found if _is_clear(f, doubted)} | doubted
        people = sorted((start, end) for start, end, label in agree(doc.text, first) if label == PERSON)
        doc.user_data[DOUBTED] = [person for person in people if person not in stand]
    return doc


def _is_clear(one: Found, others: set[Found]) -> bool:
    """Whether an entity lies over none of the others."""
    return all(one[1] <= start or end <= one[0] for start, end, _ in others)


def _spans(doc: Doc, found: set[Found], agreed: set[Found]) -> Iterator[Span]:
    """The spans in ``agreed``, and what stands in ``found`` where one of them does not end where tokens end."""
    free = 0
    lost = {f for f in agreed - found if doc.char_span(f[0], f[1]) is None}
    kept = {f for f in found if any(f[0] < end and start < f[1] for start, end, _ in lost)}
    for start, end, label in sorted((agreed - lost) | kept):
        span = doc.char_span(start, end, label=label)
        if span is not None and span.start >= free:
            free = span.end
            yield span


def agree(text: str, found: set[Found]) -> set[Found]:
    """The entities of an article, its people in agreement."""
    return _marked(text, _whole(text, _by_majority(text, _trimmed(text, found))))


def _trimmed(text: str, found: set[Found]) -> set[Found]:
    """People without what cannot be of a name: the end of a line, and the first half of 夫人 (欧阳岚|夫人)."""
    out: set[Found] = set()
    for start, end, label in found:
        if label == PERSON:
            line = text.find("\n", start, end)
            end = line if line >= 0 else end
            if end - start > 2 and text.startswith("夫人", end - 1):
                end -= 1
        if end > start:
            out.add((start, end, label))
    return out


def _by_majority(text: str, found: set[Found]) -> set[Found]:
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end, label in found:
        labels[text[start:end]][label] += 1
    winners: dict[str, str] = {}
    for name, counts in labels.items():
        if PERSON in counts and len(counts) > 1:
            (first, most), (_, next_most) = counts.most_common(2)
            if most > next_most:
                winners[name] = first
    return {(start, end, winners.get(text[start:end], label)) for start, end, label in found}


def _people(text: str, found: set[Found]) -> Counter[str]:
    return Counter(text[start:end] for start, end, label in found if label == PERSON)


def _whole(text: str, found: set[Found]) -> set[Found]:
    """Each person with the end that the article's other places of the name have: 韩济生, not 韩济; 田泳, not 田泳因."""
    people = _people(text, found)
    longer: dict[str, list[str]] = defaultdict(list)
    for name in people:
        for length in range(1, len(name)):
            longer[name[:length]].append(name)
    taken = _taken(text, found)
    out = set(found)
    for start, end, label in sorted(found):
        if label != PERSON:
            continue
        name = text[start:end]
        better = [
            (people[other], other)
            for other in longer[name]
            if people[other] > people[name]
            and text.startswith(other, start)
            and not any(taken[end : start + len(other)])
        ]
        if "·" not in name and text.count(name) == people[name]:
            parts = (name[:length] for length in range(2, len(name)))
            better += [(people[part], part) for part in parts if people[part] >= people[name] + MARGIN]
        if better:
            out.discard((start, end, label))
            out.add((start, start + len(max(better)[1]), label))
    return out


def _taken(text: str, found: set[Found]) -> list[Found | None]:
    """The entity that each character is a part of."""
    taken: list[Found | None] = [None] * len(text)
    for entity in found:
        start, end, _ = entity
        taken[start:end] = [entity] * (end - start)
    return taken


def _marked(text: str, found: set[Found]) -> set[Found]:
    """The people that were found, and those passed over."""
    out = set(found)
    taken = _taken(text, found)
    people = _people(text, found)
    for name in sorted(people, key=lambda n: (-len(n), n)):
        count = people[name]
        if len(name) < 2 or count < (SHORT_NAMES if len(name) == 2 else 1):
            continue
        missed: list[tuple[int, set[Found]]] = []
        for place in re.finditer(re.escape(name), text):
            start, end = place.span()
            over = {entity for entity in taken[start:end] if entity is not None}
            shorter = all(label == PERSON and start <= a and b <= end and b - a < len(name) for a, b, label in over)
            if shorter and not _TERMS.match(text, end):
                missed.append((start, over))
        if count < SHARE * (count + len(missed)):
            continue
        for start, over in missed:
            entity = (start, start + len(name), PERSON)
            out -= over
            out.add(entity)
            taken[start : start + len(name)] = [entity] * len(name)
    return out
