"""Forms of organisations: an area and an organ of the table (市|发改委, 镇赉县|粮食和物资储备局), national bodies by name,
named bodies by what ends their name, and parts of all of them.

Reading a form tells its parts only; which place 市 is, and so the official name, is found in :mod:`nlp.reference`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from nlp.areas import AreaForm, AreaIndex, area_index
from nlp.bodies import SUBJECT
from nlp.lexicon import OrganType, load_countries, load_organs, read_toml
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
    proper_begun: re.Pattern[str]  # empty, where such a word begins
    generic: re.Pattern[str]
    more: re.Pattern[str]  # 集团|有限公司, 示范区|管委会; 学院|生态学院 is a unit and read as such
    unit: re.Pattern[str]
    unit_words: WordTable
    departments: frozenset[str]
    of_justice: dict[str, str]  # 反贪局 → 检察院, 民一庭 → 法院
    context: WordTable
    zones: WordTable
    zone_after: re.Pattern[str]
    zone_same: dict[str, tuple[str, ...]]


_TERM_AT = re.compile("^(?:第[一二三四五六七八九十]+届|[新本上]一?届)")
# 经合办, 驻沪办: an office by its last character, where that is not the verb
_BUREAU = "(?<![举主承协创兴合开督包交停查代筹联])办(?![理法公案事学好实结])"


@lru_cache(maxsize=1)
def _suffixes() -> _Suffixes:
    data = read_toml("organization_suffixes.toml")

    def words(*keys: str) -> str:
        found = {w for k in keys for w in data[k]["words"]}
        return "|".join(map(re.escape, sorted(found, key=lambda w: (-len(w), w))))

    inner = r"[一-鿿“”（）·A-Za-z0-9]"
    of_justice = dict.fromkeys(data["unit"]["of_procuratorates"], "检察院")
    of_justice |= dict.fromkeys(data["unit"]["of_courts"], "法院")
    return _Suffixes(
        re.compile(f"(?:{words('proper')})$"),
        re.compile(f"(?={words('proper')})"),
        re.compile(f"{inner}{{1,20}}?(?:{words('proper', 'office', 'zone')}|{_BUREAU})"),
        re.compile(f"{inner}{{0,4}}?(?:{words('proper', 'office')})"),
        re.compile(data["unit"]["pattern"]),
        WordTable([*data["unit"]["words"], *data["unit"]["departments"], *of_justice]),
        frozenset(data["unit"]["departments"]),
        of_justice,
        WordTable(data["context"]["words"]),
        WordTable(data["zone"]["words"]),
        re.compile("|".join(map(re.escape, data["zone"]["after"]))),
        {short: tuple(ends) for short, ends in data["zone"]["same"].items()},
    )


def proper_words(text: str) -> list[int]:
    """Where a word begins that a body's own name may end with (学院, 集团)."""
    return [fit.start() for fit in _suffixes().proper_begun.finditer(text)]


def department(form: OrganizationForm) -> str:
    """The part of a company, school or hospital that a form names without saying whose (人力资源部, 第二届|学术委员会);
    "" where it names none."""
    first = form.literal or (form.units[0] if form.units else "")
    bare = _TERM_AT.sub("", first)
    named = form.area is None and not form.types and not form.context
    return bare if named and bare in _suffixes().departments else ""


def part_of_justice(form: OrganizationForm) -> tuple[str, tuple[str, ...]]:
    """The parts that a form names of which only a court or a prosecutors' office has the first, and how that body's name
    ends, where the form says no more (民一庭 → 法院, 反贪局|侦查二处 → 检察院); "" for any other."""
    if form.area is not None or form.types or form.context:
        return "", ()
    parts = (form.literal, *form.units) if form.literal else form.units
    for n in range(1, min(len(parts), 2) + 1):  # 监所|检察处 is one
        first = "".join(parts[:n])
        if first in _suffixes().of_justice:
            return _suffixes().of_justice[first], (first, *parts[n:])
    return "", ()


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
class OrganTables:
    """Organs by their forms: national ones by name, others by what stands before and after their area, and bare names."""

    national: dict[str, tuple[OrganType, ...]]
    after: dict[str, dict[str, tuple[OrganType, ...]]]  # prefix before the area -> what follows it -> organs
    bare: dict[str, tuple[OrganType, ...]]
    national_words: WordTable
    before: WordTable  # the prefixes
    after_words: dict[str, WordTable]
    bare_words: WordTable


