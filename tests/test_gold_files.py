"""Every annotation of our own gold documents is held against its text.

``tests/gold/README.md`` says what the files are. A defect is a line of text that names the field; a sound document has
none, and each kind of defect is planted once to show that it would be found.
"""

from __future__ import annotations

import copy
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parent / "gold"
FILES = sorted(GOLD.glob("*.jsonl"))
FIELDS = {
    *("id", "date", "place", "text", "source", "people", "holds", "former", "appointed", "removed"),
    *("meetings", "policies", "implements", "articles", "optional"),
}
# A page that is annotated for its layout alone: no people, posts, meetings or policies.
LAYOUT_FIELDS = {"id", "date", "place", "text", "source", "articles"}
POSTS = ("holds", "former", "appointed", "removed")
MEETING_FIELDS = {"names", "date", "chair", "speaker", "attendee", "organizer", "studied", "adopted"}
# A meeting may be dated by its month or year alone, a policy only by its day.
DATE_FORM = {"meetings": r"\d{4}(-\d\d){0,2}", "policies": r"\d{4}-\d\d-\d\d"}
POLICY_FIELDS = {"names", "date", "issuer", "number"}
ARTICLE_FIELDS = {"headline", "authors", "body", "title"}
# A form that leaves the place open (市委, 县政府, 全市…会议) is no name outside its document; 市中区 and 镇原县 are
# places.
OPEN_PLACE = re.compile(
    r"(?:[全我本该]|自治)?(?:[省市县区州旗乡](?!中区)|镇(?![\u4e00-\u9fff][县乡]))"
    r"|地委|行署|全会$|会议$|大会$|座谈会$"
)
# Bodies and sessions that need no place, the country's own; and a region's outpost, which names its prefecture.
UNIQUE = re.compile(r"全国|中央|中国|中华|国务院|党的|中共|最高|自治区.*(?:[^全本]地区|分院)")


