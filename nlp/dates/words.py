"""The words for dates (昨日, 上月, 近日): the rows of ``nlp/data/dates.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nlp.models import DataError

DATA = Path(__file__).parents[1] / "data" / "dates.toml"


@dataclass(frozen=True, slots=True)
class DateWord:
    """A row of ``dates.toml``: what its forms mean, what may not stand beside them, and its proof."""

    kind: str  # day | month | year | vague
    forms: tuple[str, ...]
    offset: int = 0
    unless_before: str = ""
    unless_after: str = ""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    def stands(self, text: str, start: int, end: int) -> bool:
        """Whether the neighbours at ``text[start:end]`` allow the word."""
        if self.unless_before and re.search(f"(?:{self.unless_before})$", text[max(0, start - 4) : start]):
            return False
        return not (self.unless_after and re.match(self.unless_after, text[end : end + 6]))


@lru_cache(maxsize=1)
def load_date_words() -> tuple[DateWord, ...]:
    """The rows of ``dates.toml``; raises :class:`nlp.models.DataError` at a row with an unknown or ill-typed key."""
    words: list[DateWord] = []
    for kind, rows in tomllib.loads(DATA.read_text("utf-8")).items():
        if kind not in ("day", "month", "year", "vague"):
            raise DataError(DATA.name, kind, "unknown table; allowed are day, month, year, vague")
        for number, row in enumerate(rows, 1):
            place = f"{kind} {number}"
            allowed = {"forms", "offset", "unless_before", "unless_after", "examples", "counterexamples"}
            if unknown := set(row) - allowed:
                raise DataError(
                    DATA.name, place, f"unknown key {min(unknown)}; allowed are {', '.join(sorted(allowed))}"
                )
            if not row.get("forms") or not row.get("examples"):
                raise DataError(DATA.name, place, "needs forms and examples")
            if (kind == "vague") == ("offset" in row):
                raise DataError(DATA.name, place, "day, month and year need an offset, vague has none")
            for key in ("unless_before", "unless_after"):
                try:
                    re.compile(row.get(key, ""))
                except re.error as error:
                    raise DataError(DATA.name, place, f"{key}: {error}") from error
            words.append(
                DateWord(
                    kind,
                    tuple(row["forms"]),
                    int(row.get("offset", 0)),
                    row.get("unless_before", ""),
                    row.get("unless_after", ""),
                    tuple(row["examples"]),
                    tuple(row.get("counterexamples", ())),
                )
            )
    return tuple(words)


@lru_cache(maxsize=1)
def words_by_form() -> dict[str, DateWord]:
    """The word of each form."""
    return {form: word for word in load_date_words() for form in word.forms}


@lru_cache(maxsize=1)
def word_pattern() -> re.Pattern[str]:
    """Any form of the table, the longest first."""
    return re.compile("|".join(sorted(words_by_form(), key=len, reverse=True)))
