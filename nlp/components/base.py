"""What every component finds: a stretch of clean text, its kind, and what the pattern saw in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

TEXT = "zhengtu.text"
KEY = "zhengtu.matches"  # in Doc.user_data: plain lists, so that they survive Doc.to_bytes and a second process


@dataclass(frozen=True, slots=True)
class Match:
    """A mention before it is resolved: code points ``start`` to ``end`` of the clean text. ``data`` are sorted pairs
    of strings that the component saw (a title's organisation, a session's number)."""

    kind: str
    start: int
    end: int
    data: tuple[tuple[str, str], ...] = ()

    def get(self, key: str) -> str:
        return next((v for k, v in self.data if k == key), "")


def make(label: str, start: int, end: int, /, **data: str) -> Match:
    return Match(label, start, end, tuple(sorted((k, v) for k, v in data.items() if v)))


def get_matches(doc: Doc, *kinds: str) -> list[Match]:
    """The matches that components have left in a doc, in text order."""
    rows = doc.user_data.get(KEY, [])
    found = (Match(r[0], r[1], r[2], tuple((k, v) for k, v in r[3])) for r in rows)
    return [m for m in found if not kinds or m.kind in kinds]


def text_of(doc: Doc) -> str:
    """The text of a doc, kept in it: spaCy puts ``Doc.text`` together from its tokens each time."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    text: str = doc.user_data[TEXT]
    return text


def add_matches(doc: Doc, matches: Iterable[Match]) -> None:
    """Leave matches in a doc, sorted, each once; and as ``doc.spans[kind]`` for spaCy's own tools (whole tokens)."""
    new = set(matches)
    merged = sorted({*get_matches(doc), *new}, key=lambda m: (m.start, -m.end, m.kind, m.data))
    doc.user_data[KEY] = [[m.kind, m.start, m.end, [list(p) for p in m.data]] for m in merged]
    starts = doc.to_array("IDX").tolist()  # Doc.char_span goes through all tokens for each span
    for kind in sorted({m.kind for m in new}):
        doc.spans[kind] = [
            Span(doc, bisect_right(starts, m.start) - 1, bisect_left(starts, m.end), label=kind)
            for m in merged
            if m.kind == kind
        ]


_TITLE_GOES_ON = re.compile("《[^》。\n]{0,60}\n[^《》。\n]{1,40}》")  # a title broken over two lines


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences of clean text as (start, end): they end after 。！？ (and the quotes and brackets that close there) or
    at the end of a paragraph. A mark inside 《》 or “” that goes on ends none."""
    start, i, n = 0, 0, len(text)
    while i < n:
        char = text[i]
        if char == "\n" and not _TITLE_GOES_ON.match(text, max(text.rfind("《", start, i), start)):
            if text[start:i].strip():
                yield start, i
            start = i + 1
        elif char in "。！？":
            j = i + 1
            while j < n and text[j] in "。！？”’）》":
                j += 1
            if text[start:j].strip():
                yield start, j
            start = j
            i = j - 1
        i += 1
    if text[start:n].strip():
        yield start, n
