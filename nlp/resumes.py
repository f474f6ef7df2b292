"""Résumés: a line for each time of somebody's life, that begins with its first and last month
(1997.11—2001.09 清新县委副书记、县长), below a heading (王海简历).

The reader keeps such lines apart and the rules read them, both by what is here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH = r"(?:19|20)\d\d(?:[.．]\d{1,2}|年\d{1,2}月)"
_DASH = "[-—–－─~～]{1,3}"
# A line of a list, in which nothing but a date and a dash stand before what is told
LINE = rf"{_MONTH}\s*{_DASH}"
_LINE = re.compile(
    rf"\s*{_MONTH}\s*(?:{_DASH}|至(?=\s*(?:{_MONTH}|今)))\s*(?P<to>{_MONTH})?(?:至今|今|现在|目前)?\s*[，,：:、]?\s*(?:历?任)?"
)
_HEADING = re.compile(
    r"(?P<name>[\u3400-\u9fff]{2,4}?(?:[·•][\u3400-\u9fff]{1,8})?)(?:同志)?(?:个人|工作|生平|主要)?(?:简历|履历|简介|生平)[：:]?$"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of a résumé: what is told of it begins at ``start`` of its line; ``open`` where it has no end yet."""

    start: int
    open: bool


def time_of(line: str) -> Time | None:
    """The time that a line of a résumé begins with; None where it begins with none."""
    fit = _LINE.match(line)
    return Time(fit.end(), fit["to"] is None) if fit else None


def whose(line: str) -> str:
    """The name in the heading of a résumé, "" where a line is none."""
    fit = _HEADING.fullmatch(line.strip())
    return fit["name"] if fit else ""
