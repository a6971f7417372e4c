"""A landscape changes by change sets, whole or not at all, and every one can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.errors import BelvedereError
from belvedere.landscape import (
    Announcement,
    Change,
    ChangeSet,
    Landscape,
    add_column,
    add_record,
    edit_cell,
    remove_column,
    remove_record,
)
from tests.examples import change_sets, contents, field_of, landscape_of, landscapes, small


@given(st.data())
def test_undo_restores_everything_and_redo_repeats_it(data: st.DataObject) -> None:
    landscape = data.draw(landscapes())
    states = [contents(landscape)]
    for _ in range(2):
        landscape.apply(data.draw(change_sets(landscape)))
        states.append(contents(landscape))
    for state in states[-2::-1]:
        landscape.undo()
        assert contents(landscape) == state
    for state in states[1:]:
        landscape.redo()
        assert contents(landscape) == state


@given(st.data())
def test_a_change_set_that_fails_leaves_everything_as_it_was(data: st.DataObject) -> None:
    landscape = data.draw(landscapes())
    before = contents(landscape)
    good = data.draw(change_sets(landscape))
    bad = Change("assets", "nobody", "name", "", "x")
    heard: list[Announcement] = []
    landscape.subscribe(heard.append)
    with pytest.raises(BelvedereError):
        landscape.apply(ChangeSet((*good.changes, bad), "Fails at its end"))
    assert contents(landscape) == before
    assert landscape.revision == 0
    assert not heard


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change("assets", "alpha", "dar", "8", "9"), "“18.0” stands there"),
        (Change("assets", "alpha", "colour", "", "red"), "no such column"),
        (Change("assets", "gamma", "dar", "", "8"), "no such record"),
        (Change("assets", "gamma", "asset", "gamma", ""), "no such record"),
        (Change("assets", "alpha", "asset", "", "alpha"), "already"),
        (Change("assets", "alpha", "asset", "alpha", "beta"), "already"),
        (Change("assets", "alpha", "asset", "alpha", ""), "not empty"),
        (Change("drugs", "alpha", "name", "", "x"), "no such table"),
        (Change("columns", "assets--own", "column", "assets--own", ""), "not empty"),
        (Change("columns", "assets--name", "column", "", "assets--name"), "already"),
        (Change("columns", "drugs--name", "column", "", "drugs--name"), "no table"),
        (Change("columns", "name", "column", "", "name"), "does not name"),
    ],
)
def test_refused_changes_say_why(change: Change, words: str) -> None:
    landscape = small()
    before = contents(landscape)
    with pytest.raises(BelvedereError, match=words):
        landscape.apply(ChangeSet((change,), "Refused"))
    assert contents(landscape) == before


def test_rows_are_added_where_asked_and_at_the_end() -> None:
    landscape = small()
    landscape.apply(add_record("companies", {"company": "first", "name": "First"}, position=0))
    landscape.apply(add_record("companies", {"company": "last"}))
    assert field_of(landscape, "companies", "company") == ["first", "acme", "busy", "last"]
    assert landscape.cell("companies", "first", "name") == "First"


def test_a_removed_row_comes_back_in_its_place() -> None:
    landscape = small()
    before = contents(landscape)
    landscape.apply(remove_record(landscape, "assets", "alpha"))
    assert field_of(landscape, "assets", "asset") == ["beta"]
    landscape.undo()
    assert contents(landscape) == before


@pytest.mark.parametrize("count", [3, 50])
def test_many_rows_in_one_change_set_are_found_whatever_their_order(count: int) -> None:
    landscape = small()
    keys = [f"row-{number}" for number in range(count)]
    rows = [Change("sources", key, "source", "", key, 0) for key in keys]
    cells = [Change("sources", key, "title", "", key.upper()) for key in sorted(keys)]
    landscape.apply(ChangeSet((*rows, *cells), "Rows at the top"))
    assert field_of(landscape, "sources", "source") == [*keys[::-1], "page"]
    assert field_of(landscape, "sources", "title") == [
        *(key.upper() for key in keys[::-1]),
        "A page",
    ]


def test_a_renamed_row_keeps_its_cells() -> None:
    landscape = small()
    landscape.apply(
        ChangeSet((Change("companies", "acme", "company", "acme", "acme-inc"),), "Rename")
    )
    assert landscape.cell("companies", "acme-inc", "name") == "Acme"
    assert not landscape.has("companies", "acme")


def test_user_columns_come_and_go() -> None:
    landscape = small()
    landscape.apply(add_column(landscape, "assets", "Our view", "Choice", terms="low; high"))
    landscape.apply(edit_cell(landscape, "assets", "alpha", "our-view", "High"))
    assert landscape.cell("assets", "alpha", "our-view") == "high"
    landscape.apply(remove_column(landscape, "assets", "our-view"))
    assert "our-view" not in landscape.rows("assets").columns
    landscape.undo()
    assert landscape.cell("assets", "alpha", "our-view") == "high"


def test_a_user_column_of_an_empty_table_is_there() -> None:
    landscape = small()
    landscape.apply(add_column(landscape, "deals", "Own"))
    assert "own" in landscape.snapshot().rows("deals").columns


def test_history_keeps_what_was_applied_and_announces_it() -> None:
    landscape = small()
    heard: list[Announcement] = []
    stop = landscape.subscribe(heard.append)
    edit = edit_cell(landscape, "companies", "acme", "name", "Acme Inc.")
    landscape.apply(edit, initiator="test")
    stop()
    undone = landscape.undo()
    assert undone is not None
    assert [each.id for each in landscape.history] == [edit.id, undone.id]
    assert undone.undoes == edit.id
    assert [(each.change_set, each.initiator) for each in heard] == [(edit, "test")]
    # Assets show the company's name, so they look different too.
    assert "companies" in heard[0].tables


def test_a_changed_name_is_shown_where_other_names_are_made_of_it() -> None:
    landscape = landscape_of(
        {
            "companies": [{"company": "acme", "name": "Acme"}],
            "deals": [{"deal": "d", "licensor": "acme"}],
            "rights": [{"right": "r", "basis": "d"}, {"right": "s", "basis": "Originator"}],
        }
    )
    assert landscape.column("rights", "basis").shown == ["Acme", "Originator"]
    heard: list[Announcement] = []
    landscape.subscribe(heard.append)
    landscape.apply(edit_cell(landscape, "companies", "acme", "name", "Apex"))
    assert landscape.column("rights", "basis").shown == ["Apex", "Originator"]
    assert "rights" in heard[0].tables


def test_nothing_to_undo_or_redo() -> None:
    landscape = Landscape()
    assert landscape.undo() is None
    assert landscape.redo() is None


def test_a_new_change_ends_redo() -> None:
    landscape = small()
    landscape.apply(edit_cell(landscape, "companies", "acme", "name", "A"))
    landscape.undo()
    landscape.apply(edit_cell(landscape, "companies", "acme", "name", "B"))
    assert landscape.redo() is None


def test_an_edit_that_changes_nothing_is_no_revision() -> None:
    landscape = small()
    landscape.apply(edit_cell(landscape, "assets", "alpha", "dar", "18.0"))
    assert landscape.revision == 0


def test_a_snapshot_does_not_change() -> None:
    landscape = small()
    snapshot = landscape.snapshot()
    landscape.apply(edit_cell(landscape, "assets", "alpha", "name", "other"))
    assert snapshot.cell("assets", "alpha", "name") == "alpha"
    assert snapshot.revision == 0
