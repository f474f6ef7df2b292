from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.models import Entity, Graph, Statement, Value
from graph.rdf import write
from graph.resolve import resolve
from nlp.models import Document, Extraction
from tests.graph.people import PLACE, Maker, article, first_page, second_page


def page(identifier: str, text: str, date: str | None = "2024-10-18") -> Maker:
    return Maker(Document(identifier, text, date=date))


def extraction(make: Maker) -> Extraction:
    return make.extraction((article(make.document, 1, None, (0, len(make.document.text)), "题"),))


def of_kind(graph: Graph, kind: str) -> list[Entity]:
    return [entity for entity in graph.entities.values() if entity.kind == kind]


def stated(graph: Graph, relation: str) -> list[Statement]:
    return [statement for statement in graph.statements.values() if statement.relation == relation]


def one_referent(identifier: str, kind: str, name: str, area: str = "", **values: str) -> Extraction:
    """A page that mentions one thing and says literals of it (``start_date="2024-10-17"``)."""
    make = page(identifier, f"{name}。")
    thing = make.referent(kind, name, area=area)
    make.mention(1, name, thing)
    for relation, value in values.items():
        make.relation(relation, 1, (f"{name}。",), subject=thing, object=value)
    return extraction(make)


def test_a_person_is_one_by_name_and_jurisdiction_across_papers() -> None:
    pages = [one_referent(str(i), "person", "赵明远", PLACE) for i in range(3)]
    (person,) = of_kind(resolve(pages), "person")
    assert person.id == "person-赵明远-青岚省临江市"
    assert person.mentions == 3


@pytest.mark.parametrize(("one", "other"), [(PLACE, "青岚省石门市"), (PLACE, ""), ("", ""), ("中央", PLACE)])
def test_a_name_alone_never_makes_one_person(one: str, other: str) -> None:
    graph = resolve([one_referent("a", "person", "赵明远", one), one_referent("b", "person", "赵明远", other)])
    assert len(of_kind(graph, "person")) == 2


def test_namesakes_without_a_jurisdiction_stay_apart_in_one_document() -> None:
    make = page("a", "赵明远，赵明远。")
    for nth in (1, 2):
        make.mention(1, "赵明远", make.referent("person", "赵明远"), nth=nth)
    assert len(of_kind(resolve([extraction(make)]), "person")) == 2


def test_an_organisation_that_nothing_tells_the_place_of_is_one_in_its_document_alone() -> None:
    pages = []
    for identifier in "ab":
        make = page(identifier, "市委。")
        make.mention(1, "市委", make.referent("organization", "市委", known="document"))
        pages.append(extraction(make))
    assert len(of_kind(resolve(pages), "organization")) == 2


NUMBERED = "临江市第五届人民代表大会第三次会议"
EIGHTH = {"ordinal_term": "5", "ordinal_session": "8"}
PARTY = "中国共产党第二十次全国代表大会"


@pytest.mark.parametrize(
    ("name", "one", "other", "count"),
    [
        ("临江市安全生产会议", {"start_date": "2024-10-17"}, {"start_date": "2024-10-17"}, 1),
        ("临江市安全生产会议", {"start_date": "2024-10-17"}, {"start_date": "2024-10-18"}, 2),
        ("临江市安全生产会议", {"start_date": "2024-10-17"}, {}, 2),
        ("临江市安全生产会议", {}, {}, 2),
        (NUMBERED, {"start_date": "2024-01-17"}, {}, 1),
        (NUMBERED, {"start_date": "2024-01-17"}, {"start_date": "2024-01-20"}, 1),
        (PARTY, {}, {"start_date": "2022-10"}, 1),
        ("临江市人民政府第40次常务会议", {"start_date": "2023-05-01"}, {"start_date": "2018-06-01"}, 2),
        ("中共临江市委全会", EIGHTH, EIGHTH, 1),
        ("中共临江市委全会", EIGHTH, EIGHTH | {"ordinal_session": "9"}, 2),
    ],
)  # fmt: skip
def test_when_meetings_are_one(name: str, one: dict[str, str], other: dict[str, str], count: int) -> None:
    pages = [one_referent("a", "meeting", name, PLACE, **one), one_referent("b", "meeting", name, PLACE, **other)]
    assert len(of_kind(resolve(pages), "meeting")) == count


