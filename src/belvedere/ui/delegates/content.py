"""What a cell says: read from a model once, without knowing where it will be painted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from belvedere.ui.delegates import tick
from belvedere.ui.delegates.text import Line
from belvedere.ui.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """What one index says; it depends on no position, so that equal cells may share one object.

    Attributes:
        line: The text as it is to be painted, made once from the others.
    """

    text: str
    bold: int = 0
    chip: str | None = None
    muted: bool = False
    marks: str = ""
    tone: str | None = None
    hits: Sequence[tuple[int, int]] = ()
    link: bool = False
    section: bool = False
    right: bool = False
    icon: QIcon | None = None
    check: Qt.CheckState | None = None
    line: Line = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the line."""
        bold = len(self.text) if self.section else self.bold
        line = Line(self.text, bold, self.marks, self.hits, self.right, self.link)
        object.__setattr__(self, "line", line)

    @classmethod
    def of(cls, index: AnyIndex) -> "Cell":
        """Return the cell that the model has ready, or else what its roles say."""
        # Asking the model itself instead of the index spares a conversion to and from Qt's
        # variant for every role; PySide 6.12 on Python 3.11 also miscounts None in the latter.
        model = index.model()
        ready = model.data(index, Role.CELL)
        return ready if isinstance(ready, Cell) else cls._read(model, index)

    @classmethod
    def _read(cls, model: QAbstractItemModel, index: AnyIndex) -> "Cell":
        shown = model.data(index, Qt.ItemDataRole.DisplayRole)
        words = "" if shown is None else str(shown)
        bold = model.data(index, Role.BOLD) or 0
        icon = model.data(index, Qt.ItemDataRole.DecorationRole)
        return cls(
            text=words,
            bold=len(words) if bold is True else int(bold),
            chip=model.data(index, Role.CHIP),
            muted=bool(model.data(index, Role.MUTED)),
            marks=model.data(index, Role.MARKS) or "",
            tone=model.data(index, Role.TONE),
            hits=model.data(index, Role.HITS) or (),
            link=model.data(index, Role.LINK) is not None,
            section=bool(model.data(index, Role.SECTION)),
            right=is_right(model.data(index, Qt.ItemDataRole.TextAlignmentRole)),
            icon=icon if isinstance(icon, QIcon) else None,
            check=tick.state(model.data(index, Qt.ItemDataRole.CheckStateRole)),
        )


def is_right(alignment: Any) -> bool:
    """Return whether an alignment role asks for the right edge."""
    flags = getattr(alignment, "value", alignment)
    return isinstance(flags, int) and bool(flags & Qt.AlignmentFlag.AlignRight.value)
