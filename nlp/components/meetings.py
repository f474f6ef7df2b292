"""Meetings: ordinal sessions by their numbers, all others by the head noun that ends their name.

A match's ``name`` is its surface written out: coordinations are taken apart (二十届二中、三中全会 is two matches) and a
verb of holding inside the name is dropped (市政府召开第58次常务会议 → 市政府第58次常务会议).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from nlp.areas import AreaIndex, area_index
from nlp.components.base import Match, add_matches, get_matches, make, text_of
from nlp.components.organizations import longest_organization
from nlp.lexicon import load_meetings
from nlp.numerals import to_int

_N = r"[〇零一二三四五六七八九十百\d]+"
_HOLD = (
    r"(?:(?:(?:昨日|今日|昨天|今天|\d{1,2}月\d{1,2}日|\d{1,2}日)(?:上午|下午|晚)?)?"
    r"(?:胜利|隆重)?(?:召开|举行)(?:了)?(?:的)?)?"
)

# A government's own sittings; 常务会 and 办公会 are 会议 cut short.
_SITTING = (
    r"(?:常务会议|常务会(?!议)|全体会议|全体（扩大）会议|党组会议|党组（扩大）会议"
    r"|[省市县区州盟旗]长(?:办公会议|办公会(?!议)|专题会议|专题会(?!议)|碰头会))"
)

# 党的二十届二中、三中全会
_PLENUM = re.compile(
    rf"(?:中国共产党|中共|党的)?第?(?P<term>{_N})届(?:中央委员会)?(?P<sessions>第?{_N}中(?:(?:全会)?[、和及]{_N}中)*)全(?:会|体会议)"
)
_PLENUM_LONG = re.compile(
    rf"(?:中国共产党|中共|党的)?第?(?P<term>{_N})届中央委员会第?(?P<session>{_N})次(?:全体会议|全会)"
)
_CENTRAL_DISCIPLINE = re.compile(
    rf"第?(?P<term>{_N})届中央纪委第?(?P<session>{_N})次(?:全会|全体会议)"
    rf"|(?:中国共产党)?第(?P<term2>{_N})届中央纪律检查委员会第(?P<session2>{_N})次全体会议"
)
# 党的二十大; 十大 alone is any list of ten
_CONGRESS = re.compile(
    r"(?P<lead>党的|中共|中国共产党)?(?P<term>十[一二三四五六七八九]|二十[一二三]?)大(?!中|学|类|项|工|举|措|重点|行|产|城|名|队|型|家)"
)
_CONGRESS_LONG = re.compile(rf"(?:中国共产党|中共|党的)第(?P<term>{_N})次全国代表大会")

# What follows an area, as (type, pattern); 市|委五届八次全会
_SESSIONS = [
    (
        "party_plenum",
        re.compile(
            rf"(?:委员会|党委|委){_HOLD}第?(?P<term>{_N})届(?:委员会)?第?(?P<session>{_N})次(?:全会|全体会议|全体（扩大）会议|全体扩大会议|全委（扩大）会议|全委会议|全委会)"
        ),
    ),
    ("party_plenum", re.compile(rf"第(?P<term>{_N})届委员会第(?P<session>{_N})次全体(?:（扩大）)?会议")),
    (
        "discipline_plenum",
        re.compile(
            rf"(?:纪律检查委员会|纪委){_HOLD}第?(?P<term>{_N})届第?(?P<session>{_N})次(?:全会|全体会议|全体（扩大）会议)"
        ),
    ),
    (
        "discipline_plenum",
        re.compile(rf"第(?P<term>{_N})届纪律检查委员会第(?P<session>{_N})次全体(?:（扩大）)?会议"),
    ),
    (
        "congress_standing",
        re.compile(
            rf"第?(?P<term>{_N})届(?:人大常委会|人民代表大会常务委员会|人大常务委员会){_HOLD}第?(?P<session>{_N})次(?P<tail>会议|主任会议)"
        ),
    ),
    (
        "congress_standing",
        re.compile(
            rf"(?:人大常委会|人民代表大会常务委员会){_HOLD}第?(?P<term>{_N})届第?(?P<session>{_N})次(?P<tail>会议|主任会议)"
        ),
    ),
    (
        "congress_standing",
        re.compile(rf"(?:人大常委会|人民代表大会常务委员会){_HOLD}第(?P<session>{_N})次(?P<tail>会议|主任会议)"),
    ),
    ("congress", re.compile(rf"第?(?P<term>{_N})届(?:人大|人民代表大会)第?(?P<session>{_N})次会议")),
    ("congress", re.compile(rf"(?:人大|人民代表大会)第?(?P<term>{_N})届第?(?P<session>{_N})次会议")),
    ("congress", re.compile(rf"(?:人大|人民代表大会)第?(?P<session>{_N})次会议(?!精神)")),
    (
        "cppcc_standing",
        re.compile(
            rf"政协{_HOLD}第?(?P<term>{_N})届(?:委员会)?{_HOLD}(?:(?:常委会|常务委员会)第?(?P<session>{_N})次(?P<tail>会议|主席会议)|第?(?P<session2>{_N})次(?P<tail2>常委会会议|常委会议|常务委员会会议|常委会|主席会议))"
        ),
    ),
    ("cppcc", re.compile(rf"政协{_HOLD}第?(?P<term>{_N})届(?:委员会)?第?(?P<session>{_N})次(?:全体)?(?:会议|全会)")),
    (
        "government",
        re.compile(rf"(?:人民政府|政府){_HOLD}第?(?P<term>{_N})届第?(?P<session>{_N})次(?P<tail>{_SITTING})"),
    ),
    (
        "government",
        re.compile(rf"第?(?P<term>{_N})届(?:人民政府|政府)第?(?P<session>{_N})次(?P<tail>{_SITTING})"),
    ),
    ("government", re.compile(rf"第?(?P<term>{_N})届第?(?P<session>{_N})次(?:人民政府|政府)(?P<tail>{_SITTING})")),
    (
        "government",
        re.compile(rf"(?:人民政府|政府){_HOLD}(?P<year>\d{{4}}年)?第?(?P<session>{_N})次(?P<tail>{_SITTING})"),
    ),
    (
        "party_congress",
        re.compile(
            rf"(?:第(?P<session>{_N})次(?:党员|党)?代表大会|第(?P<session2>{_N})次党代会)(?!代表[^，。；]{{0,12}}会)"
        ),
    ),
]
# 十四届|全国|人大三次会议, 五届|市委|八次全会: the term stands before the area.
_TERM_FIRST = re.compile(
    rf"(?P<lead>(?:中华人民共和国)?第?(?P<term>{_N})届)(?P<area>全国|省|市|县|区|州|盟|旗|自治区)"
    rf"(?P<organ>纪委|委|党委|人民代表大会常务委员会|人民代表大会|人大常委会|人大|政协常委会|政协|政府){_HOLD}第?(?P<session>{_N})次(?P<tail>全会|{_SITTING}|会议|主任会议|主席会议|常委会会议|常务会议)"
)
_TERM_FIRST_TYPE = {
    "纪委": "discipline_plenum",
    "委": "party_plenum",
    "党委": "party_plenum",
    "人大": "congress",
    "人民代表大会": "congress",
    "人大常委会": "congress_standing",
    "人民代表大会常务委员会": "congress_standing",
    "政协": "cppcc",
    "政协常委会": "cppcc_standing",
    "政府": "government",
}
# 中国人民政治协商会议第五届丽水市委员会第四次会议: the area stands in the middle.
_CPPCC_LONG = [
    re.compile(
        rf"(?:中国人民政治协商会议|政协)第?(?P<term>{_N})届(?P<area>全国|[\u4e00-\u9fff]{{0,14}}?[省市县区州盟旗])委员会(?P<standing>常务委员会)?第(?P<session>{_N})次(?P<tail>主席会议|(?:全体)?会议)"
    ),
    re.compile(
        rf"(?:中国人民政治协商会议|政协)(?P<area>全国|[\u4e00-\u9fff]{{0,14}}?[省市县区州盟旗])第?(?P<term>{_N})届(?:委员会)?(?P<standing>常务委员会|常委会)?第?(?P<session>{_N})次(?P<standing2>常委会)?(?:全体)?会议"
    ),
]
# 五届三次会议, 二届十五次常委会会议 without an organ: the organ is that of the article.
_BARE = re.compile(
    rf"第?(?P<term>{_N})届第?(?P<session>{_N})次(?P<tail>会议|全会|全体会议|常委会会议|常委会议|常委会(?!议)|常务会议|主席会议|主任会议)"
)


@dataclass(frozen=True, slots=True)
class MeetingForm:
    """What a meeting's name says. ``type`` is central_plenum, central_congress, party_plenum, discipline_plenum, party_congress, congress,
    congress_standing, cppcc, cppcc_standing, government or named; ``area`` the surface of the place ("" where the name
    leaves it out), ``host`` the surface of the convening organisation of a named one, ``tail`` the rest."""

    type: str
    area: str = ""
    host: str = ""
    term: int | None = None
    session: int | None = None
    tail: str = ""


def _session_matches(text: str, index: AreaIndex) -> list[Match]:
    found: list[Match] = []

    def add(start: int, end: int, type_: str, area: str = "", **data: str) -> None:
        if not any(start < m.end and m.start < end for m in found):
            found.append(make("meeting", start, end, type=type_, area=area, **data))

    for fit in _PLENUM_LONG.finditer(text):
        if not text.startswith(("中", "党"), fit.start()) and _OTHER_PARTY.search(text):
            continue  # 民革|第十二届中央委员会第二次全体会议
        add(fit.start(), fit.end(), "central_plenum", term=_int(fit["term"]), session=_int(fit["session"]))
    for fit in _PLENUM.finditer(text):
        at = fit.start()
        party = _PARTY_BEFORE.search(text, max(0, at - 14), at)
        if party:
            whole = text[party.start() : fit.end()]  # 民革|十四届三中全会
            found.append(make("meeting", party.start(), fit.end(), type="named", convenor="", name=whole))
            continue
        parts = list(re.finditer(rf"({_N})中", fit["sessions"]))
        for i, part in enumerate(parts):
            end = fit.end() if i == len(parts) - 1 else fit.start("sessions") + part.end()
            add(at, end, "central_plenum", term=_int(fit["term"]), session=_int(part.group(1)))
            at = fit.start("sessions") + (parts[i + 1].start() if i + 1 < len(parts) else 0)
    for fit in _CENTRAL_DISCIPLINE.finditer(text):
        term, session = fit["term"] or fit["term2"], fit["session"] or fit["session2"]
        add(fit.start(), fit.end(), "discipline_plenum", "全国", term=_int(term), session=_int(session))
    for fit in _CONGRESS_LONG.finditer(text):
        add(fit.start(), fit.end(), "central_congress", session=_int(fit["term"]))
    for fit in _CONGRESS.finditer(text):
        add(fit.start(), fit.end(), "central_congress", session=_int(fit["term"]))
    for pattern in _CPPCC_LONG:
        for fit in pattern.finditer(text):
            groups = fit.groupdict()
            chairs = groups.get("tail") == "主席会议"
            standing = groups.get("standing") or groups.get("standing2") or chairs
            add(
                fit.start(),
                fit.end(),
                "cppcc_standing" if standing else "cppcc",
                fit["area"],
                term=_int(fit["term"]),
                session=_int(fit["session"]),
                tail="主席会议" if chairs else "",
            )
    for fit in _TERM_FIRST.finditer(text):
        type_ = _TERM_FIRST_TYPE[fit["organ"]]
        if type_ in ("party_plenum", "discipline_plenum") and not fit["tail"].startswith("全"):
            continue  # 二届市委召开108次常委会会议
        if type_ == "cppcc" and "常委会" in fit["tail"]:
            type_ = "cppcc_standing"
        tail = fit["tail"] if type_ in ("government",) or fit["tail"] in ("主任会议", "主席会议") else ""
        add(fit.start(), fit.end(), type_, fit["area"], term=_int(fit["term"]), session=_int(fit["session"]), tail=tail)
    for type_, pattern in _SESSIONS:
        for fit in pattern.finditer(text):
            groups = fit.groupdict()
            area = index.before(fit.start())
            start, name = area if area else (fit.start(), None)
            surface = name.text if name else ""
            if not area:
                for national in ("全国", "中国共产党", "国务院"):
                    if text.startswith(national, fit.start() - len(national)):
                        start, surface = fit.start() - len(national), "全国"
            lead = re.search(r"(?:中国共产党|中共)$", text[:start])
            if (
                type_ in ("party_congress", "party_plenum", "discipline_plenum")
                and not lead
                and _OTHER_BODY.search(text[max(0, start - 8) : start])
            ):
                continue  # 共青团清远市第六次代表大会, 团|市委六届一次全会
            if type_ == "party_congress":
                # 校第四次党代会; what is no area may be a school or a company, else it is 党代会 of the article's place.
                host = longest_host(text, start if surface else fit.start())
                if host is not None and not surface:
                    start, surface = host, text[host : fit.start()]
                if not surface and not lead:
                    continue
            elif not surface and not (lead and type_ in ("party_plenum", "discipline_plenum")):
                continue
            if lead:
                start = lead.start()
            tail = groups.get("tail") or groups.get("tail2") or ""
            if type_ == "congress_standing" and tail == "会议":
                tail = ""
            if type_ == "cppcc_standing" and tail != "主席会议":
                tail = ""
            add(
                start,
                fit.end(),
                type_,
                surface,
                term=_int(groups.get("term")),
                year=groups.get("year") or "",
                session=_int(groups.get("session") or groups.get("session2")),
                tail=tail,
            )
    for fit in _BARE.finditer(text):
        add(fit.start(), fit.end(), "bare", term=_int(fit["term"]), session=_int(fit["session"]), tail=fit["tail"])
    return found


# 企业负责人会议, 县长专题会议
_OF_OFFICIALS = ("会议", "办公会", "办公会议", "专题会", "专题会议", "碰头会", "联席会议", "座谈会", "座谈会议")
# 九届|州委常委会第154次会议
_OF_TERM = re.compile(rf"第?{_N}届(?=(?:省|市|县|区|州|盟|旗|自治区|地)(?:委|党委|政府|政协|人大))")
# 二十届|中央审计委员会第一次会议
_TERM_BEFORE = re.compile(rf"第?{_N}届$")
_PARTIES = "民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|国民党革命委员会|民主同盟|民主建国会|民主促进会|农工民主党|自治同盟"
_PARTY_BEFORE = re.compile(f"(?:中国)?(?:{_PARTIES})(?:中央)?(?:委员会)?$")
# Who has a 中央委员会 of its own, besides the Party
_OTHER_PARTY = re.compile(f"{_PARTIES}|共青团|共产主义青年团")
_OTHER_BODY = re.compile(
    f"(?:团|工会|妇女|妇联|科协|残联|文联|侨联|工商联|红十字会|协会|学会|联合会|研究会|促进会|{_PARTIES})$"
)


def _int(text: str | None) -> str:
    value = to_int((text or "").removeprefix("第"))
    return "" if value is None else str(value)


def longest_host(text: str, j: int) -> int | None:
    """Where a school or company that ends at j begins (丽水学院|第四次党代会); None where none does."""
    fit = re.search(
        r"(?:学校|校|集团|公司|[\u4e00-\u9fff]{2,12}(?:学院|大学|集团|公司|医院))$", text[max(0, j - 16) : j]
    )
    return max(0, j - 16) + fit.start() if fit else None


@lru_cache(maxsize=1)
def _kinds_of_meeting() -> frozenset[str]:
    return frozenset(word for head in load_meetings().heads for word in head.words)


@lru_cache(maxsize=1)
def _heads() -> re.Pattern[str]:
    words = sorted((w for h in load_meetings().heads for w in h.words), key=lambda w: (-len(w), w))
    after = "|".join(map(re.escape, load_meetings().not_before))
    heads = "|".join(re.escape(w) + ("" if w.endswith("议") else "(?!议)") for w in words)
    return re.compile(f"(?:{heads})(?!{after})")


# 局党委在三楼开展|理论学习中心组第五次集中学习: 开展 is a verb of holding before studies that go by a number alone
_CARRIED_OUT = rf"开展(?:了)?(?=(?:党委|党组)?(?:理论)?(?:学习)?中心组|(?:\d{{4}}年)?第{_N}次)"


@lru_cache(maxsize=1)
def _boundaries() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = load_meetings()

    def ends(words: tuple[str, ...]) -> re.Pattern[str]:
        ordered = sorted(words, key=lambda w: (-len(w), w))
        return re.compile("|".join(_GUARDED.get(w, re.escape(w)) for w in ordered))

    held = re.compile(ends(data.held).pattern + f"|{_CARRIED_OUT}")
    return held, ends(data.cited), ends(data.scope)


def _clause_start(text: str, head: int) -> int:
    """The start of the clause before ``head``; a closed bracket or quotation is stepped over, not ended at."""
    i = head - 1
    closes = {"）": "（", "”": "“", "》": "《", "〉": "〈"}
    while i >= 0 and head - i <= 60:
        char = text[i]
        if char in closes:
            opened = text.rfind(closes[char], max(0, i - 30), i)
            if opened < 0:
                return i + 1
            i = opened - 1
            continue
        if char in '，。；！？：\n　“《（—"':
            return i + 1
        i -= 1
    return max(i + 1, head - 60)


def _named_matches(text: str, index: AreaIndex, taken: list[Match], stops: list[Match]) -> list[Match]:
    held_words, cited_words, scope_words = _boundaries()
    data = load_meetings()
    found: list[Match] = []
    policies = [m for m in stops if m.kind in ("policy", "work")]
    bodies = [m for m in stops if m.kind == "organization"]
    for head in _heads().finditer(text):
        if any(m.start < head.end() and head.start() < m.end for m in taken + found):
            continue
        if any(m.start < head.start() < m.end for m in policies):
            continue
        if any(text.endswith(word, 0, head.end()) and len(word) >= len(head.group()) for word in data.not_a_head):
            continue
        head_end = head.end()
        more = _EXTENDED.match(text, head_end)
        # 联席会议 is also a standing body, whose sittings are counted
        if more and (
            not head.group().endswith("议") or (head.group() == "联席会议" and text.startswith("第", head_end))
        ):
            head_end = more.end()
        clause = _clause_start(text, head.start())
        for m in stops:  # a person, a post or a date ends before the name begins
            if m.kind == "person" and text[m.start : m.end] in _kinds_of_meeting():
                continue  # 出席省党代会代表|座谈会: no name
            if m.kind == "date" and m.get("precision") in ("year", "interval") and "日" not in text[m.start : m.end]:
                continue  # 2025年工作会议
            if m.kind == "date" and _HELD_THEN.match(text, m.end, head.start()):
                continue  # 中央政治局3月28日召开会议: who convenes stands before the day
            if m.get("descriptor") or (m.kind == "post" and m.end == head.start() and head.group() in _OF_OFFICIALS):
                continue  # 企业负责人会议, 全市公安局长会议
            if m.kind == "post" and m.start > clause and _CALLED.search(text, max(clause, m.start - 20), m.start):
                named = (p for p in stops if p.kind == "person" and p.start == m.end)
                if not any(text[p.start : p.end] not in _kinds_of_meeting() for p in named):
                    continue  # 召开|县（市、区）党委书记|述职会
            if m.kind == "post" and text.startswith(("班子", "（扩大）"), m.end):
                continue  # 市委常委|班子, 市委常委|（扩大）会议
            if (
                m.kind in ("person", "post", "date", "meeting")
                and clause < m.end <= head.start()
                and m.start >= clause - 8
            ):
                clause = max(clause, m.end)
        for m in taken + found:
            if clause < m.end <= head.start() and not _studied_in_name(text, clause, m, head.start()):
                clause = m.end
        taught = _TAUGHT.search(text, clause, head.start())
        if taught and _taught_next().match(text, head_end):
            found.append(
                make("meeting", taught.end(), head_end, type="named", convenor="", name=text[taught.end() : head_end])
            )
            continue  # 召开传达学习|全省教育大会|精神干部大会
        left = text[clause : head.start()]
        held = None
        for fit in held_words.finditer(left):
            if held is None or fit.group() not in _ATTENDED or held.group() in _ATTENDED:
                held = fit  # 召开|出席省党代会代表座谈会
        convenor, sponsor = "", ""
        convenor_start = clause
        if held:
            begin = clause + held.end()
            several = _SEVERAL.search(text[max(0, clause - 60) : clause + held.start()])
            if held.group() not in _ATTENDED:  # who presides over a meeting or attends it need not convene it
                verb = clause + held.start()
                dated = next((m.start for m in stops if m.kind == "date" and clause < m.start < m.end <= verb), None)
                if dated is not None and _HELD_THEN.match(
                    text[:verb] + "召开", next(m.end for m in stops if m.kind == "date" and m.start == dated)
                ):
                    verb = dated - (text[dated - 1] == "于")
                convenor_start, convenor = _convenor(text, clause, verb, index, bodies)
                if not convenor:
                    convenor_start, convenor = _decided(text, verb, index) or (convenor_start, "")
            sponsor = "yes" if held.group() in ("主办", "主办的", "承办", "承办的") else ""
        else:
            begin = _name_start(text, clause, head.start(), index, cited_words, scope_words)
        begin = _skip(text, begin, head.start())
        filled = _ATTENDED_BY.match(text, begin, head.start())
        begin = filled.end() if filled else begin
        begin = _after_joint(text, begin, head.start(), index, scope_words)
        begin = _after_particle(text, begin, head.start(), index, scope_words)
        occasion = _OCCASION.search(text, clause, begin)
        begin = occasion.start() if occasion else begin
        term = _OF_TERM.match(text, begin, head.start())
        begin = term.end() if term else begin
        term = _TERM_BEFORE.search(text, clause, begin) if text.startswith("中央", begin) else None
        begin = term.start() if term else begin
        topic = text[begin : head.start()]
        if len(topic) > 45 or _NO_TOPIC.search(topic) or (_KIND_ALONE.fullmatch(topic) and topic != "专题"):
            continue
        word = text[head.start() : head_end]
        if word == "会议" and _LEVELS_ONLY.fullmatch(topic):
            continue  # 传达省、市会议精神
        if held and several and topic in ("", "专题", "党组", "党委", "党组（扩大）"):
            found.append(make("meeting", head.start(), head_end, type="anaphor", tail=word, several="yes"))
            continue
        attended = held is not None and held.group() in _ATTENDED
        if (
            attended
            and not convenor
            and not re.match(r"第|首届|新一届|20\d\d|中国|“|《", text[begin : begin + 4])
            and not _stands_alone(text, begin, head_end, index, scope_words, named_only=True)
            and topic
            and not _is_anaphor(topic, word)
        ):
            continue  # 分别主持观摩点评和总结会议: of the meeting already named
        if not held and not convenor and not _stands_alone(text, begin, head_end, index, scope_words):
            continue
        anaphor = _is_anaphor(topic, word)
        if anaphor and not convenor:
            found.append(make("meeting", begin if not topic else head.start(), head_end, type="anaphor", tail=word))
            continue
        if text.endswith("暨", 0, begin) or text.startswith("暨", begin):
            continue  # 全会暨经济工作会议 is one meeting, under the first name
        start = convenor_start if convenor else begin
        session = session_of(convenor + topic + word) if convenor else None
        if session is not None:  # 市政协在三楼会议室召开了|七届委员会第九次主席会议
            found.append(Match("meeting", start, head_end, session.data))
            continue
        end, joint = head_end, ""
        if text.startswith("暨", end):
            second = _heads().search(text, end, min(len(text), end + 30))
            if second and not re.search("[，。；]", text[end : second.end()]):
                end, joint = second.end(), text[begin : second.end()]
        found.append(
            make(
                "meeting", start, end, type="named", convenor=convenor, name=topic + word, joint=joint, sponsor=sponsor
            )
        )
        if not convenor and not joint:
            found += _coordinated(text, clause, begin, topic + word, index)
        found += _sits_too(text, end, convenor or topic + word)
    for fit in PRESIDIUM.finditer(text):
        if not any(m.start < fit.end() and fit.start() < m.end for m in (*taken, *found)):
            found.append(make("meeting", *fit.span(), type="named", convenor="", name=fit.group()))
    return found


# 大会主席团举行第二次会议 is of the session, whatever stands before it
PRESIDIUM = re.compile(f"主席团(?:第{_N}次)?(?:全体)?会议")
_SITS_TOO = re.compile(
    "[、和及](?P<name>(?:第[一二三四五六七八九十百\\d]+次)?(?:常务会议|全体会议|党组会议|党组（扩大）会议|局务会议|主任会议|主席会议|办公会议))(?!精神)"
)


def _sits_too(text: str, end: int, name: str) -> list[Match]:
    """市政府党组会议和|常务会议: a second sitting of the body that the first is named after."""
    fit = _SITS_TOO.match(text, end)
    stop = longest_organization(name, 0, len(name), area_index(name)) if fit else None
    if fit is None or stop is None:
        return []
    body = re.sub("(?:党组|党委)$", "", name[:stop])
    return [make("meeting", fit.start("name"), fit.end(), type="named", convenor="", name=body + fit["name"])]


# 是 makes a sentence, no name: 这次“两会”是一次重要会议
_NO_TOPIC = re.compile(
    "(?<!求)是(?!非)|了(?!解)|(?:这|此|本|上|下)次$|^(?:各|每|历次|多次|代表团|有关|相关)|(?:的|重要)$"
    # 百余场论坛, 提请大会审议, 解读五中全会: counted, what is laid before a meeting, and cut off from its term
    r"|[\d一二三四五六七八九十百千两数几多余]+(?:余|多)?[场个]|草案|提请|解读|[一二三四五六七八九]中$"
)
# 首届高峰论坛, 地区国际会议: a kind of meeting, of nobody
_KIND_ALONE = re.compile("(?:首届|高峰|高端|地区|国际|区域|专业|主题|分|平行|专题|系列|大型|小型)+")
_LEVELS_ONLY = re.compile(
    "(?:中央|国家|全国|上级|[省市县区州地]|自治区|[、和及级委]|党委|政府|两会){2,}|上级|中央|国家"
)
# 市委领导在|全市座谈会, 活动办就|专题民主生活会: words that begin a phrase of their own, unless they are half of a word
_GUARDED = {
    "传承": "(?<!文化)传承",
    "在": "在(?![建线职京校编外籍库岗])",
    "就": "就(?![业医学近餐地])",
    "向": "向(?![阳好上])",
    "对": "对(?![口外台接标照话比策象侨])",
    "将": "将(?![军士])",
    "由": "由(?!来)",
}
_PARTICLE = re.compile("|".join(guarded for word, guarded in _GUARDED.items() if len(word) == 1))


def _after_particle(text: str, begin: int, head: int, index: AreaIndex, scope: re.Pattern[str]) -> int:
    """Where a name begins that a body and a particle stand before."""
    for fit in reversed(list(_PARTICLE.finditer(text, begin + 2, head))):
        at = fit.end()
        named = scope.match(text, at, head) or (
            index.level_stands(at) and (longest_organization(text, at, head, index) or index.at(at, bounded=False))
        )
        if named or text[at:head] in ("", "专题", "年度"):
            return at
    return begin


# 全省学习贯彻|党的某大|精神|宣讲报告会: the meeting that is taught about belongs to the name
_TO_STUDY = re.compile(
    "(?:召开|举行|举办|全[国省市县区州盟旗]|[委府组局厅院校团省市县区])(?:深入|认真)?(?:传达学习(?:贯彻)?|学习(?:宣传)?贯彻|学习宣传|宣讲|贯彻落实)(?:落实)?$"
)
_TO_TEACH = re.compile(
    "精神(?:首场|首次|集中|专题|中央|[省市县区]委|[省市县区]|宣讲|理论|培训|动员|部署|辅导|领导干部|党员干部|干部|骨干)*(?:报告会|座谈会|[会班])?$"
)


_TAUGHT = re.compile(
    "(?:召开|举行|举办|全[国省市县区州盟旗])(?:[^，。；]{0,4})(?:传达学习(?:贯彻)?|学习(?:宣传)?贯彻|学习宣传|宣讲|贯彻落实)"
)


@lru_cache(maxsize=1)
def _taught_next() -> re.Pattern[str]:
    return re.compile(f"精神[\u4e00-\u9fff]{{0,8}}?(?:{_heads().pattern})")


def _studied_in_name(text: str, clause: int, m: Match, head: int) -> bool:
    """Whether the session ``m`` stands inside the name of a meeting that is held to teach it."""
    taught = _TO_TEACH.match(text, m.end, head)
    if taught is None or _TO_STUDY.search(text, clause, m.start) is None:
        return False
    return str(m.get("type")).startswith("central_") or taught.end() == head


# What a meeting is held for, before the body that it honours.
_OCCASION = re.compile("(?:庆祝|纪念|隆重庆祝|隆重纪念)$")
_JOINT = re.compile("、|和|及|与|以及")
_QUOTED = re.compile("“[^”]*”|《[^》]*》|（[^）]*）")


def _after_joint(text: str, begin: int, head: int, index: AreaIndex, scope: re.Pattern[str]) -> int:
    """省“两会”、|全省科技大会: a name begins after the last conjunction that a scope or a body follows, unless bodies
    or places alone stand before it, which hold the meeting together (市委、市政府安全生产会议)."""
    hidden = [(m.start(), m.end()) for m in _QUOTED.finditer(text, begin, head)]
    for fit in reversed(list(_JOINT.finditer(text, begin, head))):
        at = fit.end()
        if at >= head or any(s <= fit.start() < e for s, e in hidden):
            continue
        if scope.match(text, at, head):
            return at
        body = longest_organization(text, at, head, index)
        area = max((end for end, _ in index.at(at, bounded=False) if end <= head), default=0)
        if not index.level_stands(at) or not (body or area):
            continue
        former = text[begin : fit.start()]
        together = _rank(former) is None or _rank(former) == _rank(text[at : body or area])
        alone = longest_organization(text, begin, fit.start(), index) == fit.start() or any(
            end == fit.start() for end, _ in index.at(begin, bounded=False)
        )
        if not alone or not together:
            return at
    return begin


_RANK = re.compile(
    r"(?:(?P<nation>全国|中央|党中央|国家|国务院|中纪委|中办)|(?:全|[\u4e00-\u9fff]{2,8})?(?:(?P<province>省|自治区)|(?P<city>市|州|盟)"
    r"|(?P<county>县|区|旗)))(?:委|党委|纪委|政府|人大|政协|直)?$"
)


# A scope that begins with its level, not with a place: 全省, 市委
_BARE_RANK = re.compile("全(?=[国省市县区州盟旗])|中央|党中央|国|中[纪办]|[省市州盟县区旗]|自治区")


def _rank(scope: str) -> str | None:
    """The level of a scope or body that may share a meeting's name with one of another level (全国、|全省, 省委、|市委)."""
    fit = _RANK.match(scope)
    return fit.lastgroup if fit else None


