"""Marks: unsourced, stale, in conflict, changed; each with a reason that a reader understands."""

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from belvedere.landscape import (
    Change,
    ChangeSet,
    Landscape,
    add_column,
    add_record,
    edit_cell,
    remove_column,
    remove_record,
)
from belvedere.landscape.marks import (
    STALE_AFTER,
    Mask,
    changed,
    changed_since,
    in_conflict,
    stale,
    unsourced,
    why,
)
from belvedere.landscape.names import bare, bare_lists
from belvedere.landscape.net import Changed
from belvedere.schema import ALL_TABLES, TABLES
from tests.examples import change_sets, contents, landscape_of, landscapes, small


def made(table: str, *rows: dict[str, str]) -> Landscape:
    key = TABLES[table].key
    return landscape_of({table: [{key: f"k{n}", **row} for n, row in enumerate(rows)]})


def marked(mask: Mask) -> list[int]:
    return [int(each) for each in np.flatnonzero(mask)]


# -------------------------------------------------------------------- unsourced
def test_rows_without_a_source_are_unsourced() -> None:
    landscape = made("assets", {"source": "s"}, {})
    assert marked(unsourced(landscape, "assets")) == [1]
    assert why(landscape, "assets", "k1") == ["names no source"]


def test_sources_need_none() -> None:
    assert marked(unsourced(made("sources", {}), "sources")) == []


# ------------------------------------------------------------------------ stale
@pytest.mark.parametrize(
    ("table", "row", "is_stale"),
    [
        ("programs", {"as_of": "2024-10-31"}, False),
        ("programs", {"as_of": "2024-10-01"}, True),
        ("programs", {"as_of": "2024"}, False),
        ("programs", {"as_of": ""}, False),
        ("programs", {"as_of": "soon"}, False),
        ("programs", {"as_of": "2020", "stage": "Approved"}, False),
        ("programs", {"as_of": "2020", "status": "Discontinued"}, False),
        ("programs", {"as_of": "2020", "stage": "Phase 3", "status": "Active"}, True),
        ("events", {"as_of": "2025-01", "status": "Expected"}, True),
        ("events", {"as_of": "2020", "status": "Happened"}, False),
        ("trials", {"as_of": "2020", "status": "Completed"}, False),
        ("trials", {"as_of": "2020", "status": "Recruiting"}, True),
        ("assets", {"as_of": "2024-01-01"}, False),
        ("deals", {"as_of": "2000"}, False),
        ("results", {"as_of": "2000"}, False),
        ("sources", {}, False),
    ],
)
def test_what_goes_stale(table: str, row: dict[str, str], is_stale: bool) -> None:
    landscape = made(table, {"source": "s", **row} if table != "sources" else row)
    assert bool(stale(landscape, table)[0]) is is_stale
    assert any(said.startswith("last stated") for said in why(landscape, table, "k0")) is is_stale


def test_a_stale_row_says_how_old_it_is() -> None:
    landscape = made("programs", {"source": "s", "as_of": "2024-08-15"})
    assert why(landscape, "programs", "k0") == ["last stated 14 months ago, limit 12"]


def test_limits_may_be_others() -> None:
    landscape = made("results", {"source": "s", "as_of": "2025-01"})
    assert marked(stale(landscape, "results", {"results": 3})) == [0]
    assert marked(stale(landscape, "results", {})) == []


@pytest.mark.parametrize("table", STALE_AFTER)
def test_limits_are_of_tables_that_have_dates(table: str) -> None:
    assert "as_of" in TABLES[table].by_name


# --------------------------------------------------------------------- conflict
RESULT = {"trial": "t", "arm": "A", "endpoint": "ORR", "cutoff": "2024", "source": "s"}


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        ({"value": "73"}, {"value": "74"}, True),
        ({"value": "73"}, {"value": "73.0"}, False),
        ({"value": "73"}, {"value": ""}, False),
        ({"value": "73"}, {"value": "high"}, False),
        ({"value": "73", "n": "94"}, {"value": "73", "n": "93"}, True),
        ({"value": "73", "cutoff": "2024-04"}, {"value": "74"}, False),
        ({"value": "73", "assessor": "BICR"}, {"value": "74", "assessor": "Investigator"}, False),
        ({"value": "73", "endpoint": "DCR"}, {"value": "74"}, False),
        ({"value": "73", "trial": ""}, {"value": "74", "trial": ""}, False),
    ],
)
def test_when_two_results_are_in_conflict(
    first: dict[str, str], second: dict[str, str], conflict: bool
) -> None:
    landscape = made("results", RESULT | first, RESULT | second)
    assert marked(in_conflict(landscape, "results")) == ([0, 1] if conflict else [])


