"""GPE or LOC, from the name of a place alone.

The corpora that the recogniser learns from have one label for places. It learns that one, and the component
``place_labels`` gives each place its kind afterwards: ``GPE`` for countries, provinces, cities, counties, towns and
villages, ``LOC`` for nature, roads, buildings and parts of the world.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.lexicon import load_countries, read_toml
from nlp.places import load_gazetteer

GPE, LOC = "GPE", "LOC"

_PARTS_OF_THE_WORLD = re.compile(
    "华[东南西北中]{1,2}|[东西南北中]{0,2}(欧|亚|非|美|拉美|太平洋|东|西方|地中海)|.*[南北东西中]部"
)


@dataclass(frozen=True, slots=True)
class _Kinds:
    physical: tuple[str, ...]
    long_physical: tuple[str, ...]
    administrative: tuple[str, ...]
    names: frozenset[str]


@lru_cache(maxsize=1)
def _kinds() -> _Kinds:
    data = read_toml("place_kinds.toml")
    return _Kinds(
        tuple(data["physical"]["endings"].split()),
        tuple(data["physical"]["long_endings"].split()),
        tuple(data["administrative"]["endings"].split()),
        frozenset(data["administrative"]["names"].split()) | frozenset(load_countries()),
    )


def place_label(name: str) -> str:
    """``GPE`` or ``LOC``."""
    kinds = _kinds()
    if name in kinds.names or any(not p.name.endswith("区") for p in load_gazetteer().named(name)):
        return GPE  # a district's bare name, 泰山, is the mountain's first
    if len(name) > 2 and name.endswith(kinds.administrative) and not name.endswith("地区"):
        return GPE
    if _PARTS_OF_THE_WORLD.fullmatch(name) or (len(name) > 1 and name.endswith(kinds.physical)):
        return LOC
    return LOC if len(name) > 2 and name.endswith(kinds.long_physical) else GPE


@Language.component("place_labels", assigns=["doc.ents"])
def label_places(doc: Doc) -> Doc:
    """Gives every place its kind."""
    if any(e.label_ in (GPE, LOC) for e in doc.ents):
        doc.ents = tuple(
            Span(doc, e.start, e.end, label=place_label(e.text)) if e.label_ in (GPE, LOC) else e for e in doc.ents
        )
    return doc
