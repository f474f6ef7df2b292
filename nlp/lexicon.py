"""Loads and checks the tables of ``nlp/data``: the only reader of organs, titles, surnames, document kinds, meeting
words and rules. Each loader reads once and returns frozen records; a defect raises :class:`nlp.models.DataError`."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from nlp.models import DataError

DATA = Path(__file__).parent / "data"


def read_csv(name: str, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a table with their line numbers; lines that begin with ``#`` are comments."""
    path = DATA / name
    with path.open(encoding="utf-8", newline="") as file:
        lines = [(n, line) for n, line in enumerate(file, 1) if line.strip() and not line.startswith("#")]
    if not lines:
        raise DataError(name, 1, "is empty")
    header = next(csv.reader([lines[0][1]]))
    missing = [column for column in needed if column not in header]
    if missing:
        raise DataError(name, lines[0][0], f"lacks the columns {', '.join(missing)}")
    for number, line in lines[1:]:
        values = next(csv.reader([line.rstrip("\r\n")]))
        if len(values) != len(header):
            raise DataError(name, number, f"{len(values)} columns where {len(header)} are due")
        yield number, dict(zip(header, values, strict=True))


def read_toml(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((DATA / name).read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(name, 1, str(error)) from error


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@dataclass(frozen=True, slots=True)
class OrganType:
    """A kind of organisation. ``templates`` build its names from ``{place}`` (or ``{stem}``, the place's bare name, or
    ``{organ}``, the organisation it belongs to), the official one first."""

    id: str
    full: str
    shorts: tuple[str, ...]
    levels: tuple[str, ...]
    kinds: tuple[str, ...]
    formal: bool
    host: str
    templates: tuple[str, ...]
    since: int | None
    until: int | None
    successor: str


# How names are built where the table gives no template of its own; {full} and {short} are filled in first.
_HOSTS = {
    "party": (
        "中共{place}委员会{full}",
        "中共{place}委{full}",
        "{place}委{full}",
        "{place}委{short}",
        "中共{place}委{short}",
        "中共{place}党委{full}",
        "{place}党委{full}",
        "{place}党委{short}",
    ),
    "congress": (
        "{place}人民代表大会常务委员会{full}",
        "{place}人大常委会{full}",
        "{place}人大常委会{short}",
        "{place}人大{full}",
        "{place}人大{short}",
    ),
    "cppcc": (
        "中国人民政治协商会议{place}委员会{full}",
        "政协{place}委员会{full}",
        "{place}政协{full}",
        "{place}政协{short}",
    ),
}
_PLAIN = ("{place}{full}", "{place}{short}")


@lru_cache(maxsize=1)
def load_organs() -> tuple[OrganType, ...]:
    """The table of organs, in its own order."""
    found = []
    needed = ("full", "shorts", "levels", "kinds", "class", "host", "full_template", "short_templates")
    for line, row in read_csv("organs.csv", needed):
        shorts = _split(row["shorts"])
        if row["class"] not in ("formal", "unit"):
            raise DataError("organs.csv", line, f"class {row['class']!r} is neither formal nor unit")
        if row["host"] == "national":
            templates: tuple[str, ...] = (row["full"], *shorts)
        elif row["full_template"]:
            templates = (row["full_template"], *_split(row["short_templates"]))
        elif row["host"] == "joint":
            templates = ("{place}" + row["full"], *("{place}" + s for s in shorts)) if "监委" in row["full"] else ()
        elif row["host"] == "any":
            templates = ("{organ}" + row["full"], *("{organ}" + s for s in shorts))
        else:
            made = []
            for template in _HOSTS.get(row["host"], _PLAIN):
                variants = shorts if "{short}" in template else ("",)
                made += [template.replace("{full}", row["full"]).replace("{short}", s) for s in variants]
            templates = tuple(dict.fromkeys(made))
        found.append(
            OrganType(
                f"{row['host']}:{line}",
                row["full"],
                shorts,
                _split(row["levels"]),
                _split(row["kinds"]),
                row["class"] == "formal",
                row["host"],
                templates,
                int(row["from"]) if row.get("from") else None,
                int(row["to"]) if row.get("to") else None,
                row.get("successor", ""),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Title:
    """A bare title. ``organ`` is the organ that it implies beside a mere place (市长 → 人民政府), ``part`` the organ that
    it carries in itself (纪委书记 → 纪委) with the ``bare`` title left, ``counterexamples`` strings in which its characters
    are something else (市长热线)."""

    title: str
    kind: str
    organ: str
    level: str
    broader: str
    part: str
    bare: str
    counterexamples: tuple[str, ...]


@lru_cache(maxsize=1)
def load_titles() -> dict[str, Title]:
    found = {}
    for _, row in read_csv("titles.csv", ("title", "kind", "implied_organ", "level", "broader", "organ_part")):
        part = row["organ_part"]
        bare = row["broader"] if part else ""  # 纪委书记 = 纪委 + 书记, 组织部长 = 组织部 + 部长, 支书 = 党支部 + 书记
        found[row["title"]] = Title(
            row["title"],
            row["kind"],
            row["implied_organ"],
            row["level"],
            row["broader"],
            part,
            bare,
            _split(row.get("counterexample", "")),
        )
    return found


@dataclass(frozen=True, slots=True)
class Surname:
    surname: str
    common: bool
    word: bool


@lru_cache(maxsize=1)
def load_surnames() -> dict[str, Surname]:
    return {
        row["surname"]: Surname(row["surname"], row["frequency"] == "common", row["word"] == "yes")
        for _, row in read_csv("surnames.csv", ("surname", "compound", "frequency", "word"))
    }


@lru_cache(maxsize=1)
def load_countries() -> dict[str, str]:
    """Every form of a country's name → the form that it goes by."""
    return {
        form: row["country"]
        for _, row in read_csv("countries.csv", ("country", "official"))
        for form in (row["country"], row["official"])
        if form
    }


@dataclass(frozen=True, slots=True)
class PolicyKind:
    kind: str
    type: str
    strong: bool


@lru_cache(maxsize=1)
def load_policy_kinds() -> tuple[PolicyKind, ...]:
    return tuple(
        PolicyKind(row["kind"], row["type"], row["strong"] == "yes")
        for _, row in read_csv("policy_kinds.csv", ("kind", "type", "strong"))
    )


@dataclass(frozen=True, slots=True)
class MeetingHead:
    words: tuple[str, ...]
    kind: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingWords:
    heads: tuple[MeetingHead, ...]
    not_before: tuple[str, ...]
    not_a_head: tuple[str, ...]
    held: tuple[str, ...]
    cited: tuple[str, ...]
    scope: tuple[str, ...]
    anaphors: frozenset[str]


@lru_cache(maxsize=1)
def load_meetings() -> MeetingWords:
    data = read_toml("meetings.toml")
    heads = tuple(
        MeetingHead(tuple(h["words"]), h["kind"], tuple(h["examples"]), tuple(h["counterexamples"]))
        for h in data["head"]
    )
    boundary = data["boundary"]
    return MeetingWords(
        heads,
        tuple(data["not_before"]["words"]),
        tuple(data["not_a_head"]["words"]),
        tuple(boundary["held"]),
        tuple(boundary["cited"]),
        tuple(boundary["scope"]),
        frozenset(data["anaphor"]["words"]),
    )


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what a rule must make of it; for a counterexample ``gives`` is empty."""

    text: str
    gives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A relation rule; see the head of ``relations.toml`` for what its fields mean."""

    id: str
    relation: str
    pattern: str
    about: str
    confidence: float
    meeting: str = ""
    cue: str = ""
    unless: str = ""
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    scope: str = "sentence"
    subject: str = ""
    modality: str = "asserted"
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def load_rules() -> tuple[Rule, ...]:
    """The relation rules in the order in which they are tried."""
    known = {f.name for f in fields(Rule)}
    rules = []
    for entry in read_toml("relations.toml")["rule"]:
        unknown = sorted(set(entry) - known)
        if unknown:
            raise DataError(
                "relations.toml", entry.get("id", "?"), f"unknown key {unknown[0]!r}; known: {', '.join(sorted(known))}"
            )
        for key in ("id", "relation", "pattern", "about", "confidence", "examples"):
            if key not in entry:
                raise DataError("relations.toml", entry.get("id", "?"), f"lacks {key!r}")
        rules.append(
            Rule(
                **{
                    **entry,
                    "examples": tuple(Example(e["text"], tuple(e["gives"])) for e in entry["examples"]),
                    "unless_before": tuple(entry.get("unless_before", ())),
                    "unless_after": tuple(entry.get("unless_after", ())),
                    "counterexamples": tuple(entry.get("counterexamples", ())),
                }
            )
        )
    twice = [r.id for i, r in enumerate(rules) if r.id in {q.id for q in rules[:i]}]
    if twice:
        raise DataError("relations.toml", twice[0], "this id stands twice")
    return tuple(rules)
