"""The open landscape as the window sees it: changes go in here, and everything hears of them from here."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from belvedere.errors import BelvedereError

if TYPE_CHECKING:
    from collections.abc import Callable

    from belvedere.landscape import Announcement, ChangeSet, Landscape

    Append = Callable[[Path, Landscape, ChangeSet], None]


class Document(QObject):
    """One landscape, the file that it is kept in, and whether that file has everything.

    Attributes:
        landscape: The landscape.
        path: The `.landscape` file that it is kept in; None as long as it has none.
        name: What people call it: file name without suffix.
        exported: Revision of the last export to a workbook; None if there was none that is known of.
    """

    changed = Signal(object)
    """After every change set, with the `Announcement`."""
    state_changed = Signal()
    """When path, name or saved state may be different."""

    exported_changed = Signal()
    """When another export is the last one."""

    def __init__(
        self,
        landscape: Landscape,
        *,
        name: str,
        path: Path | None = None,
        append: Append | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Take over a landscape.

        Args:
            landscape: The landscape; nobody else changes it from now on.
            name: What people call it.
            path: The file that it is kept in, if any; every change set is appended to it at once.
            append: Writes a change set to the file; raises `BelvedereError` if it cannot.
            parent: Owner.
        """
        super().__init__(parent)
        self.landscape = landscape
        self.name = name
        self.path = path
        self.exported: int | None = None
        self._append = append
        self._saved_at: datetime | None = None
        self._unsaved = 0
        self._depth = landscape.history.depth
        self._waiting: list[tuple[Landscape, ChangeSet]] = []
        self._end = landscape.subscribe(self._on_announcement)

    @property
    def unsaved(self) -> bool:
        """Whether there are changes that no file has."""
        return self._changes > 0

    @property
    def _changes(self) -> int:
        # Without a file, what was taken back again needs no saving; a file is to have every step.
        if self.path is None:
            return abs(self.landscape.history.depth - self._depth)
        return self._unsaved

    @property
    def saved_text(self) -> str:
        """What the status bar says of the saved state."""
        if self.unsaved:
            changes = "1 change" if self._changes == 1 else f"{self._changes} changes"
            return f"{changes} not saved"
        if self._saved_at:
            return f"Saved {self._saved_at:%H:%M}"
        return "Saved" if self.path else "No changes"

    def apply(self, change_set: ChangeSet, *, initiator: object | None = None) -> None:
        """Apply a change set and write it to the file, if there is one.

        Raises:
            BelvedereError: If it cannot be applied (nothing changed then) or not be written (the change
                is kept in memory, counted as unsaved, and written before the next one).
        """
        self.landscape.apply(change_set, initiator=initiator)
        self._write(change_set)

    def undo(self) -> ChangeSet | None:
        """Take back the last change set; return the inverse that was applied."""
        return self._written(self.landscape.undo())

    def redo(self) -> ChangeSet | None:
        """Apply again what was undone last; return the change set that did it."""
        return self._written(self.landscape.redo())

    def saved_as(self, path: Path) -> None:
        """Note that the whole landscape has just been written to a file, which keeps it from now on."""
        self.path = path
        self.name = path.stem
        self._mark_saved()

    def note_export(self, revision: int) -> None:
        """Note that everything up to a revision has left in a workbook; what changes from now on is marked."""
        self.exported = revision
        self.exported_changed.emit()

    def close(self) -> None:
        """Stop listening; the document is not used afterwards."""
        self._end()

    def _written(self, change_set: ChangeSet | None) -> ChangeSet | None:
        if change_set is not None:
            self._write(change_set)
        return change_set

    def _write(self, change_set: ChangeSet) -> None:
        if not change_set:
            return
        self._unsaved += 1
        try:
            if self.path is not None and self._append is not None:
                self._append_to(self.path, self._append, change_set)
        finally:
            self.state_changed.emit()

    def _append_to(self, path: Path, append: Append, change_set: ChangeSet) -> None:
        # A file takes change sets in their order, each with the landscape as that left it. So what it did
        # not take, since another program held it for a moment, goes first.
        try:
            while self._waiting:
                append(path, *self._waiting[0])
                del self._waiting[0]
                self._unsaved -= 1
            append(path, self.landscape, change_set)
        except BelvedereError:
            self._waiting.append((self.landscape.snapshot(), change_set))
            raise
        self._mark_saved()

    def _mark_saved(self) -> None:
        self._unsaved = 0
        self._waiting.clear()
        self._saved_at = datetime.now()
        self.state_changed.emit()

    def _on_announcement(self, announcement: Announcement) -> None:
        self.changed.emit(announcement)
