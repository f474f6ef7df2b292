"""Make ``nlp/data/places.csv`` from the location table of jionlp.

Source: ``jionlp/dictionary/china_location.zip`` of the PyPI package jionlp 1.5.31 (Apache License 2.0,
https://github.com/dongrixinyu/JioNLP), which lists province, prefecture, county with their codes of GB/T 2260 and a
short name each. What it has not yet taken over – new codes and upgrades of counties up to 2023 – stands in
``CHANGES`` below; development zones, which have no code of their own in the standard, are left out.

    python -m nlp.training.make_places jionlp-1.5.31-py2.py3-none-any.whl nlp/data/places.csv
"""

from __future__ import annotations

import argparse
import io
import zipfile
from pathlib import Path

from nlp.places import bare_name, short_forms

HEADER = """\
# Administrative divisions of China to county level, codes of GB/T 2260, state of 2023.
# Made by nlp/training/make_places.py from the location table of jionlp 1.5.31 (Apache License 2.0) and changes since.
# forms: short forms that no rule gives; - where the bare name is an ordinary word or another place's.
"""

CHANGES: dict[str, tuple[str, str] | None] = {
    # code in the source: (code, name) today; None where the unit was abolished
    "130526": ("130505", "任泽区"),
    "130527": ("130506", "南和区"),
    "220381": ("220184", "公主岭市"),
    "230704": ("230719", "友好区"),
    "320602": ("320613", "崇川区"),
    "320684": ("320614", "海门区"),
    "340203": ("340209", "弋江区"),
    "340221": ("340210", "湾沚区"),
    "340222": ("340212", "繁昌区"),
    "340225": ("340281", "无为市"),
    "350403": ("350404", "三元区"),
    "350427": ("350405", "沙县区"),
    "350625": ("350605", "长泰区"),
    "350681": ("350604", "龙海区"),
    "360105": None,  # 湾里区, into 新建区
    "360727": ("360783", "龙南市"),
    "370684": ("370614", "蓬莱区"),
    "410322": ("410308", "孟津区"),
    "410381": ("410307", "偃师区"),
    "421023": ("421088", "监利市"),
    "431121": ("431181", "祁阳市"),
    "450127": ("450181", "横州市"),
    "460321": ("460302", "西沙区"),
    "460322": ("460303", "南沙区"),
    "460323": None,  # 中沙群岛的岛礁及其海域: no unit
    "510132": ("510118", "新津区"),
    "513425": ("513402", "会理市"),
    "520221": ("520204", "水城区"),
    "520522": ("520581", "黔西市"),
    "530422": ("530481", "澄江市"),
    "532331": ("532302", "禄丰市"),
    "540422": ("540481", "米林市"),
    "540530": ("540581", "错那市"),
    "542500": ("542500", "阿里地区"),
    "610322": ("610305", "凤翔区"),
    "610928": ("610981", "旬阳市"),
    "630122": ("630106", "湟中区"),
    "632321": ("632301", "同仁市"),
    "650929": ("659011", "新星市"),
    "652923": ("652902", "库车市"),
    "654223": ("654203", "沙湾市"),
}
ADDED = [("659012", "白杨市")]

NOT_UNITS = {"510102", "510156"}  # zones of 成都 under codes that look like a district's
LEAVE_OUT = ("71", "81", "82")  # below 台湾, 香港, 澳门 the standard has no codes

EXTRA = {
    "110000": "首都",
    "450000": "广西自治区",
    "540000": "西藏自治区",
    "640000": "宁夏 宁夏自治区",
    "650000": "新疆 新疆自治区",
    "150000": "内蒙",
    "652700": "博州",
    "652800": "巴州",
    "653000": "克州",
    "152500": "锡盟",
    "210921": "阜蒙县",
    "211324": "喀左县 喀左",
    "220721": "前郭县 前郭",
    "230624": "杜蒙县 杜蒙",
    "653131": "塔县",
    "654022": "察县",
    "654226": "和布县",
    "500240": "石柱县",
    "422828": "鹤峰",
}
DROP = {"首都"}  # 首都 is the capital, not its government

