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
from nlp.training.silver import ROLE, read_broadcasts, with_roles, without_roles

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
    """Predicted and gold side with the same tokens; the gold side's tags are those of :func:`side_tags`."""
    reference = gold_doc(tokenizer, sentence, one_place=True)
    words, spaces = [t.text for t in reference], [bool(t.whitespace_) for t in reference]
    predicted = Doc(
        reference.vocab,
        words=words,
        spaces=spaces,
        lemmas=[t.lemma_ for t in reference],
        tags=[t.tag_ for t in reference],
    )
    for token, tag in zip(reference, side_tags(sentence, token_spans(words, spaces)), strict=True):
        token.tag_ = tag
    return Example(predicted, reference)


def side_tags(sentence: Sentence, tokens: Sequence[tuple[int, int]]) -> list[str]:
    """What a side task asks of each token, so that the embedding learns words as well as names: the part of speech of
    the word that it is, with its place in the word (``B I E``) where it is a part of one; ``X`` where it joins parts of
    several; "" where the corpus does not say."""
    if not sentence.tags:
        return [""] * len(tokens)
    at, words = 0, []
    for i, (word, tag) in enumerate(zip(sentence.words, sentence.tags, strict=True)):
        words.append((at, at + len(word), tag))
        at += len(word) + (i in sentence.spaces)
    out, i = [], 0
    for start, end in tokens:
        while i < len(words) - 1 and words[i][1] <= start:
            i += 1
        first, last, tag = words[i]
        if not tag:
            out.append("")
        elif (start, end) == (first, last):
            out.append(tag)
        elif first <= start and end <= last:
            out.append(("B" if start == first else "E" if end == last else "I") + tag)
        else:
            out.append("X")
    return out


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


def _as_it_is(sentence: Sentence) -> Sentence:
    return sentence


def training_corpus(
    data: str, seed: int, folds: str | None = None, silver: str | None = None, titles: bool = False
) -> Callable[[Language], Iterator[Example]]:
    """One epoch: the training sentences of both corpora as they are, and as many again with other names, new each
    time. ``titles``: those of offices are marked in all; with ``silver``, paragraphs of broadcasts join
    (:mod:`nlp.training.silver`).

    ``folds`` holds segmenters, each trained without one fold of the days (:func:`nlp.training.train.train_folds`). They
    cut the sentences of that fold, because a segmenter makes few errors in what it has learnt from, and a recogniser
    that has seen no others trusts it too much.
    """
    corpora = read_corpora(Path(data))
    names = Names.from_sentences(corpora.train)
    rng = random.Random(seed)
    marked = with_roles if titles else _as_it_is
    train, others = list(map(marked, corpora.train)), list(map(marked, corpora.uner_train))
    broadcasts = [] if silver is None else read_broadcasts(Path(silver))

    def read(pipeline: Language) -> Iterator[Example]:
        tokenizers: dict[int, WordTokenizer] = {}
        if folds is not None:
            for number in range(FOLDS):
                tokenizers[number] = WordTokenizer(pipeline.vocab)
                tokenizers[number].load(Path(folds) / str(number))
        read_together = passages(train, rng)
        invented = augmented(passages(train, rng), names, rng, TEMPLATE_PARAGRAPHS)
        order = [*read_together, *others, *broadcasts, *invented]
        rng.shuffle(order)
        for sentence in order:
            tokenizer = tokenizers.get(fold(sentence.date)) if sentence.date else None
            if sentence.words:
                yield example(tokenizer or pipeline.make_doc, sentence if titles else without_roles(sentence))

    return read


def side_labels(data: str) -> list[str]:
    """All that :func:`side_tags` can say."""
    tags = sorted({tag for sentence in read_corpora(Path(data)).train for tag in sentence.tags})
    return ["X", *tags, *(place + tag for place in "BIE" for tag in tags)]


def name_labels() -> dict[str, dict[str, int]]:
    """The moves of spaCy's recogniser: begin, inside, last and unit of each label, and outside."""
    labels = dict.fromkeys(("PERSON", GPE, "ORG", ROLE), 1)
    return {"0": {}, "1": labels, "2": labels, "3": labels, "4": labels | {"": 1}, "5": {"": 1}}


def dev_articles(data: Path) -> list[Sentence]:
    """The articles of the development days of PD-1998, but for lists of delegates, which name as many people as all
    other articles together and are easier than they."""
    whole = [join(article, between="\n") for article in articles(read_corpora(data).dev)]
    return [s for s in whole if sum(label == "PERSON" for *_, label in s.entities) < DELEGATES]


def dev_corpus(data: str, titles: bool = False) -> Callable[[Language], Iterator[Example]]:
    """The articles of the development days of PD-1998, with the tokens that the tokenizer predicts."""
    dev = [with_roles(article) if titles else article for article in dev_articles(Path(data))]

    def read(pipeline: Language) -> Iterator[Example]:
        for sentence in dev:
            yield Example(pipeline.make_doc(sentence.text), gold_doc(pipeline.make_doc, sentence))

    return read


registry.readers("zhengtu.TrainingCorpus.v1", func=training_corpus)
registry.readers("zhengtu.DevCorpus.v1", func=dev_corpus)
registry.readers("zhengtu.SideLabels.v1", func=side_labels)
registry.readers("zhengtu.NameLabels.v1", func=name_labels)