def _coordinated(text: str, clause: int, begin: int, name: str, index: AreaIndex) -> list[Match]:
    """全国、全省|组织部长会议: each scope of another level stands for a meeting of its own."""
    found: list[Match] = []
    ranks = [_rank(name[:k]) for k in range(1, min(len(name), 12))]
    known = next((r for r in reversed(ranks) if r), None)
    own = next((k for k in range(min(len(name), 12), 0, -1) if _rank(name[:k]) == known), 0) if known else 0
    seen, at = {known}, begin
    while known and (fit := re.search(r"((?:(?![和及与])[\u4e00-\u9fff]){1,8})[、和]$", text[clause:at])):
        stop = clause + fit.end(1)
        stands = (k for k in range(clause + fit.start(1), stop) if _rank(text[k:stop]) and index.level_stands(k))
        start = next((k for k in stands if _BARE_RANK.match(text, k, stop) or index.at(k, bounded=False)), stop)
        scope, rank = text[start:stop], _rank(text[start:stop])
        if not scope or rank in seen:
            break
        # 省、市委全会: a bare level shares what follows it, a whole body (省委、市委全会) has its own
        shared = name[own:] if re.search("[委府会协直]$", scope) or re.search("^全", scope) else ""
        if not shared:
            shared = re.sub("^(?:全?[省市县区州盟旗]|全国)", "", name)
        if rank == "nation":
            shared = re.sub("^(?:委|党委|政府)", "", shared)  # 中央和|市委农村工作会议
        found.append(make("meeting", start, stop, type="named", convenor="", name=scope + shared))
        seen.add(rank)
        at = start
    return found


