from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from belvedere.compare import Comparison, compare
from belvedere.ui.models.compare_model import CompareModel, Fold, aspects_of
from belvedere.ui.roles import Role
from tests.ui.comparing import HER2, comparison, her2

LABELS = ["Molecule", "Modality", "Dar", "NSCLC", "Orr", "Only one", "Breast", "Os"]


@pytest.fixture
def model() -> CompareModel:
    made = CompareModel()
    made.show(comparison())
    return made


def labels(model: CompareModel) -> list[str]:
    return [model.text(row, 0) for row in range(model.rowCount())]


def of_one_row() -> Comparison:
    whole = comparison()
    return replace(whole, groups=(replace(whole.groups[0], rows=whole.groups[0].rows[:1]),))


@pytest.mark.parametrize(
    "shown",
    [None, of_one_row(), replace(comparison(), groups=()), comparison()],
    ids=["none", "one", "empty", "all"],
)
def test_qt_finds_no_fault(qtmodeltester: ModelTester, shown: Comparison | None) -> None:
    model = CompareModel()
    model.show(shown)
    qtmodeltester.check(model)
    if model.rowCount():
        model.toggle(0)
        model.toggle_all()


def test_qt_finds_no_fault_with_her2(qtmodeltester: ModelTester) -> None:
    model = CompareModel()
    model.show(compare(her2(), HER2))
    qtmodeltester.check(model)
    assert model.columnCount() == 5
    assert model.rowCount() > 150


def test_headings_captions_and_rows_stand_in_order(model: CompareModel) -> None:
    assert labels(model) == LABELS
    levels = [model.index(row, 0).data(Role.SECTION) for row in range(model.rowCount())]
    assert levels == [1, None, None, 1, None, 2, 1, None]


def test_a_group_folds_its_rows_away_and_back(model: CompareModel) -> None:
    model.toggle(0)
    assert labels(model) == ["Molecule", *LABELS[3:]]
    assert model.is_collapsed(0)
    assert model.parts(0, 0)[0].context == "2 rows"
    model.toggle(0)
    assert labels(model) == LABELS


def test_rows_and_headings_do_not_fold(model: CompareModel) -> None:
    model.toggle(1)
    model.toggle(5)
    assert labels(model) == LABELS


def test_what_is_folded_stays_so_in_the_next_comparison(model: CompareModel) -> None:
    model.toggle(3)
    model.show(comparison())
    assert model.is_collapsed(3)


def test_all_groups_fold_at_once(model: CompareModel) -> None:
    model.toggle_all()
    assert labels(model) == ["Molecule", "NSCLC", "Only one", "Breast"]
    model.toggle_all()
    assert labels(model) == LABELS


def test_secondary_statements_fold_until_their_row_is_opened(model: CompareModel) -> None:
    assert [type(part) for part in model.parts(4, 1)][-1] is Fold
    assert len(model.parts(4, 1)) == 2
    assert model.is_fold(4, 1, 1)
    model.toggle_statements(4)
    assert [part.text for part in model.parts(4, 1)] == ["74.5% (64.4–82.9)", "49.0%", "show fewer"]
    model.show_full(True)
    assert len(model.parts(4, 1)) == 2
    assert not model.is_fold(4, 1, 1)


def test_the_header_names_assets_and_baseline(model: CompareModel) -> None:
    across = Qt.Orientation.Horizontal
    assert model.headerData(1, across) == "alpha\nA-1 · Acme"
    assert model.headerData(1, across, Role.CHIP) == "baseline"
    assert model.headerData(2, across, Role.CHIP) is None
    assert model.headerData(2, across, Role.KEY) == "b"
    assert model.headerData(0, across) == "2 assets\n "
    model.set_heading("NSCLC")
    assert model.headerData(0, across) == "2 assets\nNSCLC"


def test_cells_are_plain_text_with_marks_apart(model: CompareModel) -> None:
    index = model.index(4, 1)
    assert index.data().startswith("74.5% (64.4–82.9) [n=94 · IRC]")
    assert index.data(Role.MARKS) == "1,2,3"
    assert index.data(Role.PARTS)[0].text == "74.5% (64.4–82.9)"
    assert model.index(4, 2).data(Role.MUTED)


def test_only_facts_that_differ_are_marked(model: CompareModel) -> None:
    assert model.index(1, 2).data(Role.TONE) is None
    assert model.index(2, 2).data(Role.TONE) == "warn"
    assert model.index(7, 2).data(Role.TONE) is None


def test_a_caption_says_in_what_trials_differ(model: CompareModel) -> None:
    assert model.parts(3, 0)[0].context == "Trials differ: phase, assessor"


def test_a_single_statement_is_said_as_it_is() -> None:
    group = replace(
        comparison().groups[1], guard=("Both arms of one randomised trial, One: fine.",)
    )
    assert aspects_of(group) == group.guard[0]


def test_the_record_of_a_statement_is_known(model: CompareModel) -> None:
    assert model.record(4, 1) == ("results", "r-74.5% (64.4–82.9)")
    assert model.record(4, 2) is None
    assert model.record(0, 0) is None


def test_tool_tips_name_the_sources(model: CompareModel) -> None:
    tip = model.index(4, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "Source 1" in tip
    assert "Source 3" in tip


def test_nothing_is_known_of_no_index(model: CompareModel) -> None:
    assert model.data(QModelIndex()) is None
    assert model.headerData(9, Qt.Orientation.Horizontal) is None


def test_lines_are_found_by_their_key(model: CompareModel) -> None:
    for row in range(model.rowCount()):
        assert model.row_of(model.line(row).key) == row
    assert model.row_of("gone") == -1


def test_the_corner_of_the_header_explains_the_triangles() -> None:
    model = CompareModel()
    model.show(comparison())
    tip = model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "differs from the baseline" in tip