@lru_cache(maxsize=1)
def organ_tables() -> OrganTables:
    """The table of organs by how their forms are made."""
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
            # 委员会 behind any place but a 嘎查 is the Party's
            if suffix and "{" not in suffix and organ.kinds != ("嘎查",):
                kept = after.setdefault(prefix, {}).setdefault(suffix, [])
                if organ not in kept:
                    kept.append(organ)
        for name in (organ.full, *organ.shorts):
            if len(name) > 1 and organ.host != "joint":
                bare.setdefault(name, []).append(organ)
    return OrganTables(
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
_DIVISION = re.compile(
    r"第?(?:十[一二三四]?|[一二三四五六七八九])师(?!范|资|生|傅|德|专|一优|弟|徒)|师市|全师(?!生|资|范)"
)
# 一四三团, 87团: a regiment of the corps, likewise
REGIMENT = re.compile(
    r"(?:[一二三四五六七八九〇○零]{2,3}|[一二三四五六七八九]十[一二三四五六七八九]?|\d{2,3})团(?![长员队组圆结体购聚伙年])"
)
# 团|党委, where the article is about a regiment of the corps
_OWN_REGIMENT = re.compile("团(?=党委|党总支|纪委|机关|工会|武装部)")
_SEATED = re.compile("第?[一二三四五六七八九十]+届(?:委员会|常委会)")
_SENT = re.compile("(?!工委|工作委员会)[\u4e00-\u9fff]{2,8}?(?:工委|工作委员会|联络工委|联络处|联络组)")
# 区人大|月牙湖街道工委
_SENT_TO_STREET = re.compile("[\u4e00-\u9fff]{2,6}?(?:街道|镇|乡)(?:工委|工作委员会|联络处)")
_TERM = re.compile(
    "第[一二三四五六七八九十]+届|[一二三四五六七八九十]+届(?=(?:人大|人民代表大会)(?:常委会|常务委员会|代表|[\u4e00-\u9fff]{2,12}委员会|$))"
)
# 宁波市|咨询委, 七都乡|经联会: what a place calls a body of its own in short, which no table has
SHORT_BODY = re.compile(
    "(?![区县市省州镇乡]|两会|大会|全会|年会|工委)[\u4e00-\u9fff]{2,4}[会委办](?<!(?:市|县|区|省|州|常|党|纪|地)委)"
)
# 中国科学院新疆生态与地理研究所: an institute of two fields, of an academy
INSTITUTE = re.compile(
    "中国[\u4e00-\u9fff]{0,6}科学院[\u4e00-\u9fff]{2,12}?[与和及][\u4e00-\u9fff]{2,12}?(?:研究所|研究院|研究中心)"
)
# 省|教科文卫体工会: the union of some trades in a place
_TRADE_UNION = re.compile(
    "(?:教育|科技|文化|卫生|体育|财贸|金融|轻工|轻纺|纺织|烟草|农业|林业|水利|水电|气象|交通|海员|运输|建设|建材|建筑|机械|冶金|电子|电力|电信|邮电|能源|化工|煤炭|石化|石油|国防|[教科文卫体农林水财贸])+工会(?:委员会)?(?![会员小代])"
)
# Short names that stand without an area and are bodies all the same.
ALONE = ("地委", "行署", "行政公署")


def forms_at(
    text: str, i: int, index: AreaIndex, stop: int | None = None, bounded: bool = True
) -> list[tuple[int, OrganizationForm]]:
    """All readings of text[i:] as an organisation up to ``stop``, as (end, form). ``bounded``: i begins a phrase, so
    that bodies without an area and townships without their county may be read too."""
    stop = len(text) if stop is None else stop
    tables, found = organ_tables(), []

    def add(end: int, form: OrganizationForm) -> None:
        if end <= stop:
            found.append((end, replace(form, text=text[i:end])))
            found.extend(_with_units(text, i, end, stop, form, 0))

    party = next((p for p in _PARTY if text.startswith(p, i)), "")
    if party:
        found.extend(_party_bodies(text, i, i + len(party), index, stop))

    for name in tables.national_words.starting(text, i, stop):
        if name.endswith("部") and text.startswith(("门", "署"), i + len(name)):
            continue  # 林业部|门
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
                if types[0].host in ("congress", "cppcc"):
                    below = _SENT if any(c.start == stop_at for c in index.chains) else _SENT_TO_STREET
                    sent = below.match(text, stop_at, stop)
                    if sent:  # 省人大常委会|清远地区工委: what it has where there is no congress
                        found.append(
                            (sent.end(), OrganizationForm(text[i : sent.end()], area, types, "", (sent.group(),)))
                        )
                seated = _SEATED.match(text, stop_at, stop)  # 市政协|五届委员会
                if seated:
                    found.append((seated.end(), OrganizationForm(text[i : seated.end()], area, types)))
            if not prefix and area_end < stop:
                trade = [fit.group() for fit in [_TRADE_UNION.match(text, area_end, stop)] if fit]
                for literal in (
                    *_generic(text, area_end, stop),
                    *_joint(text, area_end, stop),
                    *_of_its_kind(text, area_end, stop, area),
                    *trade,
                ):
                    # 丽水|学院: a bare place name is the beginning of the body's own name
                    own = (
                        area.places
                        and area.places[-1][-1] not in "省市县区州盟旗"
                        and _suffixes().proper.search(literal)
                    )
                    if not (own and bounded):
                        add(area_end + len(literal), OrganizationForm("", area, (), literal))
    if not bounded:
        for word in ALONE:
            if text.startswith(word, i):
                add(i + len(word), OrganizationForm("", None, tables.bare[word]))
    if bounded:
        bare = next(tables.bare_words.starting(text, i, stop), "")
        if bare:
            add(i + len(bare), OrganizationForm("", None, tables.bare[bare]))
        division = _DIVISION.match(text, i, stop) or REGIMENT.match(text, i, stop)
        if division:
            add(division.end(), OrganizationForm("", context=division.group()))
        context = next(_suffixes().context.starting(text, i, stop), "")
        if context:
            add(i + len(context), OrganizationForm("", context=context))
        found.extend(_with_units(text, i, i, stop, OrganizationForm(""), 0))
        regiment = _OWN_REGIMENT.match(text, i, stop)
        if regiment:
            add(regiment.end(), OrganizationForm("", context=regiment.group()))
        for literal in (*_generic(text, i, stop), *_subject(text, i, stop), *_farm(text, i, stop)):
            if literal[-1] == "厅" and is_part_word(literal):
                continue  # 办税服务厅
            if _is_its_part(context, literal):
                add(i + len(literal), OrganizationForm("", units=(literal.removeprefix(context),), context=context))
            elif not context or literal.removeprefix(context) not in _COMMON_UNITS:  # 局|办公室
                add(i + len(literal), OrganizationForm("", None, (), literal))
    unique: dict[int, OrganizationForm] = {}
    for end, form in found:
        if end > i and (end not in unique or _rank(form) > _rank(unique[end])):
            unique[end] = form
    return sorted(unique.items())


# 该院|执行局, 我校|图书馆: a word that points at a body begins no name
_POINTS = ("该", "我", "本")
# 校|章程起草工作组: a group that a body has set up; 校园安全工作组 says what it is for
_ITS_GROUP = re.compile(
    "校(?!园|外|企|地|舍|车|际|服|友|训|庆|长|办|本|内)|局(?!部|务|势|域|长)|厅(?!局|堂|级|长)|(?:公司|集团|学校|学院|医院)(?!治理|改革|改制|军|安全)"
)
_GROUPS = ("工作组", "工作小组", "领导小组", "协调小组", "工作专班", "指挥部")


def _is_its_part(context: str, literal: str) -> bool:
    """Whether a name that begins with a word for the article's body is a part of that body and no name of its own."""
    if not context or literal == context or not literal.startswith(context):
        return False
    if context.startswith(_POINTS):
        return True
    part = literal.removeprefix(context)
    return part.endswith(_GROUPS) and part not in _GROUPS and _ITS_GROUP.match(literal) is not None


_COMMON_UNITS = ("办公室", "研究室", "督查室", "新闻办", "新闻办公室", "信息中心")
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


# 和, but not in a firm's name: 香港|和兴实业
_AND = "和(?!(?:(?<=^和)|(?<=^..和))[兴顺泰昌盛裕](?:实业|企业|置业|控股|投资|科技|集团|国际|地产|贸易))"
_BREAK = re.compile(
    rf"{_AND}|对(?!外|口)|[的在从到由向把将被让了是与及，。、；：？！]|印发|召开|举行|解决|出席|会同|联合|主任|书记|局长|根据|按照|推选|推举|任命|选举|为代表团|会见|带着|带领|率领|增补|增选|辞去|解聘|同意|看望|慰问|关于|明确|宣布|负责|兼[省市县区州]|受聘|通过|担任|寄语|检察长|会上"
)


# What no part of an organisation is called: officials and what they do.
_NO_UNIT = re.compile(
    r"任|原|[届次楼]|群团|会议(?!服务|中心|保障)|所属|某|精心|立即|[\d日]电|公开|开庭|员(?!会)|干部(?![一二三四五六七八九]?[处科])|政委|主席(?!团)|[省市县区镇乡局院处科站队组厅部所][长]|主任|选派|带(?!电)|继续|决定|免去|聘|当过|现|改|兼|名|主持|推进|代表(?!团)|选机关|关选|常委(?!会|办)"
)


_FORMERLY = re.compile("原(?![州平阳野])|前(?![海进锋郭山程沿湾卫])")


# 副行长王海传达|省分行…: an officer and what he does, no body's name
OFFICER = re.compile("(?:行|局|厅|部|院|校|处|科|社|台|馆|市|县|区|镇|乡|州|董事|检察|秘书)长|书记|经理|总裁|传达|听取")


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
        if fit and len(parts) == 2 and not any(_BREAK.search(p) or OFFICER.search(p) for p in parts)
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
        elif fit.group().endswith("董事局"):
            pass  # 公司|董事局 is its part
        elif not zone_of(re.sub(r"(?:管委会|管理委员会|党工委|工作委员会)$", "", fit.group())) or zone:
            found.append(fit.group())  # 清江新区|管委会 is a zone and its part
        more = _suffixes().more.match(text, fit.end(), stop)
        if not more or _BREAK.search(more.group()):
            break
        fit = re.compile(re.escape(text[i : more.end()])).match(text, i, stop)
    return found


# 县|医院, 市|一中: what a place has one of and calls by its kind alone
_OF_ITS_KIND = re.compile(
    "(?:公安|司法|民政|财政|商业|教育|卫生|文化|农业|水利|交通|统计|物价|劳动|人事|粮食|林业|外事|侨务|民族|宗教|建设|审计|物资|工业|信访|档案|计划|税务)(?:事务|管理)?[处科]"
    "|(?:中心)?(?:医院|卫生院)|农校|卫校|艺校|体校|师范|师专|中学|小学|高中|初中|幼儿园|技校|职高|职中|剧团|文工团|歌舞团|农场|林场|良种场"
    "|第?[一二三四五六七八九十]{1,2}(?:中|小|医院)(?![央国心学小院全队区时型组撮部层])"
)
NUMBERED_SCHOOL = re.compile(
    "第?(?P<n>[一二三四五六七八九十]{1,2})(?P<kind>[中小])(?![央国心学小院全队区时型组撮部层])"
)
# 中文系|教授, 物理系|党总支: a school's department, where somebody of it follows
_SUBJECT = re.compile(f"(?:[一-鿿]{{1,6}}[与和])?{SUBJECT}(?=副?主任|副?教授|讲师|助教|辅导员|党|团|学生|教师|$)")


def _of_its_kind(text: str, i: int, stop: int, area: AreaForm) -> list[str]:
    """The name by its kind alone of a body that stands behind a place with a word for what it is; a numbered school
    behind any (清新一中)."""
    if area.scope not in ("", "我", "本"):
        return []
    ends = area.level or (area.localities or area.places)[-1]
    fit = (_OF_ITS_KIND if ends[-1] in "省市县区州盟旗镇乡" else NUMBERED_SCHOOL).match(text, i, stop)
    return [fit.group()] if fit else []


def _subject(text: str, i: int, stop: int) -> list[str]:
    """The name of a school's department at ``i``."""
    fit = _SUBJECT.match(text, i)
    if fit is None or fit.end() > stop or _NO_UNIT.search(fit.group()):
        return []
    return [fit.group()] if not _BREAK.search(_JOIN.sub("", fit.group(), count=1)) else []


# 向阳二场|党委书记, 果木一场|场长: a farm that has a number, where one of its heads follows; 又演|二场 is none
_FARM = re.compile(
    "(?:(?![第这那每再又还共约近下演打看说办开有是了的在到过和与及、])[一-鿿]){2,4}[一二三四五六七八九]场(?=党委|党总支|纪委|副?场长|副?政委|$)"
)


def _farm(text: str, i: int, stop: int) -> list[str]:
    """The name of a numbered farm at ``i``."""
    fit = _FARM.match(text, i)
    return [fit.group()] if fit is not None and fit.end() <= stop else []


# 物理|与|电子工程学院: a faculty of two subjects
_FACULTY = re.compile(
    "[一-鿿]{2,8}[与和][一-鿿]{2,8}?(?:学院|系)(?=[院系]?(?:党|副?院长|副?主任|教授|副教授|讲师|辅导员|学生|团))"
)


# 生态环境部|环境影响评价与排放管理司: a part for two fields; what stands before 与 is no part by itself (办公室与财务处)
_JOINT_UNIT = re.compile(
    "[一-鿿]{2,9}?(?<![委局办厅部院会府司处科室团站所队校长员任记席])[与和](?![市县区省州旗该其各])[一-鿿]{2,8}?"
    "[司处科](?=[司处科]?(?:党|副?[司处科]长|一级|二级|[，。、；]|$))"
)
# 供电公司|带电作业班: a team, whose head alone is told of
_TEAM = re.compile(
    "[一-鿿]{0,6}?(?:作业|检修|运检|运维|运行|维修|抢修|维护|生产|采煤|掘进|机电|乘务|施工|养护|巡线|巡检|巡护|配电|输电|变电|调度|炼钢|轧钢|装配|焊接|钳工|电工|车工)[一二三四五六七八九甲乙丙丁]?班$"
)
_JOIN = re.compile("[与和]")
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
            and fit.group() not in organ_tables().national  # 公安部|民政部: two, and neither is a part of the other
        ):
            candidates.append(fit.group())
        team = _TEAM.match(text[:stop], end)
        if team and not _BREAK.search(team.group()):
            candidates.append(team.group())
        joint = _JOINT_UNIT.match(text, end, stop)
        if joint and not _NO_UNIT.search(joint.group()) and not _BREAK.search(_JOIN.sub("", joint.group())):
            candidates.append(joint.group())
        faculty = _FACULTY.match(text, end, stop) if form.literal.endswith(("大学", "学院")) else None
        if faculty and not _NO_UNIT.search(faculty.group()):
            candidates.append(faculty.group())
    for word in candidates:
        if end + len(word) <= stop:
            longer = replace(form, text=text[i : end + len(word)], units=(*form.units, word))
            found.append((end + len(word), longer))
            found += _with_units(text, i, end + len(word), stop, longer, depth + 1)
    return found


