"""Asking for a name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from belvedere.ui import theme


class NameDialog(QDialog):
    """One line to type; `chosen` carries the text, never an empty one."""

    chosen = Signal(str)

    def __init__(
        self, title: str, text: str, verb: str, parent: QWidget | None = None, *, detail: str = ""
    ) -> None:
        """Make the dialog.

        Args:
            title: What is asked.
            text: What the line holds at first.
            verb: Title of the button.
            parent: Owner.
            detail: A quieter second sentence.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Belvedere")
        self.setMinimumWidth(400)
        caption, more = QLabel(title), QLabel(detail)
        caption.setFont(theme.font(15, QFont.Weight.Bold))
        more.setProperty("muted", True)
        more.setWordWrap(True)
        self.line = QLineEdit(text)
        self.line.setAccessibleName(title)
        self.line.selectAll()
        self.button, cancel = QPushButton(verb), QPushButton("Cancel")
        self.button.setProperty("primary", True)
        self.button.setDefault(True)
        self.button.clicked.connect(self._on_accept)
        self.button.setEnabled(bool(text.strip()))
        self.line.textChanged.connect(lambda typed: self.button.setEnabled(bool(typed.strip())))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(10)
        for widget in (caption, more, self.line):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        # Only now: shown without a parent, it would be a window of its own for a moment.
        more.setVisible(bool(detail))

    def _on_accept(self) -> None:
        self.chosen.emit(self.line.text().strip())
        self.accept()
