"""Articles that go on on another page of the issue, in another document: which goes on from which.

Pages given together as files are one document, and joined before anything is read from them (:mod:`nlp.reading.issue`);
this is for pages that came as documents of their own. Both halves stay articles; the second says what it continues.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.facts import Facts
from nlp.reading.jumps import Half, pairs


def continued(documents: Iterable[Facts]) -> Mapping[str, str]:
    """Of each article that resumes one of another document, that one: of the same paper and day, by the pages that
    both notes name."""
    issues: dict[tuple[str, str], list[Half]] = defaultdict(list)
    for facts in documents:
        issues[facts.source.paper, facts.source.date] += facts.halves
    found: dict[str, str] = {}
    for halves in issues.values():
        for one, other in pairs(halves):
            found[_article(other)] = _article(one)
    return found


def _article(half: Half) -> str:
    document, position = half.key
    return f"article-{document}-{position}"
