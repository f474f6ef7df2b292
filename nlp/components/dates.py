"""Dates: :func:`nlp.dates.find_dates` as a component, relative to the document's date."""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from nlp.components.base import Match, add_matches, make
from nlp.dates import find_dates


def match(text: str, base: date | None) -> list[Match]:
    """Dates in clean text. Data: ``value`` (ISO 8601), ``earliest``, ``latest``, ``precision``."""
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
        add_matches(doc, match(doc.text, date.fromisoformat(given) if len(given) == 10 else None))
        return doc
