"""``python -m nlp.training.usage --data DIR --model DIR --out DIR``: the table of :mod:`nlp.usage`, from raw text.

A pipeline that was trained without the table reads transcripts of 新闻联播; each string that its segmenter took for a
word or its recogniser for a name is counted, by what it was there. A recogniser that has the table then knows what the
first one found out over many sentences, and can be trained with it in its turn.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import spacy
from spacy.tokens import Doc

import nlp.tokenizer  # registers what the pipeline names
from nlp.models import ReadError
from nlp.training.vectors import RAW_FILE
from nlp.usage import LONGEST, SHORTEST, Usage

CHARACTERS = 7_000_000  # that are read
LONGEST_ARTICLE = 3000  # code points of a transcript
AT_LEAST = 3  # times that a string was met
OFTEN = 10
PARTS = 2  # processes
_STRING = re.compile(rf"[\u3400-\u9fff·]{{{SHORTEST},{LONGEST}}}")
_KINDS = {"PERSON": "P", "GPE": "G", "LOC": "G", "ORG": "R"}

Counts = Mapping[str, Counter[str]]


def read_articles(path: Path, part: int = 0, parts: int = 1) -> Iterator[str]:
    """Every ``parts``-th transcript from ``part`` on, in the order of the hashes of their ids.

    Raises ReadError where the file is missing.
    """
    if not path.is_file():
        raise ReadError(str(path), "no such file", "point --data at the folder that holds the transcripts")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [(row["id"], row["text"]) for row in map(json.loads, lines)]
    rows.sort(key=lambda row: hashlib.sha256(row[0].encode()).hexdigest())
    for _, whole in islice(rows, part, None, parts):
        text = "\n".join(line.strip() for line in whole.split("\n") if line.strip())[:LONGEST_ARTICLE]
        if len(text) > 20:
            yield text


def count(docs: Iterable[tuple[Doc, Iterable[str]]]) -> dict[str, Counter[str]]:
    """What each string was in annotated docs, each with its words and the white space between them."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for doc, words in docs:
        text = doc.text
        names = [(e.start_char, e.end_char, _KINDS[e.label_]) for e in doc.ents if e.label_ in _KINDS]
        for start, end, kind in names:
            if _STRING.fullmatch(text[start:end]):
                counts[text[start:end]][kind] += 1
        whole = {(start, end) for start, end, _ in names}
        end = i = 0
        for word in words:
            start, end = end, end + len(word)
            if (start, end) in whole or not _STRING.fullmatch(word):
                continue
            while i < len(names) and names[i][1] <= start:
                i += 1
            kind = "o"
            if i < len(names) and names[i][0] < end:
                kind = "i" if names[i][0] <= start and end <= names[i][1] else "x"
            counts[word][kind] += 1
    return counts


def mark(counts: Counter[str]) -> str:
    """What a string mostly was, and whether it was met often."""
    total = counts.total()
    if counts["P"] >= 0.6 * total:
        kind = "P"
    elif counts["P"] >= 0.2 * total:
        kind = "p"
    else:
        kind = max("GRiox", key=lambda k: (counts[k], k))
    return kind + ("2" if total >= OFTEN else "1")


def table(counts: Counts) -> Usage:
    """The table of the strings that were met often enough."""
    return Usage.of({string: mark(c) for string, c in counts.items() if c.total() >= AT_LEAST})


def _read_part(data: Path, model: Path, part: int, characters: int) -> dict[str, Counter[str]]:
    pipeline = spacy.load(model)
    tokenizer = pipeline.tokenizer
    assert isinstance(tokenizer, nlp.tokenizer.WordTokenizer)

    def docs() -> Iterator[tuple[Doc, Iterable[str]]]:
        seen = 0
        for doc in pipeline.pipe(read_articles(data / RAW_FILE, part, PARTS), batch_size=16):
            yield doc, tokenizer.words(doc.text)
            seen += len(doc.text)
            if seen >= characters:
                return

    return dict(count(docs()))


def learn_usage(data: Path, model: Path, out: Path, characters: int = CHARACTERS) -> None:
    """Reads the transcripts with the pipeline of the folder ``model`` and writes the table to the folder ``out``."""
    jobs = [(data, model, part, characters // PARTS) for part in range(PARTS)]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with get_context("spawn").Pool(PARTS) as pool:
        for part in pool.starmap(_read_part, jobs):
            for string, found in part.items():
                counts[string].update(found)
    out.mkdir(parents=True, exist_ok=True)
    table(counts).to_disk(out)


def main(arguments: list[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m nlp.training.usage", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help=f"folder with {RAW_FILE}")
    parser.add_argument("--model", type=Path, required=True, help="folder of the pipeline that reads")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the table to")
    args = parser.parse_args(arguments)
    learn_usage(args.data, args.model, args.out)


if __name__ == "__main__":
    main()
