import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from belvedere.ui.views.grid import Grid
from belvedere.ui.views.header import Header
from tests.ui.sample import sample


@pytest.fixture
def grid(qtbot: QtBot) -> Grid:
    made = Grid(frozen=0)
    qtbot.addWidget(made)
    model = sample()
    model.setParent(made)
    made.setModel(model)
    for column in range(6):
        made.setColumnWidth(column, 120)
    made.resize(800, 300)
    made.show()
    return made


def click(qtbot: QtBot, header: Header, at: QPoint, shift: bool = False) -> None:
    pressed = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pressed, at)


@pytest.mark.parametrize("shift", [False, True])
def test_a_click_asks_for_sorting_and_shift_adds_a_key(
    qtbot: QtBot, grid: Grid, shift: bool
) -> None:
    with qtbot.waitSignal(grid.sort_requested) as signal:
        click(qtbot, grid.header(), QPoint(250, 10), shift)
    assert signal.args == [2, shift]


def test_a_click_on_the_mark_asks_for_the_filter(qtbot: QtBot, grid: Grid) -> None:
    header = grid.header()
    with (
        qtbot.assertNotEmitted(grid.sort_requested),
        qtbot.waitSignal(grid.filter_requested) as signal,
    ):
        click(qtbot, header, header.filter_rect(2).center())
    assert signal.args is not None
    assert signal.args[0] == 2


def test_without_filters_the_whole_title_sorts(qtbot: QtBot, grid: Grid) -> None:
    grid.set_filters(False)
    with qtbot.waitSignal(grid.sort_requested):
        click(qtbot, grid.header(), grid.header().filter_rect(2).center())


def test_dragging_an_edge_does_not_sort(qtbot: QtBot, grid: Grid) -> None:
    port, left = grid.header().viewport(), Qt.MouseButton.LeftButton
    with qtbot.assertNotEmitted(grid.sort_requested):
        qtbot.mouseMove(port, QPoint(119, 10))
        qtbot.mousePress(port, left, pos=QPoint(119, 10))
        qtbot.mouseMove(port, QPoint(160, 10))
        qtbot.mouseRelease(port, left, pos=QPoint(160, 10))


@pytest.mark.parametrize("column", range(6))
def test_the_filter_mark_lies_within_its_column(grid: Grid, column: int) -> None:
    header = grid.header()
    for width in (40, 90, 300):
        header.resizeSection(column, width)
        left = header.sectionViewportPosition(column)
        mark = header.filter_rect(column)
        assert left <= mark.left()
        assert mark.right() < left + width


def test_marks_make_room_for_themselves(grid: Grid) -> None:
    header = grid.header()
    plain = header.sectionSizeFromContents(2).width()
    grid.set_sorted([(2, True)])
    sorted_ = header.sectionSizeFromContents(2).width()
    grid.set_sorted([(2, True), (1, False)])
    ordered = header.sectionSizeFromContents(2).width()
    grid.set_filtered([2])
    assert plain < sorted_ < ordered < header.sectionSizeFromContents(2).width()


def test_marks_change_the_picture(grid: Grid) -> None:
    plain = grid.header().grab().toImage()
    grid.set_sorted([(1, True), (2, False)])
    assert grid.header().grab().toImage() != plain


def test_a_second_line_makes_the_header_higher(grid: Grid) -> None:
    before = grid.header().sizeHint().height()
    grid.model().setHeaderData(1, Qt.Orientation.Horizontal, "zongertinib\nHernexeos")
    assert grid.header().sizeHint().height() == before + 20
    assert not grid.header().grab().isNull()


def test_the_menu_is_asked_for(qtbot: QtBot, grid: Grid) -> None:
    with qtbot.waitSignal(grid.header_menu_requested) as signal:
        grid.header().customContextMenuRequested.emit(QPoint(130, 5))
    assert signal.args is not None
    assert signal.args[0] == 1
