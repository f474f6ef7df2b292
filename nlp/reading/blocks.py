"""Documents whose format tells headline from body: how their blocks are written, and the articles they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from nlp.alignment import Aligned, join
from nlp.models import Article, Author, Block, Box, Document, Span
from nlp.reading.jumps import JUMP_BACK, JUMP_ON
from nlp.reading.page_authors import byline_authors, head_authors, tail_authors
from nlp.reading.page_lines import clean_line

_TITLE, _BODY = ("headline", "deck"), ("body", "byline", "table")
_HEAD = 6  # lines of an article among which the note may stand that it began elsewhere


class BlockWriter:
    """Writes blocks one after another and keeps where each one stands.

    A paragraph is a line of the text; an empty line stands between groups (articles)."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    def paragraph(self, kind: str, text: str, group: int = 0, page: int = 0, box: Box | None = None) -> None:
        """``text`` (one paragraph, no line feeds) as a line of its own; nothing where it is empty."""
        if text:
            self._separate(group)
            self.piece(kind, text, group, page, box)

    def piece(self, kind: str, text: str, group: int = 0, page: int = 0, box: Box | None = None) -> None:
        """``text`` right after what was written last: the next line of the same paragraph."""
        if text:
            span: Span = (self._length, self._length + len(text))
            self._blocks.append(Block(kind, span, group, page, box))
            self._write(text)

    def _separate(self, group: int) -> None:
        if self._blocks:
            self._write("\n" if self._blocks[-1].group == group else "\n\n")

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._blocks)


def places(document: Document, span: Span) -> tuple[tuple[int, Box], ...]:
    """Where ``span`` of the document's text stands on its pages: (page from 1, box in points from the lower left
    corner), one for each part of a column that it goes through. Empty where the format has no pages."""
    found: list[tuple[int, Box]] = []
    for block in document.blocks:
        if block.box is None or block.span[0] >= span[1] or block.span[1] <= span[0]:
            continue
        if found and found[-1][0] == block.page and _is_next_line(found[-1][1], block.box):
            found[-1] = (block.page, _around(found[-1][1], block.box))
        else:
            found.append((block.page, block.box))
    return tuple(found)


def _is_next_line(above: Box, below: Box) -> bool:
    """Whether a line stands right below a box, a line's height or less apart."""
    height = below[3] - below[1]
    return min(above[2], below[2]) > max(above[0], below[0]) and -height < above[1] - below[3] < 1.5 * height


