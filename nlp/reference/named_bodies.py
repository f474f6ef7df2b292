"""The bodies that the article has named by themselves: which of them 局, 该校, 党组 or 清江能源集团 means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from nlp.bodies import has_departments, is_affiliated, is_branch, local_organ
from nlp.components.base import Match, make
from nlp.components.body_forms import REGIMENT, OrganizationForm
from nlp.lexicon import load_organs
from nlp.naming import NATIONAL, Name, organ_name, unit_name
from nlp.reference.areas import AreaReader
from nlp.reference.words import load_body_words

_DEPARTMENT = re.compile(
    "(?:部|处|科|学院|系|图书馆|中心|办公室|纪检组|纪检监察组|法庭|服务厅|营业厅|检察委员会|审判委员会|检察院.*局|法院.*[局庭])$"
)
_DEPARTMENTS = (_DEPARTMENT, re.compile("(?<!公)司$"))
_SITS_IN_ANOTHER = re.compile(r"(?:党组|党委|党总支|党支部|委员会|纪委)$")
_LEGAL_FORM = re.compile(r"(?:股份|控股|集团)?有限(?:责任)?公司|集团公司")
_SAYS_WHAT_IT_IS = re.compile(r"(?:有限公司|集团|大学|学院)$")
_LOCAL_BANK = re.compile("农商行|农商银行|(?:商业|合作|村镇)银行|信用社|信用联社|农信")
DEMOCRATIC = re.compile(
    r"^(?:中国(?:国民党革命委员会|民主同盟|民主建国会|民主促进会|农工民主党|致公党)|九三学社|台湾民主自治同盟)"
)
# 社省委, 盟市委: what the article calls the party, and its local committee
_SHORT_PARTIES = {"社": ("九三学社", "九三学社委员会"), "盟": ("民盟", "中国民主同盟委员会")}
_CORPS = re.compile("兵团|师市|团场|农[一二三四五六七八九十]+师|师[\u4e00-\u9fff]{2,4}市")
_NUMBERED = re.compile("第[一二三四五六七八九十]+师")  # a division
_NOT_THE_SUBJECT = re.compile("[到赴对向与和由在从据]|走进|听取|传达|学习|来自|[书记长任席员]")

_ONCE = ("原是", "原系", "原为", "曾是", "原任", "曾任", "曾担任", "毕业于", "前任", "前担任", "历任", "先后任")
# Party committees, standing committees and the like: 委|党委书记 is of a commission (卫生健康委), never of one of these
_NO_COMMISSION = re.compile(
    "^(?:中共|中国共产党)(?!.*(?:纪律检查|政法|工作)委员会$)|常务委员会$|^中国人民政治协商会议|(?:村民|居民|团)委员会$"
)
# 市纪委驻市财政局|纪检组: a group of one body in another
_STATIONED = re.compile("驻[\u4e00-\u9fff]+(?:纪检组|纪检监察组|监察专员办公室)$")

_Entry = tuple[int, Name, Match]  # referent, name, where it stands


class NamedBodyReader(AreaReader):
    """Finds the body that the article has named and a word means."""

    @staticmethod
    def _whole(name: Name) -> Name:
        """The body that a Party group or another part sits in."""
        if name.whole is not None and _SITS_IN_ANOTHER.search(name.name):
            return name.whole
        return name

    def _parts(self, name: Name, units: Sequence[str]) -> Name:
        name = self._whole(name)
        for unit in units:
            name = unit_name(name, unit)
        return name

    def _with_units(self, name: Name, units: Sequence[str]) -> Name:
        """Its part, where a form names one; else the body as it is, a Party group too."""
        return self._parts(name, units) if units else name

    @staticmethod
    def _past_departments(body: Name, part: str) -> Name:
        """What a department is a part of if another one was named before: 宣传部部长、|统战部部长 are beside each other. An
        affiliated hospital or school is the university's."""
        while body.whole is not None and (
            is_affiliated(part) or any(kind.search(body.name) and kind.search(part) for kind in _DEPARTMENTS)
        ):
            body = body.whole
        return body

    def _body(self, at: int) -> _Entry | None:
        """The organisation that a part without one (党组, 机关党委) at ``at`` belongs to: that of the last post before, else
        the last one named; never an area's Party committee, which has none."""
        before = [e for e in self.organizations if e[2].start < at and e[1].jurisdiction != NATIONAL]
        for i, name, where in reversed(before):
            body = self._whole(name)
            while body.whole is not None and not body.formal:
                body = body.whole
            if self._is_stationed(body):
                return next((e for e in reversed(before) if e[1].name == body.parent), None)  # 党组 of where it is
            if body.name.endswith("大队") and any(n.name.endswith("村民委员会") for _, n, _ in before):
                continue  # the brigade that the village once was
            if not body.name.startswith(("中共", "中国共产党")):
                return i, body, where
        if not before and at < self.article.body_start:  # a headline before the body that it is about
            later = (e for e in self.organizations if e[1].area is None and e[1].jurisdiction != NATIONAL)
            return next(((i, self._whole(name), where) for i, name, where in later), None)
        if not before:  # the Party group of a ministry, in an article about it
            national = [(i, self._whole(n), w) for i, n, w in self.organizations if w.start < at]
            ministries = {n.name: (i, n, w) for i, n, w in national if n.name.startswith("中华人民共和国") and n.formal}
            return next(iter(ministries.values())) if len(ministries) == 1 else None
        return before[-1]

    @staticmethod
    def _is_stationed(body: Name) -> bool:
        """Whether a body is a group of one body in another, whose Party group it has no other than."""
        return _STATIONED.search(body.name) is not None

    def _holder(self, at: int, near: Name | None) -> Name | None:
        """Whose part a form at ``at`` is: the body of the post before, else what :meth:`_body` finds."""
        if near is not None:
            return near
        entry = self._body(at)
        return entry[1] if entry else None

    def _institution(self, at: int, near: Name | None) -> Name | None:
        """The company, school or hospital whose part a word at ``at`` is: of the post before, the one that the article
        names, of several the one that it names by far the most."""
        if near is not None:
            return self._institution_of(near)
        found = [body for _, name, m in self.organizations if (body := self._institution_of(name)) is not None]
        roots = {body.name for body in found}
        counts = Counter(min((r for r in roots if body.name.startswith(r)), key=len) for body in found).most_common(2)
        if not counts or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
            return None
        return next(body for body in found if body.name == counts[0][0])

    def _institution_of(self, name: Name) -> Name | None:
        """The company, school or hospital that a body is or is a part of."""
        body: Name | None = name
        while body is not None:
            if has_departments(body):
                return body
            body = body.whole
        return None

    def _context(self, word: str, at: int) -> _Entry | None:
        """The organisation that 局, 校, 集团 at ``at`` means: the last one named before whose name ends so."""
        if word.endswith("师") or word == "师市":
            return self._division(word)
        if word == "团":
            last = max(REGIMENT.finditer(self.text, 0, at), key=lambda fit: fit.start(), default=None)
            return self._regiment(last.group()) if last is not None else None
        if REGIMENT.fullmatch(word):
            return self._regiment(word)
        if word.startswith(("社", "盟")) and "委" in word[2:]:
            return self._committee_of_party(word, at)
        if word.endswith("委会"):
            return self._democratic_committee(word[:-2])
        bare = re.sub(r"^[全我该本]", "", word)
        words = load_body_words()
        ends = words.called.get(bare, (bare,))
        for referent, name, where in self._by_nearness(word, bare, ends, at):
            if where.start == at:
                continue
            body: Name | None = name
            while body is not None:
                if bare == "委" and _NO_COMMISSION.search(body.name):
                    body = body.whole
                    continue
                if body.open and words.own_body.get(bare, body.name) != body.name:
                    break  # 公司, beside a 集团 that the text does not name either
                if bare == "集团公司" and "集团" not in body.name and "总公司" not in body.name:
                    break  # a company of the group
                if bare in words.companies and body.name.endswith(("分公司", "子公司")):
                    break
                if body.name.endswith(ends) or any(a.endswith(ends) for a in body.aliases[:3]):
                    return referent, body, where
                body = body.whole
        return None

    def _by_nearness(self, word: str, bare: str, ends: tuple[str, ...], at: int) -> list[_Entry]:
        """The bodies of the article in the order in which ``word`` at ``at``, ``bare`` without 该 and the like,
        may mean them; some stand in it twice."""
        words = load_body_words()
        # a headline says 学校 before the article names it
        entries = [e for e in reversed(self.organizations) if e[2].start < at] + [
            e for e in self.organizations if e[2].start > at
        ]
        if bare == word:  # 医院, not the one that somebody has left: 自己原是清江医院副院长
            entries = sorted(entries, key=lambda e: self._is_left(e[2]))
        if bare in words.named_by_themselves:  # the bank of the article, not that of a guest's post
            entries = [e for e in entries if e[2].kind == "organization" and e[2].start < at] + entries
        if bare in words.told_of:  # whose doings the article tells, not that of a guest's post
            entries = [e for e in entries if e[2].start < at and self._opens_sentence(e[2])] + entries
        if bare in words.companies:
            main = self._main_company(ends, at)
            if main:
                entries = [e for e in entries if self._whole(e[1]).name == main] + entries
        return entries

    def _is_left(self, match: Match) -> bool:
        """Whether a body is told of as one where somebody once was."""
        return match.get("modifier") == "former" or self.text.endswith(_ONCE, 0, match.start)

    def _main_company(self, ends: tuple[str, ...], at: int) -> str:
        """The company that the article has named by far the most, or ""."""
        counts: dict[str, int] = {}
        for _, name, where in self.organizations:
            whole = self._whole(name).name
            if where.start < at and whole.endswith(ends):
                counts[whole] = counts.get(whole, 0) + 1
        ranked = sorted(counts.values(), reverse=True)
        if ranked and ranked[0] > 2 * (ranked[1] if len(ranked) > 1 else 0):
            return max(counts, key=lambda n: counts[n])
        return ""

    def _democratic_committee(self, level: str) -> _Entry | None:
        """市委会: a democratic party's committee, of the party that the article is about."""
        kinds = (level, "直辖市") if level == "市" else (level,)
        fits = [e for e in self.organizations if DEMOCRATIC.match(e[1].name) and e[1].area and e[1].area.kind in kinds]
        return fits[-1] if fits else None

    def _committee_of_party(self, word: str, at: int) -> _Entry | None:
        """社省委, 盟市委: the committee of 九三学社 or 民盟 at a level, where the article names the party."""
        party, committee = _SHORT_PARTIES[word[0]]
        area = self._level(word[1], at)[0] if party in self.text else None
        if area is None:
            return None
        name = organ_name(local_organ(committee), area)
        return self._register(name), name, make("organization", 0, 0)

    def _division(self, word: str) -> _Entry | None:
        """The division of the Xinjiang corps that 第八师, 师市 means, in an article about one; 师市 is the last named, or
        the one whose city the paper serves, with that city if it has one (第八师石河子市)."""
        if not _CORPS.search(self.text):
            return None
        number = re.search("[一二三四五六七八九十]+", word)
        corps = [o for o in load_organs() if o.host == "national" and o.full.startswith("新疆生产建设兵团第")]
        if number:
            fits = [o for o in corps if o.full.endswith(f"第{number.group()}师")]
        else:
            seen = [n.name for _, n, _ in self.organizations if "兵团第" in n.name]
            city = self.place or self.home
            fits = [o for o in corps if city and any(s.endswith("师" + city.name) for s in o.shorts)]
            named = [o for o in corps if seen and o.full in seen[-1].replace("中共", "")]
            numbers = {fit.group() for o in named or fits if (fit := _NUMBERED.search(o.full))}
            fits = [o for o in corps if any(n in o.full for n in numbers)] if len(numbers) == 1 else []
            fits = sorted(fits, key=lambda o: -len(o.full))[:1]
        if len(fits) != 1:
            return None
        name = organ_name(fits[0], None)
        i = self._register(name)
        return i, name, make("organization", 0, 0)

    def _regiment(self, word: str) -> _Entry | None:
        """一四三团 in an article about the corps: of the division of the paper's city, or the one named last."""
        near = self._division("师市")  # may be 第八师石河子市
        number = _NUMBERED.search(near[1].name) if near is not None else None
        division = self._division(number.group()) if number is not None else None
        if division is None:
            return None
        whole = division[1]
        shorts = (f"新疆生产建设兵团{word}", f"兵团{word}", *(a + word for a in whole.aliases))
        name = Name(whole.name + word, shorts, whole.jurisdiction, True, whole.name, short=whole.name + word)
        return self._register(name), name, make("organization", 0, 0)

    def _of_a_division(self, form: OrganizationForm) -> tuple[Name, str] | None:
        """师市农业农村局: a body of the division of the corps with its city."""
        own = form.literal.removeprefix("师市")
        entry = self._division("师市") if own not in ("", form.literal) else None
        if entry is None:
            return None
        whole = entry[1]
        city = next((a[a.index("师") + 1 :] for a in whole.aliases if a.endswith("市")), "")
        shorts = tuple(a + own for a in (*whole.aliases, city) if a)
        name = Name(whole.name + own, shorts, whole.jurisdiction, True, whole.name, short=whole.name + own)
        return self._with_units(name, form.units), f"师市 → {whole.name}"

    def _opens_sentence(self, match: Match) -> bool:
        """Whether a body is what its sentence is about: nobody and nothing but a day stands before it."""
        if match.kind != "organization":
            return False
        lead = re.sub("^本[报网]讯 ?（[^）]*）", "", self.text[self._sentence_start(match.start) : match.start])
        return len(lead) <= 24 and not _NOT_THE_SUBJECT.search(lead)

    def _same(self, literal: str) -> Name | None:
        """The body of the article that has this very name."""
        for _, name, _ in reversed(self.organizations):
            body: Name | None = name
            while body is not None:
                if body.name == literal or literal in body.aliases:
                    return body
                body = body.whole
        return None

    def _outer(self, literal: str) -> Name | None:
        """The body of the article that a name begins with, what follows being one of its parts (清江学院|生态学院)."""
        known = {n.name: n for _, m, _ in self.organizations for n in (self._whole(m),) if n.area is None}
        fits = [n for n in known.values() if literal.startswith(n.name) and is_branch(literal[len(n.name) :], n)]
        return max(fits, key=lambda n: len(n.name), default=None)

    def _bureau(self, at: int) -> Name | None:
        """The 局 named last before ``at``: the one whose 分局 is meant."""
        for _, name, m in reversed(self.organizations):
            if m.start < at and self._whole(name).name.endswith("局"):
                whole = self._whole(name)
                return whole.whole if whole.name.endswith("分局") else whole
        return None

    def _local_bank(self, at: int) -> Name | None:
        """The bank of a place that the article is about, if it named one by itself (清远农村商业银行股份有限公司)."""
        named = (n for _, n, m in self.organizations if m.kind == "organization" and m.start < at)
        return next((self._whole(n) for n in named if _LOCAL_BANK.search(self._whole(n).name)), None)

    def _knows(self, text: str) -> bool:
        """Whether a body of this name has been named in the article, or the name says by itself that it is one."""
        if _SAYS_WHAT_IT_IS.search(text):
            return True
        return any(text == n.name or text in n.aliases for _, n, _ in self.organizations)

    def _known_body(self, name: Name) -> Name:
        """清江能源集团 is 清江能源集团有限公司 where the article names that."""
        for _, other, _ in self.organizations:
            if (
                other.area is None
                and other.name != name.name
                and other.name.startswith(name.name)
                and _LEGAL_FORM.fullmatch(other.name[len(name.name) :])
            ):
                return other
        full = re.search(re.escape(name.name) + r"(?:股份|控股|集团)?有限(?:责任)?公司", self.text)
        if full and name.name.endswith(("集团", "公司")):
            return Name(full.group(), (name.name,), name.jurisdiction, True, short=name.name)
        return name
