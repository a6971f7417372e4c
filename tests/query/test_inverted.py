"""A filter and its inverse share no row and leave none out, whatever the operator."""

import pytest

from belvedere.operations import files
from belvedere.query import Condition, Query, inverted, run

LANDSCAPE = files.open_any(files.default_landscape()).landscape


@pytest.mark.parametrize(
    "condition",
    [
        Condition("modality", "any of", ("ADC",)),
        Condition("modality", "none of", ("ADC", "")),
        Condition("name", "contains", ("trastuzumab",)),
        Condition("highest_stage", "at least", ("Phase 3",)),
        Condition("dar", "at most", ("6",)),
        Condition("dar", "between", ("2", "6")),
        Condition("as_of", "before", ("2025-10",)),
        Condition("dar", "known"),
        Condition("dar", "unknown"),
    ],
)
def test_a_filter_turned_round_shows_what_it_left_out(condition: Condition) -> None:
    shown = {*run(LANDSCAPE, Query("assets", (condition,))).tolist()}
    other = {*run(LANDSCAPE, Query("assets", (inverted(condition),))).tolist()}
    assert shown | other == set(range(len(LANDSCAPE.rows("assets"))))
    assert not shown & other
    assert shown
    assert inverted(inverted(condition)) == condition
