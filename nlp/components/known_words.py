"""Which words of a text the segmenter's lexicon has: they speak against a name, and never cut one.

A segmenter that knows few names cuts one that it never met into a word that it does not know, or into characters. What
stands after 记者 or 律师 and is made of words that it knows (查阅, 介绍|说) is hardly anybody's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from nlp.tokenizer import COMMON, PREDICATE, VERB

WORDS = "zhengtu.words"  # in Doc.user_data: plain lists, as matches are


class KnownWords:
    """The known words of a text: where each begins, where it ends, and its kind (:meth:`nlp.tokenizer.WordTokenizer.kind`)."""

    def __init__(self, words: Iterable[Sequence[Any]] = ()) -> None:
        self._words: dict[int, tuple[int, str]] = {start: (end, kind) for start, end, kind in words}

    @classmethod
    def of(cls, doc: Doc, kind: Callable[[str], str] | None) -> KnownWords:
        """Those of a doc; none without ``kind``, which another pipeline's tokenizer does not have. They are looked up once
        for all components."""
        if kind is None:
            return cls()
        if WORDS not in doc.user_data:
            rows = doc.to_array(["ORTH", "IDX", "LENGTH"]).tolist()  # a Token for each would take long
            kinds = {word: kind(doc.vocab.strings[word]) for word in {row[0] for row in rows}}
            doc.user_data[WORDS] = [[at, at + length, kinds[word]] for word, at, length in rows if kinds[word]]
        return cls(doc.user_data[WORDS])

    def make_up(self, start: int, end: int) -> bool:
        """Whether a stretch is known words from its first character on; the last may go on after it."""
        while start < end:
            if start not in self._words:
                return False
            start = self._words[start][0]
        return True

    def first(self, start: int) -> int:
        """Characters of the known word that begins at ``start``; 0 where none does."""
        return self._words.get(start, (start, ""))[0] - start

    def is_predicate(self, start: int) -> bool:
        """Whether a verb, an adverb or a word of grammar begins at ``start``."""
        return self._words.get(start, (start, ""))[1] in (PREDICATE, VERB)

    def verb_within(self, start: int, end: int) -> int | None:
        """Where the first word between ``start`` and ``end`` begins that no organisation is called; None where there is
        none. Words of one character (将, 要) count too: the segmenter took them for words."""
        found = (at for at in range(start, end) if self.is_verb(at))
        return next(found, None)

    def is_verb(self, start: int) -> bool:
        """Whether a word begins at ``start`` that no organisation is called."""
        return self._words.get(start, (start, ""))[1] == VERB

    def is_common(self, start: int) -> bool:
        """Whether an adjective or a frequent noun begins at ``start``."""
        return self._words.get(start, (start, ""))[1] == COMMON


def kind_of_words(pipeline: Language) -> Callable[[str], str] | None:
    """How the pipeline's tokenizer tells kinds of words; None where it does not."""
    return getattr(pipeline.tokenizer, "kind", None)
