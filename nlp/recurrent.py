"""Long short-term memory (Hochreiter and Schmidhuber 1997; gates as PyTorch orders them) on plain arrays, for reading
only: what is trained elsewhere runs here with numpy alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Memory:
    """One layer in one direction.

    ``inward`` is (input width, 4 × width), ``recurrent`` (width, 4 × width), ``bias`` (4 × width): gates in the order
    input, forget, cell, output.
    """

    def __init__(self, inward: Floats, recurrent: Floats, bias: Floats) -> None:
        self.width = recurrent.shape[0]
        # tanh(x) is 2 / (1 + exp(-2x)) - 1: with the cell's part doubled one function serves all four gates.
        scale = np.ones(4 * self.width, np.float32)
        scale[2 * self.width : 3 * self.width] = 2
        self._inward = np.ascontiguousarray(inward * scale, np.float32)
        self._recurrent = np.ascontiguousarray(recurrent * scale, np.float32)
        self._bias = np.asarray(bias * scale, np.float32)

    def __call__(self, steps: Floats) -> Floats:
        """The states after each step: (steps, lines, input width) to (steps, lines, width)."""
        length, lines, _ = steps.shape
        width = self.width
        gates = steps.reshape(length * lines, -1) @ self._inward + self._bias
        gates = gates.reshape(length, lines, 4 * width)
        out = np.empty((length, lines, width), np.float32)
        state = np.zeros((lines, width), np.float32)
        cell = np.zeros((lines, width), np.float32)
        for t in range(length):
            gate = gates[t]
            gate += state @ self._recurrent
            open_ = _sigmoid(gate)
            candidate = 2 * open_[:, 2 * width : 3 * width] - 1
            cell = open_[:, width : 2 * width] * cell + open_[:, :width] * candidate
            state = open_[:, 3 * width :] * (2 * _sigmoid(2 * cell) - 1)
            out[t] = state
        return out


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)


def reversed_lines(steps: NDArray[np.float32], lengths: Sequence[int]) -> NDArray[np.float32]:
    """Each line of (steps, lines, …) backwards within its own length; what pads it stays where it is."""
    out = steps.copy()
    for line, length in enumerate(lengths):
        out[:length, line] = steps[:length, line][::-1]
    return out
