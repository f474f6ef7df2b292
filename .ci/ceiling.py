"""What share of ``supported`` gold documents allow: of everything that a perfect graph says of them, how much is about
something that the document names in full anywhere. No quote of the document can hold a full name that is not there.

    python .ci/ceiling.py SHARED GOLD.jsonl…

SHARED is the folder with ``score.py``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def shares(scorer: Any, path: Path) -> tuple[int, int]:
    """How many relations, dates and numbers of the gold file are about something named in its text, and how many
    there are."""
    named = total = 0
    for line in path.read_text("utf-8").splitlines():
        document = json.loads(line)
        gold = scorer.Gold(document)
        text = scorer.norm(document["text"])

        def stands(names: frozenset[str], gold: Any = gold, text: str = text) -> bool:
            return any(name in text for forms in gold.known if forms & names for name in forms)

        rows = [row for field in gold.relations.values() for row in field]
        rows += [(names,) for kind in scorer.DATES for names, day in gold.dates[kind].items() if day]
        rows += [(names,) for names in gold.numbers]
        named += sum(any(map(stands, row)) for row in rows)
        total += len(rows)
    return named, total


def main() -> None:
    sys.path.insert(0, sys.argv[1])
    import score

    counts = [(path, *shares(score, path)) for path in map(Path, sys.argv[2:])]
    for path, named, total in counts:
        print(f"{path.name}: {named} of {total} ({named / total:.3f})")
    named, total = sum(n for _, n, _ in counts), sum(t for *_, t in counts)
    print(f"together: {named} of {total} ({named / total:.3f})")


if __name__ == "__main__":
    main()
