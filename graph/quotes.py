"""The sentence behind a statement, cut out of the document's text as it was given.

A quote points at the text (code points, half-open) and repeats it without the white space that only the page's layout
put between Chinese characters; read without white space, both are the same (Web Annotation Data Model,
4.2.4 Text Quote Selector and 4.2.5 Text Position Selector).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nlp.models import Span

LONGEST: Final = 400  # characters of a quote, white space left out

_SPACE = re.compile(r"\s+")
_STOP = re.compile(r"[。！？；;!?]")
_PAUSE = re.compile(r"[，、：,]")


def quotation(text: str, span: Span, focus: Sequence[Span] = ()) -> tuple[str, int, int] | None:
    """What stands at ``span`` as (exact, start, end); None where nothing does.

    A span of more than :data:`LONGEST` characters is cut, at a stop or else a pause of the sentence where there is one,
    to a part that holds the first of the ``focus`` spans in it.
    """
    start, end = max(0, span[0]), min(len(text), span[1])
    start, end = _trimmed(text, start, end)
    if start >= end:
        return None
    if _length(text, start, end) > LONGEST:
        start, end = _trimmed(text, *_shortened(text, start, end, focus))
    return exact(text[start:end]), start, end


def exact(text: str) -> str:
    """The text without layout: white space beside a Chinese character goes, any other becomes one space."""

    def between(match: re.Match[str]) -> str:
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        return " " if before < "\u2000" and after < "\u2000" and before and after else ""

    return _SPACE.sub(between, text)


def _length(text: str, start: int, end: int) -> int:
    return sum(not c.isspace() for c in text[start:end])


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _shortened(text: str, start: int, end: int, focus: Sequence[Span]) -> Span:
    first = min((s for s, e in focus if start <= s and e <= end), default=start)
    begin = start
    if _length(text, start, first) > LONGEST // 2:  # the name stands late: begin at the last break before it
        begin = _break(text, _back(text, first, LONGEST // 2), first, last=False)
    limit = _forward(text, begin, LONGEST)
    return begin, _break(text, (begin + limit) // 2, min(limit, end), last=True) if limit < end else end


def _break(text: str, low: int, high: int, *, last: bool) -> int:
    """The place just after the first or last stop, or else pause, in ``[low, high)``; an end of it if there is none."""
    for marks in (_STOP, _PAUSE):
        if found := [match.end() for match in marks.finditer(text, low, high)]:
            return found[-1 if last else 0]
    return high if last else low


def _back(text: str, place: int, count: int) -> int:
    while place > 0 and count > 0:
        place -= 1
        count -= not text[place].isspace()
    return place


def _forward(text: str, place: int, count: int) -> int:
    while place < len(text) and count > 0:
        count -= not text[place].isspace()
        place += 1
    return place
