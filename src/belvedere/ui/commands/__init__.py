"""What the user can do, declared by menu. Menus, palette, help and tests read these declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belvedere.ui.commands import cells, compare, data, edit, file, view
from belvedere.ui.commands import help as help_

if TYPE_CHECKING:
    from belvedere.ui.actions import Action
    from belvedere.ui.window import MainWindow


def declare(window: MainWindow) -> tuple[Action, ...]:
    """Return all actions of a window, in the order of the menus."""
    rooms = (file, edit, view, compare, data, cells, help_)
    return tuple(action for room in rooms for action in room.declare(window))
