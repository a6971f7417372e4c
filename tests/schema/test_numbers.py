from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.schema import Number, ParseError

decimals = st.decimals(
    allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9
)


@given(decimals)
def test_format_and_parse_are_inverses(value: Decimal) -> None:
    text = Number().format(value)
    assert Number().format(Number().parse(text if text != "-0.000" else "0.000")) == text.replace(
        "-0.000", "0.000"
    )


@given(decimals)
def test_a_number_survives_a_workbook_cell(value: Decimal) -> None:
    text = Number().format(value)
    assert Number().from_cell(Number().to_cell(text)) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("18.0", "18.0"),
        (" 1,093 ", "1093"),
        ("1,234,567.5", "1234567.5"),
        ("\N{MINUS SIGN}5", "-5"),
    ],
)
def test_what_is_typed_is_kept_with_its_digits(typed: str, kept: str) -> None:
    assert Number().normalise(typed) == kept


@pytest.mark.parametrize(
    "typed", ["74,5%", "1,09", "12,34", "<1", "NR", "1e5", "00123", "1.", ".5", "٣"]
)
def test_what_is_no_plain_number_is_refused(typed: str) -> None:
    with pytest.raises(ParseError, match="is not a number; expected a plain number such as 18"):
        Number().normalise(typed)


@pytest.mark.parametrize(
    ("text", "cell"),
    [("18", 18.0), ("18.0", "18.0"), ("0.1", 0.1), ("=x", "=x"), ("1" * 16, "1" * 16)],
)
def test_only_what_excel_shows_again_becomes_a_number_cell(text: str, cell: object) -> None:
    assert Number().to_cell(text) == cell


def test_numbers_sort_by_value() -> None:
    kind = Number()
    texts = ["100", "9.5", "41.9", "-3", "9.50"]
    assert sorted(texts, key=lambda text: kind.sort_key(kind.parse(text))) == [
        "-3",
        "9.5",
        "9.50",
        "41.9",
        "100",
    ]


@pytest.mark.parametrize(
    ("operator", "operands", "text", "passes"),
    [
        ("at least", ["9.5"], "10", True),
        ("at most", ["9.5"], "10", False),
        ("between", ["1", "3"], "2", True),
        ("at least", ["1"], "", False),
    ],
)
def test_comparing_operators(operator: str, operands: list[str], text: str, passes: bool) -> None:
    assert Number().test(operator, operands)(text) is passes
