"""Readers of the two corpora that the shipped pipeline is trained on: PD-1998 and UNER Chinese-GSDSimp.

Both come out as :class:`Sentence`: words and labelled spans of words. Labels are ``PERSON``, ``ORG``, ``GPE``, ``LOC``.

PD-1998 (People's Daily of January 1998, Peking University's PFR corpus) has a paragraph a line, each word ``word/tag``,
compounds in brackets: ``[中国/ns  政府/n]nt``. Its conventions and what is made of them:

- family and given name are two words, both ``nr``: one PERSON (both words remain);
- ``ns`` and ``[…]ns`` are places: GPE or LOC by :func:`place_label`;
- ``nt`` and ``[…]nt`` are organisations, and the places inside a bracket are part of it;
- letters and digits are full-width: made half-width, as the reader of documents does; ``·`` between digits is ``.``.
"""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from nlp.annotated import Annotated
from nlp.models import ReadError
from nlp.place_labels import place_label

PD_FILE = "pd1998-01.txt.gz"
TEST_DAYS = frozenset(f"199801{day}" for day in range(26, 32))
DEV_DAYS = frozenset({"19980124", "19980125"})
LABELS = ("PERSON", "ORG", "GPE", "LOC")

HALF_WIDTH = str.maketrans({chr(code): chr(code - 0xFEE0) for code in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B),
                                                                       *range(0xFF41, 0xFF5B)]})  # fmt: skip

with Path(__file__).with_name("lists.toml").open("rb") as _file:
    LISTS = tomllib.load(_file)
