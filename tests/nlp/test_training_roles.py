"""Titles in the corpora, which mark none."""

from __future__ import annotations

from nlp.training.corpus import Sentence
from nlp.training.roles import office_words, with_roles, without_roles


def test_titles_are_whole_words_the_longest_first() -> None:
    words = ["市委", "副", "书记", "、", "市长", "说", "村民", "记者", "副", "主任"]
    assert office_words(words) == [(1, 3), (4, 5), (8, 10)]


def test_a_verb_is_no_title() -> None:
    words = ("职工", "代表", "代表", "大家", "说")
    sentence = Sentence(words, (), tags=("n", "n", "v", "r", "v"))
    assert with_roles(sentence).entities == ((1, 2, "ROLE"),)


def test_titles_in_other_names_stay_parts_of_them() -> None:
    sentence = Sentence(("市长", "热线", "市长"), ((0, 2, "ORG"),))
    assert with_roles(sentence).entities == ((0, 2, "ORG"), (2, 3, "ROLE"))


def test_titles_are_taken_away_again() -> None:
    sentence = Sentence(("市长", "赵", "明远"), ((1, 3, "PERSON"),))
    assert with_roles(sentence).entities == ((0, 1, "ROLE"), (1, 3, "PERSON"))
    assert without_roles(with_roles(sentence)) == sentence
    assert without_roles(sentence) is sentence
