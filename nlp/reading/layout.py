"""From a page's glyphs, rules and pictures to its articles: headlines, decks, bylines, paragraphs, captions, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from nlp.models import Box
from nlp.reading.layout_lines import (
    BIG,
    Column,
    Glyph,
    Line,
    around,
    holds,
    overlap,
    read_columns,
    read_lines,
    usual_size,
)
from nlp.reading.layout_regions import SIGNATURE, Atom, Leaf, atoms_of, partition
from nlp.reading.metadata import from_header, iso_date, paper_name

_FURNITURE = re.compile(
    r"责任编辑|本版编辑|责\s*编|版式|校对|美编|值班|投稿|邮箱|热线|新闻热线|电话[:：]|刊号|邮发代号|社长|总编辑|E-?mail|@"
    r"|^第?\s*[A-Z]?\d{1,2}\s*版|^\d{1,2}$|星期[一二三四五六日天]|农历|今日[\d一二三四]+版|天气"
)
_COLOPHON = re.compile(r"^(?:本版|本报)?(?:责任)?(?:编辑|责编|美编|校对|版式)[:：]|责任编辑[:：]")
_CAPTION = re.compile(r"图为|(?:摄|供图|图/.{1,12}|/图|图片)[)）。]?$|摄影[:：]|摄影报道[)）]?$")
_SENTENCE_END = re.compile(r"[。！？…：；][”’）)》]*$")
_DASH = re.compile(r"^\s*[—―─－-]{1,3}")
_TOP, _BOTTOM = 0.13, 0.05  # shares of the page's height in which headers and footers stand
_LONGEST_CAPTION, _LONGEST_FURNITURE, _LONGEST_BYLINE, _LONGEST_DECK = 160, 60, 40, 80  # code points
_LONGEST_ON_LEVEL, _LONGEST_SECTION = 24, 6  # code points of what stands on a page header's level; of it in large type
_SMALLEST_PICTURE, _SMALLEST_FRAME, _THINNEST = 36.0, 40.0, 3.0  # points
_MOST_RULES, _MOST_FRAMES = 1000, 200  # the longest and the largest; more is a drawing
MAX_LINES = 6000
"""Lines of one page up to which it is laid out; a full page of a broadsheet has a sixth of it."""


@dataclass(frozen=True)
class Page:
    """What is printed on a page: ``shapes`` are the bounding boxes of drawn paths, ``pictures`` of images; ``number``
    counts the file's pages from 1."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    shapes: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Run:
    """Lines of a paragraph and the page they stand on."""

    lines: tuple[Line, ...]
    page: int


@dataclass
class Paragraph:
    """``kind`` as in :class:`nlp.models.Block`; ``runs`` are its parts on each page."""

    kind: str
    runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        return joined([line for run in self.runs for line in run.lines])


@dataclass
class Story:
    """An article (or what stands by itself) as it is read."""

    page: int
    box: Box
    paragraphs: list[Paragraph]

    def of(self, *kinds: str) -> list[Paragraph]:
        return [p for p in self.paragraphs if p.kind in kinds]


class TooManyLines(Exception):
    """A page has more lines than :data:`MAX_LINES`."""


def joined(lines: Sequence[Line]) -> str:
    """Lines as one paragraph: a space only between Latin words."""
    text = ""
    for line in lines:
        if text and text[-1].isascii() and line.text[0].isascii() and text[-1].isalpha() and line.text[0].isalpha():
            text += " "
        text += line.text
    return text