# 职业教育与成人教育|司: a ministry's department of two subjects
_TWO_SUBJECTS = re.compile("[一-鿿]{2,8}[与和][一-鿿]{2,8}(?<!公)司")


def is_mere_unit(form: OrganizationForm) -> bool:
    """Whether a form is a part by any name (机电科, 种业管理司) that no table of parts has."""
    alone = form.area is None and not form.types and not form.literal and not form.context and bool(form.units)
    return alone and form.units[0][-1] in "科处股队班室司" and not bare_part(replace(form, units=form.units[:1]))


def bare_part(form: OrganizationForm) -> bool:
    """Whether a form is nothing but a part that the table of parts names (办税服务厅)."""
    alone = form.area is None and not form.types and not form.literal and not form.context
    return alone and len(form.units) == 1 and is_part_word(form.units[0])


def is_part_word(word: str) -> bool:
    """Whether the table of parts has a word."""
    return word in _suffixes().unit_words.starting(word, 0, len(word))


def bare_unit(text: str) -> bool:
    """Whether a text reads as a part of some body (政工科, 外贸处): what stands between two titles of one person."""
    if _TWO_SUBJECTS.fullmatch(text):
        return True
    return bool(_suffixes().unit.fullmatch(text)) and not _NO_UNIT.search(text) and not _BREAK.search(text)


