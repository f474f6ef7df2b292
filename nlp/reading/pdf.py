"""PDF files with a text layer: every page's articles in reading order, from where its characters stand and how large
they are set (:mod:`nlp.reading.layout`), with page and box of every line.

Characters, sizes and boxes come from pdfium; its own reading order is not used. Pages of one file are one document;
articles that go on on another page are put together by :mod:`nlp.reading.jumps`.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePath

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from nlp.models import Block, Box, Document, ReadError
from nlp.models import Page as IssuePage
from nlp.reading.blocks import BlockWriter
from nlp.reading.given import NOTHING, Given
from nlp.reading.layout import MAX_LINES, Page, Paragraph, Story, TooManyLines, joined, read_page
from nlp.reading.layout_lines import Glyph, Line, around, overlap
from nlp.reading.metadata import from_header, from_path

MAX_PAGES = 1000
"""Pages of one file; the thickest issue has a tenth of them."""
MAX_CHARACTERS = 200_000
"""Characters of one page; a full broadsheet page has 12,000."""
_MAX_OBJECTS = 50_000  # drawn paths and pictures of one page that are looked at
_BOLD = 600  # font weight (CSS Fonts 4, 2.2)
_SMALLEST = 0.5  # points; type that nobody can read is no text of the page
_FORMS = 5  # how deep forms lie in forms


def read_pdf(data: bytes, path: str, given: Given = NOTHING) -> Iterator[Document]:
    """The document that a PDF file is. ``text`` holds its articles one after the other, a paragraph a line; each line
    as it stands on the page is a block with page and box.

    Raises :class:`~nlp.models.ReadError` where the file is encrypted or broken, and, naming the page, where a page is
    a picture without text."""
    pages = list(_pages(data, path))
    if not any(page.glyphs for page, _ in pages):
        raise ReadError(path, "no text in it", "give a file with a text layer")
    stories: list[Story] = []
    for page, _ in pages:
        try:
            stories += read_page(page)
        except TooManyLines:
            message = f"more than {MAX_LINES:,} lines of text"
            raise ReadError(path, message, "no newspaper page: leave it out", f"page {page.number}") from None
    writer = _written(stories, {page.number: turn for page, turn in pages})
    header = from_header("\n".join(_levels(stories)))
    named = from_path(path)
    said = named.or_else(header).or_else(from_header(writer.text))
    printed = _printed_pages(stories)
    if len(pages) == 1 and named.page:
        printed = {pages[0][0].number: named.page}
    yield Document(
        id=PurePath(path).name,
        text=writer.text,
        date=given.date or said.date,
        place=given.place,
        paper=given.paper or said.paper,
        path=path,
        blocks=writer.blocks,
        pages=tuple(_numbered(writer.blocks, printed)),
    )


def _numbered(blocks: Sequence[Block], printed: Mapping[int, str]) -> Iterator[IssuePage]:
    """The pages that have text, each with the number that its header says."""
    for number, on_page in groupby(blocks, key=lambda block: block.page):
        spans = [block.span for block in on_page]
        yield IssuePage((spans[0][0], spans[-1][1]), printed.get(number, ""))


def _pages(data: bytes, path: str) -> Iterator[tuple[Page, _Turn]]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise ReadError(path, "encrypted", "save it without a password") from None
        raise ReadError(path, "no PDF file, or a broken one", "fetch it again, or print it to PDF once more") from None
    try:
        if len(document) > MAX_PAGES:
            raise ReadError(path, f"{len(document):,} pages", f"at most {MAX_PAGES:,} are read: split it")
        for index in range(len(document)):
            try:
                page = document[index]
                yield _page(page, index + 1, path)
                page.close()
            except pdfium.PdfiumError:
                raise ReadError(path, "broken", "print it to PDF once more", f"page {index + 1}") from None
    finally:
        document.close()


def _page(page: pdfium.PdfPage, number: int, path: str) -> tuple[Page, _Turn]:
    characters = list(_characters(page, number, path))
    turn = _Turn(_quarter(characters), page.get_bbox())
    glyphs = tuple(_whole(_glyph(c, turn) for c in characters))
    shapes: list[Box] = []
    pictures: list[Box] = []
    for count, item in enumerate(page.get_objects(max_depth=_FORMS)):
        if count >= _MAX_OBJECTS:
            break
        if item.type in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            box = turn.upright(item.get_bounds())
            (pictures if item.type == raw.FPDF_PAGEOBJ_IMAGE else shapes).append(box)
    if not glyphs and pictures:
        raise ReadError(path, "a picture without a text layer", "recognise its text (OCR) first", f"page {number}")
    width, height = turn.size
    return Page(number, width, height, glyphs, tuple(shapes), tuple(pictures)), turn


@dataclass(frozen=True, slots=True)
class _Character:
    """A character in the page's user space (ISO 32000-1, 8.3.2.3): where its base line begins and how it runs."""

    text: str
    loose: Box
    origin: tuple[float, float]
    direction: tuple[float, float]
    size: float
    weight: int
    index: int
    spaced: bool


