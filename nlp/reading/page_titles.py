"""Which title belongs to which body: segments of text, the titles between them, the best assignment of both.

Titles are matched by what they share with a body: characters in pairs, weighed by how few bodies have them, and long
common strings. Genre comes next (a table wants a title that announces one, an official text one of its kind), order of
reading last. All titles of a page are assigned together, so that a title is not lost to the first body that knows its
words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from nlp.reading.page_lines import Line, is_open
from nlp.reading.page_paragraphs import Part
from nlp.reading.page_patterns import page_patterns
from nlp.reading.page_segments import FLOW, GOES_ON, HEADED, Segment, read_segments
from nlp.reading.words import pairs

_EACH_TITLE = 0.4  # what the words of a title must be worth
_SIGNED_ABOVE = 2.0  # a title and a byline right above a body
_CANDIDATES = 12  # segments that a group of titles is tried with, the likeliest first
_HEADING = 3.0  # what one lacks that is all but certain to be such a heading
_NO_REPORT = 60  # characters of which no report consists
_NOTHING_SHARED = 1.0  # what a title lacks that stands elsewhere and has no word of a body
_STRANGE = 0.3  # what a heading within an article lacks as a title of another
_WORST = -1.0  # what is less likely than this is not tried
_APART = -0.3  # an empty line between two titles
_REACH = 40  # segments above and below a title among which its body is sought
_BEAM = 200  # assignments kept at each title; a page has a dozen titles
_LONGEST_GROUP = 3  # units that one article's title is made of: 引题, 主题, 副题

_ASIDE = ("caption", "furniture", "notice")
_OPEN_END = re.compile(r"(?:[的和与及在对为把将向以、，：—]|——)$")
_ORGAN = re.compile(r"(?:委|会|政府|国务院|局|厅|部|办|办公室|会议|院|组|处|署|省|市|县|区|中心|集团|公司|学|团)$")
_PARENTHESISED_NUMBER = re.compile(r"^[（(].*号[）)]$")
_DASH = re.compile(r"^\s*(?:[—―─－-]{1,3}|──)")
_IN_BRACKETS = re.compile(r"^[（(][^（）()]{2,10}[）)]$")  # （外一首）
_COMMENT = re.compile("^[—―─□■◇◆]*[\u3400-\u9fff]{0,3}(?:[谈评论]|编后语?|随笔|札记|絮语|夜话|茶座)[—―─]*$")
_LIST = re.compile("(?<!公布)(?:名单|一览表|安排表|时间表)$")
_REPORTER_NAMED = re.compile("记者|通讯员")


_Step = tuple[int, int, "_Step | None"]
"""A decision: how many units, their segment (-1: none), and the decision before."""


@dataclass(slots=True)
class Unit:
    """Title lines that belong together whatever they belong to. ``before`` is the number of segments above it;
    ``signed``: a byline stands right below it; ``label``: it is the name of a column and nothing else;
    ``comment``: the column is one of comments."""

    titles: list[int]
    before: int
    block: int
    bylines: list[int] = field(default_factory=list)
    datelines: list[int] = field(default_factory=list)
    doubled: bool = False
    notice: bool = False
    label: bool = False
    comment: bool = False
    signed: bool = False
    first_of_block: bool = False
    last_of_block: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The outcome: for each segment the units of its title (none: it goes on from the segment before, unless its
    ``start`` says that it cannot), and the units that are no segment's title."""

    segments: tuple[Segment, ...]
    titles: tuple[tuple[Unit, ...], ...]
    loose: tuple[Unit, ...]
    bylines: tuple[tuple[int, int], ...]  # (part, segment) of bylines and datelines that stand by no title


def assign_titles(parts: Sequence[Part], lines: Sequence[Line]) -> Layout:
    """The best assignment of the titles among ``parts`` to the bodies among them."""
    segments = read_segments(parts, lines)
    units, bylines = _units(parts, lines, segments)
    chosen = _best(units, segments, _affinities(units, segments), lines, parts)
    titles: list[list[Unit]] = [[] for _ in segments]
    loose: list[Unit] = []
    for unit, segment in zip(units, chosen, strict=True):
        bylines += _of_the_text_below(unit, segment, segments)
        (titles[segment] if segment >= 0 else loose).append(unit)
    return Layout(tuple(segments), tuple(map(tuple, titles)), tuple(loose), tuple(bylines))


