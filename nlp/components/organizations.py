"""Organisations: an area and an organ of the table (市|发改委, 镇赉县|粮食和物资储备局), national bodies by name, named
bodies by what ends their name, and parts of all of them.

Reading a form tells its parts only; which place 市 is, and so the official name, is found in :mod:`nlp.reference`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from nlp.areas import AreaForm, AreaIndex, area_index
from nlp.components.base import Match, add_matches, get_matches, make, text_of
from nlp.components.known_words import KnownWords, kind_of_words
from nlp.lexicon import OrganType, load_countries, load_organs, load_surnames, read_toml
from nlp.places import load_gazetteer
from nlp.word_table import WordTable


@dataclass(frozen=True, slots=True)
class OrganizationForm:
    """The parts of an organisation's form. ``types`` are the organs of the table that the core may be (empty for one
    that no table lists, whose text is ``literal``), ``units`` its parts from large to small, ``context`` a word for the
    organisation that the article is about (局 in 局党组)."""

    text: str
    area: AreaForm | None = None
    types: tuple[OrganType, ...] = ()
    literal: str = ""
    units: tuple[str, ...] = ()
    context: str = ""

    @property
    def proper(self) -> bool:
        """Whether the literal is a name of its own, complete without its area."""
        return bool(self.literal) and _suffixes().proper.search(self.literal) is not None


@dataclass(frozen=True, slots=True)
class _Suffixes:
    proper: re.Pattern[str]
    generic: re.Pattern[str]
    more: re.Pattern[str]  # 集团|有限公司, 示范区|管委会; 学院|生态学院 is a unit and read as such
    unit: re.Pattern[str]
    unit_words: WordTable
    context: WordTable
    zones: WordTable
    zone_after: re.Pattern[str]
    zone_same: dict[str, tuple[str, ...]]


# 经合办, 驻沪办: an office by its last character, where that is not the verb
_BUREAU = "(?<![举主承协创兴合开督包交停查代筹联])办(?![理法公案事学好实结])"


@lru_cache(maxsize=1)
def _suffixes() -> _Suffixes:
    data = read_toml("organization_suffixes.toml")

    def words(*keys: str) -> str:
        found = {w for k in keys for w in data[k]["words"]}
        return "|".join(map(re.escape, sorted(found, key=lambda w: (-len(w), w))))

    inner = r"[一-鿿“”（）·A-Za-z0-9]"
    return _Suffixes(
        re.compile(f"(?:{words('proper')})$"),
        re.compile(f"{inner}{{1,20}}?(?:{words('proper', 'office', 'zone')}|{_BUREAU})"),
        re.compile(f"{inner}{{0,4}}?(?:{words('proper', 'office')})"),
        re.compile(data["unit"]["pattern"]),
        WordTable(data["unit"]["words"]),
        WordTable(data["context"]["words"]),
        WordTable(data["zone"]["words"]),
        re.compile("|".join(map(re.escape, data["zone"]["after"]))),
        {short: tuple(ends) for short, ends in data["zone"]["same"].items()},
    )


def zone_of(name: str) -> str:
    """The zone that a body's name ends with (清远经济技术开发区 → 经济技术开发区); "" where it is no zone."""
    return next(_suffixes().zones.ending(name), "")


def zone_name(stretch: str) -> str:
    """The zone's name that a stretch of text ends with (考察团走进清江新区 → 清江新区); "" where it names none."""
    name = _suffixes().zone_after.split(stretch)[-1]
    return name if zone_of(name) not in ("", name) else ""


def zones_like(word: str) -> tuple[str, ...]:
    """The endings of a zone's name that a short word may stand for (高新区 → 高新技术产业开发区 too)."""
    return _suffixes().zone_same.get(word, (word,))


