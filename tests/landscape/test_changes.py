"""A change and its inverse."""

import pytest

from belvedere.landscape import Change


@pytest.mark.parametrize(
    ("change", "inverse"),
    [
        (
            Change("assets", "alpha", "dar", "18.0", "8"),
            Change("assets", "alpha", "dar", "8", "18.0"),
        ),
        (
            # A record that is called what its key is: this is no rename of the key.
            Change("assets", "alpha", "name", "alpha", "Alpha"),
            Change("assets", "alpha", "name", "Alpha", "alpha"),
        ),
        (
            Change("assets", "alpha", "asset", "alpha", "beta"),
            Change("assets", "beta", "asset", "beta", "alpha"),
        ),
        (
            Change("assets", "alpha", "asset", "", "alpha", 3),
            Change("assets", "alpha", "asset", "alpha", "", 3),
        ),
    ],
)
def test_an_inverse_names_the_record_as_it_is_called_after_the_change(
    change: Change, inverse: Change
) -> None:
    assert change.inverse() == inverse
    assert inverse.inverse() == change
