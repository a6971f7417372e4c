import pycountry
import pytest

from belvedere.territory import ALL_CODES, PLACES, find_place

ISO = {country.alpha_2: country for country in pycountry.countries}


def test_the_table_holds_every_entry_of_iso_3166_and_no_other() -> None:
    assert set(PLACES) == set(ISO) == ALL_CODES
    assert len(PLACES) == 249


def test_codes_are_in_order_and_places_know_theirs() -> None:
    assert list(PLACES) == sorted(PLACES)
    assert all(place.code == code for code, place in PLACES.items())


@pytest.mark.parametrize("attribute", ["name", "common_name", "official_name"])
def test_the_names_of_iso_are_read_as_synonyms(attribute: str) -> None:
    for code, country in ISO.items():
        if name := getattr(country, attribute, ""):
            found = find_place(name)
            assert found is not None, name
            assert found.code == code, name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("BO", "Bolivia"),
        ("BN", "Brunei"),
        ("CN", "China"),
        ("CZ", "Czechia"),
        ("GB", "United Kingdom"),
        ("HK", "Hong Kong"),
        ("IR", "Iran"),
        ("KR", "South Korea"),
        ("LA", "Laos"),
        ("MD", "Moldova"),
        ("MO", "Macao"),
        ("RU", "Russia"),
        ("SY", "Syria"),
        ("TR", "Turkey"),
        ("TW", "Taiwan"),
        ("TZ", "Tanzania"),
        ("US", "United States"),
        ("VE", "Venezuela"),
        ("VN", "Vietnam"),
    ],
)
def test_names_are_those_in_daily_use(code: str, name: str) -> None:
    assert PLACES[code].name == name


def test_names_need_no_separator_mark_or_stray_space() -> None:
    for place in PLACES.values():
        for name in (place.name, *place.synonyms):
            assert ";" not in name
            assert name == " ".join(name.split())
        assert "(" not in place.name
        assert "," not in place.name


def test_a_place_does_not_bear_the_same_synonym_twice() -> None:
    for place in PLACES.values():
        names = (place.name, *place.synonyms)
        assert len(set(names)) == len(names), place.code
