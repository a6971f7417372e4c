"""The columns that stay while the others scroll: a second view over the left edge of the first.

It shares model, selection, delegate and vertical scroll position with the grid beneath, and hides
every column that is not frozen. Both viewports have the same origin, so that a point means the
same place in either.
"""

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QTableView,
    QToolTip,
    QWidget,
)

from belvedere.ui import theme
from belvedere.ui.roles import Role
from belvedere.ui.views import bands, cells
from belvedere.ui.views.header import Header


class OwnEditors(QTableView):
    """One of two views with one delegate: what the delegate announces of editors reaches both."""

    link_requested = Signal(QModelIndex)
    """The user wants to follow the link in a cell."""

    def commitData(self, editor: QWidget) -> None:
        """Take up only editors of this view."""
        if editor.parentWidget() == self.viewport():
            super().commitData(editor)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close only editors of this view."""
        if editor.parentWidget() == self.viewport():
            super().closeEditor(editor, hint)

    def edit(self, *args: Any) -> Any:
        """Open an editor, but not by a double click on a link: that opens the link."""
        double = len(args) > 1 and args[1] == QAbstractItemView.EditTrigger.DoubleClicked
        if double and args[0].data(Role.LINK) is not None:
            return False
        return super().edit(*args)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say under the pointer where a link leads and how to follow it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            if index.data(Role.LINK) is not None:
                tip = f"{index.data(Qt.ItemDataRole.ToolTipRole)}\nCtrl+click opens"
                QToolTip.showText(event.globalPos(), tip, self.viewport(), self.visualRect(index))
                return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all cells in one loop where they are ours, else as Qt does."""
        delegate = cells.plain_delegate(self)
        if delegate is None:
            super().paintEvent(event)
        else:
            cells.paint(self, delegate, event)

    def _select_column(self, at: QModelIndex) -> None:
        if at.isValid():
            ends = (at.siblingAtRow(0), at.siblingAtRow(self.model().rowCount() - 1))
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(QItemSelection(*ends), flag)

    def _follow_on_click(self, index: QModelIndex) -> None:
        held = QApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier
        if held and index.data(Role.LINK) is not None:
            self.link_requested.emit(index)

    def _follow_on_double_click(self, index: QModelIndex) -> None:
        if index.data(Role.LINK) is not None:
            self.link_requested.emit(index)


class FrozenView(OwnEditors):
    """The overlay. Its owner keeps columns, widths and rows in step."""

    hovered = Signal(int)

    def __init__(self, owner: QTableView) -> None:
        """Make the overlay; keyboard focus always goes to the owner."""
        super().__init__(owner)
        self._owner = owner
        self.hovered_row = -1
        self.bands = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(owner)
        self.setHorizontalHeader(Header(self))
        self.header().sectionPressed.disconnect()
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setAutoScroll(False)
        self.setMouseTracking(True)

    def header(self) -> Header:
        """Return the header with its own type."""
        found = self.horizontalHeader()
        assert isinstance(found, Header)
        return found

    def indexAt(self, at: QPoint) -> QModelIndex:
        """Ask the owner beyond the border, so that dragging selects across it."""
        if at.x() >= self.viewport().width():
            return self._owner.indexAt(at)
        return super().indexAt(at)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Leave scrolling to the owner, which has the scroll bars."""

    def edit(self, *args: Any) -> Any:
        """Open an editor; public here because the owner sends its keyboard edits on."""
        return super().edit(*args)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the row under the pointer, and hand the wheel on: the owner scrolls both."""
        if event.type() == QEvent.Type.Wheel:
            return QApplication.sendEvent(self._owner.viewport(), event)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self.hovered.emit(self.rowAt(event.position().toPoint().y()))
        elif event.type() == QEvent.Type.Leave:
            self.hovered.emit(-1)
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Close the frozen part with a stronger line while columns are hidden behind it."""
        super().paintEvent(event)
        if self.bands:
            bands.paint(self)
        if self._owner.horizontalScrollBar().value() > 0:
            painter = QPainter(self.viewport())
            edge = self.viewport().width() - 1
            height = min(self.verticalHeader().length(), self.viewport().height())
            painter.fillRect(edge, 0, 1, height, theme.current().color("faint"))
            painter.end()
