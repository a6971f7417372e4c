from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.territory import (
    ALL_CODES,
    FOLLOWS,
    GROUPS,
    PLACES,
    TerritoryError,
    format_codes,
    normalise,
    parse,
)

NAMES = [name for place in PLACES.values() for name in (place.name, *place.synonyms)]
TERMS = [*NAMES, *GROUPS, *(f"{group} (part)" for group in GROUPS), "France (alone)"]
FRANCE = {"FR"} | {code for code, state in FOLLOWS.items() if state == "FR"}

code_sets = st.frozensets(st.sampled_from(sorted(ALL_CODES)), min_size=1)
group_sets = st.lists(st.sampled_from(sorted(GROUPS))).map(
    lambda names: frozenset[str]().union(*(GROUPS[name] for name in names))
)
# Random codes alone would hardly ever make up a group: add, take away, and turn round.
shaped_sets = st.builds(
    lambda base, some, turned: ALL_CODES - (base ^ some) if turned else base ^ some,
    group_sets,
    st.frozensets(st.sampled_from(sorted(ALL_CODES)), max_size=4),
    st.booleans(),
).filter(bool)


@st.composite
def expressions(draw: st.DrawFn) -> str:
    terms = draw(st.lists(st.sampled_from(TERMS), min_size=1, max_size=6))
    text = draw(st.sampled_from(["", "World except ", "worldwide,  EXCEPT "])) + ";".join(
        draw(st.sampled_from(["", " ", "  "])) + term for term in terms
    )
    return text.upper() if draw(st.booleans()) else text