@dataclass(frozen=True, slots=True)
class _Tables:
    national: dict[str, tuple[OrganType, ...]]
    after: dict[str, dict[str, tuple[OrganType, ...]]]  # prefix before the area -> what follows it -> organs
    bare: dict[str, tuple[OrganType, ...]]
    national_words: WordTable
    before: WordTable  # the prefixes
    after_words: dict[str, WordTable]
    bare_words: WordTable


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    national: dict[str, list[OrganType]] = {}
    after: dict[str, dict[str, list[OrganType]]] = {}
    bare: dict[str, list[OrganType]] = {}
    for organ in load_organs():
        if organ.host == "national":
            for name in organ.templates:
                national.setdefault(name, []).append(organ)
            continue
        if organ.host == "any":
            continue
        for template in organ.templates:
            prefix, _, suffix = re.sub(r"\{stem\}|\{place\}", "\0", template).partition("\0")
            if suffix and "{" not in suffix:
                kept = after.setdefault(prefix, {}).setdefault(suffix, [])
                if organ not in kept:
                    kept.append(organ)
        for name in (organ.full, *organ.shorts):
            if len(name) > 1 and organ.host != "joint":
                bare.setdefault(name, []).append(organ)
    return _Tables(
        {k: tuple(v) for k, v in national.items()},
        {p: {s: tuple(v) for s, v in t.items()} for p, t in after.items()},
        {k: tuple(v) for k, v in bare.items()},
        WordTable(national),
        WordTable(after),
        {p: WordTable(t) for p, t in after.items()},
        WordTable(bare),
    )


# 中央, 国家, 中共 and 政协 are words far more often than the name of a body.
_ONLY_WITH_TITLE = frozenset({"中央", "国家", "中共", "政协", "人民政协", "我们党", "兵团"})


# 第八师, 师市: a division of the Xinjiang corps where the article is about one
_DIVISION = re.compile(r"第?(?:十[一二三四]?|[一二三四五六七八九])师(?!范|资|生|傅|德|专|一优|弟|徒)|师市")
_SEATED = re.compile("第?[一二三四五六七八九十]+届(?:委员会|常委会)")
_SENT = re.compile("(?!工委|工作委员会)[\u4e00-\u9fff]{2,8}?(?:工委|工作委员会|联络工委|联络处|联络组)")
_TERM = re.compile(
    "第[一二三四五六七八九十]+届|[一二三四五六七八九十]+届(?=(?:人大|人民代表大会)(?:常委会|常务委员会|代表|$))"
)
# Short names that stand without an area and are bodies all the same.
_ALONE = ("地委", "行署", "行政公署")


def forms_at(
    text: str, i: int, index: AreaIndex, stop: int | None = None, bounded: bool = True
) -> list[tuple[int, OrganizationForm]]:
    """All readings of text[i:] as an organisation up to ``stop``, as (end, form). ``bounded``: i begins a phrase, so
    that bodies without an area and townships without their county may be read too."""
    stop = len(text) if stop is None else stop
    tables, found = _tables(), []

    def add(end: int, form: OrganizationForm) -> None:
        if end <= stop:
            found.append((end, replace(form, text=text[i:end])))
            found.extend(_with_units(text, i, end, stop, form, 0))

    party = next((p for p in _PARTY if text.startswith(p, i)), "")
    if party:
        found.extend(_party_bodies(text, i, i + len(party), index, stop))

    for name in tables.national_words.starting(text, i, stop):
        if len(name) > 1 and (bounded or name not in _ONLY_WITH_TITLE):
            types = tables.national[name]
            if name in _PARTY:
                found.append((i + len(name), OrganizationForm(name, types=types)))
            else:
                add(i + len(name), OrganizationForm("", types=types))
            break
    for prefix in (*tables.before.starting(text, i, len(text)), ""):
        suffixes, words = tables.after[prefix], tables.after_words[prefix]
        j = i + len(prefix)
        for area_end, area in index.at(j, bounded or bool(prefix)):
            if not prefix and area.level and not area.scope and not index.level_stands(j):
                continue
            term = _TERM.match(text, area_end)  # 清远市第八届|人民代表大会常务委员会
            if term:
                area_end = term.end()
            for word in words.starting(text, area_end, stop):
                types, stop_at = suffixes[word], area_end + len(word)
                add(stop_at, OrganizationForm("", area, types))
                if types[0].host in ("congress", "cppcc") and any(c.start == stop_at for c in index.chains):
                    sent = _SENT.match(text, stop_at, stop)
                    if sent:  # 省人大常委会|清远地区工委: what it has where there is no congress
                        found.append(
                            (sent.end(), OrganizationForm(text[i : sent.end()], area, types, "", (sent.group(),)))
                        )
                seated = _SEATED.match(text, stop_at, stop)  # 市政协|五届委员会
                if seated:
                    found.append((seated.end(), OrganizationForm(text[i : seated.end()], area, types)))
            if not prefix and area_end < stop:
                for literal in (*_generic(text, area_end, stop), *_joint(text, area_end, stop)):
                    # 丽水|学院: a bare place name is the beginning of the body's own name
                    own = (
                        area.places
                        and area.places[-1][-1] not in "省市县区州盟旗"
                        and _suffixes().proper.search(literal)
                    )
                    if not (own and bounded):
                        add(area_end + len(literal), OrganizationForm("", area, (), literal))
    if not bounded:
        for word in _ALONE:
            if text.startswith(word, i):
                add(i + len(word), OrganizationForm("", None, tables.bare[word]))
    if bounded:
        bare = next(tables.bare_words.starting(text, i, stop), "")
        if bare:
            add(i + len(bare), OrganizationForm("", None, tables.bare[bare]))
        division = _DIVISION.match(text, i, stop)
        if division:
            add(division.end(), OrganizationForm("", context=division.group()))
        context = next(_suffixes().context.starting(text, i, stop), "")
        if context:
            add(i + len(context), OrganizationForm("", context=context))
        found.extend(_with_units(text, i, i, stop, OrganizationForm(""), 0))
        for literal in _generic(text, i, stop):
            add(i + len(literal), OrganizationForm("", None, (), literal))
    unique: dict[int, OrganizationForm] = {}
    for end, form in found:
        if end > i and (end not in unique or _rank(form) > _rank(unique[end])):
            unique[end] = form
    return sorted(unique.items())


