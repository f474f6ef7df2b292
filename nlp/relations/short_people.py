"""Who 他 and 张书记 are: the one person whom an article has named before and whom the words can mean.

Both stay out of a person's names. They are mentions like others, with the reason and the sentence that names the
person, and rules read them as that person. What leaves a choice stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp.bodies import base_title
from nlp.components.base import Match, make
from nlp.components.person_names import surname_of
from nlp.lexicon import load_surnames, load_titles
from nlp.reference import Post, ReferredArticle

# The subject of a clause; 怀念他, 让他 may mean whom nobody named. 他们, 他人, 他乡 are no person of the text.
_PRONOUN = re.compile(r"(?:(?<=[，。；：！？”\n 　由])|(?<=[此之]前)|^)[他她](?![们人乡国日山家俩])")
_ASKED = re.compile(r"告诉|对[^，。；]{0,8}说|问|据")  # after these the person before need not be the one meant


@dataclass(frozen=True, slots=True)
class ShortPerson:
    """A short form of a person: ``referent`` is whose, ``named`` where the article names that person in full."""

    match: Match
    referent: int
    basis: str
    named: Match


def short_people(
    a: ReferredArticle,
    people: Callable[[Match], int | None],
    posts: dict[Match, list[Post]],
    titles: Callable[[Post], str],
) -> Iterator[ShortPerson]:
    """The short forms of an article that one candidate is left for.

    ``people`` tells the referent of a mention, ``posts`` which posts stand with it, ``titles`` the bare title of one.
    """
    text = a.article.text
    signed = [author.span for author in a.article.authors]
    offsets = a.article.offsets
    full = sorted(
        (m for m in a.mentions if m.kind == "person" and not any(s <= offsets[m.start] < e for s, e in signed)),
        key=lambda m: m.start,
    )
    yield from _titled(text, full, people, posts, titles)
    yield from _pronouns(text, full, people)


def _pronouns(text: str, full: Sequence[Match], people: Callable[[Match], int | None]) -> Iterator[ShortPerson]:
    """他 → the only person that the paragraph has named before; at its beginning, the paragraph before. The name stands
    in the same sentence or the one before: further down others may have been spoken of without a name."""
    quoted = _quoted(text)
    for fit in _PRONOUN.finditer(text):
        at = fit.start()
        if any(s <= at < e for s, e in quoted):
            continue
        opens = text.rfind("\n", 0, at) + 1
        named = [m for m in full if opens <= m.start < at]
        if not named and not text[opens:at].strip(" 　"):
            before = text.rfind("\n", 0, max(0, opens - 1)) + 1
            named = [m for m in full if before <= m.start < opens]
        if text.endswith("职务，", opens, at):  # 任命甲为…；免去乙的…职务，他…
            since = max(text.rfind(mark, opens, at) for mark in "；。")
            named = [m for m in named if m.start > since] or named
        who = {people(m) for m in named}
        one = next(iter(who)) if len(who) == 1 else None
        if one is None or _ASKED.search(text, named[-1].end, at) or _ended(text[named[-1].end : at]) > 1:
            continue
        name = text[named[-1].start : named[-1].end]
        yield ShortPerson(
            make("person", at, fit.end(), type="pronoun"),
            one,
            f"{fit.group()} → {name}, the only person named before",
            named[-1],
        )


def _ended(text: str) -> int:
    return len(re.findall(r"[。！？]", text))


def _titled(
    text: str,
    full: Sequence[Match],
    people: Callable[[Match], int | None],
    posts: dict[Match, list[Post]],
    titles: Callable[[Post], str],
) -> Iterator[ShortPerson]:
    """张书记 → the only 张 of the article, who has such a post there."""
    taken = [(m.start, m.end) for m in full]
    held: dict[int, set[str]] = {}
    named: dict[str, dict[int, Match]] = {}
    for m in full:
        who = people(m)
        if who is None:
            continue
        named.setdefault(surname_of(text[m.start : m.end]), {}).setdefault(who, m)
        held.setdefault(who, set()).update(titles(p) for p in posts.get(m, ()))
    for fit in _surname_titles().finditer(text):
        start, end = fit.span()
        if any(s < end and start < e for s, e in taken):
            continue
        candidates = named.get(fit.group("surname"), {})
        if len(candidates) != 1:
            continue
        who, first = next(iter(candidates.items()))
        title = fit.group("title")
        if not any(_is_called(title, post) for post in held.get(who, ())):
            continue
        name = text[first.start : first.end]
        yield ShortPerson(
            make("person", start, end, type="titled"),
            who,
            f"{fit.group()} → {name}, the only {fit.group('surname')} of the article, who is {title}",
            first,
        )


def _is_called(title: str, post: str) -> bool:
    """Whether who has a post is addressed by a title: a 副书记 is 张书记 too, a 村党支部书记 is 张支书."""
    entry = load_titles().get(title)
    return base_title(post).endswith((title, entry.broader if entry and entry.broader else title))


@lru_cache(maxsize=1)
def _surname_titles() -> re.Pattern[str]:
    surnames = "|".join(sorted((re.escape(s) for s in load_surnames()), key=lambda s: (-len(s), s)))
    kinds = ("leader", "deputy", "grassroots")
    titles = "|".join(
        sorted((re.escape(t.title) for t in load_titles().values() if t.kind in kinds), key=lambda t: (-len(t), t))
    )
    return re.compile(f"(?P<surname>{surnames})(?P<title>{titles})")


def _quoted(text: str) -> list[tuple[int, int]]:
    """Stretches between “ and ”; one that its paragraph does not close goes to the paragraph's end."""
    return [fit.span() for fit in re.finditer(r"“[^”\n]*(?:”|\n|$)", text)]
