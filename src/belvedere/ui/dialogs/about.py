"""What this program is."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from belvedere import __version__
from belvedere.ui import icons, theme

_TEXT = (
    "Keeps a landscape of therapies in sortable tables and side-by-side comparisons, with the source of "
    "every number. It works offline: nothing leaves this computer."
)
_PARTS = (
    "Made with Qt for Python (LGPL), pandas, openpyxl, XlsxWriter, calamine, SQLAlchemy and Jinja."
)


class AboutDialog(QDialog):
    """Name, version, purpose, and the libraries it is made with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the dialog."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("About Belvedere")
        picture, words = QLabel(), QVBoxLayout()
        picture.setPixmap(icons.app_icon().pixmap(64, 64))
        title = QLabel(f"Belvedere {__version__}")
        title.setFont(theme.font(18, QFont.Weight.Bold))
        text, parts = QLabel(_TEXT), QLabel(f"{_PARTS} Qt {qVersion()}.")
        parts.setProperty("muted", True)
        words.addWidget(title)
        for label in (text, parts):
            label.setWordWrap(True)
            label.setMinimumWidth(360)
            words.addWidget(label)
        close = QPushButton("Close")
        close.setProperty("primary", True)
        close.clicked.connect(self.accept)
        words.addSpacing(8)
        words.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(20)
        layout.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words)
