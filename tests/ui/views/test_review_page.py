from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from belvedere.reconcile import Review
from belvedere.ui.delegates.cell import tick_rect
from belvedere.ui.document import Document
from belvedere.ui.models.review_model import AFTER, KIND, TICK
from belvedere.ui.views.chips import Chip
from belvedere.ui.views.review_page import ReviewPage
from tests.ui.comparing import review, three_assets

Make = Callable[..., ReviewPage]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def make(shown: Review | None = None, width: int = 1000) -> ReviewPage:
        document = Document(three_assets(), name="small")
        page = ReviewPage(document)
        document.setParent(page)
        qtbot.addWidget(page)
        page.resize(width, 600)
        page.show()
        page.show_review(shown if shown is not None else review(), "book.xlsx", "two-way")
        return page

    return make


def pill(page: ReviewPage, id_: str) -> Chip:
    return next(chip for chip in page.filters.findChildren(Chip) if chip.id == id_)


def test_title_and_subtitle_say_what_is_compared(make: Make) -> None:
    page = make()
    assert page.header.title() == "Review: book.xlsx"
    assert page.subtitle.text() == "two-way"


def test_pills_count_what_there_is(make: Make) -> None:
    page = make()
    chips = [chip.text() for chip in page.filters.findChildren(Chip)]
    assert chips == ["All 5", "Changed 2", "Added 1", "Removed 1", "Problems 1"]


def test_a_pill_shows_one_kind(make: Make, qtbot: QtBot) -> None:
    page = make()
    qtbot.mouseClick(pill(page, "problem"), Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 1
    assert page.apply_button.text() == "Apply 3 of 4"
    assert not page.grid.tick_all.grab().isNull()


def test_the_button_says_how_many(make: Make, qtbot: QtBot) -> None:
    page = make()
    assert page.apply_button.text() == "Apply 3 of 4"
    qtbot.mouseClick(page.grid.tick_all, Qt.MouseButton.LeftButton)
    assert page.ticked() == {0, 1, 2, 3}
    qtbot.mouseClick(page.grid.tick_all, Qt.MouseButton.LeftButton)
    assert page.apply_button.text() == "Apply 0 of 4"
    assert not page.apply_button.isEnabled()


def test_space_turns_the_ticks_of_the_rows_selected(make: Make, qtbot: QtBot) -> None:
    page = make()
    page.grid.setCurrentIndex(page.model.index(0, KIND))
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    assert page.ticked() == {1, 2}
    page.grid.selectAll()
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    assert page.ticked() == {0, 1, 2, 3}


def test_a_click_on_the_box_turns_its_tick(make: Make, qtbot: QtBot) -> None:
    page = make()
    box = tick_rect(page.grid.visualRect(page.model.index(3, TICK)), bare=True)
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert page.ticked() == {0, 1, 2, 3}


def test_the_current_item_tells_a_record_that_exists(make: Make, qtbot: QtBot) -> None:
    page = make()
    with qtbot.waitSignal(page.record_selected) as told:
        page.grid.setCurrentIndex(page.model.index(1, KIND))
    assert told.args == ["assets", "b"]
    with qtbot.waitSignal(page.record_selected) as told:
        page.grid.setCurrentIndex(page.model.index(2, KIND))
    assert told.args == ["", ""]


def test_buttons_say_what_is_wanted(make: Make, qtbot: QtBot) -> None:
    page = make()
    with qtbot.waitSignal(page.apply_requested):
        qtbot.mouseClick(page.apply_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.cancelled):
        qtbot.mouseClick(page.cancel_button, Qt.MouseButton.LeftButton)


def test_the_summary_counts_ticks_and_problems(make: Make, qtbot: QtBot) -> None:
    page = make()
    assert page.summary == "3 of 4 ticked · 1 place of the file could not be taken"
    with qtbot.waitSignal(page.summary_changed) as told:
        page.model.tick(range(5), False)
    assert told.args == ["0 of 4 ticked · 1 place of the file could not be taken"]


def test_nothing_different_has_its_own_words(make: Make, qtbot: QtBot) -> None:
    page = make(Review((), "book.xlsx"))
    assert page.stack.currentWidget() is page.empty
    assert "Nothing differs" in [label.text() for label in page.empty.findChildren(QLabel)]
    with qtbot.waitSignal(page.cancelled):
        qtbot.mouseClick(page.empty.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert page.summary == "Nothing differs"


def test_the_next_review_replaces_all(make: Make) -> None:
    page = make()
    page.show_review(Review(review().items[:1], "other.csv"), "other.csv", "")
    assert page.model.rowCount() == 1
    assert page.ticked() == {0}
    assert page.apply_button.text() == "Apply 1 of 1"


def test_rows_with_long_texts_are_higher(make: Make) -> None:
    page = make(width=700)
    assert page.grid.rowHeight(4) > page.grid.rowHeight(0)
    assert page.grid.rowHeight(1) == page.grid.rowHeight(0)


def test_items_are_copied_in_full(make: Make) -> None:
    page = make()
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    page.grid.selectionModel().select(page.model.index(1, AFTER), select)
    assert page.copy(True) == "Copied 2 items"
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("Kind\tTable\tRecord")
    assert "an antibody that carries" in lines[2]
