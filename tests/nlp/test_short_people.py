"""他 and 张书记: whom they mean, when they mean nobody for certain, and what rests on them."""

from __future__ import annotations

import pytest

from nlp.models import Extraction
from tests.nlp.mini import name, objects, read, squeezed


def resolved(extraction: Extraction) -> list[tuple[str, str]]:
    return [
        (m.surface, name(extraction, m.referent))
        for m in extraction.mentions
        if m.kind == "person" and m.basis and m.referent is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("副市长王海到茶园调研。他要求，抓好采摘。", [("他", "王海")]),
        ("副市长赵敏到茶园调研。\n她要求，抓好采摘。", [("她", "赵敏")]),
        ("副市长王海在茶园说，他喜欢茶。", [("他", "王海")]),
        ("副市长王海、市农业农村局局长赵敏到茶园调研。他要求，抓好采摘。", []),
        ("副市长王海到茶园调研。茶园由村民经营。茶农都在采茶。他要求，抓好采摘。", []),
        ("副市长王海到茶园调研。大家一直记得他。", []),
        ("副市长王海到茶园调研。茶农告诉记者，他种了三亩。", []),
        ("副市长王海到茶园调研。茶农说：“老支书教会了我们，他今年七十。”", []),
        ("副市长王海到茶园调研。他们要求，抓好采摘。", []),
    ],
)
def test_a_pronoun_is_the_only_one_named_just_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert resolved(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委书记王海到茶园调研。茶农把王书记请进屋。", [("王书记", "王海")]),
        ("副市长王海到茶园调研。茶农把王市长请进屋。", [("王市长", "王海")]),
        ("清溪村党支部书记王海领着大家种茶。茶农都说王支书能干。", [("王支书", "王海")]),
        ("市委书记王海、市委副书记王芳到茶园调研。茶农把王书记请进屋。", []),
        ("市委书记王海到茶园调研。茶农把王主任请进屋。", []),
        ("市委书记王海到茶园调研。茶农把李书记请进屋。", []),
        ("村民王海种了三亩茶。茶农把王书记请进屋。", []),
    ],
)
def test_a_surname_with_a_title_is_the_one_who_has_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert resolved(read(text)) == expected


def test_what_rests_on_a_short_form_quotes_who_it_is() -> None:
    text = (
        "市委召开座谈会。市长王海主持座谈会。市财政局局长赵敏汇报。\n"
        "座谈会前，市委书记孙伟到会。他最后强调，要抓好落实。"
    )
    extraction = read(text)
    (spoke,) = [
        r
        for r in extraction.relations
        if r.relation == "speaker" and name(extraction, r.arguments[1].referent) == "孙伟"
    ]
    assert "他 → 孙伟" in spoke.basis
    assert any("市委书记孙伟到会" in squeezed(text[s:e]) for s, e in spoke.quotes)


def test_he_who_takes_office() -> None:
    extraction = read("副市长王海曾在市财政局工作。他曾任市审计局局长。")
    former = [r for r in extraction.relations if r.relation == "former"]
    assert [name(extraction, r.arguments[0].referent) for r in former] == ["王海"]
    assert len(former[0].quotes) == 2


def test_short_forms_are_no_names() -> None:
    extraction = read("市委书记王海到茶园调研。他把大家请进屋，茶农请王书记喝茶。")
    people = [r for r in extraction.referents if r.kind == "person"]
    assert [(r.name, r.aliases) for r in people] == [("王海", ())]
    assert objects(extraction, "speaker") == []
