"""The command line: the only place that prints. Answers go to standard output, everything else to standard error.

Exit codes: 0 all is well; 1 nothing could be done; 2 wrong usage; 3 done, but some inputs could not be read, or the
graph breaks its contract; 130 interrupted.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graph import __version__

if TYPE_CHECKING:
    from graph.build import Report
    from graph.sparql import Rows

app = typer.Typer(
    name="zhengtu",
    help="政图: from the pages of Chinese Party newspapers to a linked graph of officials, posts, meetings and "
    "policies, with the sentence behind every edge.",
    epilog="Examples:  zhengtu build page.txt --out kg --date 2024-10-18 --place 吕梁市  ·  zhengtu show kg 张三  ·  "
    "zhengtu query kg --named chairs --set month=2024-10",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
model_app = typer.Typer(
    name="model", help="The pipeline that reads words and names.", no_args_is_help=True, rich_markup_mode="rich"
)
app.add_typer(model_app)
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

MOST_SILENT = 5  # namesakes of whom nothing is said, listed by their identifiers
STAGES = {"read": "reading", "extract": "extracting", "resolve": "resolving", "write": "writing"}


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"
    markdown = "markdown"


def main() -> None:
    """The entry point of ``zhengtu`` and ``python -m graph``."""
    try:
        app()
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None


def _fail(*problems: str, code: int = 1) -> NoReturn:
    for problem in problems:
        print(f"zhengtu: {problem}", file=sys.stderr)
    raise typer.Exit(code)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"zhengtu {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command(epilog="Example:  zhengtu build 2024-10/ --out kg --place 吕梁市 --jobs 4")
def build(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="INPUT...", help="Files or folders: .txt .md .html .pdf .docx .jsonl")
    ],
    out_dir: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where the graph goes.")],
    date: Annotated[str | None, typer.Option(help="Date of publication, 2024-10-18.")] = None,
    place: Annotated[str | None, typer.Option(help="The area that the paper serves: 吕梁市.")] = None,
    paper: Annotated[str | None, typer.Option(metavar="NAME", help="The paper's name.")] = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME_OR_PATH", help="Another spaCy pipeline than the packaged one.")
    ] = None,
    facts_only: Annotated[bool, typer.Option("--facts-only", help="Leave out statements, quotes and rules.")] = False,
    jobs: Annotated[int, typer.Option(min=1, help="Processes; the result is the same.")] = 1,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read every document anew, whatever the store holds.")] = False,
    base_iri: Annotated[
        str | None, typer.Option(metavar="IRI", help="What the names of entities are added to.")
    ] = None,
    license: Annotated[str, typer.Option(metavar="IRI", help="Licence of the dataset; none by default.")] = "",
) -> None:
    """Read newspaper pages and write their graph: graph.ttl (RDF), graph.gexf (Gephi), tables/ (CSV), run.json."""
    from graph import turtle
    from graph.build import BuildError, Options
    from graph.build import build as run
    from graph.models import date_type
    from nlp.models import DataError, ReadError

    if date is not None and date_type(date) != "date":
        _fail(f"--date {date}: no date – write it as 2024-10-18", code=2)
    if base_iri is not None and (turtle.iri(base_iri) is None or base_iri[-1] not in "/#"):
        _fail(f"--base-iri {base_iri}: not an absolute IRI that ends in / or # – e.g. {turtle.BASE}", code=2)
    options = Options(
        date=date,
        place=place,
        paper=paper,
        model=model,
        facts_only=facts_only,
        fresh=fresh,
        jobs=jobs,
        base=base_iri or turtle.BASE,
        licence=license,
    )
    try:
        with _Bar() as bar:
            report = run(inputs, out_dir, options, bar)
    except BuildError as error:
        _fail(*error.problems)
    except (ReadError, DataError) as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"{error.filename or out_dir}: {error.strerror or error} – free the disk or the path and run again")
    except KeyboardInterrupt:
        _fail("interrupted – what was extracted is kept; the same command goes on from there", code=130)
    _summary(report, out_dir)
    if report.problems:
        _fail(*report.problems, code=3)


class _Bar:
    """A progress bar on standard error, if somebody is looking."""

    def __init__(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.progress = Progress(*columns, console=err, transient=True, disable=not err.is_terminal)
        self.tasks = {s: self.progress.add_task(name, visible=False, total=None) for s, name in STAGES.items()}

    def __enter__(self) -> _Bar:
        self.progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.progress.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        self.progress.update(self.tasks[stage], completed=done, total=total, visible=True)


def _summary(report: Report, out_dir: Path) -> None:
    from graph.build import counts

    def line(name: str, text: str) -> None:
        err.print(f"[bold]{name:<10}[/]  {escape(text)}", soft_wrap=True)  # a command to copy must not be wrapped

    def listed(name: str) -> str:
        return ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in numbers[name].items())

    numbers = counts(report.graph)
    sources = numbers["sources"]
    kept = f" ({report.kept} from the store)" if report.kept else ""
    reprints = f" ({sources['reprints']} reprinted from another)" if sources["reprints"] else ""
    together = sum(len(source.files) for source in report.graph.documents.values())
    pages = f" ({together} pages put together by their issues)" if together else ""
    line("sources", f"{sources['documents']} documents{pages}{kept}, {sources['articles']} articles{reprints}")
    for name in ("entities", "statements"):
        line(name, f"{sum(numbers[name].values())}: {listed(name) or 'none'}")
    line("evidence", listed("evidence"))
    taken = ", ".join(f"{STAGES[stage]} {seconds:.1f}" for stage, seconds in report.seconds.items())
    line("seconds", f"{sum(report.seconds.values()):.1f}: {taken}")
    for note in report.notes:
        line("note", note)
    line("files", ", ".join(str(path) for path in report.files if path.parent == out_dir))
    line("", f"{out_dir / 'tables'}: posts, meetings, policies, statements")
    said = Counter(end for s in report.graph.statements.values() for end in (s.subject, s.object))
    people = (e for e in report.graph.entities.values() if e.kind == "person" and said[e.id])
    person = max(people, key=lambda e: (said[e.id], e.mentions, e.id), default=None)
    if person:
        line("next", f"zhengtu show {out_dir} {person.label}")
    line("" if person else "next", f"zhengtu query {out_dir} --named chairs")


@app.command(epilog="Example:  zhengtu query kg --named studied --set what=三中全会 --format csv")
def query(
    graph: Annotated[Path, typer.Argument(metavar="DIR", help="A built graph, or a Turtle file.")],
    sparql: Annotated[str | None, typer.Argument(metavar="SPARQL", help="A query; prefixes are declared.")] = None,
    named: Annotated[str | None, typer.Option(metavar="NAME", help="One of the queries that come with it.")] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter of the named query.")
    ] = None,
    show_text: Annotated[bool, typer.Option("--text", help="Print the named query instead of asking it.")] = False,
    format: Annotated[Format, typer.Option("--format", "-f", help="How rows are printed.")] = Format.table,
) -> None:
    """Ask a graph in SPARQL, or one of the named queries; without either, list those."""
    from graph.sparql import QueryError, load, named_queries

    if sparql and named:
        _fail("a query and --named – give one of them", code=2)
    queries = named_queries()
    if not sparql and not named:
        for item in queries.values():
            out.print(f"[bold]{item.name}[/]  {escape(item.english)} {escape(item.chinese)}", soft_wrap=True)
            for key in item.defaults:
                out.print(f"    --set {key}=…  {escape(item.explanations[key])}", soft_wrap=True)
        return
    if named and named not in queries:
        _fail(f"--named {named}: no such query – there are: {', '.join(queries)}", code=2)
    pairs = [setting.partition("=") for setting in settings or []]
    if wrong := [name for name, equals, _ in pairs if not equals]:
        _fail(f"--set {wrong[0]}: no value – write NAME=VALUE", code=2)
    try:
        text = queries[named].filled({name: value for name, _, value in pairs}) if named else sparql or ""
        if show_text:
            print(text)
            return
        rows = load(graph).ask(text)
    except QueryError as error:
        _fail(str(error))
    _print_rows(rows, format)


def _print_rows(rows: Rows, format: Format) -> None:
    match format:
        case Format.json:
            json.dump([dict(zip(rows.columns, row, strict=True)) for row in rows.rows], sys.stdout, ensure_ascii=False)
            print()
        case Format.csv:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(rows.columns)
            writer.writerows(rows.rows)
        case Format.markdown:
            for row in (rows.columns, ("---",) * len(rows.columns), *rows.rows):
                print(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |")
        case Format.table:
            table = Table(header_style="bold")
            for column in rows.columns:
                table.add_column(column, overflow="fold")
            for row in rows.rows:
                table.add_row(*map(escape, row))
            out.print(table)
            err.print(f"{len(rows.rows)} rows")


@app.command(epilog="Example:  zhengtu show kg 张三")
def show(
    graph: Annotated[Path, typer.Argument(metavar="DIR", help="A built graph, or a Turtle file.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="A person, organisation, meeting or policy.")],
) -> None:
    """Show a person's posts, meetings and policies with their sentences; namesakes are listed apart."""
    from graph.show import describe
    from graph.sparql import QueryError, load

    try:
        found = describe(load(graph), name)
    except QueryError as error:
        _fail(str(error))
    if not found:
        _fail(f"{graph}: nothing is called {name} – try zhengtu query {graph} --named posts")
    if len(found) > 1:
        err.print(f"{len(found)} are called {escape(name)}; they are listed apart")
    spoken_of = [portrait for portrait in found if portrait.facts]
    for portrait in spoken_of:
        out.print(f"\n[bold]{escape(portrait.label)}[/]  {escape(portrait.id)}", soft_wrap=True)
        if portrait.aliases:
            out.print(f"  {escape('；'.join(portrait.aliases))}", soft_wrap=True)
        for fact in portrait.facts:
            dates = "–".join(dict.fromkeys(filter(None, (fact.first, fact.last))))
            arrow = "←" if fact.inverse else "→"
            line = f"  {fact.relation} {arrow} [bold]{escape(fact.other)}[/]"
            out.print(line + (f"  {dates}" if dates else ""), soft_wrap=True)
            for sentence in fact.sentences:
                out.print(f"      “{escape(sentence.text)}” [dim]{escape(sentence.where)}[/]", soft_wrap=True)
    if silent := [portrait.id for portrait in found if not portrait.facts]:
        shown = ", ".join(silent[:MOST_SILENT]) + (", …" if len(silent) > MOST_SILENT else "")
        out.print(f"\nmentioned, but nothing is said of {len(silent)}: {escape(shown)}", soft_wrap=True)


