"""Figures are kept as written, and compare as the numbers in them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.schema import Figures, ParseError, make_field

KIND = Figures()
written = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "<", "≤", "<=", ">", "≥", ">=", "~", "≈", "< "]),
    st.integers(-(10**7), 10**7).map(lambda n: f"{n:,}") | st.integers(-(10**7), 10**7).map(str),
    st.sampled_from(["", ".0", ".25"]),
    st.sampled_from(["", "%", " %"]),
)


@given(written)
def test_parse_and_format_are_inverses(text: str) -> None:
    assert KIND.format(KIND.parse(text)) == text
    assert KIND.normalise(f"  {text} ") == text


@given(written | st.sampled_from(["NR", "n/a", "–", "?"]))
def test_a_figure_survives_a_workbook_cell(text: str) -> None:
    assert KIND.from_cell(KIND.to_cell(text)) == text


@pytest.mark.parametrize(
    ("text", "number", "side"),
    [
        ("<1", "1", -2),
        ("≥3", "3", 1),
        (">=3", "3", 1),
        ("~12", "12", 0),
        ("≈ 12", "12", 0),
        ("41.9%", "41.9", 0),
        ("1,093", "1093", 0),
        ("12 345.5", "12345.5", 0),
        ("\N{MINUS SIGN}2", "-2", 0),
    ],
)
def test_what_a_figure_says(text: str, number: str, side: int) -> None:
    figure = KIND.parse(text)
    assert (figure.number, figure.side) == (Decimal(number), side)


@pytest.mark.parametrize(
    "text", ["US$18M", "1,09", "12-14", "high", "<", "%", "≥≥3", "1.2.3", "3 4", "٣", "12,34,567"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ParseError, match="is not a number"):
        KIND.normalise(text)


@pytest.mark.parametrize(
    "text",
    ["NR", "NE", "n/a", "NA", "tbd", "TBD", "-", "–", "?", "not reported", "Not reached", ""],
)
def test_words_for_unknown_are_kept_and_mean_nothing(text: str) -> None:
    assert KIND.normalise(text) == text
    assert KIND.is_unknown(text)
    assert KIND.find(text) is None
    assert not KIND.test("known", ())(text)
    assert KIND.test("unknown", ())(text)


def test_figures_stand_by_size() -> None:
    ordered = ["0.9", "<1", "≤1", "1", "≥1", ">1", "1.5", "2%", "1,093"]
    shuffled = [ordered[place] for place in (4, 8, 1, 6, 0, 7, 3, 5, 2)]
    assert sorted(shuffled, key=lambda text: KIND.sort_key(KIND.parse(text))) == ordered


@pytest.mark.parametrize(
    ("operator", "operands", "text", "passes"),
    [
        ("at least", ["3"], "≥3", True),
        ("at least", ["3"], "<3", False),
        ("at least", ["3"], "NR", False),
        ("at most", ["1"], "<1", True),
        ("at most", ["<1"], "1", False),
        ("between", ["10", "50%"], "41.9%", True),
        ("between", ["10", "50"], "1,093", False),
        ("any of", ["NR"], "nr", True),
    ],
)
def test_filters_compare_figures(
    operator: str, operands: list[str], text: str, passes: bool
) -> None:
    assert KIND.test(operator, operands)(text) is passes


def test_nothing_compares_with_unknown() -> None:
    with pytest.raises(ParseError, match="nothing to compare with"):
        KIND.test("at least", ["NR"])


@pytest.mark.parametrize(
    ("text", "cell"), [("18", 18.0), ("18.5", 18.5), ("18.0", "18.0"), ("1,093", "1,093"), ("5%", "5%")]
)  # fmt: skip
def test_numbers_are_number_cells_where_nothing_is_lost(text: str, cell: object) -> None:
    assert KIND.to_cell(text) == cell


def test_a_number_column_of_a_user_holds_figures() -> None:
    field = make_field({"column": "assets--share", "title": "Share", "kind": "Number"})
    assert isinstance(field.kind, Figures)
    assert field.kind.right_aligned
