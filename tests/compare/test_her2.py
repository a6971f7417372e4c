"""The acceptance: four therapies of HER2-mutant lung cancer, number by number."""

import csv
import re
from collections.abc import Iterator

import pytest

from belvedere.compare import Comparison, Group, Part
from belvedere.locations import data

GROUP = "evidence:NSCLC:HER2-mutant:2L+"
REZETECAN, DERUXTECAN, ZONGERTINIB, SEVABERTINIB = range(4)


@pytest.fixture(scope="module")
def recorded() -> dict[str, dict[str, str]]:
    """Rows of results.csv by key, read without any code of ours."""
    with (data() / "her2" / "results.csv").open(encoding="utf-8", newline="") as file:
        return {row["result"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def group(lung: Comparison) -> Group:
    """Previously treated HER2-mutant NSCLC."""
    return next(each for each in lung.groups if each.id == GROUP)


def cell(group: Group, endpoint: str, column: int) -> tuple[Part, ...]:
    row = next(each for each in group.rows if each.id == f"endpoint:{endpoint}")
    return row.cells[column].parts


# Copied by hand out of data/her2/results.csv.
@pytest.mark.parametrize(
    ("endpoint", "column", "expected"),
    [
        ("ORR", REZETECAN, "74.5% (64.4–82.9)"),
        ("ORR", REZETECAN, "73% (63.3–82.0)"),
        ("ORR", REZETECAN, "41.9% (27.0–57.9)"),
        ("DCR", REZETECAN, "95.3% (84.2–99.4)"),
        ("DCR", REZETECAN, "98.9%"),
        ("Median DoR", REZETECAN, "9.8 months (8.3–13.9)"),
        ("Median PFS", REZETECAN, "11.5 months (9.7–15.2)"),
        ("Median PFS", REZETECAN, "11.5 months (9.9–not reached)"),
        ("Grade ≥3 TRAE", REZETECAN, "67% (56.6–76.4, exact)"),
        ("ILD any grade", REZETECAN, "8.5% (3.7–16.1, exact)"),
        ("ORR", DERUXTECAN, "49.0% (39.0–59.1)"),
        ("ORR", DERUXTECAN, "56.0%"),
        ("ORR", DERUXTECAN, "55% (44–65)"),
        ("ORR", DERUXTECAN, "58.3% (46.1–69.8)"),
        ("Median PFS", DERUXTECAN, "15.4 months"),
        ("Median OS", DERUXTECAN, "17.8 months (13.8–22.1)"),
        ("ORR", ZONGERTINIB, "71% (60–80)"),
        ("ORR", ZONGERTINIB, "66.7% (53.8–77.5, 97.5% interval)"),
        ("Median DoR", ZONGERTINIB, "14.1 months (6.9–not evaluable)"),
        ("Median PFS", ZONGERTINIB, "12.4 months (8.2–not evaluable)"),
        ("Grade ≥3 TRAE", ZONGERTINIB, "17.3% (9.6–27.8, exact)"),
        ("ORR", SEVABERTINIB, "65.8% (53.7–76.5)"),
        ("ORR", SEVABERTINIB, "71% (59–82)"),
        ("ORR", SEVABERTINIB, "38% (25–53)"),
        ("Median PFS", SEVABERTINIB, "8.3 months"),
    ],
)
def test_numbers_read_by_hand(group: Group, endpoint: str, column: int, expected: str) -> None:
    assert expected in [part.text for part in cell(group, endpoint, column)]


@pytest.mark.parametrize(
    ("endpoint", "column", "label", "text", "context"),
    [
        ("ORR", REZETECAN, "4.8 mg/kg Q3W · phase 2, previously treated, AACR 2025 update", "74.5% (64.4–82.9)",
         "n=94 · IRC · follow-up 14.2 mo · cut-off not reported"),
        ("ORR", DERUXTECAN, "DESTINY-Lung02 · 5.4 mg/kg", "49.0% (39.0–59.1)",
         "n=102 · BICR · follow-up 11.5 mo · cut-off 2022-12-23"),
        ("ORR", ZONGERTINIB, "Cohort 1: kinase domain mutation, previously treated", "71% (60–80)",
         "n=75 · BICR · confirmed · follow-up 11.3 mo · cut-off 2024-11-29"),
        ("ORR", SEVABERTINIB, "Canadian label set: previously treated", "65.8% (53.7–76.5)",
         "48/73 · cut-off 2024-10-14 · assessor not reported"),
    ],
)  # fmt: skip
def test_the_leading_lines(
    group: Group, endpoint: str, column: int, label: str, text: str, context: str
) -> None:
    leading = cell(group, endpoint, column)[0]
    assert (leading.label, leading.text, leading.context) == (label, text, context)
    assert not leading.secondary


def numbers(group: Group) -> Iterator[Part]:
    for row in group.rows[1:]:
        yield from (part for each in row.cells for part in each.parts if not part.muted)


def test_every_number_of_the_group_stands_in_the_table(
    lung: Comparison, group: Group, recorded: dict[str, dict[str, str]]
) -> None:
    checked = 0
    for part in numbers(group):
        ((table, key),) = part.records
        row = recorded[key]
        assert table == "results"
        assert part.marks
        assert [lung.source(mark).key for mark in part.marks] == sorted(
            row["source"].split("; "), key=[s.key for s in lung.sources].index
        )
        check_text(part, row)
        checked += 1
    assert checked > 60


def check_text(part: Part, row: dict[str, str]) -> None:
    value, *bounds = re.findall(r"\d+(?:\.\d+)?", part.text.replace("97.5% interval", ""))
    assert value == row["value"]
    if "exact" in part.text:
        assert row["count"]
        assert row["n"]
        assert not row["ci_low"]
        assert f"{row['count']}/{row['n']}" in part.context
    else:
        assert bounds == [bound for bound in (row["ci_low"], row["ci_high"]) if bound]
    assert (
        (f"n={row['n']}" in part.context or f"/{row['n']}" in part.context)
        if row["n"]
        else "n" in part.context
    )
    for field in ("assessor", "cutoff", "follow_up_months"):
        assert row[field] in part.context


def test_the_guard_names_what_differs(group: Group) -> None:
    said = dict(statement.split(": ", 1) for statement in group.guard)
    assert (
        said["Latest cut-off"]
        == "2021-05-03 (DESTINY-Lung01) to 2024-11-29 (Beamion LUNG-1), 42 months apart"
    )
    assert said["Assessor"].endswith("not reported (DESTINY-Lung01)")
    assert "Any line (Beamion LUNG-1, SOHO-01)" in said["Line of therapy of the trial"]
    assert said["Region"].startswith("China (DESTINY-Lung05)")


def test_groups_of_the_sheet(lung: Comparison) -> None:
    titles = [each.title for each in lung.groups if not each.section]
    assert titles[:4] == [
        "Molecule",
        "Development",
        "Approvals by region",
        "Designations and filings",
    ]
    assert titles[-3:] == ["Rights", "Deals", "Companies"]


def test_who_may_sell_it(lung: Comparison) -> None:
    rights = next(each for each in lung.groups if each.id == "rights")
    holders = {row.label: row.cells[REZETECAN].text for row in rights.rows}
    assert (
        holders["China"]
        == holders["EU"]
        == holders["United States"]
        == "Jiangsu Hengrui Pharmaceuticals"
    )
    assert holders["India"] == holders["Brazil"] == "Glenmark Pharmaceuticals"
