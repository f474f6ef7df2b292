"""Posts that a list tells: rosters, tables, a notice's paragraphs, strings behind 历任."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from nlp.components.base import Match
from nlp.lexicon import load_rules
from nlp.patterns import compile_pattern
from nlp.reference import Post
from nlp.relations.focus import Sentence
from nlp.relations.posts import LIFE, WARTIME, PostReader, is_unfounded
from nlp.rosters import Roster, find_rosters

_CAREER = compile_pattern(
    r"(?:历任|曾任|先后任|曾担任|先后担任|曾先后任|曾先后担任|担任过)(?P<posts>[^。；]*?{T}(?:(?:(?!今年|去年|现任|现为|还是|还担任|还兼|也是|如今|目前|现在)[^。；\ue000-\ue2ff]){0,14}?{T})*)"
)
_DATED_POST = compile_pattern(r"{X}(?:起|后)?，?(?:先后)?(?:任|担任|调任|升任|改任|转任){TL:posts}")
# 某某，男，汉族，1975年3月生: how a notice of who is to be appointed begins the paragraph on each of them
NOTICE = re.compile(
    r"(?:同志)?[，,（( 　](?:[男女]|[一-鿿]{1,5}族|(?:19|20)\d\d(?:年|\.)\d{1,2}月?(?:\d{1,2}日)?(?:出?生|[，,]))"
)
_PLANNED = re.compile("拟|提名|推荐为?|作为.{0,12}人选")
_TABLE = re.compile("[ 　]*姓[ 　]*名[ 　].*现任")
_CELL = re.compile("[^ 　\t\n]+")
_SHORT_FOR = re.compile("→ (?P<name>[^,]+), named before$")
_A_NAME = 5  # characters
_OF_PAPER = ("the paper's place", "the dateline")
_BEARER = compile_pattern(r"(?:等职务?|等)?的?{T}?{P}")


class PostListReader(PostReader):
    """Posts in lists."""

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
            people = people or self._subject(sentence) or [m for m in [self._mourned] if m is not None]
            if not people:
                head = [m for m in self.a.mentions if m.kind == "person" and m.start < self.a.article.body_start]
                names = {self._referent(m) for m in head}
                if len(names) != 1:
                    continue
                people = head[:1]
            if WARTIME.search(self.text, sentence.start, sentence.end):
                continue
            told: list[Post] = []
            lately = next((m.start for m in masked.inside(start, end, "date") if self._is_of_late(m)), sentence.end)
            for m in masked.inside(start, end, "post"):
                post = self.a.posts.get(m) if m.start < lately else None  # 曾任甲、乙，今年6月任丙
                if post is None or self._of_another_state(sentence, post):
                    continue
                founded = not is_unfounded(served, post) or self._is_told(post, told)
                if founded and not self._of_elsewhere(post, told):
                    told.append(post)
                    self._post_relation("former", people[-1], post, sentence, "former-served")

    def _is_told(self, post: Post, told: Sequence[Post]) -> bool:
        """Whether a post's body is one that the career itself names: by its own name (清江大学|校长, a second time), or as
        校, 公司 after a post there."""
        if post.basis == "named before":
            return len(post.match.get("org")) >= _A_NAME
        short = _SHORT_FOR.search(post.basis)
        names = (self.referents[p.organization].name for p in told if p.organization is not None)
        return short is not None and any(short["name"] in name for name in names)

    def _is_of_late(self, day: Match) -> bool:
        """Whether a date is of the year in which the text appears, or the one before."""
        today, year = self.x.document.date or "", day.get("value")[:4]
        return bool(today) and year.isdecimal() and int(year) >= int(today[:4]) - 1

    def _of_elsewhere(self, post: Post, told: Sequence[Post]) -> bool:
        """调任漳州市委副书记，后兼任|市委政法委|书记, in the paper of another city: whether a level stands for the paper's place
        where the post before in the career is of a place apart from it."""
        before = told[-1].organization if told else None
        if before is None or post.organization is None or not post.basis.startswith(_OF_PAPER):
            return False
        there, here = (self.referents[i].jurisdiction for i in (before, post.organization))
        return bool(there and here) and not there.startswith(here) and not here.startswith(there)

    @cached_property
    def _mourned(self) -> Match | None:
        """Whose death the article reports, in the first sentence that speaks of one; paragraphs without a name are of
        that person's life."""
        told = next((s for s in self.sentences if LIFE.search(self.text, s.start, s.end)), None)
        named = [m for m in self.a.mentions if m.kind == "person" and told and told.start <= m.start < told.end]
        return min(named, key=lambda m: m.start) if len({self._referent(m) for m in named}) == 1 else None

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


def careers_of(text: str) -> Iterator[tuple[int, int]]:
    for fit in _CAREER.finditer(text):
        now = text.find("现任", fit.start("posts"), fit.end("posts"))
        yield fit.start("posts"), fit.end("posts") if now < 0 else now