_PARTY = ("中国共产党", "中共")
# What the Party's body in another body is called in full, and the part that it is.
_PARTY_PARTS = (
    ("总支部委员会", "党总支"),
    ("支部委员会", "党支部"),
    ("纪律检查委员会", "纪委"),
    ("机关委员会", "机关党委"),
    ("工作委员会", "党工委"),
    ("委员会", "党委"),
    ("党组", "党组"),
)


def _party_bodies(text: str, i: int, j: int, index: AreaIndex, stop: int) -> list[tuple[int, OrganizationForm]]:
    """中共|清江大学|委员会, 中共|清远市财政局|党组: the Party's body in the body that begins at ``j``."""
    found: list[tuple[int, OrganizationForm]] = []
    for end, form in forms_at(text, j, index, stop, bounded=True):
        own = bool(form.literal) or (bool(form.types) and form.types[0].host not in ("national", "party", "any"))
        if not own or form.units or (form.literal and form.literal.endswith(("委员会", "党组"))):
            continue
        for suffix, unit in _PARTY_PARTS:
            if text.startswith(suffix, end) and end + len(suffix) <= stop:
                whole = replace(form, text=text[i : end + len(suffix)], units=(unit,))
                found.append((end + len(suffix), whole))
                found.extend(_with_units(text, i, end + len(suffix), stop, whole, 1))
                break
    return found


def _rank(form: OrganizationForm) -> tuple[bool, bool, bool, bool, int]:
    """Which reading of the same stretch to prefer: a national body by its name (北京军区 is none of 北京市), an organ of the
    table, with its area, with few unknown parts."""
    national = bool(form.types) and form.types[0].host == "national" and not form.units and form.area is None
    return (
        national,
        bool(form.types),
        form.area is not None,
        bool(form.area and form.area.places),
        -len("".join(form.units)),
    )


_BREAK = re.compile(
    r"对(?!外|口)|[的在从到由向把将被让了是和与及，。、；：？！]|印发|召开|举行|出席|会同|联合|主任|书记|局长|根据|按照|推选|推举|任命|选举|为代表团|会见|带着|带领|率领|增补|增选|辞去|解聘|同意|看望|慰问|关于|明确|宣布|负责|兼[省市县区州]|受聘"
)


