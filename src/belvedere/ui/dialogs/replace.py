"""What to replace by what."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from belvedere.ui import theme


class ReplaceDialog(QDialog):
    """Asks for two texts; the caller reads the fields when it is accepted."""

    def __init__(self, rows: int, titles: Sequence[str], parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            rows: How many rows it concerns.
            titles: The columns that it concerns.
            parent: Owner.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Replace")
        self.setMinimumWidth(420)
        title, scope = QLabel("Replace in cells"), QLabel(f"{rows:,} rows of {', '.join(titles)}")
        title.setFont(theme.font(15, QFont.Weight.Bold))
        scope.setProperty("muted", True)
        scope.setWordWrap(True)
        self.wanted, self.instead = QLineEdit(), QLineEdit()
        self.whole, self.case = QCheckBox("Whole values only"), QCheckBox("Match case")
        replace, cancel = QPushButton("Replace"), QPushButton("Cancel")
        replace.setProperty("primary", True)
        replace.setDefault(True)
        replace.setEnabled(False)
        self.wanted.textChanged.connect(lambda text: replace.setEnabled(bool(text)))
        replace.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(replace)
        layout = QFormLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setVerticalSpacing(10)
        layout.addRow(title)
        layout.addRow(scope)
        layout.addRow("Find", self.wanted)
        layout.addRow("Replace by", self.instead)
        layout.addRow("", self.whole)
        layout.addRow("", self.case)
        layout.addRow(buttons)
