"""Official names: an area, organisation or meeting form beside a place → its full name and every other form that
identifies it without the document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from nlp.components.sessions import MeetingForm
from nlp.lexicon import OrganType, load_organs
from nlp.numerals import to_chinese, to_int
from nlp.places import Place, bare_name, load_gazetteer

NATIONAL = "中央"
_KINDS = (
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "街道",
    "苏木",
    "社区",
    "嘎查",
    "省",
    "市",
    "县",
    "区",
    "州",
    "盟",
    "旗",
    "镇",
    "乡",
    "村",
)
_KIND_NAME = {"自治州": "州", "自治县": "县", "自治旗": "旗"}
_LEVEL_OF = {"province": "省", "prefecture": "市", "county": "县"}


@dataclass(frozen=True, slots=True)
class Area:
    """A place as names are built with it: ``forms`` full first, ``stems`` bare names (吕梁), ``kind`` 省, 市, 县, 镇 …,
    ``level`` 省 | 市 | 县 | 乡 | 村, ``jurisdiction`` with all that contains it."""

    name: str
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    kind: str
    level: str
    jurisdiction: str
    place: Place | None = None
    open: bool = False  # a mere level (市), of which nothing tells the place


@dataclass(frozen=True, slots=True)
class Name:
    """An official name with its other forms."""

    name: str
    aliases: tuple[str, ...]
    jurisdiction: str
    formal: bool = True
    parent: str = ""
    area: Area | None = None
    short: str = ""  # the form that names of meetings are built with (中共吕梁市委)
    whole: Name | None = None  # what it is a part of
    open: bool = False  # of a place or a body that nothing tells (市委, 校党委): one in its document alone


def kind_of(name: str) -> str:
    suffix = next((k for k in _KINDS if name.endswith(k)), "")
    return _KIND_NAME.get(suffix, suffix)


@lru_cache(maxsize=2048)
def area_of(place: Place, localities: tuple[str, ...] = ()) -> Area:
    """The area of a place of the gazetteer, or of a township or village in it."""
    gazetteer = load_gazetteer()
    jurisdiction = gazetteer.full_name(place)
    kind = kind_of(place.name)
    if place.level == "province" and kind == "市":
        kind = "直辖市"
    bare = bare_name(place.name)  # 德州 and 杭州 end like a kind of place and are bare names all the same
    forms = tuple(f for f in place.forms if kind_of(f) and (f != bare or f == place.name))
    stems = tuple(f for f in place.forms if not kind_of(f) or f == bare) or (place.name,)
    parent = gazetteer.of_level(place, "prefecture") if place.level == "county" else None
    if parent is None and place.level == "county":
        province = gazetteer.of_level(place, "province")
        parent = province if province and province.name.endswith("市") else None
    if parent and kind == "区" and not place.name.startswith(bare_name(parent.name)):  # 青岛西海岸新区
        forms = (parent.name + place.name, *forms)
    level = _LEVEL_OF[place.level]
    if not localities:
        return Area(place.name, forms, stems, kind, level, jurisdiction, place)
    local = "".join(localities)
    kind = kind_of(localities[-1])
    every = [f + local for f in forms] + [local]
    every += ["".join(localities[i:]) for i in range(1, len(localities))]
    level = "村" if kind in ("村", "社区", "嘎查") else "乡"
    return Area(
        forms[-1] + local if forms else local, tuple(dict.fromkeys(every)), (), kind, level, jurisdiction + local, place
    )


def prefecture_of_old(area: Area) -> Area:
    """德州地区, the prefecture that 德州市 was made from: what 德州地委 and 德州行署 belonged to."""
    for stem in area.stems:
        former = load_gazetteer().named(stem + "地区")
        if former:
            return area_of(former[0])
    before = load_gazetteer().before(area.place, "地区") if area.place is not None and area.place.code else []
    if len(before) == 1:
        return area_of(before[0])  # 惠阳地区, of another name than its city
    stem = area.stems[0] if area.stems else area.name
    parent = area.jurisdiction.removesuffix(area.name)
    return Area(stem + "地区", (stem + "地区",), (stem,), "地区", "市", parent + stem + "地区", area.place)


def local_area(localities: tuple[str, ...]) -> Area:
    """A township or village whose county nothing tells."""
    local, kind = "".join(localities), kind_of(localities[-1])
    level = "村" if kind in ("村", "社区", "嘎查") else "乡"
    return Area(local, (local,), (), kind, level, "", None)


def open_area(level: str) -> Area:
    """The place that a mere level means (市, 县) where nothing tells which one it is."""
    kind = kind_of(level)
    rank = {"省": "省", "自治区": "省", "市": "市", "州": "市", "盟": "市", "地区": "市"}.get(kind, "县")
    return Area(level, (level,), (level,), kind, rank, "", None, True)


def _opened(name: Name) -> Name:
    """An open body by the one name that its document has for it (市委, not 中国共产党市委员会): no other is its own."""
    level = name.area.name if name.area is not None else ""
    own = next((n for n in (name.name, *name.aliases) if n.startswith(level)), name.name)
    return Name(own, (), "", area=name.area, short=own, whole=name.whole, open=True)


def _fill(templates: Iterable[str], area: Area) -> tuple[str, ...]:
    names: list[str] = []
    for template in templates:
        if "{stem}" in template:
            names += [template.replace("{stem}", s) for s in area.stems]
        else:
            names += [template.replace("{place}", f) for f in area.forms]
    return tuple(dict.fromkeys(n for n in names if "{" not in n))


def choose_type(types: tuple[OrganType, ...], area: Area | None) -> OrganType | None:
    """The organ that fits the area best: by its kind (自治区党委, 镇党委), then by its level."""

    def rank(t: OrganType) -> tuple[bool, bool, bool]:
        if area is None:
            return (True, True, t.until is None)
        return (not t.kinds or area.kind in t.kinds, area.level in t.levels, bool(t.kinds) and area.kind in t.kinds)

    best = max(types, key=rank, default=None)
    if best is not None and best.full == "人民法院" and area is not None and area.place is not None:
        # 市法院 of a prefecture is its intermediate court, 省法院 the high court
        court = {"prefecture": "中级人民法院", "province": "高级人民法院"}.get(area.place.level)
        if court and area.kind != "直辖市":
            best = next((o for o in load_organs() if o.full == court), best)
    return best


def organ_name(organ: OrganType, area: Area | None) -> Name:
    """The names of an organ of the table in an area; of a national body without one."""
    if organ.host == "national":
        short = {"中国共产党中央委员会": "中共中央"}.get(organ.full, organ.shorts[0] if organ.shorts else organ.full)
        names = (organ.full, *(s for s in organ.shorts if len(s) > 2 and s not in ("国家", "中央")))
        return Name(organ.full, names[1:], NATIONAL, organ.formal, short=short)
    assert area is not None
    # 自治区 has 党委 where others have 委; {place}委 of a 自治区 is nobody's name.
    templates = organ.templates
    if organ.host == "party":
        committee = "党委" if area.kind == "自治区" else "委"
        templates = tuple(
            t
            for t in templates
            if not ("{place}党委" in t and committee == "委" and area.level in ("省", "市", "县"))
            and not (
                "{place}委" in t
                and not t.startswith("中共{place}委员会")
                and "{place}委员会" not in t
                and committee == "党委"
            )
        )
    names = _fill(templates, area)
    names = names or (area.name + organ.full,)
    short = next((n for n in names if n.startswith("中共") and "委员会" not in n), "") if organ.host == "party" else ""
    if organ.host == "party":
        short = next(
            (n for n in names if n.startswith("中共" + area.name) and not n.startswith(f"中共{area.name}委员会")),
            names[0],
        )
    if area.kind == "地区":  # 毕节地区的地委 goes by 毕节地委
        names = tuple(dict.fromkeys((*names, *(n.replace("地区地委", "地委") for n in names))))
        short = short.replace("地区地委", "地委")
    official = names[0]
    name = Name(official, names[1:], area.jurisdiction, organ.formal, area=area, short=short or official)
    return _opened(name) if area.open else name


_GROUP = {
    "党组": "中共{}党组",
    "分党组": "中共{}分党组",
    "党委": "中共{}委员会",
    "党总支": "中共{}总支部委员会",
    "党支部": "中共{}支部委员会",
    "党工委": "中共{}工作委员会",
    "纪委": "中共{}纪律检查委员会",
    "机关党委": "中共{}机关委员会",
    "工作委员会": "中共{}工作委员会",
    "工委": "中共{}工作委员会",
    "纪工委": "中共{}纪律检查工作委员会",
    "管委会": "{}管理委员会",
    "团委": "共青团{}委员会",
    "关工委": "{}关心下一代工作委员会",
}


def unit_name(parent: Name, unit: str) -> Name:
    """The names of a part of an organisation (吕梁市财政局 + 党组)."""
    if parent.open:
        return _part_of_open(parent, unit)
    spelled = re.fullmatch("(?:中共|中国共产党)(.+)委员会", parent.name)
    if unit == "党委" and spelled:  # 中共某公司委员会|书记: the committee is spelled out already
        whole = replace(parent, name=spelled[1], aliases=(), short="")
        return unit_name(whole, unit)
    every = (parent.name, *parent.aliases)
    if unit.endswith("工委") and unit != "工委" and unit not in _GROUP:
        unit = unit.removesuffix("工委") + "工作委员会"  # 省人大常委会|清远地区工委
    template = _GROUP.get(unit)
    official = template.format(parent.name) if template else parent.name + unit
    names = [official, parent.name + unit]
    if unit in ("党委", "纪委"):
        names.append(f"中国共产党{parent.name}{'委员会' if unit == '党委' else '纪律检查委员会'}")
    names += [a + unit for a in every]
    if template:
        names += [template.format(a) for a in every]
    if parent.name.endswith("政府") and unit == "新闻办":
        names.append(parent.name + "新闻办公室")
    unique = tuple(dict.fromkeys(n for n in names if n != official))
    return Name(
        official,
        unique[:16],
        parent.jurisdiction,
        False,
        parent.name,
        parent.area,
        short=(parent.short or parent.name) + unit,
        whole=parent,
    )


def _part_of_open(parent: Name, unit: str) -> Name:
    """校党委, 公司工会, 市委组织部: a part of an open body, as texts call it."""
    name = ("校" if parent.name == "学校" else parent.name) + unit
    return Name(name, (), "", area=parent.area, short=name, whole=parent, open=True)


def literal_name(literal: str, area: Area | None, proper: bool, jurisdiction: str) -> Name:
    """The names of a body that no table lists: its own text, or its area and its text."""
    if area is None:
        return Name(literal, (), jurisdiction, True, short=literal)
    if area.open:
        return _opened(Name(area.name + literal, (), "", area=area))
    names = [f + literal for f in area.forms]
    if proper:
        names += [s + literal for s in area.stems]
    return Name(
        area.name + literal if area.name + literal in names else names[0],
        tuple(
            n for n in dict.fromkeys(names) if n != (area.name + literal if area.name + literal in names else names[0])
        ),
        area.jurisdiction,
        True,
        area=area,
        short=names[0],
    )


_PARTY = "中国共产党"


_N = r"[〇零一二三四五六七八九十百\d]+"
# 十三届二次执委会议, 第十三届执行委员会第二次全体会议: sessions of bodies that have no grammar of their own
_BODY_SESSION = re.compile(
    rf"第?(?P<term>{_N})届(?P<organ>执行委员会|执委会|全委会|委员会|常务理事会|理事会|常务委员会|常委会|教职工代表大会|职工代表大会|教代会|职代会|会员代表大会)?"
    rf"第?(?P<session>{_N})次(?P<kind>全体会议|全体（扩大）会议|全会|全委会议|全委会|全委（扩大）会议|会议|执委会议|执委会|执委扩大会议|执委（扩大）会议"
    r"|常务理事会议|常务理事会|理事会议|理事会|常委会会议|常委会议|常委会|职工代表大会|职代会|教职工代表大会|教代会|会员代表大会)"
)
# organ → how its sessions are called in short
_BODY_ORGANS = {
    "执行委员会": ("执委会议", "执委会", "全体会议", "执委扩大会议"),
    "委员会": ("全会", "全委会议", "全委会", "全体会议", "全委（扩大）会议"),
    "常务委员会": ("常委会会议", "常委会议", "常委会"),
    "常务理事会": ("常务理事会议", "常务理事会"),
    "理事会": ("理事会议", "理事会"),
    "职工代表大会": ("职代会", "职工代表大会"),
    "教职工代表大会": ("教代会", "教职工代表大会"),
    "会员代表大会": ("会员代表大会",),
}


def body_session_names(rest: str) -> tuple[str, ...]:
    """The official wording of a body's numbered session and its other forms, without the body; () for other names."""
    fit = _BODY_SESSION.fullmatch(rest)
    if fit is None:
        return ()
    term, session = to_int(fit["term"]), to_int(fit["session"])
    if term is None or session is None:
        return ()
    said = fit["organ"] or ""
    organ = next((o for o, shorts in _BODY_ORGANS.items() if said and (said == o or said in shorts)), "")
    if not organ or (organ == "委员会" and fit["kind"] in _BODY_ORGANS["常务委员会"]):
        organ = next((o for o, shorts in _BODY_ORGANS.items() if fit["kind"] in shorts), "")
    if not organ:
        return ()
    t, s = to_chinese(term), to_chinese(session)
    full = "全体会议" if organ in ("执行委员会", "委员会") else "会议"
    shorts = [f"{t}届{s}次{k}" for k in _BODY_ORGANS[organ]]
    long = [f"第{t}届{organ}第{s}次{k}" for k in dict.fromkeys((full, "全体会议", "会议"))]
    return tuple(dict.fromkeys((*long, *shorts, f"{t}届{organ}{s}次{full}", f"{t}届{organ}第{s}次{full}", rest)))