# What no part of an organisation is called: officials and what they do.
_NO_UNIT = re.compile(
    r"任|原|[届次楼]|群团|会议(?!服务|中心|保障)|所属|某|[\d日]电|公开|开庭|员(?!会)|干部(?![一二三四五六]?处)|政委|主席(?!团)|[省市县区镇乡局院处科站队组厅部所][长]|主任|选派|带|继续|决定|免去|聘|当过|现|改|兼|名|主持|推进|代表(?!团)|选机关|关选"
)


_FORMERLY = re.compile("原(?![州平阳野])|前(?![海进锋郭山程沿湾卫])")


# 文化广播电视|和|旅游局, 商务|和|投资促进局: one office of two fields; what stands before 和 is no body and nobody
_JOINT = re.compile(
    "(?!领导|干部|部门|企业|单位|群众|代表|同志|乡镇|街道|社区|学校|专家|相关|有关|主要|各)[一-鿿]{2,9}?(?<![委局办厅部院会府司团校长员任记席事处站所镇乡村室组])"
    "[和与](?!该|其|各|市|县|区|省|州|旗)[一-鿿]{2,8}?(?:局|厅|委员会)(?![长部])"
)


def _joint(text: str, i: int, stop: int) -> list[str]:
    """The office of an area whose name joins two fields."""
    fit = _JOINT.match(text, i, stop)
    parts = re.split("[和与]", fit.group()) if fit else []
    return (
        [fit.group()]
        if fit and len(parts) == 2 and not any(_BREAK.search(p) or _OFFICER.search(p) for p in parts)
        else []
    )


def _generic(text: str, i: int, stop: int) -> list[str]:
    """Names that end like an organisation, from i on; the longer ones too (茶油科技|有限公司)."""
    found: list[str] = []
    if _FORMERLY.match(text, i) or text[i : i + 1].isdigit():
        return found
    found += islice(_suffixes().zones.starting(text, i, stop), 1)
    fit = _suffixes().generic.match(text, i, stop)
    while fit and not _BREAK.search(fit.group()) and len(fit.group()) <= 26:
        zone = zone_of(fit.group())
        if zone and (len(fit.group()) == len(zone) + 1 or load_gazetteer().named(fit.group())):
            pass  # 清新区 is a district
        elif not zone_of(re.sub(r"(?:管委会|管理委员会|党工委|工作委员会)$", "", fit.group())) or zone:
            found.append(fit.group())  # 清江新区|管委会 is a zone and its part
        more = _suffixes().more.match(text, fit.end(), stop)
        if not more or _BREAK.search(more.group()):
            break
        fit = re.compile(re.escape(text[i : more.end()])).match(text, i, stop)
    return found


# 物理|与|电子工程学院: a faculty of two subjects
_FACULTY = re.compile(
    "[一-鿿]{2,8}[与和][一-鿿]{2,8}?(?:学院|系)(?=[院系]?(?:党|副?院长|副?主任|教授|副教授|讲师|辅导员|学生|团))"
)


_TERM_OF = re.compile("第[一二三四五六七八九十]+届(?=主席团|理事会|执行理事会|监事会|常务理事会)")


def _with_units(
    text: str, i: int, end: int, stop: int, form: OrganizationForm, depth: int
) -> list[tuple[int, OrganizationForm]]:
    """The parts that may follow an organisation which ends at ``end``."""
    if depth > 3 or end >= stop:
        return []
    found: list[tuple[int, OrganizationForm]] = []
    term = _TERM_OF.match(text, end, stop)
    if term:
        end = term.end()  # 区残联|第八届|主席团
    candidates = list(islice(_suffixes().unit_words.starting(text, end, stop), 2))
    if end > i:
        fit = _suffixes().unit.match(text, end, stop)
        if (
            fit
            and not _BREAK.search(fit.group())
            and not _NO_UNIT.search(fit.group())
            and fit.group()[0] not in "各全有本该原前等"
            and fit.group() not in candidates
            and fit.group() not in _tables().national  # 公安部|民政部: two, and neither is a part of the other
        ):
            candidates.append(fit.group())
        faculty = _FACULTY.match(text, end, stop) if form.literal.endswith(("大学", "学院")) else None
        if faculty and not _NO_UNIT.search(faculty.group()):
            candidates.append(faculty.group())
    for word in candidates:
        if end + len(word) <= stop:
            longer = replace(form, text=text[i : end + len(word)], units=(*form.units, word))
            found.append((end + len(word), longer))
            found += _with_units(text, i, end + len(word), stop, longer, depth + 1)
    return found


