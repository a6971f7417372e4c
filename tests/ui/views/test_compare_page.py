import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from belvedere.landscape import Landscape, edit_cell, remove_record
from belvedere.ui.document import Document
from belvedere.ui.roles import Role
from belvedere.ui.views.compare_page import ComparePage
from tests.ui.comparing import HER2, her2, three_assets

Make = Callable[..., ComparePage]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def make(*assets: str, landscape: Landscape | None = None) -> ComparePage:
        document = Document(landscape or three_assets(), name="small")
        page = ComparePage(document)
        document.setParent(page)
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        page.set_assets(assets)
        return page

    return make


def row_of(page: ComparePage, label: str) -> int:
    return next(row for row in range(page.model.rowCount()) if page.model.text(row, 0) == label)


def open_menu(page: ComparePage) -> QMenu:
    return next(menu for menu in page.findChildren(QMenu) if menu.isVisible())


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


@pytest.mark.parametrize(
    ("assets", "sentence"),
    [((), "Nothing to compare yet"), (("a",), "One asset alone is no comparison")],
)
def test_fewer_than_two_say_what_to_do(make: Make, assets: tuple[str, ...], sentence: str) -> None:
    page = make(*assets)
    assert page.comparison is None
    assert page.stack.currentWidget() is page.empty
    assert sentence in [label.text() for label in page.empty.findChildren(QLabel)]
    assert not page.export_button.isEnabled()
    assert page.copy(True) == "Nothing to copy"


def test_two_stand_side_by_side(make: Make) -> None:
    page = make("a", "b")
    assert page.assets == ["a", "b"]
    assert page.baseline == "a"
    assert page.comparison is not None
    assert page.summary == "2 assets · 3 rows · 1 source"
    assert [chip.text() for chip in page.bar.chips.chips()] == ["★ alpha", "beta"]


def test_unknown_and_repeated_keys_are_left_out(make: Make) -> None:
    assert make("a", "gone", "b", "a").assets == ["a", "b"]


def test_no_more_than_eight(make: Make) -> None:
    landscape = her2()
    page = make(*list(landscape.rows("assets").index)[:11], landscape=landscape)
    assert len(page.assets) == 8
    assert not page.bar.add_button.isEnabled()


def test_changes_of_assets_are_told_once(make: Make, qtbot: QtBot) -> None:
    page = make()
    with qtbot.waitSignals([page.assets_changed, page.summary_changed]):
        page.set_assets(["a", "b"])
    with qtbot.assertNotEmitted(page.assets_changed):
        page.set_assets(["a", "b"])


def test_a_chip_removes_its_asset(make: Make, qtbot: QtBot) -> None:
    page = make("a", "b", "c")
    qtbot.keyClick(page.bar.chips.chips()[0], Qt.Key.Key_Delete)
    assert page.assets == ["b", "c"]
    assert page.baseline == "b"


def test_a_click_on_a_chip_makes_it_the_baseline(make: Make, qtbot: QtBot) -> None:
    page = make("a", "b")
    qtbot.mouseClick(page.bar.chips.chips()[1], Qt.MouseButton.LeftButton)
    assert page.baseline == "b"
    assert page.model.headerData(2, Qt.Orientation.Horizontal, Role.CHIP) == "baseline"


def test_the_header_menu_moves_removes_and_makes_the_baseline(make: Make) -> None:
    page = make("a", "b", "c")
    page.grid.header_menu_requested.emit(2, page.mapToGlobal(page.rect().center()))
    menu = open_menu(page)
    deeds = {action.text(): action for action in menu.actions()}
    deeds["Make baseline"].trigger()
    assert page.baseline == "b"
    deeds["Move left"].trigger()
    assert page.assets == ["b", "a", "c"]
    deeds["Remove"].trigger()
    assert page.assets == ["a", "c"]
    menu.close()


def test_the_cell_menu_opens_everything(make: Make) -> None:
    page = make(*HER2, landscape=her2())
    page.grid.menu_requested.emit(page.model.index(1, 1), page.mapToGlobal(page.rect().center()))
    menu = open_menu(page)
    deeds = {action.text(): action for action in menu.actions()}
    deeds["Show all cuts and populations"].trigger()
    assert page.model.full
    deeds["Fold or unfold all groups"].trigger()
    assert page.model.is_collapsed(0)
    menu.close()


def test_assets_are_added_from_the_list_by_keyboard(make: Make, qtbot: QtBot) -> None:
    page = make("a", "b")
    qtbot.mouseClick(page.bar.add_button, Qt.MouseButton.LeftButton)
    picker = page.bar.picker
    assert picker is not None
    place = picker.pos()
    qtbot.keyClicks(picker.search, "third")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert page.assets == ["a", "b", "c"]
    picker.search.clear()
    qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    qtbot.keyClick(picker.search, Qt.Key.Key_PageUp)
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert page.assets == ["b", "c"]
    assert picker.isVisible()
    assert picker.pos() == place
    picker.close()
    qtbot.waitUntil(lambda: page.bar.picker is None)


def test_only_differences_leave_equal_rows_out(make: Make, qtbot: QtBot) -> None:
    page = make("a", "b")
    before = page.model.rowCount()
    qtbot.mouseClick(page.only_button, Qt.MouseButton.LeftButton)
    assert page.only_differences
    assert page.model.rowCount() < before
    assert "left out" in page.summary
    assert "Modality" not in [page.model.text(row, 0) for row in range(page.model.rowCount())]


def test_the_current_cell_tells_its_record(make: Make, qtbot: QtBot) -> None:
    page = make("a", "b")
    index = page.model.index(row_of(page, "DAR"), 2)
    with qtbot.waitSignal(page.record_selected) as told:
        page.grid.setCurrentIndex(index)
    assert told.args == ["assets", "b"]


