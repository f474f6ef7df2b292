"""Counting what rules make, drawing what is read, and the table that comes of it."""

from __future__ import annotations

import csv
import json
from itertools import permutations
from pathlib import Path

import pytest

from nlp.lexicon import all_rules
from nlp.models import Argument, Document, Extraction, Referent, RelationMention
from nlp.training import measure_rules
from nlp.training.measure_rules import Firing, Tally, chosen, count, firing, main, record

TEXT = "会议召开。市长王海、副市长赵敏出席会议。"


def extraction(name: str, rules: tuple[str, ...] = ("attendee-present",)) -> Extraction:
    """A page of which each rule says that two people attended a meeting."""
    referents = (Referent(0, "meeting", "甲会议"), Referent(1, "person", "王海"), Referent(2, "person", "赵敏"))
    relations = tuple(
        RelationMention("attendee", (Argument("subject", 0), Argument("object", who)), 1, ((5, 20), (0, 5)), rule)
        for rule in rules
        for who in (1, 2)
    )
    return Extraction(Document(name, TEXT, date="2025-03-17"), (), referents, (), relations)


def tally(names: tuple[str, ...], each: int = 3) -> Tally:
    found = Tally(each)
    for name in names:
        found.add(extraction(name))
    return found


def test_a_firing_shows_what_a_reader_needs() -> None:
    page = extraction("p")
    shown = firing(page, page.relations[0])
    assert (shown.rule, shown.subject, shown.object, shown.date) == ("attendee-present", "甲会议", "王海", "2025-03-17")
    assert (shown.before, shown.sentence, shown.others) == (TEXT[:5], TEXT[5:20], (TEXT[:5],))


def test_a_post_is_shown_as_body_and_title() -> None:
    referents = (
        Referent(0, "person", "王海"),
        Referent(1, "organization", "清远市人民政府"),
        Referent(2, "role", "市长"),
    )
    ends = (Argument("person", 0), Argument("organization", 1), Argument("role", 2))
    said = RelationMention("holds", ends, 1, ((5, 20),), "holds-apposition")
    shown = firing(Extraction(Document("p", TEXT), (), referents, (), (said,)), said)
    assert (shown.subject, shown.object) == ("王海", "清远市人民政府 | 市长")


def test_the_sample_is_the_same_in_any_order_and_by_any_number_of_processes() -> None:
    names = ("a", "b", "c", "d", "e")
    whole = tally(names).sample()
    assert len(whole) == 3
    for order in permutations(names):
        assert tally(order).sample() == whole
    parts = tally(names[:2])
    parts.merge(tally(names[2:]))
    assert parts.sample() == whole
    assert parts.fired == {"attendee-present": 10}
    assert (parts.documents, parts.characters) == (5, 5 * len(TEXT))


def test_of_one_sentence_one_statement_is_drawn() -> None:
    assert len(tally(("a",)).sample()) == 1
    assert Tally(0).sample() == []


def test_a_share_of_the_documents_is_always_the_same_share() -> None:
    documents = [Document(str(n), TEXT) for n in range(400)]
    some = {d.id for d in chosen(documents, 0.1)}
    assert 20 <= len(some) <= 60
    assert some < {d.id for d in chosen(reversed(documents), 0.5)}
    assert len(list(chosen(documents, 1.0))) == 400
    assert some.isdisjoint(d.id for d in chosen(documents, 0.1, after=0.1))


def lines(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def test_the_pipeline_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = lines(
        tmp_path / "pages.jsonl", [{"id": "a", "text": "市政府召开常务会议。市长王海主持会议。", "place": "清远市"}]
    )
    main(["count", str(pages), "--sample", str(tmp_path / "sample.jsonl")])
    fired = dict(list(csv.reader(capsys.readouterr().out.splitlines()))[1:])
    assert fired["chair-presides"] == "1"
    drawn = [Firing(**json.loads(line)) for line in (tmp_path / "sample.jsonl").read_text("utf-8").splitlines()]
    assert [d.object for d in drawn if d.rule == "chair-presides"] == ["王海"]
    assert count([pages], each=0).sample() == []


def test_what_was_read_becomes_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fired = tmp_path / "fired.csv"
    fired.write_text("rule,fired\nchair-presides,7\n", "utf-8")
    first = lines(tmp_path / "a.jsonl", [{"rule": "chair-presides", "id": n} for n in ("1", "2", "3")])
    second = lines(tmp_path / "b.jsonl", [{"rule": "chair-presides", "id": n} for n in ("1", "4", "5")])
    verdicts = [("1", True), ("2", True), ("4", True), ("5", True), ("2", False)]  # on second thoughts 2 is wrong
    judged = lines(tmp_path / "judged.jsonl", [{"id": n, "right": right} for n, right in verdicts])
    samples = [("甲报", first), ("乙报", second)]
    readings = {r.rule: r for r in record(fired, samples, judged, each=3)}
    assert set(readings) == {r.id for r in all_rules()}
    reading = readings["chair-presides"]
    assert (reading.fired, reading.read, reading.right, reading.text) == (7, 3, 2, "甲报 + 乙报")
    assert (readings["removed-his"].read, readings["removed-his"].precision) == (0, None)

    monkeypatch.setattr(measure_rules, "DATA", tmp_path)
    arguments = ["--fired", str(fired), "--sample", f"甲报={first}", "--judgements", str(judged), "--note", "two days"]
    main(["record", *arguments])
    written = (tmp_path / "rule_precision.csv").read_text("utf-8").splitlines()
    assert written[0] == "# two days"
    assert written[2].startswith("chair-presides,7,2,1,甲报,")


def test_a_sample_without_a_name_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["record", "--fired", "a", "--sample", "b", "--judgements", "c", "--note", "d"])
    assert "write NAME=FILE" in capsys.readouterr().err
