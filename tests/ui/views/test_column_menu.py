"""Showing, hiding and finding columns from the Columns button."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from belvedere.landscape import add_column
from belvedere.ui.document import Document
from belvedere.ui.views.column_menu import fill_column_menu
from belvedere.ui.views.table_page import TablePage
from tests.ui.opened import her2


@pytest.fixture
def page(qtbot: QtBot) -> TablePage:
    document = Document(her2(), name="her2")
    made = TablePage(document, "assets")
    document.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


@pytest.fixture
def menu(qtbot: QtBot, page: TablePage) -> QMenu:
    made = QMenu(page)
    fill_column_menu(made, page.grid)
    return made


def boxes(menu: QMenu) -> list[QCheckBox]:
    return menu.findChildren(QCheckBox)


def box(menu: QMenu, title: str) -> QCheckBox:
    return next(each for each in boxes(menu) if each.text() == title)


def field(menu: QMenu) -> QLineEdit:
    found = menu.findChild(QLineEdit)
    assert found is not None
    return found


def listed(menu: QMenu) -> list[str]:
    return [each.text() for each in boxes(menu) if not each.isHidden()]


def run(menu: QMenu, title: str) -> None:
    next(action for action in menu.actions() if action.text() == title).trigger()


def test_every_column_has_a_tick_in_the_order_shown(page: TablePage, menu: QMenu) -> None:
    header = page.grid.header()
    order = [header.logicalIndex(visual) for visual in range(header.count())]
    assert [each.text() for each in boxes(menu)] == [page.model.fields[c].title for c in order]
    shown = {page.model.fields[c].title for c in page.grid.visible_columns()}
    assert {each.text() for each in boxes(menu) if each.isChecked()} == shown


def test_a_tick_shows_and_hides(page: TablePage, menu: QMenu) -> None:
    column = page.model.column_of("modality")
    box(menu, "Modality").click()
    assert column not in page.grid.visible_columns()
    box(menu, "Modality").click()
    assert column in page.grid.visible_columns()


def test_typing_narrows_and_enter_goes_there(qtbot: QtBot, page: TablePage, menu: QMenu) -> None:
    column = page.model.column_of("cleavable")
    page.grid.set_column_shown(column, False)
    fill_column_menu(menu, page.grid)
    qtbot.keyClicks(field(menu), "LINKER t")
    assert listed(menu) == ["Linker type"]
    qtbot.keyClick(field(menu), Qt.Key.Key_Return)
    assert column in page.grid.visible_columns()
    assert page.grid.currentIndex().column() == column


def test_a_name_that_no_column_has_goes_nowhere(qtbot: QtBot, page: TablePage, menu: QMenu) -> None:
    before = page.grid.currentIndex()
    qtbot.keyClicks(field(menu), "zzz")
    assert listed(menu) == []
    qtbot.keyClick(field(menu), Qt.Key.Key_Return)
    assert page.grid.currentIndex() == before
    field(menu).clear()
    assert len(listed(menu)) == len(page.model.fields)


def test_the_last_column_cannot_be_unticked(page: TablePage, menu: QMenu) -> None:
    for each in boxes(menu):
        if each.isChecked():
            each.click()
    assert len(page.grid.visible_columns()) == 1
    left = page.model.fields[page.grid.visible_columns()[0]].title
    assert [each.text() for each in boxes(menu) if each.isChecked()] == [left]


def test_all_columns_can_be_shown_and_fitted(page: TablePage, menu: QMenu) -> None:
    run(menu, "Show all columns")
    assert len(page.grid.visible_columns()) == len(page.model.fields)
    page.grid.setColumnWidth(1, 900)
    run(menu, "Fit all columns")
    assert page.grid.columnWidth(1) <= 320


def test_it_is_filled_anew_whenever_it_opens(page: TablePage, menu: QMenu) -> None:
    page.columns_menu.aboutToShow.emit()
    first = len(page.columns_menu.actions())
    page.grid.set_column_shown(page.model.column_of("modality"), False)
    page.columns_menu.aboutToShow.emit()
    assert len(page.columns_menu.actions()) == first
    ticked = [each.text() for each in boxes(page.columns_menu) if each.isChecked()]
    assert "Modality" not in ticked


def test_what_is_typed_into_the_open_menu_reaches_its_field(page: TablePage) -> None:
    page.columns_menu.popup(page.mapToGlobal(QPoint(10, 10)))
    handle = page.columns_menu.windowHandle()
    assert handle is not None
    for char in "DAR":
        # As a keyboard does it: to the window, not to the field in it.
        QTest.keyClick(handle, char)  # type: ignore[call-overload]
    assert field(page.columns_menu).text() == "DAR"
    assert listed(page.columns_menu) == ["DAR"]
    page.columns_menu.close()


def test_an_ampersand_in_a_title_is_a_letter(page: TablePage, menu: QMenu) -> None:
    page.document.apply(add_column(page.document.landscape, "assets", "R&D rank"))
    fill_column_menu(menu, page.grid)
    field(menu).setText("r&d")
    assert listed(menu) == ["R&&D rank"]


def test_very_many_columns_do_not_leave_the_screen(page: TablePage, menu: QMenu) -> None:
    landscape = page.document.landscape
    for number in range(60):
        page.document.apply(add_column(landscape, "assets", f"Own {number}"))
    fill_column_menu(menu, page.grid)
    assert len(boxes(menu)) > 90
    assert menu.sizeHint().height() <= 600
    menu.popup(page.mapToGlobal(QPoint(10, 10)))
    (area,) = menu.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    menu.close()


def test_the_menu_keeps_its_size_and_the_hits_stand_below_the_search(
    qtbot: QtBot, page: TablePage
) -> None:
    menu = page.columns_menu
    menu.popup(page.mapToGlobal(page.rect().topLeft()))
    size, top = menu.size(), field(menu).geometry()
    first = boxes(menu)[0].mapTo(menu, QPoint())
    qtbot.keyClicks(field(menu), "linke")
    hit = box(menu, "Linker")
    qtbot.waitUntil(lambda: hit.mapTo(menu, QPoint()) == first)
    assert menu.size() == size
    assert field(menu).geometry() == top
    assert first.y() < top.bottom() + 20
    menu.resize(size.width(), size.height() + 200)
    qtbot.wait(1)
    assert field(menu).geometry() == top
    area = menu.findChild(QScrollArea)
    assert area is not None
    assert area.height() // (hit.height() + 4) <= 16
    menu.close()
