"""Keys for rows that have none."""

import pytest

from belvedere.excel.keys import propose_key, slug
from belvedere.schema import TABLES, Key


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
