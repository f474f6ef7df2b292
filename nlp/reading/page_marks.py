"""What the words of single lines tell: where headers, captions, datelines, signatures and tables begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.reading.page_authors import is_signature
from nlp.reading.page_lines import Line, paragraph
from nlp.reading.page_patterns import page_patterns

WIDEST_COLUMN = 30.0  # in a wider one a line that ends a sentence ends its paragraph
NEAR = 6  # lines below a line, or paragraphs above it, that are near it
HAN_NUMBER = "一二三四五六七八九十"
PERSON_WITH_POST = re.compile(r"^(?:[^，。：]{2,8}：)?[^，。：（]{2,8}（[^（）]{2,40}）[；。、]?$")
_DOTTED = re.compile(r"^[\u3400-\u9fff]{2,8}·[\u3400-\u9fff]{2,8}")
_BRACKETED = re.compile(r"^[（(][^（）()。，]{2,24}[）)]$")
SQUARES = tuple("□■◇◆○●◎▲△")
_MARKS = (*SQUARES, *"▼★▶·•")
_BYLINE_BEGINS = (*SQUARES, "本报", "本网", "记者", "通讯员")
_CAPTION_HEAD = re.compile("^(?:图为|[上下左右]图[：:为]|[▲▼◀▶])")
_YEAR = "(?:\\d{4}|[一二][〇零○一二三四五六七八九]{3})年"
_DONE_BY = re.compile(r"^(?:采写|撰文|摄影|文字?|图片?|口述|整理)\s?[/／：:]")
DATE_ALONE = re.compile(rf"^{_YEAR}(?:\d{{1,2}}|[{HAN_NUMBER}]{{1,2}})月(?:\d{{1,2}}|[{HAN_NUMBER}]{{1,3}})日$")
DATELINE = re.compile(rf"^[（(]{_YEAR}\S*日.{{0,60}}[）)]$")
_OPENS_DATELINE = re.compile(rf"^[（(]{_YEAR}[^（）()]*$")
# an entry in a list of people, its name first or behind what they are praised for
_ENTRY = re.compile(r"^(?:([^（）\s：，]{2,14})（|[\u3400-\u9fff“”]{2,10}：([\u3400-\u9fff·]{2,14})(?=[（\s]|$))")
_ENTRY_LINES = 3  # lines of the longest such entry
_SHORTEST_POST = 5  # characters of what somebody is, with its body
_NUMBER_OF_TEXT = re.compile(
    r"^(?:[^\s，。]{1,10}[〔\[（(]\d{4}[〕\]）)]第?\d{1,4}号"
    rf"|[（(][^（）()]{{0,16}}第?[\d{HAN_NUMBER}]{{1,4}}号[）)])$"
)
_TABLE_HEAD = re.compile(
    "姓名|日期|职务|单位|时间|地点|序号|领导|电话|出生|学历|性别|现任|拟任|名称|地址|备注|类别|项目|金额|名次|得分|成绩|数量|价格"
)
COMMA = re.compile("[，、。；：]")


class Marks:
    """The lines of a page, and what each says that it is, whatever stands before it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.spaced = sum(line.blanks > 0 for line in lines) > 0.5 * len(lines)
        self._marked: dict[int, bool] = {}
        heads = [line.text[0] for line in lines if line.text[:1] in _MARKS and not line.matches("byline")]
        self.listed = {mark for mark in heads if heads.count(mark) > 1}  # they mark items, not pictures

    def unit(self, at: int) -> int:
        """The end of line ``at`` with the pieces that were broken off it."""
        end = at + 1
        while end < len(self.lines) and self.lines[end].glued:
            end += 1
        return end

    def stands_alone(self, at: int) -> bool:
        """Whether line ``at`` was never wrapped: on a page of spaced lines it has a neighbour without a space."""
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        return following is not None and not following.blanks and not following.glued

    def is_caption(self, at: int) -> bool:
        """Whether line ``at`` alone is a caption with the name of who took the picture, wherever it stands."""
        line = self.lines[at]
        return line.text.endswith(("摄", "摄）")) and line.matches("caption") and not line.matches("byline")

    def header_end(self, at: int) -> int:
        """Where a header or footer ends that is broken over two to four lines; 0 where line ``at`` begins none."""
        patterns = page_patterns()
        for end in range(min(at + 4, len(self.lines)), at + 1, -1):
            pieces = self.lines[at:end]
            if all(p.width <= WIDEST_COLUMN and patterns.is_piece_of_furniture(p.text) for p in pieces):
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

    def names_holder(self, at: int) -> bool:
        """Whether line ``at`` begins with a name, what its bearer is after it."""
        words = self.lines[at].text.split()
        if PERSON_WITH_POST.match(self.lines[at].text):
            return True
        return bool(words and (_DOTTED.match(words[0]) or (len(words) > 1 and is_signature(words[0]))))

    def lists_person(self, at: int) -> bool:
        """Whether line ``at`` begins an entry in a list of people: 林知秋（清江县…）, 敬业模范：林知秋 …,
        林知秋　清江县…, 清江县…　林知秋."""
        text = self.lines[at].text
        if self.lines[at].ends_sentence or "，" in text:
            return False
        if begun := _ENTRY.match(text):
            name = begun[1] or begun[2]
            return is_signature(name) or _DOTTED.match(name) is not None
        words = text.split()
        if len(words) != 2:
            return False
        return is_signature(words[0]) or (len(words[0]) >= _SHORTEST_POST and is_signature(words[1]))

    def lists_people(self, at: int) -> bool:
        """Whether line ``at`` begins the first of several such entries."""
        below = range(at + 1, min(at + 1 + _ENTRY_LINES, len(self.lines)))
        return at < len(self.lines) and self.lists_person(at) and any(map(self.lists_person, below))

    def dateline_end(self, at: int) -> int:
        """Where a dateline or the number of a text ends that begins at ``at``, in brackets over up to three lines;
        else 0."""
        end = self.unit(at)
        text = paragraph(self.lines[at:end]).text
        if DATELINE.match(text) or _NUMBER_OF_TEXT.match(text):
            return end
        if not _OPENS_DATELINE.match(text):
            return 0
        for end in range(self.unit(at) + 1, min(self.unit(at) + 2, len(self.lines)) + 1):
            if DATELINE.match(paragraph(self.lines[at:end]).text):
                return end
        return 0

    def is_dateline(self, at: int) -> bool:
        return self.dateline_end(at) > 0

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
            and line.text[:1] in SQUARES
            and (line.matches("byline") or line.matches("label") or self.broken_byline_end(at) > 0)
        )

    def broken_byline_end(self, at: int) -> int:
        """Where a byline ends that is broken within a name: after the next line; else 0."""
        end = at + 2
        longest = 8 if self.lines[at].text[:1] in SQUARES else 3
        if end > len(self.lines) or not self.lines[at].text.startswith(_BYLINE_BEGINS):
            return 0
        if len(self.lines[at + 1].text) > longest or self.lines[at].matches("byline"):
            return 0
        text = paragraph(self.lines[at:end]).text
        return end if page_patterns().search("byline", text) and not self.lines[at + 1].ends_sentence else 0

    def signature_end(self, at: int) -> int:
        """Where a signature ends that begins at ``at``: a date alone, or up to three organs and their date; else 0."""
        for end in range(at, min(at + 4, len(self.lines))):
            text = paragraph(self.lines[end : self.unit(end)]).text
            if DATE_ALONE.match(text.replace(" ", "")):
                return self.unit(end)
            if len(text) > 30 or self.lines[end].ends_sentence or COMMA.search(text) or self.marked(end):
                return 0
        return 0

    def bracket_end(self, at: int) -> int:
        """Where a line ends that is in brackets and no more, or two or three lines over which it is broken; else 0."""
        if not self.lines[at].text.startswith(("（", "(")):
            return 0
        for end in range(self.unit(at), min(at + 3, len(self.lines)) + 1):
            if _BRACKETED.match(paragraph(self.lines[at:end]).text):
                return end
        return 0

    def heads_notice(self, at: int) -> bool:
        """Whether a line that says 公告 and no more stands above what somebody pays to have printed."""
        if self.lines[at].text not in ("公告", "通告", "通知"):
            return False
        below = self.lines[at + 1 : at + 1 + NEAR]
        return page_patterns().search("notice_body", paragraph(below).text) is not None

    def table_end(self, at: int) -> int:
        """Where the table ends whose first row is line ``at``; 0 if none begins there."""
        if not (self.is_head_row(at) or (self.is_row(at) and at + 1 < len(self.lines) and self.is_row(at + 1))):
            return 0
        end = at + 1
        while end < len(self.lines) and not self.marked(end):
            line = self.lines[end]
            if line.ends_sentence and COMMA.search(line.text):
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
