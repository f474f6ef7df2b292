"""Build the graph of the gold documents, score it and compare the figures with the floors.

    python .ci/score.py SHARED OUT

SHARED is the folder with ``score.py`` and ``gold/``; the graphs go to ``OUT/SET``, a set being a table of
``floors.toml``
(``all``: every gold file of SHARED; any other name: that file alone, there or in ``tests/gold``).
Exit code 0: every floor holds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from graph.build import BuildError, Options, build

FLOORS = Path(__file__).with_name("floors.toml")
OWN = Path(__file__).parents[1] / "tests" / "gold"


def figures(scored: dict[str, Any]) -> dict[str, float]:
    """The figures of ``score.py --json`` by the names that ``floors.toml`` uses."""
    found: dict[str, float] = {row["field"]: row["F1"] for row in scored["rows"]}
    for name, (hits, of) in scored["shares"].items():
        found[f"count {name}"] = hits
        if of:
            found[f"share {name}"] = hits / of
    return found


def broken(found: dict[str, float], floors: dict[str, dict[str, float]]) -> Iterator[str]:
    """A sentence for each bound that does not hold; a figure that is not there breaks a lower bound."""
    for name, bound in floors.get("at_least", {}).items():
        if name not in found:
            yield f"{name} is not measured, must be at least {bound}"
        elif found[name] < bound:
            yield f"{name} is {found[name]:.3f}, must be at least {bound}"
    for name, bound in floors.get("at_most", {}).items():
        if found.get(name, 0) > bound:
            yield f"{name} is {found[name]:.3f}, must be at most {bound}"


def score(shared: Path, gold: list[Path], out: Path) -> tuple[str, dict[str, float]]:
    """Build ``out`` from the gold files' texts; the table and the figures.

    Raises BuildError, or subprocess.CalledProcessError with what the scorer wrote, where one fails.
    """
    program = [sys.executable, str(shared / "score.py")]
    files = [str(path) for path in gold]
    out.mkdir(parents=True, exist_ok=True)
    documents = out / "documents.jsonl"
    with documents.open("w", encoding="utf-8") as file:
        subprocess.run([*program, "--documents", *files], stdout=file, check=True)
    # what the command does, but that the model is loaded once for all the sets of a process
    if problems := build([documents], out / "kg", Options()).problems:
        raise BuildError(*problems)
    scoring = [*program, "--json", str(out / "kg" / "graph.ttl"), *files]
    scored = json.loads(subprocess.run(scoring, check=True, capture_output=True, text=True).stdout)
    return table(scored), figures(scored)


def table(scored: dict[str, Any]) -> str:
    """The figures of ``score.py --json`` as ``score.py`` itself prints them, without scoring once more."""
    lines = [f"{'field':<14}{'gold':>6}{'P':>8}{'R':>8}{'F1':>8}"]
    lines += [f"{r['field']:<14}{r['gold']:>6}{r['P']:>8.3f}{r['R']:>8.3f}{r['F1']:>8.3f}" for r in scored["rows"]]
    shares = sorted(scored["shares"].items())
    lines += [f"{name:<14}{of:>6} of which {n} ({n / (of or 1):.3f})" for name, (n, of) in shares]
    return "\n".join(lines) + "\n"


def gold_files(shared: Path, name: str) -> list[Path]:
    """The gold files of a set."""
    given = sorted((shared / "gold").glob("*.jsonl" if name == "all" else f"{name}.jsonl"))
    return given or sorted(OWN.glob(f"{name}.jsonl"))


def main() -> int:
    shared, out = Path(sys.argv[1]), Path(sys.argv[2])
    failed = 0
    tables = tomllib.loads(FLOORS.read_text("utf-8"))
    gold = {name: gold_files(shared, name) for name in tables}
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        scored = {name: workers.submit(score, shared, files, out / name) for name, files in gold.items() if files}
        for name, floors in tables.items():
            if name not in scored:
                print(f"{name}: no gold file of that name in {shared / 'gold'} or {OWN}")
                failed += 1
                continue
            print(f"-- {name}: {', '.join(path.name for path in gold[name])}", flush=True)
            try:
                table, found = scored[name].result()
            except BuildError as error:
                print(f"{name}: {error}")
                failed += 1
                continue
            except subprocess.CalledProcessError as error:
                print(f"{name}: exit {error.returncode} of {' '.join(error.cmd)}\n{error.stdout}{error.stderr or ''}")
                failed += 1
                continue
            print(table, flush=True)
            for sentence in broken(found, floors):
                print(f"{name}: {sentence}")
                failed += 1
    print(f"{failed} floors broken" if failed else "every floor holds")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
