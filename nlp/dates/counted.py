"""Days counted on from one that the text has told: 同日, 次日, 两天后."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from nlp.dates.grammar import DAYS_LATER
from nlp.dates.points import DateMatch
from nlp.numerals import to_int

# 次日, 两天后: days counted on from the last one that the text told, at the head of a clause
_COUNTED_ON = {"同日": 0, "当日": 0, "次日": 1, "翌日": 1}
_NEAR_ENOUGH = 300  # code points between a day and what is counted on from it
# 6月3日印发的, 6月3日起施行, 1956年6月3日生: days of a document or a life, not of what is told
_NOT_TOLD = re.compile("[^，。；]{0,6}(?:发布|印发|施行|通过|出台|公布)的|起?(?:施行|实施|执行)|出?生")


def counted_on(match: DateMatch, before: Sequence[DateMatch], text: str) -> DateMatch:
    """同日, 次日, 两天后 as the day that it is, where the last date before it is a day told of; else as it is."""
    form = text[match.start : match.end]
    later = DAYS_LATER.match(text, match.start)
    number = to_int(later["n"].replace("两", "二")) if later else _COUNTED_ON.get(form)
    if number is None or (match.start and text[match.start - 1] not in "，。；：、！？）”\n 　"):
        return match
    told = next((d for d in reversed(before) if d.precision != "vague" and not _NOT_TOLD.match(text, d.end)), None)
    if told is None or told.precision != "day" or len(told.value) != 10 or match.start - told.end > _NEAR_ENOUGH:
        return match
    ordinal = date.fromisoformat(told.value).toordinal() + number
    if ordinal > date.max.toordinal():
        return match
    day = date.fromordinal(ordinal).isoformat()
    return DateMatch(match.start, match.end, day, day, day, "day")
