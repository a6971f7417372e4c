import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.schema import TABLES, Key, Kind, Link, ListOf, Number, ParseError, Text, cell_text
from belvedere.schema.dates import Date

ALL_KINDS = {field.kind.name: field.kind for table in TABLES.values() for field in table.fields}


@pytest.mark.parametrize("kind", ALL_KINDS.values(), ids=ALL_KINDS)
def test_the_empty_text_is_unknown_in_every_kind(kind: Kind[object]) -> None:
    assert kind.normalise("  ") == ""
    assert kind.find("") is None
    assert kind.to_cell("") is None
    assert kind.from_cell(None) == ""
    assert kind.parts("") == ()


@pytest.mark.parametrize("kind", ALL_KINDS.values(), ids=ALL_KINDS)
def test_every_kind_says_what_it_expects_and_how_it_filters(kind: Kind[object]) -> None:
    assert kind.describe()
    assert {"known", "unknown"} <= {operator.id for operator in kind.operators}
    assert kind.test("unknown", [])("")
    assert not kind.test("known", [])("")


@given(st.text())
def test_a_text_survives_a_workbook_cell_whatever_its_kind_makes_of_it(text: str) -> None:
    for kind in (Text(), Number(), Date(), Key(), Link(), ListOf(Text())):
        assert kind.from_cell(kind.to_cell(text)) == text


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    for kind in (Text(), Number(), Date(), ListOf(Text())):
        try:
            once = kind.normalise(text)
        except ParseError:
            continue
        assert kind.normalise(once) == once


@pytest.mark.parametrize("text", ["arx788", "trastuzumab-rezetecan", "assets--own-priority"])
def test_key_accepts(text: str) -> None:
    assert Key().parse(text) == text


@pytest.mark.parametrize("text", ["ARX788", "a b", "-a", "a-", "é", "a_b"])
def test_key_refuses(text: str) -> None:
    with pytest.raises(ParseError, match="is not a key"):
        Key().parse(text)


@pytest.mark.parametrize(
    ("text", "right"), [("https://a.org/x?y=1", True), ("ftp://a", False), ("a b", False)]
)
def test_link(text: str, right: bool) -> None:
    assert (Link().find(text) == text) is right


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "TRUE"),
        (3.0, "3"),
        (74.5, "74.5"),
        (1e22, "1e+22"),
        ("x ", "x "),
        (7, "7"),
    ],
)
def test_cell_text(value: str | float | None, text: str) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize(
    ("operator", "operands", "text", "passes"),
    [
        ("any of", ["ADC", "TKI"], "adc", True),
        ("any of", [""], "", True),
        ("any of", ["ADC"], "", False),
        ("none of", ["ADC"], "", True),
        ("contains", ["mutant"], "HER2-Mutant", True),
        ("contains", ["x", "mut"], "HER2-mutant", True),
        ("known", [], "a", True),
    ],
)
def test_operators_that_all_kinds_share(
    operator: str, operands: list[str], text: str, passes: bool
) -> None:
    assert Text().test(operator, operands)(text) is passes


def test_an_operator_of_another_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        Text().test("at least", ["1"])
