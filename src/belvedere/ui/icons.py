"""Our own icons, drawn in the colours of the theme in force.

Every file in `resources/icons` is line work in `currentColor` on a grid of 24 units; `app.svg` alone
has colours of its own.
"""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from belvedere.locations import resources
from belvedere.ui import theme

APP = "app"


def names() -> list[str]:
    """Return the names of all icons, sorted."""
    return sorted(path.stem for path in _folder().glob("*.svg"))


def icon(name: str, token: str = "ink_soft") -> QIcon:
    """Return an icon that follows the theme by itself.

    Args:
        name: File name without its ending.
        token: Theme colour of the normal state; disabled and selected have their own.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    _source(name)
    return QIcon(_Engine(name, token))


def pixmap(name: str, side: int, token: str = "ink_soft", ratio: float = 1.0) -> QPixmap:
    """Return a square picture of an icon, `side` device-independent pixels wide."""
    return _draw(name, theme.current().color(token).name(), round(side * ratio), ratio)


class _Engine(QIconEngine):
    """Draws at the size and in the colour asked for, so no screen gets a stretched picture."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        side = min(rect.width(), rect.height())
        drawn = _draw(self._name, self._colour(mode, state).name(), round(side * ratio), ratio)
        corner = rect.center() - QPoint((side - 1) // 2, (side - 1) // 2)
        painter.drawPixmap(corner, drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        side = round(min(size.width(), size.height()) * scale)
        return _draw(self._name, self._colour(mode, state).name(), side, scale)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        look = theme.current()
        if mode == QIcon.Mode.Disabled:
            return look.color("faint")
        chosen = mode == QIcon.Mode.Selected or state == QIcon.State.On
        return look.color("accent" if chosen and self._token == "ink_soft" else self._token)


@lru_cache(maxsize=512)
def _draw(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    """Draw on `side` real pixels."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    if side > 0:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing = _source(name).replace("currentColor", colour)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (_folder() / f"{name}.svg").read_text(encoding="utf-8")


def _folder() -> Path:
    return resources() / "icons"


def app_icon() -> QIcon:
    """Return the application's own icon, in its colours."""
    return QIcon(str(resources() / "icons" / "app.svg"))
