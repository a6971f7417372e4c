"""Blocks of cells: what can be kept is one change set, the rest is listed, nothing is dropped in silence."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.landscape import Landscape
from belvedere.landscape.blocks import Edited, Refused, clear, fill_down, paste, replace
from belvedere.landscape.reading import read
from belvedere.schema import ALL_TABLES, ParseError
from tests.examples import contents, field_of, landscape_of, landscapes, small

Grid = list[list[str]]

FIELDS = ("asset", "name", "code", "brand", "dar", "originator", "highest_stage", "own")
TEXTS = st.sampled_from(
    ["", " ", "alpha", "Alpha", "acme", "ADC", "1,093", "18.0", "n/a", "a; b", "x\ny", "赛沃"]
)
BLOCKS = st.lists(st.lists(TEXTS, max_size=5), max_size=5)


def programs() -> Landscape:
    proof = {"source": "page"}
    return landscape_of(
        {
            "assets": [
                {"asset": "alpha", "name": "Alpha", "code": "A-1"},
                {"asset": "beta", "name": "Beta", "aliases": "other"},
                {"asset": "gamma", "name": "Gamma", "aliases": "other"},
            ],
            "programs": [
                {"program": f"p-{number}", "asset": asset, "stage": "Phase 2", **proof}
                for number, asset in enumerate(("alpha", "alpha", "beta"), start=1)
            ],
            "events": [
                {"event": "e-1", "asset": "alpha; beta", **proof},
                {"event": "e-2", "asset": "beta", **proof},
            ],
            "sources": [{"source": "page", "title": "A page"}],
        }
    )


def cells(landscape: Landscape, table: str, fields: Sequence[str]) -> Grid:
    keys = landscape.rows(table).index
    return [[landscape.cell(table, key, field) for field in fields] for key in keys]


def reasons(refused: Sequence[Refused]) -> dict[tuple[int, int], str]:
    return {(each.row, each.column): each.reason for each in refused}


# ------------------------------------------------------------------------ paste
def test_a_block_is_read_cell_by_cell_as_if_it_were_typed() -> None:
    landscape = programs()
    fields = ["asset", "stage", "since"]
    block = [["Beta", "phase iii", "mid-2027"], ["A 1", "PHASE 3", "2026-H1"]]
    change_set, refused = paste(landscape, "programs", ["p-1", "p-2", "p-3"], fields, block)
    landscape.apply(change_set)
    assert refused == []
    assert change_set.reason == "Paste of 2 × 3 cells"
    assert cells(landscape, "programs", fields) == [
        ["beta", "Phase 3", "mid-2027"],
        ["alpha", "Phase 3", "2026-H1"],
        ["beta", "Phase 2", ""],
    ]


def test_bad_cells_are_listed_and_the_others_kept() -> None:
    landscape = programs()
    block = [["other", "Phase 9", "2025"], ["", "Phase 1", "soon"], ["nobody", "", "2026"]]
    keys = ["p-1", "p-2", "p-3"]
    change_set, refused = paste(landscape, "programs", keys, ["asset", "stage", "since"], block)
    landscape.apply(change_set)
    why = reasons(refused)
    assert "“other” may be beta or gamma" in why[0, 0]
    assert "“Phase 9” is no" in why[0, 1]
    assert "Asset cannot be empty" in why[1, 0]
    assert "“soon” is not a date" in why[1, 2]
    assert "No record of assets is called “nobody”" in why[2, 0]
    assert len(why) == 5
    assert field_of(landscape, "programs", "since") == ["2025", "", "2026"]
    assert field_of(landscape, "programs", "stage") == ["Phase 2", "Phase 1", ""]
    assert refused[0] == Refused(0, 0, "programs", "p-1", "asset", "other", refused[0].reason)


def test_what_lies_beyond_the_grid_is_listed_unless_it_is_empty() -> None:
    landscape = small()
    block = [["A-9", "8", ""], ["", "", "x"], ["too", "", ""]]
    change_set, refused = paste(landscape, "assets", ["alpha", "beta"], ["code", "dar"], block)
    assert [(c.key, c.field, c.after) for c in change_set.changes] == [
        ("alpha", "code", "A-9"),
        ("alpha", "dar", "8"),
    ]
    assert [(each.row, each.column, each.reason) for each in refused] == [
        (1, 2, "There is no column there"),
        (2, 0, "There is no row there"),
    ]


def test_keys_and_computed_cells_stay_as_they_are() -> None:
    landscape = small()
    fields = ["asset", "highest_stage"]
    change_set, refused = paste(
        landscape, "assets", ["alpha", "beta"], fields, [["x", "Phase 3"], ["beta", ""]]
    )
    assert not change_set
    why = reasons(refused)
    assert why.keys() == {(0, 0), (0, 1)}
    assert why[0, 0].startswith("Key stays as it is")
    assert why[0, 1] == "Highest stage is computed from other cells"


@pytest.mark.parametrize(
    ("block", "selected", "kept", "size"),
    [
        ([["x"]], (1, 1), [["x", ""], ["", ""]], "1 cell"),
        ([["x"]], (2, 2), [["x", "x"], ["x", "x"]], "2 × 2 cells"),
        ([["x", "y"]], (2, 1), [["x", "y"], ["x", "y"]], "2 × 2 cells"),
        ([["x"], ["y"]], (1, 2), [["x", "x"], ["y", "y"]], "2 × 2 cells"),
        ([["x"], ["y"]], (3, 2), [["x", ""], ["y", ""]], "2 × 1 cells"),
        ([["x", "y"]], (1, 1), [["x", "y"], ["", ""]], "1 × 2 cells"),
        ([["x"], ["", "y"]], (1, 1), [["x", ""], ["", "y"]], "2 × 2 cells"),
        ([], (2, 2), [["", ""], ["", ""]], "0 × 0 cells"),
    ],
)
def test_a_selection_is_filled_where_the_block_goes_into_it(
    block: Grid, selected: tuple[int, int], kept: Grid, size: str
) -> None:
    landscape = landscape_of({"companies": [{"company": "a"}, {"company": "b"}]})
    fields = ["focus", "footprint"]
    change_set, refused = paste(
        landscape, "companies", ["a", "b"], fields, block, selected=selected
    )
    landscape.apply(change_set)
    assert refused == []
    assert cells(landscape, "companies", fields) == kept
    assert change_set.reason == f"Paste of {size}"


def test_rows_beyond_the_end_become_records_where_that_is_wanted() -> None:
    landscape = small()
    block = [["Delta", "D-1", "7"], ["Delta", "", "n/a"], ["", " "], ["", "", "bad"]]
    fields = ["name", "code", "dar", "highest_stage"]
    change_set, refused = paste(landscape, "assets", ["beta"], fields, block, add_rows=True)
    landscape.apply(change_set)
    assert field_of(landscape, "assets", "asset") == ["alpha", "beta", "delta"]
    assert field_of(landscape, "assets", "name") == ["alpha", "Delta", "Delta"]
    assert [(each.row, each.column, each.key) for each in refused] == [(1, 2, "delta"), (3, 2, "")]


def test_a_new_record_takes_the_key_that_is_pasted_if_it_is_free() -> None:
    landscape = small()
    block = [["alpha", "One"], ["mine", "Two"], ["mine", "Two"], ["Not A Key", ""]]
    change_set, refused = paste(landscape, "assets", [], ["asset", "name"], block, add_rows=True)
    landscape.apply(change_set)
    assert field_of(landscape, "assets", "asset") == ["alpha", "beta", "one", "mine", "two"]
    why = reasons(refused)
    assert why[0, 0] == why[2, 0].replace("mine", "alpha") == "There is a record “alpha” already"
    assert "is not a key" in why[3, 0]


def test_computed_cells_and_columns_that_are_not_there_are_refused_in_new_records_too() -> None:
    block = [["Delta", "Phase 3", "beyond"]]
    change_set, refused = paste(
        small(), "assets", [], ["name", "highest_stage"], block, add_rows=True
    )
    assert [(each.key, each.field, each.column) for each in refused] == [
        ("delta", "highest_stage", 1),
        ("delta", "", 2),
    ]
    assert change_set.changes[0].after == "delta"


@given(landscapes())
def test_what_is_copied_can_be_pasted_where_it_was_without_any_change(landscape: Landscape) -> None:
    fields = [field.name for field in landscape.fields("assets", derived=True)]
    keys = list(landscape.rows("assets").index)
    block = [
        [
            landscape.shown("assets", landscape.field("assets", field), text)
            for field, text in zip(fields, texts, strict=True)
        ]
        for texts in cells(landscape, "assets", fields)
    ]
    change_set, refused = paste(landscape, "assets", keys, fields, block)
    assert not change_set
    assert refused == []


@given(
    BLOCKS, st.integers(0, 2), st.integers(0, len(FIELDS)), st.tuples(*[st.integers(1, 4)] * 2), st.booleans()
)  # fmt: skip
def test_every_text_is_kept_there_already_or_listed(
    block: Grid, row: int, column: int, selected: tuple[int, int], add_rows: bool
) -> None:
    landscape = small()
    before = contents(landscape)
    keys, fields = ["alpha", "beta"][row:], FIELDS[column:]
    shown = landscape.snapshot()
    change_set, refused = paste(
        landscape, "assets", keys, fields, block, selected=selected, add_rows=add_rows
    )
    assert contents(landscape) == before
    landscape.apply(change_set)
    listed = {(each.row, each.column) for each in refused}
    for r, line in enumerate(block[: len(keys)]):
        for c, text in enumerate(line):
            if (r, c) in listed or c >= len(fields):
                assert (r, c) in listed or not text.strip()
                continue
            field = landscape.field("assets", fields[c])
            now = landscape.cell("assets", keys[r], fields[c])
            old = shown.cell("assets", keys[r], fields[c])
            same = now == old and text in (old, shown.shown("assets", field, old))
            assert same or now == read(shown, field, text)
    for r, line in enumerate(block[len(keys) :], start=len(keys)):
        added = len(landscape.rows("assets")) > 2
        for c, text in enumerate(line):
            assert not text.strip() or (r, c) in listed or added
    if change_set:
        landscape.undo()
    assert contents(landscape) == before


# ------------------------------------------------------- fill down, clear, undo
def test_the_first_record_fills_the_others() -> None:
    landscape = small()
    change_set, refused = fill_down(landscape, "assets", ["alpha", "beta"], ["code", "dar", "age"])
    landscape.apply(change_set)
    assert cells(landscape, "assets", ["code", "dar"]) == [["A-1", "18.0"], ["A-1", "18.0"]]
    assert change_set.reason == "Fill down of 1 × 3 cells"
    assert refused == []


def test_nothing_fills_what_has_to_hold_something_nor_a_key() -> None:
    landscape = landscape_of({"companies": [{"company": "a"}, {"company": "b", "name": "B"}]})
    change_set, refused = fill_down(landscape, "companies", ["a", "b"], ["company", "name"])
    assert not change_set
    assert [each.reason.partition(":")[0] for each in refused] == [
        "Key stays as it is",
        "Name cannot be empty",
    ]


def test_clearing_leaves_what_is_required_and_what_is_computed() -> None:
    landscape = small()
    fields = ["asset", "name", "code", "highest_stage", "note"]
    change_set, refused = clear(landscape, "assets", ["alpha", "beta"], fields)
    landscape.apply(change_set)
    assert field_of(landscape, "assets", "code") == ["", ""]
    assert field_of(landscape, "assets", "note") == ["", ""]
    assert field_of(landscape, "assets", "name") == ["alpha", "beta"]
    assert [(each.key, each.field) for each in refused] == [
        ("alpha", "asset"),
        ("alpha", "name"),
        ("alpha", "highest_stage"),
        ("beta", "asset"),
        ("beta", "name"),
    ]
    assert change_set.reason == "Clearing of 2 × 5 cells"


@given(st.data())
def test_block_edits_can_be_taken_back(data: st.DataObject) -> None:
    landscape = data.draw(landscapes())
    fields = [f.name for f in ALL_TABLES["assets"].fields] + ["highest_stage"]
    keys = list(landscape.rows("assets").index)
    before = contents(landscape)
    find, by = data.draw(TEXTS), data.draw(TEXTS)
    edits: list[Edited] = [
        fill_down(landscape, "assets", keys, fields),
        clear(landscape, "assets", keys, fields),
        replace(landscape, "assets", keys, fields, find=find, by=by)[:2],
    ]
    for change_set, _ in edits:
        landscape.apply(change_set)
        if change_set:
            landscape.undo()
        assert contents(landscape) == before


# ---------------------------------------------------------------------- replace
@pytest.mark.parametrize(
    ("find", "whole", "case", "notes", "count"),
    [
        ("her2", False, False, ["X X+", "pan-X", "X"], 4),
        ("her2", False, True, ["HER2 X+", "pan-HER2", "X"], 2),
        ("HER2", True, False, ["HER2 her2+", "pan-HER2", "X"], 1),
        ("HER2", True, True, ["HER2 her2+", "pan-HER2", "her2"], 0),
        (".", False, False, ["HER2 her2+", "pan-HER2", "her2"], 0),
        ("", False, False, ["HER2 her2+", "pan-HER2", "her2"], 0),
    ],
)
def test_a_text_is_replaced_in_the_cells_selected(
    find: str, whole: bool, case: bool, notes: list[str], count: int
) -> None:
    texts = ["HER2 her2+", "pan-HER2", "her2", "HER2, not selected"]
    records = [{"company": f"c{n}", "note": text} for n, text in enumerate(texts)]
    landscape = landscape_of({"companies": records})
    keys = ["c0", "c1", "c2"]
    change_set, refused, counted = replace(
        landscape, "companies", keys, ["note"], find=find, by="X", whole=whole, case=case
    )
    landscape.apply(change_set)
    assert field_of(landscape, "companies", "note") == [*notes, texts[-1]]
    assert (refused, counted) == ([], count)


def test_what_a_replacement_makes_unreadable_is_listed() -> None:
    landscape = programs()
    keys = ["p-1", "p-2", "p-3"]
    _, refused, counted = replace(landscape, "programs", keys, ["stage"], find="2", by="9")
    assert counted == 0
    assert [each.text for each in refused] == ["Phase 9"] * 3
    change_set, refused, counted = replace(landscape, "programs", keys, ["stage"], find="2", by="3")
    assert (len(change_set.changes), refused, counted) == (3, [], 3)
    assert change_set.reason == "Replacement of “2” by “3” in 3 cells"


@pytest.mark.parametrize(
    ("find", "by", "case", "kept", "count"),
    [
        ("Beta", "gamma", False, ["alpha; gamma", "gamma"], 2),
        ("beta", "Gamma", True, ["alpha; gamma", "gamma"], 2),
        ("BETA", "Gamma", True, ["alpha; beta", "beta"], 0),
        ("Alpha", "Beta", False, ["beta", "beta"], 1),
        ("a-1", "", False, ["beta", "beta"], 1),
        ("alp", "Gamma", False, ["alpha; beta", "beta"], 0),
    ],
)
def test_references_are_replaced_by_name_and_only_whole(
    find: str, by: str, case: bool, kept: list[str], count: int
) -> None:
    landscape = programs()
    change_set, refused, counted = replace(
        landscape, "events", ["e-1", "e-2"], ["asset"], find=find, by=by, case=case
    )
    landscape.apply(change_set)
    assert field_of(landscape, "events", "asset") == kept
    assert (refused, counted) == ([], count)


def test_a_reference_is_not_replaced_by_what_names_no_record_or_by_nothing() -> None:
    landscape = programs()
    keys = ["e-1", "e-2"]
    change_set, refused, counted = replace(
        landscape, "events", keys, ["asset"], find="Beta", by="Omega"
    )
    assert (bool(change_set), counted) == (False, 0)
    assert all("“Omega”" in each.reason and each.text == "Omega" for each in refused)
    change_set, refused, counted = replace(landscape, "events", keys, ["asset"], find="Beta", by="")
    assert [(c.key, c.after) for c in change_set.changes] == [("e-1", "alpha")]
    assert [each.reason for each in refused] == ["Asset cannot be empty"]
    assert counted == 1


@given(
    st.text("abAB;", max_size=6), st.text("ab", min_size=1, max_size=2), st.text("ABc", max_size=2)
)
def test_free_text_is_replaced_as_any_text_is(text: str, find: str, by: str) -> None:
    landscape = landscape_of({"companies": [{"company": "c", "note": text}]})
    change_set, refused, _ = replace(
        landscape, "companies", ["c"], ["note"], find=find, by=by, case=True
    )
    landscape.apply(change_set)
    assert refused == []
    assert landscape.cell("companies", "c", "note") == text.replace(find, by)


def test_what_cannot_be_read_says_why_once_typed_too() -> None:
    # The reason is the one that the editor of the cell gives.
    landscape = small()
    _, refused = paste(landscape, "assets", ["alpha"], ["dar"], [["many"]])
    with pytest.raises(ParseError) as caught:
        read(landscape, landscape.field("assets", "dar"), "many")
    assert refused[0].reason == str(caught.value)
