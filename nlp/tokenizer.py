"""The tokenizer of the shipped pipeline: pkuseg's words, with words that it never met cut into characters.

A segmenter is surest of words that it knows and worst at names: 白玉说 comes out as 白 | 玉说, and no entity can end
inside a token. So a word that is not in the lexicon is handed on as its characters, each marked in ``Token.lemma`` as
the beginning, middle or end of the word that the segmenter saw. The entity recogniser reads the marks;
:func:`join_words` – the last component – puts together again what no entity boundary parts, and takes the marks away.
After it, tokens are words and every entity has its boundaries.

Tokens cover the text exactly: ``doc.text == text`` for every ``str`` that UTF-8 can encode.

Importing this module registers the tokenizer ``zhengtu.WordTokenizer.v1`` and the components ``word_joiner`` and
``place_labels``.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import srsly  # type: ignore[import-untyped]
from spacy import util
from spacy.attrs import NORM, PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry
from spacy.vectors import Vectors  # type: ignore[import-not-found]
from spacy.vocab import Vocab
from spacy_pkuseg.feature_extractor import FeatureExtractor
from spacy_pkuseg.inference import decodeViterbi_fast
from spacy_pkuseg.model import Model

import nlp.place_labels  # registers the component that comes last
import nlp.same_names  # registers the component after the readers
import nlp.second_reader  # noqa: F401  registers the reader after the recogniser
from nlp.marks import marks as lexicon_marks
from nlp.models import DataError

FILES = ("features.msgpack", "weights.npz")
KINDS = "kinds.msgpack"  # beside the folder of these: words of some kinds, see WordTokenizer.kind
VERB, PREDICATE, COMMON, PLAIN = "verb", "predicate", "common", "plain"
BEGIN, MIDDLE, END = "▁B", "▁M", "▁E"  # marks of the characters of an unknown word
MAX_STRETCH = 1000  # code points that are segmented at once; the lattice needs memory for each

_HALF = {0xFF01 + i: 0x21 + i for i in range(94)}
_LATIN = [*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
_DIGITS = [*range(0x30, 0x3A), *range(0xFF10, 0xFF1A)]
# pkuseg knows classes of digits and letters, but only full-width letters: any of a class will do.
_SEGMENTER = dict.fromkeys(_LATIN, "Ａ") | dict.fromkeys(_DIGITS, "0") | {0x25: "％", 0xFF0E: "."}
_NORM = _HALF | dict.fromkeys(_DIGITS, "0")
# A word ends before and after each of these; a row of the same one is one word (——, ……).
_STOP = '“”‘’《》〈〉（）()、，。：；！？,;!?"【】〔〕[]「」『』{}|…—～□■●○◎△▲▼◆◇★☆※→'
_STRETCH = re.compile(r"\s+|\S+")
_STOPS = re.compile(rf"([{re.escape(_STOP)}])\1*|[^{re.escape(_STOP)}]+")
_SPLITTABLE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff○〇·•‧・]{2,}")


def segmenter_alphabet(text: str) -> str:
    """``text`` with Latin letters and digits of either width replaced by the ones that pkuseg classes; same length."""
    return text.translate(_SEGMENTER)


def norm(word: str) -> str:
    """The form that the recogniser knows a word by: half-width, lower case, every digit 0."""
    return word.translate(_NORM).lower()


def prefix(word: str) -> str:
    """The first character."""
    return norm(word[:1])


def suffix(word: str) -> str:
    """The last character."""
    return norm(word[-1:])


def shape(word: str) -> str:
    """Classes of characters and their number: ``汉汉``, ``0汉`` (1998年), ``A``."""
    out = ""
    for char in word.translate(_NORM):
        kind = "0" if char == "0" else "A" if char.isascii() and char.isalpha() else "汉" if char.isalpha() else char
        if kind == "汉" or not out.endswith(kind):
            out += kind
    return out[:5]


def token_spans(words: Iterable[str], spaces: Iterable[bool]) -> list[tuple[int, int]]:
    """Where each token begins and ends."""
    at, out = 0, []
    for word, space in zip(words, spaces, strict=True):
        out.append((at, at + len(word)))
        at += len(word) + space
    return out


class WordTokenizer:
    """Callable from text to Doc. The segmenter comes from :meth:`load`, ``from_disk`` or ``from_bytes``."""

    def __init__(self, vocab: Vocab, split_unknown: bool = True) -> None:
        self.vocab = vocab
        self.split_unknown = split_unknown
        self._extractor: Any = None
        self._model: Any = None
        self._starts: tuple[bool, ...] = ()
        self.kinds: dict[str, str] = {}

    def load(self, folder: Path) -> None:
        """Reads a pkuseg model (``features.msgpack``, ``weights.npz``) from ``folder``; nothing is ever downloaded.

        Raises DataError where a file is missing.
        """
        for name in FILES:
            if not (folder / name).is_file():
                raise DataError(str(folder / name), 0, "no such file: the segmenter's model is not installed")
        self._extractor = FeatureExtractor.load(str(folder))
        self._model = Model.load(str(folder))
        by_index = {i: tag for tag, i in self._extractor.tag_to_idx.items()}
        self._starts = tuple("B" in by_index[i] for i in range(len(by_index)))

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]] | None = None,
        *,
        nlp: Language | None = None,
        pkuseg_model: str | None = None,
        pkuseg_user_dict: str | None = None,
    ) -> None:
        """spaCy's hook: ``[initialize.tokenizer] pkuseg_model`` is the folder of a pkuseg model. spaCy's defaults for
        Chinese pass a ``pkuseg_user_dict`` as well; there is none here."""
        if pkuseg_model is not None:
            self.load(Path(pkuseg_model))

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        marks: list[str] = []
        for word in self.words(text):
            if word.isspace():
                if word[0] == " " and words and not words[-1].isspace():
                    spaces[-1] = True
                    word = word[1:]
                if word:
                    words.append(word)
                    spaces.append(False)
                    marks.append("")
            else:
                parts = self.parts(word)
                words += parts
                spaces += [False] * len(parts)
                marks += [BEGIN, *[MIDDLE] * (len(parts) - 2), END] if len(parts) > 1 else [""]
        spans = token_spans(words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces, lemmas=marks, tags=lexicon_marks(text, spans))

    def parts(self, word: str) -> list[str]:
        """The tokens of a word: itself, or its characters where the lexicon does not have it."""
        unknown = self.split_unknown and not self.knows(word) and _SPLITTABLE.fullmatch(word)
        return list(word) if unknown else [word]

    def knows(self, word: str) -> bool:
        """Whether the word is in the segmenter's lexicon."""
        nodes = self._extractor.normalize_text(segmenter_alphabet(word))
        return "".join(nodes) in self._extractor.unigram

    def kind(self, word: str) -> str:
        """What speaks against a word's being a name or a part of one.

        ``verb``: by far mostly a verb, a time or a word of grammar, and no part of an organisation's name (采访, 马上);
        ``predicate``: one that may be such a part (建设, 促进) or a number; ``common``: an adjective or a frequent noun
        (文化); ``plain`` where it is in the lexicon and none of these; "" where it is not in the lexicon.
        """
        return self.kinds.get(word) or (PLAIN if self.knows(word) else "")

    def words(self, text: str) -> Iterator[str]:
        """The words of ``text``, and the white space between them; joined they are ``text``.

        Raises DataError where no segmenter has been loaded.
        """
        if self._model is None:
            raise DataError("tokenizer", 0, "no segmenter loaded: load the shipped pipeline with nlp.pipeline")
        for match in _STRETCH.finditer(text):
            stretch = match.group()
            if stretch.isspace():
                yield stretch
                continue
            for at in range(0, len(stretch), MAX_STRETCH):
                for word in self._cut(stretch[at : at + MAX_STRETCH]):
                    for part in _STOPS.finditer(word):
                        yield part.group()

    def _cut(self, text: str) -> Iterator[str]:
        nodes = list(self._extractor.normalize_text(segmenter_alphabet(text)))
        features = [self._extractor.get_node_features_idx(i, nodes) for i in range(len(nodes))]
        _, tags = decodeViterbi_fast(features, self._model)
        start = 0
        for i in range(1, len(text)):
            if self._starts[tags[i]]:
                yield text[start:i]
                start = i
        yield text[start:]

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:
        """Tokenizes a stream."""
        for text in texts:
            yield self(text)

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Writes ``cfg`` and, where they are loaded, the folder ``segmenter`` and the kinds of words."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        srsly.write_json(folder / "cfg", {"split_unknown": self.split_unknown})
        if self._model is not None:
            write_segmenter(folder / "segmenter", self._extractor, self._model)
        if self.kinds:
            kinds = {kind: sorted(w for w, k in self.kinds.items() if k == kind) for kind in (COMMON, PREDICATE, VERB)}
            srsly.write_msgpack(folder / KINDS, kinds)

    def from_disk(self, path: str | Path, **kwargs: Any) -> WordTokenizer:
        """Reads what :meth:`to_disk` wrote."""
        folder = Path(path)
        self.split_unknown = srsly.read_json(folder / "cfg")["split_unknown"]
        if (folder / "segmenter").exists():
            self.load(folder / "segmenter")
        if (folder / KINDS).exists():
            self.kinds = {word: kind for kind, words in srsly.read_msgpack(folder / KINDS).items() for word in words}
        return self

    def to_bytes(self, **kwargs: Any) -> bytes:
        """The same as :meth:`to_disk`, in memory."""
        with tempfile.TemporaryDirectory() as name:
            self.to_disk(name)
            return util.to_bytes(
                {
                    str(p.relative_to(name)): p.read_bytes
                    for p in sorted(Path(name).rglob("*"))
                    if p.is_file()
                },
                [],
            )  # fmt: skip

    def from_bytes(self, data: bytes, **kwargs: Any) -> WordTokenizer:
        """Reads what :meth:`to_bytes` returned."""
        with tempfile.TemporaryDirectory() as name:
            for relative, content in srsly.msgpack_loads(data).items():
                file = Path(name) / relative
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            return self.from_disk(name)