def test_a_row_in_conflict_says_with_which() -> None:
    rows = [RESULT | {"value": value} for value in ("73", "74", "74", "73")]
    landscape = made("results", *rows, RESULT | {"value": "1", "arm": "B"})
    assert why(landscape, "results", "k0") == ["Value: 2 other rows say 74: k1, k2"]
    assert why(landscape, "results", "k1") == ["Value: 2 other rows say 73: k0, k3"]
    assert why(landscape, "results", "k4") == []


def test_programs_in_conflict() -> None:
    program = {"asset": "a", "indication": "NSCLC", "region": "US", "source": "s"}
    landscape = made(
        "programs",
        program | {"stage": "Phase 2"},
        program | {"stage": "Phase 3"},
        program | {"stage": "Phase 1", "setting": "2L"},
        program | {"stage": "Phase 1", "region": ""},
        program | {"stage": "Phase 2", "region": ""},
    )
    assert marked(in_conflict(landscape, "programs")) == [0, 1]
    assert why(landscape, "programs", "k1") == ["Stage: another row says Phase 2: k0"]


def test_deals_in_conflict() -> None:
    deal = {"licensor": "a", "licensee": "b", "announced": "2024-03-01", "source": "s"}
    landscape = made("deals", deal | {"upfront_usd_m": "25"}, deal | {"upfront_usd_m": "30"})
    assert marked(in_conflict(landscape, "deals")) == [0, 1]


def test_two_that_share_a_name_are_in_conflict() -> None:
    landscape = made(
        "assets",
        {"name": "alpha", "code": "SHR-A1", "source": "s"},
        {"name": "beta", "aliases": "b2; shr a1", "source": "s"},
        {"name": "gamma", "code": "gamma", "aliases": "γ", "source": "s"},
        {"name": "–", "source": "s"},
        {"name": "–", "source": "s"},
    )
    assert marked(in_conflict(landscape, "assets")) == [0, 1]
    assert why(landscape, "assets", "k0") == ["also called SHR-A1: k1"]


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_has_no_marks(table: str) -> None:
    landscape = Landscape()
    masks = (unsourced, stale, in_conflict)
    assert [len(mask(landscape, table)) for mask in masks] == [0, 0, 0]
    assert len(changed(landscape, table, 0)) == 0


@pytest.mark.parametrize("table", TABLES)
def test_rows_that_say_nothing_are_not_in_conflict(table: str) -> None:
    landscape = made(table, {}, {})
    assert marked(in_conflict(landscape, table)) == []
    assert marked(stale(landscape, table)) == []


def test_marks_follow_a_change() -> None:
    landscape = made("results", RESULT | {"value": "73"}, RESULT | {"value": "74"})
    assert marked(in_conflict(landscape, "results")) == [0, 1]
    landscape.apply(edit_cell(landscape, "results", "k1", "value", "73"))
    assert marked(in_conflict(landscape, "results")) == []


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_characters=";\x1f"), max_size=6)).map("; ".join)
    )
)
@example(["Enhertu™; Ⅲ", "straße"])
def test_names_are_made_bare_all_at_once_as_one_by_one(texts: list[str]) -> None:
    names, counts = bare_lists(texts)
    expected = [bare(part) for text in texts for part in text.split("; ")]
    assert len(names) == sum(counts)
    assert counts == [text.count("; ") + 1 for text in texts]
    assert [name for name in names if name] == [
        name for name in expected if any(char.isalnum() for char in name)
    ]


# ---------------------------------------------------------------------- changed
NOTHING = Changed({}, frozenset(), frozenset())


