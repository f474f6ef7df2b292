"""Loads and checks ``nlp/data/page.toml``: what the lines of a printed page look like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nlp.lexicon import load_surnames, read_toml
from nlp.models import DataError

_FILE = "page.toml"
_CLASSES = (
    "lead",
    "opening",
    "announcement",
    "byline",
    "caption",
    "credit",
    "picture",
    "pointer",
    "index_entry",
    "notice",
    "kicker",
    "label",
    "open_title",
    "deck",
    "title",
    "official",
    "column_of_news",
)
_PIECE = 3  # characters of a word that tells nothing by itself
_KEYS = {"why", "pattern", "examples", "counterexamples"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row: a regular expression, why it is there, and what it must and must not match."""

    why: str
    regex: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PagePatterns:
    """The file's rows by class, and its lists. A class matches where one of its rows does."""

    rows: dict[str, tuple[Pattern, ...]]
    furniture_signs: tuple[re.Pattern[str], ...]
    furniture_parts: tuple[re.Pattern[str], ...]
    furniture_most_left: int
    furniture_examples: tuple[tuple[str, ...], tuple[str, ...]]
    functions: tuple[str, ...]
    syllables: frozenset[str]
    not_names: frozenset[str]
    not_name_endings: tuple[str, ...]
    unit_endings: tuple[str, ...]
    surnames: frozenset[str]

    def search(self, kind: str, text: str) -> re.Match[str] | None:
        """The first match of a row of class ``kind`` in ``text``."""
        return next((m for row in self.rows[kind] if (m := row.regex.search(text))), None)

    def leads_on(self, text: str) -> bool:
        """Whether a title line leads into the one below it: who stressed what it says, or the name of a column."""
        return bool(self.search("kicker", text) or self.search("label", text))

    def is_furniture(self, text: str) -> bool:
        """Whether a line says something of the page (date, number, editors) and next to nothing else."""
        if len(text) > 160 or not any(sign.search(text) for sign in self.furniture_signs):
            return False
        return self.is_of_furniture(text)

    def is_piece_of_furniture(self, text: str) -> bool:
        """Whether a line may be a piece of such a line that was broken: something in it is what they are made of."""
        return self.is_of_furniture(text) and (
            len(text) < _PIECE or text.endswith("报") or any(part.search(text) for part in self.furniture_parts[:-1])
        )

    def is_of_furniture(self, text: str) -> bool:
        """Whether a line holds next to nothing but what such lines are made of; it may be a piece of one."""
        for part in self.furniture_parts:
            text = part.sub(" ", text)
        return len("".join(text.split())) <= self.furniture_most_left


@lru_cache(maxsize=1)
def page_patterns() -> PagePatterns:
    """The shipped rows. Raises DataError where the file is not as it must be."""
    data = read_toml(_FILE)
    rows = {kind: tuple(_row(kind, number, row) for number, row in enumerate(data[kind], 1)) for kind in _CLASSES}
    rows["notice_body"] = (_row("notice_body", 1, {"why": "words of a notice", **data["notice_body"]}),)
    furniture, authors = data["furniture"], data["authors"]
    return PagePatterns(
        rows=rows,
        furniture_signs=tuple(_compile("furniture.signs", p) for p in furniture["signs"]),
        furniture_parts=tuple(_compile("furniture.parts", p) for p in furniture["parts"]),
        furniture_most_left=furniture["most_left"],
        furniture_examples=(tuple(furniture["examples"]), tuple(furniture["counterexamples"])),
        functions=tuple(sorted(authors["functions"], key=lambda f: (-len(f), f))),
        syllables=frozenset(authors["syllables"]),
        not_names=frozenset(authors["not_names"]),
        not_name_endings=tuple(authors["not_name_endings"]),
        unit_endings=(*authors["not_name_endings"], *authors["unit_endings"]),
        surnames=frozenset(load_surnames()),
    )


def _row(kind: str, number: int, row: dict[str, Any]) -> Pattern:
    if unknown := set(row) - _KEYS:
        raise DataError(_FILE, f"{kind} {number}", f"unknown key {sorted(unknown)[0]!r}; allowed: {sorted(_KEYS)}")
    if missing := _KEYS - set(row):
        raise DataError(_FILE, f"{kind} {number}", f"no {sorted(missing)[0]!r}")
    regex = _compile(f"{kind} {number}", row["pattern"])
    return Pattern(row["why"], regex, tuple(row["examples"]), tuple(row["counterexamples"]))


def _compile(place: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise DataError(_FILE, place, f"no regular expression: {error}") from None
