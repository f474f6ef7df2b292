"""``zhengtu model evaluate`` on files in each format, and what it says of bad ones."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.graph.test_cli import run

FILE = "县 B-TITLE\n长 E-TITLE\n赵 B-NAME\n明 M-NAME\n远 E-NAME\n主 O\n持 O\n会 O\n议 O\n。 O\n"
capture = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.char.bmes"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_figures_by_label(monkeypatch: pytest.MonkeyPatch, capsys: capture, file: Path) -> None:
    options = ("--map", "NAME=PERSON", "--map", "TITLE=ROLE", "--model", "char", "--rules", "--format", "csv")
    assert run(monkeypatch, "model", "evaluate", file, *options) == 0
    rows = {row["label"]: row for row in csv.DictReader(StringIO(capsys.readouterr().out))}
    assert list(rows) == ["PERSON", "ROLE", "all"]
    assert rows["PERSON"] == {"label": "PERSON", "P": "100.0", "R": "100.0", "F": "100.0", "in file": "1"}
    assert rows["ROLE"]["F"] == "100.0"


def test_labels_that_are_dropped(monkeypatch: pytest.MonkeyPatch, capsys: capture, file: Path) -> None:
    assert (
        run(monkeypatch, "model", "evaluate", file, "--map", "NAME=PERSON", "--map", "TITLE=", "--format", "json") == 0
    )
    assert [row["label"] for row in json.loads(capsys.readouterr().out)] == ["PERSON", "all"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("missing.spacy",), 1, "missing.spacy: no such file"),
        (("bad.iob",), 1, "bad.iob:1: no tag in '没有标签'"),
        (("a.char.bmes", "--map", "NAME"), 2, "--map NAME: no pair of labels"),
        (("a.char.bmes", "--model", "none-such"), 1, "none-such: is no spaCy pipeline"),
    ],
)
def test_bad_input_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: capture, file: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    (file.parent / "bad.iob").write_text("没有标签\n", encoding="utf-8")
    monkeypatch.chdir(file.parent)
    assert run(monkeypatch, "model", "evaluate", *arguments) == code
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"zhengtu: {message}")
    assert " – " in line


def test_help_shows_an_example(monkeypatch: pytest.MonkeyPatch, capsys: capture) -> None:
    assert run(monkeypatch, "model", "evaluate", "--help") == 0
    assert "zhengtu model evaluate test.char.bmes" in " ".join(capsys.readouterr().out.split())