def session_names(form: MeetingForm, area: Area | None) -> tuple[str, ...]:
    """Official name and other forms of an ordinal session; the sources of the wording are the bodies' own rules of
    procedure."""
    term, number = form.term, form.session
    t, s = to_chinese(term or 0), to_chinese(number or 0)
    if form.type == "central_congress":
        return (
            f"{_PARTY}第{s}次全国代表大会",
            f"党的{s}大",
            f"中共{s}大",
            f"{s}大",
            f"中共第{s}次全国代表大会",
            f"党的第{s}次全国代表大会",
        )
    if form.type == "central_plenum":
        return (
            f"{_PARTY}第{t}届中央委员会第{s}次全体会议",
            f"党的{t}届{s}中全会",
            f"中共{t}届{s}中全会",
            f"{t}届{s}中全会",
            f"{_PARTY}{t}届{s}中全会",
            f"{t}届中央委员会第{s}次全体会议",
        )
    if area is None:
        return ()
    out: list[str] = []
    main, forms = area.name, area.forms
    national = main == "全国"
    committee = "党委" if area.kind == "自治区" else ("地委" if area.kind == "地区" else "委")
    if form.type == "party_plenum":
        out.append(f"{_PARTY}{main}第{t}届委员会第{s}次全体会议")
        for p in forms:
            for lead in ("中共", ""):
                stem = p.removesuffix("地区") if committee == "地委" else p
                out += [f"{lead}{stem}{committee}{t}届{s}次全会", f"{lead}{stem}{committee}{t}届{s}次全体会议"]
            out += [
                f"中共{p}第{t}届委员会第{s}次全体会议",
                f"{_PARTY}{p}第{t}届委员会第{s}次全体会议",
                f"{p}第{t}届委员会第{s}次全体会议",
                f"{p}{committee}第{t}届第{s}次全会",
            ]
    elif form.type == "discipline_plenum":
        if national:
            return (
                f"{_PARTY}第{t}届中央纪律检查委员会第{s}次全体会议",
                f"{t}届中央纪委{s}次全会",
                f"第{t}届中央纪委第{s}次全体会议",
                f"中国共产党{t}届中央纪委{s}次全会",
                f"{t}届中央纪委{s}次全体会议",
            )
        for p in forms:
            out += [f"{_PARTY}{p}第{t}届纪律检查委员会第{s}次全体会议", f"中共{p}第{t}届纪律检查委员会第{s}次全体会议"]
            for lead in ("中共", ""):
                out += [f"{lead}{p}纪委{t}届{s}次全会", f"{lead}{p}纪委{t}届{s}次全体会议"]
    elif form.type == "party_congress":
        for p in forms:
            out += [
                f"{_PARTY}{p}第{s}次代表大会",
                f"中共{p}第{s}次代表大会",
                f"{p}第{s}次党代会",
                f"中共{p}第{s}次党代会",
                f"{p}第{s}次代表大会",
                f"{_PARTY}{p}第{s}次党员代表大会",
            ]
    elif form.type in ("congress", "congress_standing"):
        standing = form.type == "congress_standing"
        full, short = ("人民代表大会常务委员会", "人大常委会") if standing else ("人民代表大会", "人大")
        tail = form.tail or "会议"
        for p in forms:
            if term:
                if national:
                    out += [
                        f"第{t}届全国{full}第{s}次{tail}",
                        f"{t}届全国{short}第{s}次{tail}",
                        f"{t}届全国{short}{s}次{tail}",
                    ]
                out += [
                    f"{p}第{t}届{full}第{s}次{tail}",
                    f"{p}{t}届{short}第{s}次{tail}",
                    f"{p}{t}届{short}{s}次{tail}",
                    f"{p}第{t}届{short}第{s}次{tail}",
                    f"{p}{short}{t}届{s}次{tail}",
                    f"{p}{t}届{full}第{s}次{tail}",
                ]
                if tail == "会议" and not standing:
                    out += [f"{p}第{t}届{full}第{s}次全体会议"]
            else:
                out += [f"{p}{full}第{s}次{tail}", f"{p}{short}第{s}次{tail}"]
    elif form.type in ("cppcc", "cppcc_standing"):
        body = "中国人民政治协商会议"
        c = "常务委员会" if form.type == "cppcc_standing" and form.tail != "主席会议" else ""
        tail = form.tail or "会议"
        for p in forms:
            if national:
                out += [
                    f"{body}第{t}届全国委员会{c}第{s}次{tail}",
                    f"政协第{t}届全国委员会{c}第{s}次{tail}",
                    f"全国政协{t}届{s}次{'常委会' if c else ''}{tail}",
                ]
                continue
            out += [
                f"{body}{p}第{t}届委员会{c}第{s}次{tail}",
                f"{body}第{t}届{p}委员会{c}第{s}次{tail}",
                f"政协{p}第{t}届委员会{c}第{s}次{tail}",
                f"政协第{t}届{p}委员会{c}第{s}次{tail}",
            ]
            if c:
                out += [
                    f"{p}政协{t}届{s}次常委会{tail}",
                    f"政协{p}{t}届{s}次常委会{tail}",
                    f"{p}政协{t}届常委会第{s}次{tail}",
                    f"政协{p}委员会{t}届{s}次常委会{tail}",
                    f"{p}政协{t}届{s}次常委会",
                ]
            else:
                out += [
                    f"{p}政协{t}届{s}次{tail}",
                    f"政协{p}{t}届{s}次{tail}",
                    f"政协{p}委员会{t}届{s}次{tail}",
                    f"{p}政协{t}届{s}次全体{tail}",
                ]
    elif form.type == "government":
        tail = form.tail or "常务会议"
        numbers = (str(number), s, s.replace("〇", "零")) if number is not None else ("",)
        bodies = (
            ["国务院", "中华人民共和国国务院"] if national else [f"{p}{g}" for p in forms for g in ("人民政府", "政府")]
        )
        for g in bodies:
            if number is None:
                out.append(g + tail)
            elif term:
                p = g.removesuffix("人民政府").removesuffix("政府")
                for n in (s, *numbers):
                    out += [
                        f"{p}第{t}届人民政府第{n}次{tail}",
                        f"{g}{t}届{n}次{tail}",
                        f"{g}{t}届第{n}次{tail}",
                        f"{g}第{t}届第{n}次{tail}",
                        f"{p}{t}届人民政府第{n}次{tail}",
                        f"{p}{t}届政府第{n}次{tail}",
                    ]
            else:
                out += [f"{g}第{n}次{tail}" for n in numbers]
    return tuple(dict.fromkeys(out))
