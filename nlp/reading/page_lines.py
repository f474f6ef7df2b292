"""The lines of a page, each with its clean text, its width in columns and what its own words say that it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nlp.alignment import Aligned, join
from nlp.models import Span
from nlp.reading.page_patterns import page_patterns
from nlp.rosters import between_names

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IS_HAN = re.compile(f"[{_HAN}]")
_LATIN = re.compile(r"[A-Za-z0-9]")
_CLOSERS = re.escape("”’」』）)】》〉］]")
_SENTENCE_END = re.compile(rf"[。！？!?…][{_CLOSERS}]*$")
_SIGNED = re.compile(
    rf"[。！？…][{_CLOSERS}]*\s?(?:[（(][^（）()。，]{{2,24}}[）)]|(?:(?:(?:本报|本网|见习|实习|全媒体)\s?)+(?:记者|通讯员)\s?|(?:记者|通讯员)\s)[^，。：]{{2,30}})$"
)
_GAP = r"\s{0,6}"  # what a line break leaves within a note; bounded, as pages hold long runs of white space
_TO = rf"(?:紧{_GAP}接|上{_GAP}接|下{_GAP}转|转{_GAP}自|续{_GAP}自){_GAP}(?:第{_GAP})?"
_PAGE = rf"(?:[A-Za-z]{_GAP})?(?:[0-9０-９]{_GAP}){{1,3}}版"
_HERE = rf"(?:本{_GAP}版|[左右上下]{_GAP}栏)"  # where an article goes on on the same page
_JUMP = re.compile(
    rf"[（(【\[]{_GAP}(?:[▶►→☞]+{_GAP})?{_TO}(?:{_PAGE}|[一二三四五六七八九十]{{1,3}}{_GAP}版|{_HERE})[^\n（）()。]{{0,12}}[）)】\]]"
    rf"|(?:[▶►→☞]+{_GAP})?{_TO}{_PAGE}(?=\s|$)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the document that holds more than white space.

    ``given`` is its span in the document, from its first to its last character; ``clean`` its text without what
    layout put there – of a heading that is printed twice, one copy. ``width`` counts a Chinese character as 1 and
    others as ½. ``blanks`` is the number of empty lines before it, ``indent`` the white space before its first
    character, by the same measure. ``glued``: an extractor broke it off the line before, after a number or Latin
    word. ``jump_before``/``jump_after``: a jump note (上接1版, 下转4版) stood there.
    """

    given: Span
    clean: Aligned
    raw: str
    width: float
    blanks: int
    indent: float
    doubled: bool = False
    glued: bool = False
    jump_before: bool = False
    jump_after: bool = False

    @property
    def text(self) -> str:
        return self.clean.text

    @property
    def ends_sentence(self) -> bool:
        return self.jump_after or ends_sentence(self.text)

    def matches(self, kind: str) -> bool:
        return page_patterns().search(kind, self.text) is not None


@dataclass(frozen=True, slots=True)
class Page:
    """A document's lines, and the jump notes (上接…, 下转…) that stood in them."""

    lines: tuple[Line, ...]
    jumps: tuple[Span, ...]


def read_lines(text: str) -> Page:
    """``text`` cut into lines, at jump notes as well as at line ends, and broken-off pieces marked."""
    jumps = [(m.start(), m.end()) for m in _JUMP.finditer(text)]
    inside = {i for start, end in jumps for i in range(start, end)}
    cuts = sorted([*jumps, *((m.start(), m.end()) for m in _LINE_END.finditer(text) if m.start() not in inside)])
    lines: list[Line] = []
    blanks, start, noted = 0, 0, 0.0
    continued = after_note = False
    for end, following in [*cuts, (len(text), len(text))]:
        note = text[end:following].strip()
        away = _ON_PAGE.search(note) is None
        line = _line(text, start, end, blanks)
        if line is not None:
            lines.append(_with(line, jump_before=continued, width=line.width + noted))
            blanks, noted, continued = 0, 0.0, False
        if note and away:
            if _ONWARD.search(note) is None:
                continued, noted = True, width("".join(note.split()))
            elif lines:
                whole = lines[-1].width + width("".join(note.split()))
                lines[-1] = _with(lines[-1], jump_after=True, width=whole)
        elif line is None and not note and not after_note:
            blanks += 1
        start, after_note = following, bool(note)
    return Page(_glue(lines), tuple(jumps))


