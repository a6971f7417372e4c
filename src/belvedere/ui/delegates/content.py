"""What a cell says: read from a model once, without knowing where it will be painted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from belvedere.ui.delegates import tick
from belvedere.ui.delegates.text import Line
from belvedere.ui.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell(Line):
    """What one cell says; it does not know where it stands, so that equal cells may share one object.

    Attributes:
        chip: Name of the stage or tone whose label the text is painted as.
        muted: Whether the text only says that nothing is known.
        tone: Tone of text and edge.
        edge: Tone of the edge alone: the mark of a row at its first cell.
        section: Whether it is the caption of the rows below it.
        icon: Painted in front of the text.
        check: State of the tick in front of the text; None without one.
        shaped: Whether there is more to paint than letters: something with edges to smooth.
    """

    chip: str | None = None
    muted: bool = False
    tone: str | None = None
    edge: str | None = None
    section: bool = False
    icon: QIcon | None = None
    check: Qt.CheckState | None = None
    shaped: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Say whether there are shapes."""
        leads = self.icon is not None or self.check is not None
        shaped = leads or self.chip is not None or self.link or bool(self.hits)
        object.__setattr__(self, "shaped", shaped)

    @classmethod
    def of(cls, index: AnyIndex) -> "Cell":
        """Return what an index says: the cell that its model has ready, or else what its roles answer."""
        # Asking the model itself instead of the index spares a conversion to and from Qt's
        # variant for every role; PySide 6.12 on Python 3.11 also miscounts None in the latter.
        model = index.model()
        ready = model.data(index, Role.CELL)
        return ready if isinstance(ready, Cell) else cls._read(model, index)

    @classmethod
    def _read(cls, model: QAbstractItemModel, index: AnyIndex) -> "Cell":
        shown = model.data(index, Qt.ItemDataRole.DisplayRole)
        words = "" if shown is None else str(shown)
        section = bool(model.data(index, Role.SECTION))
        bold = section or model.data(index, Role.BOLD) or 0
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
            section=section,
            right=is_right(model.data(index, Qt.ItemDataRole.TextAlignmentRole)),
            icon=icon if isinstance(icon, QIcon) else None,
            check=tick.state(model.data(index, Qt.ItemDataRole.CheckStateRole)),
        )


def cells_of(model: QAbstractItemModel) -> Callable[[int, int], Cell] | None:
    """Return a model's `cell_at(row, column)`, which says the same as `Role.CELL` but needs no index.

    Making an index asks the model for its size, which takes as long as reading the cell. To
    models without it the roles are enough.
    """
    return getattr(model, "cell_at", None)


def is_right(alignment: Any) -> bool:
    """Return whether an alignment role asks for the right edge."""
    flags = getattr(alignment, "value", alignment)
    return isinstance(flags, int) and bool(flags & Qt.AlignmentFlag.AlignRight.value)
