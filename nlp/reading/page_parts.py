"""A page's lines as parts: paragraphs, tables, titles, bylines, captions, notices, furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from nlp.lexicon import load_surnames
from nlp.reading.page_authors import is_signature, signs_for_unit, signs_in_brackets
from nlp.reading.page_lines import Line, is_open, paragraph
from nlp.reading.page_marks import COMMA, DATE_ALONE, DATELINE, SQUARES
from nlp.reading.page_paragraphs import NUMBERED, WIDE, Paragraphs, Part
from nlp.reading.page_patterns import page_patterns
from nlp.resumes import whose
from nlp.rosters import heads, row_of

# The rest of a document's title, and what only a sentence has behind it
_GOES_ON_BEHIND = re.compile(r"[^《》。]{0,40}》[^》。]{0,30}[，。；、]")
# 市长　林知秋: who signs an order or notice
_HEAD = re.compile(
    "(?:代?[省市县区州盟旗乡镇]长|专员|主席|主任|院长|检察长|校长|[局厅部行]长|董事长|总经理|司令员|政委|政治委员|书记)"
    r"\s([\u3400-\u9fff·]{2,14})$"
)
# 按照《…》规定，: an official text begins, and the line breaks after its first clause
_PREAMBLE = re.compile("^(?:按照|根据|依照|依据|鉴于|遵照|兹?经).{4,}，$")
# 因线路检修，…停电。清江供电公司: a whole sentence on a line, and behind it the body that says it
_SENTENCE_AND_BODY = re.compile(
    "，[^。]{4,}。[\u3400-\u9fff]{2,16}(?:局|公司|委|办|站|中心|所|院|处|队|部|会|厂|校|社|行)$"
)
_NOTICE_TITLE = re.compile("^.{0,8}(?:公告|通告|启事|通知|声明|告示|公示|预告)$")
_CAPTION = 150  # characters of the longest words on a picture
_ROLE = re.compile(
    r"^(?:(?:第一|常务)?副?(?:组长|主任|总?指挥长?|主席|会长|秘书长|召集人|队长|团长)|成员|委员|顾问|联络员)：(?=\S)"
)
_FULL_BUT = 3.0  # characters by which the first line of an entry may be shorter than its column
_REST_OF_ENTRY = 12.0  # characters of its last line
_ROSTER_ENTRY = 4  # lines of the longest entry in a list of who does what
_ADVERT = re.compile("(?:电话|手机|热线)(?:[：:]|\\d)|联系人[：:]|作废")  # what a line of an advertisement says
_COUNT = re.compile(r"^\d{1,3}[人名位]$")
_SET_APART = re.compile(r"[\u3400-\u9fff][ 　]{1,2}[\u3400-\u9fff]")  # 王　海
_COMMA_IN = re.compile("[，。；]")


def read_parts(lines: Sequence[Line]) -> tuple[Part, ...]:
    """The parts of a page, in the order of its lines; every line is in exactly one."""
    return _Reader(lines).read()


def _signs_as_head(text: str) -> bool:
    """Whether a line is the signature of the head of a body, with their office before it."""
    signed = _HEAD.match(text)
    return signed is not None and is_signature(signed[1])


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
        elif (patterns.search("byline", text) and not lines[k].ends_sentence) or (
            0 < k == top and _signs_below_title(lines, k)
        ):
            kind = "byline"
        elif reader.is_row(k) and any(reader.is_row(n) for n in (k - 1, k + 1) if top <= n < len(lines)):
            kind = "table"
        parts.append(Part(kind, k, k + 1, lines[k].clean))
    return tuple(parts)


def title_end(lines: Sequence[Line]) -> int:
    """How many lines at the top of a plain article are its title."""
    for k, line in enumerate(lines[:5]):
        starts = line.matches("lead") or line.matches("byline") or bool(DATELINE.match(line.text))
        if line.ends_sentence or line.width > WIDE or NUMBERED.match(line.text) or starts:
            return k
        if k and _signs_below_title(lines, k):
            return k
        if k and (line.text.endswith(("：", "；")) or "，" in line.text or line.matches("opening")):
            return k
    return 1


def _signs_below_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is nothing but a name, between the title and a paragraph; one of two that may as well be
    a word (高原, 时评) is none."""
    text = lines[at].text
    entry = load_surnames().get(text[:1])
    alone = _SET_APART.fullmatch(text) or (len(text) == 2 and entry is not None and entry.common and not entry.word)
    below = lines[at + 1] if at + 1 < len(lines) else None
    named = (alone or len(text) == 3) and text[-1] not in "村镇乡县屯寨庄"
    return below is not None and below.ends_sentence and bool(named) and is_signature(re.sub(r"\s", "", text))


