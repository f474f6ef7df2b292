"""``python -m nlp.training.evaluate MODEL --data DIR``: the figures of the model card.

Entities are counted as spans of characters with their labels, on text alone: the words are the pipeline's own. Words
are counted as spans of characters too. UNER has one label for places, so GPE and LOC are one there.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language

import nlp.tokenizer  # noqa: F401  registers what the pipeline names
from nlp.training.corpus import Sentence, characters, read_corpora, read_segmented

BATCH = 32


@dataclass(slots=True)
class Count:
    """Of one label: how many are right, predicted, and in gold."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f(self) -> float:
        return 2 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else 0.0


@dataclass(slots=True)
class Scores:
    """Counts by label, and which errors were made."""

    labels: dict[str, Count] = field(default_factory=dict)
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    invented: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, predicted: set[tuple[int, int, str]], gold: set[tuple[int, int, str]], text: str) -> None:
        """Counts one text."""
        for name, spans in (("predicted", predicted), ("gold", gold), ("right", predicted & gold)):
            for _, _, label in spans:
                count = self.labels.setdefault(label, Count())
                setattr(count, name, getattr(count, name) + 1)
        self.missed.update((label, text[a:b]) for a, b, label in gold - predicted)
        self.invented.update((label, text[a:b]) for a, b, label in predicted - gold)

    def total(self) -> Count:
        """All labels together."""
        counts = self.labels.values()
        return Count(sum(c.right for c in counts), sum(c.predicted for c in counts), sum(c.gold for c in counts))

    def table(self) -> str:
        """A line a label: precision, recall, F in per cent, number in gold."""
        rows = [*sorted(self.labels.items()), ("all", self.total())]
        return "\n".join(
            f"{name:8} P {100 * c.precision:5.1f}  R {100 * c.recall:5.1f}  F {100 * c.f:5.1f}  n {c.gold}"
            for name, c in rows
        )


def score_entities(pipeline: Language, sentences: Iterable[Sentence], one_place: bool = False) -> Scores:
    """Scores the pipeline's entities on annotated sentences."""
    scores = Scores()
    pairs = ((s.text, s) for s in sentences)
    for doc, sentence in pipeline.pipe(pairs, as_tuples=True, batch_size=BATCH):
        predicted = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        gold = set(sentence.spans())
        if one_place:
            predicted, gold = _one_place(predicted), _one_place(gold)
        scores.add(predicted, gold, doc.text)
    return scores


def _one_place(spans: set[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
    return {(a, b, "LOC" if label == "GPE" else label) for a, b, label in spans}


def score_words(pipeline: Language, sentences: Sequence[Sequence[str]]) -> Count:
    """Scores the tokens at the end of the pipeline against words."""
    count = Count()
    pairs = (("".join(words), words) for words in sentences)
    for doc, words in pipeline.pipe(pairs, as_tuples=True, batch_size=BATCH):
        gold, at = set(), 0
        for word in words:
            gold.add((at, at + len(word)))
            at += len(word)
        predicted = {(t.idx, t.idx + len(t)) for t in doc}
        count.right += len(gold & predicted)
        count.gold += len(gold)
        count.predicted += len(predicted)
    return count


def main(arguments: list[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m nlp.training.evaluate", description=__doc__)
    parser.add_argument("model", type=Path, help="folder of the pipeline")
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the N most frequent errors as well")
    args = parser.parse_args(arguments)
    pipeline = spacy.load(args.model)
    corpora = read_corpora(args.data)
    out = sys.stdout

    started = time.perf_counter()
    scores = score_entities(pipeline, corpora.test)
    seconds = time.perf_counter() - started
    out.write(f"PD-1998, 26-31 January, predicted words\n{scores.table()}\n")
    out.write(f"{characters(corpora.test) / seconds:.0f} characters a second, one process\n")
    if args.errors:
        for title, errors in (("missed", scores.missed), ("invented", scores.invented)):
            listed = " ".join(f"{text}/{label}:{n}" for (label, text), n in errors.most_common(args.errors))
            out.write(f"{title}: {listed}\n")
    uner = score_entities(pipeline, corpora.uner_test, one_place=True)
    out.write(f"UNER Chinese-GSDSimp test, GPE and LOC as LOC\n{uner.table()}\n")
    segmented = [("PD-1998 26-31 January", [s.words for s in corpora.test])]
    pku = args.data / "pku_test_gold.utf8"
    if pku.is_file():
        segmented.append(("SIGHAN 2005 PKU test", read_segmented(pku)))
    for name, sentences in segmented:
        words = score_words(pipeline, sentences)
        p, r, f = (100 * x for x in (words.precision, words.recall, words.f))
        out.write(f"words, {name}: P {p:.1f} R {r:.1f} F {f:.1f}\n")


if __name__ == "__main__":
    main()
