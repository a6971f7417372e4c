"""A parsed column: each different text looked at once, and spread over the rows."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.landscape import Column, edit_cell, texts_of
from belvedere.operations import files
from belvedere.schema import (
    STAGE,
    TABLES,
    Choice,
    Date,
    Field,
    Kind,
    ListOf,
    Number,
    Places,
    Reference,
    Text,
)
from tests.examples import landscape_of, small

HER2 = files.open_any(files.default_landscape()).landscape
KINDS: list[Kind[Any]] = [
    Text(), Number(), Date(), Choice(STAGE), ListOf(Text()), Places(), Reference("assets"),
]  # fmt: skip
TEXTS = [
    "",
    "8",
    "18.0",
    "18",
    "2026-H1",
    "2025-05-29",
    "Phase 2",
    "Filed",
    "World",
    "a; b",
    "b",
    "É",
]


def column(kind: Kind[Any], *texts: str) -> Column:
    return Column(Field("x", "X", kind), texts_of(texts))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_column_without_rows(kind: Kind[Any]) -> None:
    made = column(kind)
    assert len(made) == len(made.codes) == len(made.ranks) == 0
    assert (made.distinct, made.values, made.shown, made.folded, made.faults) == (
        [],
        [],
        [],
        [],
        {},
    )
    hits = made.matching(lambda text: True)
    assert (hits.dtype, len(hits)) == (np.dtype(bool), 0)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_column_without_values(kind: Kind[Any]) -> None:
    made = column(kind, "", "", "")
    assert (made.distinct, made.values, made.faults) == ([""], [None], {})
    assert made.ranks.tolist() == [-1, -1, -1]
    assert made.matching(lambda text: not text).tolist() == [True] * 3


@given(st.sampled_from(KINDS), st.lists(st.one_of(st.sampled_from(TEXTS), st.text(max_size=4))))
def test_codes_lead_back_to_the_texts_and_ranks_to_the_order(
    kind: Kind[Any], texts: list[str]
) -> None:
    made = column(kind, *texts)
    assert [made.distinct[code] for code in made.codes] == texts
    assert made.distinct == list(dict.fromkeys(texts))
    assert made.matching(lambda text: "a" in text).tolist() == ["a" in text for text in texts]
    keys = {text: kind.sort_key(value) for text in texts if (value := kind.find(text)) is not None}
    for text, rank in zip(texts, made.ranks.tolist(), strict=True):
        assert (rank >= 0) == (text in keys)
        for other, second in zip(texts, made.ranks.tolist(), strict=True):
            if rank >= 0 <= second:
                assert (rank < second) == (keys[text] < keys[other])
                assert (rank == second) == (keys[text] == keys[other])


@given(st.sampled_from(KINDS), st.lists(st.sampled_from(TEXTS)))
def test_a_fault_is_what_is_written_and_cannot_be_read(kind: Kind[Any], texts: list[str]) -> None:
    made = column(kind, *texts)
    for code, text in enumerate(made.distinct):
        assert (code in made.faults) == (bool(text) and kind.find(text) is None)
        if code in made.faults:
            assert made.faults[code].text == text
            assert made.faults[code].expected


def test_equal_values_share_a_rank_whatever_their_spelling() -> None:
    assert column(Number(), "18.0", "8", "", "18", "x").ranks.tolist() == [1, 0, -1, 1, -1]


def test_a_search_looks_at_what_is_shown_without_case_and_accents() -> None:
    landscape = landscape_of(
        {"companies": [{"company": "a-b", "name": "Äpfel"}], "assets": [{"asset": "x", "originator": "a-b"}]}
    )  # fmt: skip
    made = landscape.column("assets", "originator")
    assert (made.distinct, made.shown, made.folded) == (["a-b"], ["Äpfel"], ["apfel"])


def test_names_decide_the_order_of_references_and_equal_names_are_equal() -> None:
    companies = [
        {"company": key, "name": name} for key, name in zip("abc", ("Z", "Y", "Z"), strict=True)
    ]
    assets = [
        {"asset": f"x{n}", "originator": key} for n, key in enumerate(["a", "b", "c", "gone", ""])
    ]
    landscape = landscape_of({"companies": companies, "assets": assets})
    assert landscape.column("assets", "originator").ranks.tolist() == [2, 1, 2, 0, -1]


def test_what_names_shown_are_still_to_be_looked_up_is_not_settled() -> None:
    landscape = small()
    plain, names = landscape.column("assets", "dar"), landscape.column("assets", "originator")
    assert (plain.settled, names.settled) == (True, False)
    assert names.shown == ["Acme", ""]
    assert names.settled


def test_a_snapshot_shows_the_names_of_its_time() -> None:
    landscape = small()
    fresh, read = landscape.snapshot(), landscape
    assert read.column("assets", "originator").shown[0] == "Acme"
    later = landscape.snapshot()
    landscape.apply(edit_cell(landscape, "companies", "acme", "name", "Apex"))
    for each, name in ((fresh, "Acme"), (later, "Acme"), (landscape, "Apex")):
        assert each.column("assets", "originator").shown[0] == name


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_her2_parses_and_ranks(table: str) -> None:
    for field in HER2.fields(table, derived=True):
        made = HER2.column(table, field.name)
        assert not made.faults, field.name
        known = {rank for rank in made.ranks.tolist() if rank >= 0}
        assert known == set(range(len(known)))
