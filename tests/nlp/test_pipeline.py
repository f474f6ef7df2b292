"""The order of the components, other people's pipelines, and what holds for whatever text comes in."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.components.base import get_matches
from nlp.models import Author, Document, ReadError
from nlp.pipeline import COMPONENTS, annotate, load_pipeline, version_of
from nlp.reading import split
from nlp.reference import refer
from nlp.relations import extract
from tests.nlp.mini import DATE, article, characters, matches, read, squeezed

POST_RELATIONS = ("holds", "former", "appointed", "removed")
OTHER_RELATIONS = (
    *("chair", "speaker", "attendee", "organizer", "studied", "adopted", "issuer", "implements", "location"),
    *("start_date", "end_date", "legislation_date", "number", "ordinal_term", "ordinal_session"),
)
ROLES = {
    **{relation: {"person", "organization", "role"} for relation in POST_RELATIONS},
    **{relation: {"subject", "object"} for relation in OTHER_RELATIONS},
}


# ---- pipelines -----------------------------------------------------------------------------------------------------


def test_our_components_come_last_and_in_order() -> None:
    assert tuple(characters().pipe_names) == COMPONENTS
    assert tuple(load_pipeline().pipe_names[-len(COMPONENTS) :]) == COMPONENTS


def test_the_order_is_what_each_component_needs() -> None:
    order = {name.removeprefix("zhengtu_"): i for i, name in enumerate(COMPONENTS)}
    assert order["policies"] < order["organizations"] < order["posts"] < order["people"] < order["meetings"]
    assert order["dates"] < order["meetings"]


def test_a_pipeline_by_its_folder(tmp_path: Path) -> None:
    spacy.blank("zh").to_disk(tmp_path / "mine")
    assert tuple(load_pipeline(tmp_path / "mine").pipe_names) == COMPONENTS


def test_no_pipeline_is_told_in_one_line(tmp_path: Path) -> None:
    for target in ("zh_no_such_pipeline", tmp_path / "none"):
        with pytest.raises(ReadError) as error:
            load_pipeline(target)
        assert str(target) in str(error.value)
        assert "\n" not in str(error.value)
        assert error.value.remedy


def test_a_pipeline_with_parts_that_are_not_installed_is_told_in_one_line(tmp_path: Path) -> None:
    spacy.blank("zh").to_disk(tmp_path / "parts")
    config = tmp_path / "parts" / "config.cfg"
    text = config.read_text("utf-8").replace("pipeline = []", 'pipeline = ["transformer"]')
    config.write_text(
        text.replace("[components]", '[components]\n\n[components.transformer]\nfactory = "none_such"'), "utf-8"
    )
    with pytest.raises(ReadError, match="parts: cannot be loaded: ") as error:
        load_pipeline(tmp_path / "parts")
    assert "\n" not in str(error.value)


def test_two_processes_find_the_same() -> None:
    pipeline = load_pipeline()
    texts = [
        "市委书记赵明远主持召开市委常委会会议，传达学习全国教育大会精神。",
        "副市长孙丽萍到清河县调研。\n县长李志强参加。",
    ] * 4

    def found(processes: int) -> list[object]:
        docs = pipeline.pipe(texts, batch_size=2, n_process=processes)
        return [([(e.text, e.label_) for e in d.ents], [t.text for t in d], get_matches(d)) for d in docs]

    assert found(2) == found(1)


def test_a_pipeline_of_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "english")
    with pytest.raises(ReadError, match="is a pipeline for 'en'"):
        load_pipeline(tmp_path / "english")


def test_a_pipeline_has_a_name_and_a_version() -> None:
    assert version_of(characters()).startswith("zh_")
    assert version_of(load_pipeline()) != version_of(characters())


@pytest.mark.parametrize(
    ("theirs", "ours"), [("PER", "PERSON"), ("NR", "PERSON"), ("NT", "ORG"), ("ORG", "ORG"), ("NS", "GPE")]
)
def test_labels_of_other_pipelines_are_read_as_ours(theirs: str, ours: str) -> None:
    pipeline = spacy.blank("zh")

    @Language.component(f"labels_{theirs}")
    def labels(doc: Doc) -> Doc:
        doc.ents = (Span(doc, 0, 2, label=theirs),)
        return doc

    pipeline.add_pipe(f"labels_{theirs}")
    for component in COMPONENTS:
        pipeline.add_pipe(component)
    (doc,) = annotate(pipeline, [article("王海到了。")], DATE)
    assert [e.label_ for e in doc.ents] == [ours]


# ---- annotate ------------------------------------------------------------------------------------------------------


def test_each_article_gets_a_doc_with_its_own_text() -> None:
    articles = [article("市委书记王海到会。"), article("市长赵敏到会。", position=2)]
    docs = annotate(characters(), articles, DATE)
    assert [d.text for d in docs] == [a.text for a in articles]
    assert [[d.text[m.start : m.end] for m in get_matches(d, "person")] for d in docs] == [["王海"], ["赵敏"]]
    assert annotate(characters(), []) == []


def test_the_whole_document_is_evidence_for_a_name() -> None:
    alone = annotate(characters(), [article("王海指出，要抓落实。")], DATE)[0]
    both = annotate(characters(), [article("王海指出，要抓落实。"), article("市长王海到会。", position=2)], DATE)
    assert get_matches(alone, "person") == []
    assert [m.kind for m in get_matches(both[1], "person")] == ["person"]


def test_those_who_sign_are_people() -> None:
    from dataclasses import replace

    signed = replace(article("本报讯 文图并茂 市委召开会议。"), authors=(Author("文图", "记者", (4, 6)),))
    doc = annotate(characters(), [signed], DATE)[0]
    assert [doc.text[m.start : m.end] for m in get_matches(doc, "person")] == ["文图"]


def test_nothing_is_dated_where_the_document_is_not() -> None:
    assert [m.get("value") for m in matches("昨日，市委召开会议。", "date", date=None) if m.get("value")] == []


def test_nobody_stands_in_the_title_of_a_document() -> None:
    assert matches("市委书记《王海同志讲话精神的通知》", "person") == []


# ---- whatever text -------------------------------------------------------------------------------------------------

PIECES = [
    "市委",
    "市政府",
    "清远市",
    "清新区",
    "太平镇",
    "万寿村",
    "省",
    "县委",
    "盟委",
    "行署",
    "自治区党委",
    "全市",
    "我市",
    "该局",
    "局",
    "校",
    "集团",
    "党组",
    "财政局",
    "人大常委会",
    "政协",
    "国务院",
    "中共中央",
    "纪委",
    "组织部",
    "书记",
    "副书记",
    "市长",
    "局长",
    "主任",
    "常委",
    "组长：",
    "原",
    "曾任",
    "历任",
    "拟任",
    "现任",
    "兼",
    "代",
    "等职",
    "王海",
    "赵敏",
    "高兴",
    "古丽娜尔·买买提",
    "欧阳明远",
    "任命",
    "免去",
    "为",
    "的",
    "职务",
    "当选",
    "辞去",
    "主持",
    "出席",
    "讲话",
    "传达学习",
    "审议通过",
    "印发",
    "贯彻落实",
    "召开",
    "相继",
    "将于",
    "会议",
    "全会",
    "座谈会",
    "八届六次",
    "第58次",
    "常务会议",
    "二十届二中、三中全会",
    "党的二十大",
    "暨",
    "经济工作会议",
    "教育大会",
    "《供热管理条例》",
    "《关于印发〈办法〉的通知》",
    "《条例》",
    "（以下简称《条例》）",
    "（国发〔2024〕1号）",
    "3月17日",
    "昨日",
    "2025年",
    "一、任命",
    "二、免去",
    "，",
    "。",
    "、",
    "：",
    "；",
    "\n",
    " ",
    "（",
    "）",
    "“",
    "”",
    "《",
    "》",
]
genre = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
anything = st.text(max_size=60) | st.text("市委书记王海会议，。《》（）\n\u3000\ue000𠮷", max_size=60)
places = st.sampled_from(["清远市", "清新区", "广东省", "北京市", "兴安盟", "恩施土家族苗族自治州", "无此地", "", None])


def check(text: str, headline: str, place: str | None, date: str | None) -> None:
    found = read(text, headline=headline, place=place, date=date)
    given = found.document.text
    for mention in found.mentions:
        start, end = mention.span
        assert 0 <= start < end <= len(given)
        assert mention.referent is None or found.referents[mention.referent].kind == mention.kind
    for relation in found.relations:
        assert {a.role for a in relation.arguments} == ROLES[relation.relation]
        assert relation.quotes
        assert all(0 <= s < e <= len(given) and squeezed(given[s:e]) for s, e in relation.quotes)
        assert all((a.referent is None) != (a.literal == "") for a in relation.arguments)
        assert 0 < relation.confidence <= 1
        subject, obj = relation.argument("subject"), relation.argument("object")
        assert not (subject and obj and subject.referent is not None and subject.referent == obj.referent)
    keys = [(r.kind, r.name, r.jurisdiction) for r in found.referents]
    assert len(set(keys)) == len(keys), "one referent a thing"
    assert all(
        r.id == i and r.name and r.name not in r.aliases and "" not in r.aliases for i, r in enumerate(found.referents)
    )
    assert read(text, headline=headline, place=place, date=date) == found


@settings(max_examples=120)
@given(genre, st.lists(st.sampled_from(PIECES[:-12]), max_size=6).map("".join), places, st.sampled_from([DATE, None]))
def test_words_of_the_genre_in_any_order(text: str, headline: str, place: str | None, date: str | None) -> None:
    check(text, headline.replace("\n", ""), place, date)


@settings(max_examples=60)
@given(anything, places)
def test_any_text(text: str, place: str | None) -> None:
    check(text, "", place, DATE)


@settings(max_examples=60)
@given(st.lists(genre, min_size=1, max_size=4).map("\n".join), places)
def test_any_page_from_reading_to_relations(text: str, place: str | None) -> None:
    """On text as it is given: split, then all that follows; mentions and quotes point into it."""
    document = Document("d", text, date=DATE, place=place)
    articles = split(document)
    found = extract(document, articles, refer(document, articles, annotate(characters(), articles, DATE)))
    for mention in found.mentions:
        start, end = mention.span
        assert 0 <= start < end <= len(text)
        if mention.kind != "role":  # a post's mention says its bare title
            assert squeezed(mention.surface)
    for relation in found.relations:
        assert all(0 <= s < e <= len(text) and squeezed(text[s:e]) for s, e in relation.quotes)


def test_the_articles_order_does_not_change_what_is_said() -> None:
    one, two = "市委召开农村工作会议。市委书记王海主持会议。", "市长赵敏到清新区调研。"

    def rows(*texts: str) -> set[tuple[str, ...]]:
        found = read(*texts)
        return {
            (
                r.relation,
                *(found.referents[a.referent].name if a.referent is not None else a.literal for a in r.arguments),
            )
            for r in found.relations
        }

    assert rows(one, two) == rows(two, one)
    assert rows(one, two) == rows(one) | rows(two)