def test_a_number_is_the_same_in_digits_and_in_characters() -> None:
    pages = [
        one_referent("a", "meeting", "临江市人民政府第58次常务会议", PLACE, start_date="2024-10-17"),
        one_referent("b", "meeting", "临江市人民政府第五十八次常务会议", PLACE, start_date="2024-10-17"),
    ]
    (meeting,) = of_kind(resolve(pages), "meeting")
    assert {meeting.label, *meeting.aliases} == {"临江市人民政府第58次常务会议", "临江市人民政府第五十八次常务会议"}


def test_a_meeting_known_by_number_and_by_date_joins_both() -> None:
    both = {"ordinal_term": "5", "ordinal_session": "8", "start_date": "2024-07-20"}
    pages = [
        one_referent("a", "meeting", "中共临江市委全会", PLACE, **both),
        one_referent("b", "meeting", "中共临江市委全会", PLACE, start_date="2024-07-20"),
        one_referent("c", "meeting", "中共临江市委全会", PLACE, ordinal_term="5", ordinal_session="8"),
    ]
    (meeting,) = of_kind(resolve(pages), "meeting")
    assert meeting.id == "meeting-中共临江市委全会-2024-07-20"
    assert meeting.same_as == ("meeting-中共临江市委全会-5届8次",)


def test_a_name_that_leaves_its_place_open_is_one_in_that_place_only() -> None:
    pages = [
        one_referent("a", "meeting", "座谈会", PLACE, start_date="2024-10-17"),
        one_referent("b", "meeting", "座谈会", "青岚省石门市", start_date="2024-10-17"),
        one_referent("c", "policy", "政府工作报告", PLACE),
        one_referent("d", "policy", "政府工作报告", "青岚省石门市"),
        one_referent("e", "policy", "政府工作报告", PLACE),
    ]
    graph = resolve(pages)
    assert len(of_kind(graph, "meeting")) == 2
    assert len(of_kind(graph, "policy")) == 2


@pytest.mark.parametrize(
    ("numbers", "count"),
    [(["", ""], 1), (["1号", ""], 1), (["1号", "1号", ""], 1), (["1号", "2号"], 2), (["1号", "2号", ""], 3)],
)
def test_policies_are_one_by_title_and_number(numbers: list[str], count: int) -> None:
    pages = [
        one_referent(str(i), "policy", "临江市工作方案", **({"number": n} if n else {})) for i, n in enumerate(numbers)
    ]
    assert len(of_kind(resolve(pages), "policy")) == count


def test_of_two_dates_the_better_supported_stands() -> None:
    dates = ["2024-01-18", "2024-01-17", "2024-01-18", "2024-01"]
    graph = resolve([one_referent(str(i), "meeting", NUMBERED, PLACE, start_date=d) for i, d in enumerate(dates)])
    (statement,) = stated(graph, "start_date")
    assert statement.object == Value("2024-01-18", "date")
    assert len(statement.quotes) == 2


def test_of_dates_as_well_supported_the_more_precise_then_the_earlier_stands() -> None:
    dates = ["2024", "2024-01-19", "2024-01-18", "2024-01"]
    graph = resolve([one_referent(str(i), "meeting", NUMBERED, PLACE, start_date=d) for i, d in enumerate(dates)])
    assert [s.object for s in stated(graph, "start_date")] == [Value("2024-01-18", "date")]


def test_what_is_no_literal_of_its_type_is_left_out() -> None:
    make = one_referent("a", "meeting", NUMBERED, PLACE, start_date="昨日", ordinal_term="五", end_date="2024-01-20")
    assert [s.relation for s in resolve([make]).statements.values()] == ["end_date"]


def test_only_what_is_asserted_is_an_edge() -> None:
    graph = resolve([first_page()])
    (statement,) = stated(graph, "implements")
    assert graph.entities[statement.subject].label == "临江市城市更新条例实施办法"


def test_an_edge_to_itself_or_to_nothing_is_none() -> None:
    make = page("a", "会议学习会议。")
    meeting = make.referent("meeting", "会议")
    make.relation("studied", 1, ("会议学习会议。",), subject=meeting, object=meeting)
    make.relation(
        "holds", 1, ("会议学习会议。",), person=make.referent("person", "甲"), role=make.referent("role", "长")
    )
    make.relation("chair", 1, ("会议学习会议。",), object=meeting)
    assert not resolve([extraction(make)]).statements


