"""``python -m tests.nlp.benchmark_model [FILE.jsonl]``: what the shipped pipeline costs, measured in one run.

Time to load, memory, bytes on disk, and characters a second of words alone, of words and names, and of the whole
pipeline with its rules, on one core: the texts of ``FILE`` (an object a line with ``text``), or invented ones. The
three are measured in turn, several times over, and the best of each is printed, as other programs may be running.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

INVENTED = (
    "本报讯（记者 周建国）10月17日，临江市委书记赵明远主持召开市委常委会（扩大）会议，传达学习全国教育大会精神，"
    "研究部署下一步工作。"
    "会议强调，要压实责任，细化措施，推动各项任务落到实处。副市长陈国华、孙丽萍，市教育局局长欧阳岚参加会议。\n"
    "赵明远指出，今年以来，全市经济稳中向好。他要求各县区坚持问题导向，抓好项目建设，切实保障和改善民生。"
    "清河县委书记李志强作了发言。"
)
CHARACTERS = 60_000
ROUNDS = 3


def read(path: Path | None) -> list[str]:
    """Texts of about :data:`CHARACTERS` code points together."""
    if path is None:
        return [INVENTED] * (CHARACTERS // len(INVENTED))
    texts: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"])
            if sum(map(len, texts)) >= CHARACTERS:
                break
    return texts


def resident() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def main() -> None:
    """Command line."""
    texts = read(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    out = sys.stdout
    started = time.perf_counter()
    from nlp.evaluation import as_article
    from nlp.pipeline import COMPONENTS, MODEL, annotate, load_pipeline

    pipeline = load_pipeline()
    out.write(
        f"loads in {time.perf_counter() - started:.1f} s (spaCy's import included), {resident():.0f} MB resident\n"
    )
    out.write(f"{sum(p.stat().st_size for p in MODEL.rglob('*') if p.is_file()) / 1e6:.1f} MB on disk\n")

    def words() -> None:
        for text in texts:
            pipeline.make_doc(text)

    def names() -> None:
        for _ in pipeline.pipe(texts, batch_size=32, disable=list(COMPONENTS)):
            pass

    def whole() -> None:
        for text in texts:
            annotate(pipeline, [as_article(text)], "2024-10-18")

    steps: dict[str, Callable[[], None]] = {"words": words, "words and names": names, "with the rules": whole}
    best = dict.fromkeys(steps, float("inf"))
    for _ in range(ROUNDS):
        for name, step in steps.items():
            started = time.process_time()
            step()
            best[name] = min(best[name], time.process_time() - started)
    size = sum(map(len, texts))
    for name, seconds in best.items():
        out.write(f"{name:16} {size / seconds:8.0f} characters a second of one core\n")
    out.write(
        f"{resident():.0f} MB resident at most, on {size} characters in {len(texts)} texts, {os.cpu_count()} cores\n"
    )


if __name__ == "__main__":
    main()
