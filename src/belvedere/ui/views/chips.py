"""Pills: filters in force, assets compared, and choices of which one holds."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QSizePolicy, QWidget

from belvedere.ui import theme
from belvedere.ui.views.flow import FlowLayout

HEIGHT = 21
_PADDING = 9
_CROSS = 15
_WIDEST = 280
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Chip(QAbstractButton):
    """One pill; with a cross it can be removed by click, Delete or Backspace."""

    removed = Signal(str)

    def __init__(self, id_: str, text: str, *, removable: bool = True, tip: str = "") -> None:
        """Make the pill.

        Args:
            id_: What the signals of its bar carry.
            text: What it says; cut with an ellipsis if long.
            removable: Whether it has a cross.
            tip: Tool tip; the text if empty.
        """
        super().__init__()
        self.id = id_
        self._removable = removable
        self._on_cross = False
        self.setText(text)
        # An ampersand in a name is not the mark of a key.
        self.setShortcut(QKeySequence())
        self.setToolTip(tip or text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of text and cross."""
        width = QFontMetricsF(theme.font(12)).horizontalAdvance(self.text()) + 2 * _PADDING
        width += _CROSS if self._removable else 0
        return QSize(min(round(width + 0.999), _WIDEST), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return a width that still shows the beginning."""
        return QSize(min(60, self.sizeHint().width()), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint pill, text and cross."""
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain = self.isCheckable() and not self.isChecked()
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.color("accent"), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if plain else look.color("accent_soft"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        font = theme.font(12)
        painter.setFont(font)
        painter.setPen(look.color("muted_text" if plain and not self.underMouse() else "accent"))
        cross = _CROSS if self._removable else 0
        room = QRectF(self.rect()).adjusted(_PADDING, 0, -_PADDING - cross, 0)
        words = QFontMetricsF(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width() + 0.5
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self._removable:
            self._paint_cross(painter, look)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Strengthen the cross under the pointer."""
        self._on_cross = self._hits_cross(event.position())
        self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Weaken the cross again."""
        self._on_cross = False
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove on the cross, be clicked elsewhere."""
        if event.button() == Qt.MouseButton.LeftButton and self._hits_cross(event.position()):
            self.setDown(False)
            self.removed.emit(self.id)
        else:
            super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that remove it from shortcuts of the window: Delete also empties cells."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self._removable and event.key() in _REMOVE)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove by Delete or Backspace."""
        if self._removable and event.key() in _REMOVE:
            self.removed.emit(self.id)
        else:
            super().keyPressEvent(event)

    def _hits_cross(self, at: QPointF) -> bool:
        return self._removable and at.x() >= self.width() - _PADDING - _CROSS

    def _paint_cross(self, painter: QPainter, look: theme.Theme) -> None:
        middle = QPointF(self.width() - _PADDING - 4, self.height() / 2)
        painter.setPen(QPen(look.color("accent"), 2.0 if self._on_cross else 1.5))
        for x in (-3.2, 3.2):
            painter.drawLine(middle + QPointF(-x, -3.2), middle + QPointF(x, 3.2))


class ChipBar(QWidget):
    """Removable pills in a row that breaks where the room ends, then "Clear all" or a note.

    Signals carry the id of a pill: `removed` its cross, `clicked` elsewhere on it.
    """

    removed = Signal(str)
    clicked = Signal(str)
    cleared = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, clear: str = "Clear all", gap: int = 8
    ) -> None:
        """Make an empty bar.

        Args:
            parent: Owner.
            clear: Title of the button that removes all; empty for no such button.
            gap: Pixels between pills.
        """
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self, gap=gap)
        self._clear = QPushButton(clear)
        self._clear.setProperty("quiet", True)
        self._clear.setFont(theme.font(12))
        self._clear.clicked.connect(self.cleared)
        self._note = QLabel()
        self._note.setProperty("muted", True)
        self._note.setFont(theme.font(12))
        self._offers_clear = bool(clear)
        for widget in (self._clear, self._note):
            widget.setParent(self)
            widget.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_edge(self, left: int, top: int, right: int, bottom: int) -> None:
        """Set the margins around the pills."""
        self._flow.setContentsMargins(left, top, right, bottom)

    def set_chips(self, chips: Iterable[tuple[str, str]]) -> None:
        """Show pills given as (id, text)."""
        self._empty()
        for id_, text in chips:
            chip = Chip(id_, text)
            chip.removed.connect(self.removed)
            chip.clicked.connect(lambda _checked=False, id_=id_: self.clicked.emit(id_))
            self._chips.append(chip)
            self._flow.addWidget(chip)
        self._clear.setVisible(self._offers_clear and bool(self._chips))
        self._note.setVisible(bool(self._note.text()))
        for widget in (self._clear, self._note):
            if not widget.isHidden():
                self._flow.addWidget(widget)
        self.updateGeometry()

    def set_note(self, text: str) -> None:
        """Show a remark behind the pills; empty for none."""
        self._note.setText(text)
        self.set_chips([(chip.id, chip.text()) for chip in self._chips])

    def chips(self) -> Sequence[Chip]:
        """Return the pills on show."""
        return tuple(self._chips)

    def _empty(self) -> None:
        while self._flow.takeAt(0) is not None:
            pass
        for chip in self._chips:
            chip.hide()
            # A pill may be removed by its own signal, and must outlive it.
            chip.deleteLater()
        self._chips = []


class FilterBar(ChipBar):
    """The strip under a page's title that shows the filters in force, with a hairline below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty strip."""
        super().__init__(parent)
        self.set_edge(16, 7, 16, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.current().color("lines"))
        painter.end()


class ChoiceBar(QWidget):
    """Pills of which exactly one holds, such as "All 8 · Changed 2 · Added 2"."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty bar."""
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self, gap=2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_choices(self, choices: Iterable[tuple[str, str]], chosen: str = "") -> None:
        """Show choices as (id, text); the first holds unless another is named."""
        while self._flow.takeAt(0) is not None:
            pass
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for id_, text in choices:
            chip = Chip(id_, text, removable=False)
            chip.setFont(theme.font(12, QFont.Weight.Medium))
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(id_ == chosen if chosen else not self._chips)
            chip.clicked.connect(lambda _checked=False, id_=id_: self.chosen.emit(id_))
            self._chips.append(chip)
            self._flow.addWidget(chip)
        self.updateGeometry()

    def current(self) -> str:
        """Return the id of the choice that holds; empty if there are none."""
        return next((chip.id for chip in self._chips if chip.isChecked()), "")