def _is_whole(line: Line) -> bool:
    """Whether a line may be a paragraph by itself."""
    text = line.text
    return (
        line.ends_sentence
        or line.width > WIDE
        or text.endswith(("；", "：", "）"))
        or NUMBERED.match(text) is not None
        or DATE_ALONE.match(text) is not None
    )


class _Reader(Paragraphs):
    """Reads parts line by line; what was read before tells what may follow."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(lines)
        self._entries: set[int] = set()  # lines at which entries of a list of who does what begin
        self._listed: set[int] = set()  # lines at which entries of a list of people begin

    def read(self) -> tuple[Part, ...]:
        at = 0
        while at < len(self.lines):
            part = self.next_part(at)
            if part.kind == "credit":
                part = self.with_picture(part)
            if part.kind == "caption":
                part = self.with_its_title(part)
            self.parts.append(part)
            at = part.last
        return tuple(self.parts)

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
        if patterns.search("pointer", line.text if line.doubled else text) or self.is_index_entry(text):
            return self.part("furniture", at, unit)
        if line.doubled and not self.is_head_row(at):
            return self.part("title", at, at + 1)
        if end := self.roster_end(at):
            return self.part("table", at, end)
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
        if end := self.dateline_end(at):
            return self.part("dateline", at, end)
        if self.parts and _SENTENCE_AND_BODY.search(text) and _NOTICE_TITLE.match(self.parts[-1].text):
            return self.part("notice", self.parts.pop().first, unit)
        if DATE_ALONE.match(text) and not self.flowing:
            return self.part("dateline" if self.parts and self.parts[-1].kind == "title" else "furniture", at, unit)
        signs = self.flowing and self.flowing.closed and (_signs_as_head(text) or self.signs_document(text))
        if self.flowing and (signs or self.signature_end(at)):
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
        if self.announces(at) or (self.flowing and heads(line.text) and line.text.endswith(("如下", "："))):
            return self.prose(at, unit)
        if self.flowing and whose(line.text):
            return replace(self.prose(at, at + 1), closed=True)
        if self.flowing and self.starts_listed(at):
            return replace(self.prose(at, self.listed_end(at)), closed=True)
        if self.starts_entry(at):
            return replace(self.prose(at, self.entry_end(at)), closed=True)
        if _PREAMBLE.match(line.text):
            return self.prose(at, self.paragraph_end(at))
        if self.continues_title(at) or self.stands_below_title(at):
            return self.part("title", at, unit)
        if rows := self.table_end(at):
            return self.part("table", at, rows)
        end = self.paragraph_end(at)
        if self.is_prose(at, end):
            found = self.prose(at, end)
            pictured = patterns.search("caption", found.text) and found.text[0] not in self.listed
            return self.part("caption", at, end) if pictured else found
        if self.breaks_in_document(at):
            return self.prose(at, end)
        return self.part("title", at, unit)

    def is_index_entry(self, text: str) -> bool:
        """Whether a line is a title with its page, below the name of a list of such titles or another of them."""
        patterns = page_patterns()
        if not self.parts or self.parts[-1].kind != "furniture" or not patterns.search("index_entry", text):
            return False
        above = self.parts[-1].text
        return bool(patterns.search("pointer", above) or patterns.search("index_entry", above))

    def breaks_in_document(self, at: int) -> bool:
        """Whether line ``at`` ends within the title of a document after which the next line goes on as a sentence does
        (会议审议了《法治 | 工作报告》，原则通过): such a line is part of a text."""
        below = self.lines[at + 1 : at + 2]
        text = self.lines[at].text
        return (
            text.count("《") > text.count("》")
            and all(_GOES_ON_BEHIND.match(line.text) for line in below)
            and bool(below)
        )

    def with_picture(self, credit: Part) -> Part:
        """A credit with the words on the picture that it stands below, taken back from what was read before; alone
        where there are none."""
        first = credit.first
        if self.parts:
            above = self.parts[-1]
            apart = len(self.parts) == 1 or self.parts[-2].kind != "body" or self.lines[above.first].blanks > 0
            snug = self.spaced and not self.lines[credit.first].blanks and self.lines[above.first].blanks > 0
            short = len(above.text) <= _CAPTION and (
                (above.kind == "body" and not above.lead) or (above.kind == "title" and "，" in above.text)
            )
            if above.kind == "caption" or (short and apart and (snug or not self.spaced)):
                first = self.parts.pop().first
        return self.part("caption", first, credit.last)

    def with_its_title(self, caption: Part) -> Part:
        """A caption with the title set right above it, where no title of an article can be."""
        top = len(self.parts)
        while top and self.parts[top - 1].kind == "title" and not self.lines[self.parts[top - 1].last].blanks:
            top -= 1
        above = self.parts[top:]
        named = any(page_patterns().search("picture", part.text) for part in above)
        if not above or not (named or (self.spaced and len(above) == 1 and self.lines[above[0].first].blanks)):
            return caption
        del self.parts[top:]
        return self.part("caption", above[0].first, caption.last)

    def roster_end(self, at: int) -> int:
        """Where the roster ends whose first line is ``at``, right below its heading; else 0."""
        heading = next((part for part in reversed(self.parts) if part.kind not in ("dateline", "byline")), None)
        above = self.lines[heading.last - 1].text if heading is not None else ""
        if not heads(above):
            return 0
        end = at
        while end < len(self.lines) and row_of(self.lines[end].text) is not None:
            end += 1
        return end if end > at else 0

    def starts_entry(self, at: int) -> bool:
        """Whether line ``at`` begins an entry in a list of who does what (组长：…), by the role or by the name."""
        text = self.lines[at].text
        if _ROLE.match(text):
            return self.flowing is not None and self.flowing.closed
        listed = self.flowing is not None and self.flowing.first in self._entries
        return listed and self.names_holder(at) and not _COMMA_IN.search(text)

    def signs_document(self, text: str) -> bool:
        """Whether a line is the body whose document stands above it, by the document's title (清江县人民政府|关于…)."""
        titles = [part.text for part in self.parts if part.kind == "title"]
        broken = any(one == text and other.startswith("关于") for one, other in pairwise(titles))
        return broken or any(title.startswith(f"{text}关于") for title in titles)

    def starts_listed(self, at: int) -> bool:
        """Whether line ``at`` begins an entry in a list of people, the first below what leads into it or another."""
        if self.flowing is None or not self.lists_person(at):
            return False
        begun = self.flowing.text.endswith("：") and self.lists_people(at)
        if begun or self.flowing.first in self._listed:
            self._listed.add(at)
            return True
        return False

    def listed_end(self, at: int) -> int:
        """Where the entry of a list of people ends: where its bracket closes, or before the next."""
        end = at + 1
        while end < min(len(self.lines), at + _ROSTER_ENTRY) and not self.marked(end):
            open_still = is_open(paragraph(self.lines[at:end]).text)
            full = self.lines[end - 1].width >= self.usual - _FULL_BUT
            if self.lists_person(end) or not (open_still or (full and self.lines[end].width <= _REST_OF_ENTRY)):
                break
            end += 1
        return end

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
        if line.text[0] in (*SQUARES, "▲", "★", "▶"):
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
            and not (line.blanks or line.glued or line.ends_sentence or line.width > WIDE)
            and all(following.blanks and not following.glued for following in below)
        )

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

    def notice(self, at: int, unit: int) -> Part:
        """A notice that stands in its line, with the lines set right below it, or a notice's title."""
        end = unit
        while end < len(self.lines) and not self.marked(end):
            follows = self.spaced and not self.lines[end].blanks
            open_still = not self.lines[end - 1].ends_sentence and end - at < 6 and self.lines[end].glued
            if not (follows or open_still or _ADVERT.search(self.lines[end].text)):
                break
            end += 1
        text = paragraph(self.lines[at:unit]).text
        is_title = len(text) <= 30 and not COMMA.search(text) and not re.search(r"\d级|℃|晴|多云|^\d", text)
        if is_title and end == unit:
            return self.part("title", at, unit, notice=True)
        return self.part("notice", at, end)