_FOREIGN = re.compile(r"[\u4e00-\u9fff·]{2,26}")


def country_of(form: str) -> str:
    """The foreign country that a body's name begins with (韩国丽水市 → 韩国); "" where it begins with none."""
    if not _FOREIGN.fullmatch(form):
        return ""
    return next((c for c in _countries().starting(form, 0, len(form)) if not c.startswith("中")), "")


def country_before(text: str, i: int) -> str:
    """The foreign country that stands right before ``i``; "" where none does."""
    return next((c for c in _countries().ending(text[max(0, i - 12) : i]) if not c.startswith("中")), "")


@lru_cache(maxsize=1)
def _countries() -> WordTable:
    return WordTable(load_countries())


_TERMED = re.compile(
    "(?P<body>(?:中国人民政治协商会议|人民政协|政协|中国共产党|中共)?)第?[一二三四五六七八九十]+届(?=全国委员会|全国人大|全国人民代表大会|[\u4e00-\u9fff]{2,9}[省市县区州]委员会|中央|中共中央)"
)


_SEVERAL_TERMS = re.compile("(第?[一二三四五六七八九十]+届)(?:、第?[一二三四五六七八九十]+届)+")


# 中央第三生态环境保护督察组: by its own name, no part of the Party's committee alone
_SENT_BY_CENTRE = re.compile("中央第[一二三四五六七八九十]+[\u4e00-\u9fff]{0,10}(?:督察组|督导组|巡视组|指导组|考核组)")


