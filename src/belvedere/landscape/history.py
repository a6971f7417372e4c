"""The change sets that a landscape went through, and which of them undo and redo concern."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from belvedere.landscape.changes import ChangeSet
from belvedere.landscape.net import Changed, Net


class History:
    """Change sets in the order in which they were applied; only ever appended to."""

    def __init__(self, sets: Iterable[ChangeSet] = ()) -> None:
        """Take the change sets applied so far, oldest first."""
        self._sets: list[ChangeSet] = []
        self._by_id: dict[str, ChangeSet] = {}
        self._undo: list[ChangeSet] = []
        self._redo: list[ChangeSet] = []
        self._net: tuple[int, Net] | None = None
        for each in sets:
            self.append(each)

    def __len__(self) -> int:
        """Return the number of change sets, which is the revision."""
        return len(self._sets)

    def __iter__(self) -> Iterator[ChangeSet]:
        """Return the change sets, oldest first."""
        return iter(self._sets)

    @property
    def undoable(self) -> ChangeSet | None:
        """The change set that undo would take back, or None."""
        return self._undo[-1] if self._undo else None

    @property
    def depth(self) -> int:
        """How many change sets undo could take back, one after the other."""
        return len(self._undo)

    @property
    def redoable(self) -> ChangeSet | None:
        """The undoing change set that redo would take back, or None."""
        return self._redo[-1] if self._redo else None

    def verb(self, change_set: ChangeSet) -> Literal["", "Undo", "Redo"]:
        """Return whether a change set takes another back or does it again; empty if it is one of its own."""
        verb: Literal["", "Undo", "Redo"] = ""
        while change_set.undoes:
            verb = "Redo" if verb == "Undo" else "Undo"
            taken_back = self._by_id.get(change_set.undoes)
            if taken_back is None:
                break
            change_set = taken_back
        return verb

    def changed_since(self, revision: int) -> Changed:
        """Return what the change sets after a revision come to.

        Asking again for the same revision costs only what has been applied in between.
        """
        if self._net is None or self._net[0] != revision:
            self._net = (revision, Net(revision))
        net = self._net[1]
        return net.take(islice(self._sets, net.revision, None))

    def append(self, change_set: ChangeSet) -> None:
        """Add a change set that has been applied."""
        self._sets.append(change_set)
        self._by_id[change_set.id] = change_set
        if self._undo and change_set.undoes == self._undo[-1].id:
            self._undo.pop()
            self._redo.append(change_set)
        elif self._redo and change_set.undoes == self._redo[-1].id:
            self._redo.pop()
            self._undo.append(change_set)
        else:
            self._undo.append(change_set)
            self._redo.clear()