# ── units ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _units(
    parts: Sequence[Part], lines: Sequence[Line], segments: Sequence[Segment]
) -> tuple[list[Unit], list[tuple[int, int]]]:
    """The titles as units, and the bylines and datelines that stand by no title, each with its segment."""
    units: list[Unit] = []
    stray: list[tuple[int, int]] = []
    waiting: list[int] = []  # bylines above their title
    block, seen = 0, 0
    starts = {segment.parts[0] for segment in segments}
    adjacent: Unit | None = None  # the unit that ends right above
    for i, part in enumerate(parts):
        if part.kind in FLOW:
            above = seen - 1
            if i in starts:
                seen += 1
            for w in waiting:
                own = w > 0 and parts[w - 1].kind in FLOW and above >= 0 and not _is_signed(segments[above])
                stray.append((w, above if own else min(seen, len(segments)) - 1))
            waiting, adjacent = [], None
            block += 1
        elif part.kind == "title":
            if adjacent is not None and _belongs(part, parts[adjacent.titles[-1]], lines, adjacent):
                adjacent.titles.append(i)
            else:
                doubled = lines[part.first].doubled
                adjacent = Unit([i], seen, block, doubled=doubled, notice=part.notice)
                units.append(adjacent)
            for w in waiting:
                above = min(seen, len(segments)) - 1
                if w and parts[w - 1].kind in FLOW and above >= 0 and not _is_signed(segments[above]):
                    stray.append((w, above))  # below the body that it signs, not above a title
                else:
                    (adjacent.bylines if parts[w].kind == "byline" else adjacent.datelines).append(w)
            waiting = []
        elif part.kind in ("byline", "dateline"):
            numbers_it = _PARENTHESISED_NUMBER.match(part.text) is not None and "〔" not in part.text
            if numbers_it and adjacent is not None and parts[adjacent.titles[-1]].last == part.first:
                adjacent.titles.append(i)
            elif adjacent is not None and not adjacent.doubled:
                (adjacent.bylines if part.kind == "byline" else adjacent.datelines).append(i)
                adjacent.signed = adjacent.signed or part.kind == "byline"
            else:
                waiting.append(i)
        elif part.kind in _ASIDE:
            adjacent = None
    stray += [(w, len(segments) - 1) for w in waiting]
    for n, unit in enumerate(units):
        unit.first_of_block = n == 0 or units[n - 1].block != unit.block
        unit.last_of_block = n == len(units) - 1 or units[n + 1].block != unit.block
        unit.comment = any(_COMMENT.search(parts[t].text) for t in unit.titles[:1])
        unit.label = all(page_patterns().search("label", parts[t].text) for t in unit.titles)
        unit.text = "".join("".join(lines[k].text for k in range(parts[t].first, parts[t].last)) for t in unit.titles)
    return units, stray