def read_page(page: Page) -> list[Story]:
    """The stories of a page from top to bottom; headers and footers come as stories of furniture.

    Raises :class:`TooManyLines`."""
    body = usual_size(page.glyphs)
    lines = read_lines(page.glyphs, body)
    if len(lines) > MAX_LINES:
        raise TooManyLines
    rules, frames = _rules_and_frames(page)
    tables, rules = _tables(rules, page)
    furniture = _furniture(lines, page, body)
    lines = [line for line in lines if line not in furniture]
    frames = [f for f in frames if sum(holds(f, line.box, 2) for line in lines) not in (0, len(lines))]
    tabular = [[line for line in lines if holds(t, line.box, 2)] for t in tables]
    in_table = {id(line) for rows in tabular for line in rows}
    flowing = [line for line in lines if id(line) not in in_table]
    pictures = [p for p in page.pictures if min(p[2] - p[0], p[3] - p[1]) >= _SMALLEST_PICTURE]
    pictures = [p for p in pictures if (p[2] - p[0]) * (p[3] - p[1]) < 0.8 * page.width * page.height]

    barriers = [*rules, *(edge for f in frames for edge in _edges(f))]
    places = [None, *range(len(frames))]
    home = {id(line): _home(line.box, frames) for line in lines}
    stories: list[Story] = []
    for place in places:
        inner = [line for line in flowing if home[id(line)] == place]
        atoms = _atoms(inner, barriers, [p for p in pictures if _home(p, frames) == place], body)
        atoms += [_table(rows) for rows in tabular if rows and home[id(rows[0])] == place]
        own = [f for k, f in enumerate(frames) if k != place and _home(f, [g for g in frames if g is not f]) is None]
        atoms += [Atom("frame", f) for f in own if place is None]
        stories += [story for leaf in partition(atoms, rules) for story in _stories(leaf, page, body)]
    stories += [Story(page.number, line.box, [_paragraph("furniture", [line], page)]) for line in furniture]
    return sorted(stories, key=lambda s: (-round(s.box[3] / 6), s.box[0]))


def _home(box: Box, frames: Sequence[Box]) -> int | None:
    """The smallest frame that holds ``box``."""
    around_it = [k for k, f in enumerate(frames) if f != box and holds(f, box, 2)]
    return min(around_it, key=lambda k: (_area(frames[k]), k), default=None)


def _edges(box: Box) -> Iterator[Box]:
    left, bottom, right, top = box
    yield from (
        (left, bottom, right, bottom),
        (left, top, right, top),
        (left, bottom, left, top),
        (right, bottom, right, top),
    )


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _rules_and_frames(page: Page) -> tuple[list[Box], list[Box]]:
    rules: list[Box] = []
    frames: list[Box] = []
    for box in dict.fromkeys(page.shapes):
        width, height = box[2] - box[0], box[3] - box[1]
        if min(width, height) <= _THINNEST and max(width, height) >= 12:
            rules.append(box)
        elif min(width, height) >= _SMALLEST_FRAME and _area(box) < 0.85 * page.width * page.height:
            frames.append(box)
    rules = sorted(rules, key=lambda r: (-max(r[2] - r[0], r[3] - r[1]), r))[:_MOST_RULES]
    frames += [box for box in _boxes_of_rules(rules) if min(box[2] - box[0], box[3] - box[1]) >= _SMALLEST_FRAME]
    distinct: list[Box] = []
    for box in sorted(frames, key=_area)[-_MOST_FRAMES:]:
        if not any(holds(box, d, 4) and holds(d, box, 4) for d in distinct):
            distinct.append(box)
    return rules, distinct


def _boxes_of_rules(rules: Sequence[Box]) -> Iterator[Box]:
    """Frames that are drawn as four rules and hold no other that meets them."""
    for group in _touching(rules):
        if len(group) == 4 and _distinct(group, 1) == 2 and _distinct(group, 0) == 2:
            yield around(group)


def _touching(rules: Sequence[Box]) -> list[list[Box]]:
    """Rules in groups that touch one another."""
    groups: list[list[Box]] = []
    for rule in rules:
        hit = [g for g in groups if any(overlap(rule, r, 0) > -2 and overlap(rule, r, 1) > -2 for r in g)]
        groups = [g for g in groups if g not in hit] + [[*(r for g in hit for r in g), rule]]
    return groups


def _distinct(rules: Sequence[Box], axis: int) -> int:
    """How many different places along ``axis`` the rules across it have."""
    places = sorted((r[axis] + r[axis + 2]) / 2 for r in rules if r[axis + 2] - r[axis] <= _THINNEST)
    return len(places) and 1 + sum(b - a > 3 for a, b in pairwise(places))


