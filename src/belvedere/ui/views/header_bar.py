"""The strip on top of a page: title, search field, buttons."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from belvedere.ui import icons, theme

HEIGHT = 48
_GAP = 10
_MARGIN, _BEHIND_TITLE = 16, 16
_LEAST_TITLE, _LEAST_SEARCH = 40, 90
_PAUSE_MS = 150  # typing goes on within that time; searching on each letter would lag behind


class SearchField(QLineEdit):
    """A line edit that tells what to search for once typing pauses; Escape empties it."""

    searched = Signal(str)

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        """Make the field with a hint shown while it is empty."""
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName("Search")
        self.setMaximumWidth(280)
        self.setMinimumWidth(_LEAST_SEARCH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._clear = self.addAction(icons.icon("close"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip("Clear the search")
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._told = ""
        self.textChanged.connect(self._on_text)
        self.returnPressed.connect(self._tell)

    def sizeHint(self) -> QSize:
        """Ask for the width of the design."""
        return QSize(280, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Escape, if there is something in it."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    @property
    def waiting(self) -> bool:
        """Whether something was typed that has not been told yet."""
        return self._pause.isActive()

    def show_text(self, text: str) -> None:
        """Show what is being searched for already, without searching again."""
        self._told = text
        if self.text() != text:
            self.setText(text)
        self._pause.stop()

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if text:
            self._pause.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)


class HeaderBar(QWidget):
    """Title, whatever a page puts beside it, and buttons at the right.

    Where it is narrow, the search field shrinks first; then the later added buttons but the primary go
    into a "more" menu; then the title is cut.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        """Make the bar with its title only."""
        super().__init__(parent)
        self.setMinimumHeight(HEIGHT)
        self._buttons: list[QPushButton] = []
        self.search: SearchField | None = None
        self._title, self._subtitle = _Title(), QLabel()
        self._title.setFont(theme.font(16, QFont.Weight.Bold))
        self._subtitle.setProperty("muted", True)
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        for part in (self._left, self._right):
            part.setSpacing(_GAP)
        self._left.addStretch(0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 0, _MARGIN, 1)
        layout.setSpacing(0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self._title)
        layout.addSpacing(_BEHIND_TITLE)
        layout.addWidget(self._subtitle, 1)
        layout.addLayout(self._left, 100)
        layout.addStretch(1)
        layout.addSpacing(_GAP)
        layout.addLayout(self._right)
        self._more = self._make_more()
        self.set_title(title)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show a title and, in a quieter voice, what belongs to it."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setToolTip(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def title(self) -> str:
        """Return the title on show."""
        return self._title.text()

    def add_search(self, hint: str) -> SearchField:
        """Add the search field."""
        self.search = SearchField(hint)
        self._left.insertWidget(self._left.count() - 1, self.search, 10)
        return self.search

    def add_left(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget of the page behind the title."""
        # The stretch behind keeps all of them at the title.
        self._left.insertWidget(self._left.count() - 1, widget, stretch)

    def add_button(
        self,
        text: str,
        on_click: Callable[[], object] | None = None,
        *,
        primary: bool = False,
        menu: QMenu | None = None,
        tip: str = "",
    ) -> QPushButton:
        """Add a button at the right.

        Args:
            text: Title.
            on_click: Its deed.
            primary: Whether it is the page's main deed, in the accent colour.
            menu: Opened instead of a deed.
            tip: Tool tip.
        """
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setProperty("primary", primary)
        if menu is not None:
            button.setProperty("menu", True)
            button.setMenu(menu)
        if on_click is not None:
            button.clicked.connect(lambda _checked=False: on_click())
        self._buttons.append(button)
        # Secondary buttons stand before the "more" button, the primary one closes the row.
        place = -1 if primary else self._right.indexOf(self._more)
        self._right.insertWidget(place, button)
        return button

    def leave_out(self, button: QPushButton) -> None:
        """Take a button away that has no meaning on this page."""
        self._buttons.remove(button)
        button.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline below."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.current().color("lines"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put away what does not fit."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Put away what does not fit any more when a text becomes longer."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Never force the window wider: what does not fit goes into the menu."""
        return QSize(200, HEIGHT)

    def _make_more(self) -> QToolButton:
        more = QToolButton()
        more.setIcon(icons.icon("more"))
        more.setToolTip("More")
        more.setAccessibleName("More")
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        more.setMenu(menu)
        more.hide()
        self._right.addWidget(more)
        return more

    def _room(self) -> int:
        left = self._left.minimumSize().width() + self._title.sizeHint().width()
        if self.search is not None:
            left += _LEAST_SEARCH - self.search.minimumWidth()
        return self.width() - left - 2 * _MARGIN - _BEHIND_TITLE - 2 * _GAP

    def _fit(self) -> None:
        widths = {button: button.sizeHint().width() + _GAP for button in self._buttons}
        room, put_away = self._room() - sum(widths.values()), False
        for button in reversed(self._buttons):
            away = room < 0 and not button.property("primary")
            if away:
                # The first put away makes the "more" button necessary, which needs room itself.
                room += widths[button] - (0 if put_away else self._more.sizeHint().width() + _GAP)
                put_away = True
            if button.isHidden() != away:
                button.setVisible(not away)
        self._more.setVisible(put_away)
        full = self._title.sizeHint().width()
        least = min(full, _LEAST_TITLE)
        self._title.setFixedWidth(max(min(full, full + room), least))
        if self.search is not None:
            # Beside an inspector in the smallest window: what is left, rather than cut buttons.
            lacking = max(least - full - room, 0)
            self.search.setMinimumWidth(max(_LEAST_SEARCH - lacking, 0))

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for button in self._buttons:
            if not button.isHidden():
                continue
            inner = button.menu()
            if inner is not None:
                inner.setTitle(button.text())
                menu.addMenu(inner)
            else:
                made = menu.addAction(button.text(), button.click)
                made.setEnabled(button.isEnabled())


class _Title(QLabel):
    """A title that ends in an ellipsis where it is narrow."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() + 1
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


def row(*widgets: QWidget, gap: int = _GAP) -> QBoxLayout:
    """Return widgets side by side, for pages that build their own strips."""
    layout = QHBoxLayout()
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget)
    return layout
