"""Read, split, annotate, refer, extract, store, resolve, project: from files to a folder with a graph.

Everything up to the store depends on one document alone and may run in any number of processes; everything after it is
a pure function of the store. Either way the files are the same.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import platform
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graph import __version__, gephi, rdf, tables
from graph.models import Graph
from graph.resolve import resolve
from graph.store import Store, fingerprint, replacing
from graph.turtle import BASE
from nlp.models import DataError, Document, Extraction, ReadError

if TYPE_CHECKING:
    from spacy.language import Language

BATCH: Final = 16  # documents that one process takes at a time
_NEW_OBJECTS = 50_000  # until Python looks for cycles among them


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says of a build. ``date`` (ISO 8601), ``place`` and ``paper`` hold for every input that does not
    know better; ``model`` is the name or path of a spaCy pipeline, the packaged one by default."""

    date: str | None = None
    place: str | None = None
    paper: str | None = None
    model: str | None = None
    facts_only: bool = False
    fresh: bool = False
    jobs: int = 1
    base: str = BASE
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. ``problems`` are sentences that name their file, ``notes`` others that the user should know;
    ``seconds`` is wall-clock time by stage."""

    graph: Graph
    inputs: int
    extracted: int  # documents that were read anew
    kept: int  # documents whose extraction was in the store
    problems: tuple[str, ...]
    seconds: Mapping[str, float]
    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()


class BuildError(Exception):
    """Nothing could be made; ``problems`` are sentences that name their file and what to do."""

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems


Progress = Callable[[str, int, int], None]  # stage, done, of how many


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody sees."""


def extraction(document: Document, pipeline: Language) -> Extraction:
    """Everything that is taken from one document: split, annotate, refer, extract; traditional characters are read as
    simplified ones."""
    from nlp.pipeline import annotate, version_of
    from nlp.reading import split
    from nlp.reference import refer
    from nlp.relations import extract
    from nlp.traditional import as_printed, to_read

    plain = to_read(document)
    articles = split(plain)
    referred = refer(plain, articles, annotate(pipeline, articles, plain.date))
    found = extract(plain, articles, referred, software=__version__, model=version_of(pipeline))
    return as_printed(found, document)


def build(inputs: Sequence[Path], out: Path, options: Options, progress: Progress = silent) -> Report:
    """Write the graph of the inputs to the folder ``out``.

    A file that cannot be read is a problem in the report and the others go on; :class:`BuildError` is raised where
    nothing can be read at all, or ``out`` cannot be written to.
    """
    started, clock = datetime.now(UTC), _Clock()
    _check_place(options.place)
    new = not out.exists()
    _probe(out)
    with clock("read"):
        files, documents, problems = _read(inputs, options, progress)
    store = Store(out / "store", _maker(options.model))
    missing = documents if options.fresh else [d for d in documents if not store.holds(d)]
    with clock("extract"):
        failed = _extract(missing, store, options, progress) if missing else {}
    problems += [problem for _, problem in sorted(failed.items(), key=lambda item: (item[0].id, item[1]))]
    usable = [d for d in documents if d not in failed]
    if not usable:
        if new and not any(p.is_file() for p in out.rglob("*")):
            shutil.rmtree(out)  # nothing has been made: leave nothing behind
        raise BuildError(*problems)
    with clock("resolve"):
        graph = resolve(_stored(store, usable, progress))
    progress("write", 0, 1)
    with clock("write"):
        written = _write(graph, out, options)
    progress("write", 1, 1)
    report = Report(
        graph=graph,
        inputs=files,
        extracted=len(missing) - len(failed),
        kept=len(documents) - len(missing),
        problems=tuple(problems),
        seconds=clock.seconds,
        files=(*written, out / "run.json"),
        notes=tuple(_unknown_places(usable, options.place)),
    )
    _write_run(report, inputs, out, options, store.maker, started)
    return report


class _Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[stage] = round(time.perf_counter() - start, 3)


