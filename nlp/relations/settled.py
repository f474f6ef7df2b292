"""What the relations of an article say together: a post that is past is not held, who is elsewhere did not speak here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.components.body_forms import country_of
from nlp.models import RelationMention
from nlp.patterns import compile_pattern
from nlp.relations.focus import Sentence
from nlp.relations.holders import HolderReader

_PAST_UNLESS_HELD = ("former-while", "former-career", "former-resume")
_RESPECTIVELY = compile_pattern(
    "(?P<people>{NL})(?:同志)?分别(?:任命?为?|为|担任|兼任|出任|调任|改任|当选为?)(?P<posts>{TL})"
)

# 镇党委给予其警告处分，免去其|镇扶贫办主任|职务
_TAKEN = compile_pattern(
    "(?<!提请)(?<!建议)(?<!拟)(?:免去|撤销|罢免|解除)(?:了)?(?:其|他|她)(?:的|担任的|所任的?|兼任的?|原任的?)?(?P<post>{T})(?:的)?职务"
)


class SettlingReader(HolderReader):
    """Takes back what the rest of an article contradicts."""

    def _settle(self) -> None:
        """A post that the article says is past, or is taken from its holder, is not held; one that is given only by the
        sentence that gives it neither (甲担任…, in a list of appointments)."""
        for sentence in self.sentences:
            self._noticed(sentence)
            self._respectively(sentence)
            self._taken(sentence)
        here = [r for r in self.x.found.values() if r.article == self.a.article.position and r.modality == "asserted"]
        self._past_after_all(here)
        self._not_speaking(here)
        self._of_guests(here)
        self._once_acting()
        self._not_held(here)

    def _taken(self, sentence: Sentence) -> None:
        """免去其…职务: from the one person of whom a sentence before says that the post is held."""
        masked = sentence.masked
        for fit in _TAKEN.finditer(masked.text):
            post = next((self.a.posts[m] for m in masked.inside(*fit.span("post"), "post") if m in self.a.posts), None)
            if post is None or post.organization is None or masked.inside(0, fit.start(), "person"):
                continue
            holders = {
                r.arguments[0].referent
                for r in self.x.found.values()
                if r.relation == "holds"
                and r.article == self.a.article.position
                and (r.arguments[1].referent, r.arguments[2].referent) == (post.organization, post.role)
            }
            named = [m for m in self.a.mentions if m.kind == "person" and m.end <= sentence.start]
            person = next((m for m in reversed(named) if self._referent(m) in holders), None)
            if person is not None and len(holders) == 1:
                self._post_relation("removed", person, post, sentence, "removed-his")

    def _past_after_all(self, here: Sequence[RelationMention]) -> None:
        """县长甲…在担任县长期间: what a career says of the past is not past where the article says that it is held."""
        held = {r.arguments for r in here if r.relation in ("holds", "appointed")}
        for key, r in list(self.x.found.items()):
            if r.article == self.a.article.position and r.rule in _PAST_UNLESS_HELD and r.arguments in held:
                del self.x.found[key]

    def _not_speaking(self, here: Sequence[RelationMention]) -> None:
        """Who speaks further down an article need not speak at the meeting: only who is there does."""
        there = {
            (r.arguments[0].referent, r.arguments[1].referent)
            for r in here
            if r.relation in ("chair", "speaker", "attendee")
            and not any(r.rule == rule for rule, _, _ in self.doubtful)
        }
        # who is elected at a session is there
        there |= {
            (s.focus, r.arguments[0].referent) for k, s in self.decided.items() for r in [self.x.found.get(k)] if r
        }
        for key, r in list(self.x.found.items()):
            if r.relation == "speaker" and r.article == self.a.article.position:
                pair = (r.arguments[0].referent, r.arguments[1].referent)
                if (r.rule, *pair) in self.doubtful and pair not in there:
                    del self.x.found[key]

    def _of_guests(self, here: Sequence[RelationMention]) -> None:
        """以省长甲为团长的蒙古国代表团: he is no governor of ours."""
        abroad = {
            r.arguments[0].referent
            for r in here
            if r.rule == "holds-leading" and country_of(self.referents[r.arguments[1].referent or 0].name)
        }
        for key, r in list(self.x.found.items()):
            who, body = (a.referent for a in r.arguments[:2])
            if r.rule == "holds-apposition" and who in abroad and not country_of(self.referents[body or 0].name):
                del self.x.found[key]

    def _once_acting(self) -> None:
        """任命某某为代理市长, below the headline 某某任代市长: one post, as it is called first."""
        first: dict[tuple[object, ...], object] = {}
        for key, r in list(self.x.found.items()):
            if r.relation != "appointed" or r.article != self.a.article.position:
                continue
            title = self.referents[r.arguments[2].referent or 0].name
            plain = re.sub("^代理?", "", title)
            if plain != title and first.setdefault((r.arguments[:2], plain), r.arguments) != r.arguments:
                del self.x.found[key]

    def _not_held(self, here: Sequence[RelationMention]) -> None:
        """What is past or taken from its holder is not held, nor what the sentence that gives it says of who serves."""
        gone = {r.arguments for r in here if r.relation in ("removed", "former") and r.rule not in _PAST_UNLESS_HELD}
        ended = {r.arguments for r in here if r.relation == "removed"}
        given = {r.arguments for r in here if r.relation == "appointed"}
        for key, r in list(self.x.found.items()):
            if r.article == self.a.article.position and r.relation == "former" and r.arguments in ended:
                del self.x.found[key]  # 原董事长甲不再担任董事长
                continue
            mine = r.article == self.a.article.position and r.relation == "holds"
            if mine and (r.arguments in gone or (r.rule == "holds-serves" and r.arguments in given)):
                del self.x.found[key]

    def _respectively(self, sentence: Sentence) -> None:
        """甲、乙分别任某局、某委主任: the first has the first post, not every one has each."""
        masked = sentence.masked
        for fit in _RESPECTIVELY.finditer(masked.text):
            people = [self._referent(m) for m in masked.inside(fit.start("people"), fit.end("people"), "person")]
            given = masked.inside(fit.start("posts"), fit.end("posts"), "post")
            posts = [self.a.posts[m] for m in given if m in self.a.posts]
            if len(people) != len(posts) or len(people) < 2:
                continue
            pairs = {(p, t.organization, t.role) for p, t in zip(people, posts, strict=True)}
            crossed = {(p, t.organization, t.role) for p in people for t in posts} - pairs
            for key, r in list(self.x.found.items()):
                if r.relation in ("appointed", "holds") and tuple(a.referent for a in r.arguments) in crossed:
                    del self.x.found[key]
