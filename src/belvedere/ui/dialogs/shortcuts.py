"""Every action with its keys, read off the declarations."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from belvedere.ui import theme
from belvedere.ui.actions import MENUS, Actions

_GRID = (
    ("Sort; add a sort key", "Click a header; Shift+click"),
    ("Filter a column", "Click the funnel in its header"),
    ("Type into a cell", "Double-click, F2, or just type"),
    ("Select the column; the row", "Ctrl+Space; Shift+Space"),
    ("Tick in a review", "Space"),
)


class ShortcutsDialog(QDialog):
    """A list by menu; whatever has no keys stands in its menu."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        """Make the dialog."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard Shortcuts")
        self.resize(560, 620)
        title = QLabel("Keyboard shortcuts")
        title.setFont(theme.font(16, QFont.Weight.Bold))
        self.text = QLabel(_html(actions))
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setContentsMargins(0, 0, 12, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.text)
        close = QPushButton("Close")
        close.setProperty("primary", True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 14, 16)
        layout.addWidget(title)
        layout.addWidget(scroll, 1)
        layout.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)


def _html(actions: Actions) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    parts = []
    for menu in MENUS:
        rows = [
            (action.text.rstrip("…"), " or ".join(keys.toString(native) for keys in action.keys))
            for action in actions
            if action.menu == menu and action.keys
        ]
        parts.append(_section(menu, rows) if rows else "")
    return "".join([*parts, _section("In a table", _GRID)])


def _section(title: str, rows: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    look = theme.current()
    lines = "".join(
        f"<tr><td width='250' style='padding:3px 12px 3px 0'>{escape(what)}</td>"
        f"<td style='padding:3px 0; color:{look.muted_text}'>{escape(keys)}</td></tr>"
        for what, keys in rows
    )
    return f"<p style='margin:14px 0 2px 0'><b>{escape(title)}</b></p><table>{lines}</table>"