def session_of(name: str) -> Match | None:
    """The ordinal session that a whole name is, if it is one."""
    return next((m for m in _session_matches(name, area_index(name)) if m.start == 0 and m.end == len(name)), None)


# 召开市委常委会: the sitting goes by the name of the body that sits
_STANDING = re.compile(
    rf"(?:召开|举行)(?:了)?(?P<name>(?:[\u4e00-\u9fff]{{0,8}}[省市县区州盟旗地]委|[\u4e00-\u9fff]{{0,8}}党委)?(?:第?{_N}次)?常委会)"
    r"(?=[，。；、：\n 　]|$|传达|学习|听取|研究|审议|专题|部署)"
)
# 地委中心学习组集中一天时间，学习…: the group's study is a meeting, though nothing calls it one
_STUDIED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,16}?中心(?:学习)?组)(?:[^，。；]{0,12}(?:时间|天)，?)?(?:进行|开展)?(?:了)?(?:集中|专题|集体|认真)*学习"
    r"(?!会|型|教育|材料|计划|制度|情况|的|[^，。；]{0,8}[会研]，?上)"
)
# 州委常委会于十七日讨论通过: what the standing committee does on a day it does at a meeting
_SAT = re.compile(
    r"(?P<name>(?:[\u4e00-\u9fff]{0,8}[省市县区州盟旗地]委|[\u4e00-\u9fff]{0,8}党委)常委会)"
    r"(?=(?:已|曾)?于[^，。；]{2,12}(?:讨论|研究|审议|听取))"
)