def bare_unit(text: str) -> bool:
    """Whether a text reads as a part of some body (政工科, 外贸处): what stands between two titles of one person."""
    return bool(_suffixes().unit.fullmatch(text)) and not _NO_UNIT.search(text) and not _BREAK.search(text)


_FOREIGN = re.compile(r"[\u4e00-\u9fff·]{2,26}")


def country_of(form: str) -> str:
    """The foreign country that a body's name begins with (韩国丽水市 → 韩国); "" where it begins with none."""
    if not _FOREIGN.fullmatch(form):
        return ""
    return next((c for c in _countries().starting(form, 0, len(form)) if not c.startswith("中")), "")


@lru_cache(maxsize=1)
def _countries() -> WordTable:
    return WordTable(load_countries())


@lru_cache(maxsize=4096)
def parse(form: str) -> OrganizationForm | None:
    """The reading of a whole form as an organisation; None where there is none."""
    if form in load_countries():
        return OrganizationForm(form, None, (), form)
    foreign = country_of(form)
    if foreign and len(form) > len(foreign):
        return OrganizationForm(form, None, (), form)
    if re.fullmatch(r"(?:中国)?驻[\u4e00-\u9fff]{2,16}(?<![队组部处局办站])", form):
        return OrganizationForm(form, None, (), form)
    ends = dict(forms_at(form, 0, area_index(form)))
    return ends.get(len(form))


_OFFICES = (
    "协会",
    "学会",
    "研究会",
    "商会",
    "促进会",
    "基金会",
    "领导小组",
    "协调小组",
    "专项小组",
    "工作小组",
    "工作专班",
    "指导委员会",
    "指挥部",
    "管委会",
    "管理委员会",
    "督导组",
    "工作组",
    "管理局",
    "开发区",
    "服务中心",
    "领导小组办公室",
    "指挥部办公室",
)


def _stands(text: str, i: int, end: int, form: OrganizationForm) -> bool:
    """Whether what stands beside a form at text[i:end] leaves it one (not 人|民革|命, 居民|民进|城)."""
    if form.units:
        return True
    return any(
        not text.startswith(kind.unless_after, end)
        and not (form.area is None and text.endswith(kind.unless_before, 0, i))
        for kind in form.types
    )


def _of_many(form: OrganizationForm) -> bool:
    """Whether a form means all bodies of a kind (全市法院, the courts of the city) and so none."""
    return form.area is not None and form.area.scope == "全"


# 学习|全省法院…: what the recogniser takes along
_NOT_A_BODY = re.compile("传达|学习|贯彻|落实|听取|审议|出席|参加")


def longest_organization(text: str, i: int, stop: int, index: AreaIndex) -> int | None:
    """The end of the longest organisation of the table (or national body) that begins at i in running text."""
    forms = forms_at(text, i, index, stop, bounded=False)
    # 受李云龙|委托: no committee of 云龙
    ends = [
        end
        for end, form in forms
        if form.types and not _of_many(form) and not text.startswith("委托", end - 1) and _stands(text, i, end, form)
    ]
    # 市|山楂产业发展领导小组: an office that no table lists, of an area
    made = [
        end
        for end, form in forms
        if form.literal
        and form.area
        and not form.area.scope
        and len(form.literal) > 3
        and form.literal.endswith(_OFFICES)
    ]
    longest = max(ends, default=None)
    return max(made) if made and (longest is None or text[i:longest] in ("市", "县")) else longest


