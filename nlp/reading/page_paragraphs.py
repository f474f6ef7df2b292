"""Paragraphs by their shape.

In a column the lines are about as wide as each other, the first stands in by two characters (whose white space may be
lost), the last is shorter and ends a sentence. What has not this shape and no other mark is a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from nlp.alignment import Aligned
from nlp.reading.page_lines import Line, ends_sentence, is_open, paragraph, width
from nlp.reading.page_marks import COMMA, HAN_NUMBER, NEAR, PERSON_WITH_POST, WIDEST_COLUMN, Marks
from nlp.resumes import LINE

WIDE = 45.0  # a line wider than any newspaper column is a paragraph that was never wrapped
_LONGEST_PARAGRAPH = 150  # lines; what is longer is read in pieces
_RAGGED = 1.6  # how far a full line may fall from its column's width: 避头尾 rules, Latin words
_INDENT = 2.0  # characters by which a paragraph stands in
_DEEP = _INDENT + _RAGGED
_ECHO = 0.5  # share of a line's words that the text around it has if it is a title
NUMBERED = re.compile(
    rf"^(?:[{HAN_NUMBER}]{{1,3}}、|[（(][{HAN_NUMBER}]{{1,3}}[）)]|\d{{1,2}}[.、](?!\d)|[（(]\d{{1,2}}[）)]|第[{HAN_NUMBER}\d]{{1,4}}[条章节]|{LINE})"
)
_PHONE = re.compile(r"^(?:监督|受理|举报|咨询|联系)?电话：[\d—、（）\s-]+$")
_LABELLED = re.compile(r"^[^，。：《“]{1,8}：[^：]{2,60}$")
_TAIL_OF_SENTENCE = re.compile(r"^([\u3400-\u9fff]{1,3})([。，])")
_TIME = re.compile("[今明昨前去日月年来时期初末底晨晚午春夏秋冬后下近刚]")
_DATELINE_ALONE = re.compile(r"^新华社[^，。（）]{2,16}电$")
_ORDINAL_AT_END = re.compile(rf"第[{HAN_NUMBER}\d]{{1,4}}[次届]$")
_MEETING_FOLLOWS = re.compile("^(?:全体|代表|常务|常委|委员)?(?:会|大会|委员会)")
# What is counted stands on the next line (首批1.2万 | 人), or a sentence has begun that no title begins with
_NUMBER_AT_END = re.compile(r"\d[万亿多余]?$")
_COUNTED_FOLLOWS = re.compile("^[人个名位家户亩元件次天项条辆套批万亿]")
_BEGINS_SENTENCE = re.compile("^(?:会议|大会|全会|根据《|按照《)[^。]*(?:，|《[^》]*$)|^[^，]{4,20}(?:说|表示|介绍)，")
# What a title opens it closes at its end; here a document's number or more of the sentence follows.
_CLOSED_IN_PROSE = re.compile(r"^[^《》“”，。]*[》”]+(?:[（(][^（）]{0,20}[〔\[]|[，、。；][^》”])")


@dataclass(frozen=True, slots=True)
class Part:
    """Lines ``first`` to ``last`` (exclusive) as one thing. ``kind``: body, table, title, byline, dateline, caption,
    notice, furniture. ``clean`` is its text as one paragraph (of a table, its first row), ``column`` the width of
    the column it stands in, 0 where that cannot be told."""

    kind: str
    first: int
    last: int
    clean: Aligned
    column: float = 0.0
    lead: bool = False
    closed: bool = True  # a paragraph that comes to its end here
    notice: bool = False
    verse: bool = False  # a line of a poem

    @property
    def text(self) -> str:
        return self.clean.text


class Paragraphs(Marks):
    """Reads paragraphs line by line; the parts that were read before tell what may follow."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(lines)
        self.usual = median(line.width for line in lines) if lines else 0.0
        self.parts: list[Part] = []

    @property
    def flowing(self) -> Part | None:
        """The paragraph or table that the last part is."""
        return self.parts[-1] if self.parts and self.parts[-1].kind in ("body", "table") else None

    def open_paragraph(self) -> bool:
        return bool(self.parts) and self.parts[-1].kind == "body" and not self.parts[-1].closed

    def column(self, at: int) -> float:
        """The width of the column in which a paragraph that begins at ``at`` stands, judged by its next lines."""
        widths = [self.lines[at].width]
        for line in self.lines[at + 1 : at + 12]:
            if line.ends_sentence and (len(widths) > 2 or line.width < widths[-1] - _RAGGED):
                break
            widths.append(width(line.text) if line.jump_after else line.width)
            if line.ends_sentence:
                break
        if self.lines[at].ends_sentence or len(widths) < 3:
            return max(widths[:2])
        return _full_width(widths[1:])

    def paragraph_end(self, at: int) -> int:
        """Where the paragraph ends that begins at ``at``, if one does."""
        column = self.column(at)
        numbered = NUMBERED.match(self.lines[at].text) is not None
        end = at
        while end + 1 < min(len(self.lines), at + _LONGEST_PARAGRAPH):
            line, following = self.lines[end], self.lines[end + 1]
            if following.glued:
                end += 1
                continue
            if end == at and _DATELINE_ALONE.match(line.text):
                end += 1
                continue
            if line.width > WIDE or line.jump_after or self.marked(end + 1):
                break
            if self.spaced and self.stands_alone(end + 1) and self.is_caption(end + 2):
                break  # a picture with its title, set into the column
            if line.text.endswith("：") and self.lists_people(end + 1):
                break
            if line.ends_sentence:
                if self.ends_here(at, end, column):
                    break
            elif end > at or numbered:
                short = _widest(line) < column - _DEEP
                numbered_next = NUMBERED.match(following.text) is not None
                if short or (numbered_next and (numbered or line.width < column - 1)) or following.width > WIDE:
                    break
                if following.width > column + 2 * _RAGGED and not (numbered or following.jump_after):
                    break
                if self.lines[at].indent >= _INDENT and following.indent >= _INDENT and line.width < column - _RAGGED:
                    break
            elif following.width > WIDE or self.is_list_line(at):
                break
            end += 1
        return end + 1

    def ends_here(self, start: int, at: int, column: float) -> bool:
        """Whether the paragraph that began at ``start`` ends with line ``at``, as a sentence does; a line follows."""
        line, following = self.lines[at], self.lines[at + 1]
        if line.width < column - _RAGGED or following.width > column + _RAGGED or line.width > WIDEST_COLUMN:
            return True
        if following.indent >= _INDENT or NUMBERED.match(following.text) or following.matches("opening"):
            return True
        if self.leads_nowhere(at + 1) or following.matches("caption") or (self.spaced and self.stands_alone(at + 1)):
            return True
        narrow = column - _RAGGED if self.lines[start].indent >= _INDENT else column - _INDENT + 0.6
        hanging = 1.0 if COMMA.search(following.text[-1:]) else 0.0  # punctuation may stand beyond the column
        return not following.ends_sentence and following.width - hanging <= narrow

    def leads_nowhere(self, at: int) -> bool:
        """Whether no sentence ends in the few lines from ``at`` to the next that begins something of its own."""
        for k in range(at, min(at + NEAR, len(self.lines))):
            stands_in = self.lines[k].indent >= _INDENT > self.lines[at].indent
            if k > at and (stands_in or self.marked(k) or self.is_dateline(k)):
                return True
            if self.lines[k].ends_sentence:
                return False
        rest = self.lines[at : at + NEAR]
        return at + NEAR >= len(self.lines) and not any("，" in line.text for line in rest)

    def is_list_line(self, at: int) -> bool:
        """Whether line ``at`` is a paragraph by itself: one of a list, or the salutation of a letter."""
        text = self.lines[at].text
        if text.endswith("：") and self.lines[at].matches("opening"):
            return True
        return bool(
            self.flowing
            and not self.starts_report(at)
            and (
                PERSON_WITH_POST.match(text)
                or _PHONE.match(text)
                or (_LABELLED.match(text) and re.search("[、（]", text))
                or (
                    text.endswith("；")
                    and (self.flowing.text[-1:] in "：；" or (self.spaced and self.stands_alone(at)))
                )
            )
        )

    def is_prose(self, at: int, end: int) -> bool:
        """Whether lines ``at`` to ``end`` are a paragraph and not a title with what follows it."""
        lines = self.lines[at:end]
        first, last = lines[0], lines[-1]
        widths = [line.width for line in lines]
        known = self.flowing.column if self.flowing else 0.0
        if first.width > WIDE or NUMBERED.match(first.text) or self.is_list_line(at):
            return True
        if self.parts and self.parts[-1].kind == "body" and self.parts[-1].text.endswith("："):
            return True  # nothing stands between a salutation and the letter
        if first.indent >= _INDENT and (last.ends_sentence or len(lines) > 2):
            return True
        if first.text[0] in self.listed and last.ends_sentence and first.width >= max(widths) - _DEEP:
            return True
        if len(lines) == 1:
            if not first.ends_sentence:
                return bool(self.flowing) and first.text.endswith(("：", "；"))
            if first.text[-1:] not in "！？!?":
                return True
            if self.is_among_titles(at, end):
                return False
            return bool(COMMA.search(first.text)) or abs(first.width - known) <= _DEEP
        commas = sum(bool(COMMA.search(line.text)) for line in lines)
        text = paragraph(lines).text
        ended = ends_sentence(text) or last.jump_after or text.endswith(("：", "；"))
        asked = text.startswith(("问：", "答：", "记者："))
        narrow = first.width < self.usual - _DEEP and not COMMA.search(first.text)
        cried = text[-1:] in "？！?!" and len(lines) < 4 and not asked
        if cried and (narrow or not re.search("[，。；、]", text) or self.is_among_titles(at, end)):
            return False  # a question is a title
        if narrow and len(lines) == 2 and lines[1].blanks and not self.spaced:
            return False
        if not ended and (len(lines) < 4 or commas < 0.4 * len(lines)):
            return False
        if ended and _runs_on(first.text, lines[1].text):
            return True
        if len(lines) == 2:
            more = _DEEP + 1 if "，" in first.text or is_open(first.text) else _DEEP - 1
            return widths[1] <= max(widths[0], known) + more and not self.is_title_above(at, end, known)
        inner = median(widths[1:-1])
        clause = 1.0 if "，" in first.text else 0.0  # marks are squeezed, and no title has a comma
        if _ORDINAL_AT_END.search(first.text) and _MEETING_FOLLOWS.match(lines[1].text):
            clause = 2.0  # 第二十六次 | 会议
        if not inner - _DEEP - clause <= widths[0] <= inner + _RAGGED:
            return False
        return commas > 0 and not self.is_title_above(at, end, known)

    def is_among_titles(self, at: int, end: int) -> bool:
        """Whether lines ``at`` to ``end`` stand between titles."""
        if not self.parts or self.parts[-1].kind != "title" or end >= len(self.lines):
            return False
        return self.starts_report(end) or not self.is_prose(end, self.paragraph_end(end))

    def is_title_above(self, at: int, end: int, known: float) -> bool:
        """Whether the first of these lines is rather a title and the paragraph begins further down.

        A paragraph's first line is narrower than the column by its indent, those after it are full: it begins where
        that fits best. Titles have no commas, and their words are those of the text around them. ``known`` is the
        width of the column above, 0 if there is none."""
        lines = self.lines[at:end]
        if len(lines) < 2 or re.search("[。；]|、.*、|，.*，|^[^，：]{0,5}，", lines[0].text):
            return False
        if _ORDINAL_AT_END.search(lines[0].text) and _MEETING_FOLLOWS.match(lines[1].text):
            return False
        if _runs_on(lines[0].text, lines[1].text):
            return False
        if (tail := _TAIL_OF_SENTENCE.match(lines[1].text)) and not (tail[2] == "，" and _TIME.search(tail[1])):
            return False
        if is_open(lines[0].text) and _CLOSED_IN_PROSE.match("".join(line.text for line in lines[1:3])):
            return False
        if lines[1].indent >= _INDENT > lines[0].indent:
            return True
        widths = [line.width for line in lines]
        full = widths[2:-1] if len(lines) > 5 else widths[1:-1]
        columns = {_full_width(full)} if len(lines) > 3 else {widths[1], known or widths[1]}
        bias = 1.0 if len(lines) > 3 else 2.0
        if "，" in lines[0].text:  # few titles have one
            bias += 0.8 if lines[0].text[-1] in "”》！？" else 2.5
        if lines[1].matches("opening"):
            bias -= 3.0
        if lines[0].matches("official") or lines[0].matches("title"):
            bias -= 1.5
        if self.spaced and not lines[1].blanks and not lines[1].glued:
            bias -= 1.5
        if self.echo(at, end) >= _ECHO:
            bias -= 1.0
        if COMMA.search(lines[0].text) or is_open(lines[0].text):
            bias += 1.0
        if len(lines) == 2:  # the second is the last and may be as short as it likes
            return bias < 0.0
        last = 1  # the last line that the paragraph may begin with
        while last < min(3, len(lines) - 2) and not re.search("[，。；]", lines[last].text):
            last += 1
        return all(
            min(bias + 0.3 * (k - 1) + _misfit(widths, k, column) for k in range(1, last + 1))
            < _misfit(widths, 0, column)
            for column in columns
        )

    def echo(self, at: int, end: int) -> float:
        """The share of a line's words that stand in the paragraph above it or in the lines below it as well."""
        own = {self.lines[at].text[i : i + 2] for i in range(len(self.lines[at].text) - 1)}
        above = "".join(part.text for part in self.parts[-NEAR:] if part.kind == "body")
        around = [above, "".join(line.text for line in self.lines[at + 1 : end])]
        return max(sum(pair in text for pair in own) for text in around) / max(1, len(own))

    def prose(self, at: int, end: int, lead: bool = False) -> Part:
        text = paragraph(self.lines[at:end])
        closed = ends_sentence(text.text) or self.lines[end - 1].jump_after or text.text.endswith(("：", "；"))
        closed = closed or self.is_list_line(at)
        widths = [line.width for line in self.lines[at : end - 1]]
        column = _full_width(widths) if len(widths) >= 2 else self.column(at)
        return Part("body", at, end, text, column, lead=lead, closed=closed or bool(NUMBERED.match(text.text)))

    def part(self, kind: str, at: int, end: int, notice: bool = False) -> Part:
        lines = self.lines[at : at + 1] if kind == "table" else self.lines[at:end]
        return Part(kind, at, end, paragraph(lines), notice=notice)


def _runs_on(text: str, below: str) -> bool:
    """Whether a line begins a sentence that no title begins with, or ends with a number whose measure word is on the
    line below."""
    counted = _NUMBER_AT_END.search(text) and _COUNTED_FOLLOWS.match(below)
    return bool(counted or _BEGINS_SENTENCE.match(text))


def _full_width(widths: Sequence[float]) -> float:
    """The width of the column in which these full lines stand: few reach it wholly, hardly one goes beyond."""
    ordered = sorted(widths)
    return median(ordered[len(ordered) // 3 :]) if len(ordered) > 2 else ordered[-1]


def _widest(line: Line) -> float:
    """The line's width if its digits were set as wide as Chinese characters, which an extractor does not tell."""
    return line.width + 0.5 * sum(char.isascii() and char.isdigit() for char in line.raw)


def _misfit(widths: Sequence[float], start: int, column: float) -> float:
    """How ill lines fit a paragraph in a column that begins with line ``start`` and ends with the last of them."""
    misfit = min(3.0, abs(widths[start] - (column - _INDENT)))
    for w in widths[start + 1 : min(len(widths) - 1, 6)]:
        misfit += 4.0 if w > column + _DEEP else min(2.0, max(0.0, abs(w - column) - 0.5))
    return misfit