def _standing_matches(text: str, taken: list[Match], index: AreaIndex, bodies: list[Match]) -> list[Match]:
    found = []
    for fit in _STANDING.finditer(text):
        if any(m.start < fit.end() and fit.start("name") < m.end for m in taken):
            continue
        verb = fit.start() - 2 if text[: fit.start()].endswith(("主持", "组织")) else fit.start()
        start, convenor = _convenor(text, _clause_start(text, verb), verb, index, bodies)
        name = fit["name"] + "会议"
        if fit["name"] == "常委会" and not convenor:
            continue
        if fit["name"] != "常委会":
            start, convenor = fit.start("name"), ""
        found.append(make("meeting", start, fit.end(), type="named", convenor=convenor, name=name))
    for fit in _STUDIED.finditer(text):
        if any(m.start < fit.end("name") and fit.start() < m.end for m in (*taken, *found)):
            continue
        begin = next(
            (
                i
                for i in range(fit.start(), fit.end("name"))
                if longest_organization(text, i, fit.end("name"), index) == fit.end("name")
            ),
            None,
        )
        if begin is not None:
            name = text[begin : fit.end("name")] + "学习会"
            found.append(make("meeting", begin, fit.end("name"), type="named", convenor="", name=name, studied="yes"))
    for fit in _SAT.finditer(text):
        if not any(m.start < fit.end() and fit.start() < m.end for m in taken):
            found.append(make("meeting", *fit.span(), type="named", convenor="", name=fit["name"] + "会议"))
    return found


