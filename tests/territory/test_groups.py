from itertools import combinations

import pytest

from belvedere.territory import ALL_CODES, FOLLOWS, GROUPS, groups_of, parse

STATES = {name: codes - FOLLOWS.keys() for name, codes in GROUPS.items()}


def test_there_are_six_groups() -> None:
    assert list(GROUPS) == [
        "Asia-Pacific",
        "CIS",
        "EU",
        "Europe",
        "Latin America",
        "Middle East and Africa",
    ]


@pytest.mark.parametrize(
    ("group", "states"),
    [("EU", 27), ("Europe", 42), ("CIS", 9), ("Latin America", 33)],
)
def test_groups_have_as_many_states_as_their_definitions_say(group: str, states: int) -> None:
    assert len(STATES[group]) == states


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_holds_places_only(group: str) -> None:
    assert GROUPS[group] <= ALL_CODES


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_is_what_its_name_parses_to(group: str) -> None:
    assert parse(group).certain == GROUPS[group]


def test_the_eu_lies_in_europe() -> None:
    assert GROUPS["EU"] < GROUPS["Europe"]


@pytest.mark.parametrize(("one", "other"), [*combinations(sorted(GROUPS.keys() - {"EU"}), 2)])
def test_the_other_groups_are_disjoint(one: str, other: str) -> None:
    assert not GROUPS[one] & GROUPS[other]


def test_what_no_group_holds_is_known() -> None:
    without = {code for code in ALL_CODES if not groups_of(code)}
    assert without - FOLLOWS.keys() == {"AQ", "CA", "GE", "RU", "US"}


def test_cis_are_the_nine_countries_that_hengrui_names() -> None:
    assert GROUPS["CIS"] == set("AM AZ BY KZ KG MD TJ TM UZ".split())


@pytest.mark.parametrize(
    ("code", "groups"),
    [
        ("BR", ("Latin America",)),
        ("DE", ("EU", "Europe")),
        ("CH", ("Europe",)),
        ("CY", ("EU", "Europe")),
        ("UA", ("Europe",)),
        ("MD", ("CIS",)),
        ("BY", ("CIS",)),
        ("TR", ("Middle East and Africa",)),
        ("IL", ("Middle East and Africa",)),
        ("IR", ("Middle East and Africa",)),
        ("PK", ("Asia-Pacific",)),
        ("TW", ("Asia-Pacific",)),
        ("GF", ("EU", "Europe")),
        ("GL", ("EU", "Europe")),
        ("BM", ("Europe",)),
        ("CK", ("Asia-Pacific",)),
        ("PR", ()),
        ("RU", ()),
    ],
)
def test_each_place_in_its_groups(code: str, groups: tuple[str, ...]) -> None:
    assert groups_of(code) == groups


def test_a_follower_follows_a_state_that_follows_nobody() -> None:
    assert FOLLOWS.keys() <= ALL_CODES
    assert set(FOLLOWS.values()) <= ALL_CODES - FOLLOWS.keys()


@pytest.mark.parametrize("code", sorted(FOLLOWS))
def test_a_follower_is_in_the_groups_of_its_state(code: str) -> None:
    assert groups_of(code) == groups_of(FOLLOWS[code])


@pytest.mark.parametrize("code", ["HK", "MO", "TW", "EH", "PS", "AQ"])
def test_these_follow_nobody(code: str) -> None:
    assert code not in FOLLOWS