def test_what_has_no_name_or_cannot_stand_there_is_no_edge() -> None:
    make = page("a", "会议由市政府主持，书记张三。")
    meeting = make.referent("meeting", "全市安全生产会议")
    body = make.referent("organization", "临江市人民政府")
    person, nameless = make.referent("person", "张三", area=PLACE), make.referent("role", " ")
    make.mention(1, "书记", nameless)
    words = ("会议由市政府主持，书记张三。",)
    make.relation("chair", 1, words, subject=meeting, object=body)
    make.relation("holds", 1, words, person=person, organization=body, role=nameless)
    make.relation("likes", 1, words, subject=meeting, object=body)
    make.relation("number", 1, words, subject=body, object="1号")
    graph = resolve([extraction(make)])
    assert not graph.statements
    assert not of_kind(graph, "role")


def test_a_statement_gathers_quotes_rules_and_bases_of_all_mentions() -> None:
    graph = resolve([first_page(), second_page()])
    meeting, person = "meeting-中共临江市委常委会会议-2024-10-17", "person-赵明远-青岚省临江市"
    (statement,) = [s for s in stated(graph, "attendee") if s.object == person]
    assert statement.subject == meeting
    assert statement.rules == ("rule-attendee-by-list", "rule-attendee-by-verb")
    assert statement.bases == ("会议 → the meeting of the lead sentence",)
    assert statement.confidence == 0.91
    assert (statement.first, statement.last) == ("2024-10-18", "2024-10-19")
    said = [graph.quotes[q].exact for q in statement.quotes]
    assert set(said[:2]) == {"市委书记赵明远主持会议并讲话。", "赵明远出席10月17日市委常委会会议后到会。"}
    assert said[2:] == ["10月17日，市委常委会召开会议，传达学习全省农业农村工作会议精神。"]


def test_a_post_is_one_of_organisation_and_role_and_a_tenure_of_person_and_post() -> None:
    graph = resolve([first_page(), second_page()])
    mayor = graph.entities["post-临江市人民政府-市长"]
    assert mayor.label == "临江市人民政府市长"
    assert dict(mayor.properties) == {"org:postIn": "organization-临江市人民政府", "org:role": "role-市长"}
    tenures = {t.person: t for t in graph.tenures.values() if t.post == mayor.id}
    assert {p: (t.first, t.last, len(t.statements)) for p, t in tenures.items()} == {
        "person-孙立言-青岚省临江市": ("2024-10-18", "2024-10-19", 2),
        # 原市长 of the 18th does not see him in office; the removal reported on the 19th does.
        "person-周怀瑾-青岚省临江市": ("2024-10-19", "2024-10-19", 2),
    }


def decisions(*rows: tuple[str, str]) -> Graph:
    """One official's appointments and removals, each with its date."""
    make = page("a", "任命张三为临江市市长；免去张三的临江市市长职务。")
    ends = {
        "person": make.referent("person", "张三", area=PLACE),
        "organization": make.referent("organization", "临江市人民政府"),
        "role": make.referent("role", "市长"),
    }
    for n, (relation, effect) in enumerate(rows, 1):
        make.relation(
            relation, 1, ("任命张三为临江市市长；免去张三的临江市市长职务。",), rule=f"r-{n}", effect=effect, **ends
        )
    return resolve([extraction(make)])


@pytest.mark.parametrize(
    ("rows", "start", "end"),
    [
        ([("appointed", "2021-03-05"), ("removed", "2024-06")], "2021-03-05", "2024-06"),
        ([("appointed", "2021-03-05")], "2021-03-05", ""),
        ([("removed", "2024-06-30")], "", "2024-06-30"),
        ([("appointed", ""), ("removed", "soon")], "", ""),
        ([("appointed", "2021-03-05"), ("removed", "2019-06")], "2021-03-05", ""),  # in office for the second time
        ([("appointed", "2021-03-05"), ("appointed", "2021-03-06"), ("appointed", "2021-03-06")], "2021-03-06", ""),
    ],
)
def test_a_tenure_begins_and_ends_where_texts_say_so(rows: list[tuple[str, str]], start: str, end: str) -> None:
    (tenure,) = decisions(*rows).tenures.values()
    assert (tenure.start, tenure.end) == (start, end)


@pytest.mark.parametrize(("end", "kept"), [("2024-10-19", True), ("2024-10-17", True), ("2024-10-16", False)])
def test_a_meeting_does_not_end_before_it_begins(end: str, kept: bool) -> None:
    make = page("a", "10月17日，会议召开。")
    meeting = make.referent("meeting", "全市安全生产会议")
    make.relation("start_date", 1, ("10月17日，会议召开。",), subject=meeting, object="2024-10-17")
    make.relation("end_date", 1, ("10月17日，会议召开。",), subject=meeting, object=end)
    assert bool(stated(resolve([extraction(make)]), "end_date")) is kept


