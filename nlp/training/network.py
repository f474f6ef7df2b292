"""The network of the reader of characters as PyTorch learns it (:mod:`nlp.character_reader` runs it without).

Needs PyTorch (BSD), which nothing but this module uses. Seeds are fixed.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from nlp.character_reader import EDGE, LABELS, PAD, UNKNOWN, Alphabet
from nlp.known_names import BITS
from nlp.training.characters import Line, by_length

SEED = 1
WIDTH, STATES, UPPER = 96, 192, 128  # of a character's vector, and of the layers' states, in each direction
RARE = 4  # times that a character is met to have a number
STRANGERS = 1000  # characters among which the next one is to be told
BATCH = 7000  # characters that the layer below learns from at once
LINES = 4000  # characters that names are learnt from at once
RATE_BELOW, RATE = 3e-3, 2e-3
SLOWER = 0.6  # the rate of the layer below while names are learnt
FORGET = 0.4  # of the states that are left out in training

Report = Callable[[str], None]


def backwards(steps: Tensor, lengths: Tensor) -> Tensor:
    """Each line of (lines, steps, width) backwards within its own length."""
    at = torch.arange(steps.shape[1])[None]
    turned = torch.where(at < lengths[:, None], lengths[:, None] - 1 - at, at)
    return steps.gather(1, turned[:, :, None].expand(-1, -1, steps.shape[2]))


class Below(nn.Module):
    """Characters and the states before and behind each."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.character = nn.Embedding(size, WIDTH, padding_idx=PAD)
        self.f = nn.LSTM(WIDTH, STATES, batch_first=True)
        self.b = nn.LSTM(WIDTH, STATES, batch_first=True)
        nn.init.normal_(self.character.weight, std=0.1)

    def forward(self, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        edge = self.character(torch.full((len(ids), 1), EDGE))
        read = self.character(ids)
        ahead = self.f(torch.cat([edge, read], 1))[0][:, 1:]
        behind = self.b(torch.cat([edge, backwards(read, lengths)], 1))[0][:, 1:]
        return read, ahead, backwards(behind, lengths)


class Foretelling(nn.Module):
    """The task of the layer below: which character comes next, told from :data:`STRANGERS` others (sampled softmax,
    Bengio and Senécal 2003), by a vector of its own for each."""

    def __init__(self, below: Below, counts: NDArray[np.float64]) -> None:
        super().__init__()
        self.below = below
        size = len(counts)
        self.told = nn.Embedding(size, WIDTH)
        nn.init.normal_(self.told.weight, std=0.1)
        self.ahead, self.behind = nn.Linear(STATES, WIDTH), nn.Linear(STATES, WIDTH)
        self.bias = nn.Parameter(torch.tensor(np.log(counts + 1) - 10, dtype=torch.float32))
        self.chance = counts**0.75 / (counts**0.75).sum()
        self.log_chance = torch.tensor(np.log(self.chance + 1e-12), dtype=torch.float32)

    def forward(self, ids: Tensor, lengths: Tensor, strangers: Tensor) -> Tensor:
        """``ids`` have an edge before and after them."""
        total = torch.zeros(())
        for layer, head, turned in (
            (self.below.f, self.ahead, ids),
            (self.below.b, self.behind, backwards(ids[:, :, None], lengths)[:, :, 0]),
        ):
            states = layer(self.below.character(turned[:, :-1]))[0]
            following = turned[:, 1:]
            there = following != PAD
            guess, right = head(nn.functional.dropout(states[there], 0.1, self.training)), following[there]
            own = (guess * self.told(right)).sum(-1) + self.bias[right] - self.log_chance[right]
            others = guess @ self.told(strangers).T + self.bias[strangers] - self.log_chance[strangers]
            others = others.masked_fill(right[:, None] == strangers[None], -1e4)
            total = total - torch.log_softmax(torch.cat([own[:, None], others], 1), 1)[:, 0].mean()
        return total


class Above(nn.Module):
    """Names by the states below, and by what the tokenizer and the lists know."""

    def __init__(self, below: Below, marks: int, vectors: NDArray[np.float32]) -> None:
        super().__init__()
        self.below = below
        self.word, self.mark, self.kind = nn.Embedding(8, 8), nn.Embedding(marks + 1, 12), nn.Embedding(4, 4)
        rows = np.vstack([np.zeros((1, vectors.shape[1]), np.float32), vectors])
        self.rows = nn.Embedding.from_pretrained(torch.from_numpy(rows), freeze=True)
        self.vector, self.known = nn.Linear(vectors.shape[1], 64), nn.Linear(BITS, 48)
        width = 2 * STATES + WIDTH + 8 + 12 + 4 + 64 + 48
        self.f2, self.b2 = nn.LSTM(width, UPPER, batch_first=True), nn.LSTM(width, UPPER, batch_first=True)
        self.out = nn.Linear(2 * UPPER, LABELS)

    def forward(self, lines: Lines) -> Tensor:
        """Log probabilities (lines, steps, labels). In training characters, lists, vectors and states are left out here
        and there, the same ones all through a line (Gal and Ghahramani 2016)."""
        ids = lines.character
        if self.training:
            ids = torch.where((torch.rand(ids.shape) < 0.03) & (ids > PAD), UNKNOWN, ids)
        read, ahead, behind = self.below(ids, lines.lengths)
        words = torch.tanh(self.vector(self._sometimes(self.rows(lines.row))))
        lists = torch.tanh(self.known(self._sometimes(lines.known)))
        tokens = [self.word(lines.word), self.mark(lines.mark), self.kind(lines.kind)]
        states = self._thinned(torch.cat([ahead, behind], 2), FORGET)
        given = torch.cat([states, self._thinned(torch.cat([read, *tokens, words, lists], 2), 0.15)], 2)
        turned = backwards(given, lines.lengths)
        upper = torch.cat([self.f2(given)[0], backwards(self.b2(turned)[0], lines.lengths)], 2)
        return torch.log_softmax(self.out(self._thinned(upper, FORGET)), 2)

    def _sometimes(self, values: Tensor) -> Tensor:
        return values * (torch.rand(len(values), 1, 1) > 0.1) if self.training else values

    def _thinned(self, values: Tensor, share: float) -> Tensor:
        if not self.training:
            return values
        return values * (torch.rand(len(values), 1, values.shape[2]) > share) / (1 - share)


class Lines:
    """Stretches side by side."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lengths = torch.tensor([len(line.labels) for line in lines])
        self.character, self.word, self.mark, self.kind, self.row = (
            _padded([getattr(line.inputs, name) for line in lines])
            for name in ("character", "word", "mark", "kind", "row")
        )
        self.known = _padded([line.inputs.known.astype(np.float32) for line in lines])
        self.labels = _padded([line.labels for line in lines])
        self.there = torch.arange(self.labels.shape[1])[None] < self.lengths[:, None]
        self.people_only = torch.tensor([line.people_only for line in lines])


def _padded(values: Sequence[NDArray[Any]]) -> Tensor:
    out = np.zeros((len(values), max(map(len, values)), *values[0].shape[1:]), values[0].dtype)
    for line, value in enumerate(values):
        out[line, : len(value)] = value
    return torch.from_numpy(out)


def loss(scores: Tensor, lines: Lines) -> Tensor:
    """How improbable the labels are; where people alone are marked, what is not marked must only be no person."""
    right = scores.gather(2, lines.labels[:, :, None])[:, :, 0]
    nobody = torch.logsumexp(torch.cat([scores[..., :1], scores[..., 5:]], 2), 2)
    right = torch.where(lines.people_only[:, None] & (lines.labels == 0), nobody, right)
    return -right[lines.there].mean()


def learn_below(texts: Sequence[str], report: Report) -> tuple[list[str], Below]:
    """The alphabet, and the layer below taught to foretell it."""
    met = Counter(chain.from_iterable(texts))
    characters = [c for c, n in sorted(met.items(), key=lambda item: (-item[1], item[0])) if n >= RARE]
    numbers = Alphabet.of(characters, [], {}).characters
    counts = np.array([0, 1, len(texts), *(met[c] for c in characters)], np.float64)
    torch.manual_seed(SEED)
    below = Below(len(counts))
    task = Foretelling(below, counts)
    dice, rng = random.Random(SEED), np.random.default_rng(SEED)
    lines = [np.array([EDGE, *(numbers.get(c, UNKNOWN) for c in text), EDGE]) for text in texts]
    batches = list(by_length(lines, [len(line) for line in lines], BATCH, dice))
    optimizer = torch.optim.Adam(task.parameters(), lr=RATE_BELOW, betas=(0.9, 0.98))
    for step, batch in enumerate(batches):
        _set_rate(optimizer, RATE_BELOW, step, len(batches), warm=200)
        strangers = torch.from_numpy(
            rng.choice(len(counts), min(STRANGERS, len(counts) // 2), replace=False, p=task.chance)
        )
        _learn(optimizer, task, task(_padded(batch), torch.tensor([len(line) for line in batch]), strangers))
        if step % 200 == 0:
            report(f"characters: {step} of {len(batches)}")
    return characters, below


def _set_rate(optimizer: torch.optim.Optimizer, rate: float, step: int, steps: int, warm: int) -> None:
    for group in optimizer.param_groups:
        group["lr"] = group.get("part", 1.0) * rate * min(1, (step + 1) / warm) * max(0.01, 1 - step / steps)


def _learn(optimizer: torch.optim.Optimizer, module: nn.Module, value: Tensor) -> None:
    optimizer.zero_grad()
    value.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(module.parameters(), 1.0)
    optimizer.step()


def learn_names(
    below: Below,
    marks: int,
    vectors: NDArray[np.float32],
    epochs: Iterable[Sequence[Line]],
    steps: int,
    report: Report,
) -> dict[str, NDArray[Any]]:
    """Teaches both layers for about ``steps`` steps; returns the moving mean of the weights as
    :class:`CharacterReader` takes them. ``marks``: how many there are; ``vectors`` of words are not changed."""
    torch.manual_seed(SEED)
    above = Above(below, marks, vectors)
    dice = random.Random(SEED)
    lower = list(above.below.parameters())
    upper = [p for n, p in above.named_parameters() if not n.startswith(("below.", "rows."))]
    groups = [{"params": lower, "part": SLOWER}, {"params": upper, "part": 1.0}]
    optimizer = torch.optim.Adam(groups, lr=RATE, betas=(0.9, 0.98))
    mean = {name: p.detach().clone() for name, p in above.named_parameters()}
    step = 0
    for lines in epochs:
        for batch in by_length(lines, [len(line.labels) for line in lines], LINES, dice):
            _set_rate(optimizer, RATE, step, steps, warm=150)
            together = Lines(batch)
            _learn(optimizer, above, loss(above(together), together))
            step += 1
            keep = min(0.998, step / (step + 19))
            with torch.no_grad():
                for name, p in above.named_parameters():
                    mean[name].lerp_(p, 1 - keep)
            if step % 200 == 0:
                report(f"names: {step} of about {steps}")
    return arrays({name: p.numpy() for name, p in mean.items()})


def arrays(weights: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """The weights of :class:`Above` as :class:`CharacterReader` takes them, at half precision."""
    w = {name: part.astype(np.float16) for name, part in weights.items()}
    out = {"character": w["below.character.weight"]}
    out |= {name: w[f"{name}.weight"] for name in ("word", "mark", "kind")}
    for name in ("vector", "known", "out"):
        out[name], out[f"{name}_bias"] = w[f"{name}.weight"].T, w[f"{name}.bias"]
    for name, path in (("f", "below.f"), ("b", "below.b"), ("f2", "f2"), ("b2", "b2")):
        out[f"{name}_in"], out[f"{name}_rec"] = w[f"{path}.weight_ih_l0"].T, w[f"{path}.weight_hh_l0"].T
        out[f"{name}_bias"] = w[f"{path}.bias_ih_l0"] + w[f"{path}.bias_hh_l0"]
    return out
