"""The names of a text while they are looked for: none stands over another, over a post or over an organisation."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from nlp.components.base import Match
from nlp.components.known_words import KnownWords
from nlp.components.name_ends import Doubt, name_at
from nlp.components.name_evidence import Evidence
from nlp.components.person_names import HAN, plain_name, surname_of

_NOTE = re.compile(r"[（(][^（）()]{1,20}[）)]")
_JOIN = re.compile(r"、|，以及|以及|和(?!议)|及(?!时)|与(?!会)")
_MANY = re.compile(r"\d+[多余]?[名个位人家]")
# 王海、赵敏（挂职）、|孙伟为…: the names of a list before its last
_LIST_BEFORE = re.compile(rf"(?:^|[，。；：\n])(?P<name>(?:[{HAN}·]{{2,8}}(?:（[^（）]{{1,8}}）)?、)+)$")
_LISTED = re.compile(rf"[{HAN}·]+(?=（|、)")


class FoundNames:
    """What is found so far in ``text``: ``ends`` maps where a name begins to where it ends. ``spans`` are the model's
    people, ``words`` the known words, ``barred`` what no name stands over; at the places ``due`` nothing but a name can
    stand."""

    def __init__(
        self,
        text: str,
        spans: frozenset[tuple[int, int]],
        evidence: Evidence,
        barred: Sequence[Match],
        due: Set[int],
        words: KnownWords,
    ) -> None:
        self.text = text
        self.spans = spans
        self.evidence = evidence
        self.ends: dict[int, int] = {}
        self._barred = [(m.start, m.end) for m in barred]
        self._due = due
        self._words = words

    def free(self, start: int, end: int) -> bool:
        """Whether nothing that was found before stands between ``start`` and ``end``."""
        return all(end <= s or e <= start for s, e in self.ends.items()) and all(
            end <= s or e <= start for s, e in self._barred
        )

    def take(self, start: int, doubt: Doubt = Doubt.NONE) -> int | None:
        """Take the name that begins at ``start``: where it ends, None where there is none."""
        end = name_at(self.text, start, self.evidence, self.spans, start in self._due, self._words, doubt)
        more = end is not None and (self._barred_from(end) or _MANY.match(self.text, end))
        if end is not None and more and end - start == 3 and self.text[end - 1] in "和及与":
            end -= 1  # 王海|和|市财政局局长赵敏, 王海|和140多个国家的使节
        if end is None or not self.free(start, end):
            return None
        self.ends[start] = end
        return end

    def goes_on(self, start: int, end: int) -> bool:
        """Whether a title or a verb of two characters and more begins at ``end``, where a name may have ended that is
        itself no word (王海|副市长强调, 王海|苦战三局; not 徐徐|展开)."""
        if self._barred_from(end):
            return True
        word = self._words.first(start) >= end - start or self.text[start] == self.text[start + 1]
        return not word and self._words.is_predicate(end) and self._words.first(end) > 1

    def is_words(self, start: int, end: int, surnames: bool = False) -> bool:
        """Whether what stands between ``start`` and ``end`` is known words and no person to the model, here or elsewhere
        in the document. Words that begin with a surname (方向) may be a name all the same, unless ``surnames``."""
        name = self.text[start:end]
        if (start, end) in self.spans or name in self.evidence.seen or not self._words.make_up(start, end):
            return False
        surname = surname_of(name)
        return not surname or (surnames and self._words.first(start) > len(surname))

    def _barred_from(self, start: int) -> bool:
        return any(s == start for s, _ in self._barred)

    def take_list(self, at: int, doubt: Doubt = Doubt.NONE) -> None:
        """Take a list of names from ``at`` on: 王海、赵敏和孙伟. It goes on while each member is a name; ``doubt`` is of the
        first."""
        while True:
            end = self.take(at, doubt)
            if end is None:
                return
            note = _NOTE.match(self.text, end)
            join = _JOIN.match(self.text, note.end() if note else end)
            if not join:
                return
            at, doubt = join.end(), Doubt.NONE
            while at < len(self.text) and self.text[at] in " 　":
                at += 1

    def take_list_before(self, end: int) -> None:
        """Take the names of the list whose last begins at ``end``."""
        low = max(0, end - 48)
        fit = _LIST_BEFORE.search(self.text[low:end])
        if fit:
            for part in _LISTED.finditer(fit["name"]):
                if plain_name(part.group()):
                    self.take(low + fit.start("name") + part.start())
