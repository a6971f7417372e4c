"""Tables on the clipboard: what is put there can be taken, and so can what other programs put there."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from belvedere.ui.clipboard import as_html, as_text, from_text, put_table, take_table
from belvedere.ui.html_table import read_tables

TEXTS = st.one_of(
    st.text('"\t\n\ra ', max_size=6),
    st.sampled_from(["", '5" pipe', '"said"', '"', "41.9", "赛沃", "one\ntwo\n", "\n"]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8),
)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), max_size=5)
)


@given(TABLES)
def test_text_is_read_back_as_it_was_written(rows: list[list[str]]) -> None:
    assert from_text(as_text(rows)) == rows


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TABLES)
def test_what_is_put_can_be_taken(qtbot: QtBot, rows: list[list[str]]) -> None:
    put_table(rows)
    assert take_table() == rows


def test_the_header_comes_back_as_the_first_row(qtbot: QtBot) -> None:
    put_table([["alpha", "8"]], ["Name", "DAR"])
    assert take_table() == [["Name", "DAR"], ["alpha", "8"]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("a", [["a"]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\tb\nc", [["a", "b"], ["c"]]),
        ("a\t\r\n\tb\r\n", [["a", ""], ["", "b"]]),
        ("a\r\r\nb", [["a"], [""], ["b"]]),
        ('"one\ntwo"\tb\r\n', [["one\ntwo", "b"]]),
        ('"a\tb"\tc', [["a\tb", "c"]]),
        ('"said ""yes"""', [['said "yes"']]),
        ('5" pipe\t"', [['5" pipe', '"']]),
        ('"said"\t"so" he', [['"said"', '"so" he']]),
        ('"open\tb\nc', [['"open', "b"], ["c"]]),
        ("\n", [[""]]),
        ("2-1\t00123\t=x", [["2-1", "00123", "=x"]]),
    ],
)
def test_text_of_other_programs_is_read_as_they_mean_it(text: str, rows: list[list[str]]) -> None:
    assert from_text(text) == rows


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("<p>no table</p>", []),
        ("<table></table>", []),
        ("<table><tr><td>a</td><td>b &amp; c</td></tr></table>", [["a", "b & c"]]),
        ("<TABLE><TR><TD>a<TD>b<TR><TD>c</TABLE>", [["a", "b"], ["c"]]),
        (
            "<style>td {x}</style><table><thead><tr><th>Name</th></tr></thead><tbody>\n"
            "<tr>\n<td>one\n  line<br>next</td></tr></tbody></table>",
            [["Name"], ["one line\nnext"]],
        ),
        (
            "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
            [["a", "", "b"], ["c", "d", "e"]],
        ),
        (
            "<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>",
            [["a", "b"], ["", "c"], ["d", "e"]],
        ),
        ("<table><tr><td>a<td rowspan=2>b<tr><td>c</table>", [["a", "b"], ["c", ""]]),
        ("<table><tr><td colspan=0 rowspan=x>a</table>", [["a"]]),
        ("<table><tr><td colspan=99999999>a</table>", [["a"]]),
        ("<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</table>", [["ab", "c"]]),
        ("<table><tr><td><p>one</p><p>two</p></td></tr></table>", [["one\ntwo"]]),
        ("<table><tr><td>a&nbsp;b<style>no</style></td></tr></table>", [["a b"]]),
        ("<table><tr><td>a</table> between <table><tr><td>b</table>", [["a"], ["b"]]),
    ],
)
def test_tables_in_html_are_read_as_they_look(html: str, rows: list[list[str]]) -> None:
    assert read_tables(html) == rows


@given(st.lists(st.lists(st.text("ab<&\"'\n", max_size=4).map(str.strip), min_size=1), min_size=1))
def test_our_own_html_is_read_back(rows: list[list[str]]) -> None:
    assert read_tables(as_html(rows)) == rows


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *((text, True) for text in ("8", "0", "-1", "74.5", "0.25", "1093")),
        *((text, False) for text in ("", "2-1", "007", "07", "18.0", "1.50", ".5", "5.", "-", "1,093")),
        *((text, False) for text in ("1e5", "٣", "1234567890123456789", "=x", "8%", "Phase 3")),
    ],
)  # fmt: skip
def test_only_what_keeps_its_digits_is_a_number_to_excel(text: str, number: bool) -> None:
    assert ("mso-number-format" not in as_html([[text]])) is number


def test_breaks_and_signs_of_markup_survive() -> None:
    assert as_html([["a < b\n& c"]], ["<N>"]).count("<br>") == 1
    assert read_tables(as_html([["a < b\n& c"]], ["<N>"])) == [["<N>"], ["a < b\n& c"]]


def test_a_table_without_rows_or_cells_is_put_and_taken(qtbot: QtBot) -> None:
    put_table([])
    assert take_table() == []
    put_table([[""]])
    assert take_table() == [[""]]


def test_html_is_taken_where_there_is_no_text(qtbot: QtBot) -> None:
    data = QMimeData()
    data.setHtml("<table><tr><td>a</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(data)
    assert take_table() == [["a"]]


def test_text_counts_before_html(qtbot: QtBot) -> None:
    data = QMimeData()
    data.setHtml("<table><tr><td>a</td></tr></table>")
    data.setText("b")
    QGuiApplication.clipboard().setMimeData(data)
    assert take_table() == [["b"]]


def test_an_empty_clipboard_has_no_table(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    assert take_table() == []


def test_a_long_text_with_an_open_quote_is_read_at_once() -> None:
    assert len(from_text('"x\ty\n' * 20_000)) == 20_000
