from belvedere.compare import Comparison, Group, Part, Row, Tone, compare
from belvedere.compare.groups.results import ONLY_ONE
from belvedere.landscape import Landscape
from tests.compare.made import NAMES, PROOF, made, result
from tests.examples import landscape_of

LUNG = "evidence:NSCLC:HER2-mutant:2L+"


def group(comparison: Comparison, id_: str = LUNG) -> Group:
    return next(each for each in comparison.groups if each.id == id_)


def row(comparison: Comparison, endpoint: str) -> Row:
    return next(each for each in group(comparison).rows if each.id == f"endpoint:{endpoint}")


def parts(comparison: Comparison, endpoint: str, column: int = 0) -> tuple[Part, ...]:
    return row(comparison, endpoint).cells[column].parts


def with_results(*results: dict[str, str]) -> Landscape:
    """Two assets with results of alpha alone, in one trial without further facts."""
    assets = [
        {"asset": "alpha", "name": "alpha", **PROOF},
        {"asset": "beta", "name": "beta", **PROOF},
    ]
    trials = [{"trial": "one", "name": "ONE", "asset": "alpha", **PROOF}]
    return landscape_of({"assets": assets, "trials": trials, "results": list(results)})


def lines(*results: dict[str, str]) -> list[tuple[str, bool]]:
    found = compare(with_results(*results), ["alpha", "beta"])
    return [(part.text, part.secondary) for part in parts(found, "ORR")]


def test_trials_come_first_then_endpoints_in_order_safety_last(small: Comparison) -> None:
    assert [each.label for each in group(small).rows] == [
        "Trials",
        "ORR",
        "PFS HR",
        "Grade ≥3 TRAE",
    ]


def test_title_and_section(small: Comparison) -> None:
    assert group(small).title == "NSCLC · HER2-mutant · 2L+"
    assert group(small).section == ""
    assert small.groups[-1].section == ONLY_ONE


def test_lines_of_a_cell_are_told_apart(small: Comparison) -> None:
    assert [part.label for part in parts(small, "ORR")] == [
        "ONE · 5 mg/kg · first report",
        "ONE · 5 mg/kg · first report",
        "ONE · 6 mg/kg · all treated",
    ]


def test_the_later_cut_leads_and_the_older_one_follows(small: Comparison) -> None:
    assert [(part.text, part.secondary) for part in parts(small, "ORR")] == [
        ("69.8% (53.9–82.8)", False),
        ("41.9% (27.0–57.9, exact)", True),
        ("50%", False),
    ]


def test_a_number_without_source_is_flagged(small: Comparison) -> None:
    unsourced = parts(small, "ORR")[2]
    assert unsourced.tone is Tone.WARN
    assert unsourced.context.endswith("no source")
    assert not unsourced.marks


def test_the_ways_of_not_knowing_a_result(small: Comparison) -> None:
    assert [cell.text for cell in row(small, "Grade ≥3 TRAE").cells] == [
        "ONE · 5 mg/kg · first report: 62% [n=43 · cut-off 2024-04]",
        "not reported",
        "no results recorded",
    ]


def test_the_hazard_ratio_of_a_trial_of_two_of_them(small: Comparison) -> None:
    own, other = parts(small, "PFS HR", 0)[0], parts(small, "PFS HR", 1)[0]
    assert own.text == "HR 0.62 (0.51–0.76) vs B 2 once daily"
    assert other.text == "comparator of alpha in DUEL"
    assert other.records == own.records == (("results", "r4"),)
    assert (
        "DUEL is one randomised trial of alpha and beta: within it they may be compared"
        in group(small).guard
    )


def test_a_control_arm_of_other_drugs_is_nobodys_result(small: Comparison) -> None:
    rows = [row for each in small.groups for row in each.rows]
    shown = {
        record
        for row in rows
        for cell in row.cells
        for part in cell.parts
        for record in part.records
    }
    assert ("results", "r6") not in shown
    assert {("results", f"r{place}") for place in (1, 2, 3, 4, 5, 7, 8)} <= shown


