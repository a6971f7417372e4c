"""What is said of selected cells, and what is not: nothing pooled over trials, nothing unknown as 0."""

from decimal import Decimal
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.landscape import Landscape, add_column, edit_cell
from belvedere.query.selection import Summary, summary, summary_of_columns
from tests.examples import landscape_of, small

NUMBERS = st.one_of(
    st.just(""), st.decimals(min_value=-999, max_value=999, places=1, allow_nan=False).map(str)
)


def result(
    trial: str, value: str, *, endpoint: str = "ORR", unit: str = "%", n: str = ""
) -> dict[str, str]:
    return {"trial": trial, "value": value, "endpoint": endpoint, "unit": unit, "n": n}


def results(*records: dict[str, str]) -> Landscape:
    return landscape_of(
        {"results": [{"result": f"r{n}", **record} for n, record in enumerate(records)]}
    )


def deals(*upfronts: str) -> Landscape:
    records = [{"deal": f"d{n}", "upfront_usd_m": text} for n, text in enumerate(upfronts)]
    return landscape_of({"deals": records})


def column(landscape: Landscape, table: str, field: str) -> Summary:
    return summary(landscape, table, [(key, field) for key in landscape.rows(table).index])


def own(*texts: str) -> Landscape:
    """Companies with a numeric column of somebody's own, in which anything may be written."""
    records = [{"company": f"c{n}"} for n in range(len(texts))]
    landscape = landscape_of({"companies": records})
    landscape.apply(add_column(landscape, "companies", "Own", "Number"))
    for number, text in enumerate(texts):
        landscape.apply(edit_cell(landscape, "companies", f"c{number}", "own", text))
    return landscape


@pytest.mark.parametrize(
    ("upfronts", "text"),
    [
        (("18", "", "1000"), "3 cells · 2 of 3 disclosed · median 509 · min 18 · max 1000"),
        (("18", "5.5", "9.0", ""), "4 cells · 3 of 4 disclosed · median 9.0 · min 5.5 · max 18"),
        (("", ""), "2 cells · 0 of 2 disclosed"),
        (("18", ""), "2 cells · 1 of 2 disclosed"),
        (("0", "n/a", "4"), "3 cells · 2 of 3 disclosed · median 2 · min 0 · max 4"),
        (("18",), "1 cell"),
        ((), ""),
    ],
)
def test_what_deals_are_worth_is_said_with_how_many_say_it(
    upfronts: tuple[str, ...], text: str
) -> None:
    assert column(deals(*upfronts), "deals", "upfront_usd_m").text == text


def test_results_of_several_trials_have_no_median() -> None:
    landscape = results(
        result("a", "41.9"), result("b", "74.5"), result("b", ""), result("c", "18")
    )
    said = column(landscape, "results", "value")
    assert said.text == (
        "4 cells · 3 of 4 known · min 18 · max 74.5 · no median over several trials"
    )
    assert said.median == ""


@pytest.mark.parametrize("trial", ["", "a; b"])
def test_what_is_of_no_trial_or_pooled_already_is_not_of_one_trial(trial: str) -> None:
    landscape = results(result(trial, "41.9"), result(trial, "74.5"))
    assert column(landscape, "results", "value").median == ""


def test_results_of_one_trial_have_a_median() -> None:
    landscape = results(
        result("a", "41.9"), result("a", "74.5"), result("a", "50"), result("b", "")
    )
    text = "4 cells · 3 of 4 known · median 50 · min 41.9 · max 74.5"
    assert column(landscape, "results", "value").text == text


@pytest.mark.parametrize(
    ("other", "remark"),
    [
        (result("a", "12", unit="months"), "several units"),
        (result("a", "12", endpoint="DCR"), "several endpoints"),
        (result("a", "12", endpoint="mPFS", unit="months"), "several endpoints"),
    ],
)
def test_what_measures_different_things_has_no_spread(other: dict[str, str], remark: str) -> None:
    landscape = results(result("a", "41.9"), other)
    assert column(landscape, "results", "value").text == f"2 cells · 2 of 2 known · {remark}"


def test_sizes_of_trials_may_be_looked_at_together() -> None:
    landscape = results(result("a", "1", n="40"), result("b", "2", n="80", endpoint="DCR"))
    assert column(landscape, "results", "n").text == (
        "2 cells · 2 of 2 known · median 60 · min 40 · max 80"
    )


@pytest.mark.parametrize(
    ("texts", "rest"),
    [
        (("<1", "3", "≥3"), "3 of 3 known · median 3 · min <1 · max ≥3"),
        (("NR", "2", "tbd", "4"), "2 of 4 known · median 3 · min 2 · max 4"),
        (("<1", "4"), "2 of 2 known · median <1 to 4 · min <1 · max 4"),
        (("40%", "45%"), "2 of 2 known · median 42.5% · min 40% · max 45%"),
        (("40%", "45"), "2 of 2 known · percentages and other numbers"),
        (("1,093", "18"), "2 of 2 known · median 555.5 · min 18 · max 1,093"),
    ],
)
def test_figures_are_given_as_they_are_written(texts: tuple[str, ...], rest: str) -> None:
    assert column(own(*texts), "companies", "own").text == f"{len(texts)} cells · {rest}"


def test_several_columns_and_words_are_only_counted() -> None:
    landscape = small()
    cells = [(key, field) for key in ("alpha", "beta") for field in ("name", "code", "dar")]
    said = summary(landscape, "assets", cells)
    assert said == Summary(cells=6, rows=2, columns=3, known=4)
    assert said.text == "6 cells in 2 rows and 3 columns · 4 of 6 known"
    assert column(landscape, "assets", "code").text == "2 cells · 1 of 2 known"


def test_a_selection_need_not_be_a_rectangle() -> None:
    cells = [("alpha", "name"), ("beta", "code"), ("beta", "code")]
    assert summary(small(), "assets", cells) == Summary(cells=2, rows=2, columns=2, known=1)


def test_derived_columns_are_summarised_too() -> None:
    assert (
        column(small(), "assets", "age").text == "2 cells · 2 of 2 known · median 5 · min 5 · max 5"
    )


def test_whole_columns_give_what_their_cells_give() -> None:
    landscape, everywhere = small(), np.arange(2)
    fields = ["name", "dar", "age"]
    cells = [(key, field) for key in ("alpha", "beta") for field in fields]
    said = summary_of_columns(landscape, "assets", dict.fromkeys(fields, everywhere))
    assert said == summary(landscape, "assets", cells)


@given(st.lists(NUMBERS, max_size=9))
def test_the_spread_is_that_of_the_known_numbers(texts: list[str]) -> None:
    said = column(deals(*texts), "deals", "upfront_usd_m")
    known = sorted(Decimal(text) for text in texts if text)
    assert (said.cells, said.known) == (len(texts), len(known))
    if known:
        given_ = [Decimal(text) for text in (said.median, said.minimum, said.maximum)]
        assert given_ == [median(known), known[0], known[-1]]
    else:
        assert said.median == said.minimum == said.maximum == ""
