"""What stands in the groups about molecule, development, agencies, rights, deals and companies."""

import pytest

from belvedere.compare import Comparison, Tone, compare
from belvedere.compare.description import Cell, Group, Row
from tests.examples import landscape_of


def group(comparison: Comparison, id_: str) -> Group:
    return next(each for each in comparison.groups if each.id == id_)


def row(comparison: Comparison, group_id: str, row_id: str) -> Row:
    return next(each for each in group(comparison, group_id).rows if each.id == row_id)


def texts(comparison: Comparison, group_id: str, row_id: str) -> list[str]:
    return [cell.text for cell in row(comparison, group_id, row_id).cells]


@pytest.mark.parametrize(
    ("group_id", "row_id", "expected"),
    [
        ("molecule", "modality", ["ADC", "Tyrosine kinase inhibitor", "Monoclonal antibody [no source]"]),
        ("molecule", "payload", ["toxin", "not applicable", "not applicable"]),
        ("molecule", "dar", ["8", "not applicable", "not applicable"]),
        ("development", "indication:NSCLC",
         ["Approved: China\nPhase 2: Global", "Withdrawn: US", "no program recorded"]),
        ("development", "indication:Breast cancer", ["no program recorded", "Phase 1: US", "no program recorded"]),
        ("approvals", "region:China",
         ["NSCLC HER2-mutant 2L+ [2025-05-29 · conditional]", "no approval recorded", "no approval recorded"]),
        ("approvals", "region:US",
         ["no approval recorded", "NSCLC HER2-mutant 2L+ [2020 · withdrawn]", "no approval recorded"]),
        ("designations", "NMPA:Breakthrough therapy",
         ["NSCLC HER2-mutant 2L+ [date not recorded]", "none recorded", "none recorded"]),
        ("designations", "FDA:Approval expected",
         ["none recorded", "NSCLC HER2-mutant 2L+ [2026-H1]", "none recorded"]),
        ("rights", "market:China", ["Acme", "not recorded", "not recorded"]),
        ("rights", "market:United States", ["Zed", "not recorded", "not recorded"]),
        ("rights", "market:India",
         ["Zed", "Beta & Co [the sources overlap]\nZed [the sources overlap]", "not recorded"]),
        ("rights", "market:EU",
         ["26 countries: not recorded\nFrance: Acme", "open [Beta & Co: Europe (part)]", "not recorded"]),
        ("deals", "deals",
         ["Zed, Sep 2025: 18 M upfront, up to 1,093 M milestones, tiered royalties [Licence · Active]\n"
          "Beta & Co, 2013: terms not disclosed [Licence]",
          "from Zed, 2013: terms not disclosed [Licence]", "none recorded"]),
        ("companies", "originator", ["Acme", "Beta & Co", "not recorded"]),
        ("companies", "country", ["China", "not recorded", "not recorded"]),
    ],
)  # fmt: skip
def test_cells(small: Comparison, group_id: str, row_id: str, expected: list[str]) -> None:
    assert texts(small, group_id, row_id) == expected


def test_groups_come_in_reading_order(small: Comparison) -> None:
    assert [each.id for each in small.groups] == [
        "molecule", "development", "approvals", "designations", "evidence:NSCLC:HER2-mutant:2L+", "rights", "deals",
        "companies", "evidence:Breast cancer:HER2-mutant:2L+",
    ]  # fmt: skip


def test_a_field_that_nobody_knows_has_no_row(small: Comparison) -> None:
    assert "linker" not in [each.id for each in group(small, "molecule").rows]


def test_an_approval_stands_for_its_event_and_its_program(small: Comparison) -> None:
    part = row(small, "approvals", "region:China").cells[0].parts[0]
    assert part.records == (("events", "e1"), ("programs", "p1"))
    assert part.sources == ("label",)
    assert "Approved in China." in part.detail


def test_rights_that_exclude_each_other_warn(small: Comparison) -> None:
    parts = row(small, "rights", "market:India").cells[1].parts
    assert {part.tone for part in parts} == {Tone.WARN}


def test_what_is_unknown_is_muted_and_unsourced(small: Comparison) -> None:
    words = {
        "not applicable",
        "not recorded",
        "none recorded",
        "no program recorded",
        "no approval recorded",
    }
    for each in small.groups:
        for cell in (cell for line in each.rows for cell in line.cells):
            check_unknown(cell, words)


def check_unknown(cell: Cell, words: set[str]) -> None:
    for part in cell.parts:
        if part.text in words:
            assert part.muted
            assert not part.marks


def test_an_approval_by_an_agency_nobody_mapped() -> None:
    event = {
        "event": "e",
        "asset": "a",
        "kind": "Approval",
        "status": "Happened",
        "agency": "XYZ",
        "source": "s",
    }
    landscape = landscape_of(
        {"assets": [{"asset": "a", "name": "a"}, {"asset": "b", "name": "b"}], "events": [event]}
    )
    assert (
        texts(compare(landscape, ["a", "b"]), "approvals", "region:XYZ")[0]
        == "use not recorded [date not recorded]"
    )


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"upfront_usd_m": "1350", "total_usd_m": "6900"}, "1,350 M upfront, up to 6,900 M in all"),
        ({"total_usd_m": "2000"}, "upfront not disclosed, up to 2,000 M in all"),
        (
            {"upfront_usd_m": "3", "milestones_usd_m": "152.5"},
            "3 M upfront, up to 152.5 M milestones",
        ),
        ({"royalty": "NDA only"}, "upfront not disclosed, NDA only"),
        ({}, "terms not disclosed"),
    ],
)
def test_terms_of_a_deal(terms: dict[str, str], expected: str) -> None:
    deal = {"deal": "d", "asset": "a", "licensee": "x", "source": "s", **terms}
    landscape = landscape_of(
        {"assets": [{"asset": "a", "name": "a"}, {"asset": "b", "name": "b"}], "deals": [deal]}
    )
    assert (
        texts(compare(landscape, ["a", "b"]), "deals", "deals")[0]
        == f"x, date not recorded: {expected}"
    )


def test_an_acquisition() -> None:
    deal = {
        "deal": "d",
        "asset": "a",
        "kind": "Acquisition",
        "licensor": "x",
        "licensee": "y",
        "announced": "2023-03",
    }
    landscape = landscape_of(
        {"assets": [{"asset": "a", "name": "a"}, {"asset": "b", "name": "b"}], "deals": [deal]}
    )
    said = texts(compare(landscape, ["a", "b"]), "deals", "deals")[0]
    assert said == "y acquires x, Mar 2023: terms not disclosed [Acquisition · no source]"
