"""The dialog that sorts by several fields, and what a page makes of its answer."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from belvedere.query import SortBy
from belvedere.schema import TABLES
from belvedere.ui.dialogs.sort import SortDialog
from belvedere.ui.document import Document
from belvedere.ui.views.table_page import TablePage
from tests.ui.opened import her2

FIELDS = TABLES["assets"].fields


def make(qtbot: QtBot, *now: SortBy) -> SortDialog:
    dialog = SortDialog(FIELDS, now)
    qtbot.addWidget(dialog)
    # Kept until the test has looked at it.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    return dialog


def boxes(dialog: SortDialog) -> list[QComboBox]:
    """The boxes of all lines, field and direction in turn."""
    # A line that was just added is shown by the layout, a moment later.
    QApplication.processEvents()
    return [box for box in dialog.findChildren(QComboBox) if box.isVisible()]


def choose(box: QComboBox, text: str) -> None:
    assert box.findText(text) >= 0, text
    box.setCurrentText(text)


def press(dialog: SortDialog, title: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == title).click()


def answer(qtbot: QtBot, dialog: SortDialog, title: str) -> list[SortBy]:
    with qtbot.waitSignal(dialog.chosen) as chosen:
        press(dialog, title)
    assert not dialog.isVisible()
    assert chosen.args is not None
    return list(chosen.args[0])


@pytest.mark.parametrize(
    "now",
    [(), (SortBy("name"),), (SortBy("modality", True), SortBy("dar"), SortBy("name", True))],
)
def test_it_opens_on_the_order_in_force(qtbot: QtBot, now: tuple[SortBy, ...]) -> None:
    dialog = make(qtbot, *now)
    assert len(boxes(dialog)) == 2 * max(len(now), 1)
    assert answer(qtbot, dialog, "Sort") == list(now)


def test_lines_are_added_and_the_first_decides_first(qtbot: QtBot) -> None:
    dialog = make(qtbot)
    press(dialog, "Add a field")
    field, _, second, direction = boxes(dialog)
    choose(field, "Modality")
    choose(second, "DAR")
    choose(direction, "descending")
    assert answer(qtbot, dialog, "Sort") == [SortBy("modality"), SortBy("dar", True)]


def test_a_line_is_removed(qtbot: QtBot) -> None:
    dialog = make(qtbot, SortBy("modality"), SortBy("dar", True))
    dialog.findChildren(QToolButton)[0].click()
    assert answer(qtbot, dialog, "Sort") == [SortBy("dar", True)]


def test_there_are_only_so_many_lines(qtbot: QtBot) -> None:
    dialog = make(qtbot)
    for _ in range(5):
        assert dialog.add.isEnabled()
        dialog.add.click()
    assert not dialog.add.isEnabled()
    assert len(boxes(dialog)) == 12
    next(b for b in dialog.findChildren(QToolButton) if b.isVisible()).click()
    assert dialog.add.isEnabled()
    assert len(boxes(dialog)) == 10


def test_a_field_named_twice_counts_once_and_nothing_not_at_all(qtbot: QtBot) -> None:
    dialog = make(qtbot, SortBy("dar"), SortBy("name"), SortBy("modality"))
    choose(boxes(dialog)[2], "DAR")
    choose(boxes(dialog)[4], "(nothing)")
    assert answer(qtbot, dialog, "Sort") == [SortBy("dar")]


def test_back_to_unsorted(qtbot: QtBot) -> None:
    assert answer(qtbot, make(qtbot, SortBy("dar")), "Back to unsorted") == []


def test_cancel_and_escape_say_nothing(qtbot: QtBot) -> None:
    for leave in ("Cancel", "Escape"):
        dialog = make(qtbot, SortBy("dar"))
        with qtbot.assertNotEmitted(dialog.chosen):
            if leave == "Cancel":
                press(dialog, "Cancel")
            else:
                qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()


def test_enter_sorts(qtbot: QtBot) -> None:
    dialog = make(qtbot, SortBy("dar"))
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert chosen.args == [(SortBy("dar"),)]


def test_the_rows_follow(qtbot: QtBot) -> None:
    document = Document(her2(), name="her2")
    page = TablePage(document, "assets")
    document.setParent(page)
    qtbot.addWidget(page)
    dialog = SortDialog(page.model.fields, page.model.query.sort, page)
    dialog.chosen.connect(lambda keys: page.show_query(replace(page.model.query, sort=keys)))
    field, direction = dialog.findChildren(QComboBox)[:2]
    choose(field, "Name")
    choose(direction, "descending")
    press(dialog, "Sort")
    names = [str(page.model.index(row, 0).data()).lower() for row in range(page.model.rowCount())]
    assert names == sorted(names, reverse=True)
    assert page.model.query.sort == (SortBy("name", True),)
