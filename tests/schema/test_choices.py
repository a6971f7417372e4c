import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.schema import STAGE, Choice, ListOf, ParseError, Places, Reference, Text, Vocabulary
from belvedere.schema.vocabularies import INDICATION


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("ph iii", "Phase 3"),
        ("Marketed", "Approved"),
        ("  phase   2/3 ", "Phase 2/3"),
        ("PHASE1", "Phase 1"),
    ],
)
def test_synonyms_become_terms(typed: str, term: str) -> None:
    assert Choice(STAGE).normalise(typed) == term


def test_a_term_outside_a_closed_vocabulary_is_refused_with_the_terms() -> None:
    with pytest.raises(
        ParseError, match="“Phase 9” is no stage; expected one of Preclinical, Phase 1"
    ):
        Choice(STAGE).normalise("Phase 9")


def test_an_open_vocabulary_takes_other_terms() -> None:
    assert Choice(INDICATION).normalise("Salivary duct carcinoma") == "Salivary duct carcinoma"


def test_stages_sort_by_the_ladder() -> None:
    kind = Choice(STAGE)
    shuffled = [
        "Approved",
        "Phase 2",
        "Phase 1/2",
        "Filed",
        "Preclinical",
        "Phase 3",
        "Phase 2/3",
        "Phase 1",
    ]
    assert tuple(sorted(shuffled, key=kind.sort_key)) == STAGE.terms


@pytest.mark.parametrize(
    ("operand", "text", "passes"),
    [("Phase 2", "Phase 3", True), ("Phase 2", "Phase 1", False), ("Ph II", "Phase 2", True)],
)
def test_at_least(operand: str, text: str, passes: bool) -> None:
    assert Choice(STAGE).test("at least", [operand])(text) is passes


@given(st.lists(st.from_regex(r"[a-z]{1,5}", fullmatch=True), min_size=1))
def test_lists_format_and_parse_are_inverses(items: list[str]) -> None:
    kind = ListOf(Text())
    assert kind.parse(kind.format(tuple(items))) == tuple(items)


def test_lists_filter_by_their_items() -> None:
    assert ListOf(Reference("assets")).test("any of", ["neratinib"])("lapatinib; neratinib")


def test_lists_are_tidied_when_typed() -> None:
    assert ListOf(Reference("sources")).normalise("b;a ;; b") == "b; a"


def test_words_beside_keys() -> None:
    kind = Reference("deals", also=("Originator",))
    assert kind.normalise("originator") == "Originator"
    assert kind.normalise("x-1") == "x-1"


def test_every_synonym_leads_to_a_term() -> None:
    from belvedere.schema import vocabularies

    for vocabulary in vars(vocabularies).values():
        if isinstance(vocabulary, Vocabulary):
            assert set(vocabulary.synonyms.values()) <= set(vocabulary.terms), vocabulary.name


def test_places_cover() -> None:
    covers_brazil = Places().test("covers", ["Brazil"])
    assert covers_brazil("World except China")
    assert covers_brazil("Latin America")
    assert not covers_brazil("China; Japan")
    assert not covers_brazil("")


def test_places_refuse_what_is_no_place() -> None:
    with pytest.raises(ParseError, match="Atlantis"):
        Places().normalise("China; Atlantis")
