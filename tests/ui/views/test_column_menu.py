"""The menu of the columns: every one can be found by typing, shown and hidden, and the ticks are true."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from belvedere.landscape import add_column
from belvedere.ui.document import Document
from belvedere.ui.views.column_menu import fill_column_menu
from belvedere.ui.views.table_page import TablePage
from tests.examples import small

KEY = Qt.Key


@pytest.fixture
def page(qtbot: QtBot) -> TablePage:
    landscape = small()
    landscape.apply(add_column(landscape, "assets", "R&D rank"))
    made = TablePage(Document(landscape, name="small"), "assets")
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    return made


@pytest.fixture
def menu(qtbot: QtBot, page: TablePage) -> QMenu:
    made = QMenu(page)
    qtbot.addWidget(made)
    made.aboutToShow.connect(lambda: fill_column_menu(made, page.grid))
    made.popup(QPoint(10, 10))
    return made


def boxes(menu: QMenu) -> dict[str, QCheckBox]:
    return {box.text(): box for box in menu.findChildren(QCheckBox)}


def listed(menu: QMenu) -> list[str]:
    return [text for text, box in boxes(menu).items() if not box.isHidden()]


def search(menu: QMenu) -> QLineEdit:
    (found,) = menu.findChildren(QLineEdit)
    return found


def is_shown(page: TablePage, name: str) -> bool:
    return page.model.column_of(name) in page.grid.visible_columns()


def test_every_column_is_listed_in_its_order_with_its_tick(page: TablePage, menu: QMenu) -> None:
    header = page.grid.header()
    order = [header.logicalIndex(visual) for visual in range(header.count())]
    titles = [page.model.title(column).replace("&", "&&") for column in order]
    assert list(boxes(menu)) == titles
    ticked = [box.isChecked() for box in boxes(menu).values()]
    assert ticked == [column in page.grid.visible_columns() for column in order]


def test_a_tick_shows_and_hides(page: TablePage, menu: QMenu) -> None:
    assert is_shown(page, "code")
    boxes(menu)["Code"].click()
    assert not is_shown(page, "code")
    boxes(menu)["Code"].click()
    assert is_shown(page, "code")


def test_the_last_column_stays_and_so_does_its_tick(page: TablePage, menu: QMenu) -> None:
    for box in boxes(menu).values():
        if box.isChecked():
            box.click()
    ticked = [box for box in boxes(menu).values() if box.isChecked()]
    assert len(ticked) == len(page.grid.visible_columns()) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dar", ["DAR"]),
        ("r&d", ["R&&D rank"]),
        ("STAGE, c", ["Stage, China"]),
        ("nothing like it", []),
    ],
)
def test_typing_narrows_the_list(menu: QMenu, text: str, found: list[str]) -> None:
    # As a keyboard does it: to the open menu, not to the line in it.
    handle = menu.windowHandle()
    assert handle is not None
    for char in text:
        QTest.keyClick(handle, char)  # type: ignore[call-overload]
    assert search(menu).text() == text
    assert listed(menu) == found


def test_enter_goes_to_the_first_found_and_shows_it(page: TablePage, menu: QMenu) -> None:
    assert not is_shown(page, "stage_china")
    search(menu).setText("stage, ch")
    QTest.keyClick(search(menu), KEY.Key_Return)
    assert is_shown(page, "stage_china")
    assert page.current == ("alpha", "stage_china")
    assert not menu.isVisible()


def test_enter_without_a_find_does_nothing(page: TablePage, menu: QMenu) -> None:
    before = page.current
    search(menu).setText("nothing like it")
    QTest.keyClick(search(menu), KEY.Key_Return)
    assert page.current == before
    assert menu.isVisible()


def test_all_are_shown_at_once(page: TablePage, menu: QMenu) -> None:
    action = next(each for each in menu.actions() if each.text() == "Show all columns")
    action.trigger()
    assert len(page.grid.visible_columns()) == page.model.columnCount()


def test_very_many_columns_do_not_leave_the_screen(page: TablePage, qtbot: QtBot) -> None:
    document = page.document
    for number in range(60):
        document.apply(add_column(document.landscape, "assets", f"Own {number}"))
    menu = QMenu(page)
    qtbot.addWidget(menu)
    fill_column_menu(menu, page.grid)
    assert len(boxes(menu)) > 90
    assert menu.sizeHint().height() <= 600
    (area,) = menu.findChildren(QScrollArea)
    menu.popup(QPoint(10, 10))
    assert area.verticalScrollBar().maximum() > 0
    search(menu).setText("Own 59")
    assert listed(menu) == ["Own 59"]


def test_it_can_be_filled_again_and_again(page: TablePage, menu: QMenu) -> None:
    for _ in range(3):
        fill_column_menu(menu, page.grid)
    assert len([action for action in menu.actions() if action.text()]) == 2
