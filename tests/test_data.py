"""The landscape that comes with the program has nothing wrong with it."""

from decimal import Decimal

import pytest

from belvedere.landscape import Landscape
from belvedere.landscape.marks import in_conflict, why
from belvedere.operations import files, imports
from belvedere.query import find_view, run, save_view, views
from belvedere.schema import TABLES


def test_it_has_no_problem() -> None:
    assert [str(problem) for problem in files.check(files.default_landscape())] == []


@pytest.mark.parametrize(
    "table", ["assets", "programs", "events", "trials", "results", "deals", "rights", "companies"]
)
def test_every_row_names_a_source(table: str) -> None:
    landscape = files.open_any(files.default_landscape()).landscape
    assert all(landscape.rows(table).columns["source"])


def test_it_takes_itself_in_without_an_item() -> None:
    landscape = files.open_any(files.default_landscape()).landscape
    review, _ = imports.review_import(landscape, files.default_landscape())
    assert review.items == ()


@pytest.fixture(scope="module")
def her2() -> Landscape:
    return files.open_any(files.default_landscape()).landscape


def rows_of_view(landscape: Landscape, table: str, title: str) -> list[dict[str, str]]:
    """The records that a saved view shows, derived fields included, in its order."""
    view = find_view(landscape, table, title)
    assert view is not None
    fields = [field.name for field in landscape.fields(table, derived=True)]
    return [
        {name: str(landscape.column(table, name).texts[position]) for name in fields}
        for position in run(landscape, view.query)
    ]


@pytest.mark.parametrize("table", TABLES)
def test_its_views_are_kept_as_they_are_read(her2: Landscape, table: str) -> None:
    for view in views(her2, table):
        assert not save_view(her2, view)
        assert {column.name for column in view.columns} <= {
            field.name for field in her2.fields(table, derived=True)
        }
        assert 0 < len(run(her2, view.query)) < len(her2.rows(table))


def test_it_has_six_views(her2: Landscape) -> None:
    assert sum(len(views(her2, table)) for table in TABLES) == 6


def test_the_view_of_adcs_in_breast_cancer(her2: Landscape) -> None:
    rows = rows_of_view(her2, "programs", "HER2 ADCs, breast")
    assert {row["asset_modality"] for row in rows} <= {"ADC", "Bispecific ADC"}
    assert {row["indication"] for row in rows} == {"Breast cancer"}
    assert {"trastuzumab-rezetecan", "trastuzumab-deruxtecan"} <= {row["asset"] for row in rows}
    assert rows[0]["stage"] == "Approved"


def test_the_view_of_evidence_in_her2_mutant_nsclc(her2: Landscape) -> None:
    rows = rows_of_view(her2, "results", "HER2-mutant NSCLC evidence")
    assert {(row["indication"], row["biomarker"]) for row in rows} == {("NSCLC", "HER2-mutant")}
    values = [Decimal(row["value"]) for row in rows if row["endpoint"] == "ORR" and row["value"]]
    assert len(values) > 5
    assert values == sorted(values, reverse=True)


def test_the_view_of_rights_outside_china_leaves_out_only_those_in_china(her2: Landscape) -> None:
    shown = {row["territory"] for row in rows_of_view(her2, "rights", "Rights outside China")}
    left_out = set(her2.rows("rights").columns["territory"]) - shown
    china = {"China", "Hong Kong", "Macao", "Taiwan"}
    assert all(set(territory.split("; ")) <= china for territory in left_out)
    assert not any(set(territory.split("; ")) <= china for territory in shown)


def test_the_view_of_the_next_months_shows_what_is_expected(her2: Landscape) -> None:
    rows = rows_of_view(her2, "events", "Next 12 months")
    assert {row["status"] for row in rows} == {"Expected"}
    assert "rezetecan-crc-decision" in {row["event"] for row in rows}


def test_the_view_of_approvals_runs_from_the_latest_back(her2: Landscape) -> None:
    rows = rows_of_view(her2, "events", "Approvals by date")
    dates = [row["date"] for row in rows if len(row["date"]) == len("2025-05-29")]
    assert dates == sorted(dates, reverse=True)
    assert {row["kind"] for row in rows} == {"Approval", "Conditional approval"}


def test_the_view_of_deals_runs_from_the_largest_upfront_down(her2: Landscape) -> None:
    rows = rows_of_view(her2, "deals", "Deals with disclosed upfront")
    upfront = [Decimal(row["upfront_usd_m"]) for row in rows]
    assert upfront == sorted(upfront, reverse=True)


@pytest.mark.parametrize("table", TABLES)
def test_none_of_its_rows_contradicts_another(her2: Landscape, table: str) -> None:
    assert [
        why(her2, table, str(key))
        for key in her2.rows(table).columns[TABLES[table].key][in_conflict(her2, table)]
    ] == []
