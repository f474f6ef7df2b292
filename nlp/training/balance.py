"""How readily the recogniser begins a person: set right after training, on the days that choose the checkpoint.

Every other sentence of training has invented people, so that the recogniser expects more of them than a newspaper has:
it finds nearly all, and words besides. What the last layer adds to the scores of the two transitions that begin a
person is lowered by a step that finds names as well as any; of such steps by the smallest, because the rules that
read the names can reject one and cannot invent one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from spacy.language import Language
from thinc.api import Model
from thinc.types import Floats1d

from nlp.same_names import PERSON
from nlp.training.corpus import Sentence
from nlp.training.evaluate import score_entities

STEPS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0)
EQUAL = 0.001  # a difference in F that says nothing
_BEGIN = (f"B-{PERSON}", f"U-{PERSON}")


def lower(pipeline: Language, by: float) -> None:
    """Lowers the scores of what begins a person."""
    moves = pipeline.get_pipe("ner").moves  # type: ignore[attr-defined]
    layer = _last_layer(pipeline)
    bias = cast(Floats1d, layer.get_param("b")).copy()
    for number in range(moves.n_moves):
        if moves.get_class_name(number) in _BEGIN:
            bias[number] -= by
    layer.set_param("b", bias)


def balance(pipeline: Language, articles: Sequence[Sentence]) -> float:
    """Lowers them by the smallest step that is as good as the best on ``articles``, and returns it."""
    layer = _last_layer(pipeline)
    as_trained = layer.get_param("b").copy()
    results: dict[float, float] = {}
    for step in STEPS:
        lower(pipeline, step)
        results[step] = score_entities(pipeline, articles).total().f
        layer.set_param("b", as_trained)
    chosen = min(step for step, f in results.items() if f >= max(results.values()) - EQUAL)
    lower(pipeline, chosen)
    return chosen


def _last_layer(pipeline: Language) -> Model[Any, Any]:
    layer: Model[Any, Any] = pipeline.get_pipe("ner").model.get_ref("upper")  # type: ignore[attr-defined]
    return layer
