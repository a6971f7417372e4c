"""CSV text, written and read."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.errors import BelvedereError
from belvedere.store.csv_text import format_csv, parse_csv, read_csv

CELLS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",\r\n\0'))


@given(st.lists(st.lists(CELLS, min_size=1).filter(any)))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    assert [line.cells for line in parse_csv(format_csv(rows))] == rows


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (["a", "b"], "a,b\n"),
        (["a", ""], "a,\n"),
        (["a,b", 'c"d', "e\nf", "g\rh"], '"a,b","c""d","e\nf","g\rh"\n'),
        ([" a ", "'b", "=c"], " a ,'b,=c\n"),
    ],
)
def test_quotes_stand_only_where_they_are_needed(row: list[str], text: str) -> None:
    assert format_csv([row]) == text


def test_lines_are_numbered_by_where_a_record_starts() -> None:
    lines = parse_csv('a,b\r\n"one\ntwo",x\n\n,\nlast,y\n')
    assert [(line.number, line.cells[0]) for line in lines] == [
        (1, "a"),
        (2, "one\ntwo"),
        (6, "last"),
    ]


def test_a_long_cell_is_read() -> None:
    assert parse_csv(f"{'x' * 200_000}\n")[0].cells == ["x" * 200_000]


@pytest.mark.parametrize("text", ['a\n"b', 'a\n"b"c\n'])
def test_quotes_that_do_not_match_are_an_error_with_a_line(text: str) -> None:
    with pytest.raises(csv.Error, match="line 2"):
        parse_csv(text)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a,b\nM\xfcnchen,1\n", "Byte 6, on line 2"),
        ("a,b\n".encode("utf-16"), "Byte 1, on line 1"),
        (b'a\n"b', "not CSV"),
    ],
)
def test_a_file_that_is_no_csv_is_named(data: bytes, words: str, tmp_path: Path) -> None:
    file = tmp_path / "assets.csv"
    file.write_bytes(data)
    with pytest.raises(BelvedereError, match=words) as caught:
        read_csv(file)
    assert caught.value.where == str(file)


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path: Path) -> None:
    file = tmp_path / "assets.csv"
    file.write_bytes("a,b\n".encode("utf-8-sig"))
    assert read_csv(file)[0].cells == ["a", "b"]
