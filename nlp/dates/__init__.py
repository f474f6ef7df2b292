"""Dates in Chinese newspaper text, read beside the date of publication.

A date is resolved only as far as text and base allow: without a base, 10月17日 has no year and so no value. Values are
ISO 8601 at the precision that the text gives (``2024-10-17``, ``2024-10``, ``2024``), the dates of XML Schema 1.1 part
2, sections 3.3.9, 3.3.10 and 3.3.11 (date, gYearMonth, gYear). Offsets count code points. The words (昨日, 近日) are
rows of ``nlp/data/dates.toml``; the forms with figures are grammar and stand in :mod:`nlp.dates.grammar`.
"""

from __future__ import annotations

from datetime import date

from nlp.dates.counted import counted_on
from nlp.dates.grammar import FIRST_MONTH, HALF_WIDTH, LIKE_ZERO, ZEROS, beginnings
from nlp.dates.points import DateMatch
from nlp.dates.reader import DateReader
from nlp.dates.words import DateWord, load_date_words

__all__ = ["DateMatch", "DateWord", "find_dates", "load_date_words"]


def find_dates(text: str, base: date | None = None) -> list[DateMatch]:
    """All dates of ``text`` in order, without overlaps; ``base`` is the day of publication. Never raises.

    A date without year is the one nearest before ``base``, or within seven days after it; where the text says that it
    is to come (将于, 拟于) the next one. Below the heading of a chronicle (1992年, 9/1995), and in a text that tells of
    other years alone, it goes on from the year said last. Else, without ``base``, its value is "".
    """
    plain = LIKE_ZERO.sub(lambda fit: fit.group().translate(ZEROS), text.translate(HALF_WIDTH))
    reader = DateReader(FIRST_MONTH.sub("1", plain), base)
    matches: list[DateMatch] = []
    position = 0
    while trigger := beginnings().search(reader.text, position):
        match = reader.read(trigger.start())
        position = match.end if match else trigger.start() + 1
        if match:
            matches.append(counted_on(match, matches, text) if match.precision == "vague" else match)
    return matches