_CALLED = re.compile(r"(?:召开|举行|举办)(?:了|的)?[^，。；]{0,16}$")
_HELD_THEN = re.compile(
    r"(?:上午|下午|晚上|晚)?(?:，)?(?:在[^，。；]{1,12}?)?(?:隆重|胜利|组织)?(?:召开|举行|举办|主持召开)"
)
_EXTENDED = re.compile(
    r"(?:（扩大）|扩大)?(?:学习)?(?:会议|会(?!议))(?!室|中心)|第[一二三四五六七八九十]+次(?:全体)?会议|（?第[一二三四五六七八九十\d]+场）?"
)
_SEVERAL = re.compile(r"、[^，。；]*(?:相继|分别|先后|陆续|纷纷|均|也)(?:[^，。；]{0,6})$")
# What shows, behind a name that no verb of holding introduces, that a meeting is meant.
_SHOWN = re.compile(
    r"(?:（[^）]*）)?(?:(?:、|和|及)[^，。；]{0,40}精神|(?:、[^，。；、]{2,30}会议?){1,4}[^，。；、]{0,16}(?:召开|举行)|精神|召开|举行|开幕|闭幕|的(?:会场|现场|主席台)|在[^，。]{1,16}(?:召开|举行|开幕)|上|期间|结束|部署|要求|[^，。；]{0,10}(?:召开|举行|开幕))"
)


