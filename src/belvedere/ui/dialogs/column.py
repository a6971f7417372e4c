"""A column of the user's own: title, kind, terms, private or not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from belvedere.schema import COLUMNS
from belvedere.ui import theme

_HELP = {
    "Text": "Any text.",
    "Number": "Numbers as analysts keep them: 18, <1, ≥3, 41.9%; NR and n/a count as unknown.",
    "Date": "Dates as precise as the source: 2026-05-29, 2026-Q3, mid-2027.",
    "Choice": "One of the terms below, in their order; other terms may be typed too.",
    "Link": "A web address.",
}


class ColumnDialog(QDialog):
    """Asks for a user column; `chosen` carries title, kind, terms joined by `; `, and whether it is private."""

    chosen = Signal(str, str, str, bool)

    def __init__(
        self, table: str, now: dict[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        """Make the dialog.

        Args:
            table: Title of the table.
            now: The row of the table `columns` that is edited; None for a new column.
            parent: Owner.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(440)
        record = now or {}
        self.setWindowTitle("Column")
        caption = QLabel(f"Column {record['title']}" if now else f"New column in {table}")
        caption.setFont(theme.font(15, QFont.Weight.Bold))
        self.title, self.kind, self.terms = (
            QLineEdit(record.get("title", "")),
            QComboBox(),
            QLineEdit(),
        )
        vocabulary = COLUMNS.by_name["kind"].vocabulary
        self.kind.addItems(list(vocabulary.terms) if vocabulary else [])
        self.kind.setCurrentText(record.get("kind") or "Text")
        self.terms.setText(record.get("terms", ""))
        self.terms.setPlaceholderText("High; Medium; Low")
        self.private = QCheckBox("Private: stays out of every export unless asked for")
        self.private.setChecked(record.get("private") == "Yes")
        self.help = QLabel()
        self.help.setProperty("muted", True)
        self.help.setWordWrap(True)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(22, 18, 22, 16)
        self._form.setVerticalSpacing(10)
        self._form.addRow(caption)
        for label, widget in (
            ("Title", self.title),
            ("Kind", self.kind),
            ("", self.help),
            ("Terms", self.terms),
            ("", self.private),
        ):
            self._form.addRow(label, widget)
        self._form.addRow(self._make_buttons("Keep" if now else "Add column"))
        self.kind.currentTextChanged.connect(self._on_kind)
        self._on_kind(self.kind.currentText())

    def _make_buttons(self, verb: str) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        done, cancel = QPushButton(verb), QPushButton("Cancel")
        done.setProperty("primary", True)
        done.setDefault(True)
        done.setEnabled(bool(self.title.text().strip()))
        self.title.textChanged.connect(lambda text: done.setEnabled(bool(text.strip())))
        done.clicked.connect(self._on_accept)
        cancel.clicked.connect(self.reject)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(done)
        return buttons

    def _on_kind(self, kind: str) -> None:
        self.help.setText(_HELP[kind])
        self._form.setRowVisible(self.terms, kind == "Choice")

    def _on_accept(self) -> None:
        terms = "; ".join(part.strip() for part in self.terms.text().split(";") if part.strip())
        kept = terms if self.kind.currentText() == "Choice" else ""
        self.chosen.emit(
            self.title.text().strip(), self.kind.currentText(), kept, self.private.isChecked()
        )
        self.accept()
