from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.territory import ALL_CODES, Status, Territory, TerritoryError, parse

CODES = sorted(ALL_CODES)
RANK: dict[Status, int] = {"out": 0, "open": 1, "in": 2}
EVERYWHERE = Territory(ALL_CODES)
NOWHERE = Territory()

code_sets = st.frozensets(st.sampled_from(CODES))
territories = st.builds(
    lambda certain, maybe: Territory(certain, maybe - certain), code_sets, code_sets
)


def ranks(territory: Territory) -> list[int]:
    return [RANK[territory.status(code)] for code in CODES]


@pytest.mark.parametrize(("code", "status"), [("FR", "in"), ("KZ", "open"), ("US", "out")])
def test_status(code: str, status: Status) -> None:
    territory = parse("EU; CIS (part)")
    assert territory.status(code) == status
    assert territory.contains(code) is (status == "in")


@pytest.mark.parametrize("code", ["fr", "XX", "France"])
def test_status_refuses_what_is_no_code(code: str) -> None:
    with pytest.raises(TerritoryError):
        EVERYWHERE.status(code)
    with pytest.raises(TerritoryError):
        EVERYWHERE.contains(code)


def test_certain_and_open_exclude_each_other() -> None:
    with pytest.raises(ValueError, match="both certain and open: FR"):
        Territory(frozenset({"FR", "DE"}), frozenset({"FR"}))


def test_wording_does_not_matter_to_equality() -> None:
    assert parse("USA") == parse("United States")
    assert hash(parse("USA")) == hash(parse("United States"))
    assert parse("USA").text == "USA"


def test_a_computed_territory_has_no_text() -> None:
    assert not parse("Japan").union(parse("India")).text


@given(territories, territories)
def test_union_and_intersection_take_the_higher_and_the_lower(
    one: Territory, other: Territory
) -> None:
    pairs = list(zip(ranks(one), ranks(other), strict=True))
    assert ranks(one.union(other)) == [max(pair) for pair in pairs]
    assert ranks(one.intersection(other)) == [min(pair) for pair in pairs]


@given(territories)
def test_complement_turns_round(one: Territory) -> None:
    assert ranks(one.complement()) == [2 - rank for rank in ranks(one)]
    assert one.complement().complement() == one


@given(territories, territories)
def test_difference_takes_away(one: Territory, other: Territory) -> None:
    left = one.difference(other)
    assert left.certain == one.certain - other.possible
    assert left.possible == one.possible - other.certain


@given(territories, territories)
def test_de_morgan(one: Territory, other: Territory) -> None:
    assert one.union(other).complement() == one.complement().intersection(other.complement())


@pytest.mark.parametrize("join", [Territory.union, Territory.intersection])
@given(one=territories, two=territories, three=territories)
def test_commutative_associative_idempotent(
    join: Callable[[Territory, Territory], Territory],
    one: Territory,
    two: Territory,
    three: Territory,
) -> None:
    assert join(one, two) == join(two, one)
    assert join(join(one, two), three) == join(one, join(two, three))
    assert join(one, one) == one


@given(territories, territories, territories)
def test_intersection_distributes(one: Territory, two: Territory, three: Territory) -> None:
    assert one.intersection(two.union(three)) == one.intersection(two).union(
        one.intersection(three)
    )


@given(territories)
def test_world_and_nowhere_are_neutral(one: Territory) -> None:
    assert one.union(NOWHERE) == one == one.intersection(EVERYWHERE)
    assert one.union(EVERYWHERE) == EVERYWHERE
    assert one.intersection(NOWHERE) == NOWHERE
