import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from graph import gephi
from graph.resolve import resolve
from nlp.models import Document
from tests.graph.people import Maker, article, first_page, second_page

READER = Path(__file__).with_name("gexf")
SPACE = f"{{{gephi.NAMESPACE}}}"


def written() -> bytes:
    file = BytesIO()
    gephi.write(resolve([first_page(), second_page()]), file)
    return file.getvalue()


def test_every_value_is_declared_and_of_its_type() -> None:
    root = etree.fromstring(written())
    assert root.get("version") == "1.3"
    casts = {"integer": int, "double": float, "string": str}
    for kind in ("node", "edge"):
        declared = {
            a.get("id"): casts[str(a.get("type"))]
            for group in root.iter(f"{SPACE}attributes")
            if group.get("class") == kind
            for a in group
        }
        values = [v for element in root.iter(f"{SPACE}{kind}") for v in element.iter(f"{SPACE}attvalue")]
        assert values
        for value in values:
            declared[value.get("for")](value.get("value"))
        assert {value.get("for") for value in values} == set(declared)


def test_edges_join_nodes_that_are_there_and_statements_are_named() -> None:
    root = etree.fromstring(written())
    nodes = {node.get("id") for node in root.iter(f"{SPACE}node")}
    edges = list(root.iter(f"{SPACE}edge"))
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= nodes
    assert len({edge.get("id") for edge in edges}) == len(edges)
    graph = resolve([first_page(), second_page()])
    assert {str(edge.get("id")) for edge in edges if str(edge.get("id")).startswith("statement-")} <= set(
        graph.statements
    )


def test_parallel_edges_are_told_apart_by_kind() -> None:
    root = etree.fromstring(written())
    keys = [(e.get("source"), e.get("target"), e.get("kind")) for e in root.iter(f"{SPACE}edge")]
    assert len(set(keys)) == len(keys)


def test_networkx_reads_it() -> None:
    text = (
        written()
        .decode()
        .replace(gephi.NAMESPACE, "http://www.gexf.net/1.2draft")
        .replace('version="1.3"', 'version="1.2"')
    )
    network = nx.read_gexf(BytesIO(text.encode()))
    assert network.nodes["person-赵明远-青岚省临江市"]["label"] == "赵明远"
    assert network.nodes["person-赵明远-青岚省临江市"]["mentions"] == 3


def test_control_characters_do_not_reach_the_file() -> None:
    make = Maker(Document("a", "甲\u0001\ufffe乙\ud800丙"))
    make.mention(1, "甲", make.referent("person", "甲\u0001\ufffe乙\ud800丙", area="临\u0008江市"))
    file = BytesIO()
    gephi.write(resolve([make.extraction((article(make.document, 1, None, (0, 6)),))]), file)
    (node,) = etree.fromstring(file.getvalue()).iter(f"{SPACE}node")
    assert node.get("label") == "甲乙丙"


def test_an_empty_graph_is_a_file() -> None:
    file = BytesIO()
    gephi.write(resolve([]), file)
    assert not list(etree.fromstring(file.getvalue()).iter(f"{SPACE}node"))


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
@pytest.mark.skipif(not (READER / "node_modules").is_dir(), reason="run npm ci in tests/graph/gexf first")
def test_graphology_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "graph.gexf"
    path.write_bytes(written())
    answer = subprocess.run(["node", "read.js", str(path)], cwd=READER, capture_output=True, check=True, text=True)
    found = json.loads(answer.stdout)
    root = etree.fromstring(written())
    assert found["order"] == len(list(root.iter(f"{SPACE}node")))
    assert found["size"] == len(list(root.iter(f"{SPACE}edge")))
    assert all(len(types) == 1 for kind in ("nodes", "edges") for types in found[kind].values())
    assert found["nodes"]["mentions"] == ["number"]
    assert "赵明远" in found["labels"]


def test_the_lock_file_names_no_host() -> None:
    assert "resolved" not in (READER / "package-lock.json").read_text("utf-8")
