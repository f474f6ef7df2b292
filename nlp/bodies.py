"""Which body goes with which title or part: 局长 with a 局, 市长 with the government of a 市, 分公司 with the company
named before it. What :mod:`nlp.reference` asks when a form names no body of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.areas import area_index
from nlp.lexicon import OrganType, load_organs, load_titles, read_toml
from nlp.naming import NATIONAL, Area, Name

_COUNT = r"第[一二三四五六七八九十\d]+次"
_STUDY_GROUP = "(?:党组|党委)?(?:理论学习)?中心组(?:（扩大）)?(?:集体|专题|集中)?学习(?:（扩大）)?(?:会议|会)?"


@lru_cache(maxsize=1)
def _banks() -> tuple[dict[str, str], re.Pattern[str]]:
    """Every name of a bank of ``bodies.toml`` → its full one; and what finds them in a text."""
    names = {short: full for full, shorts in read_toml("bodies.toml")["banks"].items() for short in (full, *shorts)}
    forms = "|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n))))
    return names, re.compile(f"(?:{forms})(?![业长会道])")


def banks_in(text: str) -> frozenset[str]:
    """The full names of the banks that a text names."""
    names, pattern = _banks()
    return frozenset(names[name] for name in pattern.findall(text))


# 机修车间, 二车间, 铸造分厂: parts of works, which their own names alone do not make bodies
_WORKSHOP = "(?:(?![厂矿司团场局院校])[\u4e00-\u9fff\\d]){1,8}(?:车间|工段|分厂)"
# 中文系: a school's department, but not 联系, 体系
SUBJECT = "(?:(?![厂矿司团场局院校])[\u4e00-\u9fff]){1,10}?(?<![联关体派维干世水谱直旁嫡母父山星])系"
_FACULTY = re.compile(SUBJECT)


def is_workshop(literal: str) -> bool:
    """Whether a body is by its name a part of some works."""
    return re.fullmatch(_WORKSHOP, literal) is not None


def is_faculty(literal: str) -> bool:
    """Whether a body is by its name a department of some school."""
    return _FACULTY.fullmatch(literal) is not None


@lru_cache(maxsize=1)
def _company_parts() -> re.Pattern[str]:
    """华中公司, 选矿厂, 三厂: what a company calls its own parts, without a name of their own."""
    data = read_toml("bodies.toml")["company_parts"]
    regions, works = ("|".join(map(re.escape, data[key])) for key in ("regions", "works"))
    return re.compile(f"(?:{regions})(?:分|子|区域)?公司|(?:{works}|第?[一二三四五六七八九十]+)厂|{_WORKSHOP}")


def is_company_part(literal: str) -> bool:
    """Whether a body is by its name nothing but a part of some company."""
    return _company_parts().fullmatch(literal) is not None


@lru_cache(maxsize=1)
def _own_sessions() -> re.Pattern[str]:
    """第四次党委会会议, 2024年党组第三次会议: the kinds of ``bodies.toml``, counted or dated."""
    kinds = "|".join(map(re.escape, read_toml("bodies.toml")["own_session"]["words"]))
    return re.compile(
        rf"(?:\d{{4}}年)?(?:{_COUNT})?(?:(?:党委|党组)(?:\d{{4}}年)?{_COUNT}会议|{_STUDY_GROUP}|{kinds})$"
    )


@lru_cache(maxsize=1)
def _suits() -> dict[str, tuple[str, ...]]:
    """Title → how the names of the bodies end that have it."""
    return {title: tuple(ends) for title, ends in read_toml("bodies.toml")["suits"].items()}


@lru_cache(maxsize=1)
def _suits_not() -> dict[str, tuple[str, ...]]:
    return {title: tuple(begins) for title, begins in read_toml("bodies.toml")["suits_not"].items()}


@lru_cache(maxsize=1)
def _press() -> tuple[str, ...]:
    return tuple(read_toml("bodies.toml")["press"]["ends"])


def is_press(organization: str) -> bool:
    """Whether a body is a newspaper, an agency or a station."""
    return organization.endswith(_press())


def own_session(name: str) -> bool:
    """Whether a meeting is by its kind one of the body that holds it (党组会议, 第四次党委会会议)."""
    return _own_sessions().match(name.replace("（扩大）", "")) is not None


# The Party's committee itself, which has secretaries, none of its offices, commissions and advisers
_COMMITTEE = re.compile("中共(?:(?!委员会|顾问)[\u4e00-\u9fff])*委员会")
# 海洋科学技术学院 and 信息技术学院 are colleges of a university, 清江职业技术学院 is a school
_OWN_COLLEGE = re.compile("(?:师范|职业|(?<!科学)(?<!信息)(?<!生物)技术|专科)[\u4e00-\u9fff]{0,4}学院$")
_AFFILIATED = re.compile("(?:第[一二三四五六七八九十]+)?附属[\u4e00-\u9fff]{0,6}(?:医院|中学|小学|学校|幼儿园)$")


_WITH_DEPARTMENTS = ("大学", "学院", "医院", "公司", "集团", "学校", "中学", "银行", "厂", "矿")


def is_affiliated(literal: str) -> bool:
    """Whether a name is that of a university's hospital or school, without the university (附属第一医院)."""
    return _AFFILIATED.match(literal) is not None


