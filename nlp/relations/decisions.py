"""Appointments and removals that stand in the title of a decision: 通过了关于接受甲辞去市长职务的请求的决定."""

from __future__ import annotations

import re

from nlp.components.base import Match
from nlp.patterns import compile_pattern, mask
from nlp.personnel import decides_on_people
from nlp.relations.careers import CareerReader
from nlp.relations.focus import Sentence

# 甲、乙|两位同志|辞去…
_COUNT = r"(?:同志)?(?:等?[\d一二两三四五六七八九十]{1,3}(?:人|[名位](?:同志)?)|等同志)?"
_LEAVES = compile_pattern(
    rf"关于(?:决定)?(?:(?:接受|同意|批准)?{{NL:person}}{_COUNT}(?:的)?(?:请求)?辞去|免去{{NL:person2}}{_COUNT}的?)(?:其|所任的?|担任的?|的)?{{TL:post}}"
)
_ENTERS = compile_pattern(
    rf"关于(?:决定)?(?:任命)?{{NL:person}}{_COUNT}(?:为|任|担任|代理)?{{TL:post}}(?:的)?(?:职务)?的"
)
# Made, and not only laid before those who vote
_MADE_BEFORE = re.compile("(?:通过|作出|做出|公布|宣读|发布|印发)(?:了)?[^。；]*$")
_MADE_AFTER = re.compile("[^。；，]{0,12}(?:获得?|表决)通过|[^。；]*(?:获得通过|已通过)")


class DecisionReader(CareerReader):
    """Decisions on people."""

    def _decisions(self, sentence: Sentence) -> None:
        masked = sentence.masked
        for i, title in enumerate(masked.matches):
            if title is None or title.kind != "policy" or not decides_on_people(self.text[title.start : title.end]):
                continue
            if _MADE_BEFORE.search(masked.text, 0, i) or _MADE_AFTER.match(masked.text, i + 1):
                self._decided(sentence, title)

    def _decided(self, sentence: Sentence, title: Match) -> None:
        """What the title of a decision that was made gives and takes."""
        inside = [m for m in (*self.a.mentions, *self.a.posts) if m.kind in ("person", "post")]
        masked = mask(self.text, title.start, title.end, inside)
        for relation, pattern in (("removed", _LEAVES), ("appointed", _ENTERS)):
            fit = pattern.search(masked.text)
            if fit is None:
                continue
            spans = [fit.span(name) for name, said in fit.groupdict().items() if said and name.startswith("person")]
            people = [m for span in spans for m in masked.inside(*span, "person")]
            posts = [self.a.posts[m] for m in masked.inside(*fit.span("post"), "post") if m in self.a.posts]
            for person in people:
                for post in posts:
                    self._post_relation(relation, person, post, sentence, f"{relation}-by-decision")
