"""Saved views come back as they were, and altering one is undone like anything else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.errors import BelvedereError
from belvedere.landscape import Change, ChangeSet, Landscape, add_column, remove_column
from belvedere.query import (
    Condition,
    Query,
    SortBy,
    View,
    ViewColumn,
    find_view,
    order_views,
    remove_view,
    rename_view,
    save_view,
    views,
)
from tests.examples import contents, small

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
columns = st.lists(
    st.builds(
        ViewColumn,
        st.sampled_from(["name", "dar", "highest_stage", "own"]),
        st.integers(0, 900),
        st.booleans(),
        texts,
    ),
    unique_by=lambda column: column.name,
).map(tuple)
shown = st.builds(
    View,
    key=st.just(""),
    table=st.just("assets"),
    title=texts.map(str.strip).filter(bool),
    query=st.just(
        Query(
            "assets",
            (Condition("highest_stage", "at least", ("Phase 2",)),),
            "her2",
            (SortBy("name", descending=True),),
        )
    ),
    columns=columns,
    frozen=st.integers(0, 4),
    wrap=st.booleans(),
)


def view(title: str, **parts: object) -> View:
    return replace(View("", "assets", title, Query("assets")), **parts)  # type: ignore[arg-type]


def with_views(*titles: str) -> Landscape:
    landscape = small()
    for title in titles:
        landscape.apply(save_view(landscape, view(title)))
    return landscape


def titles(landscape: Landscape, table: str = "assets") -> list[str]:
    return [each.title for each in views(landscape, table)]


@given(shown)
def test_a_view_comes_back_as_it_was_saved(saved: View) -> None:
    landscape = small()
    change_set = save_view(landscape, saved)
    landscape.apply(change_set)
    assert views(landscape, "assets") == [replace(saved, key=change_set.changes[0].key)]


@given(shown)
def test_saving_is_undone(saved: View) -> None:
    landscape = small()
    before = contents(landscape)
    landscape.apply(save_view(landscape, saved))
    landscape.undo()
    assert contents(landscape) == before


def test_a_view_belongs_to_its_table() -> None:
    landscape = with_views("Mine")
    assert titles(landscape, "programs") == []


def test_new_views_come_last() -> None:
    assert titles(with_views("B", "C", "A")) == ["B", "C", "A"]


def test_saving_again_replaces() -> None:
    landscape = with_views("One", "Two")
    one = views(landscape, "assets")[0]
    landscape.apply(save_view(landscape, replace(one, wrap=True)))
    assert views(landscape, "assets")[0] == replace(one, wrap=True)
    assert len(views(landscape, "assets")) == 2


def test_saving_what_is_so_changes_nothing() -> None:
    landscape = with_views("One")
    assert not save_view(landscape, views(landscape, "assets")[0])


@pytest.mark.parametrize("title", ["one", " ONE ", "", "  "])
def test_a_title_is_given_and_given_once(title: str) -> None:
    landscape = with_views("One", "Two")
    with pytest.raises(BelvedereError):
        save_view(landscape, view(title))
    with pytest.raises(BelvedereError):
        rename_view(landscape, views(landscape, "assets")[1].key, title)


def test_two_tables_may_have_views_of_one_title() -> None:
    landscape = with_views("One")
    landscape.apply(save_view(landscape, View("", "programs", "One", Query("programs"))))
    assert [views(landscape, t)[0].key for t in ("assets", "programs")] == ["one", "one-2"]


def test_renaming_keeps_the_key() -> None:
    landscape = with_views("One")
    landscape.apply(rename_view(landscape, "one", " First "))
    assert (titles(landscape), views(landscape, "assets")[0].key) == (["First"], "one")
    assert not rename_view(landscape, "one", "First")


def test_a_view_is_removed_and_brought_back() -> None:
    landscape = with_views("One", "Two")
    before = contents(landscape)
    landscape.apply(remove_view(landscape, "one"))
    assert titles(landscape) == ["Two"]
    landscape.undo()
    assert contents(landscape) == before


def test_views_take_the_order_given() -> None:
    landscape = with_views("One", "Two", "Three")
    landscape.apply(order_views(landscape, ["three", "one", "two"]))
    assert titles(landscape) == ["Three", "One", "Two"]


def test_a_view_is_found_by_its_title() -> None:
    found = find_view(with_views("Één"), "assets", "een")
    assert found is not None
    assert find_view(with_views("One"), "assets", "Two") is None


def test_columns_that_are_gone_are_left_out() -> None:
    landscape = small()
    landscape.apply(add_column(landscape, "assets", "Priority"))
    query = Query("assets", (Condition("priority", "known"),), sort=(SortBy("priority"),))
    shown = (ViewColumn("name", 100), ViewColumn("priority"))
    landscape.apply(save_view(landscape, view("One", query=query, columns=shown)))
    landscape.apply(remove_column(landscape, "assets", "priority"))
    only = views(landscape, "assets")[0]
    assert (only.query, only.columns) == (Query("assets"), (ViewColumn("name", 100),))


@pytest.mark.parametrize(
    "layout",
    ["", "{", "[]", "3", '{"columns": 3}', '{"columns": [3, [], [1]], "frozen": "x", "wrap": 1}',
     '{"columns": null, "frozen": -1}'],
)  # fmt: skip
def test_a_spoilt_layout_is_the_usual_one(layout: str) -> None:
    landscape = with_views("One")
    was = landscape.cell("views", "one", "layout")
    landscape.apply(ChangeSet((Change("views", "one", "layout", was, layout),), "Spoil"))
    assert views(landscape, "assets") == [view("One", key="one")]


def test_a_short_column_has_the_usual_rest() -> None:
    landscape = with_views("One")
    was = landscape.cell("views", "one", "layout")
    short = '{"columns": [["name"], ["dar", 80], ["name", 9]]}'
    landscape.apply(ChangeSet((Change("views", "one", "layout", was, short),), "Shorten"))
    assert [column.name for column in views(landscape, "assets")[0].columns] == ["name", "dar"]
