"""Documents in traditional characters.

They are read in simplified ones, position by position the same, with the quotation marks of simplified text: entities
get the names that other papers give them. What is shown of a document (its text and so its quotes, headlines, what
mentions say) stays as printed, and a name's printed form is one more name of the entity.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from nlp.models import Article, Document, Extraction, Span
from nlp.reading.script import is_traditional, simplify

_MARKS = str.maketrans("「」『』", "“”‘’")
_TITLE = "《》"


def to_read(document: Document) -> Document:
    """The document that rules and models read in place of ``document``: itself, or if its text is traditional, the
    same in simplified characters. Every place in it is the same place of ``document``."""
    if not is_traditional(document.text):
        return document
    place, paper, title, source = (
        simplify(given) if given else given
        for given in (document.place, document.paper, document.title, document.source)
    )
    text = simplify(document.text).translate(_MARKS)
    return replace(document, text=text, place=place, paper=paper, title=title, source=source)


def as_printed(found: Extraction, document: Document) -> Extraction:
    """What was found in :func:`to_read` of ``document``, as an extraction from ``document`` itself."""
    if found.document == document:
        return found
    plain, given = found.document.text, document.text
    mentions = tuple(replace(m, surface=_printed(m.surface, [m.span], plain, given)) for m in found.mentions)
    printed: dict[int, set[str]] = defaultdict(set)
    names = {r.id: {r.name, *r.aliases} for r in found.referents}
    for read, mention in zip(found.mentions, mentions, strict=True):
        if read.referent is not None and read.surface.strip(_TITLE) in names.get(read.referent, ()):
            printed[read.referent].add(mention.surface.strip(_TITLE))
    return replace(
        found,
        document=document,
        articles=tuple(_article(article, plain, given) for article in found.articles),
        referents=tuple(
            replace(r, aliases=(*r.aliases, *sorted(printed[r.id] - names[r.id]))) for r in found.referents
        ),
        mentions=mentions,
    )


def _article(article: Article, plain: str, given: str) -> Article:
    """The article with its headline and deck as printed; its text is what was read."""
    headline, deck = (_printed(clean, article.title_runs, plain, given) for clean in (article.headline, article.deck))
    return replace(article, headline=headline, deck=deck)


def _printed(clean: str, runs: Iterable[Span], plain: str, given: str) -> str:
    """``clean``, whose characters stand in this order in these runs of ``plain`` (save those that cleaning changed),
    with the characters of ``given``."""
    places = [at for start, end in runs for at in range(start, end)]
    found: list[str] = []
    begin = 0
    for character in clean:
        for index in range(begin, len(places)):
            if plain[places[index]] == character:
                found.append(given[places[index]])
                begin = index + 1
                break
        else:
            found.append(character)
    return "".join(found)
