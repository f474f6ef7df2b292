"""Places: forms by rule, finding, resolving, and the tables against each other and against a second source."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.models import DataError
from nlp.places import (
    DATA,
    LEVELS,
    TOWNSHIP,
    VILLAGE,
    Gazetteer,
    Place,
    bare_name,
    load_gazetteer,
    read_gazetteer,
    short_forms,
)

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "places"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def place(gazetteer: Gazetteer, full_name: str) -> Place:
    (found,) = [p for p in gazetteer if gazetteer.full_name(p) == full_name]
    return found


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("遵义市", ("遵义",)),
        ("阿克苏地区", ("阿克苏",)),
        ("锡林郭勒盟", ("锡林郭勒",)),
        ("忠县", ()),
        ("浦东新区", ("浦东",)),
        ("巴里坤哈萨克自治县", ("巴里坤县", "巴里坤")),
        ("东乡族自治县", ("东乡县", "东乡")),
        ("双江拉祜族佤族布朗族傣族自治县", ("双江县", "双江")),
        ("隆林各族自治县", ("隆林县", "隆林")),
        ("鄂伦春自治旗", ("鄂伦春旗", "鄂伦春")),
        ("黔东南苗族侗族自治州", ("黔东南州", "黔东南")),
        ("伊犁哈萨克自治州", ("伊犁州", "伊犁")),
        ("内蒙古自治区", ("内蒙古",)),
        ("广西壮族自治区", ("广西自治区", "广西")),
        ("新疆维吾尔自治区", ("新疆自治区", "新疆")),
        ("顺河回族区", ("顺河区", "顺河")),
        ("香港特别行政区", ("香港特区", "香港")),
        ("神农架林区", ("神农架",)),
    ],
)
def test_short_forms(name: str, forms: tuple[str, ...]) -> None:
    assert short_forms(name) == forms


@pytest.mark.parametrize(
    ("form", "full_name"),
    [
        ("遵义市", "贵州省遵义市"),
        ("克州", "新疆维吾尔自治区克孜勒苏柯尔克孜自治州"),
        ("莫旗", "内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗"),
        ("前郭", "吉林省松原市前郭尔罗斯蒙古族自治县"),
        ("襄樊", "湖北省襄樊市"),
        ("哲里木盟", "内蒙古自治区哲里木盟"),
        ("洮安县", "吉林省白城市洮安县"),
        ("仙桃", "湖北省仙桃市"),
        ("浦东", "上海市浦东新区"),
        ("首都", None),
        ("公安", None),
    ],
)
def test_names(gazetteer: Gazetteer, form: str, full_name: str | None) -> None:
    found = gazetteer.resolve(form)
    assert (found and gazetteer.full_name(found)) == full_name


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("贵州省遵义市播州区召开会议", ["贵州省", "遵义市", "播州区"]),
        ("黔东南州委常委会", ["黔东南州"]),
        ("在湄潭镇调研", []),  # the bare name is part of the town's
        ("在湄潭县调研", ["湄潭县"]),
        ("市委召开县委书记座谈会", []),  # 开县
        ("沿海城市代表", []),
        ("辽宁省海城市代表", ["辽宁省", "海城市"]),
        ("推进乡村振兴区域协作", []),
        ("中心城区改造", []),
        ("山西省晋城市城区", ["山西省", "晋城市", "城区"]),
        ("遵义城区道路", ["遵义"]),
        ("到忠县走访", ["忠县"]),
        ("重庆忠县走访", ["重庆", "忠县"]),
        ("时任泾县县长", ["泾县"]),
        ("市直单位，和县直单位", []),
        ("安徽省和县", ["安徽省", "和县"]),
        ("在高县举行", ["高县"]),
        ("发挥信息县级平台", []),  # 息县
        ("县公安局", []),
        ("原遵义县县长", ["遵义县"]),
        ("广西自治区党委", ["广西自治区"]),
    ],
)
def test_find(gazetteer: Gazetteer, text: str, forms: list[str]) -> None:
    matches = gazetteer.find(text)
    assert [m.form for m in matches] == forms
    for match in matches:
        assert text[match.start : match.end] == match.form
        assert match.candidates == gazetteer.named(match.form)
        assert match.short == (len(match.form) == 2)


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("吉林省吉林市船营区", [("吉林省吉林市船营区", "吉林省吉林市船营区")]),
        ("辽宁朝阳市和吉林省", [("辽宁朝阳市", "辽宁省朝阳市"), ("吉林省", "吉林省")]),
        ("南京市鼓楼区", [("南京市鼓楼区", "江苏省南京市鼓楼区")]),
        ("鼓楼区", [("鼓楼区", None)]),
        ("北京朝阳区", [("北京朝阳区", "北京市朝阳区")]),
        ("贵州省湖南省", [("贵州省", "贵州省"), ("湖南省", "湖南省")]),
    ],
)
def test_find_chains(gazetteer: Gazetteer, text: str, chains: list[tuple[str, str | None]]) -> None:
    found = gazetteer.find_chains(text)
    assert [(text[c.start : c.end], c.place and gazetteer.full_name(c.place)) for c in found] == chains


@pytest.mark.parametrize(
    ("form", "near", "expected"),
    [
        ("鼓楼区", None, None),
        ("鼓楼区", "福建省福州市", "福建省福州市鼓楼区"),
        ("鼓楼区", "福建省福州市闽侯县", "福建省福州市鼓楼区"),
        ("鼓楼区", "福建省", "福建省福州市鼓楼区"),
        ("鼓楼区", "江苏省", None),
        ("海南", None, "海南省"),
        ("海南", "青海省海南藏族自治州共和县", None),
        ("吉林", "吉林省吉林市", None),
        ("吉林", "北京市", "吉林省"),
        ("朝阳", None, "辽宁省朝阳市"),
        ("朝阳区", "吉林省长春市", "吉林省长春市朝阳区"),
        ("城区", None, None),
        ("城区", "山西省晋城市", "山西省晋城市城区"),
        ("老城区", "贵州省遵义市", None),
        ("巢湖市", None, "安徽省合肥市巢湖市"),
        ("没有此地", None, None),
    ],
)
def test_resolve(gazetteer: Gazetteer, form: str, near: str | None, expected: str | None) -> None:
    found = gazetteer.resolve(form, place(gazetteer, near) if near else None)
    assert (found and gazetteer.full_name(found)) == expected


def test_resolve_by_level(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("吉林", level="prefecture") == place(gazetteer, "吉林省吉林市")
    assert gazetteer.resolve("吉林", level="county") is None


def test_hierarchy(gazetteer: Gazetteer) -> None:
    county = place(gazetteer, "贵州省遵义市湄潭县")
    assert [p.name for p in gazetteer.ancestors(county)] == ["遵义市", "贵州省"]
    assert gazetteer.of_level(county, "prefecture") == place(gazetteer, "贵州省遵义市")
    assert gazetteer.of_level(county, "county") == county
    assert gazetteer.of_level(place(gazetteer, "北京市海淀区"), "prefecture") is None
    assert gazetteer.within(county, place(gazetteer, "贵州省"))
    assert gazetteer.within(county, county)
    assert not gazetteer.within(place(gazetteer, "贵州省"), county)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("吕梁市", "吕梁市"),
        ("吕梁", "吕梁市"),
        ("广东省清远市", "清远市"),
        ("兰州市城关区", "城关区"),
        ("北京市", "北京市"),
        ("城关区", None),  # of Lhasa and of Lanzhou
        ("火星市", None),
        ("市", None),
        ("吕梁市里", None),
    ],
)
def test_places_named_by_hand(gazetteer: Gazetteer, text: str, name: str | None) -> None:
    place = gazetteer.given(text)
    assert (place.name if place else None) == name


def test_former_places(gazetteer: Gazetteer) -> None:
    old = place(gazetteer, "贵州省铜仁地区")
    assert (old.former, old.until, old.code) == (True, 2011, "")
    assert gazetteer.within(place(gazetteer, "贵州省铜仁市玉屏侗族自治县"), old)
    assert not gazetteer.within(place(gazetteer, "贵州省遵义市湄潭县"), old)
    assert gazetteer.resolve("铜仁") == place(gazetteer, "贵州省铜仁市")


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        ("遵义日报", "贵州省遵义市"),
        ("《黔东南日报》", "贵州省黔东南苗族侗族自治州"),
        ("吉林日报", "吉林省"),
        ("大众日报", "山东省"),
        ("新华日报", "江苏省"),
        ("长江日报", "湖北省武汉市"),
        ("广州日报", "广东省广州市"),
        ("江阴日报", "江苏省无锡市江阴市"),
        ("人民日报", None),
        ("遵义", None),
        ("", None),
    ],
)
def test_by_paper(gazetteer: Gazetteer, paper: str, expected: str | None) -> None:
    found = gazetteer.by_paper(paper)
    assert (found and gazetteer.full_name(found)) == expected


@pytest.mark.parametrize(
    ("text", "township", "village"),
    [
        ("兴隆镇红坪村党支部书记", "兴隆镇", "兴隆镇红坪村"),
        ("中华路街道办事处", "中华路街道", None),
        ("巴彦苏木人大", "巴彦苏木", None),
        ("幸福社区党委", None, "幸福社区"),
        ("农民收入", None, None),
    ],
)
def test_townships_and_villages(text: str, township: str | None, village: str | None) -> None:
    town = TOWNSHIP.match(text)
    assert (town.group() if town else None) == township
    below = VILLAGE.match(text)
    assert (below.group() if below else None) == village


def test_tables_hold_together(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.by_code) > 3100
    for p in gazetteer:
        assert p.level in LEVELS
        assert p.forms[0] == p.name
        assert all(len(form) >= 2 for form in p.forms)
        assert len(set(p.forms)) == len(p.forms)
        if not p.former:
            assert p.code.isdigit() and len(p.code) == 6
        if p.level == "prefecture":
            assert gazetteer.by_code[p.parent].level == "province"
    assert bare_name("恩施土家族苗族自治州") == "恩施"


def test_former_names_are_no_present_ones(gazetteer: Gazetteer) -> None:
    """A former row whose name and parent are those of a present unit would say that the unit has ceased."""
    present = {(p.name, p.parent) for p in gazetteer if not p.former}
    assert [p.name for p in gazetteer if p.former and (p.name, p.parent) in present] == []


@given(st.text(alphabet=st.sampled_from("吉林省市县区大同和平城中山开召委河南海北京朝阳镇 \nab"), max_size=30))
def test_find_any_text(text: str) -> None:
    gazetteer = load_gazetteer()
    end = 0
    for match in gazetteer.find(text):
        assert end <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.form
        end = match.end
    chains = gazetteer.find_chains(text)
    assert chains == gazetteer.find_chains(text)
    assert all("".join(c.forms) == text[c.start : c.end] for c in chains)


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("places.csv", "520000,贵州省,country,,", "level 'country'"),
        ("places.csv", "520300,遵义市,prefecture,990000,", "parent '990000'"),
        ("places.csv", "520300,遵义市,prefecture,520000", "4 columns where 5 are due"),
        ("former_places.csv", "遵义地区,prefecture,520000,999999,1997,", "successor '999999'"),
        ("former_places.csv", "遵义地区,prefecture,520000,520300,,", "the year it ceased"),
        ("papers.csv", "黔北报,999999", "place '999999'"),
    ],
)
def test_defective_tables(tmp_path: Path, name: str, line: str, message: str) -> None:
    for table in ("places.csv", "former_places.csv", "papers.csv"):
        text = (DATA / table).read_text("utf-8")
        (tmp_path / table).write_text(text + (line + "\n" if table == name else ""), encoding="utf-8")
    with pytest.raises(DataError, match=message) as error:
        read_gazetteer(tmp_path)
    assert name in str(error.value)


@pytest.mark.skipif(
    not (SHARED / "areas.csv").exists(), reason="the second table of divisions is not beside the checkout"
)
def test_covers_second_source(gazetteer: Gazetteer) -> None:
    """Every unit of another table of 2023 is ours, by code and name; containers and development zones are none."""
    # Statistical codes of that table for which the standard has others or none: 西沙 and 南沙 were made districts in
    # 2020, 中沙群岛 is no unit, 嘉峪关市 has no county.
    elsewhere = {"460321", "460322", "460323", "620201"}
    missing = []
    for table, pad in (("provinces.csv", "0000"), ("cities.csv", "00"), ("areas.csv", "")):
        with (SHARED / table).open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                code, name = row["code"] + pad, row["name"]
                zone = not pad and "71" <= code[4:] <= "79"
                if not zone and code not in elsewhere and "直辖" not in name and name not in ("市辖区", "县"):
                    found = gazetteer.by_code.get(code)
                    if found is None or found.name != name:
                        missing.append((code, name, found and found.name))
    assert sorted(missing) == []


@pytest.mark.skipif(
    not (SHARED / "streets.csv.gz").exists(), reason="the second table of townships is not beside the checkout"
)
def test_township_pattern_covers_second_source() -> None:
    with gzip.open(SHARED / "streets.csv.gz", "rt", encoding="utf-8") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    towns = [n for n in names if n.endswith(("镇", "乡", "街道", "苏木")) and len(n) <= 9]
    missed = [n for n in towns if not ((m := TOWNSHIP.match(n + "党委")) and m.group() == n)]
    assert len(missed) <= len(towns) // 50


@pytest.mark.parametrize(
    ("text", "expected"),
    [("鄱阳湖畔", []), ("鄱阳县", ["鄱阳县"]), ("江西鄱阳", ["江西", "鄱阳"]), ("安徽湖北两省", ["安徽", "湖北"])],
)
def test_a_lake_is_not_the_county_that_it_is_named_like(text: str, expected: list[str]) -> None:
    assert [m.form for m in load_gazetteer().find(text)] == expected
