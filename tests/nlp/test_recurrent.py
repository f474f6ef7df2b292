"""A layer of memory, against its equations."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nlp.recurrent import Memory, Weights, reversed_lines


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


def weights_of(inward: list[float], recurrent: list[float], bias: list[float]) -> Weights:
    return Weights(np.array([inward], np.float32), np.array([recurrent], np.float32), np.array(bias, np.float32))


def dice(seed: int, inward: int, width: int) -> Weights:
    rng = np.random.default_rng(seed)
    sizes: list[tuple[int, ...]] = [(inward, 4 * width), (width, 4 * width), (4 * width,)]
    return Weights(*(rng.normal(size=size).astype(np.float32) for size in sizes))


@given(st.lists(st.floats(-3, 3, width=32), min_size=1, max_size=6), weights, weights, weights, weights)
def test_one_state_in_each_direction(
    steps: list[float], inward: list[float], recurrent: list[float], bias: list[float], other: list[float]
) -> None:
    made = Memory(weights_of(inward, recurrent, bias), weights_of(other, bias, recurrent))
    states = made(np.array(steps, np.float32).reshape(-1, 1, 1), [len(steps)])
    np.testing.assert_allclose(states[:, 0, 0], by_hand(steps, inward, recurrent, bias), atol=1e-5)
    backwards = by_hand(steps[::-1], other, bias, recurrent)
    np.testing.assert_allclose(states[:, 0, 1], backwards[::-1], atol=1e-5)


def test_an_edge_is_read_before_the_first_step() -> None:
    ahead, behind = dice(1, 3, 2), dice(2, 3, 2)
    steps = np.random.default_rng(3).normal(size=(5, 1, 3)).astype(np.float32)
    edge = np.array([0.5, -1, 2], np.float32)
    with_edge = Memory(ahead, behind, edge)(steps, [5])
    both = np.concatenate([edge.reshape(1, 1, 3), steps, edge.reshape(1, 1, 3)])
    plain = Memory(ahead, behind)(both, [7])
    np.testing.assert_allclose(with_edge[:, :, :2], plain[1:-1, :, :2], atol=1e-6)
    np.testing.assert_allclose(with_edge[:, :, 2:], plain[1:-1, :, 2:], atol=1e-6)


def test_lines_do_not_see_each_other_nor_what_pads_them() -> None:
    made = Memory(dice(4, 3, 2), dice(5, 3, 2))
    steps = np.random.default_rng(3).normal(size=(5, 4, 3)).astype(np.float32)
    lengths = [5, 3, 1, 4]
    together = made(steps, lengths)
    assert together.shape == (5, 4, 4)
    for line, length in enumerate(lengths):
        alone = made(steps[:length, line : line + 1], [length])
        np.testing.assert_allclose(alone[:, 0], together[:length, line], atol=1e-6)


def test_far_inputs_do_not_overflow() -> None:
    far = Weights(np.full((1, 4), 1e4, np.float32), np.zeros((1, 4), np.float32), np.zeros(4, np.float32))
    states = Memory(far, far)(np.array([[[1.0]], [[-1.0]]], np.float32), [2])
    assert np.isfinite(states).all()


def test_lines_are_turned_within_their_lengths() -> None:
    steps = np.arange(8, dtype=np.float32).reshape(4, 2, 1)  # lines 0 2 4 6 and 1 3 5 7
    assert reversed_lines(steps, [4, 2])[:, :, 0].T.tolist() == [[6, 4, 2, 0], [3, 1, 5, 7]]