_ATTENDED = frozenset(
    {"出席了", "出席", "参加了", "参加", "列席", "主持了", "主持", "应邀出席"}
    | {"收听收看了", "收听收看", "收看收听", "收视收听", "收看了", "收看", "收听"}
)


def _stands_alone(
    text: str, begin: int, end: int, index: AreaIndex, scope: re.Pattern[str], named_only: bool = False
) -> bool:
    """Whether a name without a verb of holding is one: it begins with its body, area or scope, or (unless
    ``named_only``) what follows says so."""
    if scope.match(text, begin) or (_SHOWN.match(text, end) and not named_only):
        return True
    return bool(
        index.level_stands(begin) and (longest_organization(text, begin, end, index) or index.at(begin, bounded=False))
    )


_POINTERS = ("", "本次", "此次", "这次", "该", "当天", "当日", "会后", "随后", "至此")


def _is_anaphor(topic: str, head: str) -> bool:
    return head in load_meetings().anaphors and topic in _POINTERS


# 召开|有三百人参加的|农业生产现场会
_ATTENDED_BY = re.compile(r"[有由](?:(?!会)[^，。；“”《》]){1,24}(?:参加|出席|主持|组成)的")


def _skip(text: str, begin: int, end: int) -> int:
    """Step over what stands between a verb and the name: 召开|了|一次, 主持召开|的."""
    fit = re.compile(r"(?:了|的|）|一次|过|及|并|、|精神(?!文明)|在[\u4e00-\u9fff]{2,8}?(?=全))+").match(
        text, begin, end
    )
    return fit.end() if fit else begin


