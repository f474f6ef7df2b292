"""Make ``nlp/data/places.csv`` from the location table of jionlp.

Source: ``jionlp/dictionary/china_location.zip`` of the PyPI package jionlp 1.5.31 (Apache License 2.0,
https://github.com/dongrixinyu/JioNLP), which lists province, prefecture, county with their codes of GB/T 2260 and a
short name each. What it has not yet taken over – new codes and upgrades of counties up to 2023 – stands in
``make_places.toml``; development zones, which have no code of their own in the standard, are left out.

    python -m nlp.training.make_places jionlp-1.5.31-py2.py3-none-any.whl nlp/data/places.csv
"""

from __future__ import annotations

import argparse
import io
import tomllib
import zipfile
from pathlib import Path

from nlp.places import bare_name, short_forms

HEADER = """\
# Administrative divisions of China to county level, codes of GB/T 2260, state of 2023.
# Made by nlp/training/make_places.py from the location table of jionlp 1.5.31 (Apache License 2.0) and changes since.
# forms: short forms that no rule gives; - no bare name, ~ the full name is an ordinary word too, <… what it may not
# stand after (see nlp/places.py).
"""

TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
LEAVE_OUT = ("71", "81", "82")  # below 台湾, 香港, 澳门 the standard has no codes
ORDINARY = frozenset(TABLES["words"]["ordinary"].split())
ENDS_WORDS = frozenset(TABLES["words"]["ends_words"].split())
NEVER_FIRST = frozenset(TABLES["words"]["never_first"].split())
NOT_BARE = frozenset(TABLES["words"]["not_bare"].split())


def read_source(wheel: Path) -> list[tuple[str, str, str]]:
    """(code, name, short name) of every unit of the source down to counties, as it states them."""
    with zipfile.ZipFile(wheel) as outer:
        inner = zipfile.ZipFile(io.BytesIO(outer.read("jionlp/dictionary/china_location.zip")))
    text = inner.read("china_location.txt").decode("utf-8")
    units = (line.strip().split("\t") for line in text.splitlines())
    return [(u[1], u[0], u[2]) for u in units if len(u) == 3 and u[1].isdigit()]


def is_unit(code: str, name: str) -> bool:
    """Whether GB/T 2260 has the unit: no 市辖区, no container of directly administered counties, no zone."""
    if code in TABLES["zones"] or "直辖" in name or (code[:2] in LEAVE_OUT and code[2:] != "0000"):
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
    forms = TABLES["forms"].get(code, "").split()
    if level_of(code) == "county" and name.endswith("旗") and short != name and len(short) >= 2:
        forms.append(short)
    known = (name, *short_forms(name))
    forms = [f for f in dict.fromkeys(forms) if f not in known]
    bare = bare_name(name)
    if level_of(code) == "county" and bare != name and bare in NOT_BARE:
        forms.append("-")
    if name in ORDINARY:
        forms.append("~")
    barred = TABLES["not_after"].get(code, "") + "*" * (name in ENDS_WORDS) + "，、；" * (name in NEVER_FIRST)
    if barred:
        forms.append("<" + barred)
    return " ".join(forms)


def make_table(source: list[tuple[str, str, str]]) -> list[str]:
    """The lines of the table, sorted by code."""
    units: dict[str, tuple[str, str]] = {}
    for code, name, short in source:
        today = TABLES["changes"].get(code, f"{code} {name}").split()
        if is_unit(code, name) and today and today[0] not in units:
            units[today[0]] = (today[1], short)
    units.update((code, (name, name)) for code, name in TABLES["added"].items())
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
