import pytest

from belvedere.ui.models import compare_copy
from belvedere.ui.models.compare_model import CompareModel
from tests.ui.comparing import GUARD, comparison


@pytest.fixture
def model() -> CompareModel:
    made = CompareModel()
    made.show(comparison())
    return made


def test_chosen_cells_keep_their_places(model: CompareModel) -> None:
    table, columns = compare_copy.cells(model, [(1, 1), (2, 2)], with_labels=False)
    assert table == [["ADC", ""], ["", "8"]]
    assert columns == [1, 2]


def test_labels_come_with_the_headers(model: CompareModel) -> None:
    table, columns = compare_copy.cells(model, [(1, 2), (2, 2)], with_labels=True)
    assert table == [["Modality", "ADC"], ["Dar", "8"]]
    assert compare_copy.header(model, columns) == ["", "beta"]


def test_the_whole_sheet_has_marks_guard_and_sources(model: CompareModel) -> None:
    table = compare_copy.sheet(model, with_marks=True)
    assert table[4][1] == "74.5% (64.4–82.9) [n=94 · IRC] [1, 2, 3]"
    texts = [row[0] for row in table]
    assert GUARD in texts
    assert texts[-1] == "3. Source 3"
    assert {len(row) for row in table} == {3}


def test_what_is_folded_is_not_copied(model: CompareModel) -> None:
    assert "more" not in compare_copy.sheet(model, with_marks=True)[4][1]
    model.toggle_statements(4)
    assert "Phase 1: 49.0%" in compare_copy.sheet(model, with_marks=True)[4][1]


def test_nothing_shown_is_nothing_copied() -> None:
    assert compare_copy.sheet(CompareModel(), with_marks=True) == []


@pytest.mark.parametrize("with_marks", [True, False])
def test_plain_numbers_stay_numbers(model: CompareModel, with_marks: bool) -> None:
    table = compare_copy.sheet(model, with_marks=with_marks)
    assert table[2][1:] == ["6", "8"]
    assert table[1][1] == ("ADC [1]" if with_marks else "ADC")
