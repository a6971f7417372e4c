"""The values of a column with their counts, to tick: the list of a filter."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from belvedere.query import Facet
from belvedere.schema import fold

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
UNKNOWN = "(unknown)"


class FacetModel(QAbstractListModel):
    """Values, ticked or not, narrowed by a search inside the list."""

    def __init__(
        self, facets: Sequence[Facet], ticked: set[str] | None = None, parent: QObject | None = None
    ) -> None:
        """Take the values.

        Args:
            facets: Values and counts in the order shown.
            ticked: Texts that are ticked; None for all.
            parent: Owner.
        """
        super().__init__(parent)
        self._all = list(facets)
        self._shown = list(facets)
        # As filters compare them: a value written `adc` in some rows is that of a filter on `ADC`.
        wanted = {text.casefold() for text in ticked or ()}
        self._ticked = {f.text for f in facets if ticked is None or f.text.casefold() in wanted}

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return how many values are listed."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer name, tick and, under the user role, the count."""
        if not index.isValid():
            return None
        facet = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return facet.shown or UNKNOWN
            case Qt.ItemDataRole.CheckStateRole:
                return (
                    Qt.CheckState.Checked if facet.text in self._ticked else Qt.CheckState.Unchecked
                )
            case Qt.ItemDataRole.UserRole:
                return facet.count
            case Qt.ItemDataRole.ToolTipRole:
                return f"{facet.shown or UNKNOWN}: {facet.count}"
            case _:
                return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let every value be ticked."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a value."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        text = self._shown[index.row()].text
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(text)
        else:
            self._ticked.discard(text)
        self.dataChanged.emit(index, index, [role])
        return True

    def search(self, text: str) -> None:
        """List only the values that hold a text."""
        wanted = fold(text)
        self.beginResetModel()
        self._shown = [facet for facet in self._all if wanted in fold(facet.shown or UNKNOWN)]
        self.endResetModel()

    def tick_shown(self, ticked: bool) -> None:
        """Tick or untick all values listed."""
        texts = {facet.text for facet in self._shown}
        self._ticked = self._ticked | texts if ticked else self._ticked - texts
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    @property
    def ticked(self) -> tuple[str, ...] | None:
        """The texts ticked, in order, of those listed; None if all there are, which is no filter.

        As in Excel, a search inside the list narrows the filter too: what it hides does not pass.
        """
        texts = tuple(facet.text for facet in self._shown if facet.text in self._ticked)
        return None if len(texts) == len(self._all) else texts
