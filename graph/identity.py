"""Which referents of which documents are one (block → compare → decide): two that share a key are.

- A person's key is name and jurisdiction. A person without a jurisdiction has a key of that document alone: a name is
  never enough.
- A meeting that its name numbers (第五届委员会第八次全体会议) is known by that name; any other by its name and its
  date, and one without a date is known in its document only.
- A policy is known by its title and, where it has one, its number. A title without a number is the numbered one's if
  there is only one such number.
- Organisations, roles and places are known by their official names, posts by organisation and role. An organisation of
  a place or a body that nothing tells (市委, 校党委) is known in its document only.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import networkx as nx

from graph.facts import Facts
from graph.models import VALUES, joined, mint, most, normal, typed_value
from nlp.models import Referent
from nlp.numerals import to_chinese

CENTRAL: Final = "中央"  # the jurisdiction of national bodies: no place
LEVEL: Final = "省市州盟县区旗"  # what the names of administrative areas end in

# 第五届…, 十四届…, 第二十次全国代表大会, 2025年第四次…: the name says which one it was.
# 第40次常务会议 does not: each term has one.
_COUNT = r"[一二三四五六七八九十百〇零\d]+"
_NUMBERED = re.compile(rf"{_COUNT}届|第{_COUNT}次\w{{0,12}}代表大会|\d{{4}}年\w{{0,2}}第{_COUNT}次")
_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?=[届次])")
_LEVELS = re.compile(rf"(?<=[{LEVEL}])(?=\w{{2}})")

Place = tuple[str, int]  # where a referent stands: key of its document, its index there


@dataclass(frozen=True, slots=True)
class Identity:
    """The local name of every referent, and the other keys of what has several."""

    ids: dict[Place, str]
    same_as: dict[str, tuple[str, ...]]


def identify(documents: Iterable[Facts]) -> Identity:
    """Cluster the referents of all documents; a cluster is named by its smallest key."""
    links: nx.Graph[str] = nx.Graph()
    first: dict[Place, str] = {}
    titles: dict[str, set[str]] = defaultdict(set)  # a title's key -> the keys of that title with a number
    for facts in documents:
        for referent, keys in _keys(facts):
            first[facts.key, referent.id] = keys[0]
            if referent.kind == "policy":
                links.add_node(keys[0])
                titles[keys[-1]].update(keys[:-1])
            else:
                nx.add_path(links, keys)
    for title, numbered in titles.items():
        if len(numbered) == 1 and title in links:
            links.add_edge(title, *numbered)
    smallest: dict[str, str] = {}
    same_as: dict[str, tuple[str, ...]] = {}
    for cluster in nx.connected_components(links):
        chosen, *others = sorted(cluster)
        smallest.update(dict.fromkeys(cluster, chosen))
        if others:
            same_as[chosen] = tuple(others)
    return Identity({place: smallest[key] for place, key in first.items()}, same_as)


def full_name(place: Referent) -> str:
    """The name of a place with those of the places it lies in: 山西省吕梁市."""
    parent = place.attribute("parent")
    return place.name if place.name.startswith(parent) else joined(parent, place.name)


def _keys(facts: Facts) -> Iterator[tuple[Referent, list[str]]]:
    """Each referent with the keys it is known by; of a policy with a number, that with it and that without."""
    said: dict[int, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for claim in facts.claims:
        subject = claim.referent("subject")
        if claim.relation in VALUES and subject is not None:
            literal = typed_value(VALUES[claim.relation], claim.literal("object"))
            if literal is not None:
                said[subject][claim.relation][literal.text] += 1
    alone: Counter[str] = Counter()
    for referent in facts.referents.values():
        values = {relation: most(counts) for relation, counts in said[referent.id].items()}
        name, area = referent.name, referent.jurisdiction
        match referent.kind:
            case "person" if area:
                keys = [mint("person", name, area)]
            case "meeting":
                keys = _meeting_keys(_spelled(name), _unsaid(name, area), values)
            case "policy":
                title = mint("policy", name, *_unsaid(name, area))
                number = values.get("number", "")
                keys = [mint("policy", name, *_unsaid(name, area), number), title] if number else [title]
            case "place":
                keys = [mint("place", full_name(referent))]
            case "person":
                keys = []
            case "organization" if referent.attribute("known") == "document":
                keys = []
            case other:
                keys = [mint(other, name)]
        if not keys:  # known in this document only
            alone[f"{referent.kind}-{name}"] += 1
            nth = alone[f"{referent.kind}-{name}"]
            keys = [mint(referent.kind, name, facts.key, *([str(nth)] if nth > 1 else []))]
        yield referent, keys


def _meeting_keys(name: str, area: tuple[str, ...], values: Mapping[str, str]) -> list[str]:
    if _NUMBERED.search(name):
        return [mint("meeting", name, *area)]
    keys = []
    if "ordinal_term" in values and "ordinal_session" in values:
        keys.append(mint("meeting", name, *area, f"{values['ordinal_term']}届{values['ordinal_session']}次"))
    if "start_date" in values:
        keys.append(mint("meeting", name, *area, values["start_date"]))
    return keys


def _spelled(name: str) -> str:
    """第58次 as 第五十八次: the same meeting in both spellings."""
    return _DIGITS.sub(lambda match: to_chinese(int(match.group())), normal(name))


def _unsaid(name: str, area: str) -> tuple[str, ...]:
    """The jurisdiction, where an official name leaves it out (政府工作报告, 座谈会): such names are one only there."""
    if not area or area == CENTRAL:
        return ()
    return () if any(level[:2] in name for level in _LEVELS.split(area) if len(level) > 1) else (area,)