def test_an_edit_is_seen_at_once_and_place_is_kept(make: Make) -> None:
    page = make(*HER2, landscape=her2())
    page.model.toggle(row_of(page, "Companies"))
    index = page.model.index(row_of(page, "DAR"), 2)
    page.grid.setCurrentIndex(index)
    page.grid.verticalScrollBar().setValue(90)
    page.document.apply(edit_cell(page.document.landscape, "assets", HER2[1], "dar", "4"))
    current = page.grid.currentIndex()
    assert current.data() == "4"
    assert (current.row(), current.column()) == (index.row(), 2)
    assert page.grid.verticalScrollBar().value() == 90
    assert page.model.is_collapsed(row_of(page, "Companies"))


def test_a_hidden_page_computes_when_it_is_looked_at(make: Make) -> None:
    page = make("a", "b")
    page.hide()
    before = page.model.comparison
    page.document.apply(edit_cell(page.document.landscape, "assets", "b", "dar", "4"))
    assert page.model.comparison is before
    assert page.comparison is not before
    page.show()
    assert page.model.index(row_of(page, "DAR"), 2).data() == "4"


def test_an_asset_that_goes_is_taken_out(make: Make) -> None:
    page = make("a", "b", "c")
    page.document.apply(remove_record(page.document.landscape, "assets", "a"))
    assert page.assets == ["b", "c"]
    assert page.baseline == "b"


def test_copy_takes_everything_with_sources(make: Make) -> None:
    page = make("a", "b")
    assert page.copy(True) == "Copied the comparison with its sources"
    lines = clipboard().split("\n")
    assert lines[0] == "\talpha\tbeta"
    assert lines[-1].startswith("1. A page")
    assert "<table" in QGuiApplication.clipboard().mimeData().html()


def test_copy_takes_only_the_cells_selected(make: Make) -> None:
    page = make("a", "b")
    row, add = row_of(page, "DAR"), QItemSelectionModel.SelectionFlag.Select
    for column in (1, 2):
        page.grid.selectionModel().select(page.model.index(row, column), add)
    assert page.copy(False) == "Copied 1 × 2 cells"
    assert clipboard() == "6\t8"
    assert page.copy(True) == "Copied 1 × 3 cells with headers"
    assert clipboard() == "\talpha\tbeta\nDAR\t6\t8"


def test_the_grid_says_what_was_copied(make: Make, qtbot: QtBot) -> None:
    page = make("a", "b")
    with qtbot.waitSignal(page.said) as told:
        qtbot.keyClick(page.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Copied the comparison with its sources"]


def test_export_asks_for_a_suffix(make: Make, qtbot: QtBot) -> None:
    page = make("a", "b")
    menu = page.export_button.menu()
    assert menu is not None
    with qtbot.waitSignal(page.export_requested) as told:
        menu.actions()[0].trigger()
    assert told.args == [".xlsx"]


def test_the_strip_stands_only_under_results(make: Make) -> None:
    assert not make("a", "b").strip.isVisible()
    page = make(*HER2, landscape=her2())
    assert page.strip.isVisible()
    assert "NSCLC" in page.strip.button.text()


def test_the_strip_follows_the_group_looked_at(make: Make, qtbot: QtBot) -> None:
    page = make(*HER2, landscape=her2())
    assert page.comparison is not None
    *_, other = (group for group in page.comparison.groups if group.guard)
    row = next(r for r in range(page.model.rowCount()) if page.model.line(r).group is other)
    page.grid.setCurrentIndex(page.model.index(row + 1, 1))
    assert other.title in page.strip.button.text()
    height = page.strip.height()
    qtbot.mouseClick(page.strip.button, Qt.MouseButton.LeftButton)
    assert page.strip.opened
    qtbot.waitUntil(lambda: page.strip.height() > height)


def test_a_click_opens_what_is_folded_in_a_row(make: Make, qtbot: QtBot) -> None:
    page = make(*HER2, landscape=her2())
    row = next(r for r in range(page.model.rowCount()) if page.model.has_folds(r))
    column = next(
        c for c in range(1, 5) if page.model.is_fold(row, c, len(page.model.parts(row, c)) - 1)
    )
    index = page.model.index(row, column)
    page.grid.scrollTo(index, page.grid.ScrollHint.PositionAtTop)
    height = page.grid.rowHeight(row)
    box = page.grid.visualRect(index)
    parts = page.model.parts(row, column)
    fold_top = page.grid.parts.height(parts[:-1], box.width())
    at = box.topLeft() + QPoint(20, fold_top)
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.grid.rowHeight(row) > height


def test_show_cell_goes_there(make: Make) -> None:
    page = make("a", "b")
    assert page.show_cell("dar", "b")
    assert page.grid.currentIndex().data() == "8"
    assert not page.show_cell("dar", "c")


def test_agreeing_assets_say_so(make: Make, qtbot: QtBot) -> None:
    page = make("a", "b", landscape=same())
    page.set_only_differences(True)
    assert page.stack.currentWidget() is page.same
    qtbot.mouseClick(page.same.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert not page.only_differences
    assert page.model.rowCount() > 0


def same() -> Landscape:
    landscape = three_assets()
    landscape.apply(edit_cell(landscape, "assets", "b", "dar", "6"))
    return landscape


def test_her2_opens_quickly(make: Make) -> None:
    page = make(landscape=her2())
    start = time.perf_counter()
    page.set_assets(HER2)
    page.grab()
    # A fifth of it on a quiet machine; tests share theirs.
    assert time.perf_counter() - start < 1.5
    assert page.summary.startswith("4 assets · ")