@pytest.mark.parametrize(
    ("text", "certain", "maybe"),
    [
        ("Japan", {"JP"}, set()),
        ("Japan; India", {"JP", "IN"}, set()),
        ("World", ALL_CODES, set()),
        ("World except Japan", ALL_CODES - {"JP"}, set()),
        ("China", {"CN"}, set()),
        ("France", FRANCE, set()),
        ("France (alone)", {"FR"}, set()),
        ("French Guiana", {"GF"}, set()),
        ("World except France", ALL_CODES - FRANCE, set()),
        ("World except French Guiana", ALL_CODES - {"GF"}, set()),
        ("CIS (part)", set(), GROUPS["CIS"]),
        ("CIS (part); Kazakhstan", {"KZ"}, GROUPS["CIS"] - {"KZ"}),
        ("EU; Europe (part)", GROUPS["EU"], GROUPS["Europe"] - GROUPS["EU"]),
        ("World except CIS (part)", ALL_CODES - GROUPS["CIS"], GROUPS["CIS"]),
        (
            "World except Kazakhstan; CIS (part)",
            ALL_CODES - GROUPS["CIS"],
            GROUPS["CIS"] - {"KZ"},
        ),
        ("World except Europe; EU (part)", ALL_CODES - GROUPS["Europe"], set()),
    ],
)
def test_parse(text: str, certain: set[str], maybe: set[str]) -> None:
    territory = parse(text)
    assert territory.certain == certain
    assert territory.open == maybe
    assert territory.text == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("  japan ;INDIA;", "Japan; India"),
        ("India; Japan; India", "India; Japan"),
        ("worldwide", "World"),
        ("Global except us, ", "World except United States"),
        ("world, excluding mainland China; Macau", "World except China; Macao"),
        ("World except for the UK", "World except United Kingdom"),
        ("european union; MEA", "EU; Middle East and Africa"),
        ("Commonwealth of Independent States ( Part )", "CIS (part)"),
        ("Europe (in part)", "Europe (part)"),
        ("france (Alone); Réunion", "France (alone); Réunion"),
        ("Japan (alone)", "Japan"),
        ("Viet Nam；Korea, Republic of", "Vietnam; South Korea"),  # full-width semicolon
        ("Hong\u00a0Kong;\nTaiwan", "Hong Kong; Taiwan"),
    ],
)
def test_normalise(text: str, canonical: str) -> None:
    assert normalise(text) == canonical


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no place is named. Write World, places joined by “; ”, or World except such a list"),
        ("  ;", "no place is named"),
        ("World except", "no place is named"),
        ("Germny", "no place is called “Germny”. Did you mean Germany"),
        ("Japan; Germny; India", "no place is called “Germny”"),
        ("DE", "Did you mean Germany"),
        ("Atlantis", "no place is called “Atlantis”. Write World"),
        ("Greater China", "Write: China; Hong Kong; Macao; Taiwan"),
        ("World except greater china", "Write: China; Hong Kong; Macao; Taiwan"),
        ("several CIS countries", "Write: CIS (part)"),
        ("parts of Europe", "Write: Europe (part)"),
        ("China, Japan", "Write: China; Japan"),
        ("US/UK and EU", "Write: United States; United Kingdom; EU"),
        ("Japan; World", "“World” stands alone or before “except”"),
        ("World except World", "“World” stands alone or before “except”"),
        ("Europe except France", "only the world can have exceptions, not “Europe”"),
        ("Japan (part)", "“(part)” cannot follow “Japan”, which is one place"),
        ("Germny (part)", "no place is called “Germny”"),
        ("Europe (alone)", "“(alone)” cannot follow “Europe”, which is not one place"),
    ],
)
def test_errors_say_what_was_expected(text: str, message: str) -> None:
    for read in (parse, normalise):
        with pytest.raises(TerritoryError) as caught:
            read(text)
        assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [("Germny", ("Germany",)), ("China, Japan", ("China; Japan",)), ("World except", ())],
)
def test_errors_carry_suggestions(text: str, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        parse(text)
    assert isinstance(caught.value, TerritoryError)
    assert caught.value.suggestions == suggestions


def test_a_cached_error_is_raised_as_a_new_one() -> None:
    with pytest.raises(TerritoryError) as first:
        parse("Germny")
    with pytest.raises(TerritoryError) as second:
        parse("Germny")
    assert first.value is not second.value
    assert str(first.value) == str(second.value)


def test_parsing_is_cached() -> None:
    assert parse("World except CIS") is parse("World except CIS")


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        (set(), ""),
        (ALL_CODES, "World"),
        ({"JP", "IN"}, "India; Japan"),
        (ALL_CODES - {"JP", "CN"}, "World except China; Japan"),
        (GROUPS["EU"], "EU"),
        (GROUPS["Europe"], "Europe"),
        (GROUPS["EU"] | GROUPS["CIS"] | {"CN"}, "CIS; EU; China"),
        (ALL_CODES - GROUPS["CIS"] - {"RU"}, "World except CIS; Russia"),
        (FRANCE, "France"),
        ({"FR"}, "France (alone)"),
        ({"FR", "GF"}, "France (alone); French Guiana"),
        ({"GF"}, "French Guiana"),
        (ALL_CODES - {"GF"}, "World except French Guiana"),
        ({"AX", "JP"}, "Åland Islands; Japan"),
    ],
)
def test_format_codes(codes: set[str], text: str) -> None:
    assert format_codes(codes) == text


def test_format_codes_refuses_what_is_no_code() -> None:
    with pytest.raises(TerritoryError):
        format_codes(["JP", "XX"])


@given(code_sets | shaped_sets)
def test_parse_undoes_format_codes(codes: frozenset[str]) -> None:
    territory = parse(format_codes(codes))
    assert territory.certain == codes
    assert not territory.open


@given(code_sets | shaped_sets)
def test_what_format_codes_writes_is_canonical(codes: frozenset[str]) -> None:
    text = format_codes(codes)
    assert normalise(text) == text


@given(expressions())
def test_normalise_is_idempotent_and_keeps_the_meaning(text: str) -> None:
    canonical = normalise(text)
    assert normalise(canonical) == canonical
    assert parse(canonical) == parse(text)


@given(expressions())
def test_an_exception_is_the_complement(text: str) -> None:
    canonical = normalise(text)
    listed = canonical.removeprefix("World except ")
    assert parse(f"World except {listed}") == parse(listed).complement()


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(TerritoryError):
        assert parse(text).possible
