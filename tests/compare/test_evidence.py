import pytest

from belvedere.compare.evidence import Evidence, Origin
from belvedere.schema import TABLES
from tests.compare.made import result

TRIAL = {"phase": "Phase 2", "design": "single-arm"}


def evidence(**texts: str) -> Evidence:
    blank = dict.fromkeys(TABLES["results"].by_name, "")
    return Evidence(blank | result(**texts), TRIAL, "ONE")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"value": "74.5", "ci_low": "64.4", "ci_high": "82.9", "n": "94"}, "74.5% (64.4–82.9)"),
        ({"value": "41.9", "count": "18", "n": "43"}, "41.9% (27.0–57.9, exact)"),
        ({"count": "18", "n": "43"}, "41.9% (27.0–57.9, exact)"),
        ({"value": "18.0"}, "18.0%"),
        ({"value": "0", "count": "0", "n": "10"}, "0% (0–30.8, exact)"),
        ({"value": "11.5", "unit": "months", "ci_low": "8.8", "ci_high": "14.2"}, "11.5 months (8.8–14.2)"),
        ({"value": "11.5", "unit": "months", "ci_low": "8.8"}, "11.5 months (8.8–not stated)"),
        (
            {"value": "11.5", "unit": "months", "ci_low": "8.8", "note": "Upper bound not reached; early."},
            "11.5 months (8.8–not reached)",
        ),
        (
            {"value": "0.62", "unit": "HR", "ci_low": "0.51", "ci_high": "0.76", "versus": "T-DM1"},
            "HR 0.62 (0.51–0.76) vs T-DM1",
        ),
        ({"value": "66.7", "ci_low": "53.8", "ci_high": "77.5", "note": "97.5% confidence interval."},
         "66.7% (53.8–77.5, 97.5% interval)"),
        ({"value": "92.4", "endpoint": "iDFS rate", "count": "9", "n": "10"}, "92.4%"),
        ({}, "not reported"),
    ],
)  # fmt: skip
def test_a_number_is_one_string(texts: dict[str, str], expected: str) -> None:
    assert evidence(**texts).text == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"n": "94", "assessor": "IRC", "cutoff": "2024-10"}, "n=94 · IRC · cut-off 2024-10"),
        ({"n": "94", "count": "69", "denominator": "ITT", "assessor": "IRC", "cutoff": "2024"},
         "69/94 ITT · IRC · cut-off 2024"),
        ({}, "n, assessor, cut-off not reported"),
        ({"n": "9", "confirmed": "Yes", "follow_up_months": "8.7"},
         "n=9 · confirmed · follow-up 8.7 mo · assessor, cut-off not reported"),
        ({"n": "9", "cutoff": "2024", "endpoint": "ILD any grade"}, "n=9 · cut-off 2024"),
        ({"n": "9", "cutoff": "2024", "endpoint": "Median OS", "source": ""}, "n=9 · cut-off 2024 · no source"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_number(texts: dict[str, str], expected: str) -> None:
    assert evidence(**texts).context == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"value": "50", "count": "18", "n": "43"}, "50% does not follow from 18/43"),
        ({"value": "50", "count": "44", "n": "43"}, "44 of 43 is impossible"),
        ({"value": "about half"}, "“about half” is no number"),
        ({"value": "41.9", "n": "43", "ci_low": "1", "ci_high": "99"}, "fits neither"),
    ],
)
def test_what_does_not_add_up_is_said_and_not_corrected(
    texts: dict[str, str], expected: str
) -> None:
    found = evidence(**texts)
    assert expected in found.context
    assert found.text.startswith(texts["value"])


@pytest.mark.parametrize(
    "texts",
    [
        {"value": "41.9", "count": "18", "n": "43"},
        {"value": "71", "n": "75", "ci_low": "60", "ci_high": "80"},
        {
            "value": "66.7",
            "n": "75",
            "ci_low": "1",
            "ci_high": "99",
            "note": "97.5% confidence interval",
        },
        {"value": "11.5", "unit": "months", "n": "9", "ci_low": "1", "ci_high": "99"},
        {"value": "50", "n": "0"},
    ],
)
def test_nothing_else_is_flagged(texts: dict[str, str]) -> None:
    assert not evidence(**texts).faults


def test_a_published_interval_goes_before_a_computed_one() -> None:
    both = evidence(value="41.9", count="18", n="43", ci_low="28", ci_high="57")
    assert both.origin is Origin.PUBLISHED
    assert both.text == "41.9% (28–57)"
    assert "Interval: published, 95%" in both.detail


def test_a_computed_interval_says_what_it_is_made_of() -> None:
    made = evidence(value="41.9", count="18", n="43")
    assert made.origin is Origin.EXACT
    assert "Interval: exact (Clopper–Pearson), 95%, computed from 18 of 43" in made.detail


def test_the_detail_names_what_is_unknown() -> None:
    detail = evidence(value="50").detail
    assert "Assessor: not reported" in detail
    assert "Trial: ONE · Phase 2 · single-arm" in detail
    assert "Patients: NSCLC · HER2-mutant · 2L+" in detail
