"""The tick of a button that can be on or off, as an icon that follows state and theme by itself."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from belvedere.ui import theme
from belvedere.ui.delegates import tick


def tick_icon() -> QIcon:
    """Return a box that is ticked where its button is checked."""
    return QIcon(_Engine())


class _Engine(QIconEngine):
    def clone(self) -> QIconEngine:
        return _Engine()

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        on = state == QIcon.State.On
        value = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        corner = rect.center() - QRect(0, 0, tick.SIDE, tick.SIDE).center()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.5)
        box = QRect(corner.x(), corner.y(), tick.SIDE, tick.SIDE)
        tick.paint(painter, box, value, theme.current())
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        made = QPixmap(size)
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(
            painter,
            QRect(0, 0, round(size.width() / scale), round(size.height() / scale)),
            mode,
            state,
        )
        painter.end()
        return made
