"""Mini documents for the tests of the language side: a text in, what was found out, in names that a table can hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from spacy.language import Language

from nlp.components.base import Match, get_matches
from nlp.components.known_words import KnownWords
from nlp.models import Article, Document, Extraction, Mention, Referent, RelationMention
from nlp.pipeline import annotate, load_pipeline
from nlp.reference import Referred, refer
from nlp.relations import extract

PLACE, DATE = "清远市", "2025-03-18"
POSTS = ("holds", "former", "appointed", "removed")


@lru_cache(maxsize=1)
def characters() -> Language:
    """The pipeline of rules alone, loaded once for all tests."""
    return load_pipeline("char")


def article(text: str, *, headline: str = "", document: str = "d", start: int = 0, position: int = 1) -> Article:
    """An article whose clean text is the headline, if any, and the body; ``start`` is its place in the document."""
    whole = f"{headline}\n{text}" if headline else text
    body = len(headline) + 1 if headline else 0
    return Article(
        document,
        position,
        "article",
        headline,
        "",
        (),
        whole,
        tuple(range(start, start + len(whole))),
        body,
        ((start, start + len(headline)),) if headline else (),
        ((start + body, start + len(whole)),),
    )


def matches(text: str, *kinds: str, headline: str = "", date: str | None = DATE) -> list[Match]:
    """What the components find in a text, of some kinds or all."""
    return get_matches(annotate(characters(), [article(text, headline=headline)], date)[0], *kinds)


def surfaces(text: str, kind: str) -> list[str]:
    """The stretches of a kind that the components find."""
    return [text[m.start : m.end] for m in matches(text, kind)]


def document(
    *texts: str, headline: str = "", place: str | None = PLACE, date: str | None = DATE
) -> tuple[Document, list[Article]]:
    """A document of one article a text; the headline is that of the first."""
    articles: list[Article] = []
    at = 0
    for n, text in enumerate(texts, 1):
        articles.append(article(text, headline=headline if n == 1 else "", start=at, position=n))
        at += len(articles[-1].text) + 1
    return Document("d", "\n".join(a.text for a in articles), date=date, place=place), articles


def referred(*texts: str, headline: str = "", place: str | None = PLACE, date: str | None = DATE) -> Referred:
    made, articles = document(*texts, headline=headline, place=place, date=date)
    return refer(made, articles, annotate(characters(), articles, date))


def read(*texts: str, headline: str = "", place: str | None = PLACE, date: str | None = DATE) -> Extraction:
    """Everything that the rules take from a document of one article a text."""
    made, articles = document(*texts, headline=headline, place=place, date=date)
    docs = annotate(characters(), articles, date)
    return extract(made, articles, refer(made, articles, docs))


def name(extraction: Extraction, referent: int | None, literal: str = "") -> str:
    return literal if referent is None else extraction.referents[referent].name


def names(extraction: Extraction, kind: str) -> list[str]:
    """The names of the referents of a kind, sorted."""
    return sorted(r.name for r in extraction.referents if r.kind == kind)


def said(extraction: Extraction, relation: str) -> list[tuple[str, ...]]:
    """The relations of a kind that are asserted, each as the names of its ends, sorted: 人 机构 职务, or subject and
    object."""
    roles = ("person", "organization", "role") if relation in POSTS else ("subject", "object")
    rows = {
        tuple(_end(extraction, r, role) for role in roles)
        for r in extraction.relations
        if r.relation == relation and r.modality == "asserted"
    }
    return sorted(rows)


def objects(extraction: Extraction, relation: str) -> list[str]:
    """The names of the second ends of a relation, sorted."""
    return sorted({row[-1] for row in said(extraction, relation)})


def _end(extraction: Extraction, relation: RelationMention, role: str) -> str:
    argument = relation.argument(role)
    return name(extraction, argument.referent, argument.literal) if argument else ""


def named(extraction: Extraction, form: str, kind: str = "") -> Referent | None:
    """The one referent that a form names, by its name or an alias."""
    found = [r for r in extraction.referents if (not kind or r.kind == kind) and form in (r.name, *r.aliases)]
    return found[0] if len(found) == 1 else None


def standing_for(extraction: Extraction, surface: str, kind: str) -> list[str | None]:
    """What each mention of a surface stands for, in the order of the text; None where it was left open."""
    mentions: Sequence[Mention] = sorted(extraction.mentions, key=lambda m: (m.article, m.span))
    return [
        None if m.referent is None else extraction.referents[m.referent].name
        for m in mentions
        if m.surface == surface and m.kind == kind
    ]


def squeezed(text: str) -> str:
    return "".join(text.split())


def known(text: str, kinds: dict[str, str]) -> KnownWords:
    """The known words of a text, each wherever it stands."""
    return KnownWords(
        (at.start(), at.end(), kind) for word, kind in kinds.items() for at in re.finditer(re.escape(word), text)
    )