class _Turn:
    """From user space to a page whose text runs from left to right, its crop box at the origin, and back. It is the
    text that says which way is up: the page's own rotation (ISO 32000-1, table 30) only tells how it is shown."""

    def __init__(self, quarters: int, crop: Box) -> None:
        self._quarters = quarters % 4
        self._shift = (0.0, 0.0)
        left, bottom, right, top = self.upright(crop)
        self.size = (right - left, top - bottom)
        self._shift = (left, bottom)

    def upright(self, box: Box) -> Box:
        x0, y0, x1, y1 = _turned(box, -self._quarters)
        x, y = self._shift
        return (x0 - x, y0 - y, x1 - x, y1 - y)

    def back(self, box: Box) -> Box:
        x, y = self._shift
        return _turned((box[0] + x, box[1] + y, box[2] + x, box[3] + y), self._quarters)


def _turned(box: Box, quarters: int) -> Box:
    """``box`` turned about the origin by so many quarters, counter-clockwise."""
    x0, y0, x1, y1 = box
    return {0: box, 1: (-y1, x0, -y0, x1), 2: (-x1, -y1, -x0, -y0), 3: (y0, -x1, y1, -x0)}[quarters % 4]


def _quarter(characters: list[_Character]) -> int:
    """The quarter turn, counter-clockwise, in which most of the text runs."""
    quarters = Counter(round(math.atan2(c.direction[1], c.direction[0]) / (math.pi / 2)) % 4 for c in characters)
    return max(quarters, key=lambda q: (quarters[q], -q), default=0)


def _characters(page: pdfium.PdfPage, number: int, path: str) -> Iterator[_Character]:
    text = page.get_textpage()
    count = text.count_chars()
    if count > MAX_CHARACTERS:
        message = f"{count:,} characters on one page"
        raise ReadError(path, message, f"at most {MAX_CHARACTERS:,} are read: split it", f"page {number}")
    matrix, rectangle = raw.FS_MATRIX(), raw.FS_RECTF()
    spaced = False
    high = 0
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:  # pdfium gives UTF-16 units where a character has two
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        character = chr(code) if 0 < code < 0x110000 else "\ufffd"
        if raw.FPDFText_IsGenerated(text, index) == 1:
            spaced = spaced or character == " "
            continue
        if character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Zs"):
            spaced = True
            continue
        raw.FPDFText_GetMatrix(text, index, matrix)
        raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(rectangle))
        size = float(raw.FPDFText_GetFontSize(text, index)) * math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        loose = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if not (all(map(_is_on_paper, (*loose, matrix.e, matrix.f))) and math.isfinite(size) and size > _SMALLEST):
            continue
        weight = raw.FPDFText_GetFontWeight(text, index)
        origin, direction = (matrix.e, matrix.f), (matrix.a, matrix.b)
        yield _Character(character, loose, origin, direction, size, weight, index, spaced)
        spaced = False
    text.close()


