"""Editing a cell by its kind: completion where the terms are known, a live reading, a reason when refused."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QLabel,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from belvedere.errors import BelvedereError
from belvedere.ui.delegates.cell import CellDelegate
from belvedere.ui.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_JOINT = "; "


@dataclass(frozen=True)
class Editing:
    """What an editor of one cell needs.

    Attributes:
        read: Gives the canonical text of what is typed; raises `ValueError` with the reason.
        reading: Says how a text is understood, such as `second half of 2026`; empty if nothing needs saying.
        choices: Texts offered while typing, as people read them; empty for free text.
        many: Whether the cell lists several, joined by `; `.
        offer: What can be done about a refused text: `Ctrl+Enter adds it as a new source`; empty for nothing.
        add: Does that.
    """

    read: Callable[[str], str]
    reading: Callable[[str], str]
    choices: tuple[str, ...] = ()
    many: bool = False
    offer: str = ""
    add: Callable[[str], None] | None = None


class CellEditor(QLineEdit):
    """A line with completion and a hint under it that says how the text is understood, or why it is not."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        """Make the editor inside a view's viewport."""
        super().__init__(parent)
        self.editing = editing
        self._first = ""
        self.setObjectName("cellEditor")
        self.setFrame(False)
        self.hint = QLabel(parent)
        self.hint.setObjectName("editorHint")
        self.hint.hide()
        self.textChanged.connect(self._on_text_changed)
        if editing.choices:
            self._complete()

    @property
    def changed(self) -> bool:
        """Whether another text stands here than at first."""
        # Qt's own flag is taken away when a completion is chosen from the list.
        return self.text() != self._first

    def start(self, text: str) -> None:
        """Start from a text, selected as a whole."""
        self._first = text
        self.setText(text)
        # What a line cannot hold is no change of the user's.
        self._first = self.text()
        self.selectAll()

    def canonical(self) -> str | None:
        """Return what would be kept of the text; None if it is refused, with the reason in the hint."""
        try:
            return self.editing.read(self.text())
        except ValueError as error:
            offer = f"\n{self.editing.offer}" if self.editing.offer and self.text().strip() else ""
            self._say(f"{error}{offer}", bad=True)
            return None

    def accept_offer(self) -> bool:
        """Make a refused text known, if the cell offers that; return whether it is now."""
        if self.editing.add is None or self.canonical() is not None:
            return self.canonical() is not None
        try:
            self.editing.add(self.text())
        except BelvedereError as error:
            self._say(str(error), bad=True)
            return False
        return self.canonical() is not None

    def discard_hint(self) -> None:
        """Take the hint away with the editor."""
        self.hint.hide()
        self.hint.deleteLater()

    def _complete(self) -> None:
        completer = _PartCompleter(self.editing.many, self)
        completer.setModel(QStringListModel(list(self.editing.choices), completer))
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        if popup := completer.popup():
            popup.setObjectName("completions")
        self.setCompleter(completer)

    def _on_text_changed(self, text: str) -> None:
        try:
            self.editing.read(text)
        except ValueError:
            # While typing, an unfinished text is not yet a mistake: it only loses its reading.
            self._say("", bad=False)
            return
        self._say(self.editing.reading(text), bad=False)

    def _say(self, text: str, *, bad: bool) -> None:
        self.setProperty("refused", bad)
        self.style().unpolish(self)
        self.style().polish(self)
        self.hint.setText(text)
        self.hint.setProperty("refused", bad)
        self.hint.style().unpolish(self.hint)
        self.hint.style().polish(self.hint)
        self.hint.setVisible(bool(text))
        self.place_hint()

    def place_hint(self) -> None:
        """Put the hint under the editor, above it where there is no room, inside the view."""
        if not self.hint.text():
            return
        view = self.parentWidget()
        if view is None:
            return
        self.hint.setWordWrap(False)
        self.hint.adjustSize()
        if self.hint.width() > view.width() - 8:
            self.hint.setWordWrap(True)
            self.hint.setFixedWidth(max(view.width() - 8, 80))
            self.hint.adjustSize()
        left = max(4, min(self.x(), view.width() - self.hint.width() - 4))
        below = self.geometry().bottom() + 3
        fits = below + self.hint.height() <= view.height()
        self.hint.move(QPoint(left, below if fits else self.y() - self.hint.height() - 3))
        self.hint.raise_()


class _PartCompleter(QCompleter):
    """Completes the last of several parts where the cell lists several."""

    def __init__(self, many: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._many = many

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(";")[2].strip()] if self._many else [path]

    def pathFromIndex(self, index: AnyIndex) -> str:
        chosen = str(super().pathFromIndex(index))
        widget = self.widget()
        if not self._many or not isinstance(widget, QLineEdit):
            return chosen
        before = widget.text().rpartition(";")[0].strip()
        return f"{before}{_JOINT}{chosen}" if before else chosen


class EditingDelegate(CellDelegate):
    """The cell delegate of grids whose cells can be edited."""

    refused = Signal(object, str, str)
    """An editor had to close on a text that its cell cannot take: index, text, reason."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        """Open a line that knows the cell's kind; only cells that say how are editable at all."""
        return CellEditor(index.data(Role.EDITING), parent)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Start from the text as people read it."""
        if isinstance(editor, CellEditor) and not editor.changed:
            editor.start(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Hand over what is to be kept."""
        if not isinstance(editor, CellEditor) or not editor.changed:
            return
        text = editor.canonical()
        if text is None:
            self.refused.emit(QPersistentModelIndex(index), editor.text(), editor.hint.text())
        else:
            model.setData(index, text, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Fill the cell, wider where the cell is too narrow to type in."""
        room = option.rect
        room.setWidth(max(room.width(), 160))
        editor.setGeometry(room)
        if isinstance(editor, CellEditor):
            editor.place_hint()

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """Take the hint away too."""
        if isinstance(editor, CellEditor):
            editor.discard_hint()
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep the editor open, with its text, while what stands in it is refused."""
        if isinstance(editor, CellEditor):
            if _claims(editor, event):
                event.accept()
                return True
            leaves = event.type() == QEvent.Type.FocusOut and not _in_popup(editor)
            key = (
                event
                if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
                else None
            )
            enters = key is not None and key.key() in _ENTER
            if key is not None and enters and key.modifiers() & Qt.KeyboardModifier.ControlModifier:
                editor.accept_offer()
            if (enters or leaves) and editor.changed and editor.canonical() is None:
                return True
        return super().eventFilter(editor, event)


def _claims(editor: CellEditor, event: QEvent) -> bool:
    # While the editor offers something for Ctrl+Enter, the window's own meaning of these keys has to wait.
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and editor.editing.add is not None
        and event.key() in _ENTER
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )


def _in_popup(editor: CellEditor) -> bool:
    completer = editor.completer()
    popup = completer.popup() if completer else None
    return (popup is not None and popup.isVisible()) or QApplication.activePopupWidget() is not None
