"""Actions as declarations: one list from which menus, tool bars, palette and help are made."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from belvedere.ui import icons

Menu = Literal["File", "Edit", "View", "Compare", "Data", "Help"]
MENUS: tuple[Menu, ...] = ("File", "Edit", "View", "Compare", "Data", "Help")


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing the user can do.

    Attributes:
        id: Unique, `room.verb`, such as `file.open`.
        text: Title without an ampersand; with an ellipsis if it asks something first.
        icon: Name of an icon.
        menu: Menu it stands in; the order is that of declaration.
        run: What it does; a checkable one is handed whether it is checked.
        shortcut: Keys, such as `Ctrl+O`; empty for none. Several are separated by `; `.
        submenu: Title of the submenu it stands in; empty for none.
        enabled_when: Whether it can be done now; asked again by `Actions.refresh`.
        keys_when: Whether its keys mean it now; else they mean what they usually do where the focus is.
        checked_when: Whether it is on now; None for an action that is not checkable.
        group: Checkable actions of one group exclude each other.
        tip: One sentence, shown in tool tips, status bar and help.
        separated: Whether a line stands before it in its menu.
        priority: Smaller comes first in the palette among equal matches.
    """

    id: str
    text: str
    icon: str
    menu: Menu
    run: Callable[..., object]
    shortcut: str = ""
    submenu: str = ""
    enabled_when: Callable[[], bool] = _always
    keys_when: Callable[[], bool] = _always
    checked_when: Callable[[], bool] | None = None
    group: str = ""
    tip: str = ""
    separated: bool = False
    priority: int = 0

    @property
    def checkable(self) -> bool:
        """Whether it can be on or off."""
        return self.checked_when is not None

    @property
    def keys(self) -> list[QKeySequence]:
        """Its shortcuts, the one shown in the menu first."""
        return [QKeySequence(part) for part in self.shortcut.split("; ") if part]


class Actions(QObject):
    """The registry: keeps declarations and the QActions made of them.

    The QActions belong to a window, so that their shortcuts work anywhere in it.
    """

    def __init__(self, window: QWidget, declared: Iterable[Action] = ()) -> None:
        """Make the registry with its first actions."""
        super().__init__(window)
        self._window = window
        self._declared: dict[str, Action] = {}
        self._made: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self.extend(declared)
        window.installEventFilter(self)

    def __iter__(self) -> Iterator[Action]:
        """Walk the declarations in order."""
        return iter(self._declared.values())

    def extend(self, declared: Iterable[Action]) -> None:
        """Add actions.

        Raises:
            ValueError: An id is declared twice.
        """
        for action in declared:
            if action.id in self._declared:
                raise ValueError(f"The action {action.id} is declared twice")
            self._declared[action.id] = action
            self._made[action.id] = self._make(action)
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave keys to the widget in focus where no action is meant by them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            if any(pressed in each.keys and not each.keys_when() for each in self):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def get(self, id_: str) -> QAction:
        """Return the QAction of an id.

        Raises:
            KeyError: There is none.
        """
        return self._made[id_]

    def run(self, id_: str) -> bool:
        """Do what an action does, if it can be done now; return whether it was."""
        self.refresh()
        made = self._made[id_]
        if made.isEnabled():
            made.trigger()
        return made.isEnabled()

    def refresh(self) -> None:
        """Ask every action anew whether it can be done and whether it is on."""
        for id_, action in self._declared.items():
            made = self._made[id_]
            made.setEnabled(action.enabled_when())
            if action.checked_when is not None:
                made.setChecked(action.checked_when())

    def fill_menu_bar(self, bar: QMenuBar) -> dict[Menu, QMenu]:
        """Make the menus that have an action, in their fixed order."""
        menus: dict[Menu, QMenu] = {}
        for title in MENUS:
            declared = [action for action in self if action.menu == title]
            if declared:
                menus[title] = bar.addMenu(f"&{title}")
                menus[title].setToolTipsVisible(False)
                menus[title].aboutToShow.connect(self.refresh)
                self._fill_menu(menus[title], declared)
        return menus

    def make_menu(self, ids: Sequence[str], parent: QWidget) -> QMenu:
        """Return a menu of some actions, such as a context menu; an empty id is a line."""
        menu = QMenu(parent)
        menu.aboutToShow.connect(self.refresh)
        for id_ in ids:
            if id_:
                menu.addAction(self._made[id_])
            else:
                menu.addSeparator()
        return menu

    def fill_tool_bar(self, bar: QToolBar, ids: Sequence[str]) -> None:
        """Put some actions on a tool bar; an empty id is a line."""
        for id_ in ids:
            if id_:
                bar.addAction(self._made[id_])
            else:
                bar.addSeparator()

    def _fill_menu(self, menu: QMenu, declared: Sequence[Action]) -> None:
        inner: dict[str, QMenu] = {}
        for action in declared:
            place = menu
            if action.submenu:
                if action.submenu not in inner:
                    inner[action.submenu] = menu.addMenu(action.submenu)
                place = inner[action.submenu]
            if action.separated:
                place.addSeparator()
            place.addAction(self._made[action.id])

    def _make(self, action: Action) -> QAction:
        made = QAction(icons.icon(action.icon), action.text, self._window)
        made.setObjectName(action.id)
        made.setShortcuts(action.keys)
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.setStatusTip(action.tip)
        made.setToolTip(tool_tip(action))
        made.setCheckable(action.checkable)
        if action.group:
            made.setActionGroup(self._group(action.group))
        # Qt would look at how many arguments the deed takes: it hands the checked state to any that takes one,
        # and nothing to a partial, whatever that takes.
        if action.checkable:
            made.triggered.connect(lambda checked: action.run(checked))  # noqa: PLW0108 - as said above
        else:
            made.triggered.connect(lambda _checked=False: action.run())
        # Only what a window holds answers its shortcuts.
        self._window.addAction(made)
        return made

    def _group(self, name: str) -> QActionGroup:
        if name not in self._groups:
            self._groups[name] = QActionGroup(self)
        return self._groups[name]


def tool_tip(action: Action) -> str:
    """Return what an action's button says under the pointer: sentence, or title, and keys."""
    native = QKeySequence.SequenceFormat.NativeText
    keys = action.keys[0].toString(native) if action.keys else ""
    words = action.tip or action.text.rstrip("…")
    return f"{words} ({keys})" if keys else words
