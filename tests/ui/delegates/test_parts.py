import pytest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from belvedere.compare import Part
from belvedere.ui import theme
from belvedere.ui.delegates.parts import (
    CAPTION,
    HEADING,
    LEAST,
    PartsDelegate,
    caption_height,
    parts_of,
)
from belvedere.ui.models.compare_model import CompareModel
from tests.ui.comparing import comparison, part


@pytest.fixture
def view(qtbot: QtBot) -> QTableView:
    made = QTableView()
    model = CompareModel(made)
    model.show(comparison())
    made.setModel(model)
    made.setItemDelegate(PartsDelegate(made))
    made.setShowGrid(False)
    made.resize(600, 400)
    qtbot.addWidget(made)
    return made


def test_a_line_needs_the_height_of_a_row(view: QTableView) -> None:
    delegate = PartsDelegate(view)
    assert delegate.height((Part("ADC"),), 300) == LEAST
    assert delegate.height((part("12%", "n=3"), part("13%", "n=4")), 300) > 2 * LEAST


def test_height_is_that_of_the_width(view: QTableView) -> None:
    delegate, long = PartsDelegate(view), (Part("word " * 30),)
    assert delegate.height(long, 150) > delegate.height(long, 600)
    delegate.forget()
    assert delegate.height(long, 150) > delegate.height(long, 600)


def test_captions_have_heights_of_their_own() -> None:
    assert (caption_height(1), caption_height(2)) == (CAPTION, HEADING)


def test_labels_are_statements_too(view: QTableView) -> None:
    model = view.model()
    assert parts_of(model.index(1, 0)) == (Part("Modality", muted=True),)
    assert parts_of(model.index(0, 1)) == (Part(""),)


def test_rows_are_measured_for_qt(view: QTableView) -> None:
    view.resizeRowsToContents()
    heights = [view.rowHeight(row) for row in range(view.model().rowCount())]
    assert heights[0] == CAPTION
    assert heights[5] == HEADING
    assert heights[4] > heights[1]


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=lambda look: look.name)
def test_both_themes_are_painted(qapp: QApplication, view: QTableView, look: theme.Theme) -> None:
    theme.apply(qapp, look)
    view.show()
    view.setFocus()
    for row in (0, 4, 5):
        view.setCurrentIndex(view.model().index(row, 1))
        image = view.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 600, 3) for y in range(0, 300, 3)}
    assert look.ground in colours
    assert len(colours) > 8
    theme.apply(qapp, theme.LIGHT)
