"""Verse: lines that have the shape of titles and are none.

A poem's lines are as short as a title's and end no sentence. What tells them: there are many of them together, and the
texts of the page know hardly a word of them, while a title's text has its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.reading.page_authors import is_signature
from nlp.reading.page_lines import Line
from nlp.reading.page_paragraphs import Part
from nlp.reading.page_patterns import page_patterns
from nlp.reading.words import pairs

_LEAST = 6  # lines of the shortest poem, its title among them
_LONGEST = 16.0  # columns of the longest line of verse
_STRANGE = 0.36  # share of a line's words that the page has elsewhere, at most
_STRANGE_BELOW = 0.55  # of a line right below another
_STRANGE_ON_THE_WHOLE = 0.18
_PART_OF_TITLE = re.compile(r"^[（(][^（）()]{2,8}[）)]$|^[—―─]")  # （外一首）


def with_verse(parts: Sequence[Part], lines: Sequence[Line]) -> tuple[Part, ...]:
    """The parts, lines of verse as paragraphs; the first line of a poem stays its title."""
    prose = "\n".join(part.text for part in parts if part.kind in ("body", "table") and not _is_short(part, lines))
    found = list(parts)
    at = 0
    while at < len(parts):
        end = at
        while end < len(parts) and (parts[end].kind == "byline" or _may_be_verse(parts[end], lines, prose)):
            end += 1
        poem = [k for k in range(at, end) if parts[k].kind != "byline"]
        if len(poem) >= _LEAST and _known([parts[k].text for k in poem], prose) <= _STRANGE_ON_THE_WHOLE:
            below = [k for k in poem[1:] if k > poem[1] or not _PART_OF_TITLE.match(parts[k].text)]
            for k in below:
                if k == poem[1] and is_signature(parts[k].text):
                    found[k] = replace(parts[k], kind="byline")
                    continue
                found[k] = replace(parts[k], kind="body", column=0.0, closed=True, verse=True)
        at = max(end, at + 1)
    return tuple(found)


def _is_short(part: Part, lines: Sequence[Line]) -> bool:
    own = lines[part.first : part.last]
    return all(line.width <= _LONGEST and not line.ends_sentence for line in own)


def _may_be_verse(part: Part, lines: Sequence[Line], prose: str) -> bool:
    line = lines[part.first]
    if part.kind not in ("title", "body") or part.notice or part.lead or line.doubled or not _is_short(part, lines):
        return False
    patterns = page_patterns()
    if _PART_OF_TITLE.match(part.text):
        return True
    if any(patterns.search(kind, part.text) for kind in ("label", "kicker", "deck", "column_of_news", "official")):
        return False
    return _known([part.text], prose) <= (_STRANGE if line.blanks else _STRANGE_BELOW)


def _known(texts: Sequence[str], prose: str) -> float:
    """The share of the words of lines that the prose of their page has."""
    words = [pair for text in texts for pair in pairs(text)]
    return sum(pair in prose for pair in words) / max(1, len(words))
