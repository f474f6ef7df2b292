"""A page's lines as parts: paragraphs, tables, titles, bylines, captions, notices, furniture.

A paragraph is found by its shape. In a column the lines are about as wide as each other, the first stands in by two
characters (whose white space may be lost), the last is shorter and ends a sentence. What has not this shape and no
other mark is a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from nlp.alignment import Aligned
from nlp.reading.page_authors import is_signature, signs_for_unit, signs_in_brackets
from nlp.reading.page_lines import Line, ends_sentence, is_open, paragraph
from nlp.reading.page_patterns import page_patterns

_WIDE = 45.0  # a line wider than any newspaper column is a paragraph that was never wrapped
_WIDEST_COLUMN = 30.0  # in a wider one a line that ends a sentence ends its paragraph
_LONGEST_PARAGRAPH = 150  # lines; what is longer is read in pieces
_RAGGED = 1.6  # how far a full line may fall from its column's width: 避头尾 rules, Latin words
_INDENT = 2.0  # characters by which a paragraph stands in
_DEEP = _INDENT + _RAGGED
_ECHO = 0.5  # share of a line's words that the text around it has if it is a title
_CAPTION = 150  # characters of the longest words on a picture
_NEAR = 6  # paragraphs above it that count for that

_HAN_NUMBER = "一二三四五六七八九十"
_NUMBERED = re.compile(
    rf"^(?:[{_HAN_NUMBER}]{{1,3}}、|[（(][{_HAN_NUMBER}]{{1,3}}[）)]|\d{{1,2}}[.、](?!\d)|[（(]\d{{1,2}}[）)]|第[{_HAN_NUMBER}\d]{{1,4}}[条章节])"
)
_PERSON_WITH_POST = re.compile(r"^(?:[^，。：]{2,8}：)?[^，。：（]{2,8}（[^（）]{2,40}）[；。、]?$")
_ROLE = re.compile(
    r"^(?:(?:第一|常务)?副?(?:组长|主任|总?指挥长?|主席|会长|秘书长|召集人|队长|团长)|成员|委员|顾问|联络员)：(?=\S)"
)
_DOTTED = re.compile(r"^[\u3400-\u9fff]{2,8}·[\u3400-\u9fff]{2,8}")
_ROSTER_ENTRY = 4  # lines of the longest entry in a list of who does what
_PHONE = re.compile(r"^(?:监督|受理|举报|咨询|联系)?电话：[\d—、（）\s-]+$")
_LABELLED = re.compile(r"^[^，。：《“]{1,8}：[^：]{2,60}$")
_BRACKETED = re.compile(r"^[（(][^（）()。，]{2,24}[）)]$")
_SQUARES = tuple("□■◇◆○●◎▲△")
_MARKS = (*_SQUARES, *"▼★▶·•")
_BYLINE_BEGINS = (*_SQUARES, "本报", "本网", "记者", "通讯员")
_CAPTION_HEAD = re.compile("^(?:图为|[上下左右]图[：:为]|[▲▼◀▶])")
_YEAR = "(?:\\d{4}|[一二][〇零○一二三四五六七八九]{3})年"
_TAIL_OF_SENTENCE = re.compile(r"^([\u3400-\u9fff]{1,3})([。，])")
_TIME = re.compile("[今明昨前去日月年来时期初末底晨晚午春夏秋冬后下近刚]")
_DONE_BY = re.compile(r"^(?:采写|撰文|摄影|文字?|图片?|口述|整理)\s?[/／：:]")
_COUNT = re.compile(r"^\d{1,3}[人名位]$")
_DATE_ALONE = re.compile(rf"^{_YEAR}(?:\d{{1,2}}|[{_HAN_NUMBER}]{{1,2}})月(?:\d{{1,2}}|[{_HAN_NUMBER}]{{1,3}})日$")
_DATELINE = re.compile(rf"^[（(]{_YEAR}\S*日.{{0,60}}[）)]$")
_NUMBER_OF_TEXT = re.compile(
    r"^(?:[^\s，。]{1,10}[〔\[（(]\d{4}[〕\]）)]第?\d{1,4}号"
    rf"|[（(][^（）()]{{0,16}}第?[\d{_HAN_NUMBER}]{{1,4}}号[）)])$"
)
_TABLE_HEAD = re.compile(
    "姓名|日期|职务|单位|时间|地点|序号|领导|电话|出生|学历|性别|现任|拟任|名称|地址|备注|类别|项目|金额|名次|得分|成绩|数量|价格"
)
_DATELINE_ALONE = re.compile(r"^新华社[^，。（）]{2,16}电$")
_COMMA_IN = re.compile("[，。；]")
_COMMA = re.compile("[，、。；：]")
_ORDINAL_AT_END = re.compile(rf"第[{_HAN_NUMBER}\d]{{1,4}}[次届]$")
_MEETING_FOLLOWS = re.compile("^(?:全体|代表|常务|常委|委员)?(?:会|大会|委员会)")
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


def read_parts(lines: Sequence[Line]) -> tuple[Part, ...]:
    """The parts of a page, in the order of its lines; every line is in exactly one."""
    return _Reader(lines).read()


def is_plain(lines: Sequence[Line]) -> bool:
    """Whether the lines are one article whose paragraphs were never wrapped: a line a paragraph, the title first."""
    if not lines or any(line.doubled or line.jump_before for line in lines):
        return False
    top = title_end(lines)
    rest = lines[top:]
    if not rest or any(line.matches("lead") for line in rest[1:]):
        return False
    whole = sum(_is_whole(line) for line in rest)
    return whole >= 0.7 * len(rest)


def read_plain(lines: Sequence[Line]) -> tuple[Part, ...]:
    """The parts of one article in plain text."""
    reader = _Reader(lines)
    top = title_end(lines)
    parts = [Part("title", k, k + 1, lines[k].clean) for k in range(top)]
    patterns = page_patterns()
    for k in range(top, len(lines)):
        text = lines[k].text
        kind = "body"
        if patterns.is_furniture(text):
            kind = "furniture"
        elif patterns.search("caption", text) and k > top and text[0] not in reader.listed:
            kind = "caption"
        elif patterns.search("byline", text) and not lines[k].ends_sentence:
            kind = "byline"
        elif reader.is_row(k) and any(reader.is_row(n) for n in (k - 1, k + 1) if top <= n < len(lines)):
            kind = "table"
        parts.append(Part(kind, k, k + 1, lines[k].clean))
    return tuple(parts)


def title_end(lines: Sequence[Line]) -> int:
    """How many lines at the top of a plain article are its title."""
    for k, line in enumerate(lines[:5]):
        starts = line.matches("lead") or line.matches("byline") or bool(_DATELINE.match(line.text))
        if line.ends_sentence or line.width > _WIDE or _NUMBERED.match(line.text) or starts:
            return k
        if k and (line.text.endswith(("：", "；")) or "，" in line.text or line.matches("opening")):
            return k
    return 1


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


def _is_whole(line: Line) -> bool:
    """Whether a line may be a paragraph by itself."""
    text = line.text
    return (
        line.ends_sentence
        or line.width > _WIDE
        or text.endswith(("；", "：", "）"))
        or _NUMBERED.match(text) is not None
        or _DATE_ALONE.match(text) is not None
    )


class _Reader:
    """Reads parts line by line; what was read before tells what may follow."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.spaced = sum(line.blanks > 0 for line in lines) > 0.5 * len(lines)
        self.usual = median(line.width for line in lines) if lines else 0.0
        self.parts: list[Part] = []
        self._marked: dict[int, bool] = {}
        self._entries: set[int] = set()  # lines at which entries of a list of who does what begin
        heads = [line.text[0] for line in lines if line.text[:1] in _MARKS and not line.matches("byline")]
        self.listed = {mark for mark in heads if heads.count(mark) > 1}  # they mark items, not pictures

    def read(self) -> tuple[Part, ...]:
        at = 0
        while at < len(self.lines):
            part = self.next_part(at)
            if part.kind == "credit":
                part = self.with_picture(part)
            self.parts.append(part)
            at = part.last
        return tuple(self.parts)

    @property
    def flowing(self) -> Part | None:
        """The paragraph or table that the last part is."""
        return self.parts[-1] if self.parts and self.parts[-1].kind in ("body", "table") else None

    def next_part(self, at: int) -> Part:
        line, unit = self.lines[at], self.unit(at)
        if not line.text:  # nothing but invisible characters
            return self.part("furniture", at, at + 1)
        text = paragraph(self.lines[at:unit]).text
        patterns = page_patterns()
        if end := self.header_end(at):
            return self.part("furniture", at, end)
        if patterns.is_furniture(text):
            return self.part("furniture", at, unit)
        if patterns.search("pointer", line.text if line.doubled else text):
            return self.part("furniture", at, unit)
        if line.doubled and not self.is_head_row(at):
            return self.part("title", at, at + 1)
        if self.starts_report(at):
            return self.prose(at, self.paragraph_end(at), lead=True)
        if patterns.search("credit", text):
            return self.part("credit", at, unit)
        if patterns.search("byline", text) and not line.ends_sentence:
            return self.part("byline", at, unit)
        if self.is_caption(at) or (
            patterns.search("caption", text) and not self.open_paragraph() and text[0] not in self.listed
        ):
            return self.part("caption", at, unit)
        if patterns.search("notice", text) or self.heads_notice(at):
            return self.notice(at, unit)
        if self.is_dateline(at):
            return self.part("dateline", at, unit)
        if _DATE_ALONE.match(text) and not self.flowing:
            return self.part("dateline" if self.parts and self.parts[-1].kind == "title" else "furniture", at, unit)
        if self.flowing and self.signature_end(at):
            return self.part("body", at, unit)
        if self.flowing and not self.open_paragraph() and (end := self.bracket_end(at)):
            return self.part("body", at, end)
        if self.parts and self.parts[-1].kind == "title" and signs_in_brackets(text):
            return self.part("byline", at, unit)
        if self.parts and signs_for_unit(text):
            counted = unit < len(self.lines) and _COUNT.match(self.lines[unit].text) and text.endswith("等")
            return self.part("byline", at, unit + 1 if counted else unit)
        if (end := self.broken_byline_end(at)) or (end := self.name_end(at)):
            return self.part("byline", at, end)
        if self.announces(at):
            return self.prose(at, unit)
        if self.starts_entry(at):
            return replace(self.prose(at, self.entry_end(at)), closed=True)
        if self.continues_title(at) or self.stands_below_title(at):
            return self.part("title", at, unit)
        if rows := self.table_end(at):
            return self.part("table", at, rows)
        end = self.paragraph_end(at)
        if self.is_prose(at, end):
            found = self.prose(at, end)
            pictured = patterns.search("caption", found.text) and found.text[0] not in self.listed
            return self.part("caption", at, end) if pictured else found
        return self.part("title", at, unit)

    # ── kinds that a line's own words tell ───────────────────────────────────────────────────────────────────────
    def unit(self, at: int) -> int:
        """The end of line ``at`` with the pieces that were broken off it."""
        end = at + 1
        while end < len(self.lines) and self.lines[end].glued:
            end += 1
        return end

    def is_caption(self, at: int) -> bool:
        """Whether line ``at`` alone is a caption with the name of who took the picture, wherever it stands."""
        line = self.lines[at]
        return line.text.endswith(("摄", "摄）")) and line.matches("caption") and not line.matches("byline")

    def with_picture(self, credit: Part) -> Part:
        """A credit with the words on the picture that it stands below, taken back from what was read before; alone
        where there are none."""
        first = credit.first
        if self.parts:
            above = self.parts[-1]
            apart = len(self.parts) == 1 or self.parts[-2].kind != "body" or self.lines[above.first].blanks > 0
            short = len(above.text) <= _CAPTION and (
                (above.kind == "body" and not above.lead) or (above.kind == "title" and "，" in above.text)
            )
            if above.kind == "caption" or (short and apart and not self.spaced):
                first = self.parts.pop().first
        return self.part("caption", first, credit.last)

    def header_end(self, at: int) -> int:
        """Where a header or footer ends that is broken over two to four lines; 0 where line ``at`` begins none."""
        patterns = page_patterns()
        for end in range(min(at + 4, len(self.lines)), at + 1, -1):
            pieces = self.lines[at:end]
            if all(p.width <= _WIDEST_COLUMN and patterns.is_piece_of_furniture(p.text) for p in pieces):
                texts = [paragraph(pieces).text, " ".join(piece.text for piece in pieces)]
                if any(map(patterns.is_furniture, texts)):
                    return end
        return 0

    def starts_report(self, at: int) -> bool:
        line = self.lines[at]
        return line.jump_before or line.matches("lead")

    def announces(self, at: int) -> bool:
        """Whether line ``at`` leads into a list (会议决定任命：) and is no title above a text."""
        line, below = self.lines[at], self.lines[at + 1 : at + 4]
        told = "，" in line.text or any(following.text.endswith(("；", "。")) for following in below)
        return told and line.matches("announcement")

    def starts_entry(self, at: int) -> bool:
        """Whether line ``at`` begins an entry in a list of who does what (组长：…), by the role or by the name."""
        text = self.lines[at].text
        if _ROLE.match(text):
            return self.flowing is not None and self.flowing.closed
        listed = self.flowing is not None and self.flowing.first in self._entries
        return listed and self.names_holder(at) and not _COMMA_IN.search(text)

    def names_holder(self, at: int) -> bool:
        """Whether line ``at`` begins with a name, what its bearer is after it."""
        words = self.lines[at].text.split()
        if _PERSON_WITH_POST.match(self.lines[at].text):
            return True
        return bool(words and (_DOTTED.match(words[0]) or (len(words) > 1 and is_signature(words[0]))))

    def entry_end(self, at: int) -> int:
        """Where the entry ends that begins at ``at``: before the next, or before a sentence."""
        end = at + 1
        while end < min(len(self.lines), at + _ROSTER_ENTRY) and not self.marked(end):
            text = self.lines[end].text
            apart = self.lines[end].blanks > 0 and not self.spaced
            if apart or _ROLE.match(text) or self.names_holder(end) or _COMMA_IN.search(text):
                break
            end += 1
        self._entries.add(at)
        return end

    def continues_title(self, at: int) -> bool:
        """Whether line ``at`` goes on with the title above it: that leads into it, or it begins with a dash."""
        line = self.lines[at]
        if not self.parts or self.parts[-1].kind != "title" or line.ends_sentence or "，" in line.text:
            return False
        if line.text[0] in (*_SQUARES, "▲", "★", "▶"):
            return False
        return line.text.startswith(("——", "―", "──")) or page_patterns().leads_on(self.parts[-1].text)

    def stands_below_title(self, at: int) -> bool:
        """Whether line ``at`` is set right below a title on a page whose columns have an empty line after each line."""
        line = self.lines[at]
        below = self.lines[at + 1 : at + 2]
        return (
            self.spaced
            and bool(self.parts)
            and self.parts[-1].kind == "title"
            and not (line.blanks or line.glued or line.ends_sentence or line.width > _WIDE)
            and all(following.blanks and not following.glued for following in below)
        )

    def is_dateline(self, at: int) -> bool:
        text = paragraph(self.lines[at : self.unit(at)]).text
        return bool(_DATELINE.match(text) or _NUMBER_OF_TEXT.match(text))

    def marked(self, at: int) -> bool:
        """Whether line ``at`` begins something that its own words tell, so that no paragraph runs on into it."""
        if at not in self._marked:
            self._marked[at] = self._is_marked(at)
        return self._marked[at]

    def _is_marked(self, at: int) -> bool:
        line = self.lines[at]
        if line.doubled or self.starts_report(at) or line.text.startswith(("问：", "答：", "记者：")):
            return True
        if line.text.endswith("：") and line.matches("opening"):
            return True
        if line.text[:1] in self.listed:
            return True
        text = paragraph(self.lines[at : self.unit(at)]).text
        if self.is_caption(at) or page_patterns().search("credit", text):
            return True
        if _DONE_BY.match(text) and line.matches("byline"):
            return True
        pictured = _CAPTION_HEAD.match(text) is not None and text[0] not in self.listed
        return bool(page_patterns().is_furniture(text) or pictured) or (
            not line.ends_sentence
            and line.text[:1] in _SQUARES
            and (line.matches("byline") or line.matches("label") or self.broken_byline_end(at) > 0)
        )

    def broken_byline_end(self, at: int) -> int:
        """Where a byline ends that is broken within a name: after the next line; else 0."""
        end = at + 2
        longest = 8 if self.lines[at].text[:1] in _SQUARES else 3
        if end > len(self.lines) or not self.lines[at].text.startswith(_BYLINE_BEGINS):
            return 0
        if len(self.lines[at + 1].text) > longest or self.lines[at].matches("byline"):
            return 0
        text = paragraph(self.lines[at:end]).text
        return end if page_patterns().search("byline", text) and not self.lines[at + 1].ends_sentence else 0

    def name_end(self, at: int) -> int:
        """Where a line ends that is a name and nothing else, between a title and its text, or below a text that
        nothing follows; else 0."""
        name = "".join(self.lines[at].text.split())
        if not self.parts or len(name) > 3 or not is_signature(name):
            return 0
        above, end = self.parts[-1], at + 1
        follows = end < len(self.lines) and not self.marked(end) and self.is_prose(end, self.paragraph_end(end))
        if above.kind == "title" and not above.notice:
            return end if follows else 0
        listed = above.text[:1] in self.listed or (end < len(self.lines) and is_signature(self.lines[end].text))
        return end if above.kind == "body" and above.closed and not follows and not listed else 0

    def signature_end(self, at: int) -> int:
        """Where a signature ends that begins at ``at``: a date alone, or up to three organs and their date; else 0."""
        for end in range(at, min(at + 4, len(self.lines))):
            text = paragraph(self.lines[end : self.unit(end)]).text
            if _DATE_ALONE.match(text.replace(" ", "")):
                return self.unit(end)
            if len(text) > 30 or self.lines[end].ends_sentence or _COMMA.search(text) or self.marked(end):
                return 0
        return 0

    def heads_notice(self, at: int) -> bool:
        """Whether a line that says 公告 and no more stands above what somebody pays to have printed."""
        if self.lines[at].text not in ("公告", "通告", "通知"):
            return False
        below = self.lines[at + 1 : at + 1 + _NEAR]
        return page_patterns().search("notice_body", paragraph(below).text) is not None

    def bracket_end(self, at: int) -> int:
        """Where a line ends that is in brackets and no more, or two or three lines over which it is broken; else 0."""
        if not self.lines[at].text.startswith(("（", "(")):
            return 0
        for end in range(self.unit(at), min(at + 3, len(self.lines)) + 1):
            if _BRACKETED.match(paragraph(self.lines[at:end]).text):
                return end
        return 0

    def notice(self, at: int, unit: int) -> Part:
        """A notice that stands in its line, with the lines set right below it, or a notice's title."""
        end = unit
        while end < len(self.lines) and not self.marked(end):
            follows = self.spaced and not self.lines[end].blanks
            open_still = not self.lines[end - 1].ends_sentence and end - at < 6 and self.lines[end].glued
            if not (follows or open_still):
                break
            end += 1
        text = paragraph(self.lines[at:unit]).text
        is_title = len(text) <= 30 and not _COMMA.search(text) and not re.search(r"\d级|℃|晴|多云|^\d", text)
        if is_title and end == unit:
            return self.part("title", at, unit, notice=True)
        return self.part("notice", at, end)

    def table_end(self, at: int) -> int:
        """Where the table ends whose first row is line ``at``; 0 if none begins there."""
        if not (self.is_head_row(at) or (self.is_row(at) and at + 1 < len(self.lines) and self.is_row(at + 1))):
            return 0
        end = at + 1
        while end < len(self.lines) and not self.marked(end):
            line = self.lines[end]
            if line.ends_sentence and _COMMA.search(line.text):
                break
            below = not line.blanks if self.spaced else len(line.raw.split()) > 1 or line.width <= 10
            if not (below or self.is_row(end)):
                break
            end += 1
        return end if end > at + 1 else 0

    def is_head_row(self, at: int) -> bool:
        words = self.lines[at].raw.split()
        text = "".join(words)
        if len(words) < 2 or len(text) > 60 or re.search("[，。]", text):
            return False
        return len(set(_TABLE_HEAD.findall(text))) >= 2

    def is_row(self, at: int) -> bool:
        line = self.lines[at]
        return len(line.text.split()) >= 3 and not line.ends_sentence and "，" not in line.text

    # ── paragraphs ───────────────────────────────────────────────────────────────────────────────────────────────
    def open_paragraph(self) -> bool:
        return bool(self.parts) and self.parts[-1].kind == "body" and not self.parts[-1].closed

    def column(self, at: int) -> float:
        """The width of the column in which a paragraph that begins at ``at`` stands, judged by its next lines."""
        widths = [self.lines[at].width]
        for line in self.lines[at + 1 : at + 12]:
            if line.ends_sentence and (len(widths) > 2 or line.width < widths[-1] - _RAGGED):
                break
            widths.append(line.width)
            if line.ends_sentence:
                break
        if self.lines[at].ends_sentence or len(widths) < 3:
            return max(widths[:2])
        return _full_width(widths[1:])

    def paragraph_end(self, at: int) -> int:
        """Where the paragraph ends that begins at ``at``, if one does."""
        column = self.column(at)
        numbered = _NUMBERED.match(self.lines[at].text) is not None
        end = at
        while end + 1 < min(len(self.lines), at + _LONGEST_PARAGRAPH):
            line, following = self.lines[end], self.lines[end + 1]
            if following.glued:
                end += 1
                continue
            if end == at and _DATELINE_ALONE.match(line.text):
                end += 1
                continue
            if line.width > _WIDE or line.jump_after or self.marked(end + 1):
                break
            if line.ends_sentence:
                if self.ends_here(at, end, column):
                    break
            elif end > at or numbered:
                short = _widest(line) < column - _DEEP
                numbered_next = _NUMBERED.match(following.text) is not None
                if short or (numbered_next and (numbered or line.width < column - 1)) or following.width > _WIDE:
                    break
                if following.width > column + 2 * _RAGGED and not numbered:
                    break
                if self.lines[at].indent >= _INDENT and following.indent >= _INDENT and line.width < column - _RAGGED:
                    break
            elif following.width > _WIDE or self.is_list_line(at):
                break
            end += 1
        return end + 1

    def ends_here(self, start: int, at: int, column: float) -> bool:
        """Whether the paragraph that began at ``start`` ends with line ``at``, as a sentence does; a line follows."""
        line, following = self.lines[at], self.lines[at + 1]
        if line.width < column - _RAGGED or following.width > column + _RAGGED or line.width > _WIDEST_COLUMN:
            return True
        if following.indent >= _INDENT or _NUMBERED.match(following.text) or following.matches("opening"):
            return True
        if self.leads_nowhere(at + 1) or following.matches("caption") or (self.spaced and self.stands_alone(at + 1)):
            return True
        narrow = column - _RAGGED if self.lines[start].indent >= _INDENT else column - _INDENT + 0.6
        hanging = 1.0 if _COMMA.search(following.text[-1:]) else 0.0  # punctuation may stand beyond the column
        return not following.ends_sentence and following.width - hanging <= narrow

    def leads_nowhere(self, at: int) -> bool:
        """Whether no sentence ends in the few lines from ``at`` to the next that begins something of its own."""
        for k in range(at, min(at + _NEAR, len(self.lines))):
            stands_in = self.lines[k].indent >= _INDENT > self.lines[at].indent
            if k > at and (stands_in or self.marked(k) or self.is_dateline(k)):
                return True
            if self.lines[k].ends_sentence:
                return False
        rest = self.lines[at : at + _NEAR]
        return at + _NEAR >= len(self.lines) and not any("，" in line.text for line in rest)

    def is_list_line(self, at: int) -> bool:
        """Whether line ``at`` is a paragraph by itself: one of a list, or the salutation of a letter."""
        text = self.lines[at].text
        if text.endswith("：") and self.lines[at].matches("opening"):
            return True
        return bool(
            self.flowing
            and not self.starts_report(at)
            and (
                _PERSON_WITH_POST.match(text)
                or _PHONE.match(text)
                or (_LABELLED.match(text) and re.search("[、（]", text))
                or (
                    text.endswith("；")
                    and (self.flowing.text[-1:] in "：；" or (self.spaced and self.stands_alone(at)))
                )
            )
        )

    def stands_alone(self, at: int) -> bool:
        """Whether line ``at`` was never wrapped: on a page of spaced lines it has a neighbour without a space."""
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        return following is not None and not following.blanks and not following.glued

    def is_prose(self, at: int, end: int) -> bool:
        """Whether lines ``at`` to ``end`` are a paragraph and not a title with what follows it."""
        lines = self.lines[at:end]
        first, last = lines[0], lines[-1]
        widths = [line.width for line in lines]
        known = self.flowing.column if self.flowing else 0.0
        if first.width > _WIDE or _NUMBERED.match(first.text) or self.is_list_line(at):
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
            return bool(_COMMA.search(first.text)) or abs(first.width - known) <= _DEEP
        commas = sum(bool(_COMMA.search(line.text)) for line in lines)
        text = paragraph(lines).text
        ended = ends_sentence(text) or last.jump_after or text.endswith(("：", "；"))
        asked = text.startswith(("问：", "答：", "记者："))
        narrow = first.width < self.usual - _DEEP and not _COMMA.search(first.text)
        cried = text[-1:] in "？！?!" and len(lines) < 4 and not asked
        if cried and (narrow or not re.search("[，。；、]", text) or self.is_among_titles(at, end)):
            return False  # a question is a title
        if narrow and len(lines) == 2 and lines[1].blanks and not self.spaced:
            return False
        if not ended and (len(lines) < 4 or commas < 0.4 * len(lines)):
            return False
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
        if _COMMA.search(lines[0].text) or is_open(lines[0].text):
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
        above = "".join(part.text for part in self.parts[-_NEAR:] if part.kind == "body")
        around = [above, "".join(line.text for line in self.lines[at + 1 : end])]
        return max(sum(pair in text for pair in own) for text in around) / max(1, len(own))

    # ── making parts ─────────────────────────────────────────────────────────────────────────────────────────────
    def prose(self, at: int, end: int, lead: bool = False) -> Part:
        text = paragraph(self.lines[at:end])
        closed = ends_sentence(text.text) or self.lines[end - 1].jump_after or text.text.endswith(("：", "；"))
        closed = closed or self.is_list_line(at)
        widths = [line.width for line in self.lines[at : end - 1]]
        column = _full_width(widths) if len(widths) >= 2 else self.column(at)
        return Part("body", at, end, text, column, lead=lead, closed=closed or bool(_NUMBERED.match(text.text)))

    def part(self, kind: str, at: int, end: int, notice: bool = False) -> Part:
        lines = self.lines[at : at + 1] if kind == "table" else self.lines[at:end]
        return Part(kind, at, end, paragraph(lines), notice=notice)
