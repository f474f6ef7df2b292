"""Articles that go on on another page: 下转2版 at the end of one half, 上接1版 before the other.

Each half names the other's page; two halves are one article where the pages are what the notes say, and of several
that would do the two that speak of the same. Which pages there are a document says itself
(:attr:`nlp.models.Document.pages`); halves in different documents are found by the same function, right of the store.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from nlp.alignment import Aligned, join
from nlp.models import Article, Document, Span
from nlp.numerals import to_int
from nlp.reading.page_lines import ends_sentence

_NUMBER = r"(?:第\s*)?(?P<page>[A-Za-z]?\s?[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*版[^）)\n]{0,12}"
JUMP_ON = re.compile(rf"[（(【\[]\s*[▶►→☞]*\s*(?:紧接|下转|转)\s*{_NUMBER}[）)】\]]\s*$")
"""The note at the end of a half that goes on elsewhere."""
JUMP_BACK = re.compile(rf"^\s*[（(【\[]?\s*[▶►→☞]*\s*(?:紧接|上接|接)\s*{_NUMBER}[）)】\]]?")
"""The note before a half that began elsewhere."""
_ONWARD = re.compile(rf"(?:紧\s*接|下\s*转|转)\s*{_NUMBER}")
_BACKWARD = re.compile(rf"(?:紧\s*接|上\s*接|[转续]\s*自|接)\s*{_NUMBER}")
_LABEL = re.compile(r"([A-Za-z]?)\s*([0-9]+|[一二三四五六七八九十]+)")
_SUBJECT = re.compile(r"[\u3400-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class Half:
    """An article that breaks off or resumes. ``place`` is whatever names its page, so that two halves of one page can
    be told; ``page`` is the page's number as printed, else its place in the document. ``onward`` and ``back`` are the
    pages that its notes name, ``""`` where there is no such note; ``broken``: it stops within a sentence."""

    key: tuple[str, int]  # document, and position of the article: within a document it goes on further down
    place: Hashable
    page: str
    onward: str
    back: str
    broken: bool
    headline: str
    subjects: frozenset[str]  # pairs of characters: what it speaks of


def halves(document: Document, articles: Sequence[Article]) -> list[Half]:
    """The articles of a document that have such a note right at their end or beginning."""
    notes = [(a.body_runs[0], a.text) for a in articles if a.kind == "furniture" and len(a.body_runs) == 1]
    onward = {span[0]: match["page"] for span, text in notes if (match := _ONWARD.search(text))}
    backward = {span[1]: match["page"] for span, text in notes if (match := _BACKWARD.search(text))}
    if not onward and not backward:
        return []
    text = document.text
    found = []
    for article in articles:
        if article.kind != "article" or not article.body_runs:
            continue
        end = article.body_runs[-1][1]
        after = end + len(text[end:]) - len(text[end:].lstrip())
        starts = [span[0] for span in (*article.title_runs[:1], *article.body_runs[:1])]
        before = next((backward[at] for s in starts if (at := len(text[:s].rstrip())) in backward), "")
        if after in onward or before:
            number = _page_index(document, article.body_runs[0][0])
            label = document.pages[number].label if number < len(document.pages) else ""
            found.append(
                Half(
                    key=(document.id, article.position),
                    place=(document.id, number),
                    page=label or str(number + 1),
                    onward=onward.get(after, ""),
                    back=before,
                    broken=not ends_sentence(article.text),
                    headline=_said(article.headline),
                    subjects=frozenset(_SUBJECT.findall(article.text) + _SUBJECT.findall(article.text[1:])),
                )
            )
    return found


def pairs(found: Iterable[Half]) -> list[tuple[Half, Half]]:
    """Which half goes on with which, each at most once: the pages must be what both notes say, or what one says and
    the other's page has no note against it; among several, headlines and subjects that are the same decide."""
    known = sorted(found, key=lambda half: half.key)
    fits = []
    for one in known:
        for other in known:
            follows = one.key[0] != other.key[0] or one.key < other.key
            if one.onward and other.back and follows and one.place != other.place:
                agreed = _same(one.onward, other.page) + _same(other.back, one.page)
                if agreed:
                    fits.append((-agreed, -_likeness(one, other), one.key, other.key, one, other))
    taken: set[tuple[str, tuple[str, int]]] = set()
    chosen = []
    for *_, one, other in sorted(fits, key=lambda fit: fit[:4]):
        if taken.isdisjoint({("on", one.key), ("back", other.key)}):
            taken |= {("on", one.key), ("back", other.key)}
            chosen.append((one, other))
    return sorted(chosen, key=lambda pair: (pair[0].key, pair[1].key))


def joined(document: Document, articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, the halves of each as one; a headline that is repeated above the second half is furniture."""
    if len(document.pages) < 2:
        return tuple(articles)
    following = {one.key[1]: other.key[1] for one, other in pairs(halves(document, articles))}
    if not following:
        return tuple(articles)
    by_position = {article.position: article for article in articles}
    result: list[Article] = []
    for article in articles:
        if article.position in following.values():
            if article.title_runs:
                result.append(_heading(article))
            continue
        at = article.position
        while at in following:
            at = following[at]
            article = _one(article, by_position[at])
        result.append(article)
    return tuple(replace(article, position=n) for n, article in enumerate(result, 1))


def _one(first: Article, second: Article) -> Article:
    body = Aligned(second.text[second.body_start :], second.offsets[second.body_start :])
    whole = join([Aligned(first.text, first.offsets), body], "\n" if ends_sentence(first.text) else "")
    names = {author.name for author in first.authors}
    return replace(
        first,
        authors=(*first.authors, *(author for author in second.authors if author.name not in names)),
        text=whole.text,
        offsets=whole.offsets,
        body_runs=(*first.body_runs, *second.body_runs),
    )


def _heading(article: Article) -> Article:
    end = article.body_start - (article.text[: article.body_start].endswith("\n"))
    return replace(
        article,
        kind="furniture",
        headline="",
        deck="",
        authors=(),
        text=article.text[:end],
        offsets=article.offsets[:end],
        body_start=0,
        title_runs=(),
        body_runs=article.title_runs,
    )


def _page_index(document: Document, at: int) -> int:
    return max(0, bisect_right([page.span[0] for page in document.pages], at) - 1)


def _same(note: str, page: str) -> bool:
    """Whether a note means a page: 2, 02 and 二 are the same, and 2 is A02 where the note leaves the letter out."""
    (letter, number), (of, printed) = _label(note), _label(page)
    return number is not None and number == printed and (letter == of or not letter or not of)


def _label(text: str) -> tuple[str, int | None]:
    match = _LABEL.search(text)
    return (match[1].upper(), to_int(match[2])) if match else ("", None)


def _likeness(one: Half, other: Half) -> float:
    """How much two halves have in common: a headline that stands over both, else the words of the shorter one."""
    least = min(len(one.subjects), len(other.subjects))
    shared = len(one.subjects & other.subjects) / least if least else 0.0
    heading = bool(other.headline) and (other.headline in one.headline or one.headline in other.headline)
    return heading + shared


def _said(headline: str) -> str:
    return re.sub(r"[\W_]+", "", headline)


def pages_of(document: Document, runs: Iterable[Span]) -> tuple[str, ...]:
    """The printed numbers of the pages that an article's runs stand on, in the order of the document."""
    found = sorted({_page_index(document, start) for start, _ in runs}) if document.pages else []
    return tuple(dict.fromkeys(document.pages[i].label for i in found if document.pages[i].label))
