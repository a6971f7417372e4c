"""What is wrong in a landscape, each with its place, what stands there and what would be right."""

import pytest

from belvedere.landscape import (
    Change,
    ChangeSet,
    Landscape,
    add_column,
    add_record,
    check,
    edit_cell,
    remove_record,
)
from belvedere.operations import files
from tests.examples import landscape_of, small


def test_a_sound_landscape_has_no_problem() -> None:
    assert check(small()) == []
    assert check(Landscape()) == []


def test_the_landscape_that_comes_along_has_no_problem() -> None:
    assert check(files.open_any(files.default_landscape()).landscape) == []


def found(table: str, **cells: str) -> list[tuple[str, str]]:
    proof = {"source": "page", "as_of": "2025"}
    landscape = landscape_of(
        {
            "assets": [{"asset": "alpha", "name": "alpha", **proof}],
            "sources": [{"source": "page", "title": "A page"}],
            "deals": [{"deal": "d", "asset": "alpha", **proof}],
        }
    )
    keys = {"programs": "program", "rights": "right", "events": "event", "sources": "source"}
    record = {keys[table]: "x", **(proof if table != "sources" else {}), **cells}
    before = {problem.where for problem in check(landscape)}
    landscape.apply(add_record(table, record))
    return [(p.where, p.what) for p in check(landscape) if p.where not in before]


SOUND = {"asset": "alpha", "indication": "NSCLC", "region": "US", "stage": "Phase 1", "status": "Active"}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "text", "what"),
    [
        ("stage", "Phase 9", "“Phase 9” is no stage"),
        ("stage", "phase iii", ""),
        ("since", "soon", "“soon” is not a date"),
        ("since", "mid-2027", ""),
        ("asset", "gamma", "no record of assets is called “gamma”"),
        ("asset", "Alpha!", "“Alpha!” is not a key"),
        ("asset", "", "Asset is empty"),
        ("source", "", "Source is empty"),
        ("source", "page; gone; lost", "no record of sources is called “gone”, “lost”"),
        ("regimen", "anything", ""),
    ],
)
def test_a_cell_of_a_program(field: str, text: str, what: str) -> None:
    problems = found("programs", **{**SOUND, field: text})
    assert [each for each in problems if each[0] == f"programs/x/{field}"] == (
        [(f"programs/x/{field}", what)] if what else []
    )


@pytest.mark.parametrize(
    ("basis", "what"), [("d", ""), ("Originator", ""), ("gone", "no record of deals is called")]
)
def test_words_beside_keys_lead_somewhere(basis: str, what: str) -> None:
    problems = found("rights", asset="alpha", territory="World", basis=basis)
    told = [text for where, text in problems if where.endswith("/basis")]
    assert len(told) == bool(what)
    assert all(what in text for text in told)


def test_each_row_that_has_the_same_fault_is_listed() -> None:
    landscape = small()
    for key in ("alpha", "beta"):
        landscape.apply(edit_cell(landscape, "assets", key, "originator", "gone"))
    found = check(landscape)
    assert [(p.table, p.key, p.field) for p in found] == [
        ("assets", "alpha", "originator"),
        ("assets", "beta", "originator"),
    ]
    assert "a key of the table companies" in found[0].expected


def test_a_removed_record_is_missed_until_it_is_back() -> None:
    landscape = small()
    landscape.apply(remove_record(landscape, "companies", "acme"))
    assert [problem.where for problem in check(landscape)] == ["assets/alpha/originator"]
    landscape.undo()
    assert check(landscape) == []


def test_columns_of_the_users_own_are_checked_too() -> None:
    landscape = small()
    landscape.apply(add_column(landscape, "assets", "Due", "Date"))
    landscape.apply(ChangeSet((Change("assets", "beta", "due", "", "soon"),), "As imported"))
    assert [problem.where for problem in check(landscape)] == ["assets/beta/due"]