def test_trials_say_phase_and_design(small: Comparison) -> None:
    trials = group(small).rows[0].cells[0].parts
    assert [part.line for part in trials] == [
        "DUEL [Phase 3 · randomised 1:1 · patients: all treated]",
        "ONE [Phase 2 · single-arm]",
    ]


def test_lines_that_overlap_stay_apart() -> None:
    found = compare(
        with_results(result("a", setting="2L"), result("b", setting="2L+")), ["alpha", "beta"]
    )
    assert [each.title for each in found.groups if each.evidence] == [
        "NSCLC · HER2-mutant · 2L",
        "NSCLC · HER2-mutant · 2L+",
    ]


def test_the_largest_population_leads_whatever_its_value() -> None:
    small_ = result("a", population="responders at once", n="20", value="90")
    large = result("b", population="all", n="90", value="40")
    assert lines(small_, large) == [("40%", False), ("90%", True)]


def test_a_population_is_as_large_as_its_largest_n() -> None:
    unsized = result("a", population="phase 2", value="40")
    sized = result(
        "b", population="phase 2", endpoint="Median PFS", unit="months", value="9", n="94"
    )
    other = result("c", population="phase 1", n="18", value="60")
    assert lines(other, unsized, sized) == [("40%", False), ("60%", True)]


def test_the_n_of_two_arms_does_not_make_a_population_large() -> None:
    ratio = result("a", population="final", endpoint="PFS HR", unit="HR", value="0.5", n="500")
    own = result("b", population="final", n="40", value="40")
    other = result("c", population="all", n="250", value="60")
    assert lines(ratio, own, other) == [("60%", False), ("40%", True)]


def test_longer_follow_up_leads_where_a_cut_off_is_missing() -> None:
    early = result(
        "a",
        population="x",
        n="94",
        value="73",
        follow_up_months="8.7",
        cutoff="2024-06",
        as_of="2025",
    )
    late = result(
        "b", population="x, update", n="94", value="74", follow_up_months="14.2", as_of="2025-05-28"
    )
    assert lines(early, late) == [("74%", False), ("73%", True)]


def test_data_that_call_themselves_early_follow() -> None:
    early = result(
        "a", population="Cohort 1: earlier data cut", n="75", value="67", as_of="2025-11-18"
    )
    late = result(
        "b", population="Cohort 1", n="75", value="71", follow_up_months="11", as_of="2025"
    )
    assert lines(early, late) == [("71%", False), ("67%", True)]


def test_a_result_of_an_unknown_trial() -> None:
    found = compare(with_results(result(trial="lost", value="5")), ["alpha", "beta"])
    assert group(found).rows[0].cells[0].text == "lost [trial not recorded]"


def test_every_result_of_the_assets_is_shown_once(her2: Landscape, lung: Comparison) -> None:
    shown = [
        key
        for each in lung.groups if each.evidence
        for line in each.rows if line.id != "trials"
        for cell in line.cells for part in cell.parts
        for table, key in part.records
        if not part.text.startswith("comparator of")
    ]  # fmt: skip
    assets = {column.asset for column in lung.columns}
    rows = her2.rows("results").columns
    wanted = [
        key for key, asset in zip(rows["result"], rows["asset"], strict=True) if asset in assets
    ]
    assert sorted(shown) == sorted(wanted)


def test_nothing_without_results() -> None:
    bare = landscape_of(
        {"assets": [{"asset": "alpha", "name": "a"}, {"asset": "beta", "name": "b"}]}
    )
    assert not [each for each in compare(bare, ["alpha", "beta"]).groups if each.evidence]
    assert compare(bare, ["alpha", "beta"]).guard == ""


def test_the_order_of_assets_changes_no_line() -> None:
    forth, back = compare(made(), NAMES), compare(made(), NAMES[::-1])
    assert [part.line for part in parts(forth, "ORR", 0)] == [
        part.line for part in parts(back, "ORR", 2)
    ]


def test_pooled_results_are_named_by_the_labels_of_their_trials() -> None:
    found = compare(with_results(result(trial="one; nct02881138")), ["alpha", "beta"])
    cell = found.groups[-1].rows[0].cells[0]
    assert cell.parts[0].text == "ONE + NCT02881138"
    assert cell.parts[0].context == "several trials pooled"
