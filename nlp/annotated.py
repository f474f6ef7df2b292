"""Files with annotated names, whoever annotated them: spaCy's DocBin, and a token a line with its tag at the end.

Two-column files of characters (CoNLL, ``.bmes``), UNER's five columns and spaCy's own ``.iob2`` have in common that a
line is a token, that an empty line ends a sentence and that the tag says where in a name the token stands: ``B-``
begins one, ``I-`` or ``M-`` goes on, ``E-`` ends it, ``S-`` is one by itself, ``O`` is none.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from nlp.models import ReadError

_TAG = re.compile(r"O|[BIMESLU]-\S+")
_INDEX = re.compile(r"\d+([.-]\d+)?")  # of a token, as in CoNLL-U


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text and its names: half-open spans of code points with their labels."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def read_annotated(path: Path) -> list[Annotated]:
    """Reads a file of either kind: ``.spacy`` is a DocBin, everything else lines.

    Raises ReadError where it cannot be read, is not what its name says or holds no sentence.
    """
    if not path.is_file():
        raise ReadError(str(path), "is a folder, not a file" if path.is_dir() else "no such file", _REMEDY)
    found = list(_docs(path) if path.suffix == ".spacy" else _sentences(path))
    if not found:
        raise ReadError(str(path), "holds no sentence", _REMEDY)
    return found


_REMEDY = "give a .spacy DocBin, or a token a line with its tag (B-ORG, I-ORG, O) in the last column"


def _docs(path: Path) -> Iterator[Annotated]:
    try:
        docs = list(DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab))
    except (ValueError, KeyError, TypeError, EOFError, OSError, zlib.error) as error:
        raise ReadError(str(path), "is no spaCy DocBin", _REMEDY) from error
    for doc in docs:
        yield Annotated(doc.text, tuple((e.start_char, e.end_char, e.label_) for e in doc.ents))


def _sentences(path: Path) -> Iterator[Annotated]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise ReadError(str(path), "is not UTF-8", _REMEDY) from error
    rows: list[tuple[str, str]] = []
    for number, line in enumerate([*lines, ""], 1):
        if not line.strip():
            if rows:
                yield _sentence(rows)
            rows = []
        elif not line.startswith("# ") or _TAG.fullmatch(line.split()[-1]):  # a comment, unless # is a token
            rows.append(_row(line, str(path), number))


def _row(line: str, path: str, number: int) -> tuple[str, str]:
    """Token and tag of a line: the tag is the last column that is one, the token the first that is no index."""
    fields = line.split("\t") if "\t" in line else line.split()
    tags = [i for i, field in enumerate(fields) if i and _TAG.fullmatch(field)]
    if not tags:
        raise ReadError(path, f"no tag in {line.strip()[:40]!r}", _REMEDY, str(number))
    first = 1 if tags[-1] > 1 and _INDEX.fullmatch(fields[0]) and len(fields) > 2 else 0
    return fields[first].replace(" ", ""), fields[tags[-1]]


def _sentence(rows: list[tuple[str, str]]) -> Annotated:
    text = ""
    spans: list[tuple[int, int, str]] = []
    begun: tuple[int, str] | None = None  # where the name that is open begins, and its label
    for token, tag in rows:
        kind, label = tag[0], tag[2:]
        if begun and (kind in "OBSU" or label != begun[1]):
            spans.append((begun[0], len(text), begun[1]))
            begun = None
        if begun is None and kind != "O":
            begun = (len(text), label)  # a name that begins with I- is a name all the same
        text += token
        if begun and kind in "ESLU":
            spans.append((begun[0], len(text), begun[1]))
            begun = None
    if begun:
        spans.append((begun[0], len(text), begun[1]))
    return Annotated(text, tuple(spans))


def map_labels(sentences: list[Annotated], labels: Mapping[str, str]) -> list[Annotated]:
    """The sentences with their labels renamed; a label that is mapped to "" goes."""
    return [
        Annotated(s.text, tuple((a, b, new) for a, b, label in s.spans if (new := labels.get(label, label))))
        for s in sentences
    ]