def _around(a: Box, b: Box) -> Box:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph: what it is, whose, where it stands, and its clean text."""

    kind: str
    group: int
    spans: tuple[Span, ...]
    clean: Aligned


def articles(document: Document) -> tuple[Article, ...]:
    """The articles that the blocks of ``document`` make, and what stands beside them, in the order of the text.

    Blocks of one group are one article; its captions, notices and furniture stand by themselves, as do those of no
    group. A group with neither headline nor body makes no article."""
    groups: dict[int, list[_Line]] = {}
    beside: list[_Line] = []
    for line in _lines(document):
        if line.group and line.kind in (*_TITLE, *_BODY):
            groups.setdefault(line.group, []).append(line)
        else:
            beside.append(line)
    for group, lines in groups.items():
        groups[group], notes = _without_jumps(lines)
        beside += notes
    groups = {group: lines for group, lines in groups.items() if lines}
    drafts: list[tuple[int, str, list[_Line]]] = []
    for lines in groups.values():
        signed = all(line.kind == "byline" for line in lines)
        drafts.append((lines[0].spans[0][0], "furniture" if signed else "article", lines))
    drafts += [(line.spans[0][0], line.kind, [line]) for line in beside]
    drafts.sort(key=lambda draft: draft[0])
    return tuple(_article(document, n, kind, lines) for n, (_, kind, lines) in enumerate(drafts, 1))


def _lines(document: Document) -> Iterator[_Line]:
    """The paragraphs: blocks of one kind and group that no line feed parts. What stands between them is a mark of
    the format, and left out."""
    text = document.text
    line: list[Block] = []
    for block in document.blocks:
        if line:
            last = line[-1]
            goes_on = (last.kind, last.group) == (block.kind, block.group)
            if not goes_on or "\n" in text[last.span[1] : block.span[0]]:
                yield from _line(text, line)
                line = []
        line.append(block)
    if line:
        yield from _line(text, line)


def _line(text: str, blocks: Sequence[Block]) -> Iterator[_Line]:
    clean = clean_line(join(Aligned.of(text, *block.span) for block in blocks))
    if clean.text:
        yield _Line(blocks[0].kind, blocks[0].group, tuple(block.span for block in blocks), clean)


def _without_jumps(lines: Sequence[_Line]) -> tuple[list[_Line], list[_Line]]:
    """An article's lines without the notes that it goes on on another page or began there (下转2版, 上接1版), and
    those notes."""
    kept: list[_Line] = []
    notes: list[_Line] = []
    last = max((n for n, line in enumerate(lines) if line.kind == "body"), default=-1)
    for n, line in enumerate(lines):
        if n < _HEAD and not notes and (back := JUMP_BACK.match(line.clean.text)):
            note, rest = _parted(line, back.end())
            notes.append(replace(note, kind="furniture"))
            if rest is None:
                continue
            line = replace(rest, kind="body" if rest.kind == "byline" else rest.kind)
        if n == last and (on := JUMP_ON.search(line.clean.text)):
            if not on.start():
                notes.append(replace(line, kind="furniture"))
                continue
            line, cut = _parted(line, on.start())
            notes += [replace(cut, kind="furniture")] if cut is not None else []
        kept.append(line)
    return kept, notes


def _parted(line: _Line, at: int) -> tuple[_Line, _Line | None]:
    """A line in two, the second from the clean character ``at`` on; None where nothing is left for it."""
    if at >= len(line.clean):
        return line, None
    place = line.clean.offsets[at]
    before = tuple((start, min(end, place)) for start, end in line.spans if start < place)
    after = tuple((max(start, place), end) for start, end in line.spans if end > place)
    return (
        replace(line, spans=before, clean=line.clean.slice(0, at).strip()),
        replace(line, spans=after, clean=line.clean.slice(at).strip()),
    )


def _article(document: Document, position: int, kind: str, lines: Sequence[_Line]) -> Article:
    titles = [line for line in lines if line.kind in _TITLE and kind == "article"]
    bodies = [line for line in lines if line.kind not in _TITLE or kind != "article"]
    title = join((line.clean for line in titles), "\n")
    body = join((line.clean for line in bodies), "\n")
    clean = join([title, body], "\n")
    return Article(
        document=document.id,
        position=position,
        kind=kind if kind in ("article", "caption", "notice", "furniture") else "furniture",
        headline=" ".join(line.clean.text for line in titles if line.kind == "headline"),
        deck=" ".join(line.clean.text for line in titles if line.kind == "deck"),
        authors=_authors(bodies) if kind == "article" else (),
        text=clean.text,
        offsets=clean.offsets,
        body_start=len(clean) - len(body),
        title_runs=_runs(document.text, titles),
        body_runs=_runs(document.text, bodies),
    )


def _authors(lines: Sequence[_Line]) -> tuple[Author, ...]:
    prose = [line.clean for line in lines if line.kind == "body"]
    named: list[Author] = [*(head_authors(prose[0]) if prose else [])]
    named += [author for line in lines if line.kind == "byline" for author in byline_authors(line.clean)]
    named += tail_authors(prose[-1]) if prose else []
    signed: dict[str, Author] = {}
    for author in named:
        signed.setdefault(author.name, author)
    return tuple(signed.values())


def _runs(text: str, lines: Iterable[_Line]) -> tuple[Span, ...]:
    """Where the lines stand; those with nothing but white space between them are one run."""
    runs: list[Span] = []
    for start, end in (span for line in lines for span in line.spans):
        if runs and start >= runs[-1][1] and not text[runs[-1][1] : start].strip():
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return tuple(runs)
