"""A landscape's own terms take their place among those of the schema."""

from dataclasses import replace

import pytest

from belvedere.schema import STAGE, TABLES, Choice, Field, added_terms, extended_field
from belvedere.schema.vocabularies import BIOMARKER, DEVELOPMENT, Vocabulary

LETTERS = Vocabulary("letter", ("A", "B", "C"), ordered=True, synonyms={"Bee": "B"})


@pytest.mark.parametrize(
    ("added", "terms"),
    [
        ([], "A B C"),
        ([("X", "B")], "A B X C"),
        ([("X", "")], "X A B C"),
        ([("X", ""), ("Y", "")], "X Y A B C"),
        ([("X", "nowhere")], "X A B C"),
        ([("Y", "X"), ("X", "B")], "A B X Y C"),
        ([("X", "Y"), ("Y", "X")], "X Y A B C"),
        ([("b", "C")], "A B C"),
        ([("Bee", "B")], "A B Bee C"),
    ],
)
def test_a_term_stands_after_the_one_it_follows(added: list[tuple[str, str]], terms: str) -> None:
    assert LETTERS.extended(added).terms == tuple(terms.split())


def test_where_order_does_not_count_terms_come_last() -> None:
    assert BIOMARKER.extended([("HER2-null", "")]).terms[-1] == "HER2-null"


def test_a_term_may_be_what_was_a_synonym() -> None:
    assert STAGE.find("phase 2b") == "Phase 2"
    assert STAGE.extended([("Phase 2b", "Phase 2")]).find("phase 2b") == "Phase 2b"


def test_a_vocabulary_stays_the_same_one() -> None:
    assert STAGE.extended([("Phase 2b", "Phase 2")]) == STAGE
    assert STAGE != DEVELOPMENT
    assert Vocabulary("stage", STAGE.terms, ordered=True, open=True) != STAGE


def field(table: str, name: str, *added: tuple[str, str, str]) -> Field:
    records = [dict(zip(("vocabulary", "term", "after"), each, strict=True)) for each in added]
    return extended_field(TABLES[table].by_name[name], added_terms(records))


def terms(table: str, name: str, *added: tuple[str, str, str]) -> tuple[str, ...]:
    vocabulary = field(table, name, *added).vocabulary
    assert vocabulary is not None
    return vocabulary.terms


def test_fields_of_one_vocabulary_share_its_terms() -> None:
    added = ("stage", "Phase 2b", "Phase 2")
    assert "Phase 2b" in terms("programs", "stage", added)
    assert "Phase 2b" in terms("deals", "stage_at_signing", added)
    assert "Phase 2b" not in terms("trials", "phase", added)


def test_lists_of_terms_are_extended_too() -> None:
    extended = field("trials", "biomarker", ("biomarker", "HER2-null", ""))
    assert extended.kind.parse("HER2-low; HER2-null") == ("HER2-low", "HER2-null")


@pytest.mark.parametrize("name", ["name", "as_of"])
def test_other_fields_stay_as_they_are(name: str) -> None:
    assert field("assets", name, ("stage", "X", "")) is TABLES["assets"].by_name[name]


def test_fixed_vocabularies_take_none() -> None:
    assert field("results", "confirmed", ("answer", "Maybe", "")).vocabulary.terms == ("Yes", "No")  # type: ignore[union-attr]


def test_what_all_stages_are_in_grows_with_them() -> None:

    highest = replace(TABLES["programs"].by_name["stage"], kind=Choice(DEVELOPMENT))
    added = added_terms([
        {"vocabulary": "stage", "term": "Discovery", "after": ""},
        {"vocabulary": "stage", "term": "Phase 2b", "after": "Phase 2"},
    ])  # fmt: skip
    vocabulary = extended_field(highest, added).vocabulary
    assert vocabulary is not None
    assert vocabulary.terms[2:5] == ("Suspended", "Discovery", "Preclinical")
    assert vocabulary.ranks["Phase 2b"] == vocabulary.ranks["Phase 2"] + 1
