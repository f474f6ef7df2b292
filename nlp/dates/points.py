"""A date as it is found, a date as far as it is read, and the days of the calendar."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date at ``text[start:end]``.

    ``value`` is ISO 8601 at its own precision, the first one of an interval, or "" where the text or the base do not
    tell. ``earliest`` and ``latest`` are ISO days that bound it, "" where unknown. ``precision``: day, month, year,
    interval, or vague (近日, 春节).
    """

    start: int
    end: int
    value: str
    earliest: str
    latest: str
    precision: str


@dataclass(frozen=True, slots=True)
class Point:
    """A date as far as it is read: parts that the text leaves open are None."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    bound: bool = False  # the year is said or follows from the base: not to be looked for
    third: str = ""


def day_of(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month, day) if year and month and day else None
    except ValueError:  # 2月30日
        return None


def last_day(year: int, month: int) -> date | None:
    return day_of(year, month, calendar.monthrange(year, month)[1]) if in_calendar(year) else None


def span(year: int, first: int, last: int) -> tuple[str, str]:
    """First and last day of the months from ``first`` to ``last``, as ISO 8601."""
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{calendar.monthrange(year, last)[1]:02}"


def in_calendar(year: int) -> int | None:
    return year if 1 <= year <= 9999 else None