def _check_place(place: str | None) -> None:
    """Whether the gazetteer knows the place that 市委 and 我市 are to mean."""
    from nlp.places import load_gazetteer

    if place and load_gazetteer().served(place) is None:
        hint = "give it in full, as 山西省吕梁市, or leave it out"
        raise BuildError(f"--place {place}: not the name of one known place – {hint}")


def _unknown_places(documents: Sequence[Document], place: str | None) -> Iterator[str]:
    """The places of documents that are no place the gazetteer knows, with how many have them, and such a --place."""
    from nlp.places import load_gazetteer

    if place and load_gazetteer().given(place) is None:
        yield f"--place {place}: in no table – taken as it stands"
    counted = Counter(d.place for d in documents if d.place and d.place != place)
    for name, count in sorted(counted.items()):
        if load_gazetteer().served(name) is None:
            yield f"{count} documents give {name} as their place, no one known place – 市委, 我市 may stay open there"
        elif load_gazetteer().given(name) is None:
            yield f"{count} documents give {name} as their place, which no table has – taken as it stands"


def _probe(out: Path) -> None:
    """Whether the folder can be written to, before an hour's work and not after it."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as error:
        reason = error.strerror or "cannot be written to"
        raise BuildError(f"{out}: {reason} – give a folder that can be written to with --out") from None


def _maker(model: str | None) -> str:
    """What decides an extraction: program, code and data, model. Two runs with the same maker extract the same."""
    import nlp

    kept = Path(model) if model and Path(model).exists() else None
    named = model or "packaged"
    with suppress(PackageNotFoundError):
        named += f" {version(named)}"
    code = fingerprint(Path(nlp.__path__[0]), kept)
    return f"zhengtu {__version__}, model {Path(named).name}, code {code}"


def _read(inputs: Sequence[Path], options: Options, progress: Progress) -> tuple[int, list[Document], list[str]]:
    """How many files there are, their documents, each once, pages of one issue as one, and what could not be read."""
    from nlp.reading import find_inputs, read, together

    problems: list[str] = []
    paths: dict[Path, Path] = {}
    for given in inputs:
        try:
            found = find_inputs([given])
        except ReadError as error:
            problems.append(str(error))
            continue
        if not found:
            problems.append(f"{given}: no file that can be read – give .txt, .md, .html, .pdf, .docx or .jsonl files")
        paths.update({path.resolve(): path for path in found})
    documents: dict[Document, None] = {}
    for done, path in enumerate(paths.values(), start=1):
        try:
            for document in read(path, date=options.date, place=options.place, paper=options.paper):
                documents[document] = None  # one at a time: what was read before an error counts
        except ReadError as error:
            problems.append(str(error))
        progress("read", done, len(paths))
    return len(paths), together(documents), problems


@cache
def _pipeline(model: str | None) -> Language:
    from nlp.pipeline import load_pipeline

    return load_pipeline(model)


def _work(batch: Sequence[Document], store: Store, model: str | None) -> dict[Document, str]:
    """Extract documents into the store, in any process; those that failed, and why."""
    failed: dict[Document, str] = {}
    with _seldom_collected():
        for document in batch:
            try:
                store.put(extraction(document, _pipeline(model)))
            except ReadError as error:
                failed[document] = str(error)
            except (DataError, OSError, MemoryError):
                raise  # of the program's data, the disk or the machine: every other document would fail as well
            except Exception as error:  # one document that the program stumbles over must not cost the others
                where = f"{document.path or document.id}: document {document.id}"
                failed[document] = (
                    f"{where}: {type(error).__name__}: {error} – leave it out, and report it with the file"
                )
    return failed


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Python looks for cycles after every 700 new objects. A document makes a hundred thousand that die with their last
    reference, and the tables and the model, which are for ever, are gone through each time."""
    usual = gc.get_threshold()
    gc.set_threshold(_NEW_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _extract(documents: Sequence[Document], store: Store, options: Options, progress: Progress) -> dict[Document, str]:
    """Extract documents into the store; those that failed, and why. The number of processes changes nothing else."""
    try:
        _pipeline(options.model)
    except (OSError, ValueError) as error:
        name = options.model or "the packaged model"
        reason = str(error).splitlines()[0]
        raise BuildError(f"{name}: cannot be loaded: {reason} – give --model a spaCy pipeline's name or path") from None
    batches = [documents[i : i + BATCH] for i in range(0, len(documents), BATCH)]
    failed: dict[Document, str] = {}
    done = 0
    progress("extract", done, len(documents))
    if options.jobs == 1 or len(batches) == 1:
        for document in documents:
            failed |= _work([document], store, options.model)
            done += 1
            progress("extract", done, len(documents))
        return failed
    # A process of its own for each job, not a fork: the pipeline's threads do not survive one.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(options.jobs, len(batches)), spawn, _leave_interrupts_to_parent) as pool:
        running = {pool.submit(_work, batch, store, options.model): len(batch) for batch in batches}
        try:
            for future in as_completed(running):
                failed |= future.result()
                done += running[future]
                progress("extract", done, len(documents))
        except BrokenProcessPool:
            raise BuildError("a process was ended from outside, perhaps for memory – try fewer --jobs") from None
        finally:
            pool.shutdown(cancel_futures=True)
    return failed


def _stored(store: Store, documents: Sequence[Document], progress: Progress) -> Iterator[Extraction]:
    for done, document in enumerate(documents, start=1):
        kept = store.get(document)
        if kept is None:
            raise BuildError(f"{store.path(document)}: damaged – run again with --fresh")
        yield kept
        progress("resolve", done, len(documents))


def _write(graph: Graph, out: Path, options: Options) -> tuple[Path, ...]:
    """Write all files aside, then put all in place."""
    paths = {table: out / "tables" / f"{table}.csv" for table in tables.TABLES}
    with ExitStack() as stack:
        for table, path in paths.items():
            tables.write(graph, table, stack.enter_context(replacing(path)))
        gephi.write(graph, stack.enter_context(replacing(out / "graph.gexf")).buffer)
        stack.enter_context(replacing(out / "graph.ttl")).writelines(
            rdf.write(graph, facts_only=options.facts_only, base=options.base, licence=options.licence)
        )
    return (out / "graph.ttl", out / "graph.gexf", *paths.values())


def counts(graph: Graph) -> dict[str, dict[str, int]]:
    """How many there are of everything: sources, entities by kind, statements by relation."""
    return {
        "sources": {
            "documents": len(graph.documents),
            "articles": sum(a.kind == "article" for a in graph.articles.values()),
            "reprints": sum(bool(a.reprint_of) for a in graph.articles.values()),
        },
        "entities": dict(sorted(Counter(e.kind for e in graph.entities.values()).items())),
        "statements": dict(sorted(Counter(s.relation for s in graph.statements.values()).items())),
        "evidence": {"quotes": len(graph.quotes), "rules": len(graph.rules)},
    }


def _write_run(
    report: Report, inputs: Sequence[Path], out: Path, options: Options, maker: str, started: datetime
) -> None:
    """What belongs to this run and not to the graph: times, versions, inputs."""
    packages = ("spacy", "networkx", "rdflib", "pyoxigraph", "lxml")
    run = {
        "started": started.isoformat(timespec="seconds"),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": report.seconds,
        "inputs": [str(path) for path in inputs],
        "files": report.inputs,
        "options": {k: v for k, v in asdict(options).items() if v not in (None, "", False)},
        "maker": maker,
        "versions": {"zhengtu": __version__, "python": platform.python_version(), **{p: version(p) for p in packages}},
        "documents": {"extracted": report.extracted, "kept": report.kept, "failed": len(report.problems)},
        "counts": counts(report.graph),
        "problems": list(report.problems),
        "notes": list(report.notes),
    }
    with replacing(out / "run.json") as file:
        json.dump(run, file, ensure_ascii=False, indent=2)
        file.write("\n")
