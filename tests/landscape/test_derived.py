"""Derived columns: what follows from several tables, and when it is computed anew."""

from datetime import date

import pytest

from belvedere.landscape import Landscape, age_months, edit_cell, remove_record
from belvedere.landscape.derived import DERIVED, highest, latest
from belvedere.operations import files
from tests.examples import TODAY, landscape_of

Program = tuple[str, str, str, str]  # indication, region, stage, status


def of_programs(*programs: Program) -> Landscape:
    names = ("indication", "region", "stage", "status")
    records = [
        {"program": f"p{n}", "asset": "alpha", **dict(zip(names, each, strict=True))}
        for n, each in enumerate(programs)
    ]
    return landscape_of({"assets": [{"asset": "alpha"}, {"asset": "bare"}], "programs": records})


def of_events(*events: tuple[str, str, str, str]) -> Landscape:
    names = ("kind", "status", "date", "agency")
    records = [
        {"event": f"e{n}", "asset": "other; alpha", **dict(zip(names, each, strict=True))}
        for n, each in enumerate(events)
    ]
    return landscape_of({"assets": [{"asset": "alpha"}], "events": records})


@pytest.mark.parametrize(
    ("programs", "stage"),
    [
        ([], ""),
        ([("Phase 1", "Active")], "Phase 1"),
        ([("Phase 2", "Active"), ("Phase 1/2", "Active")], "Phase 2"),
        ([("Phase 2", ""), ("Approved", "Completed")], "Approved"),
        ([("Phase 3", "Discontinued"), ("Phase 1", "Active")], "Phase 1"),
        ([("Phase 3", "Discontinued")], "Discontinued"),
        ([("Phase 3", "Withdrawn"), ("Phase 1", "Suspended")], "Suspended"),
        ([("", "Active")], ""),
        ([("Not a stage", "Active"), ("Preclinical", "Active")], "Preclinical"),
    ],
)
def test_the_highest_stage(programs: list[tuple[str, str]], stage: str) -> None:
    listed = [{"stage": stage, "status": status} for stage, status in programs]
    assert highest(listed) == stage
    assert highest(reversed(listed)) == stage


def test_stages_by_region() -> None:
    landscape = of_programs(
        ("NSCLC", "China", "Approved", "Active"),
        ("NSCLC", "US", "Phase 3", "Discontinued"),
        ("NSCLC", "Global", "Phase 3", "Active"),
    )
    found = [
        landscape.cell("assets", "alpha", name)
        for name in ("stage_china", "stage_us", "stage_eu", "stage_japan")
    ]
    assert found == ["Approved", "Discontinued", "", ""]


@pytest.mark.parametrize(
    ("programs", "lead"),
    [
        ([("A", "Phase 1", "Active"), ("B", "Phase 3", "Active")], "B"),
        ([("B", "Phase 3", "Active"), ("A", "Phase 3", "Active")], "A"),
        ([("A", "Phase 3", "Active"), *[("B", "Phase 3", "Active")] * 2], "B"),
        ([("A", "Phase 3", "Active"), *[("B", "Phase 3", "Discontinued")] * 2], "A"),
        ([("A", "Phase 1", "Suspended"), ("B", "Phase 3", "Discontinued")], "A"),
        ([("A", "Phase 3", "Active"), *[("", "Phase 3", "Active")] * 2], "A"),
        ([("A", "Phase 1", "Active"), ("", "Phase 3", "Active")], ""),
    ],
)
def test_the_lead_indication_is_where_it_stands_highest_now(
    programs: list[tuple[str, str, str]], lead: str
) -> None:
    landscape = of_programs(*((name, "", stage, status) for name, stage, status in programs))
    assert landscape.cell("assets", "alpha", "lead_indication") == lead
    assert landscape.cell("assets", "bare", "lead_indication") == ""


@pytest.mark.parametrize(
    ("events", "first"),
    [
        ([], ""),
        ([("Approval", "Happened", "2025-05-29", "NMPA")], "2025-05-29"),
        ([("Approval", "Happened", "2025", ""), ("Conditional approval", "Happened", "2024-Q4", "")], "2024-Q4"),
        ([("Approval", "Happened", "2025", ""), ("Approval", "Happened", "2025-01-01", "")], "2025-01-01"),
        ([("Approval", "Expected", "2024", ""), ("Filing", "Happened", "2023", "")], ""),
        ([("Approval", "Happened", "", ""), ("Approval", "Happened", "some day", "")], ""),
    ],
)  # fmt: skip
def test_the_first_approval(events: list[tuple[str, str, str, str]], first: str) -> None:
    assert of_events(*events).cell("assets", "alpha", "first_approval") == first


