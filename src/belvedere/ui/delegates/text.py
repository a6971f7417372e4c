"""Measures and paints one cell's text: bold beginning, search hits, raised source numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from belvedere.ui import theme

_RAISED = 5  # how far source numbers stand above the base line
_MARK_GAP = 1.0
_CACHE_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours one text is painted in."""

    text: QColor
    mark: QColor
    hit: QColor


@dataclass(frozen=True, slots=True)
class Line:
    """One text to paint.

    Attributes:
        text: The text.
        bold: How many leading characters are bold.
        marks: Source numbers behind it.
        hits: Highlighted ranges as (start, length).
        right: Whether it stands at the right edge.
        link: Whether it is underlined.
    """

    text: str
    bold: int = 0
    marks: str = ""
    hits: Sequence[tuple[int, int]] = ()
    right: bool = False
    link: bool = False


class Zoom:
    """How much larger than usual cells are written; one for all grids, as there is one interface font."""

    percent = 100


def scaled(pixels: int) -> int:
    """Return a length of a cell in pixels at the zoom in force."""
    return round(pixels * Zoom.percent / 100)


def set_zoom(percent: int) -> None:
    """Write cells larger or smaller from now on; views repaint themselves."""
    Zoom.percent = percent
    forget()


class Fonts:
    """The fonts of cells with their metrics, made once because making them is slow."""

    def __init__(self) -> None:
        """Make them from the interface font in force."""
        semi, size = QFont.Weight.DemiBold, scaled(theme.BASE_PIXELS)
        self.plain = theme.font(size, tabular=True)
        self.bold = theme.font(size, semi, tabular=True)
        self.mark = theme.font(scaled(10))
        self.chip = theme.font(scaled(11), semi)
        self.link = theme.font(size, tabular=True)
        self.link.setUnderline(True)
        self.plain_size = QFontMetricsF(self.plain)
        self.bold_size = QFontMetricsF(self.bold)
        self.mark_size = QFontMetricsF(self.mark)
        self.chip_size = QFontMetricsF(self.chip)
        self.drop = self.plain_size.ascent() - self.plain_size.descent()


@lru_cache(maxsize=1)
def fonts() -> Fonts:
    """Return the fonts of cells; `fonts.cache_clear()` after the interface font changed."""
    return Fonts()


def width(line: Line) -> float:
    """Return the width a line needs without being cut."""
    return _text_width(line.text, line.bold) + _marks_width(line.marks)


def paint(painter: QPainter, rect: QRect, line: Line, inks: Inks) -> None:
    """Paint on one line, centred vertically, cut with an ellipsis where the room ends."""
    made = fonts()
    left, width = rect.left(), rect.width()
    room = width - _marks_width(line.marks) if line.marks else width
    text, used = _fit(line.text, line.bold, room)
    at = left + max(room - used, 0.0) if line.right else left
    base = rect.top() + (rect.height() + made.drop) / 2
    if line.hits:
        box = QRectF(at, base - made.plain_size.ascent(), used, made.plain_size.height())
        _paint_hits(painter, box, line, inks)
    _paint_text(painter, QPointF(at, base), text, line, inks)
    if line.marks:
        paint_marks(painter, QPointF(at + used, base), line.marks, inks.mark)


def paint_marks(painter: QPainter, at: QPointF, marks: str, ink: QColor) -> None:
    """Paint source numbers raised behind a text that ends at a point on its base line."""
    if marks:
        painter.setFont(fonts().mark)
        painter.setPen(ink)
        painter.drawText(QPointF(at.x() + _MARK_GAP, at.y() - _RAISED), marks)


def wrap(line: Line, room: float) -> tuple[QTextLayout, float]:
    """Lay a text out on several lines.

    Returns:
        The layout and its height.
    """
    layout = QTextLayout(line.text, fonts().plain)
    layout.setFormats(_formats(line))
    option = QTextOption(Qt.AlignmentFlag.AlignRight if line.right else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (row := layout.createLine()).isValid():
        row.setLineWidth(max(room - _marks_width(line.marks), 8.0))
        row.setPosition(QPointF(0, y))
        y += row.height()
    layout.endLayout()
    return layout, y


def paint_wrapped(painter: QPainter, rect: QRect, line: Line, inks: Inks) -> None:
    """Paint on as many lines as needed, from the top if they do not fit."""
    layout, height = wrap(line, rect.width())
    top = QPointF(rect.left(), rect.top() + max((rect.height() - height) / 2, 0.0))
    painter.setPen(inks.text)
    layout.draw(painter, top)
    if line.marks and layout.lineCount():
        last = layout.lineAt(layout.lineCount() - 1)
        end = last.naturalTextRect().right()
        paint_marks(painter, top + QPointF(end, last.y() + last.ascent()), line.marks, inks.mark)


def _formats(line: Line) -> list[QTextLayout.FormatRange]:
    made: list[QTextLayout.FormatRange] = []
    for start, length in line.hits:
        marked = QTextCharFormat()
        marked.setBackground(theme.current().color("hit"))
        made.append(_range(start, length, marked))
    if line.bold:
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        made.append(_range(0, line.bold, bold))
    return made


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made


@lru_cache(maxsize=_CACHE_LIMIT)
def _text_width(text: str, bold: int) -> float:
    made = fonts()
    if not bold:
        return made.plain_size.horizontalAdvance(text)
    head, tail = text[:bold], text[bold:]
    return made.bold_size.horizontalAdvance(head) + made.plain_size.horizontalAdvance(tail)


def _marks_width(marks: str) -> float:
    return fonts().mark_size.horizontalAdvance(marks) + _MARK_GAP if marks else 0.0


@lru_cache(maxsize=_CACHE_LIMIT)
def _fit(text: str, bold: int, room: float) -> tuple[str, float]:
    """Return a text cut to a room, and the width it then takes."""
    # Half a pixel of slack: widths are fractions, the room is whole pixels.
    used = _text_width(text, bold)
    if used <= room + 0.5:
        return text, used
    size = fonts().bold_size if bold else fonts().plain_size
    cut = size.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0.0))
    return cut, _text_width(cut, bold)


def _paint_text(painter: QPainter, at: QPointF, text: str, line: Line, inks: Inks) -> None:
    made = fonts()
    painter.setPen(inks.text)
    head, tail = text[: line.bold], text[line.bold :]
    if head:
        painter.setFont(made.bold)
        painter.drawText(at, head)
        at = QPointF(at.x() + made.bold_size.horizontalAdvance(head), at.y())
    if tail:
        painter.setFont(made.link if line.link else made.plain)
        painter.drawText(at, tail)


def _paint_hits(painter: QPainter, box: QRectF, line: Line, inks: Inks) -> None:
    for start, length in line.hits:
        left = _text_width(line.text[:start], line.bold)
        right = min(_text_width(line.text[: start + length], line.bold), box.width())
        if right > left:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(inks.hit)
            mark = QRectF(box.left() + left - 1, box.top(), right - left + 2, box.height())
            painter.drawRoundedRect(mark, 2, 2)


def forget() -> None:
    """Drop what was measured; call after the interface font changed."""
    fonts.cache_clear()
    _text_width.cache_clear()
    _fit.cache_clear()
