"""What a user does to columns and vocabularies, each as one change set that can be taken back."""

import pytest

from belvedere.errors import BelvedereError
from belvedere.landscape import (
    ChangeSet,
    Landscape,
    add_column,
    add_term,
    check,
    edit_cell,
    rename_column,
    retype_column,
    set_private,
)
from belvedere.query import Condition, Query, SortBy, facets, run
from belvedere.schema import ParseError
from tests.examples import contents, landscape_of, small


def programs(*stages: str) -> Landscape:
    records = [
        {"program": f"p{n}", "asset": f"a{n}", "stage": stage, "source": "s"}
        for n, stage in enumerate(stages)
    ]
    assets = [{"asset": record["asset"], "name": record["asset"]} for record in records]
    return landscape_of({"programs": records, "assets": assets})


def apply(landscape: Landscape, change_set: ChangeSet) -> None:
    """Apply, take back, apply again: what a change set does can be undone."""
    before = contents(landscape)
    landscape.apply(change_set)
    landscape.undo()
    assert contents(landscape) == before
    landscape.redo()


# ------------------------------------------------------------------------ terms
def test_an_added_term_is_read_and_offered() -> None:
    landscape = programs("Phase 2")
    with pytest.raises(ParseError):
        edit_cell(landscape, "programs", "p0", "stage", "Phase II-bis")
    apply(landscape, add_term(landscape, "programs", "stage", " Phase  II-bis ", "Phase 2"))
    vocabulary = landscape.field("programs", "stage").vocabulary
    assert vocabulary is not None
    assert vocabulary.terms[3:5] == ("Phase 2", "Phase II-bis")
    landscape.apply(edit_cell(landscape, "programs", "p0", "stage", "phase ii-bis"))
    assert landscape.cell("programs", "p0", "stage") == "Phase II-bis"


def test_an_added_term_sorts_where_it_stands_also_in_what_is_derived() -> None:
    landscape = programs("Phase 3", "Phase 2", "Phase 1")
    landscape.column("programs", "stage")
    landscape.column("assets", "highest_stage")
    landscape.apply(add_term(landscape, "programs", "stage", "Phase 2b", "Phase 2"))
    landscape.apply(edit_cell(landscape, "programs", "p2", "stage", "Phase 2b"))
    for table, field in (("programs", "stage"), ("assets", "highest_stage")):
        assert list(run(landscape, Query(table, sort=(SortBy(field),)))) == [1, 2, 0]
        above = Condition(field, "at least", ("Phase 2b",))
        assert list(run(landscape, Query(table, (above,)))) == [0, 2]


def test_the_highest_stage_follows_the_landscapes_order() -> None:
    landscape = programs("Phase 2", "Phase 2b")
    landscape.apply(add_term(landscape, "programs", "stage", "Phase 2b", "Phase 2"))
    landscape.apply(edit_cell(landscape, "programs", "p1", "asset", "a0"))
    assert landscape.cell("assets", "a0", "highest_stage") == "Phase 2b"


def test_taking_a_term_back_makes_its_cells_problems() -> None:
    landscape = programs("Pivotal")
    term = add_term(landscape, "programs", "stage", "Pivotal", "Phase 2")
    assert any(problem.field == "stage" for problem in check(landscape))
    landscape.apply(term)
    assert not any(problem.field == "stage" for problem in check(landscape))
    landscape.undo()
    assert any(problem.field == "stage" for problem in check(landscape))


def test_a_term_is_announced_to_all_that_read_it() -> None:
    landscape = programs("Phase 2")
    for table, field in (("programs", "stage"), ("deals", "stage_at_signing")):
        landscape.column(table, field)
    told: list[frozenset[str]] = []
    landscape.subscribe(lambda announcement: told.append(announcement.tables))
    landscape.apply(add_term(landscape, "programs", "stage", "Phase 2b", "Phase 2"))
    assert {"programs", "deals", "terms"} <= told[0]


def test_a_term_of_a_derived_column_goes_to_what_it_is_derived_from() -> None:
    landscape = programs("Phase 2")
    landscape.apply(add_term(landscape, "assets", "highest_stage", "Phase 2b", "Phase 2"))
    assert landscape.cell("terms", "phase-2b", "vocabulary") == "stage"


def test_a_choice_of_the_users_own_gets_the_term_in_its_list() -> None:
    landscape = small()
    landscape.apply(add_column(landscape, "assets", "Priority", "Choice", terms="Low; High"))
    apply(landscape, add_term(landscape, "assets", "priority", "Middle", "Low"))
    landscape.apply(add_term(landscape, "assets", "priority", "Top"))
    assert landscape.cell("columns", "assets--priority", "terms") == "Low; Middle; High; Top"