def match(text: str, named: Sequence[tuple[int, int]] = (), words: KnownWords | None = None) -> list[Match]:
    """Organisations in running text: those with an area or of national rank; ``named`` are spans that a model takes
    for organisations, used where no rule has found one; ``words`` are those that the segmenter knows."""
    index = area_index(text)
    found: list[Match] = []
    free = 0
    for i in _starts(text, index):
        if i < free:
            continue
        end = longest_organization(text, i, min(len(text), i + 60), index)
        if end is not None:
            found.append(make("organization", i, end))
            free = end
    for start, end in (fit.span() for fit in _THAT_BODY.finditer(text)):
        if all(end <= m.start or m.end <= start for m in found):
            found.append(make("organization", start, end))
    for start, end in _carrying_out(text, index):
        if all(end <= m.start or m.end <= start for m in found):
            found.append(make("organization", start, end, stands="government"))
    for start, end in _own_names(text, index):
        if all(end <= m.start or m.end <= start for m in found):
            found.append(make("organization", start, end))
    for start, end in named:
        if all(end <= m.start or m.end <= start for m in found) and not _NOT_A_BODY.match(text, start, end):
            form = parse(text[start:end])
            if form is not None and not _of_many(form):
                found.append(make("organization", start, end, model="yes"))
    if words:
        found = [named for m in found for named in _without_verbs(text, m, words)]
    return sorted(found, key=lambda m: (m.start, -m.end))


def _without_verbs(text: str, found: Match, words: KnownWords) -> Iterator[Match]:
    """What is found without the words that no body is called: 加强|档案馆, 国防部|副部长. What is left stands if it is one
    of the table or long enough for a name of its own."""
    start, end = found.start, found.end
    verb = None if _THAT_BODY.match(text, start) else words.verb_within(start, end)
    form = parse(text[start:end]) if verb is not None else None
    if form is None or found.get("stands") or (form.area and not form.units and not found.get("model")):
        yield found
        return
    body = end - len("".join(form.units))
    nameless = not form.types and not form.area
    while nameless and verb is not None and verb < body and (verb == start or words.first(verb) > 1):
        start = verb + words.first(verb)
        verb = words.verb_within(start, end)
    if verb is not None and verb >= body and not _SENT_TO.search(text, body, end):
        end = verb
    for stop in (end, min(end, body)):  # 市政府办公室|转发…等部|门
        left = parse(text[start:stop]) if start < stop else None
        if left is None:
            continue
        national = bool(left.types) and left.types[0].host == "national"
        if national or left.area or (left.proper and stop - start > 5):
            yield replace(found, start=start, end=stop)
            return


# 市纪委|派驻|第六纪检监察组: the verb is a part of the name
_SENT_TO = re.compile("[派进入]?驻")


# 该局正在落实: a body that the article has named; 该局局长 is a post
_THAT_BODY = re.compile(
    "该(?:局|厅|部|委|办|行|社|校|院|所|站|厂|台|公司|集团|中心|学校|学院|医院)(?![长员门级]|[\u4e00-\u9fff]?(?:局长|厅长|主任|书记|行长))"
)
# 清城区落实《…》: a place that does what its government does
_CARRIES_OUT = re.compile(
    "(?:正在|正|已|将|要|也|还|认真|全面|深入|积极|严格|扎实|坚决|加快)*(?:贯彻落实|贯彻执行|落实|贯彻|实施|执行)(?:好|了)?[\u4e00-\u9fff]{0,8}《"
)
_THAT_PLACE = re.compile("该[市县区州旗盟镇乡]")


def _carrying_out(text: str, index: AreaIndex) -> Iterator[tuple[int, int]]:
    """Places that carry a document out."""
    spans = [(c.start, c.end) for c in index.chains] + [fit.span() for fit in _THAT_PLACE.finditer(text)]
    for start, end in sorted(spans):
        if _CARRIES_OUT.match(text, end) and text[start - 1 : start] not in ("在", "到", "对", "为", "《"):
            yield start, end


_CLAUSE = re.compile(r"(?:^|[\n，。；：、（“]|记者(?:昨日|今日|近日|日前)?从)")
_ACTS = re.compile(
    r"(?:党委|党组)?(?:召开|举行|举办|主办|承办|印发|出台|发布|发出|获|与|和|联合|在|\d{4}年|第[一二三四五六七八九十]+次|今年|近日|日前|主持|传达|组织|开展|、)"
)


