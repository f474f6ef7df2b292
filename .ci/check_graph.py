"""Read a built graph with other programs' parsers and compare what they find.

    python .ci/check_graph.py DIR READER

``DIR/graph.ttl``: rdflib and pyoxigraph count the same triples. ``DIR/graph.gexf``: graphology-gexf (READER is the
folder with ``read.js``, after ``npm ci``) finds the nodes and edges that are in the file, every attribute in use is
declared, with a type of its own, and has values of one JavaScript type. Exit code 0: all of it holds.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
from lxml import etree
from rdflib import Graph

SPACE = "{http://gexf.net/1.3}"
JAVASCRIPT = {"string": "string", "integer": "number", "long": "number", "float": "number", "double": "number"}


def turtle(path: Path) -> Iterator[str]:
    """What is wrong with the Turtle."""
    rdflib = len(Graph().parse(path, format="turtle"))
    oxigraph = len({*pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)})
    print(f"{path}: {rdflib} triples for rdflib, {oxigraph} for pyoxigraph")
    if not rdflib or rdflib != oxigraph:
        yield f"{path}: {rdflib} triples for rdflib, {oxigraph} for pyoxigraph"


def gexf(path: Path, reader: Path) -> Iterator[str]:
    """What is wrong with the GEXF."""
    root = etree.parse(path).getroot()
    answer = subprocess.run(
        ["node", "read.js", str(path.resolve())], cwd=reader, check=True, capture_output=True, text=True
    )
    found = json.loads(answer.stdout)
    for name, there in (("node", found["order"]), ("edge", found["size"])):
        here = sum(1 for _ in root.iter(f"{SPACE}{name}"))
        print(f"{path}: {here} {name}s, {there} for graphology")
        if not here or here != there:
            yield f"{path}: {here} {name}s, {there} for graphology"
        (declared,) = (group for group in root.iter(f"{SPACE}attributes") if group.get("class") == name)
        types = {a.get("id", ""): (a.get("title", ""), a.get("type", "")) for a in declared.iter(f"{SPACE}attribute")}
        used = {value.get("for", "") for item in root.iter(f"{SPACE}{name}") for value in item.iter(f"{SPACE}attvalue")}
        if undeclared := sorted(used - types.keys()):
            yield f"{path}: undeclared attributes of {name}s: {', '.join(undeclared)}"
        for title, kind in types.values():
            read = found[f"{name}s"].get(title)
            if read and read != [JAVASCRIPT.get(kind, kind)]:
                yield f"{path}: attribute {title} of {name}s is declared {kind} and read as {', '.join(read)}"


def main() -> int:
    folder, reader = Path(sys.argv[1]), Path(sys.argv[2])
    wrong = [*turtle(folder / "graph.ttl"), *gexf(folder / "graph.gexf", reader)]
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