def clean_line(given: Aligned) -> Aligned:
    """``given`` (one line) with full-width letters and digits made half-width, half-width punctuation of Chinese text
    made full-width, compatibility characters normalised where one stands for one, invisible characters dropped, and no
    white space but what separates: between Latin words, and between names or titles of Chinese characters."""
    given = _full_width(given)
    if not _LAID_OUT.search(given.text):
        return given
    visible = given.replace(_narrow)
    visible = visible.keep(lambda i: not _invisible(visible.text[i])).strip()
    if (apart := between_names(visible.text)) is not None:
        return _full_width(visible.keep(lambda i: not visible.text[i].isspace() or i in apart))
    words = visible.text.split()
    single = sum(len(w) == 1 for w in words)
    short = sum(len(w) <= 2 for w in words)
    spaced_out = len(words) >= 4 and short >= 0.7 * len(words) and 2 * single >= len(words)
    spaced_out = spaced_out and not _LONG.search(visible.text)
    kept = visible.keep(lambda i: not visible.text[i].isspace() or _separates(visible.text, i, spaced_out))
    return _full_width(kept)  # marks that white space had parted from their words


def _full_width(line: Aligned) -> Aligned:
    if _HALF.search(line.text) and _IS_HAN.search(line.text):
        return Aligned(_punctuated(line.text), line.offsets)
    return line


def _punctuated(text: str) -> str:
    """Half-width marks that belong to Chinese text made full-width, one for one: those right after a Chinese character
    or closing mark or between a mark and one, and brackets that hold or follow one. 10,000 and 12:30 stay."""
    chars = list(text)
    opened: list[int] = []
    for i, char in enumerate(text):
        before = chars[i - 1] if i else ""
        if char in _WIDE_MARK:
            after = text[i + 1 : i + 2]
            if _AFTER_HAN.match(before) or (_IS_HAN.match(after) and before and not before.isalnum()):
                chars[i] = _WIDE_MARK[char]
        elif char == "(":
            opened.append(i)
        elif char == ")" and opened:
            start = opened.pop()
            if _AFTER_HAN.match(chars[start - 1] if start else "") or _IS_HAN.search(text, start, i):
                chars[start], chars[i] = "（", "）"
    return "".join(chars)


def paragraph(lines: Sequence[Line]) -> Aligned:
    """Wrapped lines as one: no space between Chinese characters, one between Latin words and after a byline's 记者."""
    parts: list[Aligned] = []
    for line in lines:
        if parts and line.text and parts[-1].text:
            left, right = parts[-1].text[-1], line.text[0]
            both_letters = left.isascii() and right.isascii() and left.isalpha() and right.isalpha()
            if both_letters or (_BYLINE_OPEN.search(parts[-1].text) and _IS_HAN.match(right)):
                at = parts[-1].offsets[-1] + 1
                parts.append(Aligned(" ", (at,)))
        parts.append(line.clean)
    return join(parts)


# what cleaning may change: white space, control and format characters, full-width and compatibility forms
_LAID_OUT = re.compile(
    "[\\s\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2e80-\u2fdf\uf900-\ufaff\ufeff\uff01-\uff5e\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001345f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U0002f800-\U0002fa1f\U000e0001\U000e0020-\U000e007f]"
)
_HALF = re.compile("[,;:?!()]")
_WIDE_MARK = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_AFTER_HAN = re.compile(f"[{_HAN}”’》）〉」』】〕]")
_ON_PAGE = re.compile(_HERE)
_ONWARD = re.compile(r"下\s*转")
_LONG = re.compile(f"[{_HAN}]{{4}}")  # in a line whose characters are set apart no word holds together
_BYLINE_OPEN = re.compile(r"(?:^|[（(□■◇◆\s])[^。，]*(?:记者|通讯员|实习生)$")


# 记者叶　舟: a name of two characters set to the width of three, right behind what its bearer is called
_SURNAME_SET_APART = re.compile(f"(?:记者|通讯员|实习生|评论员)[{_HAN}]$")
_LONGEST_FUNCTION = 4  # characters


def ends_sentence(text: str) -> bool:
    """Whether ``text`` comes to the end of a sentence, with or without the signature of who wrote it."""
    return _SENTENCE_END.search(text) is not None or _SIGNED.search(text) is not None


def is_open(text: str) -> bool:
    """Whether a quotation or bracket that ``text`` opens is not closed in it."""
    return any(text.count(a) > text.count(b) for a, b in ("“”", "《》", "（）"))


