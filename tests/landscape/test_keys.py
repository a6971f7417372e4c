"""Keys for rows that have none."""

import pytest

from belvedere.landscape.keys import free_key, make_key, propose_key, slug
from belvedere.schema import TABLES, Key
from tests.examples import small


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        (["SHR-A1811"], "shr-a1811"),
        (["Trastuzumab  rezetecan!"], "trastuzumab-rezetecan"),
        (["HER2+", "Gastric/GEJ cancer"], "her2-gastric-gej-cancer"),
        (["Ménarini"], "menarini"),
        (["赛沃替尼"], ""),
        ([], ""),
    ],
)
def test_a_key_is_made_of_the_letters_that_keys_have(texts: list[str], key: str) -> None:
    assert slug(texts) == key


def test_long_names_make_keys_of_bearable_length() -> None:
    key = slug(["word " * 40])
    assert len(key) <= 80
    assert Key().parse(key) == key


def test_a_taken_key_gets_a_number() -> None:
    assert propose_key(TABLES["assets"], {"name": "Alpha"}, {"alpha", "alpha-2"}) == "alpha-3"


def test_a_key_says_which_asset_it_concerns() -> None:
    event = {"asset": "alpha", "kind": "Approval", "agency": "FDA", "date": "2025-05"}
    assert propose_key(TABLES["events"], event, ()) == "alpha-approval-fda-2025-05"


def test_the_first_name_that_is_there_is_taken() -> None:
    trial = {"asset": "alpha", "registry_id": "NCT04818333"}
    assert propose_key(TABLES["trials"], trial, ()) == "alpha-nct04818333"


def test_nothing_comes_of_nothing() -> None:
    assert propose_key(TABLES["companies"], {"country": "CN"}, ()) == ""


def test_numbers_go_on_until_a_key_is_free() -> None:
    assert free_key("alpha", ("beta",)) == "alpha"
    assert free_key("alpha", ("alpha", "alpha-2", "alpha-4")) == "alpha-3"


@pytest.mark.parametrize(
    ("record", "taken", "key"),
    [
        ({"name": "Gamma"}, (), "gamma"),
        ({"name": "Alpha"}, (), "alpha-2"),
        ({"name": "Alpha"}, ("alpha-2",), "alpha-3"),
        ({}, (), "new-asset"),
        ({"name": "赛沃替尼"}, ("new-asset",), "new-asset-2"),
    ],
)
def test_every_record_can_be_given_a_key(
    record: dict[str, str], taken: tuple[str, ...], key: str
) -> None:
    assert make_key(small(), "assets", record, taken) == key
