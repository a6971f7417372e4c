from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QTableView
from pytestqt.qtbot import QtBot

from belvedere.ui import icons
from belvedere.ui.delegates.cell import PADDING, Cell, CellDelegate, is_right, tick_rect
from belvedere.ui.roles import Role

CELL = QRect(0, 0, 200, 30)
KEEP: list[QStandardItemModel] = []


def index_of(text: str = "value", **roles: object) -> QModelIndex:
    """The one cell of a model that is kept alive as long as the tests run."""
    model = QStandardItemModel(1, 1)
    KEEP.append(model)
    item = QStandardItem(text)
    model.setItem(0, 0, item)
    for name, value in roles.items():
        role = Role[name] if name in Role.__members__ else Qt.ItemDataRole[name]
        item.setData(value, int(role))
    return model.index(0, 0)


def painted(index: QModelIndex, *, wrap: bool = False) -> QImage:
    image = QImage(CELL.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect = CELL
    painter = QPainter(image)
    CellDelegate(wrap=wrap).paint(painter, option, index)
    painter.end()
    return image


@pytest.mark.parametrize(
    "roles",
    [
        {"CHIP": "Approved"},
        {"CHIP": "bad"},
        {"MUTED": True},
        {"MARKS": "2,5"},
        {"TONE": "warn"},
        {"BOLD": True},
        {"BOLD": 3},
        {"HITS": [(0, 3)]},
        {"LINK": "https://example.org"},
        {"SECTION": True},
        {"TextAlignmentRole": Qt.AlignmentFlag.AlignRight},
        {"CheckStateRole": Qt.CheckState.Checked},
        {"DecorationRole": "icon"},
    ],
    ids=lambda roles: next(iter(roles)),
)
def test_every_role_changes_the_picture(qapp: QApplication, roles: dict[str, Any]) -> None:
    if roles.get("DecorationRole") == "icon":
        roles = {"DecorationRole": icons.icon("open")}
    assert painted(index_of(**roles)) != painted(index_of())


def test_an_empty_cell_is_ground_only(qapp: QApplication) -> None:
    image = painted(index_of(""))
    assert image.pixelColor(100, 15).name() == "#ffffff"
    assert painted(index_of("", CHIP="Approved")) == image


def test_a_chip_has_the_colour_of_its_stage(qapp: QApplication) -> None:
    image = painted(index_of("Approved", CHIP="Approved"))
    assert image.pixelColor(PADDING + 3, 15).name() == "#063a4d"


def test_roles_are_read_with_their_meaning(qapp: QApplication) -> None:
    cell = Cell.of(index_of("74.5% (64.4-82.9)", BOLD=5, MARKS="3"))
    assert (cell.bold, cell.marks, cell.right, cell.check) == (5, "3", False, None)
    assert Cell.of(index_of("abc", BOLD=True)).bold == 3


@pytest.mark.parametrize(
    ("alignment", "expected"),
    [
        (None, False),
        (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, True),
        (Qt.AlignmentFlag.AlignLeft, False),
        (int(Qt.AlignmentFlag.AlignRight.value), True),
    ],
)
def test_right_is_seen_however_it_is_said(alignment: object, expected: bool) -> None:
    assert is_right(alignment) is expected


def hint(delegate: CellDelegate, index: QModelIndex, width: int = 200) -> tuple[int, int]:
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, 30)
    size = delegate.sizeHint(option, index)
    return size.width(), size.height()


def test_the_hint_grows_with_what_is_shown(qapp: QApplication) -> None:
    delegate = CellDelegate()
    plain = hint(delegate, index_of("value"))[0]
    assert plain > 2 * PADDING
    assert hint(delegate, index_of("value", MARKS="2"))[0] > plain
    assert hint(delegate, index_of("value", BOLD=True))[0] > plain
    assert hint(delegate, index_of("value", DecorationRole=icons.icon("open")))[0] == plain + 22


def test_the_hint_is_remembered_until_forgotten(qapp: QApplication) -> None:
    delegate = CellDelegate()
    assert hint(delegate, index_of("x")) == hint(delegate, index_of("x"))
    assert len(delegate._hints) == 1
    delegate.forget()
    assert not delegate._hints


def test_wrapping_needs_height_instead_of_width(qapp: QApplication) -> None:
    long = index_of("Glenmark, Sep 2025: 18 M upfront, up to 1,093 M", MARKS="1")
    delegate = CellDelegate(wrap=True)
    assert hint(delegate, long, 120)[1] > hint(delegate, long, 600)[1]
    assert painted(long, wrap=True) != painted(long)


@pytest.mark.parametrize("bare", [True, False])
def test_a_tick_turns_on_click_and_space(qtbot: QtBot, bare: bool) -> None:
    index = index_of("" if bare else "take", CheckStateRole=Qt.CheckState.Unchecked)
    model = KEEP[-1]
    model.item(0, 0).setCheckable(True)
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(CellDelegate(view))
    view.show()
    box = tick_rect(view.visualRect(index), bare=bare)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    view.setCurrentIndex(index)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_a_click_beside_the_tick_leaves_it(qtbot: QtBot) -> None:
    index = index_of("take", CheckStateRole=Qt.CheckState.Unchecked)
    KEEP[-1].item(0, 0).setCheckable(True)
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(KEEP[-1])
    view.setItemDelegate(CellDelegate(view))
    view.show()
    at = view.visualRect(index).topRight() - QPoint(10, -10)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_wrapped_text_keeps_its_bold_beginning_and_its_hits(qapp: QApplication) -> None:
    plain, bold = index_of("74.5% (64.4-82.9)"), index_of("74.5% (64.4-82.9)", BOLD=5)
    whole, hit = index_of("74.5% (64.4-82.9)", BOLD=True), index_of("74.5%", HITS=[(0, 2)])
    pictures = [painted(index, wrap=True) for index in (plain, bold, whole)]
    assert pictures[0] != pictures[1] != pictures[2]
    assert painted(hit, wrap=True) != painted(index_of("74.5%"), wrap=True)