def width(text: str) -> float:
    """Columns that ``text`` takes: 1 for a Chinese character or full-width punctuation, ½ for any other."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def _with(line: Line, **changes: bool | float) -> Line:
    return replace(line, **changes)  # type: ignore[arg-type]


def _line(text: str, start: int, end: int, blanks: int) -> Line | None:
    if not text[start:end].strip():
        return None
    given = Aligned.of(text, start, end)
    stripped = given.strip()
    clean = clean_line(given)
    single = _one_copy(clean)
    return Line(
        given=(stripped.offsets[0], stripped.offsets[-1] + 1),
        clean=single or clean,
        raw=stripped.text,
        width=width("".join(text[i] for i in (single or clean).offsets if not text[i].isspace())),
        blanks=blanks,
        indent=width(given.text[: stripped.offsets[0] - start]),
        doubled=single is not None,
    )


def _one_copy(clean: Aligned) -> Aligned | None:
    """One copy of a heading that is printed twice (bold by overprinting), be it whole after whole or each character
    twice."""
    text = clean.text
    for copies in (3, 2):
        for gap in ("", " ", "\u3000"):
            size, rest = divmod(len(text) - (copies - 1) * len(gap), copies)
            if gap and (size < (5 if gap == " " else 4) or " " in text[:size]):
                continue  # rows of a table repeat themselves too
            if rest == 0 and " " in text[:size] and clean.offsets[size] > clean.offsets[size - 1] + 1:
                continue
            if rest == 0 and size >= 3 and gap.join([text[:size]] * copies) == text and _IS_HAN.search(text[:size]):
                return clean.slice(0, size)
    if len(text) >= 8 and len(text) % 2 == 0 and text[::2] == text[1::2] and _IS_HAN.search(text):
        return clean.keep(lambda i: i % 2 == 0)
    return None


def _glue(lines: list[Line]) -> tuple[Line, ...]:
    """Marks the pieces that an extractor broke off after a number or Latin word: no empty line before them though the
    page has them, or a unit at their beginning that wants the number."""
    spaced_page = sum(line.blanks > 0 for line in lines) > 0.5 * len(lines)
    glued = list(lines)
    for i in range(1, len(lines)):
        before, line = lines[i - 1], lines[i]
        if line.blanks or not before.text or not line.text or before.jump_after:
            continue
        number = re.search(r"[0-9A-Za-z%+℃～~]$", before.text) is not None
        if number and (_UNIT.match(line.text) or (spaced_page and not _FRESH.match(line.text))):
            glued[i] = _with(line, glued=True)
    return tuple(glued)


_UNIT = re.compile(r"[年月日号时点分秒届次个名项万亿元%℃米公里吨户人岁级版条件倍度]|个百分点")
_FRESH = re.compile(r"\d{4}年|[（(一二三四五六七八九十]{1,3}[、）]|[□■◇◆]|本报")


@lru_cache(maxsize=4096)
def _narrow(char: str) -> str:
    """Letters, digits and their signs half-width, compatibility ideographs as the characters that they stand for;
    Chinese punctuation as it is."""
    code = ord(char)
    if 0xFF10 <= code <= 0xFF19 or 0xFF21 <= code <= 0xFF3A or 0xFF41 <= code <= 0xFF5A or char in "％＋－．＠＃＆＝":
        return chr(code - 0xFEE0)
    if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F:
        normal = unicodedata.normalize("NFKC", char)
        return normal if len(normal) == 1 else char
    return char


@lru_cache(maxsize=4096)
def _invisible(char: str) -> bool:
    """Control and format characters: zero-width spaces, marks of byte order and direction, soft hyphens."""
    return unicodedata.category(char) in ("Cc", "Cf") and not char.isspace()


def _separates(text: str, at: int, spaced_out: bool) -> bool:
    """Whether the white space at ``at`` stands for something: it is the first of its run, and between two Latin words
    or between two words of Chinese characters that are not single characters set apart."""
    left = text[at - 1]
    if left.isspace():
        return False
    following = at + 1
    while following < len(text) and text[following].isspace():
        following += 1
    if following == len(text):
        return False
    right = text[following]
    if _LATIN.match(left) and _LATIN.match(right):
        return not spaced_out
    if spaced_out or not (_IS_HAN.match(left) and _IS_HAN.match(right)):
        return False
    ends_there = _han_run(text, following, 1) == 1
    if ends_there and _SURNAME_SET_APART.search(text, max(0, at - _LONGEST_FUNCTION), at):
        return False
    return _han_run(text, at - 1, -1) > 1 or not ends_there


def _han_run(text: str, at: int, step: int) -> int:
    """How many Chinese characters stand together from ``at`` on, counted up to 2."""
    return 2 if 0 <= at + step < len(text) and _IS_HAN.match(text[at + step]) else 1
