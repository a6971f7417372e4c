"""Records inserted, duplicated and deleted, several at a time, each time as one change set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.landscape import Landscape, check
from belvedere.landscape.records import Referring, delete, duplicate, insert
from tests.examples import contents, field_of, landscapes, small


@pytest.mark.parametrize(
    ("position", "order"),
    [(0, ["new", "alpha", "beta"]), (1, ["alpha", "new", "beta"]), (-1, ["alpha", "beta", "new"])],
)
def test_a_record_is_inserted_where_asked(position: int, order: list[str]) -> None:
    landscape = small()
    landscape.apply(insert(landscape, "assets", position, {"name": "New", "modality": "ADC"}))
    assert field_of(landscape, "assets", "asset") == order
    assert landscape.cell("assets", "new", "modality") == "ADC"


def test_an_inserted_record_may_be_incomplete_and_checks_say_so() -> None:
    landscape = small()
    added = insert(landscape, "programs")
    landscape.apply(added)
    assert added.reason == "New program"
    assert added.changes[0].key == "new-program"
    assert {problem.field for problem in check(landscape) if problem.key == "new-program"} == {
        "asset",
        "source",
    }


def test_inserted_records_never_share_a_key() -> None:
    landscape = small()
    for _ in range(3):
        landscape.apply(insert(landscape, "deals", 0))
    assert field_of(landscape, "deals", "deal") == ["new-deal-3", "new-deal-2", "new-deal"]


def test_copies_stand_after_their_originals() -> None:
    landscape = small()
    copied = duplicate(landscape, "assets", ["beta", "alpha"])
    landscape.apply(copied)
    assert copied.reason == "Copy of 2 assets"
    assert field_of(landscape, "assets", "asset") == ["alpha", "alpha-2", "beta", "beta-2"]
    assert landscape.cell("assets", "beta-2", "own") == "high"
    landscape.apply(duplicate(landscape, "assets", ["alpha"]))
    assert field_of(landscape, "assets", "asset")[:3] == ["alpha", "alpha-3", "alpha-2"]


def test_deleting_says_what_will_refer_to_nothing() -> None:
    landscape = small()
    change_set, referring = delete(landscape, "assets", ["alpha"])
    assert referring == [Referring("programs", "asset", 1)]
    assert change_set.reason == "Removal of asset alpha"
    landscape.apply(change_set)
    assert not landscape.has("assets", "alpha")
    assert any("“alpha”" in problem.what for problem in check(landscape))


def test_a_record_counts_once_per_field_however_many_it_names() -> None:
    landscape = small()
    companies = ["acme", "busy"]
    assert delete(landscape, "companies", companies)[1] == [Referring("assets", "originator", 1)]
    sources = {(each.table, each.count) for each in delete(landscape, "sources", ["page"])[1]}
    assert sources == {("assets", 2), ("companies", 2), ("programs", 1)}


def test_nothing_selected_changes_nothing() -> None:
    assert not duplicate(small(), "assets", [])
    assert not delete(small(), "assets", [])[0]


def test_a_record_that_is_not_there_is_a_bug_of_the_caller() -> None:
    with pytest.raises(KeyError):
        duplicate(small(), "assets", ["gamma"])
    with pytest.raises(KeyError):
        delete(small(), "assets", ["gamma"])


@given(st.data())
def test_all_of_it_can_be_taken_back(data: st.DataObject) -> None:
    landscape: Landscape = data.draw(landscapes())
    before = contents(landscape)
    present = sorted(landscape.rows("assets").index)
    keys = data.draw(st.lists(st.sampled_from(present), unique=True)) if present else []
    change_set = data.draw(
        st.sampled_from(
            [
                insert(landscape, "assets", data.draw(st.integers(-1, len(present)))),
                duplicate(landscape, "assets", keys),
                delete(landscape, "assets", keys)[0],
            ]
        )
    )
    landscape.apply(change_set)
    after = contents(landscape)
    if change_set:
        landscape.undo()
        assert contents(landscape) == before
        landscape.redo()
    assert contents(landscape) == after
