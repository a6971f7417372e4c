"""The territories of the HER2 landscape: all can be read, and SHR-A1811's say what they should."""

import pytest

from belvedere.territory import ALL_CODES, PLACES, Status, find_place, normalise, parse

TEXTS = [
    "Asia-Pacific",
    (
        "Australia; Brunei; Cambodia; Indonesia; Laos; Malaysia; Myanmar; New Zealand; "
        "Papua New Guinea; Philippines; Singapore; Thailand; Timor-Leste; Vietnam"
    ),
    "Canada",
    "China",
    (
        "China; Australia; New Zealand; Kazakhstan; Kyrgyzstan; Tajikistan; Turkmenistan; "
        "Uzbekistan; Hong Kong; Taiwan; Macao; Mongolia; South Korea; Brunei; Cambodia; "
        "Indonesia; Papua New Guinea; Laos; Malaysia; Myanmar; Philippines; Singapore; "
        "Thailand; Timor-Leste; Vietnam"
    ),
    "China; Hong Kong; Macao",
    "China; Hong Kong; Macao; Taiwan",
    (
        "China; Hong Kong; Macao; Taiwan; South Korea; India; Indonesia; Malaysia; "
        "Philippines; Thailand; Vietnam"
    ),
    (
        "China; Hong Kong; Macao; Taiwan; United States; Canada; Europe; Japan; Russia; "
        "Armenia; Azerbaijan; Belarus; Kazakhstan; Kyrgyzstan; Moldova; Tajikistan; "
        "Turkmenistan; Uzbekistan"
    ),
    "China; South Korea",
    "EU",
    "Europe",
    "Europe; Middle East and Africa",
    (
        "Europe; United States; Canada; Latin America; Middle East and Africa; Australia; "
        "New Zealand; Japan; Singapore"
    ),
    "India",
    "Israel",
    "Japan",
    "Latin America",
    "South Korea",
    "United States",
    "United States; Canada; Europe; Japan",
    "World",
    "World except China",
    (
        "World except China; Australia; New Zealand; Kazakhstan; Kyrgyzstan; Tajikistan; "
        "Turkmenistan; Uzbekistan; Hong Kong; Taiwan; Macao; Mongolia; South Korea; Brunei; "
        "Cambodia; Indonesia; Papua New Guinea; Laos; Malaysia; Myanmar; Philippines; "
        "Singapore; Thailand; Timor-Leste; Vietnam"
    ),
    "World except China; Hong Kong; Macao",
    "World except China; Hong Kong; Macao; Taiwan",
    (
        "World except China; Hong Kong; Macao; Taiwan; United States; Canada; Europe; Japan; "
        "Russia; CIS (part)"
    ),
    "World except China; South Korea",
    "World except Europe",
    "World except Japan",
    "World except South Korea; India",
    "World except United States",
    "World except United States; Canada; Europe",
    "World except United States; Canada; Europe; Japan",
    "World except United States; Japan",
]
GLENMARK = parse(
    "World except China; Hong Kong; Macao; Taiwan; United States; Canada; Europe; Japan; Russia; "
    "CIS (part)"
)
HENGRUI = parse(
    "China; Hong Kong; Macao; Taiwan; United States; Canada; Europe; Japan; Russia; Armenia; "
    "Azerbaijan; Belarus; Kazakhstan; Kyrgyzstan; Moldova; Tajikistan; Turkmenistan; Uzbekistan"
)

GLENMARK_HAS = """
Brazil; India; Mexico; Argentina; Chile; Colombia; Peru; Cuba; Jamaica; Indonesia; Malaysia;
Thailand; Vietnam; Philippines; Singapore; South Korea; North Korea; Mongolia; Pakistan; Bangladesh;
Sri Lanka; Nepal; Afghanistan; Australia; New Zealand; Fiji; Turkey; Israel; Saudi Arabia; Iran;
Iraq; Egypt; Morocco; Nigeria; Kenya; South Africa; Ethiopia; Georgia; Antarctica
"""
HENGRUI_HAS = """
China; Hong Kong; Macao; Taiwan; United States; Canada; Japan; Russia; Germany; France; Italy;
Spain; Poland; Ireland; Cyprus; Malta; Switzerland; Norway; Iceland; Liechtenstein; United Kingdom;
Ukraine; Serbia; Albania; Bosnia and Herzegovina; Montenegro; North Macedonia; Monaco; Andorra;
San Marino; Vatican City; French Guiana; Réunion; Greenland; Faroe Islands; Gibraltar; Bermuda;
Puerto Rico; Guam; New Caledonia; Curaçao; Åland Islands
"""
ONLY_GLENMARK_LEAVES_OPEN = """
Armenia; Azerbaijan; Belarus; Kazakhstan; Kyrgyzstan; Moldova; Tajikistan; Turkmenistan; Uzbekistan
"""


def codes(names: str) -> list[str]:
    """The codes of places named by hand, one by one, without the followers of any."""
    found = [find_place(name) for name in names.split(";")]
    assert None not in found
    return [place.code for place in found if place]


@pytest.mark.parametrize("text", TEXTS)
def test_every_territory_of_the_landscape_can_be_read_and_is_canonical(text: str) -> None:
    assert parse(text).possible
    assert normalise(text) == text


@pytest.mark.parametrize(
    ("names", "glenmark", "hengrui"),
    [
        (GLENMARK_HAS, "in", "out"),
        (HENGRUI_HAS, "out", "in"),
        (ONLY_GLENMARK_LEAVES_OPEN, "open", "in"),
    ],
)
def test_who_has_shr_a1811_where(names: str, glenmark: Status, hengrui: Status) -> None:
    for code in codes(names):
        assert GLENMARK.status(code) == glenmark, PLACES[code].name
        assert HENGRUI.status(code) == hengrui, PLACES[code].name


def test_shr_a1811_leaves_no_place_without_holder_and_none_with_two() -> None:
    assert not GLENMARK.certain & HENGRUI.certain
    assert GLENMARK.certain | HENGRUI.certain == ALL_CODES
    assert GLENMARK.open == set(codes(ONLY_GLENMARK_LEAVES_OPEN))


def test_what_is_left_of_the_world_without_glenmark() -> None:
    assert GLENMARK.complement().union(HENGRUI) == HENGRUI