@app.command(epilog="Example:  zhengtu rules --format csv > rules.csv")
def rules(
    format: Annotated[Format, typer.Option("--format", "-f", help="How rows are printed.")] = Format.table,
) -> None:
    """List the rules that make statements: what each reads, how often it fired, how much of what was read was right."""
    from nlp.lexicon import readings_note
    from nlp.models import DataError

    try:
        rows = _rule_rows()
        if format is Format.markdown:
            print(f"# Rules\n\n{readings_note()}\n")
    except DataError as error:
        _fail(str(error))
    _print_rows(rows, format)


def _rule_rows() -> Rows:
    from graph.sparql import Rows
    from nlp.lexicon import all_rules, load_readings

    readings, rows = load_readings(), []
    for rule in all_rules():
        reading = readings.get(rule.id)
        counts = (str(reading.fired), str(reading.read), str(reading.right)) if reading else ("", "", "")
        precision = "" if reading is None or reading.precision is None else f"{reading.precision:.2f}"
        changed = "since it was read" if reading and reading.fingerprint != rule.fingerprint else ""
        rows.append((rule.id, rule.about, *counts, precision, reading.text if reading else "", changed))
    columns = ("rule", "what it reads", "fired", "read", "right", "precision", "in", "changed")
    return Rows(columns, tuple(rows))