# Bare names that are ordinary words, or so common as parts of names, that they never stand for the county alone.
WORDS = frozenset(
    """
    会同 南部 复兴 威信 富民 延长 比如 江山 河口 沿河 洞口 清新 清流 温泉 灯塔 新星 前锋 博爱 同心 商城 大关 台前 宝塔
    武功 鸡冠 运河 甘泉 麒麟 平川 江城
    三元 三水 上城 上街 东区 东城 东安 东山 东方 东海 东港 东湖 东风 中原 中山 中方 中站 丰满 云溪 互助 仁和 修文 光明 光泽 公安 共和 兴业 凤凰 利州 前进 北关 北塔 北湖 南关 南城 南山 南岗
    南岸 南明 南沙 南海 南湖 卫东 友好 友谊 双清 古城 合作 同仁 向阳 和平 回民 城东 城中 城关 城北 城区 城厢 城西 大东 大丰 大同 大名 大方 大观 大通 天元 天宁 天山 天心 天桥 天河 天涯 太平
    安义 安宁 安定 安居 宏伟 宝山 富裕 将乐 山城 山阳 岳塘 工农 市中 市北 市南 平原 平和 平安 平房 平桥 建华 德化 思明 恒山 振兴 文圣 文成 新兴 新北 新华 新城 新安 新市 新建 明山 桥东 桥西
    梅江 民乐 民权 水城 江北 江南 江岸 江汉 江海 沙市 河东 河北 河南 河西 泰山 洪山 海棠 海港 清水 清河 港口 湖滨 滨江 滨海 滨湖 爱民 牡丹 玉泉 白云 白塔 相山 矿区 福山 站前 红山 红旗 美兰
    老城 芙蓉 花山 荷塘 莲湖 衡山 西区 西城 西安 西山 西市 西沙 西青 解放 资源 路北 路南 通道 郊区 金山 金川 金水 金湾 钟楼 铁东 铁西 银海 长安 阳明 集美 雨湖 青山 顺城 高明 黄山 鼓楼 龙安
    """.split()
)


def read_source(wheel: Path) -> list[tuple[str, str, str]]:
    """(code, name, short name) of every unit of the source down to counties, as it states them."""
    with zipfile.ZipFile(wheel) as outer:
        inner = zipfile.ZipFile(io.BytesIO(outer.read("jionlp/dictionary/china_location.zip")))
    text = inner.read("china_location.txt").decode("utf-8")
    units = (line.strip().split("\t") for line in text.splitlines())
    return [(u[1], u[0], u[2]) for u in units if len(u) == 3 and u[1].isdigit()]


def is_unit(code: str, name: str) -> bool:
    """Whether GB/T 2260 has the unit: no 市辖区, no container of directly administered counties, no zone."""
    if code in NOT_UNITS or "直辖" in name or (code[:2] in LEAVE_OUT and code[2:] != "0000"):
        return False
    if code[:4] in ("1101", "1201", "3101", "5001", "5002") and code.endswith("00"):
        return False
    return not (code[4:] != "00" and "71" <= code[4:] <= "79")


def level_of(code: str) -> str:
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def parent_of(code: str, codes: frozenset[str]) -> str:
    level = level_of(code)
    if level == "province":
        return ""
    prefecture = code[:4] + "00"
    return prefecture if level == "county" and prefecture in codes else code[:2] + "0000"


def extra_forms(code: str, name: str, short: str) -> str:
    """The last column: what the source and ``EXTRA`` know beyond the rule, and ``-`` where the rule goes too far."""
    forms = [f for f in EXTRA.get(code, "").split() if f not in DROP]
    known = (name, *short_forms(name))
    if level_of(code) == "county" and name.endswith("旗") and short != name and len(short) >= 2:
        forms.append(short)
    bare = bare_name(name)
    if level_of(code) == "county" and bare != name and bare in WORDS:
        forms.append("-")
    return " ".join(f for f in dict.fromkeys(forms) if f not in known)


def make_table(source: list[tuple[str, str, str]]) -> list[str]:
    """The lines of the table, sorted by code."""
    units: dict[str, tuple[str, str]] = {}
    for code, name, short in source:
        change = CHANGES.get(code, (code, name))
        if is_unit(code, name) and change and change[0] not in units:
            units[change[0]] = (change[1], short)
    units.update((code, (name, name)) for code, name in ADDED)
    codes = frozenset(units)
    return [
        ",".join((code, name, level_of(code), parent_of(code, codes), extra_forms(code, name, short)))
        for code, (name, short) in sorted(units.items())
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description="Make nlp/data/places.csv from a jionlp wheel")
    parser.add_argument("wheel", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    lines = make_table(read_source(arguments.wheel))
    arguments.out.write_text(HEADER + "code,name,level,parent,forms\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