@pytest.mark.parametrize(
    ("table", "field", "term", "after"),
    [
        ("assets", "name", "X", ""),
        ("results", "confirmed", "Maybe", ""),
        ("programs", "stage", "phase 3", ""),
        ("programs", "stage", " ", ""),
        ("programs", "stage", "A; B", ""),
        ("programs", "stage", "X", "Phase 9"),
    ],
)
def test_terms_that_make_no_sense_are_refused(
    table: str, field: str, term: str, after: str
) -> None:
    with pytest.raises(BelvedereError):
        add_term(small(), table, field, term, after)


# ---------------------------------------------------------------------- columns
def with_column(kind: str, *texts: str) -> Landscape:
    records = [{"asset": f"a{n}", "name": "x", "share": text} for n, text in enumerate(texts)]
    landscape = landscape_of({"assets": records}, own={"assets": ("share",)})
    if kind != "Text":
        landscape.apply(retype_column(landscape, "assets", "share", kind)[0])
    return landscape


def test_a_column_is_renamed() -> None:
    landscape = small()
    apply(landscape, rename_column(landscape, "assets", "own", " Mine "))
    assert landscape.field("assets", "own").title == "Mine"
    assert not rename_column(landscape, "assets", "own", "Mine")
    assert rename_column(landscape, "assets", "own", "mine")


@pytest.mark.parametrize("title", ["", "  ", "Name", "highest STAGE"])
def test_a_columns_title_is_given_and_its_own(title: str) -> None:
    with pytest.raises(BelvedereError):
        rename_column(small(), "assets", "own", title)


@pytest.mark.parametrize("change", [rename_column, retype_column, set_private])
def test_columns_of_the_schema_stay_as_they_are(change: object) -> None:
    with pytest.raises(KeyError):
        change(small(), "assets", "dar", "Text")  # type: ignore[operator]


def test_a_column_becomes_private_and_no_longer() -> None:
    landscape = small()
    apply(landscape, set_private(landscape, "assets", "own", private=True))
    assert landscape.field("assets", "own").private
    assert not set_private(landscape, "assets", "own", private=True)
    apply(landscape, set_private(landscape, "assets", "own", private=False))
    assert not landscape.field("assets", "own").private


def test_retyping_writes_cells_as_the_new_kind_does_and_lists_the_others() -> None:
    landscape = with_column("Text", " 2025-09  ", "", "soon", "2026-H1", "soon")
    change_set, problems = retype_column(landscape, "assets", "share", "Date")
    apply(landscape, change_set)
    texts = list(landscape.rows("assets").columns["share"])
    assert texts == ["2025-09", "", "soon", "2026-H1", "soon"]
    assert [problem.where for problem in problems] == ["assets/a2/share", "assets/a4/share"]
    assert [p.where for p in check(landscape) if p.field == "share"] == [p.where for p in problems]


def test_terms_go_with_the_choice() -> None:
    landscape = with_column("Text", "low")
    landscape.apply(retype_column(landscape, "assets", "share", "Choice", terms="Low; High")[0])
    assert landscape.cell("assets", "a0", "share") == "Low"
    landscape.apply(retype_column(landscape, "assets", "share", "Text", terms="x")[0])
    assert landscape.cell("columns", "assets--share", "terms") == ""


def test_retyping_to_what_it_is_changes_nothing() -> None:
    landscape = with_column("Number", "<1", "NR")
    change_set, problems = retype_column(landscape, "assets", "share", "Number")
    assert (bool(change_set), problems) == (False, [])


# ---------------------------------------------------------------------- figures
FIGURES = ("NR", "≥3", "1,093", "", "<1", "41.9%", "1", "tbd")


@pytest.mark.parametrize(
    ("descending", "shown"),
    [(False, [4, 6, 1, 5, 2, 0, 3, 7]), (True, [2, 5, 1, 6, 4, 0, 3, 7])],
)
def test_figures_sort_as_numbers_and_unknown_last_both_ways(
    descending: bool, shown: list[int]
) -> None:
    landscape = with_column("Number", *FIGURES)
    assert list(run(landscape, Query("assets", sort=(SortBy("share", descending),)))) == shown


def test_words_for_unknown_are_no_problem_and_not_known() -> None:
    landscape = with_column("Number", *FIGURES)
    assert check(landscape) == [p for p in check(landscape) if p.field != "share"]
    unknown = Query("assets", (Condition("share", "unknown"),))
    assert list(run(landscape, unknown)) == [0, 3, 7]


def test_words_for_unknown_are_listed_last_among_the_values() -> None:
    landscape = with_column("Number", *FIGURES)
    texts = [facet.text for facet in facets(landscape, Query("assets"), "share")]
    assert texts[:5] == ["<1", "1", "≥3", "41.9%", "1,093"]
    assert set(texts[5:]) == {"NR", "", "tbd"}
