from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.schema import Date, ParseError, Precision

DAY, MONTH, QUARTER, HALF, PART, YEAR = Precision


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025-05-29", date(2025, 5, 29), date(2025, 5, 29), DAY),
        ("12 Mar 2027", date(2027, 3, 12), date(2027, 3, 12), DAY),
        ("March 12, 2027", date(2027, 3, 12), date(2027, 3, 12), DAY),
        ("2025/5/9", date(2025, 5, 9), date(2025, 5, 9), DAY),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), MONTH),
        ("Sept 2025", date(2025, 9, 1), date(2025, 9, 30), MONTH),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), QUARTER),
        ("Q3 2026", date(2026, 7, 1), date(2026, 9, 30), QUARTER),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30), HALF),
        ("2H 2026", date(2026, 7, 1), date(2026, 12, 31), HALF),
        ("mid-2027", date(2027, 5, 1), date(2027, 8, 31), PART),
        ("late 2026", date(2026, 9, 1), date(2026, 12, 31), PART),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), YEAR),
    ],
)
def test_parse(text: str, first: date, last: date, precision: Precision) -> None:
    parsed = Date().parse(text)
    assert (parsed.first, parsed.last, parsed.precision) == (first, last, precision)
    assert Date().format(parsed) == text


@pytest.mark.parametrize(
    "text",
    ["31/02/2025", "2025-02-31", "03/04/2026", "2025-13", "Janury 2025", "soon", "25", "2026-Q5"],
)
def test_refused(text: str) -> None:
    with pytest.raises(ParseError, match="expected a date such as 2025-05-29"):
        Date().parse(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-05-29", "29 May 2025"),
        ("2026-H2", "second half of 2026"),
        ("2026-Q1", "first quarter of 2026"),
        ("2025-05", "May 2025"),
        ("mid-2027", "May to August 2027"),
    ],
)
def test_reading(text: str, words: str) -> None:
    assert Date().parse(text).reading() == words


def test_wording_is_kept() -> None:
    assert Date().normalise("  2H  2026 ") == "2H 2026"


def test_loose_dates_sort_after_exact_ones_that_begin_with_them() -> None:
    kind = Date()
    texts = ["2026", "2025-12-31", "2026-H1", "2026-01-01", "2026-01", "2026-Q1"]
    ordered = sorted(texts, key=lambda text: kind.sort_key(kind.parse(text)))
    assert ordered == ["2025-12-31", "2026-01-01", "2026-01", "2026-Q1", "2026-H1", "2026"]


@pytest.mark.parametrize(
    ("operator", "operands", "text", "passes"),
    [
        ("before", ["2026-H1"], "2025-12", True),
        ("before", ["2026-H1"], "2026-01-01", False),
        ("after", ["2025"], "2026", True),
        ("between", ["2025", "2026"], "2026-Q4", True),
        ("between", ["2025", "2026-Q3"], "2026-Q4", False),
    ],
)
def test_operators(operator: str, operands: list[str], text: str, passes: bool) -> None:
    assert Date().test(operator, operands)(text) is passes


@given(st.dates(date(1901, 1, 1), date(2199, 12, 31)))
def test_a_day_survives_a_workbook_cell_as_a_date(day: date) -> None:
    text = day.isoformat()
    assert Date().to_cell(text) == day
    assert Date().from_cell(datetime(day.year, day.month, day.day)) == text
    assert Date().parse(text).last - day == timedelta()


def test_partial_dates_stay_text_in_a_workbook() -> None:
    assert Date().to_cell("2025-05") == "2025-05"
    assert Date().from_cell(2025.0) == "2025"
