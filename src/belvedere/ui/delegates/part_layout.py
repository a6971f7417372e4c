"""Lays out a cell of several statements: value, source marks, then in small type what must be read beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from belvedere.compare import Part, Tone
from belvedere.ui import theme
from belvedere.ui.models.compare_model import Fold

PART_GAP = 6.0
LINE_GAP = 1.0
_RAISED = 4.5
_GAP = "\u2002"
_JOINER = "\u2060"  # keeps marks on the line of the word that they belong to
_NUMBER = re.compile(r"(?:HR )?[<>≤≥~]?[-−]?\d[\d.,]*(?: ?%)?")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one look.

    Attributes:
        text: The text.
        ink: Token of its colour; empty for source marks, which take their room here and are painted raised.
        bold: Whether it is bold.
        small: Whether in the size of remarks.
    """

    text: str
    ink: str = "ink"
    bold: bool = False
    small: bool = False


Paragraph = tuple[Run, ...]


@dataclass(slots=True)
class Placed:
    """One laid-out paragraph, where it stands below the top of its block, and its marks."""

    layout: QTextLayout
    y: float = 0.0
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


def lay_out(parts: Sequence[Part], width: float) -> Block:
    """Lay out the statements of a cell below each other."""
    # Remarks stand behind their words in all statements of a cell or in none: a mixture looks ragged.
    beside = [_set_beside(part, width) for part in parts]
    lines = [made for made in beside if made is not None]
    if len(lines) < len(parts):
        lines = [_set_below(part, width) for part in parts]
    placed: list[Placed] = []
    spans: list[tuple[float, float]] = []
    y = 0.0
    for place in range(len(parts)):
        y += PART_GAP if place else 0.0
        top = y
        for line, (made, height) in enumerate(lines[place]):
            y += LINE_GAP if line else 0.0
            made.y = y
            placed.append(made)
            y += height
        spans.append((top, y))
    warned = [place for place, part in enumerate(parts) if part.tone is Tone.WARN]
    return Block(placed, y, spans, warned)


def spell_marks(marks: Sequence[int]) -> str:
    """Return source numbers as a reader likes them: `1–7`, `1,45–47,82,83`."""
    runs: list[list[int]] = []
    for mark in sorted(marks):
        if runs and mark == runs[-1][-1] + 1:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    said = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ",".join(map(str, run)) for run in runs)
    return ",".join(said)


def _set_beside(part: Part, width: float) -> list[tuple[Placed, float]] | None:
    """Set words with their context behind them; None where that is a number or takes more than a line."""
    if not part.context:
        return [_set(_words(part), width)]
    if _is_number(part):
        return None
    made = _set((*_words(part), Run(_GAP, "ink"), _context(part)), width)
    return [made] if made[0].layout.lineCount() == 1 else None


def _set_below(part: Part, width: float) -> list[tuple[Placed, float]]:
    """Set words or a number with whatever must be read beside it in lines below it."""
    if not _is_number(part):
        below = [(_context(part),)] if part.context else []
        return [_set(each, width) for each in (_words(part), *below)]
    quiet = part.muted or part.secondary
    label = Run(part.label, "muted_text" if quiet else "ink_soft", small=True)
    remarks = [(run,) for run in (label, _context(part)) if run.text]
    return [_set(each, width) for each in (_number(part, quiet=quiet), *remarks)]


def _is_number(part: Part) -> bool:
    return bool(part.context) and _NUMBER.match(part.text) is not None


def _number(part: Part, *, quiet: bool) -> Paragraph:
    found = _NUMBER.match(part.text)
    end = found.end() if found else 0
    ink = "muted_text" if quiet else "ink"
    return (Run(part.text[:end], ink, bold=not quiet), Run(part.text[end:], ink), *_marks(part))


def _words(part: Part) -> Paragraph:
    if isinstance(part, Fold):
        return (Run(part.text, "accent", small=True),)
    ink = "muted_text" if part.muted or part.secondary else "ink"
    if part.tone is Tone.WARN and not part.context:
        ink = "warn_text"
    label = (Run(f"{part.label}: ", "muted_text"),) if part.label else ()
    return (*label, Run(part.text, ink), *_marks(part))


def _context(part: Part) -> Run:
    return Run(part.context, "warn_text" if part.tone is Tone.WARN else "muted_text", small=True)


def _marks(part: Part) -> tuple[Run, ...]:
    return (Run(_JOINER + spell_marks(part.marks), ""),) if part.marks else ()


class _Fonts:
    def __init__(self) -> None:
        semi = QFont.Weight.DemiBold
        self.plain, self.small = theme.font(tabular=True), theme.font(11, tabular=True)
        self.bold, self.mark = theme.font(weight=semi, tabular=True), theme.font(10)


@lru_cache(maxsize=1)
def _fonts() -> _Fonts:
    return _Fonts()


def forget() -> None:
    """Drop fonts and looks; call after the interface font changed."""
    _fonts.cache_clear()
    _look.cache_clear()


@lru_cache(maxsize=64)
def _look(theme_name: str, ink: str, bold: bool, small: bool) -> QTextCharFormat:
    # The name is there for the cache: looks of one theme are of no use in the other.
    made, fonts = QTextCharFormat(), _fonts()
    if not ink:
        made.setFont(fonts.mark)
        made.setForeground(QBrush(QColor(0, 0, 0, 0)))
        return made
    made.setFont(fonts.bold if bold else fonts.small if small else fonts.plain)
    made.setForeground(QBrush(theme.current().color(ink)))
    return made


def _set(runs: Paragraph, width: float) -> tuple[Placed, float]:
    """Return a paragraph broken into lines, and its height."""
    fonts = _fonts()
    small = all(run.small for run in runs)
    layout = QTextLayout("".join(run.text for run in runs), fonts.small if small else fonts.plain)
    layout.setTextOption(_OPTION)
    layout.setFormats(_formats(runs))
    layout.setCacheEnabled(True)
    height = _break(layout, width)
    placed, start = Placed(layout), 0
    for run in runs:
        if not run.ink:
            line = layout.lineForTextPosition(start + 1)
            x = _x_of(line, start + 1)
            placed.marks = run.text.removeprefix(_JOINER)
            placed.marks_at = QPointF(x, line.y() + line.ascent() - _RAISED)
        start += len(run.text)
    return placed, height


def _x_of(line: QTextLine, position: int) -> float:
    # What comes back is a tuple of place and position; the stubs say otherwise.
    found: Any = line.cursorToX(position)
    return float(found[0])


def _formats(runs: Paragraph) -> list[QTextLayout.FormatRange]:
    made, start = [], 0
    for run in runs:
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = start, len(run.text)
        piece.format = _look(theme.current().name, run.ink, run.bold, run.small)
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
