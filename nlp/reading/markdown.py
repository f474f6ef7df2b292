"""Markdown: the text as it stands, its headings and paragraphs told apart from its marks (CommonMark 0.31, sections
4.2, 4.3, 6.2 and 6.3; tables as on GitHub; YAML's ``key: value`` lines at the top)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from nlp.models import Block, Document, ReadError, Span
from nlp.reading.encoding import decode
from nlp.reading.given import NOTHING, Given
from nlp.reading.metadata import from_header, from_path, iso_date, paper_name

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<fields>.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<key>[A-Za-z]+)[ \t]*:[ \t]*[\"']?(?P<value>[^\r\n]*?)[\"']?[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(r"[ ]{0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*$")
_RULE = re.compile(
    r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={2,}[ \t]*|`{3,}.*|~{3,}.*"
    r"|\|?[ \t:|-]*-{3}[ \t:|-]*)$"  # the last: between a table's head and body
)
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{2,})[ \t]*$")
_LEADING = re.compile(r"[\s\u3000]*(?:>[ \t]?|[-*+][ \t]+|\|[ \t]*)*")
_MARKS = re.compile(
    r"!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)|\[(?=[^\]\n]{0,300}\]\()|\]\([^)\n]{0,1000}\)|\*{1,3}|__|`+"
    r"|</?(?:b|strong|em|i|u|br|center|p) ?/?>|(?<![ \t])[ \t]{0,8}\|[ \t]{0,8}$"
)
_LONGEST_HEADING = 300  # code points; bounds what the patterns above may try
_SECTION = re.compile(r"^[（(]?(?:第?[一二三四五六七八九十百\d]+[章节条部分、.．)）]|附[件录表])")


def read_markdown(data: bytes, path: str, given: Given = NOTHING) -> Iterator[Document]:
    """The document that a Markdown file is: ``text`` is the file's text, ``blocks`` leave its marks out. Each heading
    of the highest level begins an article, those below it are lines of the body; without headings there are no blocks.

    Raises :class:`~nlp.models.ReadError` where the file is no text or empty."""
    text = decode(data, path)
    if not text.strip():
        raise ReadError(path, "empty", "give a file with text")
    front = _FRONT.match(text)
    fields = {m["key"].lower(): m["value"] for m in _FIELD.finditer(front["fields"])} if front else {}
    blocks = tuple(_blocks(text, front.end() if front else 0, bool(fields.get("title"))))
    headlines = [text[slice(*b.span)] for b in blocks if b.kind == "headline"]
    said = from_path(path).or_else(from_header(text))
    source = fields.get("source") or None
    yield Document(
        id=PurePath(path).name,
        text=text,
        date=given.date or iso_date(fields.get("date", "")) or said.date,
        place=given.place or fields.get("place") or None,
        paper=given.paper or fields.get("paper") or paper_name(source or "", dated=True) or said.paper,
        title=fields.get("title") or (headlines[0] if len(headlines) == 1 else None),
        source=source,
        url=fields.get("url") or None,
        path=path,
        blocks=blocks if headlines else (),
    )


def _blocks(text: str, start: int, titled: bool) -> Iterator[Block]:
    """The blocks from ``start`` on; ``titled``: the fields at the top give the title, so there is one article."""
    comments = list(_comments(text, start))
    lines = list(_lines(text, start))
    levels = [level for level, span in lines if level and not _SECTION.match(text[slice(*span)])]
    top = min(levels, default=0)
    group = 0
    for level, (begin, end) in lines:
        heading = level == top and level > 0 and not _SECTION.match(text[begin:end])
        if heading and not (titled and group):
            group += 1
        kind = (
            "headline" if heading else "table" if text[begin - 1 : begin] == "|" or "|" in text[begin:end] else "body"
        )
        for span in _plain(text, begin, end, comments):
            yield Block(kind, span, max(group, 1))


def _lines(text: str, start: int) -> Iterator[tuple[int, Span]]:
    """Each line's heading level (0: none) and where its text stands."""
    spans = [(m.start(), m.end()) for m in re.compile(r"[^\r\n]+").finditer(text, start)]
    for i, (begin, end) in enumerate(spans):
        line = text[begin:end]
        short = len(line) <= _LONGEST_HEADING
        if short and (_RULE.match(line) or _UNDERLINE.match(line)):
            continue
        if short and (match := _HEADING.match(line)):
            yield len(match["marks"]), (begin + match.start("text"), begin + match.end("text"))
            continue
        under = text[slice(*spans[i + 1])] if i + 1 < len(spans) else ""
        adjacent = i + 1 < len(spans) and text[end : spans[i + 1][0]].count("\n") == 1
        level = (1 if "=" in under else 2) if adjacent and len(line) <= 80 and _UNDERLINE.match(under) else 0
        match = _LEADING.match(line)
        yield level, (begin + (match.end() if match else 0), end)


def _comments(text: str, start: int) -> Iterator[Span]:
    while (begin := text.find("<!--", start)) >= 0 and (end := text.find("-->", begin)) >= 0:
        yield begin, end + 3
        start = end + 3


def _plain(text: str, begin: int, end: int, comments: list[Span]) -> Iterator[Span]:
    """What remains of a line without its marks and comments."""
    holes = [m.span() for m in _MARKS.finditer(text, begin, end)]
    holes += [(max(s, begin), min(e, end)) for s, e in comments if s < end and e > begin]
    for s, e in [*sorted(holes), (end, end)]:
        if text[begin:s].strip():
            yield begin, s
        begin = max(begin, e)