def _is_of_the_centre(form: OrganizationForm) -> bool:
    """中央|美术学院, 中央|国家机关团工委: a name of its own that begins so, no part that every body has (中央|机关)."""
    unit = form.units[0]
    common = unit == "委员会" or unit in _suffixes().unit_words.starting(unit, 0, len(unit))
    return not common and form.types[:1] == organ_tables().national["中央"]


@lru_cache(maxsize=4096)
def parse(form: str) -> OrganizationForm | None:
    """The reading of a whole form as an organisation; None where there is none."""
    if form in load_countries():
        return OrganizationForm(form, None, (), form)
    one_term = _SEVERAL_TERMS.sub(r"\1", form)
    if one_term != form:  # 政协广东省第七届、|八届委员会
        whole = parse(one_term)
        return replace(whole, text=form) if whole is not None else None
    termed = _TERMED.match(form)
    if termed:  # 政协第十三届|全国委员会, 十九届|中央政治局: the body of whatever term
        whole = parse(termed["body"] + form[termed.end() :])
        return replace(whole, text=form) if whole is not None else None
    if _SENT_BY_CENTRE.fullmatch(form) or INSTITUTE.fullmatch(form):
        return OrganizationForm(form, None, (), form)
    foreign = country_of(form)
    if foreign and len(form) > len(foreign):
        return OrganizationForm(form, None, (), form)
    if re.fullmatch(r"(?:中国)?驻[\u4e00-\u9fff]{2,16}(?<![队组部处局办站])", form):
        return OrganizationForm(form, None, (), form)
    found = dict(forms_at(form, 0, area_index(form))).get(len(form))
    if found is not None and found.units and form.startswith("中央") and _is_of_the_centre(found):
        return OrganizationForm(form, None, (), form)
    if (
        found is not None
        and found.units
        and form.startswith("国家")
        and found.types[:1] == organ_tables().national["国家"]
    ):
        return OrganizationForm(form, None, (), form)  # 国家会议中心: no part of the state's own
    return found
