"""Loads and checks the tables of ``nlp/data``: the only reader of organs, titles, surnames, document kinds, meeting
words and rules. Each loader reads once and returns frozen records; a defect raises :class:`nlp.models.DataError`."""

from __future__ import annotations

import csv
import hashlib
import re
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
    unless_before: tuple[str, ...] = ()  # what may not stand before a form of it in running text (人|民革)
    unless_after: tuple[str, ...] = ()


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
                _split(row.get("unless_before", "")),
                _split(row.get("unless_after", "")),
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
    attended: frozenset[str]  # of the verbs of holding
    sponsored: frozenset[str]
    particles: frozenset[str]  # of the words cited
    study_goes_on: tuple[str, ...]
    anaphors: frozenset[str]
    pointers: frozenset[str]
    of_officials: frozenset[str]
    kinds_alone: tuple[str, ...]
    topics_of_several: frozenset[str]
    hosts_in_short: frozenset[str]
    parties: tuple[str, ...]
    other_bodies: tuple[str, ...]


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
        frozenset(boundary["attended"]),
        frozenset(boundary["sponsored"]),
        frozenset(boundary["particles"]),
        tuple(boundary["study_goes_on"]),
        frozenset(data["anaphor"]["words"]),
        frozenset(data["anaphor"]["pointers"]),
        frozenset(data["of_officials"]["words"]),
        tuple(data["kind_alone"]["words"]),
        frozenset(data["of_several"]["words"]),
        frozenset(data["host_in_short"]["words"]),
        tuple(data["other_parties"]["words"]),
        tuple(data["other_parties"]["bodies"]),
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
    meeting: str = ""
    cue: str = ""
    unless: str = ""
    unless_earlier: str = ""
    unless_basis: str = ""
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    recent: bool = False
    present: bool = False
    scope: str = "sentence"
    subject: str = ""
    modality: str = "asserted"
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """A hash of all that decides what the rule makes, save the language of patterns itself."""
        kept = ("id", "about", "examples", "counterexamples")
        said = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in kept}
        # What a rule does not say is no part of it: a new key leaves the rules that do not use it as they were read.
        return _fingerprint(*(f"{name}={value}" for name, value in said.items() if value))


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A rule that a pattern cannot say: it is code in ``nlp/relations/``."""

    id: str
    relation: str
    about: str
    unless: str = ""

    @property
    def fingerprint(self) -> str:
        """A hash of what the table says of it: its code cannot be told from the rest."""
        return _fingerprint(self.relation, self.about, self.unless)


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]


def _basis(entry: dict[str, Any], bases: dict[str, str]) -> str:
    """What a rule says of the basis of a post, the {names} in it written out."""
    said = str(entry.get("unless_basis", ""))
    for name in re.findall(r"\{([a-z]+)\}", said):
        if name not in bases:
            raise DataError("relations.toml", entry["id"], f"no basis {name!r}; known: {', '.join(sorted(bases))}")
        said = said.replace(f"{{{name}}}", bases[name])
    return said


@lru_cache(maxsize=1)
def load_rules() -> tuple[Rule, ...]:
    """The relation rules in the order in which they are tried."""
    known = {f.name for f in fields(Rule)}
    table = read_toml("relations.toml")
    rules = []
    for entry in table["rule"]:
        unknown = sorted(set(entry) - known)
        if unknown:
            raise DataError(
                "relations.toml", entry.get("id", "?"), f"unknown key {unknown[0]!r}; known: {', '.join(sorted(known))}"
            )
        for key in ("id", "relation", "pattern", "about", "examples"):
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
                    "unless_basis": _basis(entry, table.get("bases", {})),
                }
            )
        )
    twice = [r.id for i, r in enumerate(rules) if r.id in {q.id for q in rules[:i]}]
    if twice:
        raise DataError("relations.toml", twice[0], "this id stands twice")
    return tuple(rules)


@lru_cache(maxsize=1)
def load_built_in() -> tuple[BuiltIn, ...]:
    """The relation rules that are code."""
    try:
        return tuple(BuiltIn(**entry) for entry in read_toml("relations.toml").get("built_in", ()))
    except TypeError as error:
        raise DataError("relations.toml", "built_in", str(error)) from None


def all_rules() -> tuple[Rule | BuiltIn, ...]:
    """Every relation rule, those that are patterns first."""
    return (*load_rules(), *load_built_in())


UNREAD = 0.5  # the confidence of a rule of which nobody has read a statement


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a rule's statements has shown: how many there were, how many of them were read, how many were right,
    in which text, and the fingerprint that the rule had then."""

    rule: str
    fired: int
    read: int
    right: int
    text: str
    fingerprint: str

    @property
    def precision(self) -> float | None:
        return self.right / self.read if self.read else None


PRECISION = "rule_precision.csv"


@lru_cache(maxsize=1)
def load_readings() -> dict[str, Reading]:
    """By rule id, in the order of the table."""
    found: dict[str, Reading] = {}
    for line, row in read_csv(PRECISION, tuple(f.name for f in fields(Reading))):
        try:
            fired, read, right = (int(row[key]) for key in ("fired", "read", "right"))
        except ValueError:
            raise DataError(PRECISION, line, "fired, read and right are not all whole numbers") from None
        if not 0 <= right <= read:
            raise DataError(PRECISION, line, f"{right} of {read} are right")
        if row["rule"] in found:
            raise DataError(PRECISION, line, f"{row['rule']} stands twice")
        found[row["rule"]] = Reading(row["rule"], fired, read, right, row["text"], row["fingerprint"])
    return found


def readings_note() -> str:
    """What was counted and read: the comment that the table begins with."""
    with (DATA / PRECISION).open(encoding="utf-8") as file:
        return next(file).removeprefix("#").strip()


def confidence(rule: str) -> float:
    """The share of a rule's statements that was right when they were read."""
    reading = load_readings().get(rule)
    precision = reading.precision if reading else None
    return UNREAD if precision is None else precision
