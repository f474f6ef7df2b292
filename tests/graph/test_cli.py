import csv
import json
import subprocess
import sys
import tomllib
from io import StringIO
from pathlib import Path

import pytest

from graph import __version__
from graph import build as module
from graph.cli import main
from graph.rdf import write
from graph.resolve import resolve
from nlp.lexicon import DATA, Rule
from tests.graph.people import first_page, second_page
from tests.graph.test_build import calls, pages

__all__ = ["calls", "pages"]  # fixtures


@pytest.fixture
def kg(tmp_path: Path) -> Path:
    folder = tmp_path / "kg"
    folder.mkdir()
    (folder / "graph.ttl").write_text("".join(write(resolve([first_page(), second_page()]))), "utf-8")
    return folder


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """The exit code of ``zhengtu`` with these arguments."""
    monkeypatch.setattr(sys, "argv", ["zhengtu", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


type_of_capture = pytest.CaptureFixture[str]


def test_build_sums_up_and_says_what_to_do_next(
    monkeypatch: pytest.MonkeyPatch, capsys: type_of_capture, tmp_path: Path, pages: Path, calls: list[str]
) -> None:
    out = tmp_path / "kg"
    assert run(monkeypatch, "build", pages, "--out", out, "--date", "2024-10-18", "--place", "临江市") == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    for part in ("2 documents", "2 articles", "person 6", "chair 1", "graph.ttl", f"zhengtu show {out} 赵明远"):
        assert part in captured.err


def test_a_bad_file_among_good_ones_is_code_three(
    monkeypatch: pytest.MonkeyPatch, capsys: type_of_capture, tmp_path: Path, pages: Path, calls: list[str]
) -> None:
    (pages / "p3.txt").write_text("", "utf-8")
    assert run(monkeypatch, "build", pages, "--out", tmp_path / "kg") == 3
    (line,) = [li for li in capsys.readouterr().err.splitlines() if li.startswith("zhengtu: ")]
    assert "p3.txt: " in line and " – " in line


def test_only_bad_files_is_code_one(
    monkeypatch: pytest.MonkeyPatch, capsys: type_of_capture, tmp_path: Path, calls: list[str]
) -> None:
    assert run(monkeypatch, "build", tmp_path / "missing.txt", "--out", tmp_path / "kg") == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"zhengtu: {tmp_path / 'missing.txt'}: ") and " – " in line


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "x.txt"),
        ("build", "x.txt", "--out", "kg", "--date", "昨日"),
        ("build", "x.txt", "--out", "kg", "--date", "2024-02-30"),
        ("build", "x.txt", "--out", "kg", "--base-iri", "kg"),
        ("build", "x.txt", "--out", "kg", "--base-iri", "https://example.org/kg"),
        ("build", "x.txt", "--out", "kg", "--jobs", "0"),
        ("query", "kg", "--named", "nothing"),
        ("query", "kg", "ASK {}", "--named", "posts"),
        ("query", "kg", "--named", "posts", "--set", "person"),
        ("nothing",),
    ],
)
def test_wrong_usage_is_code_two(
    monkeypatch: pytest.MonkeyPatch, capsys: type_of_capture, arguments: tuple[str, ...]
) -> None:
    assert run(monkeypatch, *arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("command", [("query", "ASK {}"), ("show", "张三"), ("validate",)])
def test_without_a_graph_is_code_one(
    monkeypatch: pytest.MonkeyPatch, capsys: type_of_capture, tmp_path: Path, command: tuple[str, ...]
) -> None:
    assert run(monkeypatch, command[0], tmp_path, *command[1:]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("zhengtu: ") and "build a graph first" in line


def test_an_interrupt_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: type_of_capture, tmp_path: Path, pages: Path, calls: list[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "extraction", interrupt)
    assert run(monkeypatch, "build", pages, "--out", tmp_path / "kg") == 130
    assert "the same command goes on" in capsys.readouterr().err


def test_rows_as_csv_and_json(monkeypatch: pytest.MonkeyPatch, capsys: type_of_capture, kg: Path) -> None:
    query = ("query", kg, "--named", "chairs", "--set", "month=2024-10", "--format")
    assert run(monkeypatch, *query, "csv") == 0
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    assert run(monkeypatch, *query, "json") == 0
    assert json.loads(capsys.readouterr().out) == rows
    assert {row["chair"] for row in rows} == {"赵明远"}


def test_rows_as_a_table(monkeypatch: pytest.MonkeyPatch, capsys: type_of_capture, kg: Path) -> None:
    assert run(monkeypatch, "query", kg, "SELECT ?p { [] zt:chair/rdfs:label ?p }") == 0
    captured = capsys.readouterr()
    assert "赵明远" in captured.out
    assert "1 rows" in captured.err


def test_the_named_queries_are_listed_and_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: type_of_capture, kg: Path
) -> None:
    assert run(monkeypatch, "query", kg) == 0
    assert "--set month=" in capsys.readouterr().out
    assert run(monkeypatch, "query", kg, "--named", "posts", "--text") == 0
    assert "SELECT DISTINCT ?person" in capsys.readouterr().out


def test_show_lists_namesakes_apart(monkeypatch: pytest.MonkeyPatch, capsys: type_of_capture, kg: Path) -> None:
    assert run(monkeypatch, "show", kg, "孙立言") == 0
    captured = capsys.readouterr()
    assert "2 are called 孙立言" in captured.err
    assert "担任 → 临江市人民政府市长" in captured.out
    assert "“市委副书记、市长孙立言，市委常委、政法委书记李若谷出席会议。”" in captured.out
    assert run(monkeypatch, "show", kg, "无名") == 1


def test_validate(monkeypatch: pytest.MonkeyPatch, capsys: type_of_capture, kg: Path) -> None:
    assert run(monkeypatch, "validate", kg) == 0
    assert "keeps the contract" in capsys.readouterr().err
    path = kg / "graph.ttl"
    path.write_text(path.read_text("utf-8").replace("zt:chair id:", "zt:speaker id:"), "utf-8")
    assert run(monkeypatch, "validate", kg) == 3
    assert "its triple does not stand in the graph" in capsys.readouterr().out


def test_rules_are_listed_with_what_reading_them_showed(
    monkeypatch: pytest.MonkeyPatch, capsys: type_of_capture
) -> None:
    assert run(monkeypatch, "rules", "--format", "csv") == 0
    rows = {row["rule"]: row for row in csv.DictReader(StringIO(capsys.readouterr().out))}
    assert {"chair-presides", "holds-titled"} <= set(rows)
    for row in rows.values():
        share = int(row["right"]) / int(row["read"]) if int(row["read"]) else None
        assert row["precision"] == ("" if share is None else f"{share:.2f}")
    monkeypatch.setattr(Rule, "fingerprint", "another")
    assert run(monkeypatch, "rules", "--format", "json") == 0
    changed = {row["rule"] for row in json.loads(capsys.readouterr().out) if row["changed"]}
    assert "chair-presides" in changed
    assert "holds-titled" not in changed


def test_the_table_of_rules_is_what_the_command_prints(
    monkeypatch: pytest.MonkeyPatch, capsys: type_of_capture
) -> None:
    """After a change: ``zhengtu rules --format markdown > nlp/data/RULES.md``."""
    assert run(monkeypatch, "rules", "--format", "markdown") == 0
    assert capsys.readouterr().out == (DATA / "RULES.md").read_text("utf-8")


def test_help_and_version_come_without_the_language_pipeline() -> None:
    code = "import sys; import graph.cli; sys.exit(bool({'spacy', 'networkx', 'rdflib', 'lxml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    shown = subprocess.run([sys.executable, "-m", "graph", "--version"], capture_output=True, check=True, text=True)
    assert shown.stdout == f"zhengtu {__version__}\n"


def test_the_version_is_the_distribution_s() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__