def write_segmenter(folder: Path, extractor: Any, model: Any) -> None:
    """Writes a pkuseg model as an unmodified spacy-pkuseg reads it, compressed and byte for byte reproducible."""
    folder.mkdir(parents=True, exist_ok=True)
    data = {
        "unigram": sorted(extractor.unigram),
        "bigram": [],  # pkuseg reads these in training only
        "feature_to_idx": extractor.feature_to_idx,
        "tag_to_idx": extractor.tag_to_idx,
    }
    srsly.write_msgpack(folder / "features.msgpack", data)
    np.savez_compressed(folder / "weights.npz", sizes=np.array([model.n_tag, model.n_feature]), w=model.w)


def create_word_tokenizer(split_unknown: bool = True) -> Callable[[Language], WordTokenizer]:
    """The tokenizer of ``[nlp.tokenizer]``; it also gives the vocabulary the Chinese forms of norm, prefix, suffix and
    shape that the recogniser was trained with."""

    def create(pipeline: Language) -> WordTokenizer:
        vocab: Any = pipeline.vocab  # spaCy's stub does not know the attribute
        vocab.lex_attr_getters |= {NORM: norm, PREFIX: prefix, SUFFIX: suffix, SHAPE: shape}
        return WordTokenizer(pipeline.vocab, split_unknown)

    return create


