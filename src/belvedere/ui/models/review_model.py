"""What a file would change, item by item, each with a tick."""

from collections.abc import Callable, Collection, Iterable
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from belvedere.landscape import Landscape
from belvedere.reconcile import Review, ReviewItem
from belvedere.schema import ALL_TABLES, Field
from belvedere.ui.models.word_difference import Excerpt, excerpts
from belvedere.ui.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
TICK, KIND, TABLE, RECORD, FIELD, BEFORE, AFTER, PLACE = range(8)
COLUMNS = ("tick", "kind", "table", "record", "field", "before", "after", "place")
TITLES = ("", "Kind", "Table", "Record", "Field", "In this landscape", "In the file", "Cell")
KINDS = {"changed": "Changed", "added": "Added", "removed": "Removed", "problem": "Problem"}
_TONES = {"changed": "accent", "added": "good", "removed": "", "problem": "bad"}
_MOST_SHOWN = {"added": 120, "problem": 260}
_MOST = 200
_NOTHING = "—"


class ReviewModel(QAbstractTableModel):
    """Shows the items of a review, or those of one kind; items are known by their id."""

    ticks_changed = Signal()

    def __init__(self, landscape: Callable[[], Landscape], parent: QObject | None = None) -> None:
        """Start with nothing to show.

        Args:
            landscape: Gives the landscape that would change, for the names of records and fields.
            parent: Owner.
        """
        super().__init__(parent)
        self._landscape = landscape
        self._items: tuple[ReviewItem, ...] = ()
        self._shown: list[ReviewItem] = []
        self._ticked: set[int] = set()
        self._kind = ""
        self._file = "file"

    # ------------------------------------------------------------------ shape
    def show(self, review: Review) -> None:
        """Show another review, ticked as it proposes."""
        self.beginResetModel()
        self._items = review.items
        self._ticked = {item.id for item in review.items if item.ticked and can_tick(item)}
        workbook = review.name.lower().endswith((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"))
        self._file = "workbook" if workbook else "file"
        self._kind = ""
        self._shown = list(review.items)
        self.endResetModel()
        self.ticks_changed.emit()

    def filter(self, kind: str) -> None:
        """Show the items of one kind; all for an empty text."""
        self.beginResetModel()
        self._kind = kind
        self._shown = [item for item in self._items if not kind or item.kind == kind]
        self.endResetModel()
        self.ticks_changed.emit()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return how many items are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return the number of columns, which is always the same."""
        return 0 if parent.isValid() else len(COLUMNS)

    @property
    def items(self) -> tuple[ReviewItem, ...]:
        """All items, shown or not."""
        return self._items

    def item(self, row: int) -> ReviewItem:
        """Return the item in a row."""
        return self._shown[row]

    def counts(self) -> dict[str, int]:
        """Return how many items there are of each kind."""
        return {kind: sum(item.kind == kind for item in self._items) for kind in KINDS}

    # ---------------------------------------------------------------- ticking
    @property
    def able(self) -> int:
        """How many items could be taken, shown or not."""
        return sum(map(can_tick, self._items))

    @property
    def ticked(self) -> set[int]:
        """Ids of the items to take, shown or not."""
        return set(self._ticked)

    def tick(self, rows: Iterable[int], on: bool) -> None:
        """Tick the items in some rows, or take their ticks away; problems cannot be ticked."""
        ids = {self._shown[row].id for row in rows if can_tick(self._shown[row])}
        self._ticked = self._ticked | ids if on else self._ticked - ids
        if self._shown:
            self.dataChanged.emit(self.index(0, TICK), self.index(len(self._shown) - 1, TICK))
        self.ticks_changed.emit()

    def state(self, rows: Collection[int] | None = None) -> Qt.CheckState | None:
        """Return whether all, some or none of the items in some rows are ticked; None if none can be."""
        places = range(len(self._shown)) if rows is None else rows
        able = [self._shown[row].id for row in places if can_tick(self._shown[row])]
        if not able:
            return None
        count = sum(id_ in self._ticked for id_ in able)
        if count == len(able):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if count else Qt.CheckState.Unchecked

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Offer a tick where there is something to take."""
        base = super().flags(index)
        if index.isValid() and index.column() == TICK and can_tick(self._shown[index.row()]):
            return base | Qt.ItemFlag.ItemIsUserCheckable
        return base

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Turn a tick."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or index.column() != TICK:
            return False
        if not can_tick(self._shown[index.row()]):
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    # ---------------------------------------------------------------- reading
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer a role; see `Role` for those of our own."""
        if not index.isValid():
            return None
        item, column = self._shown[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(item, column)
            case Qt.ItemDataRole.CheckStateRole:
                return self._check(item) if column == TICK else None
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(item, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(item) if column == TICK else self._text(item, column)
            case _:
                return self._look(item, column, role)

    def _look(self, item: ReviewItem, column: int, role: int) -> Any:
        match role:
            case Role.CHIP:
                return _TONES[item.kind] if column == KIND else None
            case Role.KEY:
                return item.key
            case Role.TONE:
                return "bad" if column == AFTER and item.kind == "problem" else None
            case Role.MUTED:
                return self._is_muted(item, column)
            case Role.HITS:
                excerpt = self._excerpt(item, column)
                return [(excerpt.start, excerpt.length)] if excerpt and excerpt.length else None
            case _:
                return None

    def _check(self, item: ReviewItem) -> Qt.CheckState | None:
        if not can_tick(item):
            return None
        ticked = item.id in self._ticked
        return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Answer with title and name of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Role.KEY:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"In the {self._file}" if section == AFTER else TITLES[section]
        return None

    def full_text(self, item: ReviewItem, column: int) -> str:
        """Return the whole text before or after, with names in place of keys."""
        if column == BEFORE:
            return self._shown_text(item, item.before)
        match item.kind:
            case "problem":
                return item.reason or item.after
            case "removed":
                return item.reason or f"not in the {self._file}"
            case "added":
                reason = [item.reason] if item.reason else []
                return " · ".join([*reason, *self._fields(item)]) or item.after
            case _:
                return self._shown_text(item, item.after)

    def _text(self, item: ReviewItem, column: int) -> str:
        match column:
            case 1:
                return KINDS[item.kind]
            case 2:
                return ALL_TABLES[item.table].title if item.table in ALL_TABLES else "File"
            case 3:
                return item.label or item.key or _NOTHING
            case 4:
                return self._field_title(item) or _NOTHING
            case 5 | 6:
                excerpt = self._excerpt(item, column)
                text = excerpt.text if excerpt else self.full_text(item, column)
                most = _MOST_SHOWN.get(item.kind, _MOST)
                return text if len(text) <= most else f"{text[:most].rstrip(' ·;,')}…"
            case 7:
                return _short_place(item) or _NOTHING
            case _:
                return ""

    def _excerpt(self, item: ReviewItem, column: int) -> Excerpt | None:
        if item.kind != "changed" or column not in (BEFORE, AFTER):
            return None
        both = excerpts(self.full_text(item, BEFORE), self.full_text(item, AFTER))
        return both[column - BEFORE] if both else None

    def _is_muted(self, item: ReviewItem, column: int) -> bool:
        if column == AFTER:
            return item.kind == "removed"
        return column in (TABLE, PLACE) or self._text(item, column) == _NOTHING

    def _tip(self, item: ReviewItem, column: int) -> str | None:
        if column in (BEFORE, AFTER):
            return _wrapped(self.full_text(item, column))
        if column == RECORD and item.key:
            return _wrapped(f"{item.label} ({item.key})")
        if column == PLACE:
            return item.place or None
        return item.reason or self._text(item, column) or None

    def _spoken(self, item: ReviewItem) -> str:
        state = (
            "cannot be ticked"
            if not can_tick(item)
            else "ticked"
            if item.id in self._ticked
            else "not ticked"
        )
        return f"{KINDS[item.kind]}, {item.label or item.key}, {state}"

    # ------------------------------------------------------------------ names
    def _field(self, item: ReviewItem, name: str) -> Field | None:
        try:
            return self._landscape().field(item.table, name)
        except KeyError:
            return None  # a column that the file would add

    def _field_title(self, item: ReviewItem) -> str:
        field = self._field(item, item.field)
        return field.title if field else item.field

    def _shown_text(self, item: ReviewItem, text: str) -> str:
        field = self._field(item, item.field)
        return self._landscape().shown(item.table, field, text) if field else text

    def _fields(self, item: ReviewItem) -> list[str]:
        """Return what an added row says, field by field, without its key."""
        key = ALL_TABLES[item.table].key if item.table in ALL_TABLES else ""
        said = []
        for change in item.changes:
            if change.field == key or not change.after:
                continue
            field = self._field(item, change.field)
            title = field.title if field else change.field
            text = (
                self._landscape().shown(item.table, field, change.after) if field else change.after
            )
            said.append(f"{title}: {text}")
        return said


def can_tick(item: ReviewItem) -> bool:
    """Return whether an item is something to take."""
    return item.kind != "problem"


def _short_place(item: ReviewItem) -> str:
    """Return the place without what table and field say already: `C4`, `line 12`."""
    _, sheet, cell = item.place.rpartition("!")
    if sheet:
        return cell
    parts = item.place.split(":")
    return f"line {parts[1]}" if len(parts) > 1 and parts[1].isdecimal() else item.place


def _wrapped(text: str) -> str | None:
    return f"<div>{escape(text)}</div>" if text else None
