"""Official names: of areas, organs at every level, parts of bodies, and ordinal sessions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.components.sessions import MeetingForm
from nlp.lexicon import OrganType, load_organs
from nlp.naming import (
    NATIONAL,
    Area,
    Name,
    area_of,
    choose_type,
    kind_of,
    literal_name,
    local_area,
    organ_name,
    prefecture_of_old,
    session_names,
    unit_name,
)
from nlp.places import load_gazetteer
from nlp.reference.bodies import NATION


def area(name: str, *localities: str) -> Area:
    (place,) = [p for p in load_gazetteer().named(name) if not p.former and p.name == name]
    return area_of(place, localities)


def organs(full: str) -> tuple[OrganType, ...]:
    return tuple(o for o in load_organs() if o.full == full and o.host not in ("any", "joint"))


def organ(full: str, place: Area) -> Name:
    found = choose_type(tuple(o for o in organs(full) if o.host != "national"), place)
    assert found is not None
    return organ_name(found, place)


KINDS = [
    ("清远市", "市"),
    ("清新区", "区"),
    ("方山县", "县"),
    ("内蒙古自治区", "自治区"),
    ("恩施土家族苗族自治州", "州"),
    ("围场满族蒙古族自治县", "县"),
    ("兴安盟", "盟"),
    ("大兴安岭地区", "地区"),
    ("科尔沁右翼前旗", "旗"),
    ("鄂伦春自治旗", "旗"),
    ("大武镇", "镇"),
    ("东华街道", "街道"),
    ("万寿村", "村"),
    ("西关社区", "社区"),
    ("清远", ""),
    ("", ""),
]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_kind_of_a_place(name: str, kind: str) -> None:
    assert kind_of(name) == kind


# name, localities → full name, stems, kind, level, jurisdiction
AREAS = [
    (("清远市",), "清远市", ("清远",), "市", "市", "广东省清远市"),
    (("清新区",), "清远市清新区", ("清新区",), "区", "县", "广东省清远市清新区"),
    (("方山县",), "方山县", ("方山",), "县", "县", "山西省吕梁市方山县"),
    (("广西壮族自治区",), "广西壮族自治区", ("广西",), "自治区", "省", "广西壮族自治区"),
    (("恩施土家族苗族自治州",), "恩施土家族苗族自治州", ("恩施",), "州", "市", "湖北省恩施土家族苗族自治州"),
    (("重庆市",), "重庆市", ("重庆",), "直辖市", "省", "重庆市"),
    (("方山县", "大武镇"), "方山县大武镇", (), "镇", "乡", "山西省吕梁市方山县大武镇"),
    (("方山县", "大武镇", "东坡村"), "方山县大武镇东坡村", (), "村", "村", "山西省吕梁市方山县大武镇东坡村"),
]


@pytest.mark.parametrize(("names", "full", "stems", "kind", "level", "jurisdiction"), AREAS)
def test_areas(
    names: tuple[str, ...], full: str, stems: tuple[str, ...], kind: str, level: str, jurisdiction: str
) -> None:
    found = area(*names)
    assert full in (found.name, *found.forms)
    assert (found.stems, found.kind, found.level, found.jurisdiction) == (stems, kind, level, jurisdiction)


def test_a_locality_is_named_by_each_of_its_tails() -> None:
    assert area("方山县", "大武镇", "东坡村").forms == ("方山县大武镇东坡村", "大武镇东坡村", "东坡村")
    alone = local_area(("大武镇", "东坡村"))
    assert (alone.name, alone.kind, alone.level, alone.jurisdiction, alone.place) == (
        "大武镇东坡村",
        "村",
        "村",
        "",
        None,
    )


@pytest.mark.parametrize(("name", "old"), [("德州市", "德州地区"), ("吕梁市", "吕梁地区"), ("清远市", "清远地区")])
def test_the_prefecture_that_a_city_was_made_from(name: str, old: str) -> None:
    assert prefecture_of_old(area(name)).name == old


# organ, area → official name, a few of its other forms
ORGANS: list[tuple[str, tuple[str, ...], str, tuple[str, ...]]] = [
    ("委员会", ("清远市",), "中共清远市委员会", ("中国共产党清远市委员会", "中共清远市委", "清远市委")),
    ("委员会", ("清新区",), "中共清远市清新区委员会", ("中共清新区委员会", "清新区委", "清远市清新区委")),
    ("委员会", ("广西壮族自治区",), "中共广西壮族自治区委员会", ("广西壮族自治区党委", "广西自治区党委")),
    ("委员会", ("恩施土家族苗族自治州",), "中共恩施土家族苗族自治州委员会", ("恩施州委", "中共恩施州委")),
    ("委员会", ("兴安盟",), "中共兴安盟委员会", ("兴安盟委",)),
    ("委员会", ("大兴安岭地区",), "中共大兴安岭地区委员会", ("大兴安岭地委",)),
    ("委员会", ("方山县", "大武镇"), "中共方山县大武镇委员会", ("大武镇党委", "方山县大武镇党委")),
    ("人民政府", ("清远市",), "清远市人民政府", ("清远市政府",)),
    ("人民政府", ("广西壮族自治区",), "广西壮族自治区人民政府", ("广西壮族自治区政府",)),
    ("人民政府", ("方山县", "大武镇"), "方山县大武镇人民政府", ("大武镇政府",)),
    ("村民委员会", ("方山县", "大武镇", "东坡村"), "方山县大武镇东坡村村民委员会", ("东坡村村委会",)),
    ("人民代表大会常务委员会", ("清远市",), "清远市人民代表大会常务委员会", ("清远市人大常委会",)),
    ("中国人民政治协商会议委员会", ("清远市",), "中国人民政治协商会议清远市委员会", ("清远市政协", "政协清远市委员会")),
    ("纪律检查委员会", ("清远市",), "中共清远市纪律检查委员会", ("清远市纪委", "中共清远市纪委")),
    ("监察委员会", ("清远市",), "清远市监察委员会", ("清远市监委",)),
    ("组织部", ("清远市",), "中共清远市委员会组织部", ("清远市委组织部", "中共清远市委组织部")),
    ("发展和改革委员会", ("清远市",), "清远市发展和改革委员会", ("清远市发改委", "清远市发展改革委")),
    ("财政局", ("清新区",), "清远市清新区财政局", ("清新区财政局",)),
]


@pytest.mark.parametrize(("full", "place", "official", "forms"), ORGANS)
def test_names_of_organs(full: str, place: tuple[str, ...], official: str, forms: tuple[str, ...]) -> None:
    found = organ(full, area(*place))
    assert official in (found.name, *found.aliases)
    assert set(forms) <= set(found.aliases)
    assert found.jurisdiction == area(*place).jurisdiction
    assert not [n for n in (found.name, *found.aliases) if "{" in n]


def test_names_that_an_area_has_not() -> None:
    city, region = organ("委员会", area("清远市")), organ("委员会", area("广西壮族自治区"))
    assert not [n for n in city.aliases if n.endswith("党委")], "a city has 市委"
    assert not [n for n in region.aliases if n.endswith("自治区委")], "an autonomous region has 党委"


def test_national_bodies() -> None:
    (committee,) = [o for o in organs("中国共产党中央委员会") if o.host == "national"]
    (council,) = [o for o in organs("中华人民共和国国务院") if o.host == "national"]
    name = organ_name(committee, None)
    assert (name.name, name.short, name.jurisdiction, name.formal) == (
        "中国共产党中央委员会",
        "中共中央",
        NATIONAL,
        True,
    )
    assert {"中共中央", "党中央"} <= set(name.aliases)
    assert "中央" not in name.aliases, "identifies nobody without its sentence"
    assert "国务院" in organ_name(council, None).aliases


UNITS = [
    ("党组", "中共清远市人民政府党组", ("清远市人民政府党组", "清远市政府党组")),
    ("党委", "中共清远市人民政府委员会", ("清远市政府党委",)),
    ("党支部", "中共清远市人民政府支部委员会", ("清远市人民政府党支部",)),
    ("办公室", "清远市人民政府办公室", ("清远市政府办公室",)),
    ("新闻办", "清远市人民政府新闻办", ("清远市人民政府新闻办公室", "清远市政府新闻办")),
]


@pytest.mark.parametrize(("unit", "official", "forms"), UNITS)
def test_parts_of_a_body(unit: str, official: str, forms: tuple[str, ...]) -> None:
    government = organ("人民政府", area("清远市"))
    found = unit_name(government, unit)
    assert found.name == official
    assert set(forms) <= set(found.aliases)
    assert official not in found.aliases
    assert (found.parent, found.whole, found.formal) == (government.name, government, False)


def test_a_part_of_a_part() -> None:
    school = literal_name("清江学院", None, True, "广东省清远市")
    branch = unit_name(unit_name(school, "生态学院"), "党总支")
    assert branch.name == "中共清江学院生态学院总支部委员会"
    assert "清江学院生态学院党总支" in branch.aliases
    assert branch.whole is not None
    assert branch.whole.whole == school


def test_bodies_that_no_table_lists() -> None:
    place = area("清远市")
    school = literal_name("教师进修学校", place, True, "")
    assert school.name == "清远市教师进修学校"
    assert "清远教师进修学校" in school.aliases, "one with a name of its own may go by the bare name of its place"
    office = literal_name("油茶产业发展办公室", place, False, "")
    assert office.name == "清远市油茶产业发展办公室"
    assert "清远油茶产业发展办公室" not in office.aliases
    assert literal_name("华粤能源集团", None, True, "广东省清远市") == Name(
        "华粤能源集团", (), "广东省清远市", True, short="华粤能源集团"
    )


# type, area, term, session, tail → official name, a few of its other forms
SESSIONS: list[tuple[str, Area, int | None, int | None, str, str, tuple[str, ...]]] = [
    ("central_congress", NATION, None, 20, "", "中国共产党第二十次全国代表大会", ("党的二十大", "二十大")),
    (
        "central_plenum",
        NATION,
        20,
        3,
        "",
        "中国共产党第二十届中央委员会第三次全体会议",
        ("党的二十届三中全会", "二十届三中全会"),
    ),
    (
        "party_plenum",
        area("清远市"),
        8,
        6,
        "",
        "中国共产党清远市第八届委员会第六次全体会议",
        ("清远市委八届六次全会", "中共清远市委八届六次全会"),
    ),
    (
        "party_plenum",
        area("广西壮族自治区"),
        12,
        9,
        "",
        "中国共产党广西壮族自治区第十二届委员会第九次全体会议",
        ("广西壮族自治区党委十二届九次全会",),
    ),
    (
        "party_plenum",
        area("大兴安岭地区"),
        3,
        2,
        "",
        "中国共产党大兴安岭地区第三届委员会第二次全体会议",
        ("大兴安岭地委三届二次全会",),
    ),
    (
        "party_congress",
        area("清远市"),
        None,
        8,
        "",
        "中国共产党清远市第八次代表大会",
        ("清远市第八次党代会", "中共清远市第八次代表大会"),
    ),
    ("congress", area("清远市"), 8, 5, "", "清远市第八届人民代表大会第五次会议", ("清远市八届人大五次会议",)),
    ("congress", NATION, 14, 3, "", "第十四届全国人民代表大会第三次会议", ("十四届全国人大三次会议",)),
    (
        "congress_standing",
        area("清远市"),
        8,
        30,
        "",
        "清远市第八届人民代表大会常务委员会第三十次会议",
        ("清远市八届人大常委会第三十次会议",),
    ),
    (
        "congress_standing",
        area("清远市"),
        None,
        30,
        "",
        "清远市人民代表大会常务委员会第三十次会议",
        ("清远市人大常委会第三十次会议",),
    ),
    (
        "congress_standing",
        area("清远市"),
        8,
        61,
        "主任会议",
        "清远市第八届人民代表大会常务委员会第六十一次主任会议",
        ("清远市八届人大常委会第六十一次主任会议",),
    ),
    (
        "congress_standing",
        NATION,
        14,
        12,
        "",
        "第十四届全国人民代表大会常务委员会第十二次会议",
        ("十四届全国人大常委会第十二次会议",),
    ),
    (
        "cppcc",
        area("清远市"),
        8,
        4,
        "",
        "中国人民政治协商会议清远市第八届委员会第四次会议",
        ("清远市政协八届四次会议", "政协清远市第八届委员会第四次会议"),
    ),
    ("cppcc", NATION, 14, 3, "", "中国人民政治协商会议第十四届全国委员会第三次会议", ("全国政协十四届三次会议",)),
    (
        "cppcc_standing",
        area("清远市"),
        8,
        15,
        "",
        "中国人民政治协商会议清远市第八届委员会常务委员会第十五次会议",
        ("清远市政协八届十五次常委会会议",),
    ),
    (
        "cppcc_standing",
        area("清远市"),
        8,
        40,
        "主席会议",
        "中国人民政治协商会议清远市第八届委员会第四十次主席会议",
        ("清远市政协八届四十次主席会议",),
    ),
    (
        "government",
        area("清远市"),
        None,
        58,
        "",
        "清远市人民政府第58次常务会议",
        ("清远市政府第58次常务会议", "清远市政府第五十八次常务会议"),
    ),
    (
        "government",
        area("清远市"),
        8,
        58,
        "",
        "清远市第八届人民政府第五十八次常务会议",
        ("清远市政府八届五十八次常务会议", "清远市政府第八届第58次常务会议"),
    ),
    (
        "government",
        area("清远市"),
        None,
        105,
        "全体会议",
        "清远市人民政府第105次全体会议",
        ("清远市政府第一百零五次全体会议",),
    ),
    ("government", area("清远市"), None, None, "常务会议", "清远市人民政府常务会议", ("清远市政府常务会议",)),
    ("government", NATION, None, 12, "", "国务院第12次常务会议", ("国务院第十二次常务会议",)),
]


@pytest.mark.parametrize(("kind", "place", "term", "session", "tail", "official", "forms"), SESSIONS)
def test_names_of_sessions(
    kind: str, place: Area, term: int | None, session: int | None, tail: str, official: str, forms: tuple[str, ...]
) -> None:
    names = session_names(MeetingForm(kind, place.name, "", term, session, tail), place)
    assert names[0] == official
    assert set(forms) <= set(names)


ALL_TYPES = sorted({kind for kind, *_ in SESSIONS})


@given(
    st.sampled_from(ALL_TYPES),
    st.sampled_from(["清远市", "清新区", "广西壮族自治区", "兴安盟", "全国"]),
    st.integers(1, 30),
    st.integers(1, 130),
    st.booleans(),
)
def test_every_name_of_a_session_says_its_number(kind: str, place: str, term: int, session: int, bare: bool) -> None:
    where = NATION if place == "全国" else area(place)
    names = session_names(MeetingForm(kind, place, "", None if bare else term, session), where)
    other = session_names(MeetingForm(kind, place, "", None if bare else term, session + 1), where)
    assert len(names) == len(set(names))
    assert not [n for n in names if n in other], "two sessions share a name"


@pytest.mark.parametrize("kind", ["party_plenum", "congress", "cppcc", "government"])
def test_no_session_name_is_empty(kind: str) -> None:
    for place in (NATION, area("清远市")):
        assert "" not in session_names(MeetingForm(kind, place.name, "", 14, 3), place)


def test_a_session_of_no_area_has_no_name() -> None:
    assert session_names(MeetingForm("party_plenum", "", "", 1, 1), None) == ()
