"""Traditional characters as simplified ones, one for one, so that rules and lexicons written in simplified characters
match traditional text. What a document's text is, and what is quoted from it, stays as it was given."""

from __future__ import annotations

import re
from functools import lru_cache

from opencc import OpenCC

_NOT_CONVERTED = re.compile("[\\ud800-\\udfff\\0]")  # opencc takes UTF-8 strings that end at a NUL
_LINES = re.compile(r"[^\n]{1,2000}|\n+")
SHARE = 0.1
"""Share of Chinese characters that only traditional text has, from which a text is traditional. Running traditional
text has 0.25 to 0.4 of them, simplified text with a traditional name or masthead next to none."""


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=65_536)
def _character(character: str) -> str:
    converted = _converter().convert(character)
    return converted if len(converted) == 1 else character


def simplify(text: str) -> str:
    """``text`` in simplified characters; as long as ``text``, position by position the same character. Words decide
    between readings of one character (乾隆, 乾燥) where the word keeps its length."""
    if text.isascii():
        return text
    plain = _NOT_CONVERTED.sub("\ufffd", text)
    pieces: list[str] = []
    for line in _LINES.findall(plain):
        converted = _converter().convert(line)
        pieces.append(converted if len(converted) == len(line) else "".join(map(_character, line)))
    simplified = "".join(pieces)
    if plain is text:
        return simplified
    return "".join(given if kept == "\ufffd" else kept for given, kept in zip(text, simplified, strict=True))


def is_traditional(text: str) -> bool:
    """Whether ``text`` is written in traditional characters: at least :data:`SHARE` of the Chinese characters in its
    first 20,000 code points differ in simplified text."""
    sample = text[:20_000]
    changed = sum(1 for given, kept in zip(sample, simplify(sample), strict=True) if given != kept)
    han = sum(1 for c in sample if "\u3400" <= c <= "\u9fff")
    return changed > 0 and changed >= SHARE * han


def for_matching(text: str) -> str:
    """What rules and lexicons are matched against: ``text`` itself, or if it is traditional, the same in simplified
    characters, of the same length."""
    return simplify(text) if is_traditional(text) else text