def norm(text: str) -> str:
    """The form in which names are compared: NFKC without white space (gold guide, first paragraph)."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def forms(value: str | list[str]) -> frozenset[str]:
    return frozenset(norm(v) for v in ([value] if isinstance(value, str) else value))


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def is_layout(doc: dict[str, Any]) -> bool:
    return not set(doc) & (FIELDS - LAYOUT_FIELDS)


def shape_defects(doc: dict[str, Any]) -> Iterator[str]:
    fields = LAYOUT_FIELDS if is_layout(doc) else FIELDS
    if set(doc) != fields:
        yield f"fields: {sorted(set(doc) ^ fields)}"
    if not doc["id"].isascii():
        yield "id: not ASCII"
    if doc["date"] is not None:
        date.fromisoformat(doc["date"])
    for kind, fields in (("meetings", MEETING_FIELDS), ("policies", POLICY_FIELDS)):
        for item in doc.get(kind, []):
            if set(item) != fields or not item["names"]:
                yield f"{kind}: fields of {item.get('names')}"
            if item["date"] and not re.fullmatch(DATE_FORM[kind], item["date"]):
                yield f"{kind}: date {item['date']}"
    for article in doc["articles"]:
        if not {"headline", "authors"} <= set(article) <= ARTICLE_FIELDS:
            yield f"articles: fields of {article['headline']}"


def people_defects(doc: dict[str, Any]) -> Iterator[str]:
    text, known = norm(doc["text"]), set[str]()
    for person in doc["people"]:
        known |= forms(person)
        for form in forms(person):
            if form not in text:
                yield f"people: {form} is not in the text"
    named = [row[0] for field in POSTS for row in doc[field]]
    named += [p for m in doc["meetings"] for role in ("chair", "speaker", "attendee") for p in m[role]]
    named += [name for article in doc["articles"] for author in article["authors"] for name in author]
    for name in named:
        if norm(name) not in known:
            yield f"people: {name} is not listed"


def post_defects(doc: dict[str, Any]) -> Iterator[str]:
    text = norm(doc["text"])
    for field in POSTS:
        rows = [(norm(p), forms(org), forms(title)) for p, org, title in doc[field]]
        if len(set(rows)) != len(rows):
            yield f"{field}: a row twice"
        for person, org, title in rows:
            if not org or not any(t in text for t in title):
                yield f"{field}: no title of {person} is in the text: {sorted(title)}"


def open_place_defects(doc: dict[str, Any]) -> Iterator[str]:
    lists = [("posts", row[1]) for field in POSTS for row in doc[field]]
    lists += [("organizer", org) for m in doc["meetings"] for org in m["organizer"]]
    lists += [("meetings", m["names"]) for m in doc["meetings"]]
    lists += [("issuer", org) for p in doc["policies"] for org in p["issuer"]]
    for kind, names in lists:
        for name in names:
            if OPEN_PLACE.match(norm(name)) and not UNIQUE.match(norm(name)):
                yield f"{kind}: {name} leaves the place open"


def meeting_defects(doc: dict[str, Any]) -> Iterator[str]:
    meetings = {forms(m["names"]) for m in doc["meetings"]}
    policies = {forms(p["names"]) for p in doc["policies"]}
    for m in doc["meetings"]:
        name, there = m["names"][0], set(m["attendee"])
        if not {*m["chair"], *m["speaker"]} <= there:
            yield f"meetings: who chairs or speaks at {name} is there"
        for target in m["studied"]:
            if forms(target) not in meetings | policies or forms(target) == forms(m["names"]):
                yield f"studied: {target} is no other meeting or policy"
        for target in m["adopted"]:
            if forms(target) not in policies:
                yield f"adopted: {target} is no policy"
    for _, target in doc["implements"]:
        if forms(target) not in policies:
            yield f"implements: {target} is no policy"


def policy_defects(doc: dict[str, Any]) -> Iterator[str]:
    text = norm(doc["text"])
    for p in doc["policies"]:
        if not any(name in text for name in forms(p["names"])):
            yield f"policies: {p['names'][0]} is not in the text"
        if p["number"] and norm(p["number"]) not in text:
            yield f"policies: {p['number']} is not in the text"


def identity_defects(doc: dict[str, Any]) -> Iterator[str]:
    owner: dict[str, str] = {}
    entities = [("people", p) for p in doc["people"]]
    entities += [(kind, item["names"]) for kind in ("meetings", "policies") for item in doc[kind]]
    entities += [("optional", names) for names in doc["optional"]]
    for i, (kind, names) in enumerate(entities):
        for form in forms(names):
            if owner.setdefault(form, f"{i}") != f"{i}":
                yield f"{kind}: {form} names two things"


def article_defects(doc: dict[str, Any]) -> Iterator[str]:
    text, runs = doc["text"], list[tuple[int, int]]()
    for article in doc["articles"]:
        names = article["headline"]
        head = "".join(text[start:end] for start, end in article.get("title", [])) or text
        if not names or norm(names[0]) not in norm(head):
            yield f"articles: {names} is not where the title is said to be"
        for start, end in [*article.get("body", []), *article.get("title", [])]:
            piece = text[start:end]
            if not 0 <= start < end <= len(text) or piece != piece.strip():
                yield f"articles: run {start}-{end} of {names[0]}"
            runs.append((start, end))
        if ("body" in article) != ("title" in article):
            yield f"articles: {names[0]} has body or title alone"
    for (_, end), (start, _) in pairwise(sorted(runs)):
        if start < end:
            yield f"articles: runs overlap at {start}"


def layout_defects(doc: dict[str, Any]) -> Iterator[str]:
    """What only a page without entities shows: authors that nothing else lists, runs that no relation needs."""
    for article in doc["articles"]:
        names = article["headline"]
        if not {"title", "body"} <= set(article):
            yield f"articles: {names[0]} has no runs"
        signed = norm("".join(doc["text"][start:end] for start, end in article.get("body", [])))
        for name in (name for author in article["authors"] for name in author):
            if norm(name) not in signed:
                yield f"articles: {name} does not sign {names[0]}"


Check = Callable[[dict[str, Any]], Iterator[str]]
LAYOUT_CHECKS: tuple[Check, ...] = (shape_defects, article_defects, layout_defects)
CHECKS: tuple[Check, ...] = (
    shape_defects,
    people_defects,
    post_defects,
    open_place_defects,
    meeting_defects,
    policy_defects,
    identity_defects,
    article_defects,
)


def defects(doc: dict[str, Any]) -> list[str]:
    checks = LAYOUT_CHECKS if is_layout(doc) else CHECKS
    return [defect for check in checks for defect in check(doc)]


@pytest.mark.parametrize("doc", [doc for path in FILES for doc in read(path)], ids=lambda doc: str(doc["id"]))
def test_document_agrees_with_its_text(doc: dict[str, Any]) -> None:
    assert defects(doc) == []


@pytest.mark.parametrize(
    ("name", "documents", "pages"),
    [
        ("dev", 22, 4),
        ("dev-e", 12, 3),
        ("dev-f", 12, 3),
        ("dev-g", 18, 4),
        ("dev-h", 10, 10),
        ("dev-i", 22, 6),
        ("dev-j", 18, 4),
        ("dev-k", 14, 6),
        ("dev-l", 16, 2),
        ("dev-m", 14, 2),
        ("dev-n", 14, 2),
        ("dev-o", 16, 3),
        ("dev-p", 14, 0),
        ("dev-q", 6, 6),
        ("dev-r", 15, 3),
        ("dev-s", 18, 4),
        ("dev-t", 16, 4),
        ("dev-u", 24, 0),
        ("dev-v", 7, 7),
        ("dev-w", 24, 0),
        ("dev-x", 24, 0),
        ("dev-y", 8, 8),
        ("dev-z", 8, 8),
        ("dev-aa", 24, 0),
        ("dev-ab", 16, 0),
        ("dev-pages", 18, 18),
        ("held-b", 20, 5),
        ("held-c", 20, 5),
        ("held-d", 24, 0),
    ],
)
def test_no_document_is_lost(name: str, documents: int, pages: int) -> None:
    docs = read(GOLD / f"{name}.jsonl")
    whole = [doc for doc in docs if any("body" in article for article in doc["articles"])]
    assert (len(docs), len(whole)) == (documents, pages)


def test_ids_are_unique() -> None:
    ids = [doc["id"] for path in FILES for doc in read(path)]
    assert len(set(ids)) == len(ids)


TITLE = "市委常委会召开会议"
STORY = "市委书记赵明远主持会议并讲话，传达学习党的二十大精神，审议通过《临江市河湖管理办法》（临发〔2024〕3号）。"
CONGRESS = ["中国共产党第二十次全国代表大会", "党的二十大"]
NOBODY: dict[str, Any] = {"date": None, "chair": [], "speaker": [], "attendee": [], "studied": [], "adopted": []}
SOUND: dict[str, Any] = {
    "id": "sound",
    "date": "2024-05-09",
    "place": "临江市",
    "text": f"{TITLE}\n{STORY}",
    "source": "a test",
    "people": [["赵明远"]],
    "holds": [["赵明远", ["中共临江市委员会", "临江市委"], ["书记"]]],
    "former": [],
    "appointed": [],
    "removed": [],
    "meetings": [
        {**NOBODY, "names": CONGRESS, "organizer": [["中国共产党"]]},
        {
            "names": ["中共临江市委常委会会议"],
            "date": None,
            "chair": ["赵明远"],
            "speaker": ["赵明远"],
            "attendee": ["赵明远"],
            "organizer": [["中共临江市委员会"]],
            "studied": [CONGRESS],
            "adopted": [["临江市河湖管理办法"]],
        },
    ],
    "policies": [{"names": ["临江市河湖管理办法"], "date": None, "issuer": [], "number": "临发〔2024〕3号"}],
    "implements": [],
    "articles": [{"headline": [TITLE], "authors": [], "title": [[0, 9]], "body": [[10, 10 + len(STORY)]]}],
    "optional": [["河湖长制"]],
}


def test_the_sound_document_has_no_defect() -> None:
    assert defects(SOUND) == []


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (("id",), "稿一", "not ASCII"),
        (("people", 0), ["赵明"], "赵明远 is not listed"),
        (("people", 0), ["赵明远", "赵远明"], "赵远明 is not in the text"),
        (("holds", 0, 2), ["副书记"], "no title of 赵明远"),
        (("holds", 0, 1), ["市委"], "市委 leaves the place open"),
        (("meetings", 1, "names"), ["全市干部大会"], "leaves the place open"),
        (("meetings", 1, "attendee"), [], "is there"),
        (("meetings", 1, "studied"), [["党的二十大"]], "no other meeting or policy"),
        (("meetings", 1, "adopted"), [["河湖管理办法"]], "is no policy"),
        (("meetings", 1, "date"), "5月9日", "date 5月9日"),
        (("policies", 0, "date"), "2024-05", "date 2024-05"),
        (("implements",), [[["临江市水利局"], ["河湖管理办法"]]], "is no policy"),
        (("policies", 0, "number"), "临发〔2024〕4号", "临发〔2024〕4号 is not in the text"),
        (("policies", 0, "names"), ["临江市湖泊管理办法"], "is not in the text"),
        (("optional", 0), ["党的二十大"], "names two things"),
        (("articles", 0, "title"), [[0, 8]], "not where the title"),
        (("articles", 0, "body"), [[8, 40]], "runs overlap at 8"),
        (("articles", 0, "body"), [[9, 40]], "run 9-40"),
        (("articles", 0, "body"), [[10, 900]], "run 10-900"),
    ],
)
def test_a_planted_defect_is_found(path: tuple[str | int, ...], value: object, named: str) -> None:
    doc = copy.deepcopy(SOUND)
    *parents, last = path
    place: Any = doc
    for key in parents:
        place = place[key]
    place[last] = value
    assert any(named in defect for defect in defects(doc)), defects(doc)


LAYOUT: dict[str, Any] = {
    "id": "layout",
    "date": None,
    "place": "临江市",
    "text": f"{TITLE}\n{STORY}（闻一川）",
    "source": "a test",
    "articles": [
        {"headline": [TITLE], "authors": [["闻一川"]], "title": [[0, 9]], "body": [[10, 10 + len(STORY) + 5]]}
    ],
}


def test_a_page_without_entities_needs_only_its_articles() -> None:
    assert defects(LAYOUT) == []


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("authors", [["闻一舟"]], "闻一舟 does not sign"),
        ("body", [[10, 10 + len(STORY)]], "闻一川 does not sign"),
        ("title", [[0, 8]], "not where the title"),
    ],
)
def test_a_planted_layout_defect_is_found(field: str, value: object, named: str) -> None:
    doc = copy.deepcopy(LAYOUT)
    doc["articles"][0][field] = value
    assert any(named in defect for defect in defects(doc)), defects(doc)


def test_a_layout_page_with_a_stray_field_is_no_layout_page() -> None:
    assert not is_layout({**LAYOUT, "people": []})
    assert any("fields" in defect for defect in shape_defects({**LAYOUT, "people": [], "meetings": [], "policies": []}))