def _tables(rules: list[Box], page: Page) -> tuple[list[Box], list[Box]]:
    """Boxes of ruled tables (three rules or more each way, all touching), and the rules that are none of theirs."""
    tables: list[Box] = []
    rest: list[Box] = []
    for group in _touching(rules):
        box = around(group)
        grid = _distinct(group, 0) >= 3 and _distinct(group, 1) >= 3
        if grid and _area(box) < 0.6 * page.width * page.height:
            tables.append(box)
        else:
            rest += group
    return tables, rest


def _furniture(lines: Sequence[Line], page: Page, body: float) -> list[Line]:
    """Headers, footers, mastheads: what says so by its words at the page's edge, and the short lines on their level;
    none of it is part of a column of text."""
    edge = [
        line
        for line in lines
        if not line.vertical
        and (
            line.box[1] >= (1 - _TOP) * page.height
            or line.box[3] <= _BOTTOM * page.height
            or _COLOPHON.search(line.text.replace(" ", ""))
        )
    ]
    found = [line for line in edge if _says_furniture(line, body)]
    while stacked := [f for f in found if any(o not in found and _is_below(f, o) for o in lines)]:
        found = [f for f in found if f not in stacked]
    level = [
        line
        for line in lines
        if line not in found
        and not line.vertical
        and len(line.text.replace(" ", "")) <= (_LONGEST_ON_LEVEL if line.size < BIG * body else _LONGEST_SECTION)
        and any(overlap(line.box, f.box, 1) > 0.5 * min(line.size, f.size) for f in found)
        and not any(o is not line and o not in found and _is_below(line, o) for o in lines)
    ]
    return [*found, *level]


def _says_furniture(line: Line, body: float) -> bool:
    text = line.text.strip()
    squeezed = text.replace(" ", "")
    if len(squeezed) > _LONGEST_FURNITURE:
        return False
    if line.size >= BIG * body and paper_name(squeezed) == squeezed:
        return True
    said = from_header(text)
    dated = len(squeezed) <= 20 and iso_date(squeezed) is not None
    return bool(said.date or said.page or dated or (line.size < 1.6 * body and _FURNITURE.search(text)))


def _is_below(a: Line, b: Line) -> bool:
    """Whether ``b`` follows ``a`` from below, or goes before it, as lines of one column do."""
    alike = 0.9 < a.size / b.size < 1.1
    apart = -overlap(a.box, b.box, 1)
    return alike and -0.2 * a.size <= apart <= 0.8 * a.size and overlap(a.box, b.box, 0) > 0


def _atoms(lines: Sequence[Line], barriers: Sequence[Box], pictures: Sequence[Box], body: float) -> list[Atom]:
    columns = read_columns(lines, barriers)
    figures, columns = _figures(columns, pictures, body)
    titles, columns = _titles(columns, [line for line in lines if line.vertical], barriers, body)
    return [*titles, *figures, *atoms_of(columns)]


def _figures(columns: list[Column], pictures: Sequence[Box], body: float) -> tuple[list[Atom], list[Column]]:
    """Pictures with the lines that explain them."""
    figures: list[Atom] = []
    rest = list(columns)
    for picture in pictures:
        captions: list[Column] = []
        for column in list(rest):
            below = -0.5 * body <= picture[1] - column.box[3] <= 2.2 * body
            beside = -overlap(picture, column.box, 0) <= 2.2 * body and holds(
                picture, (picture[0], *column.box[1:2], picture[2], column.box[3]), body
            )
            under = below and overlap(picture, column.box, 0) >= 0.6 * (column.box[2] - column.box[0])
            if not (under or (beside and overlap(picture, column.box, 0) <= 1)) or column.size >= BIG * body:
                continue
            count = _caption_lines(column, under, body)
            if count:
                captions.append(Column(column.lines[:count]))
                rest.remove(column)
                if column.lines[count:]:
                    rest.append(Column(column.lines[count:]))
        figures.append(Atom("figure", around([picture, *(c.box for c in captions)]), tuple(captions)))
    return figures, rest


