"""Addresses as people read them."""

import pytest
from openpyxl.utils import get_column_letter

from belvedere.excel.names import address, column_letters


@pytest.mark.parametrize("index", [0, 25, 26, 51, 52, 701, 702, 16_383])
def test_letters_are_those_of_excel(index: int) -> None:
    assert column_letters(index) == get_column_letter(index + 1)


def test_an_address_counts_from_one() -> None:
    assert address("Assets", 2, 3) == "Assets!C4"
