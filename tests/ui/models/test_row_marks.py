from datetime import date

import pytest

from belvedere.landscape import Landscape, edit_cell, rows_of
from belvedere.schema import TABLES
from belvedere.ui.models.row_marks import TONES, reasons, row_marks


def made(*programs: dict[str, str]) -> Landscape:
    table = TABLES["programs"]
    names = [field.name for field in table.fields]
    rows = [[record.get(name, "") for name in names] for record in programs]
    return Landscape({"programs": rows_of(table.key, names, rows)}, today=date(2026, 11, 22))


FRESH = {
    "asset": "a", "indication": "NSCLC", "biomarker": "HER2-mutant", "setting": "2L+", "regimen": "Monotherapy",
    "region": "China", "source": "s", "stage": "Phase 2", "as_of": "2026-10",
}  # fmt: skip


@pytest.mark.parametrize(
    ("record", "tone"),
    [
        (FRESH, None),
        ({**FRESH, "as_of": "2024"}, "stopped"),
        ({**FRESH, "source": ""}, "bad"),
        ({**FRESH, "source": "", "as_of": "2024"}, "bad"),
    ],
)
def test_the_gravest_mark_wins(record: dict[str, str], tone: str | None) -> None:
    assert TONES[row_marks(made({"program": "p", **record}), "programs", None)[0]] == tone


def test_two_rows_that_state_different_stages_of_one_fact_are_in_conflict() -> None:
    landscape = made({"program": "p", **FRESH}, {"program": "q", **FRESH, "stage": "Phase 3"})
    assert [TONES[mark] for mark in row_marks(landscape, "programs", None)] == ["warn", "warn"]
    assert "q" in reasons(landscape, "programs", "p", None)


def test_what_changed_since_the_last_export_is_marked() -> None:
    landscape = made({"program": "p", **FRESH}, {"program": "q", **FRESH, "region": "US"})
    landscape.apply(edit_cell(landscape, "programs", "p", "stage", "Phase 3"))
    assert [TONES[mark] for mark in row_marks(landscape, "programs", 0)] == ["good", None]
    assert reasons(landscape, "programs", "p", 0) == "Changed: Stage"
    assert reasons(landscape, "programs", "q", 0) == ""


def test_an_empty_table_has_no_marks() -> None:
    assert len(row_marks(made(), "programs", 0)) == 0
