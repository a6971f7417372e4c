"""Terms and saved views that only a file has."""

import pytest

from belvedere.errors import Problem
from belvedere.landscape import Landscape, add_term, edit_cell
from belvedere.query import Query, View, rename_view, save_view, views
from belvedere.reconcile import Incoming, change_set, review
from belvedere.schema import ALL_TABLES
from tests.examples import small


def incoming(landscape: Landscape, *problems: Problem) -> Incoming:
    present = {
        name: frozenset(field.name for field in landscape.fields(name)) for name in ALL_TABLES
    }
    return Incoming(landscape, "theirs.xlsx", present, problems=problems)


def with_views(*titles: str, table: str = "assets") -> Landscape:
    landscape = small()
    for title in titles:
        landscape.apply(save_view(landscape, View("", table, title, Query(table))))
    return landscape


def with_term(term: str = "Pivotal") -> Landscape:
    landscape = small()
    landscape.apply(add_term(landscape, "programs", "stage", term, "Phase 2"))
    return landscape


def asked(mine: Landscape, theirs: Landscape) -> list[str]:
    return [f"{item.kind} {item.label}" for item in review(mine, incoming(theirs)).items]


def take(mine: Landscape, theirs: Landscape) -> Landscape:
    found = review(mine, incoming(theirs))
    mine.apply(change_set(found, found.ticked, "Import"))
    return mine


def test_a_view_that_only_the_file_has_is_taken() -> None:
    mine = with_views("Mine")
    assert asked(mine, with_views("Theirs")) == ["added Theirs (Assets)"]
    taken = take(mine, with_views("Theirs"))
    assert [view.title for view in views(taken, "assets")] == ["Mine", "Theirs"]


def test_a_view_that_both_have_stays_mine() -> None:
    mine = with_views("mine")
    assert asked(mine, with_views("MINE")) == []


def test_a_view_that_was_renamed_is_no_new_one() -> None:
    mine = with_views("Old")
    mine.apply(rename_view(mine, "old", "New"))
    assert asked(mine, with_views("Old")) == []
    assert asked(with_views("Old"), mine) == []


def test_views_of_two_tables_with_one_key_are_two() -> None:
    mine = take(with_views("One"), with_views("One", table="deals"))
    assert [len(views(mine, table)) for table in ("assets", "deals")] == [1, 1]


def test_views_are_never_asked_to_go() -> None:
    assert asked(with_views("Mine"), small()) == []


def test_a_view_of_no_table_is_a_problem() -> None:
    theirs = with_views("Theirs")
    theirs.apply(edit_cell(theirs, "views", "theirs", "table", "deals"))
    broken = Landscape({name: theirs.rows(name) for name in ALL_TABLES})
    broken.rows("views").columns["table"][0] = "drugs"
    (item,) = review(small(), incoming(broken)).items
    assert (item.kind, item.ticked, item.changes) == ("problem", False, ())
    assert item.reason == "“drugs” is no table; the view is left out"


def test_a_term_comes_with_the_cells_that_use_it() -> None:
    theirs = with_term()
    theirs.apply(edit_cell(theirs, "programs", "alpha-1", "stage", "Pivotal"))
    mine = take(small(), theirs)
    vocabulary = mine.field("programs", "stage").vocabulary
    assert vocabulary is not None
    assert "Pivotal" in vocabulary.terms
    assert mine.cell("programs", "alpha-1", "stage") == "Pivotal"
    assert asked(mine, theirs) == []


def test_a_term_of_mine_is_understood_in_a_file_that_does_not_declare_it() -> None:
    theirs = small()
    theirs.rows("programs").columns["stage"][0] = "pivotal"
    told = Problem("Programs!H2", "“pivotal” is no stage", "", "programs", "alpha-1", "stage")
    (item,) = review(with_term(), incoming(theirs, told)).items
    assert (item.kind, item.after) == ("changed", "Pivotal")
    (item,) = review(small(), incoming(theirs, told)).items
    assert item.kind == "problem"


@pytest.mark.parametrize("term", ["Pivotal", "PIVOTAL"])
def test_a_term_that_both_have_is_asked_about_once(term: str) -> None:
    assert asked(with_term(), with_term(term)) == []