# 集团|召开: which one, the article says
_HOSTS_IN_SHORT = ("集团", "公司", "集团公司", "学校", "学院", "医院")
_AT_SEAT = re.compile(r"在(?!该|本)[^，。；、的]{1,24}$")


def _convenor(text: str, clause: int, verb: int, index: AreaIndex, bodies: list[Match]) -> tuple[int, str]:
    """Who convenes: the organisation or area that stands right before the verb of holding, adverbs left aside;
    ``bodies`` are the organisations already found in the text."""
    stop = verb
    adverb = re.search(
        r"(?:(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚)?|随即|即|将|将于|拟于|立即|当即|马上|再次|接着|又|还|相继|及时|近日|日前|先后|分别|专门|迅速|第一时间|组织|隆重|联合|昨日|今日|上午|下午|连夜|紧急|在京|在(?!该|本)[\u4e00-\u9fff]{1,8}|以[\u4e00-\u9fff]{2,14}(?:形式|方式))+$",
        text[clause:stop],
    )
    if adverb:
        stop = clause + adverb.start()
    seat = _AT_SEAT.search(text, clause, verb)
    if seat and any(m.end == seat.start() and m.start >= clause for m in bodies):
        stop = seat.start()  # 某局|在某学院报告厅|召开: who convenes stands before where
    for end, area in index.at(clause):
        if end == stop and (area.places or area.localities):
            return clause, text[clause:stop]  # 河东街道|召开
    group = re.search(r"(?:常委|党政)?(?:领导)?班子$", text[clause:stop])
    if group and longest_organization(text, clause, clause + group.start(), index) == clause + group.start():
        return clause, text[clause:stop]
    if text[clause:stop] in _HOSTS_IN_SHORT:
        return clause, text[clause:stop]
    known = min((m.start for m in bodies if m.end == stop and m.start >= clause), default=stop)
    for i in range(clause, stop):
        found = longest_organization(text, i, stop, index)
        if found == stop or i == known:
            return i, text[i:stop]
        if any(end == stop for end, _ in index.at(i, bounded=False)) and index.level_stands(i):
            return i, text[i:stop]
    return verb, ""