def test_a_cell_that_was_edited_is_changed() -> None:
    landscape = small()
    landscape.apply(edit_cell(landscape, "assets", "alpha", "dar", "8"))
    assert marked(changed(landscape, "assets", 0)) == [0]
    assert why(landscape, "assets", "alpha", revision=0) == ["changed: DAR"]
    assert changed_since(landscape, 0).cells == {("assets", "alpha", "dar")}
    assert changed_since(landscape, landscape.revision) == NOTHING


def test_a_new_record_is_new() -> None:
    landscape = small()
    landscape.apply(add_record("sources", {"source": "new", "title": "New"}))
    assert marked(changed(landscape, "sources", 0)) == [1]
    assert why(landscape, "sources", "new", revision=0) == ["new"]


def test_a_record_that_went_is_told() -> None:
    landscape = small()
    landscape.apply(remove_record(landscape, "assets", "alpha"))
    removed = frozenset({("assets", "alpha")})
    assert changed_since(landscape, 0) == Changed({}, frozenset(), removed)


def test_a_record_that_came_and_went_is_no_difference() -> None:
    landscape = small()
    landscape.apply(add_record("sources", {"source": "new", "title": "New"}))
    landscape.apply(remove_record(landscape, "sources", "new"))
    assert changed_since(landscape, 0) == NOTHING


def test_a_renamed_record_is_changed_under_its_new_key() -> None:
    landscape = small()
    landscape.apply(edit_cell(landscape, "assets", "alpha", "dar", "8"))
    landscape.apply(ChangeSet((Change("assets", "alpha", "asset", "alpha", "omega"),), "Rename"))
    assert changed_since(landscape, 0).cells == {("assets", "omega", "asset"), ("assets", "omega", "dar")}  # fmt: skip


def test_cells_of_a_column_that_is_gone_do_not_count() -> None:
    landscape = small()
    landscape.apply(add_column(landscape, "assets", "Priority"))
    landscape.apply(edit_cell(landscape, "assets", "alpha", "priority", "high"))
    landscape.apply(remove_column(landscape, "assets", "own"))
    found = changed_since(landscape, 0)
    cells = {cell for cell in found.cells if cell[0] == "assets"}
    assert cells == {("assets", "alpha", "priority")}
    assert found.removed == {("columns", "assets--own")}


def test_asking_again_takes_what_came_in_between() -> None:
    landscape = small()
    landscape.apply(edit_cell(landscape, "assets", "alpha", "dar", "8"))
    assert changed_since(landscape, 0).keys("assets") == {"alpha"}
    landscape.apply(edit_cell(landscape, "assets", "beta", "dar", "7"))
    assert changed_since(landscape, 0).keys("assets") == {"alpha", "beta"}
    assert changed_since(landscape, 1).keys("assets") == {"beta"}
    landscape.undo()
    assert changed_since(landscape, 1) == NOTHING


@given(st.data())
def test_what_is_undone_is_no_difference(data: st.DataObject) -> None:
    landscape = data.draw(landscapes())
    start = landscape.revision
    for _ in range(2):
        landscape.apply(data.draw(change_sets(landscape)))
    while landscape.revision - start < 4 and landscape.undo():
        pass
    assert changed_since(landscape, start) == NOTHING


def _renames(change: Change) -> bool:
    is_key = change.field == ALL_TABLES[change.table].key
    return is_key and bool(change.before and change.after)


@given(st.data())
def test_what_is_marked_is_what_differs(data: st.DataObject) -> None:
    landscape = data.draw(landscapes())
    before, start = contents(landscape), landscape.revision
    for _ in range(3):
        landscape.apply(data.draw(change_sets(landscape)))
    assume(not any(_renames(change) for each in landscape.history for change in each.changes))
    found, after = changed_since(landscape, start), contents(landscape)
    for table in ALL_TABLES:
        had, has = set(before[table][0]), set(after[table][0])
        assert {key for name, key in found.removed if name == table} == had - has
        assert {key for name, key in found.added if name == table} >= has - had
        for position, key in enumerate(after[table][0]):
            if key in had and (table, key) not in found.added:
                old = before[table][0].index(key)
                differs = {
                    field
                    for field, texts in after[table][1].items()
                    if texts[position] != before[table][1].get(field, [""] * (old + 1))[old]
                }
                assert differs == {f for name, k, f in found.cells if (name, k) == (table, key)}
