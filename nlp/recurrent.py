"""Long short-term memory (Hochreiter and Schmidhuber 1997; gates as PyTorch orders them) on plain arrays, for reading
only: what is trained elsewhere runs here with numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Weights(NamedTuple):
    """Of one direction: ``inward`` is (input width, 4 × width), ``recurrent`` (width, 4 × width), ``bias`` (4 × width),
    with the gates in the order input, forget, cell, output."""

    inward: Floats
    recurrent: Floats
    bias: Floats


class Memory:
    """One layer that reads lines in both directions.

    ``edge``, of the input's width, is what each direction reads before the first step; without it they begin empty.
    """

    def __init__(self, forwards: Weights, backwards: Weights, edge: Floats | None = None) -> None:
        width = self.width = forwards.recurrent.shape[0]
        # A gate is 1 / (1 + exp(-x)), and tanh(x) is 2 / (1 + exp(-2x)) - 1: with all signs turned and the cell's part
        # doubled here, one function in place serves the four of them.
        scale = np.full(4 * width, -1, np.float32)
        scale[2 * width : 3 * width] = -2
        self._inward, self._recurrent, self._bias = (
            np.stack([ahead * scale, behind * scale]).astype(np.float32)
            for ahead, behind in zip(forwards, backwards, strict=True)
        )
        self._state = self._cell = np.zeros((2, 1, width), np.float32)
        if edge is not None:
            states, self._cell = self._run(np.broadcast_to(edge.astype(np.float32), (1, 2, 1, len(edge))))
            self._state = states[0]

    def __call__(self, steps: Floats, lengths: Sequence[int]) -> Floats:
        """The states after each step, forwards and then backwards: (steps, lines, input width) to (steps, lines,
        2 × width). What pads a line beyond its length is not seen."""
        states, _ = self._run(np.stack([steps, reversed_lines(steps, lengths)], axis=1))
        return np.concatenate([states[:, 0], reversed_lines(states[:, 1], lengths)], axis=2)

    def _run(self, steps: Floats) -> tuple[Floats, Floats]:
        """(steps, directions, lines, input width) to all states and the last cells."""
        length, _, lines, inward = steps.shape
        width = self.width
        gates = np.empty((length, 2, lines, 4 * width), np.float32)
        for way in range(2):
            gates[:, way] = (steps[:, way].reshape(-1, inward) @ self._inward[way]).reshape(length, lines, -1)
            gates[:, way] += self._bias[way]
        out = np.empty((length, 2, lines, width), np.float32)
        state = np.repeat(self._state, lines, axis=1)
        cell = np.repeat(self._cell, lines, axis=1)
        new, seen = np.empty_like(cell), np.empty((2, lines, 4 * width), np.float32)
        with np.errstate(over="ignore"):  # of what is far from nought exp is infinite, and the gate shut
            for gate, after in zip(gates, out, strict=True):
                np.matmul(state, self._recurrent, out=seen)
                seen += gate
                _opened(seen)
                cell *= seen[:, :, width : 2 * width]
                np.multiply(seen[:, :, 2 * width : 3 * width], 2, out=new)
                new -= 1
                new *= seen[:, :, :width]
                cell += new
                np.multiply(cell, -2, out=new)
                _opened(new)
                new *= 2
                new -= 1
                np.multiply(seen[:, :, 3 * width :], new, out=after)
                state = after
        return out, cell


def _opened(x: Floats) -> None:
    """1 / (1 + exp(x)), in place."""
    np.exp(x, out=x)
    x += 1
    np.reciprocal(x, out=x)


def reversed_lines(steps: NDArray[np.float32], lengths: Sequence[int]) -> NDArray[np.float32]:
    """Each line of (steps, lines, …) backwards within its own length; what pads it stays where it is."""
    out = steps.copy()
    for line, length in enumerate(lengths):
        out[:length, line] = steps[:length, line][::-1]
    return out
