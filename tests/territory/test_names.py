from collections import defaultdict

import pytest

from belvedere.territory import GROUPS, PLACES, TerritoryError, find_place, parse, place, suggest
from belvedere.territory.groups import GROUP_SYNONYMS
from belvedere.territory.names import _INSTEAD, WORLD, WORLD_SYNONYMS, find_instead, fold, near


def test_no_name_means_two_things() -> None:
    meanings = defaultdict(set)
    for found in PLACES.values():
        for name in (found.name, *found.synonyms):
            meanings[fold(name)].add(found.name)
    for group in GROUPS:
        for name in (group, *GROUP_SYNONYMS[group]):
            meanings[fold(name)].add(group)
    for name in (WORLD, *WORLD_SYNONYMS):
        meanings[fold(name)].add(WORLD)
    assert {name: what for name, what in meanings.items() if len(what) > 1} == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Brazil", "BR"),
        ("  brazil ", "BR"),
        ("Côte d'Ivoire", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("U.S.A.", "US"),
        ("us", "US"),
        ("the United States of America", "US"),
        ("UK", "GB"),
        ("UAE", "AE"),
        ("Viet Nam", "VN"),
        ("Türkiye", "TR"),
        ("turkiye", "TR"),
        ("Turkey (Türkiye)", "TR"),
        ("Korea", "KR"),
        ("Korea, Republic of", "KR"),
        ("Korea (Democratic People's Republic of)", "KP"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Russian Federation", "RU"),
        ("mainland China", "CN"),
        ("China (mainland)", "CN"),
        ("Macau", "MO"),
        ("Hong Kong SAR", "HK"),
        ("Taiwan, Province of China", "TW"),
        ("Czech Republic", "CZ"),
        ("Burma", "MM"),
        ("Swaziland", "SZ"),
        ("East Timor", "TL"),
        ("St. Lucia", "LC"),
        ("Trinidad & Tobago", "TT"),
        ("The Gambia", "GM"),
        ("Guinea Bissau", "GW"),
        ("Congo", "CG"),
        ("DR Congo", "CD"),
        ("Réunion", "RE"),
    ],
)
def test_find_place_reads_synonyms(text: str, code: str) -> None:
    assert find_place(text) == PLACES[code]


@pytest.mark.parametrize("text", ["", "Europe", "World", "Greater China", "NA", "no", "in", "DE"])
def test_find_place_finds_nothing(text: str) -> None:
    assert find_place(text) is None


def test_place_by_code() -> None:
    assert place("VN").name == "Vietnam"


@pytest.mark.parametrize("code", ["", "vn", "XX", "VNM", "EU"])
def test_place_refuses_what_is_no_code(code: str) -> None:
    with pytest.raises(TerritoryError, match="not an ISO 3166-1 country code"):
        place(code)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("switz", ["Switzerland"]),
        ("guin", ["Guinea", "Guinea-Bissau", "Equatorial Guinea", "Papua New Guinea"]),
        ("korea", ["South Korea", "North Korea"]),
        ("viet n", ["Vietnam"]),
        ("euro", ["Europe", "EU"]),
        ("wor", ["World"]),
        ("middle", ["Middle East and Africa"]),
        ("swizerland", ["Switzerland", "Eswatini"]),
        ("qqqq", []),
    ],
)
def test_suggest_completes_one_name(typed: str, expected: list[str]) -> None:
    assert suggest(typed) == expected


def test_suggest_puts_the_name_typed_in_full_first() -> None:
    assert suggest("niger")[:2] == ["Niger", "Nigeria"]


def test_suggest_without_a_text_lists_everything() -> None:
    names = suggest("")
    assert names[:7] == ["World", *GROUPS]
    assert sorted(names[7:]) == sorted(found.name for found in PLACES.values())


def test_suggest_keeps_to_its_limit() -> None:
    assert suggest("u", limit=3) == suggest("u")[:3]
    assert suggest("", limit=2) == ["World", "Asia-Pacific"]


@pytest.mark.parametrize("name", suggest(""))
def test_every_suggestion_can_be_parsed(name: str) -> None:
    assert parse(name).certain


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Germny", ("Germany",)),
        ("Portgual", ("Portugal",)),
        ("Kirgizstan", ("Kyrgyzstan",)),
        ("DE", ("Germany",)),
    ],
)
def test_near_finds_what_was_misspelt(text: str, names: tuple[str, ...]) -> None:
    assert near(text)[: len(names)] == names


@pytest.mark.parametrize("name", sorted(_INSTEAD))
def test_what_to_write_instead_can_be_parsed(name: str) -> None:
    expression = find_instead(name)
    assert expression
    assert parse(expression).possible
    with pytest.raises(TerritoryError):
        parse(name)
