"""A comparison for a grid: groups as captions that fold their rows away, one column an asset."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from belvedere.compare import Cell, Comparison, Group, Part, Record, Row, Tone
from belvedere.compare.groups.guard import ONE_TRIAL
from belvedere.ui.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SEPARATE = "\x1f"
LEGEND = "Triangle in the corner of a cell: differs from the baseline.\nBar at its left edge: look twice."
_UNSAID = "Not reported of any"
_SAME_TRIAL = ONE_TRIAL.partition(",")[0]


@dataclass(frozen=True, slots=True)
class Fold(Part):
    """Stands for statements of its cell that are folded away, or offers to fold them away again."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the grid: the heading of a section, the caption of a group, or a row of the group.

    Attributes:
        section: Heading above several groups; empty for all other lines.
        group: The group; for a heading the first one below it.
        row: The row; None for headings and captions.
    """

    section: str
    group: Group
    row: Row | None = None

    @property
    def level(self) -> int:
        """What `Role.SECTION` says: 2 for a heading, 1 for a caption, 0 for a row."""
        if self.section:
            return 2
        return 1 if self.row is None else 0

    @property
    def key(self) -> str:
        """A name that stays the same when the comparison is made anew."""
        return _SEPARATE.join((self.section, self.group.id, self.row.id if self.row else ""))


class CompareModel(QAbstractTableModel):
    """Shows a `Comparison`; what is folded is all that it remembers itself.

    Folded are the rows of groups that were collapsed and, in rows that were not opened, the statements
    that only add to the one above them: earlier data cuts and other populations of the same trial.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing to show."""
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._collapsed: set[str] = set()
        self._opened: set[str] = set()
        self._full = False
        self._heading = ""
        self._lines: list[Line] = []

    # ------------------------------------------------------------------ shape
    @property
    def comparison(self) -> Comparison | None:
        """What is shown."""
        return self._comparison

    def show(self, comparison: Comparison | None) -> None:
        """Show another comparison; groups of the same id stay folded."""
        self.beginResetModel()
        self._comparison = comparison
        self._lines = list(self._unfolded())
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return how many lines are unfolded."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return the labels' column and one for each asset."""
        if parent.isValid() or self._comparison is None:
            return 0
        return 1 + len(self._comparison.columns)

    def line(self, row: int) -> Line:
        """Return what a row of the grid stands for."""
        return self._lines[row]

    def row_of(self, key: str) -> int:
        """Return the row of a line by its key; -1 where it is folded away or gone."""
        return next((row for row, line in enumerate(self._lines) if line.key == key), -1)

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell of an asset; None in captions and labels."""
        line = self._lines[row]
        return line.row.cells[column - 1] if line.row is not None and column else None

    def parts(self, row: int, column: int) -> tuple[Part, ...]:
        """Return what stands in a cell; labels and captions are statements too."""
        cell, line = self.cell(row, column), self._lines[row]
        if cell is not None:
            return self._visible(cell, line)
        if column:
            return ()
        if line.row is not None:
            return (Part(line.row.label, muted=True),)
        return (self._caption(line),)

    def record(self, row: int, column: int, part: int = 0) -> Record | None:
        """Return the first record that a statement stands for; None if it stands for none."""
        parts = self.parts(row, column)
        found = parts[part].records if part < len(parts) else ()
        return next(iter(found), None) or next((r for each in parts for r in each.records), None)

    def set_heading(self, title: str) -> None:
        """Say in the corner of the header which group is being scrolled through."""
        if title != self._heading:
            self._heading = title
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)

    # ---------------------------------------------------------------- folding
    def is_collapsed(self, row: int) -> bool:
        """Return whether a caption's rows are folded away."""
        line = self._lines[row]
        return line.level == 1 and line.group.id in self._collapsed

    def toggle(self, row: int) -> None:
        """Fold the rows of a caption away, or unfold them."""
        line = self._lines[row]
        if line.level != 1:
            return
        count = len(line.group.rows)
        if line.group.id in self._collapsed:
            self.beginInsertRows(_ROOT, row + 1, row + count)
            self._collapsed.discard(line.group.id)
            self._lines[row + 1 : row + 1] = [
                Line("", line.group, each) for each in line.group.rows
            ]
            self.endInsertRows()
        else:
            self.beginRemoveRows(_ROOT, row + 1, row + count)
            self._collapsed.add(line.group.id)
            del self._lines[row + 1 : row + 1 + count]
            self.endRemoveRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def is_fold(self, row: int, column: int, part: int) -> bool:
        """Return whether a statement only stands for others that are folded away."""
        parts = self.parts(row, column)
        return part < len(parts) and isinstance(parts[part], Fold)

    def has_folds(self, row: int) -> bool:
        """Return whether a row has statements that can be folded away."""
        line = self._lines[row]
        return line.row is not None and any(
            p.secondary for cell in line.row.cells for p in cell.parts
        )

    def toggle_statements(self, row: int) -> None:
        """Fold what only adds to the main statements of a row away, or open it."""
        self._opened ^= {self._lines[row].key}
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    @property
    def full(self) -> bool:
        """Whether all rows show all their statements."""
        return self._full

    def show_full(self, full: bool) -> None:
        """Open all rows or fold all of them."""
        self.beginResetModel()
        self._full = full
        self._opened.clear()
        self.endResetModel()

    def toggle_all(self) -> None:
        """Fold every group away or, where all are, unfold them."""
        groups = self._comparison.groups if self._comparison else ()
        ids = {group.id for group in groups}
        self.beginResetModel()
        self._collapsed = self._collapsed - ids if ids <= self._collapsed else self._collapsed | ids
        self._lines = list(self._unfolded())
        self.endResetModel()

    def caption_of(self, row: int) -> int:
        """Return the row of the caption above a row; the row itself for captions."""
        while row > 0 and self._lines[row].level == 0:
            row -= 1
        return row

    # ---------------------------------------------------------------- reading
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer a role; see `Role` for those of our own."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Role.RAW:
                return self.text(row, column)
            case Role.PARTS:
                return self.parts(row, column) or None
            case Role.SECTION:
                return self._lines[row].level or None
            case Role.KEY:
                return self._lines[row].key
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case _:
                return self._look(row, column, role)

    def _look(self, row: int, column: int, role: int) -> Any:
        match role:
            case Role.MUTED:
                cell = self.cell(row, column)
                if self._lines[row].level:
                    return self.is_collapsed(row)
                return cell is None or not cell.known
            case Role.TONE:
                return self._tone(row, column)
            case Role.MARKS:
                return ",".join(str(mark) for mark in self.marks(row, column)) or None
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Answer with the name of an asset, below it its subtitle; the baseline has a label."""
        shown = self._comparison
        if (
            shown is None
            or orientation != Qt.Orientation.Horizontal
            or not 0 <= section <= len(shown.columns)
        ):
            return None
        if section == 0:
            words = f"{len(shown.columns)} assets\n{self._heading or ' '}"
            answers = {
                Qt.ItemDataRole.DisplayRole: words,
                Role.KEY: "label",
                Qt.ItemDataRole.ToolTipRole: LEGEND,
            }
            return answers.get(role)  # type: ignore[call-overload]
        asset = shown.columns[section - 1]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{asset.name}\n{asset.subtitle or ' '}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{asset.name}\n{asset.subtitle}".strip()
            case Role.KEY:
                return asset.asset
            case Role.CHIP:
                return "baseline" if asset.is_baseline else None
            case _:
                return None

    def text(self, row: int, column: int) -> str:
        """Return a cell as plain text, without source marks."""
        cell, line = self.cell(row, column), self._lines[row]
        if cell is not None:
            return cell.text
        if column:
            return ""
        return line.row.label if line.row else line.section or line.group.title

    def marks(self, row: int, column: int) -> tuple[int, ...]:
        """Return the source numbers of a cell, rising."""
        return tuple(sorted({mark for part in self.parts(row, column) for mark in part.marks}))

    # ---------------------------------------------------------------- private
    def _unfolded(self) -> Iterator[Line]:
        if self._comparison is None:
            return
        for section, group in self._comparison.sections():
            if section:
                yield Line(section, group)
            yield Line("", group)
            if group.id not in self._collapsed:
                yield from (Line("", group, row) for row in group.rows)

    def _visible(self, cell: Cell, line: Line) -> tuple[Part, ...]:
        count = sum(part.secondary for part in cell.parts)
        if not count or self._full:
            return cell.parts
        if line.key in self._opened:
            return (*cell.parts, Fold("show fewer"))
        return (*(part for part in cell.parts if not part.secondary), Fold(_folded(count)))

    def _caption(self, line: Line) -> Part:
        if line.section:
            return Part(line.section)
        count = len(line.group.rows)
        if line.group.id in self._collapsed:
            return Part(line.group.title, context="1 row" if count == 1 else f"{count} rows")
        aspects = aspects_of(line.group)
        warns = bool(aspects) and not aspects.startswith(_SAME_TRIAL)
        return Part(line.group.title, context=aspects, tone=Tone.WARN if warns else Tone.PLAIN)

    def _tone(self, row: int, column: int) -> str | None:
        cell = self.cell(row, column)
        if cell is None:
            return None
        if any(part.tone is Tone.WARN for part in cell.parts):
            return "warn"
        # Results of different trials always differ: a mark on each of them would say nothing.
        return (
            "accent"
            if cell.differs and cell.known and not self._lines[row].group.evidence
            else None
        )

    def _tip(self, row: int, column: int) -> str | None:
        cell, shown = self.cell(row, column), self._comparison
        if cell is None or shown is None:
            return self._lines[row].row.label if self._lines[row].row else None  # type: ignore[union-attr]
        said = [_part_tip(part, shown) for part in cell.parts]
        if cell.differs:
            said.append("<i>Says something else than the baseline.</i>")
        return "<hr>".join(said)

    def _spoken(self, row: int, column: int) -> str:
        line, words = self._lines[row], self.text(row, column)
        if line.level == 1 and not column:
            return f"{words}, {'folded' if self.is_collapsed(row) else 'unfolded'}"
        return words


def _folded(count: int) -> str:
    return "1 more cut or population" if count == 1 else f"{count} more cuts or populations"


def aspects_of(group: Group) -> str:
    """Return in which respects the trials of a group differ, in a few words; empty if in none."""
    if len(group.guard) < 2:
        return "".join(group.guard)
    titles = [said.partition(":")[0] for said in group.guard if not said.startswith(_UNSAID)]
    short = [title.removesuffix(" of the trial").removeprefix("Latest ") for title in titles]
    return f"Trials differ: {', '.join(f'{title[:1].lower()}{title[1:]}' for title in short)}"


def _part_tip(part: Part, shown: Comparison) -> str:
    lines = [f"<b>{escape(part.line)}</b>", *(escape(each) for each in part.detail)]
    lines += [f"{mark} {escape(shown.source(mark).text)}" for mark in part.marks]
    return "<br>".join(lines)
