"""Lays out a cell of several statements: value, source marks, then in small type what must be read beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from belvedere.compare import Part, Tone
from belvedere.ui import theme

PART_GAP = 6.0
LINE_GAP = 1.0
_RAISED = 4.5
_JOINER = "\u2060"  # keeps marks on the line of the word that they belong to
_NUMBER = re.compile(r"(?:HR )?[<>≤≥~]?[-−]?\d[\d.,]*(?: ?%)?")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one look.

    Attributes:
        text: The text.
        ink: Token of its colour; empty for one that takes its room but is painted otherwise.
        bold: Whether it is bold.
    """

    text: str
    ink: str = "ink"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that flow together.

    Attributes:
        runs: The runs, in order.
        small: Whether in the size of remarks.
        marks: Source numbers raised behind the last run.
    """

    runs: tuple[Run, ...]
    small: bool = False
    marks: str = ""


@dataclass(slots=True)
class Placed:
    """One laid-out paragraph and where it stands below the top of its block."""

    layout: QTextLayout
    y: float
    marks: str = ""
    marks_at: QPointF = field(default_factory=QPointF)


@dataclass(slots=True)
class Block:
    """All statements of one cell, laid out for one width in one theme.

    Attributes:
        placed: The paragraphs.
        height: What they need in all.
        spans: Top and bottom of each statement.
        warned: Positions of statements that the reader must look at.
    """

    placed: list[Placed]
    height: float
    spans: list[tuple[float, float]]
    warned: list[int]

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Paint with the upper left corner at a point."""
        for each in self.placed:
            top = at + QPointF(0, each.y)
            painter.setPen(theme.current().color("ink"))
            each.layout.draw(painter, top)
            if each.marks:
                painter.setFont(_fonts().mark)
                painter.setPen(theme.current().color("accent"))
                painter.drawText(top + each.marks_at, each.marks)

    def part_at(self, y: float) -> int:
        """Return which statement stands at a height; the nearest one above otherwise."""
        return max((place for place, (top, _) in enumerate(self.spans) if top <= y), default=0)


def paragraphs(part: Part) -> list[Paragraph]:
    """Return how a statement is set: a number first, its label and context below; else label, then text."""
    quiet = part.muted or part.secondary
    ink = "muted_text" if quiet else "ink"
    marks = ",".join(map(str, part.marks))
    if not part.context:
        label = (Run(f"{part.label}: ", "muted_text"),) if part.label else ()
        warned = "warn_text" if part.tone is Tone.WARN else ink
        return [Paragraph((*label, Run(part.text, warned)), marks=marks)]
    return [Paragraph(_value(part.text, ink, bold=not quiet), marks=marks), _remark(part, quiet=quiet)]


def _value(text: str, ink: str, *, bold: bool) -> tuple[Run, ...]:
    number = _NUMBER.match(text) if bold else None
    if number is None:
        return (Run(text, ink),)
    rest = text[number.end() :]
    return (Run(number[0], ink, bold=True), *((Run(rest, ink),) if rest else ()))


def _remark(part: Part, *, quiet: bool) -> Paragraph:
    ink = "warn_text" if part.tone is Tone.WARN else "muted_text"
    context = Run(part.context, ink)
    if not part.label:
        return Paragraph((context,), small=True)
    label = Run(part.label, "muted_text" if quiet else "ink_soft")
    return Paragraph((label, Run(" · ", "muted_text"), context), small=True)


def lay_out(parts: Sequence[Part], width: float) -> Block:
    """Lay out the statements of a cell below each other."""
    placed: list[Placed] = []
    spans: list[tuple[float, float]] = []
    y = 0.0
    for place, part in enumerate(parts):
        y += PART_GAP if place else 0.0
        top = y
        for line, paragraph in enumerate(paragraphs(part)):
            y += LINE_GAP if line else 0.0
            made, height = _set(paragraph, width)
            made.y = y
            placed.append(made)
            y += height
        spans.append((top, y))
    warned = [place for place, part in enumerate(parts) if part.tone is Tone.WARN]
    return Block(placed, y, spans, warned)


class _Fonts:
    def __init__(self) -> None:
        semi = QFont.Weight.DemiBold
        self.plain, self.small = theme.font(tabular=True), theme.font(11, tabular=True)
        self.bold, self.small_bold = theme.font(weight=semi, tabular=True), theme.font(11, semi)
        self.mark = theme.font(10)


@lru_cache(maxsize=1)
def _fonts() -> _Fonts:
    return _Fonts()


def forget() -> None:
    """Drop fonts and looks; call after font or theme changed."""
    _fonts.cache_clear()
    _look.cache_clear()


@lru_cache(maxsize=64)
def _look(ink: str, bold: bool, small: bool) -> QTextCharFormat:
    made, fonts = QTextCharFormat(), _fonts()
    if not ink:
        made.setFont(fonts.mark)
        made.setForeground(QBrush(QColor(0, 0, 0, 0)))
        return made
    if bold:
        made.setFont(fonts.small_bold if small else fonts.bold)
    made.setForeground(QBrush(theme.current().color(ink)))
    return made


def _set(paragraph: Paragraph, width: float) -> tuple[Placed, float]:
    """Return a paragraph broken into lines, and its height."""
    runs = list(paragraph.runs)
    if paragraph.marks:
        runs.append(Run(_JOINER + paragraph.marks, ""))
    fonts = _fonts()
    layout = QTextLayout("".join(run.text for run in runs), fonts.small if paragraph.small else fonts.plain)
    layout.setTextOption(_OPTION)
    layout.setFormats(_formats(runs, small=paragraph.small))
    layout.setCacheEnabled(True)
    height = _break(layout, width)
    placed = Placed(layout, 0.0, paragraph.marks)
    if paragraph.marks:
        start = len(layout.text()) - len(paragraph.marks)
        line = layout.lineForTextPosition(start)
        x = line.cursorToX(start)
        placed.marks_at = QPointF(x[0] if isinstance(x, tuple) else x, line.y() + line.ascent() - _RAISED)
    return placed, height


def _formats(runs: Sequence[Run], *, small: bool) -> list[QTextLayout.FormatRange]:
    made, start = [], 0
    for run in runs:
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = start, len(run.text)
        piece.format = _look(run.ink, run.bold, small)
        made.append(piece)
        start += len(run.text)
    return made


def _break(layout: QTextLayout, width: float) -> float:
    y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 8.0))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return y


def _option() -> QTextOption:
    made = QTextOption(Qt.AlignmentFlag.AlignLeft)
    made.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return made


_OPTION = _option()
