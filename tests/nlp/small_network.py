"""A network of the reader of characters that has learnt nothing, for tests of what stands around it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.character_reader import LABELS, Alphabet
from nlp.known_names import BITS


def parts(seed: int, width: int = 4, states: int = 3, upper: int = 2) -> dict[str, NDArray[Any]]:
    """Weights by dice; vectors of words are of three numbers."""
    rng = np.random.default_rng(seed)
    read = 2 * states + width + 2 + 2 + 2 + 3 + 3

    def dice(*shape: int) -> NDArray[Any]:
        return rng.normal(size=shape).astype(np.float16)

    out = Alphabet.of("市长开会说", ["职"], {"说": "verb", "开会": "predicate"}).parts()
    out |= {"character": dice(8, width), "word": dice(8, 2), "mark": dice(2, 2), "kind": dice(4, 2)}
    out |= {"vector": dice(3, 3), "vector_bias": dice(3), "known": dice(BITS, 3), "known_bias": dice(3)}
    for name, inward, size in (("f", width, states), ("b", width, states), ("f2", read, upper), ("b2", read, upper)):
        out |= {
            f"{name}_in": dice(inward, 4 * size),
            f"{name}_rec": dice(size, 4 * size),
            f"{name}_bias": dice(4 * size),
        }
    return out | {"out": dice(2 * upper, LABELS), "out_bias": dice(LABELS)}
