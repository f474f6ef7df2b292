"""Segments: paragraphs and tables that nothing stands between, and whether an article begins with each.

A report begins where its first words say so (本报讯, （上接1版）). Elsewhere there are only signs: a title above, a
column of another width, a signature at the end of what stands before, other words than before.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp.reading.page_lines import Line
from nlp.reading.page_marks import DATE_ALONE
from nlp.reading.page_paragraphs import Part
from nlp.reading.page_patterns import page_patterns
from nlp.reading.words import pairs

FLOW = ("body", "table")
TITLE = ("title", "byline", "dateline")
HEADED = ("heading", "inside", "doubled")  # signs of a text below what may be a heading within an article
GOES_ON = 1.5  # a segment that costs as much to begin an article with is all but certain to go on from the one before
BEGINS = 0.15  # one that costs no more begins an article, with a title or without

_COLUMN_CHANGE = 1.6  # characters by which one column is wider than another
_FULL = 3  # lines of a paragraph that tells how wide its column is
_LEAD_CHARACTERS = 160  # where a report says what it is about
_OTHER_TOPIC = 0.03  # likeness of two texts that are about different things
_LONG = 100  # characters by whose words one text can be told from another
_ENOUGH = 60  # characters by whose words a text can be told from one of which it shares none
_ENOUGH_IF_SIGNED = 120  # the same below a byline: an essay's paragraphs have few words in common

_ECHO = 6  # characters of a title that stand in a paragraph by no chance
_FEW = 6  # paragraphs by which a page shows how it parts them
_SELDOM = 0.2  # share of paragraphs with an empty line above them, where these part articles

_ITEM = re.compile(r"^[\u3400-\u9fff]{2,10}\s\S|^[●■◆▲★▶◇○◎△□·]")
_MARKED_ITEM = re.compile("^[●■◆▲★▶◇○◎△□]")
_LATER = re.compile("^[（(]?(?:[二三四五六七八九]|十[一二三四五六七八九]?)[、）)]|^第[二三四五六七八九十]{1,3}[条章]")
_SPARSE = 0.4  # share of a page's lines that have an empty line above them, if these part its articles
# what goes on with what was told above
_ANAPHORIC = re.compile(
    "^(?:会议|会[上前后]|与会|大会|全会|[他她]们?[，是在说曾]|双方|此外|同时[，,]|其间|当[天日晚]|随后|接着)"
)
_INTRODUCES = re.compile("如下|：$")  # a paragraph that a table follows
_ASKS = re.compile("^(?:问|答|记者)：")
_SIGNED = re.compile(r"[。！？”][（(][^（）()。，]{2,24}[）)]$|[。！？”]\s?本[报网]记者\s?\S{2,20}$")

_COST = {
    "lead": 0.0,  # 本报讯
    "continued": 0.0,  # （上接1版）
    "first": 0.0,  # nothing before it
    "news": 0.0,  # below the name of a column of short news
    "verse": 0.1,  # a poem's first line
    "closed": 0.1,  # after a signature, or a jump to another page
    "table": 0.2,  # a table below a title
    "titles": 0.3,  # below several titles, or in another column than before
    "row": 0.5,  # a table right below a text, or a text below a table
    "column": 0.35,  # in another column, with no title between
    "apart": 0.5,  # below an empty line, where paragraphs hardly ever have one
    "items": 0.8,  # the first of marked items, below a text that has none
    "opening": 1.0,  # a date or 近日 at the head of a paragraph, and nothing else
    "asked": 0.3,  # the first question after a report
    "topic": 0.7,  # no word is as before
    "aside": 1.0,  # after a picture's caption or the like
    "heading": 0.8,  # below one title, in the same column: a heading within the article?
    "inside": 2.0,  # below a heading without an empty line, where every article has one above it
    "doubled": 2.0,  # the same, printed twice as headings are
    "open": 2.5,  # the paragraph before it is not at its end
}
"""What it costs to begin an article with a segment, by the strongest sign."""

_WANTS = {"lead": 1.0, "continued": 0.6, "first": 0.5, "signed": 0.3}
"""What it costs to leave an article that so begins without a title."""


@dataclass(slots=True)
class Segment:
    """``parts`` are indices; ``start`` says what it would cost to begin an article here (0: nothing, it does),
    ``wants`` what it would cost to leave that article without a title."""

    parts: list[int]
    sign: str
    column: float
    start: float = 0.0
    wants: float = 0.0
    table: bool = False
    listing: bool = False
    text: str = ""
    head: str = ""

    @property
    def lead(self) -> bool:
        return self.sign == "lead"


def read_segments(parts: Sequence[Part], lines: Sequence[Line]) -> list[Segment]:
    """The segments of a page, in the order of its lines."""
    segments: list[Segment] = []
    last_flow = -1
    apart, seldom = _stand_apart(parts, lines), _seldom_apart(parts, lines)
    for i, part in enumerate(parts):
        if part.kind not in FLOW:
            continue
        sign = _sign(parts, lines, segments[-1] if segments else None, last_flow, i)
        if seldom and sign in (None, "opening") and last_flow == i - 1 and lines[part.first].blanks and part.column:
            sign = "apart"
        if (
            sign in ("heading", "titles")
            and apart
            and not any(lines[p.first].blanks for p in parts[last_flow + 1 : i + 1])
        ):
            sign = "inside"
        if sign:
            segments.append(Segment([i], sign, part.column))
        else:
            segments[-1].parts.append(i)
        current = segments[-1]
        if part.column and (not current.column or part.last - part.first >= _FULL):
            current.column = part.column
        last_flow = i
    segments = _divided(segments, parts)
    for segment in segments:
        texts = [line.text for i in segment.parts for line in lines[parts[i].first : parts[i].last]]
        segment.text = "".join("".join(texts).split())
        segment.head = segment.text[:_LEAD_CHARACTERS]
        labelled = sum(_ITEM.match(parts[i].text) is not None for i in segment.parts)
        segment.listing = labelled >= 2 and labelled >= 0.5 * len(segment.parts)
        segment.table = parts[segment.parts[0]].kind == "table"
        segment.wants = _WANTS.get(segment.sign, 0.0)
    _weigh(segments, [_opens(parts[s.parts[0]]) for s in segments])
    return segments


def _stand_apart(parts: Sequence[Part], lines: Sequence[Line]) -> bool:
    """Whether a page whose columns have no empty lines has them before its reports and before the titles above them."""
    tops = []
    for i, part in enumerate(parts):
        if part.lead:
            top = i
            while top and parts[top - 1].kind in TITLE and not lines[parts[top].first].blanks:
                top -= 1
            tops.append(lines[parts[top].first].blanks > 0)
    return len(tops) > 1 and all(tops[1:]) and sum(line.blanks > 0 for line in lines) < _SPARSE * len(lines)


def _seldom_apart(parts: Sequence[Part], lines: Sequence[Line]) -> bool:
    """Whether paragraphs that follow each other hardly ever have an empty line between them."""
    pairs_of = [(one, two) for one, two in pairwise(parts) if one.kind == two.kind == "body"]
    blank = sum(lines[two.first].blanks > 0 for _, two in pairs_of)
    return len(pairs_of) >= _FEW and blank <= _SELDOM * len(pairs_of)


def _divided(segments: Sequence[Segment], parts: Sequence[Part]) -> list[Segment]:
    """The segments, each cut where its words change wholly from one paragraph to the next."""
    counts = {i: Counter(pairs(parts[i].text)) for segment in segments for i in segment.parts}
    having = Counter(gram for count in counts.values() for gram in count)
    rare = {gram: math.log((len(counts) + 1) / n) for gram, n in having.items()}
    divided: list[Segment] = []
    for segment in segments:
        found: list[tuple[float, int]] = []
        first_part = segment.parts[0]
        heading = _heading_above(parts, first_part)
        enough = _ENOUGH_IF_SIGNED if first_part and parts[first_part - 1].kind == "byline" else _ENOUGH
        for at in range(1, len(segment.parts)):
            part = parts[segment.parts[at]]
            above, below = (_sum(counts, segment.parts[i:j]) for i, j in ((max(0, at - 4), at), (at, at + 4)))
            if (
                part.kind == "body"
                and part.column
                and not _goes_on(part.text)
                and not _echoes(heading, part.text)
                and min(above.total(), below.total()) >= enough
            ):
                likeness = _cosine(above, below, rare)
                if likeness < _OTHER_TOPIC:
                    found.append((likeness, at))
        cuts: list[int] = []
        for _, at in sorted(found):
            if all(abs(at - cut) > 1 for cut in cuts):
                cuts.append(at)
        first = 0
        for at in [*sorted(cuts), len(segment.parts)]:
            part_indices = segment.parts[first:at]
            column = segment.column if at == len(segment.parts) else parts[part_indices[0]].column
            divided.append(Segment(part_indices, segment.sign if not first else "topic", column))
            first = at
    return divided


def _goes_on(paragraph: str) -> bool:
    """Whether a paragraph is not the first of a series (二、, or another marked item) or speaks of what stands above it
    (会议听取了…)."""
    return any(pattern.match(paragraph) for pattern in (_LATER, _MARKED_ITEM, _ANAPHORIC))


def _heading_above(parts: Sequence[Part], at: int) -> str:
    """The title lines right above part ``at``, bylines between them left out."""
    first = at
    while first and parts[first - 1].kind in TITLE:
        first -= 1
    return "".join(part.text for part in parts[first:at] if part.kind == "title")


def _echoes(heading: str, paragraph: str) -> bool:
    """Whether a paragraph says something in the very words of the title above its text."""
    return any(heading[i : i + _ECHO] in paragraph for i in range(len(heading) - _ECHO + 1))


def _sum(counts: dict[int, Counter[str]], indices: Sequence[int]) -> Counter[str]:
    total: Counter[str] = Counter()
    for i in indices:
        total.update(counts[i])
    return total


def _sign(parts: Sequence[Part], lines: Sequence[Line], current: Segment | None, last_flow: int, at: int) -> str | None:
    """Why an article may begin with part ``at``; None where it goes on from the one before."""
    part = parts[at]
    if part.lead:
        return "continued" if lines[part.first].jump_before else "lead"
    if current is None:
        return "first"
    before, between = parts[last_flow], parts[last_flow + 1 : at]
    if part.verse:
        return None if before.verse else "verse"
    if not between and part.kind == "body" and part.column == 0.0:  # a signature
        return None
    if not between and _same_mark(part, parts[current.parts[0]]):  # the next of a list, each of whose items is signed
        return None
    changed = _changed(parts, lines, current, at)
    signed = before.kind == "body" and before.column == 0.0 and DATE_ALONE.match(before.text) is not None
    dated = signed and any(p.kind == "title" for p in between)  # the end of a document above another title
    closed = lines[before.last - 1].jump_after or dated or _SIGNED.search(before.text) is not None
    if not between:
        if before.kind == "body" and before.column == 0.0:  # a signature, that only its table may follow
            return "row" if part.kind == "table" else "closed"
        if part.kind == "table":
            return None if _INTRODUCES.search(before.text) else "row"
        if at + 1 < len(parts) and parts[at + 1].kind == "table" and _INTRODUCES.search(part.text):
            return "row"
        if before.kind == "table" and part.column:
            return "row"
        if _ends_salutation(before) and not changed:
            return None
        if _begins_items(parts, at):
            return "items"
        if current.lead and _ASKS.match(part.text) and not any(_ASKS.match(parts[i].text) for i in current.parts):
            return "asked"
        return "closed" if closed else "column" if changed else "opening" if _opens(part) else None
    if not before.closed:
        return "open"
    if closed:
        return "closed"
    titles = [p for p in between if p.kind in TITLE]
    if not titles:
        return "column" if changed else "aside"
    if page_patterns().search("column_of_news", titles[-1].text) or _MARKED_ITEM.match(part.text):
        return "news"
    if page_patterns().search("official", titles[-1].text):
        return "titles"
    if part.kind == "table":
        return "table"
    if changed or len(titles) > 1 or titles[0].notice or titles[0].kind != "title":
        return "titles"
    return "doubled" if lines[titles[0].first].doubled else "heading"


def _same_mark(one: Part, other: Part) -> bool:
    return one.text[:1] == other.text[:1] and _MARKED_ITEM.match(one.text) is not None


def _ends_salutation(part: Part) -> bool:
    """Whether a paragraph is a salutation, after which its letter follows: 各旗人民政府，行署各部门：."""
    return part.text.endswith("：") and _opens(part)


def _begins_items(parts: Sequence[Part], at: int) -> bool:
    """Whether a marked item and another below it follow a paragraph that is none and does not lead into them."""
    above, item, below = parts[at - 1], parts[at], parts[at + 1 : at + 2]
    if not below or not _same_mark(item, below[0]) or not above.closed:
        return False
    return _MARKED_ITEM.match(above.text) is None and not _INTRODUCES.search(above.text)


def _opens(part: Part) -> bool:
    return page_patterns().search("opening", part.text) is not None


def _changed(parts: Sequence[Part], lines: Sequence[Line], current: Segment, at: int) -> bool:
    """Whether a part stands in a column of another width than the segment before it; a paragraph too short to tell is
    judged by the next ones."""
    if not any(parts[i].last - parts[i].first >= _FULL for i in current.parts):
        return False
    for part in parts[at : at + 3]:
        if part.kind != "body" or part.lead:
            return False
        if part.column and part.last - part.first >= _FULL:
            slack = max(_digits(parts[i], lines) for i in (*current.parts[-1:], at))
            return bool(current.column) and abs(part.column - current.column) >= _COLUMN_CHANGE + slack
    return False


def _digits(part: Part, lines: Sequence[Line]) -> float:
    """How much wider or narrower a line of the part may be than it looks: an extractor does not tell how wide digits
    were set."""
    return max(0.5 * sum(char.isdigit() for char in line.raw) for line in lines[part.first : part.last])


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _weigh(segments: Sequence[Segment], opens: Sequence[bool]) -> None:
    """Sets what each segment costs to begin an article with: its sign's cost, more where its words are those of the
    text before it, less where they are none of them."""
    counts = [Counter(pairs(segment.text)) for segment in segments]
    having = Counter(gram for count in counts for gram in count)
    rare = {gram: math.log((len(segments) + 1) / n) for gram, n in having.items()}
    before: Counter[str] = Counter()
    for segment, count, opening in zip(segments, counts, opens, strict=True):
        cost = _COST[segment.sign]
        if segment.sign in ("table", "titles", "column", "apart", "opening", "aside", "heading"):
            if before.total() >= _LONG and len(segment.text) >= _LONG:
                likeness = _cosine(before, count, rare)
                segment.wants = 0.4 if likeness < 0.015 else 0.0
                cost += 0.7 if likeness > 0.06 else 0.2 if likeness > 0.03 else -0.5 if likeness < 0.015 else 0.0
            if opening and segment.sign != "opening":
                cost -= 0.2
            cost = max(cost, BEGINS + 0.01)
        segment.start = cost
        if cost <= BEGINS:
            before = Counter()
        before.update(count)


def _cosine(one: Counter[str], other: Counter[str], rare: dict[str, float]) -> float:
    def weights(count: Counter[str]) -> dict[str, float]:
        return {gram: (1 + math.log(n)) * rare[gram] for gram, n in count.items()}

    a, b = weights(one), weights(other)
    size = math.sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values()))
    return sum(v * b[gram] for gram, v in a.items() if gram in b) / size if size else 0.0
