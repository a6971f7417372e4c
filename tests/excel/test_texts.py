"""Texts that would not come back if they were simply written."""

import pytest

from belvedere.excel.texts import is_odd


@pytest.mark.parametrize("text", ["_x0041_x0042_", "a _x005F_x0041_ b", "<r>x</r>", "<r></r>"])
def test_odd(text: str) -> None:
    assert is_odd(text)


@pytest.mark.parametrize("text", ["", "_x0041_", "_x0041__x0042_", "<r>", "</r>", "=x", "\x00"])
def test_not_odd(text: str) -> None:
    assert not is_odd(text)
