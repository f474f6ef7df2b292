"""From a document to its articles.

A document is one plain article, a whole page as an extractor left it, or (HTML, Word, PDF with boxes) blocks that its
format tells apart. Whatever it is, nothing is lost: every character that is no white space is in exactly one article's
title or body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from nlp.alignment import Aligned, join
from nlp.models import Article, Author, Document, Span
from nlp.reading.blocks import articles
from nlp.reading.jumps import joined
from nlp.reading.page_authors import byline_authors, head_authors, is_item, tail_authors
from nlp.reading.page_headline import headline_and_deck
from nlp.reading.page_lines import Page, clean_line, read_lines
from nlp.reading.page_paragraphs import Part
from nlp.reading.page_parts import is_plain, read_parts, read_plain
from nlp.reading.page_patterns import page_patterns
from nlp.reading.page_segments import BEGINS
from nlp.reading.page_titles import Layout, assign_titles
from nlp.reading.page_verse import with_verse

_ITEM_HEAD = re.compile("(本[报网刊台])[\u3400-\u9fff]{2,6}讯")
_LONGEST_ITEM = 200  # characters


def split(document: Document) -> tuple[Article, ...]:
    """The articles of a document, and what stands beside them, in reading order.

    Deterministic; raises nothing.
    """
    return joined(document, articles(document) if document.blocks else _printed(document))


def _printed(document: Document) -> tuple[Article, ...]:
    """The articles of a text; numbered pages are read one by one, as no article runs on into the next without saying
    so."""
    if sum(bool(page.label) for page in document.pages) < 2:
        return _split(document)
    found: list[Article] = []
    for page in document.pages:
        start, end = page.span
        sheet = replace(document, text=document.text[start:end], pages=())
        found += [_moved(article, start, len(found)) for article in _split(sheet)]
    return tuple(found)


def _moved(article: Article, by: int, after: int) -> Article:
    """An article of a part of the text, ``by`` code points from its beginning, ``after`` so many articles."""

    def spans(runs: Iterable[Span]) -> tuple[Span, ...]:
        return tuple((start + by, end + by) for start, end in runs)

    return replace(
        article,
        position=article.position + after,
        authors=tuple(replace(author, span=spans([author.span])[0]) for author in article.authors),
        offsets=tuple(offset + by for offset in article.offsets),
        title_runs=spans(article.title_runs),
        body_runs=spans(article.body_runs),
    )


def _split(document: Document) -> tuple[Article, ...]:
    page = read_lines(document.text)
    if is_plain(page.lines):
        parts = read_plain(page.lines)
        drafts = _one_article(parts)
    else:
        parts = with_verse(read_parts(page.lines), page.lines)
        drafts = _drafts(page, parts, assign_titles(parts, page.lines))
    drafts = [draft for draft in drafts if draft.titles or draft.bodies]
    drafts += [_Draft("furniture", jumps=[jump]) for jump in page.jumps]
    drafts.sort(key=lambda draft: draft.place(page, parts))
    return tuple(_article(document, n, draft, page, parts) for n, draft in enumerate(drafts, 1))


@dataclass(slots=True)
class _Draft:
    """An article to be: the parts of its title and of its body."""

    kind: str
    titles: list[int] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)
    jumps: list[Span] = field(default_factory=list)

    def place(self, page: Page, parts: Sequence[Part]) -> int:
        if self.jumps:
            return self.jumps[0][0]
        return page.lines[parts[min([*self.bodies, *self.titles])].first].given[0]


def _drafts(page: Page, parts: Sequence[Part], layout: Layout) -> list[_Draft]:
    """Segments become articles: one that has a title or must begin one, with those that go on from it."""
    drafts: list[_Draft] = []
    owner: list[_Draft] = []
    column: str | None = None  # how the items of the column of short news begin that is being read
    for segment, units in zip(layout.segments, layout.titles, strict=True):
        item = _item_head(segment.text)
        if units:
            column = item if any(page_patterns().search("column_of_news", unit.text) for unit in units) else None
        goes_on = column is not None and item == column and len(segment.text) <= _LONGEST_ITEM
        if units or not drafts or (segment.start <= BEGINS and not goes_on):
            drafts.append(_Draft("article"))
        draft = drafts[-1]
        owner.append(draft)
        draft.bodies += segment.parts
        for unit in units:
            draft.titles += unit.titles
            draft.bodies += [*unit.bylines, *unit.datelines]
        if any(unit.notice for unit in units):
            draft.kind = "notice"
    for draft in drafts:
        text = "".join(parts[i].text for i in draft.bodies)
        if not draft.titles and page_patterns().search("notice_body", text):
            draft.kind = "notice"
    for byline, at in layout.bylines:
        (owner[at].bodies if owner else _new(drafts, "furniture").bodies).append(byline)
    for unit in layout.loose:
        between = 0 < unit.before < len(owner) and owner[unit.before - 1] is owner[unit.before]
        if between:  # a heading within the article
            owner[unit.before].bodies += [*unit.titles, *unit.bylines, *unit.datelines]
            continue
        _new(drafts, "notice" if unit.notice else "furniture").bodies += unit.titles
        rest = [*unit.bylines, *unit.datelines]
        if rest:
            (owner[min(unit.before, len(owner) - 1)].bodies if owner else drafts[-1].bodies).extend(rest)
    for i, part in enumerate(parts):
        if part.kind in ("caption", "notice", "furniture"):
            _new(drafts, part.kind).bodies.append(i)
    return drafts


def _item_head(text: str) -> str | None:
    """What an item of short news begins with, less its place (本报…讯); None where it begins otherwise."""
    head = _ITEM_HEAD.match(text)
    return head[1] if head else None


def _one_article(parts: Sequence[Part]) -> list[_Draft]:
    article = _Draft("article")
    drafts = [article]
    for i, part in enumerate(parts):
        if part.kind in ("caption", "furniture"):
            _new(drafts, part.kind).bodies.append(i)
        else:
            (article.titles if part.kind == "title" else article.bodies).append(i)
    return drafts


def _new(drafts: list[_Draft], kind: str) -> _Draft:
    drafts.append(_Draft(kind))
    return drafts[-1]


def _article(document: Document, position: int, draft: _Draft, page: Page, parts: Sequence[Part]) -> Article:
    draft.titles.sort()
    draft.bodies.sort()
    titles = [page.lines[k] for i in draft.titles for k in range(parts[i].first, parts[i].last)]
    title = join((line.clean for line in titles), "\n")
    paragraphs = _paragraphs(draft, page, parts)
    if draft.jumps:
        s, e = draft.jumps[0]
        paragraphs = [clean_line(_one_line(document.text, s, e))]
    body = join(paragraphs, "\n")
    clean = join([title, body], "\n")
    headline, deck = headline_and_deck(titles, body.text) if draft.kind == "article" else ("", "")
    if draft.kind == "article" and not titles and len(parts) == len(draft.bodies):
        headline = document.title or ""  # the text is one article without its title
    return Article(
        document=document.id,
        position=position,
        kind=draft.kind,
        headline=headline,
        deck=deck,
        authors=_authors(draft, parts, paragraphs) if draft.kind == "article" else (),
        text=clean.text,
        offsets=clean.offsets,
        body_start=len(clean) - len(body),
        title_runs=_runs(document.text, _line_numbers(draft.titles, parts), page),
        body_runs=tuple(_trim(document.text, draft.jumps))
        or _runs(document.text, _line_numbers(draft.bodies, parts), page),
    )


def _one_line(text: str, start: int, end: int) -> Aligned:
    given = Aligned.of(text, start, end)
    return given.keep(lambda i: not given.text[i].isspace())


def _paragraphs(draft: _Draft, page: Page, parts: Sequence[Part]) -> list[Aligned]:
    found: list[Aligned] = []
    for i in draft.bodies:
        part = parts[i]
        if part.kind in ("table", "furniture", "notice"):
            found += [page.lines[k].clean for k in range(part.first, part.last)]
        else:
            found.append(part.clean)
    return [p for p in found if p.text]


def _authors(draft: _Draft, parts: Sequence[Part], paragraphs: Sequence[Aligned]) -> tuple[Author, ...]:
    signed: dict[str, Author] = {}
    prose = [parts[i].clean for i in draft.bodies if parts[i].kind == "body" and parts[i].text]
    bylines = [parts[i].clean for i in draft.bodies if parts[i].kind == "byline"]
    named: list[Author] = [*(head_authors(prose[0]) if prose else [])]
    named += [author for line in bylines for author in byline_authors(line)]
    named += [author for text in prose if text is prose[-1] or is_item(text.text) for author in tail_authors(text)]
    for author in named:
        signed.setdefault(author.name, author)
    return tuple(signed.values())


def _line_numbers(indices: Iterable[int], parts: Sequence[Part]) -> list[int]:
    return [k for i in indices for k in range(parts[i].first, parts[i].last)]


def _runs(text: str, numbers: Sequence[int], page: Page) -> tuple[Span, ...]:
    """The stretches of ``text`` that these lines take, jump notes left out."""
    spans: list[Span] = []
    previous = -2
    for k in numbers:
        start, end = page.lines[k].given
        if k == previous + 1:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        previous = k
    return tuple(_trim(text, _subtract(spans, page.jumps)))


def _subtract(spans: Iterable[Span], holes: Sequence[Span]) -> list[Span]:
    left: list[Span] = []
    for start, end in spans:
        for s, e in holes:
            if s < end and e > start:
                left.append((start, max(start, s)))
                start = min(e, end)
        left.append((start, end))
    return left


def _trim(text: str, spans: Iterable[Span]) -> list[Span]:
    """Without white space at either end of a span, and without empty ones."""
    trimmed: list[Span] = []
    for start, end in spans:
        piece = text[start:end]
        if piece.strip():
            trimmed.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return trimmed