def _is_on_paper(coordinate: float) -> bool:
    return math.isfinite(coordinate) and abs(coordinate) < 1e5


def _glyph(c: _Character, turn: _Turn) -> Glyph:
    base = turn.upright((*c.origin, *c.origin))[1]
    return Glyph(c.text, _em_box(turn.upright(c.loose), base, c.size), c.size, c.weight >= _BOLD, c.index, c.spaced)


def _whole(glyphs: Iterator[Glyph]) -> Iterator[Glyph]:
    """Characters with one box are one glyph: pdfium takes a double dash and Latin ligatures apart."""
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and last.box == glyph.box and glyph.index == last.index + len(last.text):
            last = replace(last, text=last.text + glyph.text)
            continue
        if last is not None:
            yield last
        last = glyph
    if last is not None:
        yield last


def _em_box(loose: Box, base: float, size: float) -> Box:
    """The glyph's box with the height of the em square, 0.12 of it below the base line, so that the boxes of a line
    stand on one level; where the base line is not in the loose box (vertical type), that box as it is."""
    left, bottom, right, top = loose
    if bottom - 0.5 * size <= base <= top and top - bottom < 1.6 * size:
        return (left, base - 0.12 * size, max(right, left + 0.1), base + 0.88 * size)
    return (left, bottom, max(right, left + 0.1), max(top, bottom + 0.1))


def _levels(stories: list[Story], page: int | None = None) -> list[str]:
    """The headers and footers, what stands on one level as one line."""
    pieces = [s for s in stories if s.of("furniture") and page in (None, s.page)]
    pieces.sort(key=lambda s: (s.page, -s.box[3], s.box[0]))
    levels: list[list[Story]] = []
    for piece in pieces:
        same = levels and levels[-1][0].page == piece.page and overlap(levels[-1][0].box, piece.box, 1) > 0
        if not same:
            levels.append([])
        levels[-1].append(piece)
    return ["  ".join(p.text for s in sorted(level, key=lambda s: s.box[0]) for p in s.paragraphs) for level in levels]


def _printed_pages(stories: list[Story]) -> dict[int, str]:
    """The page numbers that the headers say, by the page's place in the file."""
    numbers: dict[int, str] = {}
    for page in {s.page for s in stories}:
        levels = _levels(stories, page)
        said = from_header("\n".join(levels)).page
        stated = next(filter(None, (re.search(r"第?\s*([A-Z]?\d{1,2})\s*版", level) for level in levels)), None)
        if said or stated:
            numbers[page] = said or (stated[1] if stated else "")
    return numbers


def _written(stories: list[Story], turns: dict[int, _Turn]) -> BlockWriter:
    writer = BlockWriter()
    group = 0
    for story in stories:
        own = any(p.kind in ("headline", "deck", "body", "table", "byline") for p in story.paragraphs)
        group += own
        for paragraph in story.paragraphs:
            _write(writer, paragraph, group if own else 0, turns)
    return writer


def _write(writer: BlockWriter, paragraph: Paragraph, group: int, turns: dict[int, _Turn]) -> None:
    text = ""
    for run in paragraph.runs:
        for line in run.lines:
            whole = joined([Line(line.glyphs, line.vertical)])
            between = text[-1:].isascii() and text[-1:].isalpha() and whole[0].isascii() and whole[0].isalpha()
            between = between or paragraph.kind == "table"
            box = turns[run.page].back(around(g.box for g in line.glyphs))
            rounded = (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
            if text:
                writer.piece(paragraph.kind, f" {whole}" if between else whole, group, run.page, rounded)
            else:
                writer.paragraph(paragraph.kind, whole, group, run.page, rounded)
            text = whole
