"""From annotated sentences to what spaCy learns from: Examples whose tokens are the tokenizer's own.

Where an entity begins or ends inside a token of the tokenizer, training cuts that token, so that the name is learnt all
the same; scoring never does, and such a name counts as missed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from nlp.training.augment import Names, augmented
from nlp.training.corpus import Sentence, read_corpora

TEMPLATE_PARAGRAPHS = 2500  # invented paragraphs in each epoch


def gold_doc(pipeline: Language, sentence: Sentence) -> Doc:
    """A Doc with the sentence's entities, its tokens cut where an entity needs it."""
    doc = pipeline.make_doc(sentence.text)
    spans = sentence.spans()
    edges = {at for start, end, _ in spans for at in (start, end)}
    if not edges <= {0, len(doc.text)} | {t.idx for t in doc} | {t.idx + len(t) for t in doc}:
        doc = _cut(doc, edges)
    doc.ents = tuple(
        span for start, end, label in spans if (span := doc.char_span(start, end, label=label)) is not None
    )  # fmt: skip
    return doc


def _cut(doc: Doc, edges: set[int]) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    lemmas: list[str] = []
    for token in doc:
        cuts = [0, *sorted(at - token.idx for at in edges if token.idx < at < token.idx + len(token)), len(token)]
        parts = [token.text[a:b] for a, b in pairwise(cuts)]
        words += parts
        spaces += [False] * (len(parts) - 1) + [bool(token.whitespace_)]
        lemmas += [token.lemma_] if len(parts) == 1 else [""] * len(parts)
    return Doc(doc.vocab, words=words, spaces=spaces, lemmas=lemmas)


def example(pipeline: Language, sentence: Sentence) -> Example:
    """Predicted and gold side with the same tokens."""
    reference = gold_doc(pipeline, sentence)
    predicted = Doc(
        reference.vocab,
        words=[t.text for t in reference],
        spaces=[bool(t.whitespace_) for t in reference],
        lemmas=[t.lemma_ for t in reference],
    )
    return Example(predicted, reference)


def _examples(pipeline: Language, sentences: Sequence[Sentence], rng: random.Random) -> Iterator[Example]:
    order = list(sentences)
    rng.shuffle(order)
    for sentence in order:
        if sentence.words:
            yield example(pipeline, sentence)


def training_corpus(data: str, seed: int) -> Callable[[Language], Iterator[Example]]:
    """One epoch: the training sentences of both corpora as they are, and as many again with other names, new each
    time."""
    corpora = read_corpora(Path(data))
    names = Names.from_sentences(corpora.train)
    rng = random.Random(seed)

    def read(pipeline: Language) -> Iterator[Example]:
        invented = augmented(corpora.train, names, rng, TEMPLATE_PARAGRAPHS)
        yield from _examples(pipeline, [*corpora.train, *corpora.uner_train, *invented], rng)

    return read


def dev_corpus(data: str) -> Callable[[Language], Iterator[Example]]:
    """Every other paragraph of the development days of PD-1998, with the tokens that the tokenizer predicts."""
    corpora = read_corpora(Path(data))

    def read(pipeline: Language) -> Iterator[Example]:
        for sentence in corpora.dev[::2]:
            yield Example(pipeline.make_doc(sentence.text), gold_doc(pipeline, sentence))

    return read


registry.readers("zhengtu.TrainingCorpus.v1", func=training_corpus)
registry.readers("zhengtu.DevCorpus.v1", func=dev_corpus)
