import json
from dataclasses import replace

import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.namespace import OWL, PROV, SKOS

from graph.rdf import write
from graph.resolve import resolve
from graph.turtle import PREFIXES
from nlp.models import Block, Extraction
from tests.graph.people import first_page, second_page

ZT = Namespace(PREFIXES["zt"])
SCHEMA = Namespace(PREFIXES["schema"])
OA = Namespace(PREFIXES["oa"])
ID = Namespace(PREFIXES["id"])
MEETING = ID["meeting-中共临江市委常委会会议-2024-10-17"]


def file_of(*pages: Extraction, **options: object) -> str:
    return "".join(write(resolve(pages), **options))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=file_of(first_page(), second_page()), format="turtle")


def test_two_readers_read_the_same_triples(graph: Graph) -> None:
    store = ox.Store()
    store.load(file_of(first_page(), second_page()), format=ox.RdfFormat.TURTLE)
    assert len(store) == len(graph) > 500


def test_every_statement_is_a_direct_triple_with_a_quote_that_can_be_checked(graph: Graph) -> None:
    texts = {page.document.id: page.document.text for page in (first_page(), second_page())}
    statements = list(graph.subjects(RDF.type, RDF.Statement))
    assert statements
    for statement in statements:
        triple = tuple(graph.value(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        assert triple in graph
        quotes = list(graph.objects(statement, ZT.quote))
        assert quotes
        for quote in quotes:
            document = graph.value(graph.value(quote, PROV.wasQuotedFrom), SCHEMA.isPartOf)
            text = texts[str(graph.value(document, URIRef(PREFIXES["dcterms"] + "identifier")))]
            start, end = int(graph.value(quote, OA.start)), int(graph.value(quote, OA.end))
            assert "".join(str(graph.value(quote, OA.exact)).split()) == "".join(text[start:end].split())


def test_a_quote_from_a_pdf_tells_the_page_and_the_place_on_it() -> None:
    page = first_page()
    text = page.document.text
    half = len(text) // 2
    blocks = (
        Block("body", (0, half), 1, 1, (31.25, 40.0, 200.0, 812.04)),
        Block("body", (half, len(text)), 1, 2, (31.25, 40.0, 200.0, 90.0)),
    )
    made = Graph().parse(data=file_of(replace(page, document=replace(page.document, blocks=blocks))), format="turtle")
    seen = set()
    for quote in made.subjects(RDF.type, OA.TextQuoteSelector):
        start, end = int(made.value(quote, OA.start)), int(made.value(quote, OA.end))
        pages = [n for n, inside in ((1, start < half), (2, end > half)) if inside]
        assert sorted(int(n) for n in made.objects(quote, ZT.page)) == pages
        boxes = {1: "1 31.2 40.0 200.0 812.0", 2: "2 31.2 40.0 200.0 90.0"}
        assert sorted(map(str, made.objects(quote, ZT.box))) == [boxes[n] for n in pages]
        seen.update(pages)
    assert seen == {1, 2}


def test_a_quote_from_a_text_file_has_no_page(graph: Graph) -> None:
    assert not list(graph.subject_objects(ZT.page))
    assert not list(graph.subject_objects(ZT.box))


def test_a_meeting_with_its_day_and_when_it_was_spoken_of(graph: Graph) -> None:
    dates = {p: str(graph.value(MEETING, p)) for p in (ZT.earliest, ZT.latest, ZT.firstObserved, ZT.lastObserved)}
    assert list(dates.values()) == ["2024-10-17", "2024-10-17", "2024-10-18", "2024-10-19"]
    assert [str(a) for a in graph.objects(MEETING, SKOS.altLabel)] == ["临江市委常委会会议"]


def test_a_headline_and_an_author_for_articles_alone(graph: Graph) -> None:
    kinds = {bool(graph.value(a, SCHEMA.headline)): a for a in graph.subjects(RDF.type, SCHEMA.NewsArticle)}
    notice = kinds[False]
    assert str(graph.value(notice, SCHEMA.genre)) == "notice"
    assert graph.value(notice, SCHEMA.author) is None
    assert graph.value(kinds[True], SCHEMA.genre) is None


def test_articles_mention_what_is_mentioned_and_what_is_related(graph: Graph) -> None:
    (article,) = graph.subjects(SCHEMA.mentions, ID["person-李若谷-青岚省临江市"])
    mentioned = set(graph.objects(article, SCHEMA.mentions))
    assert {MEETING, ID["policy-临江市城市更新条例"], ID["post-临江市人民政府-市长"], ID["role-常委"]} <= mentioned


def test_other_keys_remain_as_same_as(graph: Graph) -> None:
    policy = ID["policy-临江市城市更新条例实施办法"]
    (other,) = graph.objects(policy, OWL.sameAs)
    assert str(other).startswith(str(policy) + "-")
    assert graph.value(policy, URIRef(PREFIXES["dcterms"] + "type")) == ZT.measures


def test_every_term_used_is_in_the_ontology_or_a_standard(graph: Graph) -> None:
    from importlib.resources import files

    ontology = Graph().parse(data=files("graph").joinpath("data/ontology.ttl").read_text("utf-8"), format="turtle")
    used = {term for triple in graph for term in triple if isinstance(term, URIRef) and term.startswith(ZT)}
    known = set(ontology.subjects(RDFS.label)) | set(ontology.subjects(SKOS.prefLabel))
    assert used <= known
    for term in set(ontology.subjects(RDFS.label)) - {URIRef(PREFIXES["zt"].rstrip("#")), ZT.policyTypes}:
        assert {label.language for label in ontology.objects(term, RDFS.label)} == {"en", "zh"}, term
        assert ontology.value(term, RDFS.comment), term
        assert ontology.value(term, RDFS.subPropertyOf) or ontology.value(term, RDFS.subClassOf), term


def test_there_are_no_blank_nodes_and_no_slash_in_a_name(graph: Graph) -> None:
    subjects = {s for s in graph.subjects() if not s.startswith(ZT)}
    assert all(isinstance(s, URIRef) for s in subjects)
    assert all("/" not in s.removeprefix(ID) for s in subjects)


def test_facts_only_keeps_the_facts(graph: Graph) -> None:
    facts = Graph().parse(data=file_of(first_page(), second_page(), facts_only=True), format="turtle")
    evidence = {RDF.Statement, OA.TextQuoteSelector, PROV.Plan}
    assert not evidence & set(facts.objects(None, RDF.type))
    assert (MEETING, ZT.chair, ID["person-赵明远-青岚省临江市"]) in facts
    assert set(facts) < set(graph)


def test_publisher_s_base_and_licence() -> None:
    licence = "https://creativecommons.org/licenses/by/4.0/"
    graph = Graph().parse(data=file_of(first_page(), base="https://example.org/kg#", licence=licence), format="turtle")
    dataset = URIRef("https://example.org/kg#dataset-zhengtu")
    assert str(graph.value(dataset, URIRef(PREFIXES["dcterms"] + "license"))) == licence
    assert not [s for s in graph.subjects() if s.startswith(ID)]


def test_an_undated_page_gets_no_date_from_anywhere() -> None:
    file = file_of(first_page(date=None))
    assert "Observed" not in file
    assert "datePublished" not in file
    assert "dcterms:modified" not in file


def test_the_file_is_the_same_in_another_process(tmp_path_factory: pytest.TempPathFactory) -> None:
    import subprocess
    import sys

    code = (
        "from tests.graph.people import first_page, second_page; from graph.resolve import resolve;"
        "from graph.rdf import write; import hashlib, json;"
        "print(json.dumps(hashlib.sha256(''.join(write(resolve([second_page(), first_page()]))).encode()).hexdigest()))"
    )
    found = {
        json.loads(
            subprocess.run(
                [sys.executable, "-c", code],
                capture_output=True,
                check=True,
                env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            ).stdout
        )
        for seed in ("1", "2")
    }
    assert len(found) == 1
