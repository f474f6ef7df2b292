"""The words that tell which body or meeting is meant: tables of ``nlp/data/bodies.toml`` and ``gatherings.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from nlp.lexicon import read_toml


@dataclass(frozen=True, slots=True)
class BodyWords:
    """Each field is the table of ``bodies.toml`` with its name, and says there what it is for; ``companies``,
    ``named_by_themselves`` and ``told_of`` are those of ``called_first``."""

    common_parts: frozenset[str]
    within: frozenset[str]
    zone_parts: frozenset[str]
    of_old_prefectures: frozenset[str]
    local_bodies: frozenset[str]
    villages: frozenset[str]
    legal_forms: tuple[str, ...]
    bank_branches: frozenset[str]
    called: dict[str, tuple[str, ...]]
    companies: frozenset[str]
    named_by_themselves: frozenset[str]
    told_of: frozenset[str]
    sits_in: dict[str, tuple[str, str]]
    has_boards: tuple[str, ...]
    national_bodies: dict[str, str]
    zones_with_names: frozenset[str]
    company_branches: frozenset[str]
    own_body: dict[str, str]


@lru_cache(maxsize=1)
def load_body_words() -> BodyWords:
    """The word lists of ``bodies.toml``."""
    data = read_toml("bodies.toml")
    first = data["called_first"]
    return BodyWords(
        frozenset(data["common_parts"]["words"]),
        frozenset(data["within"]["words"]),
        frozenset(data["zone_parts"]["words"]),
        frozenset(data["of_old_prefectures"]["words"]),
        frozenset(data["local_bodies"]["words"]),
        frozenset(data["villages"]["words"]),
        tuple(data["legal_forms"]["words"]),
        frozenset(data["bank_branches"]["words"]),
        {word: tuple(ends) for word, ends in data["called"].items()},
        frozenset(first["companies"]),
        frozenset(first["named_by_themselves"]),
        frozenset(first["told_of"]),
        {short: (full, body) for short, (full, body) in data["sits_in"].items()},
        tuple(data["has_boards"]["endings"]),
        dict(data["national_bodies"]),
        frozenset(data["zones_with_names"]["words"]),
        frozenset(data["company_branches"]["words"]),
        dict(data["own_body"]),
    )


@dataclass(frozen=True, slots=True)
class GatheringWords:
    """Each field is the table of ``gatherings.toml`` with its name; ``national_hosts`` and ``local_hosts`` are those of
    ``host``: the type of a session → the organ that sits."""

    of_a_tour: frozenset[str]
    of_no_city: frozenset[str]
    plenary: frozenset[str]
    ceremony: tuple[str, ...]
    ranked: tuple[str, ...]
    national_hosts: dict[str, str]
    local_hosts: dict[str, str]


@lru_cache(maxsize=1)
def load_gathering_words() -> GatheringWords:
    """The word lists of ``gatherings.toml``."""
    data = read_toml("gatherings.toml")
    return GatheringWords(
        frozenset(data["of_a_tour"]["words"]),
        frozenset(data["of_no_city"]["words"]),
        frozenset(data["plenary"]["words"]),
        tuple(data["ceremony"]["words"]),
        tuple(data["ranked"]["words"]),
        dict(data["host"]["national"]),
        dict(data["host"]["local"]),
    )