def is_branch(literal: str, holder: Name) -> bool:
    """Whether a body without an area is a part of the one named before (遵义分公司, 执行局, 丽水学院's 生态学院)."""
    if (
        holder.name.startswith(("中共", "中国共产党"))
        or holder.name.endswith("人民政府")
        or holder.jurisdiction == NATIONAL
    ):
        return False
    if is_workshop(literal):
        return has_works(holder)
    if is_company_part(literal):
        return holder.name.endswith(("公司", "集团")) and not holder.name.endswith(("分公司", "子公司"))
    if literal.endswith("支行") and holder.name.endswith("支行"):
        return False  # beside it, not in it
    while holder.whole is not None and holder.name[-2:] == literal[-2:]:
        holder = holder.whole  # 双桥支行 is no part of the 隆化县支行 named before it
    if re.search(r"(?:公司|集团|银行|大学).", literal) or literal.endswith(("大学", "科学院")):
        return False  # a body with its own whole in its name (清江银行|遵义分行)
    if any(chain.start > 0 for chain in area_index(literal).chains):
        return False  # 农发行|平岭县|支行: what stands before the place is the whole
    if literal.endswith("分局"):
        return holder.name.endswith("局")
    if literal.endswith(("审判庭", "庭", "执行局")):
        return "法院" in holder.name
    if literal.endswith("支队"):
        return holder.name.endswith(("公安局", "总队", "管理局", "执法局"))
    if literal.endswith(("大队", "中队")) and holder.name.endswith("委员会"):
        return False
    if literal.endswith(("分公司", "子公司", "分院", "分校", "支行", "大队", "中队")):
        return True
    if holder.name.endswith(("大学", "学院")):
        if literal.endswith("学院") and (area_index(literal).at(0, bounded=False) or _OWN_COLLEGE.search(literal)):
            return False  # 洛阳师范学院 is no part of the 河南科技大学 named before it
        if is_affiliated(literal):
            return True
        return literal.endswith(("学院", "研究院", "研究所", "系", "处", "中心")) and not literal.endswith("大学")
    return False


def is_institution(name: Name) -> bool:
    """A body with parts of its own: a school, a company, a court – not an area's committee or government."""
    return (name.area is None and name.jurisdiction != NATIONAL) or name.name.endswith(
        ("法院", "检察院", "大学", "学院", "医院", "公司", "集团", "学校", "中学", "银行")
    )