def _of_the_text_below(unit: Unit, segment: int, segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """Takes the bylines off a title that belongs to a signed text above it, where they stand right above a text that
    nobody else signs: they are that one's, whose title is elsewhere. Gives them with its number."""
    below = unit.before
    if not 0 <= segment < below < len(segments) or not unit.last_of_block:
        return []
    if not _is_signed(segments[segment]) or _is_signed(segments[below]):
        return []
    moved, unit.bylines = [(byline, below) for byline in unit.bylines], []
    return moved


def _is_signed(segment: Segment) -> bool:
    """Whether a body begins as a report does, or names who wrote it in its first words."""
    return segment.lead or _REPORTER_NAMED.search(segment.head[:40]) is not None


def _belongs(part: Part, above: Part, lines: Sequence[Line], unit: Unit) -> bool:
    """Whether a title line goes on from the one above it, by its own words."""
    if lines[part.first].doubled or unit.doubled or part.notice or unit.notice or above.kind != "title":
        return False
    if unit.bylines or unit.datelines:
        return False
    patterns = page_patterns()
    return bool(
        (_DASH.match(part.text) and not patterns.search("label", part.text))
        or (_IN_BRACKETS.match(part.text) and lines[part.first].blanks == 0)
        or (part.text.startswith("关于") and _ORGAN.search(above.text))
        or (len(unit.titles) == 1 and patterns.leads_on(above.text) and not _hangs(above, part, lines))
        or _OPEN_END.search(above.text)
        or is_open(above.text)
    )


def _hangs(part: Part, below: Part, lines: Sequence[Line]) -> bool:
    """Whether a title line is the last of those above it, not the first of those below."""
    return lines[part.first].blanks == 0 < lines[below.first].blanks and part.first > 0


# ── assignment ───────────────────────────────────────────────────────────────────────────────────────────────────────
def _reach(unit: Unit, segments: Sequence[Segment]) -> range:
    """The segments that a title may belong to: those of a page around it."""
    return range(max(0, unit.before - _REACH), min(len(segments), unit.before + _REACH))


def _affinities(units: Sequence[Unit], segments: Sequence[Segment]) -> list[dict[int, float]]:
    """How much of each unit's words each segment in its reach has, 0 to about 4.

    A pair of characters counts by how few segments have it and by how much denser it stands in this one, so that long
    bodies, which have a little of everything, do not draw every title."""
    texts = [_with_what_follows(segments, i) for i in range(len(segments))]

    @cache
    def density(gram: str, segment: int) -> float:
        return texts[segment].count(gram) / (len(texts[segment]) + 200)

    rows: list[dict[int, float]] = []
    for unit in units:
        reach = _reach(unit, segments)
        row = dict.fromkeys(reach, 0.0)
        whole = 0.0
        for gram in sorted(set(pairs(unit.text))):
            dense = {i: found for i in reach if (found := density(gram, i))}
            rare = math.log((len(reach) + 1) / (len(dense) or math.sqrt(len(reach) + 1)))
            total = sum(dense.values())
            whole += rare
            for i, found in dense.items():
                row[i] += rare * (0.4 + 0.6 * found / total) * (1.0 if gram in segments[i].head else 0.7)
        for i, score in row.items():
            if score:
                row[i] = 3.0 * score / whole + _longest_common(unit.text, texts[i]) / max(8, len(unit.text))
        rows.append(row)
    return rows


def _with_what_follows(segments: Sequence[Segment], at: int) -> str:
    """The text of a segment and of those that are all but certain to go on from it."""
    end = at + 1
    begun = segments[at].lead and len(segments[at].text) < _NO_REPORT  # too short to be the whole of it
    while end < min(len(segments), at + _REACH) and (
        segments[end].start >= GOES_ON or (begun and end == at + 1 and segments[end].sign == "opening")
    ):
        end += 1
    return "".join(segment.text for segment in segments[at:end])


def _longest_common(title: str, text: str) -> int:
    """Length of the longest string of ``title`` that ``text`` holds; 0 below 4."""
    best, start = 3, 0
    while start + best < len(title):
        if title[start : start + best + 1] in text:
            best += 1
        else:
            start += 1
    return best if best > 3 else 0


def _fit(unit: Unit, segment: Segment) -> float:
    """How well a title's genre fits a body's."""
    patterns = page_patterns()
    score = 0.0
    if patterns.search("official", unit.text):
        score += (-2.0 if _LIST.search(unit.text) else -0.8) if segment.lead else 0.3
        if segment.table and re.search("[表单]$|公示$", unit.text):
            score += 0.8
    if segment.lead and re.search("召开|举行|开幕|闭幕|强调|调研|会议", unit.text):
        score += 0.2
    if unit.comment and segment.lead:
        score -= 1.2
    if unit.bylines:
        score += -1.2 if _REPORTER_NAMED.search(segment.head[:40]) else 0.5
    if unit.notice:
        score += (0.8 if patterns.search("notice_body", segment.text) else 0.0) - (1.0 if segment.lead else 0.0)
    if patterns.search("column_of_news", unit.text):
        score += 2.0 if segment.listing else -1.0 if segment.lead else 0.5
    elif unit.doubled:
        score -= 3.0 if segment.lead else 1.2
    return score


def _near(group: Sequence[Unit], segment: int, segments: Sequence[Segment]) -> float:
    """What order of reading says: a title right above its body, else right below it."""
    before = group[0].before
    if segment == before:
        if group[-1].last_of_block:
            return _SIGNED_ABOVE if group[-1].signed else 0.5
        return 0.25
    chain_end = segment + 1
    while chain_end < len(segments) and segments[chain_end].start > 0:
        chain_end += 1
    if segment < before <= chain_end:
        return 0.4 if group[0].first_of_block else 0.2
    return -0.02 * min(10, abs(segment - before))


def _cohesion(above: Unit, below: Unit, lines: Sequence[Line], parts: Sequence[Part], apart: bool) -> float:
    """What speaks for two neighbouring units being one title. ``apart``: the page has empty lines between titles."""
    if above.doubled or below.doubled or above.notice or below.notice:
        return -9.0
    adjacent = parts[above.titles[-1]].last == parts[below.titles[0]].first
    if not adjacent or above.bylines:
        return -1.5
    patterns = page_patterns()
    score = _APART if lines[parts[below.titles[0]].first].blanks else 0.25 if apart else -0.2
    if patterns.search("deck", below.text):
        score += 0.8
    return score


def _best(
    units: Sequence[Unit],
    segments: Sequence[Segment],
    affinity: Sequence[dict[int, float]],
    lines: Sequence[Line],
    parts: Sequence[Part],
) -> list[int]:
    """The segment of each unit (-1: none) in the best assignment found.

    Units are taken in order; a group of neighbouring units goes to one segment that has no title yet, or a unit to
    none. Of the assignments with the same segments taken the best is kept, of all these the best few hundred."""
    tops = [lines[parts[unit.titles[0]].first].blanks > 0 for unit in units]
    apart = sum(line.blanks > 0 for line in lines) > 0.5 * len(lines) or sum(tops) > 0.4 * len(tops)
    states: list[dict[int, tuple[float, _Step | None]]] = [{} for _ in range(len(units) + 1)]
    states[0][0] = (0.0, None)
    for i, unit in enumerate(units):
        kept = sorted(states[i].items(), key=lambda item: (-item[1][0], item[0]))[:_BEAM]
        states[i] = {}
        gains: list[tuple[float, int, int]] = []
        for size, cohesion in _groups(units, i, lines, parts, apart):
            group = units[i : i + size]
            of_size = [
                (gain, size, segment)
                for segment in _reach(unit, segments)
                if (gain := _gain(group, i, segment, segments, affinity) + cohesion) > _WORST
            ]
            gains += sorted(of_size, key=lambda g: (-g[0], g[2]))[:_CANDIDATES]
        for mask, (score, step) in kept:
            _keep(states[i + 1], mask, score - _left_out(unit), (1, -1, step))
            for gain, size, segment in gains:
                if not mask >> segment & 1:
                    _keep(states[i + size], mask | 1 << segment, score + gain, (size, segment, step))
    _, (_, last) = min(states[-1].items(), key=lambda item: (-item[1][0], item[0]))
    chosen: list[int] = []
    while last is not None:
        size, segment, last = last
        chosen[:0] = [segment] * size
    return chosen


def _keep(states: dict[int, tuple[float, _Step | None]], mask: int, score: float, step: _Step) -> None:
    if mask not in states or score > states[mask][0]:
        states[mask] = (score, step)


def _groups(
    units: Sequence[Unit], at: int, lines: Sequence[Line], parts: Sequence[Part], apart: bool
) -> list[tuple[int, float]]:
    """Sizes of the groups that may begin with unit ``at``, with what speaks for each."""
    groups, total = [(1, 0.0)], 0.0
    for size in range(2, _LONGEST_GROUP + 1):
        if at + size > len(units) or units[at + size - 1].block != units[at].block:
            break
        total += _cohesion(units[at + size - 2], units[at + size - 1], lines, parts, apart)
        groups.append((size, total))
    return groups


def _gain(
    group: Sequence[Unit],
    first: int,
    segment: int,
    segments: Sequence[Segment],
    affinity: Sequence[dict[int, float]],
) -> float:
    body = segments[segment]
    words = sum(affinity[first + k].get(segment, 0.0) for k, unit in enumerate(group) if not unit.label)
    fit = sum(_fit(unit, body) for unit in group)
    near = _near(group, segment, segments)
    below = segments[group[-1].before].sign if group[-1].before < len(segments) else ""
    heading = _HEADING if below == "inside" else _STRANGE if words == 0.0 and near <= 0.0 and below in HEADED else 0.0
    strange = _NOTHING_SHARED if words == 0.0 and near < 0.0 else 0.0
    return words + fit + near - body.start + body.wants - _EACH_TITLE - heading - strange


def _left_out(unit: Unit) -> float:
    """The cost of a title that is no article's."""
    return 0.0 if unit.doubled or unit.label else 0.6
