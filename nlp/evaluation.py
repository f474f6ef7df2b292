"""How good a pipeline is on annotated text: precision, recall and F of its names, by label.

A name counts where its first and its last character and its label are the annotation's. What the pipeline says of
labels that the annotation does not have is left out: a file without places says nothing about places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from nlp.annotated import Annotated
from nlp.components.base import get_matches
from nlp.models import Article
from nlp.pipeline import COMPONENTS, LABELS, annotate

BATCH = 32
RULES = {"person": "PERSON", "organization": "ORG", "post": "ROLE", "meeting": "MEETING", "policy": "POLICY"}
"""What the rules' finds are called among the labels; of a post its bare title."""


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


def evaluate(pipeline: Language, sentences: Sequence[Annotated], rules: bool = False) -> Scores:
    """Scores a pipeline of :func:`nlp.pipeline.load_pipeline`: its model alone, or with the ``rules`` behind it, which
    find roles, meetings and policies as well. Other pipelines' labels are read as ours (PER as PERSON)."""
    labels = {label for s in sentences for _, _, label in s.spans}
    scores = Scores()
    found = _by_rules(pipeline, sentences) if rules else _by_model(pipeline, sentences)
    for sentence, spans in zip(sentences, found, strict=True):
        scores.add(_of(spans, labels), set(sentence.spans), sentence.text)
    return scores


def _of(spans: Collection[tuple[int, int, str]], labels: Collection[str]) -> set[tuple[int, int, str]]:
    return {span for span in spans if span[2] in labels}


def _by_model(pipeline: Language, sentences: Sequence[Annotated]) -> Iterator[list[tuple[int, int, str]]]:
    own = [name for name in pipeline.pipe_names if name in COMPONENTS]
    for doc in pipeline.pipe((s.text for s in sentences), batch_size=BATCH, disable=own):
        yield _named(doc)


def _named(doc: Doc) -> list[tuple[int, int, str]]:
    return [(e.start_char, e.end_char, LABELS.get(e.label_, e.label_)) for e in doc.ents]


def _by_rules(pipeline: Language, sentences: Sequence[Annotated]) -> Iterator[list[tuple[int, int, str]]]:
    for sentence in sentences:
        (doc,) = annotate(pipeline, [as_article(sentence.text)])
        found = [span for span in _named(doc) if span[2] not in RULES.values()]
        for match in get_matches(doc, *RULES):
            start = match.end - len(match.get("title")) if match.kind == "post" else match.start
            found.append((start, match.end, RULES[match.kind]))
        yield found


def as_article(text: str) -> Article:
    """A sentence by itself, as the rules take one."""
    return Article("", 1, "article", "", "", (), text, tuple(range(len(text))), 0, (), ((0, len(text)),))