_COMPANY = re.compile(
    r"(?:(?<=[\n，。；：、（“的和与由在到了入见])|^)[\u4e00-\u9fff（）A-Za-z·]{4,24}?(?:有限责任公司|股份有限公司|有限公司)"
)


# 任命某某为|清江投资有限公司董事长, 现任|清江投资有限公司董事长
_OFFICE_BEFORE = re.compile(
    r"^(?:.*(?:任命|免去|聘任|聘请|推荐|提名|选举|推选|委派|解聘).*?[为的]|.*(?:现任|原任|曾任|时任|历任|先后任|拟任|兼任|担任|出任|任职于|就职于|辞去|卸任|不再担任))"
)


_CALLED = re.compile("^.*(?:召集|约谈|走访|视察|考察|走进|来到|会见|听取|对接|引进|陪同|邀请|组织|要求|叮嘱|询问|联合)")
# 副行长王海传达|省分行…: an officer and what he does, no body's name
_OFFICER = re.compile(
    "(?:行|局|厅|部|院|校|处|科|社|台|馆|市|县|区|镇|乡|州|董事|检察|秘书)长|书记|经理|总裁|传达|听取"
)
_OFFICIAL = re.compile(r"(?P<name>[\u4e00-\u9fff·]{2,4}?)(?:同志(?:的|任|为)?|任|为)(?=[\u4e00-\u9fff（）·]{4})")


def _without_official(name: str) -> str:
    """王海任|清江投资有限公司, 赵敏同志|清江投资有限公司: who holds an office there is no part of the name."""
    fit = _OFFICIAL.match(name)
    return name[fit.end() :] if fit and any(fit["name"].startswith(s) for s in load_surnames()) else name


def _own_names(text: str, index: AreaIndex) -> list[tuple[int, int]]:
    """Bodies with a name of their own (丽水学院, 清江能源集团) where a clause begins with one that acts; and every other
    place where such a name stands."""
    names = {_CALLED.sub("", _OFFICE_BEFORE.sub("", _without_official(name))) for name in _COMPANY.findall(text)}
    names = {name for name in names if len(name) > 6}
    for clause in _CLAUSE.finditer(text):
        i = clause.end()
        for end, form in reversed(forms_at(text, i, index, min(len(text), i + 40))):
            if _OFFICE_BEFORE.match(form.text) or _OFFICER.search(form.text):
                continue
            if form.literal and form.proper and _ACTS.match(text, end) and len(form.text) > 3:
                base = form.text.removesuffix("".join(form.units)) if form.units else form.text
                names.update((form.text, base))
                break
    found: list[tuple[int, int]] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        at = text.find(name)
        while at >= 0:
            if all(at + len(name) <= s or e <= at for s, e in found):
                found.append((at, at + len(name)))
            at = text.find(name, at + 1)
    return found


@lru_cache(maxsize=1)
def _first_characters() -> frozenset[str]:
    tables = _tables()
    names = [*tables.national, *(p for p in tables.after if p), *_ALONE]
    return frozenset(n[0] for n in names)


def _starts(text: str, index: AreaIndex) -> list[int]:
    """Where an organisation may begin in running text: at a place, a bare level, or the name of a national body."""
    starts = {c.start for c in index.chains}
    first = _first_characters()
    for i, char in enumerate(text):
        if char in first or (char in "省市县区州盟旗镇乡自地全我本该街" and index.level_stands(i)):
            starts.add(i)
    return sorted(starts)


@Language.factory("zhengtu_organizations", assigns=["doc.user_data"])
def create(nlp: Language, name: str) -> Organizations:
    return Organizations(kind_of_words(nlp))


class Organizations:
    """The component: leaves the organisations of an article in its doc, with the model's where no rule has one.

    ``kind`` tells the kinds of words; without it no word speaks against a name.
    """

    def __init__(self, kind: Callable[[str], str] | None = None) -> None:
        self._kind = kind

    def __call__(self, doc: Doc) -> Doc:
        policies = get_matches(doc, "policy", "work")
        named = [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "ORG"]
        found = match(text_of(doc), named, KnownWords.of(doc, self._kind))
        add_matches(doc, [m for m in found if not any(p.start < m.end and m.start < p.end for p in policies)])
        return doc
