from dataclasses import replace
from pathlib import Path

import pytest

from graph.store import Store, decode, document_key, encode, fingerprint, replacing
from nlp.models import Block, Document, Extraction
from tests.graph.people import first_page, second_page


@pytest.mark.parametrize("extraction", [first_page(), second_page(), Extraction(Document("空", "", None), ())])
def test_what_is_kept_comes_back_equal(tmp_path: Path, extraction: Extraction) -> None:
    store = Store(tmp_path / "store", "one")
    store.put(extraction)
    assert store.get(extraction.document) == extraction
    assert decode(encode(extraction)) == extraction


def test_blocks_surrogates_and_control_characters_survive(tmp_path: Path) -> None:
    document = Document(
        "x", "a\ud800b\u0000\u2028", blocks=(Block("body", (0, 3), 1, 2, (0.0, 1.5, 2.0, 3.25)), Block("table", (3, 4)))
    )
    store = Store(tmp_path, "one")
    store.put(Extraction(document, ()))
    assert store.get(document) == Extraction(document, ())


def test_another_maker_or_document_is_not_taken(tmp_path: Path) -> None:
    page = first_page()
    store = Store(tmp_path, "one")
    store.put(page)
    assert store.holds(page.document)
    assert not Store(tmp_path, "two").holds(page.document)
    assert Store(tmp_path, "two").get(page.document) is None
    for changed in ({"date": "2024-10-19"}, {"text": "别的"}, {"place": "石门市"}):
        other = replace(page.document, **changed)
        assert not store.holds(other)
        assert store.get(other) is None


@pytest.mark.parametrize("damage", ["", "{", "[]\n[]", '{"format": 1, "maker": "one"}\n{"document": {}}'])
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: str) -> None:
    page = first_page()
    store = Store(tmp_path, "one")
    path = store.put(page)
    path.write_text(damage, "utf-8")
    assert store.get(page.document) is None


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a" / "graph.ttl"
    with replacing(path) as file:
        file.write("old")
    with pytest.raises(KeyboardInterrupt), replacing(path) as file:
        file.write("new, but")
        raise KeyboardInterrupt
    assert path.read_text("utf-8") == "old"
    assert list(path.parent.iterdir()) == [path]


def test_the_key_of_a_document_is_of_identifier_and_text_alone() -> None:
    document = Document("a", "文")
    assert document_key(document) == document_key(replace(document, date="2024-10-18", path="elsewhere"))
    assert document_key(document) != document_key(replace(document, id="b"))
    assert document_key(document) != document_key(replace(document, text="字"))


def test_the_fingerprint_follows_code_and_data_but_not_training_and_caches(tmp_path: Path) -> None:
    for name, text in (("a.py", "1"), ("data/b.csv", "2"), ("training/c.py", "3"), ("__pycache__/a.pyc", "4")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    before = fingerprint(tmp_path)
    (tmp_path / "training/c.py").write_text("other", "utf-8")
    (tmp_path / "__pycache__/a.pyc").write_text("other", "utf-8")
    assert fingerprint(tmp_path) == before
    (tmp_path / "data/b.csv").write_text("other", "utf-8")
    assert fingerprint(tmp_path) != before
    assert fingerprint(tmp_path, tmp_path / "data") != fingerprint(tmp_path)
