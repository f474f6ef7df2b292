"""``python -m nlp.training.vectors --data DIR --segmenter DIR --out DIR``: vectors of words from raw text.

The text is the transcripts of 新闻联播 and the training days of PD-1998, cut by the shipped tokenizer: words of the
segmenter's lexicon, and characters where it met a word that it does not know. What is kept are the vectors of the most
frequent tokens under the hash of the token; no text can be had back from them. Tokens with digits, letters or
full-width punctuation are learnt by their NORM but looked up as they stand, so that those have none: shape and norm
tell enough of them.

Needs gensim (LGPL-2.1), which nothing but this module uses. One thread and fixed seeds: the same vectors each time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from nlp.models import ReadError
from nlp.tokenizer import WordTokenizer, norm
from nlp.training.corpus import read_corpora

RAW_FILE = "xwlb-2012-2023.jsonl.gz"
WIDTH = 96
TOKENS = 20_000  # with vectors
WINDOW = 4
EPOCHS = 4
PARTS = 2  # of the transcripts, cut side by side
SEED = 1
STEPS_PER_UNIT = 256  # values are multiples of 1/256: what is shipped compresses


def read_raw(path: Path, part: int) -> Iterator[str]:
    """The paragraphs of every :data:`PARTS`-th transcript from ``part`` on, each once.

    Raises ReadError where the file is missing.
    """
    if not path.is_file():
        raise ReadError(str(path), "no such file", "point --data at the folder that holds the transcripts")
    seen: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, part, None, PARTS):
            for paragraph in json.loads(line)["text"].split("\n"):
                text = paragraph.strip()
                if len(text) >= 10 and text not in seen:
                    seen.add(text)
                    yield text


def tokens(tokenizer: WordTokenizer, texts: Iterable[str]) -> Iterator[list[str]]:
    """The norms of each text's tokens, white space left out."""
    for text in texts:
        yield [norm(part) for word in tokenizer.words(text) if not word.isspace() for part in tokenizer.parts(word)]


def learn(files: Sequence[Path]) -> tuple[list[str], NDArray[np.float32]]:
    """Skip-gram vectors of the most frequent tokens of files with a sentence a line."""
    from gensim.models import Word2Vec

    model = Word2Vec(
        sentences=_Lines(files),
        vector_size=WIDTH,
        window=WINDOW,
        sg=1,
        negative=6,
        sample=1e-4,
        min_count=5,
        epochs=EPOCHS,
        workers=1,
        seed=SEED,
    )
    kept: list[str] = model.wv.index_to_key[:TOKENS]
    return kept, np.asarray(model.wv.vectors[: len(kept)], np.float32)


class _Lines:
    """Reads files of sentences, one after the other, again and again."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.files = files

    def __iter__(self) -> Iterator[list[str]]:
        for file in self.files:
            with file.open(encoding="utf-8") as lines:
                yield from (line.split() for line in lines)


def quantised(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vectors at unit root mean square, in coarse steps."""
    scaled = vectors / np.sqrt(np.mean(vectors**2))
    coarse: NDArray[np.float32] = (np.round(scaled * STEPS_PER_UNIT) / STEPS_PER_UNIT).astype(np.float32)
    return coarse


def pipeline_with(words: Sequence[str], vectors: NDArray[np.float32]) -> Language:
    """An empty pipeline that holds the vectors, as ``[initialize] vectors`` takes it: keys are hashes alone."""
    pipeline = spacy.blank("zh")
    pipeline.vocab.vectors = Vectors(
        strings=pipeline.vocab.strings,
        data=quantised(vectors),
        keys=[get_string_id(word) for word in words],
        name="zhengtu_words",
    )
    return pipeline


def learn_vectors(data: Path, segmenter: Path, out: Path) -> None:
    """Cuts the texts, learns the vectors, and writes them to the folder ``out``."""
    with tempfile.TemporaryDirectory() as work:
        jobs = [(data, segmenter, part, Path(work) / f"{part}.txt") for part in range(-1, PARTS)]
        with get_context("spawn").Pool(PARTS) as pool:
            pool.starmap(_cut, jobs)
        words, vectors = learn([file for *_, file in jobs])
    pipeline_with(words, vectors).to_disk(out)


def _cut(data: Path, segmenter: Path, part: int, out: Path) -> None:
    """Writes the tokens of a part of the transcripts, or (-1) of PD-1998's training days, a paragraph a line."""
    tokenizer = WordTokenizer(spacy.blank("zh").vocab)
    tokenizer.load(segmenter)
    texts = (s.text for s in read_corpora(data).train) if part < 0 else read_raw(data / RAW_FILE, part)
    with out.open("w", encoding="utf-8") as lines:
        lines.writelines(" ".join(sentence) + "\n" for sentence in tokens(tokenizer, texts))


def main(arguments: list[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m nlp.training.vectors", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help=f"folder with {RAW_FILE} and pd1998-01.txt.gz")
    parser.add_argument("--segmenter", type=Path, required=True, help="folder of the trained segmenter")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the vectors to")
    args = parser.parse_args(arguments)
    learn_vectors(args.data, args.segmenter, args.out)


if __name__ == "__main__":
    main()
