"""Names that nothing introduces: lists of who was there that a clause begins with (扎西顿珠、王海和赵敏出席), and names that
are written by their sound alone before what only people do (，布仁巴雅尔指出)."""

from __future__ import annotations

import re

from nlp.areas import area_index
from nlp.components.found_names import FoundNames
from nlp.components.name_ends import LONGEST, name_at
from nlp.components.person_names import DOTTED, HAN, is_composed, is_sounded, name_words, surname_of
from nlp.lexicon import load_countries, load_surnames, load_titles
from nlp.places import load_gazetteer

_OPENING = r"(?:^|(?<=[。；，：\n　”]))"
_LIST = re.compile(rf"(?:{_OPENING}|(?<=领导)|(?<=同志))(?=[{HAN}·]{{2,12}}(?:、|和|及)[{HAN}·]{{2,}})")
_JOIN = re.compile("、|和|及(?!时)")
_PRESENT = re.compile(
    "(?:等|同志|等同志)?(?:一同|一起|分别|共同|先后|也|还|应邀|全程)?"
    "(?:[两二三四五六七八九]位|(?:等)?[两二三]人|出席|参加|列席|陪同|参与|到会|随同|作陪|主持|率队|带队|参观|调研|督导|督查)"
)
# what people do and neither places nor bodies are said to
_DEEDS = re.compile(
    "主持|出席|列席|参加|陪同|指出|强调|要求|表示|介绍说?|说|告诉|致辞|讲话|发言|率|作了?|一行|当选|感慨|来到"
    "|因(?:工作|年龄|病|公|故)|请求|辞去|现任|曾任|时任|此前任|不再|拟任|到龄|退休|病逝|逝世"
)
# Only where one of these deeds follows is a name looked for: it costs most of what this module does.
_SOUNDED = re.compile(rf"{_OPENING}(?=[{HAN}]{{3,}})(?=[{HAN}]{{2,{LONGEST}}}(?:{_DEEDS.pattern}))")


def take_present(names: FoundNames) -> None:
    """Take the lists of names that a clause about presence begins with, where each of them looks like a name, and the
    names that sounds alone tell."""
    for fit in _LIST.finditer(names.text):
        for start, end in _list_of_those_present(names, fit.end()):
            names.ends[start] = end
    for fit in _SOUNDED.finditer(names.text):
        _take_sounded(names, fit.end())


def _list_of_those_present(names: FoundNames, at: int) -> list[tuple[int, int]]:
    """The two names and more that a list from ``at`` on has before what those do who are there; none where a member of
    the list does not look like a name."""
    text, found, certain = names.text, list[tuple[int, int]](), 0
    while True:
        end = names.ends.get(at) or name_at(text, at, names.evidence, names.spans)
        if end is not None and found and text[end : end + 1] != "、":
            end = _before_and(text, at, end)
        if end is None or not _may_be_one(names, at, text[at:end]):
            return []
        certain += _is_surely_one(names, at, text[at:end])
        found.append((at, end))
        join = _JOIN.match(text, end)
        if not join:
            return found if certain and len(found) > 1 and _PRESENT.match(text, end) else []
        at = join.end()


def _before_and(text: str, start: int, end: int) -> int:
    """The end of the last but one of a list, where both that and the last were taken for one name (努尔江|和库尔曼)."""
    at = text.find("和", start + 2, end - 2)
    return at if at > 0 else end


def _may_be_one(names: FoundNames, start: int, cell: str) -> bool:
    """Whether a member of a list is a name by itself, or could be: of three characters with whatever surname."""
    if _is_surely_one(names, start, cell):
        return True
    end = start + len(cell)
    free = names.free(start, end) and not names.is_words(start, end, surnames=True)
    return len(cell) == 3 and bool(surname_of(cell)) and free and not _named_else(cell)


def _is_surely_one(names: FoundNames, start: int, cell: str) -> bool:
    """Whether a member of a list is a name: found before, seen by the model, or by its characters."""
    end = start + len(cell)
    if names.ends.get(start) == end or (start, end) in names.spans:
        return True
    if not names.free(start, end) or _named_else(cell):
        return False
    words = name_words()
    if DOTTED.fullmatch(cell) or is_sounded(cell) or cell in words.parts:
        return True
    surname = surname_of(cell)
    return (
        bool(surname)
        and len(cell) in (2, 3)
        and (len(surname) > 1 or load_surnames()[surname].common)
        and not names.is_words(start, end, surnames=True)
    )


def _named_else(cell: str) -> bool:
    """Whether the characters are a place, a country, a title, or never a name."""
    words = name_words()
    return (
        bool(load_gazetteer().named(cell))
        or cell in load_countries()
        or cell in load_titles()
        or cell in words.never
        or cell[:2] in words.never
        or any(chain.start == 0 and chain.end == len(cell) for chain in area_index(cell).chains)
    )


def _take_sounded(names: FoundNames, start: int) -> None:
    end = name_at(names.text, start, names.evidence, names.spans)
    if end is None or not names.free(start, end):
        return
    name = names.text[start:end]
    told = is_composed(name) or (is_sounded(name) and not surname_of(name))
    if told and not _named_else(name) and _DEEDS.match(names.text, end):
        names.ends[start] = end
