"""From a page's glyphs to its lines and columns: geometry alone, nothing of what the text says.

Coordinates are a PDF's: points (1/72 inch) from the lower left corner, so that what is higher on the page has the
greater y. Sizes of glyphs are those of the em square.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from nlp.models import Box

BIG = 1.25
"""Times the size of the body's type from which a line is set as a headline."""
_GAP, _WIDE_GAP = 0.75, 2.6  # ems between glyphs: within a word of a line; within a line that was spaced out
_OPENING, _CLOSING = "《（“‘〈「『【〔", "》）”’〉」』】〕，。、；：！？"
_LEADING = 1.15  # ems between lines of one column, from the lower edge of one to the upper edge of the next
_MOST_BIG = 2500  # big glyphs up to which vertical lines are looked for (time grows with their square)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A visible character, or several that one glyph stands for (——, ﬁ): ``box`` is its em square cut to its width,
    ``index`` its place in the content stream, ``spaced`` whether white space stands right before it in the stream."""

    text: str
    box: Box
    size: float
    bold: bool
    index: int
    spaced: bool = False


@dataclass(frozen=True)
class Line:
    """Glyphs that are read one after another, from left to right or (``vertical``) from top to bottom."""

    glyphs: tuple[Glyph, ...]
    vertical: bool = False

    @cached_property
    def box(self) -> Box:
        return around(g.box for g in self.glyphs)

    @cached_property
    def size(self) -> float:
        return median(g.size for g in self.glyphs)

    @cached_property
    def bold(self) -> bool:
        return 2 * sum(g.bold for g in self.glyphs) > len(self.glyphs)

    @cached_property
    def text(self) -> str:
        pieces = [self.glyphs[0].text]
        for left, right in pairwise(self.glyphs):
            gap = (left.box[1] - right.box[3]) if self.vertical else (right.box[0] - left.box[2])
            letters = left.text[-1].isascii() and right.text[0].isascii()
            if (right.spaced and gap > 0.1 * self.size) or (gap > 0.2 * self.size and letters) or gap > 0.9 * self.size:
                pieces.append(" ")
            pieces.append(right.text)
        return "".join(pieces)


@dataclass(frozen=True)
class Column:
    """Lines that stand below one another: a part of a column of text."""

    lines: tuple[Line, ...]

    @cached_property
    def box(self) -> Box:
        return around(line.box for line in self.lines)

    @cached_property
    def size(self) -> float:
        return median(line.size for line in self.lines)

    @cached_property
    def length(self) -> int:
        return sum(len(line.glyphs) for line in self.lines)

    @cached_property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of ``boxes`` (at least one)."""
    rows = list(boxes)
    return (min(b[0] for b in rows), min(b[1] for b in rows), max(b[2] for b in rows), max(b[3] for b in rows))


def overlap(a: Box, b: Box, axis: int) -> float:
    """How far two boxes overlap along x (0) or y (1), in points; negative: how far they are apart."""
    return min(a[axis + 2], b[axis + 2]) - max(a[axis], b[axis])


def holds(outer: Box, inner: Box, slack: float = 1.0) -> bool:
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def usual_size(glyphs: Iterable[Glyph]) -> float:
    """The size in which most characters are set, in points; 0 where there are none."""
    sizes = Counter(round(2 * g.size) / 2 for g in glyphs)
    return max(sizes, key=lambda s: (sizes[s], -s)) if sizes else 0.0


def read_lines(glyphs: Sequence[Glyph], body: float) -> list[Line]:
    """The lines of a page whose body is set in size ``body``."""
    distinct = _without_doubles(glyphs)
    lines = _vertical_lines([g for g in distinct if g.size >= BIG * body]) if body else []
    taken = {g.index for line in lines for g in line.glyphs}
    segments = _segments([g for g in distinct if g.index not in taken], body)
    return lines + _rejoined(segments)


