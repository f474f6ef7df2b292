"""A layer of memory, against its equations."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nlp.recurrent import Memory, reversed_lines


def by_hand(steps: list[float], inward: list[float], recurrent: list[float], bias: list[float]) -> list[float]:
    """One state and one input: the equations of Hochreiter and Schmidhuber with a forget gate, one after the other."""

    def sigmoid(x: float) -> float:
        return 1 / (1 + math.exp(-x))

    state = cell = 0.0
    out = []
    for x in steps:
        i, f, g, o = (x * w + state * r + b for w, r, b in zip(inward, recurrent, bias, strict=True))
        cell = sigmoid(f) * cell + sigmoid(i) * math.tanh(g)
        state = sigmoid(o) * math.tanh(cell)
        out.append(state)
    return out


weights = st.lists(st.floats(-3, 3, width=32), min_size=4, max_size=4)


@given(st.lists(st.floats(-3, 3, width=32), min_size=1, max_size=6), weights, weights, weights)
def test_one_state(steps: list[float], inward: list[float], recurrent: list[float], bias: list[float]) -> None:
    made = Memory(np.array([inward], np.float32), np.array([recurrent], np.float32), np.array(bias, np.float32))
    states = made(np.array(steps, np.float32).reshape(-1, 1, 1))
    np.testing.assert_allclose(states[:, 0, 0], by_hand(steps, inward, recurrent, bias), atol=1e-5)


def test_lines_do_not_see_each_other() -> None:
    rng = np.random.default_rng(3)
    made = Memory(*(rng.normal(size=size).astype(np.float32) for size in ((3, 8), (2, 8), 8)))
    steps = rng.normal(size=(5, 4, 3)).astype(np.float32)
    together = made(steps)
    assert together.shape == (5, 4, 2)
    for line in range(4):
        np.testing.assert_allclose(made(steps[:, line : line + 1])[:, 0], together[:, line], atol=1e-6)


def test_far_inputs_do_not_overflow() -> None:
    made = Memory(np.full((1, 4), 1e4, np.float32), np.zeros((1, 4), np.float32), np.zeros(4, np.float32))
    states = made(np.array([[[1.0]], [[-1.0]]], np.float32))
    assert np.isfinite(states).all()


def test_lines_are_turned_within_their_lengths() -> None:
    steps = np.arange(8, dtype=np.float32).reshape(4, 2, 1)  # lines 0 2 4 6 and 1 3 5 7
    assert reversed_lines(steps, [4, 2])[:, :, 0].T.tolist() == [[6, 4, 2, 0], [3, 1, 5, 7]]
