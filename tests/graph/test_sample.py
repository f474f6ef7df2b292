"""The sample page: the rows that the nine named queries answer on it, and that its graph keeps the contract.

The rows stand in ``tests/graph/sample``, a CSV file a query. They were read against the page: where the program comes
to answer otherwise, the page says which of the two is right.
"""

import csv
import unicodedata
from importlib.resources import as_file, files
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Graph

from graph.build import Options, Report, build
from graph.sparql import Loaded, load, named_queries
from graph.validate import validate

EXPECTED = Path(__file__).with_name("sample")
QUESTIONS: dict[str, dict[str, str]] = {
    "about": {"person": "韦柏年"},
    "chairless": {},
    "chairs": {"month": "2025-03"},
    "met": {"person": "陆鼎臣"},
    "organisations": {"place": "清远"},
    "policies": {},
    "posts": {},
    "studied": {"what": "全会"},
    "where": {},
}
HEADLINES = (
    "市委常委会召开会议",
    "市八届人大常委会举行第三十二次会议",
    "温敬尧主持召开市政府常务会议",
    "我市出台14条措施促进民宿业高质量发展",
    "高山茶香引客来",
    "市直部门传达学习市委八届九次全会精神",
)


@pytest.fixture(scope="module")
def page() -> str:
    (file,) = files("graph").joinpath("data/sample").iterdir()
    assert file.name == "清远日报20250318A01.txt"
    return file.read_text("utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kg")


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    with as_file(files("graph").joinpath("data/sample")) as sample:
        return build([sample], folder, Options())


@pytest.fixture(scope="module")
def loaded(folder: Path, report: Report) -> Loaded:
    return load(folder)


def test_it_is_a_page_as_extraction_leaves_it(page: str) -> None:
    assert 1_500 <= len("".join(page.split())) <= 2_200
    assert unicodedata.is_normalized("NFC", page)
    assert page.count("\n\n") > 80  # a blank line after each line
    assert max(map(len, page.splitlines())) < 45


def test_it_was_read_whole(report: Report) -> None:
    assert (report.problems, report.extracted) == ((), 1)
    articles = sorted(report.graph.articles.values(), key=lambda article: article.position)
    assert tuple(article.headline for article in articles if article.kind == "article") == HEADLINES
    assert {article.date for article in articles} == {"2025-03-18"}


def test_every_query_is_asked() -> None:
    assert QUESTIONS.keys() == named_queries().keys()
    assert {path.stem for path in EXPECTED.glob("*.csv")} == QUESTIONS.keys()


@pytest.mark.parametrize("name", QUESTIONS)
def test_rows(loaded: Loaded, name: str) -> None:
    with (EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    answer = loaded.ask(named_queries()[name].filled(QUESTIONS[name]))
    assert list(answer.columns) == columns
    assert [list(row) for row in answer.rows] == rows


def test_it_keeps_the_contract(folder: Path, report: Report) -> None:
    assert validate(folder / "graph.ttl") == []


def test_two_parsers_count_the_same_triples(folder: Path, report: Report) -> None:
    path = folder / "graph.ttl"
    parsed = set(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE))
    assert len(Graph().parse(path)) == len(parsed) > 1_000


def test_every_quote_is_what_the_page_says_there(loaded: Loaded, page: str) -> None:
    rows = loaded.ask("SELECT ?exact ?start ?end WHERE { ?q oa:exact ?exact ; oa:start ?start ; oa:end ?end }").rows
    assert len(rows) > 20
    for exact, start, end in rows:
        said = unicodedata.normalize("NFKC", page[int(start) : int(end)])
        assert "".join(said.split()) == "".join(unicodedata.normalize("NFKC", exact).split())
