"""Sorting by several fields at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from belvedere.query import SortBy
from belvedere.schema import Field
from belvedere.ui import icons, theme

_MOST_KEYS = 6
_NONE = "(nothing)"


class SortDialog(QDialog):
    """A line for each sort key, the first decides first. Unknown values stand last either way."""

    chosen = Signal(tuple)
    """The `SortBy` keys wanted, in order; empty for the table's own order."""

    def __init__(
        self, fields: Sequence[Field], now: Sequence[SortBy], parent: QWidget | None = None
    ) -> None:
        """Make the dialog.

        Args:
            fields: Fields to choose from.
            now: The sort keys in force.
            parent: Owner.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Sort")
        self.setMinimumWidth(440)
        self._fields = fields
        self._lines: list[tuple[QWidget, QComboBox, QComboBox]] = []
        title, note = (
            QLabel("Sort by"),
            QLabel("Unknown values stand last, whichever way a field runs."),
        )
        title.setFont(theme.font(15, QFont.Weight.Bold))
        note.setProperty("muted", True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add = QPushButton("Add a field")
        self.add.setProperty("quiet", True)
        self.add.clicked.connect(lambda: self._add_line(None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(10)
        for widget in (title, note):
            layout.addWidget(widget)
        layout.addLayout(self._rows)
        layout.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        layout.addLayout(self._make_buttons())
        for key in now or (None,):
            self._add_line(key)

    @property
    def keys(self) -> tuple[SortBy, ...]:
        """The sort keys as they stand in the dialog; a field named twice counts once."""
        found: dict[str, SortBy] = {}
        for _, field, direction in self._lines:
            name = str(field.currentData() or "")
            if name and name not in found:
                found[name] = SortBy(name, bool(direction.currentData()))
        return tuple(found.values())

    def _add_line(self, key: SortBy | None) -> None:
        line, field, direction, remove = QWidget(), QComboBox(), QComboBox(), QToolButton()
        field.addItem(_NONE, "")
        for each in self._fields:
            field.addItem(each.title, each.name)
        direction.addItem("ascending", False)
        direction.addItem("descending", True)
        field.setAccessibleName(f"Field {len(self._lines) + 1}")
        direction.setAccessibleName(f"Direction {len(self._lines) + 1}")
        remove.setIcon(icons.icon("close"))
        remove.setToolTip("Remove this field")
        remove.setAccessibleName("Remove this field")
        remove.clicked.connect(lambda: self._remove_line(line))
        if key is not None:
            field.setCurrentIndex(max(field.findData(key.field), 0))
            direction.setCurrentIndex(int(key.descending))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field, 3)
        row.addWidget(direction, 2)
        row.addWidget(remove)
        self._rows.addWidget(line)
        self._lines.append((line, field, direction))
        self.add.setEnabled(len(self._lines) < _MOST_KEYS)

    def _remove_line(self, line: QWidget) -> None:
        self._lines = [each for each in self._lines if each[0] is not line]
        line.hide()
        line.deleteLater()
        self.add.setEnabled(True)

    def _make_buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        clear, cancel, ok = (
            QPushButton("Back to unsorted"),
            QPushButton("Cancel"),
            QPushButton("Sort"),
        )
        clear.clicked.connect(lambda: self._finish(()))
        cancel.clicked.connect(self.reject)
        ok.setProperty("primary", True)
        ok.setDefault(True)
        ok.clicked.connect(lambda: self._finish(self.keys))
        buttons.addWidget(clear)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(ok)
        return buttons

    def _finish(self, keys: tuple[SortBy, ...]) -> None:
        self.chosen.emit(keys)
        self.accept()
