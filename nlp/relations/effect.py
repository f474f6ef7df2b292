"""From which date an appointment or a removal counts: the one that its sentence gives, that of the list it stands in, or
that of the session that made it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from nlp.components.base import Match
from nlp.models import RelationMention, Span

# 1975年3月|出生, 2024年5月|起施行的条例: dates of something else
_OTHER_EVENT = re.compile("(?:出?生|入党|加入|参加工作|毕业|起?施行|印发|通过的|发布|公布|以来|[，,]?(?:男|女))")
_PASSED = re.compile(r"[^。（）\n]{0,60}(?:通过|任命|决定|选举产生|选出)(?:[，,][^（）\n]{0,20})?）")
_NEAR = {"month": 24, "year": 12}  # code points to the post; a year further off is of something else
_DAY = len("2024-03-28")  # not a month, nor a year
_MADE = re.compile("任命|任免|免去|选举|当选|补选|增补|增选|接受|辞去|通过|决定|聘任|推选")


def date_said(text: str, dates: Iterable[Match], sentence: tuple[int, int], post: int, published: str) -> str:
    """The last date of clean text[sentence] before code point ``post``, as ISO 8601, "" where there is none. A date in
    a title or of another event is passed over, so is one after ``published``."""
    for date in sorted(dates, key=lambda d: -d.start):
        value, precision = date.get("value"), date.get("precision")
        if not (sentence[0] <= date.start and date.end <= post and value) or precision not in ("day", "month", "year"):
            continue
        if text.count("《", sentence[0], date.start) > text.count("》", sentence[0], date.start):
            continue
        if _OTHER_EVENT.match(text, date.end) or value > (published or "9999"):
            continue
        if post - date.end > _NEAR.get(precision, post):
            continue
        return value
    return ""


def date_of_list(text: str, dates: Iterable[Match]) -> str:
    """The day in brackets on which a list was passed (（2024年3月28日市…会议通过）), "" where there is not one only."""
    days = [d for d in dates if d.get("precision") == "day" and d.get("value")]
    passed = {d.get("value") for d in days if _PASSED.match(text, d.end)}
    return passed.pop() if len(passed) == 1 else ""


def days_of_sessions(found: Iterable[RelationMention]) -> dict[int | None, dict[str, tuple[Span, ...]]]:
    """The first and last days that the text gives of each meeting, each with the quotes that say so."""
    days: dict[int | None, dict[str, tuple[Span, ...]]] = {}
    for relation in found:
        if relation.relation in ("start_date", "end_date"):
            meeting, day = relation.arguments[0].referent, relation.arguments[1].literal
            days.setdefault(meeting, {}).setdefault(day, relation.quotes)
    return days


def date_by_session(relation: RelationMention, sentence: str, days: Mapping[str, tuple[Span, ...]]) -> RelationMention:
    """The relation dated by the one day of the session that made it, whose sentence becomes part of its evidence; as it
    was where the session has no day, or several."""
    if relation.effect or len(days) != 1 or not _MADE.search(sentence):
        return relation
    ((day, quotes),) = days.items()
    if len(day) != _DAY:
        return relation
    return replace(relation, effect=day, quotes=tuple(dict.fromkeys((*relation.quotes, *quotes))))
