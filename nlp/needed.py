"""What a pattern of :mod:`nlp.patterns` cannot do without, so that most rules need not be tried on most sentences.

``任命(?:了)?{P:person}为{T}`` asks for 任命, 为, a person and a post. A text that lacks one of them has no match, and
to look for a few characters costs a fraction of a search.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import ahocorasick

from nlp.patterns import KINDS, LISTS_OF, PLACEHOLDER

AnyOf = tuple[str, ...]  # strings of masked text, one of which is there wherever the pattern matches
MOST = 48  # alternatives worth looking for
_FIRST = {letter: chr(base) for letter, base in KINDS.values()}  # the first mention of a kind is masked as this one
_QUANTIFIER = re.compile(r"(?:([?*+])|\{(\d*)(?:,(\d*))?\})[?+]?")
_CLASS = re.compile(r"\[\^?(?:\\.|.)(?:\\.|[^\]\\])*\]", re.DOTALL)  # its first character may be a bracket itself
_GROUP = re.compile(r"\((?:\?(?:(:|>|P<\w+>)|[=!]|<[=!]))?")


@cache
def needed(pattern: str) -> tuple[AnyOf, ...]:
    """What every match of a valid pattern holds: of each tuple one string at least. Empty where nothing is certain."""
    found, end = _alternatives(pattern, 0)
    return tuple(tuple(dict.fromkeys(strings)) for strings in dict.fromkeys(found)) if end == len(pattern) else ()


class Sieve:
    """Several patterns, of which a text is told those that it may match: every string that any of them needs is looked
    for once."""

    def __init__(self, patterns: Sequence[str]) -> None:
        needs = [needed(pattern) for pattern in patterns]
        strings = sorted({s for need in needs for any_of in need for s in any_of})
        bits = {s: 1 << i for i, s in enumerate(strings)}
        self._needs = [(i, tuple(sum(bits[s] for s in any_of) for any_of in need)) for i, need in enumerate(needs)]
        self._automaton = ahocorasick.Automaton()
        for string, bit in bits.items():
            self._automaton.add_word(string, bit)
        self._automaton.make_automaton()

    def left(self, text: str) -> list[int]:
        """The indices of the patterns that may match somewhere in masked text, in order."""
        there = 0
        for _, bit in self._automaton.iter(text):
            there |= bit
        found = []
        for i, need in self._needs:
            for bits in need:
                if not there & bits:
                    break
            else:
                found.append(i)
        return found


def _alternatives(pattern: str, at: int) -> tuple[list[AnyOf], int]:
    """What the alternatives from ``at`` on need together, and where they end: at the bracket that closes them, or at
    the end."""
    branches: list[list[AnyOf]] = []
    while True:
        branch, at = _branch(pattern, at)
        branches.append(branch)
        if not pattern.startswith("|", at):
            break
        at += 1
    if len(branches) == 1:
        return branches[0], at
    if not all(branches):
        return [], at
    strings = tuple(dict.fromkeys(s for branch in branches for s in _rarest(branch)))
    return ([strings] if len(strings) <= MOST else []), at


def _rarest(branch: list[AnyOf]) -> AnyOf:
    """Of several things that are needed the one that most texts lack, as far as that shows: few strings, long ones."""
    return min(branch, key=lambda strings: (len(strings), -min(map(len, strings))))


def _branch(pattern: str, at: int) -> tuple[list[AnyOf], int]:
    """What one alternative needs."""
    found: list[AnyOf] = []
    run = ""  # literal characters that follow each other

    def close() -> None:
        nonlocal run
        if run:
            found.append((run,))
        run = ""

    while at < len(pattern) and pattern[at] not in "|)":
        atom, literal, at = _atom(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, at) if not PLACEHOLDER.match(pattern, at) else None
        if quantifier:
            at = quantifier.end()
            least = quantifier[2]
            optional = quantifier[1] in ("?", "*") or (quantifier[1] is None and int(least or 0) == 0)
            close()
            if not optional:
                found += [(literal,)] if literal else atom
        elif literal:
            run += literal
        else:
            close()
            found += atom
    close()
    return found, at


def _atom(pattern: str, at: int) -> tuple[list[AnyOf], str, int]:
    """What the atom at ``at`` needs, or the literal character that it is, and where it ends."""
    placeholder = PLACEHOLDER.match(pattern, at)
    if placeholder:
        return _mentions(placeholder[1]), "", placeholder.end()
    char = pattern[at]
    if char == "(":
        opened = _GROUP.match(pattern, at)
        assert opened is not None
        inner, end = _alternatives(pattern, opened.end())
        consumes = opened.group() == "(" or opened[1] is not None
        return (inner if consumes else []), "", end + 1
    if char == "[":
        opened = _CLASS.match(pattern, at)
        assert opened is not None
        return [], "", opened.end()
    if char == "\\":
        return [], "", at + 2
    if char in ".^$":
        return [], "", at + 1
    return [], char, at + 1


def _mentions(kind: str | None) -> list[AnyOf]:
    """What a mention, or a list of them, needs: one of its kinds."""
    if kind is None:
        return []
    return [tuple(_FIRST[letter] for letter in LISTS_OF.get(kind, kind))]
