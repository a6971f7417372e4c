"""All assets for picking: found by any of their names, ticked where they are chosen."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from belvedere.landscape import Landscape
from belvedere.landscape.names import names_of
from belvedere.schema import fold
from belvedere.ui.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class AssetListModel(QAbstractListModel):
    """Assets by name; `Role.RAW` gives their other names for the eye."""

    chosen_changed = Signal(list)
    """The keys chosen, in the order of choosing."""

    def __init__(
        self, landscape: Landscape, chosen: list[str], *, most: int, parent: QObject | None = None
    ) -> None:
        """List the assets of a landscape.

        Args:
            landscape: Where they stand.
            chosen: Keys chosen already.
            most: How many may be chosen.
            parent: Owner.
        """
        super().__init__(parent)
        self.chosen = list(chosen)
        self._most = most
        self._names = {key: _names(landscape, key) for key in landscape.rows("assets").index}
        self._all = sorted(self._names, key=lambda key: fold(self._names[key][0]))
        self._shown = self._all

    @property
    def full(self) -> bool:
        """Whether no more can be chosen."""
        return len(self.chosen) >= self._most

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return how many assets pass the search."""
        return 0 if parent.isValid() else len(self._shown)

    def search(self, text: str) -> None:
        """Show the assets that have every word in one of their names; those that begin with it first."""
        words = fold(text).split()
        kept = [
            key
            for key in self._all
            if all(word in fold(" ".join(self._names[key])) for word in words)
        ]
        first = fold(text.strip())
        self.beginResetModel()
        self._shown = sorted(kept, key=lambda key: not self._begins(key, first)) if first else kept
        self.endResetModel()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer name, other names, key and tick."""
        if not index.isValid():
            return None
        key = self._shown[index.row()]
        name, *others = self._names[key]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Role.RAW | Qt.ItemDataRole.ToolTipRole:
                return " · ".join(others)
            case Role.KEY:
                return key
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if key in self.chosen else Qt.CheckState.Unchecked
            case _:
                return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Offer a tick, unless as many are chosen as may be."""
        base = super().flags(index)
        if not index.isValid() or (self.full and self._shown[index.row()] not in self.chosen):
            return base & ~Qt.ItemFlag.ItemIsEnabled
        return base | Qt.ItemFlag.ItemIsUserCheckable

    def toggle(self, index: AnyIndex) -> None:
        """Choose an asset, or drop it."""
        if not index.isValid() or not self.flags(index) & Qt.ItemFlag.ItemIsEnabled:
            return
        key = self._shown[index.row()]
        if key in self.chosen:
            self.chosen.remove(key)
        else:
            self.chosen.append(key)
        self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
        self.chosen_changed.emit(list(self.chosen))

    def _begins(self, key: str, text: str) -> bool:
        return any(fold(name).startswith(text) for name in self._names[key])


def _names(landscape: Landscape, key: str) -> list[str]:
    names = [name for name in names_of(landscape, "assets", key) if name != key]
    return names or [key]
