"""One document's extraction, reduced to what the graph keeps of it: everything but the text and its alignment."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.models import Item, Quote, Source, digest, mint, normal
from graph.quotes import quotation
from graph.reprints import Sketch, hashes
from graph.store import document_key
from nlp.models import Article, Document, Extraction, Referent, RelationMention
from nlp.reading.blocks import places
from nlp.reading.jumps import Half, halves, pages_of


@dataclass(frozen=True, slots=True)
class Claim:
    """An asserted relation mention. ``arguments`` are by role: the index of a referent, or None and a literal."""

    relation: str
    arguments: Mapping[str, tuple[int | None, str]]
    article: str
    date: str
    quotes: tuple[Quote, ...]
    rule: str
    basis: str
    confidence: float
    effect: str = ""  # the date from which it counts, where the text gives one

    def referent(self, role: str) -> int | None:
        """The referent in that role; None where there is none, or a literal."""
        return self.arguments.get(role, (None, ""))[0]

    def literal(self, role: str) -> str:
        """The literal in that role, ``""`` where there is none."""
        return self.arguments.get(role, (None, ""))[1]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept of one extraction. Articles are named by their local names, referents by their index."""

    key: str
    source: Source
    items: tuple[Item, ...]
    referents: Mapping[int, Referent]
    mentions: Mapping[tuple[str, int], int]  # article, referent -> how often
    authors: Mapping[str, tuple[int, ...]]  # article -> referents
    claims: tuple[Claim, ...]
    sketches: tuple[Sketch, ...]
    halves: tuple[Half, ...]  # of articles that go on in another document, or come from one
    rules: tuple[tuple[str, str], ...]
    software: str
    model: str


def condense(extraction: Extraction) -> Facts:
    """Reduce an extraction; what has no name, no sentence or no article, and what is not asserted, is left out."""
    document = extraction.document
    key = document_key(document)
    date = document.date or ""
    names = {article.position: f"article-{key}-{article.position}" for article in extraction.articles}
    referents = {referent.id: referent for referent in extraction.referents if normal(referent.name)}
    spans_of: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    counts: Counter[tuple[str, int]] = Counter()
    for mention in extraction.mentions:
        if mention.referent in referents and mention.article in names:
            assert mention.referent is not None
            counts[names[mention.article], mention.referent] += 1
            spans_of[mention.article, mention.referent].append(mention.span)

    runs = sorted((*run, names[a.position]) for a in extraction.articles for run in (*a.title_runs, *a.body_runs))

    def home(start: int, otherwise: str) -> str:
        """The article that has this place of the text in its runs."""
        index = bisect_right(runs, start, key=lambda run: run[0]) - 1
        return runs[index][2] if index >= 0 and start < runs[index][1] else otherwise

    def claim(relation: RelationMention) -> Claim:
        article = names[relation.article]
        focus = sorted(
            span
            for argument in relation.arguments
            if argument.referent is not None
            for span in spans_of[relation.article, argument.referent]
        )
        spans = (quotation(document.text, span, focus) for span in relation.quotes)
        return Claim(
            relation=relation.relation,
            arguments={
                a.role: (a.referent if a.referent in referents else None, a.literal)
                for a in sorted(relation.arguments, key=lambda a: a.role)
            },
            article=article,
            date=date,
            quotes=tuple(
                Quote(
                    f"quote-{digest(where, str(start), str(end))}",
                    where,
                    exact,
                    start,
                    end,
                    places(document, (start, end)),
                )
                for exact, start, end in filter(None, spans)
                for where in [home(start, article)]
            ),
            rule=rule_name(relation.rule),
            basis=relation.basis,
            confidence=relation.confidence,
            effect=relation.effect,
        )

    return Facts(
        key=key,
        source=Source(
            id=f"document-{key}",
            identifier=document.id,
            sha256=document.sha256,
            title=document.title or "",
            paper=document.paper or "",
            source=document.source or "",
            url=document.url or "",
            date=date,
            files=tuple(page.file for page in document.pages if page.file),
        ),
        items=tuple(
            Item(
                id=names[article.position],
                document=f"document-{key}",
                position=article.position,
                kind=article.kind,
                headline=article.headline if article.kind == "article" else "",
                authors=(),
                date=date,
                body=article.body_runs,
                mentions=(),
                pages=pages_of(document, article.body_runs or article.title_runs),
            )
            for article in sorted(extraction.articles, key=lambda a: a.position)
        ),
        referents=referents,
        mentions=dict(sorted(counts.items())),
        authors={
            names[a.position]: _authors(a, extraction, referents) for a in extraction.articles if a.kind == "article"
        },
        claims=tuple(
            found
            for relation in extraction.relations
            if relation.modality == "asserted" and relation.article in names
            if (found := claim(relation)).quotes
        ),
        sketches=tuple(
            Sketch(names[article.position], date, hashes(article.text[article.body_start :]))
            for article in sorted(extraction.articles, key=lambda a: a.position)
            if article.kind == "article"
        ),
        halves=tuple(_abroad(document, extraction.articles, key)) if document.date and document.paper else (),
        rules=tuple(sorted(extraction.rules)),
        software=extraction.software,
        model=extraction.model,
    )


def _abroad(document: Document, articles: Sequence[Article], key: str) -> Iterator[Half]:
    """The articles of a document with one numbered page that break off or resume: their other halves may be in other
    documents of the issue."""
    if len(document.pages) == 1 and document.pages[0].label:
        for half in halves(document, articles):
            yield replace(half, key=(key, half.key[1]))


def _authors(article: Article, extraction: Extraction, referents: Mapping[int, Referent]) -> tuple[int, ...]:
    """The person referents that sign an article: mentioned where the byline stands, else of that name."""
    persons = {i: r for i, r in referents.items() if r.kind == "person"}
    signed: list[int] = []
    for author in article.authors:
        named = [i for i, person in persons.items() if author.name in (person.name, *person.aliases)]
        at = [
            m.referent
            for m in extraction.mentions
            if m.article == article.position
            and m.referent in persons
            and m.span[0] < author.span[1]
            and author.span[0] < m.span[1]
        ]
        here = [m.referent for m in extraction.mentions if m.article == article.position and m.referent in named]
        candidates = [i for i in at if i in named] or here or at or (named if len(named) == 1 else [])
        signed += [i for i in candidates[:1] if i is not None]
    return tuple(dict.fromkeys(signed))


def rule_name(rule: str) -> str:
    """The local name of a rule: its own identifier where that is a plain one."""
    return f"rule-{rule}" if re.fullmatch(r"\w+(?:-\w+)*", rule, re.ASCII) else mint("rule", rule)
