"""Traditional text is read like simplified text, and shown and quoted as printed, whatever kind of file it comes in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.build import Options, build, extraction
from graph.models import Graph
from nlp.models import Document, Extraction
from nlp.traditional import to_read
from tests.nlp.mini import characters

HEADLINE = "林知秋主持召開市委常委會會議"
LEAD = "3月17日，市委書記林知秋主持召開市委常委會會議，副市長葉萬榮列席會議。"
PASSED = "會議審議通過了《清遠市鄉村振興條例》，學習了「鄉村振興」有關論述。"
TEXT = f"{HEADLINE}\n　　{LEAD}\n　　{PASSED}\n"
NAMES = {
    "林知秋": set[str](),
    "叶万荣": {"葉萬榮"},
    "清远市乡村振兴条例": {"清遠市鄉村振興條例"},
}


def found(text: str = TEXT) -> Extraction:
    return extraction(Document("d", text, "2025-03-18", "清远市"), characters())


def said(of: Extraction) -> set[tuple[str, str]]:
    """Each relation with the names of its arguments."""
    names = {r.id: r.name for r in of.referents}
    return {
        (r.relation, "/".join(a.literal if a.referent is None else names[a.referent] for a in r.arguments))
        for r in of.relations
    }


def test_what_is_said_is_what_simplified_text_says() -> None:
    plain = to_read(Document("d", TEXT)).text
    assert "“乡村振兴”" in plain
    assert said(found()) == said(found(plain))
    assert {relation for relation, _ in said(found())} >= {"chair", "attendee", "adopted", "holds", "organizer"}


def test_names_are_simplified_and_have_their_printed_form() -> None:
    referents = {r.name: set(r.aliases) for r in found().referents}
    for name, printed in NAMES.items():
        assert referents[name] >= printed
    assert "乡村" not in "".join(m.surface for m in found().mentions)


def test_headline_and_text_are_as_printed() -> None:
    of = found()
    assert of.document.text == TEXT
    assert of.articles[0].headline == HEADLINE
    for mention in of.mentions:
        assert mention.surface in TEXT[slice(*mention.span)]


def test_simplified_text_is_left_alone() -> None:
    document = Document("d", "清远市委书记林知秋与作家劉乾座谈，听取他对全市文化工作的意见。", None, "清远市")
    assert to_read(document) is document


def test_what_is_known_of_the_document_is_read_too() -> None:
    document = Document("d", TEXT, place="清遠市", paper="清遠日報", title=HEADLINE)
    read = to_read(document)
    assert (read.place, read.paper, read.title) == ("清远市", "清远日报", "林知秋主持召开市委常委会会议")
    assert read.id == "d" and len(read.text) == len(TEXT)


def files(folder: Path, kind: str) -> Path:
    """The text as a file of that kind."""
    path = folder / f"page.{kind}"
    html = f"<h1>{HEADLINE}</h1><div class='content'><p>{LEAD}</p><p>{PASSED}</p></div>"
    written = {
        "txt": TEXT,
        "md": f"# {HEADLINE}\n\n{LEAD}\n\n{PASSED}\n",
        "jsonl": json.dumps({"id": "d", "text": TEXT}, ensure_ascii=False),
        "html": f"<html><head><title>{HEADLINE}</title></head><body>{html}</body></html>",
    }
    path.write_text(written[kind], "utf-8")
    return path


def graph(folder: Path, kind: str) -> Graph:
    options = Options(date="2025-03-18", place="清远市", model="char")
    return build([files(folder, kind)], folder / "kg", options).graph


@pytest.mark.parametrize("kind", ["txt", "md", "jsonl", "html"])
def test_every_kind_of_file(tmp_path: Path, kind: str) -> None:
    made = graph(tmp_path, kind)
    assert {s.relation for s in made.statements.values()} >= {"chair", "attendee", "adopted", "holds"}
    quotes = {quote.exact for quote in made.quotes.values()}
    assert quotes & {LEAD, PASSED} == {LEAD, PASSED}
    assert [a.headline for a in made.articles.values() if a.kind == "article"] == [HEADLINE]
