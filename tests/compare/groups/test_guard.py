import pytest

from belvedere.compare.evidence import Evidence
from belvedere.compare.groups.guard import CENTRAL, design, guard
from belvedere.schema import TABLES
from tests.compare.made import result


def evidence(trial: str = "one", **texts: str) -> Evidence:
    return of_trial(trial, {}, **texts)


def of_trial(trial: str, about: dict[str, str], **texts: str) -> Evidence:
    blank = dict.fromkeys(TABLES["results"].by_name, "")
    facts = (
        dict.fromkeys(TABLES["trials"].by_name, "")
        | {"trial": trial, "name": trial.upper()}
        | about
    )
    return Evidence(blank | result(trial=trial, **texts), facts, trial.upper())


def statements(*found: Evidence) -> dict[str, str]:
    said = guard([[each] for each in found], {})
    return dict(statement.split(": ", 1) for statement in said)


@pytest.mark.parametrize(
    ("title", "first", "second", "expected"),
    [
        ("Assessor", {"assessor": "IRC"}, {"assessor": "BICR"}, f"{CENTRAL}IRC (ONE); BICR (TWO)"),
        ("Assessor", {"assessor": "IRC"}, {}, "IRC (ONE); not reported (TWO)"),
        ("Denominator of response rates", {"denominator": "ITT"}, {"denominator": "Evaluable"},
         "ITT (ONE); Evaluable (TWO)"),
        ("Responses confirmed", {"confirmed": "Yes"}, {"confirmed": "No"}, "yes (ONE); no (TWO)"),
        ("Region", {"population": "Chinese patients"}, {}, "China (ONE); not reported (TWO)"),
        ("Latest cut-off", {"cutoff": "2021-05"}, {"cutoff": "2024-11-29"},
         "2021-05 (ONE) to 2024-11-29 (TWO), 42 months apart"),
        ("Latest cut-off", {"cutoff": "2021-05"}, {}, "2021-05 (ONE); not reported (TWO)"),
        ("Follow-up", {"follow_up_months": "8.7"}, {"follow_up_months": "14.2"}, "8.7 months (ONE); 14.2 months (TWO)"),
        ("Follow-up", {"follow_up_months": "8.7"}, {}, "8.7 months (ONE); not reported (TWO)"),
    ],
)  # fmt: skip
def test_what_differs_between_results(
    title: str, first: dict[str, str], second: dict[str, str], expected: str
) -> None:
    assert statements(evidence("one", **first), evidence("two", **second))[title] == expected


@pytest.mark.parametrize(
    ("title", "field", "first", "second"),
    [
        ("Line of therapy of the trial", "setting", "2L+", "Any line"),
        ("Biomarker of the trial", "biomarker", "HER2-mutant", "HER2-positive"),
        ("Phase", "phase", "Phase 2", "Phase 3"),
        ("Design", "design", "single-arm", "randomised"),
    ],
)
def test_what_differs_between_trials(title: str, field: str, first: str, second: str) -> None:
    said = statements(of_trial("one", {field: first}), of_trial("two", {field: second}))
    assert said[title] == f"{first} (ONE); {second} (TWO)"


def test_what_nobody_reports_is_one_statement() -> None:
    said = statements(evidence("one"), evidence("two"))
    assert said.keys() == {"Not reported of any"}
    assert "assessor" in said["Not reported of any"]
    assert "latest cut-off" in said["Not reported of any"]


def test_what_agrees_is_not_mentioned() -> None:
    both = {"assessor": "IRC", "cutoff": "2024", "follow_up_months": "9"}
    said = statements(evidence("one", **both), evidence("two", **both))
    assert not {"Assessor", "Latest cut-off", "Follow-up"} & said.keys()


def test_a_trial_says_what_any_of_its_results_says() -> None:
    said = statements(
        evidence("one", assessor="IRC"), evidence("one"), evidence("two", assessor="IRC")
    )
    assert "Assessor" not in said


def test_a_label_is_no_region() -> None:
    said = statements(
        evidence("one", population="US label set"), evidence("two", population="Chinese")
    )
    assert said["Region"] == "China (TWO); not reported (ONE)"


def test_assessors_are_asked_of_tumour_endpoints_only() -> None:
    safety = [evidence(trial, endpoint="ILD any grade") for trial in ("one", "two")]
    assert "assessor" not in statements(*safety)["Not reported of any"]


def test_one_trial_needs_no_guard() -> None:
    assert guard([[evidence()], []], {}) == ()


def test_a_randomised_trial_of_two_assets() -> None:
    about = {"asset": "a; b", "design": "randomised 1:1"}
    said = guard([[of_trial("one", about)], []], {"a": "Alpha", "b": "Beta"})
    assert said == (
        "ONE is one randomised trial of Alpha and Beta: within it they may be compared",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("single-arm, open-label", "single-arm"),
        ("non-randomised, open-label", "non-randomised"),
        ("randomised 2:1, double-blind", "randomised"),
        ("randomised 2:1 between doses, blinded", "randomised between doses"),
        ("open-label, cohorts; expansion", "open-label, cohorts"),
        ("", ""),
    ],
)
def test_designs(text: str, expected: str) -> None:
    assert design(of_trial("one", {"design": text})) == expected
