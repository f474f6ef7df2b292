"""Areas as phrases name them: what is read at a place of the text, what before one, which level words stand alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.areas import AreaForm, AreaIndex, area_index
from nlp.lexicon import read_toml
from nlp.places import load_gazetteer

# text, the longest form at its beginning: level, scope, places, localities
FORMS: list[tuple[str, AreaForm | None]] = [
    ("市财政局", AreaForm("市", level="市")),
    ("我市召开", AreaForm("我市", level="市", scope="我")),
    ("全市教育", AreaForm("全市", level="市", scope="全")),
    ("本县", AreaForm("本县", level="县", scope="本")),
    ("该县", AreaForm("该县", level="县", scope="该")),
    ("各县", AreaForm("各县", level="县", scope="各")),
    ("自治区党委", AreaForm("自治区", level="自治区")),
    ("自治州人大", AreaForm("自治州", level="自治州")),
    ("地区行署", AreaForm("地区", level="地区")),
    ("我盟各旗", AreaForm("我盟", level="盟", scope="我")),
    ("全镇", AreaForm("全镇", level="镇", scope="全")),
    ("街道办", AreaForm("街道", level="街道")),
    ("清远市委", AreaForm("清远市", places=("清远市",))),
    ("广东省清远市", AreaForm("广东省清远市", places=("广东省", "清远市"))),
    ("清远市清新区政府", AreaForm("清远市清新区", places=("清远市", "清新区"))),
    ("内蒙古自治区", AreaForm("内蒙古自治区", places=("内蒙古自治区",))),
    ("湖南湘西州", AreaForm("湖南湘西州", places=("湖南", "湘西州"))),
    ("清新区太平镇党委", AreaForm("清新区太平镇", places=("清新区",), localities=("太平镇",))),
    (
        "清新区太平镇万寿村党支部",
        AreaForm("清新区太平镇万寿村", places=("清新区",), localities=("太平镇", "万寿村")),
    ),
    ("大河镇旧户西村", AreaForm("大河镇旧户西村", localities=("大河镇", "旧户西村"))),
    ("东华街道", AreaForm("东华街道", localities=("东华街道",))),
    ("清新区太和镇党委", AreaForm("清新区太和镇", places=("清新区",), localities=("太和镇",))),
    ("向阳社区", AreaForm("向阳社区", localities=("向阳社区",))),
    ("清新区和太平镇", AreaForm("清新区", places=("清新区",))),
    ("高台山镇党委", AreaForm("高台山镇", localities=("高台山镇",))),  # 高台 is a county, 山 no township
    ("免去镇长", None),
    ("召开会议", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_reads_a_form(text: str, form: AreaForm | None) -> None:
    found = AreaIndex(text).at(0)
    assert (form in [f for _, f in found]) if form else not found
    if form:
        longest = found[0][0]
        assert longest == len(form.text), "nothing longer is read"
        assert all(text[:end] == f.text for end, f in found)


@pytest.mark.parametrize("text", ["大河镇旧户西村", "太平镇党委", "万寿村"])
def test_a_township_alone_needs_the_start_of_a_phrase(text: str) -> None:
    assert AreaIndex(text).at(0, bounded=True)
    assert not AreaIndex(text).at(0, bounded=False)


BEFORE: list[tuple[str, str | None]] = [
    ("我市", "我市"),
    ("市", "市"),
    ("清远市", "清远市"),
    ("会议在清远市", "清远市"),
    ("广东省清远市", "广东省清远市"),
    ("全县", "全县"),
    ("召开的全自治区", "全自治区"),
    ("城市", None),
    ("大都市", None),
    ("开发区", None),
    ("股市", None),
    ("会议", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "form"), BEFORE)
def test_reads_the_form_before(text: str, form: str | None) -> None:
    found = AreaIndex(text).before(len(text))
    assert (found[1].text if found else None) == form
    if found and form:
        assert text[found[0] :] == form


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("市委", True),
        ("在市委", True),
        ("城市", False),
        ("超市", False),
        ("门市部", False),
        ("社区", False),
        ("灾区", False),
        ("园区", False),
        ("军区", False),
        ("乡镇", False),
        ("农村", False),
        ("同盟", False),
        ("红旗", False),
        ("神州", False),
    ],
)
def test_a_level_inside_a_word_does_not_stand(text: str, stands: bool) -> None:
    at = next(i for i, char in reversed(list(enumerate(text))) if char in "市区镇村盟旗州县省乡")
    assert AreaIndex(text).level_stands(at) is stands


def test_the_index_of_a_text_is_kept() -> None:
    assert area_index("清远市召开会议") is area_index("清远市召开会议")


@given(st.text("清远市区县镇乡村街道社省广东全我该的在免去任命，。会", max_size=24))
def test_forms_are_the_text_they_stand_at(text: str) -> None:
    index = AreaIndex(text)
    for i in range(len(text)):
        for bounded in (True, False):
            for end, form in index.at(i, bounded):
                assert i < end <= len(text)
                assert form.text == text[i:end]
                assert bool(form.level) != bool(form.places or form.localities)
        before = index.before(i)
        if before:
            assert text[before[0] : i] == before[1].text


@pytest.mark.parametrize(
    "text", ["全会充分肯定州委的工作", "热烈祝贺州委全会召开", "传达州委精神", "召开州政协会议", "深化州级改革"]
)
def test_the_end_of_a_verb_is_no_place(text: str) -> None:
    assert area_index(text).chains == []


@pytest.mark.parametrize(
    ("text", "place"), [("到定州调研", "定州"), ("在贺州召开", "贺州"), ("传达达州市委精神", "达州市")]
)
def test_the_place_itself_is_one(text: str, place: str) -> None:
    assert [c.forms for c in area_index(text).chains] == [(place,)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("通过外交和政治手段解决", []),
        ("推进文化惠民工程，出台惠民政策", []),
        ("惠民县出台办法，惠民人干劲足", ["惠民县", "惠民"]),
        ("近年来，方山的果农增收", ["方山"]),
        ("支持方山发展", []),
        ("支持方山发展，方山县委表示感谢", ["方山", "方山县"]),
        ("武警方山中队参加演练", ["方山"]),
        ("山西方山发展很快", ["山西方山"]),
        ("支持吕梁发展", ["吕梁"]),
    ],
)
def test_a_countys_bare_name_stands_where_names_stand(text: str, places: list[str]) -> None:
    assert [text[c.start : c.end] for c in AreaIndex(text).chains] == places


def test_bare_names_that_are_words() -> None:
    table = read_toml("place_kinds.toml")["words"]
    names = table["names"].split()
    assert len(names) == len(set(names))
    for text in table["examples"]:
        assert not AreaIndex(text).chains
    for text in table["counterexamples"]:
        assert AreaIndex(text).chains
    for name in names:
        assert any(place.level == "county" for place in load_gazetteer().named(name)), name