COMPOUND_SURNAMES = frozenset(LISTS["people"]["compound_surnames"].split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and entities: ``entities`` are ``(first word, word after the last, label)``, sorted, without overlap."""

    words: tuple[str, ...]
    entities: tuple[tuple[int, int, str], ...] = ()
    date: str = ""  # YYYYMMDD, PD-1998 only
    spaces: frozenset[int] = frozenset()  # indices of the words that a blank follows
    article: str = ""  # what its article is called, PD-1998 only
    tags: tuple[str, ...] = ()  # the part of speech of each word, PD-1998 only; "" where it is not known

    @property
    def text(self) -> str:
        return "".join(word + " " * (i in self.spaces) for i, word in enumerate(self.words))

    def spans(self) -> list[tuple[int, int, str]]:
        """The entities as half-open spans of code points of ``text``."""
        starts, at = [], 0
        for i, word in enumerate(self.words):
            starts.append(at)
            at += len(word) + (i in self.spaces)
        return [(starts[a], starts[b - 1] + len(self.words[b - 1]), label) for a, b, label in self.entities]


def read_pd(path: Path) -> Iterator[Sentence]:
    """The paragraphs of PD-1998 in order.

    Raises ReadError where a word has no tag.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            fields = line.split()
            if len(fields) < 2:
                continue
            if "音）" in line or "＋" in line:  # characters that the corpus describes instead of printing them
                continue
            yield _pd_sentence(fields, str(path), number)


def _pd_sentence(fields: list[str], path: str, number: int) -> Sentence:
    words: list[str] = []
    tags: list[str] = []
    entities: list[tuple[int, int, str]] = []
    opened: int | None = None
    for field in fields[1:]:
        if field.startswith("[") and not field.startswith("[/"):
            opened, field = len(words), field[1:]
        field, _, bracket = field.partition("]") if not field.startswith("]/") else (field, "", "")
        word, slash, tag = field.rpartition("/")
        if not slash or not word:
            raise ReadError(path, f"no tag in {field!r}", "expected word/tag", str(number))
        words.append(_pd_word(word))
        tags.append(tag)
        if bracket and opened is not None:
            if bracket in ("nt", "ns"):
                name = "".join(words[opened:])
                entities.append((opened, len(words), "ORG" if bracket == "nt" else place_label(name)))
            opened = None
    inside = {i for start, end, _ in entities for i in range(start, end)}
    free = [tag if i not in inside else "" for i, tag in enumerate(tags)]
    for i, tag in enumerate(free):
        if tag == "nt":
            entities.append((i, i + 1, "ORG"))
        elif tag == "ns":
            entities.append((i, i + 1, place_label(words[i])))
    entities += [(start, end, "PERSON") for start, end in _people(words, free)]
    return Sentence(tuple(words), tuple(sorted(entities)), fields[0][:8], article=fields[0][:15], tags=tuple(tags))


def _pd_word(word: str) -> str:
    word = word.translate(HALF_WIDTH)
    return re.sub(r"(?<=[0-9])[·．](?=[0-9])", ".", word)


def _people(words: list[str], tags: list[str]) -> Iterator[tuple[int, int]]:
    """Runs of ``nr`` cut into people: a surname takes the given name that follows it."""
    i = 0
    while i < len(words):
        if tags[i] != "nr":
            i += 1
            continue
        end = i + 1
        surname = len(words[i]) == 1 or words[i] in COMPOUND_SURNAMES
        if surname and end < len(words) and tags[end] == "nr" and len(words[end]) <= 3:
            end += 1
            run_ends = end + 1 == len(words) or (end + 1 < len(words) and tags[end + 1] != "nr")
            if (
                len(words[i]) == len(words[i + 1]) == 1
                and end < len(words)
                and tags[end] == "nr"
                and len(words[end]) == 2
                and run_ends
                and (i == 0 or tags[i - 1] != "nr")
            ):
                end += 1  # 陈 方 安生: a married name
        yield i, end
        i = end


def read_uner(path: Path) -> Iterator[Sentence]:
    """A file in UNER's IOB2 format: index, token, tag apart by tabs; sentences by empty lines; ``#`` comments."""
    words: list[str] = []
    tags: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if words:
                yield _iob_sentence(words, tags)
            words, tags = [], []
            continue
        fields = line.split("\t")
        if len(fields) < 3:
            raise ReadError(str(path), "fewer than three columns", "expected index, token, tag", str(number))
        words.append(fields[1].translate(HALF_WIDTH).replace(" ", ""))
        tags.append(fields[2])


def _iob_sentence(words: list[str], tags: list[str]) -> Sentence:
    entities: list[tuple[int, int, str]] = []
    start = 0
    for i, tag in enumerate([*tags, "O"]):
        if i and tags[i - 1] != "O" and not tag.startswith("I-"):
            kind = tags[i - 1][2:]
            name = "".join(words[start:i])
            label = {"PER": "PERSON", "ORG": "ORG"}.get(kind) or (place_label(name) if kind == "LOC" else "")
            if label:
                entities.append((start, i, label))
        if tag.startswith("B-"):
            start = i
    return Sentence(tuple(words), tuple(entities))


@dataclass(frozen=True, slots=True)
class Corpora:
    """What training, choosing and scoring read: train and dev never hold a sentence of the test days."""

    train: tuple[Sentence, ...]
    dev: tuple[Sentence, ...]
    test: tuple[Sentence, ...]
    uner_train: tuple[Sentence, ...]
    uner_test: tuple[Sentence, ...]


def read_corpora(data: Path) -> Corpora:
    """Reads both corpora from the folder ``data`` (``pd1998-01.txt.gz``, ``gsdsimp/*.iob2``).

    Raises ReadError where a file is missing.
    """
    path = data / PD_FILE
    if not path.is_file():
        raise ReadError(str(path), "no such file", "point --data at the folder that holds PD-1998")
    pd = list(read_pd(path))
    return Corpora(
        train=tuple(s for s in pd if s.date not in TEST_DAYS and s.date not in DEV_DAYS),
        dev=tuple(s for s in pd if s.date in DEV_DAYS),
        test=tuple(s for s in pd if s.date in TEST_DAYS),
        uner_train=tuple(read_uner(_uner_file(data, "train"))),
        uner_test=tuple(read_uner(_uner_file(data, "test"))),
    )


def _uner_file(data: Path, part: str) -> Path:
    found = sorted((data / "gsdsimp").glob(f"*{part}*.iob2"))
    if not found:
        raise ReadError(str(data / "gsdsimp"), f"no *{part}*.iob2", "fetch UNER Chinese-GSDSimp")
    return found[0]


def articles(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """The paragraphs of each article together; one that is of no article stands alone."""
    for name, group in groupby(sentences, lambda s: s.article):
        together = list(group)
        yield from [together] if name else ([s] for s in together)


def join(sentences: Iterable[Sentence], between: str = "") -> Sentence:
    """One sentence after the other, as one; ``between`` is a word that parts them."""
    words: list[str] = []
    entities: list[tuple[int, int, str]] = []
    spaces: set[int] = set()
    tags: list[str] = []
    for s in sentences:
        if words and between:
            words.append(between)
            tags.append("")
        offset = len(words)
        words += s.words
        tags += s.tags or [""] * len(s.words)
        entities += [(a + offset, b + offset, label) for a, b, label in s.entities]
        spaces |= {i + offset for i in s.spaces}
    return Sentence(tuple(words), tuple(entities), spaces=frozenset(spaces), tags=tuple(tags) if any(tags) else ())


def read_segmented(path: Path) -> list[tuple[str, ...]]:
    """Sentences of a SIGHAN file: words apart by blanks, a sentence a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split()) for line in lines if line.strip()]


def read_cluener(path: Path) -> list[Annotated]:
    """CLUENER2020: a JSON object a line, the offsets of a name's first and last character. For testing only."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            spans = [
                (start, last + 1, label)
                for label, names in row["label"].items()
                for places in names.values()
                for start, last in places
            ]
        except (ValueError, KeyError, AttributeError) as error:
            raise ReadError(str(path), "no row of CLUENER", 'expected {"text": …, "label": …}', str(number)) from error
        found.append(Annotated(row["text"], tuple(sorted(spans))))
    return found


def characters(sentences: Iterable[Sentence]) -> int:
    """The number of code points in all texts."""
    return sum(len(s.text) for s in sentences)
