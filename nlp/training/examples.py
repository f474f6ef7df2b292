"""From annotated sentences to what spaCy learns from: Examples whose tokens are the tokenizer's own.

Where an entity begins or ends inside a token of the tokenizer, training cuts that token, so that the name is learnt all
the same; scoring never does, and such a name counts as missed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from nlp.marks import marks as lexicon_marks
from nlp.place_labels import GPE, LOC
from nlp.tokenizer import WordTokenizer, token_spans
from nlp.training.augment import Names, augmented
from nlp.training.corpus import Sentence, articles, join, read_corpora
from nlp.training.roles import with_roles, without_roles

TEMPLATE_PARAGRAPHS = 4000  # invented paragraphs in each epoch
FOLDS = 4
DELEGATES = 100  # people named in an article that is a list
PARAGRAPHS = 6  # of an article that are read together, at most
PASSAGE = 240  # words of them, more or less

Tokenizer = Callable[[str], Doc]


def gold_doc(tokenizer: Tokenizer, sentence: Sentence, one_place: bool = False) -> Doc:
    """A Doc with the sentence's entities, its tokens cut where an entity needs it. ``one_place``: all places are GPE,
    as the recogniser learns them."""
    doc = tokenizer(sentence.text)
    spans = sentence.spans()
    edges = {at for start, end, _ in spans for at in (start, end)}
    if not edges <= {0, len(doc.text)} | {t.idx for t in doc} | {t.idx + len(t) for t in doc}:
        doc = _cut(doc, edges)
    doc.ents = tuple(
        span
        for start, end, label in spans
        if (span := doc.char_span(start, end, label=GPE if one_place and label == LOC else label)) is not None
    )
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
    return Doc(
        doc.vocab, words=words, spaces=spaces, lemmas=lemmas, tags=lexicon_marks(doc.text, token_spans(words, spaces))
    )


def example(tokenizer: Tokenizer, sentence: Sentence) -> Example:
    """Predicted and gold side with the same tokens."""
    reference = gold_doc(tokenizer, sentence, one_place=True)
    words, spaces = [t.text for t in reference], [bool(t.whitespace_) for t in reference]
    predicted = Doc(
        reference.vocab,
        words=words,
        spaces=spaces,
        lemmas=[t.lemma_ for t in reference],
        tags=[t.tag_ for t in reference],
    )
    return Example(predicted, reference)


def fold(date: str) -> int:
    """Which of the folds a day belongs to."""
    return int(date) % FOLDS


def passages(sentences: Sequence[Sentence], rng: random.Random) -> list[Sentence]:
    """Paragraphs of one article that follow each other, joined as the product reads them: a line each. How many is
    thrown dice for. A recogniser that has seen paragraphs alone takes the end of a line into a name."""
    out: list[Sentence] = []
    for article in articles(sentences):
        at = 0
        while at < len(article):
            together, words = [article[at]], len(article[at].words)
            for following in article[at + 1 : at + rng.randint(1, PARAGRAPHS)]:
                words += len(following.words)
                if words > PASSAGE:
                    break
                together.append(following)
            at += len(together)
            out.append(replace(join(together, between="\n"), date=article[0].date))
    return out


def training_corpus(
    data: str,
    seed: int,
    folds: str | None = None,
    titles: bool = False,
    together: bool = False,
    rare_words: bool = False,
) -> Callable[[Language], Iterator[Example]]:
    """One epoch: the training sentences of both corpora as they are, and as many again with other names, new each time.

    ``titles``: those of offices are marked and learnt. ``together``: paragraphs of an article are read as
    :func:`passages`. ``rare_words``: not only names are new in the second half (:func:`augment.ordinary_words`).

    ``folds`` holds segmenters, each trained without one fold of the days (:func:`nlp.training.train.train_folds`). They
    cut the sentences of that fold, because a segmenter makes few errors in what it has learnt from, and a recogniser
    that has seen no others trusts it too much.
    """
    corpora = read_corpora(Path(data))
    names = Names.from_sentences(corpora.train)
    rng = random.Random(seed)
    marked = with_roles if titles else without_roles
    train, others = list(map(marked, corpora.train)), list(map(marked, corpora.uner_train))

    def read(pipeline: Language) -> Iterator[Example]:
        tokenizers: dict[int, WordTokenizer] = {}
        if folds is not None:
            for number in range(FOLDS):
                tokenizers[number] = WordTokenizer(pipeline.vocab)
                tokenizers[number].load(Path(folds) / str(number))
        as_they_are = passages(train, rng) if together else train
        changed = passages(train, rng) if together else train
        invented = augmented(changed, names, rng, TEMPLATE_PARAGRAPHS, rare_words)
        order = [*as_they_are, *others, *invented]
        rng.shuffle(order)
        for sentence in order:
            tokenizer = tokenizers.get(fold(sentence.date)) if sentence.date else None
            if sentence.words:
                yield example(tokenizer or pipeline.make_doc, sentence if titles else without_roles(sentence))

    return read


def dev_articles(data: Path) -> list[Sentence]:
    """The articles of the development days of PD-1998, but for lists of delegates, which name as many people as all
    other articles together and are easier than they."""
    whole = [join(article, between="\n") for article in articles(read_corpora(data).dev)]
    return [s for s in whole if sum(label == "PERSON" for *_, label in s.entities) < DELEGATES]


def dev_corpus(data: str, titles: bool = False, together: bool = False) -> Callable[[Language], Iterator[Example]]:
    """What chooses the checkpoint, with the tokens that the tokenizer predicts: every other paragraph of the
    development days of PD-1998, or (``together``) their articles."""
    sentences = dev_articles(Path(data)) if together else read_corpora(Path(data)).dev[::2]
    dev = [with_roles(sentence) if titles else sentence for sentence in sentences]

    def read(pipeline: Language) -> Iterator[Example]:
        for sentence in dev:
            yield Example(pipeline.make_doc(sentence.text), gold_doc(pipeline.make_doc, sentence))

    return read


registry.readers("zhengtu.TrainingCorpus.v1", func=training_corpus)
registry.readers("zhengtu.DevCorpus.v1", func=dev_corpus)
