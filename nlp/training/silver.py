"""``python -m nlp.training.silver --data DIR --out DIR``: annotation that no corpus has, made by zhengtu itself.

Bare titles of offices (``ROLE``: 书记, 副主任) in the corpora are those of the table of titles that are whole words
there, by the corpora's own words and parts of speech (代表 the noun, not the verb).

``broadcasts.jsonl`` is a part of the raw transcripts of 新闻联播 with people, places, organisations and titles, a row
``{"text": …, "spans": [[start, end, label], …]}`` for each paragraph that names somebody or something, in code points.
People are those of the rules together with the recogniser of the folder ``nlp/model``, titles those of the rules and
of the table, the others the recogniser's. The transcripts are chosen by the hash of their ids: the same each time.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from nlp.components.base import get_matches
from nlp.evaluation import as_article
from nlp.lexicon import load_titles
from nlp.models import ReadError
from nlp.pipeline import annotate, load_pipeline
from nlp.place_labels import GPE, LOC
from nlp.training.corpus import Sentence
from nlp.training.vectors import RAW_FILE

BROADCASTS = "broadcasts.jsonl"
ROLE = "ROLE"
CHARACTERS = 1_200_000  # of transcripts
LONGEST = 400  # code points of a paragraph of a transcript
WORDS = 4  # of a title, at most
VERBS = frozenset({"代表"})  # titles that are verbs as often, where no part of speech tells
BATCH = 64

Spans = list[tuple[int, int, str]]


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


def role_spans(doc: Doc) -> list[tuple[int, int]]:
    """The titles of offices in an annotated doc: those of the posts that the rules found, then those that are words."""
    found = [(m.end - len(m.get("title")), m.end) for m in get_matches(doc, "post") if m.get("title") in _offices()]
    words = [token.text for token in doc]
    for a, b in office_words(words):
        if "".join(words[a:b]) not in VERBS:
            found.append((doc[a].idx, doc[b - 1].idx + len(doc[b - 1])))
    return found


def silver_sentence(text: str, spans: Sequence[tuple[int, int, str]]) -> Sentence:
    """A text with spans as a Sentence; its words are only what stands between the edges."""
    words: list[str] = []
    entities: list[tuple[int, int, str]] = []
    at = 0
    for start, end, label in spans:
        if start > at:
            words.append(text[at:start])
        words.append(text[start:end])
        entities.append((len(words) - 1, len(words), label))
        at = end
    if at < len(text):
        words.append(text[at:])
    return Sentence(tuple(words), tuple(entities))


def read_broadcasts(folder: Path) -> list[Sentence]:
    """The paragraphs of ``broadcasts.jsonl``."""
    rows = map(json.loads, (folder / BROADCASTS).read_text("utf-8").splitlines())
    return [silver_sentence(row["text"], [(a, b, label) for a, b, label in row["spans"]]) for row in rows]


def label_broadcasts(data: Path, out: Path, characters: int = CHARACTERS) -> None:
    """Writes ``broadcasts.jsonl`` to the folder ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    pipeline = load_pipeline()
    paragraphs, seen = _paragraphs(data / RAW_FILE), 0
    with (out / BROADCASTS).open("w", encoding="utf-8") as file:
        while seen < characters and (batch := list(islice(paragraphs, BATCH))):
            seen += sum(map(len, batch))
            for doc in _annotated(pipeline, batch):
                if spans := labelled(doc):
                    file.write(json.dumps({"text": doc.text, "spans": spans}, ensure_ascii=False) + "\n")


def labelled(doc: Doc) -> Spans:
    """What rules and recogniser together find in an annotated doc, without overlap; the rules come first."""
    people = [(m.start, m.end, "PERSON") for m in get_matches(doc, "person") if not m.get("type")]
    found = [*people, *((a, b, ROLE) for a, b in role_spans(doc))]
    found += [(e.start_char, e.end_char, GPE if e.label_ == LOC else e.label_) for e in doc.ents]
    taken: set[int] = set()
    out: Spans = []
    for start, end, label in found:
        stretch = set(range(start, end))
        if stretch and not stretch & taken:
            taken |= stretch
            out.append((start, end, label))
    return sorted(out)


def _annotated(pipeline: Language, texts: Sequence[str]) -> list[Doc]:
    return [annotate(pipeline, [as_article(text)])[0] for text in texts]


def _paragraphs(path: Path) -> Iterator[str]:
    if not path.is_file():
        raise ReadError(str(path), "no such file", "point --data at the folder that holds the transcripts")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [(row["id"], row["text"]) for row in map(json.loads, lines)]
    rows.sort(key=lambda row: hashlib.sha256(row[0].encode()).digest())
    seen: set[str] = set()
    for _, whole in rows:
        for line in whole.split("\n"):
            text = line.strip()
            if 20 <= len(text) <= LONGEST and text not in seen:
                seen.add(text)
                yield text


def main(arguments: list[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m nlp.training.silver", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help=f"folder with the corpora and {RAW_FILE}")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the file to")
    args = parser.parse_args(arguments)
    label_broadcasts(args.data, args.out)


if __name__ == "__main__":
    main()
