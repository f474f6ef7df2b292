"""Who holds or held a post: what every relation of a person and a post has, however it is told."""

from __future__ import annotations

import re

from nlp.components.base import Match
from nlp.lexicon import Rule, load_built_in, load_countries, load_titles
from nlp.models import (
    Argument,
)
from nlp.reference import Post
from nlp.relations.effect import date_by_session, date_of_list, date_said, days_of_sessions
from nlp.relations.focus import FocusReader, Sentence

_OURS = re.compile("中国|我国|中华|国务院|全国人大|中共|中央")
_ASSEMBLY = re.compile("政治协商会议|人民代表大会|代表大会")
_ABROAD = re.compile("国会|议会|内阁|首相|大臣|总统")
# Bodies of those years bear names that others have today (区长, 县委).
WARTIME = re.compile("抗日|抗战|解放战争|战争时期|红军|八路军|新四军|野战军|游击队")
# 1979年任某部部长，1983年任某县县委书记: in the report of somebody's death every post is past
LIFE = re.compile("逝世|病逝|遗体|追悼会|讣告|与世长辞")
_NO_BODY = re.compile("问题$|^大会主席团|首位|首个|第一位|资深|的$")


class PostReader(FocusReader):
    """Relations of a person and a post."""

    def _post_relation(
        self,
        relation: str,
        person: Match,
        post: Post,
        sentence: Sentence,
        rule: str,
        modality: str = "asserted",
    ) -> None:
        if rule == "appointed-acting" and sentence.heading == "免去":
            return  # 免去：王海同志市财政局局长职务
        if relation == "holds" and post.match.get("modifier") == "former":
            relation = "former"  # 王海是市财政局原局长
        who = self._referent(person)
        if who is None or post.organization is None:
            return
        if self.referents[post.role].name.endswith("候选人") or self._is_profession(post):
            return  # 市长候选人: what one is not yet
        if _NO_BODY.search(self.referents[post.organization].name):
            return  # 某国问题特使: what the post is for; 大会主席团成员: for the days of a session
        quotes = [(sentence.start, sentence.end)]
        if post.support and post.support not in quotes:
            quotes.append(post.support)
        quotes += self._named_by(person, quotes)
        arguments = (Argument("person", who), Argument("organization", post.organization), Argument("role", post.role))
        decided = relation in ("appointed", "removed")
        if decided:
            self.decided.setdefault((relation, arguments, self.a.article.position, modality), sentence)
        self.x.add(
            relation,
            arguments,
            self.a,
            self._cut(quotes, person, post.match),
            rule,
            self._reasons(post.basis, person),
            modality,
            self._effect(sentence, post, rule) if decided else "",
        )

    def _is_profession(self, post: Post) -> bool:
        """市政协委员、会计师: whether a title is a trade that its bearer follows elsewhere than in the assembly before it."""
        entry = load_titles().get(post.match.get("title"))
        trade = entry is not None and entry.kind in ("staff", "academic") and not post.match.get("org")
        elsewhere = post.basis.startswith("the post before") and post.organization is not None
        return trade and elsewhere and bool(_ASSEMBLY.search(self.referents[post.organization or 0].name))

    def _effect(self, sentence: Sentence, post: Post, rule: str) -> str:
        """The ISO date of an appointment or removal that its sentence gives, or the list that it stands in."""
        here = (sentence.start, sentence.end)
        said = date_said(self.text, self.a.dates, here, post.match.start, self.x.document.date or "")
        listed = sentence.heading or rule == "appointed-listed"
        return said or (date_of_list(self.text, self.a.dates) if listed else "")

    def _effects(self) -> None:
        """What a session decided counts from its day, where no other one is given."""
        days = days_of_sessions(self.x.found.values())
        for key, sentence in self.decided.items():
            if key in self.x.found and sentence.focus is not None:
                plain = self.text[sentence.start : sentence.end]
                self.x.found[key] = date_by_session(self.x.found[key], plain, days.get(sentence.focus, {}))

    def _of_another_state(self, sentence: Sentence, post: Post) -> bool:
        """Whether a post of our state, of which no name says so, is given in a sentence about another country
        (国家主席, 国防部长)."""
        if post.organization is None or not self.referents[post.organization].name.startswith("中华人民共和国"):
            return False
        said = self.text[sentence.start : post.match.end]
        foreign = _ABROAD.search(said) or any(country in said for country in load_countries())
        return bool(foreign) and not _OURS.search(said)


def is_unfounded(rule: Rule, post: Post) -> bool:
    """Whether a post's body was found on grounds that the rule does not trust."""
    return bool(rule.unless_basis and re.search(rule.unless_basis, post.basis))


def is_excluded(rule: str, text: str) -> bool:
    """Whether a rule in code must be silent of this text."""
    unless = next(r.unless for r in load_built_in() if r.id == rule)
    return bool(unless and re.search(unless, text))