@app.command(epilog="Example:  zhengtu validate kg")
def validate(
    graph: Annotated[Path, typer.Argument(metavar="DIR", help="A built graph, or a Turtle file.")],
) -> None:
    """Check a graph against the contract of its vocabulary (SHACL)."""
    from graph.validate import validate as check

    path = graph / "graph.ttl" if graph.is_dir() else graph
    if not path.is_file():
        _fail(f"{path}: no such file – build a graph first: zhengtu build INPUT… --out {graph}")
    violations = check(path)
    for violation in violations:
        print(violation)
    said = f"{path}: {len(violations)} violations" if violations else f"{path} keeps the contract"
    err.print(said, soft_wrap=True)
    if violations:
        raise typer.Exit(3)


@model_app.command(epilog="Example:  zhengtu model evaluate test.char.bmes --map NAME=PERSON --map TITLE=ROLE --rules")
def evaluate(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="spaCy DocBin (.spacy), or a token a line with its tag (B-ORG, I-ORG, O) at the end."
        ),
    ],
    model: Annotated[
        str | None, typer.Option(metavar="NAME_OR_PATH", help="Another spaCy pipeline than the packaged one.")
    ] = None,
    renamed: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="THEIRS=OURS", help="What a label of the file is called here; THEIRS= drops it."),
    ] = None,
    rules: Annotated[
        bool, typer.Option("--rules", help="With the rules: PERSON, ORG, ROLE, MEETING and POLICY are what they find.")
    ] = False,
    format: Annotated[Format, typer.Option(help="How the figures are printed.")] = Format.table,
) -> None:
    """Precision, recall and F of the pipeline's names on an annotated file, by label.

    A name counts where both its ends and its label are the file's. Labels that the file does not have are left out.
    """
    from graph.sparql import Rows
    from nlp.annotated import map_labels, read_annotated
    from nlp.evaluation import evaluate as run
    from nlp.models import DataError, ReadError
    from nlp.pipeline import load_pipeline

    labels: dict[str, str] = {}
    for pair in renamed or ():
        theirs, equals, ours = pair.partition("=")
        if not theirs or not equals:
            _fail(f"--map {pair}: no pair of labels – write it as NAME=PERSON", code=2)
        labels[theirs] = ours
    try:
        sentences = map_labels(read_annotated(file), labels)
        scores = run(load_pipeline(model), sentences, rules)
    except (ReadError, DataError) as error:
        _fail(str(error))
    rows = tuple(
        (name, *(f"{100 * x:.1f}" for x in (c.precision, c.recall, c.f)), str(c.gold))
        for name, c in (*sorted(scores.labels.items()), ("all", scores.total()))
    )
    _print_rows(Rows(("label", "P", "R", "F", "in file"), rows), format)
