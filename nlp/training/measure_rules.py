"""How often every relation rule fires on given documents, and the share of a random sample of it that a reader found
right: where the confidence of a statement comes from.

``count`` runs the shipped pipeline over documents, prints how many statements rest on each rule, and draws a sample of
each as JSON lines. A reader judges them, a JSON line each: ``{"id": …, "right": true, "why": …}``. ``record`` then
writes ``nlp/data/rule_precision.csv`` from the counts, the samples and the judgements.

The share of the documents and the sample are chosen by the hash of what they hold: the same from run to run, whatever
the order and the number of processes. The id of a statement stays as long as its rule says the same of the same
sentence, so after a change to a rule only what is new need be read. Of one sentence one statement is drawn: a list of
sixty names is read once.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import heapq
import json
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, astuple, dataclass, field, fields
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

from spacy.language import Language

from nlp.lexicon import DATA, PRECISION, Reading, all_rules
from nlp.models import Document, Extraction, RelationMention
from nlp.pipeline import annotate, load_pipeline
from nlp.reading import find_inputs, read, split
from nlp.reference import refer
from nlp.relations import extract

BATCH: Final = 64  # documents that one process takes at a time
AROUND: Final = 160  # code points of the document shown on either side of the sentence
_DIGITS: Final = 8  # of a hash


@dataclass(frozen=True, slots=True)
class Firing:
    """One statement of one document, as a reader sees it."""

    rule: str
    id: str
    document: str
    relation: str
    subject: str
    object: str
    basis: str
    sentence: str  # what the rule matched in
    before: str
    after: str
    others: tuple[str, ...]  # the sentences that resolved a short form
    title: str
    place: str
    date: str
    modality: str

    @property
    def passage(self) -> str:
        """The beginning of the id, which all firings of the rule in one sentence have in common."""
        return self.id[:_DIGITS]


@dataclass(slots=True)
class Tally:
    """What was counted and drawn so far. ``drawn`` holds, by rule, the N firings with the lowest ids, highest first."""

    each: int
    documents: int = 0
    characters: int = 0
    fired: Counter[str] = field(default_factory=Counter)
    drawn: dict[str, list[tuple[int, Firing]]] = field(default_factory=dict)

    def add(self, extraction: Extraction) -> None:
        self.documents += 1
        self.characters += len(extraction.document.text)
        for relation in extraction.relations:
            self.fired[relation.rule] += 1
            self._offer(firing(extraction, relation))

    def merge(self, other: Tally) -> None:
        self.documents += other.documents
        self.characters += other.characters
        self.fired.update(other.fired)
        for drawn in other.drawn.values():
            for _, candidate in drawn:
                self._offer(candidate)

    def sample(self) -> list[Firing]:
        return [f for rule in sorted(self.drawn) for _, f in sorted(self.drawn[rule], key=lambda pair: -pair[0])]

    def _offer(self, candidate: Firing) -> None:
        heap, rank = self.drawn.setdefault(candidate.rule, []), -int(candidate.id, 16)
        for i, (kept, other) in enumerate(heap):
            if other.passage == candidate.passage:  # a list of sixty names is read once
                if rank > kept:
                    heap[i] = (rank, candidate)
                    heapq.heapify(heap)
                return
        if len(heap) < self.each:
            heapq.heappush(heap, (rank, candidate))
        elif self.each and rank > heap[0][0]:
            heapq.heapreplace(heap, (rank, candidate))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def firing(extraction: Extraction, relation: RelationMention) -> Firing:
    """A statement written out, with its sentence and what stands around it."""
    document = extraction.document
    names = {
        a.role: extraction.referents[a.referent].name if a.referent is not None else a.literal
        for a in relation.arguments
    }
    subject = names.get("subject", names.get("person", ""))
    thing = names["object"] if "object" in names else f"{names['organization']} | {names['role']}"
    start, end = relation.quotes[0]
    passage = _hash(relation.rule, document.id, str(start))
    return Firing(
        rule=relation.rule,
        id=passage + _hash(str(relation.article), relation.relation, subject, thing),
        document=document.id,
        relation=relation.relation,
        subject=subject,
        object=thing,
        basis=relation.basis,
        sentence=document.text[start:end],
        before=document.text[max(0, start - AROUND) : start],
        after=document.text[end : end + AROUND],
        others=tuple(document.text[s:e] for s, e in relation.quotes[1:]),
        title=document.title or "",
        place=document.place or "",
        date=document.date or "",
        modality=relation.modality,
    )


def chosen(documents: Iterable[Document], share: float, after: float = 0.0) -> Iterator[Document]:
    """The documents whose hash falls into the share that begins after another: 0.1 after 0.1 is the second tenth."""
    for document in documents:
        if after <= int(_hash(document.id), 16) / 16**_DIGITS < after + share:
            yield document


def count(paths: Sequence[Path], each: int, share: float = 1.0, jobs: int = 1, after: float = 0.0) -> Tally:
    """Run the pipeline over the documents of the files."""
    documents = chosen((d for path in find_inputs(paths) for d in read(path)), share, after)
    batches = iter(lambda: list(islice(documents, BATCH)), [])
    work = ((batch, each) for batch in batches)
    total, started = Tally(each), time.perf_counter()
    if jobs == 1:
        for task in work:
            total.merge(_tally(task))
            _progress(total, started)
    else:  # a process of its own for each job, not a fork: the pipeline's threads do not survive one
        with multiprocessing.get_context("spawn").Pool(jobs) as pool:
            for tally in pool.imap_unordered(_tally, work):
                total.merge(tally)
                _progress(total, started)
    sys.stderr.write("\n")
    return total


@cache
def _pipeline() -> Language:
    return load_pipeline()


def _tally(task: tuple[list[Document], int]) -> Tally:
    batch, each = task
    tally = Tally(each)
    for document in batch:
        articles = split(document)
        referred = refer(document, articles, annotate(_pipeline(), articles, document.date))
        tally.add(extract(document, articles, referred))
    return tally


def _progress(total: Tally, started: float) -> None:
    seconds = time.perf_counter() - started
    done = f"{total.documents} documents, {total.characters / 1e6:.2f} M characters"
    sys.stderr.write(f"\r{done}, {seconds:.0f} s, {total.fired.total()} statements ")
    sys.stderr.flush()


def record(fired: Path, samples: Sequence[tuple[str, Path]], judgements: Path, each: int) -> list[Reading]:
    """What was read of every rule: the first N of its statements that have been judged, from the first sample on."""
    counts = {rule: int(n) for rule, n in list(csv.reader(fired.read_text("utf-8").splitlines()))[1:]}
    right: dict[str, bool] = {}
    for row in _rows(judgements):
        right[row["id"]] = row["right"]  # who thinks again adds a line: the last one holds
    read: dict[str, list[tuple[str, bool]]] = {}
    counted: set[str] = set()
    for text, path in samples:
        for row in _rows(path):
            done = read.setdefault(row["rule"], [])
            if row["id"] in right and row["id"] not in counted and len(done) < each:
                done.append((text, right[row["id"]]))
                counted.add(row["id"])  # samples may overlap
    found = []
    for rule in all_rules():
        judged = read.get(rule.id, [])
        texts = " + ".join(dict.fromkeys(text for text, _ in judged))
        good = sum(verdict for _, verdict in judged)
        found.append(Reading(rule.id, counts.get(rule.id, 0), len(judged), good, texts, rule.fingerprint))
    return found


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def _write(readings: Sequence[Reading], note: str) -> None:
    with (DATA / PRECISION).open("w", encoding="utf-8", newline="") as file:
        file.write(f"# {note}\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([f.name for f in fields(Reading)])
        writer.writerows([astuple(r) for r in readings])


def _named(text: str) -> tuple[str, Path]:
    name, equals, path = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text}: write NAME=FILE")
    return name, Path(path)


def main(arguments: list[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m nlp.training.measure_rules", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    counting = verbs.add_parser("count", help="run the pipeline, print what fired, draw a sample")
    counting.add_argument("inputs", type=Path, nargs="+", help="documents, as zhengtu build takes them")
    counting.add_argument("--sample", type=Path, help="file for the sample (JSON lines)")
    counting.add_argument("--each", type=int, default=20, metavar="N", help="statements drawn of every rule")
    counting.add_argument("--share", type=float, default=1.0, help="share of the documents that is run")
    counting.add_argument("--after", type=float, default=0.0, help="share passed over: one that was read before")
    counting.add_argument("--jobs", type=int, default=1, help="processes")
    recording = verbs.add_parser("record", help=f"write {PRECISION} from counts, samples and judgements")
    recording.add_argument("--fired", type=Path, required=True, help="what count printed for the main text")
    recording.add_argument("--sample", type=_named, required=True, action="append", metavar="NAME=FILE")
    recording.add_argument("--judgements", type=Path, required=True, help="JSON lines: id, right, why")
    recording.add_argument("--each", type=int, default=20, metavar="N", help="statements counted of every rule")
    recording.add_argument("--note", required=True, help="the first line of the table: what was counted and read")
    args = parser.parse_args(arguments)
    if args.verb == "record":
        _write(record(args.fired, args.sample, args.judgements, args.each), args.note)
        return
    tally = count(args.inputs, args.each if args.sample else 0, args.share, args.jobs, args.after)
    if args.sample:
        with args.sample.open("w", encoding="utf-8") as file:
            for drawn in tally.sample():
                file.write(json.dumps(asdict(drawn), ensure_ascii=False) + "\n")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("rule", "fired"))
    writer.writerows(sorted(tally.fired.items()))


if __name__ == "__main__":
    main()
