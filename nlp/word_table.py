"""Which words of a list stand at a place of a text, without asking for each of the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_KEY = 2  # characters that words are told apart by before they are compared


class WordTable:
    """A set of words, looked up where they begin or end."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words) - {""}
        self._starting = _lengths((w[:_KEY], len(w)) for w in self._words)
        self._ending = _lengths((w[-_KEY:], len(w)) for w in self._words)

    def starting(self, text: str, i: int, stop: int) -> Iterator[str]:
        """The words that begin at code point ``i`` and end by ``stop``, longest first."""
        for key in {text[i : i + _KEY]: None, text[i : i + 1]: None}:
            for length in self._starting.get(key, ()):
                if i + length <= stop and (word := text[i : i + length]) in self._words:
                    yield word

    def ending(self, text: str) -> Iterator[str]:
        """The words that ``text`` ends with, longest first."""
        for key in {text[-_KEY:]: None, text[-1:]: None}:
            for length in self._ending.get(key, ()):
                if length <= len(text) and (word := text[-length:]) in self._words:
                    yield word


def _lengths(keys: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words with each key, longest first."""
    found: dict[str, set[int]] = {}
    for key, length in keys:
        found.setdefault(key, set()).add(length)
    return {key: tuple(sorted(lengths, reverse=True)) for key, lengths in found.items()}
