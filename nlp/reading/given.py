"""What the user says of the inputs; it wins over what a file says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as calendar_date

from nlp.models import ReadError


@dataclass(frozen=True, slots=True)
class Given:
    """``date`` is ISO 8601, ``place`` an administrative area, ``paper`` a newspaper's name; None where unsaid."""

    date: str | None = None
    place: str | None = None
    paper: str | None = None


NOTHING = Given()


def check_date(value: str, path: str, place: str = "") -> str:
    """``value`` if it is a day of the calendar in ISO 8601 (``2024-10-18``); else raises ReadError."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            raise ValueError
        calendar_date.fromisoformat(value)
    except ValueError:
        raise ReadError(path, f"no date: {value!r}", "write it as 2024-10-18", place) from None
    return value
