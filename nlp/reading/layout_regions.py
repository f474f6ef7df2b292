"""Which columns make an article, and in which order they are read: a page cut into rectangles.

Newspapers are laid out in rectangles, an article in each. Of all ways to cut a page through its white space the one is
taken that reads best: every part under one headline, columns going on where the one before broke off, rules between
articles rather than within. The costs below are that wish as numbers; only their order of magnitude matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from statistics import median

from nlp.models import Box
from nlp.reading.jumps import JUMP_BACK, JUMP_ON
from nlp.reading.layout_lines import Column, Line, around, overlap

_UNTITLED, _BODILESS, _EACH_MORE_TITLE, _ABOVE_TITLE = 2.0, 2.5, 6.0, 3.0
_BROKEN_OFF, _GOES_ON, _WHOLE = 1.0, -0.3, -0.1  # from one column to the next
_LEAD_WITHIN = 0.8  # a column that begins with 本报讯 and is not the article's first
_CUT, _CUT_ALONG_RULE = 0.1, -1.0
_MOST_STATES = 6000  # sets of atoms looked at on one page; beyond, a set is cut at its widest gap
SIGNATURE = re.compile(r"^[□■●◆◎○（(]?\s*(?:本报|本网|全媒体|见习|实习|特约|首席)*(?:记者|通讯员|评论员|特约撰稿)")
_LEAD = re.compile(r"^\s*(?:本报讯|本网讯|(?:本报|本网|新华社|中新社)[^。，]{1,16}[讯电]|[^。，《]{2,8}[日晚晨]报讯)")
_SENTENCE_END = re.compile(r"[。！？…][”’）)》]*$|[”）)]$")


@dataclass(frozen=True, eq=False)
class Atom:
    """What no cut goes through: a headline with its deck (``title``), a part of a column (``text``), a picture with
    its caption (``figure``), a ruled table, or a box that was read by itself (``frame``)."""

    kind: str
    box: Box
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()  # of a table: the lines of each row, cell by cell

    @cached_property
    def length(self) -> int:
        return sum(c.length for c in self.columns)

    @cached_property
    def size(self) -> float:
        return median(c.size for c in self.columns) if self.columns else 0.0

    @cached_property
    def begins(self) -> bool | None:
        """Whether the text begins with a paragraph: its first line is indented. None: one line alone says nothing."""
        lines = self.columns[0].lines
        if JUMP_BACK.match(lines[0].text):
            return None
        if len(lines) < 2:
            return None
        return lines[0].box[0] - min(line.box[0] for line in lines[1:]) >= 1.2 * self.size

    @cached_property
    def ends(self) -> bool | None:
        """Whether the text ends with a paragraph. None where its last line is full and ends a sentence."""
        lines = self.columns[-1].lines
        text = lines[-1].text
        if JUMP_ON.search(text):
            return None
        sentence = _SENTENCE_END.search(text) is not None
        if len(lines) < 2:
            return None
        full = lines[-1].box[2] >= max(line.box[2] for line in lines) - 1.3 * self.size
        if full:
            return None if sentence else False
        return True


@dataclass(frozen=True)
class Leaf:
    """One article: its title (None: it has none), its text in reading order, and the pictures that lie within."""

    title: Atom | None
    texts: tuple[Atom, ...]
    figures: tuple[Atom, ...]
    cost: float = field(default=0.0, compare=False)

    @property
    def box(self) -> Box:
        return around(a.box for a in (*([self.title] if self.title else []), *self.texts, *self.figures))


def partition(atoms: Sequence[Atom], rules: Sequence[Box]) -> list[Leaf]:
    """The articles that the atoms make, from top to bottom and left to right."""
    if not atoms:
        return []
    search = _Search(atoms, rules)
    leaves: list[Leaf] = []
    for leaf, members in search.best(frozenset(range(len(atoms))))[1]:
        several = sum(atoms[i].kind == "title" for i in members) > 1
        leaves += _by_nearest_title([atoms[i] for i in sorted(members)], search.em) if several else [leaf]
    return _with_continuations(leaves)


_Found = tuple[Leaf, frozenset[int]]  # an article and the indices of its atoms


class _Search:
    """The best cuts of a set of atoms, each set looked at once."""

    def __init__(self, atoms: Sequence[Atom], rules: Sequence[Box]) -> None:
        self._atoms, self._rules = atoms, rules
        self._known: dict[frozenset[int], tuple[float, tuple[_Found, ...]]] = {}
        sizes = [a.size for a in atoms if a.kind == "text"]
        self.em = median(sizes) if sizes else 10.0

    def best(self, part: frozenset[int]) -> tuple[float, tuple[_Found, ...]]:
        if part in self._known:
            return self._known[part]
        leaf = read_leaf([self._atoms[i] for i in sorted(part)], self.em)
        found: tuple[float, tuple[_Found, ...]] = (leaf.cost, ((leaf, part),))
        titles = sum(self._atoms[i].kind == "title" for i in part)
        cuts = list(self._cuts(part, only_rules=titles < 2))
        if len(self._known) > _MOST_STATES:
            cuts = sorted(cuts, key=lambda cut: cut[0])[:1]
        for cost, one, other in cuts:
            first, second = self.best(one), self.best(other)
            total = cost + first[0] + second[0]
            if total < found[0] - 1e-9:
                found = (total, (*first[1], *second[1]))
        self._known[part] = found
        return found

    def _cuts(self, part: frozenset[int], only_rules: bool) -> Iterator[tuple[float, frozenset[int], frozenset[int]]]:
        """(cost, upper or left part, the rest) of every cut through white space; with ``only_rules`` of those along a
        rule or through a gap too wide to lie within an article."""
        for axis in (1, 0):
            order = sorted(part, key=lambda i: self._atoms[i].box[axis], reverse=False)
            reach = self._atoms[order[0]].box[axis + 2]
            for at in range(1, len(order)):
                low = self._atoms[order[at]].box[axis]
                if low > reach - 1.0:
                    below, above = frozenset(order[:at]), frozenset(order[at:])
                    ruled = self._ruled(part, axis, reach, low)
                    wide = low - reach > 2.5 * self.em
                    if ruled or wide or not only_rules:
                        cost = (_CUT_ALONG_RULE if ruled else _CUT) - min(0.3, max(0.0, low - reach) / 100)
                        yield (cost, above, below) if axis == 1 else (cost, below, above)
                reach = max(reach, self._atoms[order[at]].box[axis + 2])

    def _ruled(self, part: frozenset[int], axis: int, low: float, high: float) -> bool:
        """Whether a rule as long as most of the cut lies in the gap."""
        whole = around(self._atoms[i].box for i in part)
        across = 1 - axis
        length = whole[across + 2] - whole[across]
        return any(
            low - 2 <= rule[axis] and rule[axis + 2] <= high + 2 and overlap(rule, whole, across) >= 0.7 * length
            for rule in self._rules
        )


def _by_nearest_title(atoms: Sequence[Atom], em: float) -> list[Leaf]:
    """Articles of a part that no cut parts (each lies round a corner of the next): a column belongs to the title above
    it, one without to the column on its left."""
    titles = sorted((a for a in atoms if a.kind == "title"), key=lambda a: (-a.box[3], a.box[0]))
    members: dict[int, list[Atom]] = {k: [t] for k, t in enumerate(titles)}
    loose: list[Atom] = []
    for a in atoms:
        if a.kind == "title":
            continue
        above = [
            (t.box[1] - a.box[3], k)
            for k, t in enumerate(titles)
            if t.box[1] >= a.box[3] - em and overlap(t.box, a.box, 0) > 0.3 * (a.box[2] - a.box[0])
        ]
        _, k = min(above, default=(0.0, -1))
        clear = k >= 0 and not any(
            o.kind in ("text", "table")
            and a.box[3] <= o.box[1] + em
            and o.box[3] <= titles[k].box[1] + em
            and _over(o, a)
            and overlap(o.box, titles[k].box, 0) <= 0
            for o in atoms
        )
        (members[k] if clear else loose).append(a)
    for a in sorted(loose, key=lambda a: (a.box[0], -a.box[3])):
        k = min(members, key=lambda k: min(_apart(m.box, a.box) + _not_left(m.box, a.box) for m in members[k]))
        members[k].append(a)
    return [read_leaf(group, em) for group in members.values()]


def _over(upper: Atom, lower: Atom) -> bool:
    return upper is not lower and overlap(upper.box, lower.box, 0) > 0


def _not_left(a: Box, b: Box) -> float:
    """A fine for what does not stand to the left of ``b`` on its level."""
    return 0.0 if a[2] <= b[0] + 2 and overlap(a, b, 1) > 0 else 20.0


def read_leaf(atoms: Sequence[Atom], em: float) -> Leaf:
    """These atoms as one article, and what it costs to read them so."""
    titles = [a for a in atoms if a.kind == "title"]
    texts = [a for a in atoms if a.kind in ("text", "table")]
    figures = tuple(a for a in atoms if a.kind in ("figure", "frame"))
    title = max(titles, key=lambda a: (a.size, a.box[3])) if titles else None
    cost = _EACH_MORE_TITLE * max(0, len(titles) - 1)
    if texts and title is None:
        cost += _UNTITLED
    if title is not None and not texts:
        cost += _BODILESS / 2 if figures else _BODILESS
    if title is not None and texts:
        above = sum(a.length for a in texts if a.box[1] >= title.box[3] - em)
        cost += _ABOVE_TITLE * above / max(1, sum(a.length for a in texts))
    signed = [a for a in texts if _is_byline(a) and not any(a.box[1] < o.box[3] - em for o in texts if o is not a)]
    ordered, reading = _ordered([a for a in texts if a not in signed], [a for a in figures if a.kind == "figure"], em)
    return Leaf(title, (*signed, *ordered), figures, cost + reading)


def _is_byline(a: Atom) -> bool:
    return a.kind == "text" and a.length <= 40 and SIGNATURE.match(a.columns[0].text) is not None


def _ordered(texts: Sequence[Atom], figures: Sequence[Atom], em: float) -> tuple[list[Atom], float]:
    """The order in which the columns read best, and what it costs."""
    if not texts:
        return [], 0.0
    widths = sorted((a.box[2] - a.box[0], a.length) for a in texts if a.kind == "text")
    half, seen, usual = sum(n for _, n in widths) / 2, 0, em
    for width, n in widths:
        seen += n
        usual = width
        if seen >= half:
            break
    wide = [a for a in texts if a.box[2] - a.box[0] > 1.5 * usual]
    orders = [
        _by_columns(texts, wide, em),
        _by_columns(texts, [], em),
        _by_columns(texts, [*wide, *(f for f in figures if f.box[2] - f.box[0] > 1.5 * usual)], em),
        _by_columns(texts, [*wide, *_gaps(texts, em)], em),
    ]
    costs = [sum(_step(a, b) for a, b in pairwise(order)) for order in orders]
    best = min(range(len(orders)), key=lambda k: (round(costs[k], 6), k))
    cost = costs[best]
    flowing = [a for a in orders[best] if a.kind == "text"]
    cost += _LEAD_WITHIN * sum(_LEAD.match(a.columns[0].text) is not None for a in flowing[1:])
    if flowing and flowing[0].begins is False:
        cost += _BROKEN_OFF
    if flowing and flowing[-1].ends is False:
        cost += _BROKEN_OFF
    return orders[best], cost


def _gaps(texts: Sequence[Atom], em: float) -> list[Atom]:
    """White bands through all columns."""
    order = sorted(texts, key=lambda a: -a.box[3])
    whole = around(a.box for a in texts)
    gaps: list[Atom] = []
    floor = order[0].box[1]
    for a in order[1:]:
        if a.box[3] < floor - em:
            gaps.append(Atom("frame", (whole[0], a.box[3], whole[2], floor)))
        floor = min(floor, a.box[1])
    return gaps


def _by_columns(texts: Sequence[Atom], separators: Sequence[Atom], em: float) -> list[Atom]:
    """Column by column, in layers that the separators part; a separator that is text stands between its layers."""
    bounds = sorted(separators, key=lambda a: -(a.box[1] + a.box[3]))
    rest = [a for a in texts if a not in bounds]
    ordered: list[Atom] = []
    for bound in bounds:
        middle = (bound.box[1] + bound.box[3]) / 2
        layer = [a for a in rest if (a.box[1] + a.box[3]) / 2 > middle]
        ordered += _layer(layer, em)
        rest = [a for a in rest if a not in layer]
        if bound in texts:
            ordered.append(bound)
    return ordered + _layer(rest, em)


def _layer(texts: Sequence[Atom], em: float) -> list[Atom]:
    """Atoms column by column; one that lies over several columns comes before those it lies above."""
    stacks: list[list[Atom]] = []
    over: list[Atom] = []
    for a in sorted(texts, key=lambda a: (-a.length, a.box[0], -a.box[3])):
        width = a.box[2] - a.box[0]
        hit = [s for s in stacks if overlap(around(b.box for b in s), a.box, 0) > 0.15 * width]
        if len(hit) > 1:
            over.append(a)
        elif hit:
            hit[0].append(a)
        else:
            stacks.append([a])
    stacks.sort(key=lambda s: min(a.box[0] for a in s))
    ordered = [a for s in stacks for a in sorted(s, key=lambda a: (-a.box[3], a.box[0]))]
    for a in sorted(over, key=lambda a: a.box[3]):
        below = (k for k, b in enumerate(ordered) if b.box[3] <= a.box[1] + em and overlap(a.box, b.box, 0) > 0)
        ordered.insert(next(below, len(ordered)), a)
    return ordered


def _step(a: Atom, b: Atom) -> float:
    """What it costs to read ``b`` after ``a``."""
    if a.kind != "text" or b.kind != "text" or a.ends is None or b.begins is None:
        return 0.0
    if a.ends != b.begins:
        return _BROKEN_OFF
    return _WHOLE if a.ends else _GOES_ON


def _with_continuations(leaves: list[Leaf]) -> list[Leaf]:
    """Untitled text that goes on from an article beside it which breaks off is that article's."""
    joined = True
    while joined:
        joined = False
        for loose in leaves:
            if loose.title is not None or not loose.texts or loose.texts[0].begins is not False:
                continue
            open_ends = [
                leaf
                for leaf in leaves
                if leaf is not loose and leaf.texts and leaf.texts[-1].kind == "text" and leaf.texts[-1].ends is False
            ]
            if open_ends:
                nearest = min(open_ends, key=lambda leaf: _apart(leaf.texts[-1].box, loose.texts[0].box))
                whole = Leaf(nearest.title, (*nearest.texts, *loose.texts), (*nearest.figures, *loose.figures))
                leaves = [whole if leaf is nearest else leaf for leaf in leaves if leaf is not loose]
                joined = True
                break
    return leaves


def _apart(a: Box, b: Box) -> float:
    return max(0.0, -overlap(a, b, 0)) + max(0.0, -overlap(a, b, 1))


def atoms_of(columns: Iterable[Column]) -> list[Atom]:
    return [Atom("text", c.box, (c,)) for c in columns]
