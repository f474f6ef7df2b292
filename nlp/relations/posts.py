"""Who holds or held a post by standing beside it, in lists, careers and rosters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from nlp.bodies import implied_organ, suits
from nlp.components.base import Match
from nlp.components.body_forms import country_of, parse
from nlp.lexicon import Rule, load_built_in, load_countries, load_rules, load_titles
from nlp.models import (
    Argument,
)
from nlp.patterns import compile_pattern
from nlp.reference import Post
from nlp.relations.document import apposed
from nlp.relations.effect import date_by_session, date_of_list, date_said, days_of_sessions
from nlp.relations.focus import FocusReader, Sentence
from nlp.rosters import Roster, find_rosters

_ONCE = re.compile(r"曾经?在[^，。；]{2,20}?(?:任|担任)$")  # 曾在市财政局任|副局长的某某
_THEN = re.compile("(?:曾任|历任|先后任|时任)[^、，]*$|(?:当时|当年)[他她其]?的?$")
_OURS = re.compile("中国|我国|中华|国务院|全国人大|中共|中央")
_ASSEMBLY = re.compile("政治协商会议|人民代表大会|代表大会")
# 学习李某某总理重要批示, 习近平主席、李某某总理: the premier of our state
_OURS_BEFORE = re.compile("习近平(?:主席|总书记)[、和]$|(?:经|根据|按照|落实|学习|传达|宣读了?)$")
_OURS_AFTER = re.compile("(?:对[^，。；]{2,16})?的?(?:重要)?(?:批示|批准)|代表国务院|在国务院")
_GOVERNMENTS = ("人民政府", "行政公署")
_OF_PAPER = ("the paper's place", "the dateline")
_ABROAD = re.compile("国会|议会|内阁|首相|大臣|总统")
# Bodies of those years bear names that others have today (区长, 县委).
WARTIME = re.compile("抗日|抗战|解放战争|战争时期|红军|八路军|新四军|野战军|游击队")
_CAREER = compile_pattern(
    r"(?:历任|曾任|先后任|曾担任|先后担任|曾先后任|曾先后担任)(?P<posts>[^。；]*?{T}(?:(?:(?!今年|现任|现为|还是|还担任|还兼|也是|如今|目前|现在)[^。；\ue000-\ue2ff]){0,14}?{T})*)"
)
# 1979年任某部部长，1983年任某县县委书记: in the report of somebody's death every post is past
LIFE = re.compile("逝世|病逝|遗体|追悼会|讣告|与世长辞")
_DATED_POST = compile_pattern(r"{X}(?:起|后)?，?(?:先后)?(?:任|担任|调任|升任|改任|转任){TL:posts}")
_NO_BODY = re.compile("问题$|^大会主席团|首位|首个|第一位|资深|的$")
# 某某，男，汉族，1975年3月生: how a notice of who is to be appointed begins the paragraph on each of them
NOTICE = re.compile(
    r"(?:同志)?[，,（( 　](?:[男女]|[一-鿿]{1,5}族|(?:19|20)\d\d(?:年|\.)\d{1,2}月?(?:\d{1,2}日)?(?:出?生|[，,]))"
)
_PLANNED = re.compile("拟|提名|推荐为?|作为.{0,12}人选")
_PAST_UNLESS_HELD = ("former-while", "former-career", "former-resume")
_RESPECTIVELY = compile_pattern(
    "(?P<people>{NL})(?:同志)?分别(?:任命?为?|为|担任|兼任|出任|调任|改任|当选为?)(?P<posts>{TL})"
)
# 原某县书记甲、某县县长乙|先后退休
_LEFT = compile_pattern(
    r"{T}{P}(?:(?:、|和|及|以及){T}{P})+(?:等[^，。；]{0,8})?(?:先后|相继|陆续|已|均已?|也?都|双双|分别)*"
    r"(?:退休|离休|离任|离职|卸任(?=[，。；]|$)|去世|逝世|病逝|落马|被查|被调查|被双规|被开除)"
)
# 从某局局长调任|某县委书记的王海
_BECAME = re.compile("从[^。；，]{1,40}?(?:调任|转任|升任|改任|出任|履新)(?:[^。；，]{1,40}、)?$")
# 市长甲与乙: an office that one alone has
_ONE_MAN_S = re.compile("^(?:书记|(?:代理?)?[省市县区州旗乡镇]长|专员)$")
# 市长甲与乙|代表双方签约: the second is of the other side
_BOTH_SIDES = re.compile(
    "(?:等?(?:分别)?代表(?:各自|双方|两地|两市|校地|校企|政企|两校|两省|各方)|(?:共同|一同|一起)?(?:签署|签订|签约|签字|会谈|座谈|会晤|见面|举行(?:会谈|座谈|工作会谈)|进行(?:会谈|座谈|交流)|就[^，。；]{2,30}(?:会谈|座谈|交换意见|交流|磋商|洽谈)|亲切会见|交换))"
)
_TABLE = re.compile("[ 　]*姓[ 　]*名[ 　].*现任")
_CELL = re.compile("[^ 　\t\n]+")
_BEARER = compile_pattern(r"(?:等职务?|等)?的?{T}?{P}")


class PostReader(FocusReader):
    """Posts beside people."""

    def _rosters(self) -> None:
        """Each name of a list of who belongs to a body has the title above it, else the last of the heading; the body
        is the heading's."""
        people = {(m.start, m.end): m for m in self.a.mentions if m.kind == "person"}
        for roster in find_rosters(self.text):
            start, end = roster.heading
            heading = [p for m, p in self.a.posts.items() if start <= m.start and m.end <= end]
            of = post = max(heading, key=lambda p: p.match.end, default=None)
            for row in roster.rows:
                if row.title is not None:
                    post = next((p for m, p in self.a.posts.items() if (m.start, m.end) == row.title), None)
                    if post is not None and of is not None:
                        post = replace(post, organization=of.organization, basis=of.basis, support=roster.heading)
                for person in (people.get(name) for name in row.names):
                    if person is not None and post is not None:
                        self.listed.add(person)
                        self._listed(person, post, roster)

    def _listed(self, person: Match, post: Post, roster: Roster) -> None:
        sentence = next(s for s in self.sentences if s.start <= person.start < s.end)
        relation, rule = ("appointed", "appointed-listed") if roster.made else ("holds", "holds-listed")
        post = post if post.support else replace(post, support=roster.heading)
        self._post_relation(relation, person, post, sentence, rule)

    def _posts(self, sentence: Sentence) -> None:
        self._leaders(sentence)
        self._career(sentence)
        self._roster(sentence)
        left = self._who_left(sentence)
        listed = -1  # where the last one of a list that 曾任 begins ends: 曾任县长甲、区长乙
        for person, posts in apposed(self.a, sentence.start, sentence.end):
            if person in self.listed:
                continue
            former_chain = False
            then = self._were_then(sentence, posts, listed)
            listed = person.end if then and (listed >= 0 or self._once_served(posts)) else -1
            now = [n for n, p in enumerate(posts) if self.text.endswith(("现任", "现为"), 0, p.match.start)]
            for n, post in enumerate(posts):
                modifier = post.match.get("modifier")
                if any(p.match.get("modifier") == "former" for p in posts) and re.search(
                    "逝世|病逝|去世|离休", self.text[sentence.start : sentence.end]
                ):
                    modifier = "former"
                before = self.text[max(0, post.match.start - 6) : post.match.start]
                if _THEN.search(before) or _ONCE.search(self.text, sentence.start, post.match.start):
                    modifier = "former"
                if post.match in left:
                    modifier = "former"
                if then and not (now and n >= now[0]) and not before.endswith(("现任", "兼任")):
                    modifier = "former"
                if modifier == "former":
                    former_chain = True
                elif (
                    former_chain
                    and n
                    and (string_goes_on(post.match) or (now and n < now[0]))
                    and not before.endswith(("现任", "兼任"))
                ):
                    modifier = "former"
                else:
                    former_chain = False
                if modifier != "former" and self._beside(person, post, sentence):
                    continue
                if self._only_said_of(person, post, posts, sentence):
                    continue
                if modifier == "planned" or is_excluded("holds-apposition", self.text[post.match.start : person.start]):
                    continue
                self._post_relation(
                    "former" if modifier == "former" else "holds", person, post, sentence, "holds-apposition"
                )

    def _who_left(self, sentence: Sentence) -> set[Match]:
        """原某县书记甲、某县县长乙先后退休: the posts of a list that 原 opens and that says that all of it are gone."""
        masked = sentence.masked
        gone: set[Match] = set()
        for fit in _LEFT.finditer(masked.text):
            posts = masked.inside(fit.start(), fit.end(), "post")
            if posts and posts[0].get("modifier") == "former":
                gone.update(posts)
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

    def _settle(self) -> None:
        """A post that the article says is past, or is taken from its holder, is not held; one that is given only by the
        sentence that gives it neither (甲担任…, in a list of appointments)."""
        for sentence in self.sentences:
            self._noticed(sentence)
            self._respectively(sentence)
        here = [r for r in self.x.found.values() if r.article == self.a.article.position and r.modality == "asserted"]
        held = {r.arguments for r in here if r.relation == "holds"}
        given = {r.arguments for r in here if r.relation == "appointed"}
        for key, r in list(self.x.found.items()):
            if r.article == self.a.article.position and r.rule in _PAST_UNLESS_HELD and r.arguments in held | given:
                del self.x.found[key]  # 县长甲…在担任县长期间
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
                    del self.x.found[key]  # who speaks further down an article need not speak at the meeting
        abroad = {
            r.arguments[0].referent
            for r in here
            if r.rule == "holds-leading" and country_of(self.referents[r.arguments[1].referent or 0].name)
        }
        for key, r in list(self.x.found.items()):
            who, body = (a.referent for a in r.arguments[:2])
            if r.rule == "holds-apposition" and who in abroad and not country_of(self.referents[body or 0].name):
                del self.x.found[key]  # 以省长甲为团长的蒙古国代表团: he is no governor of ours
        self._once_acting()
        gone = {r.arguments for r in here if r.relation in ("removed", "former") and r.rule not in _PAST_UNLESS_HELD}
        ended = {r.arguments for r in here if r.relation == "removed"}
        for key, r in list(self.x.found.items()):
            if r.article == self.a.article.position and r.relation == "former" and r.arguments in ended:
                del self.x.found[key]  # 原董事长甲不再担任董事长
                continue
            mine = r.article == self.a.article.position and r.relation == "holds"
            if mine and (r.arguments in gone or (r.rule == "holds-serves" and r.arguments in given)):
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

    def _roster(self, sentence: Sentence) -> None:
        """副组长：甲（副市长） and the lines below it, 乙（秘书长）: all members of the list have its heading's post."""
        plain = sentence.masked
        if (
            len(plain.text) >= 2
            and plain.matches[0] is not None
            and plain.matches[0] in self.a.posts
            and plain.text[1] in "：:"
        ):
            self.roster = self.a.posts[plain.matches[0]]
        elif (
            plain.matches[:1]
            and plain.matches[0] is not None
            and plain.matches[0].kind == "person"
            and plain.text[1:2] in ("（", "", " ", "　")
        ):
            if self.roster is not None:
                self._post_relation("holds", plain.matches[0], self.roster, sentence, "holds-listed")
        else:
            self.roster = None

    def _career(self, sentence: Sentence) -> None:
        """历任甲、乙，丙等职: all posts of the string, of the person before them, or of the only one of the headline."""
        served = next(rule for rule in load_rules() if rule.id == "former-served")
        careers = list(careers_of(sentence.masked.text))
        if LIFE.search(self.text):
            careers += [fit.span("posts") for fit in _DATED_POST.finditer(sentence.masked.text)]
        for start, end in careers:
            masked = sentence.masked
            people = masked.inside(0, start, "person")
            after = _BEARER.match(masked.text[end:])
            if after:
                people = masked.inside(end, end + after.end(), "person")
            if not people:
                people = self._subject(sentence)
            if not people:
                head = [m for m in self.a.mentions if m.kind == "person" and m.start < self.a.article.body_start]
                names = {self._referent(m) for m in head}
                if len(names) != 1:
                    continue
                people = head[:1]
            for m in masked.inside(start, end, "post"):
                post = self.a.posts.get(m)
                wartime = WARTIME.search(self.text, sentence.start, sentence.end)
                if (
                    post
                    and not wartime
                    and not is_unfounded(served, post)
                    and not self._of_another_state(sentence, post)
                ):
                    self._post_relation("former", people[-1], post, sentence, "former-served")

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

    def _noticed(self, sentence: Sentence) -> None:
        """甲，男，1975年3月生。某局局长，拟任…: what stands in a notice's paragraph on somebody before what is planned."""
        opens = self.text.rfind("\n", 0, sentence.start) + 1
        closes = self.text.find("\n", sentence.start)
        paragraph = self.text[opens : closes if closes >= 0 else len(self.text)]
        planned = _PLANNED.search(paragraph)
        if planned is None or opens + planned.start() <= sentence.start:
            return
        opens += len(paragraph) - len(paragraph.lstrip(" 　"))
        about = next((m for m in self.a.mentions if m.kind == "person" and m.start == opens), None)
        if about is None or not NOTICE.match(self.text, about.end):
            return
        stop = min(sentence.end, self.text.rfind("\n", 0, sentence.start) + 1 + planned.start())
        masked = sentence.masked
        past = {m for start, end in careers_of(masked.text) for m in masked.inside(start, end, "post")}
        now = masked.text.find("现任")  # 2015年任副县长，现任县委副书记
        past |= set(masked.inside(0, max(now, 0), "post"))
        for match, post in self.a.posts.items():
            held = max(sentence.start, about.end) <= match.start and match.end <= stop
            if held and match not in past and not match.get("modifier"):
                self._post_relation("holds", about, post, sentence, "holds-noticed")

    def _subject(self, sentence: Sentence) -> list[Match]:
        """Whom a sentence without a name is about: the one person of its paragraph so far, who begins it."""
        opens = self.text.rfind("\n", 0, sentence.start) + 1
        before = sorted(
            (m for m in self.a.mentions if m.kind == "person" and opens <= m.start < sentence.start),
            key=lambda m: m.start,
        )
        names = {self._referent(m) for m in before}
        if not before or self.text[opens : before[0].start].strip(" 　"):
            return []
        introduced = self.text.startswith(
            ("，", "（", "同志，"), before[0].end
        )  # 某某，男，…: all that follows is of him
        return before[:1] if len(names) == 1 or introduced else []

    def _tables(self) -> None:
        """姓名 性别 现任职务 拟任职务 and the lines below: what stands in the column of posts that are held."""
        columns: list[str] = []
        people = {m.start: m for m in self.a.mentions if m.kind == "person"}
        for sentence in self.sentences:
            plain = self.text[sentence.start : sentence.end]
            if _TABLE.match(plain):
                columns = _CELL.findall(re.sub("姓[ 　]+名", "姓名", plain))
                continue
            cells = [(sentence.start + c.start(), sentence.start + c.end()) for c in _CELL.finditer(plain)]
            now = next((n for n, column in enumerate(columns) if column.startswith("现任")), None)
            if now is None or len(cells) != len(columns) or cells[0][0] not in people:
                columns = []
                continue
            start, end = cells[now]
            for match, post in self.a.posts.items():
                if start <= match.start and match.end <= end:
                    self._post_relation("holds", people[cells[0][0]], post, sentence, "holds-tabled")

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


def is_unfounded(rule: Rule, post: Post) -> bool:
    """Whether a post's body was found on grounds that the rule does not trust."""
    return bool(rule.unless_basis and re.search(rule.unless_basis, post.basis))


def is_excluded(rule: str, text: str) -> bool:
    """Whether a rule in code must be silent of this text."""
    unless = next(r.unless for r in load_built_in() if r.id == rule)
    return bool(unless and re.search(unless, text))


def careers_of(text: str) -> Iterator[tuple[int, int]]:
    for fit in _CAREER.finditer(text):
        now = text.find("现任", fit.start("posts"), fit.end("posts"))
        yield fit.start("posts"), fit.end("posts") if now < 0 else now
