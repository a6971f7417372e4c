"""Which record a text means, however it is spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.landscape import Landscape, edit_cell, remove_record
from belvedere.landscape.names import bare, find, names_of
from belvedere.operations import files
from tests.examples import landscape_of


@pytest.fixture(scope="module")
def her2() -> Landscape:
    return files.open_any(files.default_landscape()).landscape


def made() -> Landscape:
    return landscape_of(
        {
            "assets": [
                {"asset": "alpha", "name": "Alpha", "code": "A-1", "brand": "Fine; Finer", "aliases": "阿尔法; twin"},
                {"asset": "beta", "name": "beta", "code": "A-1", "aliases": "twin; +"},
            ],
            "trials": [{"trial": "one", "name": "ONE", "registry_id": "NCT04818333; CTR1"}],
            "companies": [{"company": "acme", "name": "Acme & Söhne"}],
            "sources": [{"source": "page", "title": "A page"}],
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("SHR-A1811", "shra1811"),
        (" shr a1811 ", "shra1811"),
        ("ＳＨＲ‑Ａ１８１１", "shra1811"),
        ("Äpfel/AG.", "apfelag"),
        ("瑞康曲妥珠单抗", "瑞康曲妥珠单抗"),
        ("+", "+"),
        (" - ", "-"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_what_remains_of_a_name(text: str, left: str) -> None:
    assert bare(text) == left


@given(st.text(max_size=12))
def test_what_remains_stays(text: str) -> None:
    assert bare(bare(text)) == bare(text) == bare(f" {text}\n")


@pytest.mark.parametrize(
    ("table", "text", "keys"),
    [
        ("assets", "alpha", ["alpha"]),
        ("assets", "finer", ["alpha"]),
        ("assets", "阿尔法", ["alpha"]),
        ("assets", "a1", ["alpha", "beta"]),
        ("assets", "TWIN", ["alpha", "beta"]),
        ("assets", "+", ["beta"]),
        ("assets", "fin", []),
        ("assets", "", []),
        ("assets", " - ", []),
        ("trials", "nct04818333", ["one"]),
        ("trials", "one", ["one"]),
        ("companies", "acme + sohne", ["acme"]),
        ("companies", "acme", ["acme"]),
        ("sources", "page", ["page"]),
        ("sources", "a page", []),
    ],
)
def test_whom_a_text_names(table: str, text: str, keys: list[str]) -> None:
    assert find(made(), table, text) == keys


@pytest.mark.parametrize(
    ("table", "key", "names"),
    [
        ("assets", "alpha", ["Alpha", "A-1", "Fine", "Finer", "阿尔法", "twin", "alpha"]),
        ("assets", "beta", ["beta", "A-1", "twin", "+", "beta"]),
        ("trials", "one", ["ONE", "NCT04818333", "CTR1", "one"]),
        ("sources", "page", ["page"]),
    ],
)
def test_all_names_of_a_record(table: str, key: str, names: list[str]) -> None:
    assert names_of(made(), table, key) == names


def test_names_follow_the_landscape() -> None:
    landscape = made()
    assert find(landscape, "assets", "gamma") == []
    landscape.apply(edit_cell(landscape, "assets", "beta", "aliases", "Gamma"))
    assert find(landscape, "assets", "gamma") == ["beta"]
    landscape.apply(remove_record(landscape, "assets", "beta"))
    assert find(landscape, "assets", "gamma") == []
    assert find(landscape, "assets", "a1") == ["alpha"]


@pytest.mark.parametrize(
    "text",
    ["SHR-A1811", "SHR A1811 ", "shra1811", "瑞康曲妥珠单抗", "Aivida", "Trastuzumab Rezetecan"],
)  # fmt: skip
def test_one_asset_under_many_names(her2: Landscape, text: str) -> None:
    assert find(her2, "assets", text) == ["trastuzumab-rezetecan"]


@pytest.mark.parametrize("table", ["assets", "companies", "trials"])
def test_every_record_is_found_by_each_of_its_names(her2: Landscape, table: str) -> None:
    for key in her2.rows(table).index:
        for name in names_of(her2, table, key):
            assert key in find(her2, table, name)
