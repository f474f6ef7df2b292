import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph as RdfGraph

from graph import build as module
from graph.build import BuildError, Options, build
from nlp.models import DataError, Document, Extraction, ReadError
from tests.graph.people import FIRST, SECOND, first_page, second_page

OUTPUTS = ["graph.gexf", "graph.ttl", "run.json", "store", "tables"]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The left side of the store, replaced by what a careful reader would extract; the documents it was asked for."""
    asked: list[str] = []

    def extraction(document: Document, pipeline: object) -> Extraction:
        asked.append(document.id)
        pages = {FIRST: first_page, SECOND: second_page}
        if document.text not in pages:
            raise ValueError("no such page")
        page = pages[document.text](document.id, document.date)
        return Extraction(**{**{f: getattr(page, f) for f in page.__slots__}, "document": document})

    monkeypatch.setattr(module, "extraction", extraction)
    monkeypatch.setattr(module, "_pipeline", lambda model: None)
    return asked


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "p1.txt").write_text(FIRST, "utf-8")
    (folder / "p2.txt").write_text(SECOND, "utf-8")
    return folder


GIVEN = Options(date="2024-10-18", place="临江市", paper="临江日报")


def test_a_build_writes_everything_and_nothing_else(tmp_path: Path, pages: Path, calls: list[str]) -> None:
    out = tmp_path / "kg"
    report = build([pages], out, GIVEN)
    assert sorted(path.name for path in out.iterdir()) == OUTPUTS
    assert not report.problems
    assert (report.inputs, report.extracted, report.kept) == (2, 2, 0)
    assert len(RdfGraph().parse(out / "graph.ttl")) > 500
    run = json.loads((out / "run.json").read_text("utf-8"))
    assert run["documents"] == {"extracted": 2, "kept": 0, "failed": 0}
    assert run["counts"]["statements"]["chair"] == 1
    assert run["options"]["date"] == "2024-10-18"


def test_the_order_of_inputs_and_giving_one_twice_change_nothing(tmp_path: Path, pages: Path, calls: list[str]) -> None:
    build([pages / "p2.txt", pages, pages / "p1.txt"], tmp_path / "a", GIVEN)
    build([pages], tmp_path / "b", GIVEN)
    for name in ("graph.ttl", "graph.gexf", "tables/statements.csv", "tables/posts.csv"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert sorted(calls) == ["p1.txt", "p1.txt", "p2.txt", "p2.txt"]


def test_what_was_extracted_is_used_again(tmp_path: Path, pages: Path, calls: list[str]) -> None:
    out = tmp_path / "kg"
    build([pages / "p1.txt"], out, GIVEN)
    before = (out / "graph.ttl").read_bytes()
    report = build([pages], out, GIVEN)
    assert calls == ["p1.txt", "p2.txt"]
    assert (report.extracted, report.kept) == (1, 1)
    assert len(report.graph.documents) == 2
    build([pages / "p1.txt"], out, GIVEN)
    assert (out / "graph.ttl").read_bytes() == before
    build([pages / "p1.txt"], out, Options(**{**{f: getattr(GIVEN, f) for f in GIVEN.__slots__}, "fresh": True}))
    assert calls == ["p1.txt", "p2.txt", "p1.txt"]
    build([pages / "p1.txt"], out, Options(date="2024-10-20"))
    assert len(calls) == 4


def test_one_bad_file_is_reported_and_the_others_go_on(tmp_path: Path, pages: Path, calls: list[str]) -> None:
    (pages / "p3.txt").write_text("", "utf-8")
    (pages / "p4.txt").write_text("别的。", "utf-8")
    report = build([pages, tmp_path / "missing.txt"], tmp_path / "kg", GIVEN)
    assert len(report.graph.documents) == 2
    assert len(report.problems) == 3
    for name in ("p3.txt", "p4.txt", "missing.txt"):
        assert any(name in problem and " – " in problem for problem in report.problems)
    assert all("\n" not in problem for problem in report.problems)


def test_rows_before_a_bad_row_count(tmp_path: Path, pages: Path, calls: list[str]) -> None:
    rows = [json.dumps({"id": "a", "text": FIRST}, ensure_ascii=False), "{"]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), "utf-8")
    report = build([tmp_path / "rows.jsonl"], tmp_path / "kg", GIVEN)
    assert calls == ["a"]
    assert len(report.problems) == 1


def test_where_all_are_bad_nothing_is_written(tmp_path: Path, pages: Path, calls: list[str]) -> None:
    out = tmp_path / "kg"
    for path in pages.iterdir():
        path.write_text("别的。", "utf-8")
    with pytest.raises(BuildError) as error:
        build([pages], out, GIVEN)
    assert len(error.value.problems) == 2
    assert not out.exists()


def test_a_folder_that_cannot_be_written_to_is_told_before_the_work(
    tmp_path: Path, pages: Path, calls: list[str]
) -> None:
    with pytest.raises(BuildError, match="--out"):
        build([pages], pages / "p1.txt" / "kg", GIVEN)
    assert calls == []


@pytest.mark.parametrize("error", [KeyboardInterrupt(), DataError("x.csv", 1, "bad row"), OSError(28, "No space left")])
def test_an_aborted_run_leaves_what_was_there(
    tmp_path: Path, pages: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    out = tmp_path / "kg"
    build([pages / "p1.txt"], out, GIVEN)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(module, "extraction", fail)
    with pytest.raises(type(error)):
        build([pages], out, GIVEN)
    monkeypatch.setattr(module.gephi, "write", fail)
    with pytest.raises(type(error)):
        build([pages / "p1.txt"], out, Options(date="2024-10-18", place="临江市", paper="临江日报"))
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_a_damaged_store_is_told(tmp_path: Path, pages: Path, calls: list[str]) -> None:
    out = tmp_path / "kg"
    build([pages / "p1.txt"], out, GIVEN)
    (kept,) = (out / "store").iterdir()
    head, _ = kept.read_text("utf-8").split("\n", 1)
    kept.write_text(f"{head}\nnot what was there", "utf-8")
    with pytest.raises(BuildError, match="run again with --fresh"):
        build([pages / "p1.txt"], out, GIVEN)


@pytest.mark.parametrize(
    "error", [OSError("[E050] Can't find model 'none'."), ReadError("none", "is no pipeline", "name one")]
)
def test_a_model_that_cannot_be_loaded(
    tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def load(model: str | None) -> None:
        raise error

    monkeypatch.setattr(module, "_pipeline", load)
    with pytest.raises((BuildError, ReadError), match="none"):
        build([pages], tmp_path / "kg", Options(model="none"))


def test_progress_is_told_for_every_stage(tmp_path: Path, pages: Path, calls: list[str]) -> None:
    told: list[tuple[str, int, int]] = []
    report: Callable[[str, int, int], None] = lambda *step: told.append(step)  # noqa: E731
    build([pages], tmp_path / "kg", GIVEN, report)
    assert [step for step in told if step[1] == step[2]] == [
        ("read", 2, 2), ("extract", 2, 2), ("resolve", 2, 2), ("write", 1, 1)
    ]  # fmt: skip


def test_any_number_of_processes_gives_the_same_files(
    tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 1)
    for jobs in (1, 2):
        build([pages], tmp_path / str(jobs), Options(date="2024-10-18", place="吕梁市", model="char", jobs=jobs))
    for name in ("graph.ttl", "graph.gexf", "tables/statements.csv"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


@pytest.mark.parametrize("place", ["火星市", "城关区"])
def test_a_place_that_is_not_one_known_place_is_an_error(pages: Path, tmp_path: Path, place: str) -> None:
    with pytest.raises(BuildError, match=f"--place {place}: not the name of one known place"):
        build([pages], tmp_path / "kg", Options(place=place))
    assert not (tmp_path / "kg").exists()


def test_a_place_in_a_row_that_is_not_one_known_place_is_told(tmp_path: Path, calls: list[str]) -> None:
    rows = [{"id": "one", "text": FIRST, "place": "吕梁市"}, {"id": "two", "text": SECOND, "place": "无此市"}]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    report = build([path], tmp_path / "kg", Options(date="2024-10-18"))
    assert not report.problems
    assert [note.split(" – ")[0] for note in report.notes] == [
        "1 documents give 无此市 as their place, no one known place"
    ]
    assert json.loads((tmp_path / "kg" / "run.json").read_text("utf-8"))["notes"] == list(report.notes)


def test_a_build_of_nothing_leaves_no_folder_behind(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")
    with pytest.raises(BuildError, match=r"empty\.txt"):
        build([tmp_path / "empty.txt"], tmp_path / "kg", Options())
    assert not (tmp_path / "kg").exists()
