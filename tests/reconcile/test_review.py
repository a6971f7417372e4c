"""What a file would change, item by item."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from belvedere.errors import Problem
from belvedere.landscape import Landscape, check
from belvedere.reconcile import Incoming, Review, change_set, review
from belvedere.schema import ALL_TABLES, COLUMNS, TABLES
from tests.examples import contents, field_of, landscape_of, landscapes, small

PROOF = {"source": "page", "as_of": "2025-05"}


def incoming_of(landscape: Landscape, **parts: Any) -> Incoming:
    """A file that has everything a landscape has; row 1 of each sheet is the header."""
    present = {
        name: frozenset(field.name for field in landscape.fields(name)) for name in ALL_TABLES
    }
    places = {
        (name, key): f"{TABLES[name].title}!{position + 2}"
        for name in TABLES
        for key, position in landscape.rows(name).index.items()
    }
    columns = {
        (name, field.name): "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number]
        for name in TABLES
        for number, field in enumerate(landscape.fields(name))
    }
    given: dict[str, Any] = {"present": present, "places": places, "columns": columns, **parts}
    return Incoming(landscape, "her2.xlsx", **given)


def file_with(table: str, record: Mapping[str, str], **more: Mapping[str, str]) -> Incoming:
    """A file of a few rows of one table and nothing else."""
    tables = {table: [record], **{name: [row] for name, row in more.items()}}
    landscape = landscape_of(tables)
    present = {name: frozenset(row for row in rows[0]) for name, rows in tables.items()}
    return replace(incoming_of(landscape), present=present)


def lines(found: Review, *kinds: Any) -> list[str]:
    return [
        f"{i.kind} {i.place} {i.label} {i.field}: {i.before} → {i.after}"
        + (f" ({i.reason})" if i.reason else "")
        for i in found.items
        if not kinds or i.kind in kinds
    ]


@given(landscapes())
def test_a_file_that_nobody_edited_asks_nothing(landscape: Landscape) -> None:
    assert review(landscape, incoming_of(landscape.snapshot())).items == ()


@given(landscapes(), landscapes())
def test_what_was_taken_is_not_asked_again(mine: Landscape, theirs: Landscape) -> None:
    incoming = incoming_of(theirs)
    first = review(mine, incoming)
    before = contents(mine)
    mine.apply(change_set(first, first.ticked, "Import"))
    assert lines(review(mine, incoming), "changed", "added") == []
    mine.undo()
    assert contents(mine) == before


@given(landscapes(), landscapes())
def test_every_item_can_be_taken_at_once(mine: Landscape, theirs: Landscape) -> None:
    found = review(mine, incoming_of(theirs))
    before = contents(mine)
    mine.apply(change_set(found, range(len(found.items)), "Import"))
    mine.undo()
    assert contents(mine) == before


@given(landscapes(), landscapes())
def test_what_is_taken_brings_no_new_problem(mine: Landscape, theirs: Landscape) -> None:
    before = {str(problem) for problem in check(mine)}
    found = review(mine, incoming_of(theirs))
    mine.apply(change_set(found, found.ticked, "Import"))
    assert {str(problem) for problem in check(mine)} <= before


@pytest.mark.parametrize(
    ("table", "record", "expected"),
    [
        ("programs", {"program": "alpha-1", "stage": "Ph III"},
         ["changed Programs!H2 alpha · NSCLC stage: Phase 2 → Phase 3"]),
        ("programs", {"program": "alpha-1", "stage": "Ph II"}, []),
        ("programs", {"program": "alpha-1", "stage": "Phase 9"},
         ["problem Programs!H2 alpha · NSCLC stage: Phase 2 → Phase 9 (“Phase 9” is no stage; expected one of"
          " Preclinical, Phase 1, Phase 1/2, Phase 2, Phase 2/3, Phase 3, Filed, Approved)"]),
        ("programs", {"program": "alpha-1", "indication": ""},
         ["changed Programs!C2 alpha · NSCLC indication: NSCLC → "]),
        ("assets", {"asset": "alpha", "name": "  "},
         ["problem Assets!B2 alpha name: alpha →  (Name is empty; expected a text)"]),
        ("assets", {"asset": "alpha", "originator": "busy"}, ["changed Assets!Q2 alpha originator: acme → busy"]),
        ("assets", {"asset": "alpha", "originator": "nobody"},
         ["problem Assets!Q2 alpha originator: acme → nobody (no record of companies is called “nobody”;"
          " expected a company of this landscape (its key or name))"]),
        ("assets", {"asset": "beta", "source": "page; page; other"},
         ["problem Assets!R2 beta source: page → page; other (no record of sources is called “other”;"
          " expected a source of this landscape (its key or title); several are joined by “; ”)"]),
        ("assets", {"asset": "alpha", "originator": "busy-bees"},
         ["problem Assets!Q2 alpha originator: acme → busy-bees (no record of companies is called “busy-bees”;"
          " expected busy)"]),
        ("deals", {"deal": "d", "asset": "alpha", "licensor": "acme", "licensee": "busy", "source": "page"},
         ["added Deals!A2 Acme · Busy Bees :  → Acme · Busy Bees"]),
        ("deals", {"deal": "d", "asset": "alpha"},
         ["problem Deals!A2 d source:  →  (Source is empty; expected a source of this landscape (its key or title);"
          " several are joined by “; ”; the new row is left out)"]),
    ],
)  # fmt: skip
def test_items(table: str, record: dict[str, str], expected: list[str]) -> None:
    assert (
        lines(review(small(), file_with(table, record)), "changed", "added", "problem") == expected
    )


def test_cells_of_a_new_row_that_cannot_be_read_are_left_out() -> None:
    record = {"deal": "d", "asset": "alpha", "licensor": "acme", "upfront_usd_m": "many", **PROOF}
    found = review(small(), file_with("deals", record))
    assert lines(found, "problem") == [
        "problem Deals!I2 Acme upfront_usd_m:  → many (“many” is not a number; expected a plain number such as"
        " 18 or 74.5; the cell is left out of the new row)"
    ]
    mine = small()
    mine.apply(change_set(found, found.ticked, "Import of her2.xlsx", "her2.xlsx", author="Ann"))
    assert mine.cell("deals", "d", "licensor") == "acme"
    assert mine.cell("deals", "d", "upfront_usd_m") == ""
    assert [(each.reason, each.origin, each.author) for each in mine.history] == [
        ("Import of her2.xlsx", "her2.xlsx", "Ann")
    ]


def test_a_new_row_may_refer_to_another_new_row() -> None:
    incoming = file_with(
        "assets",
        {"asset": "gamma", "name": "gamma", "originator": "new-co", **PROOF},
        companies={"company": "new-co", "name": "New Co", **PROOF},
    )
    assert [item.key for item in review(small(), incoming).of_kind("added", "problem")] == [
        "gamma",
        "new-co",
    ]


def test_a_new_row_that_refers_to_one_left_out_is_left_out_too() -> None:
    incoming = file_with(
        "programs",
        {"program": "p", "asset": "gamma", "indication": "NSCLC", "stage": "Phase 1", **PROOF},
        assets={"asset": "gamma", "name": "", **PROOF},
    )
    found = review(small(), incoming)
    assert [(i.table, i.field) for i in found.of_kind("problem")] == [
        ("assets", "name"),
        ("programs", "asset"),
    ]
    assert found.of_kind("added") == ()


def test_a_key_that_is_none_is_a_problem() -> None:
    record = {"deal": "Not A Key", "asset": "alpha", **PROOF}
    assert lines(review(small(), file_with("deals", record)), "added", "problem")[0].startswith(
        "problem Deals!A2 Not A Key deal:  → Not A Key (“Not A Key” is not a key"
    )


def test_rows_that_the_file_lacks_are_asked_about_not_taken() -> None:
    mine = small()
    found = review(mine, file_with("companies", {"company": "acme"}))
    (item,) = found.items
    assert (item.kind, item.key, item.before, item.place, item.ticked) == (
        "removed",
        "busy",
        "Busy Bees",
        "",
        False,
    )
    assert item.reason == "her2.xlsx does not have it"
    assert not change_set(found, found.ticked, "Import")
    mine.apply(change_set(found, {item.id}, "Import"))
    assert field_of(mine, "companies", "company") == ["acme"]


def test_problems_of_the_reader_come_first_and_cannot_be_taken() -> None:
    problem = Problem("Assets!B3", "a formula without a value", "a value", "assets", "beta", "name")
    incoming = replace(file_with("assets", {"asset": "alpha", "dar": "8"}), problems=(problem,))
    found = review(small(), incoming)
    first = found.items[0]
    assert (first.kind, first.place, first.label, first.field, first.ticked, first.changes) == (
        "problem", "Assets!B3", "beta", "name", False, ()
    )  # fmt: skip
    assert first.reason == "a formula without a value; expected a value"
    assert not change_set(found, {0}, "Import")
    assert [item.id for item in found.items] == list(range(len(found.items)))


def test_a_cell_that_the_reader_could_not_read_is_told_once() -> None:
    problem = Problem("Assets!B2", "not a number", "", "assets", "alpha", "dar")
    found = review(
        small(),
        replace(file_with("assets", {"asset": "alpha", "dar": "many"}), problems=(problem,)),
    )
    assert [(item.field, item.after) for item in found.of_kind("problem")] == [("dar", "many")]


def test_a_new_column_is_an_item_that_stands_before_its_cells() -> None:
    theirs = landscape_of(
        {"companies": [{"company": "busy", "rank": "1"}]}, own={"companies": ("rank",)}
    )
    incoming = replace(incoming_of(theirs), present={"companies": frozenset({"company", "rank"})})
    mine = small()
    found = review(mine, incoming)
    assert [(i.kind, i.table, i.key, i.field, i.after) for i in found.of_kind("added", "changed")] == [
        ("added", "columns", "companies--rank", "", "Rank"), ("changed", "companies", "busy", "rank", "1")
    ]  # fmt: skip
    mine.apply(change_set(found, found.ticked, "Import"))
    assert mine.cell("companies", "busy", "rank") == "1"


def test_a_column_of_the_same_title_is_mine_whatever_its_name() -> None:
    theirs = small()
    rows = theirs.rows("assets")
    tables = {
        "assets": rows.without_column("own").with_column("own-2", rows.columns["own"]),
        "columns": Landscape({"columns": theirs.rows("columns")}).rows("columns"),
    }
    declared = dict(tables["columns"].columns)
    declared[COLUMNS.key] = declared[COLUMNS.key].copy()
    declared[COLUMNS.key][0] = "assets--own-2"
    tables["columns"] = replace(tables["columns"], columns=declared)
    incoming = incoming_of(Landscape(tables), present={"assets": frozenset({"asset", "own-2"})})
    assert review(small(), incoming).items == ()


def test_two_columns_of_one_title_do_not_become_one() -> None:
    record = {"asset": "beta", "own": "a", "own-2": "b", "own-3": "c"}
    theirs = landscape_of({"assets": [record]}, own={"assets": ("own", "own-2", "own-3")})
    theirs.rows("columns").columns["title"][:] = "Own"
    mine = small()
    incoming = incoming_of(theirs, present={"assets": frozenset(record)})
    found = review(mine, incoming)
    mine.apply(change_set(found, found.ticked, "Import"))
    assert {**mine.record("assets", "beta"), **record} == mine.record("assets", "beta")


def test_titles_of_columns_are_compared_if_the_file_declares_them() -> None:
    theirs = small()
    declared = dict(theirs.rows("columns").columns)
    declared["title"] = declared["title"].copy()
    declared["title"][0] = "Ours"
    changed = Landscape({
        **{name: theirs.rows(name) for name in TABLES},
        "columns": replace(theirs.rows("columns"), columns=declared),
    })  # fmt: skip
    (item,) = review(small(), incoming_of(changed)).items
    assert (item.kind, item.table, item.before, item.after) == ("changed", "columns", "Own", "Ours")


def test_a_text_that_neither_can_read_is_no_change() -> None:
    unread = landscape_of({"assets": [{"asset": "alpha", "name": "a", "dar": "about 8"}]})
    assert review(unread, incoming_of(unread.snapshot())).items == ()


@pytest.mark.parametrize("taken", [True, False])
def test_a_row_that_was_given_a_key_is_one_item(taken: bool) -> None:
    proof = PROOF if taken else {}
    file = file_with("deals", {"deal": "blm-1", "asset": "alpha", "licensor": "acme", **proof})
    what = "the row has no key; it is read as a new record with the key “blm-1”"
    problem = Problem("Deals!A2", what, "", "deals", "blm-1", "deal")
    items = review(small(), replace(file, problems=(problem,))).items
    mine = [item for item in items if item.key == "blm-1"]
    assert [item.kind for item in mine] == (["added"] if taken else ["problem"])
    said = "new key blm-1 proposed" if taken else "the new row is left out"
    assert mine[0].reason.endswith(said)