def _caption_lines(column: Column, under: bool, body: float) -> int:
    """How many of a column's first lines are a caption."""
    text = ""
    for count, line in enumerate(column.lines[:10], 1):
        text += line.text
        if len(text) > _LONGEST_CAPTION:
            break
        if _CAPTION.search(text.strip()) and (count == len(column.lines) or _ends(column, count)):
            return count
    own_type = abs(column.size - body) > 0.04 * body
    return len(column.lines) if under and own_type and column.length <= _LONGEST_CAPTION else 0


def _ends(column: Column, count: int) -> bool:
    """Whether a paragraph ends with the line before ``count``."""
    left = min(line.box[0] for line in column.lines)
    return column.lines[count].box[0] - left >= 1.2 * column.size or bool(
        re.search(r"摄[)）]?$|供图[)）]?$", column.lines[count - 1].text)
    )


def _titles(
    columns: list[Column], vertical: Sequence[Line], barriers: Sequence[Box], body: float
) -> tuple[list[Atom], list[Column]]:
    """Headlines with what belongs to them, and the other columns."""
    groups = [[c] for c in columns if c.size >= BIG * body and c.length <= 120]
    rest = [c for c in columns if not any(c is g[0] for g in groups)]
    groups = _grouped(groups, barriers)
    for group in groups:
        changed = True
        while changed:
            changed = False
            box = around(c.box for c in group)
            for column in rest:
                if _is_deck(column, box, body) and not _parted(box, column.box, barriers):
                    group.append(column)
                    rest = [c for c in rest if c is not column]
                    changed = True
                    break
    titles = [Atom("title", around(c.box for c in g), tuple(sorted(g, key=lambda c: -c.box[3]))) for g in groups]
    stacks = _grouped([[Column((line,))] for line in vertical], barriers, vertical=True)
    titles += [Atom("title", around(c.box for c in g), tuple(sorted(g, key=lambda c: -c.box[0]))) for g in stacks]
    return titles, rest


def _grouped(groups: list[list[Column]], barriers: Sequence[Box], vertical: bool = False) -> list[list[Column]]:
    """Groups put together where they are as near as the lines of one title."""
    axis = 0 if vertical else 1
    merged = True
    while merged:
        merged = False
        for i, one in enumerate(groups):
            for j in range(i + 1, len(groups)):
                a, b = around(c.box for c in one), around(c.box for c in groups[j])
                size = max(c.size for c in (*one, *groups[j]))
                least = min(a[3 - axis] - a[1 - axis], b[3 - axis] - b[1 - axis])
                near = -overlap(a, b, axis) <= (1.3 if vertical else 0.9) * size
                if near and overlap(a, b, 1 - axis) >= 0.4 * least and not _parted(a, b, barriers):
                    groups[i] = [*one, *groups.pop(j)]
                    merged = True
                    break
            if merged:
                break
    return groups


def _is_deck(column: Column, title: Box, body: float) -> bool:
    """Whether a column in smaller type belongs to the title beside it."""
    if column.length > _LONGEST_DECK or len(column.lines) > 4:
        return False
    apart = -overlap(column.box, title, 1)
    inside = overlap(column.box, title, 0) >= 0.6 * (column.box[2] - column.box[0])
    if not inside or not -0.3 * column.size <= apart <= 1.4 * column.size:
        return False
    larger = column.size >= 1.08 * body and not SIGNATURE.match(column.text)
    return larger or (len(column.lines) == 1 and _DASH.match(column.text) is not None)


def _parted(a: Box, b: Box, barriers: Sequence[Box]) -> bool:
    """Whether a rule lies between two boxes, one above or beside the other."""
    if overlap(a, b, 0) > 0:
        gap = (max(a[0], b[0]), min(a[3], b[3]), min(a[2], b[2]), max(a[1], b[1]))
    else:
        gap = (min(a[2], b[2]), max(a[1], b[1]), max(a[0], b[0]), min(a[3], b[3]))
    return any(
        min(r[2] - r[0], r[3] - r[1]) <= _THINNEST and overlap(gap, r, 0) > 0 and overlap(gap, r, 1) > 0
        for r in barriers
    )


