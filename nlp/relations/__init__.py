"""From mentions to relations: every rule of ``nlp/data/relations.toml`` over every sentence, people over the whole
document, and the evidence for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nlp.lexicon import all_rules
from nlp.models import Article, Document, Extraction, Mention, Referent, RelationMention
from nlp.reference import Referred
from nlp.relations.document import LONGEST, Extractor
from nlp.relations.policies import PolicyReader
from nlp.relations.rules import rules_for

__all__ = ["LONGEST", "extract"]


def extract(
    document: Document, articles: Iterable[Article], referred: Referred, *, software: str = "", model: str = ""
) -> Extraction:
    """All relations of a document, with its mentions and referents."""
    extractor = Extractor(document, referred)
    extractor.resolve_people()
    extractor.resolve_short_people()
    for article in referred.articles:
        _ArticleReader(extractor, article).read()
    relations = list(extractor.one_date_each())
    mentions = list(extractor.mentions())
    referents, mentions, relations = _kept(referred.referents, mentions, relations)
    used = {r.rule for r in relations}
    about = {r.id: r.about for r in all_rules()}
    return Extraction(
        document,
        tuple(articles),
        tuple(referents),
        tuple(mentions),
        tuple(relations),
        software,
        model,
        tuple(sorted((rule, about.get(rule, rule)) for rule in used)),
    )


def _kept(
    referents: list[Referent], mentions: list[Mention], relations: list[RelationMention]
) -> tuple[list[Referent], list[Mention], list[RelationMention]]:
    """Without the referents that nothing names or relates any more (a meeting found to be another); places stay, as
    others lie in them."""
    used = {m.referent for m in mentions} | {a.referent for r in relations for a in r.arguments}
    new = {r.id: n for n, r in enumerate(r for r in referents if r.id in used or r.kind == "place")}

    def moved(i: int | None) -> int | None:
        return None if i is None else new[i]

    return (
        [replace(r, id=new[r.id]) for r in referents if r.id in new],
        [replace(m, referent=moved(m.referent)) for m in mentions],
        [replace(r, arguments=tuple(replace(a, referent=moved(a.referent)) for a in r.arguments)) for r in relations],
    )


class _ArticleReader(PolicyReader):
    """Everything that one article says."""

    def read(self) -> None:
        self._headings()
        self._focus()
        self._letters()
        self._rosters()
        self._tables()
        for sentence in self.sentences:
            self._posts(sentence)
            self._decisions(sentence)
            for rule in rules_for(sentence.masked):
                self._apply(rule, sentence)
        self._careers()
        self._settle()
        self._meetings()
        self._headline_days()
        self._where()
        self._effects()
        self._policies()
        self._for_this()
        self._this_carries_out()
        self._newly_elected()
        self._he()
        self._attendance()