registry.tokenizers("zhengtu.WordTokenizer.v1", func=create_word_tokenizer)


@Language.component("word_joiner", assigns=["token.lemma", "token.tag"], retokenizes=True)
def join_words(doc: Doc) -> Doc:
    """Puts the characters of unknown words together again, unless an entity begins or ends between them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for token in doc:
        mark = token.lemma_
        if mark not in (MIDDLE, END) or _parted(doc, token.i):
            start = token.i
        ends = mark == END or (mark in (BEGIN, MIDDLE) and _parted(doc, token.i + 1))
        if ends and start < token.i:
            spans.append((start, token.i + 1))
    for token in doc:
        token.lemma = token.tag = 0
    if spans:
        with _without_vectors(doc.vocab), doc.retokenize() as retokenizer:
            for begin, end in spans:
                retokenizer.merge(doc[begin:end], attrs={"LEMMA": "", "TAG": ""})
    return doc


@contextmanager
def _without_vectors(vocab: Any) -> Iterator[None]:
    """Hides the vectors from spaCy's retokenizer, which would give each joined word the mean of its parts': what the
    recogniser sees in one text would hang on which texts came before, and the table would grow without end."""
    kept = vocab._vectors
    vocab._vectors = Vectors()
    try:
        yield
    finally:
        vocab._vectors = kept


def _parted(doc: Doc, i: int) -> bool:
    """Whether an entity begins or ends before token ``i``."""
    if i >= len(doc):
        return True
    return bool(doc[i].ent_iob_ == "B" or (doc[i].ent_iob_ != "I" and doc[i - 1].ent_type))
