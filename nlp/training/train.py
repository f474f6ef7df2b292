"""``python -m nlp.training.train --data DIR --out DIR``: trains the shipped pipeline from the two corpora.

First the words (:mod:`nlp.training.words`), then vectors from raw text, the recogniser (``config.cfg``), last the
second reader (:mod:`nlp.training.characters`); seeds are fixed, one thread is enough. ``DIR`` of ``--out`` ends up as
``spacy.load`` takes it, without a path of this machine in it.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from pathlib import Path
from typing import cast

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_spacy
from spacy.util import load_config

from nlp.tokenizer import BEGIN, END, MIDDLE, WordTokenizer
from nlp.training.augment import Names, augmented
from nlp.training.balance import balance
from nlp.training.characters import add_second_reader
from nlp.training.corpus import read_corpora
from nlp.training.examples import FOLDS, dev_articles, fold
from nlp.training.vectors import learn_vectors
from nlp.training.words import EPOCHS, kinds, train_words

CONFIG = Path(__file__).with_name("config.cfg")
CARD = "MODEL_CARD.md"
INVENTED = 3000  # paragraphs of templates that the segmenter sees
SEGMENTER_SEED = 1  # the recogniser's is in config.cfg
META = {
    "name": "zhengtu_news",
    "spacy_version": ">=3.8.0,<4.0.0",
    "version": "1.4.0",
    "description": "Words and names of Chinese newspapers: pkuseg segmentation, PERSON ORG GPE LOC",
    "author": "zhengtu",
    "license": "CC BY-SA 4.0; trained on PD-1998 (PFR, Peking University) and UNER Chinese-GSDSimp (CC BY-SA 4.0); "
    "vectors of frequent words, and what stands around characters, from public transcripts of 新闻联播",
}


def train_segmenter(data: Path, out: Path, epochs: int = EPOCHS, without: int | None = None) -> None:
    """Trains the words on the training days of PD-1998, but for the fold ``without``, and on invented names."""
    sentences = [s for s in read_corpora(data).train if without is None or fold(s.date) != without]
    rng = random.Random(SEGMENTER_SEED)
    names = Names.from_sentences(sentences)
    templates = INVENTED if without is None else INVENTED * (FOLDS - 1) // FOLDS
    invented = augmented(sentences, names, rng, templates)
    train_words([s.words for s in sentences], [s.words for s in invented], out, epochs=epochs, report=_report)


def train_recogniser(
    data: Path,
    segmenter: Path,
    folds: Path,
    vectors: Path,
    out: Path,
    max_steps: int | None = None,
    config: Path = CONFIG,
) -> Language:
    """Trains the recogniser on the words of ``segmenter`` and writes the best pipeline to ``out``.

    ``folds``: a segmenter for each fold, ``vectors``: what :mod:`nlp.training.vectors` wrote.
    """
    paths = {"data": data, "segmenter": segmenter, "folds": folds, "vectors": vectors}
    overrides: dict[str, object] = {f"paths.{name}": str(path) for name, path in paths.items()}
    if max_steps is not None:
        overrides["training.max_steps"] = max_steps
    pipeline = init_nlp(load_config(config, overrides=overrides))
    with tempfile.TemporaryDirectory() as work:
        train_spacy(pipeline, Path(work), stdout=sys.stderr, stderr=sys.stderr)
        best = spacy.load(Path(work) / "model-best")
    _report(f"people are begun less readily by {balance(best, dev_articles(data))}")
    best.config["paths"] = dict.fromkeys(paths)
    best.meta.update(META)
    best.meta["performance"] = {}
    tokenizer = cast(WordTokenizer, best.tokenizer)
    tokenizer.kinds = kinds(read_corpora(data).train)
    write_pipeline(best, out)
    return best


def write_pipeline(pipeline: Language, out: Path) -> None:
    """Replaces what is in the folder ``out``, but for a model card, by the pipeline.

    The words of the corpus, which spaCy would list, stay away: no component looks a string up.
    """
    for path in sorted(out.iterdir()) if out.is_dir() else []:
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != CARD:
            path.unlink()
    pipeline.to_disk(out)
    srsly.write_json(out / "vocab" / "strings.json", sorted(["zh", BEGIN, MIDDLE, END, *pipeline.pipe_labels["ner"]]))
    meta = srsly.read_json(out / "meta.json")
    srsly.write_json(out / "meta.json", meta | {"spacy_version": META["spacy_version"]})


def _report(line: str) -> None:
    sys.stderr.write(line + "\n")


def main(arguments: list[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m nlp.training.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with pd1998-01.txt.gz and gsdsimp/")
    parser.add_argument(
        "--out", type=Path, required=True, help="folder to write the pipeline to; replaced if it exists"
    )
    parser.add_argument("--work", type=Path, help="folder for the parts (segmenters, vectors); those there are used")
    parser.add_argument("--epochs", type=int, default=EPOCHS, help="of the segmenter (default %(default)s)")
    parser.add_argument("--config", type=Path, default=CONFIG, help="of the recogniser (default: config.cfg here)")
    parser.add_argument("--max-steps", type=int, help="of the recogniser (default: config.cfg)")
    parser.add_argument(
        "--second-reader-only", action="store_true", help="train it alone, for the recogniser that is in --out"
    )
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        work: Path = args.work or Path(temporary)
        segmenter, folds, vectors = (work / part for part in ("segmenter", "folds", "vectors"))
        if not segmenter.is_dir():
            train_segmenter(args.data, segmenter, args.epochs)
        for number in range(FOLDS):
            if not (folds / str(number)).is_dir():
                train_segmenter(args.data, folds / str(number), args.epochs, without=number)
        if not vectors.is_dir():
            learn_vectors(args.data, segmenter, vectors)
        if args.second_reader_only:
            pipeline = spacy.load(args.out)
        else:
            pipeline = train_recogniser(args.data, segmenter, folds, vectors, args.out, args.max_steps, args.config)
        add_second_reader(pipeline, args.data, folds)
        pipeline.meta.update(META)
        write_pipeline(pipeline, args.out)


if __name__ == "__main__":
    main()
