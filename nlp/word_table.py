"""Which words of a list stand at a place of a text, without asking for each of the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_KEY = 2  # characters that words are told apart by before they are compared


class WordTable:
    """A set of words, looked up where they begin or end."""

    def __init__(self, words: Iterable[str]) -> None:
        every = frozenset(words) - {""}
        self._single = frozenset(w for w in every if len(w) < _KEY)
        self._words = every - self._single
        self._starting = _lengths((w[:_KEY], len(w)) for w in self._words)
        self._ending = _lengths((w[-_KEY:], len(w)) for w in self._words)

    def starting(self, text: str, i: int, stop: int) -> Iterator[str]:
        """The words that begin at code point ``i`` and end by ``stop``, longest first."""
        for length in self._starting.get(text[i : i + _KEY], ()):
            if i + length <= stop and (word := text[i : i + length]) in self._words:
                yield word
        if i < stop and text[i : i + 1] in self._single:
            yield text[i]

    def ending(self, text: str) -> Iterator[str]:
        """The words that ``text`` ends with, longest first."""
        for length in self._ending.get(text[-_KEY:], ()):
            if length <= len(text) and (word := text[-length:]) in self._words:
                yield word
        if text[-1:] in self._single:
            yield text[-1]


def _lengths(keys: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words with each key, longest first."""
    found: dict[str, set[int]] = {}
    for key, length in keys:
        found.setdefault(key, set()).add(length)
    return {key: tuple(sorted(lengths, reverse=True)) for key, lengths in found.items()}