# 地委决定，8月上旬|召开: who decides to hold a meeting convenes it
_DECIDED = re.compile(
    r"(?:研究)?决定，?(?:将)?(?:于)?(?:[^，。；]{0,10}[年月日旬底初中](?:上午|下午|晚)?)?(?:在[^，。；]{2,10})?$"
)


def _decided(text: str, verb: int, index: AreaIndex) -> tuple[int, str] | None:
    low = max(0, verb - 40)
    fit = _DECIDED.search(text[low:verb])
    if fit is None:
        return None
    stop = low + fit.start()
    for i in range(max(low, max((text.rfind(c, low, stop) for c in "，。；\n"), default=-1) + 1), stop):
        if longest_organization(text, i, stop, index) == stop:
            return verb, text[i:stop]
    return None


def _name_start(
    text: str, clause: int, head: int, index: AreaIndex, cited: re.Pattern[str], scope: re.Pattern[str]
) -> int:
    """Where a name without a verb of holding begins: at its organisation, area or scope word, else after the last
    word that cannot stand inside a name."""
    begin = clause
    quoted = [m.span() for m in _QUOTED.finditer(text, clause, head)]

    def words(start: int) -> list[re.Match[str]]:
        """What is cited, outside quotations: “现代化与世界”论坛 is one name, so is 党的建设工作会议."""
        return [
            fit
            for fit in cited.finditer(text, start, head)
            if not any(s <= fit.start() < e for s, e in quoted) and not text.startswith("党的", fit.start() - 1)
        ]

    for fit in words(clause):
        if fit.group() == "学习" and text.startswith(("教育", "型", "会", "班", "中心"), fit.end()):
            continue  # 党史学习教育动员大会
        # 市直各部门学习贯彻|中央经济工作会议
        i = fit.end()
        if fit.group() in "把将" and scope.match(text, i, head):
            clause = i  # 地委把|全区现场会开到车间
        if (
            len(fit.group()) > 1
            and i < head
            and (
                scope.match(text, i, head)
                or longest_organization(text, i, head, index)
                or (index.level_stands(i) and index.at(i, bounded=False))
            )
        ):
            clause = i
    for i in range(clause, head):
        if any(s <= i < e for s, e in quoted):
            continue
        if scope.match(text, i, head) and text[i - 1 : i] != "次":
            return next((s for s, e in quoted if e == i), i)  # “一带一路”|国际合作高峰论坛
        if index.level_stands(i) and (longest_organization(text, i, head, index) or index.at(i, bounded=False)):
            # 市 in 全市 is found at 全; a place that is only where something happens is followed by 召开 above.
            before = text[clause:i]
            if not before or cited.search(before) or not (_han(before[-1]) or before[-1] in "”》"):
                return i
    for fit in words(clause):
        if fit.group() == "学习" and text.startswith(("教育", "型", "会", "班", "中心"), fit.end()):
            continue
        if len(fit.group()) > 1 or fit.group() in "在于对向为由把将和与及的了":
            begin = fit.end()
    return begin


def _han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def match(text: str, stops: list[Match]) -> list[Match]:
    """Meetings in clean text; ``stops`` are the other mentions already found there."""
    index = area_index(text)
    sessions = _session_matches(text, index)
    named = _named_matches(text, index, sessions, stops)
    bodies = [m for m in stops if m.kind == "organization"]
    for n, session in enumerate(sessions):
        body = max((m for m in bodies if m.end == session.start), key=lambda m: m.end - m.start, default=None)
        if session.get("type") == "bare" and body is not None:  # 团市委|六届一次全会
            name = text[body.start : session.end]
            sessions[n] = make("meeting", body.start, session.end, type="named", convenor="", name=name)
        elif session.get("type") == "bare" and (area := index.before(session.start)) is not None:
            party = _PARTY_BEFORE.search(text, max(0, area[0] - 14), area[0])
            if party:  # 民盟|某市|六届一次全会: of its committee there
                name = text[party.start() : session.start] + "委" + text[session.start : session.end]
                sessions[n] = make("meeting", party.start(), session.end, type="named", convenor="", name=name)
    return sessions + named + _standing_matches(text, sessions + named, index, bodies)


@Language.factory("zhengtu_meetings", requires=["doc.user_data"], assigns=["doc.user_data"])
def create(nlp: Language, name: str) -> Meetings:
    return Meetings()


class Meetings:
    """The component: leaves the meetings of an article in its doc."""

    def __call__(self, doc: Doc) -> Doc:
        add_matches(
            doc, match(text_of(doc), get_matches(doc, "policy", "work", "person", "post", "date", "organization"))
        )
        return doc
