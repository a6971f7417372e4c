"""Help: shortcuts and about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belvedere.ui.actions import Action

if TYPE_CHECKING:
    from belvedere.ui.window import MainWindow


def declare(window: MainWindow) -> tuple[Action, ...]:
    """Return the actions of the Help menu."""
    return (
        Action(id="help.shortcuts", text="Keyboard Shortcuts", icon="command", menu="Help",
               run=window.show_shortcuts, shortcut="F1", tip="List every action with its keys"),
        Action(id="help.about", text="About Belvedere", icon="info", menu="Help", run=window.show_about,
               tip="Version, and what this is"),
    )  # fmt: skip
