"""Rosters: lists of who belongs to a body, a heading (…委员会委员名单) above lines that hold nothing but names.

A line of a roster is a row of names with white space or 、 between them, the title of those that follow
(候补委员（按得票多少为序）, 副主任：…), or a note in brackets. Two characters are often set apart to the width of
three, and white space is all that parts one such name from the next (马 跃 石 鼓): a row of single characters is cut in
pairs. Many names of other peoples have no surname (巴特尔); they are names where most of the row are.

The reader keeps such lines together and the rules read them, both by what is here. Offsets count code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nlp.lexicon import load_surnames, load_titles

SURE = 0.6  # share of a row's names that begin with a surname or are dotted
_LONGEST_HEADING = 60  # code points
_SHORTEST = 2  # code points of a name
_NO_MEMBERS = re.compile(
    "候选|拟|任免|任命|提名|推荐|建议|代表(?!大会)|表彰|获奖|公示|示范|模范|劳模|标兵|先进|优秀|十佳|最美|光荣|录取|录用"
)
_COLLECTIVE = ("组成人员", "领导人员", "领导成员", "领导班子", "领导班子成员", "成员", "主席团", "班子成员")
_HEADING = re.compile(r"(?P<of>[^，；：（）]*?)名\s?单(?:如下)?[：:]?$")
_NOTE = re.compile(r"[（(][^（）()]*[）)]$")
_DATELINE = re.compile("新华社[^，。（）]{2,16}电$")
_IN_BRACKETS = re.compile(r"[（(][^（）()]{0,12}[）)]")
_ENTRY = re.compile(r"(?P<title>[\u4e00-\u9fff]{2,8})(?:[（(][^（）()]*[）)])?(?:[：:]\s*|$)")
_CELL = re.compile(r"[^\s、，；。]+")
_DOTTED = re.compile(r"[\u3400-\u9fff]{1,8}(?:[·•・．][\u3400-\u9fff]{1,8})+$")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ebef]+$")
_DONE = re.compile("选举|当选|推选|选出|产生|通过|任命|聘任|决定")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a roster: the ``title`` of those named in it and below it, "" where it says none, and its ``names``."""

    title: tuple[int, int] | None = None
    names: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster at ``text[start:end]``; ``heading`` is the line that says of whom. ``made``: it tells of an election or
    appointment, in its heading or in a note below."""

    start: int
    end: int
    heading: tuple[int, int]
    rows: tuple[Row, ...]
    made: bool


def heads(line: str) -> bool:
    """Whether a line is the heading of a roster: it ends with 名单, and a title or what all members are called stands
    right before."""
    fit = _HEADING.search(line) if len(line) <= _LONGEST_HEADING else None
    if fit is None or _NO_MEMBERS.search(fit["of"]):
        return False
    return fit["of"].endswith((*_titles(), *_COLLECTIVE))


def row_of(line: str) -> Row | None:
    """What a line of a roster says; None where it is none. Spans are of ``line``."""
    if _NOTE.match(line) or _DATELINE.match(line):
        return Row()
    title, at = None, 0
    entry = _ENTRY.match(line)
    if entry and entry["title"].endswith(_titles()):
        title, at = entry.span("title"), entry.end()
    names, sure, cells = [], 0, 0
    for cell in _CELL.finditer(_without_notes(line), at):
        if cell.group() == "等":
            continue
        found = names_in(cell.group())
        if not found:
            return None
        names += [(cell.start() + start, cell.start() + end) for start, end in found]
        sure += _is_sure(cell.group())
        cells += 1
    if not names:
        return Row(title) if title else None
    return Row(title, tuple(names)) if sure >= SURE * cells and (cells > 1 or title or sure) else None


def find_rosters(text: str) -> Iterator[Roster]:
    """The rosters of a text whose lines are paragraphs, in its order."""
    lines = list(_lines(text))
    at = 0
    while at < len(lines):
        start, end = lines[at]
        at += 1
        if not heads(text[start:end].strip()):
            continue
        rows: list[Row] = []
        heading, made = (start, end), bool(_DONE.search(text, start, end))
        while at < len(lines):
            first, last = lines[at]
            row = row_of(text[first:last])
            if row is None:
                break
            if not row.names and not row.title:
                made = made or bool(_DONE.search(text, first, last))
            rows.append(_moved(row, first))
            end, at = last, at + 1
        if any(row.names for row in rows):
            yield Roster(start, end, heading, tuple(rows), made)


def names_in(cell: str) -> list[tuple[int, int]]:
    """The names that a cell of a row holds: one, or several of two characters each that were set apart; none where it
    is no name."""
    if _DOTTED.match(cell):
        return [(0, len(cell))]
    if not _HAN.match(cell) or len(cell) < _SHORTEST:
        return []
    surnames = load_surnames()
    if len(cell) <= 3 or (len(cell) == 4 and cell[:2] in surnames):
        return [(0, len(cell))]
    if len(cell) % 2 == 0 and all(c in surnames for c in cell[::2]):
        return [(i, i + 2) for i in range(0, len(cell), 2)]
    return [(0, len(cell))] if len(cell) <= 6 else []


def between_names(line: str) -> frozenset[int] | None:
    """Where white space parts names from each other in a line that holds nothing else, the first of each run; None in
    any other line. Names of two characters may be set apart: of 马 跃 王若谷 it is the second."""
    words = list(re.finditer(r"\S+", _without_notes(line)))
    if len(words) < 3 or not all(_HAN.match(word.group()) or _DOTTED.match(word.group()) for word in words):
        return None
    kept: list[int] = []
    at = pairs = 0
    while at < len(words):
        first = words[at]
        last = words[at + 1] if len(first.group()) == 1 and at + 1 < len(words) else first
        name = first.group() + (last.group() if last is not first else "")
        if not 2 <= len(name) <= 4 or (last is not first and len(last.group()) > 1) or not _is_sure(name):
            return None
        pairs += last is not first
        kept.append(first.start())
        at += 2 if last is not first else 1
    if pairs == len(kept) < 3 or not pairs:
        return None  # two words of two characters that are set apart are as likely a heading
    spaces = (max(i for i in range(start) if not line[i].isspace()) + 1 for start in kept[1:])
    return frozenset(spaces)


def _is_sure(cell: str) -> bool:
    surnames = load_surnames()
    if len(cell) > 3:
        return bool(_DOTTED.match(cell)) or len(names_in(cell)) > 1 or (len(cell) == 4 and cell[:2] in surnames)
    return cell[:1] in surnames or cell[:2] in surnames


def _without_notes(line: str) -> str:
    """The line with white space where notes in brackets (（女）, （回族）) stand; same length."""
    return _IN_BRACKETS.sub(lambda fit: " " * len(fit.group()), line)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        start = at + line.find(bare)
        if bare:
            yield start, start + len(bare)
        at += len(line) + 1


def _moved(row: Row, by: int) -> Row:
    title = (row.title[0] + by, row.title[1] + by) if row.title else None
    return Row(title, tuple((start + by, end + by) for start, end in row.names))


@lru_cache(maxsize=1)
def _titles() -> tuple[str, ...]:
    return tuple(load_titles())