def _table(lines: Sequence[Line]) -> Atom:
    """A ruled table: lines whose middles are on one level are a row."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -(line.box[1] + line.box[3])):
        if rows and abs(rows[-1][0].box[1] + rows[-1][0].box[3] - line.box[1] - line.box[3]) < line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    ordered = tuple(tuple(sorted(row, key=lambda line: line.box[0])) for row in rows)
    return Atom("table", around(line.box for line in lines), (Column(tuple(lines)),), ordered)


def _paragraph(kind: str, lines: Sequence[Line], page: Page) -> Paragraph:
    return Paragraph(kind, [Run(tuple(lines), page.number)])


def _stories(leaf: Leaf, page: Page, body: float) -> Iterator[Story]:
    """The article, and its captions by themselves."""
    paragraphs: list[Paragraph] = []
    if leaf.title is not None:
        paragraphs += _title_paragraphs(leaf.title, page)
    begun = False
    lefts = [c.box[0] for a in leaf.texts for c in a.columns if len(c.lines) > 2]
    for atom in leaf.texts:
        if atom.kind == "table":
            paragraphs += [_paragraph("table", row, page) for row in atom.rows]
            continue
        for column in atom.columns:
            short = column.length <= _LONGEST_BYLINE and not column.text.rstrip().endswith("。")
            if not begun and short and SIGNATURE.match(column.text):
                paragraphs.append(_paragraph("byline", column.lines, page))
                continue
            _add_column(paragraphs, column, page, lefts, begun)
            begun = True
    if paragraphs:
        yield Story(page.number, leaf.box, paragraphs)
    for figure in leaf.figures:
        for column in figure.columns:
            yield Story(page.number, column.box, [_paragraph("caption", column.lines, page)])


def _title_paragraphs(title: Atom, page: Page) -> Iterator[Paragraph]:
    """Lines of the title in order: those of the largest type are the headline, the others the deck."""
    lines = [line for column in title.columns for line in column.lines]
    main = max((line.size for line in lines if len(line.glyphs) > 2), default=max(line.size for line in lines))
    for line in lines:
        yield _paragraph("headline" if line.size >= 0.85 * main else "deck", [line], page)


def _add_column(paragraphs: list[Paragraph], column: Column, page: Page, lefts: Sequence[float], begun: bool) -> None:
    """The column's lines, as new paragraphs where one is indented or the line before ended short."""
    size = column.size
    left, right = column.box[0], column.box[2]
    near = [x for x in lefts if left - 3 * size <= x <= left]
    left = min(near, default=left)
    for at, line in enumerate(column.lines):
        row = column.lines[at - 1] if at else None
        beside = row is not None and overlap(row.box, line.box, 1) > 0.5 * size
        indented = line.box[0] - left >= 1.2 * size and not beside
        short = row is not None and not beside and _ended(row, right, size)
        open_text = paragraphs[-1].kind == "body" if paragraphs else False
        if indented or short or not begun or not open_text or (row is None and _closed(paragraphs[-1], size)):
            paragraphs.append(_paragraph("body", [line], page))
        else:
            last = paragraphs[-1].runs[-1]
            paragraphs[-1].runs[-1] = Run((*last.lines, line), last.page)
        begun = True


def _ended(line: Line, right: float, size: float) -> bool:
    """Whether a paragraph ends with a line: short of the right edge after a sentence, or by far."""
    missing = right - line.box[2]
    return missing > 1.6 * size and (missing > 6 * size or _SENTENCE_END.search(line.text.rstrip()) is not None)


def _closed(paragraph: Paragraph, size: float) -> bool:
    """Whether a paragraph's last line ended short of the edge that its other lines reach."""
    lines = paragraph.runs[-1].lines
    return len(lines) > 1 and _ended(lines[-1], lines[-2].box[2], size)
