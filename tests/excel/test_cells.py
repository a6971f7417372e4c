"""Values of cells become texts, each kind in its way."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from belvedere.excel.cells import read_column
from belvedere.schema import TABLES, Field

ASSETS = TABLES["assets"].by_name


def read(
    field: Field, *values: Any, verbatim: frozenset[str] = frozenset()
) -> tuple[list[str], list[int]]:
    column = read_column(field, values, verbatim)
    return column.texts, [position for position, _ in column.faulty()]


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("name", 2.0, "2"),
        ("name", " padded ", "padded"),
        ("name", True, "TRUE"),
        ("aliases", "a ;b; a", "a; b"),
        ("dar", 8.0, "8"),
        ("dar", "−1,234.50", "-1234.50"),
        ("dar", 1e-7, "0.0000001"),
        ("modality", "tki", "Tyrosine kinase inhibitor"),
        ("as_of", date(2025, 5, 29), "2025-05-29"),
        ("as_of", datetime(2025, 5, 29), "2025-05-29"),
        ("as_of", 2025.0, "2025"),
        ("originator", " acme ", "acme"),
    ],
)
def test_what_was_typed_is_made_canonical(field: str, value: object, text: str) -> None:
    assert read(ASSETS[field], value) == ([text], [])


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("name", datetime(2026, 2, 1), "2026-02-01"),
        ("name", time(1, 30), "01:30:00"),
        ("name", timedelta(hours=30), "1 day, 6:00:00"),
        ("dar", True, "TRUE"),
        ("as_of", datetime(2025, 5, 29, 12), "2025-05-29 12:00:00"),
        ("modality", "potion", "potion"),
    ],
)
def test_what_cannot_be_read_is_kept_and_told(field: str, value: object, text: str) -> None:
    assert read(ASSETS[field], value) == ([text], [0])


def test_true_and_one_are_told_apart_in_any_order() -> None:
    assert read(ASSETS["name"], 1.0, True, 0.0, False) == (["1", "TRUE", "0", "FALSE"], [])
    assert read(ASSETS["dar"], True, 1.0) == (["TRUE", "1"], [0])


def test_exported_texts_stay_as_they_are() -> None:
    verbatim = frozenset({" x ", "potion"})
    assert read(ASSETS["name"], " x ", " y ", verbatim=verbatim)[0] == [" x ", "y"]
    assert read(ASSETS["modality"], "potion", verbatim=verbatim) == (["potion"], [0])