def test_a_building_is_a_place_and_no_area() -> None:
    make = page("a", "会议在市会议中心召开。")
    make.referent("place", "临江市会议中心", area=PLACE, parent=PLACE, class_="venue")
    make.referent("place", "临江市", area=PLACE, code="990100", level="prefecture")
    graph = resolve([extraction(make)])
    hall = graph.entities[f"place-{PLACE}会议中心"]
    assert hall.classes == ("schema:Place",)
    assert hall.properties == (("schema:containedInPlace", f"place-{PLACE}"),)


def test_a_label_does_not_say_the_party_group_twice() -> None:
    make = page("a", "市政府党组书记甲。")
    ends = {
        "person": make.referent("person", "甲"),
        "organization": make.referent("organization", "临江市人民政府党组"),
        "role": make.referent("role", "党组书记"),
    }
    make.relation("holds", 1, ("市政府党组书记甲。",), **ends)
    (post,) = of_kind(resolve([extraction(make)]), "post")
    assert post.label == "临江市人民政府党组书记"


def test_organisations_stand_in_their_places_and_parents() -> None:
    graph = resolve([first_page()])
    unit = graph.entities["organization-中共临江市委政法委员会"]
    assert unit.classes == ("org:Organization", "org:OrganizationalUnit")
    assert unit.properties == (
        ("org:subOrganizationOf", "organization-中共临江市委员会"),
        ("org:unitOf", "organization-中共临江市委员会"),
        ("schema:areaServed", "place-青岚省临江市"),
    )
    assert graph.entities["place-青岚省临江市"].properties == (("schema:containedInPlace", "place-青岚省"),)


def test_units_in_a_circle_have_no_formal_parent() -> None:
    make = page("a", "甲组乙组。")
    make.referent("organization", "甲组", class_="unit", parent="乙组")
    make.referent("organization", "乙组", class_="unit", parent="甲组")
    graph = resolve([extraction(make)])
    assert [p for e in of_kind(graph, "organization") for p, _ in e.properties] == ["org:subOrganizationOf"] * 2


def test_an_author_is_the_person_who_signs_not_the_namesake_in_the_text() -> None:
    graph = resolve([second_page()])
    (item,) = graph.articles.values()
    (author,) = item.authors
    assert author.startswith("person-孙立言-") and author != "person-孙立言-青岚省临江市"


def test_a_quote_belongs_to_the_article_it_stands_in() -> None:
    graph = resolve([first_page(), second_page()])
    for quote in graph.quotes.values():
        item = graph.articles[quote.article]
        headline = quote.exact == item.headline
        assert headline or any(start <= quote.start and quote.end <= end for start, end in item.body)


def test_the_network_has_the_entities_and_the_statements_between_them() -> None:
    graph = resolve([first_page(), second_page()])
    assert set(graph.network) == set(graph.entities)
    edges = {key for _, _, key in graph.network.edges(keys=True)}
    assert edges == {s.id for s in graph.statements.values() if isinstance(s.object, str)}


def many() -> list[Extraction]:
    return [
        first_page(),
        second_page(),
        first_page("other", None),
        one_referent("m", "meeting", NUMBERED, PLACE, start_date="2024-01-17"),
        one_referent("n", "meeting", NUMBERED, PLACE, start_date="2024-01-18"),
        one_referent("p", "policy", "临江市工作方案", number="1号"),
        one_referent("q", "policy", "临江市工作方案"),
    ]


# places in the list are drawn, not extractions: as text those are too long to be reported
@given(st.permutations(range(len(many()))), st.lists(st.sampled_from(range(len(many()))), max_size=3))
def test_any_order_and_any_repetition_gives_the_same_bytes(order: list[int], again: list[int]) -> None:
    given_twice = [many()[k] for k in order + again]
    assert list(write(resolve(given_twice))) == list(write(resolve(many())))


def test_the_same_document_given_with_other_metadata_is_one_document_in_any_order() -> None:
    pages = [first_page("p", "2024-10-18"), first_page("p", "2024-10-19"), first_page("p", None)]
    (one,) = {"".join(write(resolve(order))) for order in permutations(pages)}
    assert one.count("a schema:DigitalDocument") == 1
