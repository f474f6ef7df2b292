"""Who holds or held a post by standing beside it: 市委副书记|王海, 原|县长甲, 李某某|总理."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from nlp.bodies import implied_organ, suits
from nlp.components.base import Match
from nlp.components.body_forms import parse
from nlp.numerals import to_int
from nlp.patterns import compile_pattern
from nlp.reference import Post
from nlp.relations.document import apposed
from nlp.relations.focus import Sentence
from nlp.relations.post_lists import PostListReader
from nlp.relations.posts import is_excluded

_ONCE = re.compile(r"曾经?在[^，。；]{2,20}?(?:任|担任)$")  # 曾在市财政局任|副局长的某某
_THEN = re.compile("(?:曾任|历任|先后任|时任|[此之]前(?:担任|任|是))[^、，]*$|(?:当时|当年)[他她其]?的?$")
# 七届|市政协主席, 政协第七届清远市委员会|主席
_TERM = re.compile("第?(?P<term>[一二三四五六七八九十]+)届")
# 学习李某某总理重要批示, 习近平主席、李某某总理: the premier of our state
_OURS_BEFORE = re.compile("习近平(?:主席|总书记)[、和]$|(?:经|根据|按照|落实|学习|传达|宣读了?)$")
_OURS_AFTER = re.compile("(?:对[^，。；]{2,16})?的?(?:重要)?(?:批示|批准)|代表国务院|在国务院")
_GOVERNMENTS = ("人民政府", "行政公署")
_OF_PAPER = ("the paper's place", "the dateline")
# 原某县书记甲、某县县长乙|先后退休
_LEFT = compile_pattern(
    r"{T}{P}(?:(?:、|和|及|以及){T}{P})+(?:等[^，。；]{0,8})?(?:先后|相继|陆续|已|均已?|也?都|双双|分别)*"
    r"(?:退休|离休|离任|离职|卸任(?=[，。；]|$)|去世|逝世|病逝|落马|被查|被调查|被双规|被开除)"
)
# 乡长甲|退下来后牵头办起协会
_SINCE = compile_pattern(
    r"{T}{P}(?:同志)?(?:从岗位上|从领导岗位上)?(?:退下来|退休|离休|卸任|离任|离职|退居二线|退位|下台)(?:之|以)?后"
)
# 从某局局长调任|某县委书记的王海
_BECAME = re.compile("从[^。；，]{1,40}?(?:调任|转任|升任|改任|出任|履新)(?:[^。；，]{1,40}、)?$")
# 市长甲与乙: an office that one alone has
_ONE_MAN_S = re.compile("^(?:书记|(?:代理?)?[省市县区州旗乡镇]长|专员)$")
# 市长甲与乙|代表双方签约: the second is of the other side
_BOTH_SIDES = re.compile(
    "(?:等?(?:分别)?代表(?:各自|双方|两地|两市|校地|校企|政企|两校|两省|各方)|(?:共同|一同|一起)?(?:签署|签订|签约|签字|会谈|座谈|会晤|见面|举行(?:会谈|座谈|工作会谈)|进行(?:会谈|座谈|交流)|就[^，。；]{2,30}(?:会谈|座谈|交换意见|交流|磋商|洽谈)|亲切会见|交换))"
)


class HolderReader(PostListReader):
    """Posts beside people."""

    def _posts(self, sentence: Sentence) -> None:
        self._leaders(sentence)
        self._career(sentence)
        self._roster(sentence)
        left = self._who_left(sentence)
        listed = -1  # where the last one of a list that 曾任 begins ends: 曾任县长甲、区长乙
        for person, posts in apposed(self.a, sentence.start, sentence.end):
            if person in self.listed:
                continue
            then = self._were_then(sentence, posts, listed)
            listed = person.end if then and (listed >= 0 or self._once_served(posts)) else -1
            for post, modifier in zip(posts, self._modifiers(sentence, posts, then, left), strict=True):
                if modifier != "former" and self._beside(person, post, sentence):
                    continue
                if self._only_said_of(person, post, posts, sentence):
                    continue
                if modifier == "planned" or is_excluded("holds-apposition", self.text[post.match.start : person.start]):
                    continue
                self._post_relation(
                    "former" if modifier == "former" else "holds", person, post, sentence, "holds-apposition"
                )

    def _modifiers(self, sentence: Sentence, posts: Sequence[Post], then: bool, left: set[Match]) -> list[str]:
        """The modifier of each post of a string: 原 counts for what goes on with it (原市委常委、|统战部部长), 时任 for all of
        it up to 现任; one that is ``left``, or of somebody who has died, is former."""
        held = [n for n, p in enumerate(posts) if self.text.endswith(("现任", "现为"), 0, p.match.start)]
        now = held[0] if held else len(posts)
        over = any(p.match.get("modifier") == "former" for p in posts) and re.search(
            "逝世|病逝|去世|离休", self.text[sentence.start : sentence.end]
        )
        former_chain = False
        modifiers: list[str] = []
        for n, post in enumerate(posts):
            modifier = post.match.get("modifier")
            before = self.text[max(0, post.match.start - 6) : post.match.start]
            as_well = before.endswith(("现任", "兼任"))
            once = _THEN.search(before) or _ONCE.search(self.text, sentence.start, post.match.start)
            if over or once or post.match in left or (then and n < now and not as_well) or self._of_old_term(post):
                modifier = "former"
            goes_on = (
                string_goes_on(post.match) or (held and n < now) or (n > 0 and self._with_a_seat(posts[n - 1], post))
            )
            if modifier != "former" and former_chain and goes_on and not as_well:
                modifier = "former"
            former_chain = modifier == "former"
            modifiers.append(modifier)
        return modifiers

    def _of_old_term(self, post: Post) -> bool:
        """七届市政协主席甲, at a session of the tenth: whether a post is of an earlier term of its body than the one that
        the article tells of."""
        before = self.text[max(0, post.match.start - 6) : post.match.start]
        said = _TERM.search(post.match.get("org")) or next(
            (t for t in _TERM.finditer(before) if t.end() == len(before)), None
        )
        if said is None or post.organization is None:
            return False
        own = self._sits(post.organization)
        reported = {
            s.focus for s in self.sentences if s.focus is not None and self._sits(self.a.hosts.get(s.focus)) == own
        }
        terms = [f.term for f in map(self.a.forms.get, reported) if f is not None and f.term is not None]
        return (to_int(said["term"]) or 0) < max(terms, default=0)

    def _sits(self, body: int | None) -> str:
        """The congress or conference that a body is, or is the standing committee of."""
        return self.referents[body].name.removesuffix("常务委员会") if body is not None else ""

    def _with_a_seat(self, seat: Post, post: Post) -> bool:
        """原省委常委、|某市委|书记: whether a secretary has a seat in the committee over his own, which goes with it."""
        if (
            seat.match.get("title") != "常委"
            or post.match.get("title") != "书记"
            or None in (seat.organization, post.organization)
        ):
            return False
        over, own = (self.referents[i or 0] for i in (seat.organization, post.organization))
        committees = over.name.startswith("中共") and own.name.startswith("中共")
        return committees and own.jurisdiction.startswith(over.jurisdiction) and own.jurisdiction != over.jurisdiction

    def _who_left(self, sentence: Sentence) -> set[Match]:
        """原某县书记甲、某县县长乙先后退休: the posts of a list that 原 opens and that says that all of it are gone; and of
        whom the sentence tells what came after (乡长甲退下来后)."""
        masked = sentence.masked
        gone: set[Match] = set()
        for fit in _LEFT.finditer(masked.text):
            posts = masked.inside(fit.start(), fit.end(), "post")
            if posts and posts[0].get("modifier") == "former":
                gone.update(posts)
        for fit in _SINCE.finditer(masked.text):
            gone.update(masked.inside(fit.start(), fit.end(), "post"))
        return gone

    def _were_then(self, sentence: Sentence, posts: list[Post], listed: int) -> bool:
        """时任市委常委、县委书记甲: whether the whole string of posts is one of then, by what stands before it or before the
        list that it goes on with."""
        if not posts:
            return False
        first = posts[0].match.start
        before = self.text[max(sentence.start, first - 6) : first]
        return bool(_THEN.search(before)) or (listed >= 0 and self.text[listed:first] == "、")

    def _once_served(self, posts: list[Post]) -> bool:
        return self.text.endswith("曾任", 0, posts[0].match.start)

    def _beside(self, person: Match, post: Post, sentence: Sentence) -> bool:
        """政委甲及乙、丙: whether a person behind 及 has a post of another body, by what the article said before."""
        between = self.text[post.match.end : person.start]
        if not re.search("(?<!以)及", between):
            return False
        who = self._referent(person)
        return any(
            r.relation == "holds"
            and r.article == self.a.article.position
            and r.arguments[0].referent == who
            and r.arguments[1].referent != post.organization
            for r in self.x.found.values()
        )

    def _only_said_of(self, person: Match, post: Post, posts: list[Post], sentence: Sentence) -> bool:
        """Whether posts before a name say what it has become (从甲局局长调任乙局局长|的王海), or are those of who stands before
        it (市长甲|与|乙代表双方签约)."""
        if self.text[posts[-1].match.end : person.start] == "的":
            return _BECAME.search(self.text, sentence.start, posts[0].match.start) is not None
        between = self.text[post.match.end : person.start]
        alone = _ONE_MAN_S.search(post.match.get("title")) is not None
        return "与" in between and (alone or _BOTH_SIDES.match(self.text, person.end) is not None)

    def _leaders(self, sentence: Sentence) -> None:
        """某某总书记, 市委某某书记, 某某市长: a title right after the name, of one body alone, of the body right before the
        name, or of the government of the paper's place."""
        masked = sentence.masked.matches
        for at, (person, match) in enumerate(pairwise(masked)):
            if person is None or match is None or person.kind != "person" or person.end != match.start:
                continue
            post = self.a.posts.get(match)
            if post is None or match.get("org") or match.get("modifier") or match.get("weak"):
                continue
            title = match.get("title")
            before = masked[at - 1] if at else None
            if title in ("总书记", "总理", "委员长"):
                if title == "总理" and post.organization is None:
                    post = self._of_state_council(person, post)
                if not is_excluded("holds-titled", self.text[sentence.start : sentence.end]):
                    self._post_relation("holds", person, post, sentence, "holds-titled")
            elif self.text[person.start] == "任":
                continue  # 在某大学|任名誉|教授
            elif before is not None and before.kind == "organization" and before.end == person.start:
                body = self._referent(before)
                if body is not None and suits(title, self.referents[body].name, strict=True):
                    own = replace(post, organization=body, basis="the body right before the name", support=None)
                    self._post_relation("holds", person, own, sentence, "holds-named")
            elif before is None and self._governs_here(person, post):
                self._post_relation("holds", person, post, sentence, "holds-named")

    def _of_state_council(self, person: Match, post: Post) -> Post:
        """李某某总理重要批示: of the State Council that the text names, where it is our premier."""
        council = next((r.id for r in self.referents if r.name == "中华人民共和国国务院"), None)
        before = self.text[max(0, person.start - 10) : person.start]
        ours = _OURS_AFTER.match(self.text, post.match.end) or _OURS_BEFORE.search(before)
        if council is None or not ours:
            return post
        return replace(post, organization=council, basis="the State Council, which the text names")

    def _governs_here(self, person: Match, post: Post) -> bool:
        """Whether a title after a name is that of the government of the paper's place, and the article says no other
        post of that person and names no other place right before."""
        if not post.basis.startswith(_OF_PAPER) or implied_organ(post.match.get("title")) not in _GOVERNMENTS:
            return False
        place = any(m.kind == "place" and m.end == person.start for m in self.a.places)
        mine = self.x.posts[self.a.article.position]
        who = self._referent(person)
        others = {p.organization for m, posts in mine.items() if self._referent(m) == who for p in posts}
        return not place and others <= {post.organization}


def string_goes_on(post: Match) -> bool:
    """Whether a post names no body with a place of its own, so that the 原 before the string counts for it as well
    (原市委常委、统战部|部长). Advisers are what one becomes after the post before (原地委副书记、顾问组|组长)."""
    if "顾问" in post.get("org") + post.get("title"):
        return False
    form = parse(post.get("org")) if post.get("org") else None
    if form is not None and form.area is not None and form.area.level in ("村", "社区") and not form.area.localities:
        return True  # 某村原党支部书记、村委会|主任
    return form is None or (
        form.area is None and not form.literal and (not form.types or form.types[0].host != "national")
    )