def test_designations_are_counted_by_agency() -> None:
    landscape = of_events(
        ("Orphan drug", "Happened", "", "FDA"),
        ("Breakthrough therapy", "Happened", "", "NMPA"),
        ("Breakthrough therapy", "Happened", "2024", "FDA"),
        ("Breakthrough therapy", "Happened", "2025", "NMPA"),
        ("Fast track", "Expected", "", "FDA"),
        ("Priority review", "Happened", "", ""),
    )
    assert landscape.cell("assets", "alpha", "designations") == (
        "1 × Breakthrough therapy (FDA); 2 × Breakthrough therapy (NMPA); "
        "1 × Orphan drug (FDA); 1 × Priority review"
    )


def test_holders_are_named_once_in_the_order_of_the_rights() -> None:
    rights = [("r1", "zed"), ("r2", ""), ("r3", "acme"), ("r4", "zed")]
    records = [{"right": key, "asset": "alpha", "holder": holder} for key, holder in rights]
    landscape = landscape_of({"assets": [{"asset": "alpha"}], "rights": records})
    assert landscape.cell("assets", "alpha", "holders") == "zed; acme"


def test_last_confirmed_is_the_latest_date_in_any_table() -> None:
    landscape = landscape_of(
        {
            "assets": [{"asset": "alpha", "as_of": "2024"}, {"asset": "beta", "as_of": "soon"}],
            "trials": [{"trial": "t", "asset": "beta; alpha", "as_of": "2024-12"}],
            "deals": [{"deal": "d", "asset": "alpha", "as_of": "2024-11-30"}],
        }
    )
    # All of 2024 may be the last of December, and so may December; the one known closer counts.
    assert landscape.cell("assets", "alpha", "last_confirmed") == "2024-12"
    assert landscape.cell("assets", "beta", "last_confirmed") == "2024-12"


def test_the_latest_of_no_date() -> None:
    assert latest(["", "soon"]) is None


@pytest.mark.parametrize(
    ("as_of", "months"),
    [
        ("2025-11-01", 0),
        ("2025-10-01", 1),
        ("2025-10-02", 0),
        ("2024-11-01", 12),
        ("2024-11-02", 11),
        ("2024-10", 12),
        ("2024", 10),
        ("2025", 0),
        ("2027", 0),
        ("", None),
        ("soon", None),
    ],
)
def test_the_age_of_a_fact_is_counted_from_the_last_day_it_may_mean(
    as_of: str, months: int | None
) -> None:
    landscape = landscape_of({"assets": [{"asset": "alpha", "as_of": as_of}]})
    assert landscape.today == TODAY == date(2025, 11, 1)
    assert age_months(landscape, as_of) == months
    assert landscape.cell("assets", "alpha", "age") == ("" if months is None else str(months))


def test_a_trial_is_always_called_something() -> None:
    trials = [
        {"trial": "one", "name": "ONE", "registry_id": "NCT1"},
        {"trial": "two", "registry_id": "NCT2"},
        {"trial": "three"},
    ]
    landscape = landscape_of({"trials": trials})
    found = [landscape.cell("trials", key, "title") for key in ("one", "two", "three")]
    assert found == ["ONE", "NCT2", "three"]


def test_an_empty_landscape_has_every_derived_column() -> None:
    landscape = Landscape()
    assert {len(landscape.column(*place)) for place in DERIVED} == {0}


def test_they_follow_what_they_are_derived_from() -> None:
    landscape = of_programs(("NSCLC", "China", "Phase 3", "Active"))
    seen = [landscape.cell("assets", "alpha", "highest_stage")]
    told: list[frozenset[str]] = []
    landscape.subscribe(lambda announcement: told.append(announcement.tables))
    landscape.apply(edit_cell(landscape, "programs", "p0", "stage", "Filed"))
    seen.append(landscape.cell("assets", "alpha", "highest_stage"))
    landscape.apply(remove_record(landscape, "programs", "p0"))
    seen.append(landscape.cell("assets", "alpha", "highest_stage"))
    landscape.undo()
    seen.append(landscape.cell("assets", "alpha", "highest_stage"))
    assert seen == ["Phase 3", "Filed", "", "Filed"]
    assert all("assets" in tables for tables in told)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("highest_stage", "Approved"),
        ("lead_indication", "NSCLC"),
        ("first_approval", "2025-05-29"),
        ("stage_china", "Approved"),
        ("stage_us", ""),
        ("designations", "9 × Breakthrough therapy (NMPA); 1 × Orphan drug (FDA); 3 × Priority review (NMPA)"),
        ("holders", "glenmark; hengrui"),
    ],
)  # fmt: skip
def test_what_follows_for_the_asset_that_it_all_began_with(field: str, text: str) -> None:
    landscape = files.open_any(files.default_landscape()).landscape
    assert landscape.cell("assets", "trastuzumab-rezetecan", field) == text
