"""``python -m nlp.training.evaluate MODEL --data DIR``: the figures of the model card.

Entities are counted as spans of characters with their labels, on text alone: the words are the pipeline's own. PD-1998
is read as the product reads, article by article, and each paragraph by itself, as is usual. Words are counted as spans
of characters too. UNER has one label for places, so GPE and LOC are one there. On Resume and
CLUENER, which are never trained on, rules alone, the model alone, and both are counted side by side.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

import nlp.tokenizer  # noqa: F401  registers what the pipeline names
from nlp.annotated import Annotated, map_labels, read_annotated
from nlp.components.base import get_matches
from nlp.evaluation import BATCH, Count, Scores, evaluate
from nlp.models import Document
from nlp.pipeline import COMPONENTS, annotate, load_pipeline
from nlp.reading import split
from nlp.training.corpus import (
    LABELS,
    Sentence,
    articles,
    characters,
    join,
    read_cluener,
    read_corpora,
    read_segmented,
)

# What the labels of the test sets are called here; "" are not scored. An ORG of CLUENER is any of three kinds.
RESUME = {"NAME": "PERSON", "TITLE": "ROLE"} | dict.fromkeys(("CONT", "EDU", "LOC", "PRO", "RACE"), "")
CLUENER = {"name": "PERSON", "position": "ROLE", "government": "ORG", "organization": "ORG", "company": "ORG"} | (
    dict.fromkeys(("address", "book", "game", "movie", "scene"), "")
)


def score_entities(pipeline: Language, sentences: Iterable[Sentence], one_place: bool = False) -> Scores:
    """Scores the pipeline's entities on annotated sentences of corpora, which have no titles."""
    scores = Scores()
    pairs = ((s.text, s) for s in sentences)
    for doc, sentence in pipeline.pipe(pairs, as_tuples=True, batch_size=BATCH):
        predicted = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in LABELS}
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


def score_people(pipeline: Language, path: Path, rules: bool) -> Count:
    """The people of annotated documents (an object a line: ``text``, ``date``, and ``people``, the names of each),
    each once a document: as the model sees them, or as the rules find them with its help."""
    count = Count()
    own = [name for name in pipeline.pipe_names if name in COMPONENTS]
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        articles = split(Document(row["id"], row["text"], row.get("date"), row.get("place")))
        if rules:
            docs = annotate(pipeline, articles, row.get("date"))
            found = {doc.text[m.start : m.end] for doc in docs for m in get_matches(doc, "person")}
        else:
            docs = list(pipeline.pipe((a.text for a in articles), disable=own))
            found = {e.text for doc in docs for e in doc.ents if e.label_ == "PERSON" and len(e.text) > 1}
        found = {"".join(name.split()) for name in found}
        gold = [{names} if isinstance(names, str) else set(names) for names in row["people"]]
        count.gold += len(gold)
        count.predicted += len(found)
        count.right += sum(bool(names & found) for names in gold)
    return count


def _foreign_tests(data: Path) -> Iterator[tuple[str, list[Annotated]]]:
    """Test sets that are never trained on, where they are there, with their labels read as ours."""
    resume, cluener = data / "resume" / "test.char.bmes", data / "cluener" / "test.json"
    if resume.is_file():
        yield "Resume test", map_labels(read_annotated(resume), RESUME)
    if cluener.is_file():
        yield "CLUENER test", map_labels(read_cluener(cluener), CLUENER)


def main(arguments: list[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m nlp.training.evaluate", description=__doc__)
    parser.add_argument("model", type=Path, help="folder of the pipeline")
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the N most frequent errors as well")
    parser.add_argument(
        "--people", type=Path, nargs="*", default=[], metavar="JSONL", help="documents with the names of their people"
    )
    args = parser.parse_args(arguments)
    pipeline = spacy.load(args.model)
    corpora = read_corpora(args.data)
    out = sys.stdout

    for days, sentences in (("26-31", corpora.test), ("24-25", corpora.dev)):
        whole = [join(article, between="\n") for article in articles(sentences)]
        apart = score_entities(pipeline, sentences)
        out.write(f"PD-1998, {days} January, each paragraph by itself\n{apart.table()}\n")
        started = time.perf_counter()
        scores = score_entities(pipeline, whole)
        seconds = time.perf_counter() - started
        out.write(f"PD-1998, {days} January, articles\n{scores.table()}\n")
        one = score_entities(pipeline, whole, one_place=True).labels["LOC"]
        out.write(f"GPE and LOC as one: P {100 * one.precision:.1f} R {100 * one.recall:.1f} F {100 * one.f:.1f}\n")
        out.write(f"{characters(whole) / seconds:.0f} characters a second, one process\n")
        annotated = [Annotated(s.text, tuple(s.spans())) for s in whole]
        ruled = evaluate(load_pipeline(args.model), annotated, rules=True).labels["PERSON"]
        p, r = 100 * ruled.precision, 100 * ruled.recall
        out.write(f"with the rules, which leave surnames alone and nicknames: PERSON P {p:.1f} R {r:.1f}\n")
    if args.errors:
        for title, errors in (("missed", scores.missed), ("invented", scores.invented)):
            listed = " ".join(f"{text}/{label}:{n}" for (label, text), n in errors.most_common(args.errors))
            out.write(f"{title}: {listed}\n")
    uner = score_entities(pipeline, corpora.uner_test, one_place=True)
    out.write(f"UNER Chinese-GSDSimp test, GPE and LOC as LOC\n{uner.table()}\n")
    for name, annotated in _foreign_tests(args.data):
        for system, model, rules in (("rules", "char", True), ("model", args.model, False), ("both", args.model, True)):
            found = evaluate(load_pipeline(model), annotated, rules)
            out.write(f"{name}, {system}\n{found.table()}\n")
    for path in args.people:
        for system, model, rules in (("rules", "char", True), ("model", args.model, False), ("both", args.model, True)):
            people = score_people(load_pipeline(model), path, rules)
            p, r, f = (100 * x for x in (people.precision, people.recall, people.f))
            out.write(f"people of {path.name}, {system}: P {p:.1f} R {r:.1f} F {f:.1f} n {people.gold}\n")
    segmented = [("PD-1998 26-31 January", [s.words for s in corpora.test])]
    pku = args.data / "pku_test_gold.utf8"
    if pku.is_file():
        segmented.append(("SIGHAN 2005 PKU test", read_segmented(pku)))
    for name, lines in segmented:
        words = score_words(pipeline, lines)
        p, r, f = (100 * x for x in (words.precision, words.recall, words.f))
        out.write(f"words, {name}: P {p:.1f} R {r:.1f} F {f:.1f}\n")


if __name__ == "__main__":
    main()