def read_columns(lines: Sequence[Line], barriers: Sequence[Box]) -> list[Column]:
    """Lines of one size that follow below one another with their edges in line; no barrier (a rule) between them."""
    rows = sorted((line for line in lines if not line.vertical), key=lambda line: (-line.box[3], line.box[0]))
    parent = list(range(len(rows)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    tallest = max((line.size for line in rows), default=0.0)
    pairs: list[tuple[int, int]] = []
    for i, upper in enumerate(rows):
        for j in range(i + 1, len(rows)):
            if upper.box[1] - rows[j].box[3] > _LEADING * tallest:
                break
            if _is_next(upper, rows[j]):
                pairs.append((i, j))
    across = _across(rows, pairs)
    for i, j in pairs:
        if not {i, j} & across and _follows(rows[i], rows[j], barriers):
            parent[root(j)] = root(i)
    members: dict[int, list[Line]] = defaultdict(list)
    for i, line in enumerate(rows):
        members[root(i)].append(line)
    return [Column(tuple(sorted(group, key=_by_row))) for group in members.values()]


def _by_row(line: Line) -> tuple[float, float]:
    return -round(line.box[1] + line.box[3]), line.box[0]


def _across(rows: Sequence[Line], pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The lines that stand right above or below two lines side by side: headings over several columns."""
    beside: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for i, j in pairs:
        beside[(i, True)].append(j)
        beside[(j, False)].append(i)
    return {
        i
        for (i, _), others in beside.items()
        for a in others
        for b in others
        if rows[b].box[0] - rows[a].box[2] > 0.8 * rows[a].size and overlap(rows[a].box, rows[b].box, 1) > 0
    }


def _without_doubles(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Without what is printed twice over itself to look bold."""
    seen: dict[tuple[str, int, int], list[Glyph]] = defaultdict(list)
    kept: list[Glyph] = []
    for g in glyphs:
        cell = (g.text, round(g.box[0] / 4), round(g.box[1] / 4))
        near = (o for dx in (-1, 0, 1) for dy in (-1, 0, 1) for o in seen[(cell[0], cell[1] + dx, cell[2] + dy)])
        if not any(math.dist(o.box[:2], g.box[:2]) < 0.15 * g.size for o in near):
            seen[cell].append(g)
            kept.append(g)
    return kept


def _vertical_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Lines set from top to bottom: three or more glyphs nearer to those above and below than to those beside."""
    if not 3 <= len(glyphs) <= _MOST_BIG:
        return []
    below: dict[int, int] = {}
    flagged: set[int] = set()
    for i, g in enumerate(glyphs):
        beside, stacked = math.inf, math.inf
        for j, o in enumerate(glyphs):
            if i == j or not 0.8 < o.size / g.size < 1.25:
                continue
            dx = abs(g.box[0] + g.box[2] - o.box[0] - o.box[2]) / 2
            dy = abs(g.box[1] + g.box[3] - o.box[1] - o.box[3]) / 2
            if dy < 0.3 * g.size:
                beside = min(beside, max(0.0, dx - g.size))
            elif dx < 0.3 * g.size:
                gap = max(0.0, dy - g.size)
                stacked = min(stacked, gap)
                if o.box[1] < g.box[1] and gap < 0.8 * g.size:
                    previous = below.get(i)
                    if previous is None or glyphs[previous].box[1] < o.box[1]:
                        below[i] = j
        if stacked < 0.8 * g.size and stacked + 0.05 * g.size < beside:
            flagged.add(i)
    lines: list[Line] = []
    starts = flagged - {below[i] for i in flagged if i in below}
    for start in sorted(starts):
        run = [start]
        while (following := below.get(run[-1])) in flagged and following is not None and following not in run:
            run.append(following)
        if len(run) >= 3:
            lines.append(Line(tuple(glyphs[i] for i in run), vertical=True))
    return lines


def _segments(glyphs: Sequence[Glyph], body: float) -> list[Line]:
    """Glyphs beside one another on one base line, without wide gaps between them."""
    step = max(body, 4.0)
    shelves: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, g in enumerate(glyphs):
        shelves[int((g.box[1] + g.box[3]) / 2 / step)].append((g.box[0], i))
    for shelf in shelves.values():
        shelf.sort()
    following: dict[int, int] = {}
    before: dict[int, tuple[float, int]] = {}
    for i, g in enumerate(glyphs):
        found: tuple[float, int] | None = None
        reach = 2.3 * g.size if g.size >= BIG * body else _GAP * g.size
        middle = (g.box[1] + g.box[3]) / 2
        around_it = range(int((middle - 0.5 * g.size) / step), int((middle + 0.5 * g.size) / step) + 1)
        for shelf in (shelves[k] for k in around_it if k in shelves):
            for x, j in shelf[bisect_left(shelf, (g.box[0] + 0.05 * g.size, -1)) :]:
                gap = x - g.box[2]
                if gap > reach or (found is not None and gap > found[0]):
                    break
                o = glyphs[j]
                if j != i and gap > -0.6 * g.size and _on_one_line(g, o) and _joins(g, o, gap, body):
                    found = (gap, j)
                    break
        if found is not None:
            gap, j = found
            if j not in before or gap < before[j][0]:
                if j in before:
                    following.pop(before[j][1], None)
                before[j] = (gap, i)
                following[i] = j
    segments: list[Line] = []
    for i in range(len(glyphs)):
        if i not in before:
            run = [i]
            while run[-1] in following:
                run.append(following[run[-1]])
            segments.append(Line(tuple(glyphs[k] for k in run)))
    return segments


def _on_one_line(a: Glyph, b: Glyph) -> bool:
    smaller = min(a.size, b.size)
    middles = abs(a.box[1] + a.box[3] - b.box[1] - b.box[3]) / 2
    return middles < 0.35 * smaller and max(a.size, b.size) < 1.5 * smaller


def _joins(a: Glyph, b: Glyph, gap: float, body: float) -> bool:
    """Whether a gap is one within a line. In a headline, wide gaps are such only where a space is, or where the two
    were written one after the other: the headline of the next article may stand as near."""
    if max(a.size, b.size) < BIG * body:
        half_empty = a.text[-1] in _CLOSING or b.text[0] in _OPENING  # what is half white may reach into the gutter
        return gap <= (_GAP - 0.45 if half_empty else _GAP) * min(a.size, b.size)
    if gap <= 0.3 * min(a.size, b.size):
        return True
    return 0 < b.index - a.index <= 3 and 0.9 < a.size / b.size < 1.1


def _rejoined(segments: list[Line]) -> list[Line]:
    """Segments of one line that was spaced out to the column's width, put together again.

    A gap lies between columns where the lines above and below have it too, and in a line where they go across it."""
    order = sorted(segments, key=lambda s: (-s.box[3], s.box[0]))
    tops = [-s.box[3] for s in order]
    joined: dict[int, int] = {}
    for i, left in enumerate(order):
        best: tuple[float, int] | None = None
        window = range(bisect_left(tops, -(left.box[3] + 0.5 * left.size)), len(order))
        for j in window:
            right = order[j]
            if right.box[3] < left.box[3] - 0.5 * left.size:
                break
            gap = right.box[0] - left.box[2]
            if j != i and 0 <= gap <= _WIDE_GAP * left.size and _on_one_line(left.glyphs[-1], right.glyphs[0]):
                best = min(best or (gap, j), (gap, j))
        if best is not None and _is_crossed(order, tops, left, order[best[1]]):
            joined[i] = best[1]
    entered = set(joined.values())
    lines: list[Line] = []
    for i, segment in enumerate(order):
        if i in entered:
            continue
        glyphs = list(segment.glyphs)
        at = i
        while at in joined:
            at = joined[at]
            glyphs += order[at].glyphs
        lines.append(Line(tuple(glyphs)))
    return lines


def _is_crossed(order: Sequence[Line], tops: Sequence[float], left: Line, right: Line) -> bool:
    size = left.size
    middle = (left.box[2] + right.box[0]) / 2
    crossed = parted = 0
    ends: list[Line] = []
    begins: list[Line] = []
    for k in range(bisect_left(tops, -(left.box[3] + 8 * size)), len(order)):
        s = order[k]
        if s.box[3] < left.box[3] - 8 * size:
            break
        if s is left or s is right or not 0.85 < s.size / size < 1.18:
            continue
        if s.box[0] < middle - 0.4 * size and s.box[2] > middle + 0.4 * size:
            # a line that goes across but holds neither of the two is a heading over both columns
            crossed += s.box[0] <= left.box[0] + 2.6 * size and s.box[2] >= right.box[2] - 2.6 * size
        elif abs(s.box[2] - left.box[2]) < 0.7 * size:
            ends.append(s)
        elif abs(s.box[0] - right.box[0]) < 0.7 * size:
            begins.append(s)
    parted = min(len(ends), len(begins))
    return crossed > parted


def _is_next(upper: Line, lower: Line) -> bool:
    """Whether one line stands below the other as in a column, wherever their edges are."""
    size = max(upper.size, lower.size)
    gap = upper.box[1] - lower.box[3]
    alike = min(upper.size, lower.size) >= size / 1.1
    return alike and -0.4 * size <= gap <= _LEADING * size and overlap(upper.box, lower.box, 0) > 0


def _follows(upper: Line, lower: Line, barriers: Sequence[Box]) -> bool:
    size = max(upper.size, lower.size)
    in_line = abs(upper.box[0] - lower.box[0]) <= 2.6 * size or abs(upper.box[2] - lower.box[2]) <= 1.1 * size
    if not in_line:
        return False
    between = (
        max(upper.box[0], lower.box[0]),
        lower.box[3] - 0.3 * size,
        min(upper.box[2], lower.box[2]),
        upper.box[1] + 0.3 * size,
    )
    return not any(overlap(between, b, 0) > 0 and overlap(between, b, 1) >= 0 for b in barriers)