def has_departments(name: Name) -> bool:
    """A company, school or hospital by itself: what its parts are called needs no name of the place."""
    return name.formal and name.name.endswith(_WITH_DEPARTMENTS) and not name.name.startswith(("中共", "中国共产党"))


def has_works(name: Name) -> bool:
    """A company or works by itself: what may have workshops."""
    return has_departments(name) and name.name.endswith(("公司", "集团", "厂", "矿"))


def implied_organ(title: str) -> str:
    titles = load_titles()
    entry = titles.get(title)
    while entry is not None:
        if entry.kind == "rank":
            return ""  # 监察专员 is of whatever body, unlike 专员
        if entry.organ:
            return entry.organ
        entry = titles.get(entry.broader) if entry.broader != entry.title else None
    for prefix in ("代理", "代", "常务副", "第一副", "副", "执行"):
        if title.startswith(prefix) and title[len(prefix) :] in titles:
            return titles[title[len(prefix) :]].organ
    return ""


def title_level(title: str) -> tuple[str, ...]:
    """The kinds of place whose government has this title: 县长 → 县."""
    if title in ("苏木达", "苏木长", "副苏木长"):
        return ("苏木",)
    fit = re.search(r"(省|市|县|区|州|盟|旗|镇|乡)长(?:助理)?$", title)
    if not fit:
        return ("自治区",) if title in ("自治区主席", "自治区副主席") else ()
    return {"区": ("区",), "市": ("市", "直辖市"), "镇": ("镇",), "乡": ("乡", "苏木")}.get(fit[1], (fit[1],))


def base_title(title: str) -> str:
    return re.sub(
        r"^(?:常务副|第一副|执行副|专职副|代理|副|代|第一|执行|常务|名誉|专职|驻会副|兼职副|挂职副)", "", title
    )


def is_tied(title: str) -> bool:
    """Whether the table ties a title to a kind of body (局长 to a 局)."""
    return base_title(title) in _suits()


def suits(title: str, organization: str, strict: bool = False) -> bool:
    """Whether a body may have such a title: 局长 of a 局. ``strict``: only a title that the table ties to a body."""
    ends = _suits().get(base_title(title))
    if _COMMITTEE.fullmatch(organization) and base_title(title) in ("主任", "主席"):
        return False
    if any(organization.startswith(begins) for t in (title, base_title(title)) if (begins := _suits_not().get(t))):
        return False
    if ends is None:
        return not strict or not organization.startswith("中国共产党中央")
    return organization.endswith(ends)


@lru_cache(maxsize=1)
def _by_full() -> dict[str, tuple[OrganType, ...]]:
    found: dict[str, list[OrganType]] = {}
    for organ in load_organs():
        found.setdefault(organ.full, []).append(organ)
    return {full: tuple(organs) for full, organs in found.items()}


def organs_named(full: str) -> tuple[OrganType, ...]:
    """The organs of the table with this official name; national ones only where the name is a national body's."""
    national = full.startswith(("中国共产党", "中华人民共和国", "中国人民", "新疆生产建设兵团"))
    return tuple(o for o in _by_full().get(full, ()) if o.host != "national" or national)


def local_organ(full: str) -> OrganType:
    return next(o for o in organs_named(full) if o.host not in ("any", "joint"))


def is_local(full: str) -> bool:
    return any(o.host not in ("any", "joint", "national") for o in organs_named(full))


def national_organ(full: str) -> OrganType:
    return next(o for o in organs_named(full) if o.host == "national")


def government_of(area: Area) -> OrganType:
    if area.kind in ("地区", "盟"):
        return local_organ("行政公署")
    if area.kind == "街道":
        return local_organ("街道办事处")
    if area.kind == "村":
        return local_organ("村民委员会")
    if area.kind == "嘎查":
        return local_organ("嘎查委员会")
    if area.kind == "社区":
        return local_organ("居民委员会")
    return local_organ("人民政府")


def central_government() -> OrganType:
    return national_organ("中华人民共和国国务院")
