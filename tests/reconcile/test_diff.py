"""The change set from one landscape to another."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.landscape import Change, Landscape, add_column, add_record, edit_cell, remove_record
from belvedere.reconcile import diff
from belvedere.schema import ALL_TABLES
from tests.examples import change_sets, contents, field_of, landscapes, small

Make = Callable[[Landscape], Any]


def unordered(landscape: Landscape) -> dict[str, dict[str, dict[str, str]]]:
    """All that a landscape says but the order of its rows."""
    return {
        name: {key: landscape.record(name, key) for key in landscape.rows(name).index}
        for name in ALL_TABLES
    }


@given(landscapes(), landscapes())
def test_it_makes_the_old_like_the_new_and_can_be_taken_back(
    old: Landscape, new: Landscape
) -> None:
    before = contents(old)
    old.apply(diff(old, new))
    assert unordered(old) == unordered(new)
    old.undo()
    assert contents(old) == before


@given(st.data())
def test_rows_added_and_removed_leave_the_others_in_their_order(data: st.DataObject) -> None:
    old = data.draw(landscapes())
    new = old.snapshot()
    new.apply(data.draw(change_sets(old)))
    old.apply(diff(old, new))
    assert unordered(old) == unordered(new)


@given(
    st.lists(st.sampled_from("abcdef"), unique=True),
    st.sets(st.sampled_from("abcdef")),
    st.randoms(),
)
def test_the_order_of_the_new_is_kept(keys: list[str], gone: set[str], random: Any) -> None:
    old, new = Landscape(), Landscape()
    for key in keys:
        old.apply(add_record("deals", {"deal": key}))
    order = [key for key in keys if key not in gone]
    for fresh in "xyz":
        order.insert(random.randint(0, len(order)), fresh)
    for key in order:
        new.apply(add_record("deals", {"deal": key}))
    old.apply(diff(old, new))
    assert field_of(old, "deals", "deal") == order


@given(landscapes())
def test_a_landscape_does_not_differ_from_itself(landscape: Landscape) -> None:
    assert not diff(landscape, landscape.snapshot())
    assert not diff(landscape, Landscape({name: landscape.rows(name) for name in ALL_TABLES}))


@pytest.mark.parametrize(
    ("make", "changes"),
    [
        (lambda new: edit_cell(new, "assets", "alpha", "dar", "8"),
         [Change("assets", "alpha", "dar", "18.0", "8")]),
        (lambda _: add_record("deals", {"deal": "d", "kind": "Licence"}),
         [Change("deals", "d", "deal", "", "d", 0), Change("deals", "d", "kind", "", "Licence")]),
        (lambda new: remove_record(new, "sources", "page"),
         [Change("sources", "page", "title", "A page", ""), Change("sources", "page", "published", "2025-05", ""),
          Change("sources", "page", "source", "page", "", 0)]),
        (lambda new: add_column(new, "deals", "Own"),
         [Change("columns", "deals--own", "column", "", "deals--own", 1),
          Change("columns", "deals--own", "title", "", "Own"), Change("columns", "deals--own", "kind", "", "Text")]),
    ],
)  # fmt: skip
def test_changes(make: Make, changes: list[Change]) -> None:
    old, new = small(), small()
    new.apply(make(new))
    assert list(diff(old, new, reason="Why").changes) == changes


def test_what_is_not_present_is_left_as_it_is() -> None:
    old = small()
    new = Landscape({"assets": small().rows("assets").without_column("own")})
    new.apply(edit_cell(new, "assets", "alpha", "dar", "8"))
    new.apply(edit_cell(new, "assets", "alpha", "code", ""))
    found = diff(old, new, present={"assets": frozenset({"asset", "dar"})})
    assert list(found.changes) == [Change("assets", "alpha", "dar", "18.0", "8")]


def test_a_row_missing_from_a_present_table_goes_with_all_its_cells() -> None:
    old, new = small(), small()
    new.apply(remove_record(new, "assets", "beta"))
    old.apply(diff(old, new, present={"assets": frozenset({"asset"})}))
    assert contents(old) == contents(new)


@pytest.mark.parametrize(
    ("present", "left"),
    [
        ({"assets": frozenset({"asset"})}, True),
        ({"columns": frozenset({"column"})}, True),
        ({"assets": frozenset({"asset"}), "columns": frozenset({"column"})}, False),
    ],
)
def test_a_column_goes_only_if_the_file_could_have_named_it(
    present: dict[str, frozenset[str]], left: bool
) -> None:
    old = small()
    new = Landscape({"assets": old.rows("assets").without_column("own")})
    old.apply(diff(old, new, present=present))
    assert ("own" in old.rows("assets").columns) is left


def test_a_column_comes_if_its_cells_count() -> None:
    old = Landscape({"assets": small().rows("assets").without_column("own")})
    old.apply(diff(old, small(), present={"assets": frozenset({"asset", "own"})}))
    assert old.cell("assets", "beta", "own") == "high"
    assert old.field("assets", "own").title == "Own"


def test_the_columns_declared_by_a_guess_do_not_alter_mine() -> None:
    old, new = small(), small()
    new.apply(edit_cell(new, "columns", "assets--own", "title", "Guess"))
    assert not diff(old, new, present={"assets": frozenset({"asset", "own"})})
