"""Addresses as people read them."""

import pytest
from openpyxl.utils import get_column_letter

from belvedere.excel.names import address, column_letters, printable, utf16_length


@pytest.mark.parametrize("index", [0, 25, 26, 51, 52, 701, 702, 16_383])
def test_letters_are_those_of_excel(index: int) -> None:
    assert column_letters(index) == get_column_letter(index + 1)


def test_an_address_counts_from_one() -> None:
    assert address("Assets", 2, 3) == "Assets!C4"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb\x00 c", "a b c"),
        ("half \ud83d", "half"),
        ("x" * 9, "xxxxxxxxx"),
        ("x" * 11, "xxxxxxxxx…"),
        ("😀" * 6, "😀😀😀😀…"),
    ],
)
def test_a_printable_text_is_one_short_line(text: str, line: str) -> None:
    assert printable(text, 10) == line
    assert utf16_length(line) <= 10
