"""Places that a text names by themselves: administrative areas, and where a meeting may be held – buildings right behind
在, and what the recogniser takes for a place there (日内瓦, 乌镇).

A place inside the name of a body, post, meeting or document is part of that name and no mention of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from nlp.areas import area_index
from nlp.components.base import Match, add_matches, get_matches, make, text_of
from nlp.lexicon import read_toml
from nlp.place_labels import GPE, LOC

_TAKEN = ("organization", "post", "meeting", "policy", "work", "person")
_LONGEST = 24  # code points of a building's name
# No name of a building reaches over these: what happens there, what belongs to it, when.
_BREAKS = r"召开|举行|举办|出席|参加|主持|开幕|闭幕|开会|[的了]|日|月\d|[上下]午|昨|今天|同时"
_HEAD = re.compile("首都|省会|首府|市区|城区|主会场")
_HEADED = re.compile(f"(?:{_HEAD.pattern})$")


@dataclass(frozen=True, slots=True)
class Venues:
    """``endings`` of buildings' names, ``rooms`` those of their parts; ``nameless``, what before them is no name;
    ``known``, buildings that the whole country knows, and ``short``, the one-character names of places, each with the
    code of its place."""

    endings: tuple[str, ...]
    rooms: tuple[str, ...]
    nameless: frozenset[str]
    known: dict[str, str]
    short: dict[str, str]

    def ending(self, name: str) -> str:
        """The longest ending that ``name`` has, or ""."""
        return max((e for e in (*self.endings, *self.rooms) if name.endswith(e)), key=len, default="")


@lru_cache(maxsize=1)
def load_venues() -> Venues:
    """The table ``nlp/data/venues.toml``."""
    data = read_toml("venues.toml")
    return Venues(
        tuple(data["building"]["endings"].split()),
        tuple(data["building"]["rooms"].split()),
        frozenset(data["building"]["nameless"].split()),
        {name: row["code"] for row in data["known"] for name in row["names"].split()},
        dict(pair.split("=", 1) for pair in data["short"]["names"].split()),
    )


@lru_cache(maxsize=1)
def _venue() -> re.Pattern[str]:
    endings = "|".join(sorted((*load_venues().endings, *load_venues().rooms), key=len, reverse=True))
    inner = rf"(?:(?!{_BREAKS})[\u4e00-\u9fff·（）0-9A-Za-z“”])"
    return re.compile(rf"(?<=[在于])(?:位于)?(?P<name>{inner}{{0,{_LONGEST}}}(?:{endings}))")


@lru_cache(maxsize=1)
def _short() -> re.Pattern[str]:
    return re.compile(f"(?<=在)[{''.join(load_venues().short)}](?=召开|举行|举办|开幕|闭幕|主持召开|出席|成立|开会)")


@lru_cache(maxsize=1)
def _floor() -> re.Pattern[str]:
    """政务中心|三楼会议室: the building's name ends before its floor."""
    return re.compile(rf"(?:{'|'.join(load_venues().endings)})(?=[一二三四五六七八九十\d]{{1,4}}(?:楼|层|号))")


def match(text: str, recognised: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> list[Match]:
    """The places of clean text. ``recognised`` are the stretches that the recogniser takes for places, ``taken`` those
    of other mentions. Data: ``type`` – area, venue, short, or named where no table knows it."""
    found: list[Match] = []

    def free(start: int, end: int) -> bool:
        return all(end <= s or e <= start for s, e in taken) and all(end <= m.start or m.end <= start for m in found)

    for fit in _venue().finditer(text):
        floor = _floor().search(text, *fit.span("name"))
        start, end = fit.start("name"), floor.end() if floor else fit.end("name")
        # what is taken may stand at the beginning of a building's name (市委|礼堂), not in the middle of it
        if all(e <= start or end <= s or s <= start for s, e in taken):
            found.append(make("place", start, end, type="venue"))
    chains = area_index(text).chains
    found += [make("place", c.start, c.end, type="area") for c in chains if free(c.start, c.end)]
    found += [make("place", *fit.span(), type="short") for fit in _short().finditer(text) if free(*fit.span())]
    ends = {m.end for m in found if m.get("type") == "area"}
    for start, end in sorted(recognised):
        head = _HEADED.search(text, max(0, start - 4), start)
        behind = start in ends or (head is not None and head.start() in ends)  # 瑞士|首都|伯尔尼
        if (behind or text[max(0, start - 1) : start] in ("在", "于")) and free(start, end):
            found.append(make("place", start, end, type="named"))
            ends.add(end)
    return sorted(found, key=lambda m: (m.start, m.end))


@Language.factory("zhengtu_places", assigns=["doc.user_data"])
def create(nlp: Language, name: str) -> Places:
    return Places()


class Places:
    """The component: leaves the places of an article in its doc. It stands last, as what the others found is no place."""

    def __call__(self, doc: Doc) -> Doc:
        recognised = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in (GPE, LOC)]
        taken = [(m.start, m.end) for m in get_matches(doc, *_TAKEN)]
        add_matches(doc, match(text_of(doc), recognised, taken))
        return doc


def runs(places: Sequence[Match], text: str) -> Iterator[list[Match]]:
    """Places that follow one another as one phrase (贵州|贵阳, 秘鲁|首都|利马), the last one the smallest."""
    run: list[Match] = []
    for m in places:
        if run and not (m.start == run[-1].end or _HEAD.fullmatch(text, run[-1].end, m.start)):
            yield run
            run = []
        run.append(m)
    if run:
        yield run
