"""Dates: :func:`nlp.dates.find_dates` as a component, relative to the document's date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

from nlp.components.base import Match, add_matches, make, text_of
from nlp.dates import find_dates

# 新华社北京10月17日电: what 今天 means in the article below
_DATELINE = re.compile(
    r"^[^\n。]{0,16}?(?:社|报|网|台)[\u4e00-\u9fff ]{0,10}?(?P<day>(?:[0-9０-９]{1,2} ?月 ?)?[0-9０-９]{1,2} ?日) ?专?(?:电|讯|消息)",
    re.MULTILINE,
)
_LATEST = timedelta(days=10)  # how long before publication an agency's report may have been sent


def _sent(text: str, base: date) -> date:
    """The day that the dateline gives, where it is of the days before publication; else the day of publication."""
    dateline = _DATELINE.search(text)
    if dateline:
        for found in find_dates(dateline["day"], base):
            if found.precision == "day" and found.value:
                day = date.fromisoformat(found.value)
                return day if timedelta(0) <= base - day <= _LATEST else base
    return base


def match(text: str, base: date | None) -> list[Match]:
    """Dates in clean text. Data: ``value`` (ISO 8601), ``earliest``, ``latest``, ``precision``."""
    base = _sent(text, base) if base else None
    return [
        make("date", d.start, d.end, value=d.value, earliest=d.earliest, latest=d.latest, precision=d.precision)
        for d in find_dates(text, base)
    ]


@Language.factory("zhengtu_dates", assigns=["doc.user_data"])
def create(nlp: Language, name: str) -> Dates:
    return Dates()


class Dates:
    """The component: leaves the dates of an article in its doc."""

    def __call__(self, doc: Doc) -> Doc:
        given = doc.user_data.get("zhengtu.date") or ""
        add_matches(doc, match(text_of(doc), date.fromisoformat(given) if len(given) == 10 else None))
        return doc
